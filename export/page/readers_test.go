//go:build workbook

package page

import (
	"bytes"
	"encoding/xml"
	"image"
	"image/color"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// run gives what another program prints.
func run(t *testing.T, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	var said bytes.Buffer
	c.Stderr = &said
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, said.String())
	}
	if said.Len() > 0 {
		t.Errorf("%s complains: %s", name, said.String())
	}
	return string(out)
}

// file writes a form into a file.
func file(t *testing.T, name string, write func(io.Writer) error) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := write(f); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func pdfFile(t *testing.T, d Document) string {
	t.Helper()
	return file(t, "pages.pdf", func(w io.Writer) error { return PDF(w, d) })
}

func TestAnotherReaderFindsEveryWordOnThePaper(t *testing.T) {
	path := pdfFile(t, document())
	text := strings.Join(strings.Fields(run(t, "pdftotext", path, "-")), " ")
	for _, want := range wordsOf(document()) {
		want = strings.Join(strings.Fields(shown(want)), " ")
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if at, then := strings.Index(text, "请决定"), strings.Index(text, "精准用户画像"); at < 0 || then < at {
		t.Error("the lines are not in their order")
	}
}

func TestAnotherReaderFindsTheFacesInTheFile(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(run(t, "pdffonts", pdfFile(t, document()))), "\n")[2:]
	if len(lines) != 2 {
		t.Errorf("faces: %q", lines)
	}
	for _, line := range lines {
		if cells := strings.Fields(line); len(cells) < 8 || cells[1]+" "+cells[2] != "CID TrueType" || cells[4] != "yes" || cells[6] != "yes" {
			t.Errorf("not embedded, or its characters are unknown: %q", line)
		}
	}
}

func TestAnotherReaderFindsTheWordsAsWideAsTheyAreMeasured(t *testing.T) {
	words := []Words{
		{X: 20, Y: 30, Text: "请决定：数字营销部与电商部合并，“按季度”复盘——①②③", Type: Type{7, false}, Ink: "#000000"},
		{X: 20, Y: 90, Text: "Digital_marketing,WAVE.(owner:Wang,2026-12-31)→7▼", Type: Type{11.5, true}, Ink: "#000000"},
		{X: 20, Y: 150, Text: "大Ajß", Type: Type{48, true}, Ink: "#000000"},
		{X: 20, Y: 200, Text: "說𠮷😀", Type: Type{9.25, false}, Ink: "#000000"},
	}
	d := onePage()
	for _, w := range words {
		d.Pages[0].Marks = append(d.Pages[0].Marks, w)
	}
	var found struct {
		Words []struct {
			XMin float64 `xml:"xMin,attr"`
			XMax float64 `xml:"xMax,attr"`
			Text string  `xml:",chardata"`
		} `xml:"body>doc>page>word"`
	}
	if err := xml.Unmarshal([]byte(run(t, "pdftotext", "-bbox", pdfFile(t, d), "-")), &found); err != nil {
		t.Fatal(err)
	}
	if len(found.Words) != len(words) {
		t.Fatalf("found %+v", found.Words)
	}
	for i, w := range words {
		want := 0.0
		for _, r := range w.Text {
			want += Advance(r, w.Type.Bold) * w.Type.Size
		}
		got := found.Words[i]
		if got.Text != shown(w.Text) || math.Abs(got.XMin-w.X) > .01 || math.Abs(got.XMax-got.XMin-want) > .01 {
			t.Errorf("%q: found %+v, measured %v", w.Text, got, want)
		}
	}
}

func TestAnotherReaderPaintsThePaperInItsColours(t *testing.T) {
	out := strings.TrimSuffix(pdfFile(t, document()), ".pdf")
	run(t, "pdftoppm", "-r", "144", "-f", "1", "-singlefile", "-png", out+".pdf", out)
	b, err := os.ReadFile(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	looksRight(t, decoded(t, bytes.NewReader(b)), 2)
}

func TestAnotherReaderPaintsTheSVGInItsColours(t *testing.T) {
	in := file(t, "page.svg", func(w io.Writer) error { return SVG(w, sheet()) })
	looksRight(t, decoded(t, strings.NewReader(run(t, "rsvg-convert", "--dpi-x", "144", "--dpi-y", "144", in))), 2)
}

// How far two pictures are apart, in parts of the way from black to white.
func apart(a, b image.Image) float64 {
	sum, n := 0.0, 0
	for y := range min(a.Bounds().Max.Y, b.Bounds().Max.Y) {
		for x := range min(a.Bounds().Max.X, b.Bounds().Max.X) {
			p, q := color.GrayModel.Convert(a.At(x, y)).(color.Gray), color.GrayModel.Convert(b.At(x, y)).(color.Gray)
			sum += math.Abs(float64(p.Y)-float64(q.Y)) / 255
			n++
		}
	}
	return sum / float64(n)
}

// The SVG has its face from the system: fonts-noto-cjk, that is.
func TestPaperPictureAndSVGLookAlike(t *testing.T) {
	d := document()
	m := d.Pages[0].Marks
	d.Pages[0].Marks = m[:len(m)-2] // without the line that the SVG leaves to other faces
	out := strings.TrimSuffix(pdfFile(t, d), ".pdf")
	run(t, "pdftoppm", "-r", "144", "-f", "1", "-singlefile", "-png", out+".pdf", out)
	b, err := os.ReadFile(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	paper := decoded(t, bytes.NewReader(b))
	in := file(t, "page.svg", func(w io.Writer) error { return SVG(w, d.Pages[0]) })
	empty := apart(paper, paintedPNG(t, Page{Width: A4Width, Height: A4Height}, 2))
	for _, other := range []struct {
		name   string
		m      image.Image
		within float64 // of what nothing at all is apart
	}{
		{"picture", paintedPNG(t, d.Pages[0], 2), .1},
		// Its reader moves letters that stand well together closer, which is no fault.
		{"SVG", decoded(t, strings.NewReader(run(t, "rsvg-convert", "--dpi-x", "144", "--dpi-y", "144", in))), .3},
	} {
		if by := apart(paper, other.m); by > empty*other.within {
			t.Errorf("%s: %.4f from the paper, nothing at all is %.4f", other.name, by, empty)
		}
	}
}
