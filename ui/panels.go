package ui

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// panels are what stands around the board.
type panels struct {
	tree      *panel.Tree
	trail     *panel.Trail
	inspector *panel.Inspector
	warnings  *panel.Warnings
	after     *panel.After
	score     *panel.Scorecard
	review    *panel.Review
	cases     *panel.Cases
	left      *panel.Pair     // tree above trail
	told      *panel.Pair     // inspector above warnings
	right     *fyne.Container // told, or after while something is dragged
}

func (w *Window) makePanels() {
	w.panels.tree = panel.NewTree(panel.TreeHands{
		Open: w.Switch,
		Fork: w.askFork,
		Menu: w.scenarioMenu,
	})
	w.panels.trail = panel.NewTrail(panel.TrailHands{
		Reason: w.note,
	})
	w.panels.score = panel.NewScorecard()
	w.panels.inspector = panel.NewInspector(panel.InspectorHands{
		EditHands:  w.editHands(),
		Move:       w.moveMenu,
		Fuse:       w.fuseSelected,
		Split:      w.askSplitDuty,
		Lock:       w.lockMenu,
		Unlock:     func(lock model.ID) { w.do(model.Unlock(lock), "", nil) },
		Role:       w.roleMenu,
		EndRole:    w.endRole,
		MergeUnits: func(unit model.ID, at fyne.Position) { w.askMerge(at, unit) },
		SplitUnit:  w.askSplitUnit,
		Charter:    w.charter,
		RemoveUnit: w.askRemoveUnit,
		Jump:       w.jump,
		Review:     w.review,
		Left: func(duty model.ID) []model.Ref {
			left, _ := w.stayed(duty)
			return left
		},
		Along: func(duty model.ID) {
			if _, verb := w.stayed(duty); verb != nil {
				w.do(verb, w.print.T("reason.along"), nil)
			}
		},
		Teach: func() { w.askPolicy(true) },
		Do:    w.doHere,
		NewID: func(k model.Kind) model.ID { return w.session.NewID(k) },
		Comments: panel.CommentHands{
			Ask: func(about model.Ref, said string, then func(bool)) {
				w.do(model.AddComment(w.session.NewID(model.CommentKind), about, said, w.session.Who(), w.session.Today()), "", then)
			},
			Answer: func(comment model.ID, answer string, then func(bool)) {
				w.do(model.AnswerComment(comment, answer, w.session.Who(), w.session.Today()), "", then)
			},
			Remove: func(comment model.ID) {
				w.do(model.RemoveRecord(model.Ref{Kind: model.CommentKind, ID: comment}), "", nil)
			},
		},
	})
	w.panels.warnings = panel.NewWarnings(panel.WarningsHands{Show: w.showFinding, Fix: w.fix, Waive: w.askWaive, Unwaive: w.unwaive,
		ShowTheme: w.showTheme, WaiveTheme: w.askWaiveTheme, UnwaiveTheme: w.unwaiveTheme, Fill: w.fill, Would: w.would,
		Review: w.review,
		Page:   w.openCase,
		Units:  func(at fyne.Position) { w.unitFilter(at, w.panels.warnings.Only) }, EditHands: w.editHands()})
	w.panels.after = panel.NewAfter(panel.AfterHands{Cancel: func() { w.putBack() }})
	w.panels.left = panel.NewLeft(w.panels.tree, w.panels.trail)
	w.panels.told = panel.NewRight(w.panels.inspector, w.panels.warnings)
	w.panels.right = container.NewStack(w.panels.told)
}

// comment brings the keyboard to where something is asked about what is selected, or about
// the scenario. A narrow window shows the panel for it while it is being asked.
func (w *Window) comment() {
	if !w.page().beside.right {
		w.Show(BoardView)
	}
	w.asking = true
	w.frame.draw()
	if !w.panels.inspector.Ask() {
		w.asking = false
		w.frame.draw()
		w.tell(look.NewToast(w.print.T("toast.ask-one")))
	}
}

