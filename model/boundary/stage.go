package boundary

import (
	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/theme"
)

// Stage is a stage of the work on a matter.
type Stage string

// The stages, in their order.
const (
	Plan      Stage = "plan"
	Authorise Stage = "authorise"
	Deal      Stage = "deal"
	Make      Stage = "make"
	Run       Stage = "run"
	Check     Stage = "check"
)

// Stages lists the stages in their order.
func Stages() []Stage { return []Stage{Plan, Authorise, Deal, Make, Run, Check} }

// StageOf is the stage at which a duty stands: by its control roles, otherwise by its words;
// "" when neither says.
func StageOf(d model.Duty) Stage {
	for _, by := range []struct {
		role  string
		stage Stage
	}{{model.Plans, Plan}, {model.Authorises, Authorise}, {model.Evaluates, Check}} {
		if d.Control.Has(by.role) && d.Control.Len() == 1 {
			return by.stage
		}
	}
	switch theme.StageOf(d) {
	case meaning.Plan:
		return Plan
	case meaning.Make:
		return Make
	case meaning.Run:
		return Run
	case meaning.Verify:
		return Check
	case meaning.Deal:
		return Deal
	}
	for _, by := range []struct {
		role  string
		stage Stage
	}{{model.Plans, Plan}, {model.Authorises, Authorise}, {model.Executes, Run}, {model.Spends, Run}, {model.Manages, Run}, {model.Evaluates, Check}} {
		if d.Control.Has(by.role) {
			return by.stage
		}
	}
	return ""
}
