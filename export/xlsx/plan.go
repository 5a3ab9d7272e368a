package xlsx

import (
	"context"
	"strconv"
)

// plan is a book made ready: names that hold, texts that fit, a width for every
// column and a height for every row. It is everything but bytes.
type plan struct {
	book    Book
	sheets  []sheetPlan
	byName  map[string]string // name in the book → name in the file
	notices []Notice
}

type sheetPlan struct {
	Sheet
	name       string // in the file
	cols, rows int    // in use
	widths     []float64
	px         []float64 // the same in pixels, 0 when hidden
	heights    []float64
	outline    int
	links      int      // written so far
	bars       []string // ranges of data bars written so far
	written    []byte   // its rows in the file
}

func newPlan(ctx context.Context, b Book) *plan {
	p := &plan{book: b, byName: map[string]string{}}
	taken := map[string]bool{}
	sheets := append(b.Sheets[:len(b.Sheets):len(b.Sheets)], longLists(b)...)
	for _, s := range sheets {
		name := sheetName(s.Name, taken)
		if _, double := p.byName[s.Name]; !double {
			p.byName[s.Name] = name
		}
		if name != s.Name {
			p.notices = append(p.notices, Notice{Kind: SheetRenamed, Sheet: s.Name, Detail: name})
		}
		p.sheets = append(p.sheets, sheetPlan{Sheet: s, name: name})
	}
	for i := range p.sheets {
		if ctx.Err() != nil { // nobody will see it
			break
		}
		p.measure(ctx, &p.sheets[i])
	}
	return p
}

// measure finds the extent, the widths and then the heights of a sheet.
func (p *plan) measure(ctx context.Context, s *sheetPlan) {
	s.rows, s.cols = len(s.Rows), len(s.Columns)
	for _, row := range s.Rows {
		n := 0
		for _, c := range row.Cells {
			n += c.span()
		}
		s.cols = max(s.cols, n)
		s.outline = max(s.outline, row.Level)
	}
	s.setWidths()
	s.heights = make([]float64, s.rows)
	links := 0
	for i, row := range s.Rows {
		if ctx.Err() != nil {
			return
		}
		col := 1
		for _, c := range row.Cells {
			p.inspect(s, i+1, col, c, &links)
			col += c.span()
		}
		needed := s.rowHeight(i + 1)
		if row.Height > 0 {
			needed = row.Height
		}
		if needed > maxRowHeight {
			p.notices = append(p.notices, Notice{Kind: RowTooHigh, Sheet: s.Sheet.Name, Row: i + 1, Detail: strconv.Itoa(int(needed))})
			needed = maxRowHeight
		}
		s.heights[i] = needed
	}
	if s.FitWide && s.nearlyOnePage() {
		s.FitPage = true
	}
}

// nearly is how many pages are made one: type of 8 points is still read then.
const nearly = 1.14

// nearlyOnePage reports whether a sheet as wide as the paper is a little higher than it: what
// would lie on a second page is no reason for one.
func (s *sheetPlan) nearlyOnePage() bool {
	wide, high := 0.0, 0.0
	for _, px := range s.px {
		wide += px * .75
	}
	for _, h := range s.heights {
		high += h
	}
	across, down := s.room()
	pages := high * min(1, across/wide) / down
	return wide > 0 && pages > 1 && pages <= nearly && len(s.Breaks) == 0
}

func (p *plan) inspect(s *sheetPlan, row, col int, c Cell, links *int) {
	notice := Notice{Sheet: s.Sheet.Name, Row: row, Col: col}
	if c.Value.kind == text && len(c.Value.text) > maxCellText {
		if _, lost := cellText(c.Value.text); lost > 0 {
			notice.Kind, notice.Detail = TextCut, strconv.Itoa(lost)
			p.notices = append(p.notices, notice)
		}
	}
	if c.Link == nil {
		return
	}
	if _, _, ok := p.target(*c.Link); ok && *links < maxLinks {
		*links++
		return
	}
	notice.Kind, notice.Detail = LinkDropped, c.Link.URL
	if notice.Detail == "" {
		notice.Detail = c.Link.Sheet
	}
	p.notices = append(p.notices, notice)
}

// target is where a link leads in the file, and how the library calls its kind.
func (p *plan) target(l Link) (address, linkType string, ok bool) {
	if l.URL != "" {
		address, ok = webLink(l.URL)
		return address, "External", ok
	}
	name, ok := p.byName[l.Sheet]
	if !ok || l.Row < 0 || l.Row > maxRows || l.Col < 0 || l.Col > maxCols {
		return "", "", false
	}
	return quoteSheet(name) + "!" + ref(max(1, l.Row), max(1, l.Col)), "Location", true
}

