package rights

import (
	"slices"

	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/look"
)

// usual is a matter that is decided again and again in most houses, with the capabilities of
// the duties that it belongs to.
type usual struct {
	key       string
	functions []string
}

func usuals() []usual {
	return []usual{
		{"budget", []string{"budget"}},
		{"pricing", []string{"pricing"}},
		{"campaign", []string{"campaign", "promotion"}},
		{"placement", []string{"media_buy"}},
		{"creator", []string{"kol"}},
		{"live", []string{"livestream"}},
		{"content", []string{"content"}},
		{"crisis", []string{"crisis", "sentiment"}},
		{"channel", []string{"channel_bd"}},
		{"assortment", []string{"merchandise"}},
		{"service", []string{"service"}},
		{"tool", nil},
		{"staff", []string{"team"}},
	}
}

// offer is a usual matter as it would be taken.
type offer struct {
	right model.DecisionRight
	name  string
	from  string // from when it counts, in the language of the window
}

// idOf is the id of a usual matter: two who take the same take one.
func idOf(key string) model.ID { return model.ID("a-" + key) }

// untaken lists the usual matters that are not there yet.
func (p *Page) untaken() (out []offer) {
	zh, en := chrome.In(model.ZH), chrome.In(model.EN)
	for _, u := range usuals() {
		r := model.DecisionRight{ID: idOf(u.key),
			Matter:    model.Text{ZH: zh.T("rights.offer." + u.key + ".name"), EN: en.T("rights.offer." + u.key + ".name")},
			Threshold: model.Text{ZH: zh.T("rights.offer." + u.key + ".from"), EN: en.T("rights.offer." + u.key + ".from")}}
		if p.snap.Scenario.Find(r.ID) != nil || slices.ContainsFunc(p.matters, func(x model.DecisionRight) bool {
			return x.Matter.ZH == r.Matter.ZH || x.Matter.EN != "" && x.Matter.EN == r.Matter.EN
		}) {
			continue
		}
		for _, d := range p.snap.Scenario.Duties() {
			if d.State == model.Active && slices.ContainsFunc(u.functions, func(f string) bool { return d.Functions.Has(f) }) {
				r.Duties = r.Duties.Plus(model.SetOf(d.ID))
			}
		}
		out = append(out, offer{r, r.Matter.In(p.print.Lang()), r.Threshold.In(p.print.Lang())})
	}
	return out
}

// take adds usual matters in one step.
func (p *Page) take(offers ...offer) {
	if p.refused() || len(offers) == 0 {
		return
	}
	var verbs []model.Verb
	for _, o := range offers {
		verbs = append(verbs, model.AddDecisionRight(o.right))
	}
	verb := verbs[0]
	if len(verbs) > 1 {
		verb = model.InOneStep("add-decision-right", verbs...)
	}
	p.hands.Do(verb, func(done bool) {
		if done {
			p.cursor.matter = offers[0].right.ID
			p.build()
			p.reveal()
		}
	})
}

const (
	offerHigh = 44
	offerHead = 84
)

// offers draws what is offered while nothing was entered.
func (p *Page) offers(s *look.Sheet, x, y, width, height float32) {
	t, offered := p.print, p.untaken()
	s.Text(x+gutter, y+14, look.Heading, look.Ink, t.T("rights.empty"))
	every := t.T("rights.take-all", "n", len(offered))
	all := look.NewButton(look.Primary, every, "", func() { p.take(p.untaken()...) })
	s.TextCut(x+gutter, y+42, width-3*gutter-all.Wide(), look.Small, look.Ink2, t.T("rights.empty-note"))
	all.Disabled = p.shut()
	s.Put(all, x+width-gutter-all.Wide(), y+14, all.Wide(), look.ButtonHeight)
	p.fixed["rights:take-all"] = all
	s.Rule(x+1, y+offerHead-10, width-2, look.Line)
	lines := make([]look.RollLine, len(offered))
	for i, o := range offered {
		lines[i] = look.RollLine{Height: offerHigh, Paint: func(s *look.Sheet, w float32) {
			p.paintOffer(s, w, o)
			if i == min(p.offered, len(offered)-1) {
				ring := canvas.NewRectangle(look.Color(look.Clear))
				ring.StrokeColor, ring.StrokeWidth = look.Color(look.Accent), 2
				s.Put(ring, 1, 0, w-2, offerHigh-1)
				p.places["rights:offered"] = ring
			}
		}}
	}
	rows := min(height-offerHead-addHigh-4, float32(len(offered))*offerHigh)
	p.roll.Set(lines, 0)
	s.Put(p.roll, x+1, y+offerHead-9, width-2, rows)
	p.adding(s, x, y+offerHead-9+rows, width)
}

