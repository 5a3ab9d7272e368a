package meeting

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/ui/look"
)

// Wall is the slide as the room sees it: nothing else is on it while the speaker has a
// screen of his own. A click turns the page, the other button turns it back.
type Wall struct {
	widget.BaseWidget
	talk    *Talk
	ground  *canvas.Rectangle
	picture *canvas.Image
	over    *fyne.Container // on an only screen: notes, decision, what is being done
	note    *look.Entry
	parts   map[string]fyne.CanvasObject
}

// wallPaper is the ground of the slides, so that none has an edge on a screen of another form.
var wallPaper = color.NRGBA{0xf4, 0xf3, 0xef, 0xff}

func newWall(t *Talk) *Wall {
	w := &Wall{talk: t, ground: canvas.NewRectangle(wallPaper), picture: &canvas.Image{FillMode: canvas.ImageFillContain}, over: container.NewWithoutLayout()}
	w.note = noteEntry(t)
	w.ExtendBaseWidget(w)
	return w
}

// CreateRenderer implements fyne.Widget.
func (w *Wall) CreateRenderer() fyne.WidgetRenderer {
	return &wallRenderer{w}
}

type wallRenderer struct{ w *Wall }

func (r *wallRenderer) Destroy()           {}
func (r *wallRenderer) MinSize() fyne.Size { return fyne.NewSize(160, 90) }
func (r *wallRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.w.ground, r.w.picture, r.w.over}
}

func (r *wallRenderer) Layout(fyne.Size) { r.w.lay() }

func (r *wallRenderer) Refresh() {
	r.w.lay()
	canvas.Refresh(r.w)
}

// Tapped implements fyne.Tappable.
func (w *Wall) Tapped(*fyne.PointEvent) { w.talk.turn(1) }

// TappedSecondary implements fyne.SecondaryTappable.
func (w *Wall) TappedSecondary(*fyne.PointEvent) { w.talk.turn(-1) }

// fit places a slide in the middle of a place, and tells how many pixels wide it is there.
func fit(o fyne.CanvasObject, size fyne.Size, at fyne.Position, of fyne.CanvasObject) int {
	width := min(size.Width, size.Height*16/9)
	o.Resize(fyne.NewSize(width, width*9/16))
	o.Move(at.AddXY((size.Width-width)/2, (size.Height-width*9/16)/2))
	scale := float32(1)
	if on := fyne.CurrentApp().Driver().CanvasForObject(of); on != nil {
		scale = on.Scale()
	}
	return int(math.Round(float64(width * scale)))
}

func (w *Wall) lay() {
	t, size := w.talk, w.Size()
	w.ground.Resize(size)
	w.over.Resize(size)
	w.over.Objects, w.parts = nil, map[string]fyne.CanvasObject{}
	if size.Width < 1 || size.Height < 1 || !t.Under() {
		return
	}
	w.ground.FillColor = wallPaper
	w.picture.Hidden = t.blank
	if t.blank {
		w.ground.FillColor = color.Black
	}
	wide := fit(w.picture, size, fyne.NewPos(0, 0), w)
	if made := t.pictures.get(t.onWall(), wide); made != nil {
		w.picture.Image = made
		t.pictures.get(t.at+1, wide) // ahead
	} else if len(t.slides) == 0 {
		w.picture.Image = nil
		w.say(size)
	}
	w.picture.Refresh()
	if !t.shared {
		w.overlay(size)
	}
}

// say says that the deck is being made, or that it could not be.
func (w *Wall) say(size fyne.Size) {
	key := "meeting.preparing"
	if w.talk.failed {
		key = "meeting.failed"
	}
	words := w.talk.print.T(key)
	text := canvas.NewText(words, color.NRGBA{0x6b, 0x67, 0x5f, 0xff})
	text.TextSize = look.Title.Size()
	text.Move(fyne.NewPos((size.Width-look.Width(words, look.Title))/2, size.Height/2-20))
	w.over.Add(text)
}

// leastNote is how wide the field of a note is at least.
const leastNote = 240

// overlay is what stands over the slide on an only screen.
func (w *Wall) overlay(size fyne.Size) {
	t := w.talk
	s, ok := t.now()
	if !ok || t.blank {
		return
	}
	p := t.print
	const edge = 24
	y := w.picture.Position().Y + w.picture.Size().Height*pack.SlideFoot/pack.SlideHeight // where one is stays in sight
	g := look.NewSheet()
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	var front []fyne.CanvasObject
	if t.asking {
		d := t.decision(s.Topic)
		const row = 48
		wide := min(size.Width-2*edge, 1200)
		x := (size.Width - wide) / 2
		var answers []*look.Button
		taken := float32(16)
		for _, v := range model.Votes() {
			b := t.voteButton(len(answers), v, d != nil && d.Vote == v)
			answers = append(answers, b)
			taken += b.Wide() + 8
		}
		high, below := float32(64), float32(0)
		if wide-16-taken < leastNote { // the note has a row of its own
			high, below, taken = high+row, row, 8
		}
		y -= high
		card := look.NewSurface(look.Panel, look.RadiusCard)
		card.Edge, card.Elevation = look.Line, look.Lifted
		g.Put(card, x, y, wide, high)
		at := x + 16
		for i, b := range answers {
			place(b, at, y+16, b.Wide(), look.ButtonHeight)
			at += b.Wide() + 8
			front = append(front, b)
			w.parts["meeting-vote:"+string(model.Votes()[i])] = b
		}
		hold(w.note, p.T("meeting.note"), t.noted())
		place(w.note, x+taken+8, y+14+below, wide-24-taken, 36)
		front = append(front, w.note)
		w.parts["meeting-note"] = w.note
		y -= 12
	}
	if t.notes && len(s.Notes) > 0 || t.news != "" {
		wide := min(size.Width-2*edge, 1200)
		x := (size.Width - wide) / 2
		said := t.news
		if t.notes {
			said = spoken(p, s.Notes, t.news)
		}
		style := look.Title
		lines := min(len(look.Wrap(said, style, wide-48, 0)), int((size.Height/3)/style.Line()))
		high := float32(lines)*style.Line() + 40
		y -= high
		card := look.NewSurface(look.Panel, look.RadiusCard)
		card.Edge, card.Elevation = look.Line, look.Lifted
		g.Put(card, x, y, wide, high)
		g.Paragraph(x+24, y+20, wide-48, style, look.Ink, said, lines)
	}
	w.over.Objects = append([]fyne.CanvasObject{g.Object(size.Width, size.Height)}, front...)
}

// hold shows what was noted, unless something is being typed.
func hold(e *look.Entry, hint, noted string) {
	e.PlaceHolder = hint
	if on := fyne.CurrentApp().Driver().CanvasForObject(e); on == nil || on.Focused() != fyne.Focusable(e) {
		e.SetText(noted)
	}
}

func (w *Wall) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"meeting-wall": w}
	if len(w.talk.slides) > 0 && !w.talk.blank {
		out[w.talk.place()] = w.picture
	}
	for name, o := range w.parts {
		out[name] = o
	}
	return out
}
