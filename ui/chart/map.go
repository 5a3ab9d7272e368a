package chart

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/layout"
	"sandtable/ui/look"
)

// Measures of the map (design tokens §9, hand-off map).
const (
	stopWide   = 204
	stopHigh   = 58
	flowGap    = 190
	flowHead   = 56
	flowPad    = 14
	labelHigh  = 22
	thinnest   = 2
	thickness  = .7
	thickest   = 10
	curveParts = 28
	fewWays    = 14
)

// layMap sets the map out: departments as columns, or two columns.
func (h *Handoffs) layMap() {
	s, t := h.snap.Scenario, h.traffic
	h.columns = nil
	column := t.sides()
	if !h.departments {
		var deps []model.ID
		for _, u := range t.units {
			if d := s.DepartmentOf(u); !slices.Contains(deps, d) {
				deps = append(deps, d)
			}
		}
		if len(deps) > 1 {
			h.columns = deps
			for _, u := range t.units {
				column[u] = slices.Index(deps, s.DepartmentOf(u))
			}
		}
	}
	h.ways = slices.DeleteFunc(slices.Clone(t.streams), func(x stream) bool { return x.from == x.to })
	stops, ways := make([]layout.Stop, len(t.units)), make([]layout.Way, len(h.ways))
	for i, u := range t.units {
		stops[i] = layout.Stop{Column: column[u], W: stopWide, H: stopHigh}
	}
	for i, x := range h.ways {
		ways[i] = layout.Way{From: slices.Index(t.units, x.from), To: slices.Index(t.units, x.to), Thick: float64(h.thick(x)), Label: float64(h.labelWide(x))}
	}
	style := layout.FlowStyle{Gap: min(flowGap+float64(len(ways)), 2*flowGap), Rise: 26, Pad: flowPad, Port: 4, LabelH: labelHigh}
	if len(ways) <= fewWays { // their labels stand side by side
		style.Port = labelHigh - 8
	}
	if h.columns != nil {
		style.Head = flowHead
	}
	h.flow = layout.Flowing(stops, ways, style)
	var things []thing
	for i, u := range t.units {
		things = append(things, h.stop(u, h.flow.Boxes[i]))
	}
	for i, x := range h.ways {
		if b := h.flow.Labels[i]; b.W > 0 {
			things = append(things, h.label(x, b))
		}
	}
	h.ground.set(fyne.NewSize(float32(h.flow.Width), float32(h.flow.Height)), things)
}

// thick is how thick the way of a stream is drawn.
func (h *Handoffs) thick(x stream) float32 {
	if h.crowded() {
		return min(1+float32(x.strength)*thickness/3, thickest/2)
	}
	return min(thinnest+float32(x.strength)*thickness, thickest)
}

// crowded reports whether there are so many ways that only chosen ones have labels.
func (h *Handoffs) crowded() bool { return len(h.ways) > 40 }

// said is what a stream is called: what is handed over, of several the first and how many.
func (h *Handoffs) said(x stream) string {
	first := h.print.RecordName(h.snap.Scenario, x.handoffs[0])
	first = look.Cut(first, look.Small, 110)
	if len(x.handoffs) > 1 {
		return h.print.T("handoffs.several", "first", first, "n", len(x.handoffs))
	}
	return first
}

// labelWide is how wide the label of a stream is; 0 = it has none.
func (h *Handoffs) labelWide(x stream) float32 {
	if h.crowded() && !h.touches(x) {
		return 0
	}
	w := look.Width(h.said(x), look.Small) + 20
	if x.open > 0 && x.crossing {
		w += 16
	}
	return nearest(w)
}

// gives says how much a unit gives, takes, and passes on within itself.
func (h *Handoffs) gives(unit model.ID) string {
	gives, takes := h.traffic.of(unit)
	if x, ok := h.traffic.between(unit, unit); ok {
		return h.print.T("handoffs.gives-inside", "gives", gives, "takes", takes, "n", len(x.handoffs))
	}
	return h.print.T("handoffs.gives", "gives", gives, "takes", takes)
}

// stopFace is what the box of a unit looks like. It can be compared.
type stopFace struct {
	name, second string
	seal         look.Seal
	sealed       bool
	high         string
	selected     bool
}

func (h *Handoffs) stop(unit model.ID, b layout.Box) thing {
	return thing{key: "flow-unit:" + string(unit), x: float32(b.X), y: float32(b.Y), w: float32(b.W), h: float32(b.H),
		face: func() (any, paint) {
			s := h.snap.Scenario
			f := stopFace{name: h.name(unit), second: h.gives(unit), seal: h.seals[unit],
				sealed: s.DepartmentOf(unit) == unit && h.columns == nil, selected: h.at.from == unit && h.at.to == ""}
			if n := h.marks[unit].high; n > 0 {
				f.high = h.print.Number(float64(n))
			}
			return f, f.paint
		},
		tap:  func(fyne.Position) { h.grab(); h.keyboard = false; h.choose(pair{from: unit}) },
		menu: func(at fyne.Position) { h.hands.UnitMenu(unit, at) },
	}
}

func (f stopFace) paint(s *look.Sheet, w, h float32, hot bool) {
	edge, wide := look.Line, float32(0)
	switch {
	case f.selected:
		edge, wide = look.Accent, 2
	case hot:
		edge = look.LineStrong
	}
	s.Ground(0, 0, w, h, look.RadiusCard, look.Card, edge, wide, look.Rest)
	x, right := float32(12), w-10
	y := (h - 40) / 2
	if f.sealed {
		s.Seal(10, (h-22)/2, 22, f.seal)
		x = 40
	}
	if f.high != "" {
		right -= s.TextRight(right, y+2, look.Small, look.Ink2, f.high) + 2
		s.Glyph(right-12, y+5, 12, look.High)
		right -= 16
	}
	s.TextCut(x, y, right-x, look.BodyBold, look.Ink, f.name)
	s.TextCut(x, y+21, w-x-10, look.Small, look.Ink2, f.second)
}

