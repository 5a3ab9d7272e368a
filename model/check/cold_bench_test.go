//go:build unix

package check_test

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"sandtable/model/check"
	"sandtable/scenarios/examples"
)

// BenchmarkCold is the check from cold of made-up organisations, in time of processors,
// which does not grow when others use the machine too.
func BenchmarkCold(b *testing.B) {
	for _, n := range []int{100, 1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			s, err := examples.Synthetic(n, max(4, n/250), 1)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			found := 0
			start := worked(b)
			for b.Loop() {
				found = check.Check(s).Len()
			}
			b.ReportMetric(float64((worked(b)-start).Milliseconds())/float64(b.N), "cpu-ms/check")
			b.ReportMetric(float64(found), "findings")
		})
	}
}

// worked is how long processors have worked for this process.
func worked(b *testing.B) time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		b.Fatal(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
