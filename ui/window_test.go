package ui

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
)

func TestAMoveIsInTheFileBeforeItIsShownAndUndoTakesItBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if !done(w, model.MoveDuties("EC", "B-MD-D7")) {
		t.Fatal(w.failure)
	}
	onDisk := func() model.ID {
		s, err := w.library.At(w.session.Now().Info.ID, scenarios.Latest)
		if err != nil {
			t.Fatal(err)
		}
		d, _ := s.Duty("B-MD-D7")
		return d.Unit
	}
	if homeOf(w, "B-MD-D7") != "EC" || onDisk() != "EC" {
		t.Errorf("shown in %s, on disk in %s, want EC", homeOf(w, "B-MD-D7"), onDisk())
	}
	w.Undo()
	if homeOf(w, "B-MD-D7") != "MD" || onDisk() != "MD" {
		t.Errorf("after undo shown in %s, on disk in %s, want MD", homeOf(w, "B-MD-D7"), onDisk())
	}
	w.Redo()
	if homeOf(w, "B-MD-D7") != "EC" {
		t.Errorf("after redo in %s, want EC", homeOf(w, "B-MD-D7"))
	}
}

func TestTheReasonOfAMoveIsKeptWithIt(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	if w.asked == nil {
		t.Fatal("the reason is not asked for")
	}
	w.reason("投放与评估分离")
	rows, err := w.library.Log(w.session.Now().Info.ID)
	if err != nil {
		t.Fatal(err)
	}
	last := rows[len(rows)-1]
	if last.Verb != scenarios.NoteRow || last.Why != "投放与评估分离" || last.Target != len(rows)-1 {
		t.Errorf("last row is %+v", last)
	}
	if trail := w.trailRows(); trail[0].Why != "投放与评估分离" {
		t.Errorf("the trail says %q", trail[0].Why)
	}
}

func TestAnyOtherActionClosesTheQuestionUnanswered(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	done(w, model.MoveDuties("", "B-MD-D2"))
	w.reason("too late")
	rows, _ := w.library.Log(w.session.Now().Info.ID)
	for _, r := range rows {
		if r.Why == "too late" {
			t.Error("the reason went to another step")
		}
	}
}

func TestSuggestedReasonsComeFromWhatImproved(t *testing.T) {
	w, _ := opens(t, "seed-b")
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	if got := w.suggestions(); !slices.Contains(got, w.print.T("reason.rule.GV-01")) {
		t.Errorf("suggestions %q do not name what the move has separated", got)
	}
}

func TestARefusalIsSaidAndChangesNothing(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := w.session.Now().Scenario.Fingerprint()
	if done(w, model.MoveDuties("nowhere", "B-MD-D7")) {
		t.Fatal("a move to nowhere was carried out")
	}
	if w.failure == "" || w.open.dialog() == nil {
		t.Error("nothing was said")
	}
	if w.session.Now().Scenario.Fingerprint() != before {
		t.Error("something has changed")
	}
	w.escape()
	if w.open.dialog() != nil {
		t.Error("Escape did not close the message")
	}
}

func TestAForkIsOpenedAndTheParentStays(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askFork()
	dialogText(t, w, "直播归电商")
	if got := w.session.Now().Info.Name.ZH; got != "直播归电商" {
		t.Fatalf("open is %q", got)
	}
	done(w, model.MoveDuties("EC", "B-MD-D2"))
	w.Switch("V0")
	if homeOf(w, "B-MD-D2") != "MD" {
		t.Error("the move in the fork has changed the parent")
	}
	if len(w.sight().Infos) != 5 {
		t.Errorf("%d scenarios, want 5", len(w.sight().Infos))
	}
}

func TestATakenScenarioNameIsRefusedAndTheQuestionStays(t *testing.T) {
	w, _ := opens(t, "seed-b")
	name := w.session.Now().Info.Name.ZH
	w.askFork()
	dialogText(t, w, name)
	if w.session.Now().Info.ID != "V0" || len(w.sight().Infos) != 4 {
		t.Error("a second scenario of the same name was made")
	}
	if w.failure == "" {
		t.Error("nothing was said")
	}
}

func TestTheMergeDialogMakesOneDepartment(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askMerge(fyne.Position{}, "EC")
	if w.open.dialog() == nil {
		t.Fatal("no dialog")
	}
	targets := w.open.dialog().Targets()
	targets["dialog:name"].(interface{ SetText(string) }).SetText("数字营销部")
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	s := w.session.Now().Scenario
	var departments []string
	for _, id := range w.homes() {
		u, _ := s.Unit(id)
		departments = append(departments, u.Name.ZH)
	}
	if !slices.Equal(departments, []string{"数字营销部"}) {
		t.Errorf("departments are %q", departments)
	}
	if n := len(s.DutiesUnder(w.homes()[0])); n != 14 {
		t.Errorf("%d duties arrived, want 14", n)
	}
	if w.open.dialog() != nil {
		t.Error("the dialog is still open")
	}
}

