package ui

import (
	"bytes"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// walk goes over everything that the window itself lists: views, parts that can be
// clicked, rows of menus, buttons of dialogs, shortcuts. It opens each once and
// leaves again by Escape.
type walk struct {
	*testing.T
	w        *Window
	path     string
	pristine []byte
	way      []string // how it came here
	each     int      // how many of a kind are tried; 0: all
	deep     int      // how far it goes into what menus and dialogs open
	steps    int
	been     map[string]bool // what has been touched in menus and dialogs, by the way from the view
}

// walks opens a library for walks: an example, or "" for a large one.
func walks(t *testing.T, example string, lang model.Lang, each, deep int) *walk {
	t.Helper()
	w, _ := opens(t, "seed-b")
	found := readers{}
	w.options.Library.Asked = found.asked
	t.Cleanup(func() {
		for who := range found {
			t.Errorf("%s reads the file while it draws", who)
		}
	})
	k := &walk{T: t, w: w, path: filepath.Join(t.TempDir(), "walk.sandtable"), each: each, deep: deep, been: map[string]bool{}}
	var l *scenarios.Library
	var err error
	if example == "" {
		l, err = examples.WriteSynthetic(k.path, 2000, 24, 1, scenarios.Reproducible("large"))
	} else {
		l, err = examples.Write(k.path, example, lang, scenarios.Reproducible("walk"))
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	if k.pristine, err = os.ReadFile(k.path); err != nil {
		t.Fatal(err)
	}
	w.SetLang(lang)
	k.home(BoardView)
	return k
}

// home comes back to a view of the library as it was at first.
func (k *walk) home(v View) {
	k.Helper()
	w := k.w
	k.leave()
	now, err := os.ReadFile(k.path)
	if err != nil {
		k.Fatal(err)
	}
	if changed := !bytes.Equal(now, k.pristine); changed || w.library == nil || w.library.Path() != k.path {
		w.Close()
		if changed {
			if err := os.WriteFile(k.path, k.pristine, 0o600); err != nil {
				k.Fatal(err)
			}
		}
		if !shows(w, k.path) {
			k.Fatalf("after %s the library does not open: %s", k.trodden(), w.failure)
		}
	}
	if w.view != v {
		w.Show(v)
	}
	if len(w.board.Selected()) > 0 {
		w.board.Select()
	}
}

// trodden tells the way.
func (k *walk) trodden() string { return strings.Join(k.way, " > ") }

// step does something and draws what comes of it.
func (k *walk) step(name string, do func()) {
	k.Helper()
	k.way = append(k.way, name)
	k.steps++
	defer func() {
		if r := recover(); r != nil {
			k.Fatalf("%s ends the program: %v\n%s", k.trodden(), r, debug.Stack())
		}
	}()
	do()
	k.drawn()
}

// drawn makes the toolkit lay out everything that can be seen.
func (k *walk) drawn() {
	for _, o := range append([]fyne.CanvasObject{k.w.canvas.Content()}, k.w.canvas.Overlays().List()...) {
		visit(o, func(o fyne.CanvasObject, _ fyne.Position) { o.MinSize() })
	}
}

// visit calls f with every object that can be seen below o, and where it is.
func visit(o fyne.CanvasObject, f func(o fyne.CanvasObject, at fyne.Position)) {
	var walk func(o fyne.CanvasObject, at fyne.Position)
	walk = func(o fyne.CanvasObject, at fyne.Position) {
		if o == nil || !o.Visible() {
			return
		}
		at = at.Add(o.Position())
		f(o, at)
		switch o := o.(type) {
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c, at)
			}
		case *container.Scroll:
			walk(o.Content, at)
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c, at)
			}
		}
	}
	walk(o, fyne.Position{})
}

// leave presses Escape until nothing stands over the window.
func (k *walk) leave() {
	k.Helper()
	for range 6 {
		if len(k.w.canvas.Overlays().List()) == 0 {
			k.w.canvas.Unfocus()
			return
		}
		k.escape()
	}
	k.Fatalf("%s: Escape does not close %T, which stands over the window; the focus is on %T", k.trodden(), k.w.canvas.Overlays().Top(), k.w.canvas.Focused())
}

// escape presses the key as the toolkit does: for what has the focus, else for the window.
func (k *walk) escape() {
	e := &fyne.KeyEvent{Name: fyne.KeyEscape}
	if o := k.w.canvas.Focused(); o != nil {
		o.TypedKey(e)
	} else {
		k.w.canvas.OnTypedKey()(e)
	}
}

