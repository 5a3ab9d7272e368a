package page

import (
	"bytes"
	"errors"
	"io"
	"math"
	"strings"
	"time"
	"unicode"
	"unicode/utf16"

	"codeberg.org/go-pdf/fpdf"
)

// PDF writes the document as PDF 1.3: text as text in the two weights of the bundled
// face, of which only the characters in use are embedded, and a bookmark for each page
// that has a name. The date is written as it is given, without its zone.
func PDF(w io.Writer, d Document) error {
	if len(d.Pages) == 0 {
		return errors.New("a document without pages")
	}
	for _, p := range d.Pages {
		if err := p.fault(len(d.Pages)); err != nil {
			return err
		}
	}
	first := d.Pages[0]
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", Size: fpdf.SizeType{Wd: first.Width, Ht: first.Height}})
	f.SetCatalogSort(true)
	f.SetAutoPageBreak(false, 0)
	f.SetProducer("", false)
	f.SetTitle(utf16text(d.Title), false)
	f.SetSubject(utf16text(d.Subject), false)
	f.SetCreator(utf16text(d.Creator), false)
	f.SetLang(strings.Map(inTag, d.Lang))
	date := d.Date
	if date.IsZero() {
		date = unknown
	}
	f.SetCreationDate(date)
	f.SetModificationDate(date)
	// Copies, since the library pads the tables of a font in place.
	f.AddUTF8FontFromBytes(family, style(false), bytes.Clone(Face(false)))
	if d.isBold() {
		f.AddUTF8FontFromBytes(family, style(true), bytes.Clone(Face(true)))
	}
	f.SetFont(family, style(false), 10) // from here on the library takes UTF-8
	painting := begin(f, d)
	for n := range d.Pages {
		painting.page(n)
	}
	var b bytes.Buffer
	if err := f.Output(&b); err != nil {
		return err
	}
	out := b.Bytes()
	if d.Date.IsZero() {
		for _, key := range []string{"/CreationDate", "/ModDate"} {
			entry := key + " (D:" + unknown.Format("20060102150405") + ")"
			out = bytes.Replace(out, []byte(entry), bytes.Repeat([]byte(" "), len(entry)), 1)
		}
	}
	_, err := w.Write(out)
	return err
}

const family = "notosanssc"

// style is what the library calls the weights.
func style(heavy bool) string {
	if heavy {
		return "B"
	}
	return ""
}

// unknown stands for no date until it is struck out: of none the library writes today's.
var unknown = time.Date(1, 1, 1, 1, 1, 1, 0, time.UTC)

func (d Document) isBold() bool {
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			if w, ok := m.(Words); ok && w.shows() && w.Type.Bold {
				return true
			}
		}
	}
	return false
}

// painting is the document as far as it has come.
type painting struct {
	f    *fpdf.Fpdf
	d    Document
	tops []int // the links to the tops of the pages
	set  Type  // of the last words of this page
}

func begin(f *fpdf.Fpdf, d Document) *painting {
	p := &painting{f: f, d: d}
	for n := range d.Pages {
		link := f.AddLink()
		f.SetLink(link, 0, n+1)
		p.tops = append(p.tops, link)
	}
	return p
}

func (p *painting) page(n int) {
	sheet := p.d.Pages[n]
	p.f.AddPageFormat("P", fpdf.SizeType{Wd: sheet.Width, Ht: sheet.Height})
	p.set = Type{}
	if sheet.Name != "" {
		// The library measures from the height of the last page.
		last := p.d.Pages[len(p.d.Pages)-1]
		p.f.Bookmark(strings.Map(inName, sheet.Name), 0, last.Height-sheet.Height)
	}
	for _, m := range sheet.Marks {
		p.mark(m)
	}
}

func (p *painting) mark(m Mark) {
	switch m := m.(type) {
	case Box:
		p.box(m)
	case Line:
		if m.Ink.strokes(m.Thickness) {
			p.stroke(m.Ink, m.Thickness)
			p.f.Line(m.X1, m.Y1, m.X2, m.Y2)
		}
	case Shape:
		if m.Fill != "" {
			points := make([]fpdf.PointType, len(m.Points))
			for i, at := range m.Points {
				points[i] = fpdf.PointType(at)
			}
			p.fill(m.Fill)
			p.f.Polygon(points, "F")
		}
	case Words:
		p.words(m)
	case Jump:
		p.f.Link(m.X, m.Y, m.W, m.H, p.tops[m.Page])
	}
}

func (p *painting) box(b Box) {
	if !b.shows() {
		return
	}
	how := ""
	if b.Fill != "" {
		p.fill(b.Fill)
		how = "F"
	}
	if b.Edge.strokes(b.Thickness) {
		p.stroke(b.Edge, b.Thickness)
		how += "D"
	}
	switch r := b.round(); {
	case how == "":
	case r > 0:
		p.f.RoundedRect(b.X, b.Y, b.W, b.H, r, "1234", how)
	default:
		p.f.Rect(b.X, b.Y, b.W, b.H, how)
	}
}

func (p *painting) words(w Words) {
	text := shown(w.Text)
	if !w.shows() || text == "" {
		return
	}
	if w.Type != p.set {
		p.f.SetFont(family, style(w.Type.Bold), w.Type.Size)
		p.set = w.Type
	}
	c, _ := w.Ink.colour()
	p.f.SetTextColor(int(c.R), int(c.G), int(c.B))
	p.f.Text(w.X, w.Y, text)
}

func (p *painting) fill(i Ink) {
	c, _ := i.colour()
	p.f.SetFillColor(int(c.R), int(c.G), int(c.B))
}

func (p *painting) stroke(i Ink, thickness float64) {
	c, _ := i.colour()
	p.f.SetDrawColor(int(c.R), int(c.G), int(c.B))
	p.f.SetLineWidth(math.Max(thickness, .01))
}

// utf16text is a text of the document's properties as PDF has it.
func utf16text(s string) string {
	if s == "" {
		return ""
	}
	out := []byte{0xfe, 0xff}
	for _, unit := range utf16.Encode([]rune(strings.Map(inProperty, s))) {
		out = append(out, byte(unit>>8), byte(unit))
	}
	return string(out)
}

func inProperty(r rune) rune {
	if unicode.IsControl(r) {
		return -1
	}
	return r
}

// inName keeps what the library can write into a bookmark, which a reader shows in its
// own face.
func inName(r rune) rune {
	if r >= plane {
		return Stand
	}
	return inProperty(r)
}

func inTag(r rune) rune {
	if r == '-' || r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return r
	}
	return -1
}
