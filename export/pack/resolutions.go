package pack

import (
	"strings"

	"sandtable/export/page"
	"sandtable/model"
)

// resolutions is what meetings decided on the proposal, with the votes, the conditions and
// who sees to it.
func (b *book) resolutions() []Block {
	s := b.main.Scenario
	t := b.grid(small, page.Column{Head: b.p.T("pack.column.number"), Share: .5, Align: page.Centre}, page.Column{Head: b.p.T("pack.column.resolved"), Share: 3.4}, page.Column{Head: b.p.T("pack.column.about"), Share: 1.8},
		page.Column{Head: b.p.T("pack.column.result"), Share: 1.3}, page.Column{Head: b.p.T("pack.column.votes"), Share: 1.9}, page.Column{Head: b.p.T("pack.column.conditions"), Share: 2.4},
		page.Column{Head: b.p.T("pack.column.day"), Share: 1.3}, page.Column{Head: b.p.T("pack.column.owner"), Share: 1.2}, page.Column{Head: b.p.T("pack.column.due"), Share: 1.3})
	for i, r := range s.Resolutions() {
		vote, note := s.Outcome(r, b.p.Lang())
		about := ""
		if r.About != (model.Ref{}) {
			about = b.p.Name(s, r.About)
		}
		row := []page.Cell{b.tally(i + 1), {Text: b.foreign(r.Text.In(b.p.Lang())), Bold: true, Most: 3}, {Text: about, Most: 2}, {Text: b.voted(vote), Bold: true}, {Text: b.p.Votes(r)}, {Text: b.foreign(note), Most: 3},
			b.day(r.On), {Text: r.Owner, Most: 2}, {}}
		if r.Due != "" {
			row[8] = b.day(r.Due)
		}
		t.Rows = append(t.Rows, page.Row{Cells: row})
	}
	return []Block{Grid{Table: t, sheets: 2}}
}

// voted is the word for a result on the ballot; "" when no vote was taken.
func (b *book) voted(v model.Vote) string {
	if v == "" {
		return ""
	}
	return b.p.Capital(b.p.Vote(v))
}

// decidedOn is what was decided on the proposal as a whole; false when nothing was.
func (b *book) decidedOn() (model.Resolution, bool) {
	all := b.main.Scenario.Resolutions()
	for i := len(all) - 1; i >= 0; i-- {
		if all[i].About == b.main.Scenario.Brief().Ref() {
			return all[i], true
		}
	}
	return model.Resolution{}, false
}

// voteNote says what came of the vote: the result, by which meeting and when, the count of
// the votes, and the conditions; "" as long as nothing was decided.
func (b *book) voteNote() string {
	brief := b.main.Scenario.Brief()
	r, resolved := b.decidedOn()
	var facts []string
	add := func(s string) {
		if s != "" {
			facts = append(facts, s)
		}
	}
	if brief.Vote != "" {
		add(b.voted(brief.Vote))
		add(brief.Meeting.In(b.p.Lang()))
	}
	if resolved {
		add(b.p.Day(r.On))
		add(b.p.Votes(r))
	}
	if note := brief.VoteNote.In(b.p.Lang()); note != "" {
		key := "pack.vote.note"
		if brief.Vote == model.Conditional {
			key = "pack.vote.conditions"
		}
		add(b.p.T(key, "note", b.foreign(note)))
	}
	if resolved {
		add(b.p.Task(r))
	}
	if len(facts) == 0 {
		return ""
	}
	return b.p.T("pack.vote.result", "facts", strings.Join(facts, b.p.T("resolution.and")))
}

// waiting counts the questions that nobody has answered; papers to hand round have none.
func (b *book) waiting() (n int) {
	for _, c := range b.main.Scenario.Comments() {
		if c.Open() {
			n++
		}
	}
	return n
}
