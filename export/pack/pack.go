package pack

import (
	"embed"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/model/theme"
)

//go:embed zh.json en.json
var wordings embed.FS

// chrome is the words of the pack.
var chrome = text.NewChrome(wordings)

// Document lays out the pack of the first report, which is what is proposed; the others
// stand beside it as options. There must be one report at least. A pack of more sheets than
// directors read is set tighter.
func Document(p text.Printer, reports ...export.Report) page.Document {
	b := newBook(chrome.In(p.Lang()), reports)
	b.onPaper = true
	for b.lay(); len(b.sheets) > budget(b.main.Scenario) && b.tight < tightest; b.lay() {
		b.tight++
		b.sheets, b.entries = nil, nil
	}
	return page.Document{
		Title: b.main.name, Subject: b.p.T("pack.subject"), Creator: b.p.T("pack.creator", "version", b.main.Version),
		Lang: string(p.Lang()), Date: b.main.Date, Pages: b.bound(),
	}
}

// MostOptions is how many scenarios the sheets set side by side, beside the baseline.
const MostOptions = 4

// tightest is how often a pack is set tighter at most.
const tightest = 2

// budget is how many sheets a pack should have at most.
func budget(s model.Scenario) int {
	switch n := s.Count(model.DutyKind); {
	case n <= 14:
		return 6
	case n <= 24:
		return 8
	case n <= 200:
		return 12
	}
	return 15
}

// lay lays out all sheets.
func (b *book) lay() {
	b.structure()
	for _, x := range b.after() {
		if x.there {
			b.section(x.key, x.blocks())
		}
	}
	b.decision()
}

// chapter is a section that follows those of the decision and of the structure.
type chapter struct {
	key    string
	there  bool
	blocks func() []Block
}

func (b *book) after() []chapter {
	return []chapter{
		{"resolutions", b.main.Scenario.Count(model.ResolutionKind) > 0, b.resolutions},
		{"options", !b.alone() || len(b.options) > 1, b.compared},
		{"changes", !b.alone(), b.changes},
		{"issues", true, b.issues},
		{"handoffs", b.handed(), b.handoffs},
		{"transition", !b.alone(), b.transition},
	}
}

// Pictures gives the drawings of the pack as pictures of their own, for slides.
func Pictures(p text.Printer, r export.Report) []page.Page {
	b := newBook(chrome.In(p.Lang()), []export.Report{r})
	b.onPaper = true
	return b.pictures()
}

// book is a pack while it is laid out.
type book struct {
	p       text.Printer
	main    option
	options []option // the proposed one first
	base    option   // the baseline of the proposed one
	sheets  []*sheet
	entries []entry
	tight   int // how often it was set tighter
	onPaper bool

	gathered bool // rows are those of the list of boundaries; unlisted are the others
	rows     []page.Row
	unlisted int
}

// option is one scenario with what several sheets ask of it.
type option struct {
	export.Report
	name   string
	themes theme.Themes
}

func newBook(p text.Printer, reports []export.Report) *book {
	b := &book{p: p}
	for _, r := range reports {
		r = r.Themed()
		r.Scorecard = r.Card()
		o := option{Report: r, name: r.Name.In(p.Lang()), themes: r.Themes}
		if o.name == "" {
			o.name = r.ID
		}
		b.options = append(b.options, o)
	}
	b.main = b.options[0]
	r := b.main.Report
	if r.Part != "" {
		b.main.name = p.T("pack.part", "scenario", b.main.name, "unit", b.unit(r.Scenario, r.Part))
	}
	b.base = option{name: r.BaselineName.In(p.Lang()), Report: export.Report{
		Scenario: r.Baseline, Baseline: r.Baseline, Findings: r.BaselineFindings, Scorecard: r.BaselineScorecard, Alone: true, Part: r.Part,
	}}
	if b.base.name == "" {
		b.base.name = p.T("pack.today")
	}
	if !r.Alone {
		b.base.themes = r.BaselineThemes
	}
	return b
}

// alone reports whether the pack is a diagnosis of the baseline.
func (b *book) alone() bool { return b.main.Alone }

// unit says a unit of a scenario without what is above it.
func (b *book) unit(s model.Scenario, id model.ID) string {
	if id == "" {
		return b.p.Unit(s, id)
	}
	return b.p.Name(s, model.Ref{Kind: model.UnitKind, ID: id})
}

// departments lists the units that are compared: those directly below the company that are
// neither it nor outside, in the order of the board.
func departments(s model.Scenario) (out []model.Unit) {
	for _, u := range s.Units() {
		if u.Level != model.Company && u.Level != model.External && s.DepartmentOf(u.ID) == u.ID {
			out = append(out, u)
		}
	}
	return out
}
