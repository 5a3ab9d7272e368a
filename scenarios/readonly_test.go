package scenarios_test

import (
	"errors"
	"os"
	"path/filepath"
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
