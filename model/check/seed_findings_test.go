package check

import (
	"slices"
	"testing"

	"sandtable/model"
)

func TestEveryExpectedFindingOfTheExampleIsFound(t *testing.T) {
	v0 := seed(t, "A", "B")
	for _, want := range readSeed(t).Expected {
		found := Check(variant(t, v0, want.Variant)).All()
		holds := func(items ...string) bool {
			return slices.ContainsFunc(found, func(f Finding) bool {
				return f.Rule == want.Rule && f.Variant != "unresolved" && !slices.ContainsFunc(items, func(item string) bool {
					return !slices.ContainsFunc(f.Refs, func(r model.Ref) bool { return string(r.ID) == item })
				})
			})
		}
		switch want.Match {
		case "one":
			if !holds(want.Items...) {
				t.Errorf("%s %v in %s: no finding names them all", want.Rule, want.Items, want.Variant)
			}
		case "each":
			for _, item := range want.Items {
				if !holds(item) {
					t.Errorf("%s %s in %s: not found", want.Rule, item, want.Variant)
				}
			}
		case "unit": // one finding about the unit that holds the items
			goal, _ := variant(t, v0, want.Variant).Goal(model.ID(want.Items[0]))
			if !slices.ContainsFunc(found, func(f Finding) bool { return f.Rule == want.Rule && slices.Contains(f.Units, goal.Unit) }) {
				t.Errorf("%s about %s in %s: not found", want.Rule, goal.Unit, want.Variant)
			}
		default:
			t.Errorf("match %q is not understood", want.Match)
		}
	}
}

func TestTheExpectedFindingsOfOneListAreFoundInThatListAlone(t *testing.T) {
	for _, list := range []string{"A", "B"} {
		found := Check(seed(t, list)).All()
		want := map[string][]string{
			"A": {"OV-02|A-EC-D4|A-MD-D5", "OV-03|CH-DOUYIN", "GP-02|A-EC-O4", "GP-05|A-EC-T3", "GP-03|K-GM", "GP-03|K-OPCOST", "GP-06|S3", "GV-01|A-MD-D5", "GV-02|A-MD-D5"},
			"B": {"OV-03|CH-DOUYIN", "OV-03|CH-LIVE", "OV-05|K-SALES", "GP-02|B-EC-O3", "GP-03|K-TRAFFIC", "GP-04|K-LOYAL", "GP-06|S3", "GV-01|B-MD-D7", "GV-02|B-MD-D7"},
		}[list]
		for _, key := range want {
			if !slices.ContainsFunc(found, func(f Finding) bool { return f.Key == key }) {
				t.Errorf("list %s: %s is missing", list, key)
			}
		}
	}
}

func TestMergingTheDepartmentsEndsWhatLaysBetweenThemAndHidesNoDuplicate(t *testing.T) {
	v0 := seed(t, "A", "B")
	before, after := Check(v0), Check(variant(t, v0, "V1"))
	for _, x := range after.All() {
		if x.Rule == "OV-03" || x.Rule == "OV-05" || x.Rule == "OV-02" && x.Variant != "unresolved" {
			t.Errorf("%s is about two units, and there is one", x.Key)
		}
	}
	x, ok := after.Get("OV-02|A-EC-D4|A-MD-D5")
	if !ok || x.Variant != "unresolved" || x.Severity != Info {
		t.Errorf("the duplicate of the two departments became %+v, want an unresolved one", x)
	}
	for _, x := range before.All() {
		if x.Rule[:2] == "OV" || x.Rule[:2] == "IF" && x.Rule != "IF-01" || x.Rule == "LD-04" { // between departments, or about one that is gone
			continue
		}
		if _, ok := after.Get(x.Key); !ok {
			t.Errorf("merging made %s go", x.Key)
		}
	}
}
