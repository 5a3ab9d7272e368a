package scenarios_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// forked makes the library of a world with forks of V0.
func forked(t testing.TB, names ...model.ID) *scenarios.Library {
	t.Helper()
	l := library(t)
	for _, n := range names {
		_, err := l.ForkAs(n, "V0", word(string(n)))
		must(t, err)
	}
	return l
}

func always(s model.Side) func(model.Conflict) model.Side {
	return func(model.Conflict) model.Side { return s }
}

func refused(err error, code string) bool {
	r, ok := errors.AsType[*model.Refusal](err)
	return ok && r.Code == code
}

func TestAMergeIsOneStepThatCanBeTakenBack(t *testing.T) {
	l := forked(t, "V1", "V2")
	one, two := session(t, l, "V1"), session(t, l, "V2")
	must(t, one.Do(model.MoveDuties("MD", "D1"), "closer to the ads"))
	must(t, two.Do(model.MoveDuties("", "D2"), ""), two.Do(model.AddDuty("N", "EC", word("New")), ""))
	before := one.Now().Scenario
	must(t, one.Merge("V2", nil, "take over the other draft"))
	now := one.Now()
	if home(now.Scenario, "D1") != "MD" || home(now.Scenario, "D2") != "" || home(now.Scenario, "N") != "EC" {
		t.Errorf("merged %v", now.Scenario.Duties())
	}
	if name := now.Scenario.Brief().Name; name != word("V1") {
		t.Errorf("the merger is called %v", name)
	}
	rows, err := l.Log("V1")
	must(t, err)
	if last := rows[len(rows)-1]; last.Change.Verb != "merge" || last.MergedScenario != "V2" || last.MergedSeq != 2 || last.Why != "take over the other draft" {
		t.Errorf("the row is %+v", last)
	}
	if err := one.Merge("V2", nil, ""); !refused(err, model.NothingChanges) {
		t.Errorf("merged again: %v", err)
	}
	merged := now.Scenario
	must(t, one.Undo())
	same(t, one.Now().Scenario, before)
	must(t, one.Redo())
	same(t, one.Now().Scenario, merged)
	must(t, l.Verify())
	same(t, session(t, again(t, l, "Bob"), "V1").Now().Scenario, merged)
}

func TestAConflictIsAskedWithBothReasonsAndNothingIsDoneUntilItIsDecided(t *testing.T) {
	l := forked(t, "V1", "V2")
	one, two := session(t, l, "V1"), session(t, l, "V2")
	must(t, one.Do(model.MoveDuties("MD", "D1"), "closer to the ads"), one.Do(model.RemoveDuties("D3"), "nobody needs it"))
	must(t, two.Do(model.MoveDuties("", "D1"), "not ours"), two.Do(model.MoveDuties("EC", "D3"), "closer to the shop"), two.Do(model.SetFTE("EC", 4), ""))
	m, err := one.PreviewMerge("V2", nil)
	must(t, err)
	if m.BaseID != "V0" || m.BaseSeq != 0 || m.TheirsSeq != 3 || len(m.Conflicts) != 2 || m.Decided != 0 || len(m.Change.Edits) != 1 {
		t.Fatalf("preview %+v", m)
	}
	if d := m.Conflicts[0]; d.Ref.ID != "D1" || d.OurReason.Why != "closer to the ads" || d.TheirReason.Why != "not ours" || d.TheirReason.Scenario != "V2" {
		t.Errorf("dispute %+v", d)
	}
	if d := m.Conflicts[1]; d.Ref.ID != "D3" || d.Removed != model.Ours || d.OurReason.Why != "nobody needs it" || d.TheirReason.Why != "closer to the shop" {
		t.Errorf("dispute %+v", d)
	}
	seq := one.Now().Seq
	err = one.Merge("V2", nil, "")
	if e, ok := errors.AsType[*scenarios.ConflictError](err); !ok || len(e.Conflicts) != 2 || one.Now().Seq != seq {
		t.Fatalf("%v, row %d", err, one.Now().Seq)
	}
	pick := func(c model.Conflict) model.Side {
		if c.Ref.ID == "D1" {
			return model.Ours
		}
		return model.Theirs
	}
	m, err = one.PreviewMerge("V2", pick)
	must(t, err)
	must(t, one.Merge("V2", pick, ""))
	now := one.Now().Scenario
	same(t, now, m.Scenario)
	if u, _ := now.Unit("EC"); home(now, "D1") != "MD" || home(now, "D3") != "EC" || u.FTE != 4 || m.Decided != 2 || len(m.Conflicts) != 0 {
		t.Errorf("merged %+v", now.Duties())
	}
}

