package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/intake"
)

// written makes a document of lines and gives its path.
func written(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

const houses = "部门,职责,考核\n" +
	"物业部,维护楼宇设备并安排巡检,设备完好率\n" +
	",处理业主报修,报修及时率\n" +
	"保安部,值守大门并登记访客,\n" +
	"合计,3,\n"

// names lists what can be clicked, for a failure.
func tapped(t *testing.T, w *Window, name string) {
	t.Helper()
	o, ok := w.targets()[name].(fyne.Tappable)
	if !ok {
		t.Fatalf("there is no %s to click", name)
	}
	test.Tap(o)
}

func infos(t *testing.T, w *Window) []scenarios.Info {
	t.Helper()
	all, err := w.library.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func settings(t *testing.T, w *Window) int {
	t.Helper()
	all, err := w.library.Settings()
	if err != nil {
		t.Fatal(err)
	}
	return len(all)
}

func TestADroppedDocumentComesInAsAScenarioOfItsOwnWhoseFirstDragMakesAFork(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := len(infos(t, w))
	w.dropped([]string{written(t, "物业 职责.csv", houses)})
	if w.view != ImportView {
		t.Fatalf("it shows %s", w.view)
	}
	if w.targets()["way:fork"] != nil {
		t.Error("a fork is offered of a scenario that has none of its units")
	}
	tapped(t, w, "way:tree")
	now := w.session.Now()
	if w.view != BoardView || len(infos(t, w)) != before+1 || now.Info.Parent != "" || now.Info.Name.ZH != "物业 职责" {
		t.Fatalf("%s shows %+v: %s", w.view, now.Info, w.failure)
	}
	s := now.Scenario
	if s.Count(model.UnitKind) != 2 || s.Count(model.DutyKind) != 3 || s.Count(model.KPIKind) != 2 || now.Seq != 1 {
		t.Errorf("%d units, %d duties, %d KPIs in %d steps", s.Count(model.UnitKind), s.Count(model.DutyKind), s.Count(model.KPIKind), now.Seq)
	}
	if w.frame.toast == nil || len(w.frame.toast.Offers) != 1 {
		t.Fatalf("the line offers %+v", w.frame.toast)
	}
	units := s.Children("")
	duty := s.DutiesOf(units[0].ID)[0].ID
	w.moveTo([]model.ID{duty}, units[1].ID)
	if w.session.Now().Info.Parent != now.Info.ID {
		t.Error("the first move changes what was imported")
	}
	w.Switch(now.Info.ID)
	w.Undo()
	if s := w.session.Now().Scenario; s.Count(model.UnitKind)+s.Count(model.DutyKind) != 0 {
		t.Errorf("undo leaves %d units: %s", s.Count(model.UnitKind), w.failure)
	}
	w.Redo()
	if s := w.session.Now().Scenario; s.Count(model.DutyKind) != 3 {
		t.Error("redo does not bring it back")
	}
}

func TestAnImportThatIsCancelledLeavesNoTrace(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	print, scenariosBefore, said := w.session.Now().Scenario.Fingerprint(), len(infos(t, w)), settings(t, w)
	w.Import(written(t, "物业.csv", houses))
	tapped(t, w, "role:3")
	choose(t, w, "role:tool")
	w.escape()
	if w.view != CompareView || w.session.Now().Scenario.Fingerprint() != print || len(infos(t, w)) != scenariosBefore || settings(t, w) != said || w.imports.Begun() {
		t.Errorf("%s, %d scenarios, %d settings, begun %t", w.view, len(infos(t, w)), settings(t, w), w.imports.Begun())
	}
}

func TestReadingThatIsCancelledIsEndedAndWhatComesOfItIsNotShown(t *testing.T) {
	w, _ := opens(t, "seed-b")
	var later []func()
	w.background = func(f func()) { later = append(later, f) }
	var ended error
	w.beginImport(intake.Source{Name: "x.csv", Read: func(ctx context.Context, _ func(done, total int64)) (sheet.Document, error) {
		ended = ctx.Err()
		return sheet.ReadText(houses), ctx.Err()
	}})
	if !w.imports.Begun() {
		t.Fatal("nothing is being read")
	}
	tapped(t, w, "back")
	for _, f := range later {
		f()
	}
	if ended == nil || w.view != BoardView || w.imports.Begun() {
		t.Errorf("the reading ended with %v; %s is shown", ended, w.view)
	}
}

func TestWithoutALibraryAnImportMakesOneAndCancelMakesNone(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := written(t, "物业.csv", houses)
	w.goHome()
	w.Import(path)
	if w.session != nil || w.targets()["way:library"] == nil {
		t.Fatalf("there is no way on: %s", w.failure)
	}
	made := func() int {
		found, err := filepath.Glob(filepath.Join(w.folder(), "*.sandtable"))
		if err != nil {
			t.Fatal(err)
		}
		return len(found)
	}
	w.escape()
	if made() != 0 || w.targets()["start:import"] == nil {
		t.Fatalf("%d libraries after a cancel, on %s", made(), w.view)
	}
	w.Import(path)
	tapped(t, w, "way:library")
	if w.session == nil || made() != 1 || w.libraryName() != "物业" || w.session.Now().Scenario.Count(model.DutyKind) != 3 || w.view != BoardView {
		t.Fatalf("%d libraries: %s", made(), w.failure)
	}
}

func TestWhatIsSaidOfAColumnChangesTheReadingAndIsRememberedByTheLibrary(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := written(t, "物业.csv", houses)
	w.Import(path)
	tapped(t, w, "role:3")
	choose(t, w, "role:tool")
	tapped(t, w, "way:tree")
	s := w.session.Now().Scenario
	if s.Count(model.KPIKind) != 0 || s.Count(model.ToolKind) != 2 {
		t.Fatalf("%d KPIs and %d tools: %s", s.Count(model.KPIKind), s.Count(model.ToolKind), w.failure)
	}
	w.Import(path)
	tapped(t, w, "way:into")
	if w.failure != "" || w.view != ImportView {
		t.Errorf("the same list once more is brought in on %s: %s", w.view, w.failure)
	}
	w.escape()
	w.Import(written(t, "新.csv", strings.Replace(houses, "合计", "保洁部,清扫楼道,扫帚\n合计", 1)))
	tapped(t, w, "way:fork")
	if s := w.session.Now().Scenario; s.Count(model.KPIKind) != 0 || s.Count(model.ToolKind) != 3 {
		t.Errorf("the mapping is forgotten: %d KPIs and %d tools", s.Count(model.KPIKind), s.Count(model.ToolKind))
	}
}

func TestAChangedListIsADifferenceInWhichAMissingRowIsAQuestion(t *testing.T) {
	const changed = "部门,职责,考核\n" +
		"物业部,维护楼宇设备并每周安排巡检,设备完好率\n" +
		"保安部,值守大门并登记访客,\n" +
		"保安部,巡逻地下车库,\n"
	bringing := func(t *testing.T, w *Window, file string) {
		t.Helper()
		w.Import(written(t, "物业.csv", houses))
		tapped(t, w, "way:tree")
		w.Import(written(t, file, changed))
	}
	find := func(w *Window, prefix string) string {
		for name := range w.targets() {
			if strings.HasPrefix(name, prefix) {
				return name
			}
		}
		return prefix
	}
	texts := func(w *Window) string {
		var out []string
		for _, d := range w.session.Now().Scenario.Duties() {
			out = append(out, d.Text.ZH)
		}
		return strings.Join(out, "|")
	}
	t.Run("kept at first", func(t *testing.T) {
		w, _ := opens(t, "seed-b")
		bringing(t, w, "新表.csv")
		parent := w.session.Now().Info.ID
		tapped(t, w, "way:fork")
		now := w.session.Now()
		if got := texts(w); now.Info.Parent != parent || now.Info.Name.ZH != "新表" || !strings.Contains(got, "每周") || !strings.Contains(got, "报修") || !strings.Contains(got, "车库") {
			t.Errorf("%+v has %s: %s", now.Info, got, w.failure)
		}
		w.Undo()
		if w.session.Now().Info.ID != parent {
			t.Error("undo does not take the fork back")
		}
	})
	t.Run("removed and left", func(t *testing.T) {
		w, _ := opens(t, "seed-b")
		bringing(t, w, "新表.csv")
		open, seq := w.session.Now().Info.ID, w.session.Now().Seq
		tapped(t, w, find(w, "remove:"))
		tapped(t, w, find(w, "keep:"))
		tapped(t, w, "way:into")
		now := w.session.Now()
		if got := texts(w); now.Info.ID != open || now.Seq != seq+1 || strings.Contains(got, "每周") || strings.Contains(got, "报修") || !strings.Contains(got, "车库") {
			t.Errorf("%d steps, %s: %s", now.Seq-seq, got, w.failure)
		}
		w.Undo()
		if got := texts(w); !strings.Contains(got, "报修") || strings.Contains(got, "车库") {
			t.Errorf("undo leaves %s", got)
		}
	})
}

func TestABlankScenarioIsFilledFirst(t *testing.T) {
	w, _ := opens(t, "empty")
	open := w.session.Now().Info.ID
	w.Import(written(t, "物业.csv", houses))
	tapped(t, w, "way:fill")
	if now := w.session.Now(); now.Info.ID != open || now.Scenario.Count(model.DutyKind) != 3 {
		t.Errorf("%d duties: %s", now.Scenario.Count(model.DutyKind), w.failure)
	}
}

func TestTheClipboardIsImportedAndAnEmptyOneSaysSo(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.app.Clipboard().SetContent(" \n")
	w.mainMenu()
	choose(t, w, "import-clipboard")
	if w.view == ImportView || w.frame.toast == nil {
		t.Fatal("nothing is said")
	}
	w.app.Clipboard().SetContent("部门\t职责\n物业部\t处理业主报修\n")
	w.mainMenu()
	choose(t, w, "import-clipboard")
	tapped(t, w, "way:tree")
	if w.session.Now().Scenario.Count(model.DutyKind) != 1 {
		t.Errorf("%d duties: %s", w.session.Now().Scenario.Count(model.DutyKind), w.failure)
	}
}

func TestADocumentIsChosenInTheSystemsDialog(t *testing.T) {
	path := written(t, "物业.csv", houses)
	w, a := asksSystem(t, path)
	w.mainMenu()
	choose(t, w, "import")
	if r := a.requests[0]; r.Save || !strings.Contains(r.Ending, ".docx") || w.view != ImportView {
		t.Errorf("asked for %+v; %s is shown", r, w.view)
	}
}

func TestTheKeyThatTakesWhatTheWordsSayIsThatOfTheImportWhileItIsInFront(t *testing.T) {
	w, _ := opens(t, "seed-b")
	seq := w.session.Now().Seq
	w.board.Select("B-MD-D7")
	w.Import(written(t, "市场.csv", "部门,职责\n市场部,在抖音投放广告并监测转化率\n"))
	for _, s := range w.shortcuts() {
		if s.words == "key.take-read" {
			w.pressed(s)
		}
	}
	if w.session.Now().Seq != seq {
		t.Error("the key changes the duty that is selected on the board")
	}
	tapped(t, w, "way:tree")
	if s := w.session.Now().Scenario; s.Count(model.ChannelKind) == 0 {
		t.Errorf("nothing that was read came in: %s", w.failure)
	}
}

func TestAnImportThatIsLeftForAnotherViewIsFoundAsItWas(t *testing.T) {
	w, _ := opens(t, "seed-b")
	role := func() string {
		t.Helper()
		said := ""
		for _, x := range shown(w.targets()["role:3"]) {
			said += x
		}
		return said
	}
	w.Import(written(t, "物业.csv", houses))
	tapped(t, w, "role:3")
	choose(t, w, "role:tool")
	was := role()
	leave := map[string]func(){"meeting": func() { w.beginMeeting() }}
	for _, p := range w.tabs() {
		leave["tab "+string(p.view)] = func() { w.goTo(p) }
	}
	leave["comment"] = w.comment
	for name, by := range leave {
		by()
		if w.view == ImportView {
			t.Fatalf("%s does not leave", name)
		}
		if !w.imports.Begun() {
			t.Fatalf("%s drops it", name)
		}
		if name == "meeting" {
			w.abandonMeeting()
			w.Show(BoardView)
		}
		if !strings.Contains(w.news().words, "物业.csv") {
			t.Errorf("after %s the window says %q", name, w.news().words)
		}
		w.askImport()
		if w.view != ImportView || role() != was {
			t.Fatalf("after %s %s shows %q, before %q", name, w.view, role(), was)
		}
	}
	w.Show(BoardView)
	tapped(t, w, "banner:import-drop")
	if w.imports.Begun() || w.news().words != "" && strings.Contains(w.news().words, "物业.csv") {
		t.Errorf("dropped it is still there: %q", w.news().words)
	}
}
