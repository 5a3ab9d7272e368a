package scenarios

import (
	"fmt"

	"sandtable/model"
)

// Merger is what bringing another scenario into that of a session would come to. Ours
// is the scenario of the session.
type Merger struct {
	// Consequence is that of the decided part; of undecided cells ours stays.
	Consequence
	Conflicts []Dispute // those that nobody has decided, in the order of their records
	Decided   int       // how many were
	// Base is the scenario both come from, as both know it: row BaseSeq of BaseID's log.
	BaseID  model.ID
	BaseSeq int
	Base    model.Scenario
	// Theirs is the scenario that is brought in: row TheirsSeq of TheirsID's log.
	TheirsID  model.ID
	TheirsSeq int
	Theirs    model.Scenario
}

// Dispute is a conflict and why either side has what it has; the zero Reason when
// no step tells.
type Dispute struct {
	model.Conflict
	OurReason, TheirReason Reason
}

// ConflictError says that a merge was not carried out since questions are open.
type ConflictError struct{ Conflicts []model.Conflict }

// Error implements error for logs.
func (e *ConflictError) Error() string {
	return fmt.Sprintf("%d conflicts are undecided", len(e.Conflicts))
}

// Code gives the key of model/text.
func (e *ConflictError) Code() string { return "merge-conflicts" }

// union is the three sides of a merge and what it comes to.
type union struct {
	base, theirs       moment
	baseNow, theirsNow model.Scenario
	merging            model.Merging
}

// union brings the newest state of a scenario and that of p together.
func (l *Library) union(q querier, p position, theirs model.ID, decide func(model.Conflict) model.Side) (u union, err error) {
	kin := l.lineage(q)
	u.theirs.scenario = theirs
	if _, err := kin.entry(theirs); err != nil {
		return u, err
	}
	if u.theirs.seq, err = lastSeq(q, theirs); err != nil {
		return u, err
	}
	if u.base, err = kin.commonAncestor(moment{p.entry.id, p.history.seq}, u.theirs); err != nil {
		return u, err
	}
	if err := u.load(kin); err != nil {
		return u, err
	}
	return u, u.merge(p.scenario, decide)
}

// load reads the two moments that are not at hand.
func (u *union) load(kin *lineage) error {
	for _, side := range []struct {
		at  moment
		now *model.Scenario
	}{{u.base, &u.baseNow}, {u.theirs, &u.theirsNow}} {
		e, err := kin.entry(side.at.scenario)
		if err != nil {
			return err
		}
		if *side.now, _, err = kin.library.state(kin.q, e, side.at.seq); err != nil {
			return err
		}
	}
	return nil
}

func (u *union) merge(ours model.Scenario, decide func(model.Conflict) model.Side) (err error) {
	if u.baseNow, u.theirsNow, err = sameName(u.baseNow, ours, u.theirsNow); err == nil {
		u.merging = model.Merge(u.baseNow, ours, u.theirsNow, decide)
	}
	return err
}

// sameName gives base and theirs the name of ours: what a scenario is called is its
// own and nothing to merge. So is the basis of a brief of which only the name was written.
func sameName(base, ours, theirs model.Scenario) (_, _ model.Scenario, err error) {
	was, brief := base.Brief(), theirs.Brief()
	brief.Name, brief.Basis = was.Name, was.Basis
	basis := theirs.Brief().Basis
	if brief == was {
		basis = was.Basis
	}
	name := ours.Brief().Name
	if base, err = withName(base, name, was.Basis); err == nil {
		theirs, err = withName(theirs, name, basis)
	}
	return base, theirs, err
}

func withName(s model.Scenario, name model.Text, basis model.Basis) (model.Scenario, error) {
	if b := s.Brief(); b.Name == name && b.Basis == basis {
		return s, nil
	}
	c, err := model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{
		"name.zh": name.ZH, "name.en": name.EN, "name.stale": string(name.Stale), "basis": string(basis)})(s)
	if err != nil {
		return s, err
	}
	return model.Apply(s, c)
}

// PreviewMerge asks what [Session.Merge] would bring about and changes nothing. decide
// answers conflicts, and may be nil. The error is [ErrUnrelated] when the two
// scenarios have nothing in common.
func (s *Session) PreviewMerge(theirs model.ID, decide func(model.Conflict) model.Side) (Merger, error) {
	if err := s.Poll(); err != nil {
		return Merger{}, err
	}
	var u union
	var ourReasons, theirReasons Reasons
	err := s.library.read(func(q querier) (err error) {
		if u, err = s.library.union(q, s.at, theirs, decide); err != nil || len(u.merging.Conflicts) == 0 {
			return err
		}
		if ourReasons, err = s.library.reasonsOf(q, s.at.entry); err != nil {
			return err
		}
		e, err := s.library.entry(q, theirs)
		if err != nil {
			return err
		}
		theirReasons, err = s.library.reasonsOf(q, e)
		return err
	})
	if err != nil {
		return Merger{}, err
	}
	out := Merger{Decided: u.merging.Decided, BaseID: u.base.scenario, BaseSeq: u.base.seq, Base: u.baseNow,
		TheirsID: u.theirs.scenario, TheirsSeq: u.theirs.seq, Theirs: u.theirsNow}
	for _, c := range u.merging.Conflicts {
		d := Dispute{Conflict: c}
		d.OurReason = ourReasons.ofConflict(c, model.Ours)
		d.TheirReason = theirReasons.ofConflict(c, model.Theirs)
		out.Conflicts = append(out.Conflicts, d)
	}
	out.Consequence, err = s.Preview(func(model.Scenario) (model.Change, error) { return u.merging.Change, nil })
	return out, err
}

