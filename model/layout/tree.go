package layout

// Node is a box of a tree. Below are the numbers of those that hang on it, in order; each
// hangs on one only.
type Node struct {
	W, H  float64
	Below []int
}

// Style is how a tree is set out. The zero style puts all that hangs on a box in one row.
type Style struct {
	Gap  float64 // between boxes side by side
	Drop float64 // between a box and those below it
	// Hang, when it is not 0, is the depth from which boxes stand one below the other, set
	// in by Indent, with Rise between them: 1 = those on the roots.
	Hang         int
	Indent, Rise float64
	// Across, when it is not 0, is how many stand side by side at most; further ones begin
	// another row.
	Across int
}

// Tree sets out a tree as Reingold and Tilford do (Tidier Drawings of Trees, IEEE TSE
// SE-7, 1981): what is alike looks alike, a box stands in the middle above its own, and
// parts stand as close as their outlines allow. Where parts could stand in several
// places, they stand in the middle between as far left and as far right as they can.
// Several roots stand side by side. What hangs on none of them is not set out: its box has
// no size.
func Tree(nodes []Node, roots []int, style Style) Drawing {
	t := tree{nodes: nodes, style: style, Drawing: Drawing{Boxes: make([]Box, len(nodes)), Lines: make([][]Point, len(nodes))}}
	parts := make([]part, len(roots))
	for i, n := range roots {
		parts[i] = t.place(n, 1)
	}
	t.beside(parts)
	var placed []int
	for _, p := range parts {
		placed = append(placed, p.nodes...)
	}
	t.settle(placed)
	return t.Drawing
}

type tree struct {
	Drawing
	nodes []Node
	style Style
}

// part is a box with all below it, as it stands so far.
type part struct {
	nodes       []int // the box first
	left, right contour
	bottom      float64
}

// move shifts a part with its lines.
func (t *tree) move(p *part, x, y float64) {
	if x == 0 && y == 0 {
		return
	}
	for _, n := range p.nodes {
		t.Boxes[n].X += x
		t.Boxes[n].Y += y
		for i := range t.Lines[n] {
			t.Lines[n][i].X += x
			t.Lines[n][i].Y += y
		}
	}
	p.left, p.right, p.bottom = p.left.shifted(x, y), p.right.shifted(x, y), p.bottom+y
}

// place sets out a node at 0, 0 and what hangs on it, at a depth.
func (t *tree) place(n, depth int) part {
	node := t.nodes[n]
	t.Boxes[n] = Box{W: node.W, H: node.H}
	p := part{nodes: []int{n}, bottom: node.H, left: contour{{0, node.H, 0}}, right: contour{{0, node.H, node.W}}}
	if len(node.Below) == 0 {
		return p
	}
	below := make([]part, len(node.Below))
	for i, c := range node.Below {
		below[i] = t.place(c, depth+1)
	}
	if t.style.Hang > 0 && depth >= t.style.Hang {
		t.hang(n, &p, below)
	} else {
		t.spread(n, &p, below)
	}
	return p
}

// hang puts parts one below the other, on a line that goes down at the left.
func (t *tree) hang(n int, p *part, below []part) {
	node := t.nodes[n]
	spine := t.style.Indent / 2
	wide := node.W
	for i := range below {
		c := &below[i]
		t.move(c, t.style.Indent, p.bottom+t.style.Rise)
		box := &t.Boxes[c.nodes[0]]
		y := box.Y + min(box.H/2, 22) // beside its name
		t.Lines[c.nodes[0]] = []Point{{spine, node.H}, {spine, y}, {box.X, y}}
		p.bottom = c.bottom
		p.nodes = append(p.nodes, c.nodes...)
		for _, s := range c.right {
			wide = max(wide, s.x)
		}
	}
	p.left = joined(nearer, p.left, contour{{node.H, p.bottom, 0}})
	p.right = joined(further, p.right, contour{{node.H, p.bottom, wide}})
}

