package panel

import (
	"slices"
	"strconv"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// themeSheets is the argument of a theme: the claim and why it is as grave as it is, the
// duties side by side, what it rests on, what to do, and the findings behind it.
func (d *caseDesk) themeSheets(x *theme.Theme, width float32) folio {
	out := folio{body: []block{d.themeHeading(x, width), gap(deskGap)}}
	add := func(b ...block) { out.body = append(append(out.body, b...), gap(deskGap)) }
	for _, row := range d.columns(x, width) {
		add(row)
	}
	if grounds := d.themeGrounds(x); len(grounds) > 0 {
		add(d.grounds(grounds, width))
	}
	add(d.remedies(d.ofTheme(x), width))
	d.responseAt = 0
	for _, b := range out.body {
		d.responseAt += b.height
	}
	add(d.response(x, width))
	add(d.findings(x, width))
	out.body = append(out.body, gap(look.ToastRoom))
	return out
}

func (d *caseDesk) themeHeading(x *theme.Theme, width float32) block {
	p, c := d.c.print, d.c
	title, message := p.Theme(c.snap.Scenario, x), p.ThemeReason(c.snap.Scenario, x)
	show := look.Width(p.T("case.show"), look.BodyBold) + 44
	room, beside := headRoom(width, show, 220)
	lines := float32(len(look.Wrap(message, look.Body, room, 3)))
	titles := look.Wrap(title, look.Title, beside, 2)
	head := float32(len(titles)) * look.Title.Line()
	stacked := room == beside
	if stacked {
		head += headRow
	}
	stakes := p.ThemeStakes(c.snap.Scenario, x)
	high := 20 + head + 6 + lines*look.Body.Line() + 4
	if stakes != "" {
		high += look.Small.Line() + 2
	}
	at := slices.IndexFunc(c.snap.Themes.All(), func(y *theme.Theme) bool { return y.Key == x.Key })
	return block{high, func(s *look.Sheet, y float32) {
		severity := marks.Severity(x.Severity)
		s.Glyph(deskPad, y+26, 22, severity)
		s.Paragraph(deskPad+36, y+20, beside, look.Title, look.Ink, title, 2)
		left, button := deskPad+36+look.Width(titles[len(titles)-1], look.Title)+10, y+24
		below := y + 20 + head + 6
		if stacked {
			left, button = deskPad, below-look.Title.Line()-6
		}
		left += s.Pill(left, below-look.Title.Line()-1, look.SeverityPill(severity, p.Severity(x.Severity.String()))) + 10
		place := p.T("themes.place", "i", p.Number(float64(at+1)), "n", p.Number(float64(len(c.snap.Themes.All()))))
		if !stacked || left+look.Width(place, look.Small)+show < width-deskPad {
			s.Text(left, below-look.Title.Line()+1, look.Small, look.Ink2, place)
		}
		s.Paragraph(deskPad+36, below, room, look.Body, look.Ink2, message, 3)
		if stakes != "" {
			s.TextCut(deskPad+36, below+lines*look.Body.Line()+2, room, look.Small, look.Ink2, stakes)
		}
		b := d.push(look.Secondary, p.T("case.show"), "grid", "case-show", func() { c.hands.ShowTheme(x) })
		s.Put(b, width-deskPad-b.Wide(), button, b.Wide(), 32)
	}}
}

// headRow is the height of the row of marks below the title of a narrow page.
const headRow = 36

// headRoom is the room for what is told of a warning beside the button, and for its title
// beside that and its marks. Where that is too narrow to read, all have the whole width.
func headRoom(width, button, marks float32) (told, title float32) {
	told = width - 2*deskPad - 36 - button - 16
	if told-marks < 200 {
		told = width - 2*deskPad - 36
		return told, told
	}
	return told, told - marks
}

// columnLeast is the least width of the column of a unit.
const columnLeast = 300

// columns shows the duties of a theme side by side by unit, as many units in a row as there
// is room for.
func (d *caseDesk) columns(x *theme.Theme, width float32) []block {
	p, c := d.c.print, d.c
	by := map[model.ID][]model.Duty{}
	var units []model.ID
	for _, id := range x.Duties {
		duty, ok := c.snap.Scenario.Duty(id)
		if !ok {
			continue
		}
		if by[duty.Unit] == nil {
			units = append(units, duty.Unit)
		}
		by[duty.Unit] = append(by[duty.Unit], duty)
	}
	per := min(max(int((width-2*deskPad+deskGap)/(columnLeast+deskGap)), 1), max(len(units), 1))
	wide := (width - 2*deskPad - float32(per-1)*deskGap) / float32(per)
	var out []block
	for row := range slices.Chunk(units, per) {
		high := float32(0)
		for _, u := range row {
			high = max(high, columnHigh(p.Lang(), by[u], wide))
		}
		out = append(out, block{high, func(s *look.Sheet, y float32) {
			for i, u := range row {
				left := deskPad + float32(i)*(wide+deskGap)
				s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), left, y, wide, high)
				s.Seal(left+pad, y+13, sealSize, c.seals[c.snap.Scenario.DepartmentOf(u)])
				count := p.T("themes.duties", "n", len(by[u]))
				s.TextRight(left+wide-pad, y+14, look.Small, look.Ink2, count)
				s.TextCut(left+pad+26, y+12, wide-2*pad-40-look.Width(count, look.Small), look.BodyBold, look.Ink, p.Unit(c.snap.Scenario, u))
				at := y + 42
				for _, duty := range by[u] {
					s.Rule(left, at, wide, look.Line)
					d.stretch(s, left+4, at+3, wide-8, dutyHigh(p.Lang(), duty, wide)-6, "theme-duty:"+string(duty.ID), func() { c.hands.Jump(duty.Ref()) }).Radius = look.RadiusButton
					s.TextCut(left+pad, at+8, wide-2*pad, look.BodyBold, look.Ink, p.Name(c.snap.Scenario, duty.Ref()))
					s.Paragraph(left+pad, at+8+look.BodyBold.Line(), wide-2*pad, look.Body, look.Ink2, duty.Text.In(p.Lang()), dutyLines)
					at += dutyHigh(p.Lang(), duty, wide)
				}
			}
		}})
	}
	return out
}

