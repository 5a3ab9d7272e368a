package chart

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/layout"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/entry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// HandoffHands are what the map of hand-offs asks of the window. None may be nil.
type HandoffHands struct {
	// Do carries a verb out and tells whether it was, at once or when the file has answered.
	Do    func(v model.Verb, then func(done bool))
	NewID func(model.Kind) model.ID
	// Lost hands back what was typed for a record and stands in no field any more.
	Lost func(name, typed string, gone bool)
	Menu func(at fyne.Position, rows ...look.Choice)
	// UnitMenu asks for the commands on a unit.
	UnitMenu func(unit model.ID, at fyne.Position)
}

// pair is a unit that hands over and one that takes; without the second it is all that a
// unit gives and takes, and without both what has no agreed time.
type pair struct{ from, to model.ID }

// Handoffs is who hands over to whom: as a map, or as a table. Make it with NewHandoffs,
// draw it with Draw.
type Handoffs struct {
	widget.BaseWidget
	hands HandoffHands

	snap  scenarios.Snapshot
	print text.Printer
	seals map[model.ID]look.Seal
	marks map[model.ID]tally

	table       bool // the other face
	turned      bool // that was chosen
	departments bool // rather than the homes of the duties
	flat        bool // both are the same
	chosen      bool // that was chosen
	only        model.ID
	traffic     traffic
	ways        []stream // of the map: those between two units
	flow        layout.Flow
	columns     []model.ID // the departments that are columns; nil = columns mean nothing
	at          pair
	keyboard    bool
	begun       bool // it was shown from its beginning
	form        *entry.Form
	fresh       map[model.Ref]bool

	ground  *ground
	zoom    *zoomer
	faces   *look.Segment
	levels  *look.Segment
	filter  *look.Button
	side    *list
	content *fyne.Container
}

// NewHandoffs makes an empty map.
func NewHandoffs(hands HandoffHands) *Handoffs {
	h := &Handoffs{hands: hands, fresh: map[model.Ref]bool{}}
	h.ground = newGround()
	h.ground.carried, h.ground.dropped = func(*fyne.DragEvent) bool { return false }, func() {}
	h.ground.tapped = func(x, y float32) { h.grab(); h.keyboard = false; h.choose(h.near(x, y)) }
	h.ground.beneath = h.under
	h.zoom = newZoomer(h.ground)
	h.ground.moved = func() { h.zoom.draw(h.print) }
	h.faces = look.NewSegment(0, func(i int) { h.table, h.turned = i == 1, true; h.lay(); h.start() }, "", "")
	h.levels = look.NewSegment(0, func(i int) {
		h.departments, h.chosen = i == 0, true
		h.at = pair{}
		h.lay()
		h.start()
	}, "", "")
	h.filter = look.NewButton(look.Secondary, "", "filter", h.filterMenu)
	h.side = newList(h)
	h.content = container.New(handoffsLayout{h}, h.ground, h.faces, h.levels, h.filter, h.side)
	for _, o := range h.zoom.objects() {
		h.content.Add(o)
	}
	h.ExtendBaseWidget(h)
	return h
}

// CreateRenderer implements fyne.Widget.
func (h *Handoffs) CreateRenderer() fyne.WidgetRenderer { return look.Laid(h, h.content) }

type handoffsLayout struct{ h *Handoffs }

func (handoffsLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(200, 120) }

func (l handoffsLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	h := l.h
	side := min(nearest(size.Width*.345), 352)
	h.side.Move(fyne.NewPos(size.Width-side, 0))
	h.side.Resize(fyne.NewSize(side, size.Height))
	wide := size.Width - side
	x, y := float32(16), float32(10)
	rows := float32(1)
	zoom := h.zoom.width()
	for _, o := range []fyne.CanvasObject{h.faces, h.levels, h.filter} {
		w := o.MinSize().Width
		if o == fyne.CanvasObject(h.filter) {
			w = min(w, max(wide-32, 80), 220)
		}
		if x > 16 && x+w > wide-16 {
			x, y = 16, y+36
			rows++
		}
		if !o.Visible() {
			continue
		}
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(w, look.SegmentHeight))
		x += w + 10
	}
	if x+zoom > wide-8 {
		y += 36
		rows++
	}
	h.zoom.place(wide-12, y-2)
	top := 10 + rows*36
	h.ground.Move(fyne.NewPos(0, top))
	h.ground.Resize(fyne.NewSize(wide, max(size.Height-top, 0)))
	if !h.begun && h.print.Lang() != "" {
		h.start()
	}
}

