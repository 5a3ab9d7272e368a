package intake

import (
	"path"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake/sheet"
)

// reader reads one sheet into a builder.
type reader struct {
	*builder
	mapping Mapping
	format  sheet.Format
	rows    []sheet.Row
	unseen  []int  // columns that are not shown
	own     bool   // the sheet is the register of a workbook of our own
	called  string // the unit that the sheet or the file is about, "" where neither says

	shape   Shape
	founded bool // a head, a label or a name of a unit says that this is an organisation
	header  int
	columns []Column
	kinds   []RowKind
}

func newReader(w *words, doc sheet.Document, s sheet.Sheet, m Mapping) *reader {
	r := &reader{builder: newBuilder(w), mapping: m, format: doc.Format, rows: s.Rows, header: -1, kinds: make([]RowKind, len(s.Rows))}
	if doc.Format == sheet.Text || doc.Format == sheet.Clipboard || doc.Format == sheet.CSV {
		r.rows = w.markdown(w.unwrapped(s.Rows))
	}
	for i := range r.kinds {
		r.kinds[i] = Unread
	}
	r.own, r.unseen = register(doc) >= 0, s.HiddenCols
	return r
}

// calledBySheet gives the unit that a sheet is named after, else the file.
func calledBySheet(w *words, doc sheet.Document, index int, name string) string {
	if s := doc.Sheets[index].Name; s != "" {
		if n, level, _, ok := w.unitName(s); ok && level != model.Company {
			return n
		}
		if len(doc.Sheets) > 1 && !plainSheetName(s) && extent(s) <= longestName {
			if n, _ := w.bareName(s); n != "" {
				return n
			}
		}
	}
	base := strings.TrimSuffix(path.Base(strings.ReplaceAll(name, "\\", "/")), path.Ext(name))
	base = strings.Map(func(r rune) rune {
		if r == '_' {
			return ' '
		}
		return r
	}, base)
	if n, level, _, ok := w.unitName(base); ok && level != model.Company {
		return n
	}
	return ""
}

// plainSheetName tells the names that programs give to sheets, and those that say what all
// such sheets say.
func plainSheetName(s string) bool {
	if hasPrefix(fold(s), vocabulary().lists["sheet.front"]) {
		return true
	}
	_, _, label := vocabulary().label(s)
	return label
}

// worth is how much a sheet says of an organisation; 0 = it is about something else.
func (r *reader) worth() int {
	if r.shape == Unclear {
		return 0
	}
	if !r.founded { // lines without a head, a label or a name of a unit
		return len(r.draft.Duties)
	}
	return 1000 + 3*len(r.draft.Duties) + len(r.draft.Units) + len(r.draft.Things)
}

// read fills the builder.
func (r *reader) read() {
	if len(r.mapping.Columns)+len(r.mapping.Take) == 0 && r.protocol() {
		return
	}
	if len(r.mapping.Columns) > 0 {
		r.table(0, len(r.rows), None)
		return
	}
	if r.outline() {
		return
	}
	tabled := slices.ContainsFunc(r.rows, func(row sheet.Row) bool { return row.Table > 0 })
	if r.format == sheet.Word || r.format == sheet.Web || tabled {
		r.document()
		return
	}
	if r.narrow() {
		r.charter(0, len(r.rows))
		return
	}
	if r.form(0, len(r.rows), nil) {
		return
	}
	if !r.table(0, len(r.rows), None) && r.format == sheet.CSV {
		r.listed()
	}
}

// listed reads what commas have made a table of as the lines that it was, where each begins
// with a name and goes on with what that does.
func (r *reader) listed() {
	lines := newReader(r.words, sheet.Document{Format: sheet.Text, Sheets: []sheet.Sheet{{}}}, sheet.Sheet{}, Mapping{})
	for _, row := range r.rows {
		lines.rows = append(lines.rows, sheet.Row{Number: row.Number, Cells: []string{strings.Join(row.Cells, ", ")}})
	}
	if newCharter(lines).colons {
		r.rows, r.asked = lines.rows, nil
		r.charter(0, len(r.rows))
	}
}

// home gives the unit that the sheet is about, or None.
func (r *reader) home() int {
	if r.called == "" {
		return None
	}
	_, level, _, _ := r.unitName(r.called)
	if level == "" || level == model.Position {
		level = model.Department
	}
	return r.unit(None, r.called, level, -1)
}

// narrow tells a sheet that is one column of lines.
func (r *reader) narrow() bool {
	wide := 0
	for _, row := range r.rows {
		if filled(row.Cells) > 1 {
			wide++
		}
	}
	return wide*10 <= len(r.rows)
}

func filled(cells []string) (n int) {
	for _, c := range cells {
		if strings.TrimSpace(c) != "" {
			n++
		}
	}
	return n
}

// document reads paragraphs as a charter and tables where they stand.
func (r *reader) document() {
	c := newCharter(r)
	for at := 0; at < len(r.rows); {
		end := at + 1
		for end < len(r.rows) && r.rows[end].Table == r.rows[at].Table {
			end++
		}
		if r.rows[at].Table == 0 {
			c.paragraphs(at, end)
		} else {
			c.table(at, end)
		}
		at = end
	}
	c.close()
}

// charter reads lines as headings and paragraphs.
func (r *reader) charter(from, to int) {
	c := newCharter(r)
	c.paragraphs(from, to)
	c.close()
}

// says takes a cell that belongs to a unit, by what it is about.
func (r *reader) says(role Role, u int, s, group string, row int, semicolons bool) {
	switch role {
	case DutyText:
		for _, it := range itemsOf(s, row, semicolons) {
			d := Duty{Unit: u, Text: text(it.text), Group: group, Row: row}
			if it.group != "" {
				d.Group = it.group
			}
			r.duty(d)
		}
	case KPI, Goal, Task, Tool, Channel:
		for _, name := range r.thingNames(thingKinds[role], s) {
			r.thing(thingKinds[role], u, name, None, row)
		}
	case Head:
		if u != None {
			r.draft.Units[u].Head = oneLine(s)
		}
	case Headcount:
		if n, ok := parseNumber(s); ok && u != None {
			r.draft.Units[u].FTE = n
		}
	case Mission:
		if u != None {
			r.draft.Units[u].Mission = s
		}
	case Authority:
		if u != None {
			r.draft.Units[u].Authority = s
		}
	case Staff:
		if u != None {
			r.staff(u, s, row)
		}
	}
}

// staff adds the posts that a text names with their numbers.
func (r *reader) staff(u int, s string, row int) {
	for _, it := range itemsOf(s, row, true) {
		for _, name := range splitOutside(it.text, "、，,;；") {
			if name, n := counted(name); r.post(name) {
				p := r.unit(u, name, model.Position, row)
				if n > 0 {
					r.draft.Units[p].FTE = n
				}
			}
		}
	}
}
