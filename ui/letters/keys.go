package letters

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/raci"
)

// Key answers a key that no field has taken.
func (p *Page) Key(name fyne.KeyName) bool {
	if len(p.shown) == 0 {
		return false
	}
	switch name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyLeft:
		p.aside(-1)
	case fyne.KeyRight:
		p.aside(1)
	case fyne.KeyPageUp:
		p.step(-10)
	case fyne.KeyPageDown:
		p.step(10)
	case fyne.KeyHome:
		p.aside(-len(p.matrix.Columns))
	case fyne.KeyEnd:
		p.aside(len(p.matrix.Columns))
	case fyne.KeyA, fyne.KeyR, fyne.KeyC, fyne.KeyI:
		p.press(raci.Letter(name))
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.clear()
	case fyne.KeyN:
		p.next()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.opened = !p.opened
		p.build()
	case fyne.KeySpace:
		if r, ok := p.row(); ok && r.Group == raci.Moved {
			p.keep(r)
		}
	default:
		return false
	}
	return true
}

// step goes up or down so many rows.
func (p *Page) step(by int) {
	i := p.lineOf(p.cursor.duty)
	if i < 0 {
		return
	}
	at, left := i, by
	for left != 0 {
		way := 1
		if left < 0 {
			way = -1
		}
		next := i + way
		for next >= 0 && next < len(p.shown) && p.shown[next].row < 0 {
			next += way
		}
		if next < 0 || next >= len(p.shown) {
			break
		}
		i, left = next, left-way
	}
	if i != at {
		p.goTo(spot{p.matrix.Rows[p.shown[i].row].Duty, p.cursor.column}, extending())
	}
}

// aside goes so many columns to the right.
func (p *Page) aside(by int) {
	i := p.order[p.cursor.column]
	next := min(max(i+by, 0), len(p.matrix.Columns)-1)
	if next >= 0 && next != i {
		p.goTo(spot{p.cursor.duty, p.matrix.Columns[next]}, extending())
	}
}

// next goes to the next row that is contested or to be checked, from the last to the first.
func (p *Page) next() {
	from := p.lineOf(p.cursor.duty)
	for n := 1; n <= len(p.shown); n++ {
		e := p.shown[(from+n+len(p.shown))%len(p.shown)]
		if e.row < 0 || e.group != raci.Contested && e.group != raci.Moved {
			continue
		}
		r := p.matrix.Rows[e.row]
		at := spot{r.Duty, p.cursor.column}
		switch {
		case len(r.Stale()) > 0:
			at.column = r.Stale()[0]
		case len(r.Holders(raci.A)) > 0:
			at.column = r.Holders(raci.A)[len(r.Holders(raci.A))-1]
		}
		p.goTo(at, false)
		return
	}
}

// goTo brings the keyboard to a cell, and the cell into sight.
func (p *Page) goTo(at spot, more bool) {
	p.cursor = at
	if !more {
		p.anchor = at
	}
	line := p.lineOf(at.duty)
	column, ok := p.order[at.column]
	if line < 0 || !ok {
		return
	}
	g, size, off := p.measure(p.roll.Size().Width), p.roll.Size(), p.roll.Offset()
	if top := p.roll.Top(line); top < off.Y {
		off.Y = max(0, top-groupHigh)
	} else if bottom := p.roll.Top(line+1) + 2; bottom > off.Y+size.Height {
		off.Y = bottom - size.Height
	}
	p.roll.ScrollTo(g.Reveal(column, off))
	if p.opened {
		p.build()
	} else {
		p.repaint()
	}
}

// chosen reports whether a cell is among those that a key acts on.
func (p *Page) chosen(at spot) bool {
	if at == p.cursor {
		return true
	}
	if p.anchor == p.cursor {
		return false
	}
	between := func(x, a, b int) bool { return x >= min(a, b) && x <= max(a, b) }
	column := func(s spot) int { return p.order[s.column] }
	return between(column(at), column(p.cursor), column(p.anchor)) &&
		between(p.lineOf(at.duty), p.lineOf(p.cursor.duty), p.lineOf(p.anchor.duty))
}

// selection gives the rows and the columns that a key acts on.
func (p *Page) selection() (duties, columns []model.ID) {
	a, b := p.lineOf(p.cursor.duty), p.lineOf(p.anchor.duty)
	for _, e := range p.shown[min(a, b) : max(a, b)+1] {
		if e.row >= 0 {
			duties = append(duties, p.matrix.Rows[e.row].Duty)
		}
	}
	x, y := p.order[p.cursor.column], p.order[p.anchor.column]
	return duties, p.matrix.Columns[min(x, y) : max(x, y)+1]
}
