package sheet

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// mostSheets is how many sheets of a workbook are read.
const mostSheets = 500

// workbook reads the sheets of a workbook, of which m has opened the main part.
func (p *pack) workbook(main string, m *markup) (Document, error) {
	w := &workbook{pack: p, budget: budget{ctx: p.ctx}}
	type entry struct{ name, id, state string }
	var entries []entry
	for {
		t, err := m.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Document{}, err
		}
		if t != opening {
			continue
		}
		switch string(m.name) {
		case "sheet":
			entries = append(entries, entry{string(m.attr("name")), string(m.attr("id")), string(m.attr("state"))})
			if len(entries) > mostSheets {
				return Document{}, TooLarge
			}
		case "workbookPr":
			w.date1904 = truth(m.attr("date1904"))
		}
	}
	rels, err := p.relations(main)
	if err != nil {
		return Document{}, err
	}
	if part := related(rels, "sharedstrings"); p.parts[part] != nil {
		if err := w.readStrings(part); err != nil {
			return Document{}, err
		}
	}
	if part := related(rels, "styles"); p.parts[part] != nil {
		if err := w.readStyles(part); err != nil {
			return Document{}, err
		}
	}
	d := Document{Format: Workbook}
	for _, e := range entries {
		i := slices.IndexFunc(rels, func(r relation) bool { return r.id == e.id })
		if i < 0 || rels[i].kind != "worksheet" { // a chart, a dialogue, macros of old
			continue
		}
		s, err := w.sheet(rels[i].target)
		if err != nil {
			return Document{}, err
		}
		s.Name, s.Hidden = clean(e.name), e.state != "" && e.state != "visible"
		d.Sheets = append(d.Sheets, s)
	}
	if len(d.Sheets) == 0 {
		return Document{}, Nothing
	}
	d.Properties = p.properties()
	return d, nil
}

func truth(attr []byte) bool {
	return len(attr) > 0 && (attr[0] == '1' || attr[0] == 't' || string(attr) == "on")
}

// workbook is what the sheets of a workbook have in common.
type workbook struct {
	*pack
	budget
	date1904 bool
	strings  []string
	formats  []numberFormat // of the cell styles, by their index
	indents  []int          // of the same
	spaced   map[int]int    // strings that stand in by space before them
	shown    shownNumbers
}

// readStrings reads the texts that cells refer to.
func (w *workbook) readStrings(part string) error {
	return w.each(part, func(m *markup, t token) error {
		if t != opening || string(m.name) != "si" {
			return nil
		}
		s, in, err := w.richText(m)
		if err != nil {
			return err
		}
		if in > 0 {
			if w.spaced == nil {
				w.spaced = map[int]int{}
			}
			w.spaced[len(w.strings)] = in
		}
		if len(w.strings) >= MaxCells {
			return TooLarge
		}
		w.strings = append(w.strings, s)
		return nil
	})
}

// richText reads the text of an element that was opened: of all its runs, without how
// Japanese and Chinese characters are read, which stands beside them; in is how far it stands in.
func (w *workbook) richText(m *markup) (text string, in int, err error) {
	var out []byte
	run := false
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return "", 0, err
		}
		switch t {
		case opening:
			if string(m.name) == "rPh" {
				if err := m.skip(); err != nil {
					return "", 0, err
				}
				continue
			}
			depth++
			run = string(m.name) == "t"
		case closing:
			depth--
			run = false
		case chars:
			if run {
				if out = append(out, m.text...); len(out) > MaxText {
					return "", 0, TooLarge
				}
			}
		}
	}
	s := clean(unescaped(string(out)))
	return s, indent(string(out)), w.hold(len(s))
}

// unescaped resolves _x000D_ and the like, in which Excel writes characters that XML
// does not take.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var out strings.Builder
	for {
		i := strings.Index(s, "_x")
		if i < 0 || len(s) < i+7 {
			break
		}
		code, err := strconv.ParseUint(s[i+2:i+6], 16, 16)
		if err != nil || s[i+6] != '_' {
			out.WriteString(s[:i+2])
			s = s[i+2:]
			continue
		}
		out.WriteString(s[:i])
		out.WriteRune(rune(code))
		s = s[i+7:]
	}
	out.WriteString(s)
	return out.String()
}

