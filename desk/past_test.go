package desk_test

import (
	"testing"

	"sandtable/desk"
	"sandtable/model"
)

func TestAPastMomentIsWorkedOutFromTheLogThatWasTold(t *testing.T) {
	asked := 0 // of the file
	l := example(t, "seed-b", func() { asked++ })
	d := sitting(atOnce)
	s := enter(t, d, l, "V1")
	first := s.Now().Scenario
	duties := first.Duties()
	must(t, do(s, model.RemoveDuties(duties[0].ID), ""), do(s, model.RemoveDuties(duties[1].ID), ""), undo(s), do(s, model.RemoveDuties(duties[2].ID), ""))
	steps := len(d.Sight().Steps())
	before := asked
	look := func(n int) (m desk.Moment) {
		t.Helper()
		got := false
		d.Past(n, func(is desk.Moment) { m, got = is, true })
		if !got {
			t.Fatalf("nobody tells of the moment after %d steps", n)
		}
		return m
	}
	look(1)
	if asked != before {
		t.Error("the file was asked")
	}
	for n, want := range map[int]int{steps: len(duties) - 2, steps - 1: len(duties) - 1, steps - 2: len(duties)} {
		if m := look(n); m.Scenario.Count(model.DutyKind) != want || m.Steps != n || m.Findings.Len() == 0 {
			t.Errorf("after %d steps it has %d duties, want %d; %d findings", n, m.Scenario.Count(model.DutyKind), want, m.Findings.Len())
		}
	}
	if m := look(steps - 2); !model.Diff(m.Scenario, first).Empty() {
		t.Error("it is not what it was when it was opened")
	}
	if at, err := l.At("V1", look(steps-1).Seq); err != nil || !model.Diff(at, look(steps-1).Scenario).Empty() {
		t.Errorf("the file says otherwise: %v", err)
	}
	if m := look(0); m.Seq != 0 || !model.Diff(m.Scenario, *d.Sight().Start).Empty() {
		t.Error("its start is not what it began as")
	}
}

func TestOnlyTheMomentAskedForLastIsTold(t *testing.T) {
	l := example(t, "seed-b", nil)
	var beside later
	d := sitting(beside.beside)
	d.Enter(l, "V1", func(err error) { must(t, err) })
	beside.run()
	var told []int
	for _, n := range []int{0, 1} {
		d.Past(n, func(m desk.Moment) { told = append(told, m.Steps) })
	}
	beside.run()
	if len(told) != 1 || told[0] != 1 {
		t.Errorf("told of the moments after %v steps", told)
	}
}

func TestAForkBeginsAtAPastMoment(t *testing.T) {
	l := example(t, "seed-b", nil)
	d := sitting(atOnce)
	s := enter(t, d, l, "V1")
	was := s.Now()
	must(t, do(s, model.RemoveDuties(was.Scenario.Duties()[0].ID), ""))
	must(t, answered(func(answer func(error)) { d.ForkAt(was.Seq, model.Wording(model.EN, "Another way"), answer) }))
	now := d.Session().Now()
	if now.Info.Parent != "V1" || now.Scenario.Count(model.DutyKind) != was.Scenario.Count(model.DutyKind) {
		t.Errorf("%+v has %d duties", now.Info, now.Scenario.Count(model.DutyKind))
	}
	must(t, l.Verify())
}
