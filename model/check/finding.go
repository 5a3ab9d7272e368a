package check

import (
	"sandtable/model"
)

// Severity ranks findings. The zero Severity is not used.
type Severity int

// The severities, from weak to strong.
const (
	Info Severity = iota + 1
	Low
	Medium
	High
)

// String gives the word used in JSON: "info", "low", "medium" or "high".
func (s Severity) String() string {
	return [...]string{"", "info", "low", "medium", "high"}[s]
}

// Finding is one warning, as data; model/text says it. Key identifies it across
// edits and scenarios: the rule and its subjects without units, joined by "|", so
// that a waiver survives a reorganisation.
type Finding struct {
	Rule     string // e.g. "OV-02"
	Severity Severity
	Key      string
	// Subjects is what the rule is about, in the order of its message (a duty; two
	// duties; a channel; a KPI; a unit).
	Subjects []model.Ref
	// Units are the units named in the message, in its order.
	Units []model.ID
	// Refs is everything the finding marks: subjects first, then evidence; no duplicates.
	Refs []model.Ref
	// Amount is the figure of the message (similarity 0 to 1, a count); 0 when it has none.
	Amount float64
	// Variant tells apart wordings of one rule ("unresolved" for OV-02 inside one unit); usually "".
	Variant  string
	Evidence []Evidence
	Fixes    []Fix
	// Waived is the waiver that accepts the finding; nil when there is none or the
	// evidence has changed since (then Returned is true).
	Waived   *model.Waiver
	Returned bool
}

// Evidence is one fact behind a finding. Kind is a key of model/text
// ("shared-functions", "shared-words", "channel", "driver", "weak-link", …).
type Evidence struct {
	Kind   string
	Refs   []model.Ref
	Words  []string // words, tags or function names the fact is about
	Amount float64
}

// Fix is a remedy that is a verb call. Code is a key of model/text for its label
// ("move-to", "set-kpi-owner", …); Refs are named in the label.
type Fix struct {
	Code string
	Refs []model.Ref
	Call model.Call
}
