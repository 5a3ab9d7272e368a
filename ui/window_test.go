package ui

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
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
	"sandtable/scenarios/examples"
)

// alone makes a window beside which nothing happens: what it has done in the background
// is done when it asks for it, and nothing waits for the clock. The test is its only
// goroutine, but for the copy that is made of a library when it is opened.
func alone(app fyne.App, o Options) *Window {
	o.After = new(waits).after
	w := New(app, o)
	w.background = func(f func()) { f() }
	return w
}

// opens makes a window of the example, without a display.
func opens(t testing.TB, example string) (*Window, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	w := alone(app, Options{Lang: model.ZH, Version: "test", Folder: t.TempDir()})
	win := test.NewTempWindow(t, nil)
	w.Attach(win)
	win.Resize(fyne.NewSize(1440, 900))
	path := filepath.Join(t.TempDir(), "部门 100% #1?.sandtable")
	l, err := examples.Write(path, example, model.ZH, scenarios.Options{Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	if !w.Open(path) {
		t.Fatalf("the example does not open: %s", w.failure)
	}
	t.Cleanup(w.Close)
	return w, win
}

// waits are the appointments of a window under test: nothing happens by itself.
type waits struct{ due []func() }

func (c *waits) after(_ time.Duration, f func()) func() {
	i := len(c.due)
	c.due = append(c.due, f)
	return func() { c.due[i] = func() {} }
}

// pass lets the time pass that all appointments wait for.
func (c *waits) pass() {
	due := c.due
	c.due = nil
	for _, f := range due {
		f()
	}
}

// waiting gives a window a clock that the test moves.
func waiting(w *Window) *waits {
	c := &waits{}
	w.options.After = c.after
	return c
}

func homeOf(w *Window, id model.ID) model.ID {
	d, _ := w.session.Now().Scenario.Duty(id)
	return d.Unit
}

// dialogText types into the open question and confirms it.
func dialogText(t *testing.T, w *Window, text string) {
	t.Helper()
	if w.open.dialog() == nil {
		t.Fatal("no dialog is open")
	}
	field, ok := w.open.dialog().Targets()["dialog:text"].(interface{ SetText(string) })
	if !ok {
		t.Fatal("the dialog has no field")
	}
	field.SetText(text)
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
}

func TestAMoveIsInTheFileBeforeItIsShownAndUndoTakesItBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if !w.do(model.MoveDuties("EC", "B-MD-D7")) {
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
	w.do(model.MoveDuties("", "B-MD-D2"))
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
	w.do(model.MoveDuties("EC", "B-MD-D7"))
	if got := w.suggestions(); !slices.Contains(got, w.print.T("reason.rule.GV-01")) {
		t.Errorf("suggestions %q do not name what the move has separated", got)
	}
}

func TestARefusalIsSaidAndChangesNothing(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := w.session.Now().Scenario.Fingerprint()
	if w.do(model.MoveDuties("nowhere", "B-MD-D7")) {
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
	w.do(model.MoveDuties("EC", "B-MD-D2"))
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

func TestLanguageAndPaletteSwitchWithoutLosingTheSelection(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.board.Select("B-MD-D7")
	w.SetLang(model.EN)
	w.SetDark(true)
	if got := w.board.Selected(); !slices.Equal(got, []model.ID{"B-MD-D7"}) {
		t.Errorf("selected %q", got)
	}
	if w.win.Title() != "V0 As is: two departments - 部门 100% #1? - Sandtable" {
		t.Errorf("title %q", w.win.Title())
	}
}

func TestEveryViewDrawsInBothLanguagesAndPalettesAtEverySize(t *testing.T) {
	w, win := opens(t, "seed-ab")
	for _, size := range []fyne.Size{{Width: 1024, Height: 700}, {Width: 1280, Height: 800}, {Width: 1920, Height: 1080}} {
		win.Resize(size)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			w.SetLang(lang)
			for _, p := range w.pages {
				w.poses(p)
				if img := win.Canvas().Capture(); img.Bounds().Dx() < int(size.Width) {
					t.Errorf("%v %s view %s: picture of %v", size, lang, p.view, img.Bounds())
				}
			}
		}
	}
}

func TestTheWorkbookIsWrittenAndReadsBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.doBecause(model.MoveDuties("EC", "B-MD-D7"), "投放与评估分离")
	path := filepath.Join(t.TempDir(), "董事会.xlsx")
	w.export(path)
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
		if w.Open(path) {
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

func TestFindWalksTheMatches(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.findNext("直播")
	first := w.board.Selected()
	w.findNext("直播")
	if second := w.board.Selected(); len(first) != 1 || len(second) != 1 || first[0] == second[0] {
		t.Errorf("first %q, then %q", first, second)
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

func TestPicturesAreDrawnWithoutADisplay(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := w.library.Path()
	w.Close()
	folder := t.TempDir()
	if err := Pictures(test.NewTempApp(t), Options{Lang: model.ZH}, path, folder); err != nil {
		t.Fatal(err)
	}
	pngs, _ := filepath.Glob(filepath.Join(folder, "*.png"))
	if len(pngs) != len(w.pages)+1 {
		t.Errorf("pictures %q", pngs)
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

// again makes the renderers of all that is in o anew, as the toolkit does when it shows
// what was hidden for a minute.
func again(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *fyne.Container:
		o.Refresh()
		for _, part := range o.Objects {
			again(part)
		}
	case fyne.Widget:
		r := o.CreateRenderer()
		r.Refresh()
		for _, part := range r.Objects() {
			again(part)
		}
	}
}

// unplaced lists what stands in o with a size that cannot be drawn.
func unplaced(o fyne.CanvasObject) (out []string) {
	if s := o.Size(); !o.Visible() {
		return nil
	} else if s.Width < 0 || s.Height < 0 {
		out = append(out, fmt.Sprintf("%T of %v at %v", o, s, o.Position()))
	}
	var parts []fyne.CanvasObject
	switch o := o.(type) {
	case *fyne.Container:
		parts = o.Objects
	case fyne.Widget:
		parts = test.WidgetRenderer(o).Objects()
	}
	for _, part := range parts {
		out = append(out, unplaced(part)...)
	}
	return out
}

func TestWhatWasHiddenForLongComesBackAsItWas(t *testing.T) {
	w, win := opens(t, "seed-b")
	for _, p := range w.pages {
		w.poses(p)
		before := win.Canvas().Capture()
		again(win.Canvas().Content())
		if bad := unplaced(win.Canvas().Content()); len(bad) > 0 {
			t.Errorf("view %s: %d things without a place: %s", p.view, len(bad), bad[0])
		}
		if after := win.Canvas().Capture(); !reflect.DeepEqual(before, after) {
			t.Errorf("view %s looks different", p.view)
		}
	}
}
