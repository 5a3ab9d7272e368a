package panel

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// Measures of the tree (design tokens §6).
const (
	treeRow    = 52
	treeIndent = 16
	treeRoot   = 20 // middle of a root's node
	treeMiddle = 18 // middle of a node below the top of its row
	treeNode   = 10
	treeBend   = 10
	treeStroke = 1.5
	railBelow  = 100 // narrower trees are rails of nodes
)

// TreeRow is one scenario of the tree, with its open findings of weight.
type TreeRow struct {
	Info         scenarios.Info
	High, Medium int
	Uncounted    bool // nobody has counted them yet
	Fresh        bool // a gesture on the baseline has just made it
}

// TreeHands is what the tree may ask for. A nil New hides its button.
type TreeHands struct {
	Open func(id model.ID)
	Fork func() // from the open scenario
	New  func() // an empty scenario
	Menu func(id model.ID, at fyne.Position)
}

// Tree shows the scenarios of a library as a graph of forks, those that are archived
// below it. Narrower than 100 it is a rail of nodes.
type Tree struct {
	page
	hands   TreeHands
	print   text.Printer
	rows    []TreeRow
	parents []int // rows of the parents; -1 = none
	depth   []int
	open    model.ID

	folded bool // the archived ones are not listed

	fork, new, more *look.IconButton
}

// archive is the group of the archived scenarios.
const archive = "archive"

// NewTree makes an empty tree.
func NewTree(h TreeHands) *Tree {
	t := &Tree{hands: h}
	t.fork = look.NewIconButton("fork", func() { call(h.Fork) })
	t.new = look.NewIconButton("plus", func() { call(h.New) })
	t.more = look.NewIconButton("more", nil)
	t.more.OnTapped = func() {
		if h.Menu != nil {
			h.Menu(t.open, look.Below(t.more))
		}
	}
	t.begin(t, t.sheets)
	return t
}

func call(f func()) {
	if f != nil {
		f()
	}
}

// Draw shows the scenarios, parents before their forks, and which of them is open.
// A row whose parent is not among those before it is a root; a fork of an archived
// scenario stands under what that one was forked from.
func (t *Tree) Draw(p text.Printer, rows []TreeRow, open model.ID) {
	t.print, t.open = chrome.In(p.Lang()), open
	t.rows = slices.Clone(rows)
	slices.SortStableFunc(t.rows, func(a, b TreeRow) int { return model.LastIf(a.archived(), b.archived()) })
	infos, at := map[model.ID]scenarios.Info{}, map[model.ID]int{}
	for _, r := range rows {
		infos[r.Info.ID] = r.Info
	}
	t.parents, t.depth = make([]int, len(rows)), make([]int, len(rows))
	for i, r := range t.rows {
		t.parents[i] = -1
		if r.archived() {
			continue
		}
		parent := r.Info.Parent
		for range rows {
			if infos[parent].Status == scenarios.Archived {
				parent = infos[parent].Parent
			}
		}
		if j, ok := at[parent]; ok && parent != "" {
			t.parents[i], t.depth[i] = j, t.depth[j]+1
		}
		at[r.Info.ID] = i
	}
	t.draw()
}

func (r TreeRow) archived() bool { return r.Info.Status == scenarios.Archived }

// StatusPill says what a scenario is for, with a lock when it is adopted.
func StatusPill(p text.Printer, info scenarios.Info) look.Pill {
	pill := look.TagPill(p.T("status." + string(info.Status)))
	if info.Adopted != "" {
		pill.Icon, pill.Ink, pill.Edge = "lock", look.Ink, look.Ink3
	}
	return pill
}

func (t *Tree) sheets(width float32) folio {
	rail := width < railBelow
	f := folio{head: look.NewSheet()}
	f.head.Reach(headHeight)
	t.fork.Hint = t.print.T("tree.fork")
	if rail {
		f.head.Put(t.fork, (width-28)/2, 8, 28, 28)
	} else {
		x := pad + f.head.Text(pad, 12, look.BodyBold, look.Ink, t.print.T("tree.head"))
		f.head.Text(x+8, 13, look.Small, look.Ink3, t.print.Number(float64(len(t.rows))))
		right := width - 41
		if t.hands.New != nil {
			f.head.Put(t.new, right, 8, 28, 28)
			t.name("new-scenario", t.new)
			right -= 36
		}
		f.head.Put(t.fork, right, 8, 28, 28)
		if t.hands.Menu != nil {
			t.more.Hint = t.print.T("tree.menu")
			f.head.Put(t.more, right-32, 8, 28, 28)
			t.name("scenario-menu", t.more)
		}
	}
	t.name("fork", t.fork)
	for i, r := range t.rows {
		if r.archived() && (i == 0 || !t.rows[i-1].archived()) {
			f.body = append(f.body, t.archive(len(t.rows)-i, width, rail)...)
		}
		if r.archived() && t.folded {
			break
		}
		f.body = append(f.body, block{treeRow, func(s *look.Sheet, y float32) { t.drawRow(s, i, y, width, rail) }})
	}
	f.body = append(f.body, gap(rowPad))
	return f
}

// archive is the head of the archived scenarios.
func (t *Tree) archive(n int, width float32, rail bool) []block {
	if rail {
		return []block{gap(rowPad), {1, func(s *look.Sheet, y float32) { s.Rule(rowPad, y, width-2*rowPad, look.Line) }}}
	}
	g := group{name: t.print.T("status." + string(scenarios.Archived)), count: t.print.Number(float64(n)), folded: t.folded, target: archive,
		tapped: func() { t.folded = !t.folded; t.draw() }}
	return []block{gap(rowPad), g.block(&t.page, width), gap(4)}
}

