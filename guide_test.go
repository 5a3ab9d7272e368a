package sandtable_test

import (
	"os"
	"regexp"
	"testing"
)

func TestEveryFileThatTheGuideNamesIsThere(t *testing.T) {
	guide, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	files := regexp.MustCompile("`([a-zA-Z0-9_./-]+/[a-zA-Z0-9_./-]+)`").FindAllStringSubmatch(string(guide), -1)
	if len(files) < 30 {
		t.Errorf("only %d files are found in it", len(files))
	}
	for _, f := range files {
		if _, err := os.Stat(f[1]); err != nil {
			t.Error(err)
		}
	}
}
