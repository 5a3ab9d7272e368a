package export

import (
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// Relocated lists the duties of the scenario that another unit held in the baseline, as they
// stand on the board: those that have to be handed over. In the part of a unit those that
// others hand to others are not.
func (r Report) Relocated() (out []model.Duty) {
	for _, d := range r.Scenario.Duties() {
		if old, had := r.Baseline.Duty(d.ID); had && old.Unit != d.Unit && (r.Part == "" || !outside(r.Baseline, old.Unit) || !outside(r.Scenario, d.Unit)) {
			out = append(out, d)
		}
	}
	return out
}

// outside reports whether a unit is an external party, or no unit.
func outside(s model.Scenario, unit model.ID) bool {
	u, ok := s.Unit(unit)
	return !ok || u.Level == model.External
}

// Card is the scorecard of the report as its files say it: what is disrupted is the duties
// that they list as handed over.
func (r Report) Card() check.Scorecard {
	out := append(check.Scorecard(nil), r.Scorecard...)
	for i := range out {
		if m := &out[i]; m.Name == check.Disruption && m.Known {
			m.Value = float64(len(r.Relocated()))
		}
	}
	return out
}

// Inside counts the pairs of duties that are alike within one unit and that nobody has
// combined or accepted.
func Inside(all theme.Themes) (n int) {
	for x := range all.Open() {
		if x.Kind == theme.Overlap && x.Sort == "inside" {
			n += x.Open()
		}
	}
	return n
}
