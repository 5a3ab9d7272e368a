package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// startPage is what the window shows while no library is open: what the program is on
// the left, and where to begin on the right.
type startPage struct {
	widget.BaseWidget
	w      *Window
	box    *fyne.Container
	scroll *container.Scroll
	named  map[string]fyne.CanvasObject

	// What can be focused is made once: what is drawn anew would lose the keyboard.
	example      *look.Button
	others       map[string]*look.Row // of the other examples
	templates    templateChoice
	own          ownRows
	blank, open  *look.Row
	file, paste  *look.Button // what there is already
	lang         *look.Segment
	recents      []*recentRow
	plain        []examples.Example
	wantsFocus   bool // the page has just come
	recentsKnown bool
}

func newStartPage(w *Window) *startPage {
	s := &startPage{w: w, box: container.NewWithoutLayout(), scroll: container.NewVScroll(nil),
		named: map[string]fyne.CanvasObject{}, others: map[string]*look.Row{}}
	s.example = look.NewButton(look.Primary, "", "", func() { w.OpenExample(examples.Default, nil) })
	s.blank, s.open = look.NewRow(w.askNew), look.NewRow(w.askOpen)
	s.file, s.paste = look.NewButton(look.Secondary, "", "folder", w.askImport), look.NewButton(look.Secondary, "", "", w.importClipboard)
	s.blank.Radius, s.open.Radius = look.RadiusTable, look.RadiusTable
	s.lang = look.NewSegment(0, func(i int) { w.SetLang([]model.Lang{model.ZH, model.EN}[i]) }, w.print.T("lang.zh"), w.print.T("lang.en"))
	all, err := examples.List()
	if err != nil { // they are part of the program
		all = nil
	}
	s.templates, s.own = newTemplateChoice(s), ownRows{s: s}
	for _, e := range all {
		switch {
		case e.Template():
			s.templates.all = append(s.templates.all, e)
		case e.ID != examples.Default && e.ID != "empty": // the blank one is offered by itself
			s.plain = append(s.plain, e)
			row := look.NewRow(func() { w.OpenExample(e.ID, nil) })
			row.Radius = look.RadiusCard
			s.others[e.ID] = row
		}
	}
	s.templates.begin()
	for _, b := range []*look.Button{s.example, s.file, s.paste, &s.blank.Button, &s.open.Button, s.templates.use} {
		s.walked(b)
	}
	for _, row := range s.others {
		s.walked(&row.Button)
	}
	s.ExtendBaseWidget(s)
	return s
}

// walked lets the arrow keys go on from a control, and keeps it in sight.
func (s *startPage) walked(b *look.Button) {
	b.Arrows = true
	b.OnFocus = func() { s.reveal(b) }
}

// reveal scrolls so far that something on the right can be seen.
func (s *startPage) reveal(o fyne.CanvasObject) {
	top, bottom := o.Position().Y-24, o.Position().Y+o.Size().Height+24
	at, high := s.scroll.Offset.Y, s.scroll.Size().Height
	switch {
	case top < at:
		at = max(top, 0)
	case bottom > at+high:
		at = bottom - high
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, at))
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

// arrive is called when the page comes into sight: it looks for the libraries opened
// last and takes the keyboard.
func (s *startPage) arrive() {
	s.wantsFocus = true
	s.lookForRecents()
	s.own.find()
}

// leftWidth is the width of the panel on the left.
func (s *startPage) leftWidth() float32 {
	switch width := s.Size().Width; {
	case width < 960:
		return 232
	case width < 1240:
		return 296
	}
	return 360
}

func (s *startPage) draw() {
	size := s.Size()
	if size.Width == 0 {
		return
	}
	clear(s.named)
	left := s.leftWidth()
	margin := float32(56)
	if size.Width < 1240 {
		margin = 28
	}
	right := look.NewSheet()
	width := min(size.Width-left-2*margin, 1120)
	end := s.offers(right, margin, width)
	s.scroll.Content = right.Object(size.Width-left, end)
	s.scroll.Move(fyne.NewPos(left+1, 0))
	s.scroll.Resize(fyne.NewSize(size.Width-left-1, size.Height))
	s.scroll.Refresh()
	side := look.NewSheet()
	s.side(side, left, size.Height)
	s.box.Objects = []fyne.CanvasObject{s.scroll, side.Object(left+1, size.Height)}
	s.box.Refresh()
	s.takeFocus()
}

// takeFocus gives the keyboard to where most people go on: what they opened last, or
// the example.
func (s *startPage) takeFocus() {
	w := s.w
	if !s.wantsFocus || !s.recentsKnown || w.session != nil || w.canvas == nil || w.canvas.Overlays().Top() != nil {
		return
	}
	s.wantsFocus = false
	for _, r := range s.recents {
		if !r.missing {
			w.canvas.Focus(r.row)
			return
		}
	}
	w.canvas.Focus(s.example)
}

// takeFocusAgain takes the keyboard back from what stood over the page.
func (s *startPage) takeFocusAgain() {
	s.wantsFocus = true
	s.takeFocus()
}

// side draws the panel on the left: what this is, the four steps for who has not begun
// yet, where the data is, the language.
func (s *startPage) side(g *look.Sheet, left, height float32) {
	w, p := s.w, s.w.print
	pad, y := float32(40), float32(72)
	if left < 360 {
		pad = 28
	}
	if height < 720 {
		y = 32
	}
	g.Fill(0, 0, left, height, look.Panel)
	g.Upright(left, 0, height, look.Line)
	g.Put(canvas.NewImageFromResource(look.Mark()), pad, y, 52, 52)
	y += 72
	g.Text(pad, y, look.Display, look.Ink, p.T("app.name"))
	y += 46
	y += g.Paragraph(pad, y, left-pad-16, look.Reading, look.Ink2, p.T("start.motto"), 3)
	foot := height - 72
	if len(s.recents) == 0 && s.recentsKnown {
		step := float32(60)
		y += min(72, max((foot-40-y-4*step)/2, 20))
		step = min(step, max((foot-30-y)/4, 42))
		for i, name := range []string{"pick", "drag", "settle", "export"} {
			disc, ink := look.Column, look.Ink2
			if i == 0 {
				disc, ink = look.Accent, look.OnAccent
			}
			number := p.Number(float64(i + 1))
			g.Put(look.NewSurface(disc, 12), pad, y, 24, 24)
			g.Text(pad+12-look.Width(number, look.SmallBold)/2, y+3, look.SmallBold, ink, number)
			g.TextCut(pad+38, y-1, left-pad-50, look.BodyBold, look.Ink, p.T("start.step."+name))
			g.TextCut(pad+38, y+19, left-pad-50, look.Small, look.Ink2, p.T("start.step."+name+"-note"))
			y += step
		}
	}
	g.Icon(pad, foot-24, 14, "lock", look.Ink3)
	g.TextCut(pad+24, foot-26, left-pad-30, look.Small, look.Ink2, p.T("start.private"))
	s.lang.Chosen = 0
	if w.lang == model.EN {
		s.lang.Chosen = 1
	}
	s.lang.Refresh()
	g.Put(s.lang, pad, foot+8, s.lang.Wide(), look.SegmentHeight)
	g.TextRight(left-pad, foot+14, look.Small, look.Ink3, w.options.Version)
	s.named["start:lang"] = s.lang
}
