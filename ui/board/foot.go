package board

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/look"
)

// Heights of the foot of a column: closed, and with its field.
const (
	footHeight     = 34
	footOpenHeight = 62
)

// foot is where duties are typed into a column: a quiet row that becomes a field. Enter
// stores and goes on with the next, Escape gives up, leaving stores. What was refused comes
// back into the field and stays for Enter or Escape.
type foot struct {
	widget.BaseWidget
	column *column
	unit   model.ID // that the field belongs to
	tall   float32  // the column's content as it was shown last
	row    *look.Row
	field  *look.Entry // nil = closed
	held   bool        // what stands in the field was refused
	box    *fyne.Container
}

func newFoot(c *column) *foot {
	f := &foot{column: c, box: container.NewWithoutLayout()}
	f.row = look.NewRow(f.open)
	f.row.Radius = look.RadiusCard
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *foot) CreateRenderer() fyne.WidgetRenderer { return look.Laid(f, f.box) }

// Resize implements fyne.CanvasObject.
func (f *foot) Resize(size fyne.Size) {
	f.BaseWidget.Resize(size)
	f.draw()
}

// height is what the foot takes of its column.
func (f *foot) height() float32 {
	if f.field != nil {
		return footOpenHeight
	}
	return footHeight
}

// set gives the foot to the column of a unit. What was being typed for another is stored
// there.
func (f *foot) set(unit model.ID) {
	if f.field != nil && f.unit != unit {
		f.leave()
	}
	if c := f.column; f.field != nil && c.plan.height > f.tall { // what was typed stands at the end
		c.reveal(c.plan.height-cardCompact, c.plan.height)
	}
	f.unit, f.tall = unit, f.column.plan.height
	f.draw()
}

func (f *foot) draw() {
	size, s := f.Size(), look.NewSheet()
	switch {
	case size.Width <= 0 || f.column.board.print.Lang() == "":
	case f.field != nil:
		s.Put(f.field, 0, 0, size.Width, footOpenHeight-8)
	default:
		s.Put(f.row, 0, 0, size.Width, footHeight-6)
		s.Icon(8, 7, 14, "plus", look.Accent)
		s.TextCut(28, 5, size.Width-32, look.Small, look.Ink3, f.column.board.print.T("foot.add"))
	}
	f.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	f.box.Refresh()
}

// open makes the row a field and gives it the keyboard.
func (f *foot) open() {
	if f.field == nil {
		f.begin()
	}
	f.focus()
}

// begin makes the row a field.
func (f *foot) begin() {
	f.unit = f.column.plan.unit
	field := look.NewTextArea("", f.column.board.print.T("foot.hint"), nil)
	field.EnterCommits, field.Stays = true, true
	field.Commit = func(typed string) {
		if f.field == field {
			f.held = false
			f.field.SetText("")
			f.add(typed)
			f.open() // for the next one
		}
	}
	field.Cancel = func() { f.close(); f.column.board.grabFocus() }
	field.OnFocus = func(on bool) {
		if !on && f.field == field && !f.held {
			f.leave()
		}
	}
	field.Key = func(k fyne.KeyName, back bool) bool {
		step := 0
		switch {
		case k == fyne.KeyTab && back, k == fyne.KeyLeft && field.Text == "":
			step = -1
		case k == fyne.KeyTab, k == fyne.KeyRight && field.Text == "":
			step = 1
		default:
			return false
		}
		f.column.board.openFoot(slices.Index(f.column.board.columns, f.column) + step)
		return true
	}
	f.field = field
	f.column.arrange()
}

func (f *foot) focus() {
	if on := fyne.CurrentApp().Driver().CanvasForObject(f.column.board); on != nil && f.field != nil {
		on.Focus(f.field)
	}
}

// leave stores what was typed, hands back what was refused, and makes the field a row
// again.
func (f *foot) leave() {
	typed, held := f.field.Text, f.held
	f.close()
	if !held {
		f.add(typed)
	} else if b := f.column.board; b.hands.Lost != nil {
		b.hands.Lost(typed)
	}
}

func (f *foot) close() {
	field := f.field
	f.field, f.held = nil, false
	field.Gone()
	f.column.arrange()
}

func (f *foot) add(typed string) {
	if typed = strings.TrimSpace(typed); typed != "" {
		b, unit := f.column.board, f.unit
		b.hands.Add(unit, typed, func(done bool) {
			if !done {
				b.giveBack(unit, typed)
			}
		})
	}
}

// giveBack puts what was refused into the field of its column again, unless something else
// is being typed there.
func (b *Board) giveBack(unit model.ID, typed string) {
	for n, p := range b.plans {
		f := b.columns[n].foot
		if p.unit != unit || f.field != nil && strings.TrimSpace(f.field.Text) != "" {
			continue
		}
		if f.field == nil {
			f.begin()
		}
		f.field.SetText(typed)
		f.held = true
		return
	}
	if b.hands.Lost != nil {
		b.hands.Lost(typed)
	}
}

// openFoot opens the field at the foot of a column.
func (b *Board) openFoot(n int) {
	if n >= 0 && n < len(b.columns) && b.hands.Add != nil {
		b.revealColumn(b.columns[n])
		b.columns[n].foot.open()
	}
}

// Typing is the height of the field at the foot of a column while one is open, else 0.
func (b *Board) Typing() float32 {
	for _, c := range b.columns {
		if c.foot.field != nil {
			return footOpenHeight + 8
		}
	}
	return 0
}

// Type opens the field of the column in which the keyboard is, or of the first one.
func (b *Board) Type() {
	at := 0
	for n, p := range b.plans {
		if _, has := p.card(b.focused); has && b.focused != "" || b.unit != "" && p.unit == b.unit {
			at = n
		}
	}
	b.openFoot(at)
}
