package check

import (
	"maps"
	"math"
	"slices"

	"sandtable/model"
)

// disruption is MOV = n − the weight of the best matching of baseline units to
// scenario units, where a pair weighs the duties that both hold. So a merger costs
// its smaller side only, and a unit that was merely rebuilt under another id costs
// nothing. A fused or split duty is where its work is now (by Origin); a removed
// one counts as moved; unplaced duties match only unplaced ones.
func disruption(baseline, s model.Scenario) Metric {
	m := Metric{Name: Disruption, Unit: "moves", Better: "lower"}
	homes := homesNow(s)
	shared := map[model.ID]map[model.ID]float64{}
	n, kept := 0.0, 0.0
	columns := map[model.ID]bool{}
	for _, r := range baseline.Records(model.DutyKind) {
		d := r.(model.Duty)
		n++
		parts := homes[d.ID]
		for _, u := range parts {
			share := 1 / float64(len(parts))
			if d.Unit == "" || u == "" {
				if d.Unit == u {
					kept += share
				}
				continue
			}
			if shared[d.Unit] == nil {
				shared[d.Unit] = map[model.ID]float64{}
			}
			shared[d.Unit][u] += share
			columns[u] = true
		}
	}
	rows, cols := slices.Sorted(maps.Keys(shared)), slices.Sorted(maps.Keys(columns))
	weights := make([][]float64, len(rows))
	for i, u := range rows {
		weights[i] = make([]float64, len(cols))
		for j, v := range cols {
			weights[i][j] = shared[u][v]
		}
	}
	matched := map[model.ID]bool{}
	for i, j := range maximumMatching(weights) {
		if j < 0 || weights[i][j] == 0 {
			continue
		}
		kept += weights[i][j]
		matched[cols[j]] = true
		was, _ := baseline.Unit(rows[i])
		now, _ := s.Unit(cols[j])
		if was.Head.ZH != now.Head.ZH || was.Head.EN != now.Head.EN {
			m.Heads++
		}
	}
	for _, r := range s.Records(model.UnitKind) {
		u := r.(model.Unit)
		if !matched[u.ID] && u.Level != model.External && !baseline.Has(u.Ref()) {
			m.NewUnits++
		}
	}
	m.Known = n > 0
	m.Value = math.Round((n-kept)*1e6) / 1e6
	return m
}

// homesNow tells for every duty, present or past, the homes of what carries its
// work: itself, or the duties that have it in their Origin.
func homesNow(s model.Scenario) map[model.ID][]model.ID {
	homes := map[model.ID][]model.ID{}
	heirs := map[model.ID][]model.ID{}
	for _, r := range s.Records(model.DutyKind) {
		d := r.(model.Duty)
		homes[d.ID] = []model.ID{d.Unit}
		for o := range d.Origin.All() {
			heirs[model.ID(o)] = append(heirs[model.ID(o)], d.Unit)
		}
	}
	for id, units := range heirs {
		if !s.Has(duty(id)) {
			homes[id] = units
		}
	}
	return homes
}

// maximumMatching assigns rows to columns, one to one, with the greatest total
// weight (Kuhn 1955, with potentials after Jonker and Volgenant); -1 for a row
// without a column. The answer depends only on the weights.
func maximumMatching(weights [][]float64) []int {
	rows := len(weights)
	if rows == 0 {
		return nil
	}
	cols := max(rows, len(weights[0])) // rows beyond the real columns get a worthless one
	cost := func(i, j int) float64 {
		if j < len(weights[i]) {
			return -weights[i][j]
		}
		return 0
	}
	u, v := make([]float64, rows+1), make([]float64, cols+1)
	rowOf, way := make([]int, cols+1), make([]int, cols+1)
	for i := 1; i <= rows; i++ {
		rowOf[0] = i
		least, used := make([]float64, cols+1), make([]bool, cols+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		j0 := 0
		for {
			used[j0] = true
			i0, delta, j1 := rowOf[j0], math.Inf(1), 0
			for j := 1; j <= cols; j++ {
				if used[j] {
					continue
				}
				if c := cost(i0-1, j-1) - u[i0] - v[j]; c < least[j] {
					least[j], way[j] = c, j0
				}
				if least[j] < delta {
					delta, j1 = least[j], j
				}
			}
			for j := range cols + 1 {
				if used[j] {
					u[rowOf[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			if j0 = j1; rowOf[j0] == 0 {
				break
			}
		}
		for j0 != 0 {
			rowOf[j0], j0 = rowOf[way[j0]], way[j0]
		}
	}
	out := make([]int, rows)
	for j := 1; j <= cols; j++ {
		if rowOf[j] > 0 {
			if out[rowOf[j]-1] = j - 1; j > len(weights[0]) {
				out[rowOf[j]-1] = -1
			}
		}
	}
	return out
}
