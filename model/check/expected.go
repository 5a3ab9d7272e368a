package check

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sandtable/model"
	"sandtable/model/meaning"
)

//go:embed expected.tsv
var expectedTable string

// expectation is work that somebody usually does where others do what needs it.
type expectation struct {
	work    string // a key of model/text
	atLeast int    // duties that are about what needs it
	fewest  int    // duties of an organisation that is asked for it
}

// expectations are the rows of the table. needs and done say of every concept which rows,
// a bit each, need it and which it does; field which belong to a field that is known.
type expectations struct {
	rows        []expectation
	needs, done []uint64
	field       []bool
	share       int // of a hundred duties that must be about the field
	fewest      int
}

var expected = sync.OnceValue(func() expectations {
	l := meaning.Standard()
	e := expectations{needs: make([]uint64, l.Len()), done: make([]uint64, l.Len()), field: make([]bool, l.Len())}
	below := func(ids string, with func(meaning.Concept)) {
		listed := map[meaning.Concept]bool{}
		for id := range strings.FieldsSeq(ids) {
			if c, known := l.Find(id); known {
				listed[c] = true
			}
		}
		for c := range meaning.Concept(l.Len()) {
			for up := range l.Upward(c) {
				if listed[up] {
					with(c)
					break
				}
			}
		}
	}
	for line := range strings.Lines(expectedTable) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) != 5 || strings.HasPrefix(f[0], "#") {
			continue
		}
		n, _ := strconv.Atoi(f[2]) // the table is ours; a test reads it
		fewest, _ := strconv.Atoi(f[4])
		if f[0] == "field" {
			e.share, e.fewest = n, fewest
			below(f[1], func(c meaning.Concept) { e.field[c] = true })
			continue
		}
		bit := uint64(1) << len(e.rows)
		e.rows = append(e.rows, expectation{f[0], n, fewest})
		below(f[1], func(c meaning.Concept) { e.needs[c] |= bit })
		below(f[3], func(c meaning.Concept) { e.done[c] |= bit })
	}
	return e
})

// absent is work that nobody has, and up to three duties that need it.
type absent struct {
	work string
	by   []model.ID
}

// mostNeeding is how many duties are named that need what nobody does.
const mostNeeding = 3

// missingWork finds what such an organisation usually has and nobody is about. It is silent
// where functions were entered, which say who does what; outside the fields that it knows;
// and where little is entered at all.
func (f facts) missingWork() []absent {
	e := expected()
	var active []model.ID
	for _, d := range f.s.Duties() {
		if d.Functions != "" {
			return nil
		}
		if d.State == model.Active && d.Unit != "" {
			active = append(active, d.ID)
		}
	}
	if len(active) < e.fewest {
		return nil
	}
	needing := make([][]model.ID, len(e.rows))
	var done uint64
	inField := 0
	for _, id := range active {
		var needs uint64
		field := false
		for _, c := range f.like.About(id) {
			if int(c) < len(e.needs) { // an own term of a policy has none
				needs |= e.needs[c]
				done |= e.done[c]
				field = field || e.field[c]
			}
		}
		if field {
			inField++
		}
		for i := range e.rows {
			if needs&(1<<i) != 0 {
				needing[i] = append(needing[i], id)
			}
		}
	}
	if 100*inField < e.share*len(active) {
		return nil
	}
	var out []absent
	for i, row := range e.rows {
		if done&(1<<i) != 0 || len(needing[i]) < row.atLeast || len(active) < row.fewest {
			continue
		}
		by := needing[i]
		slices.SortFunc(by, f.inWords)
		out = append(out, absent{row.work, by[:min(len(by), mostNeeding)]})
	}
	return out
}

// nextMissingWork follows a change: where a duty says something else, comes, goes, or is
// placed.
func (f *facts) nextMissingWork(before model.Scenario, c model.Change) {
	for _, e := range c.Edits {
		if ref := e.Ref(); ref.Kind == model.DutyKind {
			was, _ := before.Duty(ref.ID)
			now, _ := f.s.Duty(ref.ID)
			if was.ID != now.ID || was.Text != now.Text || was.State != now.State || (was.Unit == "") != (now.Unit == "") || (was.Functions == "") != (now.Functions == "") {
				f.absent = f.missingWork()
				return
			}
		}
	}
}

// GP-09: work that needs(w) ≥ n ∧ {d : about(d, w)} = ∅, by the table of what such
// organisations usually have. Info: it is a question, no fault.
func expectedWork(f facts, _ model.ID) (out []Finding) {
	for _, a := range f.absent {
		refs := make([]model.Ref, len(a.by))
		for i, id := range a.by {
			refs[i] = duty(id)
		}
		x := finding(ExpectedWork, Info, refs[0])
		x.Key, x.Variant = ExpectedWork+"|"+a.work, a.work
		x.Evidence = []Evidence{{Kind: "needs", Refs: refs}}
		out = append(out, x.done()...)
	}
	return out
}
