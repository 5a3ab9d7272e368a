package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Modal is a dialog: a lifted surface over a scrim that keeps the rest of the
// window out of reach. Escape closes it (see Dismiss).
type Modal struct {
	widget.BaseWidget
	canvas  fyne.Canvas
	scrim   *canvas.Rectangle
	ground  *Surface
	body    fyne.CanvasObject
	hints   *Hints
	size    fyne.Size
	dismiss func()
	main    fyne.Focusable // has the keyboard unless another part takes it
	// Enter is what the Return key does in a part that chooses, and does nothing else with
	// it: a radio, a segment, a box to tick. nil = nothing; then it ticks the box.
	Enter func()
}

// ModalEdges is what a dialog leaves free of the window's width and height.
const ModalEdges = 32

// ShowModal opens a dialog of a size in the middle of a canvas; a window that is smaller
// gives the body less, which then has to be scrolled in itself. dismiss is called when
// Escape closes it; it may be nil.
func ShowModal(on fyne.Canvas, size fyne.Size, body fyne.CanvasObject, dismiss func()) *Modal {
	m := &Modal{canvas: on, body: body, hints: NewHints(clockOf(on)), size: size, dismiss: dismiss}
	m.scrim = canvas.NewRectangle(Color(Scrim))
	m.ground = NewSurface(Panel, RadiusDialog)
	m.ground.Elevation = Lifted
	m.ground.Refresh()
	m.ExtendBaseWidget(m)
	on.Overlays().Add(m)
	m.Resize(on.Size())
	m.Focus(m)
	return m
}

// Focus gives the keyboard to a part of the dialog, and again after a click on nothing
// has taken it away.
func (m *Modal) Focus(o fyne.Focusable) {
	m.main = o
	m.canvas.Focus(o)
}

// SetBody shows something else in the dialog.
func (m *Modal) SetBody(size fyne.Size, body fyne.CanvasObject) {
	m.body, m.size = body, size
	m.Refresh()
}

// Hints implements [Hinted].
func (m *Modal) Hints() *Hints { return m.hints }

// Close takes the dialog away; what was opened over it in the meantime stays.
func (m *Modal) Close() { uncover(m.canvas, m) }

// Return brings a dialog back that was taken away, as it was.
func (m *Modal) Return() {
	m.canvas.Overlays().Add(m)
	m.Resize(m.canvas.Size())
	m.canvas.Focus(m.main)
}

// Dismiss is what Escape does: close, and say so.
func (m *Modal) Dismiss() {
	m.Close()
	if m.dismiss != nil {
		m.dismiss()
	}
}

// canvasOf is where an object is; nil when it is nowhere. The toolkit does not know of one
// that has not been painted yet, though it may have the keyboard already.
func canvasOf(o fyne.CanvasObject) fyne.Canvas {
	app := fyne.CurrentApp()
	if app == nil {
		return nil
	}
	if on := app.Driver().CanvasForObject(o); on != nil {
		return on
	}
	for _, w := range app.Driver().AllWindows() {
		if f, ok := w.Canvas().Focused().(fyne.CanvasObject); ok && f == o {
			return w.Canvas()
		}
	}
	return nil
}

// keep gives the keyboard to a part of a dialog that was clicked: the toolkit takes it away
// with every click on what is no field, and the keys would go to nobody.
func keep(o fyne.Focusable) {
	on := canvasOf(o.(fyne.CanvasObject))
	if on == nil {
		return
	}
	if around, ok := on.Overlays().Top().(*Modal); ok {
		around.Focus(o)
	}
}

// PassOn hands a key that the focused object has no use for to what lies around it: to
// the dialog, which Escape closes, else to the window with its keys. The toolkit would
// drop it.
func PassOn(o fyne.CanvasObject, e *fyne.KeyEvent) {
	on := canvasOf(o)
	if on == nil {
		return
	}
	switch over := on.Overlays().Top().(type) {
	case nil:
		if hear := on.OnTypedKey(); hear != nil {
			hear(e)
		}
	case *Modal:
		over.TypedKey(e)
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey implement fyne.Focusable.
func (m *Modal) FocusGained()   {}
func (m *Modal) FocusLost()     {}
func (m *Modal) TypedRune(rune) {}
func (m *Modal) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyEscape:
		m.Dismiss()
	case fyne.KeyReturn, fyne.KeyEnter:
		if m.Enter != nil {
			m.Enter()
		}
	}
}

// Tapped swallows clicks beside the dialog and on its ground; they leave the keyboard
// where it was meant to be.
func (m *Modal) Tapped(*fyne.PointEvent) { m.canvas.Focus(m.main) }

// TappedSecondary swallows those of the other button.
func (m *Modal) TappedSecondary(*fyne.PointEvent) { m.canvas.Focus(m.main) }

