// Package charter lays the charter of a unit out on sheets: the eight parts one below the
// other, what each lacks in its place.
//
// [Document] is a pure function of words (model/text); its sheets are plain data (package
// page).
package charter

import (
	"sandtable/export/page"
	"sandtable/model/text"
)

// Measures of a sheet in points: A4 standing.
const (
	wide   = page.A4Height
	tall   = page.A4Width
	edge   = 56.0
	width  = wide - 2*edge
	narrow = 96.0 // the least and the most that labels have
	broad  = 190.0
	top    = 64.0
	foot   = tall - 56
	size   = 10.0
	pitch  = 15.0
	around = 12.0
)

// The colours are those of the board pack.
const (
	ink   page.Ink = "#1e1d1a"
	muted page.Ink = "#6b675f"
	rule  page.Ink = "#d6d2c9"
	wrong page.Ink = "#8a5200" // a part that lacks something that is wrong, and its ground
	amber page.Ink = "#fcf1dc"
	wash  page.Ink = "#f2f0eb" // of what was only not entered
)

// sheets are filled from the top down.
type sheets struct {
	pages []page.Page
	at    float64
	title string
	label float64 // where words with a label before them begin
}

// Document lays out a charter. note stands at the foot of every sheet.
func Document(title, note, lang string, parts []text.CharterPart) page.Document {
	s := &sheets{title: title, label: labelled(parts)}
	s.open()
	s.words(edge, s.at+20, title, page.Type{Size: 20, Bold: true}, ink)
	s.at += 40
	s.mark(page.Line{X1: edge, Y1: s.at, X2: edge + width, Y2: s.at, Thickness: 1.2, Ink: ink})
	s.at += around
	for i, part := range parts {
		s.part(i+1, part)
	}
	for i := range s.pages {
		at := &s.pages[i].Marks
		*at = append(*at, page.Words{X: edge, Y: tall - 34, Text: page.Cut(note, page.Type{Size: 8}, width-60), Type: page.Type{Size: 8}, Ink: muted})
		n := number(i+1, len(s.pages))
		*at = append(*at, page.Words{X: edge + width - page.Width(n, page.Type{Size: 8}), Y: tall - 34, Text: n, Type: page.Type{Size: 8}, Ink: muted})
	}
	return page.Document{Title: title, Lang: lang, Pages: s.pages}
}

// labelled is the room of the labels: that of the longest, so that words begin at one line.
func labelled(parts []text.CharterPart) float64 {
	room := narrow
	for _, part := range parts {
		for _, l := range part.Lines {
			room = max(room, page.Width(l.Label, page.Type{Size: size})+around)
		}
	}
	return min(room, broad)
}

func (s *sheets) open() {
	s.pages = append(s.pages, page.Page{Name: s.title, Width: wide, Height: tall})
	s.at = top
}

func (s *sheets) mark(m ...page.Mark) {
	last := &s.pages[len(s.pages)-1]
	last.Marks = append(last.Marks, m...)
}

func (s *sheets) words(x, y float64, text string, t page.Type, colour page.Ink) {
	if text != "" {
		s.mark(page.Words{X: x, Y: y, Text: text, Type: t, Ink: colour})
	}
}

// room begins another sheet where there is less than so much left.
func (s *sheets) room(high float64) {
	if s.at+high > foot {
		s.open()
	}
}

// part sets one part: its number and title, its lines, what it lacks.
func (s *sheets) part(n int, x text.CharterPart) {
	s.room(3 * pitch)
	head := page.Type{Size: 12, Bold: true}
	s.words(edge, s.at+12, number(n, 0)+"  "+x.Title, head, ink)
	s.at += 18
	s.mark(page.Line{X1: edge, Y1: s.at, X2: edge + width, Y2: s.at, Thickness: .6, Ink: rule})
	s.at += 5
	plain := page.Type{Size: size}
	for _, l := range x.Lines {
		left, indent := page.Break(l.Label, plain, s.label-8), s.label
		if l.Label == "" {
			left, indent = nil, 0
		} else if l.Numbered {
			indent = 24
		}
		lines := page.Break(l.Words, plain, width-indent)
		for i := range max(len(lines), len(left)) {
			s.room(pitch)
			if i < len(left) {
				s.words(edge, s.at+size+1, left[i], plain, muted)
			}
			if i < len(lines) {
				s.words(edge+indent, s.at+size+1, lines[i], plain, ink)
			}
			s.at += pitch
		}
		s.at += 2
	}
	for _, gap := range x.Gaps {
		lines := page.Break(gap.Words, plain, width-24)
		colour, ground := muted, wash
		if gap.Fault {
			colour, ground = wrong, amber
		}
		s.room(float64(len(lines))*pitch + 6)
		s.mark(page.Box{X: edge, Y: s.at, W: width, H: float64(len(lines))*pitch + 4, Radius: 3, Fill: ground})
		if gap.Fault { // a form beside the colour
			s.mark(page.Shape{Points: []page.Point{{X: edge + 8, Y: s.at + 13}, {X: edge + 16, Y: s.at + 13}, {X: edge + 12, Y: s.at + 6}}, Fill: colour})
		} else {
			s.mark(page.Box{X: edge + 9, Y: s.at + 6, W: 7, H: 7, Edge: colour, Thickness: .8})
		}
		for i, line := range lines {
			s.words(edge+22, s.at+size+2+float64(i)*pitch, line, plain, colour)
		}
		s.at += float64(len(lines))*pitch + 8
	}
	s.at += around
}