func (p *Page) paintOffer(s *look.Sheet, w float32, o offer) {
	b := look.NewButton(look.Secondary, p.print.T("rights.take"), "", func() { p.take(o) })
	b.Disabled = p.shut()
	s.Put(b, w-gutter-b.Wide(), 8, b.Wide(), look.ButtonHeightDense)
	p.places["rights:take:"+string(o.right.ID)] = b
	right := w - 2*gutter - b.Wide()
	name := min(w*.3, 320)
	s.TextCut(gutter, 12, name-gutter, look.BodyBold, look.Ink, o.name)
	from := min(w*.25, 280)
	s.TextCut(name+gutter, 13, from, look.Small, look.Ink2, o.from)
	if o.right.Duties != "" {
		s.TextCut(name+from+2*gutter, 13, right-name-from-2*gutter, look.Small, look.Ink3, p.print.T("rights.of-duties", "list", p.duties(o.right)))
	}
	s.Rule(0, offerHigh-1, w, look.Line)
}

// usualChoices offers the usual matters in a menu.
func (p *Page) usualChoices() (out []look.Choice) {
	for _, o := range p.untaken() {
		out = append(out, look.Choice{Name: "take:" + string(o.right.ID), Label: o.name, Icon: "plus", Note: o.from, Perform: func() { p.take(o) }})
	}
	return out
}

// fixes offers what would put right what is wrong with a matter.
func (p *Page) fixes(matter model.ID) (out []look.Choice) {
	for i, x := range p.findings(matter) {
		if i > 0 && len(x.Fixes) > 0 && len(out) > 0 {
			out = append(out, look.Choice{})
		}
		for k, f := range x.Fixes {
			out = append(out, look.Choice{Name: x.Rule + ":" + string(rune('1'+k)), Label: p.print.Fix(p.snap.Scenario, f), Icon: "check", Perform: func() { p.hands.Fix(f) }})
		}
	}
	return out
}

// partChoices offers the parts of the cell that has the keyboard.
func (p *Page) partChoices() (out []look.Choice) {
	r, _ := p.row()
	for i, part := range model.RightParts() {
		out = append(out, look.Choice{Name: "part:" + string(part), Label: p.print.T("right.part." + string(part)), Icon: "people", Key: string(rune('1' + i)),
			Chosen: slices.Contains(r.Parts(p.cursor.unit), part), Off: p.shut(), Perform: func() { p.press(part) }})
	}
	return out
}

// matterChoices offers what can be done with a matter as a whole.
func (p *Page) matterChoices(r model.DecisionRight) []look.Choice {
	return []look.Choice{
		{Name: "word", Label: p.print.T("rights.key.word"), Icon: "edit", Key: "Enter", Off: p.shut(), Perform: func() { p.focus(p.fields.matter) }},
		{Name: "remove", Label: p.print.T("rights.remove"), Icon: "trash", Off: p.shut(), Perform: func() { p.do(model.RemoveRecord(r.Ref())) }},
	}
}

// mostDuties is how many duties a menu lists: first those of the matter, then those of the
// units that have a part in it.
const mostDuties = 20

// dutyChoices offers the duties that the matter belongs to.
func (p *Page) dutyChoices(r model.DecisionRight) (out []look.Choice) {
	all := p.snap.Scenario.Duties()
	rank := func(d model.Duty) int {
		switch {
		case r.Duties.Has(string(d.ID)):
			return 0
		case len(r.Parts(p.snap.Scenario.DepartmentOf(d.Unit))) > 0 || len(r.Parts(d.Unit)) > 0:
			return 1
		}
		return 2
	}
	slices.SortStableFunc(all, func(a, b model.Duty) int { return rank(a) - rank(b) })
	for _, d := range all[:min(len(all), mostDuties)] {
		seal := p.seals[p.snap.Scenario.DepartmentOf(d.Unit)]
		in := r.Duties.Has(string(d.ID))
		next := r.Duties.Plus(model.SetOf(d.ID))
		if in {
			next = r.Duties.Minus(model.SetOf(d.ID))
		}
		out = append(out, look.Choice{Name: "duty:" + string(d.ID), Label: p.print.Name(p.snap.Scenario, d.Ref()), Seal: &seal, Chosen: in,
			Perform: func() { p.do(model.EditRecord(r.Ref(), map[string]string{"duties": string(next)})) }})
	}
	return out
}
