package ui

import (
	"fmt"
	"image/png"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"sandtable/export"
	"sandtable/model"
)

// Pictures draws the views of a library to PNG files in a folder, without a
// display: each view light and in Chinese, the board also dark and in English.
func Pictures(app fyne.App, o Options, library, folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	o.Screens = nil // there may be none
	w := New(app, o)
	defer w.Close()
	c := software.NewCanvas()
	w.canvas = c
	c.SetPadded(false)
	c.SetContent(w.frame)
	c.Resize(fyne.NewSize(1440, 900))
	if !w.Open(library) {
		return fmt.Errorf("%s: %s", library, w.failure)
	}
	for _, picture := range []struct {
		name string
		view View
		lang model.Lang
		dark bool
	}{
		{"board-zh-light", BoardView, model.ZH, false},
		{"departments-zh-light", DepartmentsView, model.ZH, false},
		{"compare-zh-light", CompareView, model.ZH, false},
		{"board-en-dark", BoardView, model.EN, true},
	} {
		w.lang, w.print, w.view = picture.lang, printer(picture.lang), picture.view
		w.theme.Paint(palette(picture.dark))
		w.draw()
		img := c.Capture()
		path := filepath.Join(folder, picture.name+".png")
		if err := export.WriteFile(path, func(f io.Writer) error { return png.Encode(f, img) }); err != nil {
			return err
		}
	}
	return nil
}
