package check

import (
	"testing"

	"sandtable/model"
)

// The whole catalogue is looked at, in every variant of the example and in scenarios
// made for the rules that the example does not break.
func TestEveryFindingComesWithAFactBehindIt(t *testing.T) {
	seen := map[string]bool{}
	look := func(name string, s model.Scenario) {
		for _, f := range Check(s).All() {
			seen[f.Rule] = true
			if len(f.Evidence) == 0 {
				t.Errorf("%s: %s comes without a fact", name, f.Key)
			}
		}
	}
	v0 := seed(t, "A", "B")
	for _, v := range []string{"V0", "V1", "V2", "V3"} {
		look(v, variant(t, v0, v))
	}
	look("staffed", staffed(t))
	look("scattered", scattered(t))
	look("typed", office(t, shop()...))
	look("strayed", office(t, strayed()...))
	for _, r := range rules() {
		if !seen[r.id] {
			t.Errorf("%s was not found anywhere", r.id)
		}
	}
}
