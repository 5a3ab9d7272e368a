package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// errRowsRefused ends an import that would have left rows out; they have been printed.
var errRowsRefused = errors.New("rows are refused")

// importOptions are the flags of import.
type importOptions struct {
	into, as, mapping string
	dry, skipBad      bool
	deed
	adds bool // it is a template
}

func (p *program) importCommand() *cobra.Command {
	var o importOptions
	cmd := &cobra.Command{
		Use:   "import FILE IN --into SCENARIO|--as NAME [--map COLUMN=FIELD,…] [--dry-run] [--skip-bad]",
		Short: p.text.T("cli.import.short"),
		Args:  p.arguments(2, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (o.into == "") == (o.as == "") {
				return wrongUse("cli.import.where")
			}
			doc, err := readDocument(args[1])
			if err != nil {
				return err
			}
			reading := intake.Read(doc, filepath.Base(args[1]), intake.Mapping{})
			if o.mapping != "" {
				m, err := mapping(reading, o.mapping)
				if err != nil {
					return err
				}
				reading = intake.Read(doc, filepath.Base(args[1]), m)
			}
			if reading.Unclear() {
				return &documentError{intake.NoOrganisation, args[1]}
			}
			if reading.Own && o.into != "" {
				p.note(p.text.T("cli.import.own"))
			} else if reading.Own {
				p.note(p.text.T("cli.import.own-as"))
			}
			if len(reading.Untaken) > 0 {
				p.note(p.text.T("cli.import.untaken", "columns", p.text.List(reading.Untaken...)))
			}
			return p.withLibraryAs(args[0], model.CleanText(o.who), func(l *scenarios.Library) error {
				return p.importReading(l, reading, filepath.Base(args[1]), o)
			})
		},
	}
	cmd.Flags().StringVar(&o.into, "into", "", p.text.T("cli.flag.into"))
	cmd.Flags().StringVar(&o.as, "as", "", p.text.T("cli.flag.as"))
	cmd.Flags().StringVar(&o.mapping, "map", "", p.text.T("cli.flag.map"))
	cmd.Flags().BoolVar(&o.dry, "dry-run", false, p.text.T("cli.flag.dry-run"))
	cmd.Flags().BoolVar(&o.skipBad, "skip-bad", false, p.text.T("cli.flag.skip-bad"))
	cmd.Flags().StringVar(&o.why, "why", "", p.text.T("cli.flag.why"))
	cmd.Flags().StringVar(&o.who, "who", "", p.text.T("cli.flag.who"))
	return cmd
}

// documentError says why a document is not imported.
type documentError struct {
	sheet.Problem
	path string
}

// Path names the document.
func (e *documentError) Path() string { return e.path }

// readDocument reads a file as rows.
func readDocument(path string) (doc sheet.Document, err error) {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return doc, &documentError{sheet.Problem(scenarios.ErrMissing), path}
	case err == nil && info.IsDir():
		return doc, &documentError{"file-is-folder", path}
	case err == nil && !info.Mode().IsRegular():
		return doc, &documentError{"file-not-regular", path}
	}
	f, err := os.Open(path)
	if err != nil {
		return doc, &documentError{sheet.Unreadable, path}
	}
	defer f.Close()
	return sheet.Read(context.Background(), path, f, info.Size(), nil)
}

// mapping reads --map: columns by their head, their letter or their number.
func mapping(r intake.Reading, said string) (intake.Mapping, error) {
	m := intake.Mapping{Columns: map[int]intake.Role{}}
	for _, part := range strings.Split(said, ",") {
		column, field, ok := strings.Cut(part, "=")
		if !ok {
			return m, wrongUse("cli.import.bad-map", "word", part)
		}
		at := columnCalled(r, strings.TrimSpace(column))
		if at < 0 {
			return m, wrongUse("cli.import.no-column", "word", column)
		}
		role, ok := roleCalled(strings.TrimSpace(field))
		if !ok {
			return m, wrongUse("cli.import.no-field", "word", field)
		}
		m.Columns[at] = role
	}
	return m, nil
}

func columnCalled(r intake.Reading, word string) int {
	for i, c := range r.Columns {
		if c.Head != "" && strings.EqualFold(strings.Join(strings.Fields(c.Head), " "), word) {
			return i
		}
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 1 && n <= sheet.MaxCols {
		return n - 1
	}
	if len(word) == 1 && word[0]|0x20 >= 'a' && word[0]|0x20 <= 'z' {
		return int(word[0] | 0x20 - 'a')
	}
	return -1
}

// roleCalled finds a role by its word, or by what it is called in either language.
func roleCalled(word string) (intake.Role, bool) {
	for _, r := range intake.Roles() {
		if strings.EqualFold(string(r), word) {
			return r, true
		}
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			if strings.EqualFold(chrome.In(lang).T("intake.role."+string(r)), word) {
				return r, true
			}
		}
	}
	return "", false
}

