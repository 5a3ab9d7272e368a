package xlsx

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// The extent of a sheet in the format.
const (
	maxRows = 1048576
	maxCols = 16384
)

// ErrNoSheet is returned for a book without a visible sheet.
var ErrNoSheet = errors.New("xlsx: a workbook needs a visible sheet")

// Write writes b to w as an .xlsx file. The bytes depend on b alone. Nothing is written to w before the whole file stands in
// memory, and no temporary file is made. An error is a mistake of the caller
// (no sheet, a sheet too large, a bad range, unequal table heads wanted) or
// comes from w; texts, names and links cannot cause one. It gives up when ctx ends.
func Write(ctx context.Context, w io.Writer, b Book) error {
	if !slices.ContainsFunc(b.Sheets, func(s Sheet) bool { return s.Visibility == Visible }) {
		return ErrNoSheet
	}
	p := newPlan(ctx, b)
	p.book.Sheets = nil // the plan has them
	if err := ctx.Err(); err != nil {
		return err
	}
	// The library moves sheets of more than 16 MB to a temporary file. A plan
	// that must stay secret must not lie about in plain text, so the folder it
	// is told is one that cannot exist.
	f := excelize.NewFile(excelize.Options{TmpDir: "\x00"})
	defer f.Close()
	out := &workbook{ctx: ctx, plan: p, file: f, styles: map[styleKey]int{}}
	if err := out.fill(); err != nil {
		return fmt.Errorf("xlsx: %w", err)
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return newParts(ctx, w, p, &out.texts) })
	return f.Write(w)
}

// Encrypt locks the bytes of a workbook with a password that is not empty (ECMA-376 standard
// encryption, AES-128). They differ from one time to the next, since the salt is random.
func Encrypt(workbook []byte, password string) ([]byte, error) {
	locked, err := excelize.Encrypt(workbook, &excelize.Options{Password: password})
	if err != nil {
		return nil, fmt.Errorf("xlsx: %w", err)
	}
	return locked, nil
}

// workbook is a plan on its way into the library's file.
type workbook struct {
	ctx    context.Context
	plan   *plan
	file   *excelize.File
	styles map[styleKey]int
	texts  shared
}

// styleKey is a style with what a cell may vary of it.
type styleKey struct {
	style  Style
	indent int
	link   bool
	side   string
	unit   string
	sign   string
	tone   Tone
}

func (k styleKey) look() look {
	l := k.style.look()
	l.indent = max(l.indent, k.indent)
	if k.link {
		l.colour, l.underlined = accent, true
	}
	if k.side != "" {
		l.horizontal = k.side
		if k.side == "right" { // as far from the edge as the figures below
			l.indent = StyleNumber.look().indent
		}
	}
	if k.unit != "" || k.sign != "" {
		l.format = around(l.format, k.sign, k.unit)
	}
	switch k.tone {
	case BetterTone:
		l.colour, l.fill, l.bold = betterText, betterTint, true
	case WorseTone:
		l.colour, l.fill, l.bold = worseText, worseTint, true
	}
	if l.indent > 0 && l.horizontal == "" {
		l.horizontal = "left" // an indent needs a side to count from
	}
	return l
}

// around puts words before and after the figure of every part of a number format.
func around(format, before, after string) string {
	quoted := func(s string) string {
		if s = strings.ReplaceAll(cleanLine(s), `"`, "”"); s == "" {
			return ""
		}
		return `"` + s + `"`
	}
	parts := strings.Split(format, ";")
	for i := range parts {
		parts[i] = quoted(before) + parts[i] + quoted(after)
	}
	return strings.Join(parts, ";")
}

