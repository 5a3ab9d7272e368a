package dialogs

import (
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Bringing is another library that may be brought into the open one.
type Bringing struct {
	File string // its name
	// Lines say what would become of its scenarios.
	Lines []BringLine
	// Bring does it; nil when all of it is here already.
	Bring func()
	// Open opens it instead of the one that is open; nil = that is not offered.
	Open func()
}

// BringLine is what would become of one scenario.
type BringLine struct {
	Here bool // it is here already
	Fork bool
	Said string
}

// Bring shows what another library would bring, a line for each of its scenarios.
func Bring(h Hands, p text.Printer, b Bringing) *Dialog {
	d := open(h, p)
	const width = 560
	s := look.NewSheet()
	y := float32(20)
	y += s.Paragraph(pad, y, width-2*pad, look.Title, look.Ink, d.print.T("bring.title", "file", b.File), 2) + 8
	note := "bring.note"
	if b.Bring == nil {
		note = "bring.nothing"
	}
	y += s.Paragraph(pad, y, width-2*pad, look.Body, look.Ink2, d.print.T(note), 3) + 12
	for _, l := range b.Lines {
		icon, role := "plus", look.Ink
		switch {
		case l.Here:
			icon, role = "check", look.Ink3
		case l.Fork:
			icon = "fork"
		}
		s.Icon(pad, y+2, 16, icon, role)
		y += s.Paragraph(pad+26, y, width-2*pad-26, look.Body, role, l.Said, 3) + 10
	}
	y += 10
	var buttons []*look.Button
	if b.Open != nil {
		buttons = append(buttons, look.NewButton(look.Primary, d.print.T("bring.open"), "", func() { d.Close(); b.Open() }))
	}
	if b.Bring != nil {
		kind := look.Primary
		if b.Open != nil {
			kind = look.Secondary
		}
		bring := look.NewButton(kind, d.print.T("bring.ok"), "", func() { d.Close(); b.Bring() })
		buttons = append(buttons, bring)
		d.targets["dialog:bring"] = bring
	}
	if len(buttons) == 0 {
		buttons = append(buttons, look.NewButton(look.Primary, d.print.T("dialog.ok"), "", d.Close))
	}
	y += d.buttons(width, buttons[0], buttons[1:]...)
	d.show(width, y, s.Object(width, y-footHeight))
	d.focus(buttons[0])
	return d
}
