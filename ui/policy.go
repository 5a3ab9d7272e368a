package ui

import (
	"sandtable/model/check"
	"sandtable/ui/dialogs"
)

// askPolicy shows the rules, or first the terms, of the library. What is changed there is kept at
// once, for all its scenarios.
func (w *Window) askPolicy(terms bool) {
	w.dropReason()
	library := w.library
	w.keep(dialogs.Policy(w.hands(), w.print, dialogs.Policies{
		Policy: w.session.Now().Policy, Terms: terms,
		Set: func(key, value string, then func(check.Policy, error)) {
			if w.library != library {
				return
			}
			w.desk.SetPolicy(key, value, then)
		},
	}))
}
