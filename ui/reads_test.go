package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
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

// far are the functions that ask for files which may be far away, with those of package os.
var far = []string{"folder", "documents", "isFolder", "exists", "isLibrary", "readDocument", "readTemplate", "outlineOf", "ownFolder", "ownTemplates"}

// Whatever looks at a file stands in a function that is run beside the window, or in one
// of those above, of which the same holds. What is written for tests and pictures is not
// asked.
func TestNoFileIsLookedAtInTheWindowsGoroutine(t *testing.T) {
	beside := []string{"Ask", "background", "make"}
	set, found := token.NewFileSet(), 0
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range files {
		if strings.HasSuffix(path, "_test.go") || path == "report.go" || path == "pictures.go" {
			continue
		}
		f, err := parser.ParseFile(set, path, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		var stack []ast.Node
		ast.Inspect(f, func(n ast.Node) bool {
			if n == nil {
				stack = stack[:len(stack)-1]
				return true
			}
			stack = append(stack, n)
			name := ""
			switch n := n.(type) {
			case *ast.SelectorExpr:
				if pkg, ok := n.X.(*ast.Ident); ok && (pkg.Name == "os" && !slices.Contains([]string{"UserHomeDir", "Getenv"}, n.Sel.Name) || pkg.Name == "w") {
					name = pkg.Name + "." + n.Sel.Name
				}
			case *ast.CallExpr:
				if id, ok := n.Fun.(*ast.Ident); ok {
					name = id.Name
				}
			}
			local, method := strings.CutPrefix(name, "w.")
			if !strings.HasPrefix(name, "os.") && !slices.Contains(far, local) || method && !slices.Contains([]string{"folder", "ownFolder", "ownTemplates"}, local) {
				return true
			}
			found++
			for i, at := range slices.Backward(stack) {
				switch at := at.(type) {
				case *ast.FuncDecl:
					if slices.Contains(far, at.Name.Name) || slices.Contains([]string{"write", "fresh"}, at.Name.Name) { // which give what is run there
						return true
					}
				case *ast.FuncLit:
					if field, ok := stack[i-1].(*ast.KeyValueExpr); ok && field.Key.(*ast.Ident).Name == "Read" { // of a source
						return true
					}
					if call, ok := stack[i-1].(*ast.CallExpr); ok {
						if to, ok := call.Fun.(*ast.SelectorExpr); ok && slices.Contains(beside, to.Sel.Name) {
							return true
						}
					}
				}
			}
			t.Errorf("%s: %s is asked in the window's goroutine", set.Position(n.Pos()), name)
			return true
		})
	}
	if found < 10 {
		t.Errorf("only %d are found", found)
	}
}
