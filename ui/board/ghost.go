package board

import (
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// cardGhost is the card under the pointer, with the edges of those that go with it.
func (b *Board) cardGhost() *carry.Ghost {
	d := b.drag
	height := float32(cardTwoLines)
	for _, p := range b.plans {
		if at, ok := p.card(d.held); ok {
			height = at.height
		}
	}
	return carry.NewGhost(b.width()-2*columnPad, height, func(s *look.Sheet, w, h float32) {
		n := len(d.duties)
		for i := min(n-1, 2); i > 0; i-- {
			edge := look.NewEdged(look.Card, look.Accent, look.RadiusCard)
			s.Put(edge, float32(i)*4, float32(i)*4, w, h)
		}
		face := look.NewCardFace()
		c := b.face(d.held)
		c.Left, c.Selected, c.Checked, c.Focused, c.Ghost = false, false, false, false, true
		c.Coming = false
		s.Put(face, 0, 0, w, h)
		face.SetCard(c)
		if n > 1 {
			label := b.print.Number(float64(n))
			wide := max(look.Width(label, look.MicroBold)+12, 22)
			s.Put(look.NewSurface(look.Accent, 11), w-wide+8, -9, wide, 22)
			s.Text(w-wide/2+8-look.Width(label, look.MicroBold)/2, -6, look.MicroBold, look.OnAccent, label)
		}
	})
}
