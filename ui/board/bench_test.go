package board

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/software"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// BenchmarkBoard does the deeds of the board with ever more duties in 40 departments.
func BenchmarkBoard(b *testing.B) {
	for _, n := range []int{100, 1000, 10000, 30000} {
		b.Run(fmt.Sprint(n, " duties"), func(b *testing.B) {
			s := synthetic(b, n, 40)
			for _, deed := range []struct {
				name string
				run  func(*testing.B, *stage)
			}{
				{"frame", frame}, {"wheel", wheel}, {"step", step}, {"language", language}, {"stir", stir}, {"across", across},
			} {
				b.Run(deed.name, func(b *testing.B) { deed.run(b, s) })
			}
		})
	}
}

// step shows what one gesture has left, a duty moved to and fro.
func step(b *testing.B, s *stage) {
	before := s.session.Now()
	s.carry(model.MoveDuties(s.columns[1].plan.unit, s.columns[0].plan.items[0].duty))
	after := s.session.Now()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			s.Draw(before, s.print)
		} else {
			s.Draw(after, s.print)
		}
	}
}

// language draws everything in the other language, which wraps every sentence anew.
func language(b *testing.B, s *stage) {
	zh, en := text.For(model.ZH), text.For(model.EN)
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			s.Draw(s.session.Now(), en)
		} else {
			s.Draw(s.session.Now(), zh)
		}
	}
	s.Draw(s.session.Now(), zh)
}

// wheel scrolls a column by a turn of the wheel, as the toolkit does.
func wheel(b *testing.B, s *stage) {
	c, by := s.columns[0], float32(-40)
	for b.Loop() {
		y := c.scroll.Offset.Y
		if c.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.NewDelta(0, by)}); c.scroll.Offset.Y == y {
			by = -by
		}
	}
	c.scroll.ScrollToTop()
	c.update()
}

// frame paints the board as it is, which walks everything that is not hidden.
func frame(b *testing.B, s *stage) {
	theme := look.Current()
	for b.Loop() {
		software.RenderCanvas(s.window.Canvas(), theme)
	}
}

// stir moves a held card by a few pixels, as the pointer does, and tells how long
// taking hold of it takes.
func stir(b *testing.B, s *stage) {
	to := absolute(s.columns[1]).AddXY(100, 200)
	start := time.Now()
	g := s.press(s.columns[0].plan.items[0].duty, to)
	first := time.Since(start)
	for i := 0; b.Loop(); i++ {
		g.move(to.Add(fyne.NewPos(float32(i%40), float32(i%300))))
	}
	b.ReportMetric(first.Seconds()*1000, "ms/first")
	s.Cancel()
	g.release()
}

// across moves a held card from column to column, where what is predicted is known
// already.
func across(b *testing.B, s *stage) {
	places := []fyne.Position{absolute(s.columns[1]).AddXY(100, 200), absolute(s.columns[2]).AddXY(100, 200)}
	g := s.press(s.columns[0].plan.items[0].duty, places...)
	for i := 0; b.Loop(); i++ {
		g.move(places[i%2])
	}
	s.Cancel()
	g.release()
}
