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

// Evidence is one fact behind a finding. Kind is a key of model/text; the Refs are:
//
//	wording           a duty, to be quoted; Words are its phrases that matter
//	shared-functions  both duties; Words are the tags, Amount the Jaccard
//	shared-words      both duties; Words are the pieces, Amount the Dice
//	near-copy         the same, when the wording alone makes them near
//	shared-capability both duties; Words are packed names, see [model.UnpackText]
//	same-channel, same-kpi, same-campaign, same-partner, same-tool, same-data,
//	same-budget       the same of a typed resource that both texts name
//	pulled-to         a unit, then the goals, KPIs and hand-offs that pull two duties
//	                  there; Amount is their strength ([Findings.Explain])
//	channel           a channel, then the two duties that use it
//	kpi               a KPI, then the two duties that drive it
//	claim             a unit that also claims to be accountable, the duty
//	runs              a unit, then its duties that run the channel
//	also-contested    another channel, then the duties of several homes that run it
//	driver            a duty or key task; Amount is the strength of its link
//	carries           a duty, the key task that it carries
//	driver-in         a duty, its home; Amount is the strength
//	weak-link         duties that support the goal only weakly
//	task-only         a key task linked to the KPI; Amount is the strength
//	measures          a goal that the KPI measures; Amount is the strength
//	handoff           a hand-off
//	unplaced-end      the duty at the open end of a hand-off
//	inactive-end      the same when it is deferred or outsourced (Words)
//	spends, evaluates, authorises  duties with that part of an incompatible pair
//	inherited-control a compensating control that came with a merged unit
//	former-head       a unit; Words is the head, see [model.UnpackText]
//	piece             a duty; Words is a part of its wording
//	effort, critical  a duty; Amount is its effort in full-time equivalents
//	capacity          a unit; Amount is its FTE
//	load              a unit; Amount is effort / FTE
//	advised           nothing; Amount is the most direct reports that are advised
//	reports-to        a unit that reports to the one in question
//	functions         a unit; Words are its functions, Amount their number
//	share             a unit; Amount is its share of all duties, 0 to 1
//	administers       a unit, a tool
//	passes            a hand-off, its ends; Amount is its lag in days
//	crosses-to        a department; Amount is the weight of what passes
//	prices-or-sells, sells-or-reports  as spends and evaluates
//	short-term, long-term  a goal; Amount is its weight on that side
//	uncarried         nothing: no duty is linked to the key task
//	serves            a goal or KPI that the key task serves; Amount is the strength
//	empty             nothing: the unit has neither duties nor units below it
//	unmeasured        nothing: no KPI measures the goal; Amount is the number of duties
//	                  that support it
//	proposes, reviews, approves  the units with that part in a matter
//	decided-for       a duty that a matter belongs to, its home
//	decide-outside    nothing: no verb can help, people must decide
type Evidence struct {
	Kind   string
	Refs   []model.Ref
	Words  []string // words, tags or function names the fact is about
	Amount float64
}

// Fix is a remedy that is a verb call. Code is a key of model/text for its label;
// the Refs it names are:
//
//	move-to           duty, unit
//	fuse              the duty that stays, the duty that goes into it
//	drop-claim, work-along  unit, duty
//	own-channel       channel, unit
//	set-kpi-owner     KPI, unit
//	set-output-owner  collaboration, unit
//	contribute        duty or key task, KPI: its link becomes weak
//	strengthen, link, attach, measure  the two ends of a link
//	add-duty-for      goal, KPI or key task, then the unit if there is one
//	defer, activate   goal or KPI; duty
//	split-duty        the duty
//	raise-capacity, add-deputy, split-unit, ring-fence  unit
//	merge-into        the unit that goes, the one that stays
//	agree             hand-off
//	set-integrator    collaboration, unit
//	own-tool          tool, unit
//	remove-unit       unit
//	remove-handoff    hand-off
//	set-control       unit
//	approve-alone     decision right, the unit that approves it then
//	hand-right        decision right, the unit that has a part, the one that gets it
//	join-right        decision right, the unit that gets a part in it
//	set-head          unit; the last argument of Call is the head
type Fix struct {
	Code string
	Refs []model.Ref
	Call model.Call
}
