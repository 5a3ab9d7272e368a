package matrix

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// DepartmentHands are what the department comparison asks of the window.
type DepartmentHands struct {
	// Finding goes to a warning.
	Finding func(key string)
	// Do carries out a verb and NewID makes an id for what is entered; nil = nothing can be
	// entered or changed. Do tells whether it is done, at once or when the file has answered;
	// who has nothing to do then gives nil.
	Do    func(v model.Verb, then func(done bool))
	NewID func(model.Kind) model.ID
	// Lost hands back what was typed, see ui/entry.
	Lost func(name, typed string, gone bool)
	// Preview tells what a verb would do; nil = nobody asks.
	Preview func(model.Verb) scenarios.Consequence
	// Linked tells that a duty has been linked by dragging it; nil = nobody asks.
	Linked func()
}

// Departments sets units of one scenario side by side (部门对照). Make it with
// NewDepartments, draw it with Draw.
type Departments struct {
	widget.BaseWidget
	hands DepartmentHands

	snap  scenarios.Snapshot
	print text.Printer
	seals map[model.ID]look.Seal

	units   []model.ID // chosen by the user; nil = whatever suits the scenario
	related bool       // only rows with a relation
	open    map[string]bool
	result  compare.Comparison
	section int // at the top of the table

	box    *fyne.Container
	filter *look.Segment
	add    *look.Button
	table  *rows
	toc    *fyne.Container
	ties   map[string]*spot // relation pills in sight, by finding key

	entering entering
	fresh    map[model.Ref]bool           // entered since the page came to the front
	adders   map[string]*spot             // what opens fields, as far as it was in sight
	fields   map[string]fyne.CanvasObject // of the form that is open

	linking *linking            // the drag that is under way
	marks   map[model.Ref]*spot // places of records, as far as they were in sight
	above   *fyne.Container     // what hangs at the pointer
}

// mostUnits is how many units fit side by side.
const mostUnits = 6

// NewDepartments makes an empty comparison of units.
func NewDepartments(hands DepartmentHands) *Departments {
	d := &Departments{hands: hands, open: map[string]bool{}, ties: map[string]*spot{},
		fresh: map[model.Ref]bool{}, adders: map[string]*spot{}, fields: map[string]fyne.CanvasObject{}, marks: map[model.Ref]*spot{}}
	d.above = container.NewWithoutLayout()
	d.box = container.NewWithoutLayout()
	d.filter = look.NewSegment(0, func(i int) { d.related = i == 1; d.build() }, "", "")
	d.add = look.NewButton(look.Secondary, "", "plus", d.askUnit)
	d.table = newRows()
	d.table.foot = toastRoom
	d.table.moved = func(section int) { d.section = section; d.contents() }
	d.toc = container.NewWithoutLayout()
	d.ExtendBaseWidget(d)
	return d
}

// CreateRenderer implements fyne.Widget.
func (d *Departments) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(d, container.NewStack(d.box, d.above))
}

// Resize implements fyne.CanvasObject.
func (d *Departments) Resize(size fyne.Size) {
	changed := size != d.Size()
	d.BaseWidget.Resize(size)
	if changed {
		d.build()
	}
}

// Draw shows a snapshot in the printer's language. The chosen units and the place
// of scrolling stay as far as they are still there.
func (d *Departments) Draw(snap scenarios.Snapshot, p text.Printer) {
	d.snap, d.print = snap, chrome.In(p.Lang())
	d.seals = marks.Seals(p, snap.Scenario, snap.Baseline)
	d.units = slices.DeleteFunc(d.units, func(id model.ID) bool {
		_, ok := snap.Scenario.Unit(id)
		return !ok
	})
	if len(d.units) < 2 {
		d.units = nil
	}
	if x := d.linking; x != nil && !snap.Scenario.Has(model.Ref{Kind: model.DutyKind, ID: x.duty}) {
		d.drop()
	}
	d.follow()
	d.compare()
	d.build()
}

// Compare chooses the units to be compared, in order.
func (d *Departments) Compare(units ...model.ID) {
	d.units = slices.Clone(units)
	d.compare()
	d.build()
}

func (d *Departments) compare() {
	units := d.units
	if units == nil {
		units = natural(d.snap.Scenario)
	}
	d.result = compare.Departments(d.snap.Scenario, d.snap.Findings, units...)
}

