package xlsx

import (
	"bytes"
	"encoding/xml"
	"strconv"
)

// shared is the texts of a workbook, each once, in the order in which the sheets name them.
// The library's stream writes every text into its cell; viewers on phones show such cells
// blank, and the file is larger.
type shared struct {
	number map[string]int
	items  []string
	count  int
}

const (
	sharedPart      = "xl/sharedStrings.xml"
	sharedType      = `<Override PartName="/` + sharedPart + `" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"></Override>`
	sharedRelation  = `<Relationship Id="rIdShared" Target="sharedStrings.xml" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"></Relationship>`
	inlineBegin     = ` t="inlineStr"><is>`
	inlineEnd       = `</is></c>`
	spreadsheetMain = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
)

// take gives a sheet with the numbers of its texts in their place. Texts cannot look like
// the tags around them, since their angle brackets are escaped.
func (s *shared) take(sheet []byte) []byte {
	out := make([]byte, 0, len(sheet))
	for {
		at := bytes.Index(sheet, []byte(inlineBegin))
		if at < 0 {
			return append(out, sheet...)
		}
		rest := sheet[at+len(inlineBegin):]
		end := bytes.Index(rest, []byte(inlineEnd))
		if end < 0 {
			return append(out, sheet...)
		}
		out = append(out, sheet[:at]...)
		out = append(out, ` t="s"><v>`...)
		out = strconv.AppendInt(out, int64(s.of(rest[:end])), 10)
		out = append(out, `</v></c>`...)
		sheet = rest[end+len(inlineEnd):]
	}
}

// of gives the number of a text as it stands between its tags.
func (s *shared) of(item []byte) int {
	s.count++
	if n, ok := s.number[string(item)]; ok {
		return n
	}
	if s.number == nil {
		s.number = map[string]int{}
	}
	n := len(s.items)
	s.items = append(s.items, string(item))
	s.number[s.items[n]] = n
	return n
}

// part is the file of the texts.
func (s *shared) part() []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header)
	out.WriteString(`<sst xmlns="` + spreadsheetMain + `" count="` + strconv.Itoa(s.count) + `" uniqueCount="` + strconv.Itoa(len(s.items)) + `">`)
	for _, item := range s.items {
		out.WriteString("<si>" + item + "</si>")
	}
	out.WriteString("</sst>")
	return out.Bytes()
}

// before puts something before the closing tag of a part.
func before(content []byte, closing, what string) []byte {
	at := bytes.LastIndex(content, []byte(closing))
	if at < 0 {
		return content
	}
	return append(append(bytes.Clone(content[:at]), what...), content[at:]...)
}
