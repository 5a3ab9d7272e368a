package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sandtable/model/typography"
)

// Sheet is a drawing: things at exact places. Views make a new one for every
// snapshot, so it reads colours and measures once.
type Sheet struct {
	box    *fyne.Container
	bottom float32
	faint  bool
	zoom   float32 // of all that is drawn; 0 = as it is

	images, spare map[imageKey][]*canvas.Image // drawn, and left from the last drawing
}

// imageKey tells apart pictures that look different.
type imageKey struct {
	name  string
	color color.NRGBA
	size  float32
	faint bool
}

// NewSheet makes an empty sheet.
func NewSheet() *Sheet { return &Sheet{box: container.NewWithoutLayout()} }

// NewZoomedSheet makes an empty sheet on which everything gets larger or smaller than it
// is measured.
func NewZoomedSheet(zoom float32) *Sheet {
	s := NewSheet()
	s.zoom = zoom
	return s
}

// Object gives the drawing to put into a window. Its smallest size is the given
// one, or reaches down to the lowest thing when the height is 0.
func (s *Sheet) Object(width, height float32) fyne.CanvasObject {
	if height == 0 {
		height = s.bottom
	}
	s.box.Layout = fixed{fyne.NewSize(width, height)}
	s.box.Resize(fyne.NewSize(width, height))
	return s.box
}

// fixed leaves everything where it is and asks for a size.
type fixed struct{ size fyne.Size }

func (f fixed) Layout([]fyne.CanvasObject, fyne.Size) {}
func (f fixed) MinSize([]fyne.CanvasObject) fyne.Size { return f.size }
func (s *Sheet) add(o fyne.CanvasObject, y, height float32) {
	s.box.Objects = append(s.box.Objects, o)
	s.Reach(y + height)
}

// Reach makes the sheet at least so high.
func (s *Sheet) Reach(y float32) { s.bottom = max(s.bottom, y) }

// Bottom is the lowest point drawn so far.
func (s *Sheet) Bottom() float32 { return s.bottom }

// Put places an object.
func (s *Sheet) Put(o fyne.CanvasObject, x, y, width, height float32) {
	width, height = max(width, 0), max(height, 0) // the painter cannot draw less than nothing
	if s.zoom != 0 {
		x, y, width, height = s.grown(x, y, width, height)
	}
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(width, height))
	s.add(o, y, height)
}

// grown is a place as the zoom has it, in whole pixels; what is there stays to be seen.
func (s *Sheet) grown(x, y, width, height float32) (float32, float32, float32, float32) {
	along := func(at, length float32) (float32, float32) {
		from := nearest(at * s.zoom)
		to := nearest((at + length) * s.zoom)
		if length > 0 {
			to = max(to, from+1)
		}
		return from, to - from
	}
	x, width = along(x, width)
	y, height = along(y, height)
	return x, y, width, height
}

// by is a measure as the zoom has it.
func (s *Sheet) by(v float32) float32 {
	if s.zoom == 0 {
		return v
	}
	return v * s.zoom
}

// letter is the size of letters as the zoom has it. The toolkit sets letters of a broken
// size as wide apart as those of the next whole one, which would not fit.
func (s *Sheet) letter(size float32) float32 {
	if s.zoom == 0 {
		return size
	}
	return below(size*s.zoom + .01)
}

// at is a place as the zoom has it, on a whole pixel.
func (s *Sheet) at(v float32) float32 {
	if s.zoom == 0 {
		return v
	}
	return nearest(v * s.zoom)
}

// Stroke draws a straight line.
func (s *Sheet) Stroke(x1, y1, x2, y2, thick float32, c Role) {
	l := canvas.NewLine(s.color(c))
	l.StrokeWidth = max(s.by(thick), 1)
	l.Position1, l.Position2 = fyne.NewPos(s.by(x1), s.by(y1)), fyne.NewPos(s.by(x2), s.by(y2))
	s.add(l, max(y1, y2), 0)
}

// Text writes one line whose type's line begins at y, and gives its width.
func (s *Sheet) Text(x, y float32, t Type, c Role, text string) float32 {
	o := NewText(typography.FullWidth(text), t, c)
	o.Color, o.TextSize = s.color(c), s.letter(o.TextSize)
	width, height := Width(o.Text, t), lineHeight(t.Size(), typeScale[t].bold)
	o.Move(fyne.NewPos(s.at(x), s.at(y+below((t.Line()-height)/2))))
	o.Resize(fyne.NewSize(s.by(width), s.by(height)))
	s.add(o, y, t.Line())
	return width
}

// faintness is the strength of contents that are not really there: the place a
// card was lifted from, the cards of a column that refuses (design tokens §7).
const faintness = .45

// Faint makes what is drawn from now on show at 45 %, or again in full.
func (s *Sheet) Faint(on bool) { s.faint = on }

// color is the colour of a role at the strength in force.
func (s *Sheet) color(r Role) color.NRGBA {
	c := Color(r)
	if s.faint {
		c.A = uint8(float32(c.A) * faintness)
	}
	return c
}

