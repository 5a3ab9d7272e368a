package desk

import (
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

// Sight is all that can be shown of a library at one moment. It is immutable and may go
// to any goroutine.
type Sight struct {
	// Now is the open scenario; zero when nothing is open.
	Now scenarios.Snapshot
	// Infos lists the scenarios of the library.
	Infos []scenarios.Info
	// Counts are the open themes of those that were counted, by their ids.
	Counts map[model.ID]Count
	// Base is what the open scenario is measured against.
	Base Judged
	// History are the scorecards after the last steps in effect, the present one last.
	History []check.Scorecard
	// Trail is the log of the open scenario in sentences, the oldest first; empty until
	// it was told.
	Trail []Told
	// Coming is what was asked for and is not in the file yet, while that takes long or
	// something else stands on it already; zero otherwise.
	Coming Coming
	// Exporting is the file that is being made; it may be of a library that was open before.
	Exporting Exporting
	// Start is what the open scenario began as; nil until the log was told.
	Start *model.Scenario
	// Corrections is what the parent of the open scenario has that it lacks.
	Corrections scenarios.Corrections

	inherited []scenarios.Step
	sides     map[model.ID]Judged
}

// Coming is what is on its way into the file. Nothing of it is done: it may be refused yet.
type Coming struct {
	Asked    int            // pieces of work, those that only read among them
	Deeds    int            // of them, those that change the open scenario
	Scenario model.Scenario // as it will be when none of them is refused; zero without any
	Change   model.Change   // what makes Now's scenario that one
}

// Count is how many themes of a scenario are open.
type Count struct {
	Seq          int // row up to which it was counted
	High, Medium int
}

// Judged is a scenario with its findings, the themes of them and its scorecard.
type Judged struct {
	ID        model.ID
	Seq       int
	Scenario  model.Scenario
	Findings  check.Findings
	Themes    theme.Themes
	Scorecard check.Scorecard
}

// Told is one step of a log in words.
type Told struct {
	scenarios.Row // with the latest reason
	Sentence      string
	Undone        bool
}

// Part is a part of a sight; parts are added up.
type Part int

// The parts.
const (
	Open    Part = 1 << iota // the open scenario: everything may be another
	Tree                     // Infos, Counts
	Score                    // Base, History
	Log                      // Trail
	News                     // Corrections
	Others                   // what Side gives
	Way                      // Coming
	Exports                  // Exporting
)

// Info gives that of a scenario of the library.
func (s Sight) Info(id model.ID) (scenarios.Info, bool) {
	for _, i := range s.Infos {
		if i.ID == id {
			return i, true
		}
	}
	return scenarios.Info{}, false
}

// Side gives a scenario to be compared with others: the open one, or one that was asked
// for by [Desk.Beside]; false while it is being worked out.
func (s Sight) Side(id model.ID) (Judged, bool) {
	if now := s.Now; now.Info.ID == id {
		return Judged{id, now.Seq, now.Scenario, now.Findings, now.Themes, now.Scorecard}, true
	}
	side, ok := s.sides[id]
	return side, ok
}

// Steps lists the steps in effect of the open scenario, the oldest first: after
// [Desk.Recollect] also those of its parents up to where it was forked.
func (s Sight) Steps() []scenarios.Step {
	out := slices.Clone(s.inherited)
	for _, t := range s.Trail {
		if !t.Undone {
			out = append(out, scenarios.Step{
				Reason: scenarios.Reason{Why: t.Why, Who: t.Who, At: t.At, Scenario: s.Now.Info.ID, Seq: t.Seq}, Change: t.Change})
		}
	}
	return out
}

func count(themes theme.Themes, seq int) Count {
	n := themes.Count()
	return Count{Seq: seq, High: n[check.High], Medium: n[check.Medium]}
}

// reckon finds out about a scenario from what is known of the open one: they have
// most in common.
func reckon(now scenarios.Snapshot, s model.Scenario) check.Findings {
	return now.Findings.Update(now.Scenario, s, model.Diff(now.Scenario, s))
}
