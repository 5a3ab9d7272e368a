package chart

import (
	"fyne.io/fyne/v2"

	"sandtable/model/text"
	"sandtable/ui/look"
)

// zoomer is the buttons that zoom a ground.
type zoomer struct {
	g                      *ground
	less, whole, more, fit *look.Button
	palette                *look.Palette // painted with it
}

func newZoomer(g *ground) *zoomer {
	z := &zoomer{g: g}
	button := func(label, icon string, do func()) *look.Button {
		b := look.NewButton(look.Quiet, label, icon, do)
		return b
	}
	z.less = button("", "minus", func() { z.by(1 / zoomStep) })
	z.whole = button("100 %", "", func() { g.whole(z.middle()) })
	z.more = button("", "plus", func() { z.by(zoomStep) })
	z.fit = button("", "", g.fit)
	return z
}

func (z *zoomer) middle() fyne.Position {
	return fyne.NewPos(z.g.Size().Width/2, z.g.Size().Height/2)
}

func (z *zoomer) by(f float32) { z.g.zoomTo(z.g.zoom*f, z.middle()) }

// objects lists the buttons.
func (z *zoomer) objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{z.less, z.whole, z.more, z.fit}
}

// draw says how far it is zoomed.
func (z *zoomer) draw(p text.Printer) {
	percent := p.T("chart.percent", "n", int(z.g.zoom*100+.5))
	for b, words := range map[*look.Button][2]string{
		z.less: {"", p.T("chart.zoom-out")}, z.whole: {percent, p.T("chart.zoom-whole")}, z.more: {"", p.T("chart.zoom-in")}, z.fit: {p.T("chart.fit"), p.T("chart.fit-hint")},
	} {
		if b.Label != words[0] || b.Hint != words[1] || z.palette != look.Current().Palette() {
			b.Label, b.Hint = words[0], words[1]
			b.Refresh()
		}
	}
	z.palette = look.Current().Palette()
}

// place puts the buttons so that they end at x, and tells where they begin.
func (z *zoomer) place(x, y float32) float32 {
	all := z.objects()
	for i := len(all) - 1; i >= 0; i-- {
		w := all[i].(*look.Button).Wide()
		if all[i] == fyne.CanvasObject(z.whole) {
			w = 64
		}
		x -= w
		all[i].Move(fyne.NewPos(x, y))
		all[i].Resize(fyne.NewSize(w, look.ButtonHeight))
	}
	return x
}

// width is how wide the buttons are together.
func (z *zoomer) width() (w float32) {
	for _, o := range z.objects() {
		if o == fyne.CanvasObject(z.whole) {
			w += 64
		} else {
			w += o.(*look.Button).Wide()
		}
	}
	return w
}

// targets names the buttons.
func (z *zoomer) targets(into map[string]fyne.CanvasObject) {
	into["zoom-out"], into["zoom-whole"], into["zoom-in"], into["zoom-fit"] = z.less, z.whole, z.more, z.fit
}

// press answers a key of the zoom that no field has taken, and reports whether it is one.
func (z *zoomer) press(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyEqual:
		return z.key('+')
	case fyne.KeyPlus, fyne.KeyMinus, fyne.Key0, fyne.Key1:
		return z.key(rune(k[0]))
	}
	return false
}

// key answers a key of the zoom, and reports whether it is one.
func (z *zoomer) key(r rune) bool {
	switch r {
	case '+', '=':
		z.by(zoomStep)
	case '-', '_':
		z.by(1 / zoomStep)
	case '0':
		z.g.fit()
	case '1':
		z.g.whole(z.middle())
	default:
		return false
	}
	return true
}
