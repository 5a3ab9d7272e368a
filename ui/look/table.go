package look

// KeyHint is a key and what it does, for the foot of a page.
type KeyHint struct{ Key, Says string }

// Keys names keys in a line, as many as have room up to right.
func (s *Sheet) Keys(x, y, right float32, keys ...KeyHint) {
	for _, k := range keys {
		if x+KeyCapWidth(k.Key)+6+Width(k.Says, Small) > right {
			return
		}
		x += s.KeyCap(x, y+1, k.Key) + 6
		x += s.Text(x, y, Small, Ink2, k.Says) + 18
	}
}

// Fold draws the head of a group of rows, which a press folds.
func (s *Sheet) Fold(w, h float32, folded bool, name, about string, hot bool) {
	const gutter = 16
	s.Fill(0, 0, w, h, Canvas)
	if hot {
		s.Fill(0, 0, w, h, Hover)
	}
	s.Rule(0, h-1, w, Line)
	icon := "chevron-down"
	if folded {
		icon = "chevron-right"
	}
	s.Icon(gutter, 6, 14, icon, Ink2)
	x := gutter + 22 + s.Text(gutter+22, 4, SmallBold, Ink2, name) + 14
	s.TextCut(x, 4, w-x-gutter, Small, Ink3, about)
}

// Toggle draws the ground of a button that is on or not, and gives how its words are set.
func (s *Sheet) Toggle(w, h float32, on, disabled, hot bool) (Type, Role) {
	face, ink := Body, Ink
	fill, edge, width := Card, LineStrong, float32(1)
	switch {
	case disabled:
		ink = Ink3
	case on:
		fill, edge, width, face, ink = Tint, Accent, 2, BodyBold, Accent
	}
	inset := width / 2
	if width < 2 {
		inset = 0
	}
	s.Ground(inset, inset, w-2*inset, h-2*inset, RadiusButton, fill, edge, width, Flat)
	if hot {
		s.Fill(2, 2, w-4, h-4, Hover)
	}
	return face, ink
}
