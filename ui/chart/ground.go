package chart

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Zoom goes in these bounds and steps.
const (
	zoomLeast = .7
	zoomMost  = 2
	zoomFit   = .25 // to show all of it
	zoomStep  = 1.15
)

// around is what stays free around what is drawn, and how far beyond what is in sight
// things are kept ready.
const (
	around = 28
	beyond = 120
)

// ground is a plane with things on it. A drag that no thing answers moves it, Ctrl and the
// wheel zoom it.
type ground struct {
	container.Scroll
	zoom    float32
	size    fyne.Size // of the plane as it is drawn at 100 %
	things  []thing
	beneath func(s *look.Sheet, x0, y0, x1, y1 float32) // draws what lies under the things; nil = nothing

	inside  *fyne.Container
	floor   *floor
	under   *fyne.Container
	drawn   [4]float32 // what of the plane under has been drawn for
	version int        // of what the things look like
	parts   map[string]*part
	spare   []*part

	modifiers func() fyne.KeyModifier
	carried   func(e *fyne.DragEvent) bool // a drag that began on a thing; false = it moves the plane
	dropped   func()
	tapped    func(x, y float32)  // beside all things, at a place of the plane
	menu      func(fyne.Position) // asked for beside all things
	moved     func()              // has been scrolled or zoomed
	busy      func() bool         // something is carried: nothing else is said
	shaped    func(all bool)      // sets the plane out to be seen as a whole, or at its size; nil = it is the same
}

func newGround() *ground {
	g := &ground{zoom: 1, parts: map[string]*part{}, modifiers: modifiers}
	g.under, g.inside = container.NewWithoutLayout(), container.New(planeLayout{g})
	g.floor = newFloor(g)
	g.Direction, g.Content = container.ScrollBoth, newPlane(g)
	g.OnScrolled = func(fyne.Position) { g.sight() }
	g.ExtendBaseWidget(g)
	return g
}

// plane is what scrolls. To refresh it draws nothing anew that stays as it is.
type plane struct {
	widget.BaseWidget
	g *ground
}

func newPlane(g *ground) *plane {
	p := &plane{g: g}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *plane) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.g.inside) }

// Refresh implements fyne.CanvasObject.
func (p *plane) Refresh() { p.g.sight() }

type planeLayout struct{ g *ground }

func (l planeLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.g.reach() }

func (l planeLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l.g.floor.Resize(size)
	l.g.sight()
}

// floor is what lies beneath all things.
type floor struct {
	widget.BaseWidget
	g *ground
}

func newFloor(g *ground) *floor {
	f := &floor{g: g}
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *floor) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(f, func(*look.Sheet, float32, float32) {})
}

// Tapped, TappedSecondary, Dragged and DragEnd implement the toolkit's interfaces.
func (f *floor) Tapped(e *fyne.PointEvent) {
	at := e.Position.Subtract(f.g.corner())
	f.g.tapped(at.X/f.g.zoom, at.Y/f.g.zoom)
}
func (f *floor) TappedSecondary(e *fyne.PointEvent) {
	if f.g.menu != nil {
		f.g.menu(e.AbsolutePosition)
	}
}
func (f *floor) Dragged(e *fyne.DragEvent) { f.g.dragged(e) }
func (f *floor) DragEnd()                  { f.g.dropped() }

func (g *ground) dragged(e *fyne.DragEvent) {
	if !g.carried(e) {
		g.goTo(g.Offset.SubtractXY(e.Dragged.DX, e.Dragged.DY))
	}
}

// Scrolled implements fyne.Scrollable.
func (g *ground) Scrolled(e *fyne.ScrollEvent) {
	switch keys := g.modifiers(); {
	case keys&fyne.KeyModifierShortcutDefault != 0:
		by := float32(math.Pow(zoomStep, float64(e.Scrolled.DY)/30))
		g.zoomTo(g.zoom*min(max(by, .5), 2), e.Position)
	case keys&fyne.KeyModifierShift != 0 && e.Scrolled.DX == 0:
		g.goTo(g.Offset.SubtractXY(e.Scrolled.DY, 0))
	default:
		g.goTo(g.Offset.SubtractXY(e.Scrolled.DX, e.Scrolled.DY))
	}
}

// goTo scrolls to an offset, as far as there is something.
func (g *ground) goTo(at fyne.Position) {
	reach, size := g.reach(), g.Size()
	at = fyne.NewPos(nearest(min(max(at.X, 0), max(reach.Width-size.Width, 0))), nearest(min(max(at.Y, 0), max(reach.Height-size.Height, 0))))
	if at != g.Offset {
		g.ScrollToOffset(at)
		g.sight()
		if g.moved != nil {
			g.moved()
		}
	}
}

// reach is how large the plane is as it is zoomed.
func (g *ground) reach() fyne.Size {
	size := g.Size()
	return fyne.NewSize(max(g.size.Width*g.zoom+2*around, size.Width), max(g.size.Height*g.zoom+2*around, size.Height))
}

// corner is where the plane's 0, 0 stands in what scrolls: in the middle when there is
// room, at the top.
func (g *ground) corner() fyne.Position {
	return fyne.NewPos(nearest(max((g.Size().Width-g.size.Width*g.zoom)/2, around)), around)
}

// on is the place on the plane of a place in the view.
func (g *ground) on(at fyne.Position) (x, y float32) {
	at = at.Add(g.Offset).Subtract(g.corner())
	return at.X / g.zoom, at.Y / g.zoom
}

// place is where a place on the plane stands in the view.
func (g *ground) place(x, y float32) fyne.Position {
	return fyne.NewPos(x*g.zoom, y*g.zoom).Add(g.corner()).Subtract(g.Offset)
}

