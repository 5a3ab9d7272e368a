package ui

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/desk"
	"sandtable/export/xlsx"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/native"
)

// asks answers what the window asks the system for: the given paths one after another,
// then none. It keeps the requests.
type asks struct {
	answers  []string
	requests []native.Request
}

func (a *asks) file(_ context.Context, r native.Request) (string, error) {
	a.requests = append(a.requests, r)
	if len(a.answers) == 0 {
		return "", nil
	}
	path := a.answers[0]
	a.answers = a.answers[1:]
	return path, nil
}

// asksSystem makes a window of the example whose system answers with paths, at once.
func asksSystem(t *testing.T, answers ...string) (*Window, *asks) {
	t.Helper()
	w, _ := opens(t, "seed-b")
	a := &asks{answers: answers}
	w.options.AskFile, w.background = a.file, atOnce
	return w, a
}

// answer taps a button of the dialog in front.
func answer(t *testing.T, w *Window, name string) {
	t.Helper()
	b, ok := w.open.targets()["dialog:"+name].(fyne.Tappable)
	if !ok {
		t.Fatalf("no dialog offers %s: %s", name, w.failure)
	}
	test.Tap(b)
}

// asksBook asks for a workbook of the present scenario; with another, at the place that the
// system answers with.
func asksBook(t *testing.T, w *Window, another bool) {
	t.Helper()
	w.askExport()
	kind, ok := w.open.targets()["dialog:kind"].(*look.Radio)
	if !ok {
		t.Fatalf("nobody asks what to export: %s", w.failure)
	}
	w.canvas.Focus(kind)
	strikes(w, fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyDown)
	if another {
		answer(t, w, "change")
	}
}

// strikes presses keys where the keyboard is.
func strikes(w *Window, names ...fyne.KeyName) {
	for _, k := range names {
		w.canvas.Focused().TypedKey(pressed(k))
	}
}

// exportsBook makes a workbook where the system answers.
func exportsBook(t *testing.T, w *Window) {
	t.Helper()
	asksBook(t, w, true)
	answer(t, w, "ok")
}

func copyOf(t *testing.T, w *Window) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "同事 的.sandtable")
	if err := w.library.SaveCopy(path); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestALibraryIsOpenedThroughTheSystemsDialogFromKeysMenuAndStartPage(t *testing.T) {
	w, a := asksSystem(t)
	path := copyOf(t, w)
	opens := func(way string) {
		t.Helper()
		if w.library == nil || w.library.Path() != path {
			t.Fatalf("%s opens nothing: %s", way, w.failure)
		}
		if last := a.requests[len(a.requests)-1]; last.Save || last.Ending != ".sandtable" || last.Title != "打开沙盘文件" || !strings.HasSuffix(last.Path, string(filepath.Separator)) {
			t.Errorf("%s asks for %+v", way, last)
		}
		w.Close()
	}
	a.answers = []string{path}
	w.askOpen()
	opens("the key")
	shows(w, path)
	a.answers = []string{path}
	w.mainMenu()
	choose(t, w, "open")
	opens("the menu")
	w.draw()
	a.answers = []string{path}
	test.Tap(w.targets()["start:open"].(fyne.Tappable))
	opens("the start page")
}

func TestWhileAFileIsAskedForTheWindowTakesNothingElseAndEscapeEndsIt(t *testing.T) {
	w, _ := opens(t, "seed-b")
	var asked []func()
	w.background = func(f func()) { asked = append(asked, f) }
	w.options.AskFile = func(ctx context.Context, _ native.Request) (string, error) {
		<-ctx.Done() // as a dialog that nobody answers
		return "", nil
	}
	w.askOpen()
	w.askOpen()
	w.askExport()
	asked[0]() // where to begin is looked up first, for all of them
	if len(asked) != 2 || w.open.dialog() == nil {
		t.Fatalf("%d dialogs are open at once", len(asked)-1)
	}
	acted := false
	w.inFront(func() { acted = true })
	w.ifOpen(func() { acted = true })
	if acted {
		t.Error("a key reaches the window under the dialog")
	}
	w.open.dialog().Close()
	asked[1]()
	if w.choosing != nil || w.open.dialog() != nil {
		t.Error("the window is still asking")
	}
}