func TestTheWorkbookIsWrittenAndReadsBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	doneBecause(w, model.MoveDuties("EC", "B-MD-D7"), "投放与评估分离")
	path := filepath.Join(t.TempDir(), "董事会.xlsx")
	w.export(dialogs.ExportFile{Scenario: w.session.Now().Info.ID, Ending: ".xlsx", Lang: w.lang, Folder: filepath.Dir(path), Name: filepath.Base(path)}, nil)
	for end := time.Now().Add(30 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		if i, err := os.Stat(path); err == nil && i.Size() > 0 {
			break
		}
		if time.Now().After(end) {
			t.Fatalf("no workbook: %s", w.failure)
		}
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	book, err := xlsx.Read(strings.NewReader(string(b)), int64(len(b)), xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(book.Sheets) < 6 {
		t.Errorf("%d sheets", len(book.Sheets))
	}
}

func TestBadFilesAreRefusedInWordsAndWhatWasOpenStaysOpen(t *testing.T) {
	w, _ := opens(t, "seed-b")
	folder := t.TempDir()
	write := func(name string, b []byte) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	good, err := os.ReadFile(w.library.Path())
	if err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{
		"missing":   filepath.Join(folder, "missing.sandtable"),
		"empty":     write("empty.sandtable", nil),
		"text":      write("text.sandtable", []byte("not a library")),
		"truncated": write("truncated.sandtable", good[:len(good)/2]),
		"folder":    folder,
	} {
		w.failure = ""
		if shows(w, path) {
			t.Errorf("%s: opened", name)
		}
		if w.failure == "" || regexp.MustCompile(`[a-z]+-[a-z]+`).MatchString(w.failure) {
			t.Errorf("%s: said %q", name, w.failure)
		}
		if w.session == nil || homeOf(w, "B-MD-D7") != "MD" {
			t.Fatalf("%s: what was open is gone", name)
		}
	}
}

func TestAnotherWritersStepsAppearAndAreNotUndone(t *testing.T) {
	w, _ := opens(t, "seed-b")
	other, err := scenarios.Open(w.library.Path(), scenarios.Options{Who: "other"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	session, err := other.Session("V0")
	if err != nil {
		t.Fatal(err)
	}
	if err := session.Do(model.MoveDuties("EC", "B-MD-D2"), ""); err != nil {
		t.Fatal(err)
	}
	w.Poll()
	if homeOf(w, "B-MD-D2") != "EC" {
		t.Fatal("the other writer's move does not appear")
	}
	w.Undo()
	if homeOf(w, "B-MD-D2") != "EC" {
		t.Error("Ctrl+Z has undone somebody else's move")
	}
}

func TestAnEmptyLibraryCanBeBuiltUp(t *testing.T) {
	w, _ := opens(t, "empty")
	w.askUnit()
	dialogText(t, w, "电商部")
	unit := w.homes()[0]
	w.askDuty(unit)
	dialogText(t, w, "负责平台运营 🚀 \u202eabc\u202c")
	duties := w.session.Now().Scenario.DutiesOf(unit)
	if len(duties) != 1 || !strings.Contains(duties[0].Text.ZH, "🚀") {
		t.Fatalf("duties %+v", duties)
	}
	w.askDuty(unit)
	dialogText(t, w, strings.Repeat("很长的职责，", 1700))
	if n := len(w.session.Now().Scenario.DutiesOf(unit)); n != 2 {
		t.Errorf("%d duties, want 2: %s", n, w.failure)
	}
	w.win.Canvas().Capture()
}

func TestSeveralLinesForAUnitAreSeveralUnitsInOneStep(t *testing.T) {
	w, _ := opens(t, "empty")
	w.askUnit()
	dialogText(t, w, "1、电商部\t12\n2、媒体部\t8\n\n")
	w.askPosition(w.homes()[0])
	dialogText(t, w, "主播\n场控\n投手")
	var names []string
	for _, u := range w.session.Now().Scenario.Units() {
		names = append(names, string(u.Level)+" "+u.Name.ZH)
	}
	slices.Sort(names)
	if want := []string{"department 媒体部", "department 电商部", "position 主播", "position 场控", "position 投手"}; !slices.Equal(names, want) || w.session.Now().Seq != 2 {
		t.Errorf("%d steps: %q: %s", w.session.Now().Seq, names, w.failure)
	}
}

func TestAFixOfAWarningIsOneUndoableStep(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for _, f := range w.session.Now().Findings.All() {
		if f.Rule == "GP-03" {
			before := w.session.Now().Seq
			w.fix(f.Fixes[0])
			if _, still := w.session.Now().Findings.Get(f.Key); still {
				t.Errorf("%s is still there", f.Key)
			}
			if got := w.session.Now().Seq; got != before+1 {
				t.Errorf("%d steps", got-before)
			}
			w.Undo()
			if _, back := w.session.Now().Findings.Get(f.Key); !back {
				t.Error("undo did not bring it back")
			}
			return
		}
	}
	t.Fatal("the example has no KPI without an owner")
}

func TestAdoptingACellFromTheComparisonBringsItHere(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	w.adopt(model.Ref{Kind: model.DutyKind, ID: "B-MD-D7"}, "unit", "V3")
	if got := homeOf(w, "B-MD-D7"); got != "DI" {
		t.Errorf("home is %q, want DI: %s", got, w.failure)
	}
	if broken := w.session.Now().Scenario.Dangling(); len(broken) > 0 {
		t.Errorf("dangling %v", broken)
	}
}

func TestWhatIsOnTheScreenCanBeFoundFromOutside(t *testing.T) {
	w, _ := opens(t, "seed-b")
	names := slices.Collect(maps.Keys(w.targets()))
	for _, want := range []string{"card:B-MD-D7", "column:EC", "column:-", "column-menu:MD", "undo", "redo", "export", "theme", "menu", "scenario:V3", "fork"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not among the targets", want)
		}
	}
}

func TestARefusalOverADialogLeavesTheDialogOpen(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askFork()
	question := w.open.dialog()
	dialogText(t, w, w.session.Now().Info.Name.ZH) // taken
	if w.open.dialog() == question {
		t.Fatal("the refusal is not in front")
	}
	w.escape()
	if w.open.dialog() != question {
		t.Error("the question is gone, and with it what was typed")
	}
}
