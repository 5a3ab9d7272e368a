package page

import (
	"math"
	"testing"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

func TestAdvancesAreThoseOfTheFace(t *testing.T) {
	for _, heavy := range []bool{false, true} {
		f, err := sfnt.Parse(Face(heavy))
		if err != nil {
			t.Fatal(err)
		}
		var buf sfnt.Buffer
		for _, r := range "aWi1 组织沙盘，。“→▲①é－　" + string(Stand) {
			glyph, err := f.GlyphIndex(&buf, r)
			if err != nil || glyph == 0 {
				t.Fatalf("%q: glyph %d, %v", r, glyph, err)
			}
			want, err := f.GlyphAdvance(&buf, glyph, fixed.I(1000), font.HintingNone)
			if err != nil {
				t.Fatal(err)
			}
			if got := Advance(r, heavy); math.Abs(got-float64(want)/64000) > 1e-9 || got <= 0 {
				t.Errorf("%q, bold %v: %v em, the face says %v", r, heavy, got, float64(want)/64000)
			}
		}
	}
}

func TestWhatTheFaceDoesNotHaveIsAsWideAsItsStand(t *testing.T) {
	for _, r := range "說𠮷😀ا\u0301\ufffd\U0010ffff" {
		if Has(r) || Advance(r, false) != Advance(Stand, false) || Advance(r, true) != Advance(Stand, true) {
			t.Errorf("%q: has %v, %v em", r, Has(r), Advance(r, false))
		}
	}
	if !Has(Stand) {
		t.Error("the stand itself is missing")
	}
}

func TestWhatCannotBeSeenMovesNothingAndWhatPartsWordsIsASpace(t *testing.T) {
	for _, r := range "\x00\x1b\u007f\u200b\u200d\u202e\ufeff\ufe0f\U000e0100\U000e0041" {
		if !Has(r) || Advance(r, false) != 0 || Advance(r, true) != 0 {
			t.Errorf("%U: has %v, %v em", r, Has(r), Advance(r, false))
		}
	}
	for _, r := range "\t\n\r\u2003\u2028\u202f" {
		if !Has(r) || Advance(r, false) != Advance(' ', false) {
			t.Errorf("%U: has %v, %v em", r, Has(r), Advance(r, false))
		}
	}
	for _, r := range []rune{-1, unicode.MaxRune + 1} {
		if Has(r) || Advance(r, false) != Advance(Stand, false) {
			t.Errorf("%d: has %v, %v em", r, Has(r), Advance(r, false))
		}
	}
}

func TestBothWeightsHaveTheSameCharactersAndReachAsFarAsIsSaid(t *testing.T) {
	if regularFace().has != boldFace().has {
		t.Error("there are characters that only one weight has")
	}
	for _, heavy := range []bool{false, true} {
		m, err := faceOf(heavy).font.Metrics(&sfnt.Buffer{}, fixed.I(1000), font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		if m.Ascent.Round() != Ascent*1000 || m.Descent.Round() != Descent*1000 {
			t.Errorf("bold %v reaches %v above and %v below", heavy, m.Ascent, m.Descent)
		}
	}
}

func BenchmarkAdvance(b *testing.B) {
	words := []rune("职责边界 Duties of the digital marketing department：渠道投放与评估")
	for i := range b.N {
		Advance(words[i%len(words)], i%2 == 0)
	}
}
