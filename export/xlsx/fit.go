package xlsx

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits and measures of the format, and measures taken of its programs.
const (
	maxRowHeight   = 409.0 // points
	minAutoWidth   = 6.0   // Excel units
	maxAutoWidth   = 48.0
	defaultWidth   = 8.43
	cellPadding    = 6.0 // px left and right together, and above and below together
	filterButton   = 18.0
	indentStep     = 10.0 // px per indent step, a little more than three spaces of Calibri 11
	boldFactor     = 1.12 // of letters; Chinese characters keep their em when bold
	pxPerPoint     = 96.0 / 72
	linePitch      = 1.45 // em; Noto Sans CJK 1.448, Microsoft YaHei 1.32 (measured)
	digitPx        = 7.0  // widest digit of Calibri 11, which defines the unit of width
	columnOverhead = 5.0  // px of every column that are not text
)

// fit tells how many lines a text takes in a cell of a look with so many pixels for the
// text, and the height in points its row needs. A look that does not
// wrap takes one line. The height is not capped: what exceeds 409 pt cannot be
// shown whole. The model (advance widths in em, no line beginning with closing
// or ending with opening punctuation, 6 px of padding) errs on the high side.
// Against the wrapping of LibreOffice with its widest substitute for Latin
// letters, 231 texts and widths: 191 equal, 39 one or more lines higher, 1 lower
// (bold words longer than their column).
func fit(text string, l look, availPx float64) (lines int, heightPt float64) {
	if l.upright {
		return 1, math.Ceil(naturalPx(text, l)+2*cellPadding) / pxPerPoint
	}
	lines = 1
	if l.wrap {
		lines = 0
		for paragraph := range strings.SplitSeq(text, "\n") {
			lines += l.face().lines(paragraph, availPx)
		}
	}
	pitch := math.Ceil(l.points * linePitch * pxPerPoint)
	return lines, (float64(lines)*pitch + cellPadding) / pxPerPoint
}

// naturalPx is the width of the longest line when nothing wraps.
func naturalPx(text string, l look) float64 {
	widest, face := 0.0, l.face()
	for paragraph := range strings.SplitSeq(text, "\n") {
		sum := 0.0
		for _, r := range paragraph {
			sum += face.advance(r)
		}
		widest = max(widest, sum)
	}
	return widest
}

// face is a font at its size: the pixels of an em, and by how much its letters
// are wider than the regular ones.
type face struct{ em, letters float64 }

func (l look) face() face {
	f := face{l.points * pxPerPoint, 1}
	if l.bold {
		f.letters = boldFactor
	}
	return f
}

// advance is the width of a character in pixels.
func (f face) advance(r rune) float64 {
	e := em(r)
	if e < 1 {
		e *= f.letters
	}
	return e * f.em
}

// columnPx converts Excel units to pixels (ECMA-376 part 1, 18.3.1.13) and
// widthOf converts back, rounding up.
func columnPx(width float64) float64 {
	return math.Trunc((256*width+math.Trunc(128/digitPx))/256*digitPx) + columnOverhead
}

func widthOf(px float64) float64 {
	return math.Ceil((px-columnOverhead)/digitPx*4) / 4
}

// lines wraps a paragraph greedily, as spreadsheet programs do.
func (f face) lines(paragraph string, avail float64) int {
	avail = max(avail, f.em) // a column narrower than a character still shows one per line
	lines, used := 1, 0.0
	for len(paragraph) > 0 {
		size, width := f.unit(paragraph)
		piece := paragraph[:size]
		paragraph = paragraph[size:]
		switch {
		case used+width <= avail:
			used += width
		case piece == " ":
			used = avail // spaces hang over the end of a line
		case width <= avail:
			lines, used = lines+1, width
		default: // broken anywhere, since it is longer than a line
			if used > 0 {
				lines, used = lines+1, 0
			}
			for _, r := range piece {
				w := f.advance(r)
				if used+w > avail && used > 0 {
					lines, used = lines+1, 0
				}
				used += w
			}
		}
	}
	return lines
}

// unit measures the smallest piece at the start of s that is not broken: a
// space, a Latin word, or a Chinese character with the punctuation that must
// not leave it. It returns the size in bytes and the width in pixels.
func (f face) unit(s string) (size int, width float64) {
	r, n := utf8.DecodeRuneInString(s)
	size, width = n, f.advance(r)
	if r == ' ' {
		return size, width
	}
	glued, word := opens(r), !isWide(r)
	for size < len(s) {
		r, n = utf8.DecodeRuneInString(s[size:])
		switch {
		case r == ' ':
			return size, width
		case em(r) == 0:
		case closes(r):
			glued, word = false, !isWide(r)
		case glued:
			glued, word = opens(r), !isWide(r)
		case word && opens(r) && !isWide(r): // f(x): an ASCII bracket stays in its word
			glued = true
		case word && !isWide(r):
		default:
			return size, width
		}
		size, width = size+n, width+f.advance(r)
	}
	return size, width
}

// closes reports punctuation that may not begin a line, opens such that may
// not end one.
func closes(r rune) bool {
	return strings.ContainsRune("，。；：、！？）》】」』〉”’…,.;:!?)]}%", r)
}

func opens(r rune) bool { return strings.ContainsRune("（《【「『〈“‘([{", r) }

// isWide reports a character that takes the full em in a Chinese font. That
// includes the dashes, quotes and signs that Latin fonts draw narrow.
func isWide(r rune) bool { return em(r) >= 1 }

// em is the advance of a character in em: averages of sans-serif faces, chosen
// on the wide side.
func em(r rune) float64 {
	switch {
	case r < 0x20:
		return 0.32
	case r < 0x7F:
		switch {
		case r >= 'a' && r <= 'z':
			switch r {
			case 'i', 'j', 'l', 't', 'f', 'r':
				return 0.40
			case 'm', 'w':
				return 0.90
			}
			return 0.57
		case r >= 'A' && r <= 'Z':
			switch r {
			case 'I':
				return 0.32
			case 'M', 'W':
				return 0.93
			}
			return 0.70
		}
		switch r {
		case ' ', '.', ',', ':', ';', '\'', '|', '!', '(', ')', '[', ']':
			return 0.34
		case '@', '%', '&', '#':
			return 0.90
		}
		return 0.57
	case r < 0x2000:
		switch {
		case unicode.Is(unicode.Mn, r):
			return 0
		case r >= 0x1100 && r < 0x1200, r == '·', r == '×', r == '÷', r == '±', r == '°', r == '§', r == '¨':
			return 1
		case unicode.IsUpper(r):
			return 0.75
		}
		return 0.62
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2060 && r <= 0x2069, r == 0xFEFF, r >= 0xFE00 && r <= 0xFE0F:
		return 0
	case r >= 0xFF61 && r <= 0xFF9F: // half-width katakana
		return 0.6
	case r >= 0x1F000 && r < 0x20000: // emoji stand wider than Chinese characters
		return 1.4
	}
	return 1
}

// TextWidth is how wide a text is in a style when nothing of it wraps, in Excel units.
func TextWidth(text string, s Style) float64 {
	return widthOf(naturalPx(text, s.look()) + cellPadding + columnOverhead)
}

// WordWidth is how wide a column must be, in Excel units, for the longest word of a text not
// to be broken in a style.
func WordWidth(text string, s Style) float64 {
	face, widest := s.look().face(), 0.0
	for len(text) > 0 {
		size, width := face.unit(text)
		text, widest = text[size:], max(widest, width)
	}
	return widthOf(widest + cellPadding + columnOverhead)
}
