package proposal

import "sandtable/model"

// Unentered lists what the words of a duty say and nobody has entered yet, each as it would be
// taken. Nothing is written: the ids are not used.
func Unentered(s model.Scenario, duty model.ID) []Proposal {
	d, ok := s.Duty(duty)
	if !ok {
		return nil
	}
	var out []Proposal
	for _, p := range Of(d) {
		if _, err := Take(duty, func(model.Kind) model.ID { return "being-read" }, p)(s); err == nil {
			out = append(out, p)
		}
	}
	return out
}

// Take enters what was read, in one step. The ids that it may need are drawn beforehand: a
// verb is asked more than once, and answers the same.
func Take(duty model.ID, id func(model.Kind) model.ID, taken ...Proposal) model.Verb {
	kinds := map[Kind]model.Kind{Channel: model.ChannelKind, Tool: model.ToolKind, KPI: model.KPIKind}
	drawn := map[model.Kind][]model.ID{}
	for _, p := range taken {
		if k, named := kinds[p.Kind]; named {
			drawn[k] = append(drawn[k], id(k))
		}
	}
	return func(s model.Scenario) (model.Change, error) {
		used := map[model.Kind]int{}
		next := func(k model.Kind) model.ID {
			used[k]++
			return drawn[k][used[k]-1]
		}
		return Confirm(duty, taken, next)(s)
	}
}
