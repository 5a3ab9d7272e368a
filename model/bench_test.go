package model

import (
	"bytes"
	"fmt"
	"testing"
)

// company makes an organisation of n duties in 40 departments, every duty with a
// goal and a hand-off to the next; its first department holds up to 500 duties.
func company(b *testing.B, n int) Scenario {
	b.Helper()
	records := []Record{Unit{ID: "CO", Level: Company, Name: zhEn("公司", "Company")}}
	for i := range 40 {
		records = append(records, Unit{ID: unitNo(i), Parent: "CO", Level: Department, Name: zhEn(fmt.Sprint("部门", i), ""), Rank: i},
			Goal{ID: ID(fmt.Sprint("g", i)), Unit: unitNo(i), Text: zhEn("目标", "Goal")})
	}
	for i := range n {
		unit := i % 40
		if i < min(500, n/2) {
			unit = 0
		}
		records = append(records, Duty{ID: dutyNo(i), Unit: unitNo(unit), Rank: i * rankStep, Functions: NewSet("ops", "data"),
			Text: zhEn("负责平台运营与销售目标达成，跟踪数据并持续优化。", "Run the platforms and meet the sales target."), Title: zhEn("平台运营", "Platforms")},
			link(DutyKind, dutyNo(i), GoalKind, ID(fmt.Sprint("g", unit)), 1+i%3))
	}
	for i := range n - 1 {
		records = append(records, Handoff{ID: ID(fmt.Sprint("h", i)), From: dutyNo(i), To: dutyNo(i + 1), Object: zhEn("数据", "Data"), Weight: 3})
	}
	return scenarioOf(b, records...)
}

func unitNo(i int) ID { return ID(fmt.Sprint("u", i)) }
func dutyNo(i int) ID { return ID(fmt.Sprint("d", i)) }

func sizes(b *testing.B, run func(b *testing.B, s Scenario)) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s := company(b, n)
			b.ReportAllocs()
			for b.Loop() {
				run(b, s)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
		})
	}
}

func do(b *testing.B, s Scenario, v Verb) {
	c, err := v(s)
	if err == nil {
		_, err = Apply(s, c)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// The budget of the whole gesture is 16 ms at 10,000 duties.
func BenchmarkMoveOneDuty(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { do(b, s, MoveDuties("u7", "d1")) })
}

func BenchmarkPlaceOneDuty(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { do(b, s, PlaceDuties("u0", "d3", "d1")) })
}

// The budget of merging 500 duties is 100 ms.
func BenchmarkMergeUnits(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) {
		do(b, s, MergeUnits("n", zhEn("合并", ""), Text{}, "u0", "u1"))
	})
}

func BenchmarkFuseDuties(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { do(b, s, FuseDuties("n", zhEn("新", ""), "d1", "d2")) })
}

func BenchmarkFingerprint(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { s.Fingerprint() })
}

func BenchmarkEncodeScenario(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { encoded(b, s) })
}

func BenchmarkDecodeScenario(b *testing.B) {
	for _, n := range []int{100, 1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			raw := encoded(b, company(b, n))
			b.SetBytes(int64(len(raw)))
			for b.Loop() {
				if _, err := ReadScenario(bytes.NewReader(raw)); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
		})
	}
}

func BenchmarkDiff(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) {
		if Diff(Scenario{}, s).Empty() || !Diff(s, s).Empty() {
			b.Fatal("the difference is wrong")
		}
	})
}

func BenchmarkDutiesOf(b *testing.B) {
	sizes(b, func(b *testing.B, s Scenario) { s.DutiesOf("u7") })
}

// Two people with 200 edits each, every tenth of a duty that the other has moved
// elsewhere. The budget is 50 ms at 10,000 duties.
func BenchmarkMerge(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			base := company(b, n)
			sides := [2]Scenario{base, base}
			for i := range sides {
				for k := range 200 {
					duty, to := dutyNo(200*i+k), unitNo((7*i+k)%40)
					if k%10 == 0 {
						duty = dutyNo(500 + k)
					}
					c, err := MoveDuties(to, duty)(sides[i])
					if err != nil {
						continue
					}
					if sides[i], err = Apply(sides[i], c); err != nil {
						b.Fatal(err)
					}
				}
			}
			var m Merging
			b.ReportAllocs()
			for b.Loop() {
				m = Merge(base, sides[0], sides[1], nil)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/op")
			b.ReportMetric(float64(len(m.Conflicts)), "conflicts")
		})
	}
}
