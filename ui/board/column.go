package board

import (
	"maps"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/look"
)

// column is one department on the board: a head, and a scrolled content of which
// only the visible part exists as widgets.
type column struct {
	widget.BaseWidget
	board *Board
	plan  columnPlan

	ground *look.Surface
	head   *head
	scroll *upright
	inside *fyne.Container
	cards  map[model.ID]*card // visible, by duty
	lanes  map[model.ID]*lane // visible, by unit
	spare  []*card
	spared []*lane
	reason *reason
	empty  *emptyHint
	foot   *foot

	refuses bool // the duties that are dragged over it
}

func newColumn(b *Board) *column {
	c := &column{board: b, cards: map[model.ID]*card{}, lanes: map[model.ID]*lane{}}
	c.ground = look.NewSurface(look.Column, look.RadiusColumn)
	c.head = newHead(c)
	c.inside = container.New(contentLayout{c})
	c.scroll = newUpright(b, newContent(c))
	c.scroll.OnScrolled = func(fyne.Position) { c.update(); b.scrolled() }
	c.empty = newEmptyHint(b)
	c.foot = newFoot(c)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *column) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(c, container.New(columnLayout{c}, c.ground, c.empty, c.scroll, c.foot, c.head))
}

// content is what scrolls.
type content struct {
	widget.BaseWidget
	column *column
}

func newContent(c *column) *content {
	in := &content{column: c}
	in.ExtendBaseWidget(in)
	return in
}

// CreateRenderer implements fyne.Widget.
func (in *content) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(in, in.column.inside)
}

type columnLayout struct{ c *column }

func (l columnLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(columnWidth, 120) }

func (l columnLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) { l.c.place(size) }

// arrange places the parts anew: the foot has become higher or lower.
func (c *column) arrange() { c.place(c.Size()) }

func (c *column) place(size fyne.Size) {
	below := float32(0)
	if c.board.hands.Add != nil {
		below = c.foot.height()
		c.foot.Move(fyne.NewPos(columnPad, size.Height-below))
		c.foot.Resize(fyne.NewSize(max(size.Width-2*columnPad, 0), below))
	}
	c.ground.Resize(size)
	c.head.Resize(fyne.NewSize(size.Width, headHeight))
	c.scroll.Move(fyne.NewPos(0, scrollTop))
	c.scroll.Resize(fyne.NewSize(size.Width, size.Height-scrollTop-max(below, columnPad)))
	c.empty.Move(fyne.NewPos(columnPad, headHeight))
	c.empty.Resize(fyne.NewSize(size.Width-2*columnPad, size.Height-headHeight-max(below, columnPad)))
	c.update()
}

// contentLayout asks for the height of everything; what can be seen is placed by
// [column.update].
type contentLayout struct{ c *column }

func (l contentLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(10, l.c.plan.height)
}

func (l contentLayout) Layout([]fyne.CanvasObject, fyne.Size) { l.c.update() }

// show lays the column out anew; one that cannot be seen, when it comes into sight. over
// says whether what is dragged or carried is over it.
func (c *column) show(p columnPlan, over bool) {
	c.plan = p
	if !c.Visible() {
		return
	}
	c.predict(over)
	c.empty.set(p)
	c.foot.set(p.unit)
	c.head.face.More.Hint = c.board.print.T("column-menu.more")
	c.scroll.Refresh()
}

// Refresh lays the content out anew, without redrawing the cards that stay as they are.
func (in *content) Refresh() { in.column.update() }

// update makes widgets of what can be seen, and only of that.
func (c *column) update() {
	if !c.Visible() {
		return
	}
	y := c.scroll.Offset.Y
	items := c.plan.visible(y-cardTwoLines, y+c.scroll.Size().Height+cardTwoLines)
	cards, lanes := c.cards, c.lanes // those from before that are not used again
	c.cards, c.lanes, c.reason = map[model.ID]*card{}, map[model.ID]*lane{}, nil
	for _, i := range items {
		if w := cards[i.duty]; i.kind == cardItem && w != nil {
			c.cards[i.duty] = w
			delete(cards, i.duty)
		}
		if w := lanes[i.unit]; i.kind == laneItem && w != nil {
			c.lanes[i.unit] = w
			delete(lanes, i.unit)
		}
	}
	c.spare = slices.AppendSeq(c.spare, maps.Values(cards))
	c.spared = slices.AppendSeq(c.spared, maps.Values(lanes))
	objects := make([]fyne.CanvasObject, 0, len(items))
	put := func(o fyne.CanvasObject, i item) {
		o.Move(fyne.NewPos(c.board.left(i), i.top))
		o.Resize(fyne.NewSize(c.board.wide(i), i.height))
		objects = append(objects, o)
	}
	for _, i := range items {
		switch i.kind {
		case cardItem:
			w := c.cards[i.duty]
			if w == nil {
				w = c.takeCard()
				c.cards[i.duty] = w
			}
			w.set(i.duty, c.refuses)
			put(w, i)
		case laneItem:
			w := c.lanes[i.unit]
			if w == nil {
				w = c.takeLane()
				c.lanes[i.unit] = w
			}
			w.set(i.unit)
			put(w, i)
		case reasonItem:
			if c.reason = c.board.asking; c.reason != nil {
				put(c.reason, i)
			}
		}
	}
	if !slices.Equal(objects, c.inside.Objects) {
		c.inside.Objects = objects
		canvas.Refresh(c.empty) // asks for a new frame; asking it for the content would read all its pictures anew
	}
}

func (c *column) takeCard() *card {
	if n := len(c.spare); n > 0 {
		w := c.spare[n-1]
		c.spare = c.spare[:n-1]
		return w
	}
	return newCard(c.board)
}

func (c *column) takeLane() *lane {
	if n := len(c.spared); n > 0 {
		w := c.spared[n-1]
		c.spared = c.spared[:n-1]
		return w
	}
	return newLane(c.board)
}

// reveal scrolls so that the content from top to bottom can be seen.
func (c *column) reveal(top, bottom float32) {
	height := c.scroll.Size().Height
	y := c.scroll.Offset.Y
	switch {
	case height <= 0:
		return
	case top < y:
		y = top
	case bottom > y+height:
		y = bottom - height
	default:
		return
	}
	c.scroll.ScrollToOffset(fyne.NewPos(0, min(max(y, 0), max(c.plan.height-height, 0))))
	c.update()
}
