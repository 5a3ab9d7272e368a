package entry

import (
	"errors"
	"maps"
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios/intake"
)

// check says beside a field whether what stands in it does.
func (f *Form) check(i *Input) bool {
	cells, err := i.Cells()
	if err == nil {
		for name, v := range cells {
			err = model.Fits(f.kind, name, v)
		}
	}
	i.Refuse(f.why(err))
	return err == nil
}

// why says an error in a sentence; for words that are offered anyway without listing them.
func (f *Form) why(err error) string {
	if err == nil {
		return ""
	}
	if bad, ok := errors.AsType[*model.InputError](err); ok && bad.Reason == "not allowed" {
		return f.print.T("entry.no-such-word", "x", bad.Value)
	}
	said, hint := f.print.Error(f.s, err)
	return f.print.T("entry.sentence", "said", said, "hint", hint)
}

// Leave ends the form as going elsewhere does: what was typed is stored; when it cannot
// be, the form stays and says why; what was refused once stays for Enter or Escape. It
// reports whether the form is done.
func (f *Form) Leave() bool {
	switch {
	case f.done:
		return true
	case f.held && f.touched():
		return false
	}
	return f.store(false)
}

func (f *Form) enter() {
	if f.at >= 0 {
		f.inputs[f.at].Settle()
	}
	f.store(true)
}

// store asks the model and gives the verb to the window.
func (f *Form) store(again bool) bool {
	if f.done {
		return true
	}
	cells, touched, sound := map[string]string{}, false, true
	if f.of.ID == "" {
		maps.Copy(cells, f.place.Given)
	}
	for _, i := range f.inputs {
		if !i.Changed() {
			continue
		}
		touched = true
		if !f.check(i) {
			sound = false
			continue
		}
		of, _ := i.Cells()
		maps.Copy(cells, of)
	}
	ref := f.of
	switch {
	case !touched:
		f.close(model.Ref{Kind: f.kind}, false)
		return true
	case !sound:
		f.at = -1
		f.redraw()
		return false
	case ref.ID == "":
		ref.ID = f.hands.NewID(f.kind)
	}
	verb := f.verb(ref, cells)
	_, err := verb(f.s)
	if refusal, ok := errors.AsType[*model.Refusal](err); ok && refusal.Code == model.NothingChanges {
		f.close(model.Ref{Kind: f.kind}, again && f.of.ID == "")
		return true
	}
	if f.error = f.missing(err); f.error != "" {
		f.redraw()
		return false
	}
	f.done = true // what is drawn meanwhile does not leave the form
	open := true
	f.held = false
	f.hands.Do(verb, func(done bool) {
		switch {
		case done:
		case open:
			f.held = true
		case f.Refused != nil:
			f.Refused()
		}
	})
	f.done, open = false, false
	if f.held {
		f.redraw()
		return false
	}
	f.close(ref, again && f.of.ID == "")
	return true
}

// Back gives the form anew with what was typed in it, after that was refused. When it
// cannot come back, since the record is gone or something is being typed in the form that
// is open by now, what was typed is handed back by [Hands.Lost], and the form is nil.
func (f *Form) Back(open *Form, p text.Printer, s model.Scenario) *Form {
	if f.gone(s) || open != nil && (open.touched() || !open.Leave()) {
		f.Lose(p, s)
		return nil
	}
	back := begin(f.hands, p, s, f.of, f.place)
	for n, i := range f.inputs {
		if i.Changed() {
			back.inputs[n].Field.SetText(i.Field.Text)
		}
	}
	if !back.touched() { // another has written the same meanwhile
		return nil
	}
	back.held = true
	return back
}

// gone reports whether the record that is changed is not there any more.
func (f *Form) gone(s model.Scenario) bool { return f.of.ID != "" && !s.Has(f.of) }

