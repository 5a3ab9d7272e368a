package check_test

import (
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios/examples"
)

// BenchmarkGrowth measures what grows with an organisation, from 1,000 duties in 4
// departments to 30,000 in 120: the check from cold, and what follows when one duty
// moves, when one is reworded, when two departments merge. The last line gives the
// exponent of each over all sizes: 1 is linear, n log n is about 1.1.
func BenchmarkGrowth(b *testing.B) {
	sizes := []int{1_000, 3_000, 10_000, 30_000}
	took := map[string][]float64{}
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := examples.Synthetic(n, n/250, 1)
			if err != nil {
				b.Fatal(err)
			}
			change := func(v model.Verb) (model.Scenario, model.Change) {
				c, err := v(s)
				if err != nil {
					b.Fatal(err)
				}
				after, err := model.Apply(s, c)
				if err != nil {
					b.Fatal(err)
				}
				return after, c
			}
			d, _ := s.Duty("D7")
			units := departments(s)
			var found check.Findings
			var used uint64
			sum := map[string]time.Duration{}
			clock := func(name string, f func()) {
				start := time.Now()
				f()
				sum[name] += time.Since(start)
			}
			for b.Loop() {
				found = check.Findings{}
				before := heap()
				clock("check", func() { found = check.Check(s) })
				used = heap() - before
				for name, v := range map[string]model.Verb{
					"move":  model.MoveDuties(units[3], d.ID),
					"edit":  model.EditRecord(d.Ref(), map[string]string{"text.zh": d.Text.ZH + "，并维护会员积分规则"}),
					"merge": model.MergeInto(units[0], units[1]),
				} {
					after, c := change(v)
					clock(name, func() { found.Update(s, after, c) })
				}
			}
			for name, d := range sum {
				ms := float64(d.Microseconds()) / 1e3 / float64(b.N)
				b.ReportMetric(ms, name+"-ms")
				took[name] = append(took[name], ms)
			}
			b.ReportMetric(float64(used)/1e6, "findings-MB")
			b.ReportMetric(float64(found.Len()), "findings")
			b.ReportMetric(0, "ns/op")
		})
	}
	b.Run("exponent", func(b *testing.B) {
		for b.Loop() {
		}
		for name, ms := range took {
			b.ReportMetric(slope(sizes[:len(ms)], ms), name+"-exponent")
		}
		b.ReportMetric(0, "ns/op")
	})
}

// departments lists the units that hold duties.
func departments(s model.Scenario) []model.ID {
	var out []model.ID
	for _, u := range s.Units() {
		if len(s.DutiesOf(u.ID)) > 0 {
			out = append(out, u.ID)
		}
	}
	return out
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// slope is that of the straight line through the logarithms, by least squares.
func slope(n []int, ms []float64) float64 {
	var x, y, xx, xy float64
	for i := range n {
		a, b := math.Log(float64(n[i])), math.Log(max(ms[i], 1e-3))
		x, y, xx, xy = x+a, y+b, xx+a*a, xy+a*b
	}
	k := float64(len(n))
	return (k*xy - x*y) / (k*xx - x*x)
}
