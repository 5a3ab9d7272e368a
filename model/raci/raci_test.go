package raci_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"sandtable/model"
	"sandtable/model/raci"
)

func TestEveryDutyStandsInOneRowAndEveryLetterHasGrounds(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 7))
	before := world(t)
	now := before
	units, duties := []model.ID{"CO", "EC", "MD", "P1", "DT", "X"}, []model.ID{"d1", "d2", "d3", "d4", "d5"}
	for range 400 {
		var v model.Verb
		switch d, u := duties[dice.IntN(len(duties))], units[dice.IntN(len(units))]; dice.IntN(3) {
		case 0:
			v = model.MoveDuties(u, d)
		case 1:
			v = model.SetRole(d, u, []string{"A", "R", "C", "I", ""}[dice.IntN(5)])
		default:
			m := raci.Of(now, before, raci.Level(dice.IntN(2)))
			if v, _, _ = m.Press(d, raci.Letters()[dice.IntN(4)], m.Columns[dice.IntN(len(m.Columns))]); v == nil {
				continue
			}
		}
		c, err := v(now)
		if err != nil {
			continue
		}
		if now, err = model.Apply(now, c); err != nil {
			t.Fatal(err)
		}
		for _, homes := range []raci.Level{raci.Departments, raci.Homes} {
			m := raci.Of(now, before, homes)
			seen := map[model.ID]bool{}
			for _, r := range m.Rows {
				if seen[r.Duty] {
					t.Fatalf("%s stands twice", r.Duty)
				}
				seen[r.Duty] = true
				for _, c := range r.Cells {
					if !slices.Contains(m.Columns, c.Unit) || len(c.Marks) == 0 || len(c.Marks) > 2 {
						t.Fatalf("%s: cell %+v", r.Duty, c)
					}
					for _, k := range c.Marks {
						if len(k.Grounds) == 0 {
							t.Fatalf("%s %s: %s rests on nothing", r.Duty, c.Unit, k.Letter)
						}
						for _, g := range k.Grounds {
							if now.Get(g.Ref) == nil {
								t.Fatalf("%s %s: rests on %s, which is not there", r.Duty, c.Unit, g.Ref)
							}
						}
					}
				}
			}
			if len(seen) != now.Count(model.DutyKind) {
				t.Fatalf("%d rows of %d duties", len(seen), now.Count(model.DutyKind))
			}
		}
	}
}

func TestLettersComeFromHomesRolesHandoffsAndUndertakings(t *testing.T) {
	s := world(t)
	for _, x := range []struct {
		duty    model.ID
		homes   raci.Level
		letters string
		group   raci.Group
		fault   raci.Fault
	}{
		{"d1", raci.Departments, "EC:AR MD:I DT:C X:R", raci.Crossing, ""},
		{"d1", raci.Homes, "EC:AR MD:I P1:I DT:C X:R", raci.Crossing, ""},
		{"d2", raci.Departments, "EC:A MD:AR", raci.Contested, raci.TwoA},
		{"d3", raci.Departments, "EC:C MD:AR DT:C", raci.Crossing, ""},
		{"d3", raci.Homes, "EC:C MD:I P1:AR DT:C", raci.Crossing, ""},
		{"d4", raci.Departments, "", raci.Contested, raci.NoA},
		{"d5", raci.Departments, "EC:AR", raci.Inside, ""},
	} {
		r := row(t, raci.Of(s, s, x.homes), x.duty)
		if got := letters(r); got != x.letters || r.Group != x.group || r.Fault != x.fault {
			t.Errorf("%s: %q %s %s, want %q %s %s", x.duty, got, r.Group, r.Fault, x.letters, x.group, x.fault)
		}
	}
	if m := raci.Of(s, s, raci.Departments); fmt.Sprint(m.Columns) != "[CO EC MD DT X]" || m.Rows[0].Duty != "d4" || m.Rows[1].Duty != "d2" {
		t.Errorf("columns %v, first %s", m.Columns, m.Rows[0].Duty)
	}
	out := do(t, s, model.SetDutyState(model.Outsourced, "d5"))
	if r := row(t, raci.Of(out, out, raci.Departments), "d5"); r.Fault != raci.NoR {
		t.Errorf("work that is given away and that nobody does: %q", r.Fault)
	}
	put := do(t, s, model.SetDutyState(model.Deferred, "d4"))
	if r := row(t, raci.Of(put, put, raci.Departments), "d4"); r.Fault != "" {
		t.Errorf("what is put off needs nobody: %q", r.Fault)
	}
}

