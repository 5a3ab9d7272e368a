package intake

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
)

const (
	barHeight = 44
	gap       = 16
	leastAsk  = 96
	askHead   = 40
)

// build shows the page as it stands.
func (p *Page) build() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	clear(p.named)
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	p.bar(s, size.Width)
	switch {
	case p.reading:
		p.drawReading(s, size)
	case p.problem != nil:
		p.drawProblem(s, size)
	case p.made != nil:
		p.drawMade(s, size)
	case p.working:
		card(s, size, 76, func(x, y, w float32) {
			s.TextCut(x, y, w, look.Title, look.Ink, p.print.T("understanding", "name", p.name()))
		})
	}
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	p.box.Refresh()
	p.lines()
}

// lines draws what is in the lists anew.
func (p *Page) lines() {
	if p.made == nil {
		return
	}
	p.grid.draw()
	p.asked.Set(p.questions(), 0)
	p.reads.Set(p.proposalLines(), 0)
	p.drawComing()
}

func (p *Page) drawComing() { p.coming.Set(p.comingLines(), 0) }

// bar draws the line under the top bar: the way back, the document, how far one is.
func (p *Page) bar(s *look.Sheet, width float32) {
	t := p.print
	s.Fill(0, 0, width, barHeight, look.Panel)
	s.Rule(0, barHeight-1, width, look.Line)
	p.back.Label, p.back.Key = t.T("cancel"), "Esc"
	p.back.Refresh()
	s.Put(p.back, 8, 6, p.back.Wide(), 32)
	p.named["back"] = p.back
	x := 16 + p.back.Wide()
	s.Upright(x, 12, 20, look.Line)
	x += 16
	x += s.Text(x, 12, look.BodyBold, look.Ink, t.T("title")) + 14
	right := p.steps(s, width)
	s.Icon(x, 14, 16, "document", look.Ink2)
	x += 24
	said := p.details()
	sheets := p.made != nil && p.sheetCount() > 1
	p.sheets.Label = t.T("other-sheet")
	p.sheets.Refresh()
	room := right - x - 16
	if sheets {
		room -= p.sheets.Wide() + 12
	}
	x += s.TextCut(x, 12, room, look.Body, look.Ink, filepath.Base(p.name())) + 12
	if left := right - x - 16; said != "" && left > 60 {
		if sheets {
			left -= p.sheets.Wide() + 12
		}
		x += s.TextCut(x, 13, left, look.Small, look.Ink2, said) + 8
	}
	if sheets {
		s.Put(p.sheets, x, 8, p.sheets.Wide(), look.ButtonHeightDense)
		p.named["sheet"] = p.sheets
	}
}

func (p *Page) sheetCount() (n int) {
	for _, s := range p.doc.Sheets {
		if len(s.Rows) > 0 {
			n++
		}
	}
	return n
}

// details says which sheet is shown, how much it has, and how it was written.
func (p *Page) details() string {
	t := p.print
	if p.made == nil {
		return ""
	}
	shown := p.made.shown()
	var parts []string
	if shown.Name != "" {
		parts = append(parts, t.T("sheet", "name", shown.Name))
	}
	unit := "rows"
	if p.doc.Format == sheet.Word {
		unit = "paragraphs"
	}
	parts = append(parts, t.T(unit, "n", len(shown.Rows)))
	if p.doc.Encoding != "" {
		parts = append(parts, p.doc.Encoding)
	}
	switch {
	case p.bringing:
		parts = append(parts, t.T("bringing"))
	case p.working:
		parts = append(parts, t.T("again"))
	}
	out := parts[0]
	for _, more := range parts[1:] {
		out = t.T("and", "a", out, "b", more)
	}
	return out
}

