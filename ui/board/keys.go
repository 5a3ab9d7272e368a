package board

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
)

// The board takes the keyboard as a whole: arrows walk the cards, Space picks the
// selection up, arrows then move it from place to place, Space lets it go and
// Escape gives up.

// FocusGained implements fyne.Focusable.
func (b *Board) FocusGained() {
	b.keyboard = true
	b.ring()
	b.redraw()
}

// ring puts the ring of the keyboard on the card that the arrows go on from: the one
// selected last, else where they were, else the first one.
func (b *Board) ring() {
	if n := len(b.selected); n > 0 {
		b.focused = b.selected[n-1]
		return
	}
	lists := b.cardLists()
	if _, row := whereIs(lists, b.focused); row >= 0 {
		return
	}
	b.focused = ""
	for _, cards := range lists {
		if len(cards) > 0 {
			b.focused = cards[0].duty
			return
		}
	}
}

// FocusLost implements fyne.Focusable; cards that are held are put back.
func (b *Board) FocusLost() {
	b.keyboard = false
	b.release()
	b.Cancel()
	b.redraw()
}

// TypedRune implements fyne.Focusable.
func (b *Board) TypedRune(r rune) {
	switch {
	case r == 'm' || r == 'M':
		if len(b.selected) > 0 {
			b.hands.MoveMenu(b.Selected(), b.cardPosition(b.selected[len(b.selected)-1]))
		}
	case r == 'f' || r == 'F':
		b.hands.Narrow()
	case r >= '1' && r <= '9':
		b.goTo(int(r - '1'))
	}
}

// TypedKey implements fyne.Focusable.
func (b *Board) TypedKey(e *fyne.KeyEvent) {
	b.keyboard = true
	b.hands.Foresee()
	switch e.Name {
	case fyne.KeyEscape:
		switch {
		case b.pulled() != nil || b.press != nil:
			b.Cancel()
		case b.held != nil:
			b.release()
		case len(b.selected) == 0 && b.unit == "" && !b.focus.None():
			b.Focus(Focus{})
		default:
			b.Select()
			b.keyboard = false // nothing is chosen, and nothing is ringed
			b.redraw()
		}
	case fyne.KeyInsert:
		b.Type()
	case fyne.KeySpace:
		b.pick()
	case fyne.KeyUp:
		b.step(0, -1)
	case fyne.KeyDown:
		b.step(0, 1)
	case fyne.KeyHome:
		b.goTo(0)
	case fyne.KeyEnd:
		b.goTo(len(b.plans) - 1)
	case fyne.KeyLeft:
		b.step(-1, 0)
	case fyne.KeyRight:
		b.step(1, 0)
	default: // Delete and others are the window's
		look.PassOn(b, e)
	}
}

// carried is a selection picked up by keyboard, and the place it has come to.
type carried struct {
	duties []model.ID
	target
	carried bool // from where it was
	known   scenarios.Consequence
}

// release puts back what is held by keyboard.
func (b *Board) release() {
	if b.held == nil {
		return
	}
	b.held = nil
	for _, c := range b.columns {
		c.predict(false)
	}
	b.redraw()
	b.hands.Predicted(nil)
}

// pick picks the selection up, or lets it go where it is now.
func (b *Board) pick() {
	if h := b.held; h != nil {
		b.release()
		if h.carried && !h.same(b.roster, h.duties) {
			b.hands.Do(b.carrying(h.target, h.duties))
		}
		return
	}
	if len(b.selected) == 0 {
		if b.focused == "" {
			return
		}
		b.selected = []model.ID{b.focused}
	}
	d, _ := b.snap.Scenario.Duty(b.selected[len(b.selected)-1])
	b.closeReason()
	b.held = &carried{duties: b.inBoardOrder(b.selected), target: target{unit: d.Unit}}
	b.redraw()
}

// units lists the places that can be reached, column by column: each department
// and the lanes in it.
func (b *Board) units() [][]model.ID {
	out := make([][]model.ID, len(b.plans))
	for i, p := range b.plans {
		out[i] = []model.ID{p.unit}
		for _, it := range p.items {
			if it.kind == laneItem {
				out[i] = append(out[i], it.unit)
			}
		}
	}
	return out
}

// step moves the focus by a card or a column, or what is carried by a lane or a column.
func (b *Board) step(columns, rows int) {
	if b.held != nil {
		b.carry(columns, rows)
		return
	}
	lists := b.cardLists()
	col, row := whereIs(lists, b.focused)
	cards := func(i int) []item { return lists[i] }
	if len(b.plans) == 0 {
		return
	}
	next := col
	for n := col + columns; columns != 0 && n >= 0 && n < len(lists); n += columns {
		if len(cards(n)) > 0 {
			next = n
			break
		}
	}
	in := cards(next)
	if len(in) == 0 {
		return
	}
	if next == col {
		row += rows
	} else if here := cards(col); row >= 0 && row < len(here) { // the card at the same height
		y := here[row].top
		row = max(slices.IndexFunc(in, func(i item) bool { return i.bottom() > y }), 0)
	}
	b.Select(in[min(max(row, 0), len(in)-1)].duty)
}

// cardLists are the cards of every strand from left to right.
func (b *Board) cardLists() [][]item {
	var out [][]item
	for _, p := range b.plans {
		for k := range p.strands() {
			from, to := p.strand(k)
			out = append(out, slices.DeleteFunc(slices.Clone(p.items[from:to]), func(i item) bool { return i.kind != cardItem }))
		}
	}
	return out
}

// whereIs finds the list that a duty's card is in, and its number there.
func whereIs(lists [][]item, duty model.ID) (list, row int) {
	for i, cards := range lists {
		if n := slices.IndexFunc(cards, func(it item) bool { return it.duty == duty }); n >= 0 {
			return i, n
		}
	}
	return 0, -1
}

func (b *Board) carry(columns, rows int) {
	units := b.units()
	for i, list := range units {
		j := slices.Index(list, b.held.unit)
		if j < 0 {
			continue
		}
		i = min(max(i+columns, 0), len(units)-1)
		j = min(max(j+rows, 0), len(units[i])-1)
		if columns != 0 {
			j = 0
		}
		b.held.target, b.held.carried = target{unit: units[i][j]}, true
		p := &carry.Prediction{Duties: b.held.duties, To: b.held.unit, Same: b.allIn(b.held.unit, b.held.duties)}
		if !p.Same {
			p.Consequence = b.hands.Preview(model.MoveDuties(b.held.unit, b.held.duties...))
		}
		b.held.known = p.Consequence
		b.hands.Predicted(p)
		for n, c := range b.columns {
			c.predict(n == i)
		}
		b.revealColumn(b.columns[i])
		return
	}
}

// cardPosition is where a menu on a duty opens.
func (b *Board) cardPosition(duty model.ID) fyne.Position {
	for _, c := range b.columns {
		if w := c.cards[duty]; w != nil {
			return absolute(w).AddXY(24, 36)
		}
	}
	return absolute(b).AddXY(60, 60)
}
