package sheet

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// tagged reads a text that begins with "<": a web page, or a workbook in the XML of
// Excel 2003. Many systems export one of them under the name .xls. The format is 0 when
// it is neither.
func tagged(b *budget, text string) (Format, []Sheet, error) {
	head := strings.ToLower(text[:min(len(text), 4096)])
	switch {
	case strings.Contains(head, "urn:schemas-microsoft-com:office:spreadsheet") && strings.Contains(head, "<?xml"):
		s, err := flat(b, text)
		return Workbook, s, err
	case strings.Contains(head, "<html"), strings.Contains(head, "<!doctype html"), strings.Contains(head, "<table"):
		p := &webPage{budget: b}
		err := p.read(text)
		return Web, []Sheet{p.sheet}, err
	case strings.HasPrefix(head, "<?xml"), strings.HasPrefix(head, "mime-version:"):
		return 0, nil, Unknown
	}
	return 0, nil, nil
}

// webPage is a web page while it is read.
type webPage struct {
	*budget
	sheet   Sheet
	number  int // of the last row or paragraph
	tables  int
	depth   int // of tables within each other
	row     Row
	col     int
	cell    strings.Builder
	span    [2]int // rows and columns of the cell
	inRow   bool
	inCell  bool
	hanging map[int]hanging // column → the cell above that reaches into the row
	heading int
	lists   int // within each other
	item    int // level of the list that the paragraph is an item of; 0 = none
}

type hanging struct {
	cover Cover
	rows  int // still to come
}

func (p *webPage) read(text string) error {
	in := html.NewTokenizer(strings.NewReader(text))
	in.SetMaxBuf(longestTag)
	hidden := ""
	p.hanging = map[int]hanging{}
	for n := 0; ; n++ {
		if n%1024 == 0 {
			if err := p.ctx.Err(); err != nil {
				return err
			}
		}
		switch kind := in.Next(); kind {
		case html.ErrorToken:
			if in.Err() != io.EOF {
				return in.Err()
			}
			if p.depth > 0 {
				p.depth = 1
				return p.endRow()
			}
			return p.paragraph()
		case html.TextToken:
			if hidden == "" {
				p.text(string(in.Text()))
			}
		case html.StartTagToken, html.SelfClosingTagToken, html.EndTagToken:
			tag, more := in.TagName()
			name := string(tag)
			switch {
			case hidden != "":
				if kind == html.EndTagToken && name == hidden {
					hidden = ""
				}
			case kind == html.EndTagToken:
				if err := p.end(name); err != nil {
					return err
				}
			case kind == html.StartTagToken && slices.Contains([]string{"script", "style", "title", "noscript", "template", "textarea", "xml"}, name):
				hidden = name
			default:
				span := [2]int{1, 1}
				for more {
					var key, value []byte
					key, value, more = in.TagAttr()
					n, err := strconv.Atoi(strings.TrimSpace(string(value)))
					if err == nil && n > 0 && string(key) == "rowspan" {
						span[0] = min(n, MaxRows)
					}
					if err == nil && n > 0 && string(key) == "colspan" {
						span[1] = min(n, MaxCols)
					}
				}
				if err := p.start(name, span); err != nil {
					return err
				}
			}
		}
	}
}

// text adds to the cell or the paragraph; space within it is one blank, as it is shown.
func (p *webPage) text(s string) {
	words := strings.Fields(s)
	if blank := s != "" && strings.TrimLeft(s, " \t\r\n") != s; blank && p.cell.Len() > 0 {
		p.cell.WriteByte(' ')
	}
	p.cell.WriteString(strings.Join(words, " "))
	if len(words) > 0 && strings.TrimRight(s, " \t\r\n") != s {
		p.cell.WriteByte(' ')
	}
}

