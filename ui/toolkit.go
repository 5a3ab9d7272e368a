package ui

import (
	"encoding/json"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"
)

// toolkitWords are what the toolkit says itself: in the menu of a field and in its own
// dialog for files. The names are those under which it looks its wordings up; ours are
// under "toolkit", by the keys.
var toolkitWords = [...]struct{ key, name string }{
	{"cancel", "Cancel"}, {"confirm", "Confirm"}, {"copy", "Copy"}, {"create-folder", "Create Folder"}, {"cut", "Cut"},
	{"filename", "Enter filename"}, {"error", "Error"}, {"favourites", "Favourites"}, {"file", "File"}, {"folder", "Folder"},
	{"new-folder", "New Folder"}, {"no", "No"}, {"ok", "OK"}, {"open", "Open"}, {"paste", "Paste"}, {"redo", "Redo"},
	{"save", "Save"}, {"select-all", "Select all"}, {"hidden", "Show Hidden Files"}, {"undo", "Undo"}, {"yes", "Yes"},
	{"name", "file.name"}, {"parent", "file.parent"},
}

// speakToolkit makes the toolkit speak the language of the window. It goes by that of the
// system, or English; its wordings in those are replaced.
func (w *Window) speakToolkit() {
	words := map[string]map[string]string{}
	for _, x := range toolkitWords {
		words[x.name] = map[string]string{"other": w.print.T("toolkit." + x.key)}
	}
	b, err := json.Marshal(words)
	if err != nil {
		return
	}
	for _, l := range []fyne.Locale{"en", lang.SystemLocale()} {
		_ = lang.AddTranslationsForLocale(b, l) // a system whose language has no name is spoken to in English
	}
}
