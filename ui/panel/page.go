package panel

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model/text"
	"sandtable/ui/look"
)

// Measures that the panels share (design tokens §4 to §6).
const (
	pad        = 16
	headHeight = 44
	rowPad     = 8
	groupHead  = 28
	glyphSize  = 14
	sealSize   = 18
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// block is a stretch of a page's body. draw is called only when it can be seen.
type block struct {
	height float32
	draw   func(s *look.Sheet, y float32)
}

// gap is a block that shows nothing.
func gap(height float32) block { return block{height, func(*look.Sheet, float32) {}} }

// folio is what a page shows at one width.
type folio struct {
	head, foot *look.Sheet // nil = none; as high as what is drawn on them
	body       []block
}

// page is what every panel is made of: a head, a scrolled body, a foot. A panel
// embeds it and sets paint.
type page struct {
	widget.BaseWidget
	paint func(width float32) folio

	// grown is told when the natural height may have changed.
	grown func()

	whole   fyne.Widget // what the page is part of: what is on the canvas
	shown   folio
	head    *fyne.Container
	foot    *fyne.Container
	scroll  *container.Scroll
	body    *fyne.Container
	width   float32
	first   int // blocks drawn, [first, end)
	end     int
	edge    *canvas.Rectangle            // above the foot, when the body goes on beneath it
	targets map[string]fyne.CanvasObject // of the head and the foot
	seen    map[string]fyne.CanvasObject // of the visible body
	before  map[string]fyne.CanvasObject // of the drawing that is being replaced
	inBody  bool
}

// begin readies a page that is part of w.
func (p *page) begin(w fyne.Widget, paint func(width float32) folio) {
	p.whole, p.paint = w, paint
	p.head, p.foot = container.NewWithoutLayout(), container.NewWithoutLayout()
	p.body = container.NewWithoutLayout()
	p.scroll = container.NewVScroll(p.body)
	p.edge = canvas.NewRectangle(look.Color(look.Line))
	p.scroll.OnScrolled = func(fyne.Position) { p.reveal(false) }
	p.ExtendBaseWidget(w)
}

// CreateRenderer implements fyne.Widget.
func (p *page) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(p, container.New(pageLayout{p}, p.head, p.scroll, p.foot, p.edge))
}

type pageLayout struct{ p *page }

func (l pageLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(40, 40) }

func (l pageLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width != l.p.width {
		l.p.redraw(size.Width)
	}
	l.p.arrange(size)
}

// draw shows the panel anew at its present width; before the first layout there is
// nothing to show.
func (p *page) draw() {
	if p.width == 0 {
		return
	}
	p.redraw(p.width)
	p.arrange(p.Size())
	if p.grown != nil {
		p.grown()
	}
}

func (p *page) redraw(width float32) {
	p.width = width
	p.before, p.targets, p.inBody = p.targets, map[string]fyne.CanvasObject{}, false
	p.shown = p.paint(width)
	refresh(p.targets)
	put := func(c *fyne.Container, s *look.Sheet) {
		c.Objects = nil
		if s != nil {
			c.Objects = []fyne.CanvasObject{s.Object(width, 0)}
			c.Resize(fyne.NewSize(width, s.Bottom()))
		}
		c.Refresh()
	}
	put(p.head, p.shown.head)
	put(p.foot, p.shown.foot)
	p.first, p.end = -1, -1
}

// natural is the height that would show everything at a width.
func (p *page) natural(width float32) float32 {
	if width != p.width {
		p.redraw(width)
	}
	h := p.bodyHeight() + bottom(p.shown.head) + bottom(p.shown.foot)
	return h
}

func (p *page) bodyHeight() (h float32) {
	for _, b := range p.shown.body {
		h += b.height
	}
	return h
}

func bottom(s *look.Sheet) float32 {
	if s == nil {
		return 0
	}
	return s.Bottom()
}

func (p *page) arrange(size fyne.Size) {
	head, foot := bottom(p.shown.head), bottom(p.shown.foot)
	p.head.Move(fyne.NewPos(0, 0))
	p.foot.Move(fyne.NewPos(0, size.Height-foot))
	p.scroll.Move(fyne.NewPos(0, head))
	p.scroll.Resize(fyne.NewSize(size.Width, max(size.Height-head-foot, 0)))
	p.edge.FillColor = look.Color(look.Line)
	p.edge.Hidden = foot == 0 || p.bodyHeight() <= size.Height-head-foot
	p.edge.Move(fyne.NewPos(0, size.Height-foot))
	p.edge.Resize(fyne.NewSize(size.Width, 1))
	p.edge.Refresh()
	p.reveal(true)
}

