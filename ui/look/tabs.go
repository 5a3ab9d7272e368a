package look

import (
	"slices"

	"fyne.io/fyne/v2"
)

// NewTabs makes text tabs.
func NewTabs(chosen int, tapped func(int), words ...string) *Segment {
	s := NewSegment(chosen, tapped, words...)
	s.Tabs = true
	return s
}

const (
	tabGap   = 28
	moreWide = 32 // of what stands for the tabs without room
)

// spot is where one word stands.
type spot struct {
	word int // its index
	x, w float32
}

// spots places the words there is room for.
func (g *Segment) spots() (out []spot) {
	pad, gap, bold := float32(21), float32(0), SmallBold
	if g.Tabs {
		pad, gap, bold = 0, tabGap, BodyBold
	}
	wide := make([]float32, len(g.Words))
	for i, word := range g.Words {
		wide[i] = whole(Width(word, bold) + pad)
	}
	x := float32(0)
	for _, i := range g.shown(wide) {
		out = append(out, spot{i, x, wide[i]})
		x += wide[i] + gap
	}
	return out
}

// shown lists the words there is room for: of tabs the first ones, the last of which
// makes way for the chosen one when that is not among them.
func (g *Segment) shown(wide []float32) (out []int) {
	all, room := -float32(tabGap), g.Room
	for _, w := range wide {
		all += w + tabGap
	}
	if !g.Tabs || room == 0 || all <= room {
		room = all
	} else {
		room -= moreWide
	}
	end := float32(0)
	for i, w := range wide {
		if g.Tabs && end+w > room {
			break
		}
		out = append(out, i)
		end += w + tabGap
	}
	if g.Chosen < len(out) || g.Chosen >= len(wide) {
		return out
	}
	for len(out) > 0 && end+wide[g.Chosen] > room {
		end -= wide[out[len(out)-1]] + tabGap
		out = out[:len(out)-1]
	}
	return append(out, g.Chosen)
}

// Hidden lists the tabs there is no room for, by their place among the words.
func (g *Segment) Hidden() (out []int) {
	spots := g.spots()
	for i := range g.Words {
		if !slices.ContainsFunc(spots, func(s spot) bool { return s.word == i }) {
			out = append(out, i)
		}
	}
	return out
}

// MoreCentre is the middle of what stands for the tabs without room.
func (g *Segment) MoreCentre() fyne.Position {
	return fyne.NewPos(g.Wide()-moreWide/2, g.Size().Height/2)
}

func (g *Segment) paintTabs(s *Sheet, h float32) {
	for _, at := range g.spots() {
		word, ink, face := g.Words[at.word], Ink2, Body
		switch at.word {
		case g.Chosen:
			ink, face = Ink, BodyBold
		case g.hover:
			ink = Ink
		}
		s.Text(at.x+(at.w-Width(word, face))/2, (h-face.Line())/2, face, ink, word)
		if at.word == g.Chosen {
			s.Fill(at.x, h-2, at.w, 2, Accent)
			if g.focused {
				s.Ground(at.x-6, 8, at.w+12, h-16, RadiusButton, Clear, Accent, 2, Flat)
			}
		}
	}
	if len(g.Hidden()) > 0 {
		ink := Ink2
		if g.hover == len(g.Words) {
			ink = Ink
		}
		s.Icon(g.MoreCentre().X-8, h/2-8, 16, "more", ink)
	}
}
