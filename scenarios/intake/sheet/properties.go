package sheet

import "strings"

// Limits of what a workbook says about itself.
const (
	mostProperties  = 100
	longestProperty = 255 // characters, as in Excel
)

// properties reads what a workbook says about itself. Where that is missing or damaged, the
// sheets are read all the same.
func (p *pack) properties() map[string]string {
	rels, err := p.relations("")
	if err != nil {
		return nil
	}
	out := map[string]string{}
	for _, kind := range []string{"core-properties", "custom-properties"} {
		part := related(rels, kind)
		if p.parts[part] == nil {
			continue
		}
		m, err := p.open(part)
		for name := ""; err == nil && len(out) < mostProperties; {
			var t token
			if t, err = m.next(); err != nil {
				break
			}
			switch {
			case t == opening && string(m.name) == "property":
				name = clean(string(m.attr("name")))
			case t == opening && string(m.name) == "title":
				name = "Title"
			case t == closing && (string(m.name) == "property" || string(m.name) == "title"):
				name = ""
			case t == chars && name != "" && len([]rune(out[name])) < longestProperty:
				out[name] = strings.TrimSpace(out[name] + clean(string(m.text)))
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	return out
}
