package check

import (
	_ "embed"
	"encoding/json"
	"slices"

	"sandtable/model"
)

// scope is the kind of thing that a rule is about and checks one of.
type scope int

const (
	onDuty    scope = iota
	onPair          // duties; the rule tells about pairs of the duty with others
	onWording       // duties; the rule reads nothing but the duty itself
	onUnit
	onGoal
	onKPI
	onTask
	onChannel
	onTool
	onCollaboration
	onHandoff
	onLoop  // of hand-offs; the key is its smallest duty
	onWhole // the scenario; the key is the id of the brief
	scopes
)

// kind gives the records that a scope's keys are ids of.
func (s scope) kind() model.Kind {
	return [...]model.Kind{model.DutyKind, model.DutyKind, model.DutyKind, model.UnitKind, model.GoalKind, model.KPIKind, model.TaskKind,
		model.ChannelKind, model.ToolKind, model.CollaborationKind, model.HandoffKind, model.DutyKind, model.BriefKind}[s]
}

// rule is one row of the catalogue that is carried out. check looks at one thing;
// what it reads beyond that thing must be covered by touched.
type rule struct {
	id    string
	scope scope
	check func(facts, model.ID) []Finding
}

// items counts the findings of the rule that are open items of segregation in the
// scorecard: spending kept apart from judging and from allocating.
func (r rule) items(found []Finding) int {
	if r.id == "GV-01" || r.id == "GV-02" {
		return len(found)
	}
	return 0
}

// rules lists what is carried out, in the order of the catalogue.
func rules() []rule {
	return []rule{
		{"OV-01", onDuty, twoOwners},
		{"OV-02", onPair, nearDuplicates},
		{"OV-03", onChannel, twoRunners},
		{"OV-04", onTool, twoAdministrators},
		{"OV-05", onKPI, twoDrivers},
		{"GP-01", onDuty, unassignedDuty},
		{"GP-02", onGoal, unsupportedGoal},
		{"GP-03", onKPI, unownedKPI},
		{"GP-04", onKPI, undrivenKPI},
		{"GP-05", onTask, looseTask},
		{"GP-06", onCollaboration, unownedOutput},
		{"GP-07", onUnit, emptyUnit},
		{"GP-08", onGoal, unmeasuredGoal},
		{"LD-01", onUnit, overload},
		{"LD-02", onUnit, unevenLoad},
		{"LD-03", onUnit, spanOfControl},
		{"LD-04", onUnit, tooWide},
		{"LD-05", onUnit, criticalOnOne},
		{"IF-01", onHandoff, brokenHandoff},
		{"IF-02", onHandoff, unagreedHandoff},
		{"IF-03", onLoop, crossingLoop},
		{"IF-04", onCollaboration, pingPong},
		{"IF-05", onWhole, interfaceBottleneck},
		{"IF-06", onCollaboration, leaderless},
		{"GV-01", onDuty, spendAndEvaluate},
		{"GV-02", onDuty, spendAndAuthorise},
		{"GV-03", onDuty, priceOrReport},
		{"GV-04", onUnit, headlessUnit},
		{"GV-05", onKPI, powerlessOwner},
		{"GV-06", onUnit, conflictingGoals},
		{"WD-01", onWording, unclearWording},
	}
}

//go:embed rules.json
var catalogue []byte

// Rule describes one rule of the catalogue. On tells whether this version carries
// it out.
type Rule struct {
	ID, Family string
	Severity   string // in the words of the catalogue, e.g. "high if >1.2, medium if >1.0"
	Name       model.Text
	Formula    string
	Source     string
	On         bool
}

// Rules lists the catalogue in its order.
func Rules() []Rule {
	var doc struct {
		Rules []struct {
			ID, Family, Severity, Formula, Source string
			ZH                                    string `json:"name_zh"`
			EN                                    string `json:"name_en"`
		}
	}
	if err := json.Unmarshal(catalogue, &doc); err != nil {
		return nil // the file is ours; a test reads it
	}
	on := rules()
	out := make([]Rule, len(doc.Rules))
	for i, r := range doc.Rules {
		out[i] = Rule{r.ID, r.Family, r.Severity, model.Text{ZH: r.ZH, EN: r.EN}, r.Formula, r.Source,
			slices.ContainsFunc(on, func(x rule) bool { return x.id == r.ID })}
	}
	return out
}
