package matrix

import (
	"strings"

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

// CompareHands are what the comparison of scenarios asks of the window. None may be nil.
type CompareHands struct {
	// Adopt brings one cell of a record from another scenario into the open one (see
	// [compare.Adoption]); with field "" the whole record.
	Adopt func(r model.Ref, field string, from model.ID)
	// Finding goes to a warning of a scenario.
	Finding func(key string, in model.ID)
	// Add takes a scenario into the comparison, Remove out of it.
	Add, Remove func(model.ID)
	// Baseline makes a scenario the one that the others are compared with.
	Baseline func(model.ID)
	// Open goes to a scenario.
	Open func(model.ID)
}

// Column is one scenario of the comparison.
type Column struct {
	compare.Side
	Info scenarios.Info
}

// Comparison is what [Compare] shows.
type Comparison struct {
	Columns []Column         // the first is what the others are compared with
	Open    model.ID         // the scenario that is edited and receives what is adopted
	Shut    bool             // it cannot be changed now
	Others  []scenarios.Info // what can be added
}

// Compare sets scenarios side by side (方案对比). Make it with NewCompare, draw it
// with Draw.
type Compare struct {
	widget.BaseWidget
	hands CompareHands

	now    contrast // what is shown
	kind   model.Kind
	all    bool // not only what differs
	by     compare.Grouping
	find   string
	folded map[string]bool

	box       *fyne.Container
	kinds     *look.Segment
	different *look.Segment
	grouping  *look.Button
	filter    *look.Entry
	add       *look.Button
	table     *rows
	head      *fyne.Container
	counter   *fyne.Container
	chosen    picked           // the cell that tells what adopting it would do
	cells     map[picked]*spot // in sight that can be adopted
	adopts    map[picked]*spot // their buttons
	menus     map[model.ID]*look.IconButton
}

// contrast is a comparison as it is drawn: columns, rows and words that belong together.
// It is made by Draw and never changed; lines that were made of it go on showing it
// until the next one takes its place.
type contrast struct {
	Comparison
	view  *Compare // whose filters hold and whose hands are asked
	print text.Printer
	data  compare.Table
	seals []map[model.ID]look.Seal // per column
}

// MostScenarios is how many scenarios fit side by side.
const MostScenarios = 8

// NewCompare makes an empty comparison of scenarios.
func NewCompare(hands CompareHands) *Compare {
	c := &Compare{hands: hands, kind: model.DutyKind, folded: map[string]bool{}, cells: map[picked]*spot{}, adopts: map[picked]*spot{}, menus: map[model.ID]*look.IconButton{}}
	c.box = container.NewWithoutLayout()
	c.kinds = look.NewSegment(0, func(i int) { c.kind = c.now.data.Kinds()[i]; c.build() }, "", "", "", "", "")
	c.different = look.NewSegment(1, func(i int) { c.all = i == 0; c.build() }, "", "")
	c.grouping = look.NewButton(look.Secondary, "", "chevron-down", c.askGrouping)
	c.filter = look.NewEntry("", "", nil)
	c.filter.OnChanged = func(s string) {
		c.find = strings.TrimSpace(s)
		c.fill()
	}
	c.add = look.NewButton(look.Secondary, "", "plus", c.askScenario)
	c.table = newRows()
	c.table.moved = c.drawHead
	c.head = container.NewWithoutLayout()
	c.counter = container.NewWithoutLayout()
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Compare) CreateRenderer() fyne.WidgetRenderer { return look.Laid(c, c.box) }

// Resize implements fyne.CanvasObject.
func (c *Compare) Resize(size fyne.Size) {
	changed := size != c.Size()
	c.BaseWidget.Resize(size)
	if changed {
		c.build()
	}
}

// Draw shows scenarios in the printer's language. Filter, folded groups and the
// place of scrolling stay.
func (c *Compare) Draw(shown Comparison, p text.Printer) {
	shown.Columns = shown.Columns[:min(len(shown.Columns), MostScenarios)]
	t := contrast{Comparison: shown, view: c, print: chrome.In(p.Lang())}
	sides := make([]compare.Side, len(shown.Columns))
	for i, col := range shown.Columns {
		sides[i] = col.Side
		t.seals = append(t.seals, marks.Seals(p, col.Scenario, shown.Columns[0].Scenario))
	}
	t.data = compare.Scenarios(sides...)
	c.now = t
	c.build()
}

// choose tells below a row what adopting one of its cells would do, or no longer.
func (c *Compare) choose(of picked) {
	cell := c.cells[of]
	if c.chosen == of {
		c.chosen = picked{}
	} else {
		c.chosen = of
	}
	c.fill()
	c.table.reveal()
	now := c.cells[of]
	if on := fyne.CurrentApp().Driver().CanvasForObject(c); on != nil && cell != nil && cell.focused && now != nil {
		on.Focus(now)
	}
}

// Key answers a key: Escape closes what is told below a row. It reports whether it did.
func (c *Compare) Key(name fyne.KeyName) bool {
	if name != fyne.KeyEscape || c.chosen == (picked{}) {
		return false
	}
	c.choose(c.chosen)
	return true
}

func (c *Compare) askGrouping() {
	var choices []look.Choice
	for _, by := range []compare.Grouping{compare.ByFunction, compare.BySource} {
		choices = append(choices, look.Choice{Name: "group", Label: c.now.print.T("compare.group." + groupKey(by)), Chosen: c.by == by,
			Perform: func() { c.by = by; c.build() }})
	}
	look.ShowMenuUnder(c.grouping, choices...)
}

func groupKey(by compare.Grouping) string {
	if by == compare.BySource {
		return "source"
	}
	return "function"
}

func (c *Compare) askScenario() {
	var choices []look.Choice
	for _, info := range c.now.Others {
		choices = append(choices, look.Choice{Name: "scenario:" + string(info.ID), Label: named(info, c.now.print.Lang()), Note: code(info),
			Perform: func() { c.hands.Add(info.ID) }})
	}
	if len(choices) == 0 {
		choices = []look.Choice{{Label: c.now.print.T("compare.none-to-add"), Off: true}}
	}
	look.ShowMenuUnder(c.add, choices...)
}

func (c *Compare) columnMenu(i int, under fyne.CanvasObject) {
	id, p := c.now.Columns[i].ID, c.now.print
	look.ShowMenuUnder(under, []look.Choice{
		{Name: "open", Label: p.T("compare.open"), Icon: "folder", Off: id == c.now.Open, Perform: func() { c.hands.Open(id) }},
		{Name: "baseline", Label: p.T("compare.make-baseline"), Icon: "check", Off: i == 0, Perform: func() { c.hands.Baseline(id) }},
		{},
		{Name: "remove", Label: p.T("compare.remove"), Icon: "close", Off: len(c.now.Columns) <= 2 || id == c.now.Open, Perform: func() { c.hands.Remove(id) }},
	}...)
}

// code is the short name of a scenario: its id when that was given by hand.
func code(info scenarios.Info) string {
	if len(info.ID) <= 4 {
		return string(info.ID)
	}
	return ""
}

// named is the name of a scenario without the short one in front.
func named(info scenarios.Info, lang model.Lang) string {
	name := info.Name.In(lang)
	if short := code(info); short != "" {
		if rest := strings.TrimLeft(strings.TrimPrefix(name, short), " :：·"); rest != "" {
			return rest
		}
	}
	return name
}

// Measures of the view.
const (
	toolsHeight = 52
	toolsRow    = 36 // a second row of controls
	headHeight  = 64
	metricRow   = 34
	metricTall  = 54 // from five columns on the verdict stands below the value
	recordRow   = 33
	groupRow    = 26
	titleRow    = 38
)

// columns is where the columns lie.
type columns struct {
	n            int
	label, width float32
}

func newColumns(n int, width float32) columns {
	g := columns{n: n, label: 240}
	if n > 4 {
		g.label = 200
	}
	if width < 1100 {
		g.label = 180
	}
	g.width = (width - g.label) / float32(max(n, 1))
	return g
}

func (g columns) x(i int) float32 { return g.label + float32(i)*g.width }

// narrow reports whether verdicts stand below the values.
func (g columns) narrow() bool { return g.n > 4 || g.width < 210 }

// build lays the view out anew.
func (c *Compare) build() {
	size := c.Size()
	if size.Width == 0 || c.now.print.Lang() == "" {
		return
	}
	p := c.now.print
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	top := c.tools(s, size.Width)
	x, width := float32(16), size.Width-32
	s.Put(rounded(look.Card, look.Line, 1, look.RadiusTable), x, top, width, size.Height-top+look.RadiusTable+2)
	if len(c.now.Columns) == 0 {
		said := p.T("compare.empty")
		s.Text((size.Width-look.Width(said, look.Body))/2, size.Height/3, look.Body, look.Ink3, said)
	} else {
		inner := width - 2
		s.Put(rounded(look.Panel, look.Clear, 0, look.RadiusTable-1), x+1, top+1, inner, headHeight)
		s.Fill(x+1, top+headHeight/2, inner, headHeight/2, look.Panel)
		s.Put(c.head, x+1, top, inner, headHeight)
		s.Put(c.table, x+1, top+headHeight, inner, size.Height-top-headHeight)
	}
	c.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	c.fill()
	canvas.Refresh(c.box)
}

// tools draws the controls above the table, in one row or in two, and gives their height.
func (c *Compare) tools(s *look.Sheet, width float32) (height float32) {
	p := c.now.print
	var kinds []string
	for i, k := range c.now.data.Kinds() {
		kinds = append(kinds, p.T("compare.kind."+string(k)))
		if k == c.kind {
			c.kinds.Chosen = i
		}
	}
	c.kinds.Words = kinds
	c.different.Words = []string{p.T("compare.all"), p.T("compare.different")}
	c.grouping.Label = p.T("compare.group." + groupKey(c.by))
	c.filter.SetPlaceHolder(p.T("compare.filter." + string(c.kind)))
	c.add.Label = p.T("compare.add")
	c.add.Disabled = len(c.now.Columns) >= MostScenarios
	c.kinds.Refresh()
	c.different.Refresh()
	c.grouping.Refresh()
	c.filter.Refresh()
	c.add.Refresh()
	x, y := float32(16), float32(12)
	put := func(o fyne.CanvasObject, w, h float32) {
		s.Put(o, x, y, w, h)
		x += w + 8
	}
	put(c.kinds, c.kinds.Wide(), look.SegmentHeight)
	put(c.different, c.different.Wide(), look.SegmentHeight)
	if c.kind == model.DutyKind {
		put(c.grouping, c.grouping.Wide(), look.SegmentHeight)
	}
	const counted, filtered, least = 160, 100, 100
	height = toolsHeight
	if x+least+12+c.add.Wide()+16 > width {
		x, y, height = 16, y+toolsRow, height+toolsRow
	}
	end := width - 16 - c.add.Wide()
	s.Put(c.add, end, y, c.add.Wide(), look.SegmentHeight)
	end -= 12
	if c.counter.Hidden = end-x < counted+filtered+8; !c.counter.Hidden {
		end -= counted
		s.Put(c.counter, end, y, counted, look.SegmentHeight)
		end -= 8
	}
	s.Put(c.filter, x, y-1.5, min(180, max(end-x, least)), 31)
	return height
}

// fill makes the lines of the table.
func (c *Compare) fill() {
	width := c.Size().Width - 34
	if width <= 0 || len(c.now.Columns) == 0 {
		return
	}
	clear(c.cells)
	clear(c.adopts)
	t := c.now
	c.table.set(func(width float32) []line { return t.lines(newColumns(len(t.Columns), width)) })
	n, m := t.counted()
	s := look.NewSheet()
	s.TextRight(160, 5, look.Small, look.Ink2, c.now.print.T("compare.shown", "n", n, "m", m))
	c.counter.Objects = []fyne.CanvasObject{s.Object(160, look.SegmentHeight)}
	canvas.Refresh(c.counter)
}

// drawHead draws the names of the scenarios, with the title of the section at the top.
func (c *Compare) drawHead(section int) {
	width := c.Size().Width - 34
	p, g := c.now.print, newColumns(len(c.now.Columns), width)
	s := look.NewSheet()
	s.TextCut(16, 20, g.label-24, look.Heading, look.Ink, c.now.titles()[section])
	clear(c.menus)
	for i, col := range c.now.Columns {
		x := g.x(i)
		s.Upright(x, 0, headHeight, look.Line)
		at := x + 14
		right := x + g.width - 40
		name := named(col.Info, p.Lang())
		second := name
		if short := code(col.Info); short != "" {
			at += s.Text(at, 10, look.BodyBold, look.Ink, short) + 8
		} else {
			at += s.TextCut(at, 10, max(right-at-60, 40), look.BodyBold, look.Ink, name) + 8
			second = ""
		}
		status := "status." + string(col.Info.Status)
		if tag := look.TagPill(p.T(status)); at+tag.Width() < right+20 {
			s.Pill(at, 10, tag)
		}
		s.TextCut(x+14, 33, g.width-28, look.Small, look.Ink2, second)
		more := look.NewIconButton("more", nil)
		more.OnTapped = func() { c.columnMenu(i, more) }
		more.Hint = p.T("compare.menu-of")
		c.menus[col.ID] = more
		s.Put(more, x+g.width-36, 6, 28, 28)
	}
	s.Rule(0, headHeight-1, width, look.LineStrong)
	c.head.Objects = []fyne.CanvasObject{s.Object(width, headHeight)}
	canvas.Refresh(c.head)
}

// Targets names the live objects for those who drive the window from outside.
func (c *Compare) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"compare:add": c.add, "compare:kinds": c.kinds, "compare:different": c.different, "compare:filter": c.filter}
	for id, o := range c.menus {
		out["compare:column:"+string(id)] = o
	}
	for key, o := range c.adopts {
		out["adopt:"+key.ref.String()+"@"+string(key.side)] = o
	}
	for key, o := range c.cells {
		out["cell:"+key.ref.String()+"@"+string(key.side)] = o
	}
	return out
}
