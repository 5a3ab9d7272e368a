package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

// Selected lists the selected duties in the order of selection.
func (b *Board) Selected() []model.ID { return slices.Clone(b.selected) }

// Select selects duties and scrolls to the last of them.
func (b *Board) Select(duties ...model.ID) {
	b.selected = slices.Clone(duties)
	if len(duties) > 0 {
		b.focused = duties[len(duties)-1]
		b.Reveal(b.focused)
	}
	b.redraw()
	b.hands.Selected(b.Selected())
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
		} else {
			b.selected = append(b.selected, duty)
		}
	case modifier&fyne.KeyModifierShift != 0 && len(b.selected) > 0:
		b.selected = b.between(b.selected[len(b.selected)-1], duty)
	default:
		b.selected = []model.ID{duty}
	}
	b.marked = nil
	b.redraw()
	b.hands.Selected(b.Selected())
}

// between lists the duties from one card of a column to another; only the second
// when they stand in different columns.
func (b *Board) between(from, to model.ID) []model.ID {
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
