package ui

import (
	"path/filepath"
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
	w     *Window
	box   *fyne.Container
	named map[string]fyne.CanvasObject
}

func newStartPage(w *Window) *startPage {
	s := &startPage{w: w, box: container.NewWithoutLayout(), named: map[string]fyne.CanvasObject{}}
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *startPage) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.box) }

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
	g.Text(40, 192, look.Reading, look.Ink2, p.T("start.motto"))
	y := float32(252)
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

	x, width := float32(startLeft+56), min(size.Width-startLeft-112, 960)
	y = 64
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
	g.Text(x, y, look.Title, look.Ink, p.T("start.examples"))
	y += 40
	list, err := examples.List()
	if err != nil {
		list = nil
	}
	const gap = 16
	wide := (width - 2*gap) / 3
	for i, e := range list {
		if e.Template() { // templates come last
			break
		}
		cx, cy := x+float32(i%3)*(wide+gap), y+float32(i/3)*(92+gap)
		ground := look.NewEdged(look.Card, look.Line, look.RadiusTable)
		g.Put(ground, cx, cy, wide, 92)
		s.miniature(g, cx+16, cy+14, e.ID)
		tx := cx + 132
		g.TextCut(tx, cy+24, wide-144, look.BodyBold, look.Ink, p.T("example."+e.ID))
		g.Paragraph(tx, cy+46, wide-144, look.Small, look.Ink2, p.T("example-note."+e.ID), 2)
		row := look.NewRow(func() { w.OpenExample(e.ID) })
		row.Radius = look.RadiusTable
		g.Put(row, cx, cy, wide, 92)
		s.named["example:"+e.ID] = row
	}
	s.box.Objects = []fyne.CanvasObject{g.Object(size.Width, size.Height)}
	s.box.Refresh()
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