// TextRight writes one line that ends at x.
func (s *Sheet) TextRight(x, y float32, t Type, c Role, text string) float32 {
	w := Width(typography.FullWidth(text), t)
	s.Text(x-w, y, t, c, text)
	return w
}

// TextCut writes one line, shortened to a width.
func (s *Sheet) TextCut(x, y, width float32, t Type, c Role, text string) float32 {
	return s.Text(x, y, t, c, Cut(text, t, width))
}

// Paragraph writes a wrapped text of at most most lines (0 = no limit) and gives its height.
func (s *Sheet) Paragraph(x, y, width float32, t Type, c Role, text string, most int) float32 {
	lines := Wrap(text, t, width, most)
	for i, line := range lines {
		s.Text(x-hang(line, t), y+float32(i)*t.Line(), t, c, line)
	}
	return float32(len(lines)) * t.Line()
}

// Dot draws a circle, filled or only its edge.
func (s *Sheet) Dot(x, y, size float32, c Role, filled bool) {
	o := canvas.NewCircle(s.color(Card))
	if filled {
		o.FillColor = s.color(c)
	}
	o.StrokeColor, o.StrokeWidth = s.color(c), max(s.by(1.5), 1)
	s.Put(o, x, y, size, size)
}

// Arrow fills a triangle that is so long and points to the right, or with a length below 0
// to the left; its tip is at a place.
func (s *Sheet) Arrow(x, y, length, half float32, c Role) {
	points := []fyne.Position{{X: 0, Y: 0}, {X: 1, Y: .5}, {X: 0, Y: 1}}
	from := x - length
	if length < 0 {
		points = []fyne.Position{{X: 1, Y: 0}, {X: 1, Y: 1}, {X: 0, Y: .5}}
		from, length = x, -length
	}
	s.Put(&canvas.ArbitraryPolygon{Points: points, NormalizedPoints: true, FillColor: s.color(c)}, from, y-half, length, 2*half)
}

// Icon places an icon in a square.
func (s *Sheet) Icon(x, y, size float32, name string, c Role) {
	k := imageKey{name, Color(c), s.by(size), s.faint}
	var i *canvas.Image
	if left := s.spare[k]; len(left) > 0 {
		i, s.spare[k] = left[0], left[1:]
	} else {
		i = NewIcon(name, c)
		if s.faint {
			i.Translucency = 1 - faintness
		}
	}
	if s.images == nil {
		s.images = map[imageKey][]*canvas.Image{}
	}
	s.images[k] = append(s.images[k], i)
	s.Put(i, x, y, size, size)
}

// Glyph places the shape of a severity.
func (s *Sheet) Glyph(x, y, size float32, v Severity) {
	name, role := v.glyph()
	s.Icon(x, y, size, name, role)
}

// Rule draws a hairline of a width, Upright one of a height.
func (s *Sheet) Rule(x, y, width float32, c Role) {
	s.Put(canvas.NewRectangle(s.color(c)), x, y, width, 1)
}

// Upright draws a standing hairline.
func (s *Sheet) Upright(x, y, height float32, c Role) {
	s.Put(canvas.NewRectangle(s.color(c)), x, y, 1, height)
}

// Fill paints a plain ground.
func (s *Sheet) Fill(x, y, width, height float32, c Role) {
	s.Put(canvas.NewRectangle(s.color(c)), x, y, width, height)
}

// Dashed draws the edge of something that is not there yet, or not settled: its corners
// stay open.
func (s *Sheet) Dashed(x, y, w, h, radius float32, edge Role) {
	const thick = 1.5
	dash, gap := float32(6), float32(4)
	if min(w, h) < 64 { // a small thing has small ones
		dash, gap = 4, 3
	}
	along := func(length float32, paint func(at, wide float32)) { // as much left over at both ends
		n := max(1, float32(int((length-2*radius+gap)/(dash+gap))))
		at := (length - n*dash - (n-1)*gap) / 2
		for range int(n) {
			paint(at, dash)
			at += dash + gap
		}
	}
	along(w, func(at, wide float32) {
		s.Fill(x+at, y, wide, thick, edge)
		s.Fill(x+at, y+h-thick, wide, thick, edge)
	})
	along(h, func(at, high float32) {
		s.Fill(x, y+at, thick, high, edge)
		s.Fill(x+w-thick, y+at, thick, high, edge)
	})
}

// Seal places a unit's seal.
func (s *Sheet) Seal(x, y, size float32, v Seal) { v.draw(s, x, y, size) }

// Pill places a pill whose left edge is at x on a line of [PillHeight] that begins
// at y, and gives its width; PillRight one that ends at x.
func (s *Sheet) Pill(x, y float32, p Pill) float32 { return p.draw(s, x, y) }

// PillRight places a pill that ends at x and gives its width.
func (s *Sheet) PillRight(x, y float32, p Pill) float32 { return p.draw(s, x-p.Width(), y) }
