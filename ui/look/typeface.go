package look

import (
	"math"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Type is a role of the type scale.
type Type int

// The type scale. Nothing Chinese is smaller than Small.
const (
	Body      Type = iota // 13/20
	BodyBold              // 13/20: card, row and panel titles
	Small                 // 12/18: card body, messages
	SmallBold             // 12/18
	Micro                 // 11/16: times, shortcuts, verdicts
	MicroBold             // 11/16
	Reading               // 15/26: a sentence that is the subject
	Heading               // 15/24: column and section heads
	Title                 // 18/28
	Metric                // 22/28
	Display               // 32/44
)

type typeSpec struct {
	size, line float32
	bold       bool
}

var typeScale = [...]typeSpec{
	Body: {13, 20, false}, BodyBold: {13, 20, true},
	Small: {12, 18, false}, SmallBold: {12, 18, true},
	Micro: {11, 16, false}, MicroBold: {11, 16, true},
	Reading: {15, 26, false}, Heading: {15, 24, true}, Title: {18, 28, true},
	Metric: {22, 28, true}, Display: {32, 44, true},
}

// Size is the height of the letters in pixels.
func (t Type) Size() float32 { return typeScale[t].size }

// Line is the distance of two lines.
func (t Type) Line() float32 { return typeScale[t].line }

func (t Type) style() fyne.TextStyle { return fyne.TextStyle{Bold: typeScale[t].bold} }

type runeKey struct {
	r    rune
	bold bool
}

// unitSize is the size at which a character is measured; widths grow with the size.
const unitSize = 64

// advance is the width of a character in ems, measured once per weight. All
// ideographs of the bundled family are one em wide.
func advance(r rune, bold bool) float32 {
	if unicode.Is(unicode.Han, r) {
		return 1
	}
	f, k := Current().fonts, runeKey{r, bold}
	w, ok := f.widths.Load(k)
	if !ok {
		w = fyne.MeasureText(string(r), unitSize, fyne.TextStyle{Bold: bold}).Width / unitSize
		f.widths.Store(k, w)
	}
	return w.(float32)
}

// advances is the width of a line in ems.
func advances(s string, bold bool) float32 {
	var w float32
	for _, r := range s {
		w += advance(r, bold)
	}
	return w
}

func runeWidth(r rune, t Type) float32 {
	spec := typeScale[t]
	return advance(r, spec.bold) * spec.size
}

type heightKey struct {
	size float32
	bold bool
}

// lineHeight is the height that Fyne gives a line of letters of a size.
func lineHeight(size float32, bold bool) float32 {
	f, k := Current().fonts, heightKey{size, bold}
	h, ok := f.heights.Load(k)
	if !ok {
		h = fyne.MeasureText("Ag", size, fyne.TextStyle{Bold: bold}).Height
		f.heights.Store(k, h)
	}
	return h.(float32)
}

// whole rounds a width up to whole pixels, so that what follows stands sharp.
func whole(w float32) float32 { return float32(math.Ceil(float64(w) - .01)) }

// Width is the width of one line of text.
func Width(s string, t Type) float32 {
	spec := typeScale[t]
	return advances(s, spec.bold) * spec.size
}

// NewText makes one line of text.
func NewText(s string, t Type, c Role) *canvas.Text {
	o := canvas.NewText(s, Color(c))
	o.TextSize, o.TextStyle = t.Size(), t.style()
	return o
}

// Punctuation that may not begin or end a line (kinsoku; design tokens §3).
const (
	notFirst = "，。、；：？！）》】」』”’,.;:?!)]}%…·"
	notLast  = "（《【「『“‘([{"
)

// Wrap breaks a text into lines that fit a width. Latin words and numbers stay
// whole unless one is longer than a line. With more than most lines (0 = no limit)
// the last one ends in an ellipsis.
func Wrap(s string, t Type, width float32, most int) []string {
	var lines []string
	for _, para := range strings.Split(FullWidth(s), "\n") {
		lines = append(lines, wrapLine([]rune(strings.TrimSpace(para)), t, width)...)
		if most > 0 && len(lines) > most {
			break
		}
	}
	if most > 0 && len(lines) > most {
		last := lines[most-1]
		lines = lines[:most]
		lines[most-1] = cut(last+"……", t, width)
	}
	return lines
}

func wrapLine(rs []rune, t Type, width float32) []string {
	var lines []string
	start, x := 0, float32(0)
	for i := 0; i < len(rs); {
		j, w := i, float32(0)
		for { // one character with what may not leave it, or one word
			w += runeWidth(rs[j], t)
			j++
			if j >= len(rs) || !joined(rs[j-1], rs[j]) {
				break
			}
		}
		if x+w > width && i > start && rs[i] != ' ' {
			lines = append(lines, strings.TrimRight(string(rs[start:i]), " "))
			start, x = i, 0
		}
		for x == 0 && w > width && j-i > 1 { // longer than a line: broken where it must
			k, part := i, float32(0)
			for k < j && part+runeWidth(rs[k], t) <= width {
				part += runeWidth(rs[k], t)
				k++
			}
			k = max(k, i+1)
			lines = append(lines, string(rs[i:k]))
			i, start = k, k
			w -= part
		}
		x += w
		i = j
	}
	return append(lines, strings.TrimRight(string(rs[start:]), " "))
}

// joined reports whether no line may end between a and b.
func joined(a, b rune) bool {
	switch {
	case strings.ContainsRune(notFirst, b) || strings.ContainsRune(notLast, a):
		return true
	case a == ' ' || b == ' ':
		return false
	}
	return !wide(a) && !wide(b)
}

// wide reports whether r is written in a full square, between which lines may break.
func wide(r rune) bool {
	return r >= 0x2e80 && r < 0xa4d0 || r >= 0xac00 && r < 0xd7b0 || r >= 0xf900 && r < 0xfb00 || r >= 0xff00 && r < 0xffe7
}

// Cut shortens one line to a width with an ellipsis.
func Cut(s string, t Type, width float32) string {
	s = strings.ReplaceAll(FullWidth(s), "\n", " ")
	if Width(s, t) <= width {
		return s
	}
	return cut(s, t, width)
}

func cut(s string, t Type, width float32) string {
	rs := []rune(strings.TrimRight(s, "…"))
	mark := "…"
	if !strings.ContainsFunc(s, wide) {
		mark = "..." // the font draws the ellipsis at full width
	}
	room := width - Width(mark, t)
	x, n := float32(0), 0
	for n < len(rs) && x+runeWidth(rs[n], t) <= room {
		x += runeWidth(rs[n], t)
		n++
	}
	return strings.TrimRight(string(rs[:n]), " ，、（(") + mark
}

// FullWidth shows punctuation beside a Han character at full width, also where the
// stored text has it at half width.
func FullWidth(s string) string {
	if !strings.ContainsFunc(s, wide) || !strings.ContainsAny(s, ",;:?!()") {
		return s
	}
	rs := []rune(s)
	out := make([]rune, len(rs))
	copy(out, rs)
	for i, r := range rs {
		k := strings.IndexRune(",;:?!()", r)
		if k < 0 {
			continue
		}
		before, after := i > 0 && wide(rs[i-1]), i+1 < len(rs) && wide(rs[i+1])
		if before || after {
			out[i] = []rune("，；：？！（）")[k]
		}
	}
	return string(out)
}
