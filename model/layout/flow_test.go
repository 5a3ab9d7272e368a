package layout_test

import (
	"cmp"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model/layout"
)

func anyFlow(t *rapid.T) ([]layout.Stop, []layout.Way) {
	stops := make([]layout.Stop, rapid.IntRange(1, 24).Draw(t, "stops"))
	columns := rapid.IntRange(1, 6).Draw(t, "columns")
	for i := range stops {
		stops[i] = layout.Stop{Column: rapid.IntRange(0, columns-1).Draw(t, "column"), W: 180, H: rapid.Float64Range(30, 90).Draw(t, "h")}
	}
	ways := make([]layout.Way, rapid.IntRange(0, 60).Draw(t, "ways"))
	for i := range ways {
		ways[i] = layout.Way{From: rapid.IntRange(0, len(stops)-1).Draw(t, "from"), To: rapid.IntRange(0, len(stops)-1).Draw(t, "to"),
			Thick: rapid.Float64Range(1, 10).Draw(t, "thick"), Label: rapid.SampledFrom([]float64{0, 60, 140}).Draw(t, "label")}
	}
	return stops, ways
}

func flowStyle() layout.FlowStyle {
	return layout.FlowStyle{Gap: 200, Rise: 20, Head: 50, Pad: 14, Port: 3, LabelH: 22}
}

func TestNoBoxesAndLabelsOfAFlowOverlap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stops, ways := anyFlow(t)
		f := layout.Flowing(stops, ways, flowStyle())
		all := slices.Clone(f.Boxes)
		for _, l := range f.Labels {
			if l.W > 0 {
				all = append(all, l)
			}
		}
		for i, a := range all {
			for j, b := range all[:i] {
				if overlap(a, b) {
					t.Fatalf("%d %v and %d %v overlap", j, b, i, a)
				}
			}
		}
		for i, b := range f.Boxes {
			c := f.Columns[stops[i].Column]
			if b.X < c.X-close || b.X+b.W > c.X+c.W+close || b.Y < c.Y-close || b.Y+b.H > c.Y+c.H+close {
				t.Fatalf("box %d, %v, is not in its column, %v", i, b, c)
			}
		}
		if !reflect.DeepEqual(f, layout.Flowing(stops, ways, flowStyle())) {
			t.Fatal("it is set out otherwise the second time")
		}
	})
}

func TestEveryWayBeginsAndEndsAtItsBoxesAndNoTwoAtOnePlace(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		stops, ways := anyFlow(t)
		f := layout.Flowing(stops, ways, flowStyle())
		type port struct{ from, to float64 }
		sides := map[[2]float64][]port{} // x of the side and y of its box
		for i, c := range f.Curves {
			for n, p := range []layout.Point{c[0], c[3]} {
				box := f.Boxes[ways[i].From]
				if n == 1 {
					box = f.Boxes[ways[i].To]
				}
				half := ways[i].Thick / 2
				if x := p.X - box.X; x*x > close && (x-box.W)*(x-box.W) > close || p.Y-half < box.Y-close || p.Y+half > box.Y+box.H+close {
					t.Fatalf("way %d has its end at %v, the box is %v", i, p, box)
				}
				key := [2]float64{p.X, box.Y}
				sides[key] = append(sides[key], port{p.Y - half, p.Y + half})
			}
			if c[0].Y != c[1].Y || c[2].Y != c[3].Y {
				t.Fatalf("way %d does not leave and come level: %v", i, c)
			}
		}
		for side, ports := range sides {
			slices.SortFunc(ports, func(a, b port) int { return cmp.Compare(a.from, b.from) })
			for i := 1; i < len(ports); i++ {
				if ports[i].from < ports[i-1].to+flowStyle().Port-close {
					t.Fatalf("two ways merge at %v: %v", side, ports)
				}
			}
		}
	})
}
