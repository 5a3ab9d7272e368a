package intake

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
)

const (
	gridHead   = 44
	gridRow    = 32
	gridNumber = 52 // width of the numbers
	gridPad    = 10
	gridSample = 80 // rows from which widths are taken
)

// grid shows the rows of a sheet under the meanings of its columns.
type grid struct {
	widget.BaseWidget
	page   *Page
	made   *made
	rows   []sheet.Row
	widths []float32
	roll   *look.Roll
	heads  *fyne.Container
	clip   *container.Clip
	box    *fyne.Container
	named  map[string]fyne.CanvasObject
	marked int // row that was gone to, from 1
}

func newGrid(p *Page) *grid {
	g := &grid{page: p, roll: look.NewRoll(), heads: container.NewWithoutLayout(), named: map[string]fyne.CanvasObject{}}
	g.clip = container.NewClip(g.heads)
	g.box = container.NewWithoutLayout(g.roll, g.clip)
	g.roll.Moved = func(off fyne.Position) {
		if at := fyne.NewPos(-off.X, 0); g.heads.Position() != at {
			g.heads.Move(at)
			g.clip.Refresh()
		}
	}
	g.ExtendBaseWidget(g)
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *grid) CreateRenderer() fyne.WidgetRenderer { return look.Laid(g, g.box) }

// show takes over what was made of a document; nil = nothing.
func (g *grid) show(m *made) {
	g.roll.Expire()
	if m == nil || g.made == nil || m.reading.Sheet != g.made.reading.Sheet {
		g.marked = 0
		g.roll.ScrollTo(fyne.NewPos(0, 0))
	}
	if g.made, g.rows = m, nil; m != nil {
		g.rows = m.shown().Rows
	}
}

// Resize implements fyne.CanvasObject.
func (g *grid) Resize(size fyne.Size) {
	g.BaseWidget.Resize(size)
	g.clip.Resize(fyne.NewSize(size.Width, gridHead))
	g.roll.Move(fyne.NewPos(0, gridHead))
	g.roll.Resize(fyne.NewSize(size.Width, max(0, size.Height-gridHead)))
}

// columns counts the columns.
func (g *grid) columns() int {
	n := len(g.made.reading.Columns)
	for _, r := range g.rows[:min(len(g.rows), gridSample)] {
		n = max(n, len(r.Cells))
	}
	return n
}

func (g *grid) column(c int) intake.Column {
	if g.made != nil && c < len(g.made.reading.Columns) {
		return g.made.reading.Columns[c]
	}
	return intake.Column{}
}

// draw shows the grid in the present language and width.
func (g *grid) draw() {
	clear(g.named)
	if g.made == nil {
		g.roll.Set(nil, 0)
		g.heads.Objects = nil
		return
	}
	g.measure()
	wide := float32(gridNumber)
	for _, w := range g.widths {
		wide += w
	}
	lines := make([]look.RollLine, len(g.rows))
	last := make([]bool, len(g.widths)) // a unit stands above
	for i := range g.rows {
		same := g.same(i, last)
		lines[i] = look.RollLine{Height: gridRow, Paint: func(s *look.Sheet, w float32) { g.paint(s, w, i, same) }}
	}
	g.roll.Set(lines, wide)
	s := look.NewSheet()
	full := max(wide, g.Size().Width)
	s.Fill(0, 0, full, gridHead, look.Panel)
	s.Rule(0, gridHead-1, full, look.LineStrong)
	x := float32(gridNumber)
	for c, w := range g.widths {
		s.Upright(x, 0, gridHead, look.Line)
		g.head(s, c, x, w)
		x += w
	}
	o := s.Object(full, gridHead)
	g.heads.Objects = []fyne.CanvasObject{o}
	g.heads.Resize(fyne.NewSize(full, gridHead))
	g.heads.Move(fyne.NewPos(-g.roll.Offset().X, 0))
	g.clip.Refresh()
}

