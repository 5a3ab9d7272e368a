package meaning

// relate fills the table of affinities.
func (l *Lexicon) relate() {
	n := len(l.concepts)
	l.related = n
	l.affinity = make([]float32, n*n)
	for i := range n {
		for j := range n {
			l.affinity[i*n+j] = float32(l.kinship(Concept(i), Concept(j)))
		}
	}
}

// Affinity says how near two concepts lie: 1 for one and the same, less for a
// hypernym, a sibling and one with which a boundary must be agreed, 0 for strangers.
func (l *Lexicon) Affinity(a, b Concept) float64 {
	switch {
	case a == b:
		return 1
	case int(a) >= l.related || int(b) >= l.related:
		return 0
	}
	return float64(l.affinity[int(a)*l.related+int(b)])
}

// kinship computes an affinity. The numbers are judgements, made before any weight
// was trained.
func (l *Lexicon) kinship(a, b Concept) float64 {
	if a == b {
		return 1
	}
	best := 0.0
	if l.concepts[a].near[b] {
		best = .45
	}
	for up, da := range l.concepts[a].above {
		if db, ok := l.concepts[b].above[up]; ok {
			best = max(best, kin(da, db, len(l.concepts[up].up) == 0))
		}
	}
	return best
}

// kin is the affinity of two concepts that lie so many steps below a common one,
// which may be the top of a family.
func kin(da, db int, top bool) float64 {
	switch {
	case da == 0 || db == 0: // one lies above the other
		v := max(.2, []float64{1, .7, .45, .3, .2}[min(da+db, 4)])
		if top {
			return min(v, .45)
		}
		return v
	case top:
		return .12
	case da == 1 && db == 1:
		return .4
	}
	return .25
}
