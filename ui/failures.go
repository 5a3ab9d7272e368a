package ui

import (
	"context"
	"errors"

	"sandtable/model"
	"sandtable/ui/dialogs"
)

// scenario is the open one, whose names errors use; empty when none is open.
func (w *Window) scenario() model.Scenario {
	if w.session == nil {
		return model.Scenario{}
	}
	return w.session.Now().Scenario
}

// naming is the scenario whose names an error is told with: the open one; for what
// another writer has just removed from it, as it was before.
func (w *Window) naming(err error) model.Scenario {
	s := w.scenario()
	refusal, ok := errors.AsType[*model.Refusal](err)
	if !ok || refusal.Code != model.UnknownRecord || w.session == nil {
		return s
	}
	missing, parsed := model.ParseRef(refusal.Detail)
	if parsed != nil || s.Has(missing) {
		return s
	}
	if before, failed := model.Apply(s, model.Invert(w.session.Now().Last)); failed == nil && before.Has(missing) {
		return before
	}
	return w.session.Now().Baseline
}

// fail says what could not be done and what to do about it.
func (w *Window) fail(err error) {
	refusal, refused := errors.AsType[*model.Refusal](err)
	if refused && refusal.Code == model.NothingChanges || errors.Is(err, context.Canceled) { // what it stood on was refused
		return
	}
	headline, hint := w.print.Error(w.naming(err), err)
	w.failure = headline
	if w.win == nil { // pictures are drawn without anybody to read it
		return
	}
	if w.locked(headline, hint, err) || w.homeless(headline, hint, err) {
		return
	}
	w.keep(dialogs.Notice(w.hands(), w.print, headline, hint, "", nil))
}
