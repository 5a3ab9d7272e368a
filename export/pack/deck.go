package pack

import (
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
)

// Slide is one picture on the wall of the room in which a scenario is decided on.
type Slide struct {
	Page  page.Page // [SlideWidth] × [SlideHeight]
	Title string    // what it is about, in a few words
	// Topic is what can be decided while it is shown, in a few words; "" = nothing.
	Topic string
	// Final is set where the scenario as a whole is voted on.
	Final bool
	// Notes are what only the speaker sees: sentences, each without its full stop.
	Notes []string
}

// A slide is as large as the usual projector. On it a point is a pixel: what is spoken about
// is 28 high at least, which is read from five metres; crumbs and counts are 22.
const (
	SlideWidth  = 1920.0
	SlideHeight = 1080.0
	// SlideFoot is the line below which a slide only says where one is in the deck.
	SlideFoot = 1000.0
)

// Measures of a slide.
const (
	wallEdge   = 88.0
	wallWidth  = SlideWidth - 2*wallEdge
	wallTop    = 130.0 // below the crumbs
	wallFoot   = 980.0 // above the dots
	wallTitle  = 72.0
	wallRoute  = 38.0
	wallSpoken = 28.0
	wallSmall  = 22.0
)

const (
	wallGround page.Ink = "#f4f3ef"
	wallColumn page.Ink = "#eae8e3"
	wallEdging page.Ink = "#dcd8cf"
	wallBar    page.Ink = "#cfcac0"
)

// Slides lays a deck out for the wall: what is asked, the organisation as it is and as
// proposed, one change a slide with what it solves and costs, what is still open, the options
// side by side, and the vote. The first report is what is proposed; the others stand beside
// it. The scenario that is the baseline gets what is and what is open. Names of those who
// proposed, notes and the library are on no slide; they may be in its notes.
func Slides(p text.Printer, reports ...export.Report) []Slide {
	d := deck{book: newBook(chrome.In(p.Lang()), reports)}
	d.question()
	d.organisation()
	if !d.alone() {
		d.decisions()
	}
	d.unsettled()
	if len(d.shown()) > 1 {
		d.beside()
	}
	if !d.alone() {
		d.ballot()
	}
	return d.bound()
}

// deck is a deck while it is laid out.
type deck struct {
	*book
	slides []Slide
}

// slide begins a slide and gives what paints on it; done takes it into the deck.
func (d *deck) slide(title string) (s *sheet, done func(x Slide)) {
	s = &sheet{at: wallTop, page: page.Page{Name: title, Width: SlideWidth, Height: SlideHeight}}
	s.paint(page.Box{W: SlideWidth, H: SlideHeight, Fill: wallGround})
	return s, func(x Slide) {
		x.Page, x.Title = s.page, title
		d.slides = append(d.slides, x)
	}
}

// bound paints what goes from slide to slide: where one is, and what comes next.
func (d *deck) bound() []Slide {
	n := len(d.slides)
	crumbs, name := page.Type{Size: wallSmall}, page.Type{Size: wallSmall, Bold: true}
	for i := range d.slides {
		s := sheet{page: d.slides[i].Page}
		x := wallEdge
		if !d.alone() {
			base := page.Cut(d.base.name, crumbs, 520)
			s.words(x, 80, base, crumbs, muted)
			x += page.Width(base, crumbs) + 16
			s.paint(page.Line{X1: x, Y1: 66, X2: x + 7, Y2: 73, Thickness: 2, Ink: muted}, page.Line{X1: x + 7, Y1: 73, X2: x, Y2: 80, Thickness: 2, Ink: muted})
			x += 24
		}
		s.words(x, 80, page.Cut(d.main.name, name, 640), name, ink)
		s.wordsTo(SlideWidth-wallEdge, 80, d.p.T("deck.number", "n", i+1, "all", n), crumbs, muted)
		d.dots(&s, i, n)
		if i+1 < n {
			s.wordsTo(SlideWidth-wallEdge, 1030, page.Cut(d.p.T("deck.next", "title", d.slides[i+1].Title), crumbs, 860), crumbs, muted)
		}
		d.slides[i].Page = s.page
	}
	return d.slides
}

