package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// hintRest is how long the pointer rests before a hint shows (design tokens §3).
const hintRest = 400 * time.Millisecond

// Hints is the layer of a window on which hints are shown. It goes on top of the
// window's content, inside its outermost container; it lets every click through.
type Hints struct {
	widget.BaseWidget
	text string
	near fyne.Position // absolute: middle of the lower edge of what the hint is about
	over float32       // height of what the hint is about, for hints that must go above
}

// NewHints makes the layer.
func NewHints() *Hints {
	h := &Hints{}
	h.ExtendBaseWidget(h)
	return h
}

// Say shows a text near an object; an empty text takes the hint away.
func (h *Hints) Say(text string, about fyne.CanvasObject) {
	h.text = text
	if text != "" {
		at, size := fyne.CurrentApp().Driver().AbsolutePositionForObject(about), about.Size()
		h.near, h.over = at.AddXY(size.Width/2, size.Height), size.Height
	}
	h.Refresh()
}

// Text is what is shown, "" for nothing.
func (h *Hints) Text() string { return h.text }

// CreateRenderer implements fyne.Widget.
func (h *Hints) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: h, paint: h.paint, min: func() fyne.Size { return fyne.Size{} }}
}

func (h *Hints) paint(s *Sheet, w, height float32) {
	if h.text == "" {
		return
	}
	const pad, most, gap = 8, 320, 6
	lines := Wrap(h.text, Small, most-2*pad, 0)
	wide := float32(0)
	for _, l := range lines {
		wide = max(wide, Width(l, Small))
	}
	wide = whole(wide) + 2*pad
	high := float32(len(lines))*Small.Line() + 8
	at := h.near.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(h)).AddXY(-wide/2, gap)
	at.X = max(min(at.X, w-wide-4), 4)
	if at.Y+high > height-4 {
		at.Y -= h.over + high + 2*gap
	}
	s.ground(at.X, at.Y, wide, high, RadiusButton, ToastGround, Clear, 0, Raised)
	for i, l := range lines {
		s.Text(at.X+pad, at.Y+4+float32(i)*Small.Line(), Small, ToastInk, l)
	}
}

// Hint shows a text after the pointer has rested on an object. The zero Hint is
// ready for use; call Enter and Leave from the object's MouseIn and MouseOut.
type Hint struct {
	timer *time.Timer
	shown *Hints
}

// Enter starts the rest; with an empty text nothing happens. It shows on the [Hints]
// of the object's window, if it has them.
func (h *Hint) Enter(about fyne.CanvasObject, text string) {
	h.Leave()
	if text == "" {
		return
	}
	h.timer = time.AfterFunc(hintRest, func() {
		fyne.Do(func() { h.due(about, text) })
	})
}

// due shows the hint, unless the pointer has left meanwhile.
func (h *Hint) due(about fyne.CanvasObject, text string) {
	if h.timer == nil {
		return
	}
	if h.shown = hintsOf(about); h.shown != nil {
		h.shown.Say(text, about)
	}
}

// Leave takes the hint away, or the chance that it shows.
func (h *Hint) Leave() {
	if h.timer != nil {
		h.timer.Stop()
		h.timer = nil
	}
	if h.shown != nil {
		h.shown.Say("", nil)
		h.shown = nil
	}
}

// hintsOf finds the layer of the dialog or window in which an object lies.
func hintsOf(o fyne.CanvasObject) *Hints {
	on := fyne.CurrentApp().Driver().CanvasForObject(o)
	if on == nil {
		return nil
	}
	if m, ok := on.Overlays().Top().(*Modal); ok {
		return m.hints
	}
	box, ok := on.Content().(*fyne.Container)
	if !ok {
		return nil
	}
	for _, part := range box.Objects {
		if h, ok := part.(*Hints); ok {
			return h
		}
	}
	return nil
}
