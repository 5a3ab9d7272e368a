package meaning

import "testing"

func TestTheTablesOfTheLexiconAreWhole(t *testing.T) {
	l, err := readTables(tables)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range l.concepts {
		if c.name.ZH == "" || c.name.EN == "" {
			t.Errorf("%s has no term in one language", c.id)
		}
	}
	if w := weights(); w.Related[bias] == 0 || w.Same[bias] == 0 {
		t.Error("there are no weights")
	}
}
