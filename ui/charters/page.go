package charters

import (
	"maps"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/charter"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Hands are what the page asks of the window.
type Hands struct {
	// Show goes to a record, where it can be entered and changed.
	Show func(r model.Ref)
}

// Page is the charter of one unit. Make it with New, draw it with Draw.
type Page struct {
	widget.BaseWidget
	hands Hands

	snap   scenarios.Snapshot
	print  text.Printer
	seals  map[model.ID]look.Seal
	unit   model.ID // whose charter it is; "" = that of the first department
	units  []model.ID
	box    *fyne.Container
	choose *look.Button
	roll   *look.Roll
	places map[string]fyne.CanvasObject
}

// New makes an empty page.
func New(hands Hands) *Page {
	p := &Page{hands: hands, box: container.NewWithoutLayout(), roll: look.NewRoll(), places: map[string]fyne.CanvasObject{}}
	p.choose = look.NewButton(look.Secondary, "", "people", p.ask)
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.box) }

// Resize implements fyne.CanvasObject.
func (p *Page) Resize(size fyne.Size) {
	changed := size != p.Size()
	p.BaseWidget.Resize(size)
	if changed {
		p.build()
	}
}

// Of chooses whose charter it is.
func (p *Page) Of(unit model.ID) {
	p.unit = unit
	p.roll.ScrollTo(fyne.NewPos(0, 0))
	p.build()
}

// Draw shows a snapshot in the printer's language. The unit stays as far as it is still there.
func (p *Page) Draw(snap scenarios.Snapshot, print text.Printer) {
	p.snap, p.print = snap, chrome.In(print.Lang())
	p.seals = marks.Seals(print, snap.Scenario, snap.Baseline)
	p.units = nil
	var walk func(parent model.ID)
	walk = func(parent model.ID) {
		for _, u := range snap.Scenario.Children(parent) {
			if u.Level == model.External || slices.Contains(p.units, u.ID) {
				continue
			}
			p.units = append(p.units, u.ID)
			walk(u.ID)
		}
	}
	walk("")
	p.build()
}

// shown is whose charter is shown; "" when there is no unit.
func (p *Page) shown() model.ID {
	if slices.Contains(p.units, p.unit) {
		return p.unit
	}
	for _, id := range p.units {
		if u, _ := p.snap.Scenario.Unit(id); u.Level != model.Company {
			return id
		}
	}
	if len(p.units) > 0 {
		return p.units[0]
	}
	return ""
}

// Measures of the page.
const (
	toolsHigh  = 48
	mostWide   = 780 // a line that is read is no longer
	labelLeast = 120 // the least room of the labels; at most a third of a line
	inset      = 40
)

// build lays the page out anew.
func (p *Page) build() {
	size := p.Size()
	if size.Width == 0 || p.print.Lang() == "" {
		return
	}
	clear(p.places)
	t := p.print
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Canvas)
	c, ok := charter.Of(p.snap.Scenario, p.shown())
	wide := min(size.Width-32, mostWide+2*inset)
	left := (size.Width - wide) / 2
	if !ok {
		p.roll.Set(nil, 0)
		s.Paragraph(left, size.Height/3, wide, look.Body, look.Ink3, t.T("charters.none"), 0)
		p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
		canvas.Refresh(p.box)
		return
	}
	p.choose.Label = look.Cut(t.Unit(p.snap.Scenario, c.Unit.ID), look.Body, 260)
	p.choose.Refresh()
	s.Put(p.choose, left, 8, p.choose.Wide(), 32)
	x := left + p.choose.Wide() + 16
	said, ink := t.T("charters.whole"), look.BetterInk
	if n := len(c.Gaps); n > 0 {
		said, ink = t.T("charters.gaps", "n", n), look.Ink2
	}
	x += s.Text(x, 14, look.BodyBold, ink, said) + 16
	if keys := t.T("charters.keys"); x+look.Width(keys, look.Small) < left+wide {
		s.TextRight(left+wide, 15, look.Small, look.Ink3, keys)
	}
	sheet := canvas.NewRectangle(look.Color(look.Card))
	sheet.StrokeColor, sheet.StrokeWidth, sheet.CornerRadius = look.Color(look.Line), 1, look.RadiusTable
	s.Put(sheet, left, toolsHigh, wide, size.Height-toolsHigh+look.RadiusTable)
	s.Put(p.roll, left+1, toolsHigh+1, wide-2, size.Height-toolsHigh-1)
	p.roll.Set(p.lines(c, wide-2), 0)
	p.box.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	canvas.Refresh(p.box)
}

// edition is what the last part says of the scenario.
func (p *Page) edition() text.Edition {
	e := text.Edition{Scenario: p.snap.Info.Name.In(p.print.Lang()), Fingerprint: p.snap.Scenario.Fingerprint()}
	if p.snap.Info.Status != "" {
		e.Status = p.print.T("status." + string(p.snap.Info.Status))
	}
	if !p.snap.Info.Edited.IsZero() {
		e.Day = p.snap.Info.Edited.Local().Format(time.DateOnly)
	}
	return e
}

