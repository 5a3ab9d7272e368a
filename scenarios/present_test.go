package scenarios_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// held takes the file for itself as another program would, until it is told to let go.
func held(t *testing.T, path, lock string) (release func()) {
	t.Helper()
	conn, err := raw(t, path).Conn(context.Background())
	must(t, err)
	for _, s := range []string{lock, "select count(*) from scenario"} {
		_, err = conn.ExecContext(context.Background(), s)
		must(t, err)
	}
	return func() {
		_, err := conn.ExecContext(context.Background(), "rollback")
		must(t, err)
	}
}

// patient is a library whose gestures wait for an hour, so that a test which waits at
// all does not end.
func patient(t *testing.T) *scenarios.Library {
	t.Helper()
	o := options("Ann")
	o.Patience = time.Hour
	l, err := scenarios.Open(closed(t), o)
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

func TestPollingDoesNotWaitForAProgramThatHoldsTheFile(t *testing.T) {
	l := patient(t)
	s := session(t, l, "V0")
	must(t, s.Poll())
	release := held(t, l.Path(), "begin exclusive")
	for range 3 {
		if err := s.Poll(); !errors.Is(err, scenarios.ErrLocked) {
			t.Fatal(err)
		}
	}
	if s.Now().Seq != 1 || len(s.Scenarios()) != 1 {
		t.Error("what was known is forgotten")
	}
	release()
	must(t, s.Poll(), s.Do(model.MoveDuties("MD", "D2"), ""), s.Poll(), l.Verify())
}

func TestPollingDoesNotWaitForWhatTheProgramItselfDoesToTheFile(t *testing.T) {
	l := patient(t)
	s := session(t, l, "V0")
	must(t, s.Poll())
	// A copy that another goroutine makes is held up where it writes.
	polled := make(chan struct{})
	errs := make(chan error, 1)
	inside := make(chan struct{})
	go func() {
		errs <- l.Perform("V0", 1, func(int, model.Scenario) (model.Verb, string) {
			close(inside)
			<-polled
			return model.MoveDuties("MD", "D2"), ""
		})
	}()
	<-inside
	must(t, s.Poll())
	if s.Now().Seq != 1 {
		t.Error("it shows what is not in the file")
	}
	close(polled)
	must(t, <-errs, s.Poll())
	if s.Now().Seq != 2 {
		t.Error("it does not show what is in the file")
	}
}

func TestAPollListsTheScenariosThatOthersHaveMade(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	_, err := again(t, l, "Bob").Fork("V0", word("Fork"))
	must(t, err, s.Poll())
	if all := s.Scenarios(); len(all) != 2 || all[1].Name != word("Fork") {
		t.Errorf("%+v", all)
	}
}

func TestAGestureGivesUpWhenItsPatienceEnds(t *testing.T) {
	for _, lock := range []string{"begin exclusive", "begin immediate"} {
		o := options("Ann")
		o.Patience = time.Millisecond
		l, err := scenarios.Open(closed(t), o)
		must(t, err)
		s := session(t, l, "V0")
		release := held(t, l.Path(), lock)
		if err := s.Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrLocked) {
			t.Error(err)
		}
		release()
		must(t, s.Do(model.MoveDuties("MD", "D2"), ""), l.Close())
	}
}

func TestAFileThatGoesFromItsPlaceIsNoticedWithoutAStepAndWhenItComesBack(t *testing.T) {
	aside := func(path string) error { return os.Rename(path, path+".aside") }
	back := func(path string) error { return os.Rename(path+".aside", path) }
	for _, c := range []struct {
		name       string
		away, back func(path string) error
	}{
		{"moved", aside, back},
		{"its folder moved", func(p string) error { return os.Rename(filepath.Dir(p), filepath.Dir(p)+".aside") },
			func(p string) error { return os.Rename(filepath.Dir(p)+".aside", filepath.Dir(p)) }},
		{"replaced by the same bytes", func(p string) error {
			b, err := os.ReadFile(p)
			return errors.Join(err, aside(p), os.WriteFile(p, b, 0o600))
		}, back},
		{"a folder in its place", func(p string) error { return errors.Join(aside(p), os.Mkdir(p, 0o700)) },
			func(p string) error { return errors.Join(os.Remove(p), back(p)) }},
		{"deleted", func(p string) error { return errors.Join(os.Link(p, p+".aside"), os.Remove(p)) }, back},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := library(t)
			s := session(t, l, "V0")
			must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Poll(), l.Present(), c.away(l.Path()))
			for _, err := range []error{s.Poll(), l.Present()} {
				if f, ok := errors.AsType[*scenarios.FileError](err); !ok || !errors.Is(err, scenarios.ErrMoved) || f.Path() != l.Path() {
					t.Errorf("%v", err)
				}
			}
			copied := filepath.Join(t.TempDir(), "rescued.sandtable")
			must(t, l.SaveCopy(copied), verified(copied), c.back(l.Path()), s.Poll(), l.Present(), s.Undo())
		})
	}
}
