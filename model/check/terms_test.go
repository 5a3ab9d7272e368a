package check_test

import (
	"fmt"
	"slices"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
)

// What grows with the square of the terms would not come to its end here: their kinship
// alone would fill ten gigabytes.
func TestFiftyThousandTermsOfAnOrganisationMeanWhatTheySay(t *testing.T) {
	const n = 50_000
	p := check.PolicyOfAll(func(yield func(key, value string) bool) {
		for i := range n {
			if !yield(check.TermKey(fmt.Sprint("kc", i)), fmt.Sprint("hall ", i)) {
				return
			}
		}
	})
	if got := len(p.Terms()); got != n {
		t.Fatalf("%d terms are left", got)
	}
	l := p.Lexicon()
	a, okA := l.Find("kc1")
	b, okB := l.Find("hall 1")
	c, okC := l.Find("kc2")
	if !okA || !okB || !okC || a != b || l.Affinity(a, b) != 1 || l.Affinity(a, c) != 0 {
		t.Errorf("kc1 is %v, hall 1 %v, kc2 %v", a, b, c)
	}
	for _, known := range meaning.Standard().Names("直播") {
		if l.Affinity(known, a) != 0 || l.Affinity(a, known) != 0 || l.Affinity(known, known) != 1 {
			t.Errorf("a term of one organisation is kin to %v", known)
		}
	}
	if f := check.Under(p, model.Scenario{}); f.Policy() != p {
		t.Error("the rules are applied under another policy")
	}
}

func TestSettingsGivenTogetherMakeThePolicyOfThoseGivenOneByOne(t *testing.T) {
	given := [][2]string{
		{"term/坑产", "坑位产出"}, {"rule/OV-04", "off"}, {"rule/OV-04", "nonsense"}, {"threshold/LD-04.functions", "9"}, {"rule/none", "off"},
		{"term/坑产", ""}, {"term/a=b", "c"}, {"term/kc", " coupon  centre "}, {"rule/LD-04", "off"}, {"rule/LD-04", "default"}, {"threshold/LD-04.functions", "many"},
	}
	var want check.Policy
	for _, g := range given {
		if next, err := want.With(g[0], g[1]); err == nil {
			want = next
		}
	}
	got := check.PolicyOfAll(func(yield func(key, value string) bool) {
		for _, g := range given {
			if !yield(g[0], g[1]) {
				return
			}
		}
	})
	if got != want || !slices.Equal(got.Keys(), []string{"rule/OV-04", "term/kc", "threshold/LD-04.functions"}) {
		t.Errorf("%v, not %v", got.Map(), want.Map())
	}
}
