package entry

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Hands are what a form asks of the window.
type Hands struct {
	// Do carries out a verb that the scenario, as it was drawn last, allows, and tells
	// whether it is done: at once, or later when the file has answered.
	Do    func(v model.Verb, then func(done bool))
	NewID func(model.Kind) model.ID
	// Lost hands back what was typed for a record and stands in no field any more; gone says
	// that the record itself is not there. May be nil.
	Lost func(name, typed string, gone bool)
	// Focus brings the keyboard to a field, which has perhaps not been drawn yet.
	Focus func(fyne.Focusable)
	// Near lists the duties that are nearly what is being typed as a new one; may be nil.
	Near func(typed string) []Near
}

// Near is a duty that there is already.
type Near struct {
	Seal       look.Seal // of its unit
	Name, Text string
}

// Form is the fields of one record, filled in in place: Tab goes to the next field,
// Enter stores and begins another record of the kind, Escape gives up, and leaving the
// form in any other way stores what was typed. What cannot be stored stays in the
// fields, with a sentence that says why.
type Form struct {
	hands Hands
	print text.Printer
	s     model.Scenario

	kind  model.Kind
	of    model.Ref // the record that is changed; without an id a new one is entered
	place Place

	inputs []*Input
	at     int  // the field that has the keyboard; -1 = none
	busy   bool // the keyboard goes from field to field
	error  string
	done   bool
	held   bool // what stands in the fields was refused: only Enter stores it
	near   []Near
	told   int // of near: whose text is shown; -1 = none

	// Stray is offered arrow keys while nothing has been typed; it reports whether it went
	// elsewhere with them. May be nil.
	Stray func(k fyne.KeyName) bool
	// Changed asks for the form to be drawn anew: it may be higher or lower.
	Changed func()
	// Closed tells that the form is done. stored is what was entered; its id is "" when
	// nothing was. again asks for another of the kind.
	Closed func(stored model.Ref, again bool)
	// Refused tells that what the form stored before it closed is not in the file after all,
	// see Back.
	Refused func()
}

// Place is where a record is entered and so what it has before anything is typed.
type Place struct {
	Given map[string]string // cells that a new record has
	// First prefers some of the records that a cell may refer to; may be nil.
	First func(cell string) func(model.ID) bool
	Only  []string // the cells that are asked for here, in order; nil = all
	// Removes offers to remove what is changed.
	Removes bool
}

// New begins a record of a kind.
func New(h Hands, p text.Printer, s model.Scenario, k model.Kind, place Place) *Form {
	return begin(h, p, s, model.Ref{Kind: k}, place)
}

// Change begins to change a record.
func Change(h Hands, p text.Printer, s model.Scenario, of model.Ref, place Place) *Form {
	return begin(h, p, s, of, place)
}

func begin(h Hands, p text.Printer, s model.Scenario, of model.Ref, place Place) *Form {
	f := &Form{hands: h, print: chrome.In(p.Lang()), s: s, kind: of.Kind, of: of, place: place, at: -1, told: -1}
	rec := s.Get(of)
	for _, c := range asked(of.Kind, place) {
		value := ""
		if rec != nil {
			value = cellIn(rec, c, p.Lang())
		}
		var first func(model.ID) bool
		if place.First != nil {
			first = place.First(c.Name)
		}
		i := NewInput(p, s, of.Kind, c, value, first)
		if rec != nil && c.Text && value != model.Cell(rec, c.Name+"."+string(p.Lang())) {
			i.lang = p.Lang().Other()
		}
		f.add(i)
	}
	return f
}

// asked lists the cells that are asked for.
func asked(k model.Kind, place Place) []Cell {
	var out []Cell
	for _, c := range Cells(k) {
		if _, given := place.Given[c.Name]; !given && (place.Only == nil || slices.Contains(place.Only, c.Name)) {
			out = append(out, c)
		}
	}
	if place.Only != nil {
		slices.SortStableFunc(out, func(a, b Cell) int { return slices.Index(place.Only, a.Name) - slices.Index(place.Only, b.Name) })
	}
	return out
}

