package grid

import "sandtable/ui/look"

// Head is what stands over the column of a unit.
type Head struct {
	Seal    look.Seal
	Name    string
	Whole   string // said where the name is cut or left out
	Outside bool   // it is no part of the organisation
}

// Title is what stands over a column that stays.
type Title struct{ Name, About string }

// Heads draws the heads of the columns, scrolled so far, and gives the places that say the
// names in whole, by the number of the column.
func (c Columns) Heads(s *look.Sheet, left float32, units []Head, first, note Title) map[int]*look.Gloss {
	s.Ground(0, 0, c.Width, HeadHigh, look.RadiusTable-1, look.Panel, look.Clear, 0, look.Flat)
	places := map[int]*look.Gloss{}
	from, to := c.In(left, len(units))
	for i := from; i < to; i++ {
		u, x := units[i], c.X(i)-left
		s.Upright(x, 0, HeadHigh, look.Line)
		if !c.Named {
			s.Seal(x+(c.Unit-22)/2, 20, 22, u.Seal)
		} else {
			s.Seal(x+(c.Unit-22)/2, 8, 22, u.Seal)
			face, ink := look.SmallBold, look.Ink
			if u.Outside {
				face, ink = look.Small, look.Ink2
			}
			name := look.Cut(u.Name, face, c.Unit-10)
			s.Text(x+(c.Unit-look.Width(name, face))/2, 34, face, ink, name)
		}
		if x >= c.First-c.Unit/2 && x+c.Unit/2 <= c.First+c.Inner {
			places[i] = look.NewGloss(u.Whole, nil)
			s.Put(places[i], max(x, c.First), 0, c.Unit, HeadHigh)
		}
	}
	x := c.Width - c.Note
	s.Fill(0, 2, c.First, HeadHigh-3, look.Panel)
	s.Fill(x, 2, c.Note-2, HeadHigh-3, look.Panel)
	s.Upright(c.First, 0, HeadHigh, look.Line)
	s.Upright(x, 0, HeadHigh, look.Line)
	for _, at := range []struct {
		x, width float32
		title    Title
	}{{0, c.First, first}, {x, c.Note, note}} {
		s.Text(at.x+Gutter, 8, look.Heading, look.Ink, at.title.Name)
		s.TextCut(at.x+Gutter, 34, at.width-Gutter-8, look.Small, look.Ink2, at.title.About)
	}
	s.Rule(0, HeadHigh-1, c.Width, look.LineStrong)
	return places
}

// Row draws a row that is scrolled so far: the cells in sight by cell, then over them the
// grounds of what stays, on which the caller draws.
func (c Columns) Row(s *look.Sheet, left, high float32, units int, cell func(i int)) {
	first, last := c.In(left, units)
	for i := first; i < last; i++ {
		s.Upright(c.X(i), 0, high, look.Line)
		cell(i)
	}
	s.Fill(left, 0, c.First, high, look.Card)
	s.Fill(left+c.Width-c.Note, 0, c.Note, high, look.Card)
	s.Upright(left+c.First, 0, high, look.Line)
	s.Upright(left+c.Width-c.Note, 0, high, look.Line)
}
