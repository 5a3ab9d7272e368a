package ui

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

func TestLanguageAndPaletteSwitchWithoutLosingTheSelection(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.board.Select("B-MD-D7")
	w.SetLang(model.EN)
	w.SetDark(true)
	if got := w.board.Selected(); !slices.Equal(got, []model.ID{"B-MD-D7"}) {
		t.Errorf("selected %q", got)
	}
	if w.win.Title() != "V0 As is: two departments - 部门 100% #1? - Sandtable" {
		t.Errorf("title %q", w.win.Title())
	}
}

func TestEveryViewDrawsInBothLanguagesAndPalettesAtEverySize(t *testing.T) {
	w, win := opens(t, "seed-ab")
	for _, size := range []fyne.Size{{Width: 1024, Height: 700}, {Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
		win.Resize(size)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			w.SetLang(lang)
			for _, p := range w.pages {
				w.poses(p)
				if img := win.Canvas().Capture(); img.Bounds().Dx() < int(size.Width) {
					t.Errorf("%v %s view %s: picture of %v", size, lang, p.view, img.Bounds())
				}
			}
		}
	}
}

func TestPicturesAreDrawnWithoutADisplay(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := w.library.Path()
	w.Close()
	folder := t.TempDir()
	if err := Pictures(test.NewTempApp(t), Options{Lang: model.ZH}, path, folder); err != nil {
		t.Fatal(err)
	}
	pngs, _ := filepath.Glob(filepath.Join(folder, "*.png"))
	if len(pngs) != len(w.pages)+1 {
		t.Errorf("pictures %q", pngs)
	}
}

// again makes the renderers of all that is in o anew, as the toolkit does when it shows
// what was hidden for a minute.
func again(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		o.Refresh()
		for _, part := range o.Objects {
			again(part)
		}
	case fyne.Widget:
		r := o.CreateRenderer()
		r.Refresh()
		for _, part := range r.Objects() {
			again(part)
		}
	}
}

// unplaced lists what stands in o with a size that cannot be drawn.
func unplaced(o fyne.CanvasObject) (out []string) {
	if s := o.Size(); !o.Visible() {
		return nil
	} else if s.Width < 0 || s.Height < 0 {
		out = append(out, fmt.Sprintf("%T of %v at %v", o, s, o.Position()))
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		out = append(out, unplaced(part)...)
	}
	return out
}

func TestWhatWasHiddenForLongComesBackAsItWas(t *testing.T) {
	w, win := opens(t, "seed-b")
	for _, p := range w.pages {
		w.poses(p)
		before := win.Canvas().Capture()
		again(win.Canvas().Content())
		if bad := unplaced(win.Canvas().Content()); len(bad) > 0 {
			t.Errorf("view %s: %d things without a place: %s", p.view, len(bad), bad[0])
		}
		if after := win.Canvas().Capture(); !reflect.DeepEqual(before, after) {
			t.Errorf("view %s looks different", p.view)
		}
	}
}
