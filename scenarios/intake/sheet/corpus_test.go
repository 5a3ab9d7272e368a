package sheet

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// What the texts mean is the business of who reads the rows; that they are there is
// proved here.
func TestEveryWordThatTheCorpusWantsIsInTheRows(t *testing.T) {
	wants, err := filepath.Glob("../testdata/corpus/*.want.tsv")
	if err != nil || len(wants) < 40 {
		t.Fatal(len(wants), err)
	}
	for _, w := range wants {
		name := strings.TrimSuffix(w, ".want.tsv")
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(w)
		if err != nil {
			t.Fatal(err)
		}
		d := read(t, filepath.Base(name), data)
		var cells []string
		for _, s := range d.Sheets {
			cells = append(cells, s.Name)
			for _, r := range s.Rows {
				cells = append(cells, r.Cells...)
			}
		}
		for line := range strings.Lines(string(want)) {
			fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
			if len(fields) != 6 {
				t.Fatalf("%s: %q", w, line)
			}
			words := append(strings.Split(fields[4], "; "), fields[0], fields[1], fields[3])
			for _, words := range append(words, strings.Fields(fields[5])...) { // a post and a name
				if !slices.ContainsFunc(cells, func(c string) bool { return strings.Contains(c, words) }) {
					t.Errorf("%s: %q is not there", filepath.Base(name), words)
				}
			}
		}
	}
}
