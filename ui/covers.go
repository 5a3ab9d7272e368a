package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// opened is what stands over the window now: a menu or a dialog.
type opened struct {
	menu  *look.Menu
	asked []*dialogs.Dialog // a refusal may stand over the dialog that it is about
}

// dialog is the one in front; nil when none is open.
func (o opened) dialog() *dialogs.Dialog {
	if len(o.asked) == 0 {
		return nil
	}
	return o.asked[len(o.asked)-1]
}

func (o opened) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	if o.menu != nil && o.menu.Open() {
		for _, r := range o.menu.Rows {
			out["menu:"+r.Name()] = r
		}
	}
	if d := o.dialog(); d != nil {
		maps.Copy(out, d.Targets())
	}
	return out
}

// hands are what dialogs may do.
func (w *Window) hands() dialogs.Hands {
	h := dialogs.Hands{Canvas: w.canvas, Do: w.doHere, Preview: w.preview, Back: w.keep, Closed: func() {
		w.open.asked = slices.DeleteFunc(w.open.asked, (*dialogs.Dialog).Closed) // others may stand over it
		if w.session == nil {
			w.frame.start.takeFocusAgain()
			return
		}
		if w.canvas != nil && w.asked == nil && w.canvas.Overlays().Top() == nil {
			w.canvas.Unfocus() // what had the focus before may be gone
		}
	}}
	if w.session != nil {
		h.NewID = w.session.NewID
	}
	return h
}

// doHere is do for deeds that nobody gives a reason for.
func (w *Window) doHere(v model.Verb, then func(done bool)) { w.do(v, "", then) }

// keep remembers the open dialog.
func (w *Window) keep(d *dialogs.Dialog) {
	w.open.asked = append(w.open.asked, d)
}

func (w *Window) showMenu(at fyne.Position, choices ...look.Choice) {
	w.open.menu = look.ShowMenu(w.canvas, at, choices...)
}

// inFront acts unless something stands in front of the window; a menu goes.
func (w *Window) inFront(f func()) {
	if menu, ok := w.canvas.Overlays().Top().(*look.Menu); ok {
		menu.Close()
	}
	if w.canvas.Overlays().Top() == nil && w.choosing == nil {
		w.goOn()
		f()
	}
}

// ifOpen acts on the open library.
func (w *Window) ifOpen(f func()) {
	if w.session != nil {
		w.inFront(f)
	}
}

// escape leaves what is in front: a dialog, a drag, a view, a selection.
func (w *Window) escape() {
	switch {
	case w.open.menu != nil && w.open.menu.Open():
		w.open.menu.Close()
	case w.choosing != nil:
		w.choosing.cancel()
	case w.open.dialog() != nil:
		w.open.dialog().Close()
	case w.dragging():
		w.putBack()
	case w.asking:
		w.asking = false
		w.canvas.Unfocus()
		w.frame.draw()
	case w.view == ImportView:
		w.leaveImport()
	case w.view == MeetingView:
		w.askEndMeeting()
	case w.view == TimelineView && w.timeline.Back():
	case w.view != BoardView:
		w.Show(BoardView)
	case w.session != nil:
		w.board.Select()
	}
}