// steps draws how far one is, where there is room, and gives where it begins.
func (p *Page) steps(s *look.Sheet, width float32) float32 {
	if width < 1180 {
		return width
	}
	at := 2
	if p.reading || p.made == nil {
		at = 1
	}
	x := width - 16
	for i := 3; i >= 1; i-- {
		word, ink, face := p.print.T("step."+p.print.Number(float64(i))), look.Ink2, look.Body
		if i == at {
			ink, face = look.Ink, look.BodyBold
		}
		x -= look.Width(word, face)
		s.Text(x, 12, face, ink, word)
		x -= 30
		switch {
		case i < at:
			s.Put(look.NewSurface(look.BetterTint, 11), x, 11, 22, 22)
			s.Icon(x+4, 15, 14, "check", look.BetterInk)
		case i == at:
			s.Put(look.NewSurface(look.Accent, 11), x, 11, 22, 22)
			number := p.print.Number(float64(i))
			s.Text(x+11-look.Width(number, look.SmallBold)/2, 13, look.SmallBold, look.OnAccent, number)
		default:
			s.Put(look.NewSurface(look.Column, 11), x, 11, 22, 22)
			number := p.print.Number(float64(i))
			s.Text(x+11-look.Width(number, look.SmallBold)/2, 13, look.SmallBold, look.Ink2, number)
		}
		if i > 1 {
			x -= 26
			s.Icon(x+6, 15, 14, "chevron-right", look.Ink3)
		}
	}
	return x
}

// drawReading shows how far the reading is.
func (p *Page) drawReading(s *look.Sheet, size fyne.Size) {
	share := 0.0
	if p.total > 0 {
		share = float64(p.done) / float64(p.total)
	}
	s.Fill(0, barHeight, size.Width, 3, look.Column)
	s.Fill(0, barHeight, size.Width*float32(share), 3, look.Accent)
	t := p.print
	card(s, size, 128, func(x, y, w float32) {
		s.TextCut(x, y, w, look.Title, look.Ink, t.T("reading", "name", p.name()))
		s.Text(x, y+34, look.Small, look.Ink2, t.T("bytes", "done", megabytes(p.done), "total", megabytes(p.total)))
		s.Bar(x, y+62, w, share, look.Accent)
	})
}

func megabytes(n int64) float64 { return float64((n+52428)/104857) / 10 }

// drawProblem says in one sentence why a document is not read, and what to do.
func (p *Page) drawProblem(s *look.Sheet, size fyne.Size) {
	headline, hint := p.print.Error(p.snap.Scenario, p.problem)
	p.choose.Label = p.print.T("choose")
	p.choose.Refresh()
	w := cardWidth(size) - 56
	lines := float32(len(look.Wrap(headline, look.Title, w-28, 3)))*look.Title.Line() + float32(len(look.Wrap(hint, look.Reading, w, 6)))*look.Reading.Line()
	card(s, size, lines+104, func(x, y, w float32) {
		s.Glyph(x, y+6, 18, look.Medium)
		y += s.Paragraph(x+28, y, w-28, look.Title, look.Ink, headline, 3) + 8
		y += s.Paragraph(x, y, w, look.Reading, look.Ink2, hint, 6) + 16
		s.Put(p.choose, x, y, p.choose.Wide(), 32)
		p.named["choose"] = p.choose
	})
}

func cardWidth(size fyne.Size) float32 { return min(size.Width-2*gap, 640) }

// card draws the ground of what is said in place of the document.
func card(s *look.Sheet, size fyne.Size, height float32, draw func(x, y, w float32)) {
	w := cardWidth(size)
	x, y := (size.Width-w)/2, barHeight+max(gap, (size.Height-barHeight-height)*.3)
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, w, height)
	draw(x+28, y+24, w-56)
}

// drawMade shows the document, what was not understood, and what comes in.
func (p *Page) drawMade(s *look.Sheet, size fyne.Size) {
	right := min(max(size.Width*.33, 336), 472)
	left := size.Width - right - 3*gap
	top, end := float32(barHeight+12), size.Height-12
	end -= p.drawLower(s, end, left, end-top)
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), gap, top, left, end-top)
	s.Put(p.grid, gap+1, top+1, left-2, end-top-2)
	p.drawRight(s, 2*gap+left, top, right, size.Height-12-top)
}

