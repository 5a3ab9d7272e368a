package xlsx

import "time"

// Book is a whole workbook. The zero value is not writable: a book needs at
// least one visible sheet.
type Book struct {
	Title   string
	Subject string
	Creator string
	// Lang is a BCP 47 tag for the document properties; "" leaves it out.
	Lang string
	// Date stands as created and modified in the document properties. Zero
	// leaves both out; the clock is never asked.
	Date time.Time
	// Custom holds document properties of our own. They are written sorted by
	// name; of two with one name the last counts.
	Custom []Property
	Sheets []Sheet
	// Names name cells, for formulas of the reader's own.
	Names []Name
}

// Property is a custom document property. Value is cut at 255 UTF-16 units,
// the limit of the format.
type Property struct{ Name, Value string }

// Visibility says who sees a sheet.
type Visibility uint8

const (
	Visible    Visibility = iota
	Hidden                // can be shown by the reader
	VeryHidden            // does not appear in the list of hidden sheets
)

// Paper is a paper size; the zero value is A4.
type Paper uint8

const (
	A4 Paper = iota
	A3
)

// Sheet is one worksheet. Rows and columns are counted from 1, as readers of
// spreadsheets do.
type Sheet struct {
	// Name is made acceptable and unique when written; links of the book still
	// find the sheet by the name given here.
	Name       string
	Visibility Visibility
	Columns    []Column
	Rows       []Row

	FreezeRows, FreezeCols int
	// Filter puts filter buttons on the first row of the range.
	Filter Range
	// Table makes the range a named table with filter buttons of its own. Its
	// first row must hold texts that differ from each other.
	Table *Table

	// RepeatRows and RepeatCols are printed again on every page.
	RepeatRows, RepeatCols Lines
	PrintArea              Range
	Landscape              bool
	Paper                  Paper
	// FitWide prints all columns on one page's width, on as many pages as needed.
	FitWide bool
	// FitPage prints the whole sheet on one page; it includes FitWide.
	FitPage        bool
	Header, Footer Band

	// TabColour is RRGGBB or "".
	TabColour string
	// Gridlines are shown on the screen when true; paper has none either way.
	Gridlines bool
	// Zoom in percent, 10–400; 0 means 100.
	Zoom int

	DataBars    []DataBar
	Validations []Validation
	// Breaks are the rows with which another page begins on paper.
	Breaks   []int
	Pictures []Picture
	Charts   []Chart
}

// Column describes a column. A column without a description is like the zero
// Column.
type Column struct {
	// Width in Excel units (digits of Calibri 11; a Chinese character of 10 pt
	// takes 1.9). 0 computes it from the widest unwrapped line, 6 to 48 units.
	Width  float64
	Hidden bool
	// Style is used by cells of the column whose own style is StyleDefault.
	Style Style
}

// Row is one row of cells, the first in column 1.
type Row struct {
	Cells []Cell
	// Height in points. 0 computes it so that no wrapped text is clipped, up to
	// the format's limit of 409 pt; see [RowTooHigh].
	Height float64
	// Level is the outline level, 0–7; the row is folded away by the row of a
	// lower level above it.
	Level int
}

// Cell is one cell. The zero value is an empty cell.
type Cell struct {
	Value Value
	Style Style
	// Indent moves the text in, 0–15 steps.
	Indent int
	// OverFigures puts a head above figures to their side, where the style of its column
	// does not do so.
	OverFigures bool
	// Figure is what surrounds a number; nil = nothing.
	Figure *Figure
	// Span is the number of columns the cell covers; 0 and 1 mean one. The next
	// cell of the row stands after them.
	Span int
	Link *Link
	// Note is shown when the pointer rests on the cell.
	Note string
}

// Name names a cell or a range of a sheet. Text is letters of the Latin alphabet, digits and
// underscores, starting with a letter, and unlike the name of a cell.
type Name struct {
	Text, Sheet string
	Range       Range
}

// Figure is what surrounds a number in its cell: Unit follows it, such as " functions", and
// Sign stands before it, such as "▲ "; Tone says by a colour what became of it.
type Figure struct {
	Unit, Sign string
	Tone       Tone
}

// Tone is what became of a number.
type Tone uint8

// The tones.
const (
	NoTone Tone = iota
	BetterTone
	WorseTone
)

// Range is a rectangle of cells, both corners included. LastRow or LastCol 0
// means the last row or column in use. The zero Range means none.
type Range struct{ FirstRow, FirstCol, LastRow, LastCol int }

// Lines is a run of rows or of columns, both ends included; zero means none.
type Lines struct{ First, Last int }

// Table names a range. Name is ASCII letters, digits and underscores, starting
// with a letter.
type Table struct {
	Name  string
	Range Range
}

// Band is a printed header or footer. Its texts are literal. Pages adds the
// page number and count to the middle.
type Band struct {
	Left, Centre, Right string
	Pages               bool
}

// DataBar draws a bar behind each number of the range. Colour is RRGGBB; ""
// takes a tint of the accent, on which numbers stay readable.
type DataBar struct {
	Range  Range
	Colour string
}

// Validation offers a list of texts to choose from. Strict refuses others.
type Validation struct {
	Range  Range
	List   []string
	Strict bool
	// Prompt is shown when a cell of the range is selected; "" for none.
	Prompt string
}

// Link is where a click on a cell leads: to URL when that is not "" (https or
// mailto; anything else is dropped), otherwise to a cell of a sheet of the same
// book. Row and Col 0 mean 1.
type Link struct {
	URL      string
	Sheet    string
	Row, Col int
}
