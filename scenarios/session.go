package scenarios

import (
	"encoding/json"
	"time"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/theme"
)

// Session edits one scenario of a library. Use it from one goroutine. Each change
// is committed to the file before it is shown; when that fails the session stays as
// it was and the change may be tried again.
type Session struct {
	// Changed is called with every new state, in the goroutine that caused it: after
	// Do, Undo, Redo and Note, and when others have changed the scenario. It may be nil,
	// and it must not itself change the session.
	Changed func(Snapshot)

	library *Library
	at      position
	now     Snapshot
	settled bool     // the findings are there
	pending *pending // the check under way; nil when it was not asked for
	listed  []Info

	corrected corrected
}

// Snapshot is one state of a session. It is immutable and may go to any goroutine.
type Snapshot struct {
	Info      Info
	Scenario  model.Scenario
	Findings  check.Findings
	Themes    theme.Themes // of the findings
	Scorecard check.Scorecard
	Pending   bool         // findings and scorecard are still being worked out, and empty
	Policy    check.Policy // under which the rules are applied
	// Baseline is what Scorecard and comparisons look back to: the baseline of the tree
	// as this scenario took it, by being forked from it or by bringing it in since; the
	// scenario itself when that is the baseline.
	Baseline   model.Scenario
	BaselineID model.ID
	Last       model.Change // what led here from the snapshot before; zero for the first
	// Rows are those of the log that led here from the snapshot before: the user's own,
	// or others'. What opening a session has read is not among them.
	Rows []Row
	Seq  int // number of the last row
	// Undoes is the step that Undo would take back, Redoes the one that Redo would
	// carry out; zero when CanUndo or CanRedo is false.
	Undoes, Redoes   model.Change
	CanUndo, CanRedo bool
	ReadOnly         bool // the file cannot be written

	at *position // never changed
}

// Session opens a scenario for editing, with its findings.
func (l *Library) Session(id model.ID) (*Session, error) {
	s, err := l.SessionSoon(id)
	if err != nil {
		return nil, err
	}
	s.Settle()
	return s, nil
}

// SessionSoon opens a scenario for editing without its findings: they are
// [Snapshot.Pending] until [Session.Settle]. Who needs no findings never waits for
// them.
func (l *Library) SessionSoon(id model.ID) (*Session, error) {
	s := &Session{library: l}
	err := l.read(func(q querier) (err error) {
		s.at, err = l.newest(q, id)
		return err
	})
	if err != nil {
		return nil, err
	}
	s.now = s.picture(check.Findings{}.Under(s.at.policy), model.Change{})
	return s, nil
}

// Now gives the present state.
func (s *Session) Now() Snapshot { return s.now }

// NewID makes an id for a new record of a kind: a letter and seven characters, not
// yet taken. It is "" when the source of randomness fails, which verbs refuse.
func (s *Session) NewID(k model.Kind) model.ID { return s.library.NewID(k, s.at.scenario) }

// NewID is [Session.NewID] for a scenario of the library, to be asked in any goroutine.
func (l *Library) NewID(k model.Kind, in model.Scenario) model.ID {
	return newID(l.options.Random, letter(k), func(id model.ID) bool { return in.Find(id) != nil })
}

// Who gives the name under which the session writes; "" when it is not known.
func (s *Session) Who() string { return s.library.Who() }

// Who gives the name under which the library is written; "" when it is not known.
func (l *Library) Who() string { return l.options.Who }

// Today gives the day on which the session writes, as YYYY-MM-DD, for what is dated.
func (s *Session) Today() string { return s.library.Today() }

// Today gives the day on which the library is written, as YYYY-MM-DD.
func (l *Library) Today() string { return l.options.Now().Format(time.DateOnly) }

func letter(k model.Kind) string {
	switch k {
	case model.ToolKind:
		return "o"
	case model.CollaborationKind:
		return "b"
	case model.ControlKind:
		return "n"
	case model.LinkKind:
		return "i"
	case model.ResponseKind:
		return "p"
	case model.DecisionRightKind:
		return "a"
	case model.CommentKind:
		return "m"
	case model.ResolutionKind:
		return "s"
	}
	return string(k[:1])
}

