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
	now := s.Now().Scenario
	r := model.Resolution{ID: s.NewID(model.ResolutionKind), Text: w.wording(d.Topic), Vote: d.Vote, Note: d.Note, On: w.now().Format(time.DateOnly)}
	if d.Final {
		r.About = now.Brief().Ref()
	}
	if was, ok := now.Resolved(r.About, r.Text, r.On); ok {
		r.ID = was.ID
	}
	s.Do(context.Background(), model.Decide(r), "", func(err error) { w.outcome(err, then) })
}

// resolved lists what was decided on the open scenario before.
func (w *Window) resolved() (out []meeting.Decision) {
	s := w.scenario()
	for _, r := range s.Resolutions() {
		if vote, note := s.Outcome(r, w.lang); vote != "" {
			out = append(out, meeting.Decision{Topic: r.Text.In(w.lang), Final: r.About == s.Brief().Ref(), Vote: vote, Note: note})
		}
	}
	return out
}
