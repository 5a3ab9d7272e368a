package ui

import (
	"sandtable/model"
	"sandtable/ui/letters"
	"sandtable/ui/look"
)

// LettersView is the matrix of responsibilities: who answers, works, is asked, is told.
const LettersView View = "raci"

func (w *Window) lettersPage() page {
	l := letters.New(letters.Hands{
		Do: func(v model.Verb, say string) {
			w.do(v, "", w.here(func() {
				if say == "" {
					say = w.lastStep()
				}
				w.toast(say)
			}))
		},
		Say:  func(words string) { w.tell(look.NewToast(words)) },
		Who:  func() string { return w.session.Who() },
		Duty: func(id model.ID) { w.Show(BoardView); w.jump(model.Ref{Kind: model.DutyKind, ID: id}) },
	})
	return page{view: LettersView, content: l, draw: l.Draw, targets: l.Targets, key: l.Key, foot: l.Foot}
}