// dots show which slide of how many it is, as far as there is room for them.
func (d *deck) dots(s *sheet, at, n int) {
	step := min(24.0, 800/float64(n))
	x := wallEdge
	for i := range n {
		switch {
		case i == at:
			s.paint(page.Box{X: x, Y: 1016, W: step + 14, H: 12, Radius: 6, Fill: blue})
			x += step + 24
			continue
		case i < at:
			s.paint(page.Box{X: x, Y: 1016, W: 12, H: 12, Radius: 6, Fill: "#8fa5e6"})
		default:
			s.paint(page.Box{X: x, Y: 1016, W: 12, H: 12, Radius: 6, Fill: wallBar})
		}
		x += step
	}
}

// heading sets the title of a slide over one line, or two in smaller type, and moves on.
func (d *deck) heading(s *sheet, title string, wide float64) {
	lines, set := fitting(title, wide, 2, wallTitle, 60, 48)
	for _, line := range lines {
		s.words(wallEdge, s.at+set.Size, line, set, ink)
		s.at += set.Size * 1.2
	}
	s.at += 14
}

// fitting breaks a bold text into at most so many lines, in the first of the sizes in which
// it has room and no word is torn; in the last one it is cut. One line in a smaller size is
// better than two.
func fitting(said string, wide float64, most int, sizes ...float64) ([]string, page.Type) {
	for n := 1; n <= most; n++ {
		for _, size := range sizes[:len(sizes)-min(most-n, 1)] {
			set := page.Type{Size: size, Bold: true}
			if lines := page.Break(said, set, wide); len(lines) <= n && widest(set, strings.Fields(said)) <= wide {
				return lines, set
			}
		}
	}
	set := page.Type{Size: sizes[len(sizes)-1], Bold: true}
	if most == 1 {
		return []string{page.Cut(said, set, wide)}, set
	}
	return limited(said, set, wide, most), set
}

// limited breaks a text into at most so many lines; the last is cut.
func limited(said string, set page.Type, wide float64, most int) []string {
	lines := page.Break(said, set, wide)
	if len(lines) > most {
		lines = append(lines[:most-1:most-1], page.Cut(lines[most-1]+" "+lines[most], set, wide))
	}
	return lines
}

// spoken sets a text over at most so many lines and moves on.
func (d *deck) spoken(s *sheet, x, wide float64, said string, set page.Type, colour page.Ink, most int) {
	if said == "" {
		return
	}
	for _, line := range limited(said, set, wide, most) {
		s.words(x, s.at+set.Size, line, set, colour)
		s.at += set.Size * 1.45
	}
}

// widest is how wide the widest of some lines is.
func widest(set page.Type, lines []string) (wide float64) {
	for _, l := range lines {
		wide = max(wide, page.Width(l, set))
	}
	return wide
}

// seal paints the mark of a unit into a square.
func (s *sheet) seal(x, y, size float64, v text.Seal) {
	tone := seals[max(v.Slot, 0)%len(seals)]
	if v.Slot < 0 {
		tone = [2]page.Ink{muted, wallEdging}
	}
	s.paint(page.Box{X: x, Y: y, W: size, H: size, Radius: size / 6, Fill: tone[1]})
	set := page.Type{Size: size * .5, Bold: true}
	s.centred(x, size, y+size*.68, v.Char, set, tone[0])
}

// seals are the colours of units, as in the window by day: ink and ground.
var seals = [...][2]page.Ink{{"#1f6b86", "#e0eef3"}, {"#9e3a60", "#f7e6ec"}, {"#56702a", "#ebf0df"}, {"#5b5046", "#e9e4dd"}}

// pill sets a word on a ground of its own that ends at x, and tells where it begins.
func (s *sheet) pill(x, y float64, said string, colour, ground page.Ink) float64 {
	set := page.Type{Size: wallSpoken, Bold: true}
	wide := page.Width(said, set) + 36
	s.paint(page.Box{X: x - wide, Y: y, W: wide, H: 46, Radius: 23, Fill: ground})
	s.words(x-wide+18, y+33, said, set, colour)
	return x - wide
}

// notes lists what is not empty.
func notes(said ...string) []string {
	return slices.DeleteFunc(said, func(s string) bool { return s == "" })
}

// marksOf gives the units of a scenario their seals, the same as in the baseline.
func (d *deck) marksOf(s model.Scenario) map[model.ID]text.Seal {
	return d.p.Seals(s, d.base.Scenario)
}
