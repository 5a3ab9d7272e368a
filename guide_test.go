package sandtable_test

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

// What the house promises: the steps to add something are few.
func TestTheGuideNamesFewFilesForAFieldAndForARule(t *testing.T) {
	guide, err := os.ReadFile("CONTRIBUTING.md")
	if err != nil {
		t.Fatal(err)
	}
	file := regexp.MustCompile("`[a-zA-Z0-9_./-]+/[a-zA-Z0-9_./-]+`")
	for title, most := range map[string]int{"A field": 3 + 2, "A rule": 2 + 2} { // the words of two languages are two files
		_, section, _ := strings.Cut(string(guide), "\n## "+title+"\n")
		_, steps, _ := strings.Cut(section, "\n1. ")
		steps, _, _ = strings.Cut(steps, "\n\n")
		if n := len(file.FindAllString(steps, -1)); n == 0 || n > most {
			t.Errorf("%s takes %d files, want at most %d:\n%s", title, n, most, steps)
		}
	}
}

func TestEveryFileThatTheGuidesNameIsThere(t *testing.T) {
	for guide, least := range map[string]int{"CONTRIBUTING.md": 30, "README.md": 30} {
		t.Run(guide, func(t *testing.T) { namesFiles(t, guide, least) })
	}
}

func namesFiles(t *testing.T, path string, least int) {
	guide, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := regexp.MustCompile("`([a-zA-Z0-9_./-]+/[a-zA-Z0-9_./-]+)`").FindAllStringSubmatch(string(guide), -1)
	if len(files) < least {
		t.Errorf("only %d files are found in it", len(files))
	}
	for _, f := range files {
		if _, err := os.Stat(f[1]); err != nil {
			t.Error(err)
		}
	}
}