// lines makes the lines of the charter for a width.
func (p *Page) lines(c charter.Charter, width float32) (out []look.RollLine) {
	t := p.print
	inner := width - 2*inset
	add := func(high float32, paint func(s *look.Sheet, w float32)) {
		out = append(out, look.RollLine{Height: high, Paint: paint})
	}
	title := t.CharterTitle(c)
	add(84, func(s *look.Sheet, w float32) {
		s.Seal(inset, 30, 32, p.seals[c.Unit.ID])
		s.TextCut(inset+46, 28, inner-46, look.Metric, look.Ink, title)
		s.Rule(inset, 78, inner, look.LineStrong)
	})
	parts := t.Charter(p.snap.Scenario, c, p.edition())
	label := labelled(parts, inner)
	for i, part := range parts {
		head := t.T("charters.part", "n", i+1, "title", part.Title)
		add(46, func(s *look.Sheet, w float32) {
			s.Text(inset, 14, look.Heading, look.Ink, head)
			s.Rule(inset, 42, inner, look.Line)
		})
		for _, l := range part.Lines {
			p.line(add, l, inner, label)
		}
		for _, gap := range part.Gaps {
			p.gap(add, c.Unit.Ref(), gap, inner)
		}
	}
	add(64, func(*look.Sheet, float32) {})
	return out
}

// labelled is the room of the labels: that of the longest, so that all words begin at one line.
func labelled(parts []text.CharterPart, inner float32) float32 {
	room := float32(labelLeast)
	for _, part := range parts {
		for _, l := range part.Lines {
			if !l.Numbered {
				room = max(room, look.Width(l.Label, look.Body)+16)
			}
		}
	}
	return min(room, inner/3)
}

// line is one line of a part at reading size: its label, and what it says.
func (p *Page) line(add func(float32, func(*look.Sheet, float32)), l text.CharterLine, inner, label float32) {
	indent, labels := label, 1
	switch {
	case l.Label == "":
		indent = 0
	case l.Numbered:
		indent = max(34, look.Width(l.Label, look.Reading)+8)
	default:
		labels = look.Lines(l.Label, look.Body, indent-12, 0)
	}
	lines := max(look.Lines(l.Words, look.Reading, inner-indent, 0), 1)
	high := max(float32(lines)*look.Reading.Line(), float32(labels)*look.Body.Line()+6) + 4
	add(high, func(s *look.Sheet, w float32) {
		if l.Ref != (model.Ref{}) && p.hands.Show != nil {
			o := look.NewSpot(func() { p.hands.Show(l.Ref) }, func(s *look.Sheet, w, h float32, hot bool) {
				if hot {
					s.Ground(0, 0, w, h, look.RadiusButton, look.Hover, look.Clear, 0, look.Flat)
				}
			})
			s.Put(o, inset-10, 0, inner+20, high)
			p.places["charter:"+l.Ref.String()] = o
		}
		switch {
		case l.Numbered:
			s.Text(inset, 1, look.Reading, look.Ink2, l.Label)
		case l.Label != "":
			s.Paragraph(inset, 4, indent-12, look.Body, look.Ink2, l.Label, 0)
		}
		s.Paragraph(inset+indent, 1, inner-indent, look.Reading, look.Ink, l.Words, 0)
	})
}

// gap is what a part lacks, with the way to enter it.
func (p *Page) gap(add func(float32, func(*look.Sheet, float32)), of model.Ref, gap text.CharterGap, inner float32) {
	t, said := p.print, gap.Words
	fill, ink, v := look.Column, look.Ink2, look.Info
	if gap.Fault {
		fill, ink, v = look.MediumTint, look.MediumInk, look.Medium
	}
	lines := float32(max(1, look.Lines(said, look.Body, inner-140, 0)))
	high := lines*look.Body.Line() + 20
	add(high, func(s *look.Sheet, w float32) {
		ground := canvas.NewRectangle(look.Color(fill))
		ground.CornerRadius = look.RadiusButton
		s.Put(ground, inset, 4, inner, high-6)
		s.Glyph(inset+10, 11, 14, v)
		s.Paragraph(inset+32, 9, inner-140, look.Body, ink, said, 0)
		b := look.NewButton(look.LinkLike, t.T("charters.fill"), "", func() { p.hands.Show(of) })
		s.Put(b, inset+inner-b.Wide()-8, 5, b.Wide(), 28)
		p.places["charter:fill:"+said] = b
	})
}

// ask offers the units.
func (p *Page) ask() {
	var rows []look.Choice
	for _, id := range p.units {
		seal := p.seals[id]
		rows = append(rows, look.Choice{Name: "unit:" + string(id), Label: p.print.Unit(p.snap.Scenario, id), Seal: &seal, Chosen: id == p.shown(), Perform: func() { p.Of(id) }})
	}
	look.ShowMenuUnder(p.choose, rows[:min(len(rows), mostUnits)]...)
}

// mostUnits is how many units the menu lists; the others are gone to by the keys.
const mostUnits = 20

// Key answers a key that no field has taken.
func (p *Page) Key(name fyne.KeyName) bool {
	scroll := func(by float32) {
		at := p.roll.Offset()
		p.roll.ScrollTo(fyne.NewPos(0, max(0, at.Y+by)))
	}
	i := slices.Index(p.units, p.shown())
	switch name {
	case fyne.KeyDown:
		scroll(60)
	case fyne.KeyUp:
		scroll(-60)
	case fyne.KeyPageDown, fyne.KeySpace:
		scroll(p.roll.Size().Height - 60)
	case fyne.KeyPageUp:
		scroll(60 - p.roll.Size().Height)
	case fyne.KeyRight, fyne.KeyLeft:
		way := 1
		if name == fyne.KeyLeft {
			way = -1
		}
		if i += way; i >= 0 && i < len(p.units) {
			p.Of(p.units[i])
		}
	default:
		return false
	}
	return true
}

// Targets names what can be clicked, for those who drive the window from outside.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"charter:unit": p.choose}
	maps.Copy(out, p.places)
	return out
}
