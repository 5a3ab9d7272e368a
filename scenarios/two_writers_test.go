package scenarios_test

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"reflect"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// The authors that write to one file at the same time: two windows, a program that
// is fed line by line, and programs that are started for one gesture each.
const (
	window = "window"
	second = "second window"
	lines  = "lines"
	single = "single"
)

// TestAllWritersOfOneFileConvergeAndNoneLosesAStep lets everything that can write to
// a library write to one scenario at once. Each author rolls its own dice; how
// their gestures interleave is up to the machine.
func TestAllWritersOfOneFileConvergeAndNoneLosesAStep(t *testing.T) {
	gestures := 400
	if testing.Short() {
		gestures = 150
	}
	writeTogether(t, gestures, 1)
}

func writeTogether(t *testing.T, gestures int, seed uint64) {
	t.Logf("%d gestures with seed %d", gestures, seed)
	program := built(t)
	path := filepath.Join(t.TempDir(), "plan.sandtable")
	l, err := examples.Write(path, examples.Default, model.EN, scenarios.Options{Who: window})
	must(t, err)
	defer l.Close()
	other, err := scenarios.Open(path, scenarios.Options{Who: second})
	must(t, err)
	defer other.Close()
	before := map[model.ID]int{}
	for _, id := range []model.ID{"V0", "V3"} {
		before[id] = session(t, l, id).Now().Seq
	}

	windows := map[string]*watched{window: watch(t, l, window), second: watch(t, other, second)}
	start := windows[window].session.Now().Scenario
	out := map[string]chan told{}
	begin := func(author string, share int, write func(r *rand.Rand, n int) told) {
		done := make(chan told, 1)
		out[author] = done
		r := rand.New(rand.NewPCG(seed, uint64(len(out))))
		go func() { done <- write(r, gestures*share/100) }()
	}
	begin(window, 45, windows[window].write)
	begin(second, 43, windows[second].write)
	begin(lines, 10, func(r *rand.Rand, n int) told { return writeLines(program, path, start, r, n) })
	begin(single, 2, func(r *rand.Rand, n int) told { return writeSingly(program, path, start, r, n) })
	var all []gesture
	for _, author := range []string{window, second, lines, single} {
		done := <-out[author]
		if done.err != nil {
			t.Fatalf("%s: %v", author, done.err)
		}
		t.Logf("%s: %d acknowledged, %d refused, %d not mine, %d times locked", author, len(done.gestures), done.refused, done.notMine, done.locked)
		all = append(all, done.gestures...)
	}

	must(t, l.Verify())
	for _, id := range []model.ID{"V0", "V3"} {
		rows, err := l.Log(id)
		must(t, err)
		compareWithLog(t, id, all, rows, before[id])
		if id == "V3" {
			merges := 0
			for _, r := range rows {
				if r.MergedScenario != "" {
					merges++
				}
			}
			t.Logf("%d of %d rows are merges", merges, len(rows))
			states := replayed(t, l, rows)
			for _, w := range windows {
				must(t, w.session.Poll())
				w.compare(t, states)
			}
		}
	}
	windows[window].converged(t, windows[second], path, program)
}

// compareWithLog proves that the log of a scenario is what its authors were told:
// each gesture once, theirs and no other, in the order of its author; and that no
// window took back or carried out again what another author had touched last.
func compareWithLog(t *testing.T, scenario model.ID, all []gesture, rows []scenarios.Row, before int) {
	t.Helper()
	byRow := map[int]gesture{}
	last := map[string]int{}
	for _, g := range all {
		if g.scenario != scenario {
			continue
		}
		if twice, ok := byRow[g.seq]; ok {
			t.Fatalf("row %d was announced to %v and %v", g.seq, twice, g)
		}
		if g.seq <= last[g.author] {
			t.Fatalf("%v follows row %d of the same author", g, last[g.author])
		}
		byRow[g.seq], last[g.author] = g, g.seq
	}
	touched := map[int]string{} // who did, undid or redid a step last
	for _, r := range rows {
		if r.Seq <= before {
			touched[r.Seq] = "the example"
			continue
		}
		g, ok := byRow[r.Seq]
		if !ok {
			t.Fatalf("row %d of %s (%s %q) was announced to nobody", r.Seq, r.Who, r.Verb, r.Why)
		}
		if r.Who != g.author || r.Verb != g.verb || r.Why != g.why || g.target != 0 && r.Target != g.target {
			t.Fatalf("row %d is %s %s %d %q, announced as %+v", r.Seq, r.Who, r.Verb, r.Target, r.Why, g)
		}
		switch r.Verb {
		case scenarios.DoRow:
			touched[r.Seq] = r.Who
		case scenarios.UndoRow, scenarios.RedoRow:
			// a program that has just been started has seen everything, so that it may
			if was := touched[r.Target]; was != r.Who && was != "the example" && r.Who != single {
				t.Fatalf("row %d: %s %ss a step of %s", r.Seq, r.Who, r.Verb, was)
			}
			touched[r.Target] = r.Who
		}
	}
	if len(rows)-before != len(byRow) {
		t.Fatalf("%d rows, %d were announced", len(rows)-before, len(byRow))
	}
}

