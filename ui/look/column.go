package look

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// HeadHeight is the height of a column's head.
const HeadHeight = 60

// Head is what the head of a column shows.
type Head struct {
	Seal    Seal
	Name    string
	Second  string // head, duties, functions
	Pills   []Pill // instead of Second, at most two are drawn
	Refusal string // instead of both: why the drop is refused
	Waiting string // at the end of the second line, and opened by a click: what waits there
}

func (h Head) same(o Head) bool {
	return h.Seal == o.Seal && h.Name == o.Name && h.Second == o.Second && h.Refusal == o.Refusal && h.Waiting == o.Waiting && slices.Equal(h.Pills, o.Pills)
}

// ColumnHead draws the head of a column with its more-button.
type ColumnHead struct {
	widget.BaseWidget
	More    *IconButton
	Waiting *Row // what [Head.Waiting] opens
	head    Head
	palette *Palette // painted with it; nil = not painted yet
}

// NewColumnHead makes a head; onMore is asked for the unit's commands, onWaiting for what
// waits there.
func NewColumnHead(onMore, onWaiting func()) *ColumnHead {
	h := &ColumnHead{More: NewIconButton("more", onMore), Waiting: NewRow(onWaiting)}
	h.ExtendBaseWidget(h)
	return h
}

// Set shows another head. To show the same again costs nothing.
func (h *ColumnHead) Set(head Head) {
	if h.palette == Current().palette && h.head.same(head) {
		return
	}
	h.head = head
	h.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (h *ColumnHead) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: h, paint: h.paint, min: func() fyne.Size { return fyne.NewSize(120, HeadHeight) }}
}

func (h *ColumnHead) paint(s *Sheet, w, _ float32) {
	head := h.head
	h.palette = Current().palette
	s.Seal(12, 8, 28, head.Seal)
	s.TextCut(48, 8, w-48-40, Heading, Ink, head.Name)
	switch {
	case head.Refusal != "":
		s.Icon(48, 34, 14, "refuse", HighInk)
		s.TextCut(66, 32, w-66-12, SmallBold, HighInk, head.Refusal)
	case len(head.Pills) > 0:
		x, y, wide := float32(48), float32(31), float32(48)
		for _, p := range head.Pills[:min(len(head.Pills), 2)] {
			wide += p.Width() + 4
		}
		if wide > w { // below the seal rather than hide the loss behind the gain
			x, y = 12, 38
		}
		for i, p := range head.Pills {
			if i == 2 || x+p.Width() > w-4 {
				break
			}
			x += s.Pill(x, y, p) + 4
		}
	default:
		right := w - 12
		if head.Waiting != "" {
			pill := NewPill(head.Waiting)
			h.Waiting.Radius = PillHeight / 2
			s.Put(h.Waiting, right-pill.Width()-2, 30, pill.Width()+4, PillHeight+2)
			right -= s.PillRight(right, 31, pill) + 8
		}
		s.TextCut(48, 31, right-48, Small, Ink2, head.Second)
	}
	if len(head.Pills) == 0 && head.Refusal == "" {
		s.Put(h.More, w-36, 6, 28, 28)
	}
}

// LaneHead draws the head of a position inside a column: name, count, hairline.
type LaneHead struct {
	widget.BaseWidget
	name      string
	count     string
	collapsed bool
	palette   *Palette // painted with it; nil = not painted yet
}

// NewLaneHead makes a blank lane head.
func NewLaneHead() *LaneHead {
	l := &LaneHead{}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows another lane. To show the same again costs nothing.
func (l *LaneHead) Set(name, count string, collapsed bool) {
	if l.palette == Current().palette && l.name == name && l.count == count && l.collapsed == collapsed {
		return
	}
	l.name, l.count, l.collapsed = name, count, collapsed
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *LaneHead) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: l, paint: l.paint, min: func() fyne.Size { return fyne.NewSize(80, 28) }}
}

func (l *LaneHead) paint(s *Sheet, w, _ float32) {
	l.palette = Current().palette
	x := float32(4)
	if l.collapsed {
		s.Icon(x, 8, 12, "chevron-right", Ink3)
		x += 16
	}
	x += s.TextCut(x, 5, w-70, SmallBold, Ink2, l.name) + 6
	x += s.Text(x, 5, Small, Ink3, l.count) + 8
	if x < w-4 {
		s.Rule(x, 14, w-4-x, LineStrong)
	}
}
