package gather

import (
	"context"
	"io"

	"sandtable/export"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// Format puts scenarios of a library, the one in front first, into one kind of file, in
// the language of a printer. It gives up when ctx ends, and tells far how much of how much
// is done. It may be called in any goroutine.
type Format func(ctx context.Context, to io.Writer, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) error

// Workbook is the format of the workbook of the scenario in front. version is that of the
// program.
func Workbook(version string) Format {
	return func(ctx context.Context, to io.Writer, l *scenarios.Library, of []model.ID, p text.Printer, far func(done, all int)) error {
		r, err := Report(l, of[0], version)
		if err != nil {
			return err
		}
		return export.Write(ctx, to, r, p, far)
	}
}