// node gives the middle of a row's node.
func (t *Tree) node(i int, rail bool) float32 {
	step := min(t.depth[i], 6)
	if rail {
		return 14 + float32(min(step, 2))*8
	}
	return treeRoot + float32(step)*treeIndent
}

func (t *Tree) drawRow(s *look.Sheet, i int, y, width float32, rail bool) {
	r, p := t.rows[i], t.print
	open := r.Info.ID == t.open
	hit := t.stretch(s, rowPad, y+2, width-2*rowPad, treeRow-4, "scenario:"+string(r.Info.ID), func() {
		if t.hands.Open != nil {
			t.hands.Open(r.Info.ID)
		}
	})
	if rail {
		hit.Move(fyne.NewPos(4, y+2))
		hit.Resize(fyne.NewSize(width-8, treeRow-4))
	}
	hit.Chosen, hit.Radius = open, look.RadiusCard
	if name := r.Info.Name.In(p.Lang()); rail || look.Width(name, look.BodyBold) > width-t.node(i, rail)-16-rowPad-2 {
		hit.Hint = name
	}
	hit.Secondary = func(at fyne.Position) {
		if t.hands.Menu != nil {
			t.hands.Menu(r.Info.ID, at)
		}
	}
	t.drawLines(s, i, y, rail)
	x := t.node(i, rail)
	dot := canvas.NewCircle(look.Color(look.Panel))
	dot.StrokeWidth = treeStroke
	switch {
	case open:
		dot.FillColor, dot.StrokeColor = look.Color(look.Accent), look.Color(look.Accent)
	case r.Info.Status == scenarios.Baseline:
		dot.FillColor, dot.StrokeColor = look.Color(look.Ink2), look.Color(look.Ink2)
	default:
		dot.StrokeColor = look.Color(look.Ink3)
	}
	s.Put(dot, x-treeNode/2, y+treeMiddle-treeNode/2, treeNode, treeNode)
	if rail {
		return
	}
	x += 16
	face, ink := look.Body, look.Ink
	if open {
		face = look.BodyBold
	}
	weak := look.Ink2
	if r.archived() {
		ink, weak = look.Ink3, look.Ink3
	}
	room := width - x - rowPad - 2
	if r.Fresh {
		room -= look.Width(p.T("tree.fresh"), look.SmallBold) + 10
	}
	named := s.TextCut(x, y+8, room, face, ink, r.Info.Name.In(p.Lang()))
	if r.Fresh {
		s.Text(x+named+10, y+9, look.SmallBold, look.Accent, p.T("tree.fresh"))
	}
	right := width - rowPad - 6
	if r.Info.Status != scenarios.Draft && !r.archived() {
		pill := StatusPill(p, r.Info)
		if r.Info.Adopted != "" { // the lock says that it is; the fingerprint says what
			if pill.Text = r.Info.Adopted; r.Info.Status == scenarios.Baseline {
				pill.Word = p.T("status." + string(scenarios.Baseline))
			}
		}
		right -= s.PillRight(right, y+27, pill) + 6
	}
	count := func(v look.Severity, n int) {
		if !r.archived() {
			s.Glyph(x, y+33, 11, v)
			x += 14
			x += s.Text(x, y+30, look.Micro, weak, p.Number(float64(n))) + 8
		}
	}
	if !r.Uncounted {
		count(look.High, r.High)
		count(look.Medium, r.Medium)
	}
	said := p.T("tree.changes", "n", r.Info.Changes)
	if r.Info.Changes == 0 {
		said = p.T("tree.unchanged")
	}
	if r.Info.Adopted == "" && look.Width(said, look.Micro) <= right-x { // half a word says nothing
		s.Text(x, y+30, look.Micro, weak, said)
	}
}

// drawLines draws what passes a row on its way to the forks below, and the bend into
// the row's own node.
func (t *Tree) drawLines(s *look.Sheet, i int, y float32, rail bool) {
	line := func(x1, y1, x2, y2 float32) { // upright or level; whole pixels, as the bend is drawn
		r := canvas.NewRectangle(look.Color(look.LineStrong))
		if x1 == x2 {
			s.Put(r, x1-1, y1, treeStroke, y2-y1)
		} else {
			s.Put(r, x1, y1-1, x2-x1, treeStroke)
		}
	}
	for j := i; j < len(t.rows); j++ {
		at := t.parents[j]
		if at < 0 || at > i || at == i && j == i {
			continue
		}
		x := t.node(at, rail)
		switch {
		case at == i: // begins here
			line(x, y+treeMiddle+treeNode/2, x, y+treeRow)
		case j == i: // ends here, in a quarter curve
			end, middle := t.node(i, rail)-treeNode/2, y+treeMiddle
			if end-x < treeBend+1 { // no room for the curve
				line(x, y, x, middle)
				line(x, middle, end, middle)
				break
			}
			line(x, y, x, middle-treeBend)
			s.Icon(x-1, middle-treeBend, treeBend+2, "bend", look.LineStrong)
			if end > x+treeBend+1 {
				line(x+treeBend+1, middle, end, middle)
			}
		default:
			line(x, y, x, y+treeRow)
		}
	}
}
