package panel

import (
	"cmp"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// matter is one theme as a row of the list: its title, what it holds, and the remedy that
// comes first.
type matter struct {
	rowHead
	facts, third string
}

// height is the height of the row at a width.
func (m matter) height(width float32) float32 {
	h := 2*rowPad + float32(len(m.titles(width)))*look.BodyBold.Line() + look.Small.Line()
	if m.third != "" {
		h += look.Small.Line()
	}
	return h
}

func (m matter) draw(p *page, s *look.Sheet, y, width float32) {
	body := m.rowHead.draw(p, s, y, width, m.height(width))
	at := y + rowPad + float32(len(m.titles(width)))*look.BodyBold.Line()
	s.TextCut(findingText, at, width-findingText-pad, look.Small, body, m.facts)
	if m.third != "" {
		s.TextCut(findingText, at+look.Small.Line(), width-findingText-pad, look.Small, body, m.third)
	}
	s.Rule(0, y, width, look.Line)
}

// matterOf turns a theme into a row without a pill.
func matterOf(p text.Printer, s model.Scenario, seals map[model.ID]look.Seal, x *theme.Theme) matter {
	m := matter{rowHead{title: p.Theme(s, x), whole: true, severity: marks.Severity(x.Severity), name: "theme:" + x.Key}, p.ThemeFacts(x), ""}
	if r, ok := s.ResponseTo(x.Key); ok && p.ResponseFacts(r) != "" {
		m.facts = p.ResponseFacts(r) + p.T("theme.facts.and") + m.facts
	}
	seen := map[model.ID]bool{}
	for _, u := range x.Units {
		if u = s.DepartmentOf(u); u != "" && !seen[u] && len(m.seals) < 3 {
			seen[u] = true
			m.seals = append(m.seals, seals[u])
		}
	}
	return m
}

// first says the remedy that comes first, "" when there is none.
func (w *Warnings) first(x *theme.Theme) string {
	fixes := w.snap.Themes.Fixes(x)
	if len(fixes) == 0 {
		return ""
	}
	name, sentence := w.print.ThemeFix(w.snap.Scenario, fixes[0])
	if fixes[0].Code != theme.LeadFix {
		name = sentence
	}
	return w.print.T("themes.first", "fix", strings.TrimRight(name, "。."))
}

// themeBlocks shows one theme; when it is open also its remedy and the findings behind it.
func (w *Warnings) themeBlocks(x *theme.Theme, width float32) []block {
	p, s := w.print, w.snap.Scenario
	row := matterOf(p, s, w.seals, x)
	row.chosen = w.concerns(x)
	row.tapped = func() { w.tapTheme(x) }
	switch {
	case x.Findings[0].Returned:
		row.pill = look.TagPill(p.T("warnings.returned"))
	case w.isNew(x):
		row.pill = look.NewPill(p.T("warnings.new"))
	}
	open := w.open == x.Key
	if w.hands.Pick != nil {
		row.chosen = open
		return []block{{row.height(width), func(sheet *look.Sheet, y float32) { row.draw(&w.page, sheet, y, width) }}}
	}
	if !open {
		row.third = " " // worked out when the row can be seen
		return []block{{row.height(width), func(sheet *look.Sheet, y float32) {
			row.third = cmp.Or(w.first(x), p.ThemeStakes(s, x), " ")
			row.draw(&w.page, sheet, y, width)
		}}}
	}
	row.third = p.ThemeStakes(s, x)
	out := []block{w.openTheme(x, row, width)}
	for _, f := range x.Findings {
		out = append(out, w.findingBlock(*f, width))
	}
	return out
}

// openTheme shows the row of a theme with its first remedy, the way to the others, and the
// offer to accept it.
func (w *Warnings) openTheme(x *theme.Theme, row matter, width float32) block {
	p, s := w.print, w.snap.Scenario
	room := width - findingText - pad
	fixes := w.snap.Themes.Fixes(x)
	if w.hands.Fix == nil || x.Waived != nil {
		fixes = nil
	}
	height := row.height(width)
	total := height
	var name, sentence string
	var verdict look.Pill
	card := float32(0)
	if len(fixes) > 0 {
		if name, sentence = p.ThemeFix(s, fixes[0]); name == sentence {
			name = "" // it is not said twice
		}
		if w.hands.Would != nil && fixes[0].Call.Verb != "" {
			would := w.hands.Would(fixes[0])
			if pills := effects(p, would.Gained, would.Lost); len(pills) > 0 {
				verdict = pills[0]
			}
		}
		card = 10 + look.SmallBold.Line() + float32(len(look.Wrap(sentence, look.Small, room-24, 4)))*look.Small.Line() + 10
		total += card + 8
	}
	if x.Waived != nil {
		total += look.Small.Line() + 4
	}
	total += look.ButtonHeightDense + 10
	return block{total, func(sheet *look.Sheet, y float32) {
		sheet.Fill(0, y, width, total, look.Tint)
		row.chosen = true
		row.draw(&w.page, sheet, y, width)
		at := y + height
		if x.Waived != nil {
			sheet.TextCut(findingText, at-4, room, look.Small, look.Ink2, w.accepted(w.snap.Scenario, *x.Waived))
			at += look.Small.Line() + 4
		}
		if len(fixes) > 0 {
			sheet.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), findingText, at, room, card)
			right := findingText + room - 12
			if verdict.Text != "" || verdict.Word != "" {
				right -= sheet.PillRight(right, at+9, verdict) + 8
			}
			lead := sheet.Text(findingText+12, at+10, look.Small, look.Ink2, p.T("themes.best")) + 8
			sheet.TextCut(findingText+12+lead, at+10, right-findingText-12-lead, look.SmallBold, look.Ink, name)
			sheet.Paragraph(findingText+12, at+10+look.SmallBold.Line(), room-24, look.Small, look.Ink2, sentence, 4)
			at += card + 8
		}
		left := float32(findingText)
		if len(fixes) > 0 && fixes[0].Call.Verb != "" {
			b := w.push(look.Primary, w.doing(fixes[0]), "", "theme-fix", func() { w.hands.Fix(fixes[0]) })
			sheet.Put(b, left, at, b.Wide(), look.ButtonHeightDense)
			left += b.Wide() + 8
		}
		accept, target, answer := p.T("themes.accept"), "theme-waive", w.hands.WaiveTheme
		if x.Waived != nil {
			accept, target, answer = p.T("warnings.unwaive"), "theme-unwaive", w.hands.UnwaiveTheme
		}
		right := width - pad + 10
		if answer != nil {
			b := w.push(look.Quiet, accept, "", target, func() { answer(x) })
			right -= b.Wide()
			sheet.Put(b, right, at, b.Wide(), look.ButtonHeightDense)
		}
		if w.hands.Page != nil {
			label := p.T("warnings.page")
			if len(fixes) > 1 {
				label = p.T("themes.others", "n", len(fixes)-1)
			}
			if b := w.push(look.Secondary, label, "", "page", func() { w.hands.Page(x.Key) }); left+b.Wide() <= right {
				sheet.Put(b, left, at, b.Wide(), look.ButtonHeightDense)
			} else {
				b.Label = p.T("warnings.page")
				sheet.Put(b, left, at, min(b.Wide(), right-left), look.ButtonHeightDense)
			}
		}
	}}
}

