package boundaries

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/boundary"
	"sandtable/ui/look"
)

// deedName names what would settle a matter.
func (p *Page) deedName(m boundary.Matter) string {
	key := map[boundary.State]string{boundary.NoLead: "name-lead", boundary.TwoLeads: "draw", boundary.OpenStep: "name-owner", boundary.Unclear: "reword"}[m.State]
	if key == "" {
		key = "change"
	}
	return p.print.T("bounds." + key)
}

// deed offers what settles a matter, below an object.
func (p *Page) deed(m boundary.Matter, under fyne.CanvasObject) {
	if p.shut() {
		p.hands.Say(p.print.T("bounds.shut"))
		return
	}
	var rows []look.Choice
	switch m.State {
	case boundary.OpenStep:
		rows = p.owners(m)
	case boundary.Unclear:
		if m.Theme == nil {
			p.hands.Show(m.About)
			return
		}
		rows = p.leads(m)
	default:
		rows = p.leads(m)
	}
	if m.Theme != nil {
		rows = append(rows, look.Choice{}, look.Choice{Name: "theme", Label: p.print.T("bounds.theme"), Icon: "warning", Perform: func() { p.hands.Theme(m.Theme.Key) }})
	} else {
		rows = append(rows, look.Choice{}, look.Choice{Name: "show", Label: p.print.T("bounds.show"), Icon: "cards", Perform: func() { p.hands.Show(m.About) }})
	}
	look.ShowMenuUnder(under, rows...)
}

// leads offers the units that could lead, those first that have a part.
func (p *Page) leads(m boundary.Matter) (out []look.Choice) {
	t := p.print
	candidates := m.Candidates()
	if m.Kind != boundary.Overlap {
		candidates = append(candidates, p.others(candidates)...)
	}
	for _, u := range candidates[:min(len(candidates), mostChoices)] {
		if of, ok := p.snap.Scenario.Unit(u); !ok || of.Level == model.External || len(m.Lead) == 1 && m.Lead[0] == u {
			continue
		}
		key, why := "bounds.led-by", ""
		if m.Kind == boundary.Overlap {
			key, why = "bounds.led-others", t.T("bounds.why", "u", p.unit(u))
		}
		seal := p.seals[u]
		c := look.Choice{Name: "lead:" + string(u), Label: t.T(key, "u", p.unit(u)), Seal: &seal, Perform: func() {
			p.hands.Do(m.Led(p.snap.Scenario, u, why, p.hands.Who(), p.snap.Findings.EvidenceIn()), why)
		}}
		if u == m.Proposed {
			c.Note = t.T("bounds.advised")
		}
		out = append(out, c)
	}
	return out
}

// owners offers the units that could own the stage that nobody owns.
func (p *Page) owners(m boundary.Matter) (out []look.Choice) {
	step, ok := m.Missing()
	if !ok {
		return nil
	}
	candidates := m.Candidates()
	candidates = append(candidates, p.others(candidates)...)
	for _, u := range candidates[:min(len(candidates), mostChoices)] {
		if of, ok := p.snap.Scenario.Unit(u); !ok || of.Level == model.External {
			continue
		}
		seal := p.seals[u]
		out = append(out, look.Choice{Name: "owner:" + string(u), Label: p.print.T("bounds.owned-by", "u", p.unit(u)), Seal: &seal,
			Perform: func() { p.hands.Do(m.Owned(step, u), "") }})
	}
	return out
}

// mostChoices is how many units a menu offers.
const mostChoices = 14

// others lists the departments that are not among some units.
func (p *Page) others(but []model.ID) (out []model.ID) {
	for _, u := range p.snap.Scenario.Units() {
		if p.snap.Scenario.DepartmentOf(u.ID) == u.ID && u.Level != model.Company && u.Level != model.External && !slices.Contains(but, u.ID) {
			out = append(out, u.ID)
		}
	}
	return out
}

// Key answers a key that no field has taken.
func (p *Page) Key(name fyne.KeyName) bool {
	if len(p.shown) == 0 {
		return false
	}
	switch name {
	case fyne.KeyUp:
		p.step(-1)
	case fyne.KeyDown:
		p.step(1)
	case fyne.KeyPageUp:
		p.step(-6)
	case fyne.KeyPageDown:
		p.step(6)
	case fyne.KeyN:
		p.next()
	case fyne.KeyReturn, fyne.KeyEnter:
		if i := p.lineOf(p.cursor); i >= 0 {
			m := p.list[p.shown[i].row]
			under, ok := p.places["bounds:deed:"+m.Key]
			if !ok {
				under = p.places["bounds:row:"+m.Key]
			}
			p.deed(m, under)
		}
	default:
		return false
	}
	return true
}

// step goes so many rows down.
func (p *Page) step(by int) {
	at, way := p.lineOf(p.cursor), 1
	if by < 0 {
		way = -1
	}
	for i := at + way; at >= 0 && by != 0 && i >= 0 && i < len(p.shown); i += way {
		if p.shown[i].row >= 0 {
			at, by = i, by-way
		}
	}
	if at >= 0 {
		p.goTo(p.list[p.shown[at].row].Key)
	}
}

// next goes to the next row that is open, from the last to the first.
func (p *Page) next() {
	from := p.lineOf(p.cursor)
	for n := 1; n <= len(p.shown); n++ {
		if e := p.shown[(from+n+len(p.shown))%len(p.shown)]; e.row >= 0 && e.open {
			p.goTo(p.list[e.row].Key)
			return
		}
	}
}

// goTo brings the keyboard to a row, and the row into sight.
func (p *Page) goTo(key string) {
	p.cursor = key
	line := p.lineOf(key)
	if line < 0 {
		return
	}
	size, off := p.roll.Size(), p.roll.Offset()
	if top := p.roll.Top(line); top < off.Y {
		off.Y = max(0, top-groupHigh)
	} else if bottom := p.roll.Top(line + 1); bottom > off.Y+size.Height {
		off.Y = bottom - size.Height
	}
	clear(p.places)
	p.roll.ScrollTo(off)
	p.roll.Redraw()
}
