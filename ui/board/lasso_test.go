package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

func TestASweepFromAnEmptyPlaceSelectsTheCardsItTouches(t *testing.T) {
	s := example(t, "V0")
	from, to := absolute(s.column("MD")).AddXY(-columnGap/2, 20+headHeight), s.on("B-MD-D3", .2).AddXY(-60, 0)
	from.Y = s.on("B-MD-D2", .5).Y
	g := s.pressAt(from, steps(from, to)...)
	if s.drag != nil || s.Dragging() || s.predicted != nil {
		t.Fatal("something is dragged")
	}
	if len(s.layer.Objects) != 1 || s.layer.Objects[0].Size().IsZero() {
		t.Error("no rectangle shows what is swept")
	}
	g.release()
	if want := []model.ID{"B-MD-D2", "B-MD-D3"}; !slices.Equal(s.selected, want) || !slices.Equal(s.Selected(), want) || s.done != 0 {
		t.Errorf("selected %v, want %v", s.selected, want)
	}
	if len(s.layer.Objects) != 0 {
		t.Error("the rectangle is still there")
	}
}

func TestASweepWithCtrlAddsToTheSelection(t *testing.T) {
	for modifier, want := range map[fyne.KeyModifier][]model.ID{
		0:                       {"B-MD-D7"},
		fyne.KeyModifierControl: {"B-EC-D1", "B-MD-D7"},
		fyne.KeyModifierShift:   {"B-EC-D1", "B-MD-D7"},
	} {
		s := example(t, "V0")
		s.modifiers = func() fyne.KeyModifier { return modifier }
		s.Select("B-EC-D1")
		from := s.below("MD")
		s.pressAt(from, steps(from, s.on("B-MD-D7", .5))...).release()
		if !slices.Equal(s.selected, want) {
			t.Errorf("with %v selected %v, want %v", modifier, s.selected, want)
		}
	}
}

func TestEscapeGivesASweepUpAndKeepsTheSelection(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D1")
	from := s.below("MD")
	g := s.pressAt(from, steps(from, s.on("B-MD-D7", .5))...)
	if slices.Equal(s.Selected(), []model.ID{"B-EC-D1"}) {
		t.Fatal("the sweep selects nothing")
	}
	s.key(fyne.KeyEscape)
	g.move(s.on("B-MD-D6", .5))
	g.release()
	if !slices.Equal(s.Selected(), []model.ID{"B-EC-D1"}) || len(s.layer.Objects) != 0 {
		t.Errorf("selected %v", s.Selected())
	}
}

func TestASweepScrollsAtTheEdgeAndKeepsWhatItPassed(t *testing.T) {
	s := synthetic(t, 500, 10)
	c := s.columns[1]
	first := c.plan.items[0]
	if first.kind != cardItem {
		first = c.plan.items[1]
	}
	from := absolute(c).AddXY(-columnGap/2, headHeight+first.height/2)
	g := s.pressAt(from, absolute(c).AddXY(60, 300), absolute(c).AddXY(100, c.Size().Height-12))
	for range 40 {
		s.tick(.1)
	}
	if c.scroll.Offset.Y == 0 {
		t.Fatal("the column did not scroll")
	}
	g.release()
	touched := map[model.ID]bool{}
	for _, id := range s.selected {
		touched[id] = true
	}
	bottom := c.scroll.Offset.Y + c.scroll.Size().Height - 60
	for _, i := range c.plan.items {
		if i.kind == cardItem && i.top > first.height && i.bottom() < bottom && !touched[i.duty] {
			t.Fatalf("%s at %v was passed and is not selected", i.duty, i.top)
		}
	}
	for _, id := range s.selected {
		if _, ok := c.plan.card(id); !ok {
			t.Errorf("%s of another column is selected", id)
		}
	}
	s = synthetic(t, 100, 30)
	from = absolute(s.columns[0]).AddXY(100, s.columns[0].Size().Height-6)
	g = s.pressAt(from, fyne.NewPos(60+870, 300))
	for range 20 {
		s.tick(.1)
	}
	g.release()
	if s.across.Offset.X == 0 || len(s.selected) == 0 || s.done != 0 {
		t.Error("the board did not scroll sideways")
	}
}

func TestAClickOnAnEmptyPlaceSelectsNothing(t *testing.T) {
	for name, at := range example(t, "V0").nothing() {
		s := example(t, "V0")
		s.Select("B-EC-D1")
		s.mouse().click(at)
		onBoard := name != "the right panel" && name != "beside the board" && name != "the menu of one"
		if onBoard && (len(s.Selected()) != 0 || s.window.Canvas().Focused() != fyne.Focusable(s.Board)) {
			t.Errorf("%s: selected %v", name, s.Selected())
		}
	}
}
