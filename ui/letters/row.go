package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/grid"
	"sandtable/ui/look"
)

// row is the ground of a row: a press on a cell brings the keyboard there.
type row struct {
	widget.BaseWidget
	page  *Page
	grid  grid.Columns
	of    raci.Row
	hover bool
	rest  look.Hint
	said  string // the hint that shows
}

func newRow(p *Page, g grid.Columns, r raci.Row) *row {
	w := &row{page: p, grid: g, of: r}
	w.ExtendBaseWidget(w)
	return w
}

// at finds the cell below a place; false beside the cells.
func (r *row) at(x float32) (spot, bool) {
	i, ok := r.grid.At(x, r.page.left, len(r.page.matrix.Columns))
	if !ok {
		return spot{}, false
	}
	return spot{r.of.Duty, r.page.matrix.Columns[i]}, true
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(e *fyne.PointEvent) {
	r.rest.Leave()
	if at, ok := r.at(e.Position.X); ok {
		r.page.goTo(at, extending())
	} else if e.Position.X < r.grid.First {
		r.page.goTo(spot{r.of.Duty, r.page.cursor.column}, false)
	}
}

// DoubleTapped shows the duty on the board.
func (r *row) DoubleTapped(e *fyne.PointEvent) {
	if e.Position.X < r.grid.First && r.page.hands.Duty != nil {
		r.page.hands.Duty(r.of.Duty)
	}
}

// TappedSecondary offers the letters of a cell.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	if at, ok := r.at(e.Position.X); ok {
		r.page.goTo(at, false)
		r.page.letterMenu(e.AbsolutePosition)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *row) MouseIn(e *desktop.MouseEvent) { r.hover = true; r.MouseMoved(e); r.Refresh() }
func (r *row) MouseMoved(e *desktop.MouseEvent) {
	said := ""
	if at, ok := r.at(e.Position.X); ok {
		said = r.page.hintOf(r.of, at.column)
	} else if e.Position.X < r.grid.First {
		d, _ := r.page.snap.Scenario.Duty(r.of.Duty)
		said = d.Text.In(r.page.print.Lang())
	} else {
		said = r.page.print.RowFault(r.page.snap.Scenario, r.of)
	}
	if said != r.said {
		r.rest.Leave()
		if r.said = said; said != "" {
			r.rest.Enter(r, said)
		}
	}
}
func (r *row) MouseOut() { r.hover, r.said = false, ""; r.rest.Leave(); r.Refresh() }

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(r, func(s *look.Sheet, w, h float32) {
		if r.hover {
			s.Fill(0, 0, w, h-1, look.Hover)
		}
	})
}

// extending reports whether Shift is down: then a press chooses the cells up to there.
func extending() bool {
	d, ok := fyne.CurrentApp().Driver().(desktop.Driver)
	return ok && d.CurrentKeyModifiers()&fyne.KeyModifierShift != 0
}

// hintOf tells what a letter of a cell rests on; "" of an empty one.
func (p *Page) hintOf(r raci.Row, column model.ID) string {
	said := ""
	for _, m := range r.Cell(column).Marks {
		if said != "" {
			said += "\n"
		}
		said += p.groundOf(m)
	}
	return said
}

// groundOf says a letter and what it rests on.
func (p *Page) groundOf(m raci.Mark) string {
	t := p.print
	return t.T("letters.ground", "letter", string(m.Letter), "word", t.Letter(m.Letter), "said", t.Grounds(p.snap.Scenario, m))
}
