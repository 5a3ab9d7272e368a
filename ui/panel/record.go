package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// record shows a goal, a key task, a KPI, a tool, a channel or a hand-off: its wording in
// both languages, its cells, each edited in place or chosen from a menu, and the duties
// that are linked to it.
func (i *Inspector) record(rec model.Record, width float32) folio {
	p, s, lang := i.print, i.snap.Scenario, i.print.Lang()
	ref := rec.Ref()
	f := folio{head: i.heading(p.Capital(p.Kind(ref.Kind)), nil, width)}
	base := "name"
	switch ref.Kind {
	case model.GoalKind, model.TaskKind:
		base = "text"
	case model.DecisionRightKind:
		base = "matter"
	case model.HandoffKind:
		base = "object"
	}
	wording := model.Text{ZH: model.Cell(rec, base+".zh"), EN: model.Cell(rec, base+".en"), Stale: model.Lang(model.Cell(rec, base+".stale"))}
	f.body = append(f.body,
		i.wording(ref, base, wording, lang, p.RecordName(s, rec), look.Title, look.Ink, 4, width),
		i.wording(ref, base, wording, lang.Other(), p.T("inspector.no-other"), look.Small, look.Ink3, 4, width), gap(8))
	basis := model.Basis(model.Cell(rec, "basis"))
	for _, field := range model.Fields(ref.Kind) {
		if r, ok := i.recordProperty(rec, field, basis); ok {
			f.body = append(f.body, i.rows(ref, r, width)...)
		}
	}
	if duties := s.DutiesLinkedTo(ref); len(duties) > 0 {
		var names []string
		for _, d := range duties {
			names = append(names, p.Name(s, d))
		}
		f.body = append(f.body, i.property(ref, property{label: i.label("duties"), value: p.List(names...), basis: derived, to: duties}, width))
	}
	f.body = append(f.body, i.more(ref, width)...)
	if ref.Kind == model.TaskKind || ref.Kind == model.KPIKind {
		f.body = append(f.body, i.links(ref, width)...)
	}
	f.body = append(f.body, i.legend(basis == model.User))
	if ref.Kind != model.CommentKind && ref.Kind != model.ResolutionKind {
		f.body = append(f.body, i.comments(ref, width)...)
	}
	if i.hands.Do != nil && ref.Kind != model.LinkKind {
		f.foot = i.buttons(width, i.button("remove-record", "remove", "trash", true, func(*look.Button) { i.hands.Do(model.RemoveRecord(ref), nil) }))
	}
	return f
}

// recordProperty is the row of one cell of a record; false for cells that people do not see.
func (i *Inspector) recordProperty(rec model.Record, f model.Field, basis model.Basis) (property, bool) {
	p, s, ref := i.print, i.snap.Scenario, rec.Ref()
	raw := model.Cell(rec, f.Name)
	r := property{label: i.cellLabel(ref.Kind, f.Name), value: p.Capital(p.Value(s, f, raw)), basis: basis}
	if raw == "" || raw == "0" {
		r.basis = derived // nobody has said anything
	}
	base, lang, text := strings.Cut(f.Name, ".")
	switch {
	case text && ref.Kind == model.CollaborationKind && base != "name" && lang == string(p.Lang()):
		r.label = i.cellLabel(ref.Kind, base)
		r.open, r.target = i.editable(ref, base)
		if raw == "" {
			r.value = p.T("ask.enter")
		}
	case text, slices.Contains([]string{"rank", "basis", "source", "origin"}, f.Name):
		return property{}, false
	case f.Type == model.Reference && f.Target == model.UnitKind:
		r.choose = i.units(ref, f, raw)
	case f.Type == model.Reference && raw != "" && i.hands.Do == nil:
		r.to = []model.Ref{{Kind: f.Target, ID: model.ID(raw)}}
	case f.Type == model.Reference && raw != "":
		to := model.Ref{Kind: f.Target, ID: model.ID(raw)}
		var open func()
		open, r.target = i.editable(ref, f.Name)
		r.choose = []look.Choice{
			{Name: f.Name + ":go", Label: p.T("inspector.go"), Icon: "arrow-right", Perform: func() { i.jump(to) }},
			{Name: f.Name + ":other", Label: p.T("inspector.other"), Icon: "edit", Perform: open},
		}
	case f.Type == model.List && f.Target != "": // whose members stand on a page of their own
	case f.Type == model.Reference, f.Type == model.List:
		r.open, r.target = i.editable(ref, f.Name)
	case f.Type == model.AnyRef:
	case len(p.Words(f)) > 0:
		r.choose = i.words(ref, f, raw)
	default:
		r.cell = f.Name
		if raw == "" || raw == "0" {
			r.value = p.T("ask.enter")
		}
	}
	return r, true
}

// cellLabel names a cell in the few characters that there are for it.
func (i *Inspector) cellLabel(k model.Kind, cell string) string {
	if key := "cell." + cell; i.print.Has(key) {
		return i.print.T(key)
	}
	return i.print.Capital(i.print.Field(k, cell))
}

// words offers the values that a cell may have.
func (i *Inspector) words(of model.Ref, f model.Field, raw string) []look.Choice {
	var out []look.Choice
	for _, v := range i.print.Words(f) {
		out = append(out, look.Choice{Name: f.Name + ":" + v, Label: i.print.Capital(i.print.Value(i.snap.Scenario, f, v)), Chosen: v == raw,
			Perform: func() { i.set(of, f.Name, v, raw) }})
	}
	return out
}

// units offers the units that may have a record, and nobody.
func (i *Inspector) units(of model.Ref, f model.Field, raw string) []look.Choice {
	s := i.snap.Scenario
	out := []look.Choice{{Name: f.Name + ":", Label: i.print.T("inspector.nobody"), Chosen: raw == "", Perform: func() { i.set(of, f.Name, "", raw) }}}
	for _, u := range s.Units() {
		seal := i.seals[u.ID]
		out = append(out, look.Choice{Name: f.Name + ":" + string(u.ID), Label: i.print.Unit(s, u.ID), Seal: &seal, Chosen: string(u.ID) == raw,
			Perform: func() { i.set(of, f.Name, string(u.ID), raw) }})
	}
	return out
}

func (i *Inspector) set(of model.Ref, cell, value, was string) {
	if i.hands.Edit != nil && value != was {
		i.hands.Edit(of, map[string]string{cell: value}, map[string]string{cell: was}, nil)
	}
}

// goes offers the records that a row names.
func (i *Inspector) goes(to []model.Ref) []look.Choice {
	var out []look.Choice
	for _, ref := range to {
		out = append(out, look.Choice{Name: ref.String(), Label: i.print.Name(i.snap.Scenario, ref), Perform: func() { i.jump(ref) }})
	}
	return out
}

// menu opens a menu below a row.
func menu(under fyne.CanvasObject, choices []look.Choice) {
	driver := fyne.CurrentApp().Driver()
	if on := driver.CanvasForObject(under); on != nil && len(choices) > 0 {
		look.ShowMenu(on, driver.AbsolutePositionForObject(under).AddXY(0, under.Size().Height+2), choices...)
	}
}
