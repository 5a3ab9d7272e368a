package intake

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// Shape is how a document lays an organisation out.
type Shape string

// The shapes.
const (
	Unclear   Shape = ""          // no duty and no unit was found
	List      Shape = "list"      // a row is a duty, or a unit with its duties in a cell
	ByColumn  Shape = "by-column" // units stand side by side as heads of columns
	Hierarchy Shape = "hierarchy" // a row is a unit, a post or a person, with who is above
	Form      Shape = "form"      // labels with what they say beside them
	Charter   Shape = "charter"   // headings and paragraphs
)

// Mapping is what people said about a document where it was read wrongly. The zero value
// says nothing.
type Mapping struct {
	Sheet   int          `json:"sheet,omitempty"`   // number of the sheet to read, from 1; 0 = those that fit
	Columns map[int]Role `json:"columns,omitempty"` // by column, from 0
	Take    map[int]Take `json:"-"`                 // by index of the row in the sheet
}

// Take is what is to be done with a row that was asked about.
type Take int

// What can be done with a row.
const (
	AsDuty  Take = iota + 1 // take it for a duty all the same
	Split                   // make a duty of each thing in it
	Passing                 // leave it out
)

// Column is a column of the sheet that is shown.
type Column struct {
	Head      string // as it stands, "" where there is none
	Role      Role   // "" = nothing is known of it
	Certainty Certainty
}

// RowKind says what a row of the sheet that is shown was taken for.
type RowKind int

// The kinds of rows.
const (
	Content  RowKind = iota // duties, units or what belongs to them
	Title                   // above the table
	Heads                   // the heads of the columns
	UnitHead                // a row that names the unit of those below
	Total
	Note
	Unread // nothing was made of it
)

// Code names a question; model/text says it under intake.
type Code string

// The questions.
const (
	TotalRow   Code = "total"       // the row looks like a total
	NoteRow    Code = "note"        // the row looks like a note
	LeftOut    Code = "left-out"    // a part that says nothing of duties, such as qualifications; Count lines
	NotRead    Code = "not-read"    // nothing was made of the row
	NoUnit     Code = "no-unit"     // the duty has no unit: it comes in unplaced
	ManyThings Code = "many-things" // one cell says several things; Count says how many
	Twice      Code = "twice"       // the unit has a duty of the same words already
	TwoUnits   Code = "two-units"   // several units in one cell: the first is home, the others take part
	Varies     Code = "varies"      // several persons answer for duties of one unit: none is its head
	BadNumber  Code = "bad-number"  // a number was expected: nothing is taken
	BadValue   Code = "bad-value"   // none of the words that the field knows
	Hidden     Code = "hidden"      // the row is not shown in the workbook
	Circle     Code = "circle"      // the unit would stand above itself
	NoTaker    Code = "no-taker"    // which duty hands on or takes over is not told: the hand-off is not taken
)

// Refused tells the questions that hold an import up.
func (c Code) Refused() bool { return c == BadNumber || c == BadValue || c == Circle }

// Question is about a row that was not, or not entirely, understood.
type Question struct {
	Row   int // index into the rows of the sheet that is shown; -1 = a row of another
	Line  int // number of the row as people count it
	Code  Code
	Text  string // of the row, or the word in it that is meant
	Count int
}

// NoOrganisation is why a document is not imported: nothing in it says who does what. It
// is a key of model/text.
const NoOrganisation sheet.Problem = "intake-no-organisation"

// Unclear reports whether nothing was found that could be imported.
func (r Reading) Unclear() bool {
	return r.Shape == Unclear || len(r.Draft.Duties)+len(r.Draft.Units)+len(r.Draft.Things) == 0
}

// Reading is what was made of a document.
type Reading struct {
	Sheet     int   // index of the sheet that is shown: most of the draft comes from it
	Sheets    []int // those that were read
	Shape     Shape
	Header    int // index of the row of heads in the sheet that is shown; -1 = it has none
	Columns   []Column
	Rows      []RowKind // of the sheet that is shown
	Draft     Draft
	Questions []Question
	// Own: it is a workbook of our own, of which the duties are read and nothing else.
	Own bool
	// Of is the scenario that such a workbook is of, and Called what that was called; ""
	// where it does not say so.
	Of     model.ID
	Called string
	Part   model.ID // the unit whose duties it has all of; "" = those of all
	// Untaken are the heads of the columns that hold words of which nothing was taken.
	Untaken []string
}

