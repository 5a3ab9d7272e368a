package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// hintRest is how long the pointer rests before a hint shows (design tokens §3).
const hintRest = 400 * time.Millisecond

// After does something after a while, on the goroutine of the window, and gives what
// takes that back.
type After func(d time.Duration, f func()) (stop func())

// Later is [After] by the clock of the world.
func Later(d time.Duration, f func()) func() {
	t := time.AfterFunc(d, func() { fyne.Do(f) })
	return func() { t.Stop() }
}

// Hinted is the content of a window, or what stands over it, that has a layer for hints.
type Hinted interface{ Hints() *Hints }

// Hints is the layer of a window on which hints are shown. The content of the window is
// [Hinted] with it and draws it on top; it lets every click through.
type Hints struct {
	widget.BaseWidget
	after After
	text  string
	near  fyne.Position // absolute: middle of the lower edge of what the hint is about
	over  float32       // height of what the hint is about, for hints that must go above
}

// NewHints makes the layer; after is the clock by which hints show, nil that of the world.
func NewHints(after After) *Hints {
	if after == nil {
		after = Later
	}
	h := &Hints{after: after}
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

// Place is where the hint is drawn on the canvas.
func (h *Hints) Place() (fyne.Position, fyne.Size) {
	lines := h.lines()
	wide := float32(0)
	for _, l := range lines {
		wide = max(wide, Width(l, Small))
	}
	size, room := fyne.NewSize(whole(wide)+2*hintPad, float32(len(lines))*Small.Line()+8), h.Size()
	corner := fyne.CurrentApp().Driver().AbsolutePositionForObject(h)
	at := h.near.Subtract(corner).AddXY(-size.Width/2, hintGap)
	at.X = max(min(at.X, room.Width-size.Width-4), 4)
	if at.Y+size.Height > room.Height-4 {
		at.Y -= h.over + size.Height + 2*hintGap
	}
	return at.Add(corner), size
}

// The measures of a hint.
const (
	hintPad  = 8
	hintGap  = 6 // between it and what it is about
	hintMost = 320
)

func (h *Hints) lines() []string { return Wrap(h.text, Small, hintMost-2*hintPad, 0) }

// CreateRenderer implements fyne.Widget.
func (h *Hints) CreateRenderer() fyne.WidgetRenderer {
	return &drawn{of: h, paint: h.paint, min: func() fyne.Size { return fyne.Size{} }}
}

func (h *Hints) paint(s *Sheet, w, height float32) {
	if h.text == "" {
		return
	}
	at, size := h.Place()
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(h))
	s.Ground(at.X, at.Y, size.Width, size.Height, RadiusButton, ToastGround, Clear, 0, Raised)
	for i, l := range h.lines() {
		s.Text(at.X+hintPad, at.Y+4+float32(i)*Small.Line(), Small, ToastInk, l)
	}
}

// Hint shows a text after the pointer has rested on an object. The zero Hint is
// ready for use; call Enter and Leave from the object's MouseIn and MouseOut.
type Hint struct {
	stop  func() // of the rest under way; nil = none
	shown *Hints
}

// Enter starts the rest; with an empty text nothing happens. It shows on the [Hints]
// of the object's window, if it has them.
func (h *Hint) Enter(about fyne.CanvasObject, text string) {
	h.Leave()
	on := hintsOf(about)
	if text == "" || on == nil {
		return
	}
	gone := false
	stop := on.after(hintRest, func() {
		if !gone {
			h.stop, h.shown = nil, on
			on.Say(text, about)
		}
	})
	h.stop = func() { gone = true; stop() }
}

// Leave takes the hint away, or the chance that it shows.
func (h *Hint) Leave() {
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	if h.shown != nil {
		h.shown.Say("", nil)
		h.shown = nil
	}
}

// hintsOf finds the layer of what is in front in the window in which an object lies.
func hintsOf(o fyne.CanvasObject) *Hints {
	on := fyne.CurrentApp().Driver().CanvasForObject(o)
	if on == nil {
		return nil
	}
	var front any = on.Content()
	if top := on.Overlays().Top(); top != nil {
		front = top
	}
	if h, ok := front.(Hinted); ok {
		return h.Hints()
	}
	return nil
}

// clockOf is the clock of the hints of a canvas; nil = it has none of its own.
func clockOf(on fyne.Canvas) After {
	if h, ok := on.Content().(Hinted); ok {
		return h.Hints().after
	}
	return nil
}
