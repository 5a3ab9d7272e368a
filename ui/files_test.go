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

// strikes presses keys where the keyboard is.
func strikes(w *Window, names ...fyne.KeyName) {
	for _, k := range names {
		w.canvas.Focused().TypedKey(pressed(k))
	}
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