// reveal draws the blocks that can be seen, when they are others than before.
func (p *page) reveal(anew bool) {
	top := p.scroll.Offset.Y
	end := top + p.scroll.Size().Height
	total := p.bodyHeight()
	if limit := max(total-p.scroll.Size().Height, 0); top > limit {
		p.scroll.Offset.Y = limit
		top, end = limit, total
	}
	from, to, y, start := len(p.shown.body), 0, float32(0), float32(0)
	for i, b := range p.shown.body {
		if y+b.height > top-40 && y < end+40 {
			if i < from {
				from, start = i, y
			}
			to = i + 1
		}
		y += b.height
	}
	if !anew && from == p.first && to == p.end {
		return
	}
	p.first, p.end = from, to
	s := look.NewSheet()
	p.before, p.seen, p.inBody = p.seen, map[string]fyne.CanvasObject{}, true
	y = start
	for i := from; i < to; i++ {
		p.shown.body[i].draw(s, y)
		y += p.shown.body[i].height
	}
	p.inBody = false
	refresh(p.seen)
	drawing := s.Object(p.width, max(total, 1))
	p.scroll.Content = drawing
	p.scroll.Refresh()
}

// name makes an object known to [page.Targets].
func (p *page) name(name string, o fyne.CanvasObject) {
	if p.inBody {
		p.seen[name] = o
	} else {
		p.targets[name] = o
	}
}

// stretch puts a clickable stretch under what is drawn next. One that was there
// under the same name before is used again: a press that commits a field, and so
// redraws the panel, must still find its row when it is released.
func (p *page) stretch(s *look.Sheet, x, y, w, h float32, name string, tapped func()) *look.Row {
	r, ok := p.again(name).(*look.Row)
	if !ok {
		r = look.NewRow(nil)
	}
	r.OnTapped, r.Secondary, r.Chosen, r.Radius, r.Hint = tapped, nil, false, 0, ""
	s.Put(r, x, y, w, h)
	p.name(name, r)
	return r
}

// push gives the button of a name, for the same reason the one that was there before.
func (p *page) push(w look.Weight, label, icon, name string, tapped func()) *look.Button {
	b, ok := p.again(name).(*look.Button)
	if !ok {
		b = look.NewButton(w, label, icon, nil)
	}
	b.Weight, b.Label, b.Icon, b.Key, b.Wrapped, b.OnTapped = w, label, icon, "", false, tapped
	p.name(name, b)
	return b
}

// again finds what had a name before, unless it is in use already.
func (p *page) again(name string) fyne.CanvasObject {
	now := p.targets
	if p.inBody {
		now = p.seen
	}
	if now[name] != nil {
		return nil
	}
	return p.before[name]
}

// refresh redraws what is used again: its colours and its state may have changed.
func refresh(all map[string]fyne.CanvasObject) {
	for _, o := range all {
		o.Refresh()
	}
}

// Targets names what can be clicked now.
func (p *page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	for n, o := range p.targets {
		out[n] = o
	}
	top, height := p.scroll.Offset.Y, p.scroll.Size().Height
	for n, o := range p.seen {
		if middle := o.Position().Y + o.Size().Height/2; middle >= top && middle <= top+height {
			out[n] = o
		}
	}
	return out
}

// letGo takes the keyboard from fields that are about to go: they would keep it, and
// with it Ctrl+Z.
func letGo(fields ...*look.Entry) {
	app := fyne.CurrentApp()
	for _, f := range fields {
		if f == nil || app == nil {
			continue
		}
		if c := app.Driver().CanvasForObject(f); c != nil && c.Focused() == fyne.Focusable(f) {
			c.Unfocus()
		}
	}
}

// focus gives the keyboard to a field of the panel, once it is in a window.
func (p *page) focus(field fyne.Focusable) {
	if app := fyne.CurrentApp(); app != nil {
		if c := app.Driver().CanvasForObject(p.whole); c != nil {
			c.Focus(field)
		}
	}
}
