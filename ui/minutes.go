package ui

import (
	"context"
	"time"

	"sandtable/model"
	"sandtable/ui/meeting"
)

// decide writes down what was decided in the meeting: on the scenario as a whole in its
// brief, on all else as a resolution. Decided anew, it is the same resolution.
func (w *Window) decide(d meeting.Decision, then func(done bool)) {
	s := w.session
	if s == nil || s.Now().Info.ID != w.gathering.about {
		then(false)
		return
	}
	r := model.Resolution{Text: w.wording(d.Topic), Vote: d.Vote, Note: d.Note, On: w.now().Format(time.DateOnly)}
	if d.Final {
		r.About = model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	}
	r.ID = s.NewID(model.ResolutionKind)
	for _, was := range s.Now().Scenario.Resolutions() {
		if was.About == r.About && was.On == r.On && was.Text.In(w.lang) == d.Topic {
			r.ID = was.ID
		}
	}
	s.Do(context.Background(), model.Decide(r), "", func(err error) { w.outcome(err, then) })
}

// resolved lists what was decided on the open scenario before.
func (w *Window) resolved() (out []meeting.Decision) {
	s := w.scenario()
	brief := s.Brief()
	for _, r := range s.Resolutions() {
		d := meeting.Decision{Topic: r.Text.In(w.lang), Vote: r.Vote, Note: r.Note}
		if r.About == (model.Ref{Kind: model.BriefKind, ID: model.BriefID}) {
			d.Final, d.Vote, d.Note = true, brief.Vote, brief.VoteNote.In(w.lang)
		}
		if d.Vote != "" {
			out = append(out, d)
		}
	}
	return out
}
