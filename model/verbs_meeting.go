package model

import (
	"cmp"
	"slices"
)

// AddComment pins a question or a remark to a record, or with the zero Ref to the scenario
// as a whole. by and on say who and, as YYYY-MM-DD, when.
func AddComment(id ID, about Ref, text, by, on string) Verb {
	return AddRecord(Comment{ID: id, About: about, Text: Visible(CleanText(text)), By: OneLine(by), On: on, Basis: User})
}

// AnswerComment answers a comment, or words its answer anew; with the answer "" it is open
// again.
func AnswerComment(id ID, answer, by, on string) Verb {
	return func(s Scenario) (Change, error) {
		c, ok := s.Comment(id)
		if !ok {
			return Change{}, unknown(Ref{CommentKind, id})
		}
		was := c
		c.Answer, c.AnsweredBy, c.AnsweredOn = Visible(CleanText(answer)), OneLine(by), on
		if c.Answer == "" {
			c.AnsweredBy, c.AnsweredOn = "", ""
		}
		if c.Answer == was.Answer {
			return Change{}, refuse(NothingChanges)
		}
		if err := sound(s, was, c); err != nil {
			return Change{}, err
		}
		d := drafting(s)
		d.put(c)
		return d.change("answer-comment")
	}
}

// Open reports whether a comment waits for an answer.
func (r Comment) Open() bool { return r.Answer == "" }

// CommentsOn lists the comments that are pinned to a record, by their day.
func (s Scenario) CommentsOn(about Ref) []Comment {
	return slices.DeleteFunc(s.Comments(), func(c Comment) bool { return c.About != about })
}

// Decide writes down what a meeting decided, or words anew the resolution that has the id
// of r. The vote on a resolution about the brief is the brief's: it goes there with the note
// in the same step, and without one the brief stays as it is.
func Decide(r Resolution) Verb {
	return func(s Scenario) (Change, error) {
		r, steps := r, []Verb{}
		if about := (Ref{BriefKind, BriefID}); r.About == about {
			if r.Vote != "" {
				note := s.Brief().VoteNote.Typed(EN, Visible(CleanText(r.Note)))
				steps = append(steps, unless(EditRecord(about, map[string]string{"vote": string(r.Vote), "voteNote.zh": note.ZH, "voteNote.en": note.EN})))
			}
			r.Vote, r.Note = "", ""
		}
		if r.Basis == Unstated {
			r.Basis = User
		}
		if was, had := s.Resolution(r.ID); had {
			r.Rank = cmp.Or(r.Rank, was.Rank)
			steps = append(steps, unless(EditRecord(r.Ref(), cellsOf(r))))
		} else {
			steps = append(steps, AddRecord(last(s, r)))
		}
		return InOneStep("decide", steps...)(s)
	}
}

// Task reports whether a resolution is somebody's task.
func (r Resolution) Task() bool { return r.Owner != "" || r.Due != "" || r.Status != "" }

// Outcome is what was voted on a resolution, and the conditions or why, as they were
// written in a language: of one about the brief they stand in the brief.
func (s Scenario) Outcome(r Resolution, lang Lang) (vote Vote, note string) {
	if b := s.Brief(); r.About == b.Ref() {
		return b.Vote, b.VoteNote.In(lang)
	}
	return r.Vote, r.Note
}

// Resolved finds what was decided on a day about something in such words.
func (s Scenario) Resolved(about Ref, text Text, on string) (Resolution, bool) {
	for _, r := range s.Resolutions() {
		if r.About == about && r.On == on && (text.ZH != "" && r.Text.ZH == text.ZH || text.EN != "" && r.Text.EN == text.EN) {
			return r, true
		}
	}
	return Resolution{}, false
}
