package text

import (
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
	"sandtable/model/theme"
)

// Theme is the title of a matter: what it is about, in Chinese with how many units.
func (p Printer) Theme(s model.Scenario, x *theme.Theme) string {
	key := "theme.title." + x.Sort
	if p.Has(key+"-one") && len(gathered(x)) == 1 {
		key += "-one"
	}
	if p.Has(key+"-units") && slices.ContainsFunc(x.Units, func(u model.ID) bool { return s.DepartmentOf(u) != u }) {
		key += "-units"
	}
	return p.Capital(p.fill(p.T(key), func(name string) (any, bool) {
		switch name {
		case "x":
			return p.themeObject(s, x), true
		case "d":
			if len(x.Duties) > 0 {
				return p.duty(s, x.Duties[0]), true
			}
			return "", true
		case "u":
			if len(x.Units) > 0 && x.About.Kind != model.UnitKind {
				return p.unitName(s, x.Units[0]), true
			}
			return p.themeObject(s, x), true
		case "n":
			return p.several(len(gathered(x))), true
		case "pairs":
			return len(x.Findings), true
		case "units":
			return p.several(len(x.Units)), true
		case "doing":
			return p.segregated(x), true
		}
		return nil, false
	}))
}

// gathered lists the things that a theme gathers, each once: what its findings are about.
func gathered(x *theme.Theme) []model.Ref {
	var out []model.Ref
	seen := map[model.Ref]bool{}
	for _, f := range x.Findings {
		if len(f.Subjects) > 0 && !seen[f.Subjects[0]] {
			seen[f.Subjects[0]] = true
			out = append(out, f.Subjects[0])
		}
	}
	return out
}

// several says a number as people say it in a title.
func (p Printer) several(n int) string {
	if key := "theme.number." + p.Number(float64(n)); p.Has(key) {
		return p.T(key)
	}
	return p.Number(float64(n))
}

// themeObject names what a theme is about.
func (p Printer) themeObject(s model.Scenario, x *theme.Theme) string {
	if !x.Name.Empty() {
		return p.spoken([]string{model.PackText(x.Name)})
	}
	if x.Sort == "expected" && len(x.Findings) > 0 {
		return p.T("expected." + x.Findings[0].Variant)
	}
	if x.About == (model.Ref{}) {
		return p.names(s, gathered(x))
	}
	if c, ok := s.Collaboration(x.About.ID); ok && x.Sort == "output" && !c.Output.Empty() {
		return Short(c.Output.In(p.lang))
	}
	return p.placed(s, x.About)
}

// segregated says which powers a unit holds that do not go together.
func (p Printer) segregated(x *theme.Theme) string {
	rules := map[string]bool{}
	for _, f := range x.Findings {
		rules[f.Rule] = true
	}
	switch {
	case rules[check.SpendAndEvaluate] && rules[check.SpendAndAuthorise]:
		return p.T("theme.doing.all")
	case rules[check.SpendAndEvaluate]:
		return p.T("theme.doing.evaluate")
	case rules[check.SpendAndAuthorise]:
		return p.T("theme.doing.authorise")
	}
	return p.T("theme.doing.price")
}

// ThemeFacts is the line below a title: duties, findings and the kind of the matter.
func (p Printer) ThemeFacts(x *theme.Theme) string {
	var parts []string
	if n := len(x.Duties); n > 0 {
		parts = append(parts, p.T("theme.facts.duties", "n", n))
	}
	parts = append(parts, p.T("theme.facts.findings", "n", len(x.Findings)), p.T("theme.kind."+string(x.Kind)))
	return strings.Join(parts, p.T("theme.facts.and"))
}

// ThemeStakes says what is at stake; "" when nothing is known to be.
func (p Printer) ThemeStakes(s model.Scenario, x *theme.Theme) string {
	var names []string
	for _, id := range x.Stakes.KPIs {
		names = append(names, p.Name(s, model.Ref{Kind: model.KPIKind, ID: id}))
	}
	switch {
	case len(names) > 0 && x.Stakes.Handoffs > 0:
		return p.T("theme.stakes.both", "list", p.few(names), "n", x.Stakes.Handoffs)
	case len(names) > 0:
		return p.T("theme.stakes.kpis", "list", p.few(names))
	case x.Stakes.Handoffs > 0:
		return p.T("theme.stakes.handoffs", "n", x.Stakes.Handoffs)
	}
	return ""
}

