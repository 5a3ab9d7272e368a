package main

import (
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestScenariosOfTwoTreesAreNotMerged(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.sandtable")
	if code, _, stderr := ctl(t, "new", file); code != 0 {
		t.Fatal(stderr)
	}
	l, err := scenarios.Open(file, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	v := model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"name.zh": "另一家公司", "name.en": "Another company"})
	c, err := v(model.Scenario{})
	if err != nil {
		t.Fatal(err)
	}
	other, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Add("W", other); err != nil {
		t.Fatal(err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	code, stdout, _ := ctl(t, "--json", "merge", file, "V1", "W", "--pick", "ours")
	if code != exitRefused || !strings.Contains(stdout, `"code":"scenarios-unrelated"`) || !strings.Contains(stdout, "没有共同的来源") {
		t.Errorf("exit %d, %s", code, stdout)
	}
}
