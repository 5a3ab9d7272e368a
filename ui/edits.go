package ui

import (
	"context"
	"errors"
	"slices"

	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/panel"
)

// errMeanwhile says that a cell does not hold any more what was shown when it was edited.
var errMeanwhile = errors.New("edited by somebody else meanwhile")

// editHands is what panels ask for when a cell is edited in them.
func (w *Window) editHands() panel.EditHands {
	return panel.EditHands{Edit: w.edit, Author: w.author, Lost: w.lost, Drafts: &w.drafts}
}

// edit stores cells of a record, unless another writer has changed one of them since it
// was shown, or has removed the record.
func (w *Window) edit(of model.Ref, cells, was map[string]string, then func(stored bool)) {
	if then == nil {
		then = func(bool) {}
	}
	if w.session == nil {
		then(false)
		return
	}
	w.dropReason()
	s, store := w.session, model.EditRecord(of, cells)
	s.Do(context.Background(), func(s model.Scenario) (model.Change, error) {
		record := s.Get(of)
		if record == nil {
			return model.Change{}, errMeanwhile
		}
		for cell, value := range was {
			if model.Cell(record, cell) != value {
				return model.Change{}, errMeanwhile
			}
		}
		return store(s)
	}, "", func(err error) {
		refusal, refused := errors.AsType[*model.Refusal](err)
		switch {
		case errors.Is(err, errMeanwhile):
			w.refused++
			then(false)
		case refused && refusal.Code == model.NothingChanges:
			then(true)
		default:
			w.outcome(err, then)
			if err == nil && w.session == s {
				w.offerReview()
			}
		}
	})
}

// author names who wrote what a cell of the open scenario holds now.
func (w *Window) author(of model.Ref, cell string) string {
	for _, r := range slices.Backward(w.sight().Trail) {
		if e, ok := r.Change.Edit(of); ok && e.Before != nil && e.After != nil && model.Cell(e.Before, cell) != model.Cell(e.After, cell) {
			return r.Who
		}
	}
	return ""
}

// lost hands back what was typed for a record and could not be stored; gone says that the
// record is there no more.
func (w *Window) lost(name, typed string, gone bool) {
	p, key := w.print, "edits.unstored"
	if gone {
		key = "edits.lost"
	}
	w.keep(dialogs.Notice(w.hands(), p, p.T(key, "name", name), p.T("edits.lost-text", "typed", typed), p.T("edits.copy"),
		func() { w.app.Clipboard().SetContent(typed) }))
}
