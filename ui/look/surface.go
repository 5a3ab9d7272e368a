package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Elevation is how far a surface is lifted towards the hand (design tokens §4).
type Elevation int

// The elevations.
const (
	Flat   Elevation = iota
	Rest             // cards
	Raised           // hover
	Lifted           // ghost, plate, dialog, toast
)

// shadow is the shadow of an elevation in the current theme.
func (e Elevation) shadow() canvas.Shadow {
	c := Color(Shadow)
	strength := 1
	if Current().palette.dark {
		strength = 2
	}
	cast := func(percent int, y, blur float32) canvas.Shadow {
		c.A = uint8(min(percent*strength, 100) * 255 / 100)
		return canvas.Shadow{Color: c, Offset: fyne.NewPos(0, y), BlurRadius: blur}
	}
	switch e {
	case Rest:
		return cast(7, 1, 2)
	case Raised:
		return cast(10, 2, 8)
	case Lifted:
		return cast(20, 10, 28)
	}
	return canvas.Shadow{}
}

// Surface is a rounded ground with an edge and a shadow. Change its fields, then
// Refresh.
type Surface struct {
	widget.BaseWidget
	Fill      Role
	Edge      Role    // Clear = none
	EdgeWidth float32 // 0 = 1
	Radius    float32
	Elevation Elevation

	rect *canvas.Rectangle
}

// NewSurface makes a ground without an edge.
func NewSurface(fill Role, radius float32) *Surface {
	s := &Surface{Fill: fill, Edge: Clear, Radius: radius, rect: &canvas.Rectangle{}}
	s.style()
	s.ExtendBaseWidget(s)
	return s
}

// NewEdged makes a ground with a hairline around it.
func NewEdged(fill, edge Role, radius float32) *Surface {
	s := NewSurface(fill, radius)
	s.Edge = edge
	s.style()
	return s
}

func (s *Surface) style() {
	s.rect.FillColor = Color(s.Fill)
	s.rect.CornerRadius = s.Radius
	s.rect.StrokeColor, s.rect.StrokeWidth = Color(s.Edge), max(s.EdgeWidth, 1)
	if s.Edge == Clear {
		s.rect.StrokeWidth = 0
	}
	s.rect.Shadow = s.Elevation.shadow()
}

// Refresh implements fyne.CanvasObject.
func (s *Surface) Refresh() {
	s.style()
	s.BaseWidget.Refresh()
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(s.rect) }
