package main

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"sandtablectl": main})
}

func TestScripts(t *testing.T) { testscript.Run(t, scripts(false)) }

// scripts is how the scripts of testdata are run. windows says that the program is that
// for Windows, whatever the test runs on.
func scripts(windows bool) testscript.Params {
	return testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "en_US.UTF-8")
			e.Setenv("SANDTABLE_WHO", "analyst")
			e.Setenv("SHOWN", shown(e.WorkDir, windows)) // the folder, as the program writes it
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "root" { // to root no file is read-only
				return os.Getuid() == 0, nil
			}
			if cond == "for-windows" {
				return windows, nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "json": jsonAt, "patch": patch, "shorten": shorten, "repeat": repeat,
		},
	}
}

func shown(folder string, windows bool) string {
	if windows { // wine's drive of all there is
		return "Z:" + strings.ReplaceAll(folder, "/", `\`) + `\`
	}
	return folder + "/"
}

// code N ARGS… runs sandtablectl and expects the exit code N. Its output is kept
// for stdout and stderr, as that of exec is.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 1 {
		ts.Fatalf("usage: code N ARG…")
	}
	err := ts.Exec("sandtablectl", args[1:]...)
	got := 0
	if err != nil {
		exit, ok := errors.AsType[interface {
			error
			ExitCode() int
		}](err)
		if !ok {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// json PATH WANT compares one value of the JSON on stdout: "findings.0.rule" walks
// objects and arrays, "findings.len" is a length. The whole output must be one value.
func jsonAt(ts *testscript.TestScript, neg bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: json PATH WANT")
	}
	dec := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	dec.UseNumber()
	var v any
	ts.Check(dec.Decode(&v))
	if dec.More() {
		ts.Fatalf("more than one JSON value")
	}
	for step := range strings.SplitSeq(args[0], ".") {
		switch x := v.(type) {
		case map[string]any:
			v = x[step]
			if step == "len" {
				v = len(x)
			}
		case []any:
			if step == "len" {
				v = len(x)
				continue
			}
			n, err := strconv.Atoi(step)
			if err != nil || n >= len(x) {
				ts.Fatalf("%s: no element %s of %d", args[0], step, len(x))
			}
			v = x[n]
		default:
			if step != "" {
				ts.Fatalf("%s: nothing at %s", args[0], step)
			}
		}
	}
	got := fmt.Sprint(v)
	switch v.(type) {
	case map[string]any, []any, nil:
		b, err := json.Marshal(v)
		ts.Check(err)
		got = string(b)
	}
	if (got == args[1]) == neg {
		ts.Fatalf("%s is %s", args[0], got)
	}
}

// patch FILE OFFSET HEX writes bytes into a file; a negative offset counts from the end.
func patch(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 3 {
		ts.Fatalf("usage: patch FILE OFFSET HEX")
	}
	b := []byte(ts.ReadFile(args[0]))
	at, err := strconv.Atoi(args[1])
	ts.Check(err)
	if at < 0 {
		at += len(b)
	}
	with, err := hex.DecodeString(args[2])
	ts.Check(err)
	copy(b[at:], with)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b, 0o644))
}

// shorten FILE N cuts N bytes off the end of a file.
func shorten(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 2 {
		ts.Fatalf("usage: shorten FILE N")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	b := ts.ReadFile(args[0])
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(b[:len(b)-n]), 0o644))
}

// repeat FILE BEFORE TEXT N AFTER writes a file with a long text in the middle.
func repeat(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) != 5 {
		ts.Fatalf("usage: repeat FILE BEFORE TEXT N AFTER")
	}
	n, err := strconv.Atoi(args[3])
	ts.Check(err)
	var b bytes.Buffer
	b.WriteString(args[1] + strings.Repeat(args[2], n) + args[4] + "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}
