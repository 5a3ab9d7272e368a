package ui

import (
	"sandtable/model"
	"sandtable/ui/boundaries"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// BoundariesView is the list of the matters that several units share.
const BoundariesView View = "boundaries"

func (w *Window) boundariesPage() page {
	b := boundaries.New(boundaries.Hands{
		Do:    func(v model.Verb, why string) { w.do(v, why, w.here(func() { w.toast(w.lastStep()) })) },
		Say:   func(words string) { w.tell(look.NewToast(words)) },
		Who:   func() string { return w.session.Who() },
		Theme: w.openCase,
		Show:  func(r model.Ref) { w.Show(BoardView); w.jump(r) },
		Add: func(title, label, hint, ok, note string) {
			w.keep(dialogs.Ask(w.hands(), w.print, dialogs.Question{Title: title, Label: label, Hint: hint, OK: ok, Note: note,
				Answer: func(name string, then func(bool)) {
					w.do(model.AddRecord(model.Collaboration{ID: w.session.NewID(model.CollaborationKind), Name: model.Wording(w.lang, name), Basis: model.User}), "", then)
				}}))
		},
	})
	return page{view: BoundariesView, content: b, draw: b.Draw, targets: b.Targets, key: b.Key, foot: b.Foot}
}
