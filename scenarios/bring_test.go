package scenarios_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/scenarios"
)

// fatal is what tests and the checks of rapid have in common.
type fatal interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

// fine fails a check at the first error.
func fine(t fatal, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// copyFor copies a library and opens the copy for somebody else.
func copyFor(t fatal, l *scenarios.Library, path, who string) *scenarios.Library {
	t.Helper()
	fine(t, l.SaveCopy(path))
	c, err := scenarios.Open(path, options(who))
	fine(t, err)
	return c
}

// colleague copies a library for Bob.
func colleague(t *testing.T, l *scenarios.Library) *scenarios.Library {
	t.Helper()
	c := copyFor(t, l, filepath.Join(t.TempDir(), "bob.sandtable"), "Bob")
	t.Cleanup(func() { c.Close() })
	return c
}

// sentOf is what Bring said, a line for each scenario.
func sentOf(all []scenarios.Brought) string {
	var out []string
	for _, b := range all {
		line := fmt.Sprintf("%s %s", b.Name.ZH, b.Way)
		if b.Way == scenarios.ComesAsFork {
			line += fmt.Sprintf(" of %s, %d steps", b.Parent, b.Steps)
		}
		if b.Called != b.Name {
			line += " called " + b.Called.ZH
		}
		if b.Reopened {
			line += " reopened"
		}
		out = append(out, line)
	}
	return strings.Join(out, "; ")
}

// remains checks that everything a library said before it still says.
func remains(t fatal, before string, l *scenarios.Library) {
	t.Helper()
	now := linesOf(t, l)
	for line := range strings.SplitSeq(before, "\n") {
		if !slices.Contains(now, line) {
			t.Fatalf("it does not say any more\n%s\nbut\n%s", line, strings.Join(now, "\n"))
		}
	}
}

// says is everything of a library that must stay, a line for each scenario.
func says(t fatal, l *scenarios.Library) string { return strings.Join(linesOf(t, l), "\n") }

func linesOf(t fatal, l *scenarios.Library) (out []string) {
	t.Helper()
	all, err := l.Scenarios()
	fine(t, err)
	for _, i := range all {
		s, err := l.At(i.ID, scenarios.Latest)
		fine(t, err)
		rows, err := l.Log(i.ID)
		fine(t, err)
		line := fmt.Sprintf("%+v %s", i, s.Fingerprint())
		for _, r := range rows {
			line += fmt.Sprint(" | ", r.Seq, r.Verb, r.Target, r.Why, r.Who, r.At, r.Change.Touched(), r.MergedScenario, r.MergedSeq)
		}
		out = append(out, line)
	}
	return out
}

func TestWhatAColleagueDidInACopyComesInAsAFork(t *testing.T) {
	l := library(t)
	ann := session(t, l, "V0")
	must(t, ann.Do(model.MoveDuties("MD", "D1"), "shared"))
	c := colleague(t, l)
	bob := session(t, c, "V0")
	must(t, bob.Do(model.MoveDuties("MD", "D2"), "Bob's reason"), bob.Do(model.MoveDuties("EC", "D3"), ""), bob.Undo())
	must(t, ann.Do(model.MoveDuties("", "D2"), "Ann's reason"))
	before := says(t, l)
	asked, err := l.PreviewBring(c.Path())
	must(t, err)
	if now := says(t, l); now != before {
		t.Fatalf("asking has changed it to\n%s", now)
	}
	in, err := l.Bring(c.Path())
	must(t, err)
	if got := sentOf(in); got != "现状 fork of V0, 3 steps called 现状 (bob)" || sentOf(asked) != got {
		t.Errorf("%s; asked: %s", got, sentOf(asked))
	}
	remains(t, before, l)
	must(t, l.Verify())
	rows, err := l.Log(in[0].ID)
	must(t, err)
	if r := rows[0]; len(rows) != 4 || r.Who != "Bob" || r.Why != "Bob's reason" || !r.At.Equal(bob.Now().Info.Edited.Add(-2e9)) {
		t.Errorf("the log is %+v", rows)
	}
	s, err := l.At(in[0].ID, 3)
	must(t, err)
	same(t, s, bob.Now().Scenario)
	f := session(t, l, "V0")
	if _, err := f.PreviewMerge(in[0].ID, nil); err != nil {
		t.Errorf("they cannot be merged: %v", err)
	}
}

func TestWhatOnlyTheOtherLibraryHasComesInUnderItsOwnIDs(t *testing.T) {
	l := library(t)
	c := colleague(t, l)
	_, err := c.ForkAs("V1", "V0", word("Bob's draft"))
	must(t, err, session(t, c, "V1").Do(model.MoveDuties("MD", "D2"), ""), c.SetStatus("V1", scenarios.Adopted))
	_, err = c.Add("W0", after(t, world(t), renamed("别的", "Other")))
	must(t, err)
	in, err := l.Bring(c.Path())
	must(t, err)
	if got := sentOf(in); got != "现状 already; Bob's draft fork of V0, 1 steps; 别的 tree" || in[1].ID != "V1" || in[2].ID != "W0" {
		t.Error(got)
	}
	must(t, l.Verify())
	if mine, theirs := says(t, l), says(t, c); mine != theirs {
		t.Errorf("here\n%s\nthere\n%s", mine, theirs)
	}
}

func TestIDsThatMeanSomethingElseHereAreChanged(t *testing.T) {
	l := library(t)
	c := colleague(t, l)
	for _, x := range []struct {
		l    *scenarios.Library
		name string
	}{{l, "Ann's"}, {c, "Bob's"}} {
		_, err := x.l.ForkAs("V1", "V0", word(x.name))
		must(t, err, session(t, x.l, "V1").Do(model.MoveDuties("MD", "D2"), x.name))
		_, err = x.l.ForkAs("V2", "V1", word(x.name+" second"))
		must(t, err)
		must(t, session(t, x.l, "V2").Do(model.MoveDuties("", "D2"), x.name), session(t, x.l, "V0").Merge("V2", nil, ""))
	}
	before := says(t, l)
	in, err := l.Bring(c.Path())
	must(t, err, l.Verify())
	remains(t, before, l)
	if in[1].ID == "V1" || in[2].ID == "V2" || in[2].Parent != in[1].ID || in[0].Way != scenarios.ComesAsFork {
		t.Errorf("%+v", in)
	}
	rows, err := l.Log(in[0].ID)
	must(t, err)
	if rows[0].MergedScenario != in[2].ID {
		t.Errorf("it merges %s, not %s", rows[0].MergedScenario, in[2].ID)
	}
}

func TestStepsTakenBackThatBothHaveAreTakenBackInTheForkToo(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "one"), s.Do(model.MoveDuties("MD", "D2"), "two"))
	c := colleague(t, l)
	bob := session(t, c, "V0")
	must(t, bob.Undo(), bob.Note(1, "why"), bob.Do(model.MoveDuties("", "D3"), ""))
	in, err := l.Bring(c.Path())
	must(t, err, l.Verify())
	at, err := l.At(in[0].ID, in[0].Steps)
	must(t, err)
	same(t, at, bob.Now().Scenario)
}

