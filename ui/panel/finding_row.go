package panel

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// findingText is the left edge of a finding's title and message.
const findingText = 40

// rowHead is the first line of a row that tells of a warning or a theme, and the row as a
// place to click.
type rowHead struct {
	title     string
	severity  look.Severity
	pill      look.Pill // after the title, or at the right end; its Text and Word "" = none
	pillRight bool
	seals     []look.Seal
	muted     bool
	chosen    bool
	whole     bool // the title takes two lines where one has no room for it
	name      string
	tapped    func() // nil = not clickable
}

// titles gives the lines of the title at a width.
func (r rowHead) titles(width float32) []string {
	lines := 1
	if r.whole {
		lines = 2
	}
	return look.Wrap(r.title, look.BodyBold, r.room(width), lines)
}

// room is what the title has from the left edge of the text on.
func (r rowHead) room(width float32) float32 {
	room := width - pad - findingText - float32(len(r.seals))*(sealSize+4)
	if r.piled() {
		room -= r.pill.Width() + 8
	}
	return room
}

func (r rowHead) piled() bool { return r.pill.Text != "" || r.pill.Word != "" }

// draw draws the head of a row with a height, and gives the ink of what stands below.
func (r rowHead) draw(p *page, s *look.Sheet, y, width, height float32) (body look.Role) {
	if r.tapped != nil {
		p.stretch(s, 0, y, width, height, r.name, r.tapped).Chosen = r.chosen
	}
	glyph := r.severity.Glyph()
	title, body := look.Ink, look.Ink2
	if r.muted {
		glyph.Translucency, title, body = .55, look.Ink3, look.Ink3
	}
	s.Put(glyph, pad, y+rowPad+3, glyphSize, glyphSize)
	right := width - pad
	for i := len(r.seals) - 1; i >= 0; i-- {
		right -= sealSize
		s.Seal(right, y+rowPad+1, sealSize, r.seals[i])
		right -= 4
	}
	x, at := float32(findingText), y+rowPad
	for i, line := range r.titles(width) {
		at = y + rowPad + float32(i)*look.BodyBold.Line()
		x = findingText + s.Text(findingText, at, look.BodyBold, title, line)
	}
	switch {
	case r.piled() && r.pillRight:
		s.PillRight(right, y+rowPad, r.pill)
	case r.piled():
		s.Pill(x+8, at, r.pill)
	}
	return body
}

// finding is one warning as a row of a panel.
type finding struct {
	rowHead
	message string
	lines   int // of the message, 0 = no limit
}

// height is the height of the row at a width.
func (f finding) height(width float32) float32 {
	lines := 0
	if f.message != "" {
		lines = len(look.Wrap(f.message, look.Small, width-findingText-pad, f.lines))
	}
	return 2*rowPad + look.Body.Line() + float32(lines)*look.Small.Line()
}

// draw draws the row and gives its height.
func (f finding) draw(p *page, s *look.Sheet, y, width float32) float32 {
	h := f.height(width)
	body := f.rowHead.draw(p, s, y, width, h)
	if f.message != "" {
		s.Paragraph(findingText, y+rowPad+look.Body.Line(), width-findingText-pad, look.Small, body, f.message, f.lines)
	}
	return h
}

// said turns a finding into a row without a pill.
func said(p text.Printer, s model.Scenario, f check.Finding) finding {
	title, message := p.Finding(s, f)
	return finding{rowHead: rowHead{title: title, severity: marks.Severity(f.Severity)}, message: message, lines: 2}
}

// group is the head of a foldable part of a list.
type group struct {
	name   string
	count  string
	folded bool
	right  func(s *look.Sheet, right, y float32) // draws what stands at the right end; may be nil
	target string
	tapped func()
}

func (g group) block(p *page, width float32) block {
	return block{groupHead, func(s *look.Sheet, y float32) {
		s.Fill(0, y, width, groupHead, look.Canvas)
		s.Rule(0, y, width, look.Line)
		s.Rule(0, y+groupHead-1, width, look.Line)
		if g.tapped != nil {
			p.stretch(s, 0, y, width, groupHead, g.target, g.tapped)
		}
		icon := "chevron-down"
		if g.folded {
			icon = "chevron-right"
		}
		s.Icon(pad, y+8, 12, icon, look.Ink2)
		x := 34 + s.Text(34, y+5, look.SmallBold, look.Ink2, g.name)
		s.Text(x+6, y+5, look.Small, look.Ink3, g.count)
		if g.right != nil {
			g.right(s, width-pad, y)
		}
	}}
}

// counted counts findings by severity.
func counted(fs []check.Finding) (n [check.High + 1]int) {
	for _, f := range fs {
		n[f.Severity]++
	}
	return n
}

// tally draws the glyphs of the severities with their counts, ending at right.
func tally(p text.Printer, fs []check.Finding) func(s *look.Sheet, right, y float32) {
	n := counted(fs)
	return func(s *look.Sheet, right, y float32) {
		for v := check.Info; v <= check.High; v++ {
			if n[v] == 0 {
				continue
			}
			right -= s.TextRight(right, y+6, look.Micro, look.Ink2, p.Number(float64(n[v]))) + 15
			s.Glyph(right, y+8, 12, marks.Severity(v))
			right -= 8
		}
	}
}

// remedy is a button that carries a fix out. It says all that it does, on as many lines
// as that takes; the first of several is the primary one.
func remedy(p *page, s *look.Sheet, x, y, width float32, label, target string, first bool, tapped func()) {
	weight := look.Secondary
	if first {
		weight = look.Primary
	}
	b := p.push(weight, label, "", target, tapped)
	b.Wrapped = true
	s.Put(b, x, y, width, remedyTall(label, first, width))
}

// remedyTall is the height of a remedy.
func remedyTall(label string, first bool, width float32) float32 {
	b := look.Button{Label: label, Weight: look.Secondary}
	if first {
		b.Weight = look.Primary
	}
	return b.Tall(width)
}
