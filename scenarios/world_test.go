package scenarios_test

import (
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// options dates rows one second apart and makes the same ids every time.
func options(who string) scenarios.Options {
	clock := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	return scenarios.Options{
		Now: func() time.Time {
			clock = clock.Add(time.Second)
			return clock
		},
		Random: rand.NewChaCha8([32]byte([]byte("scenarios, tested as they are.  " + who)[:32])),
		Who:    who,
	}
}

func word(s string) model.Text { return model.Text{ZH: s, EN: s} }

// build carries out verbs one after another.
func build(s model.Scenario, verbs ...model.Verb) (model.Scenario, error) {
	for _, v := range verbs {
		c, err := v(s)
		if err != nil {
			return s, err
		}
		if s, err = model.Apply(s, c); err != nil {
			return s, err
		}
	}
	return s, nil
}

// renamed is the verb that gives a scenario another name.
func renamed(zh, en string) model.Verb {
	return model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"name.zh": zh, "name.en": en})
}

// newWorld is two departments with three duties.
func newWorld() (model.Scenario, error) {
	return build(model.Scenario{},
		renamed("现状", "As is"),
		model.AddUnit("EC", "", model.Department, word("Shop")),
		model.AddUnit("MD", "", model.Department, word("Media")),
		model.AddDuty("D1", "EC", word("Run the shop")),
		model.AddDuty("D2", "EC", word("Sell the goods")),
		model.AddDuty("D3", "MD", word("Place the ads")),
	)
}

func world(t testing.TB) model.Scenario {
	t.Helper()
	s, err := newWorld()
	must(t, err)
	return s
}

func after(t testing.TB, s model.Scenario, verbs ...model.Verb) model.Scenario {
	t.Helper()
	s, err := build(s, verbs...)
	must(t, err)
	return s
}

// library makes a library in a new folder with the world as its baseline "V0".
func library(t testing.TB) *scenarios.Library {
	t.Helper()
	return libraryAt(t, filepath.Join(t.TempDir(), "plan.sandtable"))
}

func libraryAt(t testing.TB, path string) *scenarios.Library {
	t.Helper()
	l, err := scenarios.Create(path, options("Ann"), func(l *scenarios.Library) error {
		_, err := l.Add("V0", world(t))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// again opens the file of a library a second time.
func again(t testing.TB, l *scenarios.Library, who string) *scenarios.Library {
	t.Helper()
	o, err := scenarios.Open(l.Path(), options(who))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

func session(t testing.TB, l *scenarios.Library, id model.ID) *scenarios.Session {
	t.Helper()
	s, err := l.Session(id)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// must fails the test at the first error.
func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func same(t testing.TB, got, want model.Scenario) {
	t.Helper()
	if d := model.Diff(want, got); !d.Empty() {
		t.Fatalf("scenarios differ: %v", d.Edits)
	}
}

func home(s model.Scenario, duty model.ID) model.ID {
	d, _ := s.Duty(duty)
	return d.Unit
}
