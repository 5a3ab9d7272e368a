package panel

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// caseDesk is the right side of the page of warnings: one of them, whole.
type caseDesk struct {
	page
	c          *Cases
	accept     *look.Button
	edit       editor // of what the warning asks for
	answering  answering
	responseAt float32 // where the card of the response begins
}

func newCaseDesk(c *Cases) *caseDesk {
	d := &caseDesk{c: c}
	d.begin(d, d.sheets)
	d.edit = newEditor(&d.page, c.hands.EditHands)
	return d
}

// Measures of a case.
const (
	remedyHigh = 44
	caseRow    = 30
)

func (d *caseDesk) sheets(width float32) folio {
	p := d.c.print
	if p.Lang() == "" {
		return folio{}
	}
	if x, ok := d.c.theme(); ok {
		return d.themeSheets(x, width)
	}
	f, ok := d.c.finding()
	if !ok {
		key := "warnings.none"
		if d.c.snap.Pending {
			key = "warnings.pending"
		}
		return folio{body: []block{gap(80), {40, func(s *look.Sheet, y float32) {
			words := p.T(key)
			s.Text((width-look.Width(words, look.Body))/2, y, look.Body, look.Ink3, words)
		}}}}
	}
	out := folio{body: []block{d.heading(f, width), gap(deskGap)}}
	add := func(b block) { out.body = append(out.body, b, gap(deskGap)) }
	evidence := d.c.snap.Findings.Explain(f)
	if f.Rule == check.NearDuplicates && len(f.Subjects) == 2 {
		add(d.c.texts(f.Subjects[0].ID, f.Subjects[1].ID, marksOf(f), width))
		add(d.layers(evidence, width))
		if pulls := of(evidence, "pulled-to"); len(pulls) > 0 {
			add(d.pulls(f, pulls, width))
		}
		evidence = slices.DeleteFunc(slices.Clone(evidence), func(e check.Evidence) bool {
			return e.Kind == "wording" || e.Kind == "pulled-to" || slices.Contains(slices.Concat(layerKinds()...), e.Kind)
		})
	}
	// That nothing mends it at once is said among the remedies.
	evidence = slices.DeleteFunc(slices.Clone(evidence), func(e check.Evidence) bool { return e.Kind == "decide-outside" })
	if len(evidence) > 0 {
		add(d.grounds(evidence, width))
	}
	add(d.remedies(d.ofFinding(f), width))
	out.body = append(out.body, gap(look.ToastRoom))
	return out
}

// answers is what is offered to settle a theme or a finding.
type answers struct {
	blanks  []check.Blank
	fixes   []check.Fix
	say     func(check.Fix) string
	waived  *model.Waiver
	unwaive func()
	accept  string // what the offer to accept it says
}

func (d *caseDesk) ofFinding(f check.Finding) answers {
	p, c := d.c.print, d.c
	return answers{check.Blanks(c.snap.Scenario, f), f.Fixes, func(x check.Fix) string { return p.Fix(c.snap.Scenario, x) }, f.Waived, func() { c.hands.Unwaive(f) }, p.T("case.accept")}
}

func (d *caseDesk) ofTheme(x *theme.Theme) answers {
	p, c := d.c.print, d.c
	out := answers{accept: p.T("themes.accept-this"), fixes: c.snap.Themes.Fixes(x), waived: x.Waived, unwaive: func() { c.hands.UnwaiveTheme(x) }, say: func(f check.Fix) string {
		_, sentence := p.ThemeFix(c.snap.Scenario, f)
		return sentence
	}}
	for _, f := range x.Findings {
		for _, b := range check.Blanks(c.snap.Scenario, *f) {
			if len(out.blanks) < mostBlanks && !slices.Contains(out.blanks, b) {
				out.blanks = append(out.blanks, b)
			}
		}
	}
	return out
}

// mostBlanks is how many cells a theme asks for.
const mostBlanks = 6

// of gives the evidence of some kinds.
func of(evidence []check.Evidence, kinds ...string) []check.Evidence {
	return slices.DeleteFunc(slices.Clone(evidence), func(e check.Evidence) bool { return !slices.Contains(kinds, e.Kind) })
}

