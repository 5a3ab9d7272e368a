package page

import (
	_ "embed"
	"maps"
	"slices"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

//go:embed fonts/NotoSansSC-Regular.ttf
var regular []byte

//go:embed fonts/NotoSansSC-Bold.ttf
var bold []byte

// How far the bundled face reaches above and below the line it stands on, in em.
const (
	Ascent  = 1.16
	Descent = .288
)

// Face gives the bundled face as a TrueType file, which nobody may change.
func Face(heavy bool) []byte {
	if heavy {
		return bold
	}
	return regular
}

// Advance is how far a character moves the next one, in em. That of a character which
// the face does not have is that of [Stand]; what cannot be seen moves nothing.
func Advance(r rune, heavy bool) float64 {
	f := faceOf(heavy)
	if uint32(r) >= plane {
		r = f.painted(r)
	}
	return float64(f.advances[r]) / f.em
}

// Has tells whether nothing is lost of a character: it is painted as itself, or as the
// space that it is, or cannot be seen at all.
func Has(r rune) bool { return r == Stand || faceOf(false).painted(r) != Stand }

// Missing lists the characters of all words that the face does not have, each once, by
// their numbers.
func (d Document) Missing() []rune {
	found := map[rune]bool{}
	for _, p := range d.Pages {
		for _, m := range p.Marks {
			w, ok := m.(Words)
			if !ok || !w.shows() {
				continue
			}
			for _, r := range w.Text {
				if !Has(r) {
					found[r] = true
				}
			}
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// shown is a text as it is painted.
func shown(text string) string {
	return strings.Map(func(r rune) rune {
		if r = faceOf(false).painted(r); r == 0 {
			return -1
		}
		return r
	}, text)
}

// face is one weight of the typeface, read. Both have the same characters.
type face struct {
	font     *sfnt.Font
	em       float64       // the units of an em
	has      [plane]bool   // the characters of the face itself
	advances [plane]uint16 // of what is painted for a character, in units
}

// plane is where the characters end that the face can have.
const plane = 0x10000

var (
	regularFace = sync.OnceValue(func() *face { return read(regular) })
	boldFace    = sync.OnceValue(func() *face { return read(bold) })
)

func faceOf(heavy bool) *face {
	if heavy {
		return boldFace()
	}
	return regularFace()
}

// painted is what stands for a character on paper: itself, a space for whatever parts
// words, 0 for what cannot be seen, and Stand for what the face does not have.
func (f *face) painted(r rune) rune {
	switch {
	case r == '\t' || r == '\n' || r == '\r':
		return ' '
	case unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector):
		return 0
	case uint32(r) < plane && f.has[r]:
		return r
	case unicode.Is(unicode.Z, r):
		return ' '
	}
	return Stand
}

// read panics when the file is broken: it is a part of the program.
func read(file []byte) *face {
	parsed, err := sfnt.Parse(file)
	if err != nil {
		panic(err)
	}
	f := &face{font: parsed, em: float64(parsed.UnitsPerEm())}
	var buf sfnt.Buffer
	for r := range rune(plane) {
		glyph, err := parsed.GlyphIndex(&buf, r)
		if err != nil {
			panic(err)
		}
		if glyph == 0 {
			continue
		}
		width, err := parsed.GlyphAdvance(&buf, glyph, fixed.Int26_6(parsed.UnitsPerEm())<<6, font.HintingNone)
		if err != nil {
			panic(err)
		}
		f.has[r], f.advances[r] = true, uint16(width.Round())
	}
	own := f.advances
	own[0] = 0
	for r := range rune(plane) {
		f.advances[r] = own[f.painted(r)]
	}
	return f
}
