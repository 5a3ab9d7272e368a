package proposal

import (
	"slices"

	"sandtable/model"
	"sandtable/model/meaning"
)

// contributes is the strength of a link that was confirmed.
const contributes = 2

// Confirm enters what a person confirmed of a duty, in one step: functions and roles join
// those that it holds; of what it names, the record of that concept is linked, or made with
// an id of mint where there is none. The verb refuses when all of it is entered already.
func Confirm(duty model.ID, confirmed []Proposal, mint func(model.Kind) model.ID) model.Verb {
	return func(s model.Scenario) (model.Change, error) {
		d, known := s.Duty(duty)
		if !known {
			return model.Change{}, &model.Refusal{Code: model.UnknownRecord, Detail: string(duty)}
		}
		functions, roles := d.Functions.Members(), d.Control.Members()
		var verbs []model.Verb
		for _, p := range confirmed {
			switch p.Kind {
			case Function:
				functions = append(functions, p.Code)
			case Role:
				roles = append(roles, p.Code)
			default:
				verbs = append(verbs, name(s, d, p, mint)...)
			}
		}
		next := d
		next.Functions, next.Control = model.NewSet(functions...), model.NewSet(roles...)
		if next.Functions != d.Functions || next.Control != d.Control {
			verbs = append(verbs, model.EditRecord(d.Ref(), map[string]string{"functions": model.Cell(next, "functions"), "control": model.Cell(next, "control")}))
		}
		return model.InOneStep("edit", verbs...)(s)
	}
}

// name lists the steps by which a duty is linked to what its text names.
func name(s model.Scenario, d model.Duty, p Proposal, mint func(model.Kind) model.ID) []model.Verb {
	l := meaning.Standard()
	is := func(t model.Text) bool {
		return slices.ContainsFunc([]string{t.ZH, t.EN}, func(said string) bool {
			c, known := l.Find(said)
			return said != "" && known && l.ID(c) == p.Code
		})
	}
	var to model.ID
	var made model.Record
	switch p.Kind {
	case Channel:
		for _, r := range s.Channels() {
			if to == "" && is(r.Name) {
				to = r.ID
			}
		}
		made = model.Channel{ID: mint(model.ChannelKind), Name: p.Name, Basis: model.User}
	case Tool:
		for _, r := range s.Tools() {
			if to == "" && is(r.Name) {
				to = r.ID
			}
		}
		made = model.Tool{ID: mint(model.ToolKind), Name: p.Name, Basis: model.User}
	case KPI:
		for _, r := range s.KPIs() {
			if to == "" && is(r.Name) {
				to = r.ID
			}
		}
		made = model.KPI{ID: mint(model.KPIKind), Name: p.Name, Basis: model.User}
	}
	switch {
	case made == nil:
		return nil
	case to == "":
		return []model.Verb{model.AddRecord(made), model.LinkRecords(d.ID, made.Ref().ID, contributes)}
	}
	if _, linked := s.Link(model.LinkID(d.ID, to)); linked {
		return nil
	}
	return []model.Verb{model.LinkRecords(d.ID, to, contributes)}
}
