package ui

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// typing opens the sentence of a duty for editing and types into it.
func typing(t *testing.T, w *Window, text string) *look.Entry {
	t.Helper()
	w.board.Select("B-MD-D7")
	test.Tap(w.targets()["edit:text.zh"].(fyne.Tappable))
	field, ok := w.canvas.Focused().(*look.Entry)
	if !ok {
		t.Fatalf("the keyboard is with %T", w.canvas.Focused())
	}
	field.SetText(text)
	return field
}

func TestEveryWayOutKeepsWhatIsBeingTyped(t *testing.T) {
	ways := map[string]func(w *Window){
		"close":    (*Window).Leave,
		"view":     func(w *Window) { w.Show(WarningsView) },
		"language": func(w *Window) { w.SetLang(model.EN) },
		"dark":     func(w *Window) { w.SetDark(true) },
		"scenario": func(w *Window) { w.Switch("V1") },
		"library":  func(w *Window) { showsExample(w, "seed-a") },
		"dialog":   func(w *Window) { w.inFront(func() { w.askDuty("") }) },
	}
	for name, leave := range ways {
		t.Run(name, func(t *testing.T) {
			w, _ := opens(t, "seed-b")
			path := w.library.Path()
			typing(t, w, "只写了一半的话")
			leave(w)
			if got := stored(t, path, "B-MD-D7"); got != "只写了一半的话" {
				t.Errorf("in the file is %q", got)
			}
		})
		t.Run(name+", a reason", func(t *testing.T) {
			w, _ := opens(t, "seed-b")
			path := w.library.Path()
			w.moveTo([]model.ID{"B-MD-D7"}, "EC")
			w.board.Targets()["reason"].(*look.Entry).SetText("投放与评估分离")
			leave(w)
			if !reasonStored(t, path, "投放与评估分离") {
				t.Error("the reason is not in the file")
			}
		})
	}
}

func TestTheNextMoveKeepsTheReasonThatIsBeingTyped(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	w.board.Targets()["reason"].(*look.Entry).SetText("投放与评估分离")
	w.moveTo([]model.ID{"B-MD-D6"}, "EC")
	if !reasonStored(t, w.library.Path(), "投放与评估分离") {
		t.Error("the reason of the first move is gone")
	}
}

func stored(t *testing.T, path string, duty model.ID) string {
	t.Helper()
	l := elsewhere(t, path)
	s, err := l.At("V0", scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	d, _ := s.Duty(duty)
	return d.Text.ZH
}

// reasonStored looks in every scenario: a move of the baseline makes a new one.
func reasonStored(t *testing.T, path, why string) bool {
	t.Helper()
	l := elsewhere(t, path)
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range infos {
		rows, err := l.Log(info.ID)
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(rows, func(r scenarios.Row) bool { return r.Why == why }) {
			return true
		}
	}
	return false
}

// elsewhere is the library as another program sees it.
func elsewhere(t *testing.T, path string) *scenarios.Library {
	t.Helper()
	l, err := scenarios.Open(path, scenarios.Options{Who: "other"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func TestAClosedDialogLeavesNoFieldWithTheKeyboard(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for name, end := range map[string]func(){
		"Escape": func() { w.canvas.Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) },
		"OK":     func() { dialogText(t, w, "新的职责") },
	} {
		w.askDuty("")
		field := w.open.dialog().Targets()["dialog:text"].(*look.Entry)
		left := false
		field.OnFocus = func(on bool) { left = !on }
		end()
		if !left {
			t.Errorf("after %s the field does not know that it has lost the keyboard", name)
		}
	}
}

func TestAClickOnNothingInADialogLeavesTheKeyboardWithItsField(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askDuty("")
	field := w.open.dialog().Targets()["dialog:text"].(*look.Entry)
	w.canvas.Unfocus() // what the toolkit does at a click on what takes no keys
	test.TapCanvas(w.canvas, fyne.NewPos(5, 300))
	if w.canvas.Focused() != fyne.Focusable(field) {
		t.Errorf("the keyboard is with %T", w.canvas.Focused())
	}
}

func TestShortcutsDoNotReachTheWindowUnderADialog(t *testing.T) {
	w, _ := opens(t, "seed-b")
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	look.ShowModal(w.canvas, fyne.NewSize(300, 200), look.NewSurface(look.Panel, 0), nil) // any: one of files, too
	w.inFront(w.Undo)
	w.ifOpen(func() { w.askDuty("") })
	w.canvas.OnTypedKey()(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if homeOf(w, "B-MD-D7") != "EC" || w.open.dialog() != nil {
		t.Error("the window has acted under the dialog")
	}
}

func TestNothingToUndoOrRedoIsNoReasonForADialog(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Undo()
	w.Redo()
	if w.open.dialog() != nil {
		t.Error("a dialog stands in the way")
	}
}
