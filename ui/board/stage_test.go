package board

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
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// stage is a board on a canvas, with a session that carries out what it asks for,
// and a record of what it told the window.
type stage struct {
	*Board
	t       testing.TB
	session *scenarios.Session
	window  fyne.Window
	print   text.Printer

	done      int // verbs carried out
	refused   []error
	selected  []model.ID
	predicted *carry.Prediction
	moved     []model.ID
	movedTo   model.ID
	reasons   []string
	kept      []string
	menu      []model.ID
	unitMenu  []model.ID
	boardMenu int
	moveMenu  []model.ID
	merging   []model.ID
	placed    []model.ID
	edited    []model.ID
	hand      *mouse
	panel     *widget.Button // stands right of the board
}

// beside is a button where the right panel begins.
func (s *stage) beside() fyne.CanvasObject {
	s.panel = widget.NewButton("", nil)
	return s.panel
}

// open shows a scenario of a library on a board of a size.
func open(t testing.TB, l *scenarios.Library, id model.ID, size fyne.Size) *stage {
	t.Helper()
	t.Cleanup(func() { l.Close() })
	session, err := l.Session(id)
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, session: session, print: text.For(model.ZH)}
	s.Board = New(Hands{
		Do:        func(v model.Verb, then func(bool)) { then(s.do(v)) },
		Foresee:   func() {},
		Preview:   s.preview,
		Selected:  func(ids []model.ID) { s.selected = ids },
		Predicted: func(p *carry.Prediction) { s.predicted = p },
		Moved:     func(ids []model.ID, to model.ID) { s.moved, s.movedTo = ids, to },
		Keep:      func(why string) { s.kept = append(s.kept, why) },
		Reason:    func(why string) { s.reasons = append(s.reasons, why) },
		Undo:      func() { s.must(s.session.Undo()) },
		Merge:     func(unit, other model.ID) { s.merging = append(s.merging, unit, other) },
		Placed:    func(unit model.ID) { s.placed = append(s.placed, unit) },
		Edit:      func(id model.ID) { s.edited = append(s.edited, id) },
		MoveMenu:  func(ids []model.ID, _ fyne.Position) { s.moveMenu = ids },
		DutyMenu:  func(ids []model.ID, _ fyne.Position) { s.menu = ids },
		UnitMenu:  func(id model.ID, _ fyne.Position) { s.unitMenu = append(s.unitMenu, id) },
		Menu:      func(fyne.Position) { s.boardMenu++ },
	})
	session.Changed = func(now scenarios.Snapshot) { s.Draw(now, s.print) }
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	// The board stands beside other things, as in the window.
	s.window = test.NewTempWindow(t, container.NewWithoutLayout(s.Board, s.beside(), s.Above()))
	s.window.SetPadded(false)
	s.window.Resize(size.AddWidthHeight(100, 50))
	s.Move(fyne.NewPos(60, 30))
	s.Resize(size)
	s.Above().Resize(s.window.Canvas().Size())
	s.panel.Move(fyne.NewPos(60+size.Width, 30))
	s.panel.Resize(fyne.NewSize(40, size.Height))
	s.Draw(session.Now(), s.print)
	return s
}

// example opens a scenario of the brief's example; V2 has positions.
func example(t testing.TB, id model.ID) *stage {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), examples.Default, model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return open(t, l, id, fyne.NewSize(880, 700))
}

// synthetic opens a made-up organisation.
func synthetic(t testing.TB, duties, units int) *stage {
	t.Helper()
	l, err := examples.WriteSynthetic(filepath.Join(t.TempDir(), "a.sandtable"), duties, units, 1, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	return open(t, l, infos[0].ID, fyne.NewSize(880, 700))
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func (s *stage) do(v model.Verb) bool {
	err := s.session.Do(v, "")
	if _, refused := errors.AsType[*model.Refusal](err); refused {
		s.refused = append(s.refused, err)
		return false
	}
	s.must(err)
	s.done++
	return true
}

func (s *stage) preview(v model.Verb) scenarios.Consequence {
	c, err := s.session.Preview(v)
	s.must(err)
	return c
}

// carry carries a verb out as another view of the window would.
func (s *stage) carry(v model.Verb) {
	s.t.Helper()
	s.must(s.session.Do(v, ""))
}

// order lists the duties of a unit from top to bottom.
func (s *stage) order(unit model.ID) (ids []model.ID) {
	for _, d := range s.session.Now().Scenario.DutiesOf(unit) {
		ids = append(ids, d.ID)
	}
	return ids
}

// card is the widget of a duty, which must be in sight.
func (s *stage) card(duty model.ID) *card {
	s.t.Helper()
	for _, c := range s.columns {
		if w := c.cards[duty]; w != nil {
			return w
		}
	}
	s.t.Fatalf("the card of %s is not in sight", duty)
	return nil
}

func (s *stage) column(unit model.ID) *column {
	s.t.Helper()
	for _, c := range s.columns {
		if c.plan.unit == unit {
			return c
		}
	}
	s.t.Fatalf("no column of %s", unit)
	return nil
}

// on is a point of a card, in shares of its height from the top.
func (s *stage) on(duty model.ID, share float32) fyne.Position {
	s.t.Helper()
	w := s.card(duty)
	return absolute(w).AddXY(w.Size().Width/2, w.Size().Height*share)
}

// lane is the middle of the head of a unit's lane.
func (s *stage) lane(unit model.ID) fyne.Position {
	s.t.Helper()
	for _, c := range s.columns {
		if w := c.lanes[unit]; w != nil {
			return absolute(w).AddXY(60, w.Size().Height/2)
		}
	}
	s.t.Fatalf("the lane of %s is not in sight", unit)
	return fyne.Position{}
}

// below is a point under the last card of a column.
func (s *stage) below(unit model.ID) fyne.Position {
	c := s.column(unit)
	return absolute(c).AddXY(c.Size().Width/2, c.Size().Height-20)
}

// gesture is a drag in progress with the left button.
type gesture struct{ *mouse }

// press takes hold of a card in its middle and moves the pointer along a way.
func (s *stage) press(duty model.ID, way ...fyne.Position) gesture {
	s.t.Helper()
	return s.pressAt(s.on(duty, .5), way...)
}

// pressAt presses the left button anywhere and moves the pointer along a way.
func (s *stage) pressAt(at fyne.Position, way ...fyne.Position) gesture {
	s.mouse().down(at, desktop.MouseButtonPrimary)
	s.mouse().move(way...)
	return gesture{s.mouse()}
}

// settle lets a drag rest until all columns have been predicted.
func (s *stage) settle() {
	for range s.columns {
		s.tick(0)
	}
}

func (g gesture) release() { g.up(desktop.MouseButtonPrimary) }

// key types keys on the board.
func (s *stage) key(names ...fyne.KeyName) {
	for _, n := range names {
		s.TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func duty(id model.ID) model.Ref { return model.Ref{Kind: model.DutyKind, ID: id} }

// readable gives all texts that can be read on an object, a line each.
func readable(o fyne.CanvasObject) string {
	var out strings.Builder
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			out.WriteString(o.Text + "\n")
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case *container.Scroll:
			walk(o.Content)
		case *look.Entry:
			out.WriteString("[" + o.Text + "|" + o.PlaceHolder + "]\n")
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(o)
	return out.String()
}
