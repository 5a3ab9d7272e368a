package ui

import (
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// drawing is what the functions are called in which the window, a view or a widget draws.
var drawing = []string{".draw", ".drawLeft", ".drawRight", ".drawScore", ".drawPage", ".drawPrediction", ".Draw", ".Refresh", ".Layout", ".MinSize", ".CreateRenderer", ".sheets"}

// drawn tells by whom a library is being read, when that is somebody who draws.
func drawn() string {
	calls := make([]uintptr, 200)
	frames := runtime.CallersFrames(calls[:runtime.Callers(2, calls)])
	for {
		f, more := frames.Next()
		if strings.HasSuffix(f.Function, ".atOnce") { // in the program it is done beside the window
			return ""
		}
		name := f.Function[strings.LastIndexByte(f.Function, '.')+1:]
		if strings.HasPrefix(f.Function, "sandtable/ui") && slices.Contains(drawing, "."+name) {
			return f.Function
		}
		if !more {
			return ""
		}
	}
}

// readers notes who reads a library while it draws.
type readers map[string]bool

func (r readers) asked() {
	if who := drawn(); who != "" {
		r[who] = true
	}
}

func TestNothingThatDrawsReadsTheFile(t *testing.T) {
	found, asked := readers{}, 0
	w, win := opens(t, "seed-b")
	w.options.Library.Asked = func() { asked++; found.asked() }
	path := filepath.Join(t.TempDir(), "seen.sandtable")
	l, err := examples.Write(path, "seed-ab", model.ZH, scenarios.Options{Who: "tester"})
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if !shows(w, path) {
		t.Fatal(w.failure)
	}
	w.copied.wait() // which reads in a goroutine of its own
	other, err := scenarios.Open(path, scenarios.Options{Who: "somebody else"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	theirs, err := other.Session("V0")
	if err != nil {
		t.Fatal(err)
	}
	for _, info := range w.sight().Infos {
		w.Switch(info.ID)
		for _, p := range w.pages {
			w.Show(p.view)
			if p.pose != nil {
				p.pose()
			}
			duty := w.session.Now().Scenario.Duties()[0].ID
			for name, act := range map[string]func(){
				"a step":             func() { doneBecause(w, model.RemoveDuties(duty), "why") },
				"undo":               w.Undo,
				"redo":               w.Redo,
				"the other language": func() { w.SetLang(model.EN); w.SetLang(model.ZH) },
				"another size":       func() { win.Resize(fyne.NewSize(1100, 800)); win.Resize(fyne.NewSize(1500, 900)) },
				"a selection":        func() { w.board.Select(duty) },
				"somebody else's step": func() {
					if err := theirs.Do(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"name.en": "As is " + string(p.view)}), ""); err == nil {
						w.Poll()
					}
				},
			} {
				before := asked
				act()
				for who := range found {
					t.Fatalf("%s in %s of %s: %s reads the file", name, p.view, info.ID, who)
				}
				if (name == "the other language" || name == "another size" || name == "a selection") && asked != before {
					t.Errorf("%s in %s of %s reads the file %d times", name, p.view, info.ID, asked-before)
				}
			}
		}
	}
	if asked == 0 {
		t.Error("nothing was ever read: nobody was asked")
	}
}
