package look

import (
	"image/color"

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
	Drawer           // comes up from the lower edge
)

// shadows are the near and the far shadow of an elevation in the current theme;
// either may be invisible.
func (e Elevation) shadows() (near, far canvas.Shadow) {
	p := Current().Palette()
	if p.contrast {
		return near, far
	}
	cast := func(percent int, y, blur float32) canvas.Shadow {
		c := p.Color(Shadow)
		if p.dark {
			percent *= 2
		}
		c.A = uint8(min(percent, 100) * 255 / 100)
		// Fyne fades over the whole blur radius, the design's numbers over twice
		// theirs as style sheets do.
		return canvas.Shadow{Color: c, Offset: fyne.NewPos(0, y), BlurRadius: 2 * blur}
	}
	switch e {
	case Rest:
		near = cast(7, 1, 2)
	case Raised:
		near = cast(10, 2, 8)
	case Lifted:
		near, far = cast(10, 2, 6), cast(20, 12, 32)
	case Drawer:
		near = cast(14, -8, 32)
	}
	return near, far
}

// cast gives a filled rectangle its near shadow and returns a second one to be put
// below it for the far shadow, or nil.
func (e Elevation) cast(top *canvas.Rectangle) *canvas.Rectangle {
	near, far := e.shadows()
	top.Shadow = near
	if far.Color == nil {
		return nil
	}
	below := canvas.NewRectangle(top.FillColor)
	below.CornerRadius, below.Shadow = top.CornerRadius, far
	return below
}

// Surface is a rounded ground with an edge and a shadow. Change its fields, then
// Refresh. An edge of 2 and more is a ring: half of it stands outside the surface.
type Surface struct {
	widget.BaseWidget
	Fill      Role
	Edge      Role    // Clear = none
	EdgeWidth float32 // 0 = 1
	Radius    float32
	Elevation Elevation
	palette   *Palette // painted with it; nil = not painted yet
}

// NewSurface makes a ground without an edge.
func NewSurface(fill Role, radius float32) *Surface {
	s := &Surface{Fill: fill, Edge: Clear, Radius: radius}
	s.ExtendBaseWidget(s)
	return s
}

// Tone changes fill and edge. To show the same again costs nothing.
func (s *Surface) Tone(fill, edge Role, width float32) {
	if s.palette == Current().Palette() && s.Fill == fill && s.Edge == edge && s.EdgeWidth == width {
		return
	}
	s.Fill, s.Edge, s.EdgeWidth = fill, edge, width
	s.Refresh()
}

// NewEdged makes a ground with a hairline around it.
func NewEdged(fill, edge Role, radius float32) *Surface {
	s := NewSurface(fill, radius)
	s.Edge = edge
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Surface) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: s, min: func() fyne.Size { return fyne.Size{} }, paint: func(sheet *Sheet, w, h float32) {
		s.palette = Current().Palette()
		sheet.Ground(0, 0, w, h, s.Radius, s.Fill, s.Edge, s.EdgeWidth, s.Elevation)
	}}
}

// Ground paints what a [Surface] shows.
func (s *Sheet) Ground(x, y, w, h, radius float32, fill, edge Role, edgeWidth float32, e Elevation) {
	width := max(edgeWidth, Current().Palette().EdgeWidth())
	if edge != Clear && edgeWidth >= 2 {
		out := edgeWidth / 2
		x, y, w, h, radius = x-out, y-out, w+2*out, h+2*out, radius+out
	}
	rect := canvas.NewRectangle(s.color(fill))
	rect.CornerRadius = s.by(radius)
	if below := e.cast(rect); below != nil {
		s.Put(below, x, y, w, h)
	}
	s.Put(rect, x, y, w, h)
	if edge == Clear {
		return
	}
	stroke := s.color(edge)
	if s.color(fill).A < 0xff {
		rect.StrokeColor, rect.StrokeWidth = stroke, max(s.by(width), 1)
		if fill == Clear {
			rect.FillColor = trace(stroke)
		}
		return
	}
	// Two fills, one in the other: a stroke of one pixel is drawn between two rows of
	// pixels by the painter that makes pictures.
	inner := canvas.NewRectangle(rect.FillColor)
	inner.CornerRadius = s.by(max(radius-width, 0))
	rect.FillColor = stroke
	s.Put(inner, x+width, y+width, w-2*width, h-2*width)
}

// trace is the fill of what is outlined only. OpenGL blends fill and edge, and takes a
// wholly transparent fill for black, which would darken the edge.
func trace(edge color.NRGBA) color.NRGBA {
	edge.A = min(edge.A, 1)
	return edge
}
