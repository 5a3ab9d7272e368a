package dialogs

import (
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model/text"
	"sandtable/ui/look"
)

// Question asks for one line of text, or with Lines more than 1 for a longer one.
type Question struct {
	Title, Label, Text, Hint, OK string
	Note                         string // what will happen, below the field
	Lines                        int
	Empty                        bool // an empty answer is one too
	Many                         bool // several lines are several answers: the field takes a block, and Enter answers
	// Answer tells whether the answer was taken, at once or when the file has answered.
	Answer func(answer string, then func(done bool))
}

// Ask asks a question.
func Ask(h Hands, p text.Printer, q Question) *Dialog {
	d := open(h, p)
	const width = 460
	s := look.NewSheet()
	s.Text(pad, 20, look.Title, look.Ink, look.Cut(q.Title, look.Title, width-2*pad))
	y := float32(60)
	if q.Label != "" {
		y += s.Paragraph(pad, y, width-2*pad, look.Small, look.Ink2, q.Label, 4) + 6
	}
	var ok *look.Button
	answer := func(string) {}
	entry := look.NewEntry(q.Text, q.Hint, func(v string) { answer(v) })
	height := float32(32)
	if q.Lines > 1 {
		entry = look.NewTextArea(q.Text, q.Hint, func(v string) { answer(v) })
		entry.EnterCommits = q.Many
		height = float32(q.Lines)*20 + 12
	}
	entry.Cancel = d.Close
	answer = func(string) {
		if v := strings.TrimSpace(entry.Text); v != "" || q.Empty {
			d.attempt(func(then func(done bool)) { q.Answer(v, then) })
		}
	}
	ok = look.NewButton(look.Primary, q.OK, "", func() { answer("") })
	ok.Disabled = strings.TrimSpace(q.Text) == "" && !q.Empty
	entry.OnChanged = func(v string) {
		if off := strings.TrimSpace(v) == "" && !q.Empty; off != ok.Disabled {
			ok.Disabled = off
			ok.Refresh()
		}
	}
	s.Put(entry, pad, y, width-2*pad, height)
	y += height + 10
	if q.Note != "" {
		y += s.Paragraph(pad, y, width-2*pad, look.Small, look.Ink3, q.Note, 4) + 6
	}
	d.targets["dialog:text"] = entry
	y += 8
	y += d.buttons(width, ok)
	d.show(width, y, s.Object(width, y))
	d.focus(entry)
	entry.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces it
	return d
}

// Notice says something that needs reading, with one button, or two when perform is given.
func Notice(h Hands, p text.Printer, title, message, action string, perform func()) *Dialog {
	d := open(h, p)
	const width = 460
	s := look.NewSheet()
	y := float32(20)
	y += s.Paragraph(pad, y, width-2*pad, look.Title, look.Ink, title, 3) + 8
	y += s.Paragraph(pad, y, width-2*pad, look.Body, look.Ink2, message, 12) + 20
	label, act := d.print.T("dialog.ok"), d.Close
	if perform != nil {
		label, act = action, func() { d.Close(); perform() }
	}
	main := look.NewButton(look.Primary, label, "", act)
	if perform != nil {
		y += d.buttons(width, main)
	} else {
		y += d.only(width, main)
	}
	d.show(width, y, s.Object(width, y))
	d.focus(main)
	return d
}
