package export

import (
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/raci"
)

// raciWhole is up to how many duties all of them are listed; of more, those in which several
// units have a part, or that nobody answers for.
const raciWhole = 2000

// raci is the matrix of responsibilities: a row for each duty, a column for each unit.
func (b *pages) raci() xlsx.Sheet {
	s := b.r.Scenario
	m := raci.Of(s, b.r.Baseline, raci.Natural(s))
	if len(m.Rows) == 0 {
		return xlsx.Sheet{}
	}
	about := b.p.T("export.raci.about")
	if len(m.Rows) > raciWhole {
		about = b.p.T("export.raci.part", "n", m.Count(raci.Inside))
	}
	t := table{key: "raci", excel: "tblRACI", frozen: 3, about: about, empty: b.p.T("export.raci.none"),
		columns: []column{
			{head: "export.column.id", width: 13, style: xlsx.StyleID},
			{head: "export.column.title", width: 30, style: xlsx.StyleStrong},
			{head: "export.column.home", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.check", width: 22, style: xlsx.StyleBodyWrap},
		}}
	at := map[model.ID]int{}
	taken := map[string]bool{}
	for _, u := range m.Columns {
		name := b.unit(u)
		if taken[name] { // heads differ from each other
			name = b.p.T("list.paren", "x", name, "y", string(u))
		}
		taken[name] = true
		at[u] = len(t.columns)
		t.columns = append(t.columns, column{label: name, width: 11, style: xlsx.StyleCentre, optional: true})
	}
	for _, r := range m.Rows {
		duty, _ := s.Duty(r.Duty)
		if len(m.Rows) > raciWhole && r.Group == raci.Inside || !b.r.Within(s, duty.Unit) {
			continue
		}
		row := make([]xlsx.Cell, len(t.columns))
		row[0], row[1], row[2] = cell(string(r.Duty)), cell(b.p.RecordName(s, duty)), cell(b.unit(duty.Unit))
		switch {
		case r.Fault != "":
			row[3] = styled(b.p.T("export.raci."+string(r.Fault)), xlsx.StyleHigh)
		case len(r.Stale()) > 0:
			row[3] = styled(b.p.T("export.raci.stale"), xlsx.StyleMedium)
		}
		for _, c := range r.Cells {
			said, style := "", xlsx.StyleCentre
			for _, mark := range c.Marks {
				said += string(mark.Letter)
				if mark.Stale {
					said += "?"
				}
				if mark.Letter == raci.A {
					style = xlsx.StyleSame
				}
			}
			row[at[c.Unit]] = styled(said, style)
		}
		t.rows = append(t.rows, row)
	}
	if b.r.Part != "" && len(t.rows) == 0 { // of duties of others nothing is said
		return xlsx.Sheet{}
	}
	return b.sheet(t)
}