// all walks over the views, the shortcuts and everything behind them.
func (k *walk) all() {
	k.Helper()
	for _, p := range k.w.pages {
		k.way = []string{"view " + string(p.view)}
		k.home(p.view)
		k.below(func() { k.home(p.view) })
	}
	for _, s := range k.w.shortcuts() {
		k.way = nil
		k.home(BoardView)
		open := func() { k.home(BoardView); k.w.board.Select(k.some()); k.w.pressed(s) }
		k.step(s.label(), open)
		if k.covered() {
			k.below(func() { k.way = k.way[:1]; open() })
		}
	}
}

// some is a duty that there is, or none.
func (k *walk) some() model.ID {
	for _, d := range k.w.session.Now().Scenario.Duties() {
		return d.ID
	}
	return ""
}

// covered reports whether a menu or a dialog stands over the window.
func (k *walk) covered() bool { return len(k.w.canvas.Overlays().List()) > 0 }

// below touches each part that is listed now, in every way in which it can be
// touched, and goes on below what opens. back comes here again.
func (k *walk) below(back func()) {
	k.Helper()
	before, covered := k.w.targets(), k.covered()
	tried := map[string]int{}
	length := len(k.way)
	for _, name := range slices.Sorted(maps.Keys(before)) {
		over := strings.HasPrefix(name, "menu:") || strings.HasPrefix(name, "dialog")
		kind, _, _ := strings.Cut(name, ":")
		if strings.Contains(k.trodden(), "export") && name == "dialog:ok" { // writes beside the window
			continue
		}
		if covered != over || !over && k.each > 0 && tried[kind] >= k.each {
			continue
		}
		tried[kind]++
		if way := strings.Join(append(slices.Clone(k.way[1:]), kindred(name)), ">"); over {
			if k.been[way] {
				continue
			}
			k.been[way] = true
		}
		for _, touch := range touches(before[name]) {
			k.way = k.way[:length]
			back()
			k.way = k.way[:length]
			o, ok := k.w.targets()[name]
			if !ok {
				break // what was touched before has folded or filtered it away
			}
			k.step(touch.name+name, func() { touch.act(o) })
			if touch.name == hovers || !k.covered() || len(k.way) > k.deep || strings.HasPrefix(name, "dialog") {
				k.leave()
				continue
			}
			mine := slices.Clone(k.way)
			k.below(func() {
				k.way = k.way[:length]
				back()
				k.way = slices.Clone(mine)
				if o, ok := k.w.targets()[name]; ok {
					touch.act(o)
				}
			})
			k.leave()
		}
	}
	k.way = k.way[:length]
}

// kindred is what a part is called together with those of its kind: one of all
// templates, one of all departments to move to.
func kindred(name string) string {
	for _, many := range []string{"menu:template-", "menu:to:", "menu:heir:", "menu:with:", "menu:fuse:", "menu:/"} {
		if strings.HasPrefix(name, many) {
			return many
		}
	}
	return name
}

// hovers is the touch that opens nothing.
const hovers = "pointer over "

// touch is a way of touching something.
type touch struct {
	name string
	act  func(fyne.CanvasObject)
}

// touches lists what an object answers to.
func touches(o fyne.CanvasObject) (out []touch) {
	if _, ok := o.(fyne.Tappable); ok {
		out = append(out, touch{"click ", func(o fyne.CanvasObject) { o.(fyne.Tappable).Tapped(&fyne.PointEvent{}) }})
	}
	if _, ok := o.(fyne.DoubleTappable); ok {
		out = append(out, touch{"double click ", func(o fyne.CanvasObject) { o.(fyne.DoubleTappable).DoubleTapped(&fyne.PointEvent{}) }})
	}
	if _, ok := o.(fyne.SecondaryTappable); ok {
		out = append(out, touch{"right click ", func(o fyne.CanvasObject) { o.(fyne.SecondaryTappable).TappedSecondary(&fyne.PointEvent{}) }})
	}
	if _, ok := o.(desktop.Hoverable); ok {
		out = append(out, touch{hovers, func(o fyne.CanvasObject) {
			h := o.(desktop.Hoverable)
			h.MouseIn(&desktop.MouseEvent{})
			h.MouseMoved(&desktop.MouseEvent{})
			h.MouseOut()
		}})
	}
	return out
}

func TestEverythingTheWindowListsOpensAndIsLeftByEscape(t *testing.T) {
	for _, library := range []struct {
		name, example string
		lang          model.Lang
		deep          int
	}{
		{"empty", "empty", model.EN, 2},
		{"example", "seed-ab", model.ZH, 3},
		{"example", "seed-ab", model.EN, 2},
		{"large", "", model.ZH, 1},
	} {
		t.Run(library.name+" "+string(library.lang), func(t *testing.T) {
			k := walks(t, library.example, library.lang, 1, library.deep)
			k.all()
			if k.steps < 50 {
				t.Errorf("only %d steps: the window lists too little", k.steps)
			}
			t.Logf("%d steps", k.steps)
		})
	}
}