// askUnit offers the units that are not yet compared, positions below their department.
func (d *Departments) askUnit() {
	var choices []look.Choice
	var walk func(parent model.ID, depth int)
	walk = func(parent model.ID, depth int) {
		for _, u := range d.snap.Scenario.Children(parent) {
			if depth > 8 || u.Level == model.External {
				continue
			}
			if u.Level != model.Company && !slices.Contains(d.result.Units, u.ID) {
				seal := d.seals[u.ID]
				choices = append(choices, look.Choice{Name: "unit:" + string(u.ID), Label: d.print.Unit(d.snap.Scenario, u.ID), Seal: &seal,
					Perform: func() { d.Compare(append(slices.Clone(d.result.Units), u.ID)...) }})
			}
			walk(u.ID, depth+1)
		}
	}
	walk("", 0)
	look.ShowMenuUnder(d.add, choices...)
}

// unitMenu offers what can be done with one side.
func (d *Departments) unitMenu(i int, at fyne.CanvasObject) {
	units, p := d.result.Units, d.print
	swap := func(j int) func() {
		return func() {
			next := slices.Clone(units)
			next[i], next[j] = next[j], next[i]
			d.Compare(next...)
		}
	}
	look.ShowMenuUnder(at, []look.Choice{
		{Name: "left", Label: p.T("matrix.left"), Icon: "arrow-left", Off: i == 0, Perform: swap(max(i-1, 0))},
		{Name: "right", Label: p.T("matrix.right"), Icon: "arrow-right", Off: i == len(units)-1, Perform: swap(min(i+1, len(units)-1))},
		{},
		{Name: "remove", Label: p.T("matrix.remove-unit"), Icon: "close", Off: len(units) <= 2, Perform: func() {
			d.Compare(slices.Delete(slices.Clone(units), i, i+1)...)
		}},
	}...)
}

// grid is where the columns of the comparison lie.
type grid struct {
	n            int
	column, gap  float32 // width of a unit's column and of the space between two
	left, inside float32 // padding and width of a column's content
}

func newGrid(n int, width float32) grid {
	g := grid{n: n}
	switch n {
	case 1:
	case 2:
		g.gap = min(max(width*.2, 170), 252)
	case 3:
		g.gap = min(max(width*.14, 130), 180)
	default:
		g.gap = 110
	}
	g.column = (width - float32(n-1)*g.gap) / float32(n)
	g.left = 16
	if n > 3 {
		g.left = 10
	}
	g.inside = g.column - 2*g.left
	return g
}

// x is the left edge of a unit's content; between the one of the space to its right.
func (g grid) x(i int) float32       { return float32(i)*(g.column+g.gap) + g.left }
func (g grid) between(i int) float32 { return float32(i)*(g.column+g.gap) + g.column }

// Measures of the view.
const (
	tocWidth     = 160
	tableTop     = 12
	unitHead     = 70
	tocRow       = 36
	sectionHead  = 34
	rowPad       = 9
	toastRoom    = 110 // below fields, where it is said what was stored
	mostRestRows = 24  // names listed of what has no counterpart before "+n"
)

// build lays the view out anew.
func (d *Departments) build() {
	size := d.Size()
	if size.Width == 0 || d.print.Lang() == "" {
		return
	}
	p := d.print
	clear(d.ties)
	clear(d.adders)
	clear(d.marks)
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	s.Fill(0, 0, tocWidth, size.Height, look.Panel)
	s.Upright(tocWidth-1, 0, size.Height, look.Line)
	d.filter.Words = []string{p.T("matrix.all"), p.T("matrix.related")}
	d.filter.Refresh()
	s.Put(d.filter, 10, 14, d.filter.Wide(), look.SegmentHeight)
	s.Put(d.toc, 0, 56, tocWidth, size.Height-56)

	x, width := float32(tocWidth+16), size.Width-tocWidth-32
	s.Put(rounded(look.Card, look.Line, 1, look.RadiusTable), x, tableTop, width, size.Height-tableTop+look.RadiusTable+2)
	d.add.Label, d.add.Hint = p.T("matrix.add-unit"), ""
	if len(d.result.Units) > 2 || width < 900 { // the columns are narrow
		d.add.Label, d.add.Hint = "", d.add.Label
	}
	d.add.Disabled = len(d.result.Units) >= mostUnits
	d.add.Refresh()
	switch {
	case len(d.result.Units) == 0:
		said := p.T("matrix.no-units")
		s.Text(x+(width-look.Width(said, look.Body))/2, size.Height/3, look.Body, look.Ink3, said)
		d.table.set(func(float32) []line { return nil })
		if d.hands.Do != nil {
			d.table.set(d.firstLines)
			s.Put(d.table, x+1, tableTop+8, width-2, size.Height/3-tableTop-16)
		}
	default:
		inner := width - 2
		d.unitHeads(s, x+1, inner)
		d.table.set(d.lines)
		s.Put(d.table, x+1, tableTop+unitHead, inner, size.Height-tableTop-unitHead)
	}
	d.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	d.contents()
	canvas.Refresh(d.box)
}

