package ui

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/native"
)

// applies shows what a template would add.
func applies(t *testing.T, w *Window, id string) {
	t.Helper()
	list, err := examples.List()
	if err != nil {
		t.Fatal(err)
	}
	i := slices.IndexFunc(list, func(e examples.Example) bool { return e.ID == id })
	w.applyTemplate(list[i])
	if w.view != ImportView {
		t.Fatalf("it shows %s: %s", w.view, w.failure)
	}
}

func TestKPIsAndUnitsOfATemplateCanBeLeftForLaterAndTakenBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	count := func() (kpis, units int) {
		now := w.session.Now().Scenario
		return now.Count(model.KPIKind), now.Count(model.UnitKind)
	}
	kpis, units := count()
	applies(t, w, "template-retail-mature")
	first := func(begin string) string {
		var names []string
		for name := range w.targets() {
			if strings.HasPrefix(name, begin) {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			t.Fatalf("nothing is called %s", begin)
		}
		slices.Sort(names)
		return names[0]
	}
	kpi := first("leave:kpi\x00")
	tapped(t, w, kpi)
	if w.targets()[kpi] != nil {
		t.Error("what is left for later is still offered as coming in")
	}
	tapped(t, w, "take-back:"+strings.TrimPrefix(kpi, "leave:"))
	tapped(t, w, kpi)
	unit := first("leave:unit\x00")
	tapped(t, w, unit)
	tapped(t, w, "way:into")
	_, name, _ := strings.Cut(unit, "\x00")
	now := w.session.Now().Scenario
	for _, u := range now.Units() {
		if strings.EqualFold(u.Name.ZH, name) {
			t.Errorf("%s came in", name)
		}
	}
	_, name, _ = strings.Cut(kpi, "\x00")
	for _, k := range now.KPIs() {
		if strings.EqualFold(k.Name.ZH, name) {
			t.Errorf("%s came in", name)
		}
	}
	if k, u := count(); k <= kpis || u <= units {
		t.Errorf("%d KPIs, %d units: nothing else came in: %s", k, u, w.failure)
	}
}

func TestATemplateAddsWhatTheScenarioLacksAndChangesNothingInOneStep(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before, set := w.session.Now(), settings(t, w)
	applies(t, w, "template-retail-mature")
	later := ""
	for name := range w.targets() {
		if strings.HasPrefix(name, "defer:") && (later == "" || name < later) {
			later = name
		}
	}
	duties := before.Scenario.Count(model.DutyKind)
	tapped(t, w, later)
	if w.targets()["take-back:"+strings.TrimPrefix(later, "defer:")] == nil {
		t.Error("what is left for later cannot be taken back")
	}
	tapped(t, w, "way:into")
	now := w.session.Now()
	if w.view != BoardView || now.Seq != before.Seq+1 || now.Info.ID != before.Info.ID || now.Scenario.Count(model.DutyKind) <= duties {
		t.Fatalf("%s, row %d, %d duties: %s", w.view, now.Seq, now.Scenario.Count(model.DutyKind), w.failure)
	}
	for _, r := range model.Diff(before.Scenario, now.Scenario).Edits {
		if !r.Added() {
			t.Errorf("it changes %s", r.Ref())
		}
	}
	if settings(t, w) != set {
		t.Error("its columns are remembered as those of a list of one's own")
	}
	applies(t, w, "template-retail-mature")
	left := 0
	for name := range w.targets() {
		if strings.HasPrefix(name, "defer:") {
			left++
		}
	}
	if left != 1 {
		t.Errorf("%d duties would come in again, not the one that was left for later", left)
	}
	w.leaveImport()
	w.Undo()
	if got := w.session.Now().Scenario; got.Fingerprint() != before.Scenario.Fingerprint() {
		t.Error("one undo does not take it back")
	}
}

func TestATemplateCanGoIntoAForkInstead(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := w.session.Now()
	applies(t, w, "template-fmcg")
	tapped(t, w, "way:fork")
	if now := w.session.Now(); now.Info.Parent != before.Info.ID || w.view != BoardView {
		t.Errorf("%s shows %+v: %s", w.view, now.Info, w.failure)
	}
}

func TestAScenarioIsSavedAsATemplateThatCanBeApplied(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := filepath.Join(t.TempDir(), "own")
	w.options.AskFile = func(context.Context, native.Request) (string, error) { return path, nil }
	w.askSaveTemplate()
	if w.open.dialog() == nil {
		t.Fatalf("what is left out is not said: %s", w.failure)
	}
	tapped(t, w, "dialog:ok")
	s, err := scenarios.ReadTemplate(path+extension, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	now := w.session.Now().Scenario
	if s.Count(model.DutyKind) != now.Count(model.DutyKind) {
		t.Errorf("it has %d duties", s.Count(model.DutyKind))
	}
	w.Fork("试", func(bool) {})
	w.do(model.RemoveDuties(now.Duties()[0].ID), "", func(bool) {})
	path += extension
	w.askApply()
	tapped(t, w, "way:into")
	if got := w.session.Now().Scenario.Count(model.DutyKind); got != now.Count(model.DutyKind) {
		t.Errorf("%d duties after it was applied: %s", got, w.failure)
	}
}
