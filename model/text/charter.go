package text

import (
	"slices"

	"sandtable/model"
	"sandtable/model/charter"
	"sandtable/model/typography"
)

// Edition is what stands in a charter of the scenario from which it was made. What is "" is
// not said.
type Edition struct{ Scenario, Status, Fingerprint, Day string }

// CharterPart is one of the eight parts of a charter in words.
type CharterPart struct {
	Title string
	Lines []CharterLine
	Gaps  []CharterGap
}

// CharterGap is what a part lacks: something that is wrong, or that was only not entered.
type CharterGap struct {
	Words string
	Fault bool
}

// CharterLine is one line of a part. Ref is the record that it says; zero for none.
type CharterLine struct {
	Label, Words string
	Ref          model.Ref
	Numbered     bool // the label is the number of the line
}

// Charter says the eight parts of the charter of a unit.
func (p Printer) Charter(s model.Scenario, c charter.Charter, e Edition) []CharterPart {
	say := map[charter.Part]func() []CharterLine{
		charter.Place:       func() []CharterLine { return p.charterPlace(s, c) },
		charter.Mission:     func() []CharterLine { return p.charterText("", c.Unit.Mission) },
		charter.Duties:      func() []CharterLine { return p.charterDuties(s, c) },
		charter.Posts:       func() []CharterLine { return p.charterPosts(c) },
		charter.Authority:   func() []CharterLine { return p.charterAuthority(s, c) },
		charter.Cooperation: func() []CharterLine { return p.charterCooperation(s, c) },
		charter.Performance: func() []CharterLine { return p.charterPerformance(s, c) },
		charter.Version:     func() []CharterLine { return p.charterVersion(c, e) },
	}
	var out []CharterPart
	for _, part := range charter.Parts() {
		x := CharterPart{Title: p.T("charter.part." + string(part)), Lines: say[part]()}
		for i, l := range x.Lines {
			x.Lines[i].Label, x.Lines[i].Words = typography.FullWidth(l.Label), typography.FullWidth(l.Words)
		}
		for _, g := range c.Gaps {
			if g.Part == part {
				x.Gaps = append(x.Gaps, CharterGap{p.T("charter.gap."+g.Code, "n", g.N), g.Fault()})
			}
		}
		out = append(out, x)
	}
	return out
}

// CharterTitle is what the document is called: a charter, of a position a description.
func (p Printer) CharterTitle(c charter.Charter) string {
	key := "charter.title"
	if c.Unit.Level == model.Position {
		key = "charter.title-position"
	}
	return p.T(key, "u", c.Unit.Name.In(p.lang))
}

func (p Printer) charterText(label string, t model.Text) []CharterLine {
	if t.Empty() {
		return nil
	}
	return []CharterLine{{Label: label, Words: t.In(p.lang)}}
}

// charterLine is a line whose label is a word of the charter; nothing when there are no words.
func (p Printer) charterLine(key, words string) []CharterLine {
	if words == "" {
		return nil
	}
	return []CharterLine{{Label: p.T("charter.label." + key), Words: words}}
}

func (p Printer) charterPlace(s model.Scenario, c charter.Charter) (out []CharterLine) {
	level, _ := model.FieldOf(model.UnitKind, "kind")
	out = append(out, p.charterLine("level", p.Value(s, level, string(c.Unit.Level)))...)
	var above []string
	for _, u := range c.Above {
		above = append(above, u.Name.In(p.lang))
	}
	if len(above) > 0 {
		chain := above[0]
		for _, u := range above[1:] {
			chain = p.arrow(chain, u)
		}
		out = append(out, p.charterLine("above", chain)...)
	}
	out = append(out, p.charterLine("head", c.Unit.Head.In(p.lang))...)
	var below []string
	for _, x := range c.Posts {
		below = append(below, x.Unit.Name.In(p.lang))
	}
	return append(out, p.charterLine("below", p.List(below...))...)
}

func (p Printer) charterDuties(s model.Scenario, c charter.Charter) (out []CharterLine) {
	for i, d := range c.Duties {
		words := d.Text.In(p.lang)
		if d.State != model.Active {
			state, _ := model.FieldOf(model.DutyKind, "state")
			words = p.T("list.paren", "x", words, "y", p.Value(s, state, string(d.State)))
		}
		if d.Unit != c.Unit.ID {
			words = p.T("charter.at", "words", words, "u", p.Name(s, model.Ref{Kind: model.UnitKind, ID: d.Unit}))
		}
		out = append(out, CharterLine{Label: p.T("charter.number", "n", i+1), Words: words, Ref: d.Ref(), Numbered: true})
	}
	return out
}

