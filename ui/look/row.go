package look

import (
	"fyne.io/fyne/v2"
)

// Row is a clickable stretch of a sheet: a hover wash, a tint when chosen. What it
// shows is drawn above it on the same sheet.
type Row struct {
	Button
	Chosen    bool
	Radius    float32
	Secondary func(at fyne.Position)
}

// NewRow makes a clickable stretch.
func NewRow(tapped func()) *Row {
	r := &Row{Button: Button{OnTapped: tapped}}
	r.ExtendBaseWidget(r)
	return r
}

// TappedSecondary implements fyne.SecondaryTappable.
func (r *Row) TappedSecondary(e *fyne.PointEvent) {
	if r.Secondary != nil {
		r.Secondary(e.AbsolutePosition)
	}
}

// CreateRenderer implements fyne.Widget.
func (r *Row) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: r, min: func() fyne.Size { return fyne.NewSize(10, 10) }, paint: func(s *Sheet, w, h float32) {
		if r.Chosen {
			s.Ground(0, 0, w, h, r.Radius, Tint, Clear, 0, Flat)
			if Current().Palette().contrast { // where tints say little
				s.Fill(0, 0, 4, h, Accent)
			}
		}
		if r.hover && !r.Disabled {
			s.Ground(0, 0, w, h, r.Radius, Hover, Clear, 0, Flat)
		}
		if r.focused {
			s.Ground(1, 1, w-2, h-2, r.Radius, Clear, Accent, 2, Flat)
		}
	}}
}
