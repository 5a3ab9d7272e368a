package intake

import (
	"fyne.io/fyne/v2"

	"sandtable/scenarios/intake"
	"sandtable/ui/look"
)

// roleWord is what a column is called.
func (p *Page) roleWord(c intake.Column) string {
	if c.Role == "" {
		return p.print.T("unsaid")
	}
	return p.print.T("intake.role." + string(c.Role))
}

func (g *grid) pillWidth(c int) float32 {
	return look.Width(g.page.roleWord(g.column(c)), look.SmallBold) + 38
}

// head draws what a column was taken for; a click asks what it is.
func (g *grid) head(s *look.Sheet, c int, x, w float32) {
	p, col := g.page, g.column(c)
	if shape := g.made.reading.Shape; shape == intake.Charter && len(g.widths) == 1 {
		s.TextCut(x+gridPad, 13, w-2*gridPad, look.Small, look.Ink2, p.print.T("by-headings"))
		return
	}
	ink, fill, edge, said := look.Accent, look.Tint, look.Clear, "sure"
	switch {
	case col.Role == "" || col.Role == intake.Skip:
		ink, fill, edge, said = look.Ink2, look.Column, look.Clear, ""
	case col.Certainty == intake.Guessed:
		fill, edge, said = look.Clear, look.Accent, "guessed"
	case col.Certainty == intake.Chosen:
		said = "chosen"
	}
	const high = 26
	wide, y := min(g.pillWidth(c), w-gridPad), float32(gridHead-high)/2
	at := x + gridPad - 2
	if edge != look.Clear {
		dashed(s, at, y, wide, high, edge, look.Panel)
	} else {
		s.Put(look.NewSurface(fill, high/2), at, y, wide, high)
	}
	s.TextCut(at+12, y+4, wide-36, look.SmallBold, ink, p.roleWord(col))
	s.Icon(at+wide-22, y+6, 14, "chevron-down", ink)
	row := look.NewRow(nil)
	row.Radius = high / 2
	row.OnTapped = func() { g.ask(c, row) }
	s.Put(row, at, y, wide, high)
	g.named["role:"+p.print.Number(float64(c+1))] = row
	if said != "" {
		if note := p.print.T("certainty." + said); look.Width(note, look.Small)+wide+2*gridPad+4 <= w {
			s.Text(at+wide+8, y+4, look.Small, look.Ink2, note)
		}
	}
}

// dashed draws the outline of a pill in dashes, on a ground.
func dashed(s *look.Sheet, x, y, w, h float32, edge, ground look.Role) {
	outline := look.NewEdged(ground, edge, h/2)
	s.Put(outline, x, y, w, h)
	for at := x + h/2; at+3 < x+w-h/2; at += 7 {
		s.Fill(at, y-1, 3, 3, ground)
		s.Fill(at, y+h-2, 3, 3, ground)
	}
}

// ask offers what a column can be.
func (g *grid) ask(c int, at fyne.CanvasObject) {
	p := g.page
	if g.made == nil { // it is being read anew
		return
	}
	now := g.column(c).Role
	var rows []look.Choice
	for i, r := range intake.Roles() {
		if r == intake.Skip || i == 10 {
			rows = append(rows, look.Choice{})
		}
		rows = append(rows, look.Choice{Name: "role:" + string(r), Label: p.print.T("intake.role." + string(r)), Note: p.print.T("role." + string(r)),
			Chosen: r == now, Perform: func() { p.say(c, r) }})
	}
	p.hands.Menu(look.Below(at), rows...)
}
