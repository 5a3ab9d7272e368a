package examples_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func templates(t testing.TB) []examples.Example {
	t.Helper()
	var out []examples.Example
	for _, e := range listed(t) {
		if e.Template() {
			out = append(out, e)
		}
	}
	return out
}

func writtenIn(t testing.TB, id string, lang model.Lang) *scenarios.Library {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), id+".sandtable"), id, lang, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func scenariosOf(t testing.TB, l *scenarios.Library) []scenarios.Info {
	t.Helper()
	all, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestThereIsATemplateForEveryIndustryEverySizeAndBoth(t *testing.T) {
	got := map[[2]string]int{}
	industries, sizes := map[string]bool{"": true}, map[string]bool{"": true}
	for _, e := range templates(t) {
		got[[2]string{e.Industry.EN, e.Size.EN}]++
		industries[e.Industry.EN], sizes[e.Size.EN] = true, true
	}
	if len(industries) < 3 || len(sizes) < 3 {
		t.Fatalf("industries %v, sizes %v", industries, sizes)
	}
	for i := range industries {
		for s := range sizes {
			if want := min(1, len(i)+len(s)); got[[2]string{i, s}] != want {
				t.Errorf("%q and %q: %d templates", i, s, got[[2]string{i, s}])
			}
		}
	}
}

func TestEveryExampleSaysWhatItIsInBothLanguages(t *testing.T) {
	for _, e := range listed(t) {
		for _, w := range []model.Text{e.Title, e.Note} {
			if !reads(w.ZH, model.ZH) || !reads(w.EN, model.EN) {
				t.Errorf("%s: %+v", e.ID, w)
			}
		}
	}
}

func TestATemplateStartsFromTheBrief(t *testing.T) {
	brief := now(t, written(t, "seed-b"), "V0").Scenario
	for _, e := range templates(t) {
		l := writtenIn(t, e.ID, model.ZH)
		v0 := now(t, l, "V0")
		if v0.Info.Status != scenarios.Baseline || !model.Diff(brief, v0.Scenario).Empty() {
			t.Errorf("%s: V0 is not that of the brief", e.ID)
		}
	}
}

var sentence = regexp.MustCompile(`[A-Za-z]+ [A-Za-z]+ [A-Za-z]+`)

// reads reports whether a text is written in a language: acronyms may stand in a
// Chinese one, nothing Chinese in an English one.
func reads(s string, lang model.Lang) bool {
	han := regexp.MustCompile(`\p{Han}|[，。；：（）、“”]`).MatchString(s)
	if lang == model.ZH {
		return han && !sentence.MatchString(s)
	}
	return s != "" && !han
}

func TestEveryStepOfATemplateSaysWhyInTheLanguage(t *testing.T) {
	for _, e := range templates(t) {
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			l := writtenIn(t, e.ID, lang)
			for _, info := range scenariosOf(t, l) {
				rows, err := l.Log(info.ID)
				if err != nil {
					t.Fatal(err)
				}
				if info.Status != scenarios.Baseline && len(rows) == 0 {
					t.Errorf("%s: %s has no steps", e.ID, info.ID)
				}
				for _, r := range rows {
					if r.Verb != scenarios.DoRow || r.Change.Verb == "" || !reads(r.Why, lang) {
						t.Errorf("%s: %s, row %d %s (%s): %q", e.ID, info.ID, r.Seq, r.Verb, r.Change.Verb, r.Why)
					}
				}
			}
		}
	}
}

// Everything that a template adds is worded in both languages, is marked as the
// analyst's, refers to nothing that is gone, and has a reason that can be found.
func TestWhatATemplateAddsIsBilingualSoundAndTheAnalysts(t *testing.T) {
	for _, e := range templates(t) {
		l := written(t, e.ID)
		if err := l.Verify(); err != nil {
			t.Errorf("%s: %v", e.ID, err)
		}
		v0 := now(t, l, "V0").Scenario
		for _, info := range scenariosOf(t, l) {
			s := now(t, l, info.ID).Scenario
			if d := s.Dangling(); len(d) > 0 {
				t.Errorf("%s: %s: %v", e.ID, info.ID, d)
			}
			for _, edit := range model.Diff(v0, s).Edits {
				ref := edit.Ref()
				if ref.Kind == model.BriefKind || edit.Removed() {
					continue
				}
				r := s.Get(ref)
				// A link that was carried over to a merged duty keeps what the brief says of it.
				switch basis := model.Cell(r, "basis"); {
				case edit.Added() && basis != string(model.Analyst) && ref.Kind != model.LinkKind, basis == string(model.User):
					t.Errorf("%s: %s: %s has the basis %q", e.ID, info.ID, ref, basis)
				}
				for _, f := range model.Fields(ref.Kind) {
					base, lang, bilingual := strings.Cut(f.Name, ".")
					value := model.Cell(r, f.Name)
					switch {
					case !edit.Added() || !bilingual:
					case lang == "stale" && value != "":
						t.Errorf("%s: %s: %s of %s waits for translation", e.ID, info.ID, base, ref)
					case lang != "stale" && (value == "") != (model.Cell(r, base+"."+string(model.Lang(lang).Other())) == ""):
						t.Errorf("%s: %s: %s of %s is worded in one language", e.ID, info.ID, base, ref)
					case lang != "stale" && value != "" && !reads(value, model.Lang(lang)):
						t.Errorf("%s: %s: %s of %s: %q", e.ID, info.ID, f.Name, ref, value)
					}
				}
			}
			if info.Status == scenarios.Baseline {
				continue
			}
			all, err := l.Differences(info.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, d := range all {
				if d.Edit.Ref().Kind != model.BriefKind && (!d.Known || d.Reason.Why == "" || d.Reason.Who == "") {
					t.Errorf("%s: %s: nobody says why %s changed", e.ID, info.ID, d.Edit.Ref())
				}
			}
		}
	}
}

func TestATemplateForBothHoldsWhatItExtendsAndGoesFurther(t *testing.T) {
	l := written(t, "template-fmcg-startup")
	both, size, industry := now(t, l, "T-FMCG-STARTUP"), now(t, l, "T-STARTUP"), now(t, l, "T-FMCG")
	if both.Info.Parent != "T-STARTUP" || size.Info.Parent != "V0" || industry.Info.Parent != "V0" {
		t.Errorf("forked from %s, %s, %s", both.Info.Parent, size.Info.Parent, industry.Info.Parent)
	}
	// The industry names the departments that the size has merged.
	if d, _ := both.Scenario.Duty("FM-D1"); d.Unit != "DM" {
		t.Errorf("launches belong to %q", d.Unit)
	}
	// It ranks a duty highest that the size has fused.
	if d, _ := both.Scenario.Duty("SU-D3"); d.Criticality != 3 {
		t.Errorf("new channels have the importance %d", d.Criticality)
	}
	if d, _ := both.Scenario.Duty("FM-D2"); d.State != model.Deferred {
		t.Error("a start-up without dealers controls their prices")
	}
	if d, _ := both.Scenario.Duty("FS-D1"); !d.Origin.Has("FM-D5") || !d.Origin.Has("B-MD-D5") || d.Criticality != 3 {
		t.Errorf("seeding and ads: %+v", d)
	}
	mature := now(t, written(t, "template-retail-mature"), "T-RETAIL-MATURE").Scenario
	if d, _ := mature.Duty("RM-D1"); d.Unit != "OM" || mature.Find("RT-D2") != nil || mature.Find("MA-D2") != nil {
		t.Errorf("membership: %+v", d)
	}
}
