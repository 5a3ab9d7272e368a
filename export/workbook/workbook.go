package workbook

import (
	"context"
	"io"
	"slices"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/xlsx"
	"sandtable/model/text"
)

// Book lays out the workbook of reports, of which the first is what is proposed; there must
// be one at least. It gives up when ctx ends, and tells far how much of how much is done.
func Book(ctx context.Context, p text.Printer, far func(done, all int), reports ...export.Report) (xlsx.Book, error) {
	reports = slices.Clone(reports)
	for i, r := range reports {
		reports[i] = r.Themed()
	}
	content, err := pack.Of(ctx, p, reports...)
	if err != nil {
		return xlsx.Book{}, err
	}
	b := &book{p: p, main: reports[0], content: content, front: content.Decision.Page}
	var pages []xlsx.Sheet
	for _, x := range content.Sections {
		if err := ctx.Err(); err != nil {
			return xlsx.Book{}, err
		}
		sheet, err := b.section(x)
		if err != nil {
			return xlsx.Book{}, err
		}
		pages = append(pages, sheet)
	}
	groups, err := export.Sheets(ctx, b.front, p, far, reports...)
	if err != nil {
		return xlsx.Book{}, err
	}
	groups[0] = append(pages, groups[0]...)
	front := b.decision(groups)
	for i := range len(pages) {
		groups[0][i].TabColour = tab
	}
	front.TabColour = tab
	out := export.Bound(b.main, p, append([]xlsx.Sheet{front}, slices.Concat(groups...)...))
	out.Names = b.names
	return out, nil
}

// Write writes the workbook of reports. The same reports give the same bytes.
func Write(ctx context.Context, w io.Writer, p text.Printer, far func(done, all int), reports ...export.Report) error {
	book, err := Book(ctx, p, far, reports...)
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return xlsx.Write(ctx, w, book)
}

// book is a workbook while it is laid out.
type book struct {
	p       text.Printer
	main    export.Report
	content pack.Content
	front   string // name of the first sheet
	names   []xlsx.Name
}

// wide is how wide the pages are, in the units of columns: on A4 lying, type of 10 points is
// printed with 8, as in the pack.
const wide = 176.0

// tab is the colour of the tabs of the pages, to tell them from the analyst's sheets.
const tab = "2650C8"

// Encrypt locks a written workbook with a password that is not empty.
func Encrypt(written []byte, password string) ([]byte, error) { return xlsx.Encrypt(written, password) }
