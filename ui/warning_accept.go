package ui

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/ui/dialogs"
)

// askWaive asks why a warning is accepted and accepts it. Without a reason nothing
// is: the reason is what people read where the warning would stand.
func (w *Window) askWaive(f check.Finding) {
	p := w.print
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{
		Title: p.T("ask.waive.title"), Label: p.Label(w.session.Now().Scenario, f), Hint: p.T("ask.waive.hint"), OK: p.T("ask.waive.ok"),
		Note: p.T("ask.waive.note"), Lines: 3,
		Answer: func(why string, then func(bool)) { w.waive(f, why, then) },
	}))
}

// waive accepts a warning. The evidence is that of the moment of the answer: it may have
// changed while the question stood open, and then the panel behind it shows that.
func (w *Window) waive(f check.Finding, why string, then func(done bool)) {
	evidence, found := w.session.Now().Findings.Evidence(f.Key)
	if !found {
		w.outcome(&model.Refusal{Code: model.UnknownFinding, Detail: f.Key}, then)
		return
	}
	w.do(model.Waive(f.Key, why, w.session.Who(), evidence), why, then)
}

// unwaive takes the acceptance of a warning back: it counts again.
func (w *Window) unwaive(f check.Finding) { w.do(model.Unwaive(f.Key), "", nil) }

// askWaiveTheme asks why a theme is accepted and accepts all that is behind it.
func (w *Window) askWaiveTheme(x *theme.Theme) {
	p := w.print
	w.keep(dialogs.Ask(w.hands(), p, dialogs.Question{
		Title: p.T("ask.waive-theme.title"), Label: p.Theme(w.session.Now().Scenario, x), Hint: p.T("ask.waive.hint"), OK: p.T("ask.waive.ok"),
		Note: p.T("ask.waive.note"), Lines: 3,
		Answer: func(why string, then func(bool)) { w.waiveTheme(x, why, then) },
	}))
}

// waiveTheme accepts all that is behind a theme now: findings may have come while the
// question stood open.
func (w *Window) waiveTheme(x *theme.Theme, why string, then func(done bool)) {
	now := w.session.Now()
	keys := now.Themes.Behind(x.Key)
	if len(keys) == 0 {
		w.outcome(&model.Refusal{Code: model.UnknownFinding, Detail: x.Key}, then)
		return
	}
	w.do(model.AcceptAll(keys, why, w.session.Who(), now.Findings.EvidenceIn()), why, then)
}

// unwaiveTheme takes the acceptance of what is behind a theme back.
func (w *Window) unwaiveTheme(x *theme.Theme) {
	w.do(model.ReturnAll(w.session.Now().Themes.Behind(x.Key)), "", nil)
}
