package page

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SVG writes the page as SVG 1.1, on white and without its jumps. Text stays text, for
// the face of whoever opens it: each line says how wide it is, so that another face does
// not spill. A character that the bundled face does not have stays what it is, since the
// other face may have it. Noto Sans CJK is the bundled face as it comes with Linux.
func SVG(w io.Writer, p Page) error {
	if err := p.fault(math.MaxInt); err != nil {
		return err
	}
	s := &sketch{bufio.NewWriter(w)}
	s.out(`<?xml version="1.0" encoding="UTF-8"?>`+"\n"+
		`<svg xmlns="http://www.w3.org/2000/svg" version="1.1" width="%spt" height="%spt" viewBox="0 0 %[1]s %[2]s">`+"\n", num(p.Width), num(p.Height))
	if name := xmlText(p.Name); name != "" {
		s.out("<title>%s</title>\n", name)
	}
	s.out(`<rect width="%s" height="%s" fill="#FFFFFF"/>`+"\n", num(p.Width), num(p.Height))
	s.out(`<g font-family="Noto Sans SC, Noto Sans CJK SC, Microsoft YaHei, PingFang SC, sans-serif">` + "\n")
	for _, m := range p.Marks {
		s.mark(m)
	}
	s.out("</g>\n</svg>\n")
	return s.w.Flush()
}

// sketch is a picture as far as it has come.
type sketch struct{ w *bufio.Writer }

// out leaves errors to the writer, which keeps the first until it is flushed.
func (s *sketch) out(format string, args ...any) { _, _ = fmt.Fprintf(s.w, format, args...) }

func (s *sketch) mark(m Mark) {
	switch m := m.(type) {
	case Box:
		s.box(m)
	case Line:
		if m.Ink.strokes(m.Thickness) {
			s.out(`<line x1="%s" y1="%s" x2="%s" y2="%s" stroke="%s" stroke-width="%s"/>`+"\n",
				num(m.X1), num(m.Y1), num(m.X2), num(m.Y2), m.Ink, num(m.Thickness))
		}
	case Shape:
		if m.Fill == "" || len(m.Points) < 3 {
			return
		}
		points := make([]string, len(m.Points))
		for i, at := range m.Points {
			points[i] = num(at.X) + "," + num(at.Y)
		}
		s.out(`<polygon points="%s" fill="%s"/>`+"\n", strings.Join(points, " "), m.Fill)
	case Words:
		s.words(m)
	}
}

func (s *sketch) box(b Box) {
	edged := b.Edge.strokes(b.Thickness)
	if !b.shows() || b.Fill == "" && !edged {
		return
	}
	s.out(`<rect x="%s" y="%s" width="%s" height="%s"`, num(b.X), num(b.Y), num(b.W), num(b.H))
	if r := b.round(); r > 0 {
		s.out(` rx="%s" ry="%[1]s"`, num(r))
	}
	if b.Fill == "" {
		s.out(` fill="none"`)
	} else {
		s.out(` fill="%s"`, b.Fill)
	}
	if edged {
		s.out(` stroke="%s" stroke-width="%s"`, b.Edge, num(b.Thickness))
	}
	s.out("/>\n")
}

func (s *sketch) words(w Words) {
	text := xmlText(w.Text)
	if !w.shows() || strings.Trim(text, " ") == "" {
		return
	}
	heavy := ""
	if w.Type.Bold {
		heavy = ` font-weight="bold"`
	}
	s.out(`<text xml:space="preserve" x="%s" y="%s" font-size="%s"%s fill="%s" textLength="%s" lengthAdjust="spacingAndGlyphs">%s</text>`+"\n",
		num(w.X), num(w.Y), num(w.Type.Size), heavy, w.Ink, num(Width(w.Text, w.Type)), text)
}

// num is a number in thousandths.
func num(v float64) string {
	return strconv.FormatFloat(math.Round(v*1000)/1000+0, 'f', -1, 64)
}

// xmlText is a text as XML has it. What cannot be seen is left out: of controls XML
// allows hardly any, and of signs that turn the direction a page has no use.
func xmlText(text string) string {
	face := faceOf(false)
	var b strings.Builder
	for _, r := range text {
		switch as := face.painted(r); {
		case as == 0:
		case as == ' ':
			b.WriteByte(' ')
		case r == '&':
			b.WriteString("&amp;")
		case r == '<':
			b.WriteString("&lt;")
		case r == '>':
			b.WriteString("&gt;")
		case r == 0xfffe || r == 0xffff:
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