func TestAnswersForOursAreKeptThoughNothingChanges(t *testing.T) {
	l := forked(t, "V1", "V2")
	one, two := session(t, l, "V1"), session(t, l, "V2")
	must(t, one.Do(model.MoveDuties("MD", "D1"), ""), two.Do(model.MoveDuties("", "D1"), ""))
	before := one.Now().Scenario
	must(t, one.Merge("V2", always(model.Ours), "we keep it"))
	same(t, one.Now().Scenario, before)
	if err := one.Merge("V2", nil, ""); !refused(err, model.NothingChanges) {
		t.Errorf("asked again: %v", err)
	}
	must(t, one.Undo())
	if _, ok := errors.AsType[*scenarios.ConflictError](one.Merge("V2", nil, "")); !ok {
		t.Error("the answer was taken back, but is not asked for again")
	}
	must(t, one.Redo(), l.Verify())
	if err := one.Merge("V2", nil, ""); !refused(err, model.NothingChanges) {
		t.Errorf("the answer was given again: %v", err)
	}
	// The other side has not merged: there the same question is open.
	m, err := two.PreviewMerge("V1", nil)
	must(t, err)
	if len(m.Conflicts) != 0 || home(m.Scenario, "D1") != "MD" || m.BaseID != "V2" {
		t.Errorf("the answer of V1 is not taken over: %+v", m.Conflicts)
	}
}

func TestTheBaseIsTheNearestMomentThatBothKnow(t *testing.T) {
	l := library(t)
	root := session(t, l, "V0")
	fork := func(id, parent model.ID) *scenarios.Session {
		_, err := l.ForkAs(id, parent, word(string(id)))
		must(t, err)
		return session(t, l, id)
	}
	n := 0
	work := func(s *scenarios.Session) {
		n++
		must(t, s.Do(model.AddDuty(model.ID(fmt.Sprint("N", n)), "EC", word(fmt.Sprint("New ", n))), ""))
	}
	base := func(sentence string, a, b *scenarios.Session, want string) {
		t.Helper()
		for _, pair := range [][2]*scenarios.Session{{a, b}, {b, a}} {
			m, err := pair[0].PreviewMerge(pair[1].Now().Info.ID, nil)
			must(t, err)
			if got := fmt.Sprint(m.BaseID, "@", m.BaseSeq); got != want {
				t.Errorf("%s: the base of %s and %s is %s, not %s", sentence, pair[0].Now().Info.ID, pair[1].Now().Info.ID, got, want)
			}
		}
	}
	work(root)
	a := fork("A", "V0")
	work(root)
	b := fork("B", "V0")
	base("siblings forked one after another", a, b, "V0@1")
	base("a fork and its parent", b, root, "V0@2")
	work(a)
	c := fork("C", "A")
	work(a)
	work(c)
	base("a fork of a fork and its grandparent", c, root, "V0@1")
	base("a fork of a fork and its parent", c, a, "A@1")
	base("cousins", c, b, "V0@1")
	must(t, b.Merge("A", nil, ""))
	base("after a merge", b, a, "A@2")
	base("a fork of what was merged", b, c, "A@1")
	work(a)
	base("both went on", a, b, "A@2")
	must(t, a.Merge("B", nil, ""))
	base("merged back", a, b, "B@1")
	must(t, b.Poll(), b.Merge("A", nil, ""))
	base("merged forth again", a, b, "A@4")
	must(t, b.Undo())
	base("and taken back", a, b, "B@1")
	must(t, b.Undo())
	base("taken back what the other side has seen", a, b, "B@1") // as a revert, it is an edit since
	c2 := fork("D", "C")
	must(t, c2.Merge("B", nil, ""), c2.Undo())
	base("the only merge taken back", c2, b, "V0@1")
	must(t, c2.Redo())
	base("and carried out again", c2, b, "B@4")
	must(t, l.Verify())
}

func TestScenariosOfTwoTreesAreNotMerged(t *testing.T) {
	l := library(t)
	other := after(t, world(t), renamed("另一家", "Another"))
	_, err := l.Add("W", other)
	must(t, err)
	s := session(t, l, "V0")
	if _, err := s.PreviewMerge("W", nil); !errors.Is(err, scenarios.ErrUnrelated) {
		t.Error(err)
	}
	if err := s.Merge("W", nil, ""); !errors.Is(err, scenarios.ErrUnrelated) {
		t.Error(err)
	}
	if err := s.Merge("nobody", nil, ""); !errors.Is(err, scenarios.ErrUnknownScenario) {
		t.Error(err)
	}
	if err := s.Merge("V0", nil, ""); !refused(err, model.NothingChanges) {
		t.Errorf("merged with itself: %v", err)
	}
}

