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
	Short   []Pill // the same in fewer words, where Pills have no room
	Refusal string // instead of both: why the drop is refused
	Waiting string // at the end of the second line, and opened by a click: what waits there

	Selected bool
	Marked   Severity
	Left     bool // the department is being dragged
}

func (h Head) same(o Head) bool {
	return h.Seal == o.Seal && h.Name == o.Name && h.Second == o.Second && h.Refusal == o.Refusal && h.Waiting == o.Waiting &&
		slices.Equal(h.Pills, o.Pills) && slices.Equal(h.Short, o.Short) &&
		h.Selected == o.Selected && h.Marked == o.Marked && h.Left == o.Left
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

// Selected reports whether the head is ringed as selected.
func (h *ColumnHead) Selected() bool { return h.head.Selected }

// Set shows another head. To show the same again costs nothing.
func (h *ColumnHead) Set(head Head) {
	if h.palette == Current().Palette() && h.head.same(head) {
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
	if h.palette != Current().Palette() {
		h.palette = Current().Palette()
		h.More.Refresh()
	}
	s.outline(4, 3, w-8, HeadHeight-8, head.Selected, head.Marked)
	s.Faint(head.Left)
	s.Seal(12, 8, 28, head.Seal)
	if face := Heading; Width(head.Name, face) <= w-48-40 {
		s.Text(48, 8, face, Ink, head.Name)
	} else { // in smaller letters before it is cut
		s.TextCut(48, 9, w-48-40, BodyBold, Ink, head.Name)
	}
	switch {
	case head.Refusal != "":
		s.Icon(48, 34, 14, "refuse", HighInk)
		s.TextCut(66, 32, w-66-12, SmallBold, HighInk, head.Refusal)
	case len(head.Pills) > 0:
		x, y, wide := float32(48), float32(31), float32(48)
		pills := head.Pills[:min(len(head.Pills), 2)]
		for _, p := range pills {
			wide += p.Width() + 4
		}
		switch { // in fewer words rather than hide the loss behind the gain
		case wide > w && wide-36 <= w:
			x, y = 12, 38
		case wide > w && len(head.Short) > 0:
			pills = head.Short
		}
		for _, p := range pills {
			if x+p.Width() > w-4 {
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

// outline rings what is selected or what a warning is about.
func (s *Sheet) outline(x, y, w, h float32, selected bool, marked Severity) {
	role := Clear
	switch {
	case w <= 0: // not laid out yet
		return
	case selected:
		role = Accent
	case marked != NoSeverity:
		role = marked.Ring()
	default:
		return
	}
	s.Ground(x, y, w, h, RadiusCard, Clear, role, 2, Flat)
}

// LaneSign is the width of the sign that folds a lane, at its left edge.
const LaneSign = 22

// Lane is what the head of a position shows.
type Lane struct {
	Name     string
	Count    string
	Folded   bool
	Selected bool
	Marked   Severity
}

// LaneHead draws the head of a position inside a column: the sign that folds it, name,
// count, hairline.
type LaneHead struct {
	widget.BaseWidget
	lane    Lane
	palette *Palette // painted with it; nil = not painted yet
}

// NewLaneHead makes a blank lane head.
func NewLaneHead() *LaneHead {
	l := &LaneHead{}
	l.ExtendBaseWidget(l)
	return l
}

// Set shows another lane. To show the same again costs nothing.
func (l *LaneHead) Set(lane Lane) {
	if l.palette == Current().Palette() && l.lane == lane {
		return
	}
	l.lane = lane
	l.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (l *LaneHead) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: l, paint: l.paint, min: func() fyne.Size { return fyne.NewSize(80, 28) }}
}

func (l *LaneHead) paint(s *Sheet, w, h float32) {
	l.palette = Current().Palette()
	s.outline(-2, 1, w+4, h-2, l.lane.Selected, l.lane.Marked)
	sign := "chevron-down"
	if l.lane.Folded {
		sign = "chevron-right"
	}
	s.Icon(4, 8, 12, sign, Ink3)
	x := float32(LaneSign)
	x += s.TextCut(x, 5, w-70, SmallBold, Ink2, l.lane.Name) + 6
	x += s.Text(x, 5, Small, Ink3, l.lane.Count) + 8
	if x < w-4 {
		s.Rule(x, 14, w-4-x, LineStrong)
	}
}
