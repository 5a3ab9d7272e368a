package pack

import (
	"context"
	"strings"

	"sandtable/export"
	"sandtable/export/page"
	"sandtable/model/check"
	"sandtable/model/text"
)

// Content is what the pack says, for other forms than sheets of paper.
type Content struct {
	Decision Decision
	Sections []Section // after the decision
}

// Decision is what the first sheet says. Heading stands over what is Asked, or found of the
// baseline; Blank: it has still to be written.
type Decision struct {
	Page, Name, Particulars string
	Heading, Asked          string
	Blank                   bool
	Said                    []string // the conclusion, what was considered and is recommended
	FiguresHead             string
	Figures                 page.Table
	Legend                  string
	OpenHead                string
	Open                    []Severity // of the scenarios of Figures, in their order
	Inventory               page.Table // of the baseline by itself
	InventoryHead           string
	RisksHead               string
	Risks                   page.Table
	NoRisks                 string // said when there are none
	Vote                    page.Table
	VoteNote                string
	Contents                string
	Uncovered               string
}

// Severity is how many matters of one severity each scenario leaves open.
type Severity struct {
	Key  string // of all languages
	Word string
	Ink  page.Ink
	N    []int
}

// Section is one of the further sections.
type Section struct {
	Key, Name string
	Blocks    []Block
}

// Of gives what the pack of reports says, as [Document] sets it. It gives up when ctx ends.
func Of(ctx context.Context, p text.Printer, reports ...export.Report) (Content, error) {
	b := newBook(chrome.In(p.Lang()), reports)
	out := Content{Decision: b.said()}
	key := "structure"
	if b.alone() {
		key = "present"
	}
	out.Sections = append(out.Sections, Section{key, b.p.T("pack.page." + key), b.charts()})
	for _, x := range b.after() {
		if err := ctx.Err(); err != nil {
			return Content{}, err
		}
		if x.there {
			out.Sections = append(out.Sections, Section{x.key, b.p.T("pack.page." + x.key), x.blocks()})
		}
	}
	return out, ctx.Err()
}

// said is what the first sheet says.
func (b *book) said() Decision {
	var particulars []string
	for _, line := range b.circumstances() {
		particulars = append(particulars, line...)
	}
	brief := b.main.Scenario.Brief()
	if meeting := brief.Meeting.In(b.p.Lang()); meeting != "" {
		particulars = append([]string{meeting}, particulars...)
	}
	d := Decision{
		Page: b.p.T("pack.page.decision"), Name: b.main.name, Particulars: strings.Join(particulars, b.p.T("theme.facts.and")),
		Figures: b.sideBySide(), FiguresHead: b.p.T("pack.decision.figures", "n", len(b.shown())), OpenHead: b.p.T("pack.decision.open"),
		RisksHead: b.p.T("pack.decision.risks"), Risks: b.foremost(0), NoRisks: b.noIssues(),
		Contents: b.p.T("pack.decision.contents"), Uncovered: b.uncovered(),
	}
	for _, level := range []check.Severity{check.High, check.Medium, check.Low} {
		x := Severity{Key: level.String(), Word: b.p.Severity(level.String()), Ink: shade(level)}
		for _, o := range b.shown() {
			x.N = append(x.N, o.themes.Count()[level])
		}
		d.Open = append(d.Open, x)
	}
	if heading, ok := b.stands(); ok {
		d.Heading, d.Asked = heading, b.diagnosis()
		if b.alone() {
			d.Inventory, d.InventoryHead = b.holders(), b.p.T("pack.decision.inventory")
		}
		return d
	}
	d.Heading, d.Asked = b.p.T("pack.decision.asked"), brief.Decision.In(b.p.Lang())
	if d.Blank = d.Asked == ""; d.Blank {
		d.Asked = b.p.T("pack.decision.none")
	}
	d.Said = append(d.Said, b.concluded())
	if considered := brief.Options.In(b.p.Lang()); considered != "" {
		d.Said = append(d.Said, b.p.T("pack.decision.considered", "said", considered))
	}
	if advice := b.advice(); advice != "" {
		d.Said = append(d.Said, advice)
	}
	d.Legend, d.Vote, d.VoteNote = b.p.T("pack.decision.legend"), b.ballot(), b.voteNote()
	return d
}
