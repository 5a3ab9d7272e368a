package dialogs

import (
	"cmp"
	"maps"
	"strings"

	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// Decide answers conflicts of a merge; "" leaves one open.
type Decide func(model.Conflict) model.Side

// ScenarioMerge is what is asked before another scenario is brought into the open one.
type ScenarioMerge struct {
	Ours, Theirs string // names of the two
	Now          func() model.Scenario
	First        scenarios.Merger // with no answers yet
	// Preview previews the merge with some answers, and tells when the file has been read.
	Preview func(Decide, func(scenarios.Merger, error))
	// Merge tells whether it was done, when the file has answered; when not, the window says
	// why. Answers are asked for in any goroutine.
	Merge func(d Decide, why string, then func(done bool))
}

// scenarioMerge shows what comes with a scenario, and every question that has to be answered
// before it may come. An answer may bring up another question.
type scenarioMerge struct {
	*Dialog
	ask    ScenarioMerge
	told   scenarios.Merger
	asked  []scenarios.Dispute // also those that are answered, in the order they came up
	sides  map[string]model.Side
	radios []*look.Radio
	why    *look.Entry
	list   *container.Scroll
}

// MergeScenarios asks how to bring another scenario into the open one.
func MergeScenarios(h Hands, p text.Printer, ask ScenarioMerge) *Dialog {
	u := &scenarioMerge{Dialog: open(h, p), ask: ask, sides: map[string]model.Side{}, list: container.NewVScroll(nil)}
	u.why = look.NewEntry("", u.print.T("union.why"), func(string) { u.act() })
	u.why.Cancel = u.Close
	u.take(ask.First)
	u.draw()
	if len(u.radios) > 0 {
		u.focus(u.radios[0])
	} else {
		u.focus(u.why)
	}
	return u.Dialog
}

// question tells the conflicts of one merge apart.
func question(c model.Conflict) string {
	words := []string{string(c.Kind), c.Ref.String(), c.Field}
	if c.Kind != model.LockConflict && c.Kind != model.RemovedConflict { // of these the others depend on the answers
		for _, r := range c.Others {
			words = append(words, r.String())
		}
	}
	return strings.Join(words, " ")
}

// decide gives the answers so far, for any goroutine.
func (u *scenarioMerge) decide() Decide {
	sides := maps.Clone(u.sides)
	return func(c model.Conflict) model.Side { return sides[question(c)] }
}

// look previews the merge with the answers so far.
func (u *scenarioMerge) look(then func(error)) {
	u.ask.Preview(u.decide(), func(told scenarios.Merger, err error) {
		if u.closed {
			return
		}
		if err == nil {
			u.take(told)
		}
		then(err)
	})
}

// take takes over what a preview told.
func (u *scenarioMerge) take(told scenarios.Merger) {
	u.told = told
	known := map[string]bool{}
	for _, d := range u.asked {
		known[question(d.Conflict)] = true
	}
	for _, d := range told.Conflicts {
		if !known[question(d.Conflict)] {
			u.add(d)
		}
	}
}

func (u *scenarioMerge) add(d scenarios.Dispute) {
	u.asked = append(u.asked, d)
	p := u.print
	u.radios = append(u.radios, look.NewRadio(-1, func(i int) {
		u.sides[question(d.Conflict)] = [...]model.Side{model.Ours, model.Theirs}[i]
		u.again()
	}, look.Option{Label: p.T("union.ours"), Note: u.ask.Ours}, look.Option{Label: p.T("union.theirs"), Note: u.ask.Theirs}))
}

// all answers every question alike, also those that come up thereby, but for answers that
// bring up new questions for ever: those are left to people.
func (u *scenarioMerge) all(side model.Side) { u.answer(side, 100) }

func (u *scenarioMerge) answer(side model.Side, most int) {
	for _, d := range u.asked {
		u.sides[question(d.Conflict)] = side
	}
	u.look(func(err error) {
		if err == nil && len(u.told.Conflicts) > 0 && most > 0 {
			u.answer(side, most-1)
			return
		}
		u.showAnswers()
	})
}

// again shows the merge with the answers as they are now. When it cannot be previewed,
// what it was before is still true; merging will say what is wrong.
func (u *scenarioMerge) again() {
	u.look(func(err error) {
		if err == nil {
			u.showAnswers()
		}
	})
}

func (u *scenarioMerge) showAnswers() {
	for i, d := range u.asked {
		u.radios[i].Chosen = -1
		switch u.sides[question(d.Conflict)] {
		case model.Ours:
			u.radios[i].Chosen = 0
		case model.Theirs:
			u.radios[i].Chosen = 1
		}
		u.radios[i].Refresh()
	}
	u.draw()
}

func (u *scenarioMerge) act() {
	if len(u.told.Conflicts) > 0 || u.told.Refusal != nil {
		return
	}
	u.attempt(func(then func(done bool)) {
		u.ask.Merge(u.decide(), strings.TrimSpace(u.why.Text), func(done bool) {
			if then(done); !done {
				u.again() // others may have changed something meanwhile
			}
		})
	})
}

const (
	unionChanges   = 300 // width of what comes
	unionQuestions = 420 // width of the questions
	unionTall      = 330
	unionRow       = 24
	unionListed    = 200 // changes; a longer list is not read here
)

func (u *scenarioMerge) draw() {
	p := u.print
	left, width := float32(460), float32(460+2*pad)
	if len(u.asked) > 0 {
		left, width = unionChanges, 2*pad+unionChanges+24+unionQuestions
	}
	s := look.NewSheet()
	s.TextCut(pad, 20, width-2*pad, look.Title, look.Ink, p.T("union.title", "theirs", u.ask.Theirs, "ours", u.ask.Ours))
	top := float32(60)
	bottom := top + u.changes(s, pad, top, left)
	bottom += u.verdicts(s, pad, bottom, left, "union", u.told.Consequence)
	if len(u.asked) > 0 {
		bottom = max(bottom, top+u.questions(s, pad+left+24, top, unionQuestions, max(bottom-top, unionTall)))
	}
	y := bottom + 14
	s.Put(u.why, pad, y, width-2*pad, 32)
	y += 32 + 16
	ok := look.NewButton(look.Primary, p.T("union.ok"), "fuse", u.act)
	ok.Disabled = u.told.Refusal != nil || len(u.told.Conflicts) > 0
	y += u.buttons(width, ok)
	u.targets["dialog:text"] = u.why
	focused := u.hands.Canvas.Focused()
	u.show(width, y, s.Object(width, y))
	if focused != nil && u.hands.Canvas.Focused() != focused {
		u.hands.Canvas.Focus(focused)
	}
}

// changes lists what comes, and gives its height.
func (u *scenarioMerge) changes(s *look.Sheet, x, y, w float32) float32 {
	p, from := u.print, y
	rows := p.Edits(u.ask.Now(), u.told.Change)
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("union.changes", "n", len(rows)))
	y += 26
	if len(rows) == 0 {
		y += s.Paragraph(x, y, w, look.Small, look.Ink3, p.T("union.nothing"), 2)
		return y + 14 - from
	}
	tall := min(float32(len(rows))*unionRow, 7*unionRow)
	list := look.NewSheet()
	for i, r := range rows[:min(len(rows), unionListed)] {
		key := "union.changed"
		if r.Action == "added" || r.Action == "removed" {
			key = "union." + r.Action
		}
		none := p.T("union.none")
		list.TextCut(0, float32(i)*unionRow+2, w-14, look.Small, look.Ink, p.T(key, "kind", r.Kind, "name", r.Name, "field", r.Field,
			"from", cmp.Or(r.From, none), "to", cmp.Or(r.To, none)))
	}
	s.Put(container.NewVScroll(list.Object(w-8, 0)), x, y, w, tall)
	return y + tall + 14 - from
}

