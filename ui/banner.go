package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

const bannerHeight = 40

// banner is a line under the top bar that says what holds for all of the open
// scenario, with what can be done about it.
type banner struct {
	widget.BaseWidget
	w     *Window
	box   *fyne.Container
	said  news
	hint  look.Hint
	named map[string]fyne.CanvasObject
}

// news is what a banner says; the zero news is nothing.
type news struct {
	icon, words string
	offers      []offer
	hint        string // shown when the pointer rests on the words
}

// offer is a button of a banner.
type offer struct {
	name, label string // no label = the sign that closes
	perform     func()
}

func newBanner(w *Window) *banner {
	b := &banner{w: w, box: container.NewWithoutLayout(), named: map[string]fyne.CanvasObject{}}
	b.ExtendBaseWidget(b)
	return b
}

// CreateRenderer implements fyne.Widget.
func (b *banner) CreateRenderer() fyne.WidgetRenderer { return look.Laid(b, b.box) }

// height is 0 while there is nothing to say.
func (b *banner) height() float32 {
	if b.said.words == "" {
		return 0
	}
	return bannerHeight
}

// Resize implements fyne.CanvasObject.
func (b *banner) Resize(size fyne.Size) {
	changed := size != b.Size()
	b.BaseWidget.Resize(size)
	if changed {
		b.draw()
	}
}

// MouseIn implements desktop.Hoverable.
func (b *banner) MouseIn(*desktop.MouseEvent) { b.hint.Enter(b, b.said.hint) }

// MouseMoved implements desktop.Hoverable.
func (b *banner) MouseMoved(*desktop.MouseEvent) {}

// MouseOut implements desktop.Hoverable.
func (b *banner) MouseOut() { b.hint.Leave() }

// say takes over what is to be said.
func (b *banner) say(n news) {
	b.said = n
	b.draw()
}

func (b *banner) draw() {
	clear(b.named)
	width := b.Size().Width
	s := look.NewSheet()
	if b.said.words != "" && width > 0 {
		s.Fill(0, 0, width, bannerHeight, look.Tint)
		s.Rule(0, bannerHeight-1, width, look.Line)
		right := width - 12
		for i := len(b.said.offers) - 1; i >= 0; i-- {
			o := b.said.offers[i]
			button := look.NewButton(look.LinkLike, o.label, "", o.perform)
			if o.label == "" {
				button = look.NewButton(look.Quiet, "", "close", o.perform)
				button.Hint = b.w.print.T("banner.close")
			}
			right -= button.Wide()
			s.Put(button, right, 6, button.Wide(), look.ButtonHeightDense)
			b.named["banner:"+o.name] = button
			right -= 4
		}
		s.Icon(16, 12, 16, b.said.icon, look.Accent)
		s.TextCut(42, 10, right-50, look.Body, look.Ink, b.said.words)
	}
	b.box.Objects = []fyne.CanvasObject{s.Object(width, bannerHeight)}
	b.box.Refresh()
}

// news is what holds for all of the open scenario now.
func (w *Window) news() news {
	if w.session == nil {
		return news{}
	}
	for _, n := range []news{w.tryingNews(), w.died(), w.waitingImport(), w.standing(), w.correctingNews(), w.conflicting()} {
		if n.words != "" {
			return n
		}
	}
	if w.lesson != "" {
		return news{icon: "bulb", words: w.print.T(w.lesson), offers: []offer{{name: "close", perform: w.learned}}}
	}
	return w.corrections()
}

// learned takes away what to try: it has been tried, or is not wanted.
func (w *Window) learned() {
	if w.lesson != "" {
		w.lesson = ""
		w.frame.draw()
	}
}
