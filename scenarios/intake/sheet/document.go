package sheet

// Format is what a file turned out to be, whatever its name.
type Format int

// The formats that are read.
const (
	CSV       Format = iota + 1 // columns that are set apart by a character
	Text                        // lines; each row has one cell
	Workbook                    // .xlsx and its like, of Excel, WPS, LibreOffice
	Word                        // .docx
	Web                         // tables of a web page, as many systems export them under the name .xls
	Clipboard                   // see [ReadText]
)

// Document is what a file says, as text in rows.
type Document struct {
	Format   Format
	Encoding string // of a text, as shown to people: "UTF-8", "GB18030", "UTF-16LE"; "" where the format fixes it
	Sheets   []Sheet
	// Properties are what a workbook says about itself, by the names of its custom
	// properties and "Title"; nil where it says nothing.
	Properties map[string]string
}

// Sheet is a sheet of a workbook, or all there is of another file.
type Sheet struct {
	Name   string // "" except in workbooks
	Hidden bool   // hidden, also from the menu
	Rows   []Row  // only rows that hold something, in the order of their numbers
	// HiddenCols are the columns that are not shown, from 0. They are read all the same.
	HiddenCols []int
	// Beyond counts the cells that hold something and were left out because they lie
	// to the right of the last column that is read, see [MaxCols].
	Beyond int
	// Uncomputed counts the formulas whose results are not in the file, since the program
	// that wrote it does not compute. Their cells are empty.
	Uncomputed int
}

// Row is a row of a sheet, a record of a csv, a line of a text, a paragraph of a Word
// document or a row of one of its tables.
type Row struct {
	// Number is the row as people count it, from 1: the row of the sheet; the first line
	// of the record in a csv; the line of a text; the paragraph of a Word document, where
	// a row of a table counts as one.
	Number int
	// Cells are without the empty ones at the end, and not empty. Space around a text is
	// gone; line breaks in it are "\n". Of merged cells the first has the text.
	Cells   []string
	Covered []Cover // cells that are part of a merged one and not its first; mostly nil
	Hidden  bool    // the row is not shown, by hand or by a filter
	// Indent is how far the text of the row stands in, in steps that mean nothing but more
	// and less: the space before a line, the indent of the first cell that holds something
	// or its space, the outline level of a row.
	Indent  int
	Bold    bool // Word: all of its text is bold
	Heading int  // Word: level of the heading from 1; 0 = none
	Level   int  // Word: level of the automatic numbering or bullet from 1; 0 = none. The number itself is not in the text.
	Table   int  // Word and Web: which table the row is part of, from 1; 0 = a paragraph
}

// Cover says that a cell is part of a merged one, and which cell has the text.
type Cover struct {
	Col  int // index of the cell that is covered, which may lie behind the last of Cells
	Row  int // Number of the row that has the text: this one for cells merged to the right, an earlier one for cells merged downwards
	From int // index of the cell there
}
