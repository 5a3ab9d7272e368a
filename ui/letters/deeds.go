package letters

import (
	"errors"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/raci"
	"sandtable/ui/look"
)

// press gives a letter to the chosen cells, or takes it from them.
func (p *Page) press(l raci.Letter) {
	if p.refused() || p.lineOf(p.cursor.duty) < 0 {
		return
	}
	t, s := p.print, p.snap.Scenario
	duties, columns := p.selection()
	if l == raci.A {
		columns = []model.ID{p.cursor.column}
	}
	if len(duties) == 1 {
		v, handed, err := p.matrix.Press(duties[0], l, columns...)
		if err != nil {
			p.explain(err, duties[0])
			return
		}
		say := ""
		switch {
		case handed != "" && handed == columns[0]:
			say = t.T("letters.unplaced", "x", t.Name(s, model.Ref{Kind: model.DutyKind, ID: duties[0]}))
		case handed != "":
			say = t.T("letters.handed", "to", p.unit(columns[0]), "from", p.unit(handed))
		}
		p.hands.Do(v, say)
		return
	}
	var verbs []model.Verb
	for _, d := range duties {
		if v, _, err := p.matrix.Press(d, l, columns...); err == nil {
			verbs = append(verbs, orNothing(v))
		}
	}
	p.hands.Do(model.InOneStep(raci.Verb, verbs...), "")
}

// orNothing is a verb that is left out of a step where it would change nothing.
func orNothing(v model.Verb) model.Verb {
	return func(s model.Scenario) (model.Change, error) {
		c, err := v(s)
		if refusal, ok := errors.AsType[*model.Refusal](err); ok && refusal.Code == model.NothingChanges {
			return model.Change{Verb: raci.Verb}, nil
		}
		return c, err
	}
}

// clear takes letters away.
func (p *Page) clear() {
	if p.refused() || p.lineOf(p.cursor.duty) < 0 {
		return
	}
	duties, columns := p.selection()
	var verbs []model.Verb
	for _, d := range duties {
		v, err := p.matrix.Clear(d, p.print.T("letters.checked"), p.hands.Who(), columns...)
		if err == nil {
			verbs = append(verbs, v)
		} else if len(duties) == 1 {
			p.explain(err, d)
			return
		}
	}
	if len(verbs) == 0 {
		p.hands.Say(p.print.T("letters.derived"))
		return
	}
	p.hands.Do(model.InOneStep(raci.Verb, verbs...), "")
}

// refused says that nothing can be changed, when that is so.
func (p *Page) refused() bool {
	if !p.shut() {
		return false
	}
	p.hands.Say(p.print.T("letters.shut"))
	return true
}

// explain says why a key did nothing.
func (p *Page) explain(err error, duty model.ID) {
	r, _ := p.matrix.Row(duty)
	if errors.Is(err, raci.ErrHome) {
		p.hands.Say(p.print.T("letters.is-home", "u", p.unit(r.Home)))
	} else {
		p.hands.Say(p.print.T("letters.derived"))
	}
}

func (p *Page) unit(id model.ID) string {
	return p.print.Name(p.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: id})
}

// keep says of the stale letters of a row that they hold; drop takes them away.
func (p *Page) keep(r raci.Row) {
	if !p.refused() {
		p.hands.Do(p.matrix.Keep(r.Duty, p.print.T("letters.checked"), p.hands.Who()), "")
	}
}

func (p *Page) drop(r raci.Row) {
	if !p.refused() {
		p.hands.Do(p.matrix.Drop(r.Duty, p.print.T("letters.checked"), p.hands.Who()), "")
	}
}

// offers are the buttons of a row: what would put right what is wrong with it, the last first.
func (p *Page) offers(r raci.Row) []*look.Button {
	t := p.print
	one := func(key string, choices func() []look.Choice) []*look.Button {
		b := look.NewButton(look.Secondary, t.T(key), "", nil)
		b.Disabled = p.shut()
		b.OnTapped = func() {
			p.goTo(spot{r.Duty, p.cursor.column}, false)
			look.ShowMenuUnder(b, choices()...)
		}
		return []*look.Button{b}
	}
	switch {
	case r.Fault == raci.NoA:
		return one("letters.name-a", func() []look.Choice { return p.unitChoices(r, raci.A) })
	case r.Fault == raci.NoR:
		return one("letters.name-r", func() []look.Choice { return p.unitChoices(r, raci.R) })
	case r.Fault == raci.TwoA:
		return one("letters.settle", func() (out []look.Choice) {
			for _, u := range r.Holders(raci.A) {
				seal := p.seals[u]
				out = append(out, look.Choice{Name: "one:" + string(u), Label: t.T("letters.one", "u", p.unit(u)), Seal: &seal,
					Perform: func() { p.hands.Do(p.matrix.One(r.Duty, u), "") }})
			}
			return out
		})
	case r.Group == raci.Moved:
		drop := look.NewButton(look.Quiet, t.T("letters.drop"), "", func() { p.drop(r) })
		keep := look.NewButton(look.Secondary, t.T("letters.keep"), "", func() { p.keep(r) })
		drop.Disabled, keep.Disabled = p.shut(), p.shut()
		return []*look.Button{drop, keep}
	}
	return nil
}

// unitChoices offers the units to which a letter can be given.
func (p *Page) unitChoices(r raci.Row, l raci.Letter) (out []look.Choice) {
	for _, u := range p.matrix.Columns {
		of, _ := p.snap.Scenario.Unit(u)
		if l == raci.A && of.Level == model.External || u == r.Home {
			continue
		}
		seal := p.seals[u]
		out = append(out, look.Choice{Name: "unit:" + string(u), Label: p.unit(u), Seal: &seal, Perform: func() {
			p.goTo(spot{r.Duty, u}, false)
			p.press(l)
		}})
	}
	return out[:min(len(out), mostChoices)]
}

// mostChoices is how many units a menu lists: among more the cell is gone to.
const mostChoices = 18

// letterMenu offers the letters of the cell that has the keyboard.
func (p *Page) letterMenu(at fyne.Position) {
	r, ok := p.row()
	if !ok {
		return
	}
	var rows []look.Choice
	for _, l := range raci.Letters() {
		_, has := r.Cell(p.cursor.column).Mark(l)
		rows = append(rows, look.Choice{Name: "letter:" + string(l), Label: p.print.Letter(l), Icon: "people", Key: string(l), Chosen: has, Off: p.shut(),
			Perform: func() { p.press(l) }})
	}
	if len(r.Cell(p.cursor.column).Marks) > 0 {
		rows = append(rows, look.Choice{}, look.Choice{Name: "clear", Label: p.print.T("letters.key.clear"), Icon: "close", Key: "Del", Off: p.shut(), Perform: p.clear})
	}
	if on := fyne.CurrentApp().Driver().CanvasForObject(p); on != nil {
		look.ShowMenu(on, at, rows...)
	}
}
