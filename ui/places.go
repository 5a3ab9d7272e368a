package ui

import (
	"os"
	"path/filepath"
	"strings"

	"sandtable/machine"
	"sandtable/model"
)

// Where files are. A folder may be on a network that does not answer: nothing here is
// called by the window's goroutine, but for nearby, which asks beside it.

// nearby gives the folder of the open library, else the one for new libraries when there
// is one, else the user's documents.
func (w *Window) nearby(then func(folder string)) {
	from := ""
	if w.library != nil {
		from = filepath.Dir(w.library.Path())
	}
	w.desk.Ask(func() func() {
		folder := from
		if folder == "" {
			folder = w.folder()
		}
		if !isFolder(folder) { // not made yet, or moved away with the library
			folder = filepath.Dir(w.folder())
		}
		return func() { then(folder) }
	})
}

// folder is where new libraries go.
func (w *Window) folder() string {
	folder := w.options.Folder
	if folder == "" {
		folder = documents()
	}
	return filepath.Join(folder, "Sandtable")
}

// documents is the user's folder for documents, else the home folder.
func documents() string {
	if folder := machine.Documents(); folder != "" {
		return folder
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, lang := range []model.Lang{model.EN, model.ZH} { // a desktop that says nothing has made one under the name that it has in its language
		folder := filepath.Join(home, chrome.In(lang).T("folder.documents"))
		if isFolder(folder) {
			return folder
		}
	}
	return home
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// isLibrary reports whether a file is a library, whatever its name is.
func isLibrary(path string) bool {
	if strings.EqualFold(filepath.Ext(path), extension) {
		return true
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	const head = "SQLite format 3\x00"
	start := make([]byte, len(head))
	n, _ := f.Read(start) // a shorter file is none
	return string(start[:n]) == head
}
