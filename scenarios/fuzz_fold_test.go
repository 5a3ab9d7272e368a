package scenarios

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"

	"sandtable/model"
)

// scribbled reads rows as somebody might scribble them: "do 0 CHANGE", "undo 1",
// "redo 1", "note 1", one a line. A "+" before the verb leaves a number out.
func scribbled(text string) []Row {
	var rows []Row
	seq := 0
	for line := range strings.Lines(text) {
		seq++
		words := strings.SplitN(strings.TrimSuffix(line, "\n"), " ", 3)
		verb, skips := strings.CutPrefix(words[0], "+")
		if skips {
			seq++
		}
		r := Row{Seq: seq, Verb: RowVerb(verb), Why: "fuzz"}
		if len(words) > 1 {
			r.Target, _ = strconv.Atoi(words[1]) // no number is the step 0
		}
		if len(words) > 2 && json.Unmarshal([]byte(words[2]), &r.Change) != nil {
			continue
		}
		rows = append(rows, r)
	}
	return rows
}

// foldSeeds is a world, and logs upon it that come to something.
func foldSeeds(f *testing.F) (start model.Scenario, logs []string) {
	f.Helper()
	said := func(verbs ...model.Verb) (lines []string) {
		s := start
		for _, v := range verbs {
			c, err := v(s)
			if err != nil {
				f.Fatal(err)
			}
			raw, err := c.MarshalJSON()
			if err != nil {
				f.Fatal(err)
			}
			if s, err = model.Apply(s, c); err != nil {
				f.Fatal(err)
			}
			lines = append(lines, "do 0 "+string(raw))
		}
		start = s
		return lines
	}
	said(model.AddUnit("EC", "", model.Department, model.Text{EN: "Shop"}), model.AddUnit("MD", "", model.Department, model.Text{EN: "Media"}),
		model.AddDuty("D1", "EC", model.Text{EN: "Run the shop"}), model.AddDuty("D2", "MD", model.Text{EN: "Place the ads"}))
	before := start
	duty := model.Ref{Kind: model.DutyKind, ID: "D1"}
	lines := said(model.MoveDuties("MD", "D1"), model.EditRecord(duty, map[string]string{"functions": "sell,plan"}),
		model.EditRecord(duty, map[string]string{"functions": "plan"}), model.FuseDuties("D3", model.Text{EN: "All of it"}, "D1", "D2"), model.RemoveUnit("EC", ""))
	start = before
	for n := range lines {
		logs = append(logs, strings.Join(lines[:n+1], "\n"))
	}
	all := strings.Join(lines, "\n")
	return start, append(logs, all+"\nundo 5\nundo 4\nredo 4\nnote 4 \nundo 4\nundo 3\n"+strings.Replace(lines[2], "do", "do", 1),
		lines[0]+"\nundo 1\nundo 1", lines[0]+"\nredo 1", lines[0]+"\nnote 1\nundo 1\nnote 1\nredo 1\nundo 1\n"+lines[0]+"\nnote 1",
		lines[0]+"\n+"+lines[1], "undo 0", "redo 0", "note 0", "x 1", lines[0]+"\n"+lines[0], "", "\n\n",
		lines[1]+"\n"+lines[1]+"\nundo 2\nundo 1")
}

// FuzzFold folds rows that nobody wrote. A row is refused, and then it has changed
// nothing; or it counts, and then what is folded is what came about row by row.
func FuzzFold(f *testing.F) {
	start, logs := foldSeeds(f)
	for _, l := range logs {
		f.Add(l)
	}
	f.Fuzz(func(t *testing.T, text string) {
		h, now := history{}, start
		for _, r := range scribbled(text) {
			next, c, err := h.step(r)
			if err != nil {
				if next != h || !c.Empty() {
					t.Fatalf("row %d is refused (%v) and counts", r.Seq, err)
				}
				break
			}
			came, err := model.Apply(now, c)
			if err != nil || !reverts(c, came, now) {
				break // Verify says so
			}
			folded, err := model.Apply(start, next.changes()...)
			if err != nil || !model.Diff(came, folded).Empty() {
				t.Fatalf("after row %d the steps in effect do not add up: %v", r.Seq, err)
			}
			checkHistory(t, next)
			h, now = next, came
		}
		takeBack(t, h, now, start)
	})
}

// checkHistory compares what a history says of itself in several ways.
func checkHistory(t *testing.T, h history) {
	t.Helper()
	steps := h.effective()
	if len(steps) != h.done.height() {
		t.Fatalf("%d steps in effect, height %d", len(steps), h.done.height())
	}
	for i, s := range steps {
		if i > 0 && steps[i-1].Seq >= s.Seq || s.Seq > h.seq || !h.knows(s.Seq) || s.Verb != DoRow {
			t.Fatalf("step %d of %d in effect is row %d", i, len(steps), s.Seq)
		}
	}
	for s := h.undone; s != nil; s = s.rest {
		if !h.knows(s.step.Seq) || h.done.top() >= s.step.Seq || s.rest != nil && s.rest.step.Seq <= s.step.Seq {
			t.Fatalf("step %d to redo above %d", s.step.Seq, h.done.top())
		}
	}
}

// takeBack undoes everything, then redoes it.
func takeBack(t *testing.T, h history, now, start model.Scenario) {
	t.Helper()
	var moments []model.Scenario
	walk := func(verb RowVerb, target int) {
		var c model.Change
		var err error
		if h, c, err = h.step(Row{Seq: h.seq + 1, Verb: verb, Target: target}); err == nil {
			now, err = model.Apply(now, c)
		}
		if err != nil {
			t.Fatal(fmt.Errorf("%s %d: %w", verb, target, err))
		}
	}
	for h.done != nil {
		moments = append(moments, now)
		walk(UndoRow, h.done.top())
		folded, err := model.Apply(start, h.changes()...)
		if err != nil || !model.Diff(folded, now).Empty() {
			t.Fatalf("after %d undone steps it is not what the others make: %v", len(moments), err)
		}
	}
	if !model.Diff(start, now).Empty() {
		t.Fatal("with everything undone it is not as it started")
	}
	for len(moments) > 0 {
		walk(RedoRow, h.undone.top())
		want := moments[len(moments)-1]
		if moments = moments[:len(moments)-1]; !model.Diff(want, now).Empty() {
			t.Fatalf("redone it is not as it was, %d steps before the end", len(moments))
		}
	}
}
