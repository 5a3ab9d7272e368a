package text

import (
	"slices"

	"sandtable/model"
	"sandtable/model/raci"
)

// Ground says what a letter of the matrix of responsibilities rests on.
func (p Printer) Ground(s model.Scenario, g raci.Ground) string {
	x := p.Name(s, g.Ref)
	switch r := s.Get(g.Ref).(type) {
	case model.Handoff:
		x = r.Object.In(p.lang)
	case model.Collaboration:
		x = r.Name.In(p.lang)
	}
	return p.T("raci.ground."+string(g.Source), "u", p.Unit(s, g.Unit), "x", x)
}

// Grounds says all that a letter rests on, each once.
func (p Printer) Grounds(s model.Scenario, m raci.Mark) string {
	var said []string
	for _, g := range m.Grounds {
		if words := p.Ground(s, g); !slices.Contains(said, words) {
			said = append(said, words)
		}
	}
	return p.few(said)
}

// Letter says what a letter of the matrix means.
func (p Printer) Letter(l raci.Letter) string { return p.T("raci.letter." + string(l)) }

// RowFault says what is wrong with a row of the matrix; "" with one that is in order.
func (p Printer) RowFault(s model.Scenario, r raci.Row) string {
	switch r.Group {
	case raci.Contested:
		return p.T("raci.fault."+string(r.Fault), "list", p.units(s, r.Holders(raci.A)))
	case raci.Moved:
		var stale []string
		for _, c := range r.Cells {
			for _, m := range c.Marks {
				if m.Stale {
					stale = append(stale, p.Name(s, model.Ref{Kind: model.UnitKind, ID: c.Unit})+" "+string(m.Letter))
				}
			}
		}
		from := model.Ref{Kind: model.UnitKind, ID: r.From}
		if r.From == "" {
			return p.T("raci.stale-gone", "list", p.List(stale...))
		}
		return p.T("raci.stale", "from", p.Name(s, from), "list", p.List(stale...))
	}
	return ""
}
