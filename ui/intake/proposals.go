package intake

import (
	"cmp"
	"slices"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/scenarios/intake"
	"sandtable/ui/look"
)

// mostRead is the number of duties up to which their words are read on the page: a list of
// thousands is brought in first.
const mostRead = 3000

// proposals are what the words of the duties say that nobody has written down, by duty.
type proposals [][]proposal.Proposal

// propose reads the words of the duties of a draft, until stop says so.
func propose(d intake.Draft, stop func() bool) proposals {
	if len(d.Duties) > mostRead {
		return nil
	}
	out := make(proposals, len(d.Duties))
	for i, duty := range d.Duties {
		if i%32 == 0 && stop() {
			return nil
		}
		out[i] = slices.DeleteFunc(proposal.Read(cmp.Or(duty.Text.ZH, duty.Text.EN)), func(p proposal.Proposal) bool {
			return p.Kind == proposal.Function && slices.Contains(duty.Functions, p.Code) || p.Kind == proposal.Role && slices.Contains(duty.Control, p.Code)
		})
	}
	return out
}

// readKinds are the kinds of proposals, in the order in which they are listed.
func readKinds() []proposal.Kind {
	return []proposal.Kind{proposal.Channel, proposal.Tool, proposal.KPI, proposal.Function, proposal.Role}
}

// named lists what is proposed of a kind, the most frequent first, and how often in all.
func (ps proposals) named(k proposal.Kind) (out []proposal.Proposal, all int) {
	times := map[string]int{}
	for _, of := range ps {
		for _, p := range of {
			if p.Kind == k {
				if times[p.Code]++; times[p.Code] == 1 {
					out = append(out, p)
				}
				all++
			}
		}
	}
	slices.SortStableFunc(out, func(a, b proposal.Proposal) int { return cmp.Compare(times[b.Code], times[a.Code]) })
	return out, all
}

// kindsRead lists the kinds of which something is proposed.
func (p *Page) kindsRead() (out []proposal.Kind) {
	for _, k := range readKinds() {
		if _, n := p.proposed.named(k); n > 0 {
			out = append(out, k)
		}
	}
	return out
}

// AcceptAll takes over everything that was read from the words of the duties.
func (p *Page) AcceptAll() {
	if p.made == nil || p.bringing {
		return
	}
	for _, k := range p.kindsRead() {
		p.accepted[k] = true
	}
	p.build()
}

// with gives a reading together with what was read from the words and accepted.
func (p *Page) with(r intake.Reading) intake.Reading {
	if len(p.accepted) == 0 {
		return r
	}
	r.Draft.Duties, r.Draft.Things = slices.Clone(r.Draft.Duties), slices.Clone(r.Draft.Things)
	things := map[proposal.Kind]model.Kind{proposal.Channel: model.ChannelKind, proposal.Tool: model.ToolKind, proposal.KPI: model.KPIKind}
	at := map[[2]string]int{}
	for i, of := range p.proposed {
		d := &r.Draft.Duties[i]
		for _, x := range of {
			switch {
			case !p.accepted[x.Kind]:
			case x.Kind == proposal.Function:
				d.Functions = append(slices.Clip(d.Functions), x.Code)
			case x.Kind == proposal.Role:
				d.Control = append(slices.Clip(d.Control), x.Code)
			default:
				name := cmp.Or(x.Name.In(p.print.Lang()), x.Name.ZH, x.Name.EN)
				key := [2]string{string(x.Kind), x.Code}
				n, there := at[key]
				if !there {
					n = slices.IndexFunc(r.Draft.Things, func(t intake.Thing) bool { return t.Kind == things[x.Kind] && t.Name == name })
				}
				if n < 0 {
					n = len(r.Draft.Things)
					r.Draft.Things = append(r.Draft.Things, intake.Thing{Kind: things[x.Kind], Name: name, Unit: intake.None, Row: -1})
				}
				at[key] = n
				t := &r.Draft.Things[n]
				if !slices.Contains(t.Duties, i) {
					t.Duties = append(slices.Clip(t.Duties), i)
				}
			}
		}
	}
	return r
}

// wording is what a proposal is called.
func (p *Page) wording(x proposal.Proposal) string {
	switch x.Kind {
	case proposal.Function:
		return p.print.Function(x.Code)
	case proposal.Role:
		return p.print.T("value.control." + x.Code)
	}
	return cmp.Or(x.Name.In(p.print.Lang()), x.Name.ZH, x.Name.EN)
}

// proposalLines lists what was read, by kind.
func (p *Page) proposalLines() (out []look.RollLine) {
	for _, k := range p.kindsRead() {
		out = append(out, look.RollLine{Height: questionRow, Paint: func(s *look.Sheet, w float32) { p.kindLine(s, w, k) }})
	}
	return out
}

// kindLine draws what was read of one kind, dashed until it is taken over.
func (p *Page) kindLine(s *look.Sheet, w float32, k proposal.Kind) {
	all, n := p.proposed.named(k)
	taken := p.accepted[k]
	b := look.NewIconButton("check", func() {
		if p.accepted[k] {
			delete(p.accepted, k)
		} else {
			p.accepted[k] = true
		}
		p.build()
	})
	b.Active, b.Hint = taken, p.print.T("accept")
	s.Put(b, w-44, 3, 32, 32)
	p.named["accept:"+string(k)] = b
	s.Text(16, 10, look.Small, look.Ink, p.print.T("read."+string(k)))
	x := 16 + look.Width(p.print.T("read."+string(k)), look.Small) + 6
	s.Text(x, 10, look.Small, look.Ink3, p.print.Number(float64(n)))
	x = max(x+look.Width(p.print.Number(float64(n)), look.Small)+12, 88)
	for i, one := range all {
		pill := look.TagPill(look.Cut(p.wording(one), look.Small, 130))
		pill.Large = true
		more := look.TagPill("+" + p.print.Number(float64(len(all)-i)))
		more.Large = true
		if x+pill.Width()+8+more.Width() > w-52 {
			p.proposalPill(s, x, more, taken)
			break
		}
		p.proposalPill(s, x, pill, taken)
		x += pill.Width() + 6
	}
	s.Rule(0, questionRow-1, w, look.Line)
}

func (p *Page) proposalPill(s *look.Sheet, x float32, pill look.Pill, taken bool) {
	if taken {
		s.Pill(x, 9, pill)
		return
	}
	dashed(s, x, 9, pill.Width(), 20, look.Field, look.Card)
	pill.Edge = look.Clear
	s.Pill(x, 9, pill)
}

// drawProposals draws the ground of what was read and puts the list on it.
func (p *Page) drawProposals(s *look.Sheet, x, y, w, h float32) {
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, w, h)
	n := 0
	for _, k := range readKinds() {
		_, m := p.proposed.named(k)
		n += m
	}
	at := x + 16 + s.Text(x+16, y+10, look.BodyBold, look.Ink, p.print.T("read.title")) + 8
	s.Text(at, y+11, look.Small, look.Ink3, p.print.Number(float64(n)))
	p.all.Label, p.all.Key = p.print.T("accept-all"), "Ctrl+Enter"
	p.all.Disabled = len(p.accepted) == len(p.kindsRead())
	p.all.Refresh()
	s.Put(p.all, x+w-12-p.all.Wide(), y+6, p.all.Wide(), look.ButtonHeightDense)
	p.named["accept-all"] = p.all
	s.Rule(x, y+askHead-1, w, look.Line)
	s.Put(p.reads, x+1, y+askHead, w-2, h-askHead-4)
}
