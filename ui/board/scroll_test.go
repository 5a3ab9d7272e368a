package board

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func TestASwipeSidewaysScrollsTheBoardEverywhere(t *testing.T) {
	s := synthetic(t, 300, 12)
	c := s.columns[1]
	for name, at := range map[string]fyne.Position{
		"over a card":     absolute(c).AddXY(100, headHeight+40),
		"over a head":     absolute(c).AddXY(100, 20),
		"between columns": absolute(c).AddXY(-columnGap/2, 300),
	} {
		s.across.ScrollToOffset(fyne.Position{})
		test.Scroll(s.window.Canvas(), at, -90, 4)
		if s.across.Offset.X != 90 || c.scroll.Offset.Y != 0 {
			t.Errorf("%s: the board stands at %v, the column at %v", name, s.across.Offset, c.scroll.Offset)
		}
	}
}

func TestTheWheelOverAColumnNeverScrollsTheBoard(t *testing.T) {
	s := synthetic(t, 30, 12) // no column is taller than the board
	test.Scroll(s.window.Canvas(), absolute(s.columns[1]).AddXY(100, headHeight+40), 0, -90)
	if s.across.Offset.X != 0 || s.columns[1].scroll.Offset.Y != 0 {
		t.Errorf("the board stands at %v, the column at %v", s.across.Offset, s.columns[1].scroll.Offset)
	}
	s = synthetic(t, 500, 12)
	test.Scroll(s.window.Canvas(), absolute(s.columns[1]).AddXY(100, headHeight+40), 3, -90)
	if s.across.Offset.X != 0 || s.columns[1].scroll.Offset.Y != 90 {
		t.Errorf("the board stands at %v, the column at %v", s.across.Offset, s.columns[1].scroll.Offset)
	}
}
