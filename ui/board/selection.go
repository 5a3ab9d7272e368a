package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

// Selected lists the selected duties in the order of selection.
func (b *Board) Selected() []model.ID { return slices.Clone(b.selected) }

// Select selects duties and scrolls to the last of them.
func (b *Board) Select(duties ...model.ID) {
	b.selected, b.unit, b.marked = slices.Clone(duties), "", marked{}
	b.widen()
	b.heads()
	if len(duties) > 0 {
		b.focused = duties[len(duties)-1]
		b.Reveal(b.focused)
	}
	b.redraw()
	b.hands.Selected(b.Selected())
}

// SelectUnit selects a unit: it is ringed, and no duty is selected.
func (b *Board) SelectUnit(unit model.ID) {
	b.selected, b.unit, b.marked = nil, unit, marked{}
	b.widen()
	b.heads()
	b.redraw()
	b.hands.Selected(nil)
}

// Unit is the selected one; "" = none.
func (b *Board) Unit() model.ID { return b.unit }

// heads redraws the heads of the columns.
func (b *Board) heads() {
	for _, c := range b.columns {
		c.predict(false)
	}
}

// click answers a click on a card. The second of two within the time of a double click
// asks for its sentence to be edited.
func (b *Board) click(duty model.ID, modifier fyne.KeyModifier) {
	now := time.Now()
	again := b.clicked.duty == duty && modifier == 0 && now.Sub(b.clicked.at) < fyne.CurrentApp().Driver().DoubleTapDelay()
	b.clicked.duty, b.clicked.at = duty, now
	b.grabFocus()
	if again {
		b.clicked.duty = ""
		b.hands.Edit(duty)
		return
	}
	b.toggle(duty, modifier)
}

// clickUnit answers a click on the head of a unit; "" is that of the unplaced duties.
func (b *Board) clickUnit(unit model.ID) {
	b.grabFocus()
	b.keyboard = false
	b.closeReason()
	b.SelectUnit(unit)
}

// clickNothing answers a click beside the cards.
func (b *Board) clickNothing() {
	b.grabFocus()
	b.keyboard = false
	b.closeReason()
	b.Select()
}

// toggle answers a click on a card: alone, with Ctrl, or with Shift (from the last
// selected card of the same column to this one).
func (b *Board) toggle(duty model.ID, modifier fyne.KeyModifier) {
	b.keyboard = false // the pointer needs no focus ring
	b.focused = duty
	if b.planner.reason != duty {
		b.closeReason()
	}
	switch {
	case modifier&(fyne.KeyModifierControl|fyne.KeyModifierSuper) != 0:
		if i := slices.Index(b.selected, duty); i >= 0 {
			b.selected = slices.Delete(b.selected, i, i+1)
			if n := len(b.selected); n > 0 {
				b.focused = b.selected[n-1]
			}
		} else {
			b.selected = append(b.selected, duty)
		}
	case modifier&fyne.KeyModifierShift != 0 && len(b.selected) > 0:
		b.selected = b.span(b.selected[len(b.selected)-1], duty)
	default:
		b.selected = []model.ID{duty}
	}
	b.unit, b.marked = "", marked{}
	b.heads()
	b.redraw()
	b.hands.Selected(b.Selected())
}

// span lists the duties from one card of a column to another; only the second
// when they stand in different columns.
func (b *Board) span(from, to model.ID) []model.ID {
	for _, p := range b.plans {
		var ids []model.ID
		for _, i := range p.items {
			if i.kind == cardItem {
				ids = append(ids, i.duty)
			}
		}
		i, j := slices.Index(ids, from), slices.Index(ids, to)
		if i < 0 || j < 0 {
			continue
		}
		if i > j {
			ids = slices.Clone(ids[j : i+1])
			slices.Reverse(ids)
			return ids
		}
		return slices.Clone(ids[i : j+1])
	}
	return []model.ID{to}
}

func (b *Board) isSelected(id model.ID) bool { return slices.Contains(b.selected, id) }
