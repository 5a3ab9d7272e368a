package xlsx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// What Read may refuse a file for.
var (
	// ErrNotWorkbook: not an .xlsx file, or a damaged one.
	ErrNotWorkbook = errors.New("xlsx: not a workbook")
	// ErrPassword: the file is encrypted and the password is missing or wrong.
	ErrPassword = errors.New("xlsx: wrong or missing password")
	// ErrTooLarge: the file exceeds one of the Limits.
	ErrTooLarge = errors.New("xlsx: larger than allowed")
)

// Limits cap what Read spends on a file. A zero field takes the default.
type Limits struct {
	File     int64 // bytes of the file; 32 MB
	Unpacked int64 // bytes of all its parts; 64 MB
	Parts    int   // files in the package; 2,000
	Sheets   int   // 200
	Rows     int   // of one sheet, up to the last in use; 200,000
	Cols     int   // of one row, up to the last in use; 64
	// Password opens an encrypted file.
	Password string
}

func (l Limits) withDefaults() Limits {
	fill := func(field *int64, n int64) {
		if *field <= 0 {
			*field = n
		}
	}
	fill(&l.File, 32<<20)
	fill(&l.Unpacked, 64<<20)
	count := func(field *int, n int) {
		if *field <= 0 {
			*field = n
		}
	}
	count(&l.Parts, 2000)
	count(&l.Sheets, 200)
	count(&l.Rows, 200_000)
	count(&l.Cols, 64)
	return l
}

// Contents is what stands in a workbook, without looks.
type Contents struct {
	Title, Creator string
	Custom         []Property // sorted by name; texts only
	Sheets         []Grid
	// Foreign names the parts of the file that act or lead outside: macros,
	// external links, connections, embedded objects, parts with paths that
	// leave the package. They were not looked into.
	Foreign []string
}

// Grid is the content of one sheet: Rows[i] is row i+1, without empty cells at
// its end, and without empty rows after the last. Numbers and dates stand as
// the file stores them (see [ParseDate]), truth values as 1 and 0.
type Grid struct {
	Name   string
	Hidden bool
	Rows   [][]string
}

// Read reads a workbook of size bytes. It computes no formula, follows no link
// and makes no temporary file. The errors wrap ErrNotWorkbook, ErrPassword or
// ErrTooLarge, or are those of r.
func Read(r io.ReaderAt, size int64, limits Limits) (Contents, error) {
	limits = limits.withDefaults()
	if size > limits.File {
		return Contents{}, fmt.Errorf("%w: %d bytes", ErrTooLarge, size)
	}
	data := make([]byte, max(0, size))
	if _, err := io.ReadFull(io.NewSectionReader(r, 0, size), data); err != nil {
		return Contents{}, err
	}
	encrypted := bytes.HasPrefix(data, []byte("\xD0\xCF\x11\xE0"))
	if encrypted {
		if limits.Password == "" {
			return Contents{}, ErrPassword
		}
		plain, err := decrypt(data, limits.Password)
		if err != nil {
			return Contents{}, fmt.Errorf("%w: %w", ErrPassword, err)
		}
		data = plain
	}
	if err := weigh(data, limits); err != nil {
		if encrypted && errors.Is(err, ErrNotWorkbook) { // deciphered with another key
			return Contents{}, ErrPassword
		}
		return Contents{}, err
	}
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: limits.Unpacked, UnzipXMLSizeLimit: limits.Unpacked,
		RawCellValue: true, TmpDir: "\x00",
	})
	if err != nil {
		return Contents{}, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	defer f.Close()
	if err := wellFormed(f); err != nil {
		return Contents{}, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	return contents(f, limits)
}

// decrypt turns the panics of the decoder on damaged headers into errors.
func decrypt(data []byte, password string) (plain []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("damaged: %v", r)
		}
	}()
	return excelize.Decrypt(data, &excelize.Options{Password: password})
}