// ofConflict finds why a side has what the conflict is about: of the side that still
// uses a removed record the reason of its latest use.
func (r Reasons) ofConflict(c model.Conflict, side model.Side) Reason {
	refs := []model.Ref{c.Ref}
	switch c.Kind {
	case model.RemovedConflict:
		if side != c.Removed {
			refs = append(refs, c.Others...)
		}
	case model.CellConflict:
		found, _ := r.Of(c.Ref, c.Field)
		return found
	default:
		refs = append(refs, c.Others...)
	}
	latest := 0
	for _, ref := range refs {
		if c.Kind == model.RemovedConflict && side == c.Removed {
			latest = max(latest, r.whole[ref])
		} else {
			latest = max(latest, r.last[cell{ref, c.Field}], r.whole[ref])
		}
	}
	if latest == 0 {
		return Reason{}
	}
	return r.steps[latest-1]
}

// Merge brings another scenario, as it stands, into that of the session, as one step
// that Undo takes back, for a reason that may be empty. decide answers conflicts; it
// may be asked again about what others have changed in the meantime, inside the
// transaction, so it must answer at once. Nothing is done while a conflict is open: the
// error is a [*ConflictError]. It is [ErrUnrelated] when the scenarios have nothing in
// common, and the refusal [model.NothingChanges] when there is nothing to bring in
// and nothing was decided. A merge of which nothing is taken over, since every
// conflict was decided for ours, is a step all the same: the answers are kept, and
// are not asked for again.
func (s *Session) Merge(theirs model.ID, decide func(model.Conflict) model.Side, why string) error {
	why, err := reason(why)
	if err != nil {
		return err
	}
	return s.commit(func(q querier, p position) (Row, error) {
		u, err := s.library.union(q, p, theirs, decide)
		switch {
		case err != nil:
			return Row{}, err
		case len(u.merging.Conflicts) > 0:
			return Row{}, &ConflictError{u.merging.Conflicts}
		case u.merging.Change.Empty() && u.merging.Decided == 0:
			return Row{}, &model.Refusal{Code: model.NothingChanges}
		}
		r, err := doRow(u.merging.Change, why)
		r.MergedScenario, r.MergedSeq = u.theirs.scenario, u.theirs.seq
		return r, err
	})
}

// Corrections is what the parent of a fork has that the fork lacks: what was edited
// there since both were the same. The zero Corrections: nothing, or no parent.
type Corrections struct {
	Parent    model.ID
	Records   int // that the parent edited and [Session.Merge] with it would bring in or ask about
	Conflicts int // questions that it would ask
}

// corrected remembers an answer of Corrections, and what it took to find it.
type corrected struct {
	answer Corrections
	when   [3]int // row, data version and own transactions when it was true; zero = never
	union  union
	kin    map[model.ID]entry
}

// Corrections tells what merging the parent would bring in. It may be asked at every
// gesture: it looks closer only when something has been written, and puts the two
// together only while the parent has something new.
func (s *Session) Corrections() (Corrections, error) {
	next, err := s.at.corrections(s.library, s.corrected)
	if err == nil {
		s.corrected = next
	}
	return s.corrected.answer, err
}

// Corrections is [Session.Corrections] for a state of one of its scenarios, to be asked in
// any goroutine.
func (l *Library) Corrections(of Snapshot) (Corrections, error) {
	found, err := of.at.corrections(l, corrected{})
	return found.answer, err
}

// corrections brings up to date what was known of the parent's corrections.
func (p position) corrections(l *Library, was corrected) (next corrected, err error) {
	parent := p.entry.parent
	if parent == "" {
		return corrected{}, nil
	}
	err = l.read(func(q querier) error {
		version, err := dataVersion(q)
		when := [3]int{p.history.seq + 1, version, l.writes + 1}
		if next = was; err != nil || was.when == when {
			return err
		}
		kin := l.lineage(q)
		if was.kin != nil { // of an entry only the status ever changes
			kin.entries = was.kin
		}
		next = corrected{when: when, kin: kin.entries}
		last, err := lastSeq(q, parent)
		if err != nil {
			return err
		}
		u := union{theirs: moment{parent, last}}
		if u.base, err = kin.commonAncestor(moment{p.entry.id, p.history.seq}, u.theirs); err != nil {
			return err
		}
		if u.base != u.theirs {
			if was := was.union; was.base == u.base && was.theirs == u.theirs {
				u = was
			} else if err := u.load(kin); err != nil {
				return err
			}
			if next.answer, err = u.corrections(p.scenario); err != nil {
				return err
			}
		}
		next.union = u
		return nil
	})
	return next, err
}

func (u union) corrections(ours model.Scenario) (Corrections, error) {
	if err := u.merge(ours, nil); err != nil {
		return Corrections{}, err
	}
	records := map[model.Ref]bool{}
	for _, e := range u.merging.Change.Edits {
		records[e.Ref()] = true
	}
	for _, c := range u.merging.Conflicts {
		records[c.Ref] = true
	}
	if len(records) == 0 {
		return Corrections{}, nil
	}
	return Corrections{u.theirs.scenario, len(records), len(u.merging.Conflicts)}, nil
}
