package scenarios

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"sandtable/model"
)

// RowVerb says what a row of the log does.
type RowVerb string

// The verbs of rows.
const (
	DoRow   RowVerb = "do"   // carries out Change
	UndoRow RowVerb = "undo" // takes the step Target back
	RedoRow RowVerb = "redo" // carries the undone step Target out again
	NoteRow RowVerb = "note" // gives the step Target a later reason
)

// Row is one row of a scenario's log. Rows are numbered from 1 without gaps and
// are never changed or deleted.
type Row struct {
	Seq    int
	Verb   RowVerb
	Target int          // number of the step meant; 0 for a do
	Change model.Change // zero unless Verb is [DoRow]
	Why    string
	Who    string
	At     time.Time // UTC, to the millisecond
	// MergedScenario and MergedSeq say which moment of which other scenario the
	// change brought in; "" and 0 when it is no merge.
	MergedScenario model.ID
	MergedSeq      int

	format int
	json   string // the change as stored
	digest string // of this row and all before it
}

// read reads what the row changes from what is stored.
func (r *Row) read() (err error) {
	r.Change, err = r.change()
	return err
}

// change is what the row changes, also of one that was not read.
func (r Row) change() (c model.Change, err error) {
	if r.Verb != DoRow || r.json == "" || !r.Change.Empty() {
		return r.Change, nil
	}
	err = json.Unmarshal([]byte(r.json), &c)
	return c, err
}

// proposes reports whether a step makes another proposal, see [model.Change.Proposes]. What
// was stored is only read where it speaks of a comment.
func (r Row) proposes() bool {
	if r.Change.Empty() && !strings.Contains(r.json, string(model.CommentKind)) {
		return true
	}
	c, err := r.change()
	return err != nil || c.Empty() || c.Proposes()
}

// timeLayout is how the file writes moments.
const timeLayout = "2006-01-02T15:04:05.000Z"

// sum chains the row to the one before it, so that a byte that flips on the disk is
// found when the row is next read.
func (r Row) sum(scenario model.ID, before string) string {
	return digest(before, string(scenario), fmt.Sprint(r.Seq), string(r.Verb), fmt.Sprint(r.Target), r.json,
		r.Why, r.Who, r.At.Format(timeLayout), string(r.MergedScenario), fmt.Sprint(r.MergedSeq), fmt.Sprint(r.format))
}

// digest is the SHA-256 of the fields, each preceded by its length. A column that comes
// to a table later is appended to the fields of its rows where it holds something, first
// its name and then the value: rows without it keep the digest that they have, and none
// can get or lose it unseen. No other rule may be written for rows that are there already.
func digest(fields ...string) string {
	h := sha256.New()
	for _, f := range fields {
		h.Write(binary.AppendUvarint(nil, uint64(len(f))))
		h.Write([]byte(f))
	}
	return hex.EncodeToString(h.Sum(nil))
}

// LogAfter lists the rows of a scenario's log that follow one of [Library.Log]; the
// zero Row precedes the first. When the log does not go on from that row any more,
// the error says that the file is damaged.
func (l *Library) LogAfter(id model.ID, last Row) (out []Row, err error) {
	err = l.read(func(q querier) error {
		if _, err := l.entry(q, id); err != nil {
			return err
		}
		out, err = l.rows(q, id, history{seq: last.Seq, digest: last.digest}, Latest)
		return err
	})
	return out, err
}

// stack is an immutable linked list of steps.
type stack struct {
	step  Row
	rest  *stack
	depth int // steps in the stack
	said  int // those of them that propose nothing
}

// push gives the stack with a step on top. The zero stack is nil.
func (s *stack) push(step Row) *stack {
	said := 0
	if !step.proposes() {
		said = 1
	}
	if s == nil {
		return &stack{step, nil, 1, said}
	}
	return &stack{step, s, s.depth + 1, s.said + said}
}

// proposing counts the steps that make another proposal of the scenario.
func (s *stack) proposing() int {
	if s == nil {
		return 0
	}
	return s.depth - s.said
}

// height counts the steps.
func (s *stack) height() int {
	if s == nil {
		return 0
	}
	return s.depth
}