func (d *caseDesk) heading(f check.Finding, width float32) block {
	p := d.c.print
	title, message := p.Finding(d.c.snap.Scenario, f)
	show := look.Width(p.T("case.show"), look.BodyBold) + 44
	room, beside := headRoom(width, show, 140)
	lines := float32(len(look.Wrap(message, look.Body, room, 5)))
	source := ""
	for _, r := range check.Rules() {
		if r.ID == f.Rule {
			source = r.Source
		}
	}
	titles := look.Wrap(title, look.Title, beside, 2)
	head := float32(len(titles)) * look.Title.Line()
	stacked := room == beside
	if stacked {
		head += headRow
	}
	high := 20 + head + 6 + lines*look.Body.Line() + 4
	return block{high, func(s *look.Sheet, y float32) {
		severity := marks.Severity(f.Severity)
		s.Glyph(deskPad, y+26, 22, severity)
		s.Paragraph(deskPad+36, y+20, beside, look.Title, look.Ink, title, 2)
		x, button := deskPad+36+look.Width(titles[len(titles)-1], look.Title)+10, y+24
		at := y + 20 + head + 6
		if stacked {
			x, button = deskPad, at-look.Title.Line()-6
		}
		x += s.Pill(x, at-look.Title.Line()-1, look.SeverityPill(severity, p.Severity(f.Severity.String()))) + 4
		why := look.NewIconButton("info", nil) // codes and schools of thought only for those who ask
		why.Hint = p.T("case.source", "source", source+" "+f.Rule)
		s.Put(why, x, at-look.Title.Line()-5, 28, 28)
		s.Paragraph(deskPad+36, at, room, look.Body, look.Ink2, message, 5)
		b := d.push(look.Secondary, p.T("case.show"), "grid", "case-show", func() { d.c.hands.Show(f) })
		s.Put(b, width-deskPad-b.Wide(), button, b.Wide(), 32)
	}}
}

// layerKinds are the kinds of evidence of the three layers of a likeness.
func layerKinds() [][]string {
	return [][]string{
		{"near-copy", "shared-words"},
		{"shared-functions", "shared-capability"},
		{"same-channel", "same-kpi", "same-campaign", "same-partner", "same-tool", "same-data", "same-budget", "channel", "kpi"},
	}
}

// layers says of each layer of a likeness whether it speaks, and what it says.
func (d *caseDesk) layers(evidence []check.Evidence, width float32) block {
	p, scenario := d.c.print, d.c.snap.Scenario
	const label = 100
	w := (width - 2*deskPad - label) / 3
	var said [3]string
	var speaks [3]bool
	most := 1
	for i, kinds := range layerKinds() {
		var words []string
		for _, e := range of(evidence, kinds...) {
			words = append(words, p.Evidence(scenario, e))
			speaks[i] = speaks[i] || e.Kind != "shared-words" // some words in common make no copy
		}
		said[i] = strings.Join(words, p.T("case.stop"))
		most = max(most, len(look.Wrap(said[i], look.Small, w-2*pad-20, 3)))
	}
	high := 12 + look.Body.Line() + 2 + float32(most)*look.Small.Line() + 12
	return block{high, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		s.Text(deskPad+pad, y+13, look.SmallBold, look.Ink2, p.T("case.why-near"))
		for i, words := range said {
			x := deskPad + label + float32(i)*w
			s.Upright(x, y+1, high-2, look.Line)
			icon, face, ink, role := "check", look.BodyBold, look.Ink, look.MediumInk
			if !speaks[i] {
				icon, face, ink, role = "close", look.Body, look.Ink3, look.Ink3
			}
			if words == "" {
				words = p.T("case.no-layer." + strconv.Itoa(i+1))
			}
			s.Icon(x+pad, y+16, 12, icon, role)
			s.TextCut(x+pad+20, y+12, w-2*pad-20, face, ink, p.T("case.layer."+strconv.Itoa(i+1)))
			s.Paragraph(x+pad+20, y+14+look.Body.Line(), w-2*pad-20, look.Small, look.Ink2, words, 3)
		}
	}}
}

