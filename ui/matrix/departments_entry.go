package matrix

import (
	"slices"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/proposal"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// addHeight is the height of the row in which something is added.
const addHeight = 34

// kindOf says which kind of record a section is made of.
func kindOf(d compare.Dimension) model.Kind {
	switch d {
	case compare.Duties:
		return model.DutyKind
	case compare.Goals:
		return model.GoalKind
	case compare.Tasks:
		return model.TaskKind
	case compare.KPIs:
		return model.KPIKind
	case compare.Tools:
		return model.ToolKind
	case compare.Channels:
		return model.ChannelKind
	}
	return model.HandoffKind
}

// asked lists what is asked for of a kind in a section, in order; nil = all that the kind
// has. What is rarely known stands in the panel of the record.
func asked(k model.Kind, old bool) []string {
	switch {
	case k == model.DutyKind && !old:
		return []string{"text", "functions", "control", "frequency", "criticality"}
	case k == model.DutyKind:
		return []string{"text", "title", "functions", "control", "group", "frequency", "criticality", "effort", "state"}
	case k == model.UnitKind:
		return []string{"name", "head", "fte", "mission"}
	case k == model.HandoffKind:
		return []string{"object", "from", "to", "frequency", "sla", "type", "weight", "lag", "collaboration"}
	case (k == model.GoalKind || k == model.KPIKind) && !old:
		return without(k, "state", "unit")
	case !old:
		return without(k, "unit")
	}
	return nil
}

func without(k model.Kind, cells ...string) []string {
	var out []string
	for _, c := range entry.Cells(k) {
		if !slices.Contains(cells, c.Name) {
			out = append(out, c.Name)
		}
	}
	return out
}

// entering is what is being entered or changed on the page; the zero entering is nothing.
type entering struct {
	form  *entry.Form
	side  int
	drawn bool // in the lines that were made last: a record may stand in several
}

// begin opens the fields of a new record at the foot of a section, on one side.
func (d *Departments) begin(k model.Kind, side int) {
	if !d.leaveForm() || d.hands.Do == nil {
		return
	}
	place := entry.Place{Only: asked(k, false)}
	unit := model.ID("")
	if side < len(d.result.Units) && k != model.UnitKind {
		unit = d.result.Units[side]
	}
	switch k {
	case model.UnitKind, model.CollaborationKind:
	case model.HandoffKind:
		place.First = func(cell string) func(model.ID) bool { return d.ends(cell, unit) }
	default:
		place.Given = map[string]string{"unit": string(unit)}
	}
	hands := d.entryHands()
	if d.hands.Preview != nil {
		hands.Near = func(typed string) []entry.Near { return d.near(unit, typed) }
	}
	f := entry.New(hands, d.print, d.snap.Scenario, k, place)
	d.show(f, side, "")
}

// near lists the duties that would overlap with one that is being typed.
func (d *Departments) near(unit model.ID, typed string) []entry.Near {
	const probe, most = model.ID("being-typed"), 2
	if utf8.RuneCountInString(typed) < 4 || strings.Contains(typed, "\n") {
		return nil
	}
	var out []entry.Near
	for _, f := range d.hands.Preview(model.AddDuty(probe, unit, model.Wording(d.print.Lang(), typed))).Gained {
		for _, r := range f.Subjects {
			duty, ok := d.snap.Scenario.Duty(r.ID)
			if f.Rule != check.NearDuplicates || !ok || r.Kind != model.DutyKind || len(out) == most {
				continue
			}
			out = append(out, entry.Near{Seal: d.seals[duty.Unit], Name: d.print.Name(d.snap.Scenario, r), Text: duty.Text.In(d.print.Lang())})
		}
	}
	return out
}

// ends prefers for the beginning of a hand-off the duties of a unit, and for its end those
// of others.
func (d *Departments) ends(cell string, unit model.ID) func(model.ID) bool {
	s := d.snap.Scenario
	own := func(id model.ID) bool {
		duty, ok := s.Duty(id)
		return ok && s.Inside(duty.Unit, unit)
	}
	switch cell {
	case "from":
		return own
	case "to":
		return func(id model.ID) bool { return !own(id) }
	}
	return nil
}

// change opens the fields of a record where it stands, with the keyboard in one of them.
func (d *Departments) change(of model.Ref, side int, cell string) {
	if d.hands.Do == nil || !d.leaveForm() || !d.snap.Scenario.Has(of) {
		return
	}
	f := entry.Change(d.entryHands(), d.print, d.snap.Scenario, of, entry.Place{Only: asked(of.Kind, true), Removes: true})
	d.show(f, side, cell)
}

func (d *Departments) entryHands() entry.Hands {
	return entry.Hands{Do: d.hands.Do, NewID: d.hands.NewID, Lost: d.hands.Lost, Focus: func(o fyne.Focusable) {
		if on := fyne.CurrentApp().Driver().CanvasForObject(d); on != nil {
			on.Focus(o)
		}
	}}
}

// show opens a form, with the keyboard in the field of a cell.
func (d *Departments) show(f *entry.Form, side int, cell string) {
	d.put(f, side)
	f.Begin(cell)
}

// put makes a form the one that is open.
func (d *Departments) put(f *entry.Form, side int) {
	d.entering = entering{form: f, side: side}
	f.Changed = func() { d.table.relay(); d.table.reveal() }
	f.Stray = d.stray
	f.Closed = func(stored model.Ref, again bool) {
		d.entering = entering{}
		if stored.ID != "" && f.Of().ID == "" {
			d.fresh[stored] = true
		}
		switch {
		case again:
			d.begin(f.Kind(), side)
		default:
			d.table.relay()
		}
	}
	f.Refused = func() {
		if back := f.Back(d.entering.form, d.print, d.snap.Scenario); back != nil {
			d.put(back, side)
		}
	}
	f.Changed()
}

// leaveForm ends what is being entered as going elsewhere does; false when it cannot be
// stored and so stays.
func (d *Departments) leaveForm() bool {
	return d.entering.form == nil || d.entering.form.Leave()
}

// Left is told when another page comes to the front: what is new is new no longer.
func (d *Departments) Left() {
	d.drop()
	d.leaveForm()
	clear(d.fresh)
}

// follow takes a newer scenario over into what is being entered.
func (d *Departments) follow() {
	f := d.entering.form
	if f != nil && !f.Follow(d.snap.Scenario, d.print) {
		d.Part()
	}
}

// Part hands back what is being entered and could not be stored: it goes.
func (d *Departments) Part() {
	if f := d.entering.form; f != nil {
		d.entering = entering{}
		f.Lose(d.print, d.snap.Scenario)
	}
}

// hold keeps what is being entered while the pointer is pressed on something of the page.
func (d *Departments) hold() {
	if d.entering.form != nil {
		d.entering.form.Hold()
	}
}

// kinds lists what can be added, from the top to the foot of the page.
func (d *Departments) kinds() []model.Kind {
	if len(d.result.Units) == 0 {
		return []model.Kind{model.UnitKind}
	}
	var out []model.Kind
	for _, sec := range d.result.Sections {
		out = append(out, kindOf(sec.Dimension))
	}
	out = append(out, model.CollaborationKind)
	if len(d.result.Units) == 1 {
		out = append([]model.Kind{model.UnitKind}, out...)
	}
	return out
}

// stray goes with the arrow keys from what is not begun to the next section or side.
func (d *Departments) stray(k fyne.KeyName) bool {
	f, side := d.entering.form, d.entering.side
	if f.Of().ID != "" {
		return false
	}
	kinds := d.kinds()
	at := slices.Index(kinds, f.Kind())
	switch k {
	case fyne.KeyDown:
		at++
	case fyne.KeyUp:
		at--
	case fyne.KeyLeft:
		side--
	case fyne.KeyRight:
		side++
	}
	if at < 0 || at >= len(kinds) || side < 0 || side >= max(1, len(d.result.Units)) {
		return true
	}
	d.begin(kinds[at], side)
	return true
}

// Key answers a key that no field has: Insert begins to enter what the section at the
// top is made of.
func (d *Departments) Key(k fyne.KeyName) bool {
	if k == fyne.KeyEscape && d.linking != nil {
		d.drop()
		return true
	}
	if k != fyne.KeyInsert || d.entering.form != nil {
		return false
	}
	kinds := d.kinds()
	d.begin(kinds[min(d.section, len(kinds)-1)], 0)
	return true
}

// addLine is the foot of a section: on every side what can be added there, or the fields
// of what is being added.
func (d *Departments) addLine(g grid, section int, k model.Kind) line {
	open := func(side int) bool {
		f := d.entering.form
		return f != nil && f.Of().ID == "" && f.Kind() == k && d.entering.side == side
	}
	height, opened := float32(addHeight), false
	for i := range max(g.n, 1) {
		if open(i) {
			height, opened = d.entering.form.Height(g.inside)+2*rowPad, true
		}
	}
	return line{height: height, section: section, open: opened, paint: func(s *look.Sheet, w float32) {
		s.Rule(0, 0, w, look.Line)
		for i := range max(g.n, 1) {
			if open(i) {
				d.paintForm(s, g.x(i), rowPad, g.inside)
				continue
			}
			s.Put(d.adder(k, i), g.x(i)-8, 3, g.inside+16, addHeight-6)
		}
	}}
}

func (d *Departments) paintForm(s *look.Sheet, x, y, width float32) {
	d.entering.form.Paint(s, x, y, width, func(cell string, o fyne.CanvasObject) { d.fields["field:"+cell] = o })
}

// adder is the quiet row that opens the fields of a new record.
func (d *Departments) adder(k model.Kind, side int) *spot {
	key := "add:" + string(k)
	if side < len(d.result.Units) && k != model.UnitKind {
		key += ":" + string(d.result.Units[side])
	}
	p := d.print
	long, short := p.T("matrix.add."+string(k)), p.T("matrix.add-short."+string(k))
	mark := newSpot(func() { d.begin(k, side) }, func(s *look.Sheet, w, h float32, hot bool) {
		wash(s, w, h, hot)
		ink, said := look.Ink3, short
		if hot {
			ink = look.Ink
		}
		if (side == 0 || hot) && look.Width(long, look.Small) < w-40 {
			said = long
		}
		s.Icon(8, (h-14)/2, 14, "plus", look.Accent)
		s.TextCut(30, (h-look.Small.Line())/2, w-36, look.Small, ink, said)
	})
	mark.pressed = d.hold
	d.adders[key] = mark
	return mark
}

// changed is the block of a record, with its fields below while it is being changed here.
func (d *Departments) changed(b block, of model.Ref, side int, width float32) block {
	f := d.entering.form
	if f == nil || f.Of() != of || d.entering.side != side || d.entering.drawn {
		return b
	}
	d.entering.drawn = true
	return stack([]block{b, {f.Height(width), func(s *look.Sheet, x, y float32) { d.paintForm(s, x, y, width) }}}, 8)
}

// reading puts what the words of a new duty say below it, until it is taken or the page is
// left.
func (d *Departments) reading(b block, of model.Ref, named bool, width float32) block {
	if d.hands.Do == nil || !d.fresh[of] || of.Kind != model.DutyKind {
		return b
	}
	r := entry.Reading{Print: d.print, Scene: d.snap.Scenario, Duty: of.ID, Read: proposal.Unentered(d.snap.Scenario, of.ID), Pressed: d.hold,
		Take: func(taken ...proposal.Proposal) { d.hands.Do(proposal.Take(of.ID, d.hands.NewID, taken...), nil) }}
	tall := r.Height(width)
	if tall == 0 {
		return b
	}
	head := float32(0)
	if named { // the duty is one of several in a line
		head = lineHeight
	}
	return stack([]block{b, {head + tall, func(s *look.Sheet, x, y float32) {
		if named {
			s.TextCut(x, y, width, look.SmallBold, look.Ink2, d.print.Name(d.snap.Scenario, of))
		}
		r.Paint(s, x, y+head, width, func(target string, o fyne.CanvasObject) { d.fields[target+"@"+string(of.ID)] = o })
	}}}, 6)
}

// Taken is what takes all that is read from the new duties, in one step; nil = nothing is.
func (d *Departments) Taken() model.Verb {
	var verbs []model.Verb
	for _, duty := range d.snap.Scenario.Duties() {
		if !d.fresh[duty.Ref()] {
			continue
		}
		if read := proposal.Unentered(d.snap.Scenario, duty.ID); len(read) > 0 {
			verbs = append(verbs, proposal.Take(duty.ID, d.hands.NewID, read...))
		}
	}
	if len(verbs) == 0 {
		return nil
	}
	return model.InOneStep("edit", verbs...)
}

// touchable lays a place that opens the fields of a record over the block that shows it.
func (d *Departments) touchable(b block, of model.Ref, side int, width float32) block {
	if d.hands.Do == nil {
		return b
	}
	paint := b.paint
	b.paint = func(s *look.Sheet, x, y float32) {
		mark := newSpot(func() { d.change(of, side, "") }, func(s *look.Sheet, w, h float32, hot bool) { wash(s, w, h, hot) })
		mark.pressed = d.hold
		d.pulls(mark, of)
		d.marks[of] = mark
		s.Put(mark, x-6, y-3, width+12, b.height+6)
		d.adders["change:"+string(of.ID)] = mark
		paint(s, x, y)
	}
	return b
}