func TestAMoveLeavesLettersThatAreStaleUntilSomebodySaysWhatHolds(t *testing.T) {
	before := world(t, model.Role{ID: model.RoleID("d5", "MD"), Duty: "d5", Unit: "MD", Role: "C"})
	moved := do(t, before, model.MoveDuties("DT", "d5"))
	m := raci.Of(moved, before, raci.Departments)
	r := row(t, m, "d5")
	if letters(r) != "EC:R? MD:C? DT:AR" || r.Group != raci.Moved || r.From != "EC" {
		t.Fatalf("%q %s from %s", letters(r), r.Group, r.From)
	}
	kept := do(t, moved, m.Keep("d5", "checked", "me"))
	after := raci.Of(kept, before, raci.Departments)
	if r = row(t, after, "d5"); letters(r) != "EC:R MD:C DT:AR" || r.Group != raci.Crossing {
		t.Errorf("kept: %q %s", letters(r), r.Group)
	}
	dropped := do(t, moved, m.Drop("d5", "checked", "me"))
	if r = row(t, raci.Of(dropped, before, raci.Departments), "d5"); letters(r) != "DT:AR" || r.Group != raci.Inside {
		t.Errorf("dropped: %q %s", letters(r), r.Group)
	}
	again := do(t, dropped, model.MoveDuties("P1", "d5"))
	if r = row(t, raci.Of(again, before, raci.Departments), "d5"); letters(r) != "EC:R? MD:AR" {
		t.Errorf("moved on: %q", letters(r))
	}
	one, _, err := m.Press("d5", raci.I, "EC")
	if err != nil {
		t.Fatal(err)
	}
	if r = row(t, raci.Of(do(t, moved, one), before, raci.Departments), "d5"); letters(r) != "EC:I MD:C? DT:AR" {
		t.Errorf("another letter: %q", letters(r))
	}
	if r = row(t, raci.Of(moved, moved, raci.Departments), "d5"); r.Group == raci.Moved {
		t.Error("nothing was moved since the scenario itself")
	}
}

func TestWhatAMergerCarriesWasNotMoved(t *testing.T) {
	before := world(t)
	merged := do(t, before, model.MergeUnits("DM", named("数字营销部"), model.Text{}, "EC", "MD"))
	for _, r := range raci.Of(merged, before, raci.Homes).Rows {
		if r.Group == raci.Moved {
			t.Errorf("%s: %q", r.Duty, letters(r))
		}
	}
}

