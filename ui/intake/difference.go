package intake

import (
	"slices"
	"strconv"

	"sandtable/model"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
)

const changedRow = 50

// difference lists what a changed document says otherwise than the scenario: what changed,
// what is missing, what is new; what is the same stays folded.
func (p *Page) difference() (out []look.RollLine) {
	groups := map[intake.Result][]intake.Row{}
	for _, r := range p.made.plan.Rows {
		groups[r.Result] = append(groups[r.Result], r)
	}
	for _, result := range []intake.Result{intake.Changed, intake.Missing, intake.New, intake.Refused, intake.Unchanged} {
		rows := groups[result]
		if len(rows) == 0 {
			continue
		}
		key := "group:" + string(result)
		open := !p.folded(key, result == intake.Unchanged)
		out = append(out, look.RollLine{Height: unitRow, Paint: func(s *look.Sheet, w float32) { p.groupLine(s, w, result, len(rows), open) }})
		if !open {
			continue
		}
		for _, r := range rows {
			height := float32(questionRow)
			if r.Was != "" {
				height = changedRow
			}
			out = append(out, look.RollLine{Height: height, Paint: func(s *look.Sheet, w float32) { p.rowLine(s, w, height, r) }})
		}
	}
	return append(p.deferred(), out...)
}

// keys are what rows that are left out bring in.
func keys(left []intake.Row) map[string]bool {
	out := map[string]bool{}
	for _, r := range left {
		out[r.Key()] = true
	}
	return out
}

// putOff leaves out what a row brings in, or takes that back.
func (p *Page) putOff(r intake.Row) {
	at := slices.IndexFunc(p.postponed, func(x intake.Row) bool { return x.Key() == r.Key() })
	if at < 0 {
		p.postponed = append(p.postponed, r)
	} else {
		p.postponed = slices.Delete(p.postponed, at, at+1)
	}
	p.think()
}

// deferred lists the rows of a template that people left out, to be taken all the same.
func (p *Page) deferred() (out []look.RollLine) {
	if !p.source.Adds || len(p.answers)+len(p.postponed) == 0 {
		return nil
	}
	open := !p.folded("group:deferred", false)
	out = append(out, look.RollLine{Height: unitRow, Paint: func(s *look.Sheet, w float32) {
		p.groupHead(s, w, "group:deferred", p.print.T("deferred"), p.print.T("group.deferred"), len(p.answers)+len(p.postponed), open)
	}})
	if !open {
		return out
	}
	for _, r := range p.postponed {
		out = append(out, look.RollLine{Height: questionRow, Paint: func(s *look.Sheet, w float32) {
			p.putOffLine(s, w, r.Text, r.Ref.Kind, "take-back:"+r.Key(), func() { p.putOff(r) })
		}})
	}
	for _, a := range p.answers {
		out = append(out, look.RollLine{Height: questionRow, Paint: func(s *look.Sheet, w float32) {
			p.putOffLine(s, w, a.question.Text, model.DutyKind, "take-back:"+strconv.Itoa(a.question.Line), func() { p.settle(a.question, a.take) })
		}})
	}
	return out
}

// putOffLine draws what was left out, with the way back.
func (p *Page) putOffLine(s *look.Sheet, w float32, text string, kind model.Kind, name string, back func()) {
	b := look.NewButton(look.LinkLike, p.print.T("take.back"), "", back)
	s.Put(b, w-10-b.Wide(), (questionRow-look.ButtonHeightDense)/2, b.Wide(), look.ButtonHeightDense)
	p.named[name] = b
	x := float32(36)
	if kind != model.DutyKind {
		x += s.Pill(x, 9, look.TagPill(p.print.Kind(kind))) + 8
	}
	s.TextCut(x, (questionRow-20)/2, w-10-b.Wide()-8-x-8, look.Body, look.Ink3, shortCell(text))
	s.Rule(0, questionRow-1, w, look.Line)
}

func (p *Page) groupLine(s *look.Sheet, w float32, result intake.Result, n int, open bool) {
	note := "group." + string(result)
	if p.source.Adds && result == intake.Unchanged {
		note = "group.merged"
	}
	if note = p.wordsOf(note); result == intake.New && p.source.Adds {
		note = p.wordsOf("group.added")
	}
	p.groupHead(s, w, "group:"+string(result), p.print.Capital(p.print.T("intake.result."+string(result))), note, n, open)
}

// wordsOf gives the words of a key, "" when it has none.
func (p *Page) wordsOf(key string) string {
	if !p.print.Has(key) {
		return ""
	}
	return p.print.T(key)
}