// Lose hands back what was typed, for the form goes without having stored it.
func (f *Form) Lose(p text.Printer, s model.Scenario) {
	if typed := f.typed(); typed != "" && f.hands.Lost != nil {
		f.hands.Lost(p.Kind(f.kind), typed, f.gone(s))
	}
}

// verb is what stores the form. Several lines that were pasted as a duty are as many duties.
func (f *Form) verb(ref model.Ref, cells map[string]string) model.Verb {
	if lines := intake.Pasted(cells["text.zh"] + cells["text.en"]); f.kind == model.DutyKind && f.of.ID == "" && len(lines) > 1 {
		return Duties(f.hands.NewID, f.print.Lang(), model.ID(cells["unit"]), lines)
	}
	switch {
	case f.kind == model.LinkKind && f.of.ID == "":
		from, _ := model.ParseRef(cells["from"])
		to, _ := model.ParseRef(cells["to"])
		strength, err := strconv.Atoi(cells["strength"])
		if err != nil {
			strength = 2 // contributes
		}
		return model.LinkRecords(from.ID, to.ID, strength)
	case f.kind == model.ResponseKind: // also the last cell that is emptied
		return model.SetResponse(f.place.Given["theme"], cells)
	case f.kind == model.ControlKind && f.of.ID == "":
		return model.SetControl(model.ID(cells["unit"]), cells["type"], cells["note"])
	}
	return model.Enter(ref, cells)
}

// typed is what was typed into the fields.
func (f *Form) typed() string {
	var out []string
	for _, i := range f.inputs {
		if i.Changed() {
			out = append(out, strings.TrimSpace(i.Field.Text))
		}
	}
	return strings.Join(out, "\n")
}

// Duties adds a duty for each of several lines to a unit, "" = unplaced, in one step.
func Duties(id func(model.Kind) model.ID, lang model.Lang, unit model.ID, lines []string) model.Verb {
	verbs := make([]model.Verb, len(lines))
	for n, line := range lines {
		verbs[n] = model.AddDuty(id(model.DutyKind), unit, model.Wording(lang, line))
	}
	return model.InOneStep("add-duty", verbs...)
}

// Units adds a unit of a level below another for each of several lines, in one step.
func Units(id func(model.Kind) model.ID, lang model.Lang, parent model.ID, level model.UnitLevel, lines []string) model.Verb {
	verbs := make([]model.Verb, len(lines))
	for n, line := range lines {
		verbs[n] = model.AddUnit(id(model.UnitKind), parent, level, model.Wording(lang, line))
	}
	return model.InOneStep("add-unit", verbs...)
}

// Remove removes the record that is changed.
func (f *Form) Remove() {
	if f.of.ID == "" {
		return
	}
	verb := model.RemoveRecord(f.of)
	if f.kind == model.DutyKind {
		verb = model.RemoveDuties(f.of.ID)
	}
	if _, err := verb(f.s); err != nil {
		f.error = f.why(err)
		f.redraw()
		return
	}
	f.close(model.Ref{Kind: f.kind}, false)
	f.hands.Do(verb, nil)
}

// missing says why a record cannot be stored: before all, which field waits for an answer.
func (f *Form) missing(err error) string {
	if err == nil {
		return ""
	}
	if bad, ok := errors.AsType[*model.InputError](err); ok && bad.Value == "" {
		for _, i := range f.inputs {
			if i.cell.Name == bad.Field.Name {
				return f.print.T("entry.needed", "field", i.Label())
			}
		}
	}
	if refusal, ok := errors.AsType[*model.Refusal](err); ok && (refusal.Code == model.EmptyText || f.kind == model.LinkKind && f.inputs[0].Empty()) && len(f.inputs) > 0 {
		return f.print.T("entry.needed", "field", f.inputs[0].Label())
	}
	return f.why(err)
}

func (f *Form) close(stored model.Ref, again bool) {
	if f.done {
		return
	}
	f.done = true
	for _, i := range f.inputs {
		i.Field.Gone()
	}
	if f.Closed != nil {
		f.Closed(stored, again)
	}
}
