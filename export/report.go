package export

import (
	"context"
	"embed"
	"time"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
)

// Report is all that a workbook says about one scenario. The zero value of a
// field means that there is nothing to say about it.
type Report struct {
	Scenario, Baseline model.Scenario
	// Alone: the scenario is the baseline. Nothing is set beside it, nothing is new.
	Alone bool
	// Part is the unit that the report is about; "" = all of them.
	Part model.ID
	// Handed: it is for papers that are handed round, see [Board].
	Handed bool
	// Appointed are the themes that somebody sees to whose name is not told.
	Appointed          map[string]bool
	Name, BaselineName model.Text
	ID                 string    // of the scenario in its library
	Library            string    // the library's name
	Status             string    // a status of package scenarios
	Fingerprint        string    // see [model.Scenario.Fingerprint]
	Date               time.Time // of the last effective row of the log; zero = none
	Findings           check.Findings
	BaselineFindings   check.Findings
	// Themes are those of the findings, or of other findings: [Report.Themed] makes them these.
	Themes, BaselineThemes theme.Themes
	Scorecard              check.Scorecard
	BaselineScorecard      check.Scorecard
	Changes                []Entry // model.Diff(Baseline, Scenario), in its order
	Steps                  []Step  // that made the scenario of its baseline, the oldest first
	Version                string  // of the program
}

// Themed gives the report with the themes of its findings, so that whoever asks for them
// afterwards need not put them together again.
func (r Report) Themed() Report {
	r.Themes = r.Themes.For(r.Scenario, r.Findings)
	r.BaselineThemes = r.BaselineThemes.For(r.Baseline, r.BaselineFindings)
	return r
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
const Format = "2"

//go:embed zh.json en.json
var wordings embed.FS

// chrome is the words of the workbook.
var chrome = text.NewChrome(wordings)

// Sheets lays out the sheets for the analyst in the language of a printer: all of the first
// report, and of each further one those that tell it from the others, by report. They lead back to the
// sheet named front. It gives up when ctx ends, and tells far how much of how much is done.
func Sheets(ctx context.Context, front string, p text.Printer, far func(done, all int), reports ...Report) ([][]xlsx.Sheet, error) {
	p = chrome.In(p.Lang())
	done, all := 0, len(laid)+(len(reports)-1)*len(beside)
	out := make([][]xlsx.Sheet, len(reports))
	for i, r := range reports {
		b, lay := newPages(r.Themed(), p), laid
		b.front, b.ctx = front, ctx
		if i > 0 {
			lay, b.beside = beside, i+1
		}
		for _, sheet := range lay {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			b.sheets = out[i]
			if laid := sheet(b); laid.Name != "" {
				out[i] = append(out[i], laid)
			}
			done++
			far(done, all)
		}
	}
	return out, ctx.Err() // a sheet that was given up has not all its rows
}

// laid are what lays the sheets out, in their order. A sheet without a name is none.
var laid = []func(*pages) xlsx.Sheet{(*pages).structure, (*pages).changes, (*pages).warnings, (*pages).register, (*pages).departments, (*pages).raci, (*pages).handovers,
	entered(model.GoalKind, "goals", "tblGoals"), entered(model.TaskKind, "tasks", "tblTasks"), entered(model.KPIKind, "kpis", "tblKPIs"),
	entered(model.ToolKind, "tools", "tblTools"), entered(model.ChannelKind, "channels", "tblChannels"), entered(model.CollaborationKind, "collaborations", "tblCollaborations"),
	entered(model.DecisionRightKind, "decision-rights", "tblDecisionRights"), (*pages).relations, (*pages).guide}

// entered lays out the sheet of the records of a kind.
func entered(k model.Kind, key, excel string) func(*pages) xlsx.Sheet {
	return func(b *pages) xlsx.Sheet { return b.records(k, key, excel) }
}

// beside are those of a scenario that stands beside the first.
var beside = []func(*pages) xlsx.Sheet{(*pages).structure, (*pages).changes, (*pages).warnings, (*pages).register}

// Bound is the workbook of a report and of its sheets.
func Bound(r Report, p text.Printer, sheets []xlsx.Sheet) xlsx.Book {
	b := pages{r: r, p: chrome.In(p.Lang())}
	custom := []xlsx.Property{
		{Name: "Fingerprint", Value: r.Fingerprint},
		{Name: "Format", Value: Format},
		{Name: "ScenarioID", Value: r.ID},
	}
	if r.Part != "" { // it does not say all there is
		custom = append(custom, xlsx.Property{Name: "Part", Value: string(r.Part)})
	}
	return xlsx.Book{
		Title:   b.name(),
		Subject: b.p.T("export.subject"),
		Creator: b.p.T("export.creator", "version", r.Version),
		Lang:    string(p.Lang()),
		Date:    r.Date,
		Custom:  custom,
		Sheets:  sheets,
	}
}

// Printed is a sheet of a report with the print set-up of all its sheets; unless it is the
// one in front, with its title and the way back there.
func Printed(r Report, p text.Printer, name, front string) xlsx.Sheet {
	b := pages{r: r, p: chrome.In(p.Lang()), front: front}
	s := b.printed(name, xlsx.A4)
	if name != front {
		s.Rows = b.banner(name, "")
	}
	return s
}
