package ui

import (
	"context"
	"errors"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
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
		r.About = model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	}
	if was, ok := now.Resolved(r.About, r.Text, r.On); ok {
		r.ID = was.ID
	}
	s.Do(context.Background(), model.Decide(r), "", func(err error) {
		switch {
		case errors.Is(err, scenarios.ErrAdopted) || errors.Is(err, scenarios.ErrArchived):
			w.refused++
			then(false)
			var hint string
			if w.failure, hint = w.print.Error(w.scenario(), err); w.win == nil {
				return
			}
			w.say(w.failure, hint, "meeting.fork", func() { w.forkMeeting(d) })
		default:
			w.outcome(err, then)
			if err == nil && d.Final && w.gathering.talk.Under() { // the slide shows how the vote went
				w.layOut()
			}
		}
	})
}

// forkMeeting asks for a name, goes on with the meeting in a fork, and writes down there what
// the scenario that does not change any more could not take.
func (w *Window) forkMeeting(d meeting.Decision) {
	w.ask("fork", "", func(name string, then func(bool)) {
		w.Fork(name, func(done bool) {
			if then(done); done && w.gathering.talk.Under() {
				w.meetHere(d)
			}
		})
	})
}

// meetHere goes on with the meeting about the open scenario, and writes a decision down in it.
func (w *Window) meetHere(d meeting.Decision) {
	g, info := &w.gathering, w.session.Now().Info
	g.about = info.ID
	g.talk.About(info.Name.In(w.lang), w.print)
	g.talk.Recall(w.resolved())
	if d.Final {
		d.Topic = info.Name.In(w.lang)
	}
	w.layOut()
	g.talk.Take(d)
	w.tell(look.NewToast(look.Cut(w.print.T("meeting.goes-on", "scenario", w.print.Quote(info.Name.In(w.lang))), look.Body, 420)))
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