func (b *workbook) fill() error {
	b.file.SetDefaultFont("Calibri") // its digits define the unit of column widths
	for i, s := range b.plan.sheets {
		if i == 0 {
			if err := b.file.SetSheetName("Sheet1", s.name); err != nil {
				return err
			}
			continue
		}
		if _, err := b.file.NewSheet(s.name); err != nil {
			return err
		}
	}
	// Before any sheet is written, since the library parses whole sheets for it.
	active := slices.IndexFunc(b.plan.sheets, func(s sheetPlan) bool { return s.Visibility == Visible })
	b.file.SetActiveSheet(active)
	for _, s := range b.plan.sheets {
		if s.Visibility != Visible {
			if err := b.file.SetSheetVisible(s.name, false, s.Visibility == VeryHidden); err != nil {
				return err
			}
		}
	}
	for i := range b.plan.sheets {
		if err := b.writeSheet(&b.plan.sheets[i]); err != nil {
			return fmt.Errorf("sheet %q: %w", b.plan.sheets[i].name, err)
		}
	}
	for _, n := range b.plan.book.Names {
		at, err := b.plan.address(n.Sheet, n.Range)
		if err != nil {
			return err
		}
		if err := b.file.SetDefinedName(&excelize.DefinedName{Name: n.Text, RefersTo: at}); err != nil {
			return err
		}
	}
	return b.setProperties()
}

func (b *workbook) setProperties() error {
	last := map[string]string{}
	var names []string
	for _, prop := range b.plan.book.Custom {
		name := cut(cleanLine(prop.Name), maxProperty)
		if name == "" {
			continue
		}
		if _, known := last[name]; !known {
			names = append(names, name)
		}
		last[name] = cut(clean(prop.Value), maxProperty)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := b.file.SetCustomProps(excelize.CustomProperty{Name: name, Value: last[name]}); err != nil {
			return err
		}
	}
	return nil
}

// style registers a style on first use.
func (b *workbook) style(key styleKey) (int, error) {
	if id, ok := b.styles[key]; ok {
		return id, nil
	}
	id, err := b.file.NewStyle(libraryStyle(key.look()))
	if err == nil {
		b.styles[key] = id
	}
	return id, err
}

func libraryStyle(l look) *excelize.Style {
	s := &excelize.Style{
		Font: &excelize.Font{Family: fontFamily, Size: l.points, Bold: l.bold, Color: l.colour},
		Alignment: &excelize.Alignment{
			Horizontal: l.horizontal, Vertical: l.vertical, WrapText: l.wrap, Indent: l.indent,
		},
	}
	if l.underlined {
		s.Font.Underline = "single"
	}
	if l.upright {
		s.Alignment.TextRotation = 90
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	const thin, medium = 1, 2
	switch l.edge {
	case hairline:
		for _, side := range []string{"left", "right", "top", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: line, Style: thin})
		}
	case underline:
		s.Border = []excelize.Border{{Type: "bottom", Color: lineStrong, Style: thin}}
	case sidebar:
		s.Border = []excelize.Border{{Type: "left", Color: accent, Style: medium}}
	}
	return s
}

// ref names a cell within the limits checked before.
func ref(row, col int) string {
	name, _ := excelize.CoordinatesToCellName(col, row)
	return name
}

// rangeRef names a range with its open ends filled in.
func (s *sheetPlan) rangeRef(r Range) (string, error) {
	r = s.closed(r)
	if r.FirstRow < 1 || r.FirstCol < 1 || r.LastRow < r.FirstRow || r.LastCol < r.FirstCol || r.LastRow > maxRows || r.LastCol > maxCols {
		return "", fmt.Errorf("no such range: %+v", r)
	}
	return ref(r.FirstRow, r.FirstCol) + ":" + ref(r.LastRow, r.LastCol), nil
}

// closed fills in the open ends of a range.
func (s *sheetPlan) closed(r Range) Range {
	if r.LastRow == 0 {
		r.LastRow = max(s.rows, r.FirstRow)
	}
	if r.LastCol == 0 {
		r.LastCol = max(s.cols, r.FirstCol)
	}
	return r
}

// absolute puts dollar signs before both parts of the references of a range.
func absolute(rangeRef string) string {
	from, to, _ := strings.Cut(rangeRef, ":")
	return dollar(from) + ":" + dollar(to)
}

func dollar(cell string) string {
	at := strings.IndexAny(cell, "0123456789")
	return "$" + cell[:at] + "$" + cell[at:]
}
