package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/export"
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// starts makes a window that has just been started, with the libraries opened before.
func starts(t *testing.T, recent ...string) (*Window, fyne.Window) {
	t.Helper()
	app := test.NewTempApp(t)
	app.Preferences().SetStringList("recent", recent)
	w := alone(app, Options{Lang: model.ZH, Folder: t.TempDir()})
	win := test.NewTempWindow(t, nil)
	w.Attach(win)
	win.Resize(fyne.NewSize(1440, 900))
	w.Start()
	t.Cleanup(w.Close)
	return w, win
}

// libraryAt makes a library with the example in it.
func libraryAt(t *testing.T, path string) string {
	t.Helper()
	l, err := examples.Write(path, "seed-b", model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	l.Close()
	return path
}

func TestTheFirstStartShowsWhereToBeginWithTheExampleUnderTheKeyboard(t *testing.T) {
	w, win := starts(t)
	if w.library != nil {
		t.Fatal("a board that nobody asked for is open")
	}
	b, ok := win.Canvas().Focused().(*look.Button)
	if !ok || b.Label != "打开示例" {
		t.Fatalf("the keyboard is at %+v", win.Canvas().Focused())
	}
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if w.library == nil || filepath.Dir(w.library.Path()) != w.folder() {
		t.Fatalf("Enter opens no copy of the example: %s", w.failure)
	}
}

func TestTheArrowKeysWalkThroughTheStartPage(t *testing.T) {
	w, win := starts(t)
	var walked []fyne.Focusable
	for range 12 {
		on := win.Canvas().Focused()
		if on == nil || slices.Contains(walked, on) {
			break
		}
		walked = append(walked, on)
		on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	for name, o := range w.targets() {
		if !slices.ContainsFunc(walked, func(f fyne.Focusable) bool { return any(f) == any(o) }) {
			t.Errorf("%s is not reached", name)
		}
	}
}

func TestTheStartPageOpensAnyExampleAndAnyTemplateUnderItsTitle(t *testing.T) {
	all, err := examples.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range all {
		if e.ID == "empty" {
			continue
		}
		w, _ := starts(t)
		if e.Template() {
			c := &w.frame.start.templates
			c.industry.Chosen, c.size.Chosen = slices.Index(c.industries, e.Industry), slices.Index(c.sizes, e.Size)
			w.draw()
			tapTarget(t, w, "start:use")
		} else {
			tapTarget(t, w, "example:"+e.ID)
		}
		if w.library == nil || w.libraryName() != export.FileName(e.Title.ZH) {
			t.Fatalf("%s is not opened under its title: %s", e.ID, w.failure)
		}
		infos, err := w.library.Scenarios()
		if err != nil {
			t.Fatal(err)
		}
		want := infos[0].ID
		if e.Template() {
			want = infos[len(infos)-1].ID
		}
		if got := w.session.Now().Info.ID; got != want {
			t.Errorf("%s opens on %s, want %s", e.ID, got, want)
		}
	}
}

func TestNoIndustryAndNoSizeIsNoTemplate(t *testing.T) {
	w, _ := starts(t)
	c := &w.frame.start.templates
	c.industry.Chosen, c.size.Chosen = 0, 0
	w.draw()
	tapTarget(t, w, "start:use")
	if !c.use.Disabled || w.library != nil {
		t.Error("something is made of nothing chosen")
	}
}

func TestTheStartPageShowsTheDepartmentsThatATemplateGives(t *testing.T) {
	w, _ := starts(t)
	showsExample(w, "template-retail-mature")
	var want []outlineColumn
	s := w.session.Now().Scenario
	for _, u := range s.Children(w.company()) {
		if u.Level != model.External {
			want = append(want, outlineColumn{duties: len(s.DutiesUnder(u.ID))})
		}
	}
	got := slices.Clone(w.frame.start.templates.outlines[outlineKey{"template-retail-mature", model.ZH}])
	for i := range got {
		if got[i].seal.Char == "" {
			t.Error("a department without its seal")
		}
		got[i].seal = look.Seal{}
	}
	if len(want) < 4 || !slices.Equal(got, want) {
		t.Errorf("shown %v, given %v", got, want)
	}
}

func TestTheProgramStartsWithWhatWasOpenLastAndTheMenuLeadsToTheStartPage(t *testing.T) {
	path := libraryAt(t, filepath.Join(t.TempDir(), "零售.sandtable"))
	w, win := starts(t, path)
	if w.library == nil || w.library.Path() != path {
		t.Fatalf("not opened: %s", w.failure)
	}
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	w.mainMenu()
	choose(t, w, "home")
	if w.library != nil || w.targets()["start:new"] == nil {
		t.Fatal("the start page is not shown")
	}
	row := w.targets()["recent:"+path]
	if row == nil || any(win.Canvas().Focused()) != any(row) {
		t.Fatalf("the keyboard is not at what was open last: %v", win.Canvas().Focused())
	}
	test.Tap(row.(fyne.Tappable))
	if w.session == nil || homeOf(w, "B-MD-D7") != "EC" || !w.session.Now().CanUndo {
		t.Errorf("it does not go on where it was left: %s", w.failure)
	}
}

func TestALibraryThatIsGoneStaysListedUntilItIsFoundOrRemoved(t *testing.T) {
	dir := t.TempDir()
	old, here := filepath.Join(dir, "旧", "a.sandtable"), libraryAt(t, filepath.Join(dir, "b.sandtable"))
	w, _ := starts(t, old)
	if w.library != nil || !slices.Equal(w.recent(), []string{old}) {
		t.Fatalf("the list is %q", w.recent())
	}
	a := &asks{answers: []string{here}}
	w.options.AskFile = a.file
	tapTarget(t, w, "find:"+old)
	if a.requests[0].Path != dir+string(filepath.Separator) {
		t.Errorf("looked for in %s", a.requests[0].Path)
	}
	if w.library == nil || !slices.Equal(w.recent(), []string{here}) {
		t.Errorf("the list is %q: %s", w.recent(), w.failure)
	}
	w, _ = starts(t, old)
	tapTarget(t, w, "drop:"+old)
	if len(w.recent()) != 0 || w.targets()["drop:"+old] != nil {
		t.Errorf("the list is %q", w.recent())
	}
}

func TestADroppedLibraryIsOpenedAndAnyOtherFileIsShownToBeImported(t *testing.T) {
	dir := t.TempDir()
	letter, library := filepath.Join(dir, "信.docx"), libraryAt(t, filepath.Join(dir, "a.sandtable"))
	if err := os.WriteFile(letter, []byte("Dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	w, _ := starts(t)
	w.dropped([]string{letter})
	if w.view != ImportView || w.library != nil {
		t.Fatal("a letter is taken for a library")
	}
	w.escape()
	w.dropped([]string{letter, library})
	if w.library == nil || w.library.Path() != library {
		t.Errorf("not opened: %s", w.failure)
	}
}

func TestAnExampleSaysWhatToTryUntilItIsTriedOrClosed(t *testing.T) {
	for _, end := range []func(w *Window){
		func(w *Window) { w.moveTo([]model.ID{"B-MD-D7"}, "EC") },
		func(w *Window) { tapTarget(t, w, "banner:close") },
		func(w *Window) { w.goHome(); shows(w, w.recent()[0]) },
	} {
		w, _ := starts(t)
		showsExample(w, "seed-b")
		if !strings.Contains(w.news().words, "拖") || w.targets()["banner:close"] == nil {
			t.Fatalf("it says %q", w.news().words)
		}
		end(w)
		if got := w.news(); got.icon == "bulb" {
			t.Errorf("it still says %q", got.words)
		}
	}
}

func TestTheTimeOfSavingIsThatOfTheFileNotOfTheExamplesSteps(t *testing.T) {
	w, _ := starts(t)
	showsExample(w, "seed-b")
	info, err := os.Stat(w.library.Path())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := w.savedAt(w.session.Now().Info), w.print.Clock(info.ModTime().Local()); got != want {
		t.Errorf("saved %s, want %s", got, want)
	}
	now := time.Date(2026, 11, 29, 8, 0, 0, 0, time.Local)
	w.options.Library.Now = func() time.Time { return now }
	for days, want := range map[int]string{0: "今天 08:00", 1: "昨天", 9: "2026年11月20日"} {
		if got := w.when(now.AddDate(0, 0, -days)); got != want {
			t.Errorf("%d days ago: %s", days, got)
		}
	}
}

func TestTheMenuOffersTemplatesByIndustry(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.mainMenu()
	choose(t, w, "template")
	choose(t, w, "template-retail-mature")
	if got := w.libraryName(); got != "零售行业·成熟企业" {
		t.Errorf("opened %s: %s", got, w.failure)
	}
}

func TestTheMenuNamesRecentLibrariesByNameAndFolder(t *testing.T) {
	a, b := libraryAt(t, filepath.Join(t.TempDir(), "甲.sandtable")), libraryAt(t, filepath.Join(t.TempDir(), "乙.sandtable"))
	w, _ := starts(t, a, b)
	w.mainMenu()
	choose(t, w, "recent")
	for _, row := range w.open.menu.Rows {
		c := row.Choice()
		if c.Label != "甲" && c.Label != "乙" || !strings.HasSuffix(c.Note, filepath.Base(filepath.Dir(c.Name))) {
			t.Errorf("%q, %q", c.Label, c.Note)
		}
	}
}
