package model

import (
	"bytes"
	"encoding/json"
	"errors"
	"slices"
	"testing"
)

// reporter is what the laws need of *testing.T and *rapid.T.
type reporter interface {
	Helper()
	Fatalf(format string, args ...any)
}

// checkLaws does what every verb must allow: it runs verb on before and proves the
// laws of changes for what comes out. It gives the result and the change.
func checkLaws(t reporter, before Scenario, verb Verb) (Scenario, Change) {
	t.Helper()
	was := encoded(t, before)
	c, err := verb(before)
	if err != nil {
		t.Fatalf("refused: %v", err)
	}
	after := apply(t, before, c)
	if !bytes.Equal(was, encoded(t, before)) {
		t.Fatalf("%s changed the scenario it looked at", c.Verb)
	}
	if again, err := verb(before); err != nil || !sameChange(c, again) {
		t.Fatalf("%s asked twice gave two answers: %v", c.Verb, err)
	}
	checkChange(t, before, c)
	checkSound(t, after)
	checkLocksHold(t, before, after, c)

	back := apply(t, after, Invert(c))
	if d := Diff(before, back); !d.Empty() {
		t.Fatalf("%s inverted leaves %v", c.Verb, d.Touched())
	}
	if d := Diff(before, after); !sameEdits(c, d) {
		t.Fatalf("%s is %s, the difference is %s", c.Verb, encoded(t, c), encoded(t, d))
	}
	none, err := Compose("", c, Invert(c))
	if err != nil || !none.Empty() {
		t.Fatalf("%s and its inverse compose to %v, %v", c.Verb, none.Touched(), err)
	}
	var read Change
	if err := json.Unmarshal(encoded(t, c), &read); err != nil {
		t.Fatalf("%s is not read back: %v", c.Verb, err)
	}
	if !sameChange(c, read) {
		t.Fatalf("%s comes back from JSON as %s, it was %s", c.Verb, encoded(t, read), encoded(t, c))
	}
	checkReadBack(t, after)
	return after, c
}

// checkChange proves that a change is canonical: one edit per record, in order, and
// of updates only the cells that differ.
func checkChange(t reporter, before Scenario, c Change) {
	t.Helper()
	if c.Empty() || c.Verb == "" {
		t.Fatalf("an accepted verb changed nothing, or has no name: %q", c.Verb)
	}
	refs := c.Touched()
	if !slices.IsSortedFunc(refs, CompareRefs) || len(slices.Compact(slices.Clone(refs))) != len(refs) {
		t.Fatalf("%s: edits are not sorted or touch a record twice: %v", c.Verb, refs)
	}
	for _, e := range c.Edits {
		if got, ok := c.Edit(e.Ref()); !ok || got != e {
			t.Fatalf("%s: Edit does not find %s", c.Verb, e.Ref())
		}
		if e.Added() == before.Has(e.Ref()) {
			t.Fatalf("%s: %s is added though it is there, or touched though it is not", c.Verb, e.Ref())
		}
		if !e.Updated() {
			continue
		}
		changed := map[string]bool{}
		for _, cell := range e.Cells() {
			changed[cell.Field.Name] = true
		}
		if len(changed) == 0 {
			t.Fatalf("%s: the update of %s changes no cell", c.Verb, e.Ref())
		}
		blank := specOf(e.Ref().Kind).newRecord(e.Ref().ID)
		for _, f := range Fields(e.Ref().Kind) {
			if !changed[f.Name] && (Cell(e.Before, f.Name) != Cell(blank, f.Name) || Cell(e.After, f.Name) != Cell(blank, f.Name)) {
				t.Fatalf("%s: the update of %s carries the cell %s, which does not differ", c.Verb, e.Ref(), f.Name)
			}
		}
	}
}

// checkSound proves that a scenario has no broken reference and only canonical records.
func checkSound(t reporter, s Scenario) {
	t.Helper()
	if broken := s.Dangling(); len(broken) > 0 {
		t.Fatalf("%s points from %s to %s", broken[0].Field, broken[0].From, broken[0].To)
	}
	if r, ok := s.sharedID(); ok {
		t.Fatalf("the id of %s occurs twice", r)
	}
	for _, k := range Kinds() {
		for _, r := range s.Records(k) {
			if !r.Ref().validID() {
				t.Fatalf("%q is no id", r.Ref())
			}
			if same, err := specOf(k).canonical(nil, r); err != nil || same != r {
				t.Fatalf("%s is not canonical: %#v, %v", r.Ref(), r, err)
			}
			switch r := r.(type) {
			case Duty:
				if u, _ := s.Unit(r.Unit); u.Level == External {
					t.Fatalf("%s lies in the external party %s", r.Ref(), u.ID)
				}
			case Handoff:
				if r.From == r.To {
					t.Fatalf("%s hands over to itself", r.Ref())
				}
			case Link:
				if r.ID != LinkID(r.From.ID, r.To.ID) || !linkable(r.From.Kind, r.To.Kind) {
					t.Fatalf("%s does not follow from its ends %s and %s", r.Ref(), r.From, r.To)
				}
			case Role:
				if r.ID != RoleID(r.Duty, r.Unit) {
					t.Fatalf("%s does not follow from its ends", r.Ref())
				}
			}
		}
	}
}