func TestWhatIsAdoptedKeepsItsSealOrIsOpenedAgain(t *testing.T) {
	l := library(t)
	c := colleague(t, l)
	_, err := c.ForkAs("V1", "V0", word("Decided"))
	must(t, err, c.SetStatus("V1", scenarios.Adopted), session(t, c, "V0").Do(model.MoveDuties("", "D1"), ""), c.SetStatus("V0", scenarios.Adopted))
	in, err := l.Bring(c.Path())
	must(t, err, l.Verify())
	if got := sentOf(in); got != "现状 fork of V0, 1 steps called 现状 (bob) reopened; Decided fork of V0, 0 steps" {
		t.Error(got)
	}
	if err := session(t, l, "V1").Do(model.MoveDuties("", "D1"), ""); !errors.Is(err, scenarios.ErrAdopted) {
		t.Error("the seal is gone:", err)
	}
	if b, err := l.Baseline(in[0].ID); err != nil || b != "V0" {
		t.Error("the tree has another baseline:", b, err)
	}
}

func TestALibraryHasNothingThatItDoesNotHave(t *testing.T) {
	l := varied(t)
	before := contents(t, l)
	in, err := l.Bring(l.Path())
	must(t, err)
	for _, b := range in {
		if b.Way != scenarios.ComesNot {
			t.Errorf("%+v", b)
		}
	}
	c := colleague(t, l)
	in, err = l.Bring(c.Path())
	must(t, err)
	for _, b := range in {
		if b.Way != scenarios.ComesNot {
			t.Errorf("%+v", b)
		}
	}
	if now := contents(t, l); now != before {
		t.Errorf("it says\n%s\nnot\n%s", now, before)
	}
}

