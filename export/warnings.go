package export

import (
	"slices"
	"strings"
	"time"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
)

// standing tells what a warning is against the baseline, as a key of wordings.
type standing string

const (
	appeared standing = "new"      // not in the baseline, or accepted there
	remains  standing = "remains"  // in both
	accepted standing = "accepted" // here, waived with a reason
	gone     standing = "gone"     // in the baseline only
)

// warning is one finding, of the scenario or, when gone, of the baseline.
type warning struct {
	finding  check.Finding
	standing standing
	before   check.Severity // in the baseline; 0 = was not there
}

// open reports whether the board still has to think of it.
func (w warning) open() bool { return w.standing == appeared || w.standing == remains }

// compareWarnings lists the findings of a scenario, strongest first, then those of
// the baseline that are gone. A waived finding of the baseline counts as not there.
func compareWarnings(now, baseline check.Findings) []warning {
	had, found := baseline.All(), now.All()
	before := make(map[string]check.Finding, len(had))
	for _, f := range had {
		before[f.Key] = f
	}
	here := make(map[string]bool, len(found))
	var open, waived, lost []warning
	for _, f := range found {
		here[f.Key] = true
		w := warning{finding: f, standing: appeared}
		if old, ok := before[f.Key]; ok && old.Waived == nil {
			w.standing, w.before = remains, old.Severity
		}
		if f.Waived != nil {
			w.standing = accepted
			waived = append(waived, w)
			continue
		}
		open = append(open, w)
	}
	for _, f := range had {
		if still, ok := now.Get(f.Key); !here[f.Key] && f.Waived == nil && (!ok || still.Waived != nil) { // nor elsewhere
			lost = append(lost, warning{finding: f, standing: gone, before: f.Severity})
		}
	}
	return slices.Concat(open, waived, lost)
}

