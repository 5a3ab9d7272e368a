package rights

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// Key answers a key that no field has taken.
func (p *Page) Key(name fyne.KeyName) bool {
	if len(p.columns) == 0 {
		return false
	}
	if name == fyne.KeyInsert {
		p.focus(p.adder)
		return true
	}
	if len(p.matters) == 0 {
		return p.keyOffered(name)
	}
	switch name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyPageUp:
		p.step(-10)
	case fyne.KeyPageDown:
		p.step(10)
	case fyne.KeyLeft:
		p.aside(-1)
	case fyne.KeyRight:
		p.aside(1)
	case fyne.KeyHome:
		p.aside(-len(p.columns))
	case fyne.KeyEnd:
		p.aside(len(p.columns))
	case fyne.Key1, fyne.KeyP:
		p.press(model.Proposes)
	case fyne.Key2, fyne.KeyR:
		p.press(model.Reviews)
	case fyne.Key3, fyne.KeyA:
		p.press(model.Approves)
	case fyne.Key4, fyne.KeyT, fyne.KeyI:
		p.press(model.Informed)
	case fyne.KeyDelete, fyne.KeyBackspace:
		p.clear()
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyF2:
		p.focus(p.fields.matter)
	case fyne.KeyN:
		p.next()
	case fyne.KeyM:
		p.menu()
	default:
		return false
	}
	return true
}

// keyOffered answers a key while there are no matters but those that are offered.
func (p *Page) keyOffered(name fyne.KeyName) bool {
	offered := p.untaken()
	if len(offered) == 0 {
		return false
	}
	to := p.offered
	switch name {
	case fyne.KeyUp:
		to--
	case fyne.KeyDown:
		to++
	case fyne.KeyPageUp:
		to -= 10
	case fyne.KeyPageDown:
		to += 10
	case fyne.KeyHome:
		to = 0
	case fyne.KeyEnd:
		to = len(offered) - 1
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		p.take(offered[min(p.offered, len(offered)-1)])
		return true
	default:
		return false
	}
	p.offered = min(max(to, 0), len(offered)-1)
	off, high := p.roll.Offset(), p.roll.Size().Height
	if top := p.roll.Top(p.offered); top < off.Y {
		p.roll.ScrollTo(fyne.NewPos(0, top))
	} else if bottom := p.roll.Top(p.offered + 1); bottom > off.Y+high {
		p.roll.ScrollTo(fyne.NewPos(0, bottom-high))
	}
	p.roll.Redraw()
	return true
}

// menu offers at the cell all that can be done with it and its matter.
func (p *Page) menu() {
	r, ok := p.row()
	at, on := p.places["rights:cell"], fyne.CurrentApp().Driver().CanvasForObject(p)
	if !ok || at == nil || on == nil {
		return
	}
	rows := p.partChoices()
	if fixes := p.fixes(r.ID); len(fixes) > 0 {
		rows = append(append(rows, look.Choice{}), fixes...)
	}
	rows = append(append(rows, look.Choice{}), p.matterChoices(r)...)
	look.ShowMenu(on, look.Below(at), rows...)
}

func (p *Page) focus(o fyne.Focusable) {
	on := fyne.CurrentApp().Driver().CanvasForObject(p)
	if on != nil && o != nil && !p.refused() {
		on.Focus(o)
	}
}

// press gives a part to the unit of the cell, or takes it from it.
func (p *Page) press(part model.RightPart) {
	r, ok := p.row()
	if !ok || p.refused() {
		return
	}
	parts := r.Parts(p.cursor.unit)
	if i := slices.Index(parts, part); i >= 0 {
		parts = slices.Delete(parts, i, i+1)
	} else {
		parts = append(parts, part)
	}
	p.do(model.SetDecisionRight(r.ID, p.cursor.unit, parts...))
}

// clear takes all parts of the cell.
func (p *Page) clear() {
	r, ok := p.row()
	if !ok || p.refused() {
		return
	}
	if len(r.Parts(p.cursor.unit)) > 0 {
		p.do(model.SetDecisionRight(r.ID, p.cursor.unit))
	}
}

func (p *Page) do(v model.Verb) { p.hands.Do(v, func(bool) {}) }

// refused says that nothing can be changed, when that is so.
func (p *Page) refused() bool {
	if p.shut() {
		p.hands.Say(p.print.T("rights.shut"))
	}
	return p.shut()
}

func (p *Page) step(by int) {
	i := min(max(p.index(p.cursor.matter)+by, 0), len(p.matters)-1)
	p.goTo(spot{p.matters[i].ID, p.cursor.unit})
}

func (p *Page) aside(by int) {
	i := min(max(slices.Index(p.columns, p.cursor.unit)+by, 0), len(p.columns)-1)
	p.goTo(spot{p.cursor.matter, p.columns[i]})
}

// next goes to the next matter that something is wrong with, from the last to the first.
func (p *Page) next() {
	from := p.index(p.cursor.matter)
	for n := 1; n <= len(p.matters); n++ {
		if r := p.matters[(from+n)%len(p.matters)]; len(p.findings(r.ID)) > 0 {
			p.goTo(spot{r.ID, p.cursor.unit})
			return
		}
	}
}

// goTo brings the keyboard to a cell, and the cell into sight.
func (p *Page) goTo(at spot) {
	p.cursor = at
	p.reveal()
	p.repaint()
}

func (p *Page) reveal() {
	line, column := p.index(p.cursor.matter), slices.Index(p.columns, p.cursor.unit)
	if line < 0 || column < 0 || p.roll.Size().Width == 0 {
		return
	}
	g, size, off := p.measure(p.roll.Size().Width), p.roll.Size(), p.roll.Offset()
	if top := p.roll.Top(line); top < off.Y {
		off.Y = top
	} else if bottom := p.roll.Top(line + 1); bottom > off.Y+size.Height {
		off.Y = bottom - size.Height
	}
	p.roll.ScrollTo(g.Reveal(column, off))
}
