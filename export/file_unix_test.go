//go:build unix

package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"

	"sandtable/model"
	"sandtable/model/text"
)

func putting(content string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, content)
		return err
	}
}

// checkSaid proves that an error has a code and a sentence of its own in both languages,
// without a word of the system in it.
func checkSaid(t *testing.T, err error, code, path string) {
	t.Helper()
	e, ok := errors.AsType[*FileError](err)
	if !ok || e.Code() != code || e.Path() != path {
		t.Errorf("the error is %v, want %s of %s", err, code, path)
		return
	}
	unknown := ""
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		headline, hint := p.Error(model.Scenario{}, err)
		if unknown, _ = p.Error(model.Scenario{}, errors.New("x")); headline == unknown || hint == "" {
			t.Errorf("%s: %q, %q", code, headline, hint)
		}
		if said := headline + hint; e.err != nil && code != "file-not-written" && strings.Contains(said, e.err.Error()) || strings.Contains(said, ".tmp") {
			t.Errorf("%s says what the system says: %s", code, said)
		}
	}
}

func TestWhatKeepsAFileFromBeingWrittenIsSaidInWords(t *testing.T) {
	dir := t.TempDir()
	in := func(names ...string) string { return filepath.Join(append([]string{dir}, names...)...) }
	for _, err := range []error{
		os.Mkdir(in("folder.xlsx"), 0o700), syscall.Mkfifo(in("pipe.xlsx"), 0o600), os.WriteFile(in("plain"), []byte("x"), 0o600),
		os.WriteFile(in("library.xlsx"), []byte(libraryHead+"and more"), 0o600), os.WriteFile(in("letter.xlsx"), []byte("Dear Sir"), 0o600),
		os.WriteFile(in("plan.sandtable"), []byte(libraryHead+"and more"), 0o600),
		os.Symlink(in("loop.xlsx"), in("loop.xlsx")),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, row := range []struct{ sentence, path, code, meant string }{
		{"a folder that is not there", in("missing", "a.xlsx"), "folder-missing", in("missing")},
		{"a file in the place of the folder", in("plain", "a.xlsx"), "folder-missing", in("plain")},
		{"a folder of that name", in("folder.xlsx"), "file-is-folder", in("folder.xlsx")},
		{"a pipe of that name", in("pipe.xlsx"), "file-not-regular", in("pipe.xlsx")},
		{"a library under the name of a workbook", in("library.xlsx"), "file-not-workbook", in("library.xlsx")},
		{"a library under its own name", in("plan.sandtable"), "file-not-workbook", in("plan.sandtable")},
		{"a text under the name of a workbook", in("letter.xlsx"), "file-not-workbook", in("letter.xlsx")},
		{"a name that is too long", in(strings.Repeat("很长的名称", 40) + ".xlsx"), "file-name", in(strings.Repeat("很长的名称", 40) + ".xlsx")},
		{"a link to itself", in("loop.xlsx"), "file-not-written", in("loop.xlsx")},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			before, _ := os.ReadFile("/dev/null")
			if info, err := os.Stat(row.path); err == nil && info.Mode().IsRegular() {
				before, _ = os.ReadFile(row.path)
			}
			checkSaid(t, WriteFile(row.path, putting("new")), row.code, row.meant)
			if info, err := os.Stat(row.path); err == nil && info.Mode().IsRegular() {
				if after, _ := os.ReadFile(row.path); string(after) != string(before) {
					t.Error("the file is not as it was")
				}
			}
		})
	}
	if left, _ := filepath.Glob(in(".sandtable-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAWorkbookAndAnEmptyFileAreReplaced(t *testing.T) {
	for _, was := range []string{"", "PK\x03\x04old", "\xd0\xcf\x11\xe0old"} {
		path := filepath.Join(t.TempDir(), "A.XLSX")
		if err := os.WriteFile(path, []byte(was), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := WriteFile(path, putting("new")); err != nil {
			t.Errorf("%q: %v", was, err)
		}
	}
}

func TestAFullDiskIsToldWhateverTheWriterMakesOfIt(t *testing.T) {
	path := filepath.Join("/dev/full")
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := &kept{to: f}
	if _, err := io.WriteString(out, "x"); err == nil || out.err == nil {
		t.Fatalf("%v, %v", err, out.err)
	}
	checkSaid(t, fileError("a.xlsx", out.err, false, false), "disk-full", "a.xlsx")
}

func TestErrorsOfWindowsAreUnderstood(t *testing.T) {
	at := func(n syscall.Errno) error { return &os.LinkError{Op: "rename", Old: "x.tmp", New: "a.xlsx", Err: n} }
	path := filepath.Join("f", "a.xlsx")
	for _, row := range []struct {
		sentence string
		err      error
		there    bool
		code     string
		meant    string
	}{
		{"Excel has the workbook open", at(accessDenied), true, "file-locked", path},
		{"another program has a part of it", at(sharingViolation), true, "file-locked", path},
		{"another program has locked it", at(lockViolation), false, "file-locked", path},
		{"no room", at(windowsDiskFull), false, "disk-full", path},
		{"a name that it does not take", at(invalidName), false, "file-name", path},
		{"a path that is too long", at(nameTooLong), false, "file-name", path},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkSaid(t, fileError(path, row.err, row.there, true), row.code, row.meant) })
	}
	checkSaid(t, fileError(path, os.ErrPermission, false, true), "folder-read-only", "f")
	checkSaid(t, fileError(path, os.ErrPermission, true, false), "file-read-only", path)
}

func TestANameMadeOfAnyWordsIsOneThatEverySystemTakes(t *testing.T) {
	long := strings.Repeat("很长的方案名称", 40)
	for words, want := range map[string]string{
		"计划 V1 合并：数字营销部": "计划 V1 合并：数字营销部", "../../evil": "evil", `a/b\c:d*e?f"g<h>i|j`: "abcdefghij", "CON": "_CON", "nul.x": "_nul.x",
		"": "sandtable", " ... ": "sandtable", "\u202eabc\u200b": "abc", "a\nb\tc": "a b c", "end. ": "end", "\xff\xfe": "sandtable",
	} {
		if got := FileName(words); got != want {
			t.Errorf("%q becomes %q, want %q", words, got, want)
		}
	}
	got := FileName(long)
	if len(got) > nameBytes || !utf8.ValidString(got) || !strings.HasPrefix(long, got) || len(got) < nameBytes-4 {
		t.Errorf("%d bytes: %s", len(got), got)
	}
	if err := WriteFile(filepath.Join(t.TempDir(), got+".xlsx"), putting("x")); err != nil {
		t.Error(err)
	}
}
