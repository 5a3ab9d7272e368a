package look

import (
	"maps"
	"sort"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// RollLine is one line of a roll: its height, and how it is painted once it comes into sight.
type RollLine struct {
	Height float32
	Paint  func(s *Sheet, w float32)
}

// Roll shows lines under each other and scrolls them. Only what is in sight exists as
// objects, so that the number of lines does not matter. Make it with NewRoll.
type Roll struct {
	widget.BaseWidget
	// Moved is told how far it is scrolled whenever what is in sight was drawn; may be nil.
	Moved func(at fyne.Position)

	lines  []RollLine
	tops   []float32 // of every line, and the end
	wide   float32   // of the lines, where that is more than the roll's
	scroll *container.Scroll
	body   *fyne.Container
	drawn  map[int]fyne.CanvasObject
	old    bool // see Expire
}

// NewRoll makes a roll without lines.
func NewRoll() *Roll {
	r := &Roll{drawn: map[int]fyne.CanvasObject{}, tops: []float32{0}}
	r.body = container.New(rollLayout{r})
	r.scroll = container.NewScroll(r.body)
	r.scroll.OnScrolled = func(fyne.Position) { r.update() }
	r.ExtendBaseWidget(r)
	return r
}

// rollLayout gives the body the size of all lines; update places them.
type rollLayout struct{ r *Roll }

func (l rollLayout) Layout([]fyne.CanvasObject, fyne.Size) {}
func (l rollLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(max(10, l.r.wide), l.r.Top(len(l.r.lines)))
}

// CreateRenderer implements fyne.Widget.
func (r *Roll) CreateRenderer() fyne.WidgetRenderer { return Laid(r, r.scroll) }

// Resize implements fyne.CanvasObject.
func (r *Roll) Resize(size fyne.Size) {
	changed := size != r.Size()
	r.BaseWidget.Resize(size)
	if changed {
		r.Redraw()
	}
}

// Set shows other lines, at least so wide; the place of scrolling stays as far as there is
// so much.
func (r *Roll) Set(lines []RollLine, wide float32) {
	r.lines, r.wide, r.old = lines, wide, false
	r.tops = make([]float32, 1, len(lines)+1)
	for _, l := range lines {
		r.tops = append(r.tops, r.tops[len(r.tops)-1]+l.Height)
	}
	r.Redraw()
}

// Expire says that the lines are of what is not there any more: none of them is drawn until
// others are set.
func (r *Roll) Expire() { r.old = true }

// Top is where a line begins; that of the line after the last is where all end.
func (r *Roll) Top(i int) float32 { return r.tops[i] }

// At finds the line at a height.
func (r *Roll) At(y float32) int {
	return max(0, sort.Search(len(r.lines), func(i int) bool { return r.tops[i+1] > y }))
}

// Offset is how far it is scrolled.
func (r *Roll) Offset() fyne.Position { return r.scroll.Offset }

// ScrollTo scrolls so far, or to the end.
func (r *Roll) ScrollTo(at fyne.Position) {
	most := r.most()
	r.scroll.ScrollToOffset(fyne.NewPos(min(at.X, most.X), min(at.Y, most.Y)))
	r.update()
}

// most is how far it can be scrolled.
func (r *Roll) most() fyne.Position {
	size := r.Size()
	return fyne.NewPos(max(0, r.wide-size.Width), max(0, r.Top(len(r.lines))-size.Height))
}

// Redraw paints everything in sight anew.
func (r *Roll) Redraw() {
	clear(r.drawn)
	r.body.Objects = nil
	r.scroll.Refresh()
	if at, most := r.scroll.Offset, r.most(); at.X > most.X || at.Y > most.Y {
		r.scroll.ScrollToOffset(fyne.NewPos(min(at.X, most.X), min(at.Y, most.Y)))
	}
	r.update()
}

// update draws the lines that came into sight and lets go of the others.
func (r *Roll) update() {
	size, off := r.Size(), r.scroll.Offset
	if size.Width == 0 || size.Height == 0 || r.old {
		return
	}
	width := max(size.Width, r.wide)
	first, last := r.At(off.Y), min(r.At(off.Y+size.Height)+1, len(r.lines))
	for i := range r.drawn {
		if i < first || i >= last {
			delete(r.drawn, i)
		}
	}
	r.body.Objects = r.body.Objects[:0]
	for i := first; i < last; i++ {
		o, ok := r.drawn[i]
		if !ok {
			s := NewSheet()
			r.lines[i].Paint(s, width)
			o = s.Object(width, r.lines[i].Height)
			o.Move(fyne.NewPos(0, r.tops[i]))
			r.drawn[i] = o
		}
		r.body.Objects = append(r.body.Objects, o)
	}
	canvas.Refresh(r.body)
	if r.Moved != nil {
		r.Moved(off)
	}
}

// Drawn gives the lines that exist as objects, by their places.
func (r *Roll) Drawn() map[int]fyne.CanvasObject { return maps.Clone(r.drawn) }
