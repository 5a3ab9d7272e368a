package panel

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/ui/look"
)

// opened shows a row with its evidence, its remedies and the offer to accept it, or
// to take the acceptance back.
func (w *Warnings) opened(f check.Finding, row finding, width float32) block {
	p, s := w.print, w.snap.Scenario
	room := width - findingText - pad
	height := row.height(width)
	facts := w.facts(f)
	end := height
	for _, fact := range facts {
		end += float32(len(look.Wrap(fact, look.Small, room-12, 4)))*look.Small.Line() + 2
	}
	if len(facts) > 0 {
		end += rowPad
	}
	fixes := f.Fixes
	if w.hands.Fix == nil || f.Waived != nil {
		fixes = nil
	}
	label, target, answer := p.T("warnings.waive"), "waive", w.hands.Waive
	if f.Waived != nil {
		label, target, answer = p.T("warnings.unwaive"), "unwaive", w.hands.Unwaive
	}
	total := end
	var labels []string
	for i, fix := range fixes {
		labels = append(labels, p.Fix(s, fix))
		total += remedyTall(labels[i], false, room) + 6
	}
	var asked []block
	for _, a := range check.Blanks(s, f) {
		b := w.edit.row(a.Of, a.Cell, findingText, room)
		asked = append(asked, b)
		total += b.height + 2
	}
	offers := answer != nil || w.hands.Page != nil
	if offers {
		total += look.ButtonHeightDense + 6
	}
	if offers || total > end {
		total += 4
	}
	return block{total, func(sheet *look.Sheet, y float32) {
		ground := look.Card
		if row.chosen {
			ground = look.Tint
		}
		sheet.Fill(0, y, width, total, ground)
		row.draw(&w.page, sheet, y, width)
		at := y + height
		for _, fact := range facts {
			sheet.Fill(findingText, at+8, 4, 1, look.Ink3)
			at += sheet.Paragraph(findingText+12, at, room-12, look.Small, look.Ink2, fact, 4) + 2
		}
		at = y + end
		for _, b := range asked {
			b.draw(sheet, at)
			at += b.height + 2
		}
		for i, fix := range fixes {
			remedy(&w.page, sheet, findingText, at, room, labels[i], "fix:"+p.Number(float64(i)), false, func() { w.hands.Fix(fix) })
			at += remedyTall(labels[i], false, room) + 6
		}
		x := float32(findingText - 10) // its label under the text above
		if answer != nil {
			b := w.push(look.Quiet, label, "", target, func() { answer(f) })
			sheet.Put(b, x, at, b.Wide(), look.ButtonHeightDense)
			x += b.Wide()
		}
		if w.hands.Page != nil {
			b := w.push(look.Quiet, p.T("warnings.page"), "", "page", func() { w.hands.Page(f.Key) })
			sheet.Put(b, max(x, width-pad-b.Wide()+10), at, b.Wide(), look.ButtonHeightDense)
		}
	}}
}

// facts are the lines under an open row: the evidence, and of a warning that was
// accepted, or once was, what goes with that.
func (w *Warnings) facts(f check.Finding) []string {
	p, s := w.print, w.snap.Scenario
	var out []string
	if f.Waived != nil { // the row itself says why it was accepted
		_, message := p.Finding(s, f)
		out = append(out, message)
	}
	for _, e := range w.snap.Findings.Explain(f) {
		out = append(out, p.Evidence(s, e))
	}
	if was, ok := s.Waiver(model.WaiverID(f.Key)); ok && f.Returned {
		out = append(out, p.T("warnings.then", "why", w.accepted(s, was)))
	}
	return out
}

// accepted says why a warning was accepted and, when it is known, by whom.
func (w *Warnings) accepted(s model.Scenario, by model.Waiver) string {
	why := w.print.Reasons(s).Say(by.Reason)
	if by.By == "" {
		return why
	}
	return w.print.T("warnings.why", "why", why, "who", by.By)
}

// closed is a folded group of themes that no longer count.
func (w *Warnings) closed(code, name string, themes []*theme.Theme, s model.Scenario, width float32) []block {
	if len(themes) == 0 {
		return nil
	}
	p := w.print
	g := group{name: name, count: p.Number(float64(len(themes))), folded: w.folded[code], target: "family:" + code, tapped: func() { w.fold(code) }}
	out := []block{g.block(&w.page, width)}
	if g.folded {
		return out
	}
	for i, x := range themes {
		if i == familyRows && !w.whole[code] {
			return append(out, w.more(code, p.T("warnings.more", "n", len(themes)-i), width))
		}
		row := matterOf(p, s, w.seals, x)
		row.muted = true
		if x.Waived != nil {
			row.facts = w.accepted(s, *x.Waived)
			row.tapped = func() { w.tapTheme(x) }
			if w.hands.Pick != nil {
				row.chosen = w.open == x.Key
			} else if w.open == x.Key {
				out = append(out, w.openTheme(x, row, width))
				for _, f := range x.Findings {
					out = append(out, w.findingBlock(*f, width))
				}
				continue
			}
		}
		out = append(out, block{row.height(width), func(sheet *look.Sheet, y float32) { row.draw(&w.page, sheet, y, width) }})
	}
	return out
}