// measure gives every column its width: what stands in it at the beginning, within bounds;
// what is left goes to the column of duties.
func (g *grid) measure() {
	n := g.columns()
	g.widths = make([]float32, n)
	total, widest := float32(gridNumber), 0
	for c := range n {
		text := g.column(c).Role == intake.DutyText || n == 1
		w := g.pillWidth(c) + 2*gridPad
		for _, r := range g.rows[:min(len(g.rows), gridSample)] {
			if c < len(r.Cells) && (len(r.Cells) > 1 || n == 1) {
				w = max(w, look.Width(shortCell(r.Cells[c]), look.Body)+2*gridPad+24)
			}
		}
		most := float32(210)
		if text {
			most = 380
			w = max(w, 260)
		}
		g.widths[c] = min(w, max(most, g.pillWidth(c)+2*gridPad))
		total += g.widths[c]
		if g.column(widest).Role != intake.DutyText && (text || g.widths[c] > g.widths[widest]) {
			widest = c
		}
	}
	if n > 0 && total < g.Size().Width {
		g.widths[widest] += g.Size().Width - total
	}
}

// shortCell is as much of a cell as a row shows of it at most.
func shortCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if rs := []rune(s); len(rs) > 120 {
		return string(rs[:120])
	}
	return s
}

// same tells in which columns a row means the unit above it, and goes on from it.
func (g *grid) same(i int, last []bool) []bool {
	if i >= len(g.made.reading.Rows) || g.made.reading.Rows[i] != intake.Content {
		return nil
	}
	var out []bool
	for c := range last {
		if !names(g.column(c).Role) {
			continue
		}
		cell := ""
		if c < len(g.rows[i].Cells) {
			cell = g.rows[i].Cells[c]
		}
		if cell == "" && last[c] {
			if out == nil {
				out = make([]bool, len(last))
			}
			out[c] = true
		}
		last[c] = last[c] || cell != ""
	}
	return out
}

// names tells the roles whose cells are filled down.
func names(r intake.Role) bool {
	return r == intake.Department || r == intake.Team || r == intake.Position || r == intake.ParentUnit
}

// paint draws a row.
func (g *grid) paint(s *look.Sheet, width float32, i int, same []bool) {
	p, row, kind := g.page, g.rows[i], intake.Unread
	if i < len(g.made.reading.Rows) {
		kind = g.made.reading.Rows[i]
	}
	ground, ink := look.Card, look.Ink
	switch kind {
	case intake.Title, intake.Total, intake.Note, intake.Unread:
		ground, ink = look.Canvas, look.Ink3
	case intake.Heads, intake.UnitHead:
		ground = look.Panel
	}
	if g.marked == i+1 {
		ground = look.Tint
	}
	s.Fill(0, 0, width, gridRow, ground)
	s.Rule(0, gridRow-1, width, look.Line)
	s.TextRight(gridNumber-gridPad, 7, look.Small, look.Ink3, p.print.Number(float64(row.Number)))
	word := g.word(i, kind)
	if len(g.widths) == 1 || kind == intake.Title || kind != intake.Content && filledCells(row) <= 1 {
		g.alone(s, width, i, kind, ink, word)
		return
	}
	x := float32(gridNumber)
	for c, w := range g.widths {
		s.Upright(x, 0, gridRow, look.Line)
		room := w - 2*gridPad
		at := x + gridPad
		if word != "" && c == g.wordColumn() {
			pill := g.pill(i, kind, word)
			if kept := pill.Width() + 6; room > kept+40 {
				room -= kept
				s.Pill(x+w-gridPad-pill.Width(), 6, pill)
			}
		}
		cell := ""
		if c < len(row.Cells) {
			cell = shortCell(row.Cells[c])
		}
		switch col := g.column(c); {
		case c < len(same) && same[c]:
			s.Text(at+24, 7, look.Small, look.Ink3, p.print.T("same"))
		case kind == intake.Heads:
			s.TextCut(at, 6, room, look.BodyBold, look.Ink, cell)
		case cell == "":
		case names(col.Role) && kind == intake.Content:
			g.unit(s, at, room, i, cell)
		case kind == intake.Content && pills(col.Role):
			g.several(s, at, room, cell)
		case col.Role == "" || col.Role == intake.Skip:
			s.TextCut(at, 6, room, look.Body, look.Ink3, cell)
		default:
			s.TextCut(at, 6, room, look.Body, ink, cell)
		}
		x += w
	}
}

// wordColumn is the column in which it stands what a row is.
func (g *grid) wordColumn() int {
	for c := range g.widths {
		if g.column(c).Role == intake.DutyText {
			return c
		}
	}
	widest := 0
	for c, w := range g.widths {
		if w > g.widths[widest] {
			widest = c
		}
	}
	return widest
}