// content is the SHA-256 of a scenario's JSON.
func content(s model.Scenario) [sha256.Size]byte {
	b, err := s.MarshalJSON()
	if err != nil {
		panic(err) // a scenario of a library has been read from JSON
	}
	return sha256.Sum256(b)
}

// replayed carries a log out row by row, without the code under test, and gives the
// content after every row.
func replayed(t *testing.T, l *scenarios.Library, rows []scenarios.Row) [][sha256.Size]byte {
	t.Helper()
	s, err := l.At("V3", 0)
	must(t, err)
	states := [][sha256.Size]byte{content(s)}
	steps := map[int]model.Change{}
	for _, r := range rows {
		var c model.Change
		switch r.Verb {
		case scenarios.DoRow:
			c = r.Change
			steps[r.Seq] = c
		case scenarios.UndoRow:
			c = model.Invert(steps[r.Target])
		case scenarios.RedoRow:
			c = steps[r.Target]
		}
		s, err = model.Apply(s, c)
		must(t, err)
		states = append(states, content(s))
	}
	return states
}

// watched is a session of which every snapshot is kept.
type watched struct {
	author  string
	session *scenarios.Session
	seqs    []int
	states  [][sha256.Size]byte
	stale   string // what was wrong with the findings of a snapshot
}

func watch(t *testing.T, l *scenarios.Library, author string) *watched {
	t.Helper()
	w := &watched{author: author, session: session(t, l, "V3")}
	w.session.Changed = func(now scenarios.Snapshot) {
		w.seqs = append(w.seqs, now.Seq)
		w.states = append(w.states, content(now.Scenario))
		if len(w.seqs)%25 == 0 && w.stale == "" {
			w.stale = staleness(now)
		}
	}
	return w
}

// staleness says how the findings of a snapshot differ from those of a new check.
func staleness(now scenarios.Snapshot) string {
	fresh := check.Check(now.Scenario).Since(now.Baseline)
	switch {
	case !reflect.DeepEqual(now.Findings.All(), fresh.All()):
		return fmt.Sprintf("after row %d the findings are not those of a new check", now.Seq)
	case !reflect.DeepEqual(now.Scorecard, fresh.Scorecard()):
		return fmt.Sprintf("after row %d the scorecard is not that of a new check", now.Seq)
	}
	return ""
}

// compare proves that what a window showed was in the file, at that row.
func (w *watched) compare(t *testing.T, states [][sha256.Size]byte) {
	t.Helper()
	for i, seq := range w.seqs {
		if i > 0 && seq < w.seqs[i-1] {
			t.Fatalf("%s was shown row %d after row %d", w.author, seq, w.seqs[i-1])
		}
		if w.states[i] != states[seq] {
			t.Fatalf("%s was shown something else than the state after row %d", w.author, seq)
		}
	}
	if now := w.session.Now(); now.Seq != len(states)-1 || content(now.Scenario) != states[now.Seq] {
		t.Fatalf("%s stands at row %d of %d", w.author, now.Seq, len(states)-1)
	}
	if w.stale == "" {
		w.stale = staleness(w.session.Now())
	}
	if w.stale != "" {
		t.Fatalf("%s: %s", w.author, w.stale)
	}
}

// converged proves that both windows and a program started now see the same.
func (w *watched) converged(t *testing.T, other *watched, path, program string) {
	t.Helper()
	mine, theirs := w.session.Now(), other.session.Now()
	same(t, theirs.Scenario, mine.Scenario)
	same(t, theirs.Baseline, mine.Baseline)
	printed, err := exec.Command(program, "--json", "show", path, "V3").Output()
	must(t, err)
	var shown struct{ Fingerprint string }
	must(t, json.Unmarshal(printed, &shown))
	if f := mine.Scenario.Fingerprint(); f != theirs.Scenario.Fingerprint() || f != shown.Fingerprint {
		t.Errorf("fingerprints %s, %s and %s", f, theirs.Scenario.Fingerprint(), shown.Fingerprint)
	}
}
