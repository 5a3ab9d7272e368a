package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
)

// hauled is what can be pressed and dragged on the board.
type hauled interface {
	fyne.CanvasObject
	desktop.Mouseable
	fyne.Draggable
}

// haul presses something of the board and drags it to the right, without letting go.
func haul(t *testing.T, w *Window, target string) {
	t.Helper()
	o, ok := w.board.Targets()[target].(hauled)
	if !ok {
		t.Fatalf("the board has no %s to drag", target)
	}
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(60, 20)
	event := func() fyne.PointEvent {
		return fyne.PointEvent{AbsolutePosition: at, Position: at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(o))}
	}
	o.MouseDown(&desktop.MouseEvent{PointEvent: event(), Button: desktop.MouseButtonPrimary})
	for range 12 {
		at = at.AddXY(20, 2)
		o.Dragged(&fyne.DragEvent{PointEvent: event(), Dragged: fyne.Delta{DX: 20, DY: 2}})
	}
	if !w.board.Dragging() {
		t.Fatalf("%s is not dragged", target)
	}
}

func TestColumnsStandStillUnderADragInANarrowWindow(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1024, 700))
	for _, target := range []string{"head:EC", "card:B-EC-D1"} {
		w.board.Select()
		before := w.board.Size()
		haul(t, w, target)
		w.frame.draw()
		if w.board.Size() != before {
			t.Errorf("while %s is dragged the board is %v wide, before %v", target, w.board.Size().Width, before.Width)
		}
		w.board.Cancel()
		if shown := w.frame.shown > 0; shown != (len(w.selection()) > 0) {
			t.Errorf("after the drag of %s the panel is shown: %v, selected: %v", target, shown, w.selection())
		}
	}
}

func TestOneOfTwoDepartmentsLetGoOnTheOtherIsMergedWithIt(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askMerge(fyne.Position{}, "MD", "EC")
	if w.failure != "" || w.open.dialog() == nil || w.open.dialog().Targets()["dialog:name"] == nil {
		t.Fatalf("it is not asked about: %s", w.failure)
	}
}

func TestOfThreeDepartmentsOnlyTheTwoNamedAreMerged(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch("V3")
	before := w.homes()
	w.askMerge(fyne.Position{}, "MD", "EC")
	if w.open.dialog() == nil {
		t.Fatalf("it is not asked about: %s", w.failure)
	}
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	departments := func(ids []model.ID) int {
		s := w.session.Now().Scenario
		return len(slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return !s.Has(model.Ref{Kind: model.UnitKind, ID: id}) }))
	}
	if n := departments(w.homes()); n != len(before)-1 {
		t.Errorf("%d departments are left of %d", n, len(before))
	}
}

func TestMenusOfThePanelOpenAtTheirButtons(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 900))
	for _, name := range []string{"move", "fuse", "lock"} {
		w.board.Select("B-MD-D7")
		button := w.panels.inspector.Targets()[name].(placed)
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(button)
		button.Tapped(&fyne.PointEvent{})
		if w.open.menu == nil || !w.open.menu.Open() {
			t.Fatalf("%s opens no menu", name)
		}
		// The window or the menu itself may leave no room straight below the button.
		place, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(w.open.menu.Rows[0]), w.open.menu.Rows[0].Size()
		if at.X+button.Size().Width < place.X || at.X > place.X+size.Width {
			t.Errorf("the menu of %s spans %v to %v, its button stands at %v", name, place.X, place.X+size.Width, at.X)
		}
		w.open.menu.Close()
	}
}

// placed is a button that has a place.
type placed interface {
	fyne.CanvasObject
	fyne.Tappable
}

func TestTheFingerprintStaysOutOfTheWordsOfTheBanner(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w, _ := opens(t, "seed-b")
		w.SetLang(lang)
		w.setStatus(scenarios.Adopted)
		n, mark := w.news(), w.session.Now().Info.Adopted
		if mark == "" || n.words == "" || strings.Contains(n.words, mark) || !strings.Contains(n.hint, mark) {
			t.Errorf("%s: the banner of %s says %q, its hint %q", lang, mark, n.words, n.hint)
		}
	}
}