// CreateRenderer implements fyne.Widget.
func (m *Modal) CreateRenderer() fyne.WidgetRenderer { return &modalRenderer{m} }

type modalRenderer struct{ m *Modal }

func (r *modalRenderer) Destroy()           {}
func (r *modalRenderer) MinSize() fyne.Size { return fyne.NewSize(10, 10) }
func (r *modalRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.m.scrim, r.m.ground, r.m.body, r.m.hints}
}

func (r *modalRenderer) Layout(size fyne.Size) {
	m := r.m
	m.scrim.Resize(size)
	m.hints.Resize(size)
	fit := fyne.NewSize(min(m.size.Width, size.Width-ModalEdges), min(m.size.Height, size.Height-ModalEdges))
	at := fyne.NewPos((size.Width-fit.Width)/2, max((size.Height-fit.Height)*.42, 16))
	for _, o := range []fyne.CanvasObject{m.ground, m.body} {
		o.Move(at)
		o.Resize(fit)
	}
}

func (r *modalRenderer) Refresh() {
	r.m.scrim.FillColor = Color(Scrim)
	r.m.ground.Refresh()
	r.Layout(r.m.BaseWidget.Size())
	canvas.Refresh(r.m)
}

// ToastRoom is what a toast takes at the lower edge of a page: what has that below itself
// can be scrolled out from under it.
const ToastRoom = 76

// Toast says what was done and offers to take it back.
type Toast struct {
	widget.BaseWidget
	Offers []fyne.CanvasObject // what can be clicked
	text   string
	offers []Offer
	box    *fyne.Container
	width  float32
	room   float32 // for the text
}

// Offer is a word of a toast that does something.
type Offer struct {
	Label, Icon string
	Key         string // "" = none
	Perform     func()
}

func (o Offer) width() float32 {
	w := 32 + Width(o.Label, BodyBold) + 10
	if o.Key != "" {
		w += Width(o.Key, Micro) + 8
	}
	return w
}

// NewToast makes a toast with its offers, if any.
func NewToast(text string, offers ...Offer) *Toast {
	t := &Toast{text: text, offers: offers, box: container.NewStack()}
	t.lay(Width(text, Body))
	t.ExtendBaseWidget(t)
	return t
}

// lay draws the toast with so much room for its text.
func (t *Toast) lay(room float32) {
	was := t.Offers
	t.room, t.width, t.Offers = room, 16+room+16, nil
	for _, o := range t.offers {
		t.width += o.width() + 8
	}
	s := NewSheet()
	ground := NewSurface(ToastGround, RadiusTable)
	ground.Elevation = Lifted
	ground.Refresh()
	s.Put(ground, 0, 0, t.width, 44)
	x := 16 + s.TextCut(16, 12, room, Body, ToastInk, t.text) + 15
	for i, o := range t.offers {
		s.Upright(x, 12, 20, Ink3)
		var act *toastAction
		if i < len(was) { // it may be under a finger
			act = was[i].(*toastAction)
		} else {
			act = &toastAction{Button: Button{OnTapped: o.Perform}, offer: o}
			act.ExtendBaseWidget(act)
		}
		s.Put(act, x+5, 6, o.width(), 32)
		t.Offers = append(t.Offers, act)
		x += o.width() + 8
	}
	t.box.Objects = []fyne.CanvasObject{s.Object(t.width, 44)}
}

// Say shows another text; the offers stay what they are.
func (t *Toast) Say(text string) {
	t.text = text
	t.lay(Width(text, Body))
	t.box.Refresh()
}

// Wide is the width of the toast; its height is 44.
func (t *Toast) Wide() float32 { return t.width }

// Fit makes the toast no wider than a width, by cutting its text, and gives its width.
func (t *Toast) Fit(width float32) float32 {
	full := Width(t.text, Body)
	others := t.width - t.room
	if room := max(min(full, width-others), 0); room != t.room {
		t.lay(room)
		t.box.Refresh()
	}
	return t.width
}

// CreateRenderer implements fyne.Widget.
func (t *Toast) CreateRenderer() fyne.WidgetRenderer { return Laid(t, t.box) }

type toastAction struct {
	Button
	offer Offer
}

// CreateRenderer implements fyne.Widget.
func (a *toastAction) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: a, min: func() fyne.Size { return fyne.NewSize(60, 32) }, paint: func(s *Sheet, w, h float32) {
		s.Icon(10, 8, 16, a.offer.Icon, ToastInk)
		x := 32 + s.Text(32, 6, BodyBold, ToastInk, a.offer.Label)
		s.Text(x+8, 8, Micro, ToastInk, a.offer.Key)
	}}
}
