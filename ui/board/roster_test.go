package board

import (
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// deed draws a verb on the duties and units of a scenario; it may be refused.
func deed(t *rapid.T, s model.Scenario) model.Verb {
	var duties, units []model.ID
	for _, d := range s.Duties() {
		duties = append(duties, d.ID)
	}
	for _, u := range s.Units() {
		units = append(units, u.ID)
	}
	duty := func(label string) model.ID { return rapid.SampledFrom(append(duties, "none")).Draw(t, label) }
	unit := func(label string) model.ID { return rapid.SampledFrom(append(units, "")).Draw(t, label) }
	fresh := func(label string) model.ID { return model.ID(rapid.StringMatching("[x-z][0-9]{3}").Draw(t, label)) }
	switch rapid.IntRange(0, 6).Draw(t, "deed") {
	case 0:
		return model.MoveDuties(unit("to"), duty("one"), duty("other"))
	case 1:
		return model.PlaceDuties(unit("to"), duty("before"), duty("one"))
	case 2:
		return model.AddDuty(fresh("new"), unit("in"), zh("新职责"))
	case 3:
		return model.RemoveDuties(duty("gone"))
	case 4:
		return model.AddUnit(fresh("new"), unit("under"), model.Position, zh("新岗位"))
	case 5:
		return model.RemoveUnit(unit("gone"), unit("heir"))
	}
	return model.MoveUnit(unit("one"), unit("under"))
}

func TestARosterBroughtUpToDateIsTheSameAsANewOne(t *testing.T) {
	start := twoDepartments(t)
	rapid.Check(t, func(t *rapid.T) {
		s, r := start, newRoster(start)
		for range rapid.IntRange(1, 12).Draw(t, "deeds") {
			c, err := deed(t, s)(s)
			if err != nil {
				continue
			}
			if s, err = model.Apply(s, c); err != nil {
				t.Fatal(err)
			}
			if rapid.Bool().Draw(t, "seen") { // a board does not see every state
				r = r.next(s)
			}
		}
		if got, want := r.next(s), newRoster(s); !reflect.DeepEqual(got.duties, want.duties) || !reflect.DeepEqual(got.units, want.units) {
			t.Fatalf("brought up to date %v %v\nnew %v %v", got.duties, got.units, want.duties, want.units)
		}
	})
}

func TestWhatTheFindingsSayAboutDutiesIsTheSameAfterManyStepsAsAtOnce(t *testing.T) {
	s := example(t, "V1")
	random := rand.New(rand.NewPCG(1, 2))
	for range 40 {
		now := s.session.Now().Scenario
		duties, units := now.Duties(), now.Units()
		_ = s.session.Do(model.MoveDuties(units[random.IntN(len(units))].ID, duties[random.IntN(len(duties))].ID), "") // some are refused
	}
	want := map[model.ID][]check.Severity{}
	for f := range s.session.Now().Findings.Each() {
		for _, r := range f.Refs {
			if f.Waived == nil && f.Severity > check.Info && r.Kind == model.DutyKind {
				want[r.ID] = append(want[r.ID], f.Severity)
			}
		}
	}
	for id, list := range s.worst {
		if !slices.Equal(list, want[id]) {
			t.Errorf("%s: %v, want %v", id, list, want[id])
		}
		delete(want, id)
	}
	if len(want) > 0 {
		t.Errorf("nothing is known about %v", want)
	}
}

func TestOnlyTheColumnsInSightAreShown(t *testing.T) {
	l, err := examples.WriteSynthetic(filepath.Join(t.TempDir(), "a.sandtable"), 400, 40, 1, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, l, "V0", fyne.NewSize(880, 700))
	check := func(why string) {
		t.Helper()
		for i, c := range s.columns {
			x := s.columnPosition(c).X
			if seen := x < 880 && x+c.Size().Width > 0; seen != c.Visible() || seen && c.plan.items != nil && len(c.cards) == 0 {
				t.Errorf("%s: column %d at %v is shown: %v, with %d cards", why, i, x, c.Visible(), len(c.cards))
			}
		}
	}
	check("at first")
	last := s.columns[len(s.columns)-2].plan
	s.Select(last.items[len(last.items)-1].duty)
	check("after a jump")
	s.across.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(900, 0)})
	check("after scrolling by hand")
	s.Resize(fyne.NewSize(700, 500))
	s.Resize(fyne.NewSize(880, 700))
	check("in another size")
	s.carry(model.MoveDuties(s.columns[0].plan.unit, last.items[0].duty))
	check("after a step")
}