// selection is what the inspector shows: the selected duties, else the unit that
// was chosen last.
func (w *Window) selection() []model.Ref {
	var out []model.Ref
	for _, id := range w.board.Selected() {
		out = append(out, model.Ref{Kind: model.DutyKind, ID: id})
	}
	switch {
	case len(out) > 0:
	case w.unit != "":
		out = append(out, model.Ref{Kind: model.UnitKind, ID: w.unit})
	case w.record.ID != "":
		out = append(out, w.record)
	}
	return out
}

// selected answers a change of the selection on the board.
func (w *Window) selected([]model.ID) {
	w.unit, w.record = w.board.Unit(), model.Ref{}
	if marked := w.page().marked; marked != nil {
		marked()
	}
	w.showSelected()
}

// showSelected shows what is selected in the right panel, which narrow windows have for
// a selection only.
func (w *Window) showSelected() {
	w.asking = w.asking && w.panels.inspector.Asking()
	before := w.frame.rightWidth()
	w.drawRight()
	if w.frame.shown != before {
		w.frame.draw()
	}
}

// fuseSelected fuses the selected duties; one alone with another to be chosen.
func (w *Window) fuseSelected(duties []model.ID, at fyne.Position) {
	if len(duties) == 1 {
		w.fuseMenu(duties[0], at)
		return
	}
	w.askFuse(duties)
}

// jump shows a record: a duty on the board, a unit in the inspector, anything else there
// and on the board the duties that are linked to it.
func (w *Window) jump(to model.Ref) {
	switch to.Kind {
	case model.DutyKind:
		w.board.Select(to.ID)
	case model.UnitKind:
		w.board.SelectUnit(to.ID)
	default:
		w.board.Select()
		w.record = to
		w.board.Mark(check.Info, w.linked(to)...)
		w.showSelected()
	}
}

// linked lists the duties that belong to a record: those linked to it, the ends of a
// hand-off.
func (w *Window) linked(to model.Ref) []model.Ref {
	s := w.session.Now().Scenario
	if h, ok := s.Handoff(to.ID); ok && to.Kind == model.HandoffKind {
		return []model.Ref{{Kind: model.DutyKind, ID: h.From}, {Kind: model.DutyKind, ID: h.To}}
	}
	return s.DutiesLinkedTo(to)
}

// showTheme marks the duties of a theme, or else what it is about, and opens its row.
func (w *Window) showTheme(x *theme.Theme) {
	about := x.Refs[:len(x.Duties):len(x.Duties)]
	if len(about) == 0 {
		for _, u := range x.Units {
			about = append(about, model.Ref{Kind: model.UnitKind, ID: u})
		}
		for _, r := range x.Refs {
			about = append(about, w.linked(r)...)
		}
	}
	w.board.Mark(x.Severity, about...)
	w.panels.warnings.Open(x.Key)
}

// showFinding marks what a warning is about and opens its row.
func (w *Window) showFinding(f check.Finding) {
	var about []model.Ref
	duty := func(ids ...model.ID) {
		for _, id := range ids {
			about = append(about, model.Ref{Kind: model.DutyKind, ID: id})
		}
	}
	s := w.session.Now().Scenario
	for _, r := range f.Refs {
		switch r.Kind {
		case model.DutyKind:
			duty(r.ID)
		case model.HandoffKind:
			if h, ok := s.Handoff(r.ID); ok {
				duty(h.From, h.To)
			}
		case model.TaskKind, model.KPIKind, model.GoalKind, model.ChannelKind:
			about = append(about, s.DutiesLinkedTo(r)...)
		case model.UnitKind:
			about = append(about, r)
		}
		if len(f.Subjects) > 0 && r == f.Subjects[len(f.Subjects)-1] && len(about) > 0 {
			break // the subjects are enough; the rest is background
		}
	}
	w.board.Mark(f.Severity, about...)
	w.panels.warnings.Open(f.Key)
}

