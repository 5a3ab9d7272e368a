package page

import "math"

// Trim cuts the paper to what is painted on it, with so many points of white around.
func (p Page) Trim(white float64) Page {
	l, t, r, b := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, m := range p.Marks {
		x1, y1, x2, y2 := extent(m)
		l, t, r, b = min(l, x1), min(t, y1), max(r, x2), max(b, y2)
	}
	if l > r {
		return p
	}
	dx, dy := white-l, white-t
	out := Page{Name: p.Name, Width: r - l + 2*white, Height: b - t + 2*white}
	for _, m := range p.Marks {
		out.Marks = append(out.Marks, moved(m, dx, dy))
	}
	return out
}

// extent is the smallest place around a mark.
func extent(m Mark) (left, top, right, bottom float64) {
	switch m := m.(type) {
	case Box:
		half := m.Thickness / 2
		return m.X - half, m.Y - half, m.X + m.W + half, m.Y + m.H + half
	case Line:
		half := m.Thickness / 2
		return min(m.X1, m.X2) - half, min(m.Y1, m.Y2) - half, max(m.X1, m.X2) + half, max(m.Y1, m.Y2) + half
	case Shape:
		left, top, right, bottom = math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
		for _, at := range m.Points {
			left, top, right, bottom = min(left, at.X), min(top, at.Y), max(right, at.X), max(bottom, at.Y)
		}
		return left, top, right, bottom
	case Words:
		return m.X, m.Y - m.Type.Size, m.X + Width(m.Text, m.Type), m.Y + m.Type.Size*(Pitch-1)
	case Jump:
		return m.X, m.Y, m.X + m.W, m.Y + m.H
	}
	return math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
}

// moved is a mark in another place.
func moved(m Mark, dx, dy float64) Mark {
	switch m := m.(type) {
	case Box:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Line:
		m.X1, m.Y1, m.X2, m.Y2 = m.X1+dx, m.Y1+dy, m.X2+dx, m.Y2+dy
		return m
	case Shape:
		points := make([]Point, len(m.Points))
		for i, at := range m.Points {
			points[i] = Point{at.X + dx, at.Y + dy}
		}
		m.Points = points
		return m
	case Words:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	case Jump:
		m.X, m.Y = m.X+dx, m.Y+dy
		return m
	}
	return m
}
