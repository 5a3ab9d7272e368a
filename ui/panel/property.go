package panel

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/ui/look"
)

// property is one row of the inspector: what, which value, and on what basis.
type property struct {
	label string
	value string
	basis model.Basis
	cell  string      // edited in place; "" = not
	to    []model.Ref // where a click leads when nothing is edited; a menu asks when there are several

	choose []look.Choice // what may be chosen instead; nil = nothing

	open   func() // opens its fields; nil = it has none
	target string // of open
	faint  bool   // the value says what belongs there
}

// derived marks values that the program has worked out: they have no basis.
const derived model.Basis = "derived"

// weakest gives the basis that a reader must be most careful about.
func weakest(a, b model.Basis) model.Basis {
	order := []model.Basis{derived, model.Stated, model.User, model.Analyst, model.Unstated}
	return order[max(slices.Index(order, a), slices.Index(order, b))]
}

// tagged is the basis of the tags of a record: a source states sentences; that they
// mean a function or a control role is the analyst's reading.
func tagged(b model.Basis) model.Basis {
	if b == model.Stated {
		return model.Analyst
	}
	return b
}

func (i *Inspector) dutyProperties(d model.Duty) []property {
	p, s := i.print, i.snap.Scenario
	var out []property
	cell := func(name string, basis model.Basis, edited bool) {
		raw := model.Cell(d, name)
		if raw == "" || raw == "0" {
			return
		}
		f, _ := model.FieldOf(model.DutyKind, name)
		r := property{label: i.label(name), value: p.Capital(p.Value(s, f, raw)), basis: basis}
		if edited {
			r.cell = name
		} else {
			r.open, r.target = i.editable(d.Ref(), name)
		}
		out = append(out, r)
	}
	if d.Functions != "" {
		var names []string
		for f := range d.Functions.All() {
			names = append(names, p.Function(f))
		}
		r := property{label: i.label("functions"), value: p.Capital(strings.Join(names, p.T("inspector.dot"))), basis: tagged(d.Basis)}
		r.open, r.target = i.editable(d.Ref(), "functions")
		out = append(out, r)
	}
	cell("control", tagged(d.Basis), false)
	for _, k := range []model.Kind{model.GoalKind, model.KPIKind, model.ChannelKind, model.ToolKind, model.TaskKind} {
		if r, ok := i.linked(d.Ref(), k); ok {
			out = append(out, r)
		}
	}
	if r, ok := i.handoffs(d); ok {
		out = append(out, r)
	}
	cell("frequency", d.Basis, false)
	cell("criticality", d.Basis, true)
	cell("effort", d.Basis, true)
	if d.State != model.Active {
		cell("state", d.Basis, false)
	}
	source := property{label: i.label("source"), value: cmp.Or(spoken(d.Source), d.Group.In(p.Lang()), p.T("inspector.no-source")), basis: d.Basis}
	if group := d.Group.In(p.Lang()); group != "" && group != source.value {
		source.value = strings.Join([]string{source.value, group}, p.T("inspector.dot"))
	}
	return append(out, source)
}

// spoken is a source as it is named, "" for one that is only a place in a file, like B:131.
func spoken(source string) string {
	if sheet, line, ok := strings.Cut(source, ":"); ok && len(sheet) <= 4 && strings.Trim(line, "0123456789,;-– ") == "" {
		return ""
	}
	return source
}

// label names a property in at most five Chinese characters.
func (i *Inspector) label(name string) string { return i.print.T("property." + name) }

// linked lists the records of a kind that a duty serves or uses.
func (i *Inspector) linked(from model.Ref, k model.Kind) (property, bool) {
	p, s := i.print, i.snap.Scenario
	r := property{label: i.label(string(k)), basis: derived}
	var names []string
	for _, l := range s.LinksFrom(from) {
		if l.To.Kind != k {
			continue
		}
		name := p.Name(s, l.To)
		if g, ok := s.Goal(l.To.ID); ok && k == model.GoalKind {
			name = i.goal(g, name)
		}
		r.to = append(r.to, l.To)
		r.basis = weakest(r.basis, l.Basis)
		names = append(names, name)
	}
	r.value = p.List(names...)
	if k == model.GoalKind {
		r.value = strings.Join(names, p.T("inspector.goals"))
	}
	return r, len(names) > 0
}

