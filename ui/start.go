package ui

import (
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// startPage is what the window shows while no library is open.
type startPage struct {
	widget.BaseWidget
	w      *Window
	box    *fyne.Container
	scroll *container.Scroll
	named  map[string]fyne.CanvasObject
}

func newStartPage(w *Window) *startPage {
	s := &startPage{w: w, box: container.NewWithoutLayout(), scroll: container.NewVScroll(nil), named: map[string]fyne.CanvasObject{}}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *startPage) CreateRenderer() fyne.WidgetRenderer { return look.Laid(s, s.box) }

func (s *startPage) targets() map[string]fyne.CanvasObject { return s.named }

// Resize implements fyne.CanvasObject.
func (s *startPage) Resize(size fyne.Size) {
	changed := size != s.Size()
	s.BaseWidget.Resize(size)
	if changed {
		s.draw()
	}
}

const startLeft = 360

func (s *startPage) draw() {
	w, p, size := s.w, s.w.print, s.Size()
	if size.Width == 0 {
		return
	}
	clear(s.named)
	g := look.NewSheet()
	g.Fill(0, 0, startLeft, size.Height, look.Panel)
	g.Upright(startLeft, 0, size.Height, look.Line)
	g.Put(canvas.NewImageFromResource(look.Mark()), 40, 72, 52, 52)
	g.Text(40, 148, look.Display, look.Ink, p.T("app.name"))
	y := 228 + g.Paragraph(40, 192, startLeft-64, look.Reading, look.Ink2, p.T("start.motto"), 3)
	act := func(name, icon, key string, perform func()) {
		row := look.NewRow(perform)
		row.Radius = look.RadiusCard
		g.Put(row, 28, y, startLeft-56, 40)
		g.Icon(40, y+12, 16, icon, look.Ink2)
		g.Text(68, y+10, look.Body, look.Ink, p.T("action."+name))
		if key != "" {
			g.KeyCap(startLeft-40-look.Width(key, look.Micro)-10, y+11, key)
		}
		s.named["start:"+name] = row
		y += 44
	}
	act("new", "plus", "Ctrl+N", w.askNew)
	act("open", "file", "Ctrl+O", w.askOpen)
	g.Icon(40, size.Height-92, 14, "lock", look.Ink3)
	g.Text(62, size.Height-94, look.Small, look.Ink2, p.T("start.private"))
	lang := look.NewSegment(0, func(i int) { w.SetLang([]model.Lang{model.ZH, model.EN}[i]) }, p.T("lang.zh"), p.T("lang.en"))
	if w.lang == model.EN {
		lang.Chosen = 1
	}
	g.Put(lang, 40, size.Height-62, lang.Wide(), look.SegmentHeight)

	right := size.Width - startLeft
	page := look.NewSheet()
	height := s.offers(page, 56, min(right-112, 960))
	s.scroll.Content = page.Object(right-1, height)
	g.Put(s.scroll, startLeft+1, 0, right-1, size.Height)
	s.scroll.Refresh()
	s.box.Objects = []fyne.CanvasObject{g.Object(size.Width, size.Height)}
	s.box.Refresh()
}

// offers draws what can be opened: the libraries opened last, the examples, and the
// templates. It gives the height.
func (s *startPage) offers(g *look.Sheet, x, width float32) float32 {
	w, p := s.w, s.w.print
	y := float32(64)
	if recent := w.recent(); len(recent) > 0 {
		g.Text(x, y, look.Title, look.Ink, p.T("start.recent"))
		y += 36
		for _, path := range recent {
			row := look.NewRow(func() { w.Open(path) })
			row.Radius = look.RadiusCard
			g.Put(row, x-12, y, width+24, 52)
			g.Icon(x, y+16, 18, "file", look.Ink2)
			name := strings.TrimSuffix(filepath.Base(path), extension)
			g.TextCut(x+32, y+6, width-40, look.BodyBold, look.Ink, name)
			g.TextCut(x+32, y+26, width-40, look.Small, look.Ink3, filepath.Dir(path))
			y += 54
		}
		y += 24
	}
	all, err := examples.List()
	if err != nil {
		all = nil
	}
	var plain, templates []examples.Example
	for _, e := range all {
		switch {
		case e.Template():
			templates = append(templates, e)
		case e.ID != "empty": // is among the actions
			plain = append(plain, e)
		}
	}
	g.Text(x, y, look.Title, look.Ink, p.T("start.examples"))
	y += 40
	const gap, tall = 16, 92
	wide := (width - 2*gap) / 3
	for i, e := range plain {
		cx, cy := x+float32(i%3)*(wide+gap), y+float32(i/3)*(tall+gap)
		g.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), cx, cy, wide, tall)
		s.miniature(g, cx+16, cy+14, e.ID)
		s.offer(g, e, cx+132, cx, cy, wide, tall)
	}
	y += float32((len(plain)+2)/3)*(tall+gap) + 16
	if len(templates) > 0 {
		g.Text(x, y, look.Title, look.Ink, p.T("start.templates"))
		y = s.templates(g, templates, x, y+36, width)
	}
	return y + 40
}

