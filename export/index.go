package export

import (
	"context"
	"strings"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
)

// pages is a report with the look-ups that several sheets need, made once: asking
// the scenario for each duty anew would cost the square of their number.
type pages struct {
	r      Report
	p      text.Printer
	ctx    context.Context // ends when nobody waits for the sheets any more
	front  string          // name of the sheet to which the others lead back
	sheets []xlsx.Sheet    // so far
	beside int             // 0 for the scenario of the workbook, else the number of the one beside it

	duties   []model.Duty
	links    map[model.ID][]model.Ref // duty → what it serves or uses, in the order of the links
	incoming map[model.ID][]model.Handoff
	outgoing map[model.ID][]model.Handoff
	own      map[model.ID][]model.Duty // unit → duties whose home it is
	was      map[model.ID]int          // unit → duties whose home it was in the baseline
	warned   map[model.Ref]int         // record → open findings that mark it
	themes   theme.Themes
	old      theme.Themes         // of the baseline
	warning  []warning            // rows of the sheet of warnings
	paths    map[model.ID]string  // unit → its path, in the scenario
	oldPaths map[model.ID]string  // and in the baseline
	values   map[[3]string]string // kind, field and canonical value → the value said
	called   map[model.Ref]string // record → its name

	matters, oldMatters map[*theme.Theme]string // what each theme is called, and each of the baseline
}

func newPages(r Report, p text.Printer) *pages {
	b := &pages{
		r: r, p: p.WholeUnits(), duties: r.Scenario.Duties(),
		links:    map[model.ID][]model.Ref{},
		incoming: map[model.ID][]model.Handoff{}, outgoing: map[model.ID][]model.Handoff{},
		own: map[model.ID][]model.Duty{}, was: map[model.ID]int{}, warned: map[model.Ref]int{},
		paths: map[model.ID]string{}, oldPaths: map[model.ID]string{}, values: map[[3]string]string{}, called: map[model.Ref]string{},
		matters: map[*theme.Theme]string{}, oldMatters: map[*theme.Theme]string{},
	}
	for _, l := range r.Scenario.Links() {
		b.links[l.From.ID] = append(b.links[l.From.ID], l.To)
	}
	for _, h := range r.Scenario.Handoffs() {
		b.incoming[h.To] = append(b.incoming[h.To], h)
		b.outgoing[h.From] = append(b.outgoing[h.From], h)
	}
	for _, d := range b.duties {
		b.own[d.Unit] = append(b.own[d.Unit], d)
	}
	for _, d := range r.Baseline.Duties() {
		b.was[d.Unit]++
	}
	b.themes, b.old = r.Themes, r.BaselineThemes
	if b.warning = compareWarnings(r.Findings, r.BaselineFindings); r.Alone {
		b.warning = compareWarnings(r.Findings, r.Findings)
	}
	for _, w := range b.warning {
		if w.open() {
			for _, ref := range w.finding.Refs {
				b.warned[ref]++
			}
		}
	}
	return b
}

// ended reports whether nobody waits any more; it is asked for every row of a long sheet.
func (b *pages) ended() bool { return b.ctx.Err() != nil }

// name is the scenario's name, its id when it has none.
func (b *pages) name() string {
	s := b.r.Name.In(b.p.Lang())
	if s == "" {
		s = b.r.ID
	}
	if b.r.Part != "" {
		return b.p.T("export.part", "scenario", s, "unit", b.p.Name(b.r.Scenario, model.Ref{Kind: model.UnitKind, ID: b.r.Part}))
	}
	return s
}

// sheetName is what a sheet is called; one of a scenario beside the first has its name too.
func (b *pages) sheetName(key string) string {
	if name := b.p.T("export.sheet." + key); b.beside == 0 {
		return name
	} else {
		return b.p.T("export.sheet-of", "sheet", name, "scenario", b.name())
	}
}

// path says a unit of the scenario with what is above it.
func (b *pages) path(unit model.ID) string { return path(b.p, b.r.Scenario, b.paths, unit) }

// oldPath is path for the baseline.
func (b *pages) oldPath(unit model.ID) string { return path(b.p, b.r.Baseline, b.oldPaths, unit) }

func path(p text.Printer, s model.Scenario, known map[model.ID]string, unit model.ID) string {
	said, ok := known[unit]
	if !ok {
		said = p.Unit(s, unit)
		known[unit] = said
	}
	return said
}

// list joins words without an "and", for cells that are searched and filtered.
func (b *pages) list(words []string) string { return strings.Join(words, b.p.T("export.comma")) }

// names says the records of one kind among refs.
func (b *pages) names(refs []model.Ref, k model.Kind) []string {
	var out []string
	for _, r := range refs {
		if r.Kind == k {
			out = append(out, b.p.Name(b.r.Scenario, r))
		}
	}
	return out
}

// unit says a unit without what is above it.
func (b *pages) unit(id model.ID) string {
	if id == "" {
		return b.path(id)
	}
	return b.p.Name(b.r.Scenario, model.Ref{Kind: model.UnitKind, ID: id})
}

// value says a cell of a record as the window does; what is empty stays blank.
func (b *pages) value(r model.Record, field string) string {
	canonical := model.Cell(r, field)
	if canonical == "" && field != "basis" {
		return ""
	}
	key := [3]string{string(r.Ref().Kind), field, canonical}
	said, ok := b.values[key]
	if !ok {
		if f, known := model.FieldOf(r.Ref().Kind, field); known {
			said = b.p.Value(b.r.Scenario, f, canonical)
		}
		b.values[key] = said
	}
	return said
}

// severityStyle gives a severity its role.
func severityStyle(s check.Severity) xlsx.Style {
	switch s {
	case check.High:
		return xlsx.StyleHigh
	case check.Medium:
		return xlsx.StyleMedium
	case check.Low:
		return xlsx.StyleLow
	}
	return xlsx.StyleInfo
}