func TestAMergeBringsInWhatOthersHaveWrittenMeanwhile(t *testing.T) {
	l := forked(t, "V1", "V2")
	ann := session(t, l, "V1")
	bob := again(t, l, "Bob")
	his, theirs := session(t, bob, "V1"), session(t, bob, "V2")
	must(t, theirs.Do(model.MoveDuties("MD", "D1"), ""))
	m, err := ann.PreviewMerge("V2", nil)
	must(t, err)
	if len(m.Change.Edits) != 1 {
		t.Fatalf("preview %+v", m.Change)
	}
	must(t, theirs.Do(model.MoveDuties("MD", "D2"), ""), his.Do(model.MoveDuties("", "D3"), ""))
	must(t, ann.Merge("V2", nil, ""))
	now := ann.Now().Scenario
	if home(now, "D1") != "MD" || home(now, "D2") != "MD" || home(now, "D3") != "" || ann.Now().Seq != 2 {
		t.Errorf("merged %v", now.Duties())
	}
	if err := his.Undo(); !errors.Is(err, scenarios.ErrNotMine) {
		t.Errorf("Bob took Ann's merge back: %v", err)
	}
	// A conflict that came about after the preview is not decided blindly.
	must(t, his.Do(model.MoveDuties("EC", "D1"), ""), theirs.Do(model.MoveDuties("", "D1"), ""))
	if _, ok := errors.AsType[*scenarios.ConflictError](ann.Merge("V2", nil, "")); !ok {
		t.Error("no conflict")
	}
	same(t, ann.Now().Scenario, his.Now().Scenario)
	must(t, l.Verify())
}

func TestAForkIsToldWhatItsParentCorrectedAndAdoptsItInOneStep(t *testing.T) {
	l := forked(t, "V1")
	root, fork := session(t, l, "V0"), session(t, l, "V1")
	corrections := func(want scenarios.Corrections) {
		t.Helper()
		for range 2 {
			if got, err := fork.Corrections(); err != nil || got != want {
				t.Errorf("%+v, %v; want %+v", got, err, want)
			}
		}
	}
	corrections(scenarios.Corrections{})
	must(t, root.Do(renamed("更正后", "Corrected"), ""))
	corrections(scenarios.Corrections{}) // a name is no correction
	must(t, root.Do(model.SetFTE("EC", 5), "counted again"))
	corrections(scenarios.Corrections{Parent: "V0", Records: 1})
	must(t, root.Do(model.SetFTE("MD", 3), ""), root.Do(model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"decision.en": "Merge them?"}), ""))
	corrections(scenarios.Corrections{Parent: "V0", Records: 3})
	must(t, fork.Do(model.SetFTE("EC", 6), ""))
	corrections(scenarios.Corrections{Parent: "V0", Records: 3, Conflicts: 1})
	must(t, fork.Do(model.SetFTE("EC", 5), ""))
	corrections(scenarios.Corrections{Parent: "V0", Records: 2}) // the fork has it already
	must(t, fork.Merge("V0", nil, "adopt"))
	corrections(scenarios.Corrections{})
	if u, _ := fork.Now().Scenario.Unit("MD"); u.FTE != 3 || fork.Now().Scenario.Brief().Name != word("V1") {
		t.Error("the corrections did not arrive")
	}
	must(t, fork.Undo())
	corrections(scenarios.Corrections{Parent: "V0", Records: 2})
	if got, err := root.Corrections(); err != nil || got != (scenarios.Corrections{}) {
		t.Errorf("a root has corrections: %+v, %v", got, err)
	}
}

