package meeting

import (
	"fyne.io/fyne/v2"

	"sandtable/ui/look"
)

// noteEntry is where a sentence is added to a decision. It has the keyboard once something
// was decided; keys that turn the page it leaves to the meeting, where it has no use for
// them.
func noteEntry(t *Talk) *look.Entry {
	e := look.NewEntry("", "", nil)
	leave := func() {
		if on := fyne.CurrentApp().Driver().CanvasForObject(e); on != nil && on.Focused() == fyne.Focusable(e) {
			on.Unfocus()
		}
	}
	e.Commit = func(said string) {
		if said != "" || t.noted() != "" { // nothing was typed: it waits for that
			leave()
		}
	}
	e.Cancel = func() {
		e.SetText(t.noted())
		leave()
	}
	e.OnFocus = func(in bool) {
		if !in { // in whatever way: what was typed is not lost
			t.note(e.Text)
		}
	}
	e.Key = func(k fyne.KeyName, back bool) bool {
		on := fyne.CurrentApp().Driver().CanvasForObject(e)
		switch {
		case k == fyne.KeyTab && on != nil && back:
			on.FocusPrevious()
		case k == fyne.KeyTab && on != nil:
			on.FocusNext()
		case !t.turns(e, k):
			return false
		case k == fyne.KeyEscape && t.shared: // the field stays in sight
			leave()
		default:
			leave()
			t.Key(k)
		}
		return true
	}
	return e
}

// turns reports whether a key that was pressed in a note is the meeting's.
func (t *Talk) turns(e *look.Entry, k fyne.KeyName) bool {
	untouched := e.Text == t.noted()
	switch k {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyF11:
		return true
	case fyne.KeyEscape: // there is nothing to take back
		return untouched
	case fyne.KeyRight:
		return untouched || e.CursorColumn == len([]rune(e.Text))
	case fyne.KeyLeft:
		return untouched || e.CursorColumn == 0
	case fyne.KeySpace, fyne.KeyBackspace:
		return e.Text == "" && untouched
	case fyne.KeyHome, fyne.KeyEnd:
		return untouched
	}
	return false
}
