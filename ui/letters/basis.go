package letters

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/look"
)

// basis draws the strip below: what the letters of the cell rest on, and the four letters.
func (p *Page) basis() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	t, width := p.print, size.Width-2*gutter
	s := look.NewSheet()
	plate := canvas.NewRectangle(look.Color(look.Card))
	plate.StrokeColor, plate.StrokeWidth, plate.CornerRadius = look.Color(look.Line), 1, look.RadiusTable
	s.Put(plate, 0, 0, width, p.stripTall())
	r, ok := p.row()
	if !ok {
		p.strip.Objects = []fyne.CanvasObject{s.Object(width, p.stripTall())}
		canvas.Refresh(p.strip)
		return
	}
	column := p.cursor.column
	cell := r.Cell(column)
	right := p.legend(s, width)
	for i := 3; i >= 0; i-- {
		l := raci.Letters()[i]
		_, has := cell.Mark(l)
		b, wide := p.letterKey(l, has)
		right -= wide
		s.Put(b, right, 9, wide, 30)
		p.fixed["raci:press:"+string(l)] = b
		right -= 8
	}
	u := model.Ref{Kind: model.UnitKind, ID: column}
	s.Seal(gutter, 13, 22, p.seals[column])
	var held []string
	said := ""
	for i, m := range cell.Marks {
		held = append(held, t.Letter(m.Letter))
		if i == 0 || len(cell.Marks) == 1 {
			said = t.T("letters.basis", "said", t.Grounds(p.snap.Scenario, m))
		}
		if m.Stale {
			said += t.T("letters.stale")
		}
	}
	name := t.T("letters.part", "u", t.Name(p.snap.Scenario, u), "word", t.List(held...))
	if len(cell.Marks) == 0 {
		name, said = t.T("letters.no-part", "u", t.Name(p.snap.Scenario, u)), t.T("letters.no-basis")
	}
	x := gutter + 30 + s.TextCut(gutter+30, 14, right-gutter-38, look.BodyBold, look.Ink, name) + 12
	s.TextCut(x, 15, right-x, look.Small, look.Ink2, said)
	if p.opened {
		s.Rule(gutter, stripHigh-2, width-2*gutter, look.Line)
		for i, line := range p.grounds() {
			s.TextCut(gutter+30, stripHigh+float32(i)*groundHigh, width-2*gutter-30, look.Small, look.Ink2, line)
		}
	}
	p.strip.Objects = []fyne.CanvasObject{s.Object(width, p.stripTall())}
	canvas.Refresh(p.strip)
}

// legendFrom is the width from which there is room for what the letters mean.
const legendFrom = 1200

// letterKey is the button of a letter, marked where the cell has it.
func (p *Page) letterKey(l raci.Letter, has bool) (key *look.Spot, wide float32) {
	said := p.print.T("letters.press", "letter", string(l), "word", p.print.Letter(l))
	if p.Size().Width < legendFrom { // what it means stands beside
		said = string(l)
	}
	return look.NewSpot(func() { p.press(l) }, func(s *look.Sheet, w, h float32, hot bool) {
		face, ink := s.Toggle(w, h, has, p.shut(), hot)
		s.Text((w-look.Width(said, face))/2, (h-20)/2, face, ink, said)
	}), look.Width(said, look.BodyBold) + 24
}

// legend draws what the letters look like, where there is room, and gives the place before it.
func (p *Page) legend(s *look.Sheet, width float32) float32 {
	right := width - gutter
	if p.Size().Width < legendFrom {
		return right
	}
	t := p.print
	seal := p.seals[p.cursor.column]
	right -= s.TextRight(right, 15, look.Small, look.Ink2, t.T("letters.to-check")) + 8
	right -= letterWide
	paintLetter(s, right, 11, letterWide, raci.Mark{Stale: true}, seal)
	for _, l := range []raci.Letter{raci.I, raci.C, raci.R} {
		right -= letterWide + 8
		paintLetter(s, right, 11, letterWide, raci.Mark{Letter: l}, seal)
	}
	right -= 10
	right -= s.TextRight(right, 15, look.Small, look.Ink2, t.T("letters.only-one")) + 8
	right -= letterWide
	paintLetter(s, right, 11, letterWide, raci.Mark{Letter: raci.A}, seal)
	right -= 14
	s.Upright(right, 10, 28, look.Line)
	return right - 14
}

// grounds are all lines that tell what the letters of the row rest on: first of the cell,
// then of the others.
func (p *Page) grounds() []string {
	r, ok := p.row()
	if !ok {
		return nil
	}
	const most = 7
	var out []string
	add := func(c raci.Cell) {
		for _, m := range c.Marks {
			u := model.Ref{Kind: model.UnitKind, ID: c.Unit}
			out = append(out, p.print.T("letters.part", "u", p.print.Name(p.snap.Scenario, u), "word", p.groundOf(m)))
		}
	}
	add(r.Cell(p.cursor.column))
	for _, c := range r.Cells {
		if c.Unit != p.cursor.column {
			add(c)
		}
	}
	return out[:min(len(out), most)]
}
