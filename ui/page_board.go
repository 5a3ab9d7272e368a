package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/ui/board"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// BoardView is the home: departments as columns, duties as cards, all panels around.
const BoardView View = "board"

func (w *Window) makeBoard() *board.Board {
	return board.New(board.Hands{
		Do: func(v model.Verb, then func(done bool)) {
			s := w.session
			w.do(v, "", func(done bool) { then(done && w.isHere(s)) })
		},
		Foresee:   w.desk.Foresee,
		Preview:   w.preview,
		Selected:  w.selected,
		Predicted: w.predicted,
		Moved:     w.moved,
		Keep:      w.keepReason,
		Reason:    w.reason,
		Undo:      w.Undo,
		Merge:     func(unit, other model.ID) { w.askMerge(fyne.Position{}, unit, other) },
		Placed:    w.placed,
		Edit:      w.editDuty,
		MoveMenu:  w.moveMenu,
		DutyMenu:  w.dutyMenu,
		UnitMenu:  w.unitMenu,
		Menu:      w.boardMenu,
		Review:    w.review,
		Add:       w.addDuties,
		Shown:     w.boardShown,
		Narrow:    w.narrowMenu,
		Lost:      func(typed string) { w.lost(w.print.Kind(model.DutyKind), typed, false) },
	})
}

// addDuties adds what was typed or pasted for a unit: a duty a line, in one step.
func (w *Window) addDuties(unit model.ID, typed string, then func(done bool)) {
	if lines := intake.Pasted(typed); len(lines) > 0 && w.session != nil {
		w.do(entry.Duties(w.session.NewID, w.lang, unit, lines), "", then)
	}
}

func (w *Window) boardPage() page {
	dense := look.NewIconButton("cards", nil)
	dense.OnTapped = func() { // titles only, or the sentences too
		d := board.Compact
		if w.board.Density() == board.Compact {
			d = board.Full
		}
		w.board.SetDensity(d)
		dense.Active = d == board.Compact
		dense.Refresh()
	}
	w.overview = board.NewOverview(w.board)
	w.overBoard = container.New(overLayout{w}, w.board)
	w.narrower = look.NewIconButton("filter", w.narrowMenu)
	return page{
		view:    BoardView,
		parted:  func() { w.panels.inspector.Part() },
		content: w.overBoard,
		draw: func(snap scenarios.Snapshot, p text.Printer) {
			dense.Hint, w.narrower.Hint = p.T("hint.density"), p.T("hint.narrow")
			dense.Refresh()
			w.narrower.Refresh()
			seen, coming := w.foreseen(snap)
			w.board.Draw(seen, p, coming...)
		},
		targets: func() map[string]fyne.CanvasObject {
			out := w.board.Targets()
			out["density"], out["narrow"] = dense, w.narrower
			if len(w.overBoard.Objects) > 1 {
				maps.Copy(out, w.overview.Targets())
			}
			return out
		},
		focus:   w.board,
		repaint: w.board.Repaint,
		tools:   []*look.IconButton{w.narrower, dense},
		beside:  sides{left: true, right: true, below: true},
	}
}

// overLayout puts the overview above the board while the board does not show everything.
type overLayout struct{ w *Window }

func (l overLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(10, 10) }

func (l overLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	top := float32(0)
	if len(objects) > 1 {
		top = board.OverviewHeight - 8 // the board begins with room of its own
		l.w.overview.Move(fyne.Position{})
		l.w.overview.Resize(fyne.NewSize(size.Width, board.OverviewHeight))
	}
	l.w.board.Move(fyne.NewPos(0, top))
	l.w.board.Resize(fyne.NewSize(size.Width, size.Height-top))
}

// overviewFrom is the height of a board from which it spares the room for an overview.
const overviewFrom = 380

// boardShown follows what stands on the board; nothing moves under a pointer that drags.
func (w *Window) boardShown() {
	if w.overBoard == nil {
		return
	}
	want := []fyne.CanvasObject{w.board}
	if !w.board.Whole() && (w.overBoard.Size().Height >= overviewFrom || !w.board.Focused().None()) {
		want = append(want, w.overview)
	}
	if len(want) != len(w.overBoard.Objects) && !w.board.Dragging() {
		w.overBoard.Objects = want
		w.overBoard.Layout.Layout(want, w.overBoard.Size())
		w.overBoard.Refresh()
	}
	if active := !w.board.Focused().None(); active != w.narrower.Active {
		w.narrower.Active = active
		w.narrower.Refresh()
	}
	w.overview.Follow()
}

// foreseen is the scenario as the board shows it: with what is on its way at its new place,
// and what that is. What is to go stays in sight until it has gone.
func (w *Window) foreseen(snap scenarios.Snapshot) (scenarios.Snapshot, []model.Ref) {
	c := w.sight().Coming
	if c.Deeds == 0 || w.session != w.desk.Session() {
		return snap, nil
	}
	if !slices.ContainsFunc(c.Change.Edits, model.Edit.Removed) {
		snap.Scenario = c.Scenario
	}
	return snap, c.Change.Touched()
}
