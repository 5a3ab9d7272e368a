package board

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestArrowsWalkCardsAndColumns(t *testing.T) {
	s := example(t, "V0")
	for _, step := range []struct {
		key  fyne.KeyName
		want model.ID
	}{
		{fyne.KeyRight, "B-MD-D1"}, // from nothing: the first card of the next column
		{fyne.KeyLeft, "B-EC-D1"},
		{fyne.KeyUp, "B-EC-D1"},
		{fyne.KeyDown, "B-EC-D2"},
		{fyne.KeyDown, "B-EC-D3"},
		{fyne.KeyRight, "B-MD-D3"},
		{fyne.KeyRight, "B-MD-D3"}, // nothing is unplaced
		{fyne.KeyLeft, "B-EC-D3"},
	} {
		s.key(step.key)
		if !slices.Equal(s.selected, []model.ID{step.want}) {
			t.Fatalf("after %s: %v, want %s", step.key, s.selected, step.want)
		}
	}
}

func TestArrowsOnAnEmptyBoardDoNothing(t *testing.T) {
	s := example(t, "V0")
	s.Focus(only())
	s.key(fyne.KeyDown, fyne.KeyRight, fyne.KeySpace, fyne.KeySpace)
	if len(s.selected) > 0 || s.done > 0 {
		t.Error("something happened")
	}
}

func TestSpacePicksUpAndLetsGo(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D2", "B-EC-D1")
	s.key(fyne.KeySpace, fyne.KeyRight)
	if s.predicted == nil || s.predicted.To != "MD" {
		t.Fatalf("predicted %+v", s.predicted)
	}
	if got := readable(s.column("MD").head); !strings.Contains(got, s.print.T("verdict.worse")) {
		t.Errorf("the head predicts nothing: %q", got)
	}
	s.key(fyne.KeyRight, fyne.KeySpace)
	if got := s.order(""); !slices.Equal(got, []model.ID{"B-EC-D1", "B-EC-D2"}) {
		t.Errorf("unplaced are %v", got)
	}
	if s.done != 1 || s.predicted != nil || s.held != nil {
		t.Error("the cards are still held")
	}
}

func TestArrowsCarryFromLaneToLane(t *testing.T) {
	s := example(t, "V2")
	s.Select("B-MD-D2")
	s.key(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	if got := s.order("P-EC"); got[len(got)-1] != "B-MD-D2" {
		t.Errorf("the lane below holds %v", got)
	}
}

func TestSpaceTwiceAndEscapeChangeNothing(t *testing.T) {
	for name, keys := range map[string][]fyne.KeyName{
		"put back at once": {fyne.KeySpace, fyne.KeySpace},
		"escaped":          {fyne.KeySpace, fyne.KeyRight, fyne.KeyEscape},
	} {
		s := example(t, "V0")
		s.Select("B-EC-D2")
		before := s.column("MD").ground.Fill
		s.key(keys...)
		if s.done != 0 || s.held != nil || s.predicted != nil {
			t.Errorf("%s: %d steps, held %v", name, s.done, s.held)
		}
		if s.column("MD").ground.Fill != before {
			t.Errorf("%s: the column is still a target", name)
		}
		if !slices.Equal(s.selected, []model.ID{"B-EC-D2"}) {
			t.Errorf("%s: selected %v", name, s.selected)
		}
	}
}

func TestEscapeClearsTheSelection(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D2")
	s.key(fyne.KeyEscape)
	if len(s.selected) > 0 {
		t.Errorf("selected %v", s.selected)
	}
}

func TestLosingTheFocusPutsCarriedCardsBack(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D2")
	s.key(fyne.KeySpace, fyne.KeyRight)
	s.FocusLost()
	if s.held != nil || s.predicted != nil || s.done != 0 {
		t.Error("the cards are still held")
	}
}

func TestCarriedCardsThatAreGoneAreNotLetGo(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D2")
	s.key(fyne.KeySpace, fyne.KeyRight)
	s.carry(model.RemoveDuties("B-EC-D2"))
	s.key(fyne.KeySpace)
	if s.done != 0 || len(s.selected) > 0 {
		t.Errorf("%d steps, selected %v", s.done, s.selected)
	}
}

func TestMAsksWhereTheSelectionShallGo(t *testing.T) {
	s := example(t, "V0")
	s.TypedRune('m')
	if s.moveMenu != nil {
		t.Error("a menu about nothing")
	}
	s.Select("B-EC-D2", "B-MD-D1")
	s.TypedRune('M')
	if !slices.Equal(s.moveMenu, []model.ID{"B-EC-D2", "B-MD-D1"}) || s.menu != nil {
		t.Errorf("the menu is about %v", s.moveMenu)
	}
}

func TestAColumnThatCarriedCardsBringIntoSightSaysWhatLettingGoWouldDo(t *testing.T) {
	s := synthetic(t, 60, 9)
	s.Select(s.order(s.plans[0].unit)[0])
	s.key(fyne.KeySpace)
	for i := 1; i < len(s.plans)-1; i++ {
		s.key(fyne.KeyRight)
		c := s.column(s.plans[i].unit)
		if c.ground.Fill != look.Tint {
			t.Errorf("column %d does not show that the cards would go there", i)
		}
	}
}
