package text

import (
	"sandtable/model"
	"sandtable/model/boundary"
)

// Matter names a matter that several units share.
func (p Printer) Matter(s model.Scenario, m boundary.Matter) string {
	if m.Theme != nil {
		return p.Theme(s, m.Theme)
	}
	return p.Name(s, m.About)
}

// MatterKind says what a matter is made of.
func (p Printer) MatterKind(m boundary.Matter) string { return p.T("boundary.kind." + string(m.Kind)) }

// MatterState says what is the matter with a matter.
func (p Printer) MatterState(m boundary.Matter) string {
	return p.T("boundary.state."+string(m.State), "n", len(m.Lead))
}

// Step names a stage of a matter: by the stage where several duties make it up, otherwise by
// the duty; the output by its name.
func (p Printer) Step(s model.Scenario, m boundary.Matter, x boundary.Step) string {
	if x.Output {
		c, _ := s.Collaboration(m.About.ID)
		return Short(c.Output.In(p.lang))
	}
	if m.Kind == boundary.Overlap && x.Stage != "" {
		return p.T("boundary.stage." + string(x.Stage))
	}
	if len(x.Duties) == 0 {
		return ""
	}
	return p.duty(s, x.Duties[0])
}

// StepDuties says of what a stage consists, with the stage of the work.
func (p Printer) StepDuties(s model.Scenario, m boundary.Matter, x boundary.Step) string {
	if x.Output {
		return p.Step(s, m, x)
	}
	var names []string
	for _, id := range x.Duties {
		names = append(names, p.duty(s, id))
	}
	stage := x.Stage
	if d, ok := s.Duty(x.Duties[0]); ok && stage == "" {
		stage = boundary.StageOf(d)
	}
	if stage == "" {
		return p.few(names)
	}
	return p.T("boundary.step", "stage", p.T("boundary.stage."+string(stage)), "list", p.few(names))
}
