package intake

import (
	"sandtable/scenarios/intake"
	"sandtable/ui/look"
)

const questionRow = 38

// remedy is what can be done with a row that was asked about.
func remedy(q intake.Question) (take intake.Take, key string) {
	switch q.Code {
	case intake.TotalRow, intake.NoteRow, intake.NotRead, intake.Twice, intake.Hidden:
		return intake.AsDuty, "take.duty"
	case intake.ManyThings:
		return intake.Split, "take.split"
	case intake.BadNumber, intake.BadValue, intake.Circle, intake.NoUnit:
		return intake.Passing, "take.pass"
	}
	return 0, ""
}

// done is what was answered.
func done(t intake.Take) string {
	switch t {
	case intake.AsDuty:
		return "done.duty"
	case intake.Split:
		return "done.split"
	}
	return "done.pass"
}

// questions lists what was not understood, the weightier first, and then what was answered.
func (p *Page) questions() []look.RollLine {
	if p.made == nil {
		return nil
	}
	var out []look.RollLine
	said := func(icon string, ink look.Role, text string) {
		out = append(out, look.RollLine{Height: 2*look.Small.Line() + 14, Paint: func(s *look.Sheet, w float32) {
			s.Icon(12, 9, 14, icon, ink)
			s.Paragraph(36, 7, w-48, look.Small, ink, text, 2)
		}})
	}
	if r := p.made.reading; r.Own {
		if r.Of != "" && p.open && r.Of != p.snap.Info.ID {
			said("warning", look.MediumInk, p.print.T("other", "of", r.Called, "into", p.snap.Info.Name.In(p.print.Lang())))
		}
		said("info", look.Ink2, p.print.T("own"))
	}
	for _, heavy := range []bool{true, false} {
		for _, q := range p.made.reading.Questions {
			if heavy == (weight(q.Code) == look.Medium) && !p.answered(q.Row) {
				out = append(out, look.RollLine{Height: questionRow, Paint: func(s *look.Sheet, w float32) { p.question(s, w, q) }})
			}
		}
	}
	for _, a := range p.answers {
		out = append(out, look.RollLine{Height: questionRow, Paint: func(s *look.Sheet, w float32) { p.settled(s, w, a) }})
	}
	return out
}

func (p *Page) answered(row int) bool {
	for _, a := range p.answers {
		if a.question.Row == row {
			return row >= 0
		}
	}
	return false
}

func weight(c intake.Code) look.Severity {
	switch {
	case c.Refused(), c == intake.ManyThings, c == intake.Varies:
		return look.Medium
	case c == intake.TotalRow, c == intake.NoteRow, c == intake.NotRead, c == intake.LeftOut:
		return look.Info
	}
	return look.Low
}

// question draws a row that was not understood, with the one thing that can be done.
func (p *Page) question(s *look.Sheet, w float32, q intake.Question) {
	take, key := remedy(q)
	right := w - 10
	p.stretch(s, w, q.Row)
	if take != 0 && q.Row >= 0 {
		label := p.print.T(key, "n", q.Count)
		b := look.NewButton(look.LinkLike, label, "", func() { p.settle(q, take) })
		s.Put(b, right-b.Wide(), 5, b.Wide(), look.ButtonHeightDense)
		p.named["take:"+p.print.Number(float64(q.Line))] = b
		right -= b.Wide() + 4
	}
	p.asking(s, right, q, weight(q.Code), p.print.T("intake.asked."+string(q.Code), "text", q.Text, "n", q.Count))
}

// settled draws a row about which people have said what it is.
func (p *Page) settled(s *look.Sheet, w float32, a answer) {
	p.stretch(s, w, a.question.Row)
	b := look.NewButton(look.LinkLike, p.print.T("take.back"), "", func() { p.settle(a.question, a.take) })
	s.Put(b, w-10-b.Wide(), 5, b.Wide(), look.ButtonHeightDense)
	p.named["take:"+p.print.Number(float64(a.question.Line))] = b
	p.asking(s, w-14-b.Wide(), a.question, look.NoSeverity, p.print.T(done(a.take)))
}

// stretch makes a row lead to its place in the document.
func (p *Page) stretch(s *look.Sheet, w float32, row int) {
	if row >= 0 {
		r := look.NewRow(func() { p.grid.goTo(row) })
		s.Put(r, 0, 0, w, questionRow)
	}
	s.Rule(0, questionRow-1, w, look.Line)
}

// asking draws the number, the text and the reason of a row.
func (p *Page) asking(s *look.Sheet, right float32, q intake.Question, v look.Severity, reason string) {
	if v == look.NoSeverity {
		s.Icon(16, 11, 16, "check", look.Accent)
	} else {
		s.Glyph(17, 12, 14, v)
	}
	x := float32(42)
	if q.Line > 0 {
		x += s.Text(x, 10, look.Small, look.Ink2, p.print.T("line", "n", q.Line)) + 10
	}
	room := right - x
	said := look.Cut(reason, look.Small, room*.62)
	wide := look.Width(said, look.Small)
	s.TextCut(x, 9, room-wide-16, look.BodyBold, look.Ink, shortCell(q.Text))
	s.TextRight(right-4, 10, look.Small, look.Ink2, said)
}
