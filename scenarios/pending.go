package scenarios

import (
	"sandtable/model"
	"sandtable/model/check"
)

// pending is the first check of a scenario, which in a large one takes longer than
// anybody waits for the board. It looks at an immutable scenario, so the session may
// be edited meanwhile.
type pending struct {
	at       position // what is checked
	findings check.Findings
	done     chan struct{} // closed when findings are there
}

// checking begins to check what stands at p.
func checking(p position) *pending {
	c := &pending{at: p, done: make(chan struct{})}
	go func() {
		defer close(c.done)
		c.findings = p.since(check.Under(p.policy, p.scenario))
	}()
	return c
}

// Ready has the findings worked out, and gives a channel that is closed when
// [Session.Settle] need not wait. The channel may go to any goroutine.
func (s *Session) Ready() <-chan struct{} {
	switch {
	case s.settled:
		ready := make(chan struct{})
		close(ready)
		return ready
	case s.pending == nil:
		s.pending = checking(s.at)
	}
	return s.pending.done
}

// Settle takes the findings that were pending into the snapshot and shows it,
// brought up to what has been edited since. It waits for them, and does nothing
// when none are pending.
func (s *Session) Settle() {
	if s.settled {
		return
	}
	<-s.Ready()
	was := *s.pending
	s.pending, s.settled = nil, true
	s.at.came = nil
	findings := s.at.update(was.findings, was.at, model.Diff(was.at.scenario, s.at.scenario))
	s.now = s.picture(findings, model.Change{})
	if s.Changed != nil {
		s.Changed(s.now)
	}
}

// update brings the findings of was, which c has turned into p, up to p.
func (p position) update(findings check.Findings, was position, c model.Change) check.Findings {
	findings = findings.Update(was.scenario, p.scenario, c).Under(p.policy)
	if p.baseline.id != was.baseline.id || p.baselineSeq != was.baselineSeq {
		return p.since(findings)
	}
	return findings
}