// checkLocksHold proves that a lock which held before still holds. It knows nothing
// of how verbs check that: pinned work is where it was, and what a lock names after
// the change is together or apart if what it named before was.
func checkLocksHold(t reporter, before, after Scenario, c Change) {
	t.Helper()
	for _, l := range before.Locks() {
		now, kept := after.Lock(l.ID)
		if _, touched := c.Edit(l.Ref()); touched && (c.Verb == "edit" || c.Verb == "adopt" || c.Verb == "unlock") {
			continue // somebody wanted that
		}
		if l.Type == "pinned" {
			for id := range l.Duties.All() {
				was, _ := before.Duty(ID(id))
				work := workOf(before, after, was)
				for _, d := range work {
					if d.Unit != was.Unit {
						t.Fatalf("%s took the pinned %s from %q to %q", c.Verb, was.ID, was.Unit, d.Unit)
					}
				}
				if len(work) == 0 {
					t.Fatalf("%s removed the pinned %s", c.Verb, was.ID)
				}
			}
		}
		if kept && holds(before, l) && !holds(after, now) {
			t.Fatalf("%s broke the lock %s of %q: %s", c.Verb, l.Type, now.Duties, encoded(t, c))
		}
		if !kept && l.Type == "apart" && holds(before, l) && c.Verb == "fuse-duties" {
			t.Fatalf("fusing made an end of the lock of %q", l.Duties)
		}
	}
}

// workOf lists the duties that do the work of was: itself and what was made of it.
func workOf(before, after Scenario, was Duty) []Duty {
	var out []Duty
	for _, d := range after.Duties() {
		old, _ := before.Duty(d.ID)
		if d.ID == was.ID || d.Origin.Has(string(was.ID)) && !old.Origin.Has(string(was.ID)) {
			out = append(out, d)
		}
	}
	return out
}

// holds reports whether the duties of a lock are together or apart.
func holds(s Scenario, l Lock) bool {
	in := map[ID]int{}
	unplaced := 0
	for id := range l.Duties.All() {
		if d, _ := s.Duty(ID(id)); d.Unit == "" {
			unplaced++
		} else {
			in[d.Unit]++
		}
	}
	switch l.Type {
	case "together":
		return len(in) == 0 || len(in) == 1 && unplaced == 0
	case "apart":
		for _, n := range in {
			if n > 1 {
				return false
			}
		}
	}
	return true
}

// checkReadBack proves that a scenario survives JSON, byte for byte.
func checkReadBack(t reporter, s Scenario) {
	t.Helper()
	first := encoded(t, s)
	var read Scenario
	if err := json.Unmarshal(first, &read); err != nil {
		t.Fatalf("the scenario is not read back: %v", err)
	}
	if d := Diff(s, read); !d.Empty() {
		t.Fatalf("JSON loses %s", encoded(t, d))
	}
	if !bytes.Equal(first, encoded(t, read)) {
		t.Fatalf("the same scenario was written in two ways")
	}
}

// checkRefused proves that verb refuses with code, and that nothing was done.
func checkRefused(t reporter, s Scenario, verb Verb, code string) {
	t.Helper()
	was := encoded(t, s)
	c, err := verb(s)
	if err == nil {
		t.Fatalf("not refused: %s", encoded(t, c))
	}
	if got := refusalCode(err); got != code {
		t.Fatalf("refused with %q (%v), not with %q", got, err, code)
	}
	if c.Verb != "" || c.Edits != nil {
		t.Fatalf("a refusal came with the change %s", encoded(t, c))
	}
	if !bytes.Equal(was, encoded(t, s)) {
		t.Fatalf("a refusal changed the scenario")
	}
}

// refusalCode names an error of a verb: the code of a refusal, or "input FIELD: REASON".
func refusalCode(err error) string {
	var refusal *Refusal
	var input *InputError
	switch {
	case errors.As(err, &refusal):
		return refusal.Code
	case errors.As(err, &input):
		return "input " + input.Field.Name + ": " + input.Reason
	}
	return err.Error()
}

func apply(t reporter, s Scenario, cs ...Change) Scenario {
	t.Helper()
	out, err := Apply(s, cs...)
	if err != nil {
		t.Fatalf("apply: %v", err)
	}
	return out
}

func encoded(t reporter, v json.Marshaler) []byte {
	t.Helper()
	b, err := v.MarshalJSON()
	if err != nil {
		t.Fatalf("encode: %v", err)
	}
	return b
}

func sameEdits(a, b Change) bool  { return slices.Equal(a.Edits, b.Edits) }
func sameChange(a, b Change) bool { return a.Verb == b.Verb && sameEdits(a, b) }

// scenarioOf makes a scenario of records.
func scenarioOf(t reporter, records ...Record) Scenario {
	t.Helper()
	return with(t, Scenario{}, records...)
}

// with adds records to a scenario.
func with(t reporter, s Scenario, records ...Record) Scenario {
	t.Helper()
	c := Change{Verb: "fixture"}
	for _, r := range records {
		c.Edits = append(c.Edits, Edit{nil, r})
	}
	return apply(t, s, c)
}

// after runs verbs one after another, each under the laws.
func after(t reporter, s Scenario, verbs ...Verb) Scenario {
	t.Helper()
	for _, v := range verbs {
		s, _ = checkLaws(t, s, v)
	}
	return s
}

// refusing is a table row: a verb that must refuse.
type refusing struct {
	sentence string
	s        Scenario
	verb     Verb
	code     string
}

func checkRefusals(t *testing.T, rows []refusing) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.sentence, func(t *testing.T) { checkRefused(t, row.s, row.verb, row.code) })
	}
}
