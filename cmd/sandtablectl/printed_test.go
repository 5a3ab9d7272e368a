package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// full is a place where nothing can be written.
func full(t *testing.T) io.Writer {
	t.Helper()
	f, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

func TestAStepThatCannotBePrintedIsSaidToBeDone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.sandtable")
	env := func(string) string { return "" }
	var out, said bytes.Buffer
	if code := run([]string{"new", path}, strings.NewReader(""), &out, &said, env); code != 0 {
		t.Fatal(said.String())
	}
	steps := func() int {
		var log bytes.Buffer
		if code := run([]string{"--json", "log", path, "V0"}, strings.NewReader(""), &log, &said, env); code != 0 {
			t.Fatal(said.String())
		}
		return strings.Count(log.String(), `"seq"`)
	}
	before := steps()
	for _, args := range [][]string{
		{"do", path, "V0", "set-fte", "EC", "7"}, {"--json", "do", path, "V0", "set-fte", "EC", "8"}, {"undo", path, "V0"}, {"redo", path, "V0"},
	} {
		said.Reset()
		if code := run(args, strings.NewReader(""), full(t), &said, env); code != 0 || !strings.Contains(said.String(), "was done and saved") {
			t.Errorf("%v: exit code %d, %s", args, code, said.String())
		}
	}
	if after := steps(); after != before+4 {
		t.Errorf("%d steps were done", after-before)
	}
	said.Reset()
	code := run([]string{"do", path, "V0", "-"}, strings.NewReader("set-fte EC 9\nset-fte EC 10\n"), full(t), &said, env)
	if code != exitFile || !strings.Contains(said.String(), "Line 1") || !strings.Contains(said.String(), "was done and saved") || steps() != before+5 {
		t.Errorf("exit code %d, %d steps, %s", code, steps()-before, said.String())
	}
}

func TestAMarkBeforeTheFirstLineIsNoPartOfItsVerb(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.sandtable")
	env := func(string) string { return "" }
	var out, said bytes.Buffer
	if code := run([]string{"new", path}, strings.NewReader(""), &out, &said, env); code != 0 {
		t.Fatal(said.String())
	}
	if code := run([]string{"do", path, "V0", "-"}, strings.NewReader("\ufeffset-fte EC 9\r\n"), &out, &said, env); code != 0 {
		t.Errorf("exit code %d: %s", code, said.String())
	}
}