// weigh adds up the package before anything is unpacked. Sizes that lie are
// caught while unpacking, where the zip reader stops at the size it was told.
func weigh(data []byte, limits Limits) error {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	if len(zr.File) > limits.Parts {
		return fmt.Errorf("%w: %d parts", ErrTooLarge, len(zr.File))
	}
	var total uint64
	for _, part := range zr.File {
		total += part.UncompressedSize64
		if part.UncompressedSize64 > uint64(limits.Unpacked) || total > uint64(limits.Unpacked) {
			return fmt.Errorf("%w: unpacks to more than %d bytes", ErrTooLarge, limits.Unpacked)
		}
	}
	return nil
}

// wellFormed checks the parts that hold cells. The library takes an error in
// them for their end, so that half a sheet would pass for the whole.
func wellFormed(f *excelize.File) error {
	var bad error
	f.Pkg.Range(func(name, content any) bool {
		part, _ := name.(string)
		data, _ := content.([]byte)
		lower := strings.ToLower(part)
		if !strings.HasPrefix(lower, "xl/worksheets/") && lower != "xl/sharedstrings.xml" || !strings.HasSuffix(lower, ".xml") {
			return true
		}
		bad = checkXML(data)
		return bad == nil
	})
	return bad
}

func checkXML(data []byte) error {
	decoder := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if _, directive := token.(xml.Directive); directive {
			return errors.New("a document type, which workbooks do not have")
		}
	}
}

func contents(f *excelize.File, limits Limits) (Contents, error) {
	var c Contents
	f.Pkg.Range(func(name, _ any) bool {
		if s, ok := name.(string); ok && foreign(s) {
			c.Foreign = append(c.Foreign, s)
		}
		return true
	})
	slices.Sort(c.Foreign)
	if props, err := f.GetDocProps(); err == nil {
		c.Title, c.Creator = props.Title, props.Creator
	}
	custom, err := f.GetCustomProps()
	if err != nil {
		return Contents{}, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	for _, p := range custom {
		if s, ok := p.Value.(string); ok {
			c.Custom = append(c.Custom, Property{p.Name, s})
		}
	}
	slices.SortStableFunc(c.Custom, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
	names := f.GetSheetList()
	if len(names) == 0 {
		return Contents{}, ErrNotWorkbook
	}
	if len(names) > limits.Sheets {
		return Contents{}, fmt.Errorf("%w: %d sheets", ErrTooLarge, len(names))
	}
	for _, name := range names {
		rows, err := readRows(f, name, limits)
		if err != nil {
			return Contents{}, fmt.Errorf("sheet %q: %w", name, err)
		}
		visible, err := f.GetSheetVisible(name)
		c.Sheets = append(c.Sheets, Grid{Name: name, Hidden: err == nil && !visible, Rows: rows})
	}
	return c, nil
}

// foreign reports a part that acts or leads outside.
func foreign(name string) bool {
	lower := strings.ToLower(name)
	for _, mark := range []string{"vbaproject", "externallinks/", "connections.xml", "embeddings/", "activex", "querytables/", "macrosheets/", "customui", "webextensions"} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return strings.HasPrefix(name, "/") || strings.Contains(name, `\`) || slices.Contains(strings.Split(name, "/"), "..")
}

// readRows reads row by row, so that a sheet with a cell far out is refused
// before room is made for all that lies between.
func readRows(f *excelize.File, sheet string, limits Limits) ([][]string, error) {
	iterator, err := f.Rows(sheet)
	if err != nil {
		var notSheet excelize.ErrSheetNotExist
		if errors.As(err, &notSheet) {
			return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
		}
		return nil, nil // a sheet of another kind, such as a chart
	}
	defer iterator.Close()
	var rows [][]string
	inUse := 0
	for iterator.Next() {
		if len(rows) >= limits.Rows {
			return nil, fmt.Errorf("%w: more than %d rows", ErrTooLarge, limits.Rows)
		}
		cells, err := iterator.Columns()
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
		}
		for len(cells) > 0 && cells[len(cells)-1] == "" {
			cells = cells[:len(cells)-1]
		}
		if len(cells) > limits.Cols {
			return nil, fmt.Errorf("%w: more than %d columns", ErrTooLarge, limits.Cols)
		}
		rows = append(rows, slices.Clip(cells))
		if len(cells) > 0 {
			inUse = len(rows)
		}
	}
	if err := iterator.Error(); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotWorkbook, err)
	}
	return rows[:inUse], nil
}
