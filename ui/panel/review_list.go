package panel

import (
	"strconv"

	"sandtable/model"
	"sandtable/ui/look"
)

// reviewList is the left side of a review: the pairs with their state, and what nobody
// owns any more.
type reviewList struct {
	page
	r *Review
}

func newReviewList(r *Review) *reviewList {
	l := &reviewList{r: r}
	l.begin(l, l.sheets)
	return l
}

// pairText is where the titles of a pair begin.
const pairText = 50

func (l *reviewList) sheets(width float32) folio {
	p := l.r.print
	if p.Lang() == "" {
		return folio{}
	}
	f := folio{head: l.heading(width)}
	if len(l.r.pairs) == 0 {
		f.body = append(f.body, note(p.T("review.none"), width))
	}
	for i := range l.r.pairs {
		f.body = append(f.body, l.pair(i, width))
	}
	if len(l.r.loose) > 0 {
		g := group{name: p.T("review.loose"), count: p.Number(float64(len(l.r.loose)))}
		f.body = append(f.body, gap(12), g.block(&l.page, width))
		for _, x := range l.r.loose {
			row := said(p, l.r.snap.Scenario, x)
			row.message = p.Name(l.r.snap.Scenario, x.Subjects[0])
			row.name, row.tapped = "loose:"+x.Key, func() { l.r.hands.Show(x) }
			f.body = append(f.body, block{row.height(width), func(s *look.Sheet, y float32) { row.draw(&l.page, s, y, width) }})
		}
	}
	s := look.NewSheet()
	s.Rule(0, 0, width, look.Line)
	height := s.Paragraph(pad, 12, width-2*pad, look.Small, look.Ink2, p.T("review.later-note"), 2)
	s.Reach(height + 24)
	f.foot = s
	return f
}

// heading shows how far the review has come.
func (l *reviewList) heading(width float32) *look.Sheet {
	p := l.r.print
	done, all := len(l.r.pairs)-l.r.Left(), len(l.r.pairs)
	s := look.NewSheet()
	s.Text(pad, 12, look.BodyBold, look.Ink, p.T("review.head"))
	s.TextRight(width-pad, 13, look.Small, look.Ink2, p.T("review.done", "n", done, "all", all))
	s.Fill(pad, 44, width-2*pad, 4, look.Line)
	if all > 0 && done > 0 {
		s.Fill(pad, 44, (width-2*pad)*float32(done)/float32(all), 4, look.Accent)
	}
	s.Reach(60)
	return s
}

// pair is one row: number or tick, the two titles, what was decided.
func (l *reviewList) pair(i int, width float32) block {
	pair := l.r.pairs[i]
	height := 2*rowPad + 2*look.Body.Line()
	if pair.Decided != "" {
		height += float32(len(look.Wrap(pair.Decided, look.Small, width-pairText-pad, 2))) * look.Small.Line()
	}
	return block{height, func(s *look.Sheet, y float32) {
		l.stretch(s, 8, y, width-16, height, "pair:"+strconv.Itoa(i+1), func() { l.r.Go(i) }).Chosen = i == l.r.at
		ink, face := look.Ink2, look.Body
		if i == l.r.at {
			ink, face = look.Ink, look.BodyBold
		}
		if pair.Decided != "" {
			s.Icon(24, y+rowPad+2, 16, "check", look.BetterInk)
		} else {
			number := strconv.Itoa(i + 1)
			s.Text(32-look.Width(number, look.SmallBold)/2, y+rowPad, look.SmallBold, look.Ink3, number)
		}
		for k, id := range []model.ID{pair.A, pair.B} {
			name := l.r.print.Name(l.r.known(id), model.Ref{Kind: model.DutyKind, ID: id})
			s.TextCut(pairText, y+rowPad+float32(k)*look.Body.Line(), width-pairText-pad, face, ink, name)
		}
		if pair.Decided != "" {
			s.Paragraph(pairText, y+rowPad+2*look.Body.Line(), width-pairText-pad, look.Small, look.BetterInk, pair.Decided, 2)
		}
	}}
}