// cellIn is the value of a cell; of a wording in the language that is spoken.
func cellIn(r model.Record, c Cell, lang model.Lang) string {
	if !c.Text {
		return model.Cell(r, c.Name)
	}
	if s := model.Cell(r, c.Name+"."+string(lang)); s != "" {
		return s
	}
	return model.Cell(r, c.Name+"."+string(lang.Other()))
}

func (f *Form) add(i *Input) {
	n := len(f.inputs)
	f.inputs = append(f.inputs, i)
	i.Field.Stays = true
	i.Field.Commit = func(string) { f.enter() }
	i.Field.Cancel = func() { f.close(model.Ref{Kind: f.kind}, false) }
	i.Field.Pressed = func() { f.busy = true }
	i.Field.Paste = func(block string) bool { return f.pasted(n, block) }
	i.Field.Key = func(k fyne.KeyName, back bool) bool { return f.key(i, k, back) }
	i.Field.OnFocus = func(on bool) {
		if on {
			f.arrived(n)
		} else {
			f.left(i)
		}
	}
	if f.kind == model.DutyKind && f.of.ID == "" && i.cell.Name == "text" && f.hands.Near != nil {
		i.Field.OnChanged = f.compare
	}
	if i.offers != nil {
		i.offers.pressed = func() { f.busy = true }
		i.offers.taken = func() { f.to(n) }
	}
}

// compare looks which duties are nearly what is being typed.
func (f *Form) compare(typed string) {
	near := f.hands.Near(strings.TrimSpace(typed))
	if !slices.Equal(near, f.near) {
		f.near, f.told = near, -1
		f.redraw()
	}
}

// Begin brings the keyboard to the first field, or to that of a cell.
func (f *Form) Begin(cell string) {
	n := 0
	for i, in := range f.inputs {
		if in.cell.Name == cell {
			n = i
		}
	}
	f.to(n)
	if !f.inputs[n].Field.Size().IsZero() { // else it is not in sight
		f.inputs[n].Field.ToEnd()
	}
}

// Of is the record that is changed; its id is "" while one is entered.
func (f *Form) Of() model.Ref { return f.of }

// Kind is the kind of record that is filled in.
func (f *Form) Kind() model.Kind { return f.kind }

// Follow takes over a newer scenario. It reports false when what is changed is gone.
func (f *Form) Follow(s model.Scenario, p text.Printer) bool {
	f.s, f.print = s, chrome.In(p.Lang())
	for _, i := range f.inputs {
		i.s = s
	}
	return !f.gone(s)
}

func (f *Form) key(i *Input, k fyne.KeyName, back bool) bool {
	switch {
	case k == fyne.KeyTab:
		step := 1
		if back {
			step = -1
		}
		i.Settle()
		f.to((f.at + step + len(f.inputs)) % len(f.inputs))
	case (k == fyne.KeyDown || k == fyne.KeyUp) && i.offers != nil:
		step := 1
		if k == fyne.KeyUp {
			step = -1
		}
		i.offers.step(step)
	case arrow(k) && f.Stray != nil && !f.touched():
		return f.Stray(k)
	default:
		return false
	}
	return true
}

func arrow(k fyne.KeyName) bool {
	return k == fyne.KeyDown || k == fyne.KeyUp || k == fyne.KeyLeft || k == fyne.KeyRight
}

// touched reports whether something was typed.
func (f *Form) touched() bool { return slices.ContainsFunc(f.inputs, (*Input).Changed) }

// to brings the keyboard to a field without leaving the form.
func (f *Form) to(n int) {
	f.busy = true
	f.hands.Focus(f.inputs[n].Field)
	f.busy = false
}

func (f *Form) arrived(n int) {
	f.busy = false
	if f.at == n {
		return
	}
	f.at = n
	if o := f.inputs[n].offers; o != nil {
		o.shown, o.marked = o.input.options, -1
	}
	f.redraw()
}

func (f *Form) redraw() {
	if f.Changed != nil && !f.done {
		f.Changed()
	}
}

// left answers a field that loses the keyboard.
func (f *Form) left(i *Input) {
	if f.done {
		return
	}
	i.Settle()
	f.check(i)
	f.error = ""
	if !f.busy {
		f.Leave()
	}
}

// Hold says that the pointer was pressed on something that goes on with the form itself:
// the keyboard may go without the form being left.
func (f *Form) Hold() { f.busy = true }
