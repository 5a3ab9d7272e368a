package chart

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// Measures of the table.
const (
	heatHead = 150 // names of the rows
	heatTop  = 54
	heatCell = 64
	heatRow  = 34
)

// cell is what a cell of the table looks like. It can be compared.
type cell struct {
	n                string
	heat             int // 0 to 3
	open, self       bool
	selected, walked bool
}

// layTable sets the table out: rows hand over, columns take.
func (h *Handoffs) layTable() {
	t := h.traffic
	var things []thing
	name := func(key string, unit model.ID, x, y, w, high float32, upright bool) thing {
		return thing{key: key, x: x, y: y, w: w, h: high, left: !upright, top: upright, hint: h.print.Unit(h.snap.Scenario, unit),
			face: func() (any, paint) {
				said, chosen := h.name(unit), h.at.from == unit && (h.at.to == "" || !upright) || h.at.to == unit && upright
				type shown struct {
					said   string
					chosen bool
				}
				return shown{said, chosen}, func(s *look.Sheet, w, high float32, hot bool) {
					ink := look.Ink2
					if chosen || hot {
						ink = look.Ink
					}
					s.Fill(0, 0, w, high, look.Canvas)
					if !upright {
						s.Seal(0, (high-18)/2, 18, h.seals[h.snap.Scenario.DepartmentOf(unit)])
						s.TextCut(24, (high-look.SmallBold.Line())/2, w-30, look.SmallBold, ink, said)
						return
					}
					lines := look.Wrap(said, look.SmallBold, w-6, 2)
					for i, l := range lines {
						s.Text((w-look.Width(l, look.SmallBold))/2, high-6-float32(len(lines)-i)*look.SmallBold.Line(), look.SmallBold, ink, l)
					}
				}
			},
			tap: func(fyne.Position) { h.grab(); h.keyboard = false; h.choose(pair{from: unit}) }}
	}
	for i, from := range t.units {
		for k, to := range t.units {
			things = append(things, h.cell(pair{from, to}, float32(heatHead+k*heatCell), float32(heatTop+i*heatRow)))
		}
	}
	for i, from := range t.units {
		things = append(things, name("flow-row:"+string(from), from, 0, float32(heatTop+i*heatRow), heatHead, heatRow, false))
	}
	for i, from := range t.units {
		things = append(things, name("flow-column:"+string(from), from, float32(heatHead+i*heatCell), 0, heatCell, heatTop, true))
	}
	things = append(things, thing{key: "flow-corner", w: heatHead, h: heatTop, left: true, top: true, face: func() (any, paint) {
		said := h.print.T("handoffs.corner")
		return said, func(s *look.Sheet, w, high float32, _ bool) {
			s.Fill(0, 0, w, high, look.Canvas)
			s.TextCut(0, high-24, w-8, look.Micro, look.Ink3, said)
		}
	}})
	h.ground.set(fyne.NewSize(float32(heatHead+len(t.units)*heatCell), float32(heatTop+len(t.units)*heatRow)), things)
}

func (h *Handoffs) cell(at pair, x, y float32) thing {
	return thing{key: "flow:" + string(at.from) + ">" + string(at.to), x: x, y: y, w: heatCell, h: heatRow,
		face: func() (any, paint) {
			c := cell{self: at.from == at.to, selected: h.at == at, walked: h.keyboard && h.at == at}
			if s, ok := h.traffic.between(at.from, at.to); ok {
				c.n = h.print.Number(float64(len(s.handoffs)))
				c.open = s.open > 0 && s.crossing
				if !c.self {
					c.heat = 1 + min(s.strength*3/max(h.traffic.most, 1), 2)
				}
			}
			return c, c.paint
		},
		tap: func(fyne.Position) { h.grab(); h.keyboard = false; h.choose(at) },
	}
}

func (c cell) paint(s *look.Sheet, w, h float32, hot bool) {
	fill, ink := look.Card, look.Ink
	switch {
	case c.self:
		fill, ink = look.Column, look.Ink2
	case c.heat == 1:
		fill = look.Tint
	case c.heat == 2:
		fill = look.TintStrong
	case c.heat == 3:
		fill, ink = look.Accent, look.OnAccent
	}
	s.Fill(0, 0, w, h, fill)
	s.Rule(0, h-1, w, look.Line)
	s.Upright(w-1, 0, h, look.Line)
	if c.n != "" {
		wide := look.Width(c.n, look.BodyBold)
		s.Text((w-wide)/2, (h-look.BodyBold.Line())/2, look.BodyBold, ink, c.n)
		if c.open && c.heat == 3 {
			s.Icon(w-18, 5, 10, "severity-medium", look.OnAccent)
		} else if c.open {
			s.Glyph(w-18, 5, 10, look.Medium)
		}
	}
	switch {
	case c.selected:
		s.Ground(1, 1, w-3, h-3, 3, look.Clear, look.Ink, 2, look.Flat)
	case hot:
		s.Ground(1, 1, w-3, h-3, 3, look.Clear, look.Accent, 1, look.Flat)
	}
}
