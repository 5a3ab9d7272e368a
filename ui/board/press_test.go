package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/model"
)

// steps are the places between two, as a hand passes them.
func steps(from, to fyne.Position) []fyne.Position {
	var way []fyne.Position
	for i := range 24 {
		share := float32(i+1) / 24
		way = append(way, from.AddXY((to.X-from.X)*share, (to.Y-from.Y)*share))
	}
	return way
}

// nothing are the places of the board on which no card stands.
func (s *stage) nothing() map[string]fyne.Position {
	return map[string]fyne.Position{
		"an empty column":  absolute(s.column("")).AddXY(100, 300),
		"below the cards":  s.below("MD"),
		"between cards":    absolute(s.card("B-MD-D4")).AddXY(100, -cardGap/2),
		"between columns":  absolute(s.column("MD")).AddXY(-columnGap/2, 300),
		"above the board":  absolute(s.Board).AddXY(400, 4),
		"a head":           absolute(s.column("MD")).AddXY(100, 20),
		"the menu of one":  absolute(s.column("MD").head.face.More).AddXY(14, 14),
		"the right panel":  absolute(s.panel).AddXY(10, 300),
		"beside the board": fyne.NewPos(20, 300),
	}
}

func TestACardMovesOnlyWhenItWasPressed(t *testing.T) {
	s := example(t, "V0")
	before := s.session.Now().Scenario.Fingerprint()
	for name, from := range s.nothing() {
		to := s.on("B-EC-D2", .2)
		g := s.pressAt(from, steps(from, to)...)
		if s.drag != nil {
			t.Errorf("from %s: %s sticks to the pointer", name, s.drag.held)
		}
		g.release()
		if s.done != 0 || s.session.Now().Scenario.Fingerprint() != before || s.moved != nil {
			t.Fatalf("from %s: %v was moved", name, s.moved)
		}
	}
	s.press("B-MD-D7", s.on("B-EC-D2", .2)).release()
	if s.done != 1 {
		t.Error("a card that was pressed does not move any more")
	}
}

func TestTheCardThatWasPressedIsTheOneThatMoves(t *testing.T) {
	s := example(t, "V0")
	at := absolute(s.card("B-MD-D4")).AddXY(100, s.card("B-MD-D4").Size().Height-1)
	below := at.AddXY(0, 1) // one pixel a time: the drag is noticed beside the card
	g := s.pressAt(at, below, below.AddXY(0, 1), below.AddXY(0, 2), s.on("B-MD-D5", .5), s.below(""))
	if s.drag == nil || s.drag.held != "B-MD-D4" {
		t.Fatalf("the drag holds %+v", s.drag)
	}
	g.release()
	if got := s.order(""); !slices.Equal(got, []model.ID{"B-MD-D4"}) {
		t.Errorf("without a home: %v", got)
	}
}

func TestAPressFromBeforeCountsForNothing(t *testing.T) {
	for name, meanwhile := range map[string]func(*stage){
		"another window came": func(s *stage) { s.Cancel() },
		"Escape":              func(s *stage) { s.grabFocus(); s.key(fyne.KeyEscape) },
		"a menu opened": func(s *stage) {
			o := canvas.NewRectangle(nil)
			o.Resize(s.window.Canvas().Size())
			s.window.Canvas().Overlays().Add(o)
			s.mouse().up(desktop.MouseButtonPrimary) // the board does not hear of it
			s.window.Canvas().Overlays().Remove(o)
			s.mouse().down(absolute(s.panel).AddXY(10, 300), desktop.MouseButtonPrimary)
		},
	} {
		s := example(t, "V0")
		s.press("B-MD-D7")
		meanwhile(s)
		s.mouse().move(steps(s.mouse().at, s.on("B-EC-D2", .2))...)
		if s.drag != nil {
			t.Errorf("%s: %s sticks to the pointer", name, s.drag.held)
		}
		s.mouse().up(desktop.MouseButtonPrimary)
		if s.done != 0 {
			t.Errorf("%s: the card was moved", name)
		}
	}
}

func TestTheRightButtonBesideTheCardsAsksForWhatCanBeDoneThere(t *testing.T) {
	s := example(t, "V0")
	right := func(at fyne.Position) {
		s.mouse().down(at, desktop.MouseButtonSecondary)
		s.mouse().up(desktop.MouseButtonSecondary)
	}
	c := s.column("")
	right(absolute(c).AddXY(c.Size().Width/2, c.Size().Height-30))
	if !slices.Equal(s.unitMenu, []model.ID{""}) || s.boardMenu != 0 {
		t.Errorf("in the column of what is unplaced it asks for the menus of %q and %d of the board", s.unitMenu, s.boardMenu)
	}
	right(absolute(s.column("MD")).AddXY(-columnGap/2, 200))
	if len(s.unitMenu) != 1 || s.boardMenu != 1 {
		t.Errorf("between columns it asks for the menus of %q and %d of the board", s.unitMenu, s.boardMenu)
	}
	if s.done != 0 || s.Dragging() || len(s.selected) != 0 {
		t.Error("something else happened")
	}
}