// alone draws a row that says one thing, across the columns.
func (g *grid) alone(s *look.Sheet, width float32, i int, kind intake.RowKind, ink look.Role, word string) {
	at := 0
	for c, cell := range g.rows[i].Cells {
		if cell != "" {
			at = c
			break
		}
	}
	x := float32(gridNumber + gridPad)
	if kind == intake.Content || kind == intake.UnitHead {
		for _, w := range g.widths[:min(at, len(g.widths))] {
			x += w
		}
	}
	cell, room := shortCell(g.rows[i].Cells[at]), min(width, g.Size().Width)-x-gridPad
	if word != "" {
		pill := g.pill(i, kind, word)
		room -= pill.Width() + 8
	}
	face := look.Body
	if kind == intake.UnitHead || g.rows[i].Heading > 0 || g.rows[i].Bold {
		face = look.BodyBold
	}
	if u, ok := g.made.named[i]; ok && kind != intake.Content {
		s.Seal(x, 7, 18, g.made.seals[u])
		x, room = x+26, room-26
	} else if kind == intake.Content && at < len(g.widths) && names(g.column(at).Role) {
		g.unit(s, x, room, i, cell)
		return
	}
	x += s.TextCut(x, 6, room, face, ink, cell)
	if word != "" {
		s.Pill(x+10, 6, g.pill(i, kind, word))
	}
}

func filledCells(r sheet.Row) (n int) {
	for _, c := range r.Cells {
		if c != "" {
			n++
		}
	}
	return n
}

// unit draws the name of a unit, with its seal where the row names it first.
func (g *grid) unit(s *look.Sheet, x, room float32, i int, name string) {
	if u, ok := g.made.named[i]; ok {
		s.Seal(x, 7, 18, g.made.seals[u])
		s.TextCut(x+24, 6, room-24, look.BodyBold, look.Ink, name)
		return
	}
	s.TextCut(x+24, 6, room-24, look.Body, look.Ink2, name)
}

// pills tells the roles whose cells say things that have a name.
func pills(r intake.Role) bool {
	return r == intake.KPI || r == intake.Tool || r == intake.Channel
}

// several draws a cell that says one thing or several by name.
func (g *grid) several(s *look.Sheet, x, room float32, cell string) {
	for _, name := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("、，,;；", r) }) {
		pill := look.TagPill(look.Cut(strings.TrimSpace(name), look.Small, max(room-18, 20)))
		pill.Large = true
		if w := pill.Width(); w <= room {
			s.Pill(x, 6, pill)
			x, room = x+w+6, room-w-6
			continue
		}
		return
	}
}

// word is what a row is, "" where that needs no word.
func (g *grid) word(i int, kind intake.RowKind) string {
	p := g.page
	if q, ok := g.made.asked[i]; ok && (kind == intake.Content || kind == intake.Unread) {
		return p.print.T("short."+string(q.Code), "n", q.Count)
	}
	switch kind {
	case intake.Title:
		return p.print.T("row-kind.title")
	case intake.Heads:
		if g.made.reading.Shape == intake.Charter {
			return p.print.T("row-kind.section")
		}
		return p.print.T("row-kind.heads")
	case intake.Total:
		return p.print.T("row-kind.total")
	case intake.Note:
		return p.print.T("row-kind.note")
	case intake.Unread:
		return p.print.T("row-kind.unread")
	}
	return ""
}

func (g *grid) pill(i int, kind intake.RowKind, word string) look.Pill {
	switch {
	case kind == intake.Heads:
		return look.NewPill(word)
	case kind == intake.Content:
		return look.Pill{Text: word, Ink: look.MediumInk, Ground: look.MediumTint, Edge: look.Clear, Large: true}
	}
	return look.Pill{Text: word, Ink: look.Ink2, Ground: look.Clear, Edge: look.LineStrong, Large: true}
}

// goTo scrolls to a row and marks it.
func (g *grid) goTo(row int) {
	g.marked = row + 1
	g.roll.Redraw()
	if row >= 0 && row < len(g.rows) { // it comes into the upper part
		g.roll.ScrollTo(fyne.NewPos(g.roll.Offset().X, max(0, g.roll.Top(row)-g.roll.Size().Height/3)))
	}
}
