// Package review tells, from the steps that made a scenario what it is, how the overlaps
// inside a department were settled (合并复核), and what has become of their duties since.
// What settles one is [sandtable/model.Settle]. What is told here is the same in the window
// and on the command line; its sentences are in model/text.
package review

import (
	"slices"
	"time"

	"sandtable/model"
	"sandtable/model/check"
)

// Step is one step in effect, with its latest reason and who took it.
type Step struct {
	Change   model.Change
	Why, Who string
	At       time.Time
}

// Pair is an overlap of two duties. What was found may be gone by now.
type Pair struct {
	Key  string
	A, B model.ID // in the order in which the finding names them
}

// Log is what the steps of a scenario say about its overlaps. The zero value says nothing.
type Log struct {
	steps []decided
	now   model.Scenario
	past  model.Scenario
}

// decided is one step that settled an overlap, or after which a settlement counts no more.
type decided struct {
	model.Settled
	Step
}

// Read reads the steps that made a scenario what it is now, the oldest first.
func Read(now model.Scenario, steps []Step) Log {
	l := Log{now: now, past: now}
	gone := map[model.Ref]model.Record{}
	for _, s := range steps {
		for _, e := range s.Change.Edits {
			switch {
			case e.Removed():
				gone[e.Ref()] = e.Before
			case e.Added():
				delete(gone, e.Ref())
			}
		}
		if x, ok := model.SettledBy(s.Change); ok || s.Change.Verb == "unwaive" || s.Change.Verb == "merge-units" {
			l.steps = append(l.steps, decided{x, s})
		}
	}
	var was model.Change
	for ref, r := range gone {
		if !now.Has(ref) {
			was.Edits = append(was.Edits, model.Edit{After: r})
		}
	}
	if all, err := model.Apply(now, was); err == nil {
		l.past = all
	}
	return l
}

// Past gives the scenario with all that it had once, as it was last: what is gone has its
// name from there.
func (l Log) Past() model.Scenario { return l.past }

// Pairs lists the overlaps inside a department: those that were settled since the merger
// that made it, in the order in which they were, and then those that are found in it now.
// baseline tells what overlapped before.
func (l Log) Pairs(found, baseline check.Findings, home model.ID) []Pair {
	var out []Pair
	known := func(key string) bool { return slices.ContainsFunc(out, func(p Pair) bool { return p.Key == key }) }
	here := func(id model.ID) bool {
		return slices.ContainsFunc(l.heirs(id), func(x model.Duty) bool { return l.now.DepartmentOf(x.Unit) == home })
	}
	is := func(id model.ID) bool { return l.past.Has(model.Ref{Kind: model.DutyKind, ID: id}) }
	add := func(key string, a, b model.ID) {
		if x, open := found.Get(key); here(a) && here(b) && !(open && x.Waived == nil) && !known(key) {
			out = append(out, Pair{key, a, b})
		}
	}
	for _, x := range l.steps {
		if _, touched := x.Change.Edit(model.Ref{Kind: model.UnitKind, ID: home}); touched && x.Change.Verb == "merge-units" {
			out = nil
		}
		switch {
		case x.Kept != "":
			for _, id := range x.Gone {
				add(model.NearKey(x.Kept, id))
			}
		case x.Waiver != "":
			if a, b, ok := model.NearPair(x.Settled.Key, is); ok {
				add(x.Settled.Key, a, b)
			}
		case len(x.Reworded) == 2:
			add(model.NearKey(x.Reworded[0], x.Reworded[1]))
		case len(x.Reworded) == 1:
			for f := range baseline.Each() {
				if a, b, ok := model.NearPair(f.Key, is); ok && x.About(f.Key, a, b) {
					if _, still := found.Get(f.Key); !still {
						add(f.Key, a, b)
					}
				}
			}
		}
	}
	for _, f := range found.Near(home) {
		if !known(f.Key) {
			out = append(out, Pair{f.Key, f.Subjects[0].ID, f.Subjects[1].ID})
		}
	}
	return out
}

// heirs are the duties that a duty is in now: itself, or what it went into.
func (l Log) heirs(duty model.ID) []model.Duty {
	if d, ok := l.now.Duty(duty); ok {
		return []model.Duty{d}
	}
	var out []model.Duty
	for _, d := range l.now.Duties() {
		if d.Origin.Has(string(duty)) {
			out = append(out, d)
		}
	}
	return out
}
