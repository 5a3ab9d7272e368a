package export

import (
	"strconv"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
)

// records is the sheet of all records of a kind, a column for each of their cells, as they
// are entered; there is none when there are no records. What nobody has filled in has no
// column.
func (b *pages) records(k model.Kind, key, excel string) xlsx.Sheet {
	all := b.r.Scenario.Records(k)
	if len(all) == 0 {
		return xlsx.Sheet{}
	}
	t := table{key: key, excel: excel, frozen: 1, about: b.p.T("export.records.about"),
		columns: []column{{head: "export.column.id", width: 13, style: xlsx.StyleID}}}
	var fields []model.Field
	for _, f := range model.Fields(k) {
		if f.Name == "rank" || f.Name == "source" || strings.HasSuffix(f.Name, ".en") || strings.HasSuffix(f.Name, ".stale") {
			continue
		}
		f.Name = strings.TrimSuffix(f.Name, ".zh") // both languages are one text
		fields = append(fields, f)
		t.columns = append(t.columns, column{label: b.field(k, f.Name), width: b.recordWidth(f), style: xlsx.StyleBodyWrap, optional: true})
	}
	for _, r := range all {
		row := []xlsx.Cell{cell(string(r.Ref().ID))}
		for _, f := range fields {
			row = append(row, b.recorded(r, f))
		}
		t.rows = append(t.rows, row)
	}
	return b.sheet(t)
}

// field is the head of a column for a cell of a kind.
func (b *pages) field(k model.Kind, name string) string {
	if name == "basis" {
		return b.p.T("export.column.basis")
	}
	return b.p.Capital(b.p.Field(k, name))
}

// recorded is one cell of a record: a number, a day, or words.
func (b *pages) recorded(r model.Record, f model.Field) xlsx.Cell {
	if zh := f.Name + ".zh"; hasField(r.Ref().Kind, zh) {
		said := model.Text{ZH: model.Cell(r, zh), EN: model.Cell(r, f.Name+".en")}
		return cell(said.In(b.p.Lang()))
	}
	canonical := model.Cell(r, f.Name)
	switch {
	case canonical == "":
		return xlsx.Cell{}
	case f.Day:
		c := dayCell(canonical)
		c.Style = xlsx.StyleDate
		return c
	case f.Type == model.Whole && f.Name != "strength" || f.Type == model.Number:
		if n, err := strconv.ParseFloat(canonical, 64); err == nil && n != 0 { // 0 is not stated
			c := xlsx.Cell{Value: xlsx.Number(n), Style: xlsx.StyleDecimal}
			if f.Type == model.Whole {
				c.Style = xlsx.StyleNumber
			}
			return c
		}
		return xlsx.Cell{}
	}
	return cell(b.value(r, f.Name))
}

func hasField(k model.Kind, name string) bool {
	_, ok := model.FieldOf(k, name)
	return ok
}

func (b *pages) recordWidth(f model.Field) float64 {
	switch {
	case f.Day:
		return 12
	case f.Type == model.Whole, f.Type == model.Number:
		return 10
	case f.Type == model.Reference:
		return 24
	case f.Type == model.Prose, f.Type == model.List:
		return 34
	case f.Options != nil || f.Name == "basis":
		return 12
	}
	return 24
}

// handovers is the sheet of the hand-offs: between which duties of which departments what
// goes over, and what was agreed about it.
func (b *pages) handovers() xlsx.Sheet {
	s := b.r.Scenario
	all := s.Handoffs()
	if len(all) == 0 {
		return xlsx.Sheet{}
	}
	field := func(name string) string { return b.field(model.HandoffKind, name) }
	t := table{key: "handoffs", excel: "tblHandoffs", frozen: 1, about: b.p.T("export.handoffs.about"),
		columns: []column{
			{head: "export.column.id", width: 13, style: xlsx.StyleID},
			{head: "export.column.giver", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.from-duty", width: 26, style: xlsx.StyleBodyWrap},
			{head: "export.column.receiver", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.to-duty", width: 26, style: xlsx.StyleBodyWrap},
			{label: field("object"), width: 26, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.crossing", width: 10, style: xlsx.StyleCentre},
			{label: field("type"), width: 12, optional: true},
			{label: field("weight"), width: 9, style: xlsx.StyleNumber, optional: true},
			{label: field("frequency"), width: 12, style: xlsx.StyleBodyWrap, optional: true},
			{label: field("lag"), width: 9, style: xlsx.StyleDecimal, optional: true},
			{label: field("sla"), width: 22, style: xlsx.StyleBodyWrap},
			{label: field("collaboration"), width: 18, style: xlsx.StyleBodyWrap, optional: true},
			{label: field("basis"), width: 10},
		}}
	for _, h := range all {
		if b.ended() {
			break
		}
		from, _ := s.Duty(h.From)
		to, _ := s.Duty(h.To)
		crossing := xlsx.Cell{}
		switch {
		case from.Unit == to.Unit:
		case from.Unit == "" || to.Unit == "":
			crossing = styled(b.p.T("export.handoffs.open"), xlsx.StyleChanged)
		case s.DepartmentOf(from.Unit) == s.DepartmentOf(to.Unit):
			crossing = styled(b.p.T("export.handoffs.units"), xlsx.StyleBodyWrap)
		default:
			crossing = styled(b.p.T("export.handoffs.departments"), xlsx.StyleChanged)
		}
		f := func(name string) xlsx.Cell {
			known, _ := model.FieldOf(model.HandoffKind, name)
			return b.recorded(h, known)
		}
		t.rows = append(t.rows, []xlsx.Cell{
			cell(string(h.ID)), cell(b.unit(from.Unit)), cell(b.p.RecordName(s, from)), cell(b.unit(to.Unit)), cell(b.p.RecordName(s, to)),
			cell(h.Object.In(b.p.Lang())), crossing, f("type"), f("weight"), f("frequency"), f("lag"), f("sla"), f("collaboration"), f("basis"),
		})
	}
	return b.sheet(t)
}
