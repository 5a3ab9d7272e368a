package entry

import (
	"maps"
	"strings"

	"sandtable/model"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// A block that was copied from a table comes into the fields of a new record as many
// records, a row each, in one step. Its columns are those that its first row names, or else
// the fields from the one that has the keyboard on, as in a spreadsheet. When one row does
// not do, nothing is stored and a sentence says which row and why.

// pasted takes a block that is pasted into a field of a new record; it reports false for a
// text that is none.
func (f *Form) pasted(n int, block string) bool {
	rows := blockOf(block)
	if f.of.ID != "" || f.kind == model.LinkKind || f.kind == model.ControlKind || len(rows) == 0 || len(rows) == 1 && len(rows[0]) == 1 {
		return false
	}
	cols, headed := f.columns(rows[0])
	if headed {
		rows = rows[1:]
	} else {
		if f.kind == model.DutyKind && len(rows[0]) == 1 {
			return false // lines of duties, which may be numbered, stay in the field to be seen
		}
		for i := range f.inputs[n:] {
			cols = append(cols, n+i)
		}
	}
	probes := map[int]*Input{}
	for _, n := range cols {
		if n >= 0 {
			probes[n] = NewInput(f.print, f.s, f.kind, f.inputs[n].cell, "", nil)
		}
	}
	var verbs []model.Verb
	var first model.Ref
	for k, row := range rows {
		cells, why := f.row(row, cols, probes)
		if why == "" && len(cells) == 0 {
			continue
		}
		all := maps.Clone(f.place.Given)
		if all == nil {
			all = map[string]string{}
		}
		maps.Copy(all, cells)
		ref := model.Ref{Kind: f.kind, ID: f.hands.NewID(f.kind)}
		verb := model.Enter(ref, all)
		if why == "" {
			if _, err := verb(f.s); err != nil {
				why = f.missing(err)
			}
		}
		if why != "" {
			f.error = f.print.T("entry.block-row", "n", k+1, "row", strings.Join(row, " "), "why", why)
			f.redraw()
			return true
		}
		if verbs = append(verbs, verb); len(verbs) == 1 {
			first = ref
		}
	}
	if len(verbs) == 0 {
		return false
	}
	c, err := verbs[0](f.s)
	if err != nil {
		f.error = f.why(err)
		f.redraw()
		return true
	}
	f.error = ""
	f.hands.Do(model.InOneStep(c.Verb, verbs...), nil)
	f.close(first, true)
	return true
}

// blockOf gives the rows of cells of a text that was copied, without empty ones.
func blockOf(block string) (out [][]string) {
	doc := sheet.ReadText(strings.TrimRight(block, "\r\n"))
	for _, r := range doc.Sheets[0].Rows {
		out = append(out, r.Cells)
	}
	if len(out) > 0 && len(out[0]) == 1 {
		for i, line := range intake.Pasted(block) {
			if i < len(out) && len(out[i]) == 1 {
				out[i] = []string{line}
			}
		}
	}
	return out
}

// columns says which fields the cells of a row of heads name; false where the row is none.
func (f *Form) columns(row []string) ([]int, bool) {
	cols, known := make([]int, len(row)), 0
	for c, head := range row {
		cols[c] = -1
		for n, i := range f.inputs {
			if head != "" && (strings.EqualFold(head, i.Label()) || strings.EqualFold(head, f.print.Field(f.kind, i.cell.Name)) || strings.EqualFold(head, i.cell.Name)) {
				cols[c] = n
				known++
			}
		}
	}
	if known == 0 || known*2 < len(row) {
		return nil, false
	}
	return cols, true
}

// row gives the cells of a record that a row says, or the sentence why it does not do. A word
// that begins or is part of only one of what may be chosen is enough.
func (f *Form) row(row []string, cols []int, probes map[int]*Input) (map[string]string, string) {
	out := map[string]string{}
	for c, said := range row {
		if said == "" || c >= len(cols) || cols[c] < 0 {
			continue
		}
		i := probes[cols[c]]
		i.Field.SetText(said)
		if o := i.offers; o != nil && !o.list() && len(o.shown) == 1 {
			i.Settle()
		}
		cells, err := i.Cells()
		for name, v := range cells {
			if err == nil {
				err = model.Fits(f.kind, name, v)
			}
		}
		if err != nil {
			return nil, f.why(err)
		}
		maps.Copy(out, cells)
	}
	return out, ""
}
