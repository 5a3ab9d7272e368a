package look

import (
	"math"
	"os"
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

// ReadFonts has the toolkit read the fonts of both weights before anything is drawn. To
// each it adds a font of the system for the language that the environment names: for
// Chinese 20 MB, and for nothing, since ours have its characters. So the environment names
// none meanwhile. Characters that ours lack are looked for in the system's fonts as ever.
func ReadFonts() {
	const name = "LC_ALL"
	was, named := os.LookupEnv(name)
	if os.Setenv(name, "C") == nil {
		defer func() {
			if !named {
				_ = os.Unsetenv(name)
				return
			}
			_ = os.Setenv(name, was)
		}()
	}
	for _, bold := range []bool{false, true} {
		fyne.MeasureText("Ag", unitSize, fyne.TextStyle{Bold: bold})
	}
}

// unitSize is the size at which a character is measured; widths grow with the size.
const unitSize = 64

// narrow is below which characters have their widths in a table of their own: all
// that Western texts are made of.
const narrow = 0x250

type runeKey struct {
	r    rune
	bold bool
}

// ruler tells the widths of characters of one type. It is made once per text, since
// asking Fyne for the theme costs more than a width does.
type ruler struct {
	fonts *fonts
	bold  bool
	size  float32
}

func (t Type) ruler() ruler {
	spec := typeScale[t]
	return ruler{Current().fonts, spec.bold, spec.size}
}

func (m ruler) width(r rune) float32 { return m.fonts.advance(r, m.bold) * m.size }

// line is the width of one line of text.
func (m ruler) line(s string) float32 { return m.fonts.advances(s, m.bold) * m.size }

// advance is the width of a character in ems, measured once per weight. All
// ideographs of the bundled family are one em wide.
func (f *fonts) advance(r rune, bold bool) float32 {
	switch {
	case r >= 0 && r < narrow:
		known := &f.narrow[weight(bold)][r]
		if bits := known.Load(); bits != 0 {
			return math.Float32frombits(bits)
		}
		w := measured(r, bold)
		known.Store(math.Float32bits(w))
		return w
	case ideograph(r) || unicode.Is(unicode.Han, r):
		return 1
	}
	k := runeKey{r, bold}
	w, ok := f.widths.Load(k)
	if !ok {
		w = measured(r, bold)
		f.widths.Store(k, w)
	}
	return w.(float32)
}

func weight(bold bool) int {
	if bold {
		return 1
	}
	return 0
}

func measured(r rune, bold bool) float32 {
	return fyne.MeasureText(string(r), unitSize, fyne.TextStyle{Bold: bold}).Width / unitSize
}

// advances is the width of a line in ems.
func (f *fonts) advances(s string, bold bool) float32 {
	var w float32
	for _, r := range s {
		w += f.advance(r, bold)
	}
	return w
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

// below rounds down to whole pixels: Noto's letters stand low in their line.
func below(y float32) float32 { return float32(math.Floor(float64(y))) }

// whole rounds a width up to whole pixels, so that what follows stands sharp.
func whole(w float32) float32 { return float32(math.Ceil(float64(w) - .01)) }

func nearest(y float32) float32 { return float32(math.Round(float64(y))) }

// Width is the width of one line of text.
func Width(s string, t Type) float32 { return t.ruler().line(s) }

// NewText makes one line of text.
func NewText(s string, t Type, c Role) *canvas.Text {
	o := canvas.NewText(s, Color(c))
	o.TextSize, o.TextStyle = t.Size(), t.style()
	return o
}
