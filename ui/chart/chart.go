package chart

import (
	"embed"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/layout"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// Hands are what the chart asks of the window. None may be nil.
type Hands struct {
	// Do carries a verb out and tells whether it was, at once or when the file has answered.
	Do func(v model.Verb, then func(done bool))
	// Foresee has what is on its way drawn: a gesture begins, which stands on it.
	Foresee func()
	// Preview tells what a verb would do, without doing it.
	Preview func(model.Verb) scenarios.Consequence
	// Select and SelectUnit select duties or a unit everywhere; Mark answers.
	Select     func(duties ...model.ID)
	SelectUnit func(unit model.ID)
	// Predicted says what letting go now would do; nil when nothing is dragged.
	Predicted func(*carry.Prediction)
	// Moved and Placed say that a drag has moved duties, or given a unit another parent.
	Moved  func(duties []model.ID, to model.ID)
	Placed func(unit model.ID)
	// MoveMenu, DutyMenu, UnitMenu and Menu ask for commands.
	MoveMenu func(duties []model.ID, at fyne.Position)
	DutyMenu func(duties []model.ID, at fyne.Position)
	UnitMenu func(unit model.ID, at fyne.Position)
	Menu     func(at fyne.Position)
	AddUnit  func()
}

// spot is what the keyboard is on: a unit, or one of its duties.
type spot struct{ unit, duty model.ID }

// Chart is the units of a scenario as a tree. Make it with New, draw it with Draw.
type Chart struct {
	widget.BaseWidget
	hands Hands

	snap   scenarios.Snapshot
	print  text.Printer
	coming map[model.Ref]bool
	seals  map[model.ID]look.Seal
	former map[model.ID]look.Seal // of the baseline's units
	worst  map[model.ID]check.Severity

	tree  forest
	drawn layout.Drawing
	style layout.Style
	room  float32 // for which it was set out
	whole bool    // it was set out to be seen as a whole

	folded  map[model.ID]bool // otherwise than usual
	listed  map[model.ID]bool // otherwise than full
	full    bool              // the duties of all units are listed
	chosen  bool              // that was chosen, or not
	against bool              // what was before is shown too
	changes int               // units that are not as they were

	selected []model.ID
	unit     model.ID
	at       spot
	keyboard bool
	begun    bool // it was shown from its top
	clicked  struct {
		on spot
		at time.Time
	}
	press *carry.Press
	drag  *drag

	ground  *ground
	zoom    *zoomer
	shapes  *look.Segment
	olds    *look.Segment
	add     *look.Button
	above   *fyne.Container
	floor   fyne.Position // of above, while something is dragged
	legend  *legend
	content *fyne.Container
}

// New makes an empty chart.
func New(hands Hands) *Chart {
	c := &Chart{hands: hands, folded: map[model.ID]bool{}, listed: map[model.ID]bool{}, worst: map[model.ID]check.Severity{}, against: true}
	c.ground = newGround()
	c.ground.carried, c.ground.dropped = c.dragged, c.letGo
	c.ground.tapped = func(float32, float32) { c.grab(); c.keyboard = false; c.hands.Select() }
	c.ground.menu = func(at fyne.Position) { c.hands.Menu(at) }
	c.ground.beneath, c.ground.busy, c.ground.shaped = c.lines, c.Dragging, c.reshape
	c.zoom = newZoomer(c.ground)
	c.ground.moved = func() { c.zoom.draw(c.print); c.follow() }
	c.shapes = look.NewSegment(0, func(i int) {
		c.full, c.chosen = i == 1, true
		clear(c.listed)
		c.lay()
	}, "", "")
	c.olds = look.NewSegment(0, func(i int) { c.against = i == 1; c.lay() }, "", "")
	c.add = look.NewButton(look.Primary, "", "plus", func() { c.hands.AddUnit() })
	c.legend = newLegend(c)
	c.above = container.NewWithoutLayout()
	c.content = container.New(chartLayout{c}, c.ground, c.legend, c.shapes, c.olds, c.add)
	for _, o := range c.zoom.objects() {
		c.content.Add(o)
	}
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Chart) CreateRenderer() fyne.WidgetRenderer { return look.Laid(c, c.content) }

// Above is what hangs at the pointer while something is dragged. Its owner puts it over
// everything else in the window, in the window's size.
func (c *Chart) Above() fyne.CanvasObject { return c.above }

// barHigh is the height of the row of what can be chosen.
const barHigh = 48

type chartLayout struct{ c *Chart }

func (chartLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

func (l chartLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	c := l.c
	x := float32(16)
	for _, s := range []*look.Segment{c.shapes, c.olds} {
		s.Move(fyne.NewPos(x, 10))
		s.Resize(fyne.NewSize(s.Wide(), look.SegmentHeight))
		if s.Visible() {
			x += s.Wide() + 12
		}
	}
	end := c.zoom.place(size.Width-12, 8)
	c.legend.Move(fyne.NewPos(x+4, 0))
	c.legend.Resize(fyne.NewSize(max(end-x-12, 0), barHigh))
	c.ground.Move(fyne.NewPos(0, barHigh))
	c.ground.Resize(fyne.NewSize(size.Width, max(size.Height-barHigh, 0)))
	c.add.Resize(fyne.NewSize(c.add.Wide(), look.ButtonHeight))
	c.add.Move(fyne.NewPos((size.Width-c.add.Wide())/2, barHigh+120))
	if was := c.room; was != c.roomNow() && c.print.Lang() != "" {
		c.lay()
	}
	if !c.begun && c.print.Lang() != "" {
		c.start()
	}
}

func (c *Chart) roomNow() float32 { return c.ground.Size().Width - 2*around }

// Draw shows a snapshot in the printer's language; coming is what of it is not in the file
// yet. What is folded, zoom and scrolling stay.
func (c *Chart) Draw(snap scenarios.Snapshot, p text.Printer, selected []model.ID, unit model.ID, coming ...model.Ref) {
	c.coming = map[model.Ref]bool{}
	for _, r := range coming {
		c.coming[r] = true
	}
	if d := c.drag; d != nil && !d.fits(snap.Scenario) {
		c.Cancel()
	} else if d != nil {
		clear(d.known) // others may have changed the scenario
	}
	first := c.print.Lang() == "" || snap.Info.ID != c.snap.Info.ID
	c.snap, c.print = snap, chrome.In(p.Lang())
	if first && !c.chosen {
		c.full = snap.Scenario.Count(model.DutyKind) <= few
	}
	c.seals, c.former = marks.Seals(p, snap.Scenario, snap.Baseline), marks.Seals(p, snap.Baseline, snap.Baseline)
	clear(c.worst)
	for _, f := range snap.Findings.All() {
		for _, r := range f.Refs {
			if f.Waived == nil && f.Severity >= check.Medium && r.Kind == model.DutyKind {
				c.worst[r.ID] = max(c.worst[r.ID], f.Severity)
			}
		}
	}
	c.selected, c.unit = slices.Clone(selected), unit
	c.changes = len(compare.Fates(snap.Baseline, snap.Scenario))
	c.speak()
	c.lay()
	if c.begun = c.begun && !first; !c.begun {
		c.start()
	}
	if c.drag != nil && c.drag.Begun {
		c.follow()
		c.tell()
	}
}

// start shows the tree from its top, in the middle.
func (c *Chart) start() {
	if c.begun = c.ground.Size().Width > 0; c.begun {
		c.ground.goTo(fyne.NewPos((c.ground.reach().Width-c.ground.Size().Width)/2, 0))
	}
}

// reshape sets the tree out to be seen as a whole, or at its size.
func (c *Chart) reshape(whole bool) {
	if c.whole != whole {
		c.whole = whole
		c.lay()
	}
}

// Mark takes over what is selected.
func (c *Chart) Mark(selected []model.ID, unit model.ID) {
	c.selected, c.unit = slices.Clone(selected), unit
	if !c.keyboard {
		c.at = spot{unit: unit}
		if n := len(selected); n > 0 {
			d, _ := c.snap.Scenario.Duty(selected[n-1])
			c.at = spot{d.Unit, d.ID}
		}
	}
	c.ground.again()
}

// speak says what can be chosen in the language of the printer.
func (c *Chart) speak() {
	p := c.print
	c.shapes.Words, c.olds.Words = []string{p.T("chart.shape-units"), p.T("chart.shape-duties")}, []string{p.T("chart.alone"), p.T("chart.against")}
	c.shapes.Chosen, c.olds.Chosen = 0, 0
	if c.full {
		c.shapes.Chosen = 1
	}
	if c.against {
		c.olds.Chosen = 1
	}
	shown(c.olds, c.changes > 0)
	c.add.Label = p.T("chart.add-unit")
	shown(c.add, len(c.snap.Scenario.Units()) == 0)
	for _, o := range []fyne.CanvasObject{c.shapes, c.olds, c.add, c.legend} {
		o.Refresh()
	}
	c.zoom.draw(p)
	if size := c.Size(); size.Width > 0 {
		chartLayout{c}.Layout(nil, size)
	}
}

func shown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}

// Targets names what can be seen, for those who drive the window from outside.
func (c *Chart) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"chart-shapes": c.shapes}
	if c.olds.Visible() {
		out["chart-against"] = c.olds
	}
	if c.add.Visible() {
		out["chart-add"] = c.add
	}
	c.zoom.targets(out)
	for key, p := range c.ground.parts {
		out[key] = p
	}
	return out
}
