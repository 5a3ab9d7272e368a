package scenarios_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestAWriterThatKeepsTheFileIsReportedAndNothingIsLost(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""))
	before := s.Now()
	db := raw(t, l.Path())
	conn, err := db.Conn(context.Background())
	must(t, err)
	_, err = conn.ExecContext(context.Background(), "begin immediate")
	must(t, err)
	if err := s.Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrLocked) {
		t.Errorf("%v", err)
	}
	same(t, s.Now().Scenario, before.Scenario)
	_, err = conn.ExecContext(context.Background(), "rollback")
	must(t, err, s.Do(model.MoveDuties("MD", "D2"), ""))
	if s.Now().Seq != 2 {
		t.Error("the step was lost")
	}
}

func TestAReaderDuringTheCommitIsReportedAndTheStepMayBeTriedAgain(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	conn, err := raw(t, l.Path()).Conn(context.Background())
	must(t, err)
	_, err = conn.ExecContext(context.Background(), "begin; select count(*) from log")
	must(t, err)
	rows, err := conn.QueryContext(context.Background(), "select id from scenario")
	must(t, err)
	if err := s.Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrLocked) {
		t.Errorf("%v", err)
	}
	must(t, rows.Close())
	_, err = conn.ExecContext(context.Background(), "rollback")
	must(t, err, s.Do(model.MoveDuties("MD", "D2"), ""), l.Verify())
}

func TestNoStepIsPutOnTopOfAnotherVersionThatWasWrittenOverTheFile(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(t *testing.T, whole []byte) []byte
		code string
	}{
		{"an older version", nil, "file-overwritten"},
		{"a library of the same outline", func(t *testing.T, _ []byte) []byte {
			l := libraryAt(t, filepath.Join(t.TempDir(), "other.sandtable"))
			other := session(t, l, "V0")
			must(t, other.Do(model.MoveDuties("MD", "D2"), ""), other.Do(model.MoveDuties("", "D2"), ""), other.Do(model.MoveDuties("MD", "D3", "D2"), ""), l.Close())
			b, err := os.ReadFile(l.Path())
			must(t, err)
			return b
		}, "file-overwritten"},
		{"nothing", func(*testing.T, []byte) []byte { return nil }, "file-damaged"},
		{"half of it", func(_ *testing.T, whole []byte) []byte { return whole[:len(whole)/2] }, "file-damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := library(t)
			s := session(t, l, "V0")
			older, err := os.ReadFile(l.Path())
			must(t, err, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("", "D3"), ""))
			whole, err := os.ReadFile(l.Path())
			must(t, err)
			if c.make != nil {
				older = c.make(t, whole)
			}
			must(t, os.WriteFile(l.Path(), older, 0o600))
			for name, err := range map[string]error{"do": s.Do(model.MoveDuties("MD", "D2"), ""), "undo": s.Undo(), "note": s.Note(1, "why"), "poll": s.Poll()} {
				var coded interface{ Code() string }
				if !errors.As(err, &coded) || coded.Code() != c.code {
					t.Errorf("%s: %v", name, err)
				}
			}
			if now := s.Now(); now.Seq != 2 || home(now.Scenario, "D1") != "MD" || home(now.Scenario, "D2") != "EC" {
				t.Errorf("it shows row %d", now.Seq)
			}
			if left, err := os.ReadFile(l.Path()); err != nil || !bytes.Equal(left, older) {
				t.Errorf("the other version was touched: %v", err)
			}
			must(t, os.WriteFile(l.Path(), whole, 0o600))
			if len(older) == 0 { // SQLite takes an emptied file for a new one, and does not come back from that
				s = session(t, again(t, l, "Ann"), "V0")
			}
			must(t, s.Undo(), again(t, l, "Bob").Verify())
		})
	}
}

func TestAFileThatIsReplacedUnderUsIsReportedAndCanBeRescued(t *testing.T) {
	for _, c := range []struct {
		name string
		do   func(path string) error
	}{
		{"replaced", func(p string) error {
			if err := os.WriteFile(p+".new", []byte("synced"), 0o600); err != nil {
				return err
			}
			return os.Rename(p+".new", p)
		}},
		{"moved", func(p string) error { return os.Rename(p, p+".old") }},
		{"deleted", os.Remove},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := library(t)
			s := session(t, l, "V0")
			must(t, s.Do(model.MoveDuties("MD", "D1"), ""), c.do(l.Path()))
			if err := s.Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrMoved) {
				t.Errorf("%v", err)
			}
			path := filepath.Join(t.TempDir(), "rescued.sandtable")
			must(t, l.SaveCopy(path))
			o, err := scenarios.Open(path, options("Ann"))
			must(t, err)
			defer o.Close()
			same(t, session(t, o, "V0").Now().Scenario, s.Now().Scenario)
		})
	}
}

func TestAnotherLibraryThatWasWrittenOverTheFileIsNotReadOnTopOfTheFirst(t *testing.T) {
	l := library(t)
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""))
	other, err := scenarios.Create(filepath.Join(t.TempDir(), "other.sandtable"), options("Eve"), func(l *scenarios.Library) error {
		_, err := l.Add("V0", after(t, world(t), model.AddDuty("D9", "MD", word("Answer the press"))))
		return err
	})
	must(t, err, session(t, other, "V0").Do(model.MoveDuties("MD", "D2"), ""), other.SetSetting("policy", "strict"), other.Close())
	b, err := os.ReadFile(other.Path())
	must(t, err, os.WriteFile(l.Path(), b, 0o600))
	now := session(t, l, "V0").Now().Scenario
	want, err := again(t, l, "Bob").At("V0", scenarios.Latest)
	must(t, err)
	same(t, now, want)
}
