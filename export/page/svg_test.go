package page

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// drawn is what an SVG reader finds: the elements with their attributes and texts.
type drawn struct {
	name, text string
	attr       map[string]string
}

func drawnSVG(t *testing.T, p Page) (all string, out []drawn) {
	t.Helper()
	var b bytes.Buffer
	if err := SVG(&b, p); err != nil {
		t.Fatal(err)
	}
	all = b.String()
	for d := xml.NewDecoder(&b); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return all, out
		}
		if err != nil {
			t.Fatalf("%v\n%s", err, all)
		}
		switch token := token.(type) {
		case xml.StartElement:
			e := drawn{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				e.attr[a.Name.Local] = a.Value
			}
			out = append(out, e)
		case xml.CharData:
			if len(out) == 0 {
				continue // the line after the head
			}
			out[len(out)-1].text += strings.TrimRight(string(token), "\n")
		}
	}
}

func TestAnSVGHasEveryWordAsTextThatSaysHowWideItIs(t *testing.T) {
	all, found := drawnSVG(t, sheet())
	if again, _ := drawnSVG(t, sheet()); again != all {
		t.Error("two files differ")
	}
	var texts []string
	for _, e := range found {
		if e.name != "text" {
			continue
		}
		texts = append(texts, e.text)
		size, err := strconv.ParseFloat(e.attr["font-size"], 64)
		if err != nil {
			t.Fatal(err)
		}
		want := Width(e.text, Type{size, e.attr["font-weight"] == "bold"})
		if e.attr["textLength"] != num(want) {
			t.Errorf("%q is %s wide, measured %v", e.text, e.attr["textLength"], want)
		}
	}
	if want := wordsOf(Document{Pages: []Page{sheet()}}); !slices.Equal(texts, want) {
		t.Errorf("texts\n%q\nwant\n%q", texts, want)
	}
	if strings.Contains(all, "font-face") || strings.Contains(all, "base64") {
		t.Error("a face is embedded")
	}
	if e := found[0]; e.name != "svg" || e.attr["width"] != "841.89pt" || e.attr["viewBox"] != "0 0 841.89 595.28" || found[1].text != "1 决议" {
		t.Errorf("root %v, title %v", found[0], found[1])
	}
}

func TestHostileTextsStayInTheirPlaceInAnSVG(t *testing.T) {
	long := strings.Repeat("职责 & <duty> ", 1600)
	for in, want := range map[string]string{
		"a\x00b\x1b\x7f\u0085c":            "abc",
		"a\xed\xa0\x80b":                   "a\ufffd\ufffd\ufffdb",
		"\ufffe\uffff":                     "\ufffd\ufffd",
		"</text><script>alert(1)</script>": "</text><script>alert(1)</script>",
		"]]>&amp;\"'":                      "]]>&amp;\"'",
		"مرحبا \u202eabc":                  "مرحبا abc",
		"說𠮷😀\u200d":                        "說𠮷😀",
		"a\r\n\tb":                         "a   b",
		long:                               long,
	} {
		p := Page{Name: in, Width: 10, Height: 10, Marks: []Mark{Words{Text: in, Type: Type{9, false}, Ink: "#000000"}}}
		_, found := drawnSVG(t, p)
		if len(found) != 5 || found[1].text != want || found[4].text != want {
			t.Errorf("%.50q: found %.300q", in, found)
		}
	}
	for _, nothing := range []string{"", "\x00", " \t"} {
		if _, found := drawnSVG(t, Page{Width: 10, Height: 10, Marks: []Mark{Words{Text: nothing, Type: Type{9, false}, Ink: "#000000"}}}); found[len(found)-1].name == "text" {
			t.Errorf("%q is a text", nothing)
		}
	}
}

func TestAnSVGThatCannotBeWrittenIsRefused(t *testing.T) {
	for _, d := range []Document{onePage(Box{Fill: `"/><script`}), onePage(Jump{Page: -1}), {Pages: []Page{{}}}} {
		if err := SVG(io.Discard, d.Pages[0]); err == nil {
			t.Errorf("%v was written", d)
		}
	}
	if err := SVG(full{}, sheet()); !errors.Is(err, errFull) {
		t.Errorf("written to a full disk: %v", err)
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }
