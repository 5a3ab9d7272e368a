package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// ghost is what hangs at the pointer: a card or the head of a unit, with the plate
// beneath it that says where it would go and what that would change.
type ghost struct {
	widget.BaseWidget
	board *Board
	face  func(s *look.Sheet, width, height float32)
	told  func(plate *look.Sheet, width float32) // nil = nothing is said yet
	box   *fyne.Container
	width float32
	card  float32 // height of the card
	plate float32 // height of the plate
	over  bool    // the plate stands above the card
}

const (
	plateGap = 8
	platePad = 12
)

func newGhost(b *Board, width, height float32, face func(s *look.Sheet, width, height float32)) *ghost {
	g := &ghost{board: b, face: face, box: container.NewWithoutLayout(), width: width, card: height}
	g.ExtendBaseWidget(g)
	g.draw()
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ghost) CreateRenderer() fyne.WidgetRenderer { return look.Laid(g, g.box) }

// explain changes the plate.
func (g *ghost) explain(told func(plate *look.Sheet, width float32)) {
	g.told = told
	g.draw()
}

// quiet takes the plate away.
func (g *ghost) quiet() {
	g.told = nil
	g.draw()
}

// place puts the card's corner at a position; the plate flips above the card when
// it would leave the window.
func (g *ghost) place(at fyne.Position, window fyne.Size) {
	over := at.Y+g.card+plateGap+g.plate > window.Height
	if over != g.over {
		g.over = over
		g.draw()
	}
	g.Move(at)
	g.Resize(fyne.NewSize(g.width, g.card))
}

func (g *ghost) draw() {
	s := look.NewSheet()
	g.face(s, g.width, g.card)
	if g.told != nil {
		plate := look.NewSheet()
		g.told(plate, g.width)
		g.plate = plate.Bottom() + 8
		y := g.card + plateGap
		if g.over {
			y = -plateGap - g.plate
		}
		ground := look.NewEdged(look.Panel, look.Line, look.RadiusTable)
		ground.Elevation = look.Lifted
		ground.Refresh()
		s.Put(ground, 0, y, g.width, g.plate)
		s.Put(plate.Object(g.width, g.plate), 0, y, g.width, g.plate)
	}
	g.box.Objects = []fyne.CanvasObject{s.Object(g.width, g.card)}
	g.box.Refresh()
}

// cardGhost is the card under the pointer, with the edges of those that go with it.
func (b *Board) cardGhost() *ghost {
	d := b.drag
	height := float32(cardTwoLines)
	for _, p := range b.plans {
		if at, ok := p.card(d.held); ok {
			height = at.height
		}
	}
	return newGhost(b, b.width()-2*columnPad, height, func(s *look.Sheet, w, h float32) {
		n := len(d.duties)
		for i := min(n-1, 2); i > 0; i-- {
			edge := look.NewEdged(look.Card, look.Accent, look.RadiusCard)
			s.Put(edge, float32(i)*4, float32(i)*4, w, h)
		}
		face := look.NewCardFace()
		c := b.face(d.held)
		c.Left, c.Selected, c.Checked, c.Focused, c.Ghost = false, false, false, false, true
		c.Coming = false
		s.Put(face, 0, 0, w, h)
		face.SetCard(c)
		if n > 1 {
			label := b.print.Number(float64(n))
			wide := max(look.Width(label, look.MicroBold)+12, 22)
			s.Put(look.NewSurface(look.Accent, 11), w-wide+8, -9, wide, 22)
			s.Text(w-wide/2+8-look.Width(label, look.MicroBold)/2, -6, look.MicroBold, look.OnAccent, label)
		}
	})
}

// insertion is the line that shows where the cards would go.
type insertion struct {
	widget.BaseWidget
	line       *canvas.Rectangle
	start, end *canvas.Circle
}

func newInsertion() *insertion {
	i := &insertion{
		line:  canvas.NewRectangle(look.Color(look.Accent)),
		start: canvas.NewCircle(look.Color(look.Accent)),
		end:   canvas.NewCircle(look.Color(look.Accent)),
	}
	i.ExtendBaseWidget(i)
	i.Hide()
	return i
}

// CreateRenderer implements fyne.Widget.
func (i *insertion) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(i, container.NewWithoutLayout(i.line, i.start, i.end))
}

// placeUpright draws the line downwards from a point.
func (i *insertion) placeUpright(at fyne.Position, height float32) {
	i.Move(at.SubtractXY(4, 0))
	i.Resize(fyne.NewSize(8, height))
	i.line.Move(fyne.NewPos(3, 4))
	i.line.Resize(fyne.NewSize(2, height-8))
	i.start.Resize(fyne.NewSize(8, 8))
	i.start.Move(fyne.NewPos(0, 0))
	i.end.Resize(fyne.NewSize(8, 8))
	i.end.Move(fyne.NewPos(0, height-8))
}

// place draws the line through a point, overhanging 4 px on each side.
func (i *insertion) place(at fyne.Position, width float32) {
	i.Move(at.SubtractXY(4, 4))
	i.Resize(fyne.NewSize(width+8, 8))
	i.line.Move(fyne.NewPos(4, 3))
	i.line.Resize(fyne.NewSize(width, 2))
	i.start.Resize(fyne.NewSize(8, 8))
	i.start.Move(fyne.NewPos(0, 0))
	i.end.Resize(fyne.NewSize(8, 8))
	i.end.Move(fyne.NewPos(width, 0))
}