func TestWithoutASystemsDialogTheToolkitsOpensAndEscapeClosesIt(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.options.AskFile = func(context.Context, native.Request) (string, error) { return "", native.ErrNone }
	w.background = atOnce
	for range 2 {
		w.askOpen()
		if win.Canvas().Overlays().Top() == nil {
			t.Fatal("nothing is shown")
		}
		acted := false
		w.ifOpen(func() { acted = true })
		if acted {
			t.Error("a key reaches the window under the dialog")
		}
		w.escape()
		if win.Canvas().Overlays().Top() != nil || w.choosing != nil {
			t.Fatal("Escape leaves it open")
		}
	}
}

func TestAWorkbookIsProposedUnderADistinctNameBesideTheLibrary(t *testing.T) {
	w, a := asksSystem(t)
	asksBook(t, w, true)
	info := w.session.Now().Info
	want := filepath.Join(filepath.Dir(w.library.Path()), "部门 100% #1 "+info.Name.In(w.lang)+" "+info.Edited.Local().Format("2006-01-02")+".xlsx")
	if r := a.requests[0]; !r.Save || r.Path != want || r.Title != "导出到哪里" || r.Ending != ".xlsx" {
		t.Errorf("asked for %+v, want %s", r, want)
	}
	answer(t, w, "ok")
	if err := readable(want); err != nil {
		t.Error(err)
	}
}

func TestAWorkbookNeverTakesThePlaceOfAnotherFileUnasked(t *testing.T) {
	dir := t.TempDir()
	old := filepath.Join(dir, "给 CEO.xlsx")
	const notes = "PK\x03\x04 with notes in it"
	is := func(want string) bool {
		b, err := os.ReadFile(old)
		return err == nil && string(b) == want
	}
	if err := os.WriteFile(old, []byte(notes), 0o600); err != nil {
		t.Fatal(err)
	}
	// The system asked about the name without the ending, if it asked at all.
	w, a := asksSystem(t, strings.TrimSuffix(old, ".xlsx"))
	exportsBook(t, w)
	answer(t, w, "cancel")
	if !is(notes) {
		t.Fatal("replaced although the user did not agree")
	}
	answer(t, w, "change")
	if len(a.requests) != 2 || a.requests[1].Path != old {
		t.Fatalf("not asked again with what was chosen: %+v", a.requests)
	}
	answer(t, w, "ok")
	answer(t, w, "ok")
	if is(notes) {
		t.Error("not replaced although the user agreed")
	}
	if err := os.WriteFile(old, []byte(notes), 0o600); err != nil {
		t.Fatal(err)
	}
	a.answers = []string{old} // the system has asked
	exportsBook(t, w)
	if w.open.dialog() != nil || is(notes) {
		t.Error("asked twice")
	}
}

