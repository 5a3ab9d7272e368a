package scenarios

import (
	"errors"

	"sandtable/model"
	"sandtable/model/check"
)

// Consequence is what a verb would bring about.
type Consequence struct {
	Change       model.Change
	Scenario     model.Scenario  // afterwards
	Gained, Lost []check.Finding // against the findings now
	Before       check.Scorecard
	After        check.Scorecard
	Pending      bool // the findings now are not known yet: nothing is said about findings and scorecards
	// Refusal is the reason why it cannot be done, a [*model.Refusal], a
	// [*model.InputError], [ErrAdopted] or [ErrArchived]; then the rest is zero.
	Refusal error
}

// Preview asks what Do would bring about and changes nothing. The error is that of
// a verb whose change does not fit the scenario; a refusal is no error.
func (s *Session) Preview(v model.Verb) (Consequence, error) { return s.now.Preview(v) }

// Preview is [Session.Preview] for a state that was, or is to be, the present one. It may
// be asked in any goroutine.
func (s Snapshot) Preview(v model.Verb) (Consequence, error) {
	if err := s.at.entry.editable(); err != nil {
		return Consequence{Refusal: err}, nil
	}
	c, err := v(s.Scenario)
	if err != nil {
		_, refused := errors.AsType[*model.Refusal](err)
		_, wrong := errors.AsType[*model.InputError](err)
		if refused || wrong {
			return Consequence{Refusal: err}, nil
		}
		return Consequence{}, err
	}
	next, err := model.Apply(s.Scenario, c)
	if err != nil {
		return Consequence{}, err
	}
	if s.Pending {
		return Consequence{Change: c, Scenario: next, Pending: true}, nil
	}
	findings := s.Findings.Update(s.Scenario, next, c)
	out := Consequence{Change: c, Scenario: next, Before: s.Scorecard, After: findings.Scorecard()}
	out.Gained, out.Lost = check.Compare(s.Findings, findings)
	return out, nil
}