// Do carries out a verb, for a reason that may be empty. Rows that others have
// written in the meantime come first, and the verb looks at what they left. The
// error is the verb's refusal, or what the file or the disk says.
func (s *Session) Do(v model.Verb, why string) error {
	return s.commit(func(q querier, p position) (Row, error) { return s.library.doing(q, p, v, why) })
}

// doing makes the row of a verb carried out at p.
func (l *Library) doing(q querier, p position, v model.Verb, why string) (Row, error) {
	why, err := reason(why)
	if err != nil {
		return Row{}, err
	}
	c, err := v(p.scenario)
	if err != nil {
		return Row{}, err
	}
	if c.Empty() {
		return Row{}, &model.Refusal{Code: model.NothingChanges}
	}
	if err := l.checkName(q, p, c); err != nil {
		return Row{}, err
	}
	return doRow(c, why)
}

// doRow makes the row of a step from what will be read back, so that nothing gets
// into the file that could not be read again.
func doRow(c model.Change, why string) (Row, error) {
	raw, err := c.MarshalJSON()
	if err != nil {
		return Row{}, err
	}
	r := Row{Verb: DoRow, Why: why, json: string(raw)}
	return r, json.Unmarshal(raw, &r.Change)
}

// checkName keeps the names of scenarios apart.
func (l *Library) checkName(q querier, p position, c model.Change) error {
	brief := model.Ref{Kind: model.BriefKind, ID: model.BriefID}
	if _, touched := c.Edit(brief); !touched {
		return nil
	}
	next, err := model.Apply(p.scenario, c)
	if err != nil {
		return err
	}
	name := next.Brief().Name
	switch {
	case name == p.scenario.Brief().Name:
		return nil
	case name.Empty():
		return ErrNameEmpty
	}
	entries, err := l.entries(q)
	if err != nil {
		return err
	}
	return l.freeName(q, entries, p.entry.id, name)
}

// Undo takes the last step back. The error is [ErrNothingToUndo] when there is
// none, and [ErrNotMine] when it is another writer's: then it is shown, and stays.
func (s *Session) Undo() error {
	target := s.at.history.done.top()
	if target == 0 {
		return ErrNothingToUndo
	}
	return s.commit(func(_ querier, p position) (Row, error) {
		if p.history.done.top() != target || p.others[target] {
			return Row{}, ErrNotMine
		}
		return Row{Verb: UndoRow, Target: target}, nil
	})
}

// Redo carries the step out again that Undo took back last. The error is
// [ErrNothingToRedo] when there is none, and [ErrNotMine] when another writer took
// it back or did something since.
func (s *Session) Redo() error {
	target := s.at.history.undone.top()
	if target == 0 {
		return ErrNothingToRedo
	}
	return s.commit(func(_ querier, p position) (Row, error) {
		if p.history.undone.top() != target || p.others[target] {
			return Row{}, ErrNotMine
		}
		return Row{Verb: RedoRow, Target: target}, nil
	})
}

// Note gives a step that is in effect, or can be redone, a reason afterwards. The
// step is named by its row's number ([Snapshot.Seq] just after it was done).
func (s *Session) Note(seq int, why string) error {
	why, err := reason(why)
	if err != nil {
		return err
	}
	if why == "" {
		return &model.Refusal{Code: model.EmptyText}
	}
	return s.commit(func(_ querier, p position) (Row, error) {
		if !p.history.knows(seq) {
			return Row{}, ErrUnknownStep
		}
		return Row{Verb: NoteRow, Target: seq, Why: why}, nil
	})
}

func reason(why string) (string, error) {
	why = model.CleanText(why)
	if len([]rune(why)) > model.MaxText {
		return "", &model.InputError{Field: model.Field{Name: "why"}, Value: why, Reason: "too long"}
	}
	return why, nil
}