// Read says what a document means. name is that of the file, for what has no other name;
// it may be empty.
func Read(doc sheet.Document, name string, m Mapping) Reading {
	w := vocabulary()
	out := Reading{Sheet: -1, Header: -1, Own: ours(doc)}
	if out.Own {
		out.Of, out.Called = model.ID(doc.Properties["ScenarioID"]), doc.Properties["Title"]
		out.Part = model.ID(doc.Properties["Part"])
	}
	if m.Sheet == 0 && out.Own {
		if m.Sheet = register(doc) + 1; m.Sheet == 0 { // of a scenario without duties
			return out
		}
	}
	var tries []try
	for i, s := range doc.Sheets {
		if m.Sheet > 0 && m.Sheet != i+1 || m.Sheet == 0 && s.Hidden && len(doc.Sheets) > 1 || len(s.Rows) == 0 {
			continue
		}
		t := try{index: i, reader: newReader(w, doc, s, m)}
		t.reader.called = calledBySheet(w, doc, i, name)
		t.reader.read()
		t.worth = t.reader.worth()
		tries = append(tries, t)
	}
	tries = distinct(tries)
	if len(tries) == 0 {
		return out
	}
	main := slices.MaxFunc(tries, func(a, b try) int {
		return cmp.Or(cmp.Compare(a.worth, b.worth), cmp.Compare(b.index, a.index))
	})
	out.Sheet, out.Shape = main.index, main.reader.shape
	out.Header, out.Columns, out.Rows = main.reader.header, main.reader.columns, main.reader.kinds
	b := newBuilder(w)
	if len(tries) == 1 {
		b, out.Sheets = main.reader.builder, []int{main.index}
		b.count(extents{}, main.reader.rows, true)
		tries = nil
	}
	for _, t := range tries {
		if t.index != main.index && !t.beside(main) {
			continue
		}
		out.Sheets = append(out.Sheets, t.index)
		r := newReader(w, doc, doc.Sheets[t.index], m)
		r.builder, r.called = b, calledBySheet(w, doc, t.index, name)
		if t.index != main.index {
			r.mapping.Columns, r.mapping.Take = nil, nil
		}
		from := b.extent()
		b.earlier = len(b.draft.Units)
		r.read()
		b.count(from, r.rows, t.index == main.index)
	}
	if out.Shape == Charter || out.Shape == Form {
		b.untitled()
	}
	b.finish()
	out.Draft, out.Questions = b.draft, b.asked
	out.Untaken = untaken(out, doc.Sheets[out.Sheet])
	return out
}

// untaken lists the heads of the columns of the sheet that is shown of which nothing was
// taken, though words stand below them: numbers of rows are none.
func untaken(r Reading, s sheet.Sheet) (out []string) {
	if r.Own || r.Header < 0 {
		return nil
	}
	for c, col := range r.Columns {
		worded := 0
		for i, row := range s.Rows {
			if said := cell(row, c); i > r.Header && i < len(r.Rows) && r.Rows[i] == Content && said != "" && !numeric(said) {
				worded++
			}
		}
		if head := oneLine(col.Head); (col.Role == "" || col.Role == Skip) && head != "" && worded > 0 {
			out = append(out, head)
		}
	}
	return out
}

// try is a sheet as it was read by itself.
type try struct {
	index  int
	worth  int
	reader *reader
}

// beside tells whether a sheet has a part in what the main one says: it is laid out as that
// is, or holds a good deal; a cover is neither.
func (t try) beside(main try) bool {
	if t.worth == 0 || main.reader.founded && !t.reader.founded {
		return false
	}
	tables := main.reader.shape != Charter && t.reader.shape == Charter
	return !tables || len(t.reader.draft.Duties)*4 > len(main.reader.draft.Duties)
}

// ours reports whether a document is a workbook of our own: all its sheets lead back to the
// first.
func ours(doc sheet.Document) bool {
	led := 0
	for i, s := range doc.Sheets {
		if i == 0 || s.Hidden {
			continue
		}
		if led++; len(s.Rows) < 2 || !strings.HasPrefix(cell(s.Rows[1], 0), back) {
			return false
		}
	}
	return led > 0
}

// register gives the index of the sheet of duties in a workbook of our own, -1 in any other
// and where there are none: what it says besides is worked out from the duties. The first
// sheet of duties is that of the scenario that the workbook is of.
func register(doc sheet.Document) int {
	if !ours(doc) {
		return -1
	}
	return slices.IndexFunc(doc.Sheets, func(s sheet.Sheet) bool {
		return !s.Hidden && len(s.Rows) > 2 && slices.ContainsFunc(s.Rows[2].Cells, inBrackets) // its texts are in a language each
	})
}

// inBrackets tells a head that ends with the language of its column.
func inBrackets(head string) bool {
	return strings.HasSuffix(head, ")") || strings.HasSuffix(head, "）")
}

// back begins the way back to the first sheet of our workbooks.
const back = "← "

// distinct leaves out the sheets that say what another one says.
func distinct(tries []try) []try {
	var out []try
	for i, t := range tries {
		double := false
		for j, o := range tries {
			if i != j && (o.worth > t.worth || o.worth == t.worth && j < i) && within(t.reader.builder, o.reader.builder) {
				double = true
			}
		}
		if !double {
			out = append(out, t)
		}
	}
	return out
}

// within tells whether most duties of a are duties of b.
func within(a, b *builder) bool {
	texts := map[string]bool{}
	for _, d := range b.draft.Duties {
		texts[same(d.Text.ZH+d.Text.EN)] = true
	}
	met := 0
	for _, d := range a.draft.Duties {
		if texts[same(d.Text.ZH+d.Text.EN)] {
			met++
		}
	}
	return len(a.draft.Duties) > 0 && met*10 >= len(a.draft.Duties)*7
}