// Draw shows a snapshot in the printer's language. What is chosen, zoom and scrolling stay.
func (h *Handoffs) Draw(snap scenarios.Snapshot, p text.Printer) {
	first := h.print.Lang() == "" || snap.Info.ID != h.snap.Info.ID
	h.snap, h.print = snap, chrome.In(p.Lang())
	h.seals, h.marks = marks.Seals(p, snap.Scenario, snap.Baseline), matters(snap)
	if f := h.form; f != nil && !f.Follow(snap.Scenario, h.print) {
		h.Part()
	}
	s := snap.Scenario
	if _, ok := s.Collaboration(h.only); !ok {
		h.only = ""
	}
	for _, u := range []model.ID{h.at.from, h.at.to} {
		if _, ok := s.Unit(u); u != "" && !ok {
			h.at = pair{}
		}
	}
	deps, homes := watch(s, true, "").units, watch(s, false, "").units
	h.flat = len(deps) == len(homes) // departments without positions
	if !h.chosen || h.flat {
		h.departments = len(deps) > 1 && len(homes) > 16 || h.flat
	}
	if first && !h.turned { // so many ways are a tangle
		h.table = len(watch(s, h.departments, h.only).units) > 14
	}
	h.speak()
	h.lay()
	if first {
		h.start()
	}
}

// Part hands back what is being entered and could not be stored: it goes.
func (h *Handoffs) Part() {
	if f := h.form; f != nil {
		h.form = nil
		f.Lose(h.print, h.snap.Scenario)
	}
}

// start shows the map from its beginning, all of it where that can still be read.
func (h *Handoffs) start() {
	h.begun = h.ground.Size().Width > 0
	if !h.begun {
		return
	}
	h.ground.zoomed(1, fyne.Position{})
	if size := h.ground.Size(); h.ground.size.Width > size.Width-2*around {
		h.ground.zoomTo((size.Width-2*around)/max(h.ground.size.Width, 1), fyne.Position{})
	}
	h.ground.goTo(fyne.Position{})
	h.zoom.draw(h.print)
}

// speak says what can be chosen in the language of the printer.
func (h *Handoffs) speak() {
	p := h.print
	h.faces.Words = []string{p.T("handoffs.map"), p.T("handoffs.table")}
	h.levels.Words = []string{p.T("handoffs.departments"), p.T("handoffs.units")}
	h.faces.Chosen, h.levels.Chosen = 0, 1
	if h.table {
		h.faces.Chosen = 1
	}
	if h.departments {
		h.levels.Chosen = 0
	}
	h.filter.Label = p.T("handoffs.all")
	if c, ok := h.snap.Scenario.Collaboration(h.only); ok {
		h.filter.Label = p.RecordName(h.snap.Scenario, c)
	}
	shown(h.levels, !h.flat)
	h.filter.Hint = p.T("handoffs.filter")
	h.filter.Label = look.Cut(h.filter.Label, look.Body, 170)
	for _, o := range []fyne.CanvasObject{h.faces, h.levels, h.filter} {
		o.Refresh()
	}
	h.zoom.draw(p)
	if size := h.Size(); size.Width > 0 {
		handoffsLayout{h}.Layout(nil, size)
	}
}

// filterMenu offers the undertakings whose hand-offs alone may be shown.
func (h *Handoffs) filterMenu() {
	choose := func(id model.ID) func() {
		return func() {
			h.only, h.at = id, pair{}
			h.speak()
			h.lay()
			h.start()
		}
	}
	rows := []look.Choice{{Name: "all-handoffs", Label: h.print.T("handoffs.all"), Icon: "grid", Chosen: h.only == "", Perform: choose("")}, {}}
	for _, c := range h.snap.Scenario.Collaborations() {
		rows = append(rows, look.Choice{Name: "of:" + string(c.ID), Label: h.print.RecordName(h.snap.Scenario, c), Icon: "people", Chosen: h.only == c.ID, Perform: choose(c.ID)})
	}
	h.hands.Menu(absolute(h.filter).AddXY(0, 32), rows...)
}

