package board

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// ghost is the card under the pointer, with the plate beneath it that says where
// it would go and what that would change.
type ghost struct {
	widget.BaseWidget
	board *Board
	drag  *drag
	box   *fyne.Container
	width float32
	card  float32 // height of the card
	plate float32 // height of the plate
	above bool    // the plate stands above the card
	told  *Prediction
}

const plateGap = 8

func newGhost(b *Board, d *drag) *ghost {
	g := &ghost{board: b, drag: d, box: container.NewWithoutLayout(), width: b.width() - 2*columnPad}
	g.card = cardTwoLines
	for _, p := range b.plans {
		if at, ok := p.card(d.held); ok {
			g.card = at.height
		}
	}
	g.ExtendBaseWidget(g)
	g.draw()
	return g
}

// CreateRenderer implements fyne.Widget.
func (g *ghost) CreateRenderer() fyne.WidgetRenderer { return look.Laid(g, g.box) }

// explain changes the plate.
func (g *ghost) explain(p *Prediction) {
	g.told = p
	g.draw()
}

// place puts the card's corner at a position; the plate flips above the card when
// it would leave the window.
func (g *ghost) place(at fyne.Position, window fyne.Size) {
	above := at.Y+g.card+plateGap+g.plate > window.Height
	if above != g.above {
		g.above = above
		g.draw()
	}
	g.Move(at)
	g.Resize(fyne.NewSize(g.width, g.card))
}

func (g *ghost) draw() {
	b := g.board
	s := look.NewSheet()
	if n := len(g.drag.duties); n > 1 {
		for i := min(n-1, 2); i > 0; i-- {
			edge := look.NewEdged(look.Card, look.Accent, look.RadiusCard)
			s.Put(edge, float32(i)*4, float32(i)*4, g.width, g.card)
		}
	}
	face := look.NewCardFace()
	c := b.face(g.drag.held)
	c.Left, c.Selected, c.Checked, c.Focused, c.Ghost = false, false, false, false, true
	s.Put(face, 0, 0, g.width, g.card)
	face.SetCard(c)
	if n := len(g.drag.duties); n > 1 {
		label := b.print.Number(float64(n))
		w := max(look.Width(label, look.MicroBold)+12, 22)
		badge := look.NewSurface(look.Accent, 11)
		s.Put(badge, g.width-w+8, -9, w, 22)
		s.Text(g.width-w/2+8-look.Width(label, look.MicroBold)/2, -6, look.MicroBold, look.OnAccent, label)
	}
	g.drawPlate(s)
	g.box.Objects = []fyne.CanvasObject{s.Object(g.width, g.card)}
	g.box.Refresh()
}

func (g *ghost) drawPlate(s *look.Sheet) {
	b, p := g.board, g.told
	plate := look.NewSheet()
	const pad = 12
	switch {
	case p == nil:
		plate.Text(pad, 8, look.Small, look.Ink3, b.print.T("plate.none"))
	case p.Same:
		key := "plate.order"
		if g.drag.same || g.drag.over < 0 {
			key = "plate.same"
		}
		plate.Text(pad, 8, look.Small, look.Ink3, b.print.T(key))
	default:
		x := pad + plate.Text(pad, 8, look.Small, look.Ink3, b.print.T("plate.to")) + 8
		plate.Seal(x, 8, 18, b.seals[b.snap.Scenario.DepartmentOf(p.To)])
		x += 24
		name := b.print.Unit(b.snap.Scenario, p.To)
		if room := g.width - x - pad; p.To != "" && look.Width(name, look.BodyBold) > room {
			name = b.print.Name(b.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: p.To}) // the seal tells the department
		}
		plate.TextCut(x, 7, g.width-x-pad, look.BodyBold, look.Ink, name)
		y := float32(32)
		if p.Consequence.Refusal != nil {
			why, _ := b.print.Error(b.snap.Scenario, p.Consequence.Refusal)
			plate.Icon(pad, y+3, 13, "refuse", look.HighInk)
			y += plate.Paragraph(pad+18, y, g.width-2*pad-18, look.Small, look.HighInk, why, 3)
		} else {
			x = pad
			for _, v := range marks.Consequence(b.print, p.Consequence, 4) {
				if x > pad && x+v.Width() > g.width-pad {
					x, y = pad, y+24
				}
				x += plate.Pill(x, y, v) + 4
			}
			y += 22
		}
		plate.Reach(y)
	}
	g.plate = plate.Bottom() + 8
	y := g.card + plateGap
	if g.above {
		y = -plateGap - g.plate
	}
	ground := look.NewEdged(look.Panel, look.Line, look.RadiusTable)
	ground.Elevation = look.Lifted
	ground.Refresh()
	s.Put(ground, 0, y, g.width, g.plate)
	s.Put(plate.Object(g.width, g.plate), 0, y, g.width, g.plate)
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