func (p *webPage) start(name string, span [2]int) error {
	switch name {
	case "br":
		p.cell.WriteByte('\n')
	case "table":
		if p.depth == 0 {
			if err := p.paragraph(); err != nil {
				return err
			}
			p.tables++
			clear(p.hanging)
		}
		p.depth++
	case "tr":
		if p.depth == 1 {
			err := p.endRow()
			p.inRow = true
			return err
		}
		p.line()
	case "td", "th":
		if p.depth == 1 {
			p.endCell()
			p.inRow, p.inCell, p.span = true, true, span
		} else if p.depth > 1 && p.cell.Len() > 0 && !strings.HasSuffix(p.cell.String(), "\n") {
			p.cell.WriteByte('\t')
		}
	case "ul", "ol":
		p.lists++
		return p.block()
	case "li":
		if p.depth > 0 {
			p.line()
			p.cell.WriteString("\u2022 ")
			return nil
		}
		err := p.paragraph()
		p.item = max(1, p.lists)
		return err
	case "h1", "h2", "h3", "h4", "h5", "h6":
		if p.depth == 0 {
			err := p.paragraph()
			p.heading = int(name[1] - '0')
			return err
		}
		p.line()
	case "p", "div":
		return p.block()
	}
	return nil
}

func (p *webPage) end(name string) error {
	switch name {
	case "table":
		if p.depth == 1 {
			if err := p.endRow(); err != nil {
				return err
			}
		}
		p.depth = max(0, p.depth-1)
	case "tr":
		if p.depth == 1 {
			return p.endRow()
		}
	case "td", "th":
		if p.depth == 1 {
			p.endCell()
		}
	case "ul", "ol":
		p.lists = max(0, p.lists-1)
	case "p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6":
		return p.block()
	}
	return nil
}

// block ends a paragraph, which in a cell is a line.
func (p *webPage) block() error {
	if p.depth == 0 {
		return p.paragraph()
	}
	p.line()
	return nil
}

func (p *webPage) line() {
	if p.cell.Len() > 0 && !strings.HasSuffix(p.cell.String(), "\n") {
		p.cell.WriteByte('\n')
	}
}

// taken is the text that was gathered.
func (p *webPage) taken() string {
	s := clean(p.cell.String())
	p.cell.Reset()
	return s
}

func (p *webPage) paragraph() error {
	s := p.taken()
	row := Row{Cells: []string{s}, Heading: p.heading, Level: p.item}
	p.heading, p.item = 0, 0
	if s == "" {
		return nil
	}
	p.number++
	row.Number = p.number
	if err := p.hold(len(s)); err != nil {
		return err
	}
	return p.keep(&p.sheet, row)
}

// hang passes the columns that cells of earlier rows reach into.
func (p *webPage) hang() {
	for {
		h, ok := p.hanging[p.col]
		if !ok {
			return
		}
		c := h.cover
		c.Col = p.col
		p.row.Covered = append(p.row.Covered, c)
		if h.rows--; h.rows > 0 {
			p.hanging[p.col] = h
		} else {
			delete(p.hanging, p.col)
		}
		p.col++
	}
}

func (p *webPage) endCell() {
	s := p.taken()
	if !p.inCell {
		return
	}
	p.inCell = false
	p.hang()
	first := Cover{Row: p.number + 1, From: p.col}
	for k := range p.span[1] {
		c := p.col + k
		if c >= MaxCols {
			break
		}
		if k > 0 {
			p.row.Covered = append(p.row.Covered, Cover{Col: c, Row: first.Row, From: first.From})
		}
		if p.span[0] > 1 {
			p.hanging[c] = hanging{first, p.span[0] - 1}
		}
	}
	if s != "" && p.col >= MaxCols {
		p.sheet.Beyond++
	} else if s != "" {
		p.row.Cells = placed(p.row.Cells, p.col, s)
	}
	p.col += p.span[1]
}

func (p *webPage) endRow() error {
	p.endCell()
	if !p.inRow {
		return nil
	}
	p.hang()
	row := p.row
	p.row, p.col, p.inRow = Row{}, 0, false
	p.number++
	row.Number, row.Table = p.number, p.tables
	if len(row.Cells) == 0 {
		return nil
	}
	for _, c := range row.Cells {
		if err := p.hold(len(c)); err != nil {
			return err
		}
	}
	return p.keep(&p.sheet, row)
}
