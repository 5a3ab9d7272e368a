package pack

import (
	"slices"

	"sandtable/export"
	"sandtable/export/page"
)

// Measures of a sheet in points.
const (
	edge    = 38.0 // left and right
	top     = 78.0 // below the title
	foot    = 556.0
	width   = page.A4Width - 2*edge
	body    = 8.5 // type
	small   = 7.5
	heading = 11.5
)

// The colours of the pack: as in the window by day. What a colour says a word or a form
// says too.
const (
	ink      page.Ink = "#1e1d1a"
	muted    page.Ink = "#6b675f"
	rule     page.Ink = "#d6d2c9"
	wash     page.Ink = "#ecebe6"
	paper    page.Ink = "#fbfaf8"
	blue     page.Ink = "#2650c8"
	blueWash page.Ink = "#e9eefb"
	better   page.Ink = "#0f6b4a"
	betterBg page.Ink = "#e2f2ea"
	worse    page.Ink = "#9a3a12"
	worseBg  page.Ink = "#fbeae1"
	high     page.Ink = "#b3261e"
	medium   page.Ink = "#d9962a"
	low      page.Ink = "#9aa9bd"
	yellow   page.Ink = "#fff9de" // to be filled in by hand
)

// sheet is one sheet of paper while it is filled.
type sheet struct {
	page page.Page
	at   float64 // what follows begins here
	key  string  // of the section that it goes on with
}

// entry is where a section begins, for the list of contents.
type entry struct {
	name  string
	sheet int
}

// section lays out one section: below the one before where all of it has room there, or
// much of what goes on anyway, else on a sheet of its own.
func (b *book) section(key string, blocks []Block) {
	if n := len(b.sheets); n > 0 && b.sheets[n-1].at < foot-roomy {
		last := *b.sheets[n-1]
		last.page.Marks = slices.Clip(last.page.Marks)
		s := b.sheets[n-1]
		s.key, s.at = key, s.at+24
		s.words(edge, s.at+14, b.p.T("pack.page."+key), page.Type{Size: 15, Bold: true}, ink)
		s.at += 26
		if b.set(s, blocks); len(b.sheets) == n && s.at <= foot || last.at < foot-plenty+plenty/4*float64(b.tight) && len(b.sheets) > n {
			s.page.Name = b.p.T("pack.number-and", "a", s.page.Name, "b", b.p.T("pack.page."+key))
			b.entries = append(b.entries, entry{b.p.T("pack.page." + key), n - 1})
			return
		}
		b.sheets = append(b.sheets[:n-1:n-1], &last)
	}
	b.entries = append(b.entries, entry{b.p.T("pack.page." + key), len(b.sheets)})
	b.set(b.open(key, false), blocks)
}

// roomy is how much room a section needs at least to begin below another one.
const roomy = 120

// plenty is with how much room a section begins below another one and goes on overleaf; in
// a tighter pack with less.
const plenty = 260

// open begins a sheet, below its title.
func (b *book) open(key string, again bool) *sheet {
	name := b.p.T("pack.page." + key)
	s := &sheet{key: key, at: top, page: page.Page{Name: name, Width: page.A4Width, Height: page.A4Height}}
	title := name
	if again {
		title = b.p.T("pack.continued", "page", name)
	}
	s.words(edge, 60, title, page.Type{Size: 19, Bold: true}, ink)
	b.sheets = append(b.sheets, s)
	return s
}

func (s *sheet) paint(marks ...page.Mark) { s.page.Marks = append(s.page.Marks, marks...) }

func (s *sheet) words(x, y float64, text string, t page.Type, colour page.Ink) {
	if text != "" {
		s.paint(page.Words{X: x, Y: y, Text: text, Type: t, Ink: colour})
	}
}

// wordsTo sets a line that ends at x.
func (s *sheet) wordsTo(x, y float64, text string, t page.Type, colour page.Ink) {
	s.words(x-page.Width(text, t), y, text, t, colour)
}