// goal names a goal with its horizon, which many sources write into the goal itself.
func (i *Inspector) goal(g model.Goal, name string) string {
	if g.Horizon == "" {
		return name
	}
	horizon := i.print.T("inspector.horizon." + string(g.Horizon))
	if strings.HasPrefix(strings.ToLower(name), strings.ToLower(horizon)) {
		return name
	}
	return i.print.T("inspector.goal", "horizon", horizon, "goal", name)
}

// handoffs counts what a duty receives and hands over, and how much of it crosses
// departments.
func (i *Inspector) handoffs(d model.Duty) (property, bool) {
	p, s := i.print, i.snap.Scenario
	r := property{label: i.label("handoff"), basis: derived}
	var in, out, inCross, outCross int
	crosses := func(other model.ID) int {
		if o, ok := s.Duty(other); ok && s.DepartmentOf(o.Unit) == s.DepartmentOf(d.Unit) {
			return 0
		}
		return 1
	}
	for _, h := range s.Handoffs() {
		switch d.ID {
		case h.To:
			in++
			inCross += crosses(h.From)
		case h.From:
			out++
			outCross += crosses(h.To)
		default:
			continue
		}
		r.to = append(r.to, h.Ref())
		r.basis = weakest(r.basis, h.Basis)
	}
	var parts []string
	say := func(key string, n, cross int) {
		switch {
		case n == 0:
		case cross == n:
			parts = append(parts, p.T("inspector."+key+"-crossing", "n", n))
		case cross == 0:
			parts = append(parts, p.T("inspector."+key+"-inside", "n", n))
		default:
			parts = append(parts, p.T("inspector."+key+"-mixed", "n", n, "x", cross))
		}
	}
	say("in", in, inCross)
	say("out", out, outCross)
	r.value = strings.Join(parts, p.T("inspector.dot"))
	return r, in+out > 0
}

