package panel

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Measures of the prediction.
const (
	routeAt    = 72
	afterFoot  = 40
	afterHead  = 104
	routeArrow = 16
)

// AfterHands is what the prediction may ask for.
type AfterHands struct {
	Cancel func() // give the drag up
}

// After says what letting go of a drag would do (松手之后), in the place of the
// inspector and the warnings.
type After struct {
	page
	hands  AfterHands
	print  text.Printer
	snap   scenarios.Snapshot
	duties []model.ID
	to     model.ID
	same   bool
	would  scenarios.Consequence
}

// NewAfter makes an empty prediction.
func NewAfter(h AfterHands) *After {
	a := &After{hands: h}
	a.begin(a, a.sheets)
	return a
}

// Draw shows what moving duties to a unit ("" = 待分配) would bring about. same
// tells that they are there already.
func (a *After) Draw(snap scenarios.Snapshot, p text.Printer, duties []model.ID, to model.ID, same bool, would scenarios.Consequence) {
	a.print, a.snap, a.duties, a.to, a.same, a.would = printer(p), snap, duties, to, same, would
	a.draw()
}

func (a *After) sheets(width float32) folio {
	p := a.print
	if len(a.duties) == 0 {
		return folio{}
	}
	f := folio{head: a.heading(width)}
	switch {
	case a.same:
		f.body = []block{note(p.T("after.same"), width)}
	case a.would.Refusal != nil:
		f.body = []block{a.refusal(width)}
	case a.would.Pending:
		f.body = []block{note(p.T("warnings.pending"), width)}
	default:
		f.body = append(a.stays(width), a.part(p.T("after.lost"), p.T("after.will-go"), a.would.Lost, a.snap.Scenario, look.Better, width)...)
		f.body = append(f.body, a.part(p.T("after.gained"), p.T("after.will-come"), a.would.Gained, a.would.Scenario, look.Worse, width)...)
		if len(f.body) == 0 {
			f.body = []block{note(p.T("after.nothing"), width)}
		}
		f.foot = a.footing(width)
	}
	return f
}

func (a *After) heading(width float32) *look.Sheet {
	p, scenario := a.print, a.snap.Scenario
	s := look.NewSheet()
	s.Text(pad, 12, look.BodyBold, look.Ink, p.T("after.head"))
	key := p.T("after.cancel")
	wide := look.Width(key, look.Micro) + 10
	if a.hands.Cancel != nil {
		a.stretch(s, width-12-wide, 6, wide, 32, "cancel-drag", a.hands.Cancel)
	}
	s.KeyCap(width-12-wide, 13, key)
	title := p.Name(scenario, model.Ref{Kind: model.DutyKind, ID: a.duties[0]})
	if len(a.duties) > 1 {
		title = p.T("after.duties", "n", len(a.duties))
	}
	s.TextCut(pad, 44, width-2*pad, look.Heading, look.Ink, title)
	seals := marks.Seals(p, scenario, a.snap.Baseline)
	x, room := float32(pad), (width-2*pad-routeArrow-16)/2
	unit := func(id model.ID) {
		s.Seal(x, routeAt, sealSize, seals[id])
		x += 24
		x += s.TextCut(x, routeAt, room-24, look.Small, look.Ink2, p.Unit(scenario, id)) + 8
	}
	if from, one := a.from(); one {
		unit(from)
	}
	s.Icon(x, routeAt+2, 14, "arrow-right", look.Ink2)
	x += routeArrow + 6
	unit(a.to)
	s.Reach(afterHead)
	return s
}

// from is the unit that all duties come from.
func (a *After) from() (unit model.ID, one bool) {
	for i, id := range a.duties {
		d, _ := a.snap.Scenario.Duty(id)
		if i > 0 && d.Unit != unit {
			return "", false
		}
		unit = d.Unit
	}
	return unit, true
}

func (a *After) part(name, word string, fs []check.Finding, s model.Scenario, v look.Verdict, width float32) []block {
	if len(fs) == 0 {
		return nil
	}
	p := a.print
	g := group{name: name, count: p.Number(float64(len(fs))), right: tally(p, fs)}
	out := []block{g.block(&a.page, width)}
	for _, f := range fs {
		row := said(p, s, f)
		row.pill, row.pillRight = look.VerdictPill(v, word, ""), true
		out = append(out, block{row.height(width), func(sheet *look.Sheet, y float32) { row.draw(&a.page, sheet, y, width) }})
	}
	return out
}

// stays says what belongs to the duties and would stay where it is: KPIs, key tasks,
// tools and channels. It can be sent after them.
func (a *After) stays(width float32) []block {
	p, scenario := a.print, a.snap.Scenario
	if a.to == "" {
		return nil
	}
	var out []block
	seen := map[model.ID]bool{}
	for _, id := range a.duties {
		home, _ := scenario.Duty(id)
		if seen[home.Unit] || home.Unit == "" {
			continue
		}
		seen[home.Unit] = true
		var with []model.ID
		for _, other := range a.duties {
			if d, _ := scenario.Duty(other); d.Unit == home.Unit {
				with = append(with, other)
			}
		}
		var names []string
		for _, r := range model.LeftBehind(scenario, home.Unit, a.to, with...) {
			names = append(names, p.Quote(p.Name(scenario, r)))
		}
		if len(names) == 0 {
			continue
		}
		words := p.T("after.stays", "list", p.List(names...), "unit", p.Unit(scenario, home.Unit))
		lines := float32(len(look.Wrap(words, look.Small, width-findingText-pad, 4)))
		out = append(out, block{lines*look.Small.Line() + 2*rowPad, func(s *look.Sheet, y float32) {
			s.Icon(pad, y+rowPad+1, glyphSize, "info", look.Ink2)
			s.Paragraph(findingText, y+rowPad, width-findingText-pad, look.Small, look.Ink, words, 4)
		}})
	}
	return out
}

func (a *After) refusal(width float32) block {
	headline, hint := a.print.Error(a.snap.Scenario, a.would.Refusal)
	row := finding{title: headline, message: hint}
	return block{row.height(width), func(s *look.Sheet, y float32) {
		s.Icon(pad, y+rowPad+3, glyphSize, "refuse", look.HighInk)
		s.Paragraph(findingText, y+rowPad, width-findingText-pad, look.BodyBold, look.HighInk, headline, 2)
		lines := float32(len(look.Wrap(headline, look.BodyBold, width-findingText-pad, 2)))
		s.Paragraph(findingText, y+rowPad+lines*look.Body.Line(), width-findingText-pad, look.Small, look.Ink2, hint, 3)
	}}
}

func (a *After) footing(width float32) *look.Sheet {
	rest := -len(a.would.Lost)
	for f := range a.snap.Findings.Each() {
		if f.Waived == nil {
			rest++
		}
	}
	s := look.NewSheet()
	s.Rule(0, 0, width, look.Line)
	s.Icon(pad, 13, glyphSize, "info", look.Ink2)
	s.TextCut(findingText-2, 11, width-findingText-pad, look.Small, look.Ink2, a.print.T("after.rest", "n", max(rest, 0)))
	s.Reach(afterFoot)
	return s
}