// doing is what the button of a remedy says.
func (w *Warnings) doing(f check.Fix) string {
	switch f.Code {
	case theme.LeadFix, theme.ByStageFix:
		return w.print.T("themes.draw-line")
	}
	return w.print.T("themes.do")
}

// tapTheme opens a theme and shows what it is about; a second tap folds it.
func (w *Warnings) tapTheme(x *theme.Theme) {
	if w.hands.Pick != nil {
		w.hands.Pick(x.Key)
		return
	}
	if w.open == x.Key {
		w.Open("")
		return
	}
	w.Open(x.Key)
	if w.hands.ShowTheme != nil {
		w.hands.ShowTheme(x)
	}
}

// findingBlock shows a finding behind the open theme; when it is open also its evidence and
// its remedies.
func (w *Warnings) findingBlock(f check.Finding, width float32) block {
	p, s := w.print, w.snap.Scenario
	row := said(p, s, f)
	row.name, row.tapped = "warning:"+f.Key, func() { w.tap(f) }
	if row.muted = f.Waived != nil; row.muted {
		row.message = w.accepted(s, *f.Waived)
	}
	switch {
	case f.Returned:
		row.pill = look.TagPill(p.T("warnings.returned"))
	case w.grew(f) && f.Waived == nil:
		row.pill = look.NewPill(p.T("warnings.new"))
	}
	if w.behind == f.Key {
		row.lines = 0
		return w.opened(f, row, width)
	}
	return block{row.height(width), func(sheet *look.Sheet, y float32) { row.draw(&w.page, sheet, y, width) }}
}

// tap opens a finding behind the open theme and shows what it is about; a second one folds it.
func (w *Warnings) tap(f check.Finding) {
	if w.behind == f.Key {
		w.behind = ""
		w.draw()
		return
	}
	w.Open(f.Key)
	if w.hands.Show != nil {
		w.hands.Show(f)
	}
}

// missing is the foot: what was not entered, and the way to enter it; nil when nothing is
// missing.
func (w *Warnings) missing(width float32) *look.Sheet {
	all := w.snap.Themes.Missing()
	if len(all) == 0 || w.snap.Pending {
		return nil
	}
	p := w.print
	var names, whole []string
	for _, m := range all {
		names, whole = append(names, p.MissingShort(m)), append(whole, p.Missing(m))
	}
	s := look.NewSheet()
	s.Reach(footHeight)
	s.Icon(pad, 13, 14, "info", look.Ink2)
	right := width - pad
	if w.hands.Fill != nil {
		label := p.T("themes.fill")
		wide := look.Width(label, look.SmallBold)
		w.stretch(s, right-wide-8, 6, wide+16, 28, "fill", func() { w.hands.Fill(all[0]) }).Radius = look.RadiusButton
		s.Text(right-wide, 11, look.SmallBold, look.Accent, label)
		right -= wide + 16
	}
	row := w.stretch(s, pad, 4, max(right-pad, 0), footHeight-8, "missing", nil)
	row.Hint = strings.Join(whole, "\n")
	s.TextCut(findingText, 11, right-findingText, look.Small, look.Ink2, p.T("themes.missing", "list", strings.Join(names, p.T("themes.and"))))
	return s
}

// footHeight is the height of the line of completeness.
const footHeight = 40
