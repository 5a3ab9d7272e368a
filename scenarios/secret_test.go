//go:build unix

package scenarios_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"sandtable/model"
)

// secret checks that nobody but its owner can reach into a file or a folder.
func secret(t *testing.T, path string) {
	t.Helper()
	info, err := os.Stat(path)
	must(t, err)
	if info.Mode().Perm()&0o077 != 0 {
		t.Errorf("%s is open to others: %v", filepath.Base(path), info.Mode())
	}
}

func TestALibraryItsJournalItsCopiesAndItsBackupsAreTheirOwnersOnly(t *testing.T) {
	l := library(t)
	secret(t, l.Path())
	must(t, l.Perform("V0", 1, func(int, model.Scenario) (model.Verb, string) {
		return model.MoveDuties("MD", "D1"), ""
	}))
	must(t, l.Perform("V0", 2, func(i int, _ model.Scenario) (model.Verb, string) {
		if i == 1 { // the first step is written, and not yet committed
			secret(t, l.Path()+"-journal")
		}
		return model.MoveDuties([]model.ID{"EC", "MD"}[i], "D1"), ""
	}))
	copied := filepath.Join(filepath.Dir(l.Path()), "copy.sandtable")
	must(t, l.SaveCopy(copied))
	_, err := l.Backup()
	must(t, err)
	must(t, filepath.WalkDir(filepath.Dir(l.Path()), func(path string, _ fs.DirEntry, err error) error {
		if path != filepath.Dir(l.Path()) {
			secret(t, path)
		}
		return err
	}))
}