// questions lists the conflicts, each with its two answers, and gives its height.
func (u *scenarioMerge) questions(s *look.Sheet, x, y, w, tall float32) float32 {
	p := u.print
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("union.questions", "n", len(u.asked), "open", len(u.told.Conflicts)))
	at := x
	for _, side := range []model.Side{model.Ours, model.Theirs} {
		b := look.NewButton(look.Secondary, p.T("union.all-"+string(side)), "", func() { u.all(side) })
		s.Put(b, at, y+26, b.Wide(), look.ButtonHeightDense)
		u.targets["dialog:all:"+string(side)] = b
		at += b.Wide() + 8
	}
	const head = 66
	list := look.NewSheet()
	listed := float32(0)
	for i, d := range u.asked {
		if i > 0 {
			list.Rule(0, listed, w-14, look.Line)
			listed += 10
		}
		listed += list.Paragraph(0, listed, w-14, look.Body, look.Ink, u.sentence(d), 6) + 2
		list.Put(u.radios[i], 4, listed, w-18, 2*look.OptionHeight) // 4: the ring of the focus
		u.targets["dialog:conflict:"+p.Number(float64(i))] = u.radios[i]
		listed += 2*look.OptionHeight + 8
	}
	tall = min(tall-head, listed)
	u.list.Content = list.Object(w-8, listed)
	s.Put(u.list, x, y+head, w, tall)
	u.list.Refresh()
	return head + tall
}

// sentence says a conflict with both values and both reasons.
func (u *scenarioMerge) sentence(d scenarios.Dispute) string {
	return u.print.Conflict(text.Dispute{Conflict: d.Conflict, Base: u.told.Base, Ours: u.ask.Now(), Theirs: u.told.Theirs,
		OurReason: d.OurReason.Why, TheirReason: d.TheirReason.Why}) + u.print.T("union.stop")
}
