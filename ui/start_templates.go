package ui

import (
	"os"
	"path/filepath"
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// templateChoice offers the templates by industry and size, and shows what comes.
type templateChoice struct {
	s              *startPage
	all            []examples.Example
	industries     []model.Text // the first is none
	sizes          []model.Text
	industry, size *look.Segment
	use            *look.Button
	outlines       map[outlineKey][]outlineColumn
}

type outlineKey struct {
	id   string
	lang model.Lang
}

// outlineColumn is a department of what comes.
type outlineColumn struct {
	seal   look.Seal
	duties int
}

func newTemplateChoice(s *startPage) templateChoice {
	c := templateChoice{s: s, outlines: map[outlineKey][]outlineColumn{}}
	chosen := func(int) { s.draw() }
	c.industry, c.size = look.NewSegment(0, chosen), look.NewSegment(0, chosen)
	c.industry.Arrows, c.size.Arrows = true, true
	c.use = look.NewButton(look.Secondary, "", "", func() {
		if e, ok := s.templates.chosen(); ok {
			s.w.OpenExample(e.ID, nil)
		}
	})
	return c
}

// begin chooses the template that is listed last: one of an industry and a size.
func (c *templateChoice) begin() {
	c.industries, c.sizes = []model.Text{{}}, []model.Text{{}}
	for _, e := range c.all {
		if !slices.Contains(c.industries, e.Industry) {
			c.industries = append(c.industries, e.Industry)
		}
		if !slices.Contains(c.sizes, e.Size) {
			c.sizes = append(c.sizes, e.Size)
		}
	}
	if len(c.all) > 0 {
		last := c.all[len(c.all)-1]
		c.industry.Chosen, c.size.Chosen = slices.Index(c.industries, last.Industry), slices.Index(c.sizes, last.Size)
	}
}

// chosen is the template of the chosen industry and size, when there is one.
func (c *templateChoice) chosen() (examples.Example, bool) {
	for _, e := range c.all {
		if e.Industry == c.industries[c.industry.Chosen] && e.Size == c.sizes[c.size.Chosen] {
			return e, true
		}
	}
	return examples.Example{}, false
}

// draw draws the choice and gives where it ends.
func (c *templateChoice) draw(g *look.Sheet, x, y, width float32) float32 {
	p, lang := c.s.w.print, c.s.w.lang
	words := func(of []model.Text) []string {
		out := []string{p.T("start.any")}
		for _, t := range of[1:] {
			out = append(out, t.In(lang))
		}
		return out
	}
	c.industry.Words, c.size.Words = words(c.industries), words(c.sizes)
	c.industry.Refresh()
	c.size.Refresh()
	e, ok := c.chosen()
	c.use.Label, c.use.Disabled = p.T("start.use"), !ok
	c.use.Refresh()

	label := max(look.Width(p.T("start.industry"), look.Small), look.Width(p.T("start.size"), look.Small)) + 20
	choices := 20 + label + max(c.industry.Wide(), c.size.Wide())
	beside := width-choices-60 >= 200
	high := float32(190)
	if !beside {
		high += 120
	}
	own := high
	high += c.s.own.high()
	g.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, y, width, high)
	title := g.TextCut(x+20, y+18, width-40, look.Title, look.Ink, p.T("start.template"))
	g.TextCut(x+20+title+10, y+24, width-60-title, look.Small, look.Ink3, p.T("start.template-by"))
	for i, row := range []struct {
		label string
		of    *look.Segment
	}{{"start.industry", c.industry}, {"start.size", c.size}} {
		at := y + 62 + float32(i)*40
		g.Text(x+20, at+5, look.Small, look.Ink2, p.T(row.label))
		g.Put(row.of, x+20+label, at, row.of.Wide(), look.SegmentHeight)
		c.s.named[row.label] = row.of
	}
	note := p.T("start.choose-template")
	if ok {
		note = p.T("start.template-note", "title", e.Title.In(lang), "note", e.Note.In(lang))
	}
	g.TextCut(x+20, y+150, width-60-c.use.Wide(), look.Small, look.Ink2, note)
	g.Put(c.use, x+width-20-c.use.Wide(), y+own-20-32, c.use.Wide(), 32)
	c.s.own.draw(g, x, y+own, width)
	c.s.named["start:use"] = c.use
	if ok {
		if beside {
			room := min(width-choices-60, 420)
			c.outline(g, e.ID, x+width-20-room, y+20, room)
		} else {
			c.outline(g, e.ID, x+20, y+180, width-60-c.use.Wide())
		}
	}
	return y + high
}

// outline draws what a template gives: its departments with so many cards. What is not
// known yet is found out beside the window.
func (c *templateChoice) outline(g *look.Sheet, id string, x, y, width float32) {
	key := outlineKey{id, c.s.w.lang}
	columns, known := c.outlines[key]
	if !known {
		if c.s.recentsKnown { // else the page has not come yet
			c.find(key)
		}
		return
	}
	const gap, most = 6, 8
	wide := min((width-gap*float32(len(columns)-1))/float32(max(len(columns), 1)), 96)
	at := x + width - float32(len(columns))*(wide+gap) + gap
	for _, col := range columns {
		lines := min(col.duties, most)
		g.Put(look.NewSurface(look.Column, 8), at, y, wide, 34+float32(lines)*9)
		g.Seal(at+7, y+7, 18, col.seal)
		if number := c.s.w.print.Number(float64(col.duties)); wide > 32+look.Width(number, look.Micro)+6 {
			g.TextRight(at+wide-8, y+8, look.Micro, look.Ink3, number)
		}
		for i := range lines {
			g.Put(look.NewEdged(look.Card, look.Line, 2), at+7, y+31+float32(i)*9, wide-14, 6)
		}
		at += wide + gap
	}
}

// find looks at what a template gives, in a library that is thrown away.
func (c *templateChoice) find(key outlineKey) {
	c.outlines[key] = nil // under way
	w := c.s.w
	p := chrome.In(key.lang)
	w.background(func() {
		columns, err := outlineOf(key, w.options.Library, func(s, baseline model.Scenario) map[model.ID]look.Seal {
			return marks.Seals(p, s, baseline)
		})
		if err != nil { // no picture of it, and no more: opening it says why
			return
		}
		w.post(func() {
			c.s.templates.outlines[key] = columns
			if w.session == nil {
				c.s.draw()
			}
		})
	})
}

func outlineOf(key outlineKey, o scenarios.Options, seals func(s, baseline model.Scenario) map[model.ID]look.Seal) ([]outlineColumn, error) {
	dir, err := os.MkdirTemp("", "sandtable-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	l, err := examples.Write(filepath.Join(dir, "outline"+extension), key.id, key.lang, o)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	infos, err := l.Scenarios()
	if err != nil {
		return nil, err
	}
	s, err := l.At(infos[len(infos)-1].ID, scenarios.Latest)
	if err != nil {
		return nil, err
	}
	baseline, err := l.At(infos[0].ID, scenarios.Latest)
	if err != nil {
		return nil, err
	}
	marked := seals(s, baseline)
	var out []outlineColumn
	var walk func(parent model.ID)
	walk = func(parent model.ID) {
		for _, u := range s.Children(parent) {
			switch u.Level {
			case model.Company:
				walk(u.ID)
			case model.External:
			default:
				out = append(out, outlineColumn{marked[u.ID], len(s.DutiesUnder(u.ID))})
			}
		}
	}
	walk("")
	return out, nil
}