// centred sets a line in the middle of so many points from x on.
func (s *sheet) centred(x, wide, y float64, text string, t page.Type, colour page.Ink) {
	s.words(x+(wide-page.Width(text, t))/2, y, text, t, colour)
}

// paragraph sets a text over at most so many lines and moves on; 0 = all.
func (s *sheet) paragraph(x, wide float64, text string, t page.Type, colour page.Ink, most int) {
	lines := page.Break(text, t, wide)
	if most > 0 && len(lines) > most {
		lines = append(lines[:most-1:most-1], page.Cut(lines[most-1]+" "+lines[most], t, wide))
	}
	for _, line := range lines {
		s.words(x, s.at+t.Size*1.1, line, t, colour)
		s.at += t.Size * page.Pitch
	}
}

// heading sets a heading over a rule and moves on.
func (s *sheet) heading(x, wide float64, text string) {
	s.words(x, s.at+heading*1.1, page.Cut(text, page.Type{Size: heading, Bold: true}, wide), page.Type{Size: heading, Bold: true}, ink)
	s.at += heading * 1.6
	s.paint(page.Line{X1: x, Y1: s.at, X2: x + wide, Y2: s.at, Thickness: .8, Ink: rule})
	s.at += 3
}

// grid is a table in the manner of the pack.
func (b *book) grid(size float64, columns ...page.Column) page.Table {
	return page.Table{Columns: columns, Size: max(size-.5*float64(b.tight), least), Tight: b.tight > 0, Style: page.Style{Ink: ink, Rule: rule, Head: wash}}
}

// remarkRoom is kept below a table for what is remarked about it.
const remarkRoom = 30

// table sets a table over at most so many sheets of its kind, the present one included,
// and tells how many rows it left out. Below it there is room for a remark.
func (b *book) table(s *sheet, t page.Table, sheets int) (*sheet, int) {
	for {
		marks, end, rows := t.Lay(edge, s.at, width, foot-remarkRoom, foot-remarkRoom-top)
		s.paint(marks...)
		s.at = end
		if t.Rows = t.Rows[rows:]; len(t.Rows) == 0 {
			return s, 0
		}
		if sheets--; sheets <= 0 {
			return s, len(t.Rows)
		}
		s = b.open(s.key, true)
	}
}

// foreign marks a text that nobody has translated.
func (b *book) foreign(text string) string {
	if export.Untranslated(b.p, text) {
		return b.p.T("pack.untranslated", "text", text)
	}
	return text
}

// remark sets a line of small type and moves on.
func (s *sheet) remark(text string) {
	s.paragraph(edge, width, text, page.Type{Size: 7}, muted, 1)
	s.at += 2
}

// bound gives the sheets in their order, with heads and feet. The decision, which is laid
// out last because it lists the others, lies first.
func (b *book) bound() []page.Page {
	n := len(b.sheets)
	out := make([]page.Page, 0, n)
	out = append(out, b.sheets[n-1].page)
	for _, s := range b.sheets[:n-1] {
		out = append(out, s.page)
	}
	meeting := b.main.Scenario.Brief().Meeting.In(b.p.Lang())
	if meeting == "" {
		meeting = b.p.T("pack.material")
	}
	set := page.Type{Size: small}
	for i := range out {
		s := sheet{page: out[i]}
		s.words(edge, 30, page.Cut(meeting, set, width*.6), set, muted)
		s.wordsTo(page.A4Width-edge, 30, page.Cut(b.main.name, set, width*.35), set, muted)
		s.words(edge, 577, b.p.T("pack.confidential"), set, muted)
		s.centred(0, page.A4Width, 577, b.p.T("pack.number", "n", i+1, "all", n), set, muted)
		s.wordsTo(page.A4Width-edge, 577, b.state(), set, muted)
		out[i] = s.page
	}
	return out
}

// state says which state of the scenario the pack shows.
func (b *book) state() string {
	print := b.main.Fingerprint
	return b.p.T("pack.state", "date", b.p.DayOf(b.main.Date), "fingerprint", print[:min(8, len(print))])
}
