package export

import (
	"slices"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/text"
)

// changes is the sheet of what differs from the baseline, one row per record
// that came or went and one per cell that changed, with the reasons of the log.
func (b *pages) changes() xlsx.Sheet {
	about, none := b.p.T("export.changes.about", "baseline", b.baseline()), b.p.T("export.changes.none")
	if b.r.Alone {
		about, none = "", b.p.T("export.changes.alone")
	}
	t := table{
		key: "changes", excel: "tblChanges", frozen: 1, empty: none, about: about,
		columns: []column{
			{head: "export.column.id", width: 13, style: xlsx.StyleID},
			{head: "export.column.action", width: 10, style: xlsx.StyleCentre},
			{head: "export.column.kind", width: 10},
			{head: "export.column.what", width: 28, style: xlsx.StyleStrong},
			{head: "export.column.field", width: 14, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.from", width: 20, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.to", width: 20, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.why", width: 58, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.who", width: 11, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.when", width: 12, style: xlsx.StyleDate, optional: true},
		},
	}
	var all model.Change
	entries := map[model.Ref]Entry{}
	for _, e := range b.r.Changes {
		all.Edits = append(all.Edits, e.Edit)
		entries[e.Edit.Ref()] = e
	}
	reasons := b.p.Reasons(b.r.Scenario)
	rows := b.inOneLanguage(framesLast(b.p.Edits(b.r.Baseline, all)))
	done := map[model.Ref]map[string]bool{}
	for _, row := range rows {
		if done[row.Ref] == nil {
			done[row.Ref] = map[string]bool{}
		}
		done[row.Ref][row.Action] = true
	}
	for _, row := range rows {
		if done[row.Ref]["moved"] && done[row.Ref]["changed"] {
			row.Action = "moved-changed"
		}
		e := entries[row.Ref]
		why := cell(b.foreign(reasons.Say(e.Why))) // whole in every row: tables are sorted and filtered
		t.rows = append(t.rows, []xlsx.Cell{
			cell(string(row.Ref.ID)), styled(b.p.T("export.action."+row.Action), actionStyle(row.Action)), cell(row.Kind), cell(row.Name),
			cell(row.Field), cell(row.From), cell(row.To), why, cell(e.Who), {Value: xlsx.Date(e.At)},
		})
	}
	return b.sheet(t)
}

// inOneLanguage leaves out what a text became in the other language where the same row says
// it in that of the workbook.
func (b *pages) inOneLanguage(rows []text.Row) []text.Row {
	said := map[model.Ref]map[string]bool{}
	for _, r := range rows {
		if said[r.Ref] == nil {
			said[r.Ref] = map[string]bool{}
		}
		said[r.Ref][r.Field] = true
	}
	mine, other := ".en", ".zh"
	if b.p.Lang() != model.EN {
		mine, other = other, mine
	}
	return slices.DeleteFunc(rows, func(r text.Row) bool {
		for _, f := range model.Fields(r.Ref.Kind) {
			if base, ok := strings.CutSuffix(f.Name, other); ok && r.Field != "" && r.Field == b.p.Field(r.Ref.Kind, f.Name) {
				return said[r.Ref][b.p.Field(r.Ref.Kind, base+mine)]
			}
		}
		return false
	})
}

// framesLast puts the changes of the scenario's frame, such as its name, behind
// those of the organisation.
func framesLast(rows []text.Row) []text.Row {
	frame := func(r text.Row) bool { return r.Ref.Kind == model.BriefKind }
	out := slices.DeleteFunc(slices.Clone(rows), frame)
	return append(out, slices.DeleteFunc(slices.Clone(rows), func(r text.Row) bool { return !frame(r) })...)
}

func actionStyle(action string) xlsx.Style {
	switch action {
	case "added":
		return xlsx.StyleBetter
	case "removed":
		return xlsx.StyleWorse
	}
	return xlsx.StyleCentre
}

// baseline is the name of the baseline.
func (b *pages) baseline() string {
	if b.r.BaselineName.Empty() {
		return b.p.T("export.baseline")
	}
	return b.r.BaselineName.In(b.p.Lang())
}