// dutyLines is how many lines of a duty a column shows.
const dutyLines = 6

func columnHigh(lang model.Lang, duties []model.Duty, wide float32) float32 {
	high := float32(42)
	for _, duty := range duties {
		high += dutyHigh(lang, duty, wide)
	}
	return high
}

func dutyHigh(lang model.Lang, duty model.Duty, wide float32) float32 {
	return 16 + look.BodyBold.Line() + float32(len(look.Wrap(duty.Text.In(lang), look.Body, wide-2*pad, dutyLines)))*look.Body.Line()
}

// mostGrounds is how many facts a theme shows together; the findings behind it have the rest.
const mostGrounds = 6

// themeGrounds gathers what a theme rests on, each fact once, without the wordings that
// stand above.
func (d *caseDesk) themeGrounds(x *theme.Theme) (out []check.Evidence) {
	seen := map[string]bool{}
	for _, f := range x.Findings {
		for _, e := range f.Evidence {
			if e.Kind == "wording" || e.Kind == "shared-words" || e.Kind == "decide-outside" || e.Kind == "piece" || len(out) == mostGrounds {
				continue
			}
			if said := d.c.print.Evidence(d.c.snap.Scenario, e); !seen[said] {
				seen[said] = true
				out = append(out, e)
			}
		}
	}
	return out
}

// findings lists what is behind a theme, each leading to its own argument.
func (d *caseDesk) findings(x *theme.Theme, width float32) block {
	p, c := d.c.print, d.c
	const row = 40
	title, count, hint := p.T("themes.behind"), strconv.Itoa(len(x.Findings)), p.T("themes.behind-hint")
	inner := width - 2*deskPad - 2*pad
	beside := look.Width(title, look.BodyBold)+8+look.Width(count, look.Small)+16+look.Width(hint, look.Small) <= inner
	head := float32(44)
	if !beside {
		head += float32(look.Lines(hint, look.Small, inner, 0)) * look.Small.Line()
	}
	high := head + row*float32(len(x.Findings))
	return block{high, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		left := deskPad + pad + s.Text(deskPad+pad, y+12, look.BodyBold, look.Ink, title)
		s.Text(left+8, y+13, look.Small, look.Ink3, count)
		if beside {
			s.TextRight(width-deskPad-pad, y+13, look.Small, look.Ink2, hint)
		} else {
			s.Paragraph(deskPad+pad, y+34, inner, look.Small, look.Ink2, hint, 0)
		}
		at := y + head
		for _, f := range x.Findings {
			s.Rule(deskPad, at, width-2*deskPad, look.Line)
			d.stretch(s, deskPad+4, at+3, width-2*deskPad-8, row-6, "behind:"+f.Key, func() { c.Open(f.Key) }).Radius = look.RadiusButton
			title, message := p.Finding(c.snap.Scenario, *f)
			ink := look.Ink
			if f.Waived != nil {
				ink, message = look.Ink3, p.T("case.accepted", "why", p.Reasons(c.snap.Scenario).Say(f.Waived.Reason), "who", f.Waived.By)
			}
			s.Glyph(deskPad+pad, at+13, glyphSize, marks.Severity(f.Severity))
			s.TextCut(deskPad+pad+24, at+10, 160, look.SmallBold, ink, title)
			s.TextCut(deskPad+pad+196, at+10, width-2*deskPad-2*pad-196, look.Small, look.Ink2, message)
			at += row
		}
	}}
}
