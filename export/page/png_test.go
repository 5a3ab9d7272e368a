package page

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"io"
	"math"
	"strings"
	"testing"
)

func paintedPNG(t *testing.T, p Page, scale float64) image.Image {
	t.Helper()
	var first, second bytes.Buffer
	if err := PNG(&first, p, scale); err != nil {
		t.Fatal(err)
	}
	if err := PNG(&second, p, scale); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(first.Bytes(), second.Bytes()) {
		t.Error("two pictures differ")
	}
	for _, chunk := range []string{"tEXt", "iTXt", "zTXt", "tIME", "eXIf", "iCCP"} {
		if bytes.Contains(first.Bytes(), []byte(chunk)) {
			t.Errorf("the picture tells something in %s", chunk)
		}
	}
	return decoded(t, &first)
}

func TestAPictureHasItsColoursAtTheirPlaces(t *testing.T) {
	for _, scale := range []float64{1, 2, 3.5} {
		m := paintedPNG(t, sheet(), scale)
		looksRight(t, m, scale)
		if got, want := m.Bounds().Max, (image.Point{int(math.Ceil(A4Width * scale)), int(math.Ceil(A4Height * scale))}); got != want {
			t.Errorf("%v pixels, want %v", got, want)
		}
	}
}

func TestBoxesAndUprightLinesLieOnWholePixels(t *testing.T) {
	m := paintedPNG(t, Page{Width: 100, Height: 100, Marks: []Mark{
		Box{X: 10.3, Y: 10.3, W: 20.2, H: 20.2, Fill: "#102030"},
		Box{X: 40.3, Y: 10.3, W: 20.2, H: 20.2, Edge: "#102030", Thickness: .4},
		Line{X1: 10, Y1: 50.1, X2: 90, Y2: 50.1, Thickness: .25, Ink: "#102030"},
		Line{X1: 50.1, Y1: 60, X2: 50.1, Y2: 90, Thickness: .25, Ink: "#102030"},
		Box{X: 10, Y: 70, W: .001, H: 10, Fill: "#102030"},
	}}, 2)
	colours := map[color.Color]int{}
	for y := range m.Bounds().Max.Y {
		for x := range m.Bounds().Max.X {
			colours[color.RGBAModel.Convert(m.At(x, y))]++
		}
	}
	if ink := colours[color.RGBA{0x10, 0x20, 0x30, 255}]; len(colours) != 2 || ink != 40*40+4*40+160+60+20 {
		t.Errorf("%d pixels of ink, colours %v", ink, colours)
	}
}

// The letters reach as far as they are measured, and their edges are smooth.
func TestLettersArePaintedWhereTheyAreMeasured(t *testing.T) {
	w := Words{X: 20, Y: 60, Text: "国H国", Type: Type{40, true}, Ink: "#000000"}
	m := paintedPNG(t, Page{Width: 200, Height: 100, Marks: []Mark{w}}, 2)
	inked, greys := image.Rectangle{}, 0
	for y := range m.Bounds().Max.Y {
		for x := range m.Bounds().Max.X {
			grey, _, _, _ := m.At(x, y).RGBA()
			if grey < 0x8000 {
				inked = inked.Union(image.Rect(x, y, x+1, y+1))
			}
			if grey > 0 && grey < 0xffff {
				greys++
			}
		}
	}
	end := int(2 * (w.X + Width(w.Text, w.Type)))
	if inked.Min.X < 40 || inked.Min.X > 50 || inked.Max.X > end || inked.Max.X < end-10 || inked.Max.Y < 120 || inked.Max.Y > 120+8 {
		t.Errorf("ink in %v, measured 40 to %d", inked, end)
	}
	if greys < 100 {
		t.Errorf("only %d pixels are grey", greys)
	}
}

func TestARoundEdgeIsARingAroundNothing(t *testing.T) {
	m := paintedPNG(t, Page{Width: 60, Height: 60, Marks: []Mark{Box{X: 10, Y: 10, W: 40, H: 40, Radius: 12, Edge: "#FF0000", Thickness: 4}}}, 1)
	red, white := color.RGBA{255, 0, 0, 255}, color.RGBA{255, 255, 255, 255}
	for at, want := range map[image.Point]color.RGBA{
		{30, 10}: red, {10, 30}: red, {49, 30}: red, {30, 49}: red,
		{30, 30}: white, {14, 30}: white, {8, 8}: white, {11, 11}: white, {13, 13}: red, {5, 30}: white,
	} {
		if got := color.RGBAModel.Convert(m.At(at.X, at.Y)); got != want {
			t.Errorf("at %v: %v, want %v", at, got, want)
		}
	}
}

func TestHostileTextsAndPlacesOutsideDoNotHarmAPicture(t *testing.T) {
	ink := Ink("#000000")
	var marks []Mark
	for _, text := range []string{"a\x00\x1b\xed\xa0\x80b", strings.Repeat("职责 duty ", 2500), "😀𠮷說مرحبا\u202e", "<&>"} {
		marks = append(marks, Words{X: 5, Y: 20, Text: text, Type: Type{12, false}, Ink: ink})
	}
	for _, far := range []float64{-1e5, -10, 95, 1e5} {
		marks = append(marks,
			Words{X: far, Y: far, Text: "远 far", Type: Type{30, true}, Ink: ink},
			Box{X: far, Y: far, W: 20, H: 20, Radius: 5, Fill: ink, Edge: ink, Thickness: 2},
			Line{X1: far, Y1: 0, X2: 50, Y2: far, Thickness: 3, Ink: ink},
			Line{X1: far, Y1: 5, X2: far, Y2: 5, Thickness: 3, Ink: ink},
			Shape{Points: []Point{{far, 0}, {50, far}, {0, 50}}, Fill: ink},
		)
	}
	paintedPNG(t, Page{Width: 100, Height: 100, Marks: marks}, 2)
}

func TestAPictureTooLargeIsRefused(t *testing.T) {
	for _, c := range []struct{ width, height, scale float64 }{
		{10_001, 10, 1}, {10, 5_001, 2}, {9_000, 9_000, 1}, {100, 100, 0}, {100, 100, -1}, {100, 100, math.NaN()}, {100, 100, 1e9}, {0, 10, 1},
	} {
		if err := PNG(io.Discard, Page{Width: c.width, Height: c.height}, c.scale); err == nil {
			t.Errorf("%v was painted", c)
		}
	}
	if err := PNG(full{}, Page{Width: 10, Height: 10}, 1); !errors.Is(err, errFull) {
		t.Errorf("written to a full disk: %v", err)
	}
}

func BenchmarkPNG(b *testing.B) {
	p := sheet()
	for b.Loop() {
		if err := PNG(io.Discard, p, 2); err != nil {
			b.Fatal(err)
		}
	}
}
