package scenarios_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// to and fro moves a duty, with a reason.
func toAndFro(i int, _ model.Scenario) (model.Verb, string) {
	return model.MoveDuties([]model.ID{"MD", "EC"}[i%2], "D1"), fmt.Sprint("because of ", i)
}

// restless undoes every seventh step, and those are not even one after another.
func restless(i int, s model.Scenario) (model.Verb, string) {
	if i%7 == 6 || i%11 == 10 {
		return nil, ""
	}
	if i%5 == 0 {
		return model.AddDuty(model.ID(fmt.Sprint("N", i)), "MD", word(fmt.Sprint("Do ", i))), ""
	}
	d, _ := s.Duty("D1")
	if d.Unit == "MD" {
		return model.MoveDuties("EC", "D1"), fmt.Sprint("because of ", i)
	}
	return model.MoveDuties("MD", "D1"), ""
}

// long makes a library whose baseline has a log of so many rows, and closes it.
func long(t testing.TB, rows int, next func(int, model.Scenario) (model.Verb, string)) string {
	t.Helper()
	l := library(t)
	must(t, l.Perform("V0", rows, next), l.Close())
	return l.Path()
}

func opened(t testing.TB, path string) *scenarios.Library {
	t.Helper()
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	t.Cleanup(func() { l.Close() })
	return l
}

// TestALongLogIsCarriedOutOnce counts the changes that are carried out to open a scenario:
// all of them the first time, and later those since the checkpoint, however long the log.
func TestALongLogIsCarriedOutOnce(t *testing.T) {
	for _, rows := range []int{300, 3_000} {
		path := long(t, rows, toAndFro)
		before, err := os.ReadFile(path)
		must(t, err)
		l := opened(t, path)
		first := session(t, l, "V0").Now()
		if l.Carried() != rows {
			t.Errorf("of %d steps %d were carried out the first time", rows, l.Carried())
		}
		session(t, l, "V0")
		if l.Carried() != rows {
			t.Errorf("of %d steps %d were carried out for the second session", rows, l.Carried()-rows)
		}
		must(t, l.Close())
		l = opened(t, path)
		again := session(t, l, "V0")
		if l.Carried() != 0 {
			t.Errorf("of %d steps %d were carried out when it was opened again", rows, l.Carried())
		}
		if got := again.Now(); got.Scenario.Fingerprint() != first.Scenario.Fingerprint() || got.Seq != first.Seq || got.Info != first.Info {
			t.Errorf("it stands at %v, before at %v", got.Info, first.Info)
		}
		if now, err := os.ReadFile(path); err != nil || !bytes.Equal(before, now) {
			t.Errorf("the library has changed: %v", err)
		}
		must(t, again.Do(model.MoveDuties("", "D2"), ""), l.Close())
		l = opened(t, path)
		if session(t, l, "V0"); l.Carried() != 1 {
			t.Errorf("after one step more %d were carried out", l.Carried())
		}
		must(t, l.Verify())
	}
}

// Whether a session began at a checkpoint or at the start cannot be told from it: every
// step can be taken back and carried out again, and every note is known.
func TestASessionFromACheckpointIsLikeOneFromTheStart(t *testing.T) {
	path := long(t, 400, restless)
	opened(t, path).Session("V0")
	for _, more := range []int{0, 40} { // and what the round before has done
		l := opened(t, path)
		must(t, l.Perform("V0", more, func(i int, s model.Scenario) (model.Verb, string) { return restless(1_000+i, s) }), l.Close())
		a := opened(t, path)
		fast := session(t, a, "V0")
		if carried := a.Carried(); carried >= scenarios.CheckpointSteps {
			t.Fatalf("%d changes were carried out: it does not begin at the checkpoint", carried)
		}
		plain := filepath.Join(t.TempDir(), "plain.sandtable") // beside which there is no checkpoint
		must(t, a.SaveCopy(plain))
		slow := session(t, opened(t, plain), "V0")
		same := func(when string) {
			x, y := fast.Now(), slow.Now()
			if !model.Diff(x.Scenario, y.Scenario).Empty() || x.Seq != y.Seq || x.Info.Changes != y.Info.Changes || x.CanUndo != y.CanUndo ||
				x.CanRedo != y.CanRedo || !bytes.Equal(encoded(t, x.Undoes), encoded(t, y.Undoes)) || !bytes.Equal(encoded(t, x.Redoes), encoded(t, y.Redoes)) {
				t.Fatalf("%s it is %+v, from the start %+v", when, x.Info, y.Info)
			}
		}
		same("at first")
		if err, other := fast.Note(3, "later"), slow.Note(3, "later"); (err == nil) != (other == nil) {
			t.Fatal("a note is taken here and not there:", err, other)
		}
		steps := 0
		for fast.Now().CanUndo && steps < 60 { // well before the checkpoint
			must(t, fast.Undo(), slow.Undo())
			steps++
			same(fmt.Sprint("with ", steps, " steps taken back"))
		}
		for range steps {
			must(t, fast.Redo(), slow.Redo())
		}
		same("with all of them carried out again")
	}
}

func encoded(t testing.TB, c model.Change) []byte {
	t.Helper()
	b, err := c.MarshalJSON()
	must(t, err)
	return b
}

