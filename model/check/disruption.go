package check

import (
	"maps"
	"math"
	"slices"

	"sandtable/model"
)

// moves compares where duties are with where a baseline had them: an immutable value.
type moves struct {
	baseline model.Scenario
	n        int                     // duties of the baseline
	held     map[model.ID][]model.ID // unit of the baseline -> its duties, by id
	// shared is the work that a unit of the baseline and one of the scenario both
	// hold, in duties; kept the work that was and is unplaced.
	shared map[model.ID]map[model.ID]float64
	kept   float64
}

func (f facts) moves(baseline model.Scenario) moves {
	v := moves{baseline: baseline, held: map[model.ID][]model.ID{}, shared: map[model.ID]map[model.ID]float64{}}
	for _, r := range baseline.Records(model.DutyKind) {
		d := r.(model.Duty)
		v.n++
		v.held[d.Unit] = append(v.held[d.Unit], d.ID)
	}
	for u := range v.held {
		v.row(f, u)
	}
	return v
}

// next gives the moves of after, which c made of the scenario before.
func (v moves) next(before, after facts, c model.Change) moves {
	rows := map[model.ID]bool{}
	touch := func(id model.ID) {
		if d, ok := v.baseline.Duty(id); ok {
			rows[d.Unit] = true
		}
	}
	for _, e := range c.Edits {
		if e.Ref().Kind != model.DutyKind {
			continue
		}
		touch(e.Ref().ID)
		for _, f := range []facts{before, after} {
			d, _ := f.s.Duty(e.Ref().ID)
			for o := range d.Origin.All() {
				touch(model.ID(o))
			}
		}
	}
	if len(rows) > 0 {
		v.shared = maps.Clone(v.shared)
	}
	for u := range rows {
		v.row(after, u)
	}
	return v
}

// row counts again where the duties of one unit of the baseline are now.
func (v *moves) row(f facts, u model.ID) {
	row, kept := map[model.ID]float64{}, 0.0
	for _, id := range v.held[u] {
		homes := f.homesNow(id)
		for _, home := range homes {
			share := 1 / float64(len(homes))
			switch {
			case u == "" && home == "":
				kept += share
			case u != "" && home != "":
				row[home] += share
			}
		}
	}
	if u == "" {
		v.kept = kept
	}
	if v.shared[u] = row; len(row) == 0 {
		delete(v.shared, u)
	}
}

// disruption is MOV = n − the weight of the best matching of baseline units to
// scenario units, where a pair weighs the duties that both hold. So a merger costs
// its smaller side only, and a unit that was merely rebuilt under another id costs
// nothing. A fused or split duty is where its work is now (by Origin); a removed
// one counts as moved; unplaced duties match only unplaced ones.
func (f facts) disruption(v moves) Metric {
	m := Metric{Name: Disruption, Unit: "moves", Better: "lower"}
	kept := v.kept
	columns := map[model.ID]bool{}
	for _, row := range v.shared {
		for u := range row {
			columns[u] = true
		}
	}
	rows, cols := slices.Sorted(maps.Keys(v.shared)), slices.Sorted(maps.Keys(columns))
	weights := make([][]float64, len(rows))
	for i, u := range rows {
		weights[i] = make([]float64, len(cols))
		for j, w := range cols {
			weights[i][j] = v.shared[u][w]
		}
	}
	matched := map[model.ID]bool{}
	for i, j := range maximumMatching(weights) {
		if j < 0 || weights[i][j] == 0 {
			continue
		}
		kept += weights[i][j]
		matched[cols[j]] = true
		was, _ := v.baseline.Unit(rows[i])
		now, _ := f.s.Unit(cols[j])
		if was.Head.ZH != now.Head.ZH || was.Head.EN != now.Head.EN {
			m.Heads++
		}
	}
	for _, r := range f.s.Records(model.UnitKind) {
		u := r.(model.Unit)
		if !matched[u.ID] && u.Level != model.External && !v.baseline.Has(u.Ref()) {
			m.NewUnits++
		}
	}
	m.Known = v.n > 0
	m.Value = math.Round((float64(v.n)-kept)*1e6) / 1e6
	return m
}

// undisturbed is the disruption from a baseline that is the scenario itself.
func (f facts) undisturbed() Metric {
	return Metric{Name: Disruption, Unit: "moves", Better: "lower", Known: f.s.Count(model.DutyKind) > 0}
}

// homesNow tells for a duty, present or past, the homes of what carries its work:
// itself, or the duties that have it in their Origin.
func (f facts) homesNow(id model.ID) []model.ID {
	if d, ok := f.s.Duty(id); ok {
		return []model.ID{d.Unit}
	}
	var homes []model.ID
	for _, heir := range f.heirs.at(id) {
		d, _ := f.s.Duty(heir)
		homes = append(homes, d.Unit)
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
