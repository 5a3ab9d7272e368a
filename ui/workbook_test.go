package ui

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/desk"
	"sandtable/ui/look"
)

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

// exportsBook makes a workbook where the system answers.
func exportsBook(t *testing.T, w *Window) {
	t.Helper()
	asksBook(t, w, true)
	answer(t, w, "ok")
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
	if len(slices.Compact(slices.Clone(said))) < 10 || !slices.Contains(said, "正在导出：100%") {
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