// templates draws the templates as a table of industries and sizes, and gives where
// it ends. Its first row and column are those of no industry and of no size.
func (s *startPage) templates(g *look.Sheet, all []examples.Example, x, y, width float32) float32 {
	p := s.w.print
	industries, sizes := []model.Text{{}}, []model.Text{{}}
	for _, e := range all {
		if !slices.Contains(industries, e.Industry) {
			industries = append(industries, e.Industry)
		}
		if !slices.Contains(sizes, e.Size) {
			sizes = append(sizes, e.Size)
		}
	}
	const label, gap, tall = 88, 12, 84
	wide := (width - label - float32(len(sizes)-1)*gap) / float32(len(sizes))
	named := func(t model.Text, none string) string {
		if t.Empty() {
			return p.T(none)
		}
		return t.In(p.Lang())
	}
	at := func(i int) float32 { return x + label + float32(i)*(wide+gap) }
	for i, size := range sizes {
		g.TextCut(at(i), y, wide, look.SmallBold, look.Ink2, named(size, "start.any-size"))
	}
	y += 26
	for _, industry := range industries {
		g.Paragraph(x, y+12, label-12, look.SmallBold, look.Ink2, named(industry, "start.any-industry"), 2)
		for _, e := range all {
			if e.Industry != industry {
				continue
			}
			cx := at(slices.Index(sizes, e.Size))
			g.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), cx, y, wide, tall)
			s.offer(g, e, cx+14, cx, y, wide, tall)
		}
		y += tall + gap
	}
	return y
}

// offer draws an example on its card: its title and what is in it, from tx on, and
// what opens it.
func (s *startPage) offer(g *look.Sheet, e examples.Example, tx, x, y, wide, tall float32) {
	lang, room := s.w.lang, x+wide-tx-12
	title, note := look.Wrap(e.Title.In(lang), look.BodyBold, room, 2), look.Wrap(e.Note.In(lang), look.Small, room, 2)
	high := float32(len(title))*look.BodyBold.Line() + 2 + float32(len(note))*look.Small.Line()
	top := y + (tall-high)/2
	top += g.Paragraph(tx, top, room, look.BodyBold, look.Ink, e.Title.In(lang), 2) + 2
	g.Paragraph(tx, top, room, look.Small, look.Ink2, e.Note.In(lang), 2)
	row := look.NewRow(func() { s.w.OpenExample(e.ID) })
	row.Radius = look.RadiusTable
	g.Put(row, x, y, wide, tall)
	s.named["example:"+e.ID] = row
}

// miniature draws an example as two small columns of cards.
func (s *startPage) miniature(g *look.Sheet, x, y float32, id string) {
	cards := map[string]int{"seed-a": 5, "seed-b": 6, "seed-ab": 8}[id]
	for c, role := range []look.Role{look.Seal1Ink, look.Seal2Ink} {
		cx := x + float32(c)*52
		g.Put(look.NewSurface(look.Column, 4), cx, y, 48, 64)
		for i := range cards {
			g.Put(look.NewSurface(role, 2), cx+4, y+5+float32(i)*7, 40, 5)
		}
	}
}
