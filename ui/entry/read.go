package entry

import (
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Reading are the proposals of one duty as pills with a dashed edge, each of which is taken
// by a click, and the offer to take all.
type Reading struct {
	Print   text.Printer
	Scene   model.Scenario
	Duty    model.ID
	Read    []proposal.Proposal
	Take    func(...proposal.Proposal)
	Pressed func() // told of a press, before what has the keyboard loses it; may be nil
}

const (
	readHeight = 24
	readGap    = 6
)

// said is what a proposal is called, with its kind.
func (r Reading) said(p proposal.Proposal) string {
	t := chrome.In(r.Print.Lang())
	name := p.Name.In(r.Print.Lang())
	switch p.Kind {
	case proposal.Function:
		name = t.Function(p.Code)
	case proposal.Role:
		f, _ := model.FieldOf(model.DutyKind, "control")
		name = t.Value(r.Scene, f, p.Code)
	}
	return t.T("entry.read", "kind", t.T("entry.read-kind."+string(p.Kind)), "x", name)
}

func (r Reading) places(width float32) (out []fyne.Position, height float32) {
	x, y := float32(0), float32(0)
	for _, p := range r.Read {
		w := r.wide(p, width)
		if x > 0 && x+w > width {
			x, y = 0, y+readHeight+readGap
		}
		out = append(out, fyne.NewPos(x, y))
		x += w + readGap
	}
	return out, y + readHeight
}

func (r Reading) wide(p proposal.Proposal, width float32) float32 {
	return min(look.Width(r.said(p), look.Small)+38, width)
}

// Height is what the pills need at a width; 0 without any.
func (r Reading) Height(width float32) float32 {
	if len(r.Read) == 0 {
		return 0
	}
	_, h := r.places(width)
	return h + readHeight + 2
}

// Paint puts the pills on a sheet. name is told of each; may be nil.
func (r Reading) Paint(s *look.Sheet, x, y, width float32, name func(target string, o fyne.CanvasObject)) {
	if len(r.Read) == 0 {
		return
	}
	t := chrome.In(r.Print.Lang())
	places, h := r.places(width)
	put := func(target string, pill *readPill, x, y, w float32) {
		pill.pressed = r.Pressed
		s.Put(pill, x, y, w, readHeight)
		if name != nil {
			name(target, pill)
		}
	}
	for n, p := range r.Read {
		put("read:"+string(p.Kind)+":"+p.Code, newReadPill(r.said(p), t.T("entry.read-from", "words", p.Words), func() { r.Take(p) }), x+places[n].X, y+places[n].Y, r.wide(p, width))
	}
	all := newReadPill(t.T("entry.read-all"), "", func() { r.Take(r.Read...) })
	all.link = true
	w := look.Width(all.label, look.SmallBold) + 8
	put("read-all", all, x, y+h+2, w)
	s.KeyCap(x+w+4, y+h+5, t.T("entry.read-key"))
}

// readPill is one proposal. It never takes the keyboard.
type readPill struct {
	widget.BaseWidget
	label, hint     string
	link            bool // the offer to take all
	tapped, pressed func()
	hover           bool
	rest            look.Hint
}

func newReadPill(label, hint string, tapped func()) *readPill {
	p := &readPill{label: label, hint: hint, tapped: tapped}
	p.ExtendBaseWidget(p)
	return p
}

// MouseDown and MouseUp implement desktop.Mouseable.
func (p *readPill) MouseDown(*desktop.MouseEvent) {
	if p.pressed != nil {
		p.pressed()
	}
}
func (p *readPill) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (p *readPill) Tapped(*fyne.PointEvent) { p.rest.Leave(); p.tapped() }

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (p *readPill) MouseIn(*desktop.MouseEvent)    { p.hover = true; p.rest.Enter(p, p.hint); p.Refresh() }
func (p *readPill) MouseMoved(*desktop.MouseEvent) {}
func (p *readPill) MouseOut()                      { p.hover = false; p.rest.Leave(); p.Refresh() }

// Cursor implements desktop.Cursorable.
func (p *readPill) Cursor() desktop.Cursor { return desktop.PointerCursor }

// CreateRenderer implements fyne.Widget.
func (p *readPill) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(p, func(s *look.Sheet, w, h float32) {
		if p.link {
			s.TextCut(0, (h-look.Small.Line())/2, w, look.SmallBold, look.Accent, p.label)
			return
		}
		edge := look.Field
		if p.hover {
			edge = look.Accent
		}
		dashes(s, w, h, edge)
		s.TextCut(10, (h-look.Small.Line())/2, w-34, look.Small, look.Ink, p.label)
		s.Icon(w-22, (h-14)/2, 14, "check", look.Accent)
	})
}

// dashes draws the edge of a pill in strokes of 4 and gaps of 3.
func dashes(s *look.Sheet, w, h float32, c look.Role) {
	const stroke, gap = 4, 3
	radius := h/2 - 1
	straight := w - h
	round := float32(math.Pi) * radius
	at := func(d float32) fyne.Position { // the way around, from the upper left
		switch {
		case d < straight:
			return fyne.NewPos(h/2+d, 1)
		case d < straight+round:
			a := float64((d - straight) / radius)
			return fyne.NewPos(w-h/2+radius*float32(math.Sin(a)), h/2-radius*float32(math.Cos(a)))
		case d < 2*straight+round:
			return fyne.NewPos(w-h/2-(d-straight-round), h-1)
		}
		a := float64((d - 2*straight - round) / radius)
		return fyne.NewPos(h/2-radius*float32(math.Sin(a)), h/2+radius*float32(math.Cos(a)))
	}
	box := container.NewWithoutLayout()
	for d := float32(0); d < 2*(straight+round); d += stroke + gap {
		from, to := at(d), at(min(d+stroke, 2*(straight+round)))
		l := canvas.NewLine(look.Color(c))
		l.StrokeWidth = 1
		l.Position1, l.Position2 = from, to
		box.Add(l)
	}
	s.Put(box, 0, 0, w, h)
}
