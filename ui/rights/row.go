package rights

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/grid"
	"sandtable/ui/look"
)

// row is the ground of a row: a press on a cell brings the keyboard there.
type row struct {
	widget.BaseWidget
	page  *Page
	grid  grid.Columns
	of    model.DecisionRight
	hover bool
	rest  look.Hint
	said  string // the hint that shows
}

func newRow(p *Page, g grid.Columns, r model.DecisionRight) *row {
	w := &row{page: p, grid: g, of: r}
	w.ExtendBaseWidget(w)
	return w
}

// at finds the cell below a place; false beside the cells.
func (r *row) at(x float32) (spot, bool) {
	i, ok := r.grid.At(x, r.page.left, len(r.page.columns))
	if !ok {
		return spot{}, false
	}
	return spot{r.of.ID, r.page.columns[i]}, true
}

// Tapped implements fyne.Tappable.
func (r *row) Tapped(e *fyne.PointEvent) {
	r.rest.Leave()
	p := r.page
	at, ok := r.at(e.Position.X)
	switch {
	case ok:
		p.goTo(at)
	case e.Position.X < r.grid.First:
		p.goTo(spot{r.of.ID, p.cursor.unit})
	default: // the note is explained where warnings are
		p.goTo(spot{r.of.ID, p.cursor.unit})
		if xs := p.findings(r.of.ID); len(xs) > 0 && p.hands.Finding != nil {
			p.hands.Finding(xs[0].Key)
		}
	}
}

// TappedSecondary offers the parts of a cell, or what can be done with the matter.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	p := r.page
	at, ok := r.at(e.Position.X)
	if !ok {
		at = spot{r.of.ID, p.cursor.unit}
	}
	p.goTo(at)
	rows := p.matterChoices(r.of)
	if ok {
		rows = append(p.partChoices(), append([]look.Choice{{}}, rows...)...)
	}
	if on := fyne.CurrentApp().Driver().CanvasForObject(p); on != nil {
		look.ShowMenu(on, e.AbsolutePosition, rows...)
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (r *row) MouseIn(e *desktop.MouseEvent) { r.hover = true; r.MouseMoved(e); r.Refresh() }
func (r *row) MouseMoved(e *desktop.MouseEvent) {
	said := ""
	if at, ok := r.at(e.Position.X); ok {
		if parts := r.of.Parts(at.unit); len(parts) > 0 {
			said = r.page.print.T("rights.does", "u", r.page.unit(at.unit), "list", r.page.print.RightParts(parts...))
		}
	} else if e.Position.X < r.grid.First {
		said = r.page.about(r.of)
	} else {
		var lines []string
		for _, f := range r.page.findings(r.of.ID) {
			_, message := r.page.print.Finding(r.page.snap.Scenario, f)
			lines = append(lines, message)
		}
		said = strings.Join(lines, "\n")
	}
	if said != r.said {
		r.rest.Leave()
		if r.said = said; said != "" {
			r.rest.Enter(r, said)
		}
	}
}
func (r *row) MouseOut() { r.hover, r.said = false, ""; r.rest.Leave(); r.Refresh() }

// about says a matter in full: its wording, from when it counts, the duties it belongs to.
func (p *Page) about(r model.DecisionRight) string {
	lines := []string{r.Matter.In(p.print.Lang())}
	if from := r.Threshold.In(p.print.Lang()); from != "" {
		lines = append(lines, from)
	}
	if r.Duties != "" {
		lines = append(lines, p.print.T("rights.of-duties", "list", p.duties(r)))
	}
	return strings.Join(lines, "\n")
}

// duties names the duties that a matter belongs to.
func (p *Page) duties(r model.DecisionRight) string {
	var names []string
	for id := range r.Duties.All() {
		names = append(names, p.print.Name(p.snap.Scenario, model.Ref{Kind: model.DutyKind, ID: model.ID(id)}))
	}
	return p.print.List(names...)
}

// CreateRenderer implements fyne.Widget.
func (r *row) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(r, func(s *look.Sheet, w, h float32) {
		if r.hover {
			s.Fill(0, 0, w, h-1, look.Hover)
		}
	})
}
