package ui

import (
	"sandtable/model"
	"sandtable/ui/look"
	"sandtable/ui/rights"
)

// RightsView is the matrix of decision rights: who proposes, reviews, approves, is told.
const RightsView View = "rights"

func (w *Window) rightsPage() page {
	r := rights.New(rights.Hands{
		Do:      w.doHere,
		Fix:     w.fix,
		Say:     func(words string) { w.tell(look.NewToast(words)) },
		NewID:   func() model.ID { return w.session.NewID(model.DecisionRightKind) },
		Finding: w.goToFinding,
		Drafts:  &w.drafts,
	})
	return page{view: RightsView, content: r, draw: r.Draw, targets: r.Targets, key: r.Key, foot: r.Foot}
}
