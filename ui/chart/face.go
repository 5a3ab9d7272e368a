package chart

import (
	"strings"

	"sandtable/model"
	"sandtable/ui/look"
)

// face is what a box looks like. It can be compared.
type face struct {
	name, second, third string
	seal                look.Seal
	sealed              bool // of a department
	former, vacant      bool
	tag                 string
	basis               string
	high, medium        string
	folded              string // how many are folded away; "" = none
	below               bool   // something hangs on it

	selected, focused, over, refused, left, coming bool
}

// face says what a box shows.
func (c *Chart) face(i int) face {
	n, p, s := c.tree.nodes[i], c.print, c.snap.Scenario
	u := n.unit
	f := face{name: p.RecordName(c.snap.Scenario, u), former: n.former}
	if n.former {
		f.name = p.RecordName(c.snap.Baseline, u)
		switch into := n.fate.Into; {
		case n.fate.Moved:
			f.second = p.T("chart.moved-to", "unit", c.named(s, c.parentNow(u.ID)))
		case into != "":
			f.second = p.T("chart.into", "unit", c.named(s, into))
		default:
			f.second = p.T("chart.gone")
		}
		return f
	}
	f.sealed = u.Level != model.Company && s.DepartmentOf(u.ID) == u.ID
	f.seal = c.seals[u.ID]
	f.basis = basisIcon(u.Basis)
	head := u.Head.In(p.Lang())
	if f.vacant = head == ""; f.vacant {
		head = p.T("chart.vacant")
	}
	counts := []string{p.T("chart.duties", "n", n.count)}
	if n.units > 0 {
		counts = append([]string{p.T("chart.units", "n", n.units)}, counts...)
	}
	if u.FTE > 0 {
		counts = append(counts, p.T("chart.people", "n", u.FTE))
	}
	if f.second, f.third = head, strings.Join(counts, p.T("chart.between")); n.slim() {
		f.second, f.third = head+p.T("chart.between")+f.third, ""
	}
	if n.high > 0 {
		f.high = p.Number(float64(n.high))
	}
	if n.medium > 0 {
		f.medium = p.Number(float64(n.medium))
	}
	switch fate := n.fate; {
	case len(fate.Merged) > 0:
		var from []string
		for _, id := range fate.Merged {
			from = append(from, c.named(c.snap.Baseline, id))
		}
		f.tag = p.T("chart.merged", "list", strings.Join(from, p.T("chart.and")))
	case fate.Split != "":
		f.tag = p.T("chart.split", "unit", c.named(c.snap.Baseline, fate.Split))
	case fate.New:
		f.tag = p.T("chart.new")
	case fate.Moved:
		f.tag = p.T("chart.moved", "unit", c.named(c.snap.Baseline, fate.Was))
	case fate.Renamed:
		was, _ := c.snap.Baseline.Unit(u.ID)
		f.tag = p.T("chart.renamed", "name", p.RecordName(c.snap.Baseline, was))
	}
	f.below = len(n.below) > 0
	if n.folded {
		f.folded = p.Number(float64(max(n.units, 1)))
	}
	f.selected = c.unit == u.ID
	f.focused = c.keyboard && c.at.unit == u.ID && c.at.duty == ""
	f.coming = c.coming[u.Ref()]
	if d := c.drag; d != nil && d.Begun {
		f.over = d.over.unit == u.ID && d.over.ok
		f.refused = f.over && d.refusal() != nil
		f.left = d.unit == u.ID || d.unit != "" && s.Inside(u.ID, d.unit)
	}
	return f
}

// named is the name of a unit, or of the top.
func (c *Chart) named(s model.Scenario, unit model.ID) string {
	if u, ok := s.Unit(unit); ok {
		return c.print.RecordName(s, u)
	}
	return c.print.T("chart.top")
}

func (c *Chart) parentNow(unit model.ID) model.ID {
	u, _ := c.snap.Scenario.Unit(unit)
	return u.Parent
}

// basisIcon is the sign of where a record is from.
func basisIcon(b model.Basis) string {
	switch b {
	case model.Stated:
		return "basis-stated"
	case model.Analyst:
		return "basis-analyst"
	case model.User:
		return "basis-user"
	}
	return "basis-default"
}

// foldWide is the width of the sign that folds what hangs on a box.
const foldWide = 32

