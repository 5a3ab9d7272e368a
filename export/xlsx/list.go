package xlsx

import (
	"strings"

	"github.com/xuri/excelize/v2"
)

// listSheet holds the lists that do not fit into a validation.
const listSheet = "_lists"

// inline reports whether a list can stand in the validation itself: 255 units
// with its commas, and none within an item.
func (v Validation) inline() bool {
	for _, item := range v.List {
		if strings.ContainsAny(item, ",\"\n") || clean(item) != item {
			return false
		}
	}
	return units(strings.Join(v.List, ",")) <= 255
}

// longLists is the very hidden sheet with a row for each list of the book that
// is not inline, in the order of sheets and validations; none if there is none.
func longLists(b Book) []Sheet {
	var rows []Row
	for _, s := range b.Sheets {
		for _, v := range s.Validations {
			if v.inline() {
				continue
			}
			var row Row
			for _, item := range v.List {
				row.Cells = append(row.Cells, Cell{Value: Text(item), Style: StylePlain})
			}
			rows = append(rows, row)
		}
	}
	if rows == nil {
		return nil
	}
	return []Sheet{{Name: listSheet, Visibility: VeryHidden, Rows: rows}}
}

// addValidation adds the drop-down of a range.
func (b *workbook) addValidation(s *sheetPlan, index int, v Validation) error {
	at, err := s.rangeRef(v.Range)
	if err != nil || len(v.List) == 0 {
		return err
	}
	dv := excelize.NewDataValidation(true)
	dv.Sqref = at
	if v.inline() {
		err = dv.SetDropList(v.List)
	} else {
		row := b.listRow(s, index)
		last := &b.plan.sheets[len(b.plan.sheets)-1]
		cells, rangeErr := last.rangeRef(Range{row, 1, row, len(v.List)})
		if rangeErr != nil {
			return rangeErr
		}
		dv.SetSqrefDropList(quoteSheet(last.name) + "!" + absolute(cells))
	}
	if err != nil {
		return err
	}
	dv.ShowErrorMessage = v.Strict
	if prompt := cut(clean(v.Prompt), 255); prompt != "" {
		dv.SetInput("", prompt)
	}
	return b.file.AddDataValidation(s.name, dv)
}

// listRow finds the row longLists gave to a validation.
func (b *workbook) listRow(s *sheetPlan, index int) int {
	row := 0
	for i := range b.plan.sheets {
		other := &b.plan.sheets[i]
		for j, v := range other.Validations {
			if !v.inline() {
				row++
			}
			if other == s && j == index {
				return row
			}
		}
	}
	return row
}
