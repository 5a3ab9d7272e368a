package panel

import (
	"sandtable/model"
	"sandtable/ui/look"
)

// askLabel is the width of the name before a value that is asked for.
const askLabel = 84

// row is a cell with its name and its value, or the offer to enter one; a click edits it
// in place.
func (e *editor) row(of model.Ref, cell string, x, width float32) block {
	p, record := e.print, e.snap.Scenario.Get(of)
	if record == nil || e.hands.Edit == nil {
		return gap(0)
	}
	f, _ := model.FieldOf(of.Kind, cell)
	label := p.T("ask." + cell)
	if of.Kind == model.HandoffKind && cell == "sla" {
		label = p.T("ask.agreement", "what", p.RecordName(e.snap.Scenario, record))
	}
	named := func(s *look.Sheet, y float32) { s.TextCut(x, y+6, askLabel-8, look.Small, look.Ink2, label) }
	wide := look.Width(label, look.Small) > askLabel-8
	left, under := x+askLabel, float32(0)
	if wide { // the name stands above
		lines := look.Wrap(label, look.Small, width, 2)
		left, under = x, float32(len(lines))*look.Small.Line()
		named = func(s *look.Sheet, y float32) { s.Paragraph(x, y, width, look.Small, look.Ink2, label, 2) }
	}
	if b, ok := e.block(of, cell, left, x+width-left); ok {
		return block{b.height + under, func(s *look.Sheet, y float32) {
			named(s, y)
			b.draw(s, y+under)
		}}
	}
	value, ink := p.Value(e.snap.Scenario, f, model.Cell(record, cell)), look.Ink
	if v := model.Cell(record, cell); v == "" || v == "0" {
		value, ink = p.T("ask.enter"), look.Accent
	}
	return block{28 + under, func(s *look.Sheet, y float32) {
		named(s, y)
		e.page.stretch(s, left-8, y+under, x+width-left+8, 28, "ask:"+of.String()+":"+cell, func() { e.change(of, cell, 1) }).Radius = look.RadiusButton
		s.TextCut(left, y+under+4, x+width-left-20, look.Small, ink, value)
		s.Icon(x+width-14, y+under+8, 12, "edit", look.Ink3)
	}}
}