// paint draws a box.
func (f face) paint(s *look.Sheet, w, h float32, hot bool) {
	if f.former {
		f.paintFormer(s, w, h)
		return
	}
	edge, thick, fill := look.Line, float32(0), look.Card
	switch {
	case f.refused:
		edge, thick = look.HighInk, 2
	case f.over:
		edge, thick, fill = look.Accent, 2, look.Tint
	case f.selected:
		edge, thick = look.Accent, 2
	case f.tag != "":
		edge = look.Accent
	case hot:
		edge = look.LineStrong
	}
	rise := look.Rest
	if hot {
		rise = look.Raised
	}
	s.Faint(f.left)
	if f.focused {
		s.Ground(-4, -4, w+8, h+8, look.RadiusCard+4, look.Clear, look.Accent, 2, look.Flat)
	}
	s.Ground(0, 0, w, h, look.RadiusCard, fill, edge, thick, rise)
	x, right := float32(12), w-10
	if f.below {
		right -= 22
	}
	if f.sealed {
		s.Seal(12, 10, 22, f.seal)
		x = 42
	}
	y := float32(31)
	end := w - 10
	if f.third == "" {
		right = f.warned(s, w-10, 9)
	} else {
		end = f.warned(s, w-10, y)
	}
	x += s.TextCut(x, 9, right-x-18, look.BodyBold, look.Ink, f.name) + 5
	s.Icon(x, 13, 12, f.basis, look.Ink3)
	s.Dot(12, y+5, 8, look.Ink2, !f.vacant)
	s.TextCut(25, y, end-25-4, look.Small, look.Ink2, f.second)
	s.TextCut(12, y+19, w-12-10, look.Small, look.Ink2, f.third)
	if f.tag != "" {
		pill := look.NewPill(f.tag)
		for pill.Width() > w-16 && len([]rune(pill.Word)) > 4 {
			r := []rune(strings.TrimSuffix(pill.Word, "…"))
			pill.Word = string(r[:len(r)-2]) + "…"
		}
		s.Ground(w-8-pill.Width(), -10, pill.Width(), look.PillHeight-2, 9, look.Tint, look.Accent, 0, look.Flat)
		s.PillRight(w-8, -11, pill)
	}
	s.Faint(false)
}

// warned shows how many matters there are, ending at a place, and tells where it begins.
func (f face) warned(s *look.Sheet, right, y float32) float32 {
	for _, v := range []struct {
		n string
		s look.Severity
	}{{f.medium, look.Medium}, {f.high, look.High}} {
		if v.n != "" {
			right -= s.TextRight(right, y, look.Small, look.Ink2, v.n) + 2
			s.Glyph(right-12, y+3, 12, v.s)
			right -= 12 + 6
		}
	}
	return right
}

// paintFormer draws the place where a unit was.
func (f face) paintFormer(s *look.Sheet, w, h float32) {
	for x := float32(0); x < w; x += 8 {
		s.Stroke(x, 0, min(x+4, w), 0, 1, look.Ink3)
		s.Stroke(x, h, min(x+4, w), h, 1, look.Ink3)
	}
	for y := float32(0); y < h; y += 8 {
		s.Stroke(0, y, 0, min(y+4, h), 1, look.Ink3)
		s.Stroke(w, y, w, min(y+4, h), 1, look.Ink3)
	}
	wide := s.TextCut(12, 4, w-24, look.Body, look.Ink3, f.name)
	s.Stroke(12, 14, 12+wide, 14, 1, look.Ink3)
	s.TextCut(12, 23, w-24, look.Small, look.Ink2, f.second)
}

// paintFold draws the sign that folds what hangs on a box, or shows it again.
func (f face) paintFold(s *look.Sheet, w, _ float32, hot bool) {
	if hot {
		s.Ground(w-26, 3, 24, 24, look.RadiusButton, look.Hover, look.Clear, 0, look.Flat)
	}
	if f.folded != "" {
		s.Icon(w-20, 9, 12, "chevron-right", look.Ink2)
		return
	}
	s.Icon(w-20, 9, 12, "chevron-down", look.Ink2)
}

// line is one duty in a box. It can be compared.
type line struct {
	name              string
	from              look.Seal
	moved, fresh      bool
	severity          look.Severity
	rest              bool // the number of those that are not listed
	selected, focused bool
	left, coming      bool
}

func (l line) paint(s *look.Sheet, w, h float32, hot bool) {
	s.Faint(l.left)
	switch {
	case l.selected:
		s.Ground(2, 1, w-4, h-2, look.RadiusButton, look.Tint, look.Accent, 0, look.Flat)
	case hot && !l.rest:
		s.Ground(2, 1, w-4, h-2, look.RadiusButton, look.Hover, look.Clear, 0, look.Flat)
	}
	s.Rule(1, 0, w-2, look.Line)
	if l.focused {
		s.Ground(3, 3, w-6, h-6, look.RadiusButton, look.Clear, look.Accent, 2, look.Flat)
	}
	if l.rest {
		s.TextCut(12, (h-look.Small.Line())/2, w-24, look.Small, look.Ink3, l.name)
		return
	}
	x, right := float32(12), w-10
	if l.moved {
		s.Seal(x, 5, 18, l.from)
		x += 24
	}
	if l.severity != look.NoSeverity {
		s.Glyph(right-12, 8, 12, l.severity)
		right -= 16
	}
	ink := look.Ink
	if l.fresh {
		ink = look.Accent
	}
	s.TextCut(x, (h-look.Small.Line())/2, right-x, look.Small, ink, l.name)
	s.Faint(false)
}
