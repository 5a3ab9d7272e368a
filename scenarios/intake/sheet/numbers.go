package sheet

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/xuri/excelize/v2"
)

// numberFormat is how a cell style shows numbers: one of the formats that every program
// knows by its number, or a code of the workbook's own.
type numberFormat struct {
	id   int
	code string
}

// readStyles reads how the cell styles show numbers, and how far their texts stand in.
func (w *workbook) readStyles(part string) error {
	codes := map[int]string{}
	inXfs := false
	return w.each(part, func(m *markup, t token) error {
		switch name := string(m.name); {
		case name == "cellXfs":
			inXfs = t == opening
		case t == closing:
		case name == "numFmt" && len(codes) < 10_000:
			id, _ := natural(m.attr("numFmtId"))
			codes[id] = string(m.attr("formatCode"))
		case name == "xf" && inXfs && len(w.formats) < MaxRows:
			id, _ := natural(m.attr("numFmtId"))
			w.formats = append(w.formats, numberFormat{id, codes[id]})
			w.indents = append(w.indents, 0)
		case name == "alignment" && inXfs && len(w.indents) > 0:
			w.indents[len(w.indents)-1], _ = natural(m.attr("indent"))
		}
		return nil
	})
}

// shownNumbers shows numbers as their cells do, and remembers what it has shown.
type shownNumbers struct {
	known map[shownKey]string
	plain map[numberFormat]*plainFormat
	book  *excelize.File
	style map[numberFormat]int
}

type shownKey struct {
	raw    string
	format numberFormat
}

// mostShown is how many of them are remembered.
const mostShown = 50_000

// show gives a number as its cell shows it. Dates whose look depends on the system are
// given as 2026-03-01, times as 09:30.
func (n *shownNumbers) show(raw []byte, f numberFormat, date1904 bool) string {
	if f.id == 0 && f.code == "" || f.id == 1 && isInteger(raw) || f.code == "General" || f.code == "@" || f.id == 49 {
		return general(raw)
	}
	key := shownKey{string(raw), f}
	if s, ok := n.known[key]; ok {
		return s
	}
	v, err := strconv.ParseFloat(key.raw, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return clean(key.raw)
	}
	s := ""
	switch layout := systemDate(f); {
	case layout != "" && v >= 0 && v < 2_958_466:
		if t, err := excelize.ExcelDateToTime(v, date1904); err == nil {
			s = t.Round(time.Second).Format(layout)
		}
	default:
		if p := n.plainOf(f); p != nil {
			s = clean(p.show(v, date1904))
		}
		if s == "" {
			s = clean(n.formatted(v, f, date1904))
		}
	}
	if s == "" {
		s = general(raw)
	}
	if n.known == nil {
		n.known = map[shownKey]string{}
	}
	if len(n.known) < mostShown {
		n.known[key] = s
	}
	return s
}

func (n *shownNumbers) plainOf(f numberFormat) *plainFormat {
	p, ok := n.plain[f]
	if !ok {
		if n.plain == nil {
			n.plain = map[numberFormat]*plainFormat{}
		}
		p = plainFormatOf(f)
		n.plain[f] = p
	}
	return p
}

func isInteger(raw []byte) bool {
	_, ok := natural(raw)
	return ok
}

// general shows a number as cells without a format do, but with all digits of a long one.
func general(raw []byte) string {
	if isInteger(raw) {
		return string(raw)
	}
	v, err := strconv.ParseFloat(string(raw), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return clean(string(raw))
	}
	if v == math.Trunc(v) && math.Abs(v) < 1e15 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	if rounded, err := strconv.ParseFloat(strconv.FormatFloat(v, 'g', 10, 64), 64); err == nil {
		v = rounded
	}
	if math.Abs(v) >= 1e15 || math.Abs(v) < 1e-9 {
		return strconv.FormatFloat(v, 'G', -1, 64)
	}
	return strconv.FormatFloat(v, 'f', -1, 64)
}

// systemDate gives how to show a date or a time whose format every system shows its own
// way: those that have a number and no code.
func systemDate(f numberFormat) string {
	if f.code != "" && f.id >= 164 && !strings.HasPrefix(f.code, "[$-F800]") && !strings.HasPrefix(f.code, "[$-F400]") {
		return ""
	}
	switch id := f.id; {
	case strings.HasPrefix(f.code, "[$-F400]"), id >= 18 && id <= 21, id >= 32 && id <= 35, id == 45, id == 46:
		return "15:04"
	case strings.HasPrefix(f.code, "[$-F800]"), id >= 14 && id <= 16, id >= 27 && id <= 31, id == 36, id >= 50 && id <= 54, id == 57, id == 58:
		return time.DateOnly
	case id == 17, id == 55, id == 56:
		return "2006-01"
	case id == 22:
		return "2006-01-02 15:04"
	}
	return ""
}

// Limits of formats: what Excel takes, and what a workbook has.
const (
	longestCode = 255
	mostStyles  = 1000
)

// formatted has excelize apply the format, in a book of one cell. It panics on some
// codes that are none.
func (n *shownNumbers) formatted(v float64, f numberFormat, date1904 bool) (s string) {
	const page, cell = "Sheet1", "A1"
	if len(f.code) > longestCode || len(n.style) > mostStyles {
		return ""
	}
	defer func() {
		if recover() != nil {
			s = ""
		}
	}()
	if n.book == nil {
		n.book, n.style = excelize.NewFile(), map[numberFormat]int{}
		if err := n.book.SetWorkbookProps(&excelize.WorkbookPropsOptions{Date1904: &date1904}); err != nil {
			return ""
		}
	}
	id, ok := n.style[f]
	if !ok {
		style := excelize.Style{NumFmt: f.id}
		if f.code != "" {
			style = excelize.Style{CustomNumFmt: &f.code}
		}
		var err error
		if id, err = n.book.NewStyle(&style); err != nil {
			id = 0
		}
		n.style[f] = id
	}
	if n.book.SetCellFloat(page, cell, v, -1, 64) != nil || n.book.SetCellStyle(page, cell, cell, id) != nil {
		return ""
	}
	s, _ = n.book.GetCellValue(page, cell)
	return s
}
