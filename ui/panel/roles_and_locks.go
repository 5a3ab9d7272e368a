package panel

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// roles lists what other units have to do with a duty, each with the offer to end
// it, and the offer to add one. What sleeps, since the duty is at home there, is left out.
func (i *Inspector) roles(d model.Duty, width float32) []block {
	p, s := i.print, i.snap.Scenario
	var out []block
	label := i.label("role")
	for _, r := range s.Roles() {
		if r.Duty != d.ID || r.Unit == d.Unit {
			continue
		}
		field, _ := model.FieldOf(model.RoleKind, "role")
		value := p.T("inspector.role", "unit", p.Unit(s, r.Unit), "letter", r.Role, "role", p.Value(s, field, r.Role))
		row := agreement{label: label, value: value, target: "role:" + string(r.Unit), end: "close", hint: p.T("inspector.end-role")}
		if i.hands.Role != nil {
			row.tapped = func(at fyne.Position) { i.hands.Role(d.ID, r.Unit, at) }
		}
		if i.hands.EndRole != nil {
			row.ended = func() { i.hands.EndRole(d.ID, r.Unit) }
		}
		out = append(out, i.agreement(row, width))
		label = ""
	}
	if i.hands.Role != nil {
		out = append(out, i.agreement(agreement{label: label, value: p.T("inspector.add-role"), target: "add-role", ink: look.Accent,
			tapped: func(at fyne.Position) { i.hands.Role(d.ID, "", at) }}, width))
	}
	return out
}

// left says what stayed behind when a duty was moved and offers to send it after, as long
// as that is so: the line that offers it right after the move is soon gone.
func (i *Inspector) left(d model.Duty, width float32) []block {
	if i.hands.Left == nil || i.hands.Along == nil {
		return nil
	}
	refs := i.hands.Left(d.ID)
	if len(refs) == 0 {
		return nil
	}
	p := i.print
	var names []string
	for _, r := range refs {
		names = append(names, p.Name(i.snap.Scenario, r))
	}
	said := agreement{label: i.label("left"), value: p.List(names...), lines: 3}
	send := agreement{value: p.T("inspector.along", "n", len(refs)), target: "along", ink: look.Accent,
		tapped: func(fyne.Position) { i.hands.Along(d.ID) }}
	return []block{i.agreement(said, width), i.agreement(send, width)}
}

// locks lists what holds a duty, with the reason and the offer to end it.
func (i *Inspector) locks(d model.Duty, width float32) []block {
	p, s := i.print, i.snap.Scenario
	var out []block
	label := i.label("lock")
	for _, l := range s.Locks() {
		if !slices.Contains(slices.Collect(l.Duties.All()), string(d.ID)) {
			continue
		}
		field, _ := model.FieldOf(model.LockKind, "type")
		value := p.Value(s, field, l.Type)
		var others []string
		for id := range l.Duties.All() {
			if other := (model.Ref{Kind: model.DutyKind, ID: model.ID(id)}); other.ID != d.ID {
				others = append(others, p.Quote(p.Name(s, other)))
			}
		}
		key := "inspector.lock"
		if len(others) > 0 {
			key = "inspector.lock-with"
		}
		row := agreement{label: label, value: p.T(key, "type", value, "others", p.List(others...), "why", l.Reason),
			target: "lock:" + string(l.ID), end: "close", hint: p.T("inspector.unlock"), lines: 4}
		if i.hands.Unlock != nil {
			row.ended = func() { i.hands.Unlock(l.ID) }
		}
		out = append(out, i.agreement(row, width))
		label = ""
	}
	return out
}

// agreement is a row of the inspector that people have agreed on and can end.
type agreement struct {
	label, value string
	target       string
	ink          look.Role // of the value; 0 = Ink
	lines        int       // at most; 0 = 2
	tapped       func(at fyne.Position)
	end, hint    string // icon and hint of what ends it
	ended        func()
}

func (i *Inspector) agreement(a agreement, width float32) block {
	const size = 24
	x, right := float32(pad+propertyLabel), width-pad-size-4
	most := max(a.lines, 2)
	if a.ink == 0 {
		a.ink = look.Ink
	}
	height := propertyRow + float32(len(look.Wrap(a.value, look.Small, right-x, most))-1)*look.Small.Line()
	return block{height, func(s *look.Sheet, y float32) {
		if a.tapped != nil {
			hit := i.stretch(s, x-8, y+1, right-x+8, height-2, a.target, nil)
			hit.Radius = look.RadiusButton
			hit.OnTapped = func() {
				a.tapped(look.Below(hit))
			}
		}
		s.TextCut(pad, y+4, propertyLabel-6, look.Small, look.Ink3, a.label)
		s.Paragraph(x, y+4, right-x, look.Small, a.ink, a.value, most)
		if a.ended != nil {
			b := look.NewIconButton(a.end, a.ended)
			b.Hint = a.hint
			s.Put(b, width-pad-size+2, y+1, size, size)
			i.name("end:"+a.target, b)
		}
	}}
}
