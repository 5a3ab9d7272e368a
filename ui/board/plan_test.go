package board

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

// world builds a scenario from verbs.
func world(t testing.TB, verbs ...model.Verb) model.Scenario {
	t.Helper()
	var s model.Scenario
	for i, v := range verbs {
		c, err := v(s)
		if err != nil {
			t.Fatalf("verb %d: %v", i, err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatalf("verb %d: %v", i, err)
		}
	}
	return s
}

func zh(s string) model.Text { return model.Text{ZH: s} }

// twoDepartments has A with a1 a2 and below it the position P with p1; B with b1; u unplaced.
func twoDepartments(t testing.TB) model.Scenario {
	return world(t,
		model.AddUnit("A", "", model.Department, zh("甲部")),
		model.AddUnit("B", "", model.Department, zh("乙部")),
		model.AddUnit("P", "A", model.Position, zh("岗位")),
		model.AddDuty("a1", "A", zh("职责一")),
		model.AddDuty("a2", "A", zh("职责二")),
		model.AddDuty("p1", "P", zh("职责三")),
		model.AddDuty("b1", "B", zh("职责四")),
		model.AddDuty("u", "", zh("职责五")),
	)
}

func twoLines(*model.Duty) int { return 2 }

func TestColumnsAreTheTopUnitsAndTheUnplacedOnes(t *testing.T) {
	var got []model.ID
	for _, c := range (planner{lines: twoLines}).plan(newRoster(twoDepartments(t)), nil) {
		got = append(got, c.unit)
	}
	if want := []model.ID{"A", "B", ""}; !slices.Equal(got, want) {
		t.Errorf("columns %q, want %q", got, want)
	}
}

func TestACompanyAboveTheDepartmentsGetsNoColumn(t *testing.T) {
	s := world(t,
		model.AddUnit("C", "", model.Company, zh("公司")),
		model.AddUnit("A", "C", model.Department, zh("甲部")),
	)
	if got := (planner{lines: twoLines}).plan(newRoster(s), nil)[0].unit; got != "A" {
		t.Errorf("first column is %q, want A", got)
	}
}

func TestAPointerBetweenCardsMeansThePlaceBetweenThem(t *testing.T) {
	a := planner{lines: twoLines}.plan(newRoster(twoDepartments(t)), nil)[0]
	none := func(model.ID) bool { return false }
	a1, _ := a.card("a1")
	a2, _ := a.card("a2")
	p1, _ := a.card("p1")
	for _, c := range []struct {
		name         string
		y            float32
		unit, before model.ID
	}{
		{"above everything", -5, "A", "a1"},
		{"upper half of the first card", a1.top + 10, "A", "a1"},
		{"lower half of the first card", a1.bottom() - 10, "A", "a2"},
		{"lower half of the last card before the lane", a2.bottom() - 10, "A", ""},
		{"on the lane head", p1.top - 10, "P", "p1"},
		{"below the last card", p1.bottom() + 200, "P", ""},
	} {
		if got := a.at(0, c.y, columnWidth, none); got.unit != c.unit || got.before != c.before {
			t.Errorf("%s: in %q before %q, want in %q before %q", c.name, got.unit, got.before, c.unit, c.before)
		}
	}
}

func TestTheCardsThatAreDraggedAreNoNeighbours(t *testing.T) {
	a := planner{lines: twoLines}.plan(newRoster(twoDepartments(t)), nil)[0]
	a1, _ := a.card("a1")
	got := a.at(0, a1.top+5, columnWidth, func(id model.ID) bool { return id == "a1" })
	if got.before != "a2" {
		t.Errorf("before %q, want a2", got.before)
	}
}

func TestLettingGoWhereItWasIsTheSamePlace(t *testing.T) {
	s := twoDepartments(t)
	for _, c := range []struct {
		t      target
		duties []model.ID
		same   bool
	}{
		{target{unit: "A", before: "a2"}, []model.ID{"a1"}, true},
		{target{unit: "A"}, []model.ID{"a1"}, false},
		{target{unit: "A"}, []model.ID{"a1", "a2"}, true},
		{target{unit: "B", before: "b1"}, []model.ID{"a1"}, false},
		{target{}, []model.ID{"u"}, true},
	} {
		if got := c.t.same(newRoster(s), c.duties); got != c.same {
			t.Errorf("%v to %v: same is %v", c.duties, c.t, got)
		}
	}
}

func TestEveryPlaceOfAColumnIsAVerbThatDoesWhatTheLineShows(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		verbs := []model.Verb{
			model.AddUnit("A", "", model.Department, zh("甲")),
			model.AddUnit("P", "A", model.Position, zh("丙")),
			model.AddUnit("Q", "A", model.Position, zh("丁")),
		}
		homes := []model.ID{"A", "P", "Q"}
		n := rapid.IntRange(1, 8).Draw(t, "duties")
		for i := range n {
			verbs = append(verbs, model.AddDuty(model.ID(rune('a'+i)), rapid.SampledFrom(homes).Draw(t, "home"), zh("职责")))
		}
		var s model.Scenario
		for _, v := range verbs {
			c, err := v(s)
			if err != nil {
				t.Fatal(err)
			}
			s, _ = model.Apply(s, c)
		}
		column := planner{lines: func(d *model.Duty) int { return 1 + len(d.ID)%2 }}.plan(newRoster(s), nil)[0]
		column.fold(rapid.IntRange(1, 4).Draw(t, "strands"))
		x := rapid.Float32Range(0, 4*columnWidth).Draw(t, "x")
		id := model.ID(rune('a' + rapid.IntRange(0, n-1).Draw(t, "dragged")))
		y := rapid.Float32Range(-50, column.height+50).Draw(t, "y")
		place := column.at(x, y, columnWidth, func(d model.ID) bool { return d == id })
		c, err := model.PlaceDuties(place.unit, place.before, id)(s)
		if place.same(newRoster(s), []model.ID{id}) {
			return // nothing to do, whatever the ranks
		}
		if err != nil {
			t.Fatalf("placing %s in %s before %q: %v", id, place.unit, place.before, err)
		}
		s, _ = model.Apply(s, c)
		if !place.same(newRoster(s), []model.ID{id}) {
			t.Fatalf("%s is not in %s before %q", id, place.unit, place.before)
		}
	})
}

func TestOnlyWhatMeetsTheWindowIsVisible(t *testing.T) {
	a := planner{lines: twoLines}.plan(newRoster(twoDepartments(t)), nil)[0]
	a2, _ := a.card("a2")
	if got := a.visible(a2.top+1, a2.top+2); len(got) != 1 || got[0].duty != "a2" {
		t.Errorf("visible %v", got)
	}
	if got := a.visible(0, a.height); len(got) != len(a.items) {
		t.Errorf("%d of %d items are visible in the whole column", len(got), len(a.items))
	}
	a.fold(2)
	if got := a.visible(0, 20); len(got) != 2 || got[0].strand == got[1].strand {
		t.Errorf("at the top of two strands %v is visible", got)
	}
}