func (i *Inspector) unitProperties(u model.Unit) []property {
	p, s := i.print, i.snap.Scenario
	lang := string(p.Lang())
	level, _ := model.FieldOf(model.UnitKind, "kind")
	out := []property{
		{label: i.label("kind"), value: p.Capital(p.Value(s, level, string(u.Level))), basis: u.Basis},
		{label: i.label("head"), value: cmp.Or(u.Head.In(p.Lang()), p.T("inspector.nobody")), basis: u.Basis, cell: "head." + lang},
	}
	out[0].open, out[0].target = i.editable(u.Ref(), "kind")
	fte := property{label: i.label("fte"), value: p.T("inspector.no-fte"), cell: "fte"}
	if u.FTE > 0 {
		fte.value, fte.basis = p.Number(u.FTE), u.Basis
	}
	out = append(out, fte)
	for _, c := range []struct {
		name string
		text model.Text
	}{{"mission", u.Mission}, {"authority", u.Authority}} {
		r := property{label: i.label(c.name), value: c.text.In(p.Lang()), basis: u.Basis}
		r.open, r.target = i.editable(u.Ref(), c.name)
		if r.value == "" {
			r.value, r.basis, r.faint = p.T("inspector.no-"+c.name), derived, true
		}
		if i.hands.Do != nil || !r.faint {
			out = append(out, r)
		}
	}
	functions, n := model.Set(""), 0
	for _, d := range s.DutiesUnder(u.ID) {
		n++
		functions = functions.Plus(d.Functions)
	}
	out = append(out, property{label: i.label("duties"), value: p.Number(float64(n)), basis: derived})
	if n := len(s.Children(u.ID)); n > 0 {
		out = append(out, property{label: i.label("units"), value: p.Number(float64(n)), basis: derived})
	}
	if functions.Len() > 0 {
		var names []string
		for f := range functions.All() {
			names = append(names, p.Function(f))
		}
		out = append(out, property{label: i.label("functions"), value: p.T("inspector.functions", "n", functions.Len(), "list", p.List(names...)), basis: derived})
	}
	for _, k := range []model.Kind{model.GoalKind, model.KPIKind, model.ChannelKind, model.ToolKind} {
		r := property{label: i.label("own-" + string(k)), basis: derived}
		var names []string
		for _, rec := range s.Records(k) {
			owner := model.ID(model.Cell(rec, "unit"))
			if owner == "" || !s.Inside(owner, u.ID) {
				continue
			}
			r.basis = weakest(r.basis, model.Basis(model.Cell(rec, "basis")))
			r.to = append(r.to, rec.Ref())
			names = append(names, p.RecordName(s, rec))
		}
		if r.value = p.List(names...); len(names) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// property draws a row; values take at most two lines.
func (i *Inspector) property(of model.Ref, r property, width float32) block {
	x, right := float32(pad+propertyLabel), width-pad-basisSize-6
	if r.cell != "" {
		if b, ok := i.edit.block(of, r.cell, x-8, right-x+8); ok {
			edit := b.draw
			b.draw = func(s *look.Sheet, y float32) {
				s.TextCut(pad, y+9, propertyLabel-6, look.Small, look.Ink3, r.label)
				edit(s, y)
			}
			return b
		}
	}
	lines := len(look.Wrap(r.value, look.Small, right-x, 2))
	height := propertyRow + float32(lines-1)*look.Small.Line()
	return block{height, func(s *look.Sheet, y float32) {
		if r.cell != "" && i.hands.Edit != nil {
			i.stretch(s, x-8, y+1, right-x+8, height-2, "edit:"+r.cell, func() { i.edit.change(of, r.cell, 1) }).Radius = look.RadiusButton
		} else if r.open != nil && i.hands.Do != nil {
			i.stretch(s, x-8, y+1, right-x+8, height-2, r.target, r.open).Radius = look.RadiusButton
		} else if choices := r.choose; len(choices) > 0 && i.hands.Edit != nil {
			hit := i.stretch(s, x-8, y+1, right-x+8, height-2, "choose:"+strings.TrimSuffix(choices[0].Name, ":"), nil)
			hit.Radius, hit.OnTapped = look.RadiusButton, func() { menu(hit, choices) }
		} else if len(r.to) == 1 && i.hands.Jump != nil {
			i.stretch(s, x-8, y+1, right-x+8, height-2, "jump:"+string(r.to[0].ID), func() { i.jump(r.to[0]) }).Radius = look.RadiusButton
		} else if len(r.to) > 1 && i.hands.Jump != nil {
			hit := i.stretch(s, x-8, y+1, right-x+8, height-2, "jumps:"+string(r.to[0].Kind), nil)
			hit.Radius, hit.OnTapped = look.RadiusButton, func() { menu(hit, i.goes(r.to)) }
		}
		s.TextCut(pad, y+4, propertyLabel-6, look.Small, look.Ink3, r.label)
		ink := look.Ink
		if r.faint {
			ink = look.Ink3
			s.Icon(width-pad-basisSize, y+6, basisSize, "plus", look.Accent)
		}
		s.Paragraph(x, y+4, right-x, look.Small, ink, r.value, 2)
		if icon := basisIcon(r.basis); icon != "" {
			s.Icon(width-pad-basisSize, y+6, basisSize, icon, look.Ink2)
		}
	}}
}

func basisIcon(b model.Basis) string {
	switch b {
	case model.Stated:
		return "basis-stated"
	case model.Analyst:
		return "basis-analyst"
	case model.User:
		return "basis-user"
	case model.Unstated:
		return "basis-default"
	}
	return ""
}

// legend explains the signs at the ends of the rows.
func (i *Inspector) legend(user bool) block {
	bases := []model.Basis{model.Stated, model.Analyst, model.Unstated}
	if user {
		bases = append(bases, model.User)
	}
	return block{32, func(s *look.Sheet, y float32) {
		x := float32(pad) - 2
		for _, b := range bases {
			s.Icon(x, y+8, 12, basisIcon(b), look.Ink2)
			word := string(b)
			if b == model.Unstated {
				word = "unstated"
			}
			x += 14 + s.Text(x+14, y+6, look.Micro, look.Ink2, i.print.T("legend."+word)) + 10
		}
	}}
}
