package scenarios_test

import (
	"fmt"
	"path/filepath"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

var sizes = []int{100, 1_000, 3_000, 10_000}

func made(b *testing.B, duties int) *scenarios.Library {
	b.Helper()
	l, err := examples.WriteSynthetic(filepath.Join(b.TempDir(), "plan.sandtable"), duties, 40, 1, scenarios.Reproducible("bench"))
	must(b, err)
	b.Cleanup(func() { l.Close() })
	return l
}

// BenchmarkGesture moves one duty: verb, findings, scorecard, and the commit, of
// which the part that waits for the file is reported apart. Preview is the same
// without the file.
func BenchmarkGesture(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := made(b, n)
			s := session(b, l, "V0")
			var asked time.Duration
			for i := 0; b.Loop(); i++ {
				v := model.MoveDuties(model.ID(fmt.Sprint("U", 1+i%40)), "D1")
				if home(s.Now().Scenario, "D1") == model.ID(fmt.Sprint("U", 1+i%40)) {
					v = model.MoveDuties("", "D1")
				}
				start := time.Now()
				_, err := s.Preview(v)
				must(b, err)
				asked += time.Since(start)
				must(b, s.Do(v, "bench"))
			}
			all := float64(b.Elapsed().Nanoseconds()) / float64(b.N)
			preview := float64(asked.Nanoseconds()) / float64(b.N)
			b.ReportMetric(preview/1e6, "preview-ms")
			b.ReportMetric((all-preview)/1e6, "do-ms")
			b.ReportMetric((all-2*preview)/1e6, "file-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkOpen opens a library and its baseline for editing; the findings are part
// of it.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := made(b, n)
			must(b, l.Close())
			var file time.Duration
			for b.Loop() {
				start := time.Now()
				o, err := scenarios.Open(l.Path(), scenarios.Options{Who: "bench"})
				must(b, err)
				_, err = o.At("V0", scenarios.Latest)
				must(b, err)
				file += time.Since(start)
				_, err = o.Session("V0")
				must(b, err, o.Close())
			}
			b.ReportMetric(float64(file.Microseconds())/1e3/float64(b.N), "file-ms")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1e3/float64(b.N), "open-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkReplay opens a scenario whose log has 2,000 steps.
func BenchmarkReplay(b *testing.B) {
	l := made(b, 10)
	s := session(b, l, "V0")
	for i := range 2_000 {
		must(b, s.Do(model.MoveDuties(model.ID(fmt.Sprint("U", 1+i%2)), "D1"), "bench"))
	}
	for b.Loop() {
		_, err := l.At("V0", scenarios.Latest)
		must(b, err)
	}
}

// BenchmarkLongLog opens a scenario with a long log from its checkpoint, as for one command,
// does one step and closes the library.
func BenchmarkLongLog(b *testing.B) {
	for _, rows := range []int{100, 3_000, 30_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			path := long(b, rows, toAndFro)
			var open, step time.Duration
			carried := 0
			for i := 0; b.Loop(); i++ {
				l, err := scenarios.Open(path, scenarios.Options{Who: "bench"})
				must(b, err)
				start := time.Now()
				s := session(b, l, "V0")
				open += time.Since(start)
				start = time.Now()
				v, _ := toAndFro(i+rows, s.Now().Scenario)
				must(b, s.Do(v, "bench"))
				step += time.Since(start)
				carried += l.Carried()
				must(b, l.Close())
			}
			b.ReportMetric(float64(open.Microseconds())/1e3/float64(b.N), "switch-ms")
			b.ReportMetric(float64(step.Microseconds())/1e3/float64(b.N), "do-ms")
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1e3/float64(b.N), "command-ms")
			b.ReportMetric(float64(carried)/float64(b.N), "changes")
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkManyForks opens a library of 10,000 duties with many scenarios and a long
// log: the list of all, a fork for editing, and its reasons.
func BenchmarkManyForks(b *testing.B) {
	for _, size := range []struct{ forks, rows int }{{1, 100}, {100, 2_000}, {100, 20_000}, {500, 20_000}} {
		b.Run(fmt.Sprintf("%d/%d", size.forks, size.rows), func(b *testing.B) {
			l := made(b, 10_000)
			ids, err := l.Grow(size.forks, size.rows, 1)
			must(b, err, l.Close())
			last := ids[len(ids)-1]
			var open, list, file, why time.Duration
			for b.Loop() {
				start := time.Now()
				o, err := scenarios.Open(l.Path(), scenarios.Options{Who: "bench"})
				must(b, err)
				open += time.Since(start)
				start = time.Now()
				_, err = o.At(last, scenarios.Latest)
				must(b, err)
				file += time.Since(start)
				start = time.Now()
				_, err = o.Scenarios()
				must(b, err)
				list += time.Since(start)
				start = time.Now()
				_, err = o.Reasons(last)
				must(b, err)
				why += time.Since(start)
				must(b, o.Close())
			}
			for name, d := range map[string]time.Duration{"open-ms": open, "list-ms": list, "state-ms": file, "reasons-ms": why} {
				b.ReportMetric(float64(d.Microseconds())/1e3/float64(b.N), name)
			}
			b.ReportMetric(0, "ns/op")
		})
	}
}

// BenchmarkMerge previews the merge of two forks with 200 edits each; corrections is
// what a fork asks at every redraw when nothing has happened since.
func BenchmarkMerge(b *testing.B) {
	for _, n := range sizes {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			l := made(b, n)
			for f, id := range []model.ID{"A", "B"} {
				_, err := l.ForkAs(id, "V0", word(string(id)))
				must(b, err)
				must(b, l.Perform(id, min(200, n/4), func(i int, s model.Scenario) (model.Verb, string) {
					duty := model.ID(fmt.Sprint("D", 1+2*i+f))
					if home(s, duty) == model.ID(fmt.Sprint("U", 1+i%40)) {
						return model.MoveDuties("", duty), "bench"
					}
					return model.MoveDuties(model.ID(fmt.Sprint("U", 1+i%40)), duty), "bench"
				}))
			}
			s, err := l.SessionSoon("A")
			must(b, err)
			var asked time.Duration
			for b.Loop() {
				m, err := s.PreviewMerge("B", nil)
				must(b, err)
				if len(m.Conflicts) > 0 || len(m.Change.Edits) == 0 {
					b.Fatalf("%d conflicts, %d edits", len(m.Conflicts), len(m.Change.Edits))
				}
				start := time.Now()
				_, err = s.Corrections()
				must(b, err)
				asked += time.Since(start)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds()-asked.Nanoseconds())/float64(b.N)/1e6, "preview-ms")
			b.ReportMetric(float64(asked.Microseconds())/float64(b.N), "corrections-us")
			b.ReportMetric(0, "ns/op")
		})
	}
}