// lay sets the map or the table out anew.
func (h *Handoffs) lay() {
	h.traffic = watch(h.snap.Scenario, h.departments, h.only)
	switch {
	case len(h.traffic.units) == 0:
		h.ground.set(fyne.Size{}, nil)
	case h.table:
		h.layTable()
	default:
		h.layMap()
	}
	h.side.draw()
}

// choose shows what one unit hands to another, or what a unit gives and takes.
func (h *Handoffs) choose(at pair) {
	if !h.leaveForm() {
		return
	}
	h.at = at
	if h.crowded() {
		h.lay() // the labels are others
		return
	}
	h.ground.drawn = [4]float32{} // the ways look otherwise
	h.ground.again()
	h.side.draw()
	h.side.roll.ScrollTo(fyne.Position{})
}

// name is what a unit is called.
func (h *Handoffs) name(unit model.ID) string {
	u, ok := h.snap.Scenario.Unit(unit)
	if !ok {
		return ""
	}
	return h.print.RecordName(h.snap.Scenario, u)
}

// grab brings the keyboard to the map.
func (h *Handoffs) grab() {
	if on := fyne.CurrentApp().Driver().CanvasForObject(h); on != nil {
		on.Focus(h)
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable: the arrows go
// from stream to stream, in the table from cell to cell; Enter goes to the list.
func (h *Handoffs) FocusGained() {
	h.keyboard = true
	h.ground.again()
}
func (h *Handoffs) FocusLost() {
	h.keyboard = false
	h.ground.again()
}
func (h *Handoffs) TypedRune(r rune) { h.zoom.key(r) }
func (h *Handoffs) TypedKey(e *fyne.KeyEvent) {
	h.keyboard = true
	switch e.Name {
	case fyne.KeyLeft:
		h.step(-1, 0)
	case fyne.KeyRight:
		h.step(1, 0)
	case fyne.KeyUp:
		h.step(0, -1)
	case fyne.KeyDown:
		h.step(0, 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		h.side.first()
	case fyne.KeyInsert:
		h.begin()
	case fyne.KeyEscape:
		if h.at != (pair{}) {
			h.choose(pair{})
			return
		}
		look.PassOn(h, e)
	default:
		look.PassOn(h, e)
	}
}

// Key answers a key that no field has taken, and reports whether it did.
func (h *Handoffs) Key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyInsert:
		h.grab()
		h.TypedKey(&fyne.KeyEvent{Name: k})
		return true
	}
	return h.zoom.press(k)
}

// step goes on to another stream, or another cell.
func (h *Handoffs) step(across, down int) {
	t := h.traffic
	if len(t.units) == 0 {
		return
	}
	if h.table {
		row, col := max(slices.Index(t.units, h.at.from), 0), max(slices.Index(t.units, h.at.to), 0)
		row, col = min(max(row+down, 0), len(t.units)-1), min(max(col+across, 0), len(t.units)-1)
		h.choose(pair{t.units[row], t.units[col]})
	} else {
		i := slices.IndexFunc(h.ways, func(x stream) bool { return x.from == h.at.from && x.to == h.at.to })
		if i = min(max(i+across+down, 0), len(h.ways)-1); i < 0 {
			return
		}
		h.choose(pair{h.ways[i].from, h.ways[i].to})
	}
	key := "flow:" + string(h.at.from) + ">" + string(h.at.to)
	for _, t := range h.ground.things {
		if t.key == key || t.key == "flow-unit:"+string(h.at.from) {
			h.ground.reveal(t.x, t.y, t.w, t.h)
			if t.key == key {
				return
			}
		}
	}
}

// Left is told when another page comes to the front.
func (h *Handoffs) Left() {
	h.leaveForm()
	clear(h.fresh)
}

// Targets names what can be seen, for those who drive the window from outside.
func (h *Handoffs) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"handoffs-face": h.faces, "handoffs-filter": h.filter}
	if h.levels.Visible() {
		out["handoffs-level"] = h.levels
	}
	h.zoom.targets(out)
	for key, p := range h.ground.parts {
		out[key] = p
	}
	for key, o := range h.side.named {
		out[key] = o
	}
	return out
}
