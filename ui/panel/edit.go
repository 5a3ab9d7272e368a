package panel

import (
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// Heights of the field that edits in place.
const (
	fieldLine  = 32
	fieldLeast = 3
	fieldMost  = 10 // lines; longer texts scroll
)

// change opens the field of a cell. lines is how many the text needs; more than one
// makes a field of several lines, in which Enter commits all the same: a sentence
// has no line breaks.
func (i *Inspector) change(of model.Ref, cell, value string, lines int) {
	if i.hands.Edit == nil {
		return
	}
	if open := i.edit.field; open != nil {
		open.Commit(open.Text) // what stands in the field before it is not lost
	}
	var field *look.Entry
	commit := func(s string) {
		if i.edit.field != field {
			return // another field has been opened meanwhile
		}
		i.edit = edit{}
		if s = strings.TrimSpace(s); s != value {
			i.hands.Edit(of, map[string]string{cell: s})
		}
		i.draw()
	}
	field = look.NewEntry(value, "", commit)
	if lines > 1 {
		field = look.NewTextArea(value, "", commit)
		field.EnterCommits = true
		field.Scroll = fyne.ScrollVerticalOnly
	}
	field.Leave = true
	field.Cancel = func() {
		i.edit = edit{}
		i.draw()
	}
	i.edit = edit{of: of, cell: cell, field: field, lines: lines}
	i.draw()
	i.focus(i, field)
}

// editing gives the block of the open field when it is that of a cell.
func (i *Inspector) editing(of model.Ref, cell string, x, width float32) (block, bool) {
	e := i.edit
	if e.field == nil || e.of != of || e.cell != cell {
		return block{}, false
	}
	height := float32(fieldLine)
	if e.lines > 1 {
		height = float32(min(max(e.lines, fieldLeast), fieldMost))*look.Body.Line() + 16
	}
	return block{height + 4, func(s *look.Sheet, y float32) {
		s.Put(e.field, x, y+2, width, height)
		i.name("edit-field", e.field)
	}}, true
}