// ThemeReason says why a theme is as grave as it is.
func (p Printer) ThemeReason(s model.Scenario, x *theme.Theme) string {
	if len(x.Findings) == 0 {
		return ""
	}
	_, message := p.Finding(s, *x.Findings[0])
	return p.T("theme.reason", "severity", p.Severity(x.Severity.String()), "message", message)
}

// ThemeFix says a remedy of a theme, so that it can be read alone: a short name of it, and
// the sentence that names who does what.
func (p Printer) ThemeFix(s model.Scenario, f check.Fix) (name, sentence string) {
	switch f.Code {
	case theme.LeadFix:
		if len(f.Refs) < 2 {
			break
		}
		lead := p.unitName(s, f.Refs[0].ID)
		var support []string
		for i := 2; i+1 < len(f.Refs); i += 2 {
			support = append(support, p.T("theme.fix.supports", "u", p.unitName(s, f.Refs[i].ID), "d", p.Name(s, f.Refs[i+1])))
		}
		return p.T("theme.fix.lead.name", "u", lead),
			p.T("theme.fix.lead.sentence", "u", lead, "d", p.Name(s, f.Refs[1]), "list", p.List(support...))
	case theme.ByStageFix:
		var parts []string
		for i := 0; i+1 < len(f.Refs); i += 2 {
			parts = append(parts, p.T("theme.fix.stage."+p.stageOf(s, f.Refs[i+1].ID), "u", p.unitName(s, f.Refs[i].ID), "d", p.Name(s, f.Refs[i+1])))
		}
		return p.T("theme.fix.by-stage.name"), p.T("theme.fix.by-stage.sentence", "clauses", strings.Join(parts, p.T("list.clause")))
	case theme.AgreeFix:
		return p.T("theme.fix.agree-times.name"), p.T("theme.fix.agree-times.sentence", "n", len(f.Refs), "list", p.names(s, f.Refs))
	case "move-to":
		if len(f.Refs) == 2 {
			d, _ := s.Duty(f.Refs[0].ID)
			return p.T("theme.fix.move-to.name"), p.T("theme.fix.move-to.sentence", "u", p.unitName(s, d.Unit), "d", p.Name(s, f.Refs[0]), "v", p.unitName(s, f.Refs[1].ID))
		}
	case "fuse":
		if len(f.Refs) == 2 {
			keep, _ := s.Duty(f.Refs[0].ID)
			gone, _ := s.Duty(f.Refs[1].ID)
			key := "theme.fix.fuse.sentence"
			if keep.Unit == gone.Unit {
				key = "theme.fix.fuse.inside"
			}
			return p.T("theme.fix.fuse.name"), p.T(key, "u", p.unitName(s, keep.Unit), "d", p.Name(s, f.Refs[0]), "v", p.unitName(s, gone.Unit), "e", p.Name(s, f.Refs[1]))
		}
	}
	return p.Fix(s, f), p.Fix(s, f)
}

func (p Printer) stageOf(s model.Scenario, id model.ID) string {
	d, _ := s.Duty(id)
	switch theme.StageOf(d) {
	case meaning.Plan:
		return "plan"
	case meaning.Make:
		return "make"
	case meaning.Verify:
		return "check"
	case meaning.Deal:
		return "deal"
	}
	return "run"
}

// ThemeCall gives the call of a remedy with the sentence that it writes down: how the line
// is drawn, where one is.
func (p Printer) ThemeCall(s model.Scenario, f check.Fix) model.Call {
	call := f.Call
	if call.Verb == model.AgreeVerb || f.Code == theme.ByStageFix {
		_, sentence := p.ThemeFix(s, f)
		call.Args = append(call.Args[:len(call.Args):len(call.Args)], "--why", sentence)
	}
	return call
}

// Missing says what was not entered, in one sentence.
func (p Printer) Missing(m theme.Missing) string {
	if m.Count == 0 {
		return p.T("missing." + m.What + ".none")
	}
	return p.T("missing."+m.What+".some", "n", m.Count)
}

// MissingShort says it in a few words, for a line that lists several kinds.
func (p Printer) MissingShort(m theme.Missing) string {
	name := p.T("missing." + m.What + ".name")
	if m.Count == 0 {
		return name
	}
	return p.T("missing.counted", "name", name, "n", m.Count)
}
