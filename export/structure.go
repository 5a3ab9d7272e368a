package export

import (
	"slices"

	"sandtable/export/xlsx"
	"sandtable/model"
)

// structure is the sheet of the units: the tree as it is now, then what is left
// over, the unplaced duties and the units of the baseline that are gone.
func (b *pages) structure() xlsx.Sheet {
	t := table{
		key: "structure", excel: "tblStructure", frozen: 2, empty: b.p.T("export.structure.none"),
		about: b.p.T("export.structure.about"),
		columns: []column{
			{head: "export.column.id", width: 12, style: xlsx.StyleID},
			{head: "export.column.unit", width: 32, style: xlsx.StyleStrong},
			{head: "export.column.level", width: 12, style: xlsx.StyleBodyWrap},
			{head: "export.column.head", width: 16, style: xlsx.StyleBodyWrap},
			{head: "export.column.duties", width: 11, style: xlsx.StyleNumber, bars: true},
			{head: "export.column.duties-before", width: 11, style: xlsx.StyleNumber, optional: true},
			{head: "export.column.functions", width: 56, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.goals", width: 9, style: xlsx.StyleNumber},
			{head: "export.column.fte", width: 9, style: xlsx.StyleDecimal, optional: true},
			{head: "export.column.mission", width: 40, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.authority", width: 32, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.change", width: 24, style: xlsx.StyleBodyWrap},
		},
	}
	tree := b.tree()
	for _, at := range tree.order {
		if !b.r.Within(b.r.Scenario, at.unit.ID) {
			continue
		}
		t.rows = append(t.rows, b.unitRow(tree, at.unit, at.depth))
		t.levels = append(t.levels, min(at.depth, 7))
	}
	if n := len(b.own[""]); n > 0 && b.r.Part == "" {
		t.rows = append(t.rows, []xlsx.Cell{{}, cell(b.p.Unit(b.r.Scenario, "")), {}, {}, count(n), some(b.was[""]), {}, {}, {}, {}, {}, {}})
		t.levels = append(t.levels, 0)
	}
	for _, u := range b.r.Baseline.Units() {
		if b.r.Scenario.Has(u.Ref()) || !b.r.Within(b.r.Baseline, u.ID) {
			continue
		}
		t.rows = append(t.rows, []xlsx.Cell{
			cell(string(u.ID)), styled(b.p.RecordName(b.r.Baseline, u), xlsx.StyleMuted), cell(b.value(u, "kind")), cell(u.Head.In(b.p.Lang())),
			{}, some(tree.before[u.ID]), {}, {}, {}, {}, {}, styled(b.fate(u), xlsx.StyleChanged),
		})
		t.levels = append(t.levels, 0)
	}
	return b.sheet(t)
}

// node is a unit at its depth in the tree.
type node struct {
	unit  model.Unit
	depth int
}

// tree is the units in the order of reading, with what lies in and below each.
type tree struct {
	order     []node
	duties    map[model.ID]int
	before    map[model.ID]int // duties in the baseline
	functions map[model.ID]model.Set
	goals     map[model.ID]int
}

func (b *pages) tree() tree {
	t := tree{duties: map[model.ID]int{}, before: map[model.ID]int{}, functions: map[model.ID]model.Set{}, goals: map[model.ID]int{}}
	goals := map[model.ID]int{}
	for _, g := range b.r.Scenario.Goals() {
		goals[g.Unit]++
	}
	t.order = walk(b.r.Scenario)
	for _, at := range slices.Backward(t.order) { // children before parents
		id := at.unit.ID
		t.duties[id] += len(b.own[id])
		t.goals[id] += goals[id]
		tags := t.functions[id].Members()
		for _, d := range b.own[id] {
			tags = append(tags, d.Functions.Members()...)
		}
		t.functions[id] = model.NewSet(tags...)
		up := at.unit.Parent
		t.duties[up] += t.duties[id]
		t.goals[up] += t.goals[id]
		t.functions[up] = t.functions[up].Plus(t.functions[id])
	}
	for _, at := range slices.Backward(walk(b.r.Baseline)) {
		t.before[at.unit.ID] += b.was[at.unit.ID]
		t.before[at.unit.Parent] += t.before[at.unit.ID]
	}
	for _, at := range t.order { // what was merged had the duties of its parts
		if at.unit.Origin.Len() < 2 || b.r.Baseline.Has(at.unit.Ref()) {
			continue
		}
		for part := range at.unit.Origin.All() {
			t.before[at.unit.ID] += t.before[model.ID(part)]
		}
	}
	return t
}

// walk lists the units of a scenario, parents first, siblings by rank. Units
// whose parent is missing stand at the top.
func walk(s model.Scenario) []node {
	children := map[model.ID][]model.Unit{}
	for _, u := range s.Units() {
		up := u.Parent
		if _, ok := s.Unit(up); !ok {
			up = ""
		}
		children[up] = append(children[up], u)
	}
	var out []node
	var visit func(parent model.ID, depth int)
	visit = func(parent model.ID, depth int) {
		for _, u := range children[parent] {
			out = append(out, node{u, depth})
			visit(u.ID, depth+1)
		}
	}
	visit("", 0)
	return out
}

func (b *pages) unitRow(t tree, u model.Unit, depth int) []xlsx.Cell {
	name := styled(b.p.RecordName(b.r.Scenario, u), xlsx.StyleStrong)
	switch u.Level {
	case model.Team, model.Position:
		name.Style = xlsx.StyleBodyWrap
	case model.External:
		name.Style = xlsx.StyleMuted
	}
	name.Indent = min(2*depth, 15)
	head := cell(u.Head.In(b.p.Lang()))
	if u.Head.Empty() && (u.Level == model.Department || u.Level == model.Team) {
		head = styled(b.p.T("export.structure.headless"), xlsx.StyleMuted)
	}
	var functions []string
	if u.Level != model.Company { // all of them say nothing about any
		for tag := range t.functions[u.ID].All() {
			functions = append(functions, b.p.Function(tag))
		}
	}
	duties, goals, fte := count(t.duties[u.ID]), some(t.goals[u.ID]), xlsx.Cell{}
	if u.Level == model.External {
		duties = xlsx.Cell{}
	}
	if u.FTE != 0 {
		fte.Value = xlsx.Number(u.FTE)
	}
	change := cell(b.unitChange(u))
	if !change.Value.IsEmpty() {
		change.Style = xlsx.StyleChanged
	}
	return []xlsx.Cell{cell(string(u.ID)), name, cell(b.value(u, "kind")), head, duties, some(t.before[u.ID]),
		cell(b.list(functions)), goals, fte, cell(u.Mission.In(b.p.Lang())), cell(u.Authority.In(b.p.Lang())), change}
}

// unitChange says how a unit differs from the baseline; "" when it does not.
func (b *pages) unitChange(u model.Unit) string {
	old, ok := b.r.Baseline.Unit(u.ID)
	if !ok {
		var from []string
		for id := range u.Origin.All() {
			ref, s := model.Ref{Kind: model.UnitKind, ID: model.ID(id)}, b.r.Baseline
			if !s.Has(ref) { // it came after the baseline
				s = b.r.Scenario
			}
			from = append(from, b.p.Name(s, ref))
		}
		switch len(from) {
		case 0:
			return b.p.T("export.unit.new")
		case 1:
			return b.p.T("export.unit.split", "from", from[0])
		default:
			return b.p.T("export.unit.merged", "from", b.list(from))
		}
	}
	var said []string
	if old.Parent != u.Parent {
		said = append(said, b.p.T("export.unit.moved", "from", b.oldPath(old.Parent)))
	}
	if old.Name != u.Name {
		said = append(said, b.p.T("export.unit.renamed", "from", b.p.RecordName(b.r.Baseline, old)))
	}
	if old.Head != u.Head {
		said = append(said, b.p.T("export.unit.head"))
	}
	if old.FTE != u.FTE {
		said = append(said, b.p.T("export.unit.fte"))
	}
	if old.Mission != u.Mission {
		said = append(said, b.p.T("export.unit.mission"))
	}
	if old.Authority != u.Authority {
		said = append(said, b.p.T("export.unit.authority"))
	}
	return b.list(said)
}

// fate says what became of a unit that is gone.
func (b *pages) fate(gone model.Unit) string {
	var into []string
	for _, u := range b.r.Scenario.Units() {
		if u.Origin.Has(string(gone.ID)) {
			into = append(into, b.p.RecordName(b.r.Scenario, u))
		}
	}
	if len(into) == 0 {
		return b.p.T("export.unit.gone")
	}
	return b.p.T("export.unit.into", "into", b.list(into))
}
