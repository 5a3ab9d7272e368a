package chart

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// stage is a chart on a canvas, with a session that carries out what it asks for and a
// selection that answers, and a record of what it told the window.
type stage struct {
	*Chart
	t       testing.TB
	session *scenarios.Session
	window  fyne.Window
	print   text.Printer

	chosen    []model.ID
	unit      model.ID
	done      int
	refused   []error
	predicted *carry.Prediction
	moved     []model.ID
	movedTo   model.ID
	placed    []model.ID
	menus     []string
}

func open(t testing.TB, l *scenarios.Library, id model.ID, size fyne.Size) *stage {
	t.Helper()
	t.Cleanup(func() { l.Close() })
	session, err := l.Session(id)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, session: session, print: text.For(model.ZH)}
	s.Chart = New(Hands{
		Do:      func(v model.Verb, then func(bool)) { then(s.do(v)) },
		Foresee: func() {},
		Preview: func(v model.Verb) scenarios.Consequence {
			c, err := session.Preview(v)
			if err != nil {
				return scenarios.Consequence{Refusal: err}
			}
			return c
		},
		Select:     func(ids ...model.ID) { s.chosen, s.unit = ids, ""; s.Mark(ids, "") },
		SelectUnit: func(id model.ID) { s.chosen, s.unit = nil, id; s.Mark(nil, id) },
		Predicted:  func(p *carry.Prediction) { s.predicted = p },
		Moved:      func(ids []model.ID, to model.ID) { s.moved, s.movedTo = ids, to },
		Placed:     func(id model.ID) { s.placed = append(s.placed, id) },
		MoveMenu:   func(ids []model.ID, _ fyne.Position) { s.menus = append(s.menus, "move") },
		DutyMenu:   func(ids []model.ID, _ fyne.Position) { s.menus = append(s.menus, "duty") },
		UnitMenu:   func(id model.ID, _ fyne.Position) { s.menus = append(s.menus, "unit "+string(id)) },
		Menu:       func(fyne.Position) { s.menus = append(s.menus, "all") },
		AddUnit:    func() { s.menus = append(s.menus, "add") },
	})
	session.Changed = func(scenarios.Snapshot) { s.draw() }
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	s.window = test.NewTempWindow(t, container.NewWithoutLayout(s.Chart, s.Above()))
	s.window.SetPadded(false)
	s.window.Resize(size.AddWidthHeight(100, 60))
	s.Move(fyne.NewPos(60, 30))
	s.Resize(size)
	s.Above().Resize(s.window.Canvas().Size())
	s.ground.modifiers = func() fyne.KeyModifier { return 0 }
	s.draw()
	return s
}

func (s *stage) draw() { s.Draw(s.session.Now(), s.print, s.chosen, s.unit) }

// example opens a scenario of the brief's example; V2 has positions.
func example(t testing.TB, id model.ID) *stage {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), examples.Default, model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return open(t, l, id, fyne.NewSize(880, 700))
}

func (s *stage) do(v model.Verb) bool {
	err := s.session.Do(v, "")
	if _, refused := errors.AsType[*model.Refusal](err); refused {
		s.refused = append(s.refused, err)
		return false
	}
	if err != nil {
		s.t.Fatal(err)
	}
	s.done++
	return true
}

// part is the widget of a thing in sight.
func (s *stage) part(key string) *part {
	s.t.Helper()
	p := s.ground.parts[key]
	if p == nil {
		s.t.Fatalf("%s is not in sight", key)
	}
	return p
}

// in is a place in a thing, near its upper left corner.
func (s *stage) in(key string) fyne.Position { return absolute(s.part(key)).AddXY(30, 12) }

// pull presses on a thing and drags it to places one after another.
func (s *stage) pull(key string, to ...fyne.Position) *part {
	s.t.Helper()
	p := s.part(key)
	at := s.in(key)
	p.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at, Position: fyne.NewPos(30, 12)}, Button: desktop.MouseButtonPrimary})
	for _, next := range to {
		p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: next}, Dragged: fyne.NewDelta(next.X-at.X, next.Y-at.Y)})
		at = next
	}
	return p
}

// key presses a key while the chart has the keyboard.
func (s *stage) key(names ...fyne.KeyName) {
	s.window.Canvas().Focus(s.Chart)
	for _, n := range names {
		s.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

// readable is all text that an object shows.
func readable(o fyne.CanvasObject) string {
	var b strings.Builder
	var read func(o fyne.CanvasObject)
	read = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				read(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				read(c)
			}
		}
	}
	read(o)
	return b.String()
}