// setWidths takes the widths given and computes the others from the texts.
func (s *sheetPlan) setWidths() {
	widest := make([]float64, s.cols)
	for i, row := range s.Rows {
		col := 1
		for _, c := range row.Cells {
			if c.span() == 1 && s.column(col).Width == 0 {
				l := s.style(c, col).look()
				if !spills(s.style(c, col)) && !l.upright {
					px := naturalPx(c.display(l), l) + s.lost(i+1, col, c)
					widest[col-1] = max(widest[col-1], px)
				}
			}
			col += c.span()
		}
	}
	s.widths, s.px = make([]float64, s.cols), make([]float64, s.cols)
	for i := range s.widths {
		c := s.column(i + 1)
		switch {
		case c.Width > 0:
			s.widths[i] = min(c.Width, 255)
		case widest[i] == 0:
			s.widths[i] = defaultWidth
		default:
			s.widths[i] = min(max(widthOf(widest[i]+columnOverhead), minAutoWidth), maxAutoWidth)
		}
		if !c.Hidden {
			s.px[i] = columnPx(s.widths[i])
		}
	}
}

// spills reports the styles of page texts, which run over the empty cells to
// their right and must not widen their column.
func spills(s Style) bool {
	switch s {
	case StyleTitle, StyleSubtitle, StyleHeading, StylePlain, StyleCallout:
		return true
	}
	return false
}

// rowHeight is the height in points that shows every cell of the row whole.
func (s *sheetPlan) rowHeight(row int) float64 {
	_, height := fit("", StyleBody.look(), 0)
	col := 1
	for _, c := range s.Rows[row-1].Cells {
		avail := 0.0
		for i := range c.span() {
			avail += s.px[col-1+i]
		}
		if avail > 0 && !c.Value.IsEmpty() {
			l := s.style(c, col).look()
			_, h := fit(c.display(l), l, avail-s.lost(row, col, c))
			height = max(height, h)
		}
		col += c.span()
	}
	return height
}

// lost is the width in pixels that a cell cannot use for its text.
func (s *sheetPlan) lost(row, col int, c Cell) float64 {
	px := cellPadding + float64(s.dressed(c, col).look().indent)*indentStep
	for _, r := range []Range{s.Filter, s.tableRange()} {
		if row == r.FirstRow && col >= r.FirstCol && (r.LastCol == 0 || col <= r.LastCol) {
			return px + filterButton
		}
	}
	return px
}

func (s *sheetPlan) tableRange() Range {
	if s.Table == nil {
		return Range{}
	}
	return s.Table.Range
}

// column is the description of a column, counted from 1.
func (s *sheetPlan) column(col int) Column {
	if col > len(s.Columns) {
		return Column{}
	}
	return s.Columns[col-1]
}

// dressed is the look of a cell and where it comes from: its style, with the
// indent, the colour of a link, and the side on which its column's cells stand.
func (s *sheetPlan) dressed(c Cell, col int) styleKey {
	key := styleKey{style: s.style(c, col), indent: min(max(0, c.Indent), 15), link: c.Link != nil}
	if c.Value.kind == number && c.Figure != nil {
		key.unit, key.sign, key.tone = c.Figure.Unit, c.Figure.Sign, c.Figure.Tone
	}
	if key.style == StyleHeader {
		key.side = s.column(col).Style.look().horizontal
		if c.OverFigures {
			key.side = StyleNumber.look().horizontal
		}
	}
	return key
}

// style is the style a cell ends up with.
func (s *sheetPlan) style(c Cell, col int) Style {
	if c.Style != StyleDefault {
		return c.Style
	}
	if style := s.column(col).Style; style != StyleDefault {
		return style
	}
	return StyleBody
}

// span is the number of columns covered, at least one.
func (c Cell) span() int { return max(1, c.Span) }

// display is the text as shown, near enough for measuring.
func (c Cell) display(l look) string {
	switch c.Value.kind {
	case text:
		if len(c.Value.text) > maxCellText {
			s, _ := cellText(c.Value.text)
			return s
		}
		return c.Value.text
	case number:
		s := strconv.FormatFloat(c.Value.num, 'f', 0, 64)
		if c.Figure != nil {
			s = c.Figure.Sign + s + c.Figure.Unit
		}
		return s + ".000" // room for sign, separators and decimals
	case truth:
		return "FALSE"
	case date:
		return "2000-00-00"
	}
	return ""
}
