package ui

import (
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// wideOffers is the width from which the offers stand side by side.
const wideOffers = 640

// offers draws where to begin, and gives the height. Who has opened libraries before
// finds them first.
func (s *startPage) offers(g *look.Sheet, x, width float32) float32 {
	p := s.w.print
	y := float32(48)
	if s.w.frame.Size().Height < 720 {
		y = 28
	}
	if len(s.recents) > 0 {
		y = s.drawRecents(g, x, y, width) + 36
	}
	title := look.Metric
	if len(s.recents) > 0 {
		title = look.Title
	}
	wide := g.Text(x, y, title, look.Ink, p.T("start.title"))
	if note := p.T("start.drop"); wide+look.Width(note, look.Small)+24 < width {
		g.TextRight(x+width, y+(title.Line()-look.Small.Line())/2+2, look.Small, look.Ink2, note)
	}
	y += title.Line() + 16
	y = s.drawExample(g, x, y, width) + 14
	y = s.drawImport(g, x, y, width) + 14
	y = s.templates.draw(g, x, y, width) + 14
	half := (width - 14) / 2
	s.drawWay(g, s.blank, "new", "plus", "Ctrl N", x, y, half)
	s.drawWay(g, s.open, "open", "file", "Ctrl O", x+half+14, y, half)
	y += wayHeight
	if len(s.recents) == 0 && s.recentsKnown {
		y += 32
		y += g.Paragraph(x, y, width, look.Small, look.Ink3, p.T("start.no-recent"), 2)
	}
	return y + 32
}

// drawExample draws the example to begin with, and beside it the others. It gives
// where it ends.
func (s *startPage) drawExample(g *look.Sheet, x, y, width float32) float32 {
	p := s.w.print
	const tall = 168
	beside := width >= wideOffers && len(s.plain) > 0
	high := float32(tall)
	if !beside {
		high += float32(len(s.plain))*48 + 16
	}
	edge := look.NewEdged(look.Card, look.Line, look.RadiusTable)
	if len(s.recents) == 0 {
		edge.Edge, edge.EdgeWidth = look.Accent, 2
	}
	edge.Refresh()
	g.Put(edge, x, y, width, high)
	room := width
	if beside {
		room = width * .56
	}
	tx := x + 20
	if room > 400 {
		s.miniature(g, x+20, y+20)
		tx += 152
	}
	text := x + room - 20 - tx
	g.TextCut(tx, y+20, text, look.Title, look.Ink, p.T("start.example"))
	g.Paragraph(tx, y+50, text, look.Body, look.Ink2, p.T("start.example-note"), 3)
	s.example.Label = p.T("start.open-example")
	s.example.Refresh()
	s.named["example:"+examples.Default] = s.example
	g.Put(s.example, x+20, y+tall-20-32, s.example.Wide(), 32)
	at := x + 20 + s.example.Wide() + 12
	key := look.Width("Enter", look.Micro) + 10
	keyed := len(s.recents) == 0 && at+look.Width(p.T("start.recommended"), look.Small)+key+32 < x+room
	if look.Width(p.T("start.recommended"), look.Small) <= x+room-at-20 {
		g.Text(at, y+tall-20-25, look.Small, look.Ink2, p.T("start.recommended"))
	} else {
		g.Paragraph(at, y+tall-20-34, x+room-at-20, look.Small, look.Ink2, p.T("start.recommended"), 2)
	}
	if keyed {
		g.KeyCap(x+room-20-key, y+tall-20-25, "Enter")
	}
	ox, oy, ow := x+12, y+tall-4, width-24
	if beside {
		g.Upright(x+room, y+20, tall-40, look.Line)
		ox, oy, ow = x+room+12, y+20, width-room-24
		g.Text(ox+12, oy, look.Small, look.Ink3, p.T("start.other-examples"))
		oy += 26
	}
	for _, e := range s.plain {
		row := s.others[e.ID]
		g.Put(row, ox, oy, ow, 46)
		g.TextCut(ox+12, oy+4, ow-24, look.BodyBold, look.Ink, e.Title.In(s.w.lang))
		g.TextCut(ox+12, oy+24, ow-24, look.Small, look.Ink2, e.Note.In(s.w.lang))
		s.named["example:"+e.ID] = row
		oy += 48
	}
	return y + high
}

// drawImport draws the way for who has the organisation written down, and gives where it
// ends.
func (s *startPage) drawImport(g *look.Sheet, x, y, width float32) float32 {
	p := s.w.print
	const pad = 20
	s.file.Label, s.paste.Label = p.T("start.import-choose"), p.T("start.import-paste")
	s.file.Refresh()
	s.paste.Refresh()
	s.named["start:import"], s.named["start:paste"] = s.file, s.paste
	buttons := s.file.Wide() + 8 + s.paste.Wide()
	beside := width-2*pad-buttons-24 >= 320
	room := width - 2*pad
	if beside {
		room -= buttons + 24
	}
	note := look.Wrap(p.T("start.import-note"), look.Body, room, 2)
	tall := 2*pad + look.Title.Line() + float32(len(note))*look.Body.Line() - 4
	at := y + pad + look.Title.Line() + float32(len(note))*look.Body.Line() + 8
	if !beside {
		tall += 44
	}
	g.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, width, tall)
	wide := g.TextCut(x+pad, y+pad-4, room, look.Title, look.Ink, p.T("start.import"))
	if key := look.Width("Ctrl I", look.Micro) + 10; wide+key+12 < room {
		g.KeyCap(x+pad+wide+12, y+pad+1, "Ctrl I")
	}
	g.Paragraph(x+pad, y+pad+look.Title.Line(), room, look.Body, look.Ink2, p.T("start.import-note"), 2)
	bx := x + pad
	if beside {
		bx, at = x+width-pad-buttons, y+(tall-look.ButtonHeight)/2
	}
	g.Put(s.file, bx, at, s.file.Wide(), look.ButtonHeight)
	g.Put(s.paste, bx+s.file.Wide()+8, at, s.paste.Wide(), look.ButtonHeight)
	return y + tall
}

// miniature draws the example as two small columns of cards.
func (s *startPage) miniature(g *look.Sheet, x, y float32) {
	for c, role := range []look.Role{look.Seal1Ink, look.Seal2Ink} {
		cx := x + float32(c)*67
		g.Put(look.NewSurface(look.Column, 4), cx, y, 64, 84)
		for i := range 7 {
			g.Put(look.NewSurface(role, 2.5), cx+4, y+6+float32(i)*10, 56, 6)
		}
	}
}

const wayHeight = 62

// drawWay draws a way to begin that is one line: what it is, what it means, its key.
func (s *startPage) drawWay(g *look.Sheet, row *look.Row, name, icon, key string, x, y, width float32) {
	p := s.w.print
	g.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, width, wayHeight)
	g.Put(row, x, y, width, wayHeight)
	g.Icon(x+20, y+(wayHeight-16)/2, 16, icon, look.Ink2)
	room := width - 52 - 20
	if keyed := look.Width(key, look.Micro) + 10; width > 300 {
		g.KeyCap(x+width-20-keyed, y+(wayHeight-18)/2, key)
		room -= keyed + 12
	}
	g.TextCut(x+52, y+11, room, look.BodyBold, look.Ink, p.T("start."+name))
	g.TextCut(x+52, y+32, room, look.Small, look.Ink2, p.T("start."+name+"-note"))
	s.named["start:"+name] = row
}