func (p *program) importReading(l *scenarios.Library, reading intake.Reading, source string, o importOptions) error {
	var s *scenarios.Session
	var err error
	if o.into != "" {
		s, err = p.session(l, o.into)
	} else {
		s, err = p.firstSession(l) // for the ids that it makes
	}
	if err != nil {
		return err
	}
	now, before := model.Scenario{}, 0
	if o.into != "" {
		now, before = s.Now().Scenario, s.Now().Seq
	}
	plan := intake.Compare(reading, now, intake.Options{Source: source, NewID: s.NewID, Adds: o.adds, Lang: p.text.Lang()})
	refused := plan.Counts[intake.Refused] > 0 && !o.skipBad
	var made model.ID
	if !o.dry && !refused && !plan.Empty() {
		if o.into != "" {
			err = s.Do(plan.Verb(), o.why)
		} else {
			made, err = addImported(l, plan, model.Wording(p.text.Lang(), o.as))
		}
		if err != nil {
			return err
		}
	}
	if err := p.printPlan(plan, made); err != nil {
		return err
	}
	if o.into != "" {
		if err := p.noteInto(l, reading, plan, s.Now(), before); err != nil {
			return err
		}
	}
	if refused {
		return errRowsRefused
	}
	return nil
}

// noteInto says what else is to be known of a document that was held against a scenario:
// that its workbook is of another one, that what is missing stays, that a step has changed
// the baseline. before is the row of the log before it.
func (p *program) noteInto(l *scenarios.Library, r intake.Reading, plan intake.Plan, now scenarios.Snapshot, before int) error {
	into := cmp.Or(p.scenarioName(now.Info), string(now.Info.ID))
	if r.Of != "" && r.Of != now.Info.ID {
		of := r.Called
		if info, err := p.find(l, string(r.Of)); err == nil {
			of = cmp.Or(p.scenarioName(info), string(info.ID))
		}
		p.note(p.text.T("cli.import.other", "of", of, "into", into))
	}
	if n := plan.Counts[intake.Missing]; n > 0 {
		p.note(p.text.T("cli.import.missing", "n", n))
	}
	if now.Info.Status == scenarios.Baseline && now.Seq > before && plan.Counts[intake.Unchanged]+plan.Counts[intake.Changed] > 0 {
		p.note(p.text.T("cli.import.baseline", "name", into))
	}
	return nil
}

func (p *program) firstSession(l *scenarios.Library) (*scenarios.Session, error) {
	all, err := l.Scenarios()
	if err != nil {
		return nil, err
	}
	return l.SessionSoon(all[0].ID)
}

// addImported makes a scenario of its own of what a document says.
func addImported(l *scenarios.Library, plan intake.Plan, name model.Text) (model.ID, error) {
	start, err := model.Apply(model.Scenario{}, model.Change{Edits: []model.Edit{{After: model.Brief{ID: model.BriefID, Name: name}}}})
	if err != nil {
		return "", err
	}
	c, err := plan.Verb()(start)
	if err != nil {
		return "", err
	}
	full, err := model.Apply(start, c)
	if err != nil {
		return "", err
	}
	return l.Add("", full)
}

type importRow struct {
	Row    int           `json:"row"` // 0 = none of the document
	Result intake.Result `json:"result"`
	Ref    *model.Ref    `json:"ref"`
	Text   string        `json:"text"`
	Was    string        `json:"was"`
	Reason *wording      `json:"reason"`
}

func (p *program) printPlan(plan intake.Plan, made model.ID) error {
	if !p.json {
		return p.tellPlan(plan, made)
	}
	o := p.object()
	if made != "" {
		o.field("scenario", made)
	}
	for _, r := range []intake.Result{intake.Unchanged, intake.Changed, intake.New, intake.Missing, intake.Refused} {
		o.field(string(r), plan.Counts[r])
	}
	rows := make([]importRow, 0, len(plan.Rows))
	for _, r := range plan.Rows {
		row := importRow{Row: r.Line, Result: r.Result, Text: r.Text, Was: r.Was}
		if r.Ref != (model.Ref{}) {
			row.Ref = &r.Ref
		}
		if r.Reason != "" {
			reason := p.both(func(t text.Printer) string {
				return t.T("intake.asked."+string(r.Reason), "text", r.About, "n", r.Count)
			})
			row.Reason = &reason
		}
		rows = append(rows, row)
	}
	o.field("rows", rows)
	return o.end()
}

func (p *program) tellPlan(plan intake.Plan, made model.ID) error {
	if made != "" {
		fmt.Fprintln(p.out, made)
	}
	var counts []string
	for _, r := range intake.Results() {
		if n := plan.Counts[r]; n > 0 {
			counts = append(counts, fmt.Sprintf("%s %d", p.text.T("intake.result."+string(r)), n))
		}
	}
	fmt.Fprintln(p.out, strings.Join(counts, " · "))
	for _, r := range plan.Rows {
		if (r.Result == intake.Unchanged || r.Result == intake.New) && r.Reason == "" {
			continue
		}
		line := fmt.Sprintf("%6s  %s  %s", lineNumber(r.Line), p.text.T("intake.result."+string(r.Result)), text.Short(r.Text))
		if r.Reason != "" {
			line += "  " + p.text.T("intake.asked."+string(r.Reason), "text", text.Short(r.About), "n", r.Count)
		}
		if _, err := fmt.Fprintln(p.out, line); err != nil {
			return err
		}
	}
	return nil
}

func lineNumber(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}
