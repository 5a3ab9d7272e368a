package intake

import (
	"cmp"
	"slices"

	"sandtable/model"
)

// Result says what becomes of a row.
type Result string

// The results.
const (
	Unchanged Result = "unchanged" // the scenario has it word for word
	Changed   Result = "changed"
	New       Result = "new"
	Missing   Result = "missing" // the scenario has it, the document does not: nothing is done
	Refused   Result = "refused" // it cannot be taken as it stands
	Passed    Result = "skipped" // a total, a note, a head: nothing to take
)

// Results lists the results in the order in which they are counted.
func Results() []Result { return []Result{Unchanged, Changed, New, Missing, Refused, Passed} }

// Row is what becomes of one row, or of one thing in it.
type Row struct {
	Line   int // number as people count it; 0 = none: it is missing, or the name of a sheet
	Result Result
	Ref    model.Ref // the record; zero for what is not taken
	Text   string    // the duty, or the name of the unit
	Was    string    // the duty or the name of its unit before, where it changed
	Reason Code      // why it is refused or passed over, or what it was asked about; may be ""
	About  string    // the word that the reason means
	Count  int       // of what the reason counts
}

// Key names what a row brings in, however often the document is read: its kind and its name.
func (r Row) Key() string { return string(r.Ref.Kind) + "\x00" + bare(r.Text) }

// Plan is what a reading would do to a scenario.
type Plan struct {
	Rows   []Row // by line; missing ones at the end
	Counts map[Result]int

	change  model.Change
	removed []model.ID
}

// Options say how a reading is held against a scenario.
type Options struct {
	Lang   model.Lang                // in which rows are said where the scenario has both; zero = Chinese
	Source string                    // name of the document: where the records say they are from
	NewID  func(model.Kind) model.ID // an id that is free
	Keep   map[model.ID]bool         // records that stay as they are, whatever the document says
	Remove map[model.ID]bool         // missing duties that go
	// Leave are the units and the KPIs, goals, tasks, tools, channels and hand-offs that do
	// not come in, by [Row.Key]; with a unit goes all that is in it.
	Leave map[string]bool
	// Adds: the document only adds, as a template does. What the scenario has already, by
	// name or by words, stays as it is and where it is, and nothing is missing.
	Adds bool
}

// Compare holds a reading against a scenario. What is found there by its name or its words
// is kept; what is not found is new; a duty of a unit that the document speaks of, and that
// no row says, is missing.
func Compare(r Reading, s model.Scenario, o Options) Plan {
	c := &comparison{reading: r, s: s, o: o, p: Plan{Counts: map[Result]int{}}, taken: map[model.ID]bool{}, used: map[model.ID]bool{}}
	c.units()
	c.duties()
	c.things()
	c.parts()
	c.handoffs()
	if !o.Adds {
		c.missing()
	}
	c.asked()
	slices.SortStableFunc(c.p.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(rowOrder(a), rowOrder(b)), cmp.Compare(a.Line, b.Line))
	})
	for _, row := range c.p.Rows {
		c.p.Counts[row.Result]++
	}
	return c.p
}

func rowOrder(r Row) int {
	if r.Result == Missing {
		return 1
	}
	return 0
}

// Verb carries the plan out in one step.
func (p Plan) Verb() model.Verb {
	verbs := []model.Verb{model.Import(p.change)}
	if len(p.removed) > 0 {
		verbs = append(verbs, model.RemoveDuties(p.removed...))
	}
	if len(p.change.Edits) == 0 {
		verbs = verbs[1:]
	}
	return model.InOneStep(model.ImportVerb, verbs...)
}

// Empty reports whether the plan changes nothing.
func (p Plan) Empty() bool { return len(p.change.Edits) == 0 && len(p.removed) == 0 }
