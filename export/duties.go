package export

import (
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
)

// register is the sheet of all duties, each with what it serves, uses, gives and gets.
func (b *pages) register() xlsx.Sheet {
	t := table{
		key: "duties", excel: "tblDuties", frozen: 1, paper: xlsx.A3, empty: b.p.T("export.duties.none"),
		about: b.p.T("export.duties.about"),
		columns: []column{
			{head: "export.column.id", width: 11, style: xlsx.StyleID},
			{head: "export.column.department", width: 13, style: xlsx.StyleBodyWrap},
			{head: "export.column.position", width: 13, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.title", width: 18, style: xlsx.StyleStrong},
			{head: "export.column.text-zh", width: 34, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.text-en", width: 38, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.functions", width: 14, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.control", width: 11, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.criticality", width: 10, style: xlsx.StyleNumber, optional: true},
			{head: "export.column.state", width: 9, optional: true},
			{head: "export.column.goal-names", width: 22, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.kpis", width: 16, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.channels", width: 13, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.tools", width: 13, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.incoming", width: 20, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.outgoing", width: 20, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.warned", width: 11, style: xlsx.StyleNumber, optional: true},
			{head: "export.column.basis", width: 10},
			{head: "export.column.home-before", width: 14, style: xlsx.StyleBodyWrap},
		},
	}
	for _, at := range walk(b.r.Scenario) {
		if !b.r.Within(b.r.Scenario, at.unit.ID) {
			continue
		}
		for _, d := range b.own[at.unit.ID] {
			if b.ended() {
				break
			}
			t.rows = append(t.rows, b.dutyRow(d))
		}
	}
	for _, d := range b.own[""] {
		if b.r.Part != "" {
			break
		}
		t.rows = append(t.rows, b.dutyRow(d))
	}
	return b.sheet(t)
}

func (b *pages) dutyRow(d model.Duty) []xlsx.Cell {
	s := b.r.Scenario
	department := s.DepartmentOf(d.Unit)
	position := ""
	if d.Unit != department {
		position = b.unit(d.Unit)
	}
	home := styled(b.homeBefore(d))
	critical := xlsx.Cell{}
	if d.Criticality != 0 {
		critical = count(d.Criticality)
	}
	refs := b.links[d.ID]
	return []xlsx.Cell{
		cell(string(d.ID)),
		cell(b.path(department)),
		cell(position),
		cell(b.p.RecordName(s, d)),
		cell(d.Text.ZH), cell(d.Text.EN),
		cell(b.value(d, "functions")), cell(b.value(d, "control")),
		critical,
		cell(b.value(d, "state")),
		cell(strings.Join(b.names(refs, model.GoalKind), "\n")), cell(b.list(b.names(refs, model.KPIKind))),
		cell(b.list(b.names(refs, model.ChannelKind))), cell(b.list(b.names(refs, model.ToolKind))),
		cell(b.handoffs(d, b.incoming[d.ID])), cell(b.handoffs(d, b.outgoing[d.ID])),
		some(b.warned[d.Ref()]),
		cell(b.value(d, "basis")),
		home,
	}
}

// homeBefore says where a duty was in the baseline: the homes of its parents when
// it was fused or split since.
func (b *pages) homeBefore(d model.Duty) (string, xlsx.Style) {
	old, ok := b.r.Baseline.Duty(d.ID)
	if ok && old.Unit == d.Unit {
		return b.oldPath(old.Unit), xlsx.StyleBodyWrap
	}
	if ok {
		return b.oldPath(old.Unit), xlsx.StyleChanged
	}
	var homes model.Set
	for id := range d.Origin.All() {
		if parent, ok := b.r.Baseline.Duty(model.ID(id)); ok {
			homes = homes.Plus(model.NewSet(b.oldPath(parent.Unit)))
		}
	}
	if homes == "" {
		return b.p.T("export.duties.new"), xlsx.StyleChanged
	}
	return b.list(homes.Members()), xlsx.StyleChanged
}

// handoffs says what d hands over or receives, and the unit at the other end when
// that is another one.
func (b *pages) handoffs(d model.Duty, hs []model.Handoff) string {
	var out []string
	for _, h := range hs {
		other := h.From
		if other == d.ID {
			other = h.To
		}
		said := b.p.RecordName(b.r.Scenario, h)
		if o, ok := b.r.Scenario.Duty(other); ok && o.Unit != d.Unit {
			said = b.p.T("list.paren", "x", said, "y", b.unit(o.Unit))
		}
		out = append(out, said)
	}
	return strings.Join(out, "\n")
}
