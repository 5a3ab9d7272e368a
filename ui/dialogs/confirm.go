package dialogs

import (
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Confirm asks before something is lost. The keyboard begins at cancel, so that an
// Enter too many loses nothing. back is called instead of perform when the user does
// not agree; it may be nil.
func Confirm(h Hands, p text.Printer, title, message, action string, perform, back func()) *Dialog {
	h, answered := h.then(back)
	d := open(h, p)
	const width = 460
	s := look.NewSheet()
	y := float32(20)
	y += s.Paragraph(pad, y, width-2*pad, look.Title, look.Ink, title, 3) + 8
	y += s.Paragraph(pad, y, width-2*pad, look.Body, look.Ink2, message, 6) + 20
	y += d.buttons(width, look.NewButton(look.Primary, action, "", func() {
		answered()
		d.Close()
		perform()
	}))
	d.show(width, y, s.Object(width, y))
	d.focus(d.targets["dialog:cancel"].(*look.Button))
	return d
}

// then has back called after a dialog is gone, unless it has been answered.
func (h Hands) then(back func()) (Hands, func()) {
	given, closed := false, h.Closed
	h.Closed = func() {
		if closed != nil {
			closed()
		}
		if !given && back != nil {
			back()
		}
	}
	return h, func() { given = true }
}

// Wait says what is being waited for, until it is closed or the user takes one of the
// ways out. Escape takes the last of them.
func Wait(h Hands, p text.Printer, title, message string, ways ...Way) *Dialog {
	last := ways[len(ways)-1]
	h, answered := h.then(last.Perform)
	d := open(h, p)
	d.answered = answered
	const width = 420
	s := look.NewSheet()
	y := float32(20)
	y += s.Paragraph(pad, y, width-2*pad, look.Title, look.Ink, title, 3) + 8
	y += s.Paragraph(pad, y, width-2*pad, look.Body, look.Ink2, message, 6) + 20
	d.foot = look.NewSheet()
	d.foot.Rule(0, 0, width, look.Line)
	x := float32(width - pad)
	for i := len(ways) - 1; i >= 0; i-- {
		way := ways[i]
		b := look.NewButton(look.Secondary, way.Label, "", func() {
			d.Finish()
			if way.Perform != nil {
				way.Perform()
			}
		})
		x -= b.Wide()
		d.foot.Put(b, x, 16, b.Wide(), 32)
		x -= 8
		d.targets["dialog:"+way.Name] = b
	}
	y += footHeight
	d.show(width, y, s.Object(width, y))
	d.focus(d.targets["dialog:"+last.Name].(*look.Button))
	return d
}

// Way is one way out of waiting.
type Way struct {
	Name, Label string
	Perform     func()
}

// Finish closes a dialog that waits, because the waiting is over.
func (d *Dialog) Finish() {
	d.answered()
	d.Close()
}
