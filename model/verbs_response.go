package model

import (
	"crypto/sha256"
	"encoding/hex"
	"maps"
)

// ResponseID derives the id of the response to a theme, so that equal additions converge.
// It is a digest, since a key may name any number of records.
func ResponseID(theme string) ID {
	sum := sha256.Sum256([]byte(OneLine(theme)))
	return ID("p-" + hex.EncodeToString(sum[:8]))
}

// SetResponse says who sees to a theme until when, how far that is and what was answered:
// the cells of [Response] that are given, an empty one takes back what was said. A response
// in which nothing is left is none.
func SetResponse(theme string, cells map[string]string) Verb {
	return func(s Scenario) (Change, error) {
		ref := Ref{ResponseKind, ResponseID(theme)}
		was := s.Get(ref)
		r := was
		if r == nil {
			r = Response{ID: ref.ID, Theme: OneLine(theme)}
		}
		cells := maps.Clone(cells)
		if other, given := cells["theme"]; given && OneLine(other) == r.(Response).Theme {
			delete(cells, "theme")
		}
		next, err := edited(r, cells)
		if err != nil {
			return Change{}, err
		}
		d := drafting(s)
		now := next.(Response)
		if now.empty() {
			if was == nil {
				return Change{}, refuse(NothingChanges)
			}
			d.remove(ref)
			return d.change("clear-response")
		}
		if _, given := cells["basis"]; next != r && !given {
			now.Basis = User
		}
		if err := sound(s, was, now); err != nil {
			return Change{}, err
		}
		if was == nil {
			if err := d.freeID(ref.ID); err != nil {
				return Change{}, err
			}
		}
		d.put(now)
		return d.change("set-response")
	}
}

// ClearResponse takes back all that was said of a theme.
func ClearResponse(theme string) Verb { return RemoveRecord(Ref{ResponseKind, ResponseID(theme)}) }

// empty reports whether a response says nothing.
func (r Response) empty() bool {
	return r.Owner == "" && r.Due == "" && r.Status == "" && r.Answer.Empty()
}
