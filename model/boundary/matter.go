package boundary

import (
	"sandtable/model"
	"sandtable/model/theme"
)

// Kind is what a matter is made of.
type Kind string

// The kinds, as they stand in the list where they are equally open.
const (
	Joint   Kind = "joint"   // a collaboration
	Overlap Kind = "overlap" // a theme
	Duty    Kind = "duty"    // a duty with roles of others, or whose outcome goes to them
)

// State is what is the matter with a matter.
type State string

// The states, the gravest first.
const (
	NoLead   State = "no-lead"   // nobody leads it
	TwoLeads State = "two-leads" // several do
	OpenStep State = "open-step" // a stage of it has no owner
	Unclear  State = "unclear"   // it is told in words that leave open who does what
	Settled  State = "settled"
)

// States lists the states, the gravest first.
func States() []State { return []State{NoLead, TwoLeads, OpenStep, Unclear, Settled} }

// Step is a stage of a matter.
type Step struct {
	// Stage is "" where the words do not say, and of the steps of a duty, which are told by
	// their names; see [StageOf].
	Stage  Stage
	Unit   model.ID   // who does it; "" = nobody
	Duties []model.ID // what it consists of
	Output bool       // it is the named output of a joint undertaking
}

// Quote is a text on which a matter rests.
type Quote struct {
	Ref   model.Ref
	Text  model.Text
	Basis model.Basis
}

// Matter is one matter that several units share. It must not be written to.
type Matter struct {
	Key   string
	Kind  Kind
	About model.Ref    // the collaboration or the duty; zero of a theme
	Theme *theme.Theme // of an overlap
	Lead  []model.ID   // units; none or several when it is open who leads
	// Proposed is who should lead where several do, as the first remedy of the theme has it;
	// "" = nobody.
	Proposed model.ID
	Support  []model.ID
	Steps    []Step
	Quotes   []Quote
	State    State
}

// Open reports whether there is something to settle.
func (m Matter) Open() bool { return m.State != Settled }

// Count counts the matters that are open.
func Count(list []Matter) (n int) {
	for _, m := range list {
		if m.Open() {
			n++
		}
	}
	return n
}
