package board

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

func BenchmarkDraw(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n, " duties"), func(b *testing.B) {
			s := synthetic(b, n, max(n/25, 4))
			snap := s.session.Now()
			for b.Loop() {
				s.Draw(snap, s.print)
			}
		})
	}
}

// BenchmarkDragStep moves a held card by a few pixels, as the pointer does, and
// tells how long the first step takes, which predicts every column in sight.
func BenchmarkDragStep(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n, " duties"), func(b *testing.B) {
			s := synthetic(b, n, max(n/25, 4))
			to := absolute(s.columns[1]).AddXY(100, 200)
			start := time.Now()
			g := s.press(s.columns[0].plan.items[0].duty, to)
			first := time.Since(start)
			i := 0
			for b.Loop() {
				i++
				g.move(to.Add(fyne.NewPos(float32(i%40), float32(i%300))))
			}
			b.ReportMetric(first.Seconds()*1000, "ms/first")
			s.Cancel()
		})
	}
}

// BenchmarkDragAcross moves a held card from column to column, where the prediction changes.
func BenchmarkDragAcross(b *testing.B) {
	for _, n := range []int{100, 1000} {
		b.Run(fmt.Sprint(n, " duties"), func(b *testing.B) {
			s := synthetic(b, n, max(n/25, 4))
			places := []fyne.Position{absolute(s.columns[1]).AddXY(100, 200), absolute(s.columns[2]).AddXY(100, 200)}
			g := s.press(s.columns[0].plan.items[0].duty, places...)
			i := 0
			for b.Loop() {
				i++
				g.move(places[i%2])
			}
			s.Cancel()
		})
	}
}
