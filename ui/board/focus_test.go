package board

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
)

// only keeps to some duties.
func only(duties ...model.ID) Focus {
	return Focus{Name: "few", Label: func() string { return "几项" }, Keep: func(scenarios.Snapshot) func(model.Duty) bool {
		return func(d model.Duty) bool { return slices.Contains(duties, d.ID) }
	}}
}

// shown are the departments and the duties that are on the board.
func (s *stage) shown() (units, duties []model.ID) {
	for _, p := range s.plans {
		units = append(units, p.unit)
		for _, i := range p.items {
			if i.kind == cardItem {
				duties = append(duties, i.duty)
			}
		}
	}
	return units, duties
}

func TestAFocusFoldsAwayTheDepartmentsInWhichNothingIsShown(t *testing.T) {
	s := example(t, "V0")
	s.Focus(only("B-EC-D3"))
	if units, duties := s.shown(); !slices.Equal(units, []model.ID{"EC", ""}) || !slices.Equal(duties, []model.ID{"B-EC-D3"}) {
		t.Fatalf("%v with %v are shown", units, duties)
	}
	if got := s.Overview(); len(got) != 3 || got[0].Away || !got[1].Away || got[2].Away || !got[0].Seen || got[1].Seen {
		t.Errorf("the overview tells %+v", got)
	}
	if s.Whole() {
		t.Error("it is taken for the whole board")
	}
	s.Go("MD")
	if units, _ := s.shown(); !slices.Equal(units, []model.ID{"EC", "MD", ""}) {
		t.Errorf("%v are shown after going to a department that was folded away", units)
	}
	s.key(fyne.KeyEscape)
	if units, duties := s.shown(); len(units) != 3 || len(duties) != 14 || !s.Focused().None() || !s.Whole() {
		t.Errorf("Escape leaves %v with %v", units, duties)
	}
}

func TestAFocusOnDepartmentsShowsThemWhole(t *testing.T) {
	s := example(t, "V0")
	s.Focus(Focus{Name: "MD", Label: func() string { return "媒体部" }, Units: []model.ID{"MD"}})
	if units, duties := s.shown(); !slices.Equal(units, []model.ID{"MD", ""}) || len(duties) != 7 {
		t.Errorf("%v with %v are shown", units, duties)
	}
}

func TestAFocusOnADepartmentThatIsNoMoreShowsEverything(t *testing.T) {
	s := example(t, "V0")
	s.Focus(Focus{Name: "MD", Label: func() string { return "媒体部" }, Units: []model.ID{"MD"}})
	s.carry(model.MergeInto("EC", "MD"))
	if units, _ := s.shown(); !slices.Equal(units, []model.ID{"EC", ""}) || !s.Focused().None() {
		t.Errorf("%v are shown", units)
	}
}

// Nothing that is looked for, marked or moved is lost from sight.
func TestWhatIsSelectedOrMarkedIsShownWhateverTheFocus(t *testing.T) {
	for name, notice := range map[string]func(*stage){
		"selected":          func(s *stage) { s.Select("B-MD-D4") },
		"marked":            func(s *stage) { s.Mark(check.High, model.Ref{Kind: model.DutyKind, ID: "B-MD-D4"}) },
		"asked about":       func(s *stage) { s.AskWhy("B-MD-D4") },
		"its unit selected": func(s *stage) { s.SelectUnit("MD") },
		"its unit marked":   func(s *stage) { s.Mark(check.High, model.Ref{Kind: model.UnitKind, ID: "MD"}) },
	} {
		t.Run(name, func(t *testing.T) {
			s := example(t, "V0")
			s.Focus(only("B-EC-D3"))
			notice(s)
			units, duties := s.shown()
			if !slices.Contains(units, "MD") || slices.Contains(duties, "B-MD-D4") == (name[0] == 'i') {
				t.Errorf("%v with %v are shown", units, duties)
			}
		})
	}
}

func TestADragOnABoardThatShowsAPartMovesWhatIsDragged(t *testing.T) {
	s := example(t, "V0")
	s.Focus(only("B-EC-D3", "B-MD-D4"))
	s.press("B-EC-D3", s.on("B-MD-D4", .9)).release()
	if got := s.order("MD"); slices.Index(got, "B-EC-D3") < slices.Index(got, "B-MD-D4") {
		t.Errorf("the order is %v", got)
	}
	if _, duties := s.shown(); !slices.Equal(duties, []model.ID{"B-MD-D4", "B-EC-D3"}) {
		t.Errorf("%v are shown", duties)
	}
}

func TestAFocusFollowsTheScenario(t *testing.T) {
	s := example(t, "V0")
	s.Focus(Focus{Name: "of MD", Label: func() string { return "媒体部的" }, Keep: func(snap scenarios.Snapshot) func(model.Duty) bool {
		return func(d model.Duty) bool { return d.Unit == "MD" }
	}})
	s.carry(model.MoveDuties("MD", "B-EC-D3"))
	if _, duties := s.shown(); len(duties) != 8 {
		t.Errorf("%v are shown", duties)
	}
}

func TestDigitsHomeAndEndGoToColumns(t *testing.T) {
	s := example(t, "V0")
	s.window.Canvas().Focus(s.Board)
	for _, c := range []struct {
		press func()
		unit  model.ID
	}{
		{func() { s.TypedRune('2') }, "MD"}, {func() { s.key(fyne.KeyHome) }, "EC"}, {func() { s.TypedRune('9') }, "EC"},
		{func() { s.TypedRune('1') }, "EC"},
	} {
		c.press()
		if d, _ := s.session.Now().Scenario.Duty(s.selected[0]); d.Unit != c.unit {
			t.Errorf("%v is selected, want one of %s", s.selected, c.unit)
		}
	}
}