// labelFace is what the label of a way looks like. It can be compared.
type labelFace struct {
	said             string
	open             bool
	selected, walked bool
}

func (h *Handoffs) label(x stream, b layout.Box) thing {
	at := pair{x.from, x.to}
	return thing{key: "flow:" + string(x.from) + ">" + string(x.to), x: float32(b.X), y: float32(b.Y), w: float32(b.W), h: float32(b.H),
		face: func() (any, paint) {
			f := labelFace{said: h.said(x), open: x.open > 0 && x.crossing, selected: h.at == at, walked: h.keyboard && h.at == at}
			return f, f.paint
		},
		tap: func(fyne.Position) { h.grab(); h.keyboard = false; h.choose(at) },
	}
}

func (f labelFace) paint(s *look.Sheet, w, h float32, hot bool) {
	fill, edge, ink := look.Card, look.LineStrong, look.Ink
	switch {
	case f.selected:
		fill, edge, ink = look.Accent, look.Accent, look.OnAccent
	case hot:
		edge = look.Accent
	}
	if f.walked {
		s.Ground(-4, -4, w+8, h+8, h/2+4, look.Clear, look.Accent, 2, look.Flat)
	}
	s.Ground(0, 0, w, h, h/2, fill, edge, 0, look.Flat)
	x := float32(10)
	if f.open {
		if f.selected {
			s.Icon(x, (h-12)/2, 12, "severity-medium", look.OnAccent)
		} else {
			s.Glyph(x, (h-12)/2, 12, look.Medium)
		}
		x += 16
	}
	s.Text(x, (h-look.Small.Line())/2, look.Small, ink, f.said)
}

// under draws what lies under the boxes of the map: the departments and the ways.
func (h *Handoffs) under(s *look.Sheet, x0, y0, x1, y1 float32) {
	if h.table || len(h.traffic.units) == 0 {
		return
	}
	for i, d := range h.columns {
		b := h.flow.Columns[i]
		x, y := float32(b.X), float32(b.Y)
		s.Ground(x, y, float32(b.W), float32(b.H), look.RadiusColumn, look.Column, look.Clear, 0, look.Flat)
		s.Seal(x+14, y+14, 28, h.seals[d])
		s.TextCut(x+52, y+11, float32(b.W)-64, look.BodyBold, look.Ink, h.name(d))
		inside := 0
		for _, w := range h.traffic.streams {
			if !w.crossing && h.snap.Scenario.DepartmentOf(w.from) == d {
				inside += len(w.handoffs)
			}
		}
		s.TextCut(x+52, y+32, float32(b.W)-64, look.Small, look.Ink2, h.print.T("handoffs.inside", "n", inside))
	}
	// The light ways first, then those across, then the chosen ones.
	for turn := range 3 {
		for i, w := range h.ways {
			chosen := h.touches(w)
			ink := look.LineStrong
			switch {
			case chosen:
				ink = look.Accent
			case h.at != (pair{}): // the others step back
			case w.crossing || h.columns == nil:
				ink = look.Field
			}
			if rank := map[look.Role]int{look.LineStrong: 0, look.Field: 1, look.Accent: 2}[ink]; rank == turn {
				h.way(s, i, ink, x0, y0, x1, y1)
			}
		}
	}
}

// touches reports whether a stream belongs to what is chosen.
func (h *Handoffs) touches(x stream) bool {
	if h.at.to == "" {
		return h.at.from != "" && (x.from == h.at.from || x.to == h.at.from)
	}
	return x.from == h.at.from && x.to == h.at.to
}

// way draws a stream, with an arrow at its end.
func (h *Handoffs) way(s *look.Sheet, i int, ink look.Role, x0, y0, x1, y1 float32) {
	c, wide := h.flow.Curves[i], h.thick(h.ways[i])
	lo, hi := c[0], c[0]
	for _, p := range c {
		lo, hi = layout.Point{X: min(lo.X, p.X), Y: min(lo.Y, p.Y)}, layout.Point{X: max(hi.X, p.X), Y: max(hi.Y, p.Y)}
	}
	if float32(lo.X) > x1 || float32(hi.X) < x0 || float32(lo.Y) > y1 || float32(hi.Y) < y0 {
		return
	}
	back := float64(wide)*.9 + 5 // the arrow ends at the box, the line before it
	if c[2].X > c[3].X {
		back = -back
	}
	tip := c[3]
	c[3].X -= back
	last := c[0]
	for n := 1; n <= curveParts; n++ {
		p := c.At(float64(n) / curveParts)
		on := p // a little further, so that there is no gap outside of a bend
		if n < curveParts {
			on = toward(p, c.At(float64(n+1)/curveParts), float64(wide)/6)
		}
		s.Stroke(float32(last.X), float32(last.Y), float32(on.X), float32(on.Y), wide, ink)
		last = p
	}
	s.Arrow(float32(tip.X), float32(tip.Y), float32(back), wide/2+3.5, ink)
}

// near finds the stream whose way passes at a place, or nothing.
func (h *Handoffs) near(x, y float32) pair {
	if h.table {
		return pair{}
	}
	best, found := 9.0, pair{}
	for i, w := range h.ways {
		for n := range 41 {
			p := h.flow.Curves[i].At(float64(n) / 40)
			if d := math.Hypot(p.X-float64(x), p.Y-float64(y)) - float64(h.thick(w))/2; d < best {
				best, found = d, pair{w.from, w.to}
			}
		}
	}
	return found
}
