package pack

import (
	"slices"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/compare"
)

// structure is the organisation as it is and as proposed.
func (b *book) structure() {
	key := "structure"
	if b.alone() {
		key = "present"
	}
	b.entries = append(b.entries, entry{b.p.T("pack.page." + key), len(b.sheets)})
	s := b.open(key, false)
	if b.alone() {
		s.at = b.newChart(b.main.Scenario, nil).draw(s, edge, top, width, foot-top)
		return
	}
	before, after := b.trees()
	_, was := before.roots()
	_, is := after.roots()
	s.words(edge, 74, b.legend(), page.Type{Size: small}, muted)
	s.at = begun
	left := (width - gutter) * min(max(float64(len(was))/float64(max(len(was)+len(is), 1)), .34), .66)
	right := width - gutter - left
	if high := foot - begun - 66; before.clear(left, high) && after.clear(right, high) {
		b.drawn(s, before, b.base, edge, left)
		end := s.at
		s.at = begun
		b.drawn(s, after, b.main, edge+left+gutter, right)
		s.at = max(s.at, end)
		s.paint(page.Line{X1: edge + left + gutter/2, Y1: 88, X2: edge + left + gutter/2, Y2: s.at, Thickness: .6, Ink: rule})
		return
	}
	b.drawn(s, before, b.base, edge, width)
	if s.at += 16; !after.clear(width, foot-s.at-66) {
		s = b.open("structure", true)
		s.at = begun
	}
	b.drawn(s, after, b.main, edge, width)
}

// trees are the organisation as it is and as proposed.
func (b *book) trees() (before, after chart) {
	before, after = b.newChart(b.base.Scenario, b.fates()), b.newChart(b.main.Scenario, b.origins())
	after.moved = b.relocated()
	return before, after
}

// relocated are the duties of the proposal that are new or were elsewhere.
func (b *book) relocated() map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, d := range b.main.Scenario.Duties() {
		old, had := b.base.Scenario.Duty(d.ID)
		out[d.ID] = !had || old.Unit != d.Unit
	}
	return out
}

func (b *book) legend() string { return b.p.T("pack.structure.legend") }

// charts are the trees as they lie on paper, as drawings by themselves, below what their
// colours say.
func (b *book) charts() []Block {
	alt := func(c chart, o option, key string) string {
		_, departments := c.roots()
		return b.p.T("pack.alt.chart", "name", b.p.T(key, "name", o.name), "units", len(departments), "duties", o.Scenario.Count(model.DutyKind))
	}
	name, said := b.p.T("pack.page.present"), []string{alt(b.newChart(b.main.Scenario, nil), b.main, "pack.structure.today")}
	var out []Block
	if !b.alone() {
		before, after := b.trees()
		name = b.p.T("pack.page.structure")
		said = []string{alt(before, b.base, "pack.structure.today"), alt(after, b.main, "pack.structure.proposed")}
		out = append(out, Note{Text: b.legend()})
	}
	drawn := *b
	drawn.sheets, drawn.entries = nil, nil
	drawn.structure()
	for i, one := range drawn.sheets {
		marks := slices.DeleteFunc(one.page.Marks[1:], func(m page.Mark) bool { // without the title and the legend
			w, ok := m.(page.Words)
			return ok && w.Text == b.legend()
		})
		p := Picture{Name: name, Alt: strings.Join(said, "\n"), paint: func(s *sheet) { s.paint(marks...) }}
		if len(drawn.sheets) == len(said) {
			p.Alt = said[i]
		}
		out = append(out, p)
	}
	return out
}

// gutter is what lies between two trees.
const gutter = 30.0

// begun is where the trees of a sheet begin.
const begun = 86.0

// drawn paints a tree below the name of its scenario, and what it comes to.
func (b *book) drawn(s *sheet, c chart, o option, x, wide float64) {
	name := b.p.T("pack.structure.proposed", "name", o.name)
	if o.Alone {
		name = b.p.T("pack.structure.today", "name", o.name)
	}
	set := page.Type{Size: 12, Bold: true}
	s.words(x, s.at+14, page.Cut(name, set, wide), set, ink)
	s.at += 26
	s.at = c.draw(s, x, s.at, wide, foot-s.at-40) + 14
	for _, said := range b.captions(o) {
		s.paragraph(x, wide, said, page.Type{Size: 9, Bold: true}, worse, 2)
	}
}

// captions say of a tree what cannot be seen in it.
func (b *book) captions(o option) (out []string) {
	if m := trafficOf(o); m.all > 0 {
		out = append(out, b.p.T("pack.structure.crossing-"+m.between, "n", m.crossing, "all", m.all))
	}
	if n := export.Inside(o.themes); n > 0 {
		out = append(out, b.p.T("pack.structure.inside", "n", n))
	}
	return out
}

// fates tags the units of the baseline with what becomes of them.
func (b *book) fates() map[model.ID]tag {
	out := map[model.ID]tag{}
	for id, f := range compare.Fates(b.base.Scenario, b.main.Scenario) {
		if !f.Gone {
			continue
		}
		word := b.p.T("pack.tag.gone")
		if into, ok := b.main.Scenario.Unit(f.Into); ok {
			word = b.p.T("pack.tag.into", "unit", b.p.RecordName(b.main.Scenario, into))
		}
		out[id] = tag{word: word, ink: worse}
	}
	return out
}

// origins tags the units of the proposal with where they are from.
func (b *book) origins() map[model.ID]tag {
	out := map[model.ID]tag{}
	for id, f := range compare.Fates(b.base.Scenario, b.main.Scenario) {
		word := ""
		switch {
		case f.Gone:
			continue
		case f.New && len(f.Merged) > 0:
			word = b.p.T("pack.tag.merged", "n", len(f.Merged))
		case len(f.Merged) > 0: // it itself is one of them
			word = b.p.T("pack.tag.merged", "n", len(f.Merged)+1)
		case f.Split != "":
			word = b.p.T("pack.tag.split")
		case f.New:
			word = b.p.T("pack.tag.new")
		case f.Moved:
			word = b.p.T("pack.tag.moved")
		default:
			word = b.p.T("pack.tag.renamed")
		}
		out[id] = tag{word: word, ink: blue}
	}
	return out
}

// pictures are the drawings as pages of their own.
func (b *book) pictures() (out []page.Page) {
	b.structure()
	if b.handed() {
		b.set(b.open("handoffs", false), b.handoffs())
	}
	for _, s := range b.sheets {
		out = append(out, s.page)
	}
	return out
}
