package timeline

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/look"
)

// Foot is what of the lower edge is the bar on which one plays.
func (p *Page) Foot() float32 { return barHigh }

// lineKind is what a line of the list is.
type lineKind int

const (
	step lineKind = iota
	dayHead
	divider // below what came after the moment
)

// line is one line of the list.
type line struct {
	kind  lineKind
	index int // of a step: how many steps had been taken after it; 0 = the start
	said  string
}

const (
	dayHigh     = 30
	dividerHigh = 28
	discSize    = 22
	stepLeft    = 46
)

// side draws the list of steps.
func (p *Page) side(s *look.Sheet, x, width, height float32) {
	t := p.print
	s.Fill(x, 0, width, height, look.Panel)
	s.Upright(x, 0, height, look.Line)
	at := x + gutter + s.Text(x+gutter, 12, look.Heading, look.Ink, t.T("timeline.steps")) + 8
	at += s.Text(at, 14, look.Small, look.Ink3, t.Number(float64(len(p.steps)))) + 12
	if p.undone > 0 {
		s.TextCut(at, 14, x+width-gutter-at, look.Small, look.Ink3, t.T("timeline.undone", "n", p.undone))
	}
	s.Rule(x, headHigh-1, width, look.Line)
	p.list = p.days()
	lines := make([]look.RollLine, len(p.list))
	for i, l := range p.list {
		lines[i] = look.RollLine{Height: p.tall(l, width), Paint: func(s *look.Sheet, w float32) { p.paintLine(s, w, l) }}
	}
	p.roll.Set(lines, 0)
	s.Put(p.roll, x+1, headHigh, width-1, height-headHigh-footHigh)
	s.Rule(x, height-footHigh, width, look.Line)
	left := x + gutter
	for _, k := range [][2]string{{"Space", "play"}, {"← →", "step"}, {"Enter", "ways"}, {"Home", "first"}, {"End", "last"}} {
		said := t.T("timeline.key." + k[1])
		if left+look.Width(k[0], look.Micro)+18+look.Width(said, look.Small) > x+width-8 {
			break
		}
		left += s.KeyCap(left, height-footHigh+10, k[0]) + 6
		left += s.Text(left, height-footHigh+9, look.Small, look.Ink2, said) + 12
	}
}

// told is what the lines of a step say: what was done, by whom, why.
func (p *Page) told(l line) (sentence, who, why string) {
	if l.index == 0 {
		return p.began, "", ""
	}
	s := p.steps[l.index-1]
	if why = p.print.T("timeline.no-reason"); s.Why != "" {
		why = p.print.T("timeline.reason", "why", s.Why)
	}
	return s.Sentence, s.Who, why
}

func (p *Page) tall(l line, width float32) float32 {
	switch l.kind {
	case dayHead:
		return dayHigh
	case divider:
		return dividerHigh
	}
	sentence, who, why := p.told(l)
	room := width - stepLeft - gutter
	high := 10 + float32(look.Lines(sentence, look.BodyBold, room, 3))*look.BodyBold.Line()
	if who != "" || l.index > 0 {
		high += look.Small.Line()
	}
	if why != "" {
		high += float32(look.Lines(why, look.Small, room, 3)) * look.Small.Line()
	}
	return high + 10
}