func TestWhatAMergeBringsInKeepsTheReasonThatItHadThere(t *testing.T) {
	l := forked(t, "V1", "V2", "V3")
	one, two, three := session(t, l, "V1"), session(t, l, "V2"), session(t, l, "V3")
	must(t, one.Do(model.MoveDuties("MD", "D1"), "closer to the ads"), one.Do(model.MoveDuties("", "D2"), ""), one.Do(model.AddDuty("N", "EC", word("New")), "asked for"))
	must(t, two.Merge("V1", nil, "take it all"), three.Merge("V2", nil, "and again"))
	must(t, one.Note(2, "nobody wants it")) // a later note counts
	for _, id := range []model.ID{"V2", "V3"} {
		reasons, err := l.Reasons(id)
		must(t, err)
		why := func(duty model.ID, field string) string {
			r, _ := reasons.Of(model.Ref{Kind: model.DutyKind, ID: duty}, field)
			return r.Why
		}
		if got := []string{why("D1", "unit"), why("D2", "unit"), why("N", "")}; fmt.Sprint(got) != fmt.Sprint([]string{"closer to the ads", "nobody wants it", "asked for"}) {
			t.Errorf("%s: %q", id, got)
		}
	}
	must(t, two.Undo(), two.Do(model.MoveDuties("MD", "D1"), "by myself"))
	reasons, err := l.Reasons("V2")
	must(t, err)
	if r, _ := reasons.Of(model.Ref{Kind: model.DutyKind, ID: "D1"}, "unit"); r.Why != "by myself" || r.Scenario != "V2" {
		t.Errorf("after the merge was taken back: %+v", r)
	}
}

func TestVerifyFindsAMergeThatCannotHaveBeen(t *testing.T) {
	for sentence, forge := range map[string]func(*scenarios.Library) error{
		"of a row that is not there": func(l *scenarios.Library) error { return l.MergeBlindly("V1", "V2", 7) },
		"of itself":                  func(l *scenarios.Library) error { return l.MergeBlindly("V1", "V1", 0) },
		"of what came from it": func(l *scenarios.Library) error {
			return errors.Join(l.MergeBlindly("V1", "V2", 1), l.MergeBlindly("V2", "V1", 1))
		},
		"of a fork of what it became": func(l *scenarios.Library) error { return l.MergeBlindly("V0", "V3", 0) },
	} {
		l := forked(t, "V1", "V2")
		must(t, l.Verify())
		if sentence == "of a fork of what it became" {
			must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""))
			_, err := l.ForkAs("V3", "V0", word("V3"))
			must(t, err, l.Verify(), l.MergeBlindly("V0", "V3", 0), l.Verify()) // nothing new, but possible
			continue
		}
		must(t, forge(l))
		if _, ok := errors.AsType[*scenarios.DamagedError](l.Verify()); !ok {
			t.Errorf("a merge %s is not found", sentence)
		}
	}
}

// Any number of scenarios is forked, edited, merged and taken back at random: a merge
// that was made brings nothing when it is made again, and whatever is in the file is
// what a fresh look at it finds.
func TestScenariosMergedAtRandomKeepTheirHistory(t *testing.T) {
	merges := 0
	for seed := range uint64(30) {
		d := rand.New(rand.NewPCG(seed, 1))
		l := library(t)
		all := []*scenarios.Session{session(t, l, "V0")}
		for step := range 25 {
			s := all[d.IntN(len(all))]
			must(t, s.Poll())
			other := all[d.IntN(len(all))]
			var err error
			switch d.IntN(8) {
			case 0:
				id := model.ID(fmt.Sprint("F", step))
				if _, err = l.ForkAs(id, s.Now().Info.ID, word(string(id))); err == nil {
					all = append(all, session(t, l, id))
				}
			case 1:
				err = s.Undo()
			case 2:
				err = s.Redo()
			case 3, 4:
				with := other.Now().Info.ID
				if err = s.Merge(with, always([]model.Side{model.Ours, model.Theirs}[d.IntN(2)]), ""); err == nil {
					merges++
					if err := s.Merge(with, nil, ""); !refused(err, model.NothingChanges) {
						t.Fatalf("merged again: %v", err)
					}
				}
			default:
				err = s.Do(model.MoveDuties([]model.ID{"EC", "MD", ""}[d.IntN(3)], []model.ID{"D1", "D2", "D3"}[d.IntN(3)]), "")
			}
			if _, ok := errors.AsType[*model.Refusal](err); err != nil && !ok && !errors.Is(err, scenarios.ErrNothingToUndo) && !errors.Is(err, scenarios.ErrNothingToRedo) && !errors.Is(err, scenarios.ErrNotMine) {
				t.Fatal(err)
			}
			if broken := s.Now().Scenario.Dangling(); len(broken) > 0 {
				t.Fatalf("broken %v", broken)
			}
		}
		must(t, l.Verify())
		fresh := again(t, l, "Bob")
		for _, s := range all {
			must(t, s.Poll())
			same(t, session(t, fresh, s.Now().Info.ID).Now().Scenario, s.Now().Scenario)
		}
	}
	if merges < 30 {
		t.Errorf("only %d merges", merges)
	}
}
