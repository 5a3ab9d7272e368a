package review_test

import (
	"slices"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/review"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// merged is an example whose two departments are one, and the steps since.
type merged struct {
	t         *testing.T
	base, now model.Scenario
	steps     []review.Step
}

func merges(t *testing.T) *merged {
	t.Helper()
	l, err := examples.Write(t.TempDir()+"/a.sandtable", "seed-b", model.EN, scenarios.Reproducible("tester"))
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	s, err := l.At("V0", scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	m := &merged{t: t, base: s, now: s}
	m.do(model.MergeInto("EC", "MD"))
	return m
}

func (m *merged) do(v model.Verb) {
	m.t.Helper()
	c, err := v(m.now)
	if err != nil {
		m.t.Fatal(err)
	}
	if m.now, err = model.Apply(m.now, c); err != nil {
		m.t.Fatal(err)
	}
	m.steps = append(m.steps, review.Step{Change: c, Who: "tester"})
}

func (m *merged) found() check.Findings { return check.Check(m.now) }

func (m *merged) pairs() []review.Pair {
	return review.Read(m.now, m.steps).Pairs(m.found(), check.Check(m.base), "EC")
}

func (m *merged) settle(p review.Pair, answer model.Answer, why string) {
	m.t.Helper()
	m.do(model.Settle(model.Settlement{Key: p.Key, First: p.A, Second: p.B, Answer: answer, Why: why, Who: "tester",
		Texts: [2]model.Text{{EN: "The first, told apart"}, {EN: "The second, told apart"}}}, m.found().EvidenceIn()))
}

func TestASettledPairStaysInTheListAndSaysHowItWas(t *testing.T) {
	for _, answer := range model.Answers() {
		m := merges(t)
		open := m.pairs()
		if len(open) < 4 {
			t.Fatalf("%d overlap", len(open))
		}
		pair := open[0]
		if _, ok := review.Read(m.now, m.steps).Decision(m.found(), pair); ok {
			t.Errorf("%s: decided before anybody did", answer)
		}
		m.settle(pair, answer, "agreed")
		after := m.pairs()
		if after[0] != pair || !slices.Contains(after, open[len(open)-1]) {
			t.Errorf("%s: the list is %v, was %v", answer, after, open)
		}
		d, ok := review.Read(m.now, m.steps).Decision(m.found(), pair)
		if !ok || d.Answer != answer || d.Who != "tester" || len(d.Fates) != 0 {
			t.Errorf("%s: %v, %+v", answer, ok, d)
		}
	}
}

func TestWhatBecameOfADutyLaterIsNoPartOfTheAnswer(t *testing.T) {
	m := merges(t)
	all := m.pairs()
	pair := all[0]
	m.settle(pair, model.LeaveBoth, "two things")
	m.do(model.RemoveDuties(pair.A))
	log := review.Read(m.now, m.steps)
	d, ok := log.Decision(m.found(), pair)
	if !ok || d.Answer != model.LeaveBoth || len(d.Fates) != 1 || d.Fates[0].Duty != pair.A || d.Fates[0].In != nil {
		t.Errorf("%v, %+v", ok, d)
	}
	if _, ok := log.Past().Duty(pair.A); !ok {
		t.Error("what is gone has no name any more")
	}
	i := slices.IndexFunc(all, func(p review.Pair) bool {
		return !slices.ContainsFunc([]model.ID{pair.A, pair.B}, func(id model.ID) bool { return id == p.A || id == p.B })
	})
	m.do(model.FuseDuties(all[i].A, model.Text{}, all[i].A, all[i].B))
	log = review.Read(m.now, m.steps)
	key, a, b := model.NearKey(pair.B, all[i].B)
	if d, ok := log.Decision(m.found(), review.Pair{Key: key, A: a, B: b}); !ok || d.Answer != "" || len(d.Fates) != 1 || !slices.Equal(d.Fates[0].In, []model.ID{all[i].A}) {
		t.Errorf("%v, %+v", ok, d)
	}
}

func TestAnAcceptanceThatIsTakenBackIsNoDecision(t *testing.T) {
	m := merges(t)
	pair := m.pairs()[0]
	m.settle(pair, model.LeaveBoth, "two things")
	m.do(model.Unwaive(pair.Key))
	if d, ok := review.Read(m.now, m.steps).Decision(m.found(), pair); ok {
		t.Errorf("%+v", d)
	}
}
