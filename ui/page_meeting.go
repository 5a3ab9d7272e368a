package ui

import (
	"context"
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/export/pack"
	paper "sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
	"sandtable/ui/meeting"
)

// MeetingView is the board meeting: the deck of a scenario fills the window, or, when there
// is a second screen, that one, and the window shows what the speaker needs.
const MeetingView View = "meeting"

// gathering is the meeting that is under way.
type gathering struct {
	talk   *meeting.Talk
	stage  *fyne.Container // what of it stands in this window
	wall   fyne.Window     // of its own; nil = the deck fills this one
	about  model.ID        // the scenario that is decided on
	full   bool            // this window was full screen before
	from   View            // that one comes back to
	making context.CancelFunc
	trying *trying // the what-if that is under way; nil = none
	// forking tells that one is on its way.
	forking bool
}

func (w *Window) meetingPage() page {
	g := &w.gathering
	g.talk = meeting.New(meeting.Hands{
		Paint: func(p paper.Page, scale float64, then func(image.Image)) {
			w.background(func() {
				picture, err := paper.Picture(p, scale)
				if err == nil { // a window that is too large for a picture has none
					w.post(func() { then(picture) })
				}
			})
		},
		Decide: w.decide,
		WhatIf: w.whatIf,
		End:    w.askEndMeeting,
		Tick:   w.lostWall,
		Now:    w.now,
		After:  w.after,
	})
	g.stage = container.NewStack(g.talk.Wall)
	return page{view: MeetingView, content: g.stage, targets: g.talk.Targets, key: g.talk.Key, untabbed: true, alone: true, pose: w.poseMeeting, left: w.leaveMeeting,
		draw: func(scenarios.Snapshot, text.Printer) {}}
}

// beginMeeting shows the open scenario to the room.
func (w *Window) beginMeeting() {
	g := &w.gathering
	switch {
	case w.view == MeetingView:
		return
	case g.trying != nil: // it goes on
		w.settleTry(nil, nil)
		return
	}
	g.from, g.about = w.view, w.session.Now().Info.ID
	w.frame.hideToast()
	g.talk.Begin(w.session.Now().Info.Name.In(w.lang), w.print)
	g.talk.Recall(w.resolved())
	w.Show(MeetingView)
	w.takeStage()
	w.layOut()
}

// takeStage fills the screens: the deck goes onto a second one when there is one.
func (w *Window) takeStage() {
	g := &w.gathering
	if w.win == nil {
		return
	}
	w.lookAround()
	if g.full = w.win.FullScreen(); len(w.screens) > 1 && g.wall == nil {
		g.wall = w.app.NewWindow(w.print.T("meeting.wall"))
		g.wall.SetPadded(false)
		g.wall.SetCloseIntercept(w.askEndMeeting)
		g.wall.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { g.talk.Key(e.Name) })
		w.share(true)
		if on, ok := g.wall.(desktop.Window); ok {
			// Where a window may say where it wants to stand, it fills the screen that it
			// stands on; else it is the system that knows which is the second one.
			on.RequestPosition(w.screens[1].X, w.screens[1].Y)
			on.RequestFullScreenSecondary()
		} else {
			g.wall.SetFullScreen(true)
		}
		g.wall.Show()
		w.win.RequestFocus()
		return
	}
	w.win.SetFullScreen(true)
}

// share puts the deck into a window of its own, or back into this one.
func (w *Window) share(own bool) {
	g := &w.gathering
	w.canvas.Unfocus() // what is being typed goes on nowhere
	g.talk.Share(own)
	if own {
		w.theme.Paint(look.Dark()) // the speaker sits in the dark
		g.stage.Objects = []fyne.CanvasObject{g.talk.Speaker}
		g.stage.Refresh()
		g.wall.SetContent(g.talk.Wall)
		return
	}
	w.theme.Paint(appearance(w.app.Preferences()))
	g.stage.Objects = []fyne.CanvasObject{g.talk.Wall}
	g.stage.Refresh()
}

// leaveWall takes the deck's own window away; the deck stands in this one again.
func (w *Window) leaveWall() {
	g := &w.gathering
	if g.wall == nil {
		return
	}
	wall := g.wall
	g.wall = nil
	wall.SetContent(container.NewWithoutLayout())
	w.share(false)
	wall.SetCloseIntercept(nil)
	wall.Close()
}

// lostWall goes on in this window when the second screen is gone.
func (w *Window) lostWall() {
	g := &w.gathering
	if g.wall == nil || w.options.Screens == nil || len(w.options.Screens()) > 1 {
		return
	}
	w.leaveWall()
	if w.view == MeetingView {
		w.win.SetFullScreen(true)
	}
}

// layOut has the deck made, of the scenario in front and those that it is compared with.
func (w *Window) layOut() {
	g := &w.gathering
	if g.making != nil {
		g.making()
	}
	ctx, cancel := context.WithCancel(context.Background())
	g.making = cancel
	g.talk.Speak(w.print)
	w.desk.Slides(ctx, w.proposals(g.about), w.print, w.options.Version, func(slides []pack.Slide, err error) {
		if err != nil {
			g.talk.Fail()
			return
		}
		g.talk.Show(slides)
	})
}

// proposals are a scenario and those that stand beside it in the comparison.
func (w *Window) proposals(first model.ID) []model.ID {
	out := []model.ID{first}
	for _, id := range w.columns() {
		info, ok := w.sight().Info(id)
		if ok && id != first && info.Status != scenarios.Baseline && info.Status != scenarios.Archived && len(out) < pack.MostOptions {
			out = append(out, id)
		}
	}
	if info, ok := w.sight().Info(first); ok && info.Status == scenarios.Baseline {
		return out[:1]
	}
	return out
}

// askEndMeeting ends the meeting; when something was decided but not the whole, it asks.
func (w *Window) askEndMeeting() {
	g := &w.gathering
	switch {
	case !g.talk.Under():
		return
	case g.trying != nil:
		w.settleTry(w.askEndMeeting, nil)
		return
	case !g.talk.Open() || w.open.dialog() != nil:
		w.endMeeting()
		return
	}
	p := w.print
	w.keep(dialogs.Confirm(w.hands(), p, p.T("meeting.end-open"), p.T("meeting.end-open-hint"), p.T("meeting.end"), w.endMeeting, nil))
}

// endMeeting gives the screens back and shows what was shown before.
func (w *Window) endMeeting() {
	if w.view == MeetingView {
		w.Show(w.gathering.from)
	}
}

// leaveMeeting gives the screens back, unless something is only being tried.
func (w *Window) leaveMeeting() {
	g := &w.gathering
	if g.trying != nil || !g.talk.Under() {
		return
	}
	if g.making != nil {
		g.making()
	}
	g.talk.End()
	w.leaveWall()
	if w.win != nil && !g.full {
		w.win.SetFullScreen(false)
	}
}

// abandonMeeting ends a meeting whose library is left.
func (w *Window) abandonMeeting() {
	g := &w.gathering
	if g.trying = nil; !g.talk.Under() {
		return
	}
	g.talk.Try(nil)
	w.leaveMeeting()
	if w.view == MeetingView {
		w.view = g.from
	}
}

// poseMeeting shows the deck of the open scenario.
func (w *Window) poseMeeting() {
	w.gathering.about = w.session.Now().Info.ID
	w.gathering.talk.Begin(w.session.Now().Info.Name.In(w.lang), w.print)
	w.layOut()
}
