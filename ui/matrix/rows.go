package matrix

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// line is one line of a table: its height, and how it is painted once it comes into
// sight. A line that is the head of a section stays at the top while the section is
// scrolled through.
type line struct {
	height  float32
	section int
	head    bool
	open    bool // it tells more than its neighbours, and is to be seen whole
	paint   func(s *look.Sheet, w float32)
}

// rows is a roll of lines in sections, which are made for its width.
type rows struct {
	widget.BaseWidget
	// moved says that another section is at the top; it may be nil.
	moved func(section int)

	lay   func(width float32) []line // makes the lines
	lines []line
	roll  *look.Roll
	top   *fyne.Container // the head that stays
	shown int             // section at the top
	foot  float32         // what stays free below the open line, for what lies over the window
}

func newRows() *rows {
	r := &rows{roll: look.NewRoll(), top: container.NewWithoutLayout(), shown: -1}
	r.roll.Moved = func(at fyne.Position) { r.scrolled(at.Y) }
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer implements fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(r, container.NewStack(r.roll, r.top))
}

// Resize implements fyne.CanvasObject.
func (r *rows) Resize(size fyne.Size) {
	wider := size.Width != r.Size().Width
	if wider { // the lines are made and painted for the same width
		r.roll.Expire()
	}
	r.BaseWidget.Resize(size)
	if wider {
		r.relay()
	}
}

// set shows other lines, made for whatever width there is now and later; the place of
// scrolling stays as far as there is so much.
func (r *rows) set(lay func(width float32) []line) {
	r.lay, r.shown = lay, -1
	r.relay()
}

// relay makes the lines anew.
func (r *rows) relay() {
	r.lines = nil
	if width := r.Size().Width; width > 0 && r.lay != nil {
		r.lines = r.lay(width)
	}
	lines := make([]look.RollLine, len(r.lines))
	for i, l := range r.lines {
		lines[i] = look.RollLine{Height: l.height, Paint: l.paint}
	}
	r.roll.Set(lines, 0)
}

// scrolled follows where the roll stands.
func (r *rows) scrolled(y float32) {
	r.stick(y, r.Size().Width)
	if first := r.roll.At(y); first < len(r.lines) {
		r.show(r.lines[first].section)
	}
}

// show says that a section is at the top.
func (r *rows) show(section int) {
	if section == r.shown {
		return
	}
	r.shown = section
	if r.moved != nil {
		r.moved(section)
	}
}

// stick keeps the head of the section at the top, pushed away by the next one.
func (r *rows) stick(y, width float32) {
	r.top.Objects = nil
	head, next := -1, -1
	for i, l := range r.lines {
		switch {
		case l.head && r.roll.Top(i) < y:
			head = i
		case l.head && next < 0 && r.roll.Top(i) >= y:
			next = i
		}
	}
	if head >= 0 {
		at := float32(0)
		if next >= 0 {
			at = min(0, r.roll.Top(next)-y-r.lines[head].height)
		}
		s := look.NewSheet()
		s.Fill(0, 0, width, r.lines[head].height, look.Panel)
		r.lines[head].paint(s, width)
		s.Rule(0, r.lines[head].height-1, width, look.Line)
		o := s.Object(width, r.lines[head].height)
		o.Move(fyne.NewPos(0, at))
		clip := container.NewClip(container.NewWithoutLayout(o))
		clip.Resize(fyne.NewSize(width, r.lines[head].height))
		r.top.Objects = []fyne.CanvasObject{clip}
	}
	canvas.Refresh(r.top)
}

// reveal scrolls as little as is needed to see the open line whole.
func (r *rows) reveal() {
	i := slices.IndexFunc(r.lines, func(l line) bool { return l.open })
	if i < 0 {
		return
	}
	if below := min(r.roll.Top(i+1)+r.foot, r.roll.Top(len(r.lines))) - r.Size().Height; below > r.roll.Offset().Y {
		top := r.roll.Top(i)
		if r.foot > 0 { // the head of the section stays above it
			top = max(top-sectionHead, 0)
		}
		r.roll.ScrollTo(fyne.NewPos(0, min(below, top)))
	}
}

// goTo scrolls so that a section begins at the top.
func (r *rows) goTo(section int) {
	i := slices.IndexFunc(r.lines, func(l line) bool { return l.section == section })
	if i < 0 {
		return
	}
	r.roll.ScrollTo(fyne.NewPos(0, r.roll.Top(i)))
	r.show(section) // near the end it cannot reach the top
}