func (p *Page) paintLine(s *look.Sheet, w float32, l line) {
	switch l.kind {
	case dayHead:
		s.Text(gutter, 9, look.Small, look.Ink3, l.said)
		return
	case divider:
		s.Fill(0, 2, w, dividerHigh-4, look.Canvas)
		s.Text(stepLeft, 6, look.Small, look.Ink2, p.print.T("timeline.later"))
		return
	}
	high := p.tall(l, w+1)
	row := p.rows[l.index]
	if row == nil {
		row = look.NewRow(nil)
		p.rows[l.index] = row
	}
	row.OnTapped = func() { p.tapped(l.index) }
	row.Secondary = func(at fyne.Position) { p.Pause(); p.goTo(l.index); p.offer(at) }
	row.Chosen = l.index == p.at
	row.Refresh()
	s.Put(row, 0, 0, w, high)
	p.places["timeline:step:"+p.print.Number(float64(l.index))] = row
	if l.index == p.at {
		ring := canvas.NewRectangle(look.Color(look.Clear))
		ring.StrokeColor, ring.StrokeWidth = look.Color(look.Accent), 2
		s.Put(ring, 1, 1, w-2, high-2)
		p.places["timeline:cursor"] = ring
	}
	later := l.index > p.at
	sentence, who, why := p.told(l)
	ink, small := look.Ink, look.Ink2
	if later {
		ink, small = look.Ink3, look.Ink3
	}
	p.disc(s, gutter, 9, l, later)
	room := w - stepLeft - gutter
	y := float32(10)
	y += s.Paragraph(stepLeft, y, room, look.BodyBold, ink, sentence, 3)
	if l.index > 0 {
		x := stepLeft + s.Text(stepLeft, y, look.Small, look.Ink3, p.print.Clock(p.steps[l.index-1].At.Local())) + 8
		s.TextCut(x, y, w-x-gutter, look.Small, small, who)
		y += look.Small.Line()
	}
	if why != "" {
		s.Paragraph(stepLeft, y, room, look.Small, small, why, 3)
	}
}

// disc draws the sign of a step: what kind of step it is, filled when it had been taken.
func (p *Page) disc(s *look.Sheet, x, y float32, l line, later bool) {
	disc := canvas.NewRectangle(look.Color(look.Ink2))
	disc.CornerRadius = discSize / 2
	ink := look.Card
	switch {
	case l.index == p.at:
		disc.FillColor, ink = look.Color(look.Accent), look.OnAccent
	case later:
		disc.FillColor, disc.StrokeColor, disc.StrokeWidth = look.Color(look.Panel), look.Color(look.LineStrong), 1.5
		ink = look.Ink2
	}
	s.Put(disc, x, y, discSize, discSize)
	s.Icon(x+5, y+5, 12, p.sign(l), ink)
}

// sign is the icon of a kind of step.
func (p *Page) sign(l line) string {
	if l.index == 0 {
		return "fork"
	}
	switch verb := p.steps[l.index-1].Change.Verb; verb {
	case "move-duty", "move-along", "move-unit", "hand-decision-right":
		return "arrow-right"
	case "merge-units", "fuse-duties":
		return "fuse"
	case "split-unit", "split-duty":
		return "split"
	case "add-duty", "add-unit", "add-goal", "add-task", "add-kpi", "add-tool", "add-channel", "add-handoff", "add-collaboration", "add-decision-right":
		return "plus"
	case "remove-duty", "remove-unit":
		return "trash"
	case "decide", "waive", "set-response", "agree":
		return "check"
	case "comment", "answer-comment":
		return "comment"
	case "adopt", "merge", model.ImportVerb:
		return "tray"
	case model.RestoreVerb:
		return "undo"
	case "link", "unlink":
		return "link"
	case "lock", "unlock":
		return "lock"
	case "set-head", "set-role", "set-fte", "set-kpi-owner", "set-output-owner", "set-integrator", "set-decision-right":
		return "people"
	}
	return "edit"
}

// reveal scrolls the list so that the step that is looked at is in sight.
func (p *Page) reveal() {
	for i, l := range p.list {
		if l.kind != step || l.index != p.at || p.roll.Size().Height == 0 {
			continue
		}
		off := p.roll.Offset()
		if top := p.roll.Top(i) - dividerHigh; top < off.Y {
			off.Y = max(0, top)
		} else if bottom := p.roll.Top(i + 1); bottom > off.Y+p.roll.Size().Height {
			off.Y = bottom - p.roll.Size().Height
		}
		p.roll.ScrollTo(fyne.NewPos(0, off.Y))
	}
}