// zoomTo zooms so that what stands at a place of the view stays there.
func (g *ground) zoomTo(zoom float32, about fyne.Position) {
	g.zoomed(min(max(zoom, zoomLeast), zoomMost), about)
}

func (g *ground) zoomed(zoom float32, about fyne.Position) {
	x, y := g.on(about)
	if zoom == g.zoom {
		return
	}
	g.zoom = zoom
	g.laid()
	g.goTo(g.Offset.Add(g.place(x, y)).Subtract(about))
	g.sight()
	if g.moved != nil {
		g.moved()
	}
}

// fit zooms so that all can be seen.
func (g *ground) fit() {
	if g.shaped != nil {
		g.shaped(true)
	}
	size := g.Size().SubtractWidthHeight(2*around, 2*around)
	if g.size.Width <= 0 || g.size.Height <= 0 {
		return
	}
	g.zoomed(min(max(min(size.Width/g.size.Width, size.Height/g.size.Height), zoomFit), 1), fyne.Position{})
}

// whole shows the plane at its size.
func (g *ground) whole(about fyne.Position) {
	if g.shaped != nil {
		g.shaped(false)
	}
	g.zoomed(1, about)
}

// set puts other things on the plane.
func (g *ground) set(size fyne.Size, things []thing) {
	g.size, g.things = size, things
	g.laid()
	g.again()
}

// again draws the things anew that look otherwise now.
func (g *ground) again() {
	g.version++
	g.sight()
}

// laid has the toolkit take over the size of the plane.
func (g *ground) laid() {
	g.drawn = [4]float32{}
	g.Scroll.Refresh()
	g.goTo(g.Offset)
}

// reveal scrolls so that a place can be seen.
func (g *ground) reveal(x, y, w, h float32) {
	at, size := g.place(x, y), g.Size()
	end := g.place(x+w, y+h)
	by := fyne.Position{}
	along := func(from, to, length float32) float32 {
		const edge = 16
		switch {
		case to+edge > length && from-edge > 0:
			return min(to+edge-length, from-edge)
		case from-edge < 0:
			return from - edge
		}
		return 0
	}
	by.X, by.Y = along(at.X, end.X, size.Width), along(at.Y, end.Y, size.Height)
	g.goTo(g.Offset.Add(by))
}

// sight makes widgets of the things that can be seen, and only of those.
func (g *ground) sight() {
	size := g.Size()
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	x0, y0 := g.on(fyne.NewPos(-beyond, -beyond))
	x1, y1 := g.on(fyne.NewPos(size.Width+beyond, size.Height+beyond))
	had := g.parts
	g.parts = map[string]*part{}
	var shown []int
	for i := range g.things {
		t := &g.things[i]
		if (t.left || t.x < x1 && t.x+t.w > x0) && (t.top || t.y < y1 && t.y+t.h > y0) {
			shown = append(shown, i)
			if p := had[t.key]; p != nil {
				g.parts[t.key] = p
				delete(had, t.key)
			}
		}
	}
	for _, p := range had {
		g.spare = append(g.spare, p)
	}
	objects := make([]fyne.CanvasObject, 0, len(shown)+2)
	objects = append(objects, g.floor, g.under)
	corner := g.corner()
	for _, i := range shown {
		t := g.things[i]
		p := g.parts[t.key]
		if p == nil {
			p = g.take()
			g.parts[t.key] = p
		}
		p.set(t)
		x, y := nearest(t.x*g.zoom), nearest(t.y*g.zoom)
		at := corner.AddXY(x, y)
		if t.left {
			at.X = max(at.X, g.Offset.X+x)
		}
		if t.top {
			at.Y = max(at.Y, g.Offset.Y+y)
		}
		p.Move(at)
		p.Resize(fyne.NewSize(nearest((t.x+t.w)*g.zoom)-x, nearest((t.y+t.h)*g.zoom)-y))
		objects = append(objects, p)
	}
	g.lay(x0, y0, x1, y1)
	if !slices.Equal(objects, g.inside.Objects) {
		g.inside.Objects = objects
		canvas.Refresh(g.floor) // asks for a new frame
	}
}

// lay draws what lies under the things, for somewhat more than can be seen.
func (g *ground) lay(x0, y0, x1, y1 float32) {
	if d := g.drawn; g.beneath == nil || d[2] > d[0] && d[0] <= x0 && d[1] <= y0 && d[2] >= x1 && d[3] >= y1 && g.under.Position() == g.corner() {
		return
	}
	w, h := (x1-x0)/2, (y1-y0)/2
	g.drawn = [4]float32{x0 - w, y0 - h, x1 + w, y1 + h}
	s := look.NewZoomedSheet(g.zoom)
	g.beneath(s, g.drawn[0], g.drawn[1], g.drawn[2], g.drawn[3])
	g.under.Objects = []fyne.CanvasObject{s.Object(1, 1)}
	g.under.Move(g.corner())
	g.under.Refresh()
}

func (g *ground) take() *part {
	if n := len(g.spare); n > 0 {
		p := g.spare[n-1]
		g.spare = g.spare[:n-1]
		return p
	}
	return newPart(g)
}

// Resize implements fyne.CanvasObject.
func (g *ground) Resize(size fyne.Size) {
	same := size == g.Size()
	g.Scroll.Resize(size)
	if !same {
		g.laid()
		g.sight()
	}
}

func nearest(v float32) float32 { return float32(math.Round(float64(v))) }

// modifiers are the keys that are down now; none where the driver has no keyboard.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// absolute is the position of an object on its canvas.
func absolute(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
}
