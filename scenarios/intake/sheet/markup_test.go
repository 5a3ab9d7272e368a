package sheet

import (
	"context"
	"encoding/xml"
	"io"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// tokens is XML as encoding/xml reads it and as markup does.
func tokens(data string) (slow, fast []string) {
	add := func(list *[]string, s string) {
		if n := len(*list); strings.HasPrefix(s, "=") && n > 0 && strings.HasPrefix((*list)[n-1], "=") {
			(*list)[n-1] += s[1:]
			return
		}
		*list = append(*list, s)
	}
	dec := xml.NewDecoder(strings.NewReader(data))
	depth := 0
	for {
		t, err := dec.Token()
		if err != nil {
			if err != io.EOF {
				slow = append(slow, "error")
			}
			break
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
			s := "<" + t.Name.Local
			for _, a := range t.Attr {
				s += " " + a.Name.Local + "=" + a.Value
			}
			add(&slow, s)
		case xml.EndElement:
			depth--
			add(&slow, "/"+t.Name.Local)
		case xml.CharData:
			if depth > 0 && len(t) > 0 {
				add(&slow, "="+string(t))
			}
		}
	}
	m := newMarkup(context.Background(), inPieces(data))
	for {
		t, err := m.next()
		if err != nil {
			if err != io.EOF {
				fast = append(fast, "error")
			}
			break
		}
		switch t {
		case opening:
			s := "<" + string(m.name)
			for _, a := range []string{"r", "t", "name"} {
				if v := m.attr(a); v != nil {
					s += " " + a + "=" + string(v)
				}
			}
			add(&fast, s)
		case closing:
			add(&fast, "/"+string(m.name))
		case chars:
			if len(m.text) > 0 {
				add(&fast, "="+string(m.text))
			}
		}
	}
	return slow, fast
}

// inPieces gives a text in small pieces.
func inPieces(s string) io.Reader { return &pieces{s, 1} }

type pieces struct {
	s string
	n int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.s == "" {
		return 0, io.EOF
	}
	p.n = p.n%7 + 1
	n := copy(b[:min(len(b), p.n)], p.s)
	p.s = p.s[n:]
	return n, nil
}

func TestMarkupIsReadAsTheStandardLibraryReadsIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var out strings.Builder
		text := rapid.SampledFrom([]string{"", "职责", "a &amp; b", "&#x4E2D;&#20013;", "<![CDATA[x<y>&z]]>", "<!-- > -->", "<?pi > ?>", " \n ", "]", ">"})
		var element func(depth int)
		element = func(depth int) {
			name := rapid.SampledFrom([]string{"row", "x:c", "v"}).Draw(t, "name")
			attrs := rapid.SampledFrom([]string{"", ` r="A1"`, ` r='a>b' t = "s"`, ` name="&lt;职&quot;责/"`, "\n\tr=\"\""}).Draw(t, "attrs")
			if rapid.Bool().Draw(t, "empty") {
				out.WriteString("<" + name + attrs + "/>")
				return
			}
			out.WriteString("<" + name + attrs + ">")
			for range rapid.IntRange(0, 3).Draw(t, "children") {
				out.WriteString(text.Draw(t, "text"))
				if depth < 4 {
					element(depth + 1)
				}
			}
			out.WriteString("</" + name + rapid.SampledFrom([]string{"", " "}).Draw(t, "space") + ">")
		}
		out.WriteString(prolog)
		element(0)
		whole := out.String()
		if rapid.Bool().Draw(t, "cut") {
			whole = whole[:rapid.IntRange(len(prolog), len(whole)).Draw(t, "at")]
		}
		slow, fast := tokens(whole)
		if len(fast) > 0 && len(slow) > 0 && slow[len(slow)-1] == "error" && fast[len(fast)-1] == "error" {
			return // where they notice may differ
		}
		if !slices.Equal(slow, fast) {
			t.Fatalf("%s\nslow %q\nfast %q", whole, slow, fast)
		}
	})
}
