package timeline

import "fyne.io/fyne/v2"

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
	default:
		return false
	}
	return true
}
