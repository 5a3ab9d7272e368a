package matrix

import (
	"slices"
	"sort"

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

// rows shows lines under each other and scrolls them. Only what is in sight exists
// as objects, so that the number of lines does not matter.
type rows struct {
	widget.BaseWidget
	// moved says that another section is at the top; it may be nil.
	moved func(section int)

	lay    func(width float32) []line // makes the lines
	lines  []line
	tops   []float32 // of every line, and the end
	scroll *container.Scroll
	body   *fyne.Container
	top    *fyne.Container // the head that stays
	drawn  map[int]fyne.CanvasObject
	shown  int     // section at the top
	foot   float32 // what stays free below the open line, for what lies over the window
}

func newRows() *rows {
	r := &rows{drawn: map[int]fyne.CanvasObject{}, tops: []float32{0}, shown: -1}
	r.body = container.New(bodyLayout{r})
	r.scroll = container.NewVScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.update() }
	r.top = container.NewWithoutLayout()
	r.ExtendBaseWidget(r)
	return r
}

// bodyLayout gives the body the height of all lines; update places them.
type bodyLayout struct{ r *rows }

func (l bodyLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
func (l bodyLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(10, l.r.tops[len(l.r.tops)-1])
}

// CreateRenderer implements fyne.Widget.
func (r *rows) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(r, container.NewStack(r.scroll, r.top))
}

// Resize implements fyne.CanvasObject.
func (r *rows) Resize(size fyne.Size) {
	wider := size.Width != r.Size().Width
	r.BaseWidget.Resize(size)
	if wider {
		r.relay()
		return
	}
	r.redraw()
}

// set shows other lines, made for whatever width there is now and later; the place of
// scrolling stays as far as there is so much.
func (r *rows) set(lay func(width float32) []line) {
	r.lay, r.shown = lay, -1
	r.relay()
}

// relay makes the lines anew. They are always made and painted for the same width.
func (r *rows) relay() {
	r.lines = nil
	if width := r.Size().Width; width > 0 && r.lay != nil {
		r.lines = r.lay(width)
	}
	r.tops = make([]float32, 1, len(r.lines)+1)
	for _, l := range r.lines {
		r.tops = append(r.tops, r.tops[len(r.tops)-1]+l.height)
	}
	r.redraw()
}

// redraw paints everything in sight anew.
func (r *rows) redraw() {
	clear(r.drawn)
	r.body.Objects = nil
	r.scroll.Refresh()
	most := max(0, r.tops[len(r.tops)-1]-r.Size().Height)
	if r.scroll.Offset.Y > most {
		r.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
	r.update()
}

// at finds the line at a height.
func (r *rows) at(y float32) int {
	return max(0, sort.Search(len(r.lines), func(i int) bool { return r.tops[i+1] > y }))
}

// update draws the lines that came into sight and lets go of the others.
func (r *rows) update() {
	size, y := r.Size(), r.scroll.Offset.Y
	if size.Width == 0 {
		return
	}
	first, last := r.at(y), min(r.at(y+size.Height)+1, len(r.lines))
	for i := range r.drawn {
		if i < first || i >= last {
			delete(r.drawn, i)
		}
	}
	r.body.Objects = r.body.Objects[:0]
	for i := first; i < last; i++ {
		o, ok := r.drawn[i]
		if !ok {
			o = r.draw(i, size.Width)
			o.Move(fyne.NewPos(0, r.tops[i]))
			r.drawn[i] = o
		}
		r.body.Objects = append(r.body.Objects, o)
	}
	r.stick(y, size.Width)
	canvas.Refresh(r.body)
	if first < len(r.lines) && r.lines[first].section != r.shown {
		r.shown = r.lines[first].section
		if r.moved != nil {
			r.moved(r.shown)
		}
	}
}

func (r *rows) draw(i int, width float32) fyne.CanvasObject {
	s := look.NewSheet()
	r.lines[i].paint(s, width)
	return s.Object(width, r.lines[i].height)
}

// stick keeps the head of the section at the top, pushed away by the next one.
func (r *rows) stick(y, width float32) {
	r.top.Objects = nil
	head, next := -1, -1
	for i, l := range r.lines {
		switch {
		case l.head && r.tops[i] < y:
			head = i
		case l.head && next < 0 && r.tops[i] >= y:
			next = i
		}
	}
	if head >= 0 {
		at := float32(0)
		if next >= 0 {
			at = min(0, r.tops[next]-y-r.lines[head].height)
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
	if below := min(r.tops[i+1]+r.foot, r.tops[len(r.tops)-1]) - r.Size().Height; below > r.scroll.Offset.Y {
		top := r.tops[i]
		if r.foot > 0 { // the head of the section stays above it
			top = max(top-sectionHead, 0)
		}
		r.scroll.ScrollToOffset(fyne.NewPos(0, min(below, top)))
		r.update()
	}
}

// goTo scrolls so that a section begins at the top.
func (r *rows) goTo(section int) {
	i := slices.IndexFunc(r.lines, func(l line) bool { return l.section == section })
	if i < 0 {
		return
	}
	most := max(0, r.tops[len(r.tops)-1]-r.Size().Height)
	r.scroll.ScrollToOffset(fyne.NewPos(0, min(r.tops[i], most)))
	r.update()
	if r.shown != section { // near the end the section cannot reach the top
		r.shown = section
		if r.moved != nil {
			r.moved(section)
		}
	}
}
