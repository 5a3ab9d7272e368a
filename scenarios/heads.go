package scenarios

import (
	"encoding/json"
	"errors"
	"strings"
	"time"

	"sandtable/model"
)

// head is where a scenario stands: what a list shows of it. It can be had without
// reading the scenario itself, so that a library of hundreds lists them at once.
type head struct {
	name    model.Text
	seq     int // number of the last row
	changes int // steps in effect that make another proposal, see [model.Change.Proposes]
	edited  time.Time
}

// head gives that of a scenario whose log was read.
func (h history) head(s model.Scenario) head {
	return head{s.Brief().Name, h.seq, h.done.proposing(), h.at}
}

// heads finds where scenarios stand. Of their logs it reads only the steps that
// touch the brief, which holds the name, and comments, which are no changes.
func (l *Library) heads(q querier, entries []entry) (map[model.ID]head, error) {
	out := make(map[model.ID]head, len(entries))
	counted, err := tallies(q)
	if err != nil {
		return nil, err
	}
	for _, t := range counted {
		last := t.last.row
		if !t.last.intact() {
			return nil, l.damaged(t.last.scenario, last.Seq, errors.New("the digest differs"))
		}
		out[t.last.scenario] = head{seq: last.Seq, changes: t.changes, edited: last.At}
	}
	for _, e := range entries {
		h := out[e.id]
		if h.name, err = l.startName(q, e); err != nil {
			return nil, err
		}
		out[e.id] = h
	}
	brief := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	err = l.eachMentioning(q, brief.String(), func(of model.ID, r Row) {
		h := out[of]
		if e, ok := r.Change.Edit(brief); ok {
			h.name = rename(h.name, e)
		}
		out[of] = h
	})
	if err != nil {
		return nil, err
	}
	err = l.eachMentioning(q, string(model.CommentKind), func(of model.ID, r Row) {
		if h := out[of]; !r.proposes() {
			h.changes--
			out[of] = h
		}
	})
	return out, err
}

// eachMentioning calls f with the steps in effect, of all scenarios, whose change has a word.
func (l *Library) eachMentioning(q querier, word string, f func(of model.ID, r Row)) error {
	steps, err := selectEffective(q, word)
	if err != nil {
		return err
	}
	for _, s := range steps {
		r := s.row
		if !s.intact() {
			return l.damaged(s.scenario, r.Seq, errors.New("the digest differs"))
		}
		if err := json.Unmarshal([]byte(r.json), &r.Change); err != nil {
			return l.damaged(s.scenario, r.Seq, err)
		}
		f(s.scenario, r)
	}
	return nil
}

// startName is the name under which a scenario started.
func (l *Library) startName(q querier, e entry) (name model.Text, err error) {
	if e.parent == "" {
		s, err := l.start(q, e)
		return s.Brief().Name, err
	}
	if name, err = model.ReadText([]byte(e.name)); err != nil {
		return name, l.damaged(e.id, 0, err)
	}
	return name, nil
}

// rename gives a name after an edit of the brief.
func rename(name model.Text, e model.Edit) model.Text {
	if !e.Updated() {
		b, _ := e.After.(model.Brief)
		return b.Name
	}
	for _, c := range e.Cells() {
		switch part, _ := strings.CutPrefix(c.Field.Name, "name."); part {
		case string(model.ZH):
			name.ZH = c.After
		case string(model.EN):
			name.EN = c.After
		case "stale":
			name.Stale = model.Lang(c.After)
		}
	}
	return name
}
