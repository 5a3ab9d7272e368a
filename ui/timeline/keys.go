package timeline

import (
	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// Key answers a key that no field has taken.
func (p *Page) Key(name fyne.KeyName) bool {
	switch name {
	case fyne.KeyLeft, fyne.KeyDown:
		p.Pause()
		p.goTo(p.at - 1)
	case fyne.KeyRight, fyne.KeyUp:
		p.Pause()
		p.goTo(p.at + 1)
	case fyne.KeyPageDown:
		p.Pause()
		p.goTo(p.at - 10)
	case fyne.KeyPageUp:
		p.Pause()
		p.goTo(p.at + 10)
	case fyne.KeyHome:
		p.Pause()
		p.goTo(0)
	case fyne.KeyEnd:
		p.Pause()
		p.goTo(len(p.steps))
	case fyne.KeySpace:
		p.play()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.ways()
	default:
		return false
	}
	return true
}

// tapped goes to a step; on the one that is looked at it offers what can be done from there.
func (p *Page) tapped(index int) {
	p.Pause()
	if index == p.at {
		p.ways()
		return
	}
	p.goTo(index)
}

// ways offers below the step that is looked at what can be done from there.
func (p *Page) ways() {
	if row := p.rows[p.at]; row != nil {
		p.offer(look.Below(row))
	}
}

func (p *Page) offer(at fyne.Position) {
	t := p.print
	rows := []look.Choice{
		{Name: "fork", Label: t.T("timeline.fork"), Icon: "fork", Off: p.snap.ReadOnly, Perform: p.fork},
		{Name: "restore", Label: t.T("timeline.restore"), Icon: "undo", Off: p.present || p.shut(), Perform: p.restore},
		{Name: "back", Label: t.T("timeline.back"), Icon: "clock", Key: "Esc", Off: p.present, Perform: func() { p.Back() }},
	}
	if on := fyne.CurrentApp().Driver().CanvasForObject(p); on != nil {
		look.ShowMenu(on, at, rows...)
	}
}

// follow takes the keyboard along from the row of one step to that of the one that is looked
// at, where it was in a row at all.
func (p *Page) follow() {
	on := fyne.CurrentApp().Driver().CanvasForObject(p)
	if on == nil {
		return
	}
	if was, in := on.Focused().(*look.Row); in {
		for _, row := range p.rows {
			if row == was && p.rows[p.at] != nil && p.rows[p.at] != was {
				on.Focus(p.rows[p.at])
				return
			}
		}
	}
}
