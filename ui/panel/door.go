package panel

import (
	"sandtable/ui/look"
)

// doorHigh is the height of a door.
const doorHigh = 36

// door is a row that leads to something that is waiting: the seal of its department,
// what is waiting, and an arrow.
func door(p *page, seal look.Seal, words, name string, open func(), width float32) block {
	return block{doorHigh, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Tint, look.Clear, look.RadiusButton), rowPad, y, width-2*rowPad, doorHigh-4)
		p.stretch(s, rowPad, y, width-2*rowPad, doorHigh-4, name, open).Radius = look.RadiusButton
		s.Seal(pad, y+7, sealSize, seal)
		s.TextCut(pad+sealSize+8, y+7, width-2*pad-sealSize-30, look.SmallBold, look.Accent, words)
		s.Icon(width-pad-14, y+9, 14, "chevron-right", look.Accent)
	}}
}

// reviews lists the departments that were put together or apart since the baseline and hold
// overlaps which nobody has settled.
func (w *Warnings) reviews(width float32) []block {
	if w.hands.Review == nil {
		return nil
	}
	var out []block
	s, left := w.snap.Scenario, w.snap.Findings.Unsettled()
	for _, u := range s.Units() {
		n := left[u.ID]
		if n == 0 || !s.Joined(u.ID, w.snap.Baseline) || w.unit != "" && s.DepartmentOf(w.unit) != u.ID {
			continue
		}
		words := w.print.T("warnings.to-review", "unit", w.print.Unit(s, u.ID), "n", n)
		out = append(out, door(&w.page, w.seals[u.ID], words, "warnings-review:"+string(u.ID), func() { w.hands.Review(u.ID) }, width))
	}
	if len(out) > 0 {
		out = append([]block{gap(rowPad)}, out...)
	}
	return out
}
