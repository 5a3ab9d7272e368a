package ui

import "sandtable/ui/dialogs"

// askKeys lists the keys: those of the view in front, then those of the window.
func (w *Window) askKeys() {
	p := w.print
	var list []dialogs.Key
	if said := "keys." + string(w.view); w.session != nil && p.Has(said) {
		list = append(list, dialogs.Key{Label: p.T("keys.here", "view", p.T("tab."+string(w.view)))}, dialogs.Key{Words: p.T(said)})
	}
	list = append(list, dialogs.Key{Label: p.T("keys.everywhere")})
	for _, s := range w.shortcuts() {
		if last := &list[len(list)-1]; last.Words == p.T(s.words) {
			last.Also = append(last.Also, s.label())
			continue
		}
		list = append(list, dialogs.Key{Label: s.label(), Words: p.T(s.words)})
	}
	w.keep(dialogs.Keys(w.hands(), p, p.T("keys.title"), list))
}
