package panel

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// sight is a scenario as a desk shows its duties: with the words for them and the seals
// of their homes.
type sight struct {
	print text.Printer
	snap  scenarios.Snapshot
	seals map[model.ID]look.Seal
	past  model.Scenario // what the scenario has and had; empty = nobody asked
}

func see(snap scenarios.Snapshot, p text.Printer) sight {
	p = chrome.In(p.Lang())
	return sight{print: p, snap: snap, seals: marks.Seals(p, snap.Scenario, snap.Baseline)}
}

// known gives the scenario that still has a duty: this one, else what it was once, else
// the baseline.
func (v sight) known(duty model.ID) model.Scenario {
	return v.with(model.Ref{Kind: model.DutyKind, ID: duty})
}

func (v sight) with(r model.Ref) model.Scenario {
	for _, s := range []model.Scenario{v.snap.Scenario, v.past} {
		if s.Has(r) {
			return s
		}
	}
	return v.snap.Baseline
}

// from tells the seal and the words of where a duty is, and where it was in the
// baseline when that is another unit.
func (v sight) from(d model.Duty) (look.Seal, string) {
	p := v.print
	place := p.Unit(v.snap.Scenario, d.Unit)
	seal := v.seals[d.Unit]
	if _, still := v.snap.Scenario.Unit(d.Unit); !still && d.Unit != "" {
		then := v.with(model.Ref{Kind: model.UnitKind, ID: d.Unit})
		place, seal = p.T("review.from", "unit", p.Unit(then, d.Unit)), marks.Seals(p, then, v.snap.Baseline)[d.Unit]
	}
	for _, origin := range append([]string{string(d.ID)}, d.Origin.Members()...) {
		was, ok := v.snap.Baseline.Duty(model.ID(origin))
		if ok && was.Unit != "" && was.Unit != d.Unit {
			if _, still := v.snap.Scenario.Unit(was.Unit); !still {
				seal = marks.Seals(p, v.snap.Baseline, v.snap.Baseline)[was.Unit]
			}
			return seal, p.T("review.from", "unit", p.Unit(v.snap.Baseline, was.Unit))
		}
	}
	return seal, place
}

// linked lists what a duty is linked to, of one kind.
func (v sight) linked(duty model.ID, kind model.Kind) []model.Ref {
	var out []model.Ref
	s := v.known(duty)
	for _, p := range s.Referrers(model.Ref{Kind: model.DutyKind, ID: duty}) {
		if l, ok := s.Link(p.From.ID); ok && l.From.ID == duty && l.To.Kind == kind {
			out = append(out, l.To)
		}
	}
	return out
}

// handoffs lists those of a duty.
func (v sight) handoffs(duty model.ID) []model.Handoff {
	var out []model.Handoff
	s := v.known(duty)
	for _, p := range s.Referrers(model.Ref{Kind: model.DutyKind, ID: duty}) {
		if h, ok := s.Handoff(p.From.ID); ok && p.From.Kind == model.HandoffKind {
			out = append(out, h)
		}
	}
	return slices.CompactFunc(out, func(a, b model.Handoff) bool { return a.ID == b.ID })
}

// hangs says in one line what hangs on a duty.
func (v sight) hangs(duty model.ID) string {
	p, s := v.print, v.known(duty)
	var parts []string
	add := func(key string, refs []model.Ref) {
		if len(refs) == 0 {
			return
		}
		names := make([]string, 0, 2)
		for _, ref := range refs[:min(len(refs), 2)] {
			names = append(names, p.Name(s, ref))
		}
		parts = append(parts, p.T(key, "list", p.List(names...)))
	}
	add("review.goals", v.linked(duty, model.GoalKind))
	add("review.kpis", v.linked(duty, model.KPIKind))
	if n := len(v.handoffs(duty)); n > 0 {
		parts = append(parts, p.T("review.handoffs", "n", n))
	}
	if len(parts) == 0 {
		return p.T("review.no-ties")
	}
	out := parts[0]
	for _, x := range parts[1:] {
		out += p.T("review.gap") + x
	}
	return out
}

// half gives the place of the left or right one of two equal columns.
func half(i int, width float32) (x, w float32) {
	w = (width - 2*deskPad - deskGap) / 2
	return deskPad + float32(i)*(w+deskGap), w
}

// texts shows both duties: where from, title, text with what both are about marked,
// and what hangs on them.
func (v sight) texts(one, other model.ID, marked []look.TextMark, width float32) block {
	p := v.print
	_, w := half(0, width)
	room := w - 2*pad
	type side struct {
		duty  model.Duty
		text  string
		lines float32
		foot  string
	}
	var sides [2]side
	high := float32(0)
	for i, id := range []model.ID{one, other} {
		duty, _ := v.known(id).Duty(id)
		x := side{duty: duty, text: duty.Text.In(p.Lang()), foot: v.hangs(id)}
		x.lines = float32(len(look.Wrap(x.text, look.Body, room, 6)))
		sides[i] = x
		high = max(high, 16+20+8+look.Heading.Line()+4+x.lines*look.Body.Line()+12+1+10+look.Small.Line()+14)
	}
	return block{high, func(s *look.Sheet, y float32) {
		for i, x := range sides {
			left, w := half(i, width)
			s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), left, y, w, high)
			seal, place := v.from(x.duty)
			at := left + pad
			at += s.Text(at, y+14, look.BodyBold, look.Ink, string(rune('A'+i))) + 8
			s.Seal(at, y+15, sealSize, seal)
			s.TextCut(at+sealSize+8, y+15, room-60, look.Small, look.Ink2, place)
			s.TextCut(left+pad, y+42, room, look.Heading, look.Ink, p.Name(v.known(x.duty.ID), x.duty.Ref()))
			s.Marked(left+pad, y+46+look.Heading.Line(), room, look.Body, look.Ink, x.text, 6, marked...)
			foot := y + high - 14 - look.Small.Line()
			s.Rule(left+pad, foot-10, room, look.Line)
			s.TextCut(left+pad, foot, room, look.Small, look.Ink2, x.foot)
		}
	}}
}

func marksOf(f check.Finding) []look.TextMark {
	var out []look.TextMark
	var phrases []string
	for _, e := range f.Evidence {
		switch e.Kind {
		case "shared-words", "near-copy":
			for _, w := range e.Words {
				out = append(out, look.TextMark{Text: w})
			}
		case "wording":
			phrases = append(phrases, e.Words...)
		}
	}
	for _, w := range phrases {
		if !slices.ContainsFunc(out, func(m look.TextMark) bool { return m.Text == w }) {
			out = append(out, look.TextMark{Text: w, Near: true})
		}
	}
	return out
}
