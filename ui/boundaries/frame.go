package boundaries

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model/boundary"
	"sandtable/ui/look"
)

// Measures of the page (design notes 22).
const (
	toolsHigh   = 44
	headHigh    = 38
	groupHigh   = 27
	openHigh    = 70
	settledHigh = 60
	footHigh    = 42
	gutter      = 16
	stepHigh    = 26
	basisHigh   = 26   // the line of the basis below the others
	besideFrom  = 1200 // narrower pages have the basis below
	stateWide   = 132
)

// grid is where the columns lie: the left edge of each, and of the end.
type grid [7]float32

// measure lays the columns out for a width.
func measure(width float32) grid {
	var g grid
	shares, room := [6]float32{.165, .115, .145, .305, .165, .105}, width-gutter
	if below(width) {
		shares, room = [6]float32{.23, .17, .2, .4, 0, 0}, width-gutter-stateWide
	}
	x := float32(gutter)
	for i, share := range shares {
		g[i] = x
		x += room * share
	}
	g[5] = min(g[5], width-stateWide)
	g[6] = width
	return g
}

// below reports whether the basis stands below the other columns: beside them it would have
// no room for a word.
func below(width float32) bool { return width < besideFrom }

// Foot is what of the lower edge is no rows.
func (p *Page) Foot() float32 { return footHigh + 10 }

// wide is the width for the content of a column.
func (g grid) wide(i int) float32 { return g[i+1] - g[i] - 12 }

// build lays the page out anew.
func (p *Page) build() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	clear(p.places)
	t := p.print
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	p.filter.Words = []string{t.T("bounds.all", "n", len(p.list)), t.T("bounds.only", "n", boundary.Count(p.list))}
	p.filter.Chosen = map[bool]int{true: 1}[p.only]
	p.filter.Refresh()
	s.Put(p.filter, gutter, 8, p.filter.Wide(), look.SegmentHeight)
	p.add.Label, p.add.Disabled = t.T("bounds.add"), p.shut()
	p.add.Refresh()
	s.Put(p.add, size.Width-gutter-p.add.Wide(), 7, p.add.Wide(), 30)

	width, bottom := size.Width-2*gutter, size.Height-10
	s.Ground(gutter, toolsHigh, width, bottom-toolsHigh, look.RadiusTable, look.Card, look.Line, 0, look.Flat)
	inner := width - 2
	s.Put(p.roll, gutter+1, toolsHigh+headHigh, inner, bottom-toolsHigh-headHigh-footHigh)
	switch {
	case len(p.list) == 0:
		p.roll.Set(nil, 0)
		wide := min(width-40, 520)
		s.Paragraph(gutter+(width-wide)/2, toolsHigh+(bottom-toolsHigh)/3, wide, look.Body, look.Ink3, t.T("bounds.empty"), 0)
	case len(p.shown) == 0:
		p.roll.Set(nil, 0)
		s.Text(gutter+(width-look.Width(t.T("bounds.nothing"), look.Body))/2, toolsHigh+(bottom-toolsHigh)/3, look.Body, look.Ink3, t.T("bounds.nothing"))
	default:
		p.heads(s, inner)
		p.fill(inner)
	}
	p.foot(s, gutter+1, bottom-footHigh, inner)
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	canvas.Refresh(p.box)
}

// heads draws the heads of the columns.
func (p *Page) heads(s *look.Sheet, width float32) {
	g := measure(width)
	s.Ground(gutter+1, toolsHigh+1, width, headHigh-1, look.RadiusTable-1, look.Panel, look.Clear, 0, look.Flat)
	for i, key := range []string{"matter", "lead", "support", "stages", "basis", "state"} {
		if key == "basis" && below(width) {
			continue
		}
		s.TextCut(gutter+1+g[i], toolsHigh+9, g.wide(i), look.SmallBold, look.Ink2, p.print.T("bounds."+key))
	}
	s.Rule(gutter+1, toolsHigh+headHigh-1, width, look.LineStrong)
}

// foot says where the list comes from, and which keys there are.
func (p *Page) foot(s *look.Sheet, x, y, width float32) {
	t := p.print
	s.Rule(x, y, width, look.Line)
	right := x + width - gutter
	for _, k := range [][2]string{{"N", "next"}, {"Enter", "change"}, {"↑ ↓", "walk"}} {
		said := t.T("bounds.key." + k[1])
		right -= s.TextRight(right, y+12, look.Small, look.Ink2, said) + 6
		cap := look.KeyCapWidth(k[0])
		right -= cap
		s.KeyCap(right, y+12, k[0])
		right -= 14
	}
	s.Icon(x+gutter, y+13, 16, "info", look.Ink2)
	said := t.T("bounds.foot")
	said = look.Cut(said, look.Small, right-x-gutter-30)
	var marks []look.TextMark
	for _, w := range boundary.Vague(said) {
		marks = append(marks, look.TextMark{Text: w})
	}
	s.Marked(x+gutter+24, y+12, right-x-gutter, look.Small, look.Ink2, said, 1, marks...)
}