// drawLower draws what was not understood and what was read from the words above a bottom,
// side by side where there is room, and gives how much they take.
func (p *Page) drawLower(s *look.Sheet, bottom, w, room float32) float32 {
	asked, read := len(p.questions()), len(p.kindsRead())
	high := func(n int, most float32) float32 {
		return min(askHead+float32(n)*questionRow+4, max(room*most, leastAsk))
	}
	switch {
	case asked == 0 && read == 0:
		return 0
	case read == 0:
		h := high(asked, .3)
		p.drawAsked(s, gap, bottom-h, w, h)
		return h + 12
	case asked == 0:
		h := high(read, .3)
		p.drawProposals(s, gap, bottom-h, w, h)
		return h + 12
	case w >= 800:
		h, half := high(max(asked, read), .3), (w-12)/2
		p.drawAsked(s, gap, bottom-h, half, h)
		p.drawProposals(s, gap+half+12, bottom-h, half, h)
		return h + 12
	}
	h := high(read, .2)
	p.drawProposals(s, gap, bottom-h, w, h)
	more := high(asked, .2)
	p.drawAsked(s, gap, bottom-h-12-more, w, more)
	return h + more + 24
}

// drawAsked draws the ground of the questions and puts them on it.
func (p *Page) drawAsked(s *look.Sheet, x, y, w, h float32) {
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, w, h)
	at := x + 16 + s.Text(x+16, y+10, look.BodyBold, look.Ink, p.print.T("asked")) + 8
	s.Text(at, y+11, look.Small, look.Ink3, p.print.Number(float64(len(p.made.reading.Questions))))
	s.TextRight(x+w-16, y+11, look.Small, look.Ink2, p.print.T("asked-note"))
	s.Rule(x, y+askHead-1, w, look.Line)
	s.Put(p.asked, x+1, y+askHead, w-2, h-askHead-4)
}

// drawRight draws what comes in, and the ways on.
func (p *Page) drawRight(s *look.Sheet, x, y, w, h float32) {
	t := p.print
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, w, h)
	title, counts := t.T("coming"), p.totals()
	if p.made.known {
		title, counts = t.T("differs", "scenario", p.snap.Info.Name.In(t.Lang())), p.differing()
	}
	head := y + 12
	if p.made.reading.Unclear() {
		head += s.Paragraph(x+16, head, w-32, look.Heading, look.Ink, t.T("unclear"), 2) + 4
		head += s.Paragraph(x+16, head, w-32, look.Body, look.Ink2, t.T("unclear-note"), 4) + 12
	} else {
		s.TextCut(x+16, head, w-32, look.Heading, look.Ink, title)
		head += 28
		at := x + 16
		for _, c := range counts {
			number := t.Number(float64(c.n))
			wide := look.Width(number, look.Metric) + 4 + look.Width(c.label, look.Small)
			if at > x+16 && at+wide > x+w-16 {
				at, head = x+16, head+30
			}
			at += s.Text(at, head, look.Metric, look.Ink, number) + 4
			at += s.Text(at, head+7, look.Small, look.Ink2, c.label) + 18
		}
		head += 40
	}
	s.Rule(x, head-1, w, look.Line)
	foot := p.drawWays(s, x+16, y+h-16, w-32)
	s.Rule(x, foot-12, w, look.Line)
	s.Put(p.coming, x+1, head, w-2, foot-12-head)
}

// drawWays draws the ways on from a bottom up, and gives where they begin.
func (p *Page) drawWays(s *look.Sheet, x, bottom, w float32) float32 {
	ways, off := p.offer()
	p.offered = ways
	y := bottom
	for i := 1; i >= 0; i-- {
		b := p.ways[i]
		if ways[i] == Nowhere {
			continue
		}
		b.Label, b.Icon, b.Disabled, b.Hint = p.print.T("way."+string(ways[i])), "", off[i] != "", ""
		if ways[i] == Fork || ways[i] == Tree {
			b.Icon = "fork"
		}
		if off[i] != "" {
			b.Hint = p.print.T(off[i])
		}
		b.Refresh()
		y -= 36
		s.Put(b, x, y, w, 36)
		p.named["way:"+string(ways[i])] = b
		y -= 10
	}
	note, ink := p.print.T("note"), look.Ink2
	if p.source.Adds {
		note = p.print.T("note-template")
	}
	if off[0] != "" && off[0] != "off.reading" && off[0] != "bringing" {
		note, ink = p.print.T(off[0]), look.MediumInk
	}
	lines := look.Wrap(note, look.Small, w-26, 3)
	y -= float32(len(lines))*18 + 2
	s.Icon(x, y+2, 14, "info", ink)
	s.Paragraph(x+26, y, w-26, look.Small, ink, note, 3)
	return y
}
