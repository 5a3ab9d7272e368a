package intake

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Source is a document that is to be brought in.
type Source struct {
	Name string // of the file, "" for the clipboard
	// Read gives its rows, beside the window; it tells how many bytes of how many are done.
	Read func(ctx context.Context, progress func(done, total int64)) (sheet.Document, error)
	// Recall gives what was said the last time of the columns of a document with these
	// heads, beside the window; nil = there is nobody to ask.
	Recall func(heads []string) map[int]intake.Role
	// Adds: it is a template, which adds to the open scenario and changes nothing in it.
	Adds bool
}

// Import is what people decided to bring in.
type Import struct {
	Name    string // of the document, as people call it
	Reading intake.Reading
	Mapping intake.Mapping
	Heads   []string // of its columns
	Keep    map[model.ID]bool
	Remove  map[model.ID]bool
	Leave   map[string]bool // see [intake.Options]
	Adds    bool            // nothing that is there changes
	Said    string          // what comes in, in the words of the page
}

// Plan holds what is brought in against a scenario. It may take long for a large document,
// and may be asked for in any goroutine.
func (i Import) Plan(s model.Scenario, newID func(model.Kind) model.ID) intake.Plan {
	return intake.Compare(i.Reading, s, intake.Options{Source: i.Name, NewID: newID, Keep: i.Keep, Remove: i.Remove, Leave: i.Leave, Adds: i.Adds})
}

// task is what is worked out of a document beside the window, on values that nobody changes.
type task struct {
	doc      sheet.Document
	name     string
	mapping  intake.Mapping
	adds     bool
	leave    map[string]bool
	scenario model.Scenario
	print    text.Printer
}

// made is what came of it.
type made struct {
	task
	reading intake.Reading
	plan    intake.Plan
	seals   []look.Seal // of the units of the draft
	named   map[int]int // by row of the sheet that is shown: the unit that it names first
	duties  [][]int     // by unit: the duties of the draft; those without one come last
	asked   map[int]intake.Question
	kpis    map[int][]string // by duty
	order   []branch         // the units, each under its own
	things  map[model.Kind]int
	heads   int // units that have one
	known   bool
}

func (t task) work() *made {
	m := &made{task: t, reading: intake.Read(t.doc, t.name, t.mapping)}
	d := m.reading.Draft
	n := 0
	m.plan = intake.Compare(m.reading, t.scenario, intake.Options{Adds: t.adds, Leave: t.leave, Lang: t.print.Lang(), NewID: func(k model.Kind) model.ID { // for the comparison alone: nothing is written with them
		n++
		return model.ID(fmt.Sprintf("%c-%d", k[0], n))
	}})
	c := m.plan.Counts
	m.known = t.adds || c[intake.Unchanged]+c[intake.Changed]+c[intake.Missing] > 0
	m.seals = sealsOf(t.print, d)
	m.named, m.asked, m.things = map[int]int{}, map[int]intake.Question{}, map[model.Kind]int{}
	for i, u := range d.Units {
		if _, taken := m.named[u.Row]; u.Row >= 0 && !taken {
			m.named[u.Row] = i
		}
		if u.Head != "" {
			m.heads++
		}
	}
	m.duties = make([][]int, len(d.Units)+1)
	for i, x := range d.Duties {
		at := x.Unit
		if at == intake.None {
			at = len(d.Units)
		}
		m.duties[at] = append(m.duties[at], i)
	}
	for _, q := range m.reading.Questions {
		if _, ok := m.asked[q.Row]; q.Row >= 0 && !ok {
			m.asked[q.Row] = q
		}
	}
	m.kpis = map[int][]string{}
	for _, x := range d.Things {
		m.things[x.Kind]++
		if x.Kind == model.KPIKind {
			for _, duty := range x.Duties {
				m.kpis[duty] = append(m.kpis[duty], x.Name)
			}
		}
	}
	m.order = grown(d)
	return m
}

// branch is a unit of a draft at its depth under the others.
type branch struct{ unit, depth int }

// grown puts every unit under the one that it belongs to.
func grown(d intake.Draft) (out []branch) {
	under := map[int][]int{}
	for i, u := range d.Units {
		under[u.Parent] = append(under[u.Parent], i)
	}
	var walk func(parent, depth int)
	walk = func(parent, depth int) {
		for _, i := range under[parent] {
			out = append(out, branch{i, depth})
			walk(i, depth+1)
		}
	}
	walk(intake.None, 0)
	return out
}

// sealsOf gives the units of a draft the seals that a scenario of them would have.
func sealsOf(p text.Printer, d intake.Draft) []look.Seal {
	var c model.Change
	id := func(i int) model.ID { return model.ID(fmt.Sprintf("u%d", i)) }
	for i, u := range d.Units {
		parent := model.ID("")
		if u.Parent != intake.None {
			parent = id(u.Parent)
		}
		c.Edits = append(c.Edits, model.Edit{After: model.Unit{ID: id(i), Parent: parent, Level: cmp.Or(u.Level, model.Department), Name: model.Text{ZH: u.Name, EN: u.Name}, Rank: i + 1}})
	}
	out := make([]look.Seal, len(d.Units))
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil { // names that no scenario takes are said where they are brought in
		return out
	}
	seals := marks.Seals(p, s, s)
	for i := range d.Units {
		out[i] = seals[id(i)]
	}
	return out
}

// shown gives the sheet that is shown.
func (m *made) shown() sheet.Sheet {
	if m.reading.Sheet < 0 || m.reading.Sheet >= len(m.doc.Sheets) {
		if len(m.doc.Sheets) > 0 {
			return m.doc.Sheets[0]
		}
		return sheet.Sheet{}
	}
	return m.doc.Sheets[m.reading.Sheet]
}

// columnHeads are the heads of the columns, by which a mapping is remembered.
func columnHeads(r intake.Reading) []string {
	var out []string
	for _, c := range r.Columns {
		out = append(out, strings.Join(strings.Fields(c.Head), " "))
	}
	return out
}
