package pack

import (
	"time"

	"sandtable/export/page"
)

// Block is a piece of a section: a [Heading], a [Note], a [Grid] or a [Picture]. Paper and
// workbook are laid out of the same ones.
type Block interface {
	// lay lays the block out on a sheet, and gives the sheet on which it ends.
	lay(b *book, s *sheet) *sheet
}

// Heading stands over what follows.
type Heading struct {
	Text string
	room float64 // with less of it a sheet of its own begins
}

// Note is a paragraph.
type Note struct {
	Text  string
	set   page.Type
	ink   page.Ink
	lines int // at most
}

// Grid is a table, of which More rows were not even made.
type Grid struct {
	page.Table
	More   int
	sheets int // at most
}

// Picture is a drawing. Alt says to those who cannot see it what is in it.
type Picture struct {
	Name, Alt string
	paint     func(*sheet)
}

// Page is the drawing by itself, on paper cut to it.
func (x Picture) Page() page.Page {
	s := sheet{at: top, page: page.Page{Name: x.Name, Width: page.A4Width, Height: page.A4Height}}
	x.paint(&s)
	return s.page.Trim(pictureEdge)
}

// pictureEdge is the white around a drawing, in points.
const pictureEdge = 6

// gap is room left free on paper.
type gap float64

// set lays out the blocks of a section.
func (b *book) set(s *sheet, blocks []Block) {
	for _, x := range blocks {
		s = x.lay(b, s)
	}
}

func (x Heading) lay(b *book, s *sheet) *sheet {
	if x.room > 0 && s.at > foot-x.room {
		s = b.open(s.key, true)
	}
	s.heading(edge, width, x.Text)
	return s
}

func (x Note) lay(_ *book, s *sheet) *sheet {
	s.paragraph(edge, width, x.Text, x.set, x.ink, x.lines)
	return s
}

func (x Grid) lay(b *book, s *sheet) *sheet {
	s, left := b.table(s, x.Table, x.sheets)
	if left += x.More; left > 0 {
		s.remark(b.p.T("pack.rest", "n", left))
	}
	return s
}

func (x Picture) lay(_ *book, s *sheet) *sheet {
	x.paint(s)
	return s
}

func (x gap) lay(_ *book, s *sheet) *sheet {
	s.at += float64(x)
	return s
}

// remark is a line of small type.
func (b *book) remark(key string) Block {
	return Note{Text: b.p.T(key), set: page.Type{Size: least}, ink: muted, lines: 1}
}

// tally is the cell of a count.
func (b *book) tally(n int) page.Cell {
	return page.Cell{Text: b.p.Number(float64(n)), Amount: page.Amount{Number: float64(n), Form: page.Count}}
}

// day is the cell of a calendar day as a record has it, or what stands in its place.
func (b *book) day(iso string) page.Cell {
	c := page.Cell{Text: b.p.Day(iso)}
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		c.Amount = page.Amount{Day: t, Form: page.Calendar}
	}
	return c
}

// moment is the cell of the day of a moment.
func (b *book) moment(t time.Time) page.Cell {
	c := page.Cell{Text: b.p.DayOf(t)}
	if !t.IsZero() {
		c.Amount = page.Amount{Day: t, Form: page.Calendar}
	}
	return c
}