// Poll takes over what others have written to the file and shows it. It never waits and
// costs next to nothing when they have written nothing: call it when idle. While another
// program holds the file the error is [ErrLocked], and a later call will do. That the
// file is gone from its place is an error too, see [Library.Present].
func (s *Session) Poll() error { return s.follow(s.library.glance) }

// Follow is Poll for who has just written to the library outside the session: it waits
// as long as Do does.
func (s *Session) Follow() error { return s.follow(s.library.read) }

func (s *Session) follow(read func(func(querier) error) error) error {
	var next *position
	err := read(func(q querier) error {
		p, err := s.catchUp(q)
		if err != nil {
			return err
		}
		next = &p
		s.listed, err = s.library.list(q)
		return err
	})
	if err == nil && next != nil {
		s.meet(*next)
	}
	return err
}

// Latest lists what the last n steps in effect changed, the latest first.
func (s Snapshot) Latest(n int) (out []model.Change) {
	if s.at == nil {
		return nil
	}
	for top := s.at.history.done; top != nil && len(out) < n; top = top.rest {
		c, err := top.step.change()
		if err != nil {
			break
		}
		out = append(out, c)
	}
	return out
}

// Scenarios lists the scenarios of the library as Poll or Follow saw them last; nil
// before that.
func (s *Session) Scenarios() []Info { return s.listed }

// commit appends the row that next makes of the newest state, and shows the result.
func (s *Session) commit(next func(querier, position) (Row, error)) error {
	var met, own position
	var change model.Change
	err := s.library.write(func(q querier) (err error) {
		if met, err = s.catchUp(q); err != nil {
			return err
		}
		r, err := next(q, met)
		if err != nil {
			return err
		}
		if own, change, err = s.library.append(q, met, r); err != nil {
			return err
		}
		own.writes = s.library.writes + 1
		if met.history.merges(r) { // it may have brought in a later baseline, or taken that back
			return s.library.lookBack(q, &own)
		}
		return nil
	})
	if met.history.seq > s.at.history.seq { // theirs is in the file, whatever became of ours
		s.meet(met)
	}
	if err != nil {
		return err
	}
	s.show(own, change)
	return nil
}

// meet shows what others have done, if they have.
func (s *Session) meet(next position) {
	was := s.at
	if next.history.seq == was.history.seq && next.baseline.id == was.baseline.id &&
		next.baselineSeq == was.baselineSeq && next.policy == was.policy && next.entry.status == was.entry.status && next.entry.adopted == was.entry.adopted {
		s.at = next
		return
	}
	s.show(next, model.Diff(was.scenario, next.scenario))
}

// show makes a position the present one.
func (s *Session) show(next position, c model.Change) {
	findings := s.now.Findings
	if s.settled {
		findings = next.update(findings, s.at, c)
	}
	s.at = next
	s.now = s.picture(findings, c)
	if s.Changed != nil {
		s.Changed(s.now)
	}
}

func (s *Session) picture(findings check.Findings, last model.Change) Snapshot {
	p := s.at
	out := Snapshot{
		Info: infoOf(p.entry, p.history.head(p.scenario)), Scenario: p.scenario,
		Findings: findings, Pending: !s.settled, Policy: p.policy, Baseline: p.base(), BaselineID: p.baseline.id,
		Last: last, Rows: p.came, Seq: p.history.seq, ReadOnly: s.library.readOnly, at: &p,
	}
	if !out.Pending {
		out.Scorecard = findings.Scorecard()
		out.Themes = s.now.Themes.Update(p.scenario, findings, last)
	}
	if p.entry.editable() != nil {
		return out
	}
	var err error
	if top := p.history.done; top != nil && !p.others[top.step.Seq] && !out.ReadOnly {
		out.Undoes, err = top.step.change()
		out.CanUndo = err == nil // it was read when the checkpoint above it was made
	}
	if top := p.history.undone; top != nil && !p.others[top.step.Seq] && !out.ReadOnly {
		out.Redoes, err = top.step.change()
		out.CanRedo = err == nil
	}
	return out
}
