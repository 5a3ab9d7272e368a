package scenarios

import (
	"io"
	"os"
)

// journalMagic begins a rollback journal that is to be played back
// (sqlite.org/fileformat2.html §3); a finished one is removed or zeroed.
const journalMagic = "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"

// crashed reports whether beside a library that is not open lies the journal of a
// program that ended in the middle of a step. A journal beside which a program is
// still at work is none; SQLite tells them apart in the same way.
func crashed(path string) bool {
	return hasJournal(path) && !reserved(path) && hasJournal(path)
}

func hasJournal(path string) bool {
	f, err := os.Open(path + "-journal")
	if err != nil {
		return false
	}
	defer f.Close()
	first := make([]byte, len(journalMagic))
	_, err = io.ReadFull(f, first)
	return err == nil && string(first) == journalMagic
}