func TestALibraryOfAnOlderFormatComesInAndStaysAsItIs(t *testing.T) {
	l := library(t)
	path := old(t, "format-1.sandtable")
	before, err := os.ReadFile(path)
	must(t, err)
	in, err := l.Bring(path)
	must(t, err, l.Verify())
	if len(in) != 4 || in[3].Way == scenarios.ComesNot {
		t.Errorf("%s", sentOf(in))
	}
	now, err := os.ReadFile(path)
	must(t, err)
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	if string(now) != string(before) || len(left) != 1 {
		t.Errorf("the file was changed, or others made: %v", left)
	}
}

func TestWhatIsNoWholeLibraryIsRefusedAndLeavesNoTrace(t *testing.T) {
	l := library(t)
	before := contents(t, l)
	c := colleague(t, l)
	must(t, session(t, c, "V0").Do(model.MoveDuties("", "D1"), ""))
	must(t, c.Close())
	good, err := os.ReadFile(c.Path())
	must(t, err)
	newer := slices.Clone(good)
	newer[63] = 99 // user_version, big-endian, at 60
	flipped := slices.Clone(good)
	i := strings.LastIndex(string(good), `"EC"`)
	flipped[i+1] = 'X'
	for name, x := range map[string]struct {
		content []byte
		code    string
	}{
		"torn":    {good[:len(good)-700], "file-damaged"},
		"flipped": {flipped, "file-damaged"},
		"newer":   {newer, "file-newer"},
		"text":    {[]byte(strings.Repeat("text", 200)), "file-not-library"},
		"empty":   {nil, "file-not-library"},
	} {
		path := filepath.Join(t.TempDir(), name+".sandtable")
		must(t, os.WriteFile(path, x.content, 0o600))
		_, err := l.Bring(path)
		var coded interface{ Code() string }
		if !errors.As(err, &coded) || coded.Code() != x.code {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := l.Bring(filepath.Join(t.TempDir(), "none.sandtable")); !errors.Is(err, scenarios.ErrMissing) {
		t.Error(err)
	}
	if now := contents(t, l); now != before {
		t.Errorf("it says\n%s\nnot\n%s", now, before)
	}
}

// wander does things at random in a library.
func wander(r *rapid.T, l *scenarios.Library, who string, made *int) {
	for range rapid.IntRange(0, 4).Draw(r, "steps") {
		all, err := l.Scenarios()
		fine(r, err)
		pick := func(label string) model.ID {
			return all[rapid.IntRange(0, len(all)-1).Draw(r, label)].ID
		}
		s, err := l.SessionSoon(pick("scenario"))
		fine(r, err)
		*made++
		switch rapid.IntRange(0, 9).Draw(r, "gesture") {
		case 0:
			_, err = l.ForkAs(model.ID(fmt.Sprint("F", len(all))), s.Now().Info.ID, word(fmt.Sprint(who, " ", *made)))
		case 1, 2:
			err = s.Undo()
		case 3:
			err = s.Redo()
		case 4:
			err = s.Note(rapid.IntRange(1, 5).Draw(r, "step"), "because")
		case 5:
			err = s.Merge(pick("merged"), always(model.Theirs), "")
		case 6:
			err = l.SetStatus(s.Now().Info.ID, rapid.SampledFrom([]scenarios.Status{scenarios.Draft, scenarios.Adopted, scenarios.Archived, scenarios.Baseline}).Draw(r, "status"))
		case 7:
			err = s.Do(renamed(fmt.Sprint(who, *made), fmt.Sprint(who, *made)), "")
		default:
			duty := model.ID(rapid.SampledFrom([]string{"D1", "D2", "D3"}).Draw(r, "duty"))
			err = s.Do(model.MoveDuties(model.ID(rapid.SampledFrom([]string{"EC", "MD", ""}).Draw(r, "unit")), duty), who)
		}
		if err != nil && !harmless(err) && !allowed(err) {
			r.Fatal(err)
		}
	}
}

// allowed are refusals that chance may bring about.
func allowed(err error) bool {
	for _, p := range []scenarios.Problem{scenarios.ErrAdopted, scenarios.ErrArchived, scenarios.ErrIsBaseline, scenarios.ErrNameTaken, scenarios.ErrUnrelated} {
		if errors.Is(err, p) {
			return true
		}
	}
	return false
}

func TestBringingInTwiceIsOnceAndEveryScenarioIsWhatItWas(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		dir := t.TempDir()
		made := 0
		l := libraryAt(t, filepath.Join(dir, "ann.sandtable"))
		defer l.Close()
		wander(r, l, "Ann", &made)
		c := copyFor(r, l, filepath.Join(dir, fmt.Sprint("bob", rapid.IntRange(0, 1<<30).Draw(r, "file"), ".sandtable")), "Bob")
		defer c.Close()
		for round := range 2 {
			wander(r, l, "Ann", &made)
			wander(r, c, "Bob", &made)
			before, theirs := says(r, l), says(r, c)
			in, err := l.Bring(c.Path())
			fine(r, err, l.Verify())
			if now := says(r, c); now != theirs {
				r.Fatalf("round %d: the other file was changed", round)
			}
			remains(r, before, l)
			seen := map[model.ID]bool{}
			for _, b := range in {
				if b.ID == "" {
					r.Fatalf("it was lost: %+v", b)
				}
				if b.Way != scenarios.ComesNot && seen[b.ID] {
					r.Fatalf("two came in as %s", b.ID)
				}
				seen[b.ID] = true
			}
			checkFingerprints(r, c, l, in)
			first := says(r, l)
			again, err := l.Bring(c.Path())
			fine(r, err)
			for _, b := range again {
				if b.Way != scenarios.ComesNot {
					r.Fatalf("round %d: it came in twice: %+v\n%s\n\n%s", round, b, first, theirs)
				}
			}
			if now := says(r, l); now != first {
				r.Fatalf("round %d: bringing in again has changed it", round)
			}
		}
	})
}

