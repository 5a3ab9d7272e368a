package ui

import (
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// saves saves the open scenario among the templates of the user's own, and gives its file.
func saves(t *testing.T, w *Window, name string) string {
	t.Helper()
	if err := scenarios.MakeFolder(w.ownFolder()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(w.ownFolder(), name+extension)
	if err := scenarios.SaveTemplate(path, w.session.Now().Scenario, model.Text{ZH: name}); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestATemplateOfOnesOwnIsOfferedOnTheStartPageAndBeginsALibraryOfItsOwn(t *testing.T) {
	w, _ := opens(t, "seed-b")
	was := w.session.Now().Scenario
	path := saves(t, w, "门店模板")
	w.goHome()
	tapped(t, w, "own:"+path)
	if w.library == nil || w.library.Path() == path || filepath.Dir(w.library.Path()) != w.folder() || !strings.Contains(w.library.Path(), "门店模板") {
		t.Fatalf("it opens %v: %s", w.library, w.failure)
	}
	now := w.session.Now().Scenario
	if now.Count(model.DutyKind) != was.Count(model.DutyKind) || now.Count(model.UnitKind) != was.Count(model.UnitKind) || now.Count(model.HandoffKind) != was.Count(model.HandoffKind) {
		t.Error("something of it is missing")
	}
	w.do(model.RemoveDuties(now.Duties()[0].ID), "", func(bool) {})
	if s, err := scenarios.ReadTemplate(path, scenarios.Options{}); err != nil || s.Count(model.DutyKind) != was.Count(model.DutyKind) {
		t.Error("the template itself was worked in:", err)
	}
	w.goHome()
	tapped(t, w, "own:"+path)
	if now := w.session.Now().Scenario; now.Count(model.DutyKind) != was.Count(model.DutyKind) {
		t.Error("the second one begins with the first one's changes")
	}
}

func TestATemplateOfOnesOwnStandsFirstWhereTemplatesAreApplied(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := saves(t, w, "门店模板")
	was := w.session.Now().Scenario
	w.do(model.RemoveDuties(was.Duties()[0].ID), "", func(bool) {})
	w.applyMenu()
	tapped(t, w, "menu:own:"+path)
	tapped(t, w, "way:into")
	if got := w.session.Now().Scenario.Count(model.DutyKind); got != was.Count(model.DutyKind) {
		t.Errorf("%d duties after it was applied: %s", got, w.failure)
	}
}

func TestSeveralLinesAreSeveralDutiesWhereverADutyIsAskedFor(t *testing.T) {
	w, _ := opens(t, "seed-b")
	was := w.session.Now()
	w.askDuty("")
	field := w.open.targets()["dialog:text"].(*look.Entry)
	fyne.CurrentApp().Clipboard().SetContent("1. 核对账单\n2. 催收货款\n3. 开具发票")
	field.TypedShortcut(&fyne.ShortcutPaste{Clipboard: fyne.CurrentApp().Clipboard()})
	field.TypedKey(pressed(fyne.KeyReturn))
	now := w.session.Now()
	if now.Scenario.Count(model.DutyKind) != was.Scenario.Count(model.DutyKind)+3 || now.Seq != was.Seq+1 {
		t.Fatalf("%d duties in %d steps: %s", now.Scenario.Count(model.DutyKind)-was.Scenario.Count(model.DutyKind), now.Seq-was.Seq, w.failure)
	}
	w.Undo()
	if w.session.Now().Scenario.Count(model.DutyKind) != was.Scenario.Count(model.DutyKind) {
		t.Error("one undo does not take them back")
	}
}