func TestWhatTheSystemAgreedToReplaceIsAskedAboutAgainWhenItBecomesAnotherFile(t *testing.T) {
	old := filepath.Join(t.TempDir(), "给 CEO.pdf")
	if err := os.WriteFile(old, []byte("%PDF- notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	w, _ := asksSystem(t, strings.TrimSuffix(old, ".pdf")+".xlsx")
	asksBook(t, w, true)
	w.canvas.Focus(w.open.targets()["dialog:kind"].(*look.Radio))
	strikes(w, fyne.KeyUp)
	answer(t, w, "ok")
	if got := shownText(w); !strings.Contains(got, "给 CEO.pdf") {
		t.Errorf("not asked about by name: %q", got)
	}
	if b, err := os.ReadFile(old); err != nil || string(b) != "%PDF- notes" {
		t.Error("replaced although nobody agreed")
	}
}

// shownText is what can be read over the window.
func shownText(w *Window) string { return strings.Join(shown(w.canvas.Overlays().Top()), "\n") }

func TestAWorkbookNeverTakesThePlaceOfALibraryOrAFolder(t *testing.T) {
	w, a := asksSystem(t)
	disguised := filepath.Join(t.TempDir(), "plan.xlsx")
	if err := w.library.SaveCopy(disguised); err != nil {
		t.Fatal(err)
	}
	before, err := os.ReadFile(disguised)
	if err != nil {
		t.Fatal(err)
	}
	a.answers = []string{disguised}
	exportsBook(t, w)
	answer(t, w, "ok")
	answer(t, w, "change")
	if last := a.requests[len(a.requests)-1]; last.Path != disguised {
		t.Errorf("not asked again: %+v", last)
	}
	answer(t, w, "cancel")
	if after, err := os.ReadFile(disguised); err != nil || !slices.Equal(before, after) {
		t.Error("the library is replaced")
	}
	folder := filepath.Join(t.TempDir(), "out.xlsx")
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	a.answers = []string{folder}
	exportsBook(t, w)
	answer(t, w, "cancel")
	if !strings.Contains(w.failure, "文件夹") {
		t.Errorf("it says %q", w.failure)
	}
}

func TestAWorkbookThatCannotBeWrittenIsAskedForAgainWithWhatWasTyped(t *testing.T) {
	missing := filepath.Join(t.TempDir(), "没有", "a.xlsx")
	w, a := asksSystem(t, missing)
	exportsBook(t, w)
	if !strings.Contains(w.failure, "不存在") {
		t.Errorf("it says %q", w.failure)
	}
	answer(t, w, "ok")
	answer(t, w, "change")
	if len(a.requests) != 2 || a.requests[1].Path != missing {
		t.Errorf("not asked again: %+v", a.requests)
	}
}

func TestACopyThatCannotBeWrittenIsSaidInASentenceAndAskedForAgain(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "taken.sandtable")
	if err := os.WriteFile(taken, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, said := range map[string]string{
		taken: "已存在",
		filepath.Join(t.TempDir(), "没有", "a.sandtable"):                   "不存在",
		filepath.Join(t.TempDir(), strings.Repeat("长", 200)+".sandtable"): "名",
	} {
		w, a := asksSystem(t, path)
		w.askCopy()
		if !strings.Contains(w.failure, said) {
			t.Errorf("%s: it says %q", path, w.failure)
		}
		answer(t, w, "ok")
		if len(a.requests) != 2 || a.requests[1].Path != path {
			t.Errorf("not asked again: %+v", a.requests)
		}
	}
}

func TestAFileThatWasWrittenIsShownInItsFolderAndByItself(t *testing.T) {
	path := filepath.Join(t.TempDir(), "会上用.xlsx")
	w, _ := asksSystem(t, path)
	var shown []string
	w.options.Show = func(path string, folder bool) error {
		if folder {
			path = filepath.Dir(path)
		}
		shown = append(shown, path)
		return errors.New("no program")
	}
	exportsBook(t, w)
	if err := readable(path); err != nil {
		t.Fatal(err)
	}
	if w.frame.toast == nil || len(w.frame.toast.Offers) != 2 {
		t.Fatalf("nothing is offered: %s", w.failure)
	}
	for _, o := range w.frame.toast.Offers {
		test.Tap(o.(fyne.Tappable))
		if w.open.dialog() == nil {
			t.Fatal("that it cannot be shown is not said")
		}
		w.open.dialog().Close()
	}
	if want := []string{filepath.Dir(path), path}; !slices.Equal(shown, want) {
		t.Errorf("shown %q", shown)
	}
}

func TestAWorkbookCanBeGivenUpAndLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	w, _ := asksSystem(t, filepath.Join(dir, "a.xlsx"))
	var later []func()
	w.askExportTo(t, &later)
	test.Tap(w.frame.toast.Offers[0].(fyne.Tappable))
	later[0]()
	if left, _ := os.ReadDir(dir); len(left) != 0 || w.writing != nil || w.open.dialog() != nil {
		t.Errorf("left behind: %v, %s", left, w.failure)
	}
}

func TestWhileAWorkbookIsWrittenItIsSaidHowFarItIs(t *testing.T) {
	w, _ := asksSystem(t, filepath.Join(t.TempDir(), "a.xlsx"))
	var later []func()
	w.askExportTo(t, &later)
	var said []string
	cancel := w.frame.toast.Offers[0]
	w.desk.Watch(func(desk.Sight, desk.Part) {
		if w.frame.toast != nil {
			said = append(said, legible(w.frame.toast)[0])
			if w.frame.toast.Offers[0] != cancel {
				t.Error("what gives it up is another, and a click on the one before is lost")
			}
		}
	})
	later[0]()
	if !slices.Contains(said, "正在导出：14%") || !slices.Contains(said, "正在导出：100%") {
		t.Errorf("it says %q", said)
	}
}

// askExportTo begins an export whose writing is done later.
func (w *Window) askExportTo(t *testing.T, later *[]func()) {
	t.Helper()
	asksBook(t, w, true)
	w.background = func(f func()) { *later = append(*later, f) }
	answer(t, w, "ok")
	if len(*later) != 1 || w.writing == nil {
		t.Fatalf("nothing is being written: %s", w.failure)
	}
}

func TestClosingTheWindowWaitsForAWorkbookOrGivesItUpWhenTold(t *testing.T) {
	for _, c := range []struct {
		name    string
		answer  string // before the workbook is written
		closed  bool
		written bool
	}{
		{"waits", "", true, true},
		{"gives it up", "ok", true, false},
		{"stays", "cancel", false, true},
	} {
		path := filepath.Join(t.TempDir(), "a.xlsx")
		w, _ := asksSystem(t, path)
		var later []func()
		w.askExportTo(t, &later)
		closed := false
		w.whenWritten(func() { closed = true; w.Close() })
		if closed {
			t.Fatalf("%s: closed before anybody was asked", c.name)
		}
		if c.answer != "" {
			answer(t, w, c.answer)
		}
		later[0]()
		_, err := os.Stat(path)
		if closed != c.closed || (err == nil) != c.written {
			t.Errorf("%s: closed %v, written %v", c.name, closed, err == nil)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".sandtable*")); len(left) > 0 {
			t.Errorf("%s: left behind %v", c.name, left)
		}
	}
}

