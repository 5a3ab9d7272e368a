package xlsx

// NoticeKind says what happened to a cell or sheet on its way into the file.
type NoticeKind uint8

const (
	// TextCut: the text exceeds 32,767 UTF-16 units; its end was replaced by a
	// mark with the number of units cut.
	TextCut NoticeKind = iota + 1
	// RowTooHigh: the text is whole in the cell but needs more height than the
	// 409 pt a row can have.
	RowTooHigh
	// LinkDropped: the link leads neither to the web, nor to a mail, nor to a
	// sheet of the book, or the sheet has too many.
	LinkDropped
	// SheetRenamed: the name was not acceptable or taken.
	SheetRenamed
)

// Notice is one such event. Row and Col are 0 when it concerns a whole sheet;
// Col is 0 when it concerns a whole row. Detail is the cut count, the address
// or the new name.
type Notice struct {
	Kind     NoticeKind
	Sheet    string // as named in the Book
	Row, Col int
	Detail   string
}
