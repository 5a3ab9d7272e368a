package letters

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Hands are what the page asks of the window.
type Hands struct {
	// Do carries out a verb and then says what it did; "" says it in the words of the step.
	Do func(v model.Verb, say string)
	// Say tells something that is no step: why a key did nothing.
	Say func(words string)
	// Who is the author of what is looked at.
	Who func() string
	// Duty shows a duty on the board.
	Duty func(id model.ID)
}

// Page is the matrix of responsibilities. Make it with New, draw it with Draw.
type Page struct {
	widget.BaseWidget
	hands Hands

	snap   scenarios.Snapshot
	print  text.Printer
	seals  map[model.ID]look.Seal
	matrix raci.Matrix
	of     drawnOf // what matrix was derived from

	level  *raci.Level // chosen by the user; nil = whatever suits the scenario
	only   bool        // contested rows alone
	folded map[raci.Group]bool
	shown  []entry          // the rows in their groups, as they stand below each other
	lines  map[model.ID]int // of a duty in shown
	order  map[model.ID]int // of a column in the matrix
	cursor spot
	anchor spot // where a selection of several cells began
	opened bool // the strip tells all grounds

	box    *fyne.Container
	head   *fyne.Container
	strip  *fyne.Container
	filter *look.Segment
	scope  *look.Segment
	roll   *look.Roll
	left   float32 // how far the columns are scrolled

	places map[string]fyne.CanvasObject // of what is in sight, by name
	fixed  map[string]fyne.CanvasObject
}

// drawnOf is what the matrix depends on.
type drawnOf struct {
	id       model.ID
	seq      int
	baseline model.ID
	homes    bool
	known    bool
}

// entry is a line: a group's head, or a row of it.
type entry struct {
	group raci.Group
	row   int // in the matrix; -1 = the head
}

// spot is a cell.
type spot struct{ duty, column model.ID }

// New makes an empty page.
func New(hands Hands) *Page {
	p := &Page{hands: hands, folded: map[raci.Group]bool{}, places: map[string]fyne.CanvasObject{}, fixed: map[string]fyne.CanvasObject{},
		box: container.NewWithoutLayout(), head: container.NewWithoutLayout(), strip: container.NewWithoutLayout(), roll: look.NewRoll()}
	p.filter = look.NewSegment(0, func(i int) { p.only = i == 1; p.list(); p.build() }, "", "")
	p.scope = look.NewSegment(0, func(i int) {
		level := raci.Departments
		if i == 1 {
			level = raci.Homes
		}
		p.level = &level
		p.derive()
		p.build()
	}, "", "")
	p.roll.Moved = func(at fyne.Position) {
		if at.X != p.left {
			p.left = at.X
			p.heads()
			p.roll.Redraw()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.box) }

// Resize implements fyne.CanvasObject.
func (p *Page) Resize(size fyne.Size) {
	changed := size != p.Size()
	p.BaseWidget.Resize(size)
	if changed {
		p.build()
	}
}

// Draw shows a snapshot in the printer's language. Cell, filters and the place of scrolling
// stay as far as they are still there.
func (p *Page) Draw(snap scenarios.Snapshot, print text.Printer) {
	p.snap, p.print = snap, chrome.In(print.Lang())
	p.seals = marks.Seals(print, snap.Scenario, snap.Baseline)
	p.derive()
	p.build()
}

// derive makes the matrix, unless it is of the same state of the same scenario.
func (p *Page) derive() {
	s := p.snap
	level := raci.Natural(s.Scenario)
	if p.level != nil {
		level = *p.level
	}
	of := drawnOf{s.Info.ID, s.Seq, s.BaselineID, level == raci.Homes, true}
	if p.of != of {
		p.of, p.matrix = of, raci.Of(s.Scenario, s.Baseline, level)
		p.order = map[model.ID]int{}
		for i, u := range p.matrix.Columns {
			p.order[u] = i
		}
	}
	p.list()
}

// mostInside is how many rows a group may have before it is folded at first.
const mostInside = 30

// list lays out which rows are shown.
func (p *Page) list() {
	p.shown, p.lines = p.shown[:0], make(map[model.ID]int, len(p.matrix.Rows))
	for _, g := range raci.Groups() {
		n := p.matrix.Count(g)
		if n == 0 || p.only && g != raci.Contested && g != raci.Moved {
			continue
		}
		if _, chosen := p.folded[g]; !chosen && g == raci.Inside && n > mostInside {
			p.folded[g] = true
		}
		p.shown = append(p.shown, entry{g, -1})
		for i, r := range p.matrix.Rows {
			if r.Group == g && !p.folded[g] {
				p.lines[r.Duty] = len(p.shown)
				p.shown = append(p.shown, entry{g, i})
			}
		}
	}
	if !slices.Contains(p.matrix.Columns, p.cursor.column) || p.lineOf(p.cursor.duty) < 0 {
		p.cursor = p.first()
	}
	if p.anchor != p.cursor && (p.lineOf(p.anchor.duty) < 0 || !slices.Contains(p.matrix.Columns, p.anchor.column)) {
		p.anchor = p.cursor
	}
}

// first is the cell of the first row that has the keyboard at first: its home, or the first
// letter.
func (p *Page) first() spot {
	for _, e := range p.shown {
		if e.row >= 0 && len(p.matrix.Columns) > 0 {
			r := p.matrix.Rows[e.row]
			at := spot{r.Duty, p.matrix.Columns[0]}
			if len(r.Cells) > 0 {
				at.column = r.Cells[0].Unit
			}
			if r.Home != "" {
				at.column = r.Home
			}
			return at
		}
	}
	return spot{}
}

// lineOf finds the line of a duty; -1 when it is not shown.
func (p *Page) lineOf(duty model.ID) int {
	if i, ok := p.lines[duty]; ok {
		return i
	}
	return -1
}

// row is the row that has the keyboard.
func (p *Page) row() (raci.Row, bool) {
	if i := p.lineOf(p.cursor.duty); i >= 0 {
		return p.matrix.Rows[p.shown[i].row], true
	}
	return raci.Row{}, false
}

// shut reports whether nothing can be changed.
func (p *Page) shut() bool {
	return p.snap.ReadOnly || p.snap.Info.Adopted != "" || p.snap.Info.Status == scenarios.Archived
}

// Targets names what can be clicked, for those who drive the window from outside.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"raci:filter": p.filter, "raci:scope": p.scope}
	for name, o := range p.fixed {
		out[name] = o
	}
	for name, o := range p.places {
		out[name] = o
	}
	return out
}
