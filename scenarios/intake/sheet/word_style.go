package sheet

import "strings"

// wordStyle is what a style of a Word document says of the paragraphs that have it.
type wordStyle struct {
	name, base string
	outline    int // from 1; 0 = not said; -1 = said to be none
	list       string
	level      int // of the list, from 1
	bold       int // 1 yes, -1 no, 0 not said
}

// wordStyles are the styles of a document, by their id, and its lists.
type wordStyles struct {
	styles map[string]wordStyle
	lists  map[string]string         // list → what it is of
	forms  map[string]map[int]string // of that, level from 1 → kind of number
}

// longestChain is how many styles are followed from one that is based on another.
const longestChain = 20

// of gives a style with what it takes over from those that it is based on.
func (w wordStyles) of(id string) wordStyle {
	out := w.styles[id]
	for base, n := out.base, 0; base != "" && n < longestChain; n++ {
		b, ok := w.styles[base]
		if !ok {
			break
		}
		if out.outline == 0 {
			out.outline = b.outline
		}
		if out.list == "" {
			out.list, out.level = b.list, b.level
		}
		if out.bold == 0 {
			out.bold = b.bold
		}
		base = b.base
	}
	return out
}

// form gives the kind of number that a level of a list has: "bullet", "decimal" and so
// on; "" when nothing stands before its paragraphs.
func (w wordStyles) form(list string, level int) string {
	if list == "" || list == "0" {
		return ""
	}
	levels, ok := w.forms[w.lists[list]]
	if !ok {
		return ""
	}
	f, ok := levels[level]
	if !ok {
		return "decimal"
	}
	if f == "none" {
		return ""
	}
	return f
}

// on reads a property that is there or not: <w:b/>, <w:b w:val="0"/>.
func on(m *markup) int {
	switch string(m.attr("val")) {
	case "0", "false", "off", "none":
		return -1
	}
	return 1
}

// levelOf reads a number from 0 as a level from 1.
func levelOf(m *markup) int {
	n, ok := natural(m.attr("val"))
	if !ok || n > 8 {
		return -1
	}
	return n + 1
}

func (p *pack) wordStyles(main string) (wordStyles, error) {
	w := wordStyles{map[string]wordStyle{}, map[string]string{}, map[string]map[int]string{}}
	rels, err := p.relations(main)
	if err != nil {
		return w, nil // without relations there are neither styles nor lists
	}
	if part := related(rels, "styles"); p.parts[part] != nil {
		if err := p.readWordStyles(part, w); err != nil {
			return w, err
		}
	}
	if part := related(rels, "numbering"); p.parts[part] != nil {
		return w, p.readWordLists(part, w)
	}
	return w, nil
}

func (p *pack) readWordStyles(part string, w wordStyles) error {
	id, within := "", ""
	var s wordStyle
	return p.each(part, func(m *markup, t token) error {
		name := string(m.name)
		if t == closing {
			switch name {
			case "style":
				if len(w.styles) < mostParts && id != "" {
					w.styles[id] = s
				}
				within = ""
			case "pPr", "rPr", "tblStylePr", "tblPr", "trPr", "tcPr":
				within = "style"
			}
			return nil
		}
		switch {
		case name == "style":
			id, s, within = string(m.attr("styleId")), wordStyle{}, "style"
		case within == "":
		case name == "tblStylePr":
			return m.skip()
		case name == "pPr" || name == "rPr":
			within = name
		case name == "name":
			s.name = strings.ToLower(string(m.attr("val")))
			if level, ok := strings.CutPrefix(s.name, "heading "); ok && len(level) == 1 && level[0] >= '1' && level[0] <= '9' && s.outline == 0 {
				s.outline = int(level[0] - '0')
			}
		case name == "basedOn":
			s.base = string(m.attr("val"))
		case name == "outlineLvl":
			s.outline = levelOf(m)
		case name == "numId":
			s.list, s.level = string(m.attr("val")), max(1, s.level)
		case name == "ilvl":
			s.level = levelOf(m)
		case name == "b" && within == "rPr":
			s.bold = on(m)
		}
		return nil
	})
}

func (p *pack) readWordLists(part string, w wordStyles) error {
	abstract, list, level := "", "", 0
	return p.each(part, func(m *markup, t token) error {
		name := string(m.name)
		if t == closing {
			switch name {
			case "abstractNum":
				abstract = ""
			case "num":
				list = ""
			}
			return nil
		}
		switch name {
		case "abstractNum":
			if abstract = string(m.attr("abstractNumId")); len(w.forms) < mostParts {
				w.forms[abstract] = map[int]string{}
			}
		case "lvl":
			n, _ := natural(m.attr("ilvl"))
			level = n + 1
		case "numFmt":
			if levels := w.forms[abstract]; abstract != "" && levels != nil && level <= 9 {
				levels[level] = string(m.attr("val"))
			}
		case "num":
			list = string(m.attr("numId"))
		case "abstractNumId":
			if list != "" && len(w.lists) < mostParts {
				w.lists[list] = string(m.attr("val"))
			}
		}
		return nil
	})
}
