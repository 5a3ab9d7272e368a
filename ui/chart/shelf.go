package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model/layout"
	"sandtable/ui/look"
)

type mouseEvent = desktop.MouseEvent

// Measures of the shelf of duties without a unit.
const (
	shelfGap  = 36
	shelfHead = 40
	mostLoose = 40 // duties on it; the rest is a number
)

// placeShelf finds the place of the duties without a unit, below the tree, and gives the
// size of the plane with it.
func (c *Chart) placeShelf(size fyne.Size) fyne.Size {
	wide := max(size.Width, min(c.room, 760))
	listed := min(len(c.tree.loose), mostLoose)
	across := c.tree.looseAcross(wide)
	rows := (listed + across - 1) / across
	high := float32(shelfHead + rows*(rowHigh+4))
	if rows > 0 {
		high += 10
	}
	if by := float64(wide-size.Width) / 2; by > 0 { // the tree stands in the middle above it
		for i := range c.drawn.Boxes {
			c.drawn.Boxes[i].X += by
			for k := range c.drawn.Lines[i] {
				c.drawn.Lines[i][k].X += by
			}
		}
	}
	y := size.Height + shelfGap
	c.drawn.Boxes[len(c.tree.nodes)] = layout.Box{Y: float64(y), W: float64(wide), H: float64(high)}
	return fyne.NewSize(wide, y+high)
}

// looseAcross is how many duties stand side by side on a shelf.
func (f forest) looseAcross(wide float32) int { return max(int((wide-16)/(f.wide+8)), 1) }

// shelf is the things of the duties without a unit.
func (c *Chart) shelf() []thing {
	box := c.drawn.Boxes[len(c.tree.nodes)]
	x, y, wide, high := float32(box.X), float32(box.Y), float32(box.W), float32(box.H)
	across := c.tree.looseAcross(wide)
	loose := c.tree.loose
	type shown struct {
		said, hint    string
		over, refused bool
	}
	out := []thing{{key: "chart-unit:-", x: x, y: y, w: wide, h: high,
		face: func() (any, paint) {
			v := shown{said: c.print.T("chart.loose", "n", len(loose)), hint: c.print.T("chart.how")}
			if d := c.drag; d != nil && d.Begun {
				v.over = d.over.ok && d.over.unit == ""
				v.refused = v.over && d.refusal() != nil
			}
			return v, func(s *look.Sheet, w, h float32, hot bool) {
				edge, thick := look.Clear, float32(0)
				if v.over {
					edge, thick = look.Accent, 2
				}
				if v.refused {
					edge, thick = look.HighInk, 2
				}
				s.Ground(0, 0, w, h, look.RadiusColumn, look.Column, edge, thick, look.Flat)
				s.Seal(12, 9, 22, c.seals[""])
				at := 44 + s.Text(44, 10, look.BodyBold, look.Ink, c.print.T("chart.unplaced")) + 10
				at += s.Text(at, 11, look.Small, look.Ink2, v.said) + 16
				if look.Width(v.hint, look.Small) < w-at-12 {
					s.TextRight(w-12, 11, look.Small, look.Ink3, v.hint)
				}
			}
		},
		tap:  func(fyne.Position) { c.hands.Select() },
		menu: func(at fyne.Position) { c.hands.UnitMenu("", at) },
	}}
	for k, d := range loose[:min(len(loose), mostLoose)] {
		t := c.row(d, x+8+float32(k%across)*(c.tree.wide+8), y+shelfHead+float32(k/across)*(rowHigh+4), c.tree.wide)
		row := t.face
		t.face = func() (any, paint) {
			shows, paint := row()
			return shows, func(s *look.Sheet, w, h float32, hot bool) {
				s.Ground(0, 0, w, h, look.RadiusButton, look.Card, look.Line, 0, look.Flat)
				paint(s, w, h, hot)
			}
		}
		out = append(out, t)
	}
	return out
}

// legend says what the signs of the picture mean, as far as there is room, or what to do
// where there is nothing.
type legend struct {
	widget.BaseWidget
	c *Chart
}

func newLegend(c *Chart) *legend {
	l := &legend{c: c}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *legend) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(l, func(s *look.Sheet, w, h float32) {
		p := l.c.print
		if l.c.print.Lang() == "" {
			return
		}
		if len(l.c.snap.Scenario.Units()) == 0 {
			s.TextCut(0, 15, w, look.Small, look.Ink2, p.T("chart.empty"))
			return
		}
		x := float32(0)
		sign := func(word string, draw func(x float32)) {
			if wide := 16 + look.Width(word, look.Small); x+wide <= w {
				draw(x)
				x += 16 + s.Text(x+14, 15, look.Small, look.Ink3, word) + 12
			}
		}
		sign(p.T("chart.filled"), func(x float32) { s.Dot(x, 20, 8, look.Ink2, true) })
		sign(p.T("chart.open"), func(x float32) { s.Dot(x, 20, 8, look.Ink2, false) })
		if l.c.against && l.c.changes > 0 {
			sign(p.T("chart.changed"), func(x float32) { s.Ground(x, 19, 10, 10, 3, look.Tint, look.Accent, 1, look.Flat) })
			sign(p.T("chart.former"), func(x float32) {
				for d := float32(0); d < 10; d += 4 {
					s.Stroke(x+d, 19, x+d+2, 19, 1, look.Ink3)
					s.Stroke(x+d, 29, x+d+2, 29, 1, look.Ink3)
					s.Stroke(x, 19+d, x, 21+d, 1, look.Ink3)
					s.Stroke(x+10, 19+d, x+10, 21+d, 1, look.Ink3)
				}
			})
		}
	})
}
