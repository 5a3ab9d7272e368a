package scenarios

import (
	"errors"
	"fmt"

	"sandtable/model"
)

// start gives what a scenario started as.
func (l *Library) start(q querier, e entry) (model.Scenario, error) {
	if s, ok := l.starts[e.digest]; ok {
		return s, nil
	}
	s, err := l.readStart(q, e)
	if err == nil {
		l.starts[e.digest] = s
	}
	return s, err
}

func (l *Library) readStart(q querier, e entry) (model.Scenario, error) {
	if e.parent == "" {
		s, err := unpackScenario(e.start)
		if err != nil {
			return s, l.damaged(e.id, 0, err)
		}
		return s, nil
	}
	parent, err := l.entry(q, e.parent)
	if err != nil {
		return model.Scenario{}, err
	}
	if parent.ordinal >= e.ordinal { // a parent is older: nobody descends from himself
		return model.Scenario{}, l.damaged(e.id, 0, errors.New("the parent is younger"))
	}
	s, h, err := l.state(q, parent, e.forkedSeq)
	if err != nil {
		return s, err
	}
	if h.seq != e.forkedSeq {
		return s, l.damaged(e.id, 0, errors.New("the log of the parent is too short"))
	}
	name, err := model.ReadText([]byte(e.name))
	if err != nil {
		return s, l.damaged(e.id, 0, err)
	}
	if s, err = named(s, name); err != nil {
		return s, l.damaged(e.id, 0, err)
	}
	return s, nil
}

// named gives s under another name.
func named(s model.Scenario, name model.Text) (model.Scenario, error) {
	if s.Brief().Name == name {
		return s, nil
	}
	c, err := model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{
		"name.zh": name.ZH, "name.en": name.EN, "name.stale": string(name.Stale), "basis": string(model.User)})(s)
	if err != nil {
		return s, err
	}
	return model.Apply(s, c)
}

// state gives a scenario as it was after one row of its log, with its history.
func (l *Library) state(q querier, e entry, upTo int) (model.Scenario, history, error) {
	var h history
	rows, err := l.signed(q, e.id, h, upTo)
	if err != nil {
		return model.Scenario{}, h, err
	}
	c, err := l.checkpoint(q, e, rows)
	if err != nil {
		return model.Scenario{}, h, err
	}
	if c != nil {
		return l.onwards(e, c, rows)
	}
	start, err := l.start(q, e)
	if err != nil {
		return start, h, err
	}
	for i := range rows {
		if err := rows[i].read(); err != nil {
			return start, h, l.damaged(e.id, rows[i].Seq, err)
		}
	}
	if h, err = h.fold(rows); err != nil {
		return start, h, l.damaged(e.id, h.seq+1, err)
	}
	s, err := l.carryOut(start, h.changes())
	if err != nil {
		return s, h, l.damaged(e.id, h.seq, err)
	}
	l.keep(q, e, s, h)
	return s, h, nil
}

// whole reports what no verb leaves behind: a reference that points nowhere, or a unit
// that lies below itself. Rows that are signed may still hold it.
func whole(s model.Scenario) error {
	if broken := s.Dangling(); len(broken) > 0 {
		return fmt.Errorf("%s refers to %s, which does not exist or lies below it", broken[0].From, broken[0].To)
	}
	return nil
}

// At gives a scenario as it was after the row seq of its log: 0 = as it started,
// [Latest] = as it is. The error is [ErrUnknownStep] when the log is shorter.
func (l *Library) At(id model.ID, seq int) (s model.Scenario, err error) {
	err = l.read(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		var h history
		if s, h, err = l.state(q, e, seq); err != nil {
			return err
		}
		if seq != Latest && h.seq != seq {
			return ErrUnknownStep
		}
		return nil
	})
	return s, err
}
