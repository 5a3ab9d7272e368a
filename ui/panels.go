package ui

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/board"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// panels are what stands around the board.
type panels struct {
	tree  *panel.Tree
	trail *panel.Trail
	score *panel.Scorecard
	left  *fyne.Container
	right *fyne.Container
}

func (w *Window) makePanels() {
	w.panels.tree = panel.NewTree(panel.TreeHands{
		Open: w.Switch,
		Fork: w.askFork,
		Menu: w.scenarioMenu,
	})
	w.panels.trail = panel.NewTrail(panel.TrailHands{
		Reason: func(seq int, why string) {
			if err := w.session.Note(seq, why); err != nil {
				w.fail(err)
			}
		},
	})
	w.panels.score = panel.NewScorecard()
	w.panels.left = container.NewStack(w.panels.tree)
	w.panels.right = container.NewStack()
}

// drawLeft shows the scenarios and the trail of the open one.
func (w *Window) drawLeft() {
	if w.session == nil {
		return
	}
	now := w.session.Now()
	rows := make([]panel.TreeRow, len(w.infos))
	for i, info := range w.infos {
		c := w.counts[info.ID]
		rows[i] = panel.TreeRow{Info: info, High: c.high, Medium: c.medium}
	}
	w.panels.tree.Draw(w.print, rows, now.Info.ID)
	w.panels.trail.Draw(w.print, w.trailRows())
}

// trailRows tells the log of the open scenario, the newest step first. Undone steps
// stay, so that nothing that was tried is forgotten.
func (w *Window) trailRows() []panel.TrailRow {
	now := w.session.Now()
	log, err := w.library.Log(now.Info.ID)
	if err != nil {
		return nil
	}
	s, err := w.library.At(now.Info.ID, 0)
	if err != nil {
		return nil
	}
	var out []panel.TrailRow
	at := map[int]int{}
	for _, r := range log {
		switch r.Verb {
		case scenarios.DoRow:
			out = append(out, panel.TrailRow{Seq: r.Seq, At: r.At.Local(), Sentence: w.print.Change(s, r.Change), Why: r.Why, Who: r.Who})
			at[r.Seq] = len(out) - 1
			if next, err := model.Apply(s, r.Change); err == nil {
				s = next
			}
		case scenarios.UndoRow, scenarios.RedoRow:
			i, ok := at[r.Target]
			if !ok {
				continue
			}
			out[i].Undone = r.Verb == scenarios.UndoRow
			change := log[r.Target-1].Change
			if out[i].Undone {
				change = model.Invert(change)
			}
			if next, err := model.Apply(s, change); err == nil {
				s = next
			}
		case scenarios.NoteRow:
			if i, ok := at[r.Target]; ok {
				out[i].Why = r.Why
			}
		}
	}
	slices.Reverse(out)
	return out
}

// drawRight shows what is selected, the warnings and the scorecard.
func (w *Window) drawRight() {
	if w.session == nil {
		return
	}
	w.drawScore()
}

func (w *Window) drawScore() {
	now := w.session.Now()
	name := w.baseline.scenario.Brief().Name.In(w.lang)
	w.panels.score.Draw(now, w.print, name, w.baseline.scorecard, nil)
}

// drawPrediction shows what letting go would do; nil ends that.
func (w *Window) drawPrediction(p *board.Prediction) {
	if p == nil || p.Same || p.Consequence.Refusal != nil {
		w.drawScore()
	} else {
		w.panels.score.DrawPreview(w.print, p.Consequence)
	}
}

// scenarioMenu is what can be done with a scenario of the tree.
func (w *Window) scenarioMenu(id model.ID, at fyne.Position) {
	w.Switch(id)
	w.showMenu(at,
		w.choice("fork", "fork", "", w.askFork),
		w.choice("rename-scenario", "edit", "", w.askRename),
		look.Choice{},
		w.choice("baseline", "check", "", func() { w.setStatus(id, scenarios.Baseline) }),
		w.choice("export", "export", "Ctrl+E", w.askExport))
}

func (w *Window) setStatus(id model.ID, to scenarios.Status) {
	if err := w.library.SetStatus(id, to); err != nil {
		w.fail(err)
		return
	}
	session, err := w.library.Session(id)
	if err != nil {
		w.fail(err)
		return
	}
	w.enter(session)
}

func (p panels) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	maps.Copy(out, p.tree.Targets())
	maps.Copy(out, p.trail.Targets())
	return out
}