// warnings is the sheet of everything the rules say, and said of the baseline.
func (b *pages) warnings() xlsx.Sheet {
	about := "export.warnings.about"
	if b.r.Alone {
		about = "export.warnings.alone"
	}
	t := table{
		key: "warnings", excel: "tblWarnings", frozen: 1, empty: b.p.T("export.warnings.none"),
		about: b.p.T(about),
		columns: []column{
			{head: "export.column.key", width: 20, style: xlsx.StyleID},
			{head: "export.column.severity", width: 9},
			{head: "export.column.standing", width: 11, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.theme", width: 18, style: xlsx.StyleBodyWrap},
			{head: "export.column.rule", width: 15, style: xlsx.StyleStrong},
			{head: "export.column.message", width: 34, style: xlsx.StyleBodyWrap},
			{head: "export.column.units", width: 15, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.evidence", width: 54, style: xlsx.StyleBodyWrap},
			{head: "export.column.fixes", width: 28, style: xlsx.StyleBodyWrap},
			{head: "export.column.accepted", width: 22, style: xlsx.StyleBodyWrap, optional: true},
			{head: "export.column.owner", width: 12, style: xlsx.StyleEditable},
			{head: "export.column.due", width: 12, style: xlsx.StyleEditableDay},
			{head: "export.column.progress", width: 11, style: xlsx.StyleEditable, choices: b.progresses()},
			{head: "export.column.answer", width: 34, style: xlsx.StyleEditable},
			{head: "export.column.records", width: 14, style: xlsx.StyleMuted},
		},
	}
	for _, w := range b.warning {
		if b.ended() {
			break
		}
		t.rows = append(t.rows, b.warningRow(w))
	}
	s := b.sheet(t)
	s.Rows = append(s.Rows, b.policy(len(t.columns))...)
	printed := 0 // what is filled in is printed with the page of issues
	for i, c := range s.Rows[headRow-1].Cells {
		if c.Value == xlsx.Text(b.p.T("export.column.fixes")) {
			printed = i + 1
		}
	}
	s.PrintArea = xlsx.Range{FirstRow: 1, FirstCol: 1, LastRow: len(s.Rows), LastCol: printed}
	return s
}

// progresses are the words for how far an answer is.
func (b *pages) progresses() (out []string) {
	for _, x := range []model.Progress{model.Open, model.InProgress, model.Done, model.Accepted} {
		out = append(out, b.p.Progress(x))
	}
	return out
}

// policy says below the warnings what the library has set otherwise than the catalogue,
// for a rule that is off must not pass for one that finds nothing.
func (b *pages) policy(wide int) []xlsx.Row {
	said := b.p.Policy(b.r.Findings.Policy())
	if len(said) == 0 || b.r.Part != "" { // terms are everybody's
		return nil
	}
	line := func(text string, style xlsx.Style) xlsx.Row {
		return xlsx.Row{Cells: []xlsx.Cell{{Value: xlsx.Text(text), Style: style, Span: wide}}}
	}
	out := []xlsx.Row{{Height: 8}, line(b.p.T("export.warnings.policy"), xlsx.StyleHeading)}
	for _, x := range said {
		out = append(out, line(x, xlsx.StyleBodyWrap))
	}
	return out
}

func (b *pages) warningRow(w warning) []xlsx.Cell {
	s, f, path, findings, themes, matters := b.r.Scenario, w.finding, b.path, b.r.Findings, b.themes, b.matters
	if w.standing == gone {
		s, path, findings, themes, matters = b.r.Baseline, b.oldPath, b.r.BaselineFindings, b.old, b.oldMatters
	}
	title, message := b.p.Finding(s, f)
	var units, evidence, fixes, records []string
	for _, u := range f.Units {
		units = append(units, path(u))
	}
	for _, e := range findings.Explain(f) {
		if b.r.Part != "" && slices.ContainsFunc(e.Refs, func(r model.Ref) bool { // of another department
			d, ok := s.Duty(r.ID)
			return s.Get(r) == nil || r.Kind == model.DutyKind && ok && d.Text.Empty() && (e.Kind == "wording" || e.Kind == "piece")
		}) {
			continue
		}
		evidence = append(evidence, b.p.Evidence(s, e))
	}
	if w.open() {
		for _, x := range f.Fixes {
			if !b.r.Tells(s, x.Refs...) {
				continue
			}
			fixes = append(fixes, b.p.Fix(s, x))
		}
	}
	for _, r := range f.Refs {
		records = append(records, string(r.ID))
	}
	var response model.Response
	owner, matter := "", "" // a finding that only says what was not entered is behind none
	if x, ok := themes.Holding(f); ok {
		if matter, ok = matters[x]; !ok {
			matter = b.p.Theme(s, x)
			matters[x] = matter
		}
		response, _ = themes.Response(x)
		if owner = response.Owner; b.r.Appointed[x.Key] {
			owner = b.p.T("export.appointed")
		}
	}
	progress := ""
	if response.Status != "" {
		progress = b.p.Progress(response.Status)
	}
	reason := ""
	if f.Waived != nil {
		reason = b.p.T("export.warnings.reason", "reason", b.p.Reasons(s).Say(f.Waived.Reason), "who", f.Waived.By)
	}
	return []xlsx.Cell{
		cell(f.Key),
		styled(b.p.Severity(f.Severity.String()), severityStyle(f.Severity)),
		{Value: xlsx.Text(b.standing(w)), Style: w.standing.style()},
		cell(matter),
		cell(f.Rule + "\n" + title),
		cell(message),
		cell(strings.Join(units, "\n")),
		cell(strings.Join(evidence, "\n")),
		cell(strings.Join(fixes, "\n")),
		cell(reason),
		cell(owner),
		dayCell(response.Due),
		cell(progress),
		cell(response.Answer.In(b.p.Lang())),
		cell(b.list(records)),
	}
}

// dayCell is a calendar day; what is none stays as it is written.
func dayCell(iso string) xlsx.Cell {
	if t, err := time.Parse(time.DateOnly, iso); err == nil {
		return xlsx.Cell{Value: xlsx.Date(t)}
	}
	return cell(iso)
}

// standing says what became of a warning, and of its severity.
func (b *pages) standing(w warning) string {
	if b.r.Alone && w.standing == remains {
		return ""
	}
	said := b.p.T("export.standing." + string(w.standing))
	if b.persists(w) {
		return b.p.T("export.standing.persists", "standing", said)
	}
	if w.standing == remains && w.before != w.finding.Severity {
		return b.p.T("export.standing.shifted", "standing", said, "before", b.p.Severity(w.before.String()))
	}
	return said
}

// persists reports whether a finding came or went while the matter that it is part of was
// open before and still is.
func (b *pages) persists(w warning) bool {
	at, other := b.themes, b.r.BaselineFindings
	switch {
	case b.r.Alone:
		return false
	case w.standing == gone:
		at, other = b.old, b.r.Findings
	case w.standing != appeared:
		return false
	}
	x, ok := at.Holding(w.finding)
	return ok && x.Severity > check.Info && slices.ContainsFunc(x.Findings, func(f *check.Finding) bool {
		now, ok := other.Get(f.Key)
		return ok && now.Waived == nil
	})
}

func (s standing) style() xlsx.Style {
	switch s {
	case appeared:
		return xlsx.StyleWorse
	case gone:
		return xlsx.StyleBetter
	case accepted:
		return xlsx.StyleSame
	}
	return xlsx.StyleBodyWrap
}
