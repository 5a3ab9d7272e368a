//go:build torture

package scenarios_test

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// obstacle is something that comes between a session and its file.
type obstacle struct {
	name string
	// put puts it there and gives what takes it away.
	put  func(t *testing.T, path string) (remove func())
	want string                    // code of the error
	home func(t *testing.T) string // the folder of the file; nil = any
}

var obstacles = []obstacle{
	{"a full disk", fill, "disk-full", smallVolume},
	{"a folder that cannot be written", func(t *testing.T, path string) func() {
		must(t, os.Chmod(filepath.Dir(path), 0o555))
		return func() { must(t, os.Chmod(filepath.Dir(path), 0o777)) }
	}, "file-read-only", open},
	{"another program that keeps the file", keep, "file-locked", nil},
	{"another file in its place", func(t *testing.T, path string) func() {
		must(t, os.Rename(path, path+".old"), os.WriteFile(path, []byte("from another machine"), 0o666))
		return func() { must(t, os.Rename(path+".old", path)) }
	}, "file-moved", nil},
	{"an older version in its place", func(t *testing.T, path string) func() {
		must(t, os.Rename(path, path+".old"), exec.Command("cp", path+".first", path).Run())
		return func() { must(t, os.Rename(path+".old", path)) }
	}, "file-moved", nil},
	{"a file that is elsewhere", func(t *testing.T, path string) func() {
		must(t, os.Rename(path, path+".old"))
		return func() { must(t, os.Rename(path+".old", path)) }
	}, "file-moved", nil},
	{"a file that is deleted", func(t *testing.T, path string) func() {
		must(t, os.Link(path, path+".old"), os.Remove(path))
		return func() { must(t, os.Rename(path+".old", path)) }
	}, "file-moved", nil},
	{"a file that is cut short", inPlace(func(b []byte, _ string) []byte { return b[:len(b)/2] }), "file-damaged", nil},
	{"a file that is overwritten with an older version", inPlace(func(_ []byte, path string) []byte {
		first, _ := os.ReadFile(path + ".first")
		return first
	}), "file-overwritten", nil},
}

// TestUnderTortureAGestureThatCannotBeKeptChangesNothingAndCanBeMadeLater puts every
// obstacle before every gesture.
func TestUnderTortureAGestureThatCannotBeKeptChangesNothingAndCanBeMadeLater(t *testing.T) {
	for _, o := range obstacles {
		for _, g := range []struct {
			name string
			make func(*scenarios.Session) error
			verb scenarios.RowVerb
		}{
			{"do", func(s *scenarios.Session) error { return s.Do(model.MoveDuties("MD", "D2"), "the gesture") }, scenarios.DoRow},
			{"undo", (*scenarios.Session).Undo, scenarios.UndoRow},
			{"redo", (*scenarios.Session).Redo, scenarios.RedoRow},
			{"note", func(s *scenarios.Session) error { return s.Note(1, "the gesture") }, scenarios.NoteRow},
		} {
			t.Run(o.name+" before "+g.name, func(t *testing.T) { o.stands(t, g.make, g.verb) })
		}
	}
}

func (o obstacle) stands(t *testing.T, gesture func(*scenarios.Session) error, verb scenarios.RowVerb) {
	dir := t.TempDir()
	if o.home != nil {
		dir = o.home(t)
	}
	l := libraryAt(t, filepath.Join(dir, "plan.sandtable"))
	must(t, os.Chmod(l.Path(), 0o666), exec.Command("cp", l.Path(), l.Path()+".first").Run())
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("", "D3"), ""), s.Undo())
	shown := 0
	s.Changed = func(scenarios.Snapshot) { shown++ }
	before := s.Now()

	remove := o.put(t, l.Path())
	try := func() {
		for range 2 {
			var coded interface{ Code() string }
			if err := gesture(s); !errors.As(err, &coded) || coded.Code() != o.want {
				t.Errorf("%v instead of %s", err, o.want)
			}
			if now := s.Now(); now.Seq != before.Seq || !model.Diff(before.Scenario, now.Scenario).Empty() || now.CanUndo != before.CanUndo || now.CanRedo != before.CanRedo {
				t.Errorf("it shows row %d after %d", now.Seq, before.Seq)
			}
		}
	}
	if o.want == "file-read-only" {
		ordinary(t, try)
	} else {
		try()
	}
	if shown != 0 {
		t.Errorf("it was shown %d times", shown)
	}
	remove()

	must(t, gesture(s), l.Verify(), l.Close())
	again := again(t, l, "Bob")
	must(t, again.Verify())
	rows, err := again.Log("V0")
	must(t, err)
	if len(rows) != 4 || rows[3].Verb != verb || shown != 1 {
		t.Errorf("the log ends with %+v after %d rows; shown %d times", rows[len(rows)-1], len(rows), shown)
	}
	same(t, session(t, again, "V0").Now().Scenario, s.Now().Scenario)
}

// open is a folder that ordinary users may write.
func open(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	must(t, os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o777))
	return dir
}

// keep lets another program lock the file.
func keep(t *testing.T, path string) func() {
	t.Helper()
	cmd := child(t, "hold", path)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the other program did nothing")
	}
	return func() {
		must(t, cmd.Process.Kill())
		_ = cmd.Wait() // it was killed
	}
}

// inPlace is the obstacle of a file that another program writes over.
func inPlace(change func(b []byte, path string) []byte) func(*testing.T, string) func() {
	return func(t *testing.T, path string) func() {
		whole, err := os.ReadFile(path)
		must(t, err, os.WriteFile(path, change(slices.Clone(whole), path), 0o666))
		return func() { must(t, os.WriteFile(path, whole, 0o666)) }
	}
}

// fill leaves no room on the volume of a file.
func fill(t *testing.T, path string) func() {
	t.Helper()
	ballast, err := os.Create(filepath.Join(filepath.Dir(path), "ballast"))
	must(t, err)
	for err == nil {
		_, err = fmt.Fprintf(ballast, "%4096s", "")
	}
	must(t, ballast.Close())
	return func() { must(t, os.Remove(ballast.Name())) }
}
