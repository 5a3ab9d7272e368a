package examples_test

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"sandtable/model"
)

// TestTheFindingsThatTheAnalystExpectedAreThere reads the list in seed.json: "one"
// is one finding about the items together, "each" one for every item.
func TestTheFindingsThatTheAnalystExpectedAreThere(t *testing.T) {
	raw, err := os.ReadFile("seed.json")
	if err != nil {
		t.Fatal(err)
	}
	var seed struct {
		Expected []struct {
			Rule, Variant, Match string
			Items                []model.ID
			Slice                int // 2: a rule that comes later
		} `json:"expected_findings"`
	}
	if err := json.Unmarshal(raw, &seed); err != nil {
		t.Fatal(err)
	}
	if len(seed.Expected) == 0 {
		t.Fatal("nothing is expected")
	}
	l := written(t, "seed-ab")
	for _, want := range seed.Expected {
		if want.Slice > 1 {
			continue
		}
		s := now(t, l, model.ID(want.Variant))
		// marks reports whether one finding of the rule marks so many of the items.
		marks := func(n int, items ...model.ID) bool {
			for _, f := range s.Findings.All() {
				found := 0
				for _, r := range f.Refs {
					if slices.Contains(items, r.ID) {
						found++
					}
				}
				if f.Rule == want.Rule && found >= n {
					return true
				}
			}
			return false
		}
		switch want.Match {
		case "one":
			if !marks(min(2, len(want.Items)), want.Items...) {
				t.Errorf("%s: no %s about %v", want.Variant, want.Rule, want.Items)
			}
		case "each":
			for _, id := range want.Items {
				if !marks(1, id) {
					t.Errorf("%s: no %s about %s", want.Variant, want.Rule, id)
				}
			}
		default:
			t.Errorf("%s: cannot match %q", want.Rule, want.Match)
		}
	}
}