func TestAKeyGivesALetterAndTakesItBack(t *testing.T) {
	s := world(t)
	for _, x := range []struct {
		sentence string
		duty     model.ID
		letter   raci.Letter
		columns  []model.ID
		letters  string
		handed   model.ID
		err      error
	}{
		{"a letter where none was", "d5", raci.C, []model.ID{"MD"}, "EC:AR MD:C", "", nil},
		{"in several cells", "d5", raci.I, []model.ID{"MD", "DT", "EC"}, "EC:AR MD:I DT:I", "", nil},
		{"again takes it back", "d1", raci.R, []model.ID{"X"}, "EC:AR MD:I DT:C", "", nil},
		{"instead of a derived one", "d1", raci.C, []model.ID{"MD"}, "EC:AR MD:C DT:C X:R", "", nil},
		{"a second A makes the first work on it", "d5", raci.A, []model.ID{"DT"}, "EC:R DT:AR", "EC", nil},
		{"what nobody had has an owner", "d4", raci.A, []model.ID{"MD"}, "MD:AR", "", nil},
		{"an owner gives it up", "d5", raci.A, []model.ID{"EC"}, "", "EC", nil},
		{"a claim is given up", "d2", raci.A, []model.ID{"EC"}, "MD:AR", "", nil},
		{"a claim becomes work", "d2", raci.R, []model.ID{"EC"}, "EC:R MD:AR", "", nil},
		{"who had it and who claims it both work on it", "d2", raci.A, []model.ID{"DT"}, "EC:R MD:R DT:AR", "MD", nil},
		{"the home has its letters from being the home", "d5", raci.R, []model.ID{"EC"}, "", "", raci.ErrHome},
	} {
		t.Run(x.sentence, func(t *testing.T) {
			v, handed, err := raci.Of(s, s, raci.Departments).Press(x.duty, x.letter, x.columns...)
			if handed != x.handed || !errors.Is(err, x.err) {
				t.Fatalf("handed %q, %v", handed, err)
			}
			if err != nil {
				return
			}
			after := do(t, s, v)
			if got := letters(row(t, raci.Of(after, after, raci.Departments), x.duty)); got != x.letters {
				t.Errorf("%q, want %q", got, x.letters)
			}
		})
	}
}

func TestADisputeEndsWithOneWhoIsAccountable(t *testing.T) {
	s := world(t)
	for column, want := range map[model.ID]string{"MD": "EC:R MD:AR", "EC": "EC:AR MD:R"} {
		after := do(t, s, raci.Of(s, s, raci.Departments).One("d2", column))
		if got := letters(row(t, raci.Of(after, after, raci.Departments), "d2")); got != want {
			t.Errorf("%s: %q, want %q", column, got, want)
		}
	}
}

func TestClearingTakesAwayWhatWasSaidAndNoMore(t *testing.T) {
	s := world(t)
	m := raci.Of(s, s, raci.Departments)
	if _, err := m.Clear("d1", "why", "me", "MD"); !errors.Is(err, raci.ErrDerived) {
		t.Errorf("a derived letter: %v", err)
	}
	if _, err := m.Clear("d1", "why", "me", "EC"); !errors.Is(err, raci.ErrHome) {
		t.Errorf("the home: %v", err)
	}
	v, err := m.Clear("d1", "why", "me", "EC", "MD", "X")
	if err != nil {
		t.Fatal(err)
	}
	after := do(t, s, v)
	if got := letters(row(t, raci.Of(after, after, raci.Departments), "d1")); got != "EC:AR MD:I DT:C" {
		t.Errorf("%q", got)
	}
}

func BenchmarkTenThousandDutiesOfFiveHundredUnits(b *testing.B) {
	var records []model.Record
	records = append(records, model.Unit{ID: "CO", Level: model.Company})
	for i := range 500 {
		records = append(records, model.Unit{ID: model.ID(fmt.Sprintf("u%03d", i)), Parent: "CO", Level: model.Department, Name: named(fmt.Sprint("单位", i)), Rank: i})
	}
	for i := range 10000 {
		records = append(records, model.Duty{ID: model.ID(fmt.Sprintf("d%05d", i)), Unit: model.ID(fmt.Sprintf("u%03d", i%500)), Text: named("职责"), Rank: i})
	}
	for i := range 5000 {
		records = append(records, model.Handoff{ID: model.ID(fmt.Sprintf("h%05d", i)), From: model.ID(fmt.Sprintf("d%05d", i)), To: model.ID(fmt.Sprintf("d%05d", i+777)), Object: named("物")})
	}
	s := holding(b, records...)
	for b.Loop() {
		if m := raci.Of(s, s, raci.Departments); len(m.Rows) != 10000 {
			b.Fatal(len(m.Rows))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/matrix")
}
