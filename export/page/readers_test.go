//go:build workbook

package page

import (
	"bytes"
	"encoding/xml"
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
