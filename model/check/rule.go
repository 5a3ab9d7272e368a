package check

import (
	_ "embed"
	"encoding/json"
	"sync"

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
	onRight // matters that are decided again and again
	onLoop  // of hand-offs; the key is its smallest duty
	onWhole // the scenario; the key is the id of the brief
	scopes
)

// kind gives the records that a scope's keys are ids of.
func (s scope) kind() model.Kind {
	return [...]model.Kind{model.DutyKind, model.DutyKind, model.DutyKind, model.UnitKind, model.GoalKind, model.KPIKind, model.TaskKind,
		model.ChannelKind, model.ToolKind, model.CollaborationKind, model.HandoffKind, model.DecisionRightKind, model.DutyKind, model.BriefKind}[s]
}

// rule is one row of the catalogue that is carried out, with what is asked of rules
// elsewhere. check looks at one thing; what it reads beyond that thing must be covered by
// touched.
type rule struct {
	id     string
	scope  scope
	check  func(facts, model.ID) []Finding
	family *Family // of the group that the row stands in

	// others and pair stand in place of check in a rule about pairs: the duties that one is
	// told about with, and what there is to tell about two of them, the smaller id first.
	others func(facts, model.ID) []model.ID
	pair   func(facts, model.ID, model.ID) []Finding

	segregates bool // its findings are open items of segregation in the scorecard
	unowned    bool // it says that nobody answers for something
	relieves   bool // its remedies give work to another unit, which must be able to take it on
	rank       int  // among high findings in the headline of a comparison, 1 before 2; 0 after all
	// blanks lists what can be entered to answer a finding of it; nil for nothing.
	blanks func(model.Scenario, Finding) []Blank
}

// pairs is check of a rule about pairs.
func (r rule) pairs(f facts, id model.ID) (out []Finding) {
	for _, other := range r.others(f, id) {
		out = append(out, r.pair(f, min(id, other), max(id, other))...)
	}
	return out
}

// items counts the findings of the rule that are open items of segregation in the
// scorecard: spending kept apart from judging and from allocating.
func (r rule) items(found int) int {
	if r.segregates {
		return found
	}
	return 0
}

// Family is a group of rules. Weight orders those whose gravest warnings are equally
// grave, the greatest first.
type Family struct {
	ID     string // how the ids of its rules begin, "OV"
	Weight int
	rules  func() []rule
}

// Families lists the families in the order of the catalogue.
func Families() []Family {
	return []Family{
		{"OV", 5, overlapRules},
		{"GP", 4, gapRules},
		{"LD", 2, loadRules},
		{"IF", 3, interfaceRules},
		{"GV", 6, governanceRules},
		{"WD", 1, wordingRules},
	}
}

// FamilyOf gives the family of a rule; the zero Family of one that is not carried out.
func FamilyOf(id string) Family {
	if f := ruleOf(id).family; f != nil {
		return *f
	}
	return Family{}
}

// rules lists what is carried out, in the order of the catalogue.
func rules() []rule { return carriedOut().list }

// ruleOf gives the row of a rule; one that does nothing for a rule that is not carried out.
func ruleOf(id string) rule { return carriedOut().byID[id] }

type ruleTable struct {
	list []rule
	byID map[string]rule
}

var carriedOut = sync.OnceValue(func() ruleTable {
	t := ruleTable{byID: map[string]rule{}}
	for _, f := range Families() {
		for _, r := range f.rules() {
			if r.family = &f; r.pair != nil {
				r.check = r.pairs
			}
			t.list = append(t.list, r)
			t.byID[r.id] = r
		}
	}
	return t
})

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
	out := make([]Rule, len(doc.Rules))
	for i, r := range doc.Rules {
		out[i] = Rule{r.ID, r.Family, r.Severity, model.Text{ZH: r.ZH, EN: r.EN}, r.Formula, r.Source,
			isRule(r.ID)}
	}
	return out
}
