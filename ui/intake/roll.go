package intake

import (
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// line is one line of a roll: its height, and how it is painted once it comes into sight.
type line struct {
	height float32
	paint  func(s *look.Sheet, w float32)
}

// roll shows lines under each other and scrolls them. Only what is in sight exists as
// objects, so that the number of lines does not matter.
type roll struct {
	widget.BaseWidget
	lines  []line
	tops   []float32 // of every line, and the end
	wide   float32   // of the lines, where that is more than the roll's
	moved  func(x float32)
	scroll *container.Scroll
	body   *fyne.Container
	drawn  map[int]fyne.CanvasObject
	old    bool // the lines are of what is not there any more; others come before it is seen
}

func newRoll() *roll {
	r := &roll{drawn: map[int]fyne.CanvasObject{}, tops: []float32{0}}
	r.body = container.New(rollLayout{r})
	r.scroll = container.NewScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.update() }
	r.ExtendBaseWidget(r)
	return r
}

// rollLayout gives the body the size of all lines; update places them.
type rollLayout struct{ r *roll }

func (l rollLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
func (l rollLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(10, l.r.wide), l.r.tops[len(l.r.tops)-1])
}

// CreateRenderer implements fyne.Widget.
func (r *roll) CreateRenderer() fyne.WidgetRenderer { return look.Laid(r, r.scroll) }

// Resize implements fyne.CanvasObject.
func (r *roll) Resize(size fyne.Size) {
	changed := size != r.Size()
	r.BaseWidget.Resize(size)
	if changed {
		r.redraw()
	}
}

// set shows other lines, at least so wide; the place of scrolling stays as far as there is
// so much.
func (r *roll) set(lines []line, wide float32) {
	r.lines, r.wide, r.old = lines, wide, false
	r.tops = make([]float32, 1, len(lines)+1)
	for _, l := range lines {
		r.tops = append(r.tops, r.tops[len(r.tops)-1]+l.height)
	}
	r.redraw()
}

// redraw paints everything in sight anew.
func (r *roll) redraw() {
	clear(r.drawn)
	r.body.Objects = nil
	r.scroll.Refresh()
	size, at := r.Size(), r.scroll.Offset
	most := fyne.NewPos(max(0, r.wide-size.Width), max(0, r.tops[len(r.tops)-1]-size.Height))
	if at.X > most.X || at.Y > most.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(min(at.X, most.X), min(at.Y, most.Y)))
	}
	r.update()
}

// at finds the line at a height.
func (r *roll) at(y float32) int {
	return max(0, sort.Search(len(r.lines), func(i int) bool { return r.tops[i+1] > y }))
}

// update draws the lines that came into sight and lets go of the others.
func (r *roll) update() {
	size, off := r.Size(), r.scroll.Offset
	if size.Width == 0 || size.Height == 0 || r.old {
		return
	}
	width := max(size.Width, r.wide)
	first, last := r.at(off.Y), min(r.at(off.Y+size.Height)+1, len(r.lines))
	for i := range r.drawn {
		if i < first || i >= last {
			delete(r.drawn, i)
		}
	}
	r.body.Objects = r.body.Objects[:0]
	for i := first; i < last; i++ {
		o, ok := r.drawn[i]
		if !ok {
			s := look.NewSheet()
			r.lines[i].paint(s, width)
			o = s.Object(width, r.lines[i].height)
			o.Move(fyne.NewPos(0, r.tops[i]))
			r.drawn[i] = o
		}
		r.body.Objects = append(r.body.Objects, o)
	}
	canvas.Refresh(r.body)
	if r.moved != nil {
		r.moved(off.X)
	}
}

// reveal scrolls a line into the upper part of the roll.
func (r *roll) reveal(i int) {
	if i < 0 || i >= len(r.lines) {
		return
	}
	most := max(0, r.tops[len(r.tops)-1]-r.Size().Height)
	r.scroll.ScrollToOffset(fyne.NewPos(r.scroll.Offset.X, min(max(0, r.tops[i]-r.Size().Height/3), most)))
	r.update()
}
