package board

import (
	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// The plate hangs beneath what is dragged, and says what letting go would do.

// cardPlate says what letting the cards go would do.
func (b *Board) cardPlate(plate *look.Sheet, width float32, p *Prediction) {
	const pad = platePad
	if b.plateNothing(plate, p, "plate.order") {
		return
	}
	x := pad + plate.Text(pad, 8, look.Small, look.Ink3, b.print.T("plate.to")) + 8
	plate.Seal(x, 8, 18, b.seals[b.snap.Scenario.DepartmentOf(p.To)])
	x += 24
	name := b.print.Unit(b.snap.Scenario, p.To)
	if room := width - x - pad; p.To != "" && look.Width(name, look.BodyBold) > room {
		name = b.print.Name(b.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: p.To}) // the seal tells the department
	}
	plate.TextCut(x, 7, width-x-pad, look.BodyBold, look.Ink, name)
	plate.Reach(b.plateVerdict(plate, 32, width, p.Consequence))
}

// unitPlate says what letting the unit go would do.
func (b *Board) unitPlate(plate *look.Sheet, width float32, p *Prediction) {
	const pad = platePad
	if b.plateNothing(plate, p, "plate.unit-order") {
		return
	}
	key := "plate.below"
	if p.Merge {
		key = "plate.merge"
	}
	x := pad + plate.Text(pad, 8, look.Small, look.Ink3, b.print.T(key)) + 8
	if p.To != "" {
		plate.Seal(x, 8, 18, b.seals[p.To])
		plate.TextCut(x+24, 7, width-x-24-pad, look.BodyBold, look.Ink, b.print.Name(b.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: p.To}))
	}
	y := b.plateVerdict(plate, 32, width, p.Consequence)
	if p.Merge && p.Consequence.Refusal == nil {
		plate.Text(pad, y+4, look.Small, look.Ink3, b.print.T("plate.asks"))
		y += 24
	}
	plate.Reach(y)
}

// plateVerdict writes a refusal or the consequences on a plate, and gives where it ends.
func (b *Board) plateVerdict(plate *look.Sheet, y, width float32, c scenarios.Consequence) float32 {
	const pad = platePad
	if c.Refusal != nil {
		why, _ := b.print.Error(b.snap.Scenario, c.Refusal)
		plate.Icon(pad, y+3, 13, "refuse", look.HighInk)
		return y + plate.Paragraph(pad+18, y, width-2*pad-18, look.Small, look.HighInk, why, 3)
	}
	x := float32(pad)
	for _, v := range marks.Consequence(b.print, c, 4) {
		if x > pad && x+v.Width() > width-pad {
			x, y = pad, y+24
		}
		x += plate.Pill(x, y, v) + 4
	}
	return y + 22
}

// plateNothing says that letting go would change nothing, or only an order, and reports
// whether that is so.
func (b *Board) plateNothing(plate *look.Sheet, p *Prediction, order string) bool {
	key := order
	switch {
	case p.Outside:
		key = "plate.none"
	case p.Stays:
		key = "plate.same"
	case !p.Same:
		return false
	}
	plate.Text(platePad, 8, look.Small, look.Ink3, b.print.T(key))
	return true
}
