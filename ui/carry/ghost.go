package carry

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Ghost is what hangs at the pointer: a card or the head of a unit, with the plate
// beneath it that says where it would go and what that would change.
type Ghost struct {
	widget.BaseWidget
	face  func(s *look.Sheet, width, height float32)
	told  func(plate *look.Sheet, width float32) // nil = nothing is said yet
	box   *fyne.Container
	width float32
	card  float32 // height of the card
	plate float32 // height of the plate
	over  bool    // the plate stands above the card
}

const plateGap = 8

// NewGhost makes one of a size, whose face is painted by a function.
func NewGhost(width, height float32, face func(s *look.Sheet, width, height float32)) *Ghost {
	g := &Ghost{face: face, box: container.NewWithoutLayout(), width: width, card: height}
	g.ExtendBaseWidget(g)
	g.draw()
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *Ghost) CreateRenderer() fyne.WidgetRenderer { return look.Laid(g, g.box) }

// Explain changes the plate.
func (g *Ghost) Explain(told func(plate *look.Sheet, width float32)) {
	g.told = told
	g.draw()
}

// Quiet takes the plate away.
func (g *Ghost) Quiet() {
	g.told = nil
	g.draw()
}

// Place puts the card's corner at a position; the plate flips above the card when
// it would leave the window.
func (g *Ghost) Place(at fyne.Position, window fyne.Size) {
	over := at.Y+g.card+plateGap+g.plate > window.Height
	if over != g.over {
		g.over = over
		g.draw()
	}
	g.Move(at)
	g.Resize(fyne.NewSize(g.width, g.card))
}

func (g *Ghost) draw() {
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
