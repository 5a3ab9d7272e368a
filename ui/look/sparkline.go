package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Sparkline draws a short history in a box: the first value as a flat line, the
// values as a line, the last as a dot. Fewer than two values draw the dot alone.
func (s *Sheet) Sparkline(x, y, w, h float32, values []float64) {
	if len(values) == 0 {
		return
	}
	low, high := values[0], values[0]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	at := func(i int, v float64) fyne.Position {
		px, py := w, h/2
		if len(values) > 1 {
			px = w * float32(i) / float32(len(values)-1)
		}
		if high > low {
			py = h - 3 - (h-6)*float32((v-low)/(high-low))
		}
		return fyne.NewPos(x+px, y+py)
	}
	stroke := func(a, b fyne.Position, c Role, width float32) {
		l := canvas.NewLine(Color(c))
		l.StrokeWidth = width
		l.Position1, l.Position2 = a, b
		s.add(l, y, h)
	}
	base := at(0, values[0])
	stroke(fyne.NewPos(x, base.Y), fyne.NewPos(x+w, base.Y), LineStrong, 1)
	for i := 1; i < len(values); i++ {
		stroke(at(i-1, values[i-1]), at(i, values[i]), Ink3, 1.5)
	}
	end := at(len(values)-1, values[len(values)-1])
	dot := canvas.NewCircle(Color(Accent))
	s.Put(dot, end.X-2.5, end.Y-2.5, 5, 5)
}

// Bar draws a thin bar filled to a share of 0 to 1.
func (s *Sheet) Bar(x, y, w float32, share float64, c Role) {
	share = min(max(share, 0), 1)
	for _, part := range []struct {
		width float32
		role  Role
	}{{w, Column}, {w * float32(share), c}} {
		if part.width <= 0 {
			continue
		}
		r := canvas.NewRectangle(Color(part.role))
		r.CornerRadius = 3
		s.Put(r, x, y, max(part.width, 3), 6)
	}
}
