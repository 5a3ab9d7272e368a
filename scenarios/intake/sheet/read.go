package sheet

import (
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"
)

// What is read of a file at most. More of it is refused as [TooLarge]; only cells
// beyond the last column are left out and counted, see [Sheet].
const (
	MaxFile  = 64 << 20 // bytes
	MaxRows  = 200_000  // rows that hold something
	MaxCols  = 256      // columns
	MaxCells = 2 << 20  // cells of all rows, empty ones between others counted
	MaxText  = 48 << 20 // bytes of all texts
	MaxPlain = 32 << 20 // bytes of a file that is text
)

// Read reads a file of size bytes: by what is in it, and by its name only where that
// leaves a choice. progress, which may be nil, is told now and then how many of how many
// bytes are done, from the calling goroutine. The errors are a [*FileError], or that of
// ctx when it was cancelled.
func Read(ctx context.Context, name string, r io.ReaderAt, size int64, progress func(done, total int64)) (Document, error) {
	src := &source{ctx: ctx, name: name, r: r, size: size, progress: progress}
	d, err := src.document()
	if err == nil && d.empty() {
		err = Nothing
	}
	if err == nil {
		err = ctx.Err()
	}
	if err != nil {
		return Document{}, src.wrap(err)
	}
	src.told(size)
	return d, nil
}

func (d Document) empty() bool {
	for _, s := range d.Sheets {
		if len(s.Rows) > 0 {
			return false
		}
	}
	return true
}

// ReadText reads what lies on the clipboard: a block that was copied from Excel or WPS,
// where cells with line breaks are quoted, or plain lines. Rows are numbered by their
// first line. A text that holds nothing, or more than a file may, gives a sheet without
// rows.
func ReadText(text string) Document {
	d := Document{Format: Clipboard, Sheets: []Sheet{{}}}
	if len(text) > MaxPlain {
		return d
	}
	text = strings.TrimPrefix(text, "\uFEFF")
	sep := byte(0)
	if strings.Contains(text, "\t") {
		sep = '\t'
	}
	if s, err := delimited(&budget{ctx: context.Background()}, text, sep); err == nil {
		d.Sheets[0] = s
	}
	return d
}

// source is a file that is read. Its ReadAt counts, tells the progress and ends when
// the reading is cancelled.
type source struct {
	ctx      context.Context
	name     string
	r        io.ReaderAt
	size     int64
	progress func(done, total int64)
	read     int64 // bytes
	said     int64 // of them told
	failed   error // what the reader said
}

// ReadAt implements io.ReaderAt.
func (s *source) ReadAt(p []byte, at int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := s.r.ReadAt(p, at)
	if err != nil && err != io.EOF {
		s.failed = err
	}
	s.read += int64(n)
	if s.read-s.said > 64<<10 {
		s.told(min(s.read, s.size-1))
	}
	return n, err
}

func (s *source) told(done int64) {
	if s.progress != nil && done > s.said {
		s.progress(done, s.size)
	}
	s.said = max(s.said, done)
}

// wrap makes an error one that a caller can act on. What is wrong with a file beyond
// its format is that it is damaged.
func (s *source) wrap(err error) error {
	if cancelled := s.ctx.Err(); cancelled != nil {
		return cancelled
	}
	if s.failed != nil {
		return &FileError{Unreadable, s.name, s.failed}
	}
	var problem Problem
	if errors.As(err, &problem) {
		if err == error(problem) {
			err = nil
		}
		return &FileError{problem, s.name, err}
	}
	return &FileError{Damaged, s.name, err}
}

// ending is the last part of the name, in lower case.
func (s *source) ending() string {
	return strings.ToLower(path.Ext(strings.ReplaceAll(s.name, `\`, "/")))
}

// document knows a file by its first bytes.
func (s *source) document() (Document, error) {
	if s.size <= 0 {
		return Document{}, Nothing
	}
	if s.size > MaxFile {
		return Document{}, TooLarge
	}
	head := make([]byte, min(s.size, 4096))
	if n, err := s.ReadAt(head, 0); n < len(head) {
		return Document{}, errors.Join(err, io.ErrUnexpectedEOF)
	}
	for _, k := range beginnings {
		if bytes.HasPrefix(head[min(k.at, len(head)):], []byte(k.mark)) {
			return Document{}, k.problem
		}
	}
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		return s.pack()
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return Document{}, s.compound()
	}
	return s.text()
}

// beginnings are files that hold no table, by their marks.
var beginnings = []struct {
	at      int
	mark    string
	problem Problem
}{
	{0, "%PDF-", PDF}, {0, `{\rtf`, Rich},
	{0, "\x89PNG", Picture}, {0, "\xFF\xD8\xFF", Picture}, {0, "GIF8", Picture}, {0, "II*\x00", Picture}, {0, "MM\x00*", Picture}, {8, "WEBP", Picture}, {4, "ftyphei", Picture}, {4, "ftypmif", Picture},
	{0, "Rar!\x1A\x07", Archive}, {0, "7z\xBC\xAF\x27\x1C", Archive}, {0, "\x1F\x8B\x08", Archive},
}

// text reads a file that is text: a csv, lines, or a web page under another name.
func (s *source) text() (Document, error) {
	if s.size > MaxPlain {
		return Document{}, TooLarge
	}
	text, name, err := s.decoded()
	if err != nil {
		return Document{}, err
	}
	d := Document{Encoding: name}
	b := &budget{ctx: s.ctx}
	if start := strings.TrimSpace(text[:min(len(text), 1024)]); strings.HasPrefix(start, "<") || strings.HasPrefix(start, "MIME-Version:") {
		if d.Format, d.Sheets, err = tagged(b, text); d.Format != 0 || err != nil {
			return d, err
		}
	}
	sep := separatorOf(text, s.ending() == ".csv" || s.ending() == ".tsv" || strings.HasPrefix(s.ending(), ".xls"))
	if d.Format = CSV; sep == 0 {
		d.Format = Text
	}
	page, err := delimited(b, text, sep)
	d.Sheets = []Sheet{page}
	return d, err
}

// decoded gives the text of the whole file and the name of its encoding.
func (s *source) decoded() (text, name string, err error) {
	data := make([]byte, s.size)
	for at := 0; at < len(data); {
		n, err := s.ReadAt(data[at:min(len(data), at+1<<20)], int64(at))
		if n == 0 {
			return "", "", errors.Join(err, io.ErrUnexpectedEOF)
		}
		at += n
	}
	set, problem := charsetOf(data)
	if problem != "" {
		return "", "", problem
	}
	data = data[set.bom:]
	if set.enc == nil {
		return string(data), set.name, nil
	}
	var out strings.Builder
	out.Grow(len(data))
	in := set.enc.NewDecoder().Reader(bytes.NewReader(data))
	for buf := make([]byte, 64<<10); ; {
		n, err := in.Read(buf)
		out.Write(buf[:n])
		if out.Len() > MaxText {
			return "", "", TooLarge
		}
		if err == io.EOF {
			return out.String(), set.name, nil
		}
		if err != nil {
			return "", "", err
		}
		if err := s.ctx.Err(); err != nil {
			return "", "", err
		}
	}
}
