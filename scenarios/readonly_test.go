package scenarios_test

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// shared puts a closed library into a folder that other users can reach.
func shared(t *testing.T) string {
	t.Helper()
	b, err := os.ReadFile(closed(t))
	must(t, err)
	dir := t.TempDir()
	must(t, os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o755))
	path := filepath.Join(dir, "plan.sandtable")
	must(t, os.WriteFile(path, b, 0o644), os.Chmod(path, 0o644))
	return path
}

func TestAFileThatCannotBeWrittenOpensForReading(t *testing.T) {
	path := shared(t)
	elsewhere := t.TempDir()
	must(t, os.Chmod(path, 0o444), os.Chmod(elsewhere, 0o777))
	ordinary(t, func() {
		l, err := scenarios.Open(path, options("Ann"))
		if err != nil {
			t.Error(err)
			return
		}
		defer l.Close()
		s, err := l.Session("V0")
		if err != nil {
			t.Error(err)
			return
		}
		if !l.ReadOnly() || !s.Now().ReadOnly || s.Now().CanUndo || s.Now().Seq != 1 {
			t.Error("it does not look read-only")
		}
		_, forked := l.Fork("V0", word("Fork"))
		for name, err := range map[string]error{
			"do": s.Do(model.MoveDuties("MD", "D2"), ""), "undo": s.Undo(), "note": s.Note(1, "x"), "fork": forked, "setting": l.SetSetting("a", "b"),
		} {
			if !errors.Is(err, scenarios.ErrReadOnly) {
				t.Errorf("%s: %v", name, err)
			}
		}
		if err := errors.Join(s.Poll(), l.Verify(), l.SaveCopy(filepath.Join(elsewhere, "copy.sandtable"))); err != nil {
			t.Error(err)
		}
		if c, err := s.Preview(model.MoveDuties("MD", "D2")); err != nil || c.Refusal != nil {
			t.Errorf("what would happen cannot be asked: %v", err)
		}
	})
}

func TestAFolderThatCannotBeWrittenIsReportedAtTheFirstStep(t *testing.T) {
	path := shared(t)
	must(t, os.Chmod(path, 0o666), os.Chmod(filepath.Dir(path), 0o555))
	t.Cleanup(func() { os.Chmod(filepath.Dir(path), 0o755) })
	ordinary(t, func() {
		l, err := scenarios.Open(path, options("Ann"))
		if err != nil {
			t.Error(err)
			return
		}
		defer l.Close()
		s, err := l.Session("V0")
		if err != nil {
			t.Error(err)
			return
		}
		if err := s.Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrReadOnly) {
			t.Error(err)
		}
		if s.Now().Seq != 1 {
			t.Error("a step was shown that is not in the file")
		}
		if _, err := scenarios.Create(filepath.Join(filepath.Dir(path), "new.sandtable"), options("Ann"), nil); !errors.Is(err, scenarios.ErrReadOnly) {
			t.Error(err)
		}
		if err := l.SaveCopy(filepath.Join(filepath.Dir(path), "copy.sandtable")); !errors.Is(err, scenarios.ErrReadOnly) {
			t.Error(err)
		}
	})
}

func TestWhatACrashLeftIsNotReadWhereItCannotBePutRight(t *testing.T) {
	for _, c := range []struct {
		name         string
		file, folder os.FileMode
	}{{"in a folder", 0o666, 0o555}, {"in a file", 0o444, 0o777}, {"in both", 0o444, 0o555}} {
		t.Run(c.name+" that cannot be written", func(t *testing.T) {
			path := shared(t)
			whole, err := os.ReadFile(path)
			must(t, err)
			crash(t, path)
			dir := filepath.Dir(path)
			must(t, os.Chmod(path, c.file), os.Chmod(path+"-journal", 0o666), os.Chmod(dir, c.folder))
			t.Cleanup(func() { os.Chmod(dir, 0o755) })
			ordinary(t, func() {
				if _, err := scenarios.Open(path, options("Ann")); !errors.Is(err, scenarios.ErrReadOnly) {
					t.Error(err)
				}
			})
			must(t, os.Chmod(path, 0o666), os.Chmod(dir, 0o777))
			ordinary(t, func() {
				if l, err := scenarios.Open(path, options("Ann")); err != nil {
					t.Error(err)
				} else if err := errors.Join(l.Verify(), l.Close()); err != nil {
					t.Error(err)
				}
			})
			if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, whole) {
				t.Errorf("it is not as it was: %v", err)
			}
		})
	}
}

// crash leaves a file as a program does that dies while it writes: half written, with
// a journal beside it.
func crash(t *testing.T, path string) {
	t.Helper()
	db := raw(t, path)
	for _, s := range []string{"pragma cache_size = 1", "begin immediate", "update log set who = 'nobody'", "update setting set value = '" + strings.Repeat("x", 100_000) + "'"} {
		_, err := db.Exec(s)
		must(t, err)
	}
	library, err := os.ReadFile(path)
	must(t, err)
	journal, err := os.ReadFile(path + "-journal")
	must(t, err, db.Close(), os.WriteFile(path, library, 0o600), os.WriteFile(path+"-journal", journal, 0o600))
}
