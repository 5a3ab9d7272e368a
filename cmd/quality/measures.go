package main

import (
	"math/rand/v2"
	"slices"
)

// scored is a pair with the score that a method gave it.
type scored struct {
	pair
	score float64
}

// auc is the chance that a pair with at least a level scores above one below it; −1
// when there are none on a side.
func auc(ps []scored, level int) float64 {
	sorted := slices.Clone(ps)
	slices.SortStableFunc(sorted, func(a, b scored) int {
		switch {
		case a.score < b.score:
			return -1
		case a.score > b.score:
			return 1
		}
		return 0
	})
	var yes, no, sum float64
	for i := 0; i < len(sorted); {
		j := i
		for j < len(sorted) && sorted[j].score == sorted[i].score {
			j++
		}
		rank := float64(i+j+1) / 2 // the mean rank of equals
		for _, p := range sorted[i:j] {
			if p.label >= level {
				yes++
				sum += rank
			} else {
				no++
			}
		}
		i = j
	}
	if yes == 0 || no == 0 {
		return -1
	}
	return (sum - yes*(yes+1)/2) / (yes * no)
}

// f1 is the harmonic mean of precision and recall from a threshold on.
func f1(ps []scored, level int, threshold float64) float64 {
	var hit, said, true_ float64
	for _, p := range ps {
		if p.label >= level {
			true_++
		}
		if p.score >= threshold {
			said++
			if p.label >= level {
				hit++
			}
		}
	}
	if said+true_ == 0 {
		return 0
	}
	return 2 * hit / (said + true_)
}

// threshold is the score from which f1 is best.
func threshold(ps []scored, level int) float64 {
	best, at := -1.0, .5
	for _, p := range ps {
		if f := f1(ps, level, p.score); f > best {
			best, at = f, p.score
		}
	}
	return at
}

// spread gives the range that holds 95 of 100 figures of samples drawn anew.
func spread(ps []scored, figure func([]scored) float64) (low, high float64) {
	dice := rand.New(rand.NewPCG(1, 2))
	const rounds = 400
	var all []float64
	for range rounds {
		again := make([]scored, len(ps))
		for i := range again {
			again[i] = ps[dice.IntN(len(ps))]
		}
		if v := figure(again); v >= 0 {
			all = append(all, v)
		}
	}
	if len(all) == 0 {
		return -1, -1
	}
	slices.Sort(all)
	return all[len(all)*25/1000], all[len(all)*975/1000]
}
