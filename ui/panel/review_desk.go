package panel

import (
	"errors"
	"slices"
	"strconv"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// reviewDesk is the right side of a review: one pair, why it is near, the answers,
// what the chosen one writes and takes along.
type reviewDesk struct {
	page
	r    *Review
	next *look.Button
}

func newReviewDesk(r *Review) *reviewDesk {
	d := &reviewDesk{r: r}
	d.begin(d, d.sheets)
	return d
}

// Measures of the desk.
const (
	deskPad    = 32
	deskGap    = 14
	answerHigh = 46
	deskFoot   = 64
	fieldHigh  = 60
)

func (d *reviewDesk) sheets(width float32) folio {
	p := d.r.print
	pair, ok := d.r.pair()
	if p.Lang() == "" || !ok {
		return folio{}
	}
	f := folio{head: d.heading(width), foot: d.footing(width)}
	a, b, open := d.r.open()
	f.body = append(f.body, d.r.texts(pair.A, pair.B, d.r.marked(pair), width))
	if found, ok := d.r.snap.Findings.Get(pair.Key); ok {
		f.body = append(f.body, gap(deskGap), d.reason(found, width))
	}
	if !open {
		f.body = append(f.body, gap(deskGap), d.decided(pair, width))
		return f
	}
	f.body = append(f.body, gap(deskGap), d.answers(width))
	switch draft := d.r.draft; d.r.answer {
	case model.FuseBoth:
		f.body = append(f.body, gap(deskGap), d.field("review.fused", draft.fields[0], "review-text", a.Unit, width), gap(deskGap), d.along(a, b, width))
	case model.DivideBoth:
		f.body = append(f.body, gap(deskGap), d.field("review.text-a", draft.fields[0], "review-text", a.Unit, width),
			gap(8), d.field("review.text-b", draft.fields[1], "review-text-b", b.Unit, width))
	case model.KeepFirst, model.KeepSecond:
		f.body = append(f.body, gap(deskGap), d.along(a, b, width))
	}
	if d.r.answer != "" {
		f.body = append(f.body, gap(deskGap), d.why(width))
	}
	f.body = append(f.body, gap(deskGap))
	return f
}

func (d *reviewDesk) heading(width float32) *look.Sheet {
	p := d.r.print
	s := look.NewSheet()
	s.Text(deskPad, 20, look.Title, look.Ink, p.T("review.question"))
	s.TextRight(width-deskPad, 26, look.Small, look.Ink2, p.T("review.place", "n", d.r.at+1, "all", len(d.r.pairs)))
	s.Reach(60)
	return s
}

// decided says how the pair was settled.
func (d *reviewDesk) decided(pair Reviewed, width float32) block {
	words := d.r.print.T("review.decided", "what", pair.Decided)
	lines := look.Wrap(words, look.Body, width-2*deskPad-30, 4)
	high := float32(len(lines)) * look.Body.Line()
	return block{high + look.Small.Line() + 8, func(s *look.Sheet, y float32) {
		s.Icon(deskPad+4, y+3, 16, "check", look.BetterInk)
		s.Paragraph(deskPad+28, y, width-2*deskPad-30, look.Body, look.Ink2, words, 4)
		s.TextCut(deskPad+28, y+high+2, width-2*deskPad-30, look.Small, look.Ink3, pair.By)
	}}
}

// reason says why the two are near, a clause for every layer.
func (d *reviewDesk) reason(f check.Finding, width float32) block {
	p := d.r.print
	words := ""
	for _, e := range f.Evidence {
		if e.Kind == "wording" {
			continue
		}
		if words != "" {
			words += p.T("review.gap")
		}
		words += p.Evidence(d.r.snap.Scenario, e)
	}
	room := width - 2*deskPad - 60
	lines := float32(len(look.Wrap(words, look.Small, room, 3)))
	high := lines*look.Small.Line() + 20
	return block{high, func(s *look.Sheet, y float32) {
		severity := marks.Severity(f.Severity)
		s.Put(look.NewEdged(severity.Ground(), look.Clear, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		s.Glyph(deskPad+pad, y+13, glyphSize, severity)
		s.Paragraph(deskPad+pad+24, y+10, room, look.Small, look.Ink, words, 3)
	}}
}

// answers offers the six answers with what each would bring about.
func (d *reviewDesk) answers(width float32) block {
	p := d.r.print
	const rows = 3
	return block{rows*answerHigh + (rows-1)*6, func(s *look.Sheet, y float32) {
		for i, a := range model.Answers() {
			x, w := half(i%2, width)
			top := y + float32(i/2)*(answerHigh+6)
			chosen := a == d.r.answer
			edge, ground := look.Line, look.Card
			if chosen {
				edge, ground = look.Accent, look.Tint
			}
			s.Put(look.NewEdged(ground, edge, look.RadiusCard), x, top, w, answerHigh)
			at := x + 12
			at += s.KeyCap(at, top+14, strconv.Itoa(i+1)) + 10
			name := "review.answer." + strconv.Itoa(i+1)
			at += s.Text(at, top+12, look.BodyBold, look.Ink, p.T(name+".name")) + 12
			right := x + w - 10
			if chosen { // the others are looked up when they are chosen
				right = d.effect(s, right, top+13)
			}
			s.TextCut(at, top+13, right-at-8, look.Small, look.Ink2, p.T(name+".note"))
			hit := d.stretch(s, x, top, w, answerHigh, "answer:"+strconv.Itoa(i+1), func() { d.r.choose(a) })
			hit.Radius = look.RadiusCard
		}
	}}
}

// effect draws what the chosen answer would change of the scorecard and the warnings,
// ending at right.
func (d *reviewDesk) effect(s *look.Sheet, right, y float32) float32 {
	p := d.r.print
	if d.r.hands.Verb == nil || d.r.hands.Preview == nil {
		return right
	}
	if d.r.lacks() && d.r.answer != model.LeaveBoth {
		return right
	}
	c := d.r.hands.Preview(d.r.hands.Verb(d.r.settlement()))
	if refusal, ok := errors.AsType[*model.Refusal](c.Refusal); ok && refusal.Code == model.WhyRequired {
		return right // it is being written
	}
	if c.Refusal != nil {
		headline, _ := p.Error(d.r.snap.Scenario, c.Refusal)
		return right - s.TextRight(right, y, look.Small, look.HighInk, look.Cut(headline, look.Small, 220)) - 8
	}
	chip := func(verdict look.Verdict, word string, n int) {
		if n != 0 {
			right -= s.PillRight(right, y, look.VerdictPill(verdict, p.T("verdict."+word), p.T("review.warnings", "n", p.Signed(float64(n))))) + 6
		}
	}
	chip(look.Worse, "worse", len(c.Gained))
	chip(look.Better, "better", -len(c.Lost))
	return right
}

// field is where the text of a duty is written.
func (d *reviewDesk) field(title string, entry *look.Entry, name string, home model.ID, width float32) block {
	p := d.r.print
	high := float32(34 + fieldHigh + 10)
	return block{high, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Accent, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		words := p.T(title)
		if lang := d.r.draft.lang; lang != p.Lang() {
			words = p.T("review.in-language", "what", words, "language", p.T("review.language."+string(lang)))
		}
		s.Text(deskPad+pad, y+10, look.SmallBold, look.Accent, words)
		s.TextRight(width-deskPad-pad, y+10, look.Small, look.Ink2, p.Unit(d.r.snap.Scenario, home))
		if entry != nil {
			s.Put(entry, deskPad+10, y+34, width-2*deskPad-20, fieldHigh)
			d.name(name, entry)
		}
	}}
}

// along lists what the one duty takes over: goals, KPIs, and hand-offs that stay or
// become inner work.
func (d *reviewDesk) along(a, b model.Duty, width float32) block {
	p, s := d.r.print, d.r.snap.Scenario
	columns := []string{"review.takes-goals", "review.takes-kpis", "review.takes-handoffs"}
	var lists [3][]string
	for i, kind := range []model.Kind{model.GoalKind, model.KPIKind} {
		seen := map[model.Ref]bool{}
		for _, id := range []model.ID{a.ID, b.ID} {
			for _, ref := range d.r.linked(id, kind) {
				if !seen[ref] {
					seen[ref] = true
					lists[i] = append(lists[i], p.Name(s, ref))
				}
			}
		}
	}
	seen := map[model.ID]bool{}
	for _, id := range []model.ID{a.ID, b.ID} {
		for _, h := range d.r.handoffs(id) {
			if seen[h.ID] {
				continue
			}
			seen[h.ID] = true
			key := "review.handoff-stays"
			if h.From == a.ID && h.To == b.ID || h.From == b.ID && h.To == a.ID {
				key = "review.handoff-inner"
			}
			lists[2] = append(lists[2], p.T(key, "x", p.Name(s, h.Ref())))
		}
	}
	most := 0
	for i, l := range lists {
		if len(l) > 4 {
			lists[i] = append(l[:3:3], p.T("review.more", "n", len(l)-3))
		}
		most = max(most, len(lists[i]))
	}
	high := look.Small.Line()*float32(most+1) + 10
	return block{high, func(sheet *look.Sheet, y float32) {
		w := (width - 2*deskPad) / 3
		for i, l := range lists {
			x := deskPad + float32(i)*w + pad
			sheet.Text(x, y, look.SmallBold, look.Ink2, p.T(columns[i]))
			if len(l) == 0 {
				l = []string{p.T("review.nothing")}
			}
			for k, line := range l {
				sheet.TextCut(x, y+6+float32(k+1)*look.Small.Line(), w-2*pad, look.Small, look.Ink, line)
			}
		}
	}}
}

// why is the line for the reason.
func (d *reviewDesk) why(width float32) block {
	p := d.r.print
	label := look.Width(p.T("review.reason"), look.Small)
	return block{34, func(s *look.Sheet, y float32) {
		s.Text(deskPad+4, y+7, look.Small, look.Ink2, p.T("review.reason"))
		x := deskPad + label + 16
		s.Put(d.r.draft.why, x, y, width-deskPad-x, 32)
		d.name("review-why", d.r.draft.why)
	}}
}

// footing steps through the pairs, leaves, and carries the answer out.
func (d *reviewDesk) footing(width float32) *look.Sheet {
	p := d.r.print
	s := look.NewSheet()
	s.Fill(0, 0, width, deskFoot, look.Panel)
	s.Rule(0, 0, width, look.Line)
	x := float32(deskPad)
	back := d.push(look.Quiet, p.T("review.back"), "", "review-back", func() { d.r.Go(d.r.at - 1) })
	back.Key, back.Disabled = "←", d.r.at == 0
	s.Put(back, x, 16, back.Wide(), 32)
	x += back.Wide() + 8
	skip := d.push(look.Quiet, p.T("review.skip"), "", "review-skip", func() { d.r.Go(d.r.at + 1) })
	skip.Key, skip.Disabled = "→", d.r.at+1 >= len(d.r.pairs)
	s.Put(skip, x, 16, skip.Wide(), 32)
	right := width - deskPad
	_, _, open := d.r.open()
	label := p.T("review.leave")
	if open {
		label = p.T("review.settle." + strconv.Itoa(slices.Index(model.Answers(), d.r.answer)+1))
	}
	main := d.push(look.Primary, label, "", "review-settle", func() {
		if _, _, open := d.r.open(); open {
			d.r.Settle()
		} else {
			d.r.hands.Leave()
		}
	})
	main.Disabled = open && d.r.lacks()
	right -= main.Wide()
	s.Put(main, right, 16, main.Wide(), 32)
	d.next = main
	later := d.push(look.Secondary, p.T("review.later"), "", "review-later", func() { d.r.hands.Leave() })
	right -= later.Wide() + 8
	s.Put(later, right, 16, later.Wide(), 32)
	if note := p.T("review.one-step"); right-16-look.Width(note, look.Small) > x+skip.Wide()+8 {
		s.TextRight(right-16, 23, look.Small, look.Ink2, note)
	}
	s.Reach(deskFoot)
	return s
}

// drawFoot follows the reason while it is typed.
func (d *reviewDesk) drawFoot() {
	if d.next == nil {
		return
	}
	_, _, open := d.r.open()
	if off := open && d.r.lacks(); off != d.next.Disabled {
		d.next.Disabled = off
		d.next.Refresh()
	}
}

// marked lists what two texts share: phrases that say the same underlined, and words
// that stand in both on a ground too.
func (r *Review) marked(pair Reviewed) []look.TextMark {
	f, ok := r.snap.Findings.Get(pair.Key)
	if !ok {
		return nil
	}
	return marksOf(f)
}