// remedy gives what a remedy of a warning does.
func (w *Window) remedy(f check.Fix) (model.Verb, error) {
	now := w.session.Now()
	return w.print.ThemeCall(now.Scenario, f).Resolve(now.Scenario, model.Caller{Lang: w.lang, Mint: w.session.NewID, Who: w.session.Who(), Day: w.session.Today(),
		Evidence: now.Findings.EvidenceIn(), Behind: now.Themes.Behind, Because: w.print.Because})
}

// fix carries a remedy of a warning out.
func (w *Window) fix(f check.Fix) {
	verb, err := w.remedy(f)
	if err != nil {
		w.fail(err)
		return
	}
	_, why := w.print.ThemeFix(w.session.Now().Scenario, f)
	w.do(verb, why, nil)
}

// would tells what a remedy would bring about; nothing when it cannot be carried out.
func (w *Window) would(f check.Fix) scenarios.Consequence {
	verb, err := w.remedy(f)
	if err != nil {
		return scenarios.Consequence{}
	}
	return w.preview(verb)
}

// fill goes to where what is missing can be entered: to the first record that lacks it, or
// to the page that such records are added on.
func (w *Window) fill(m theme.Missing) {
	switch {
	case len(m.Refs) > 0:
		w.Show(BoardView)
		w.jump(m.Refs[0])
	case m.What == theme.Handoffs: // they are added to a duty
		w.Show(BoardView)
	default:
		w.Show(DepartmentsView)
	}
}

// drawLeft shows the scenarios and the trail of the open one.
func (w *Window) drawLeft() {
	if w.session == nil {
		return
	}
	now := w.session.Now()
	rows := make([]panel.TreeRow, len(w.sight().Infos))
	for i, info := range w.sight().Infos {
		c, counted := w.sight().Counts[info.ID]
		rows[i] = panel.TreeRow{Info: info, High: c.High, Medium: c.Medium, Uncounted: !counted,
			Fresh: w.freshBranch() && info.ID == w.branched.fork}
	}
	w.panels.tree.Draw(w.print, rows, now.Info.ID)
	w.panels.trail.Draw(w.print, w.trailRows())
}

// drawRight shows what is selected, the warnings and the scorecard.
func (w *Window) drawRight() {
	if w.session == nil || w.dragging() {
		return
	}
	now := w.session.Now()
	w.panels.inspector.Draw(now, w.print, w.selection())
	now = w.session.Now() // what was typed in the inspector may have been stored meanwhile
	w.panels.warnings.Draw(now, w.print, w.sight().Base.Themes, w.selection())
	w.panels.right.Objects = []fyne.CanvasObject{w.panels.told}
	w.panels.right.Refresh()
	w.drawScore()
}

func (w *Window) drawScore() {
	now := w.session.Now()
	name := w.sight().Base.Scenario.Brief().Name.In(w.lang)
	if w.sight().Base.ID == now.Info.ID && (w.correcting == nil || w.correcting.filling) {
		name = ""
	}
	w.panels.score.Draw(now, w.print, name, w.sight().Base.Scorecard, w.sight().History)
}

// drawPrediction shows what letting go would do; nil ends that.
func (w *Window) drawPrediction(p *carry.Prediction) {
	if p == nil {
		w.showSelected()
		return
	}
	w.panels.after.Draw(w.session.Now(), w.print, panel.Drop{Duties: p.Duties, Unit: p.Unit, To: p.To,
		Outside: p.Outside, Same: p.Same, Merge: p.Merge, Consequence: p.Consequence})
	w.panels.right.Objects = []fyne.CanvasObject{w.panels.after}
	w.panels.right.Refresh()
	if p.Outside || p.Same || p.Consequence.Refusal != nil {
		w.drawScore()
		return
	}
	w.panels.score.DrawPreview(w.print, p.Consequence)
}

// targets names what can be seen and clicked in the panels that stand around a page.
func (p panels) targets(beside sides) map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	if beside.left {
		maps.Copy(out, p.tree.Targets())
		maps.Copy(out, p.trail.Targets())
	}
	if beside.right {
		maps.Copy(out, p.inspector.Targets())
		maps.Copy(out, p.warnings.Targets())
	}
	return out
}
