package ui

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// alone makes a window beside which nothing happens: what it has done in the background
// is done when it asks for it, and nothing waits for the clock. The test is its only
// goroutine, but for the copy that is made of a library when it is opened.
func alone(app fyne.App, o Options) *Window {
	o.After = new(waits).after
	w := New(app, o)
	w.background, w.post = atOnce, atOnce
	return w
}

// atOnce does what is done in the background when it is asked for.
func atOnce(f func()) { f() }

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
	if !shows(w, path) {
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

// told gives the answer to a deed of a window beside which nothing happens.
func told(ask func(then func(done bool))) (done bool) {
	ask(func(was bool) { done = was })
	return done
}

func done(w *Window, v model.Verb) bool { return doneBecause(w, v, "") }

func doneBecause(w *Window, v model.Verb, why string) bool {
	return told(func(then func(bool)) { w.do(v, why, then) })
}

func shows(w *Window, path string) bool {
	return told(func(then func(bool)) { w.Open(path, then) })
}

func showsExample(w *Window, id string) bool {
	return told(func(then func(bool)) { w.OpenExample(id, then) })
}

func forked(w *Window, name string) bool {
	return told(func(then func(bool)) { w.Fork(name, then) })
}

func waived(w *Window, f check.Finding, why string) bool {
	return told(func(then func(bool)) { w.waive(f, why, then) })
}

func noted(w *Window, seq int, why string) (err error) {
	w.session.Note(context.Background(), seq, why, func(answer error) { err = answer })
	return err
}

// staysOpen reports whether the library that is open must not be closed yet.
func staysOpen(w *Window) bool {
	left := false
	w.leaving(func() { left = true })
	return !left
}
