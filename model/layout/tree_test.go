package layout_test

import (
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model/layout"
)

// drawn is a tree with its style.
type drawn struct {
	nodes  []layout.Node
	roots  []int
	parent []int
	style  layout.Style
}

func anyTree(t *rapid.T) drawn {
	n := rapid.IntRange(1, 60).Draw(t, "nodes")
	d := drawn{nodes: make([]layout.Node, n), parent: make([]int, n)}
	for i := range n {
		d.nodes[i].W, d.nodes[i].H = rapid.Float64Range(20, 200).Draw(t, "w"), rapid.Float64Range(20, 150).Draw(t, "h")
		up := rapid.IntRange(-1, i-1).Draw(t, "on")
		if i == 0 || rapid.IntRange(0, 12).Draw(t, "root") > 0 && i > 0 && up < 0 {
			up = min(0, i-1)
		}
		if d.parent[i] = up; up < 0 {
			d.roots = append(d.roots, i)
		} else {
			d.nodes[up].Below = append(d.nodes[up].Below, i)
		}
	}
	d.style = layout.Style{Gap: 16, Drop: 40, Indent: 20, Rise: 8,
		Hang: rapid.IntRange(0, 4).Draw(t, "hang"), Across: rapid.SampledFrom([]int{0, 2, 3, 7}).Draw(t, "across")}
	return d
}

const close = 1e-6

func overlap(a, b layout.Box) bool {
	return a.X+a.W > b.X+close && b.X+b.W > a.X+close && a.Y+a.H > b.Y+close && b.Y+b.H > a.Y+close
}

func TestNoTwoBoxesOfATreeOverlapAndNoLineRunsThroughOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyTree(t)
		out := layout.Tree(d.nodes, d.roots, d.style)
		for i, a := range out.Boxes {
			if a.X < -close || a.Y < -close || a.X+a.W > out.Width+close || a.Y+a.H > out.Height+close {
				t.Fatalf("box %d, %v, stands outside of %v × %v", i, a, out.Width, out.Height)
			}
			for j, b := range out.Boxes[:i] {
				if overlap(a, b) {
					t.Fatalf("boxes %d %v and %d %v overlap", j, b, i, a)
				}
			}
			for j, line := range out.Lines {
				for k := 1; k < len(line); k++ {
					p, q := line[k-1], line[k]
					if max(p.X, q.X) > a.X+close && min(p.X, q.X) < a.X+a.W-close && max(p.Y, q.Y) > a.Y+close && min(p.Y, q.Y) < a.Y+a.H-close {
						t.Fatalf("the line to %d, %v, runs through box %d, %v", j, line, i, a)
					}
				}
			}
		}
	})
}

func TestEveryLineGoesFromABoxDownToOneThatHangsOnItAtRightAngles(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyTree(t)
		out := layout.Tree(d.nodes, d.roots, d.style)
		for i, line := range out.Lines {
			if (line == nil) != (d.parent[i] < 0) {
				t.Fatalf("node %d hangs on %d, its line is %v", i, d.parent[i], line)
			}
			if line == nil {
				continue
			}
			up, box := out.Boxes[d.parent[i]], out.Boxes[i]
			from, to := line[0], line[len(line)-1]
			if off := from.Y - up.Y - up.H; off*off > close || from.X < up.X-close || from.X > up.X+up.W+close {
				t.Fatalf("the line to %d begins at %v, its box is %v", i, from, up)
			}
			if to.X < box.X-close || to.X > box.X+box.W+close || to.Y < box.Y-close || to.Y > box.Y+box.H+close {
				t.Fatalf("the line to %d ends at %v, its box is %v", i, to, box)
			}
			for k := 1; k < len(line); k++ {
				if dx, dy := line[k].X-line[k-1].X, line[k].Y-line[k-1].Y; dx*dx > close && dy*dy > close {
					t.Fatalf("the line to %d is aslant: %v", i, line)
				}
			}
			if box.Y < up.Y+up.H-close {
				t.Fatalf("%d at %v is not below %v", i, box, up)
			}
		}
	})
}

func TestTheOrderOfATreeIsKeptAndABoxStandsAboveTheMiddleOfItsOwn(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyTree(t)
		d.style.Across = 0
		out := layout.Tree(d.nodes, d.roots, d.style)
		for i, n := range d.nodes {
			for k := 1; k < len(n.Below); k++ {
				a, b := out.Boxes[n.Below[k-1]], out.Boxes[n.Below[k]]
				if a.X+a.W > b.X+close && a.Y+a.H > b.Y+close {
					t.Fatalf("%d stands before %d", n.Below[k], n.Below[k-1])
				}
			}
			if d.style.Hang > 0 || len(n.Below) == 0 {
				continue
			}
			first, last := out.Boxes[n.Below[0]], out.Boxes[n.Below[len(n.Below)-1]]
			middle := (first.X + first.W/2 + last.X + last.W/2) / 2
			if off := out.Boxes[i].X + out.Boxes[i].W/2 - middle; off*off > close {
				t.Fatalf("%d stands %v beside the middle of its own", i, off)
			}
		}
	})
}

func TestTheSameTreeIsSetOutTheSameAndItsMirrorImageMirrored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := anyTree(t)
		out := layout.Tree(d.nodes, d.roots, d.style)
		if !reflect.DeepEqual(out, layout.Tree(d.nodes, d.roots, d.style)) {
			t.Fatal("it is set out otherwise the second time")
		}
		d.style.Hang, d.style.Across = 0, 0
		out = layout.Tree(d.nodes, d.roots, d.style)
		turned := make([]layout.Node, len(d.nodes))
		backwards := func(ids []int) (out []int) {
			for _, i := range ids {
				out = append([]int{i}, out...)
			}
			return out
		}
		for i, n := range d.nodes {
			turned[i] = layout.Node{W: n.W, H: n.H, Below: backwards(n.Below)}
		}
		other := layout.Tree(turned, backwards(d.roots), d.style)
		for i, b := range out.Boxes {
			if off := b.X - (other.Width - other.Boxes[i].X - b.W); off*off > close {
				t.Fatalf("box %d stands at %v, in the mirror at %v of %v", i, b, other.Boxes[i], other.Width)
			}
		}
	})
}

func BenchmarkTreeOfTenThousandBoxes(b *testing.B) {
	nodes := make([]layout.Node, 10000)
	for i := range nodes {
		nodes[i].W, nodes[i].H = 184, 60
		if i > 0 {
			nodes[(i-1)/6].Below = append(nodes[(i-1)/6].Below, i)
		}
	}
	for b.Loop() {
		layout.Tree(nodes, []int{0}, layout.Style{Gap: 16, Drop: 40})
	}
}