func TestAWorkbookIsFinishedThoughAnotherLibraryIsOpenedMeanwhile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	w, _ := asksSystem(t, path)
	other := copyOf(t, w)
	var later []func()
	w.askExportTo(t, &later)
	w.background = atOnce
	if !shows(w, other) {
		t.Fatal(w.failure)
	}
	later[0]()
	if err := readable(path); err != nil {
		t.Error(err)
	}
}

func TestAFolderThatCannotBeMadeForNewLibrariesIsSaidInASentence(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.options.Folder = filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(w.options.Folder, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if showsExample(w, "seed-b") {
		t.Fatal("opened")
	}
	if w.failure == "" || strings.Contains(w.failure, "意外") {
		t.Errorf("it says %q", w.failure)
	}
	var failed *scenarios.FileError
	if err := scenarios.MakeFolder(filepath.Join(w.options.Folder, "a")); !errors.As(err, &failed) || !errors.Is(err, scenarios.ErrNotFolder) {
		t.Errorf("%v", err)
	}
}

// readable reports why a workbook cannot be read.
func readable(path string) error {
	b, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	_, err = xlsx.Read(bytes.NewReader(b), int64(len(b)), xlsx.Limits{})
	return err
}

func TestAQuestionThatAnAnswerAsksStandsInFrontAndTakesTheKeyboard(t *testing.T) {
	w, _ := opens(t, "seed-b") // no dialog of the system: the window asks for the path itself
	old := filepath.Join(t.TempDir(), "taken.xlsx")
	if err := os.WriteFile(old, []byte("PK\x03\x04 notes"), 0o600); err != nil {
		t.Fatal(err)
	}
	asksBook(t, w, true)
	dialogText(t, w, old)
	answer(t, w, "ok")
	top, asked := w.canvas.Overlays().Top(), w.open.dialog()
	if top == nil || asked == nil || len(w.open.asked) != 1 || !top.Visible() {
		t.Fatalf("asked is %v, in front %v of %d", asked, top, len(w.open.asked))
	}
	if w.canvas.Focused() != fyne.Focusable(asked.Targets()["dialog:cancel"].(*look.Button)) {
		t.Errorf("the keyboard is with %T", w.canvas.Focused())
	}
	w.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if got := shownText(w); w.open.dialog() == nil || !strings.Contains(got, "taken.xlsx") || w.open.targets()["dialog:kind"] == nil {
		t.Fatalf("not asked again with what was typed: %q", got)
	}
	w.open.dialog().Close()
	if w.open.dialog() != nil || w.canvas.Overlays().Top() != nil {
		t.Error("something is left over the window")
	}
}