// checkFingerprints looks for each scenario of another library in the one it came into: as
// it is there it is, or was after some row, here.
func checkFingerprints(r *rapid.T, theirs, ours *scenarios.Library, in []scenarios.Brought) {
	there := map[string]scenarios.Info{}
	all, err := theirs.Scenarios()
	fine(r, err)
	for _, i := range all {
		there[i.Name.ZH] = i
	}
	for _, b := range in {
		i := there[b.Name.ZH]
		s, err := theirs.At(i.ID, scenarios.Latest)
		fine(r, err)
		rows, err := ours.Log(b.ID)
		fine(r, err)
		found := false
		for seq := len(rows); seq >= 0 && !found; seq-- {
			now, err := ours.At(b.ID, seq)
			fine(r, err)
			found = now.Fingerprint() == s.Fingerprint() && model.Diff(now, s).Empty()
			if found && b.Way != scenarios.ComesNot && seq != b.Steps {
				r.Fatalf("%+v is what it was after row %d", b, seq)
			}
		}
		if !found {
			r.Fatalf("%+v was never what it is there", b)
		}
	}
}

func TestANameThatIsTakenIsMarkedByWhatTellsTheFilesApart(t *testing.T) {
	l := library(t) // plan.sandtable
	c := copyFor(t, l, filepath.Join(t.TempDir(), "plan (Bob's conflicted copy).sandtable"), "Bob")
	defer c.Close()
	must(t, session(t, c, "V0").Do(model.MoveDuties("", "D1"), ""))
	in, err := l.Bring(c.Path())
	must(t, err)
	if got := in[0].Called.ZH; got != "现状 (Bob's conflicted copy)" {
		t.Error(got)
	}
}