func (p Printer) charterPosts(c charter.Charter) (out []CharterLine) {
	if c.FTE != 0 {
		out = append(out, p.charterLine("fte", p.T("charter.people", "n", p.Number(c.FTE)))...)
	}
	for _, x := range c.Posts {
		words := p.T("charter.post", "n", x.Duties)
		if x.Unit.FTE != 0 {
			words = p.T("charter.post-fte", "n", x.Duties, "fte", p.Number(x.Unit.FTE))
		}
		out = append(out, CharterLine{Label: x.Unit.Name.In(p.lang), Words: words, Ref: x.Unit.Ref()})
	}
	return out
}

func (p Printer) charterAuthority(s model.Scenario, c charter.Charter) []CharterLine {
	out := p.charterText(p.T("charter.label.authority"), c.Unit.Authority)
	for _, r := range c.Rights {
		words := p.RightParts(c.PartsIn(s, r)...)
		if !r.Threshold.Empty() {
			words = p.T("list.paren", "x", words, "y", r.Threshold.In(p.lang))
		}
		out = append(out, CharterLine{Label: r.Matter.In(p.lang), Words: words, Ref: r.Ref()})
	}
	typ, _ := model.FieldOf(model.ControlKind, "type")
	for _, x := range c.Controls {
		words := x.Note
		if words == "" {
			words = p.Value(s, typ, x.Type)
		}
		out = append(out, CharterLine{Label: p.Value(s, typ, x.Type), Words: words, Ref: x.Ref()})
	}
	return out
}

func (p Printer) charterCooperation(s model.Scenario, c charter.Charter) (out []CharterLine) {
	unit := func(id model.ID) string { return p.Unit(s, id) }
	for _, x := range c.Joint {
		key := "charter.part-in"
		if x.Integrator != "" && s.Inside(x.Integrator, c.Unit.ID) {
			key = "charter.leads"
		}
		out = append(out, CharterLine{Label: x.Name.In(p.lang), Words: p.T(key), Ref: x.Ref()})
	}
	for _, gives := range []bool{true, false} {
		for _, x := range c.Passes {
			if x.Gives != gives {
				continue
			}
			with := unit(x.With)
			key := "charter.takes"
			if gives {
				key = "charter.gives"
			}
			words := x.Object.In(p.lang)
			if x.SLA != "" {
				words = p.T("list.paren", "x", words, "y", x.SLA)
			}
			out = append(out, CharterLine{Label: p.T(key, "u", with), Words: words, Ref: x.Handoff.Ref()})
		}
	}
	for _, x := range c.Shares {
		d, _ := s.Duty(x.Duty)
		out = append(out, CharterLine{Label: p.Letter(x.Letter), Words: p.T("list.paren", "x", p.duty(s, x.Duty), "y", unit(d.Unit)), Ref: d.Ref()})
	}
	return out
}

func (p Printer) charterPerformance(s model.Scenario, c charter.Charter) (out []CharterLine) {
	horizon, _ := model.FieldOf(model.GoalKind, "horizon")
	measure, _ := model.FieldOf(model.KPIKind, "measure")
	for _, g := range c.Goals {
		label := p.Kind(model.GoalKind)
		if g.Horizon != "" {
			label = p.Value(s, horizon, string(g.Horizon))
		}
		out = append(out, CharterLine{Label: label, Words: g.Text.In(p.lang), Ref: g.Ref()})
	}
	for _, t := range c.Tasks {
		out = append(out, CharterLine{Label: p.Kind(model.TaskKind), Words: t.Text.In(p.lang), Ref: t.Ref()})
	}
	for _, k := range c.KPIs {
		words := k.Name.In(p.lang)
		if k.Measure != "" {
			words = p.T("list.paren", "x", words, "y", p.Value(s, measure, k.Measure))
		}
		out = append(out, CharterLine{Label: p.Kind(model.KPIKind), Words: words, Ref: k.Ref()})
	}
	return slices.DeleteFunc(out, func(l CharterLine) bool { return l.Words == "" })
}

func (p Printer) charterVersion(c charter.Charter, e Edition) (out []CharterLine) {
	out = append(out, p.charterLine("scenario", e.Scenario)...)
	out = append(out, p.charterLine("status", e.Status)...)
	out = append(out, p.charterLine("fingerprint", e.Fingerprint)...)
	out = append(out, p.charterLine("day", e.Day)...)
	return append(out, p.charterLine("effective", c.Effective)...)
}
