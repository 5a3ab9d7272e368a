package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/model/typography"
	"sandtable/scenarios"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// Heights of the field that edits in place.
const (
	fieldLine  = 32
	fieldLeast = 3
	fieldMost  = 10 // lines; longer texts scroll
)

// EditHands is what a panel asks for when cells are edited in it. Without Edit nothing
// can be edited; the others may be nil.
type EditHands struct {
	// Edit stores cells of a record that held the values was when they were shown, and tells
	// whether it did: at once, or later when the file has answered. It must not when they hold
	// others by now: somebody else has been faster. Who has nothing to do then gives nil.
	Edit func(of model.Ref, cells, was map[string]string, then func(stored bool))
	// Author names who wrote what a cell holds now; "" when that is not known.
	Author func(of model.Ref, cell string) string
	// Lost hands back what was typed for a record and could not be stored; gone says that the
	// record is there no more.
	Lost func(name, typed string, gone bool)
	// Drafts keep what was begun about something and not stored; the panel's own without.
	Drafts *entry.Drafts
}

// editor edits one cell at a time in place of its value. A field belongs to the cell, and
// so to the language, that it was opened for. It commits when it is left in any way but
// Escape. Until the file has answered it shows what was typed and takes nothing more. When
// another writer has changed the cell meanwhile nothing is stored: the field
// stays, says what the other wrote, and Enter stores one's own wording all the same.
type editor struct {
	hands EditHands
	page  *page
	print text.Printer
	snap  scenarios.Snapshot
	edit
	coming []*coming
}

// edit is the one cell that is being edited; the zero edit is none.
type edit struct {
	of    model.Ref
	cell  string
	was   string   // what the cell held when it was shown last
	begun string   // as the field showed it
	in    model.ID // the scenario
	name  string   // of the record
	clash string   // what another has made of the cell meanwhile
	field *look.Entry
	lines int
	sent  bool // what was typed is on its way into the file
}

// coming is what was typed for a cell and is on its way into the file.
type coming struct {
	of    model.Ref
	cell  string
	value string
}

func newEditor(p *page, hands EditHands) editor { return editor{hands: hands, page: p} }

// change opens the field of a cell. lines is how many the text needs; more than one
// makes a field of several lines, in which Enter commits all the same: a sentence
// has no line breaks.
func (e *editor) change(of model.Ref, cell string, lines int) {
	record := e.snap.Scenario.Get(of)
	if e.hands.Edit == nil || record == nil {
		return
	}
	e.leave() // what stands in the field before it is not lost
	was := model.Cell(record, cell)
	for _, c := range e.coming {
		if c.of == of && c.cell == cell {
			was = c.value
		}
	}
	value := e.begin(of, cell, was)
	field := look.NewEntry(value, "", nil)
	if lines > 1 {
		field = look.NewTextArea(value, "", nil)
		field.EnterCommits = true
		field.Scroll = fyne.ScrollVerticalOnly
	}
	field.Leave = true
	field.Commit = func(s string) {
		if e.field == field && !e.sent {
			e.commit(s)
		}
	}
	field.Cancel = e.close
	e.edit = edit{of: of, cell: cell, was: was, begun: value, in: e.snap.Info.ID,
		name: e.print.RecordName(e.snap.Scenario, record), field: field, lines: lines}
	e.page.draw()
	e.page.focus(field)
	field.ToEnd()
}

func (e *editor) close() {
	e.edit = edit{}
	e.page.draw()
}

// begin is what a field begins with: a value as it is read, nothing for a number that
// was never entered.
func (e *editor) begin(of model.Ref, cell, value string) string {
	f, _ := model.FieldOf(of.Kind, cell)
	switch {
	case value == "", f.Type == model.Whole && value == "0", f.Type == model.Number && value == "0":
		return ""
	case f.Type == model.Word:
		return e.print.Value(e.snap.Scenario, f, value)
	}
	return typography.FullWidth(value)
}

// typed is what the field would store, and whether it differs from what it began with.
func (e *edit) typed(s string) (string, bool) {
	s = strings.TrimSpace(s)
	return s, s != e.was && s != e.begun
}

// canonical is what was typed as it is stored.
func (e *editor) canonical(of model.Ref, cell, s string) string {
	f, _ := model.FieldOf(of.Kind, cell)
	return e.print.Typed(f, s)
}

