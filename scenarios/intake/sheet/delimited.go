package sheet

import (
	"math"
	"strings"
)

// longestCell is how many characters a cell of Excel holds; a quoted text that goes on
// for longer was never closed.
const longestCell = 32_767

// records splits a text into records of cells, set apart by sep; sep 0 means that each
// line is one cell. Quotes are read as they were meant: doubled ones as one, one that
// stands alone as itself, and one that is opened and not closed swallows nothing but
// its line.
type records struct {
	text string
	sep  byte
	pos  int
	line int // of pos, from 1
	// beyond counts the texts behind the last column that is read.
	beyond int
	// patience is how many bytes may be read in vain in search of closing quotes.
	patience int
}

func newRecords(text string, sep byte) *records {
	return &records{text: text, sep: sep, line: 1, patience: 4*len(text) + 1<<20}
}

// next gives the cells of the next record and the line that it starts in; the cells
// are valid until the next call. No cells are left at the end.
func (r *records) next(cells []string) ([]string, int, bool) {
	if r.pos >= len(r.text) {
		return cells, 0, false
	}
	start := r.line
	for {
		cell, more := r.cell()
		if len(cells) < MaxCols {
			cells = append(cells, cell)
		} else if clean(cell) != "" {
			r.beyond++
		}
		if !more {
			return cells, start, true
		}
	}
}

// cell reads a cell and what ends it, and reports whether the record goes on.
func (r *records) cell() (string, bool) {
	i := r.pos
	for i < len(r.text) && (r.text[i] == ' ' || r.text[i] == '=' && i+1 < len(r.text) && r.text[i+1] == '"') { // ="0012" keeps its zeros in Excel
		i++
	}
	if i < len(r.text) && r.text[i] == '"' && r.patience > 0 {
		if cell, more, ok := r.quoted(i + 1); ok {
			return cell, more
		}
	}
	from := r.pos
	for r.pos < len(r.text) {
		c := r.text[r.pos]
		if c == '\n' || c == '\r' || c == r.sep && c != 0 {
			break
		}
		r.pos++
	}
	cell := r.text[from:r.pos]
	return cell, r.ended()
}

// ended passes what ends a cell, and reports whether it was a separator.
func (r *records) ended() bool {
	if r.pos >= len(r.text) {
		return false
	}
	switch c := r.text[r.pos]; {
	case c == r.sep && c != 0:
		r.pos++
		return true
	case c == '\r' && strings.HasPrefix(r.text[r.pos:], "\r\n"):
		r.pos += 2
	default:
		r.pos++
	}
	r.line++
	return false
}

// quoted reads a cell whose opening quote stands before i. It reports false, and moves
// nothing, when the quote is no opening one.
func (r *records) quoted(i int) (cell string, more, ok bool) {
	from, lines, doubled := i, 0, false
	for ; i < len(r.text) && i-from <= 4*longestCell; i++ {
		switch r.text[i] {
		case '\n':
			lines++
		case '\r':
			if !strings.HasPrefix(r.text[i:], "\r\n") {
				lines++
			}
		case '"':
			if i+1 < len(r.text) && r.text[i+1] == '"' {
				doubled = true
				i++
				continue
			}
			end := i + 1
			for end < len(r.text) && r.text[end] == ' ' {
				end++
			}
			if end < len(r.text) && r.text[end] != '\n' && r.text[end] != '\r' && (r.sep == 0 || r.text[end] != r.sep) {
				if lines > 0 { // an opening one: the first was none
					r.patience -= i - from
					return "", false, false
				}
				continue
			}
			if r.sep == 0 && lines == 0 && !doubled { // a line that somebody put in quotes
				return "", false, false
			}
			cell = r.text[from:i]
			if doubled {
				cell = strings.ReplaceAll(cell, `""`, `"`)
			}
			r.pos, r.line = end, r.line+lines
			return cell, r.ended(), true
		}
	}
	r.patience -= i - from
	return "", false, false
}

// separatorOf finds what sets the columns of a text apart: the character that gives
// most records the same number of cells; 0 when there are no columns. sure says that
// the file calls itself a table, so that less evidence will do.
func separatorOf(text string, sure bool) byte {
	if rest, ok := strings.CutPrefix(text, "sep="); ok && len(rest) > 1 && (rest[1] == '\n' || rest[1] == '\r') { // Excel's own mark
		return rest[0]
	}
	best, bestScore := byte(0), 0.0
	for _, sep := range []byte("\t,;|") {
		if sep == '|' && (strings.Contains(text, "|-") || strings.Contains(text, "| -") || strings.Contains(text, "|:-")) { // a table of Markdown, which is read as lines
			continue
		}
		counts := map[int]int{}
		all := 0
		var cells []string
		for r := newRecords(text, sep); all < 400; {
			var more bool
			if cells, _, more = r.next(cells[:0]); !more {
				break
			}
			for i, c := range cells {
				cells[i] = clean(c)
			}
			if n := len(shortened(cells)); n > 0 {
				counts[n]++
				all++
			}
		}
		if all == 0 && sure && strings.IndexByte(text, sep) >= 0 { // nothing but separators
			return sep
		}
		usual, times, several := 0, 0, 0
		for n, k := range counts {
			if k > times || k == times && n > usual {
				usual, times = n, k
			}
			if n > 1 {
				several += k
			}
		}
		if usual < 2 && sure && several*2 >= all { // rows of different lengths
			usual, times = 2, several/2
		}
		if usual < 2 || !sure && sep != '\t' && (times < 3 || float64(times) < .8*float64(all)) || !sure && several*2 < all {
			continue
		}
		score := float64(times)/float64(all) + .05*math.Min(4, math.Log2(float64(usual)))
		if sep == '\t' { // nobody types one within a cell
			score += .3
		}
		if score > bestScore {
			best, bestScore = sep, score
		}
	}
	return best
}

// delimited makes the rows of a text.
func delimited(b *budget, text string, sep byte) (Sheet, error) {
	var s Sheet
	r := newRecords(text, sep)
	if strings.HasPrefix(text, "sep=") && len(text) > 5 && sep != 0 {
		if _, _, ok := r.next(nil); !ok {
			return s, nil
		}
	}
	var cells []string
	for {
		var line int
		var ok bool
		if cells, line, ok = r.next(cells[:0]); !ok {
			s.Beyond = r.beyond
			return s, nil
		}
		in := 0
		for i, c := range cells {
			if cells[i] = clean(c); cells[i] != "" && len(cells[i]) != len(c) && in == 0 && blank(cells[:i]) {
				in = indent(c)
			}
		}
		if whole := shortened(cells); len(whole) > 0 {
			if err := b.keep(&s, Row{Number: line, Cells: append([]string(nil), whole...), Indent: in}); err != nil {
				return s, err
			}
		}
	}
}
