package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/ui/look"
)

// pageWords collects the words that a page shows.
func pageWords(o fyne.CanvasObject) string {
	said := ""
	for _, o := range test.LaidOutObjects(o) {
		if t, ok := o.(*canvas.Text); ok {
			said += t.Text
		}
	}
	return said
}

func TestTheCharterOfAUnitIsOpenedFromItsMenuAndItsPanel(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 2400))
	w.unitMenu("EC", fyne.NewPos(300, 200))
	choose(t, w, "charter")
	win.Canvas().Capture()
	if said := pageWords(w.page().content); w.view != CharterView || !strings.Contains(said, "电商部职责说明书") || !strings.Contains(said, "负责电商平台") || !strings.Contains(said, "没有写使命") {
		t.Fatalf("%s shows %q", w.view, said)
	}
	fill, ok := w.targets()["charter:fill:没有写使命：为谁、做什么、到什么程度。"].(*look.Button)
	if !ok {
		t.Fatal("a gap does not lead to where it is entered")
	}
	test.Tap(fill)
	if w.view != BoardView || w.unit != "EC" {
		t.Errorf("it leads to %s, unit %q", w.view, w.unit)
	}
	open, ok := w.panels.inspector.Targets()["charter"].(fyne.Tappable)
	if !ok {
		t.Fatalf("the panel does not offer the charter: %v", w.panels.inspector.Targets())
	}
	test.Tap(open)
	if w.view != CharterView {
		t.Errorf("the panel leads to %s", w.view)
	}
	w.page().key(fyne.KeyRight)
	if said := pageWords(w.page().content); !strings.Contains(said, "媒体部职责说明书") {
		t.Errorf("the next unit is not shown: %q", said)
	}
}
