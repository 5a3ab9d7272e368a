package dialogs

import (
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Key is a key and what it does. Without a label it is a sentence about several keys, and
// without words a heading.
type Key struct {
	Label, Words string
	Also         []string // other keys that do the same; those that have room are shown
}

// Keys lists keys. Enter and Escape close it.
func Keys(h Hands, p text.Printer, title string, keys []Key) *Dialog {
	d := open(h, p)
	const width, row, label = 560, 26, 170
	s := look.NewSheet()
	y := float32(20)
	y += s.Paragraph(pad, y, width-2*pad, look.Title, look.Ink, title, 2) + 8
	for _, k := range keys {
		switch {
		case k.Words == "":
			y += 10
			s.Text(pad, y, look.BodyBold, look.Ink2, k.Label)
			y += row
		case k.Label == "":
			y += s.Paragraph(pad, y, width-2*pad, look.Body, look.Ink, k.Words, 0) + 6
		default:
			x := pad + s.KeyCap(pad, y+1, k.Label) + 4
			for _, also := range k.Also {
				if x+look.KeyCapWidth(also) <= pad+label {
					x += s.KeyCap(x, y+1, also) + 4
				}
			}
			y += max(s.Paragraph(pad+label, y, width-2*pad-label, look.Body, look.Ink, k.Words, 0)+6, row)
		}
	}
	y += 12
	main := look.NewButton(look.Primary, d.print.T("dialog.ok"), "", d.Close)
	y += d.only(width, main)
	d.show(width, y, s.Object(width, y))
	d.focus(main)
	return d
}
