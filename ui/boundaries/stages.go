package boundaries

import (
	"fyne.io/fyne/v2/canvas"

	"sandtable/model/boundary"
	"sandtable/ui/look"
)

// paintSteps draws the stages one after the other, in two lines where one is not enough, and
// counts those for which there is no room.
func (p *Page) paintSteps(s *look.Sheet, g grid, m boundary.Matter, high float32) {
	left, width := g[3], g.wide(3)
	if len(m.Steps) == 0 {
		s.Text(left, (high-20)/2, look.Body, look.Ink3, p.print.T("bounds.none"))
		return
	}
	type put struct {
		x    float32
		line int
		wide float32
	}
	var at []put
	x, line := float32(0), 0
	const arrow, most = 20, 118
	for i, step := range m.Steps {
		wide := min(look.Width(p.print.Step(p.snap.Scenario, m, step), look.Small)+42, most)
		room := width
		if i < len(m.Steps)-1 && line == 1 {
			room -= 40 // for how many there are more
		}
		if x > 0 && x+wide > room {
			if line == 1 {
				break
			}
			x, line = 0, 1
		}
		at = append(at, put{x, line, wide})
		x += wide + arrow
	}
	top := (high - stepHigh) / 2
	if line == 1 {
		top = (high - 2*stepHigh - 4) / 2
	}
	for i, place := range at {
		y := top + float32(place.line)*(stepHigh+4)
		p.paintStep(s, left+place.x, y, place.wide, m, m.Steps[i])
		if i < len(m.Steps)-1 {
			s.Icon(left+place.x+place.wide+4, y+7, 12, "chevron-right", look.Ink3)
		}
	}
	if rest := len(m.Steps) - len(at); rest > 0 {
		last := at[len(at)-1]
		s.Text(left+last.x+last.wide+arrow, top+float32(last.line)*(stepHigh+4)+4, look.Small, look.Ink3, p.print.T("bounds.more", "n", rest))
	}
}

// paintStep draws one stage with the seal of who does it; one that nobody does is missing.
func (p *Page) paintStep(s *look.Sheet, x, y, w float32, m boundary.Matter, step boundary.Step) {
	said := p.print.Step(p.snap.Scenario, m, step)
	if step.Unit == "" {
		s.Dashed(x, y, w, stepHigh, look.RadiusButton, look.HighInk)
		s.Text(x+12, y+4, look.SmallBold, look.HighInk, "?")
		s.TextCut(x+26, y+4, w-32, look.Small, look.HighInk, said)
	} else {
		box := canvas.NewRectangle(look.Color(look.Card))
		box.StrokeColor, box.StrokeWidth, box.CornerRadius = look.Color(look.LineStrong), 1, look.RadiusButton
		s.Put(box, x, y, w, stepHigh)
		s.Seal(x+7, y+4, 18, p.seals[step.Unit])
		s.TextCut(x+31, y+4, w-37, look.Small, look.Ink, said)
	}
	hover := look.NewSpot(func() { p.goTo(m.Key) }, nil)
	hover.Hint = p.print.StepDuties(p.snap.Scenario, m, step)
	s.Put(hover, x, y, w, stepHigh)
}