func TestACheckpointThatIsNotOfTheLogIsNotBelieved(t *testing.T) {
	other := long(t, 300, restless)
	kept := opened(t, other)
	session(t, kept, "V0")
	for name, spoil := range map[string]func(path, checkpoint string){
		"nothing":             func(_, checkpoint string) { must(t, os.WriteFile(checkpoint, nil, 0o600)) },
		"a byte that flipped": func(_, checkpoint string) { flip(t, checkpoint) },
		"of another library": func(_, checkpoint string) {
			b, err := os.ReadFile(kept.Checkpoints("V0")[0])
			must(t, err, os.WriteFile(checkpoint, b, 0o600))
		},
		"of a log that went another way": func(path, _ string) {
			b, err := os.ReadFile(other)
			must(t, err, os.WriteFile(path, b, 0o600))
		},
	} {
		t.Run(name, func(t *testing.T) {
			path := long(t, 300, toAndFro)
			l := opened(t, path)
			session(t, l, "V0")
			must(t, l.Close())
			checkpoints := l.Checkpoints("V0")
			if len(checkpoints) != 1 {
				t.Fatalf("there are %d checkpoints", len(checkpoints))
			}
			spoil(path, checkpoints[0])
			l = opened(t, path)
			s := session(t, l, "V0")
			if l.Carried() < 100 {
				t.Errorf("%d changes were carried out: it was believed", l.Carried())
			}
			must(t, l.Verify(), l.Close())
			l = opened(t, path)
			if again := session(t, l, "V0"); l.Carried() != 0 || again.Now().Scenario.Fingerprint() != s.Now().Scenario.Fingerprint() {
				t.Errorf("no new checkpoint took its place: %d changes were carried out", l.Carried())
			}
		})
	}
}

// flip changes one byte in the middle of a file.
func flip(t testing.TB, path string) {
	t.Helper()
	b, err := os.ReadFile(path)
	must(t, err)
	b[len(b)/2] ^= 1
	must(t, os.WriteFile(path, b, 0o600))
}

func TestVerifyFindsACheckpointThatSaysOtherwiseThanTheLogAndRemovesIt(t *testing.T) {
	l := opened(t, long(t, 300, toAndFro))
	right := session(t, l, "V0").Now().Scenario
	must(t, l.ForgeCheckpoint("V0", model.RemoveDuties("D3")))
	if err := l.Verify(); !errors.Is(err, scenarios.ErrCheckpoint) {
		t.Errorf("verify says %v", err)
	}
	must(t, l.Verify(), l.Close())
	if got := session(t, opened(t, l.Path()), "V0").Now().Scenario; got.Fingerprint() != right.Fingerprint() {
		t.Error("it does not stand where the log leads")
	}
}

func TestAForkStandsOnTheCheckpointOfItsParent(t *testing.T) {
	path := long(t, 300, toAndFro)
	l := opened(t, path)
	_, err := l.ForkAs("F", "V0", word("Fork"))
	must(t, err, l.Perform("F", 300, toAndFro))
	carried := l.Carried()
	must(t, l.Close())
	l = opened(t, path)
	session(t, l, "F")
	must(t, l.Close())
	l = opened(t, path)
	session(t, l, "F")
	session(t, l, "V0")
	if l.Carried() != 0 || carried == 0 {
		t.Errorf("%d changes were carried out", l.Carried())
	}
	must(t, l.Verify())
}

func TestAByteThatFlippedBeforeACheckpointIsFoundWhenTheScenarioIsOpened(t *testing.T) {
	path := long(t, 300, toAndFro)
	l := opened(t, path)
	session(t, l, "V0")
	must(t, l.Close())
	b, err := os.ReadFile(path)
	must(t, err)
	must(t, os.WriteFile(path, bytes.ReplaceAll(b, []byte("because of 17"), []byte("because of 16")), 0o600))
	_, err = opened(t, path).Session("V0")
	if damaged, ok := errors.AsType[*scenarios.DamagedError](err); !ok || damaged.Seq == 0 {
		t.Errorf("it says %v", err)
	}
}

// What costs a file must be worth it: a short log has none, nor a library that cannot be
// written.
func TestThereIsNoCheckpointWhereItIsNotWorthItOrNotWanted(t *testing.T) {
	l := opened(t, long(t, scenarios.CheckpointSteps-1, toAndFro))
	session(t, l, "V0")
	if found := l.Checkpoints("V0"); len(found) > 0 {
		t.Error("a short log has a checkpoint:", found)
	}
	path := long(t, 300, toAndFro)
	must(t, os.Chmod(path, 0o400))
	l = opened(t, path)
	session(t, l, "V0")
	if found := l.Checkpoints("V0"); l.ReadOnly() && len(found) > 0 {
		t.Error("something was written beside a library that is read only:", found)
	}
}

func TestOnlyTheLatestCheckpointsOfAScenarioAreKept(t *testing.T) {
	path := long(t, 0, toAndFro)
	for range 7 {
		l := opened(t, path)
		must(t, l.Perform("V0", scenarios.CheckpointSteps, toAndFro))
		session(t, l, "V0")
		must(t, l.Close())
	}
	l := opened(t, path)
	if session(t, l, "V0"); len(l.Checkpoints("V0")) > 4 || l.Carried() != 0 {
		t.Errorf("%d checkpoints are kept, %d changes were carried out", len(l.Checkpoints("V0")), l.Carried())
	}
}
