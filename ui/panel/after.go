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
	hands AfterHands
	print text.Printer
	snap  scenarios.Snapshot
	drop  Drop
}

// Drop is what letting go of a drag would do.
type Drop struct {
	Duties      []model.ID
	Unit        model.ID // dragged by its head, instead of duties
	To          model.ID // a unit; "" = 待分配, or the top for a unit
	Outside     bool     // over no place: nothing would happen
	Same        bool     // another order at most
	Merge       bool     // Unit and To would become one, after a question
	Consequence scenarios.Consequence
}

// NewAfter makes an empty prediction.
func NewAfter(h AfterHands) *After {
	a := &After{hands: h}
	a.begin(a, a.sheets)
	return a
}

// Draw shows what letting go would bring about.
func (a *After) Draw(snap scenarios.Snapshot, p text.Printer, d Drop) {
	a.print, a.snap, a.drop = chrome.In(p.Lang()), snap, d
	a.draw()
}

func (a *After) sheets(width float32) folio {
	p := a.print
	if len(a.drop.Duties) == 0 && a.drop.Unit == "" {
		return folio{}
	}
	f := folio{head: a.heading(width)}
	switch {
	case a.drop.Outside:
		f.body = []block{note(p.T("after.outside"), width)}
	case a.drop.Same && a.drop.Unit != "":
		f.body = []block{note(p.T("after.unit-order"), width)}
	case a.drop.Same:
		f.body = []block{note(p.T("after.same"), width)}
	case a.drop.Consequence.Refusal != nil:
		f.body = []block{a.refusal(width)}
	case a.drop.Consequence.Pending:
		f.body = []block{note(p.T("warnings.pending"), width)}
	default:
		if a.drop.Merge {
			f.body = []block{note(p.T("after.asks"), width)}
		}
		f.body = append(append(f.body, a.stays(width)...), a.part(p.T("after.lost"), p.T("after.will-go"), a.drop.Consequence.Lost, a.snap.Scenario, look.Better, width)...)
		f.body = append(f.body, a.part(p.T("after.gained"), p.T("after.will-come"), a.drop.Consequence.Gained, a.drop.Consequence.Scenario, look.Worse, width)...)
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
	title := p.T("after.duties", "n", len(a.drop.Duties))
	switch {
	case a.drop.Unit != "":
		title = p.Name(scenario, model.Ref{Kind: model.UnitKind, ID: a.drop.Unit})
	case len(a.drop.Duties) == 1:
		title = p.Name(scenario, model.Ref{Kind: model.DutyKind, ID: a.drop.Duties[0]})
	}
	s.TextCut(pad, 44, width-2*pad, look.Heading, look.Ink, title)
	seals := marks.Seals(p, scenario, a.snap.Baseline)
	x, room := float32(pad), (width-2*pad-routeArrow-16)/2
	unit := func(id model.ID) {
		s.Seal(x, routeAt, sealSize, seals[id])
		x += 24
		x += s.Text(x, routeAt, look.Small, look.Ink2, look.CutLeft(p.Unit(scenario, id), look.Small, room-24)) + 8
	}
	if from, one := a.from(); one {
		unit(from)
	}
	if a.drop.Outside || a.drop.Unit != "" && (a.drop.Same || a.drop.To == "") {
		s.Reach(afterHead)
		return s
	}
	icon := "arrow-right"
	if a.drop.Merge {
		icon = "fuse"
	}
	s.Icon(x, routeAt+2, 14, icon, look.Ink2)
	x += routeArrow + 6
	unit(a.drop.To)
	s.Reach(afterHead)
	return s
}

// from is the unit that all duties come from, or the one that is dragged.
func (a *After) from() (unit model.ID, one bool) {
	if a.drop.Unit != "" {
		return a.drop.Unit, true
	}
	for i, id := range a.drop.Duties {
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
	if a.drop.To == "" {
		return nil
	}
	var out []block
	seen := map[model.ID]bool{}
	for _, id := range a.drop.Duties {
		home, _ := scenario.Duty(id)
		if seen[home.Unit] || home.Unit == "" {
			continue
		}
		seen[home.Unit] = true
		var with []model.ID
		for _, other := range a.drop.Duties {
			if d, _ := scenario.Duty(other); d.Unit == home.Unit {
				with = append(with, other)
			}
		}
		var names []string
		for _, r := range model.LeftBehind(scenario, home.Unit, a.drop.To, with...) {
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
	headline, hint := a.print.Error(a.snap.Scenario, a.drop.Consequence.Refusal)
	row := finding{rowHead: rowHead{title: headline}, message: hint}
	return block{row.height(width), func(s *look.Sheet, y float32) {
		s.Icon(pad, y+rowPad+3, glyphSize, "refuse", look.HighInk)
		s.Paragraph(findingText, y+rowPad, width-findingText-pad, look.BodyBold, look.HighInk, headline, 2)
		lines := float32(len(look.Wrap(headline, look.BodyBold, width-findingText-pad, 2)))
		s.Paragraph(findingText, y+rowPad+lines*look.Body.Line(), width-findingText-pad, look.Small, look.Ink2, hint, 3)
	}}
}

func (a *After) footing(width float32) *look.Sheet {
	rest := -len(a.drop.Consequence.Lost)
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
