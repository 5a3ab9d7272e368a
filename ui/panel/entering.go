package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// entering is what is being filled in in the inspector, and below which row; the zero
// entering is nothing.
type entering struct {
	form *entry.Form
	row  string
}

// fill opens the fields of a record below a row: of a new one of a kind, or of one that
// is there, with the keyboard in the field of a cell.
func (i *Inspector) fill(row string, of model.Ref, place entry.Place, cell string) {
	if i.hands.Do == nil || i.entering.form != nil && !i.entering.form.Leave() {
		return
	}
	hands := entry.Hands{Do: i.hands.Do, NewID: i.hands.NewID, Focus: i.focus, Lost: i.hands.Lost}
	f := entry.Change(hands, i.print, i.snap.Scenario, of, place)
	i.put(f, row, place)
	f.Begin(cell)
}

// put makes a form the one that is open, below a row of what is selected.
func (i *Inspector) put(f *entry.Form, row string, place entry.Place) {
	i.entering = entering{f, row}
	f.Changed = func() { i.draw(); i.show(row) }
	f.Closed = func(_ model.Ref, again bool) {
		i.entering = entering{}
		if again {
			i.fill(row, model.Ref{Kind: f.Kind()}, place, "")
			return
		}
		i.draw()
	}
	selected := i.selected
	f.Refused = func() {
		if !slices.Equal(selected, i.selected) {
			f.Lose(i.print, i.snap.Scenario)
		} else if back := f.Back(i.entering.form, i.print, i.snap.Scenario); back != nil {
			i.put(back, row, place)
		}
	}
	f.Changed()
}

// show scrolls to the fields below a row.
func (i *Inspector) show(row string) {
	o, ok := i.seen[row]
	if !ok || i.entering.form == nil {
		return
	}
	foot := o.Position().Y + o.Size().Height + i.entering.form.Height(i.width-2*pad)
	if below := foot - i.scroll.Offset.Y - i.scroll.Size().Height; below > 0 {
		i.scroll.ScrollToOffset(fyne.NewPos(0, i.scroll.Offset.Y+below))
		i.reveal(false)
	}
}

// keepUp takes over a newer scenario, or another selection, into what is being filled in.
func (i *Inspector) keepUp(same bool) {
	f := i.entering.form
	if f == nil || same && f.Follow(i.snap.Scenario, i.print) {
		return
	}
	if !f.Leave() && i.entering.form == f {
		i.entering = entering{}
		f.Lose(i.print, i.snap.Scenario)
	}
}

// Part hands back what is being filled in and could not be stored: another scenario comes.
func (i *Inspector) Part() {
	if f := i.entering.form; f != nil {
		i.entering = entering{}
		f.Lose(i.print, i.snap.Scenario)
	}
}

// offer is a row that opens fields below itself.
func (i *Inspector) offer(label, value, row string, open func(), width float32) []block {
	if i.hands.Do == nil {
		return nil
	}
	out := []block{i.agreement(agreement{label: label, value: value, target: row, ink: look.Accent,
		tapped: func(fyne.Position) { open() }}, width)}
	return append(out, i.fields(row, width)...)
}

// fields is the block of the form below a row, if it is there.
func (i *Inspector) fields(row string, width float32) []block {
	f := i.entering.form
	if f == nil || i.entering.row != row {
		return nil
	}
	room := width - 2*pad
	return []block{{f.Height(room) + 12, func(s *look.Sheet, y float32) {
		f.Paint(s, pad, y+4, room, func(cell string, o fyne.CanvasObject) { i.name("field:"+cell, o) })
	}}}
}

// more is the offer to change any cell of a record, all beside each other.
func (i *Inspector) more(of model.Ref, width float32, cells ...string) []block {
	return i.offer("", i.print.T("inspector.more-cells"), "fill:cells", func() { i.fill("fill:cells", of, entry.Place{Only: cells}, "") }, width)
}

// editable makes a row open the field of its cell below itself.
func (i *Inspector) editable(of model.Ref, cell string) (open func(), row string) {
	row = "cell:" + cell
	return func() { i.fill(row, of, entry.Place{Only: []string{cell}}, "") }, row
}