// top gives the number of the step on top, 0 when there is none.
func (s *stack) top() int {
	if s == nil {
		return 0
	}
	return s.step.Seq
}

// notes is an immutable linked list of later reasons, the latest first.
type notes struct {
	note Row
	rest *notes
}

// history is the fold of a log: which steps are in effect, which can be redone.
// The zero history is that of an empty log.
type history struct {
	done   *stack // the steps in effect, the last on top
	undone *stack // the steps to redo, the next on top
	notes  *notes
	seq    int    // number of the last row
	digest string // of the last row
	at     time.Time
}

// step folds one row, and gives the change that it makes to the scenario (the zero
// Change for a note). Live editing and opening run this same function.
func (h history) step(r Row) (history, model.Change, error) {
	next, does, err := h.follow(r)
	if err != nil {
		return h, model.Change{}, err
	}
	c, err := does.change()
	if err != nil {
		return h, c, err
	}
	if r.Verb == UndoRow {
		c = model.Invert(c)
	}
	return next, c, nil
}

// follow folds one row, and gives that of the step that it does, undoes or redoes; the
// zero row for a note. It looks at no change.
func (h history) follow(r Row) (next history, does Row, err error) {
	if r.Seq != h.seq+1 {
		return h, Row{}, fmt.Errorf("row %d follows row %d", r.Seq, h.seq)
	}
	next = h
	next.seq, next.digest, next.at = r.Seq, r.digest, r.At
	switch r.Verb {
	case DoRow:
		next.done, next.undone = h.done.push(r), nil
		return next, r, nil
	case UndoRow:
		if h.done == nil || h.done.top() != r.Target {
			return h, Row{}, fmt.Errorf("step %d is undone but not on top", r.Target)
		}
		next.done, next.undone = h.done.rest, h.undone.push(h.done.step)
		return next, h.done.step, nil
	case RedoRow:
		if h.undone == nil || h.undone.top() != r.Target {
			return h, Row{}, fmt.Errorf("step %d is redone but not on top", r.Target)
		}
		next.done, next.undone = h.done.push(h.undone.step), h.undone.rest
		return next, h.undone.step, nil
	case NoteRow:
		if !h.knows(r.Target) {
			return h, Row{}, fmt.Errorf("note on step %d, which cannot be reached", r.Target)
		}
		next.notes = &notes{r, h.notes}
		return next, Row{}, nil
	}
	return h, Row{}, fmt.Errorf("verb %q: %w", r.Verb, model.ErrFormat)
}

// merges reports whether a row that comes next brings another scenario in, takes that
// back or does it again.
func (h history) merges(r Row) bool {
	switch {
	case r.Verb == UndoRow && h.done != nil:
		r = h.done.step
	case r.Verb == RedoRow && h.undone != nil:
		r = h.undone.step
	}
	return r.MergedScenario != ""
}

// fold folds rows without looking at the changes between.
func (h history) fold(rows []Row) (history, error) {
	for _, r := range rows {
		var err error
		if h, _, err = h.follow(r); err != nil {
			return h, err
		}
	}
	return h, nil
}

// knows reports whether a step is in effect or can be redone.
func (h history) knows(seq int) bool {
	for _, s := range []*stack{h.done, h.undone} {
		for ; s != nil; s = s.rest {
			if s.step.Seq == seq {
				return true
			}
		}
	}
	return false
}

// effective lists the steps in effect in the order in which they were done.
func (h history) effective() []Row {
	out := make([]Row, h.done.height())
	for s := h.done; s != nil; s = s.rest {
		out[s.depth-1] = s.step
	}
	return out
}

// changes lists what the steps in effect change, in that order.
func (h history) changes() []model.Change {
	rows := h.effective()
	out := make([]model.Change, len(rows))
	for i, r := range rows {
		out[i] = r.Change
	}
	return out
}

// why gives the reason of a step: its latest note, or what was said when it was done.
func (h history) why(step Row) string {
	for n := h.notes; n != nil; n = n.rest {
		if n.note.Target == step.Seq {
			return n.note.Why
		}
	}
	return step.Why
}
