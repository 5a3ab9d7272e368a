package sheet

import (
	"context"
	"io"
)

// What is read of a file at most. More of it is refused as [TooLarge]; only cells
// beyond the last column are left out and counted, see [Sheet].
const (
	MaxFile  = 64 << 20 // bytes
	MaxRows  = 200_000  // rows that hold something
	MaxCols  = 256      // columns
	MaxCells = 2 << 20  // cells of all rows, empty ones between others counted
	MaxText  = 32 << 20 // bytes of all texts
)

// Read reads a file of size bytes: by what is in it, and by its name only where that
// leaves a choice. progress, which may be nil, is told now and then how many of how many
// bytes are done, from the calling goroutine. The errors are a [*FileError], or that of
// ctx when it was cancelled.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64, progress func(done, total int64)) (Document, error) {
	return Document{}, &FileError{problem: Unknown, name: name}
}

// ReadText reads what lies on the clipboard: a block that was copied from Excel or WPS,
// where cells with line breaks are quoted, or plain lines. Rows are numbered by their
// first line. A text that holds nothing gives a sheet without rows.
func ReadText(text string) Document {
	return Document{Format: Clipboard}
}
