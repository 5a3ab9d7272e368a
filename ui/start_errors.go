package ui

import (
	"os"

	"sandtable/machine"
	"sandtable/model"
)

// Trouble is what keeps a window from being shown.
type Trouble int

// The troubles.
const (
	NoTrouble Trouble = iota
	NoDisplay
	NoOpenGL
)

// Say says what is missing and what to do about it, in a language or, when it is "", in
// that of the system.
func (t Trouble) Say(lang model.Lang) string {
	if lang == "" {
		lang = machine.Language(os.Getenv)
	}
	p := chrome.In(lang)
	if t == NoOpenGL {
		return p.T("trouble.opengl")
	}
	return p.T("trouble.display")
}

// died is the news that the program has ended unexpectedly before, until it is put away.
func (w *Window) died() news {
	if w.options.Died == "" {
		return news{}
	}
	return news{
		icon: "info", words: w.print.T("died.said", "path", w.options.Died),
		offers: []offer{
			{"died-folder", w.print.T("died.folder"), func() { w.show(w.options.Died, true) }},
			{"died-read", w.print.T("died.read"), func() {
				w.options.Died = ""
				w.frame.draw()
			}},
		},
	}
}
