package export

import (
	"sandtable/export/xlsx"
	"sandtable/model"
)

// relations is the long table for pivots: a row for everything that a duty, task or KPI
// serves, uses or hands over, each end with its unit and department.
func (b *pages) relations() xlsx.Sheet {
	s := b.r.Scenario
	t := table{key: "relations", excel: "tblRelations", frozen: 1, about: b.p.T("export.relations.about"),
		columns: []column{
			{head: "export.column.from-id", width: 13, style: xlsx.StyleID},
			{head: "export.column.from-kind", width: 10},
			{head: "export.column.from-name", width: 28, style: xlsx.StyleBodyWrap},
			{head: "export.column.from-unit", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.from-department", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.relates", width: 12},
			{head: "export.column.to-id", width: 13, style: xlsx.StyleID},
			{head: "export.column.to-kind", width: 10},
			{head: "export.column.to-name", width: 28, style: xlsx.StyleBodyWrap},
			{head: "export.column.to-unit", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.to-department", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.strength", width: 9, style: xlsx.StyleNumber, optional: true},
			{head: "export.column.basis", width: 10},
		}}
	end := func(ref model.Ref) []xlsx.Cell {
		home := model.ID(model.Cell(s.Get(ref), "unit"))
		cells := []xlsx.Cell{cell(string(ref.ID)), cell(b.p.Kind(ref.Kind)), cell(b.named(ref)), {}, {}}
		if home != "" {
			cells[3], cells[4] = cell(b.unit(home)), cell(b.unit(s.DepartmentOf(home)))
		}
		return cells
	}
	row := func(from model.Ref, relation string, to model.Ref, strength int, r model.Record) {
		if s.Get(from) == nil || s.Get(to) == nil {
			return
		}
		cells := append(end(from), cell(relation))
		t.rows = append(t.rows, append(append(cells, end(to)...), some(strength), cell(b.value(r, "basis"))))
	}
	for _, l := range s.Links() {
		if b.ended() {
			break
		}
		row(l.From, b.p.T("export.relates."+string(l.To.Kind)), l.To, l.Strength, l)
	}
	for _, h := range s.Handoffs() {
		if b.ended() {
			break
		}
		row(model.Ref{Kind: model.DutyKind, ID: h.From}, b.p.T("export.relates.handoff"), model.Ref{Kind: model.DutyKind, ID: h.To}, h.Weight, h)
	}
	for _, r := range s.Roles() {
		row(model.Ref{Kind: model.UnitKind, ID: r.Unit}, b.p.T("export.relates.role", "role", r.Role), model.Ref{Kind: model.DutyKind, ID: r.Duty}, 0, r)
	}
	if len(t.rows) == 0 {
		return xlsx.Sheet{}
	}
	return b.sheet(t)
}

// named names a record, each once.
func (b *pages) named(ref model.Ref) string {
	said, ok := b.called[ref]
	if !ok {
		said = b.p.Name(b.r.Scenario, ref)
		b.called[ref] = said
	}
	return said
}
