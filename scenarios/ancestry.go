package scenarios

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"sandtable/model"
)

// moment is a scenario after one row of its log.
type moment struct {
	scenario model.ID
	seq      int
}

// ancestry tells how much of which scenarios a moment knows: scenario → the last row
// that it knows of. It knows itself, its parent up to where it was forked, what its
// merges in effect brought in, and whatever those know.
type ancestry map[model.ID]int

func (a ancestry) knows(m moment) bool {
	seq, ok := a[m.scenario]
	return ok && seq >= m.seq
}

// lineage looks scenarios up, each once: a root comes with all that it started as.
type lineage struct {
	library *Library
	q       querier
	entries map[model.ID]entry
}

func (l *Library) lineage(q querier) *lineage { return &lineage{l, q, map[model.ID]entry{}} }

func (l *lineage) entry(id model.ID) (entry, error) {
	if e, ok := l.entries[id]; ok {
		return e, nil
	}
	e, err := l.library.entry(l.q, id)
	if err == nil {
		l.entries[id] = e
	}
	return e, err
}

// ancestry follows the forks and those merges that selectMerges gives of a moment.
func (l *lineage) ancestry(at moment, selectMerges func(querier, moment) ([]chained, error)) (ancestry, error) {
	out := ancestry{}
	seen := map[moment]bool{}
	for open := []moment{at}; len(open) > 0; {
		m := open[0]
		if open = open[1:]; seen[m] {
			continue
		}
		seen[m] = true
		if seq, ok := out[m.scenario]; !ok || seq < m.seq {
			out[m.scenario] = m.seq
		}
		e, err := l.entry(m.scenario)
		if err != nil {
			return nil, err
		}
		if e.parent != "" {
			open = append(open, moment{e.parent, e.forkedSeq})
		}
		merges, err := selectMerges(l.q, m)
		if err != nil {
			return nil, err
		}
		for _, c := range merges {
			if !c.intact() {
				return nil, l.library.damaged(c.scenario, c.row.Seq, errors.New("the digest differs"))
			}
			open = append(open, moment{c.row.MergedScenario, c.row.MergedSeq})
		}
	}
	return out, nil
}

// commonAncestor finds the nearest moment that two moments both know: one that no
// other such moment knows. Of several, as after merges crosswise, it is that of the
// youngest scenario. The error is [ErrUnrelated] when there is none.
func (l *lineage) commonAncestor(a, b moment) (moment, error) {
	knownToA, err := l.ancestry(a, selectMergesInEffect)
	if err != nil {
		return moment{}, err
	}
	knownToB, err := l.ancestry(b, selectMergesInEffect)
	if err != nil {
		return moment{}, err
	}
	type candidate struct {
		moment
		entry entry
		knows ancestry
	}
	var common []candidate
	for id, seq := range knownToA {
		other, ok := knownToB[id]
		if !ok {
			continue
		}
		c := candidate{moment: moment{id, min(seq, other)}}
		if c.entry, err = l.entry(id); err != nil {
			return moment{}, err
		}
		if c.knows, err = l.ancestry(c.moment, selectMergesInEffect); err != nil {
			return moment{}, err
		}
		common = append(common, c)
	}
	slices.SortFunc(common, func(x, y candidate) int { return cmp.Compare(y.entry.ordinal, x.entry.ordinal) })
	for _, c := range common {
		nearest := !slices.ContainsFunc(common, func(other candidate) bool {
			return other.scenario != c.scenario && other.knows.knows(c.moment)
		})
		if nearest {
			return c.moment, nil
		}
	}
	return moment{}, ErrUnrelated
}

// verifyMerge checks the edge of a merge: what was merged exists, and did not itself
// come from what it was merged into.
func (l *Library) verifyMerge(q querier, e entry, r Row) error {
	last, err := lastSeq(q, r.MergedScenario)
	switch {
	case err != nil:
		return err
	case r.Verb != DoRow:
		return l.damaged(e.id, r.Seq, fmt.Errorf("a merge in a row that does %q", r.Verb))
	case r.MergedScenario == e.id || r.MergedSeq < 0 || r.MergedSeq > last:
		return l.damaged(e.id, r.Seq, fmt.Errorf("it merges row %d of %s, which has %d", r.MergedSeq, r.MergedScenario, last))
	}
	known, err := l.lineage(q).ancestry(moment{r.MergedScenario, r.MergedSeq}, selectMerges)
	switch {
	case errors.Is(err, ErrUnknownScenario):
		return l.damaged(e.id, r.Seq, err)
	case err != nil:
		return err
	case known.knows(moment{e.id, r.Seq}):
		return l.damaged(e.id, r.Seq, errors.New("it merges what came from it"))
	}
	return nil
}