// pulls gives the argument for each of two homes, a card for each.
func (d *caseDesk) pulls(f check.Finding, evidence []check.Evidence, width float32) block {
	p, scenario := d.c.print, d.c.snap.Scenario
	type side struct {
		home model.ID
		e    check.Evidence
		rows [][2]string
	}
	var sides [2]side
	most := 1
	for i := range sides {
		if i < len(f.Units) {
			sides[i].home = f.Units[i]
		}
		for _, e := range evidence {
			if len(e.Refs) > 0 && e.Refs[0].ID == sides[i].home {
				sides[i].e = e
			}
		}
		for _, kind := range []model.Kind{model.GoalKind, model.KPIKind, model.HandoffKind} {
			var names []string
			for _, r := range sides[i].e.Refs {
				if r.Kind == kind {
					names = append(names, p.Name(scenario, r))
				}
			}
			if len(names) > 0 {
				sides[i].rows = append(sides[i].rows, [2]string{p.Kind(kind), p.List(names...)})
			}
		}
		most = max(most, len(sides[i].rows))
	}
	high := 46 + float32(most)*caseRow + 6
	return block{high, func(s *look.Sheet, y float32) {
		for i, side := range sides {
			x, w := half(i, width)
			s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), x, y, w, high)
			s.Seal(x+pad, y+14, sealSize, d.c.seals[side.home])
			pull := p.T("case.pull", "n", p.Number(side.e.Amount))
			s.TextRight(x+w-pad, y+14, look.Small, look.Ink2, pull)
			s.TextCut(x+pad+26, y+13, w-2*pad-40-look.Width(pull, look.Small), look.BodyBold, look.Ink, p.T("case.for", "unit", p.Unit(scenario, side.home)))
			if len(side.rows) == 0 {
				s.Text(x+pad, y+50, look.Small, look.Ink3, p.T("case.no-pull"))
			}
			for k, row := range side.rows {
				at := y + 42 + float32(k)*caseRow
				s.Rule(x+pad, at, w-2*pad, look.Line)
				s.TextCut(x+pad, at+6, 64, look.Small, look.Ink2, row[0])
				s.TextCut(x+pad+72, at+6, w-2*pad-72, look.Small, look.Ink, row[1])
			}
		}
	}}
}

// grounds lists the evidence, each line leading to what it names.
func (d *caseDesk) grounds(evidence []check.Evidence, width float32) block {
	p, scenario := d.c.print, d.c.snap.Scenario
	lines := make([]string, len(evidence))
	var tall []float32
	high := float32(42)
	room := width - 2*deskPad - 2*pad - 12
	for i, e := range evidence {
		lines[i] = p.Evidence(scenario, e)
		tall = append(tall, 8+float32(len(look.Wrap(lines[i], look.Body, room, 4)))*look.Body.Line())
		high += tall[i]
	}
	return block{high + 8, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, high+8)
		s.Text(deskPad+pad, y+12, look.BodyBold, look.Ink, p.T("case.grounds"))
		at := y + 38
		for i, e := range evidence {
			if to, ok := shown(e); ok && d.c.hands.Jump != nil {
				d.stretch(s, deskPad+6, at, width-2*deskPad-12, tall[i], "ground:"+strconv.Itoa(i+1), func() { d.c.hands.Jump(to) }).Radius = look.RadiusButton
			}
			s.Fill(deskPad+pad, at+4+look.Body.Line()/2, 4, 1, look.Ink3)
			s.Paragraph(deskPad+pad+12, at+4, room, look.Body, look.Ink2, lines[i], 4)
			at += tall[i]
		}
	}}
}

// shown is the first duty, else the first unit, else the first other record that a piece
// of evidence names and the inspector can show.
func shown(e check.Evidence) (model.Ref, bool) {
	for _, kind := range []model.Kind{model.DutyKind, model.UnitKind, model.HandoffKind, model.KPIKind, model.GoalKind, model.TaskKind, model.ChannelKind, model.ToolKind} {
		if i := slices.IndexFunc(e.Refs, func(r model.Ref) bool { return r.Kind == kind }); i >= 0 {
			return e.Refs[i], true
		}
	}
	return model.Ref{}, false
}

// remedies offers the fixes, each with what it would bring about, what can be entered to
// answer the warning, and to accept it, or no longer to.
func (d *caseDesk) remedies(a answers, width float32) block {
	p, c := d.c.print, d.c
	var rows []block
	if a.waived == nil {
		for _, blank := range a.blanks {
			b := d.edit.row(blank.Of, blank.Cell, deskPad+pad, width-2*deskPad-2*pad)
			rows = append(rows, block{b.height + 12, func(s *look.Sheet, y float32) { b.draw(s, y+6) }})
		}
		for i, fix := range a.fixes {
			rows = append(rows, d.remedy(i, fix, a.say(fix), width))
		}
		if len(rows) == 0 {
			rows = append(rows, block{remedyHigh, func(s *look.Sheet, y float32) {
				s.TextCut(deskPad+pad, y+12, width-2*deskPad-2*pad, look.Body, look.Ink2, p.T("case.no-remedy"))
			}})
		}
	}
	high := float32(44 + remedyHigh)
	for _, b := range rows {
		high += b.height
	}
	return block{high, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		x := deskPad + pad + s.Text(deskPad+pad, y+12, look.BodyBold, look.Ink, p.T("case.remedies"))
		s.Text(x+10, y+13, look.Small, look.Ink2, p.T("case.one-step"))
		at := y + 44
		for _, b := range rows {
			s.Rule(deskPad, at, width-2*deskPad, look.Line)
			b.draw(s, at)
			at += b.height
		}
		s.Rule(deskPad, at, width-2*deskPad, look.Line)
		if a.waived != nil {
			b := d.push(look.Secondary, p.T("warnings.unwaive"), "", "unwaive", a.unwaive)
			s.TextCut(deskPad+pad, at+12, width-2*deskPad-2*pad-b.Wide()-12, look.Body, look.Ink2, p.T("case.accepted", "why", p.Reasons(c.snap.Scenario).Say(a.waived.Reason), "who", a.waived.By))
			s.Put(b, width-deskPad-pad-b.Wide(), at+6, b.Wide(), 32)
			return
		}
		at += 6
		key := s.KeyCap(deskPad+pad, at+7, "W")
		label := deskPad + pad + key + 10
		label += s.Text(label, at+6, look.BodyBold, look.Ink, a.accept) + 12
		b := d.push(look.Secondary, p.T("case.accept-now"), "", "accept", c.accept)
		b.Disabled = strings.TrimSpace(c.why.Text) == ""
		d.accept = b
		right := width - deskPad - pad - b.Wide()
		s.Put(b, right, at, b.Wide(), 32)
		s.Put(c.why, label, at, right-label-10, 32)
		d.name("case-why", c.why)
	}}
}

