package xlsx

import (
	"bytes"
	"encoding/xml"
	"io"
	"strconv"
	"strings"
)

// shared is the texts of a workbook, each once, in the order in which the sheets name them.
// A text that stands in its cell is shown blank by viewers on phones, and makes the file
// larger.
type shared struct {
	number map[string]int
	items  []string
	count  int
}

const (
	sharedPart      = "xl/sharedStrings.xml"
	sharedType      = `<Override PartName="/` + sharedPart + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"></Override>`
	sharedRelation  = `<Relationship Id="rIdShared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"></Relationship>`
	spreadsheetMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// of gives the number of a text.
func (s *shared) of(text string) int {
	s.count++
	if n, ok := s.number[text]; ok {
		return n
	}
	if s.number == nil {
		s.number = map[string]int{}
	}
	n := len(s.items)
	s.items = append(s.items, text)
	s.number[text] = n
	return n
}

// write writes the part of the texts.
func (s *shared) write(to io.Writer) error {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString(`<sst xmlns="` + spreadsheetMain + `" count="` + strconv.Itoa(s.count) + `" uniqueCount="` + strconv.Itoa(len(s.items)) + `">`)
	for _, item := range s.items {
		appendItem(&out, item)
		if out.Len() > atOnce {
			if _, err := out.WriteTo(to); err != nil {
				return err
			}
		}
	}
	out.WriteString("</sst>")
	_, err := out.WriteTo(to)
	return err
}

// atOnce is how many bytes of a large part are made before they are written.
const atOnce = 64 << 10

// appendItem writes a text as an item. What would be read as the code of a character is
// escaped, and so are line breaks not: they stand for themselves.
func appendItem(out *bytes.Buffer, text string) {
	const around = "\t\n\r "
	if strings.Trim(text, around) != text {
		out.WriteString(`<si><t xml:space="preserve">`)
	} else {
		out.WriteString(`<si><t>`)
	}
	for text != "" {
		line, rest, more := strings.Cut(text, "\n")
		for line != "" {
			at := coded(line)
			_ = xml.EscapeText(out, []byte(line[:at])) // a buffer does not fail
			if line = line[at:]; line != "" {
				out.WriteString("_x005F_")
				line = line[1:]
			}
		}
		if text = rest; more {
			out.WriteByte('\n')
		}
	}
	out.WriteString(`</t></si>`)
}

// coded finds what would be read as the code of a character, such as _x000D_; the length of
// the text when there is nothing of it.
func coded(s string) int {
	for from := 0; ; {
		at := strings.Index(s[from:], "_x")
		if at < 0 {
			return len(s)
		}
		at += from
		if code := s[at:]; len(code) >= 7 && code[6] == '_' && strings.Trim(code[2:6], "0123456789abcdefABCDEF") == "" {
			return at
		}
		from = at + 1
	}
}

// before puts something before the closing tag of a part.
func before(content []byte, closing, what string) []byte {
	at := bytes.LastIndex(content, []byte(closing))
	if at < 0 {
		return content
	}
	return append(append(bytes.Clone(content[:at]), what...), content[at:]...)
}