// unitHeads draws the heads of the columns, which do not scroll.
func (d *Departments) unitHeads(s *look.Sheet, x, width float32) {
	p, g := d.print, newGrid(len(d.result.Units), width)
	s.Put(rounded(look.Panel, look.Clear, 0, look.RadiusTable-1), x, tableTop+1, width, unitHead-2)
	s.Fill(x, tableTop+unitHead/2, width, unitHead/2-1, look.Panel)
	s.Rule(x, tableTop+unitHead-1, width, look.LineStrong)
	for i, id := range d.result.Units {
		u, _ := d.snap.Scenario.Unit(id)
		at, top := x+g.x(i), float32(tableTop)
		room := g.inside - 40 - 36
		if i == g.n-1 {
			room -= d.add.Wide() + 4
		}
		s.Seal(at, top+20, 28, d.seals[id])
		kpis := d.named(id)
		if kpis == "" {
			top += 10
		}
		face, name := look.Title, u.Name.In(p.Lang())
		if look.Width(name, face) > room { // in smaller letters before it is cut
			face = look.BodyBold
		}
		if look.Width(name, face) > room { // and then in two lines, before all that is told below
			s.Paragraph(at+40, tableTop+(unitHead-2*face.Line())/2, room, face, look.Ink, name, 2)
			name, kpis = "", ""
		}
		w := s.TextCut(at+40, top+10+(look.Title.Line()-face.Line())/2, room, face, look.Ink, name)
		if head := u.Head.In(p.Lang()); head != "" && w > 0 && room-w > 60 {
			s.TextCut(at+40+w+10, top+15, room-w-10, look.Body, look.Ink2, head)
		}
		s.TextCut(at+40, top+40, room+16, look.Small, look.Ink2, kpis)
		more := look.NewIconButton("more", nil)
		more.OnTapped = func() { d.unitMenu(i, more) }
		more.Hint = p.T("matrix.menu-of")
		right := x + float32(i)*(g.column+g.gap) + g.column - 36
		if i == g.n-1 {
			right -= d.add.Wide() + 6
		}
		s.Put(more, right, tableTop+20, 28, 28)
	}
	s.Put(d.add, x+width-12-d.add.Wide(), tableTop+19, d.add.Wide(), 30)
	if g.n == 2 {
		said := p.T("matrix.relations", "n", d.result.Ties())
		s.Text(x+g.between(0)+(g.gap-look.Width(said, look.Body))/2, tableTop+25, look.Body, look.Ink2, said)
	}
}

// named lists the KPIs of a unit that the source states, for its head.
func (d *Departments) named(unit model.ID) string {
	var names []string
	for _, k := range d.snap.Scenario.KPIs() {
		if k.Basis == model.Stated && d.snap.Scenario.Inside(k.Unit, unit) {
			names = append(names, d.print.Name(d.snap.Scenario, k.Ref()))
		}
	}
	return d.print.List(names[:min(4, len(names))]...)
}

// contents draws the table of contents: dimensions with counts, and the legend.
func (d *Departments) contents() {
	p := d.print
	if p.Lang() == "" {
		return
	}
	s := look.NewSheet()
	s.Text(20, 0, look.SmallBold, look.Ink2, p.T("matrix.dimensions"))
	y := float32(28)
	for i := range len(d.result.Sections) + 1 {
		dimension, total := "collaborations", d.snap.Scenario.Count(model.CollaborationKind)
		if i < len(d.result.Sections) {
			dimension, total = string(d.result.Sections[i].Dimension), d.result.Sections[i].Total
		}
		name, count := p.T("matrix.dimension."+dimension), p.Number(float64(total))
		chosen := i == d.section
		s.Put(newSpot(func() { d.table.goTo(i) }, func(s *look.Sheet, w, h float32, hot bool) {
			ink, face := look.Ink2, look.Body
			if chosen {
				s.Put(rounded(look.Tint, look.Clear, 0, look.RadiusCard), 0, 0, w, h)
				ink, face = look.Ink, look.BodyBold
			} else {
				wash(s, w, h, hot)
			}
			s.TextCut(12, 8, w-48, face, ink, name)
			s.TextRight(w-12, 9, look.Small, look.Ink3, count)
		}), 8, y, tocWidth-17, tocRow)
		y += tocRow
	}
	s.Rule(0, y+10, tocWidth-1, look.Line)
	legend(p, s, 20, y+24)
	d.toc.Objects = []fyne.CanvasObject{s.Object(tocWidth, 0)}
	canvas.Refresh(d.toc)
}

// Targets names the live objects for those who drive the window from outside.
func (d *Departments) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"departments:add": d.add, "departments:filter": d.filter}
	for key, o := range d.ties {
		out["relation:"+key] = o
	}
	for key, o := range d.adders {
		out["departments:"+key] = o
	}
	maps.Copy(out, d.fields)
	return out
}
