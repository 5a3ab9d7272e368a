package dialogs

import (
	"embed"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// Hands are what dialogs ask of the window.
type Hands struct {
	Canvas fyne.Canvas
	// Do carries a verb out and tells whether it was, at once or when the file has answered;
	// when not, the window says why.
	Do      func(v model.Verb, then func(done bool))
	Preview func(model.Verb) scenarios.Consequence
	NewID   func(model.Kind) model.ID
	// Closed is called when the dialog is gone; Back when one that was gone while the file
	// had not answered has come back with what was refused. Back may be nil.
	Closed func()
	Back   func(*Dialog)
}

// Dialog is an open dialog.
type Dialog struct {
	hands   Hands
	print   text.Printer
	modal   *look.Modal
	targets map[string]fyne.CanvasObject
	size    fyne.Size
	foot    *look.Sheet // the answers, which stay in sight when the rest has to be scrolled
	scroll  *container.Scroll
	closed  bool
	asks    bool // what was answered here is on its way into the file
	aside   bool // and nobody has to wait for that

	answered func() // of one that waits: no way out was taken
}

// pad is the space around a dialog's content.
const pad = 24

func open(h Hands, p text.Printer) *Dialog {
	return &Dialog{hands: h, print: chrome.In(p.Lang()), targets: map[string]fyne.CanvasObject{}}
}

// show puts the content into the dialog, which opens with the first, above the foot that
// was made for it.
func (d *Dialog) show(width, height float32, body fyne.CanvasObject) {
	d.size = fyne.NewSize(width, height)
	if d.scroll == nil {
		d.scroll = container.NewScroll(nil)
	}
	d.scroll.Content = container.New(upTo{width, height - footHeight}, body)
	d.scroll.Refresh() // stays where it was scrolled to
	body = container.New(footed{width}, d.scroll, d.foot.Object(width, footHeight))
	if d.modal != nil {
		d.modal.SetBody(d.size, body)
		return
	}
	d.modal = look.ShowModal(d.hands.Canvas, d.size, body, d.Close)
}

// fit is the height of a list that is to be so high, beside the rest of the dialog and
// the space around it: in a low window it is shorter, so that the answers stay in sight.
func (d *Dialog) fit(most, rest float32) float32 {
	return max(min(most, d.hands.Canvas.Size().Height-rest), 100)
}

// Close takes the dialog away. Closing it twice does nothing.
func (d *Dialog) Close() {
	if d.closed {
		return
	}
	d.closed = true
	if d.aside {
		return
	}
	d.modal.Close()
	if d.hands.Closed != nil {
		d.hands.Closed()
	}
}

// Closed reports whether the dialog is gone.
func (d *Dialog) Closed() bool { return d.closed || d.aside }

// act carries a verb out and closes the dialog when it was.
func (d *Dialog) act(v model.Verb) {
	d.attempt(func(then func(done bool)) { d.hands.Do(v, then) })
}

// attempt asks for what the dialog is about and closes it when that was done. While the
// file has not answered the dialog is gone; it comes back as it was when that was refused.
// A dialog that has asked does nothing: a double click sends two clicks.
func (d *Dialog) attempt(ask func(then func(done bool))) {
	if d.closed || d.asks {
		return
	}
	d.asks = true
	ask(func(done bool) {
		d.asks = false
		switch {
		case done:
			d.Close()
		case d.aside && !d.closed:
			d.aside = false
			d.modal.Return()
			if d.hands.Back != nil {
				d.hands.Back(d)
			}
		}
	})
	if d.asks && !d.closed {
		d.aside = true
		d.modal.Close()
		if d.hands.Closed != nil {
			d.hands.Closed()
		}
	}
}

// Targets names the live widgets of the dialog.
func (d *Dialog) Targets() map[string]fyne.CanvasObject { return d.targets }

// buttons makes the foot of the dialog that is shown next: the main answer at the
// right, and cancel. It gives the foot's height.
func (d *Dialog) buttons(width float32, main *look.Button, others ...*look.Button) float32 {
	d.foot = look.NewSheet()
	d.foot.Rule(0, 0, width, look.Line)
	cancel := look.NewButton(look.Quiet, d.print.T("dialog.cancel"), "", d.Close)
	d.targets["dialog:cancel"], d.targets["dialog:ok"] = cancel, main
	x := width - pad
	for _, b := range append([]*look.Button{main}, append(others, cancel)...) {
		w := b.Wide()
		x -= w
		d.foot.Put(b, x, 16, w, 32)
		x -= 8
	}
	return footHeight
}

// only is the foot of a dialog that has one answer.
func (d *Dialog) only(width float32, answer *look.Button) float32 {
	d.foot = look.NewSheet()
	d.foot.Rule(0, 0, width, look.Line)
	d.foot.Put(answer, width-pad-answer.Wide(), 16, answer.Wide(), 32)
	d.targets["dialog:ok"] = answer
	return footHeight
}

const footHeight = 64

// footed places the foot of a dialog at its lower edge and what can be scrolled above.
type footed struct{ width float32 }

// MinSize implements fyne.Layout.
func (footed) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(footHeight, footHeight) }

// Layout implements fyne.Layout.
func (f footed) Layout(parts []fyne.CanvasObject, size fyne.Size) {
	parts[0].Resize(fyne.NewSize(size.Width, size.Height-footHeight))
	parts[1].Move(fyne.NewPos(min(size.Width-f.width, 0), size.Height-footHeight)) // the answers are at the right
	parts[1].Resize(fyne.NewSize(f.width, footHeight))
}

// upTo shows the upper part of a drawing.
type upTo struct{ width, height float32 }

// MinSize implements fyne.Layout.
func (u upTo) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(u.width, u.height) }

// Layout implements fyne.Layout.
func (u upTo) Layout(parts []fyne.CanvasObject, _ fyne.Size) {
	parts[0].Resize(fyne.NewSize(u.width, u.height))
}

// focus brings the keyboard to a field of the dialog.
func (d *Dialog) focus(o fyne.Focusable) { d.modal.Focus(o) }