// drawAccept follows the reason while it is typed.
func (d *caseDesk) drawAccept() {
	if off := strings.TrimSpace(d.c.why.Text) == ""; d.accept != nil && d.accept.Disabled != off {
		d.accept.Disabled = off
		d.accept.Refresh()
	}
}

// remedy is one fix: its key, all that it does, below what would come of it, and the button.
func (d *caseDesk) remedy(i int, fix check.Fix, words string, width float32) block {
	p, c := d.c.print, d.c
	weight := look.Secondary
	if i == 0 {
		weight = look.Primary
	}
	number := strconv.Itoa(i + 1)
	left := float32(deskPad + pad + 32)
	button := look.Width(p.T("case.do"), look.BodyBold) + 26
	room := width - deskPad - pad - button - 16 - left
	lines := float32(len(look.Wrap(words, look.BodyBold, room, 0)))
	var would scenarios.Consequence
	decide := fix.Call.Verb == "" // people must: there is nothing to carry out
	var verb model.Verb
	if !decide {
		verb = c.hands.Verb(fix)
	}
	refused := ""
	if verb != nil {
		if would = c.hands.Preview(verb); would.Refusal != nil {
			refused, _ = p.Error(c.snap.Scenario, would.Refusal)
		}
	}
	effects := refused != "" || len(would.Gained)+len(would.Lost) > 0
	high := 24 + lines*look.BodyBold.Line()
	if effects {
		high += 26
	}
	return block{high, func(s *look.Sheet, y float32) {
		if !decide {
			b := d.push(weight, p.T("case.do"), "", "fix:"+number, func() { c.hands.Fix(fix) })
			b.Disabled = refused != ""
			s.Put(b, width-deskPad-pad-b.Wide(), y+6, b.Wide(), 32)
		}
		if i < 9 && !decide {
			s.KeyCap(deskPad+pad, y+13, number)
		}
		s.Paragraph(left, y+12, room, look.BodyBold, look.Ink, words, 0)
		at := y + 16 + lines*look.BodyBold.Line()
		switch {
		case refused != "":
			s.TextCut(left, at, room, look.Small, look.HighInk, refused)
		case effects:
			d.effects(s, left, at, left+room, would.Gained, would.Lost)
		}
	}}
}

// effects draws how many warnings of each family would go and come, as far as there is room.
func (d *caseDesk) effects(s *look.Sheet, x, y, right float32, gained, lost []check.Finding) {
	for _, pill := range effects(d.c.print, gained, lost) {
		if x+pill.Width() > right {
			return
		}
		x += s.Pill(x, y, pill) + 6
	}
}

// effects says how many warnings of each family would go and come, the most that go first.
func effects(p text.Printer, gained, lost []check.Finding) (out []look.Pill) {
	net := map[string]int{}
	var order []string
	count := func(fs []check.Finding, by int) {
		for _, f := range fs {
			family := p.Family(f.Rule)
			if _, known := net[family]; !known {
				order = append(order, family)
			}
			net[family] += by
		}
	}
	count(lost, -1)
	count(gained, 1)
	slices.SortStableFunc(order, func(a, b string) int { return cmp.Compare(net[a], net[b]) })
	for _, family := range order {
		n := net[family]
		if n == 0 {
			continue
		}
		verdict, word := look.Better, "better"
		if n > 0 {
			verdict, word = look.Worse, "worse"
		}
		out = append(out, look.VerdictPill(verdict, p.T("verdict."+word), family+" "+p.Signed(float64(n))))
	}
	return out
}
