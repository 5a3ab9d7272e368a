package desk_test

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"sandtable/desk"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// later keeps what is to run beside the owner until a test lets it run.
type later struct{ work []func() }

func (l *later) beside(f func()) { l.work = append(l.work, f) }

func (l *later) run() {
	for len(l.work) > 0 {
		f := l.work[0]
		l.work = l.work[1:]
		f()
	}
}

// next lets the first of it run.
func (l *later) next() {
	f := l.work[0]
	l.work = l.work[1:]
	f()
}

func atOnce(f func()) { f() }

// example makes a library of an example.
func example(t testing.TB, id string, asked func()) *scenarios.Library {
	t.Helper()
	o := scenarios.Reproducible("tester")
	o.Asked = asked
	l, err := examples.Write(filepath.Join(t.TempDir(), "plan.sandtable"), id, model.EN, o)
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

// large makes one of more duties than are looked at at once, with two forks.
func large(t testing.TB, asked func()) *scenarios.Library {
	t.Helper()
	o := scenarios.Reproducible("large")
	o.Asked = asked
	l, err := examples.WriteSynthetic(filepath.Join(t.TempDir(), "large.sandtable"), 700, 8, 1, o)
	must(t, err)
	t.Cleanup(func() { l.Close() })
	for _, id := range []model.ID{"F", "G"} {
		_, err := l.ForkAs(id, "V0", model.Wording(model.EN, "Fork "+string(id)))
		must(t, err)
	}
	return l
}

// enter opens a scenario on a desk whose line runs when it is asked.
func enter(t testing.TB, d *desk.Desk, l *scenarios.Library, id model.ID) *desk.Session {
	t.Helper()
	must(t, answered(func(answer func(error)) { d.Enter(l, id, answer) }))
	return d.Session()
}

// errUnanswered says that what was asked for is still on its way.
var errUnanswered = errors.New("not answered")

// answered gives the answer to what was asked.
func answered(ask func(func(error))) error {
	err := errUnanswered
	ask(func(answer error) { err = answer })
	return err
}

func do(s *desk.Session, v model.Verb, why string) error {
	return answered(func(answer func(error)) { s.Do(context.Background(), v, why, answer) })
}

func undo(s *desk.Session) error {
	return answered(func(answer func(error)) { s.Undo(context.Background(), answer) })
}

func redo(s *desk.Session) error {
	return answered(func(answer func(error)) { s.Redo(context.Background(), answer) })
}

func note(s *desk.Session, seq int, why string) error {
	return answered(func(answer func(error)) { s.Note(context.Background(), seq, why, answer) })
}

// sitting is a desk at which no time passes.
func sitting(beside func(func())) *desk.Desk {
	return desk.New(text.For(model.EN), desk.Surroundings{Beside: beside, Post: atOnce, After: never})
}

func never(time.Duration, func()) func() { return func() {} }