// sheet reads a sheet.
func (w *workbook) sheet(part string) (Sheet, error) {
	var s Sheet
	var merges []area
	number := 0
	err := w.each(part, func(m *markup, t token) error {
		if t != opening {
			return nil
		}
		switch string(m.name) {
		case "row":
			if n, ok := natural(m.attr("r")); ok {
				number = n
			} else {
				number++
			}
			level, _ := natural(m.attr("outlineLevel"))
			return w.row(m, &s, Row{Number: number, Hidden: truth(m.attr("hidden")), Indent: level})
		case "col":
			if truth(m.attr("hidden")) {
				from, _ := natural(m.attr("min"))
				to, _ := natural(m.attr("max"))
				for c := max(1, from); c <= min(to, MaxCols); c++ {
					s.HiddenCols = append(s.HiddenCols, c-1)
				}
			}
		case "mergeCell":
			if a, ok := parseArea(m.attr("ref")); ok && len(merges) < MaxRows {
				merges = append(merges, a)
			}
		}
		return nil
	})
	if err != nil {
		return s, err
	}
	if !slices.IsSortedFunc(s.Rows, byNumber) {
		slices.SortStableFunc(s.Rows, byNumber)
	}
	return s, w.cover(&s, merges)
}

func byNumber(a, b Row) int { return cmp.Compare(a.Number, b.Number) }

// row reads the cells of a row that was opened.
func (w *workbook) row(m *markup, s *Sheet, row Row) error {
	var cells []string
	col := -1
	for {
		t, err := m.next()
		if err != nil {
			return err
		}
		if t == closing {
			break
		}
		if t != opening {
			continue
		}
		if string(m.name) != "c" {
			if err := m.skip(); err != nil {
				return err
			}
			continue
		}
		col++
		if c, ok := column(m.attr("r")); ok {
			col = c
		}
		value, in, err := w.cell(m, s)
		if err != nil {
			return err
		}
		switch {
		case value == "":
		case col >= MaxCols:
			s.Beyond++
		default:
			if row.Indent == 0 && blank(cells) {
				row.Indent = in
			}
			cells = placed(cells, col, value)
		}
	}
	if len(cells) == 0 {
		return nil
	}
	row.Cells = slices.Clip(cells)
	return w.keep(s, row)
}

var errString = errors.New("sheet: a cell refers to a text that is not there")

// cell reads the value of a cell that was opened, as it is shown, and how far it
// stands in.
func (w *workbook) cell(m *markup, s *Sheet) (shown string, indented int, err error) {
	kind := byte('n')
	if t := m.attr("t"); len(t) > 0 {
		switch kind = t[0]; string(t) {
		case "str":
			kind = 't'
		case "inlineStr":
			kind = 'i'
		}
	}
	style, _ := natural(m.attr("s"))
	if style < len(w.indents) {
		indented = w.indents[style]
	}
	var raw [64]byte
	value := raw[:0]
	inline := ""
	in, formula := false, false
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return "", 0, err
		}
		switch t {
		case opening:
			if string(m.name) == "is" {
				in := 0
				if inline, in, err = w.richText(m); err != nil {
					return "", 0, err
				}
				indented = max(indented, in)
				continue
			}
			depth++
			in = string(m.name) == "v"
			formula = formula || string(m.name) == "f"
		case closing:
			depth--
			in = false
		case chars:
			if in {
				if value = append(value, m.text...); len(value) > MaxText {
					return "", 0, TooLarge
				}
			}
		}
	}
	if formula && len(value) == 0 && kind != 't' { // a text may be empty
		s.Uncomputed++
		return "", 0, nil
	}
	switch kind {
	case 'i':
		return inline, indented, nil
	case 's':
		value = bytes.TrimSpace(value)
		if len(value) == 0 {
			return "", 0, nil
		}
		i, ok := natural(value)
		if !ok || i >= len(w.strings) {
			return "", 0, errString
		}
		return w.strings[i], max(indented, w.spaced[i]), nil
	case 'b':
		if truth(value) {
			return "TRUE", indented, nil
		}
		return "FALSE", indented, nil
	case 'n':
		value = bytes.TrimSpace(value)
		if len(value) == 0 {
			return "", 0, nil
		}
		var f numberFormat
		if style < len(w.formats) {
			f = w.formats[style]
		}
		shown = w.shown.show(value, f, w.date1904)
		return shown, indented, w.hold(len(shown))
	}
	text := clean(unescaped(string(value))) // the result of a formula, an error, a date of ISO 8601
	return text, max(indented, indent(string(value))), w.hold(len(text))
}
