package main

import (
	"bytes"
	"strings"
	"testing"

	"sandtable/notices"
)

func TestTheNoticesNameEveryModuleThatIsGivenAwayAndItsLicence(t *testing.T) {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	if b.String() != notices.Text {
		t.Error("notices/NOTICES.txt is not that of the modules in go.mod: run make notices")
	}
}

func TestTheNoticesHoldTheTextsThatLicencesAskFor(t *testing.T) {
	for _, words := range []string{"OpenCC", "GRAYPE Systems", "Apache License\n", "SIL OPEN FONT LICENSE Version 1.1", "fyne.io/fyne/v2 v", "github.com/xuri/excelize/v2 v", "modernc.org/sqlite v", "The Go Authors"} {
		if !strings.Contains(notices.Text, words) {
			t.Errorf("%q is missing", words)
		}
	}
}
