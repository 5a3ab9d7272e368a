package export

import (
	"context"
	"embed"
	"io"
	"time"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
)

// Report is all that a workbook says about one scenario. The zero value of a
// field means that there is nothing to say about it.
type Report struct {
	Scenario, Baseline model.Scenario
	// Alone: the scenario is the baseline. Nothing is set beside it, nothing is new.
	Alone              bool
	Name, BaselineName model.Text
	ID                 string    // of the scenario in its library
	Library            string    // the library's name
	Status             string    // a status of package scenarios
	Fingerprint        string    // see [model.Scenario.Fingerprint]
	Date               time.Time // of the last effective row of the log; zero = none
	Findings           check.Findings
	BaselineFindings   check.Findings
	Scorecard          check.Scorecard
	BaselineScorecard  check.Scorecard
	Changes            []Entry // model.Diff(Baseline, Scenario), in its order
	Steps              []Step  // that made the scenario of its baseline, the oldest first
	Version            string  // of the program
}

// Entry is one record that differs from the baseline, with what the log tells of
// it: the reason, who gave it, and when. Each of them may be zero.
type Entry struct {
	Edit     model.Edit
	Why, Who string
	At       time.Time
}

// Step is one step in effect: what it did to which state, with what the log tells of it.
type Step struct {
	Before   model.Scenario
	Change   model.Change
	Why, Who string
	At       time.Time
}

// Format is the version of the workbook's layout, for programs that read it back.
const Format = "1"

//go:embed zh.json en.json
var wordings embed.FS

// chrome is the words of the workbook.
var chrome = text.NewChrome(wordings)

// Sheets lays a report out as sheets, in the printer's language. It gives up when ctx ends,
// and tells far how much of how much is done.
func Sheets(ctx context.Context, r Report, p text.Printer, far func(done, all int)) (xlsx.Book, error) {
	b := newPages(r, chrome.In(p.Lang()))
	book := xlsx.Book{
		Title:   b.name(),
		Subject: b.p.T("export.subject"),
		Creator: b.p.T("export.creator", "version", r.Version),
		Lang:    string(p.Lang()),
		Date:    r.Date,
		Custom: []xlsx.Property{
			{Name: "Fingerprint", Value: r.Fingerprint},
			{Name: "Format", Value: Format},
			{Name: "ScenarioID", Value: r.ID},
		},
	}
	for i, lay := range laid {
		if err := ctx.Err(); err != nil {
			return book, err
		}
		book.Sheets = append(book.Sheets, lay(b))
		far(i+1, len(laid)+1)
	}
	return book, nil
}

// laid are what lays the sheets out, in their order.
var laid = []func(*pages) xlsx.Sheet{(*pages).summary, (*pages).structure, (*pages).changes, (*pages).warnings, (*pages).register, (*pages).departments}

// Write writes the workbook of a report. The same report gives the same bytes. It gives up
// when ctx ends, and tells far how much of how much is done.
func Write(ctx context.Context, w io.Writer, r Report, p text.Printer, far func(done, all int)) error {
	book, err := Sheets(ctx, r, p, far)
	if err != nil {
		return err
	}
	if err := xlsx.Write(w, book); err != nil {
		return err
	}
	far(len(laid)+1, len(laid)+1)
	return nil
}