// groupHead is the line above the rows of a group, which folds them.
func (p *Page) groupHead(s *look.Sheet, w float32, key, title, note string, n int, open bool) {
	s.Fill(0, 0, w, unitRow, look.Canvas)
	row := look.NewRow(func() { p.turnOver(key) })
	s.Put(row, 0, 0, w, unitRow)
	p.named[key] = row
	icon := "chevron-right"
	if open {
		icon = "chevron-down"
	}
	s.Icon(14, 13, 14, icon, look.Ink2)
	x := 36 + s.Text(36, 10, look.BodyBold, look.Ink, title) + 8
	x += s.Text(x, 11, look.Small, look.Ink3, p.print.Number(float64(n))) + 12
	s.TextCut(x, 11, w-x-16, look.Small, look.Ink2, note)
	s.Rule(0, unitRow-1, w, look.Line)
}

// rowLine draws a row of the difference, with what can be said about it.
func (p *Page) rowLine(s *look.Sheet, w, height float32, r intake.Row) {
	right := w - 10
	if r.Line > 0 {
		s.Put(look.NewRow(func() { p.goToLine(r.Line) }), 0, 0, w, height)
	}
	ink := look.Ink
	if r.Ref.ID != "" && (r.Result == intake.Changed || r.Result == intake.Missing && r.Ref.Kind == model.DutyKind) {
		key, on, name := "keep", p.keep, "keep:"
		if r.Result == intake.Missing {
			key, on, name = "remove", p.remove, "remove:"
		}
		said := on[r.Ref.ID]
		word := p.print.T("do." + key)
		if said {
			word, ink = p.print.T("take.back"), look.Ink3
		}
		b := look.NewButton(look.LinkLike, word, "", func() {
			if on[r.Ref.ID] {
				delete(on, r.Ref.ID)
			} else {
				on[r.Ref.ID] = true
			}
			p.build()
		})
		s.Put(b, right-b.Wide(), (height-look.ButtonHeightDense)/2, b.Wide(), look.ButtonHeightDense)
		p.named[name+string(r.Ref.ID)] = b
		right -= b.Wide() + 8
		state := p.print.T("state." + key)
		if !said {
			state = p.print.T("state.not-" + key)
		}
		s.TextRight(right, (height-18)/2, look.Small, look.Ink2, state)
		right -= look.Width(state, look.Small) + 10
	}
	if row := p.rowOf(r.Line); p.source.Adds && r.Result == intake.New && (r.Ref.Kind != model.DutyKind || row >= 0) {
		name, later := "defer:"+strconv.Itoa(r.Line), func() { p.settle(intake.Question{Row: row, Line: r.Line, Text: r.Text}, intake.Passing) }
		if r.Ref.Kind != model.DutyKind {
			name, later = "leave:"+r.Key(), func() { p.putOff(r) }
		}
		b := look.NewButton(look.LinkLike, p.print.T("do.defer"), "", later)
		s.Put(b, right-b.Wide(), (height-look.ButtonHeightDense)/2, b.Wide(), look.ButtonHeightDense)
		p.named[name] = b
		right -= b.Wide() + 8
	}
	x := float32(36)
	if r.Ref.Kind != model.DutyKind && r.Ref.Kind != "" {
		x += s.Pill(x, 9, look.TagPill(p.print.Kind(r.Ref.Kind))) + 8
	}
	y := (height - 20) / 2
	if r.Was != "" {
		y = 6
		s.TextCut(36, 26, right-36-8, look.Small, look.Ink3, p.print.T("was", "text", shortCell(r.Was)))
	}
	if r.Result == intake.Refused {
		said := look.Cut(p.print.T("intake.asked."+string(r.Reason), "text", r.About, "n", 0), look.Small, w*.5)
		s.TextRight(right, (height-18)/2, look.Small, look.MediumInk, said)
		right -= look.Width(said, look.Small) + 10
	}
	s.TextCut(x, y, right-x-8, look.Body, ink, shortCell(r.Text))
	s.Rule(0, height-1, w, look.Line)
}

// goToLine shows the row of a number in the document.
func (p *Page) goToLine(number int) {
	if i := p.rowOf(number); i >= 0 {
		p.grid.goTo(i)
	}
}

// rowOf is the index of the row with a number, -1 when none that is shown has it.
func (p *Page) rowOf(number int) int {
	return slices.IndexFunc(p.grid.rows, func(r sheet.Row) bool { return r.Number == number })
}