// rows is a property with its field below it, if that is open.
func (i *Inspector) rows(of model.Ref, r property, width float32) []block {
	return append([]block{i.property(of, r, width)}, i.fields(r.target, width)...)
}

// cellsBeside lists what the fields of a kind hold beside the cells that are entered
// elsewhere in the panel.
func cellsBeside(k model.Kind, elsewhere ...string) []string {
	var out []string
	for _, c := range entry.Cells(k) {
		if !slices.Contains(elsewhere, c.Name) {
			out = append(out, c.Name)
		}
	}
	return out
}

// links are what a record serves and uses, each with its strength, and the offer to add
// one.
func (i *Inspector) links(from model.Ref, width float32) []block {
	p, s := i.print, i.snap.Scenario
	if i.hands.Do == nil {
		return nil
	}
	var out []block
	label := i.label("links")
	if all := slices.Collect(values(s.LinksFrom(from))); len(all) > 0 {
		row := agreement{label: label, value: p.T("inspector.links", "n", len(all)), target: "links"}
		row.tapped = func(at fyne.Position) { i.linkMenu(all, at) }
		out = append(out, i.agreement(row, width))
		label = ""
	}
	return append(out, i.offer(label, p.T("inspector.add-link"), "fill:link", func() {
		unit := model.ID(model.Cell(s.Get(from), "unit"))
		i.fill("fill:link", model.Ref{Kind: model.LinkKind}, entry.Place{Given: map[string]string{"from": from.String()},
			First: func(string) func(model.ID) bool {
				return func(id model.ID) bool {
					r := s.Find(id)
					return r != nil && s.DepartmentOf(model.ID(model.Cell(r, "unit"))) == s.DepartmentOf(unit)
				}
			}}, "")
	}, width)...)
}

func values[T any](all []T) func(func(T) bool) {
	return func(yield func(T) bool) {
		for _, x := range all {
			if !yield(x) {
				return
			}
		}
	}
}

// linkMenu lists links, and of the one that is chosen its strengths and its end.
func (i *Inspector) linkMenu(all []model.Link, at fyne.Position) {
	p, s := i.print, i.snap.Scenario
	strength, _ := model.FieldOf(model.LinkKind, "strength")
	on := fyne.CurrentApp().Driver().CanvasForObject(i)
	var rows []look.Choice
	for _, l := range all {
		rows = append(rows, look.Choice{Name: "link:" + string(l.To.ID), Label: p.Name(s, l.To), Icon: "link",
			Note: p.Value(s, strength, model.Cell(l, "strength")), Perform: func() {
				var rows []look.Choice
				for n, value := range []string{"3", "2", "1"} {
					rows = append(rows, look.Choice{Name: "strength:" + value, Label: p.Capital(p.Value(s, strength, value)),
						Chosen: model.Cell(l, "strength") == value, Perform: func() { i.hands.Do(model.LinkRecords(l.From.ID, l.To.ID, 3-n), nil) }})
				}
				rows = append(rows, look.Choice{},
					look.Choice{Name: "unlink", Label: p.T("inspector.unlink"), Icon: "close", Perform: func() { i.hands.Do(model.Unlink(l.From.ID, l.To.ID), nil) }})
				look.ShowMenu(on, at, rows...)
			}})
	}
	look.ShowMenu(on, at, rows...)
}

// passing offers to add what a duty hands over and receives.
func (i *Inspector) passing(d model.Duty, width float32) []block {
	var out []block
	for _, end := range []string{"from", "to"} {
		out = append(out, i.offer("", i.print.T("inspector.add-"+end), "fill:handoff-"+end, func() {
			i.fill("fill:handoff-"+end, model.Ref{Kind: model.HandoffKind}, entry.Place{Given: map[string]string{end: string(d.ID)}}, "")
		}, width)...)
	}
	return out
}

