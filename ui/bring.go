package ui

import (
	"path/filepath"
	"slices"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

// askBring asks for another library that is to be brought into the open one.
func (w *Window) askBring() {
	w.nearby(func(folder string) {
		w.askFile("bring", folder+string(filepath.Separator), extension, false, func(c chosen) { w.askWhatComes(c.path, nil) })
	})
}

// askWhatComes shows what another library would bring, before anything is written; open
// opens it instead, and may be nil.
func (w *Window) askWhatComes(path string, open func()) {
	l := w.library
	if l == nil {
		return
	}
	w.desk.Ask(func() func() {
		in, err := l.PreviewBring(path)
		return func() {
			switch {
			case w.library != l:
			case err != nil && open != nil: // why, is said by who cannot open it either
				open()
			case err != nil:
				w.fail(err)
			default:
				w.showWhatComes(path, in, open)
			}
		}
	})
}

func (w *Window) showWhatComes(path string, in []scenarios.Brought, open func()) {
	ask := dialogs.Bringing{File: filepath.Base(path), Open: open}
	for _, b := range in {
		said := w.print.Coming(text.Coming{Name: b.Name, Called: b.Called, Parent: scenarios.NameOf(b.Parent, w.sight().Infos, in),
			Way: string(b.Way), Steps: b.Steps, Reopened: b.Reopened})
		ask.Lines = append(ask.Lines, dialogs.BringLine{Here: b.Way == scenarios.ComesNot, Fork: b.Way == scenarios.ComesAsFork, Said: said})
	}
	slices.SortStableFunc(ask.Lines, func(a, b dialogs.BringLine) int { return model.LastIf(a.Here, b.Here) })
	if comes(in) > 0 {
		ask.Bring = func() { w.bring(path) }
	}
	w.keep(dialogs.Bring(w.hands(), w.print, ask))
}

// comes counts what is not here already.
func comes(in []scenarios.Brought) (n int) {
	for _, b := range in {
		if b.Way != scenarios.ComesNot {
			n++
		}
	}
	return n
}

// bring brings another library into the open one and says how much came.
func (w *Window) bring(path string) {
	l := w.library
	w.desk.Ask(func() func() {
		in, err := l.Bring(path)
		return func() {
			if err != nil {
				w.fail(err)
				return
			}
			if w.library != l {
				return
			}
			if w.conflict == path {
				w.conflict = ""
			}
			w.desk.Survey(func(err error) {
				if err != nil {
					w.fail(err)
					return
				}
				w.frame.draw()
				w.drawLeft()
				w.tell(look.NewToast(w.print.T("toast.brought", "n", comes(in), "file", filepath.Base(path))))
			})
		}
	})
}

// lookForConflicts looks for a copy of the library that a synchronising program has put
// beside it, and that holds what the library does not.
func (w *Window) lookForConflicts(l *scenarios.Library) {
	w.conflict = ""
	w.desk.Ask(func() func() {
		for _, path := range scenarios.ConflictCopies(l.Path()) {
			if in, err := l.PreviewBring(path); err == nil && comes(in) > 0 {
				return func() {
					if w.library == l {
						w.conflict = path
						w.frame.draw()
					}
				}
			}
		}
		return nil
	})
}

// conflicting says that such a copy lies there.
func (w *Window) conflicting() news {
	if w.conflict == "" {
		return news{}
	}
	path, p := w.conflict, w.print
	return news{icon: "file", words: p.T("banner.conflict", "file", filepath.Base(path)), hint: p.T("banner.conflict-hint"), offers: []offer{
		{"bring", p.T("banner.bring"), func() { w.askWhatComes(path, nil) }},
		{name: "close", perform: func() { w.conflict = ""; w.frame.draw() }}}}
}
