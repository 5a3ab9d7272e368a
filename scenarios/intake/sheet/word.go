package sheet

import (
	"io"
	"strconv"
	"strings"
)

// word reads the text of a Word document, of which m has opened the main part: what
// somebody who reads it sees in the running text and in tables, with the changes that
// are proposed accepted; a text box stands before the paragraph that it is anchored in.
// Heads and feet of pages, notes and comments are left out, and so is a table of contents.
func (p *pack) word(main string, m *markup) (Document, error) {
	styles, err := p.wordStyles(main)
	if err != nil {
		return Document{}, err
	}
	w := &wordText{budget: budget{ctx: p.ctx}, styles: styles}
	if err := w.body(m); err != nil {
		return Document{}, err
	}
	if _, err := m.next(); err != io.EOF {
		return Document{}, errMarkup
	}
	return Document{Format: Word, Sheets: []Sheet{w.sheet}}, nil
}

// wordText is a document while it is read.
type wordText struct {
	budget
	styles wordStyles
	sheet  Sheet
	number int  // of the last paragraph or row
	boxed  bool // a text box is being read
	tables int
}

// paragraph is what is known of one.
type paragraph struct {
	text    string
	heading int
	level   int
	form    string // of its number
	bold    bool
}

// left names what stands in a document and is not its text.
func left(name string) bool {
	switch name {
	case "del", "moveFrom", "Fallback", "sdtPr", "sdtEndPr", "rt", "instrText", "delText", "sectPr", "tblPr", "tblGrid", "tblPrEx":
		return true
	}
	return false
}

// drawn names what holds pictures and text boxes.
func drawn(name string) bool { return name == "drawing" || name == "pict" || name == "object" }

// boxes reads the text boxes of a drawing that was opened. One within another is not read:
// a file can put them into each other without end.
func (w *wordText) boxes(m *markup) error {
	if w.boxed {
		return m.skip()
	}
	w.boxed = true
	err := m.within(func() (bool, error) {
		switch string(m.name) {
		case "txbxContent":
			return true, w.body(m)
		case "Fallback":
			return true, m.skip()
		}
		return false, nil
	})
	w.boxed = false
	return err
}

// body reads paragraphs and tables up to the end of the element that was opened.
func (w *wordText) body(m *markup) error {
	return m.within(func() (bool, error) {
		switch name := string(m.name); {
		case name == "p":
			p, err := w.paragraph(m)
			if err != nil {
				return true, err
			}
			if w.number++; p.text == "" {
				return true, nil
			}
			return true, w.keep(&w.sheet, Row{Number: w.number, Cells: []string{p.text}, Heading: p.heading, Level: p.level, Bold: p.bold})
		case name == "tbl":
			return true, w.table(m)
		case left(name):
			return true, m.skip()
		}
		return false, nil
	})
}

// paragraph reads a paragraph that was opened.
func (w *wordText) paragraph(m *markup) (paragraph, error) {
	var out paragraph
	var style wordStyle
	var text strings.Builder
	list, level, outline := "", 0, 0
	bold, light := false, false // some of its text is
	err := m.within(func() (read bool, err error) {
		switch name := string(m.name); {
		case name == "pPr":
			style, list, level, outline, err = w.properties(m)
			return true, err
		case name == "r":
			from := text.Len()
			isBold, err := w.run(m, &text, style.bold == 1)
			if strings.TrimSpace(text.String()[from:]) != "" {
				bold, light = bold || isBold, light || !isBold
			}
			return true, err
		case drawn(name):
			return true, w.boxes(m)
		case left(name):
			return true, m.skip()
		}
		return false, nil
	})
	if err != nil {
		return out, err
	}
	if strings.HasPrefix(style.name, "toc ") {
		return out, nil
	}
	out.text = clean(text.String())
	if list == "" {
		list, level = style.list, max(level, style.level)
	}
	if outline == 0 {
		outline = style.outline
	}
	level = max(1, level)
	out.heading = max(0, outline)
	if out.form = w.styles.form(list, level); out.form != "" {
		out.level = level
	}
	out.bold = bold && !light
	return out, w.hold(len(out.text))
}

// properties reads those of a paragraph.
func (w *wordText) properties(m *markup) (style wordStyle, list string, level, outline int, err error) {
	err = m.within(func() (bool, error) {
		switch string(m.name) {
		case "pStyle":
			style = w.styles.of(string(m.attr("val")))
		case "numId":
			list = string(m.attr("val"))
		case "ilvl":
			level = levelOf(m)
		case "outlineLvl":
			outline = levelOf(m)
		case "pPrChange", "rPr": // what it was before, and the look of the mark at its end
			return true, m.skip()
		}
		return false, nil
	})
	return style, list, level, outline, err
}

// run reads a piece of text that looks one way, and reports whether it is bold.
func (w *wordText) run(m *markup, text *strings.Builder, bold bool) (bool, error) {
	in, hidden := false, false
	for depth := 1; depth > 0; {
		t, err := m.next()
		if err != nil {
			return bold, err
		}
		switch t {
		case closing:
			depth--
			in = false
		case chars:
			if in && !hidden {
				if text.Len()+len(m.text) > MaxText {
					return bold, TooLarge
				}
				text.Write(m.text)
			}
		case opening:
			name := string(m.name)
			if drawn(name) {
				if err := w.boxes(m); err != nil {
					return bold, err
				}
				continue
			}
			if left(name) || name == "rPrChange" {
				if err := m.skip(); err != nil {
					return bold, err
				}
				continue
			}
			depth++
			in = name == "t"
			switch name {
			case "b":
				bold = on(m) == 1
			case "rStyle":
				if s := w.styles.of(string(m.attr("val"))); s.bold != 0 {
					bold = s.bold == 1
				}
			case "vanish":
				hidden = on(m) == 1
			case "tab":
				text.WriteByte('\t')
			case "br", "cr":
				if kind := string(m.attr("type")); kind == "" || kind == "textWrapping" {
					text.WriteByte('\n')
				}
			case "noBreakHyphen":
				text.WriteByte('-')
			}
		}
	}
	return bold, nil
}

// mark is what stands before a paragraph of a list when it becomes a line of a cell.
func mark(p paragraph, counts *[10]int) string {
	if p.level == 0 {
		return ""
	}
	if p.form == "bullet" {
		return "\u2022 "
	}
	counts[p.level]++
	clear(counts[p.level+1:])
	return strconv.Itoa(counts[p.level]) + ". "
}
