package check

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"sync"

	"sandtable/model"
)

// EvidenceHash gives 16 hexadecimal digits that change when the evidence behind a
// finding does: its severity, wording, amount, or the facts it rests on. The names,
// the units and their controls are left out, so that a waiver survives a
// reorganisation; who claims a duty is a fact.
func EvidenceHash(f Finding) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s|%d|%s|%.6f", f.Key, f.Severity, f.Variant, f.Amount)
	for _, e := range f.Evidence {
		fmt.Fprintf(h, "\n%s|%q|%.6f", e.Kind, e.Words, e.Amount)
		for _, r := range e.Refs {
			if e.Kind == "claim" || r.Kind != model.UnitKind && r.Kind != model.ControlKind {
				fmt.Fprintf(h, "|%s", r)
			}
		}
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}

// Evidence gives the hash of the evidence behind the finding with a key, and
// whether there is such a finding: what a waiver of it must hold.
func (f Findings) Evidence(key string) (hash string, found bool) {
	x, found := f.Get(key)
	if !found {
		return "", false
	}
	return EvidenceHash(x), true
}

// EvidenceIn is [Findings.Evidence] of other scenarios, under the same policy. What was
// found in one is kept for the next key, since a step may accept many; it may be asked from
// several goroutines.
func (f Findings) EvidenceIn() model.Evidence {
	var mu sync.Mutex
	last := f
	return func(s model.Scenario, key string) (hash string, found bool) {
		mu.Lock()
		defer mu.Unlock()
		if c := model.Diff(last.facts.s, s); !c.Empty() {
			last = last.Update(last.facts.s, s, c)
		}
		return last.Evidence(key)
	}
}

// waive marks a finding that was accepted, or that was accepted on other evidence.
func (f facts) waive(x Finding) Finding {
	x.Waived, x.Returned = nil, false
	w, ok := f.waivers[x.Key]
	switch {
	case !ok:
	case w.Evidence == EvidenceHash(x):
		x.Waived = &w
	default:
		x.Returned = true
	}
	return x
}

// touchedWaivers gives the finding keys whose waiver came, went or changed.
func touchedWaivers(before, after model.Scenario, c model.Change) map[string]bool {
	keys := map[string]bool{}
	for _, e := range c.Edits {
		if e.Ref().Kind != model.WaiverKind {
			continue
		}
		for _, s := range []model.Scenario{before, after} {
			if w, ok := s.Waiver(e.Ref().ID); ok {
				keys[w.Key] = true
			}
		}
	}
	return keys
}
