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
// display: each view light and in Chinese, the first also dark and in English.
func Pictures(app fyne.App, o Options, library, folder string) error {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	o.Screens = nil // there may be none
	w := New(app, o)
	w.background = func(f func()) { f() } // nobody waits for a picture
	w.post = w.background
	defer w.Close()
	c := software.NewCanvas()
	w.canvas = c
	c.SetPadded(false)
	c.SetContent(w.frame)
	c.Resize(fyne.NewSize(1440, 900))
	opened := false
	if w.Open(library, func(done bool) { opened = done }); !opened {
		return fmt.Errorf("%s: %s", library, w.failure)
	}
	draw := func(p page, lang model.Lang, dark bool) error {
		w.lang, w.print = lang, chrome.In(lang)
		w.desk.Speak(w.print)
		w.turnTo(p.view)
		w.theme.Paint(palette(dark))
		if p.pose != nil {
			p.pose()
		}
		w.draw()
		img := c.Capture()
		name := string(p.view) + "-" + string(lang) + "-light.png"
		if dark {
			name = string(p.view) + "-" + string(lang) + "-dark.png"
		}
		return export.WriteFile(filepath.Join(folder, name), func(f io.Writer) error { return png.Encode(f, img) })
	}
	for _, p := range w.pages {
		if err := draw(p, model.ZH, false); err != nil {
			return err
		}
	}
	return draw(w.pages[0], model.EN, true)
}