// holdings offer to add what belongs to a unit, and its controls.
func (i *Inspector) holdings(u model.Unit, width float32) []block {
	p, s := i.print, i.snap.Scenario
	if i.hands.Do == nil || u.Level == model.External {
		return nil
	}
	var out []block
	label := i.label("controls")
	typ, _ := model.FieldOf(model.ControlKind, "type")
	for _, c := range s.Controls() {
		if c.Unit != u.ID {
			continue
		}
		value := p.Value(s, typ, c.Type)
		if c.Note != "" {
			value = p.T("inspector.control", "type", value, "note", c.Note)
		}
		row := agreement{label: label, value: value, target: "control:" + c.Type, end: "close", hint: p.T("inspector.end-control"), lines: 3}
		row.tapped = func(fyne.Position) { i.fill("fill:control", c.Ref(), entry.Place{Only: []string{"note"}}, "") }
		row.ended = func() { i.hands.Do(model.RemoveRecord(c.Ref()), nil) }
		out = append(out, i.agreement(row, width))
		label = ""
	}
	out = append(out, i.offer(label, p.T("inspector.add-control"), "fill:control", func() {
		i.fill("fill:control", model.Ref{Kind: model.ControlKind}, entry.Place{Given: map[string]string{"unit": string(u.ID)}}, "")
	}, width)...)
	kinds := []model.Kind{model.GoalKind, model.KPIKind, model.TaskKind, model.ToolKind, model.ChannelKind}
	add := agreement{value: p.T("inspector.add-own"), target: "fill:own", ink: look.Accent, tapped: func(at fyne.Position) {
		var rows []look.Choice
		for _, k := range kinds {
			rows = append(rows, look.Choice{Name: "add:" + string(k), Label: p.Capital(p.Kind(k)), Icon: "plus", Perform: func() {
				i.fill("fill:own", model.Ref{Kind: k}, entry.Place{Given: map[string]string{"unit": string(u.ID)}}, "")
			}})
		}
		look.ShowMenu(fyne.CurrentApp().Driver().CanvasForObject(i), at, rows...)
	}}
	return append(append(out, i.agreement(add, width)), i.fields("fill:own", width)...)
}

// frame is the brief of the scenario: what is to be decided, from when, between what.
func (i *Inspector) frame(width float32) []block {
	p, b := i.print, i.snap.Scenario.Brief()
	if i.hands.Do == nil {
		return nil
	}
	ref := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	var out []block
	cells := entry.Cells(model.BriefKind)
	order := []string{"decision", "effective", "options", "recommendation", "meeting", "item", "proposer", "vote", "voteNote", "notes"}
	for _, name := range order {
		c := cells[slices.IndexFunc(cells, func(c entry.Cell) bool { return c.Name == name })]
		value := model.Cell(b, c.Name)
		if c.Text {
			value = model.Text{ZH: model.Cell(b, c.Name+".zh"), EN: model.Cell(b, c.Name+".en")}.In(p.Lang())
		} else if c.Field.Day {
			value = p.Day(value)
		} else if value != "" {
			value = p.Value(i.snap.Scenario, c.Field, value)
		}
		r := property{label: i.cellLabel(model.BriefKind, c.Name), value: strings.ReplaceAll(value, "\n", p.T("inspector.dot")), basis: derived}
		r.open, r.target = i.editable(ref, c.Name)
		if value == "" {
			r.value, r.faint = p.T("inspector.brief."+c.Name), true
		}
		out = append(out, i.rows(ref, r, width)...)
	}
	return out
}

// reading offers what the words of a duty say and nobody has entered.
func (i *Inspector) reading(d model.Duty, width float32) []block {
	if i.hands.Do == nil {
		return nil
	}
	r := entry.Reading{Print: i.print, Scene: i.snap.Scenario, Duty: d.ID, Read: proposal.Unentered(i.snap.Scenario, d.ID),
		Take: func(taken ...proposal.Proposal) { i.hands.Do(proposal.Take(d.ID, i.hands.NewID, taken...), nil) }}
	room := width - 2*pad
	tall := r.Height(room)
	if tall == 0 {
		return nil
	}
	said := i.print.T("inspector.read", "n", len(r.Read))
	return []block{{tall + 34, func(s *look.Sheet, y float32) {
		s.Text(pad, y+6, look.SmallBold, look.Ink2, said)
		r.Paint(s, pad, y+28, room, i.name)
	}}}
}