// commit stores what was typed; when that is refused the field stays with it.
func (e *editor) commit(s string) {
	s, new := e.typed(s)
	if !new {
		e.close()
		return
	}
	was := e.edit
	e.edit.sent = true
	e.store(was, s, func(stored bool) {
		here := e.field == was.field // and neither given up nor another one by now
		switch {
		case stored && here && strings.TrimSpace(was.field.Text) != s: // typing went on
			e.sent, e.was, e.begun = false, e.canonical(was.of, was.cell, s), s
		case stored && here:
			e.close()
		case stored:
		case !here:
			e.lost(was)
		case !e.has(was):
			e.edit = edit{}
			e.lost(was)
		default:
			was.field.Hold()
			was.field.Refused = true
			e.edit = was
			e.meet()
			e.page.draw()
		}
	})
}

// store asks for what was typed to be stored.
func (e *editor) store(was edit, s string, then func(stored bool)) {
	c := &coming{was.of, was.cell, e.canonical(was.of, was.cell, s)}
	e.coming = append(e.coming, c)
	e.hands.Edit(c.of, map[string]string{c.cell: c.value}, map[string]string{c.cell: was.was}, func(stored bool) {
		e.coming = slices.DeleteFunc(e.coming, func(other *coming) bool { return other == c })
		then(stored)
	})
}

// has reports whether the record that was edited is still shown.
func (e *editor) has(was edit) bool {
	return was.in == e.snap.Info.ID && e.snap.Scenario.Has(was.of)
}

func (e *editor) lost(was edit) {
	if s, new := was.typed(was.field.Text); new && e.hands.Lost != nil {
		e.hands.Lost(was.name, s, !e.has(was))
	}
}

// leave ends editing: the keyboard goes elsewhere, or what is edited is shown no more.
// What was typed is stored; what cannot be is handed back.
func (e *editor) leave() {
	was := e.edit
	if was.field == nil {
		return
	}
	e.edit = edit{}
	letGo(was.field)
	s, new := was.typed(was.field.Text)
	switch {
	case !new || was.sent:
	case was.field.Held() || !e.has(was):
		e.lost(was)
	default:
		e.store(was, s, func(stored bool) {
			if !stored {
				e.lost(was)
			}
		})
	}
}

// follow takes over a new snapshot and looks what has become of the cell that is being
// edited. shows tells whether its record is still shown. It reports false when a newer
// snapshot has been drawn meanwhile, since what was typed has been stored.
func (e *editor) follow(snap scenarios.Snapshot, p text.Printer, shows func(model.Ref) bool) bool {
	e.snap, e.print = snap, p
	switch {
	case e.field == nil, e.sent:
	case !shows(e.of) || !e.has(e.edit):
		e.leave()
	default:
		e.meet()
	}
	return e.snap.Info.ID == snap.Info.ID && e.snap.Seq == snap.Seq
}

// meet looks whether another has changed the cell: a field in which nothing was typed
// shows what it holds now, another one says so.
func (e *editor) meet() {
	now := model.Cell(e.snap.Scenario.Get(e.of), e.cell)
	if now == e.was {
		return
	}
	s, typed := e.typed(e.field.Text)
	before := e.was
	e.was, e.begun = now, e.begin(e.of, e.cell, now)
	if !typed {
		e.field.SetText(e.begun)
		return
	}
	if s == now {
		e.clash = ""
		return
	}
	who := ""
	if e.hands.Author != nil {
		who = e.hands.Author(e.of, e.cell)
	}
	key := "edit.clash"
	if who == "" {
		key = "edit.clash-unknown"
	}
	e.clash = e.print.T(key, "who", who, "new", e.shown(now), "old", e.shown(before))
	e.field.Hold()
	e.field.Refused = true
	e.field.Refresh()
}

// shown is a value as people read it.
func (e *editor) shown(value string) string {
	f, _ := model.FieldOf(e.of.Kind, e.cell)
	return e.print.Value(e.snap.Scenario, f, value)
}

// block gives the block of the open field when it is that of a cell.
func (e *editor) block(of model.Ref, cell string, x, width float32) (block, bool) {
	if e.field == nil || e.of != of || e.cell != cell {
		return block{}, false
	}
	height := float32(fieldLine)
	if e.lines > 1 {
		height = float32(min(max(e.lines, fieldLeast), fieldMost))*look.Body.Line() + 16
	}
	field, clash := e.field, e.clash
	under := float32(len(look.Wrap(clash, look.Small, width-16, 0))) * look.Small.Line()
	if clash == "" {
		under = 0
	}
	return block{height + 4 + under, func(s *look.Sheet, y float32) {
		s.Put(field, x, y+2, width, height)
		e.page.name("edit-field", field)
		if clash != "" {
			s.Paragraph(x+8, y+4+height, width-16, look.Small, look.HighInk, clash, 0)
		}
	}}, true
}