// spread puts parts side by side below a node, in one row or several.
func (t *tree) spread(n int, p *part, below []part) {
	node, style := t.nodes[n], t.style
	rows := 1
	if style.Across > 0 {
		rows = (len(below) + style.Across - 1) / style.Across
	}
	each := (len(below) + rows - 1) / rows
	top := node.H + style.Drop
	var buses []float64
	lefts, rights := []contour{}, []contour{}
	first, last := 0.0, 0.0 // where the lines of all rows end at the left and the right
	for at := 0; at < len(below); at += each {
		row := below[at:min(at+each, len(below))]
		t.beside(row)
		from, to := t.middle(row[0].nodes[0]), t.middle(row[len(row)-1].nodes[0])
		by := -(from + to) / 2
		bottom := top
		for i := range row {
			t.move(&row[i], by, top)
			bottom = max(bottom, row[i].bottom)
			p.nodes = append(p.nodes, row[i].nodes...)
			lefts, rights = append(lefts, row[i].left), append(rights, row[i].right)
		}
		first, last = min(first, from+by), max(last, to+by)
		buses = append(buses, top-style.Drop/2)
		top, p.bottom = bottom+style.Drop, bottom
	}
	trunk := 0.0 // down to further rows, left of all that is in the way
	if rows > 1 {
		for _, c := range lefts {
			for _, s := range c {
				trunk = min(trunk, s.x)
			}
		}
		trunk -= style.Gap / 2
		first = min(first, trunk)
		lefts = append(lefts, contour{{buses[0], buses[len(buses)-1], trunk}})
	}
	for i, bus := range buses { // what the lines take up
		end := bus + style.Drop/2
		lefts = append(lefts, contour{{bus - style.Drop/2, end, first}})
		rights = append(rights, contour{{bus - style.Drop/2, end, last}})
		for _, c := range below[i*each : min((i+1)*each, len(below))] {
			to := Point{t.middle(c.nodes[0]), end}
			line := []Point{{0, node.H}, {0, buses[0]}}
			if i > 0 {
				line = append(line, Point{trunk, buses[0]}, Point{trunk, bus})
			}
			t.Lines[c.nodes[0]] = append(line, Point{to.X, bus}, to)
		}
	}
	t.Boxes[n].X = -node.W / 2
	p.left = joined(nearer, append(lefts, p.left.shifted(-node.W/2, 0))...)
	p.right = joined(further, append(rights, p.right.shifted(-node.W/2, 0))...)
}

func (t *tree) middle(n int) float64 { return t.Boxes[n].X + t.Boxes[n].W/2 }

// beside puts parts side by side, in their order.
func (t *tree) beside(parts []part) {
	if len(parts) < 2 {
		return
	}
	gap := t.style.Gap
	low, high := make([]float64, len(parts)), make([]float64, len(parts))
	right := parts[0].right
	for i := 1; i < len(parts); i++ {
		low[i] = apart(right, parts[i].left) + gap
		right = joined(further, right, parts[i].right.shifted(low[i], 0))
	}
	end := len(parts) - 1
	high[end] = low[end]
	left := parts[end].left.shifted(high[end], 0)
	for i := end - 1; i >= 0; i-- {
		high[i] = -apart(parts[i].right, left) - gap
		left = joined(nearer, left, parts[i].left.shifted(high[i], 0))
	}
	for i := range parts {
		t.move(&parts[i], (low[i]+high[i])/2, 0)
	}
}

// settle moves all that was placed so that it begins at 0, 0, and measures it.
func (t *tree) settle(placed []int) {
	var x0, y0, x1, y1 float64
	for i, n := range placed {
		b := t.Boxes[n]
		if i == 0 {
			x0, y0, x1, y1 = b.X, b.Y, b.X, b.Y
		}
		x0, y0, x1, y1 = min(x0, b.X), min(y0, b.Y), max(x1, b.X+b.W), max(y1, b.Y+b.H)
		for _, p := range t.Lines[n] {
			x0, y0, x1, y1 = min(x0, p.X), min(y0, p.Y), max(x1, p.X), max(y1, p.Y)
		}
	}
	for _, n := range placed {
		t.Boxes[n].X -= x0
		t.Boxes[n].Y -= y0
		for k := range t.Lines[n] {
			t.Lines[n][k].X -= x0
			t.Lines[n][k].Y -= y0
		}
	}
	t.Width, t.Height = x1-x0, y1-y0
}
