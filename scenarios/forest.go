package scenarios

import (
	"encoding/json"

	"sandtable/model"
)

// Add puts a new root into the library, the baseline of its own tree. Its name is
// that of its brief. With the id "" one is made.
func (l *Library) Add(id model.ID, start model.Scenario) (model.ID, error) {
	packed, err := packScenario(start)
	if err != nil {
		return "", err
	}
	if _, err := unpackScenario(packed); err != nil { // nothing gets in that could not be read again
		return "", err
	}
	return l.insert(entry{id: id, start: packed, status: Baseline, format: start.Format()}, Latest, start.Brief().Name)
}

// Fork starts a new scenario where parent stands now, under a name of its own.
func (l *Library) Fork(parent model.ID, name model.Text) (model.ID, error) {
	return l.ForkAs("", parent, name)
}

// ForkAs is [Library.Fork] with an id that is given.
func (l *Library) ForkAs(id, parent model.ID, name model.Text) (model.ID, error) {
	if parent == "" {
		return "", ErrUnknownScenario
	}
	return l.insert(entry{id: id, parent: parent, status: Draft}, Latest, name)
}

// ForkAt forks a scenario as it was after one row of its log. The error is [ErrUnknownStep]
// when it has no such row.
func (l *Library) ForkAt(parent model.ID, seq int, name model.Text) (model.ID, error) {
	if parent == "" {
		return "", ErrUnknownScenario
	}
	return l.insert(entry{parent: parent, status: Draft}, seq, name)
}

func (l *Library) insert(e entry, seq int, name model.Text) (id model.ID, err error) {
	err = l.write(func(q querier) error {
		e, err := l.enter(q, e, seq, name)
		id = e.id
		return err
	})
	if err != nil {
		return "", err
	}
	return id, nil
}

// enter writes a new row of the table scenario: e with a name, and with an id when it
// has none. A fork is of its parent as it was after the row seq. It gives the row as it
// stands in the table.
func (l *Library) enter(q querier, e entry, seq int, name model.Text) (entry, error) {
	name.ZH, name.EN = model.OneLine(name.ZH), model.OneLine(name.EN)
	if name.Empty() {
		return e, ErrNameEmpty
	}
	entries, err := l.entries(q)
	if err != nil {
		return e, err
	}
	if err := l.freeName(q, entries, "", name); err != nil {
		return e, err
	}
	ids := map[model.ID]bool{}
	for _, other := range entries {
		ids[other.id] = true
		e.ordinal = max(e.ordinal, other.ordinal+1)
	}
	if e.id == "" {
		e.id = newID(l.options.Random, "s", func(id model.ID) bool { return ids[id] })
	}
	switch {
	case !e.id.Valid():
		return e, &model.Refusal{Code: model.InvalidID, Detail: string(e.id)}
	case ids[e.id]:
		return e, &model.Refusal{Code: model.IDTaken, Detail: string(e.id)}
	}
	if e.parent != "" {
		if !ids[e.parent] {
			return e, ErrUnknownScenario
		}
		if e.forkedSeq, err = lastSeq(q, e.parent); err != nil {
			return e, err
		}
		if seq != Latest {
			if seq < 0 || seq > e.forkedSeq {
				return e, ErrUnknownStep
			}
			e.forkedSeq = seq
		}
		if e.name, err = forkName(name); err != nil {
			return e, err
		}
	}
	e.format, e.who, e.created = max(1, e.format), l.options.Who, l.now()
	e.statusWho, e.statusAt = e.who, e.created
	e.digest = e.sum()
	return e, insertEntry(q, e)
}

// forkName writes the name of a fork for the table, if a brief may have it.
func forkName(name model.Text) (string, error) {
	if _, err := named(model.Scenario{}, name); err != nil {
		return "", err
	}
	raw, err := json.Marshal(name)
	return string(raw), err
}

// freeName refuses a name that another scenario has that is not archived.
func (l *Library) freeName(q querier, entries []entry, self model.ID, name model.Text) error {
	heads, err := l.heads(q, entries)
	if err != nil {
		return err
	}
	for _, e := range entries {
		other := heads[e.id].name
		if e.id == self || e.status == Archived {
			continue
		}
		if name.ZH != "" && name.ZH == other.ZH || name.EN != "" && name.EN == other.EN {
			return ErrNameTaken
		}
	}
	return nil
}

// SetStatus gives a scenario another status. To adopt it stores its fingerprint and
// locks it; to make a draft of it, or to lay it in review, opens it again. The
// baseline takes the place of the one before, which becomes a draft, or stays
// adopted if it was; an adopted baseline is locked too. The error is [ErrIsBaseline]
// when the baseline would be archived or laid in review: another has to take its
// place first.
func (l *Library) SetStatus(id model.ID, to Status) error {
	return l.write(func(q querier) error {
		e, err := l.entry(q, id)
		if err != nil {
			return err
		}
		if e.status == Baseline && (to == Archived || to == InReview) {
			return ErrIsBaseline
		}
		if e.status == Archived && to != Archived { // in the archive names are free
			if err := l.keepsName(q, id); err != nil {
				return err
			}
		}
		if to == Baseline {
			if err := l.replaceBaseline(q, id); err != nil {
				return err
			}
		}
		if e, err = l.withStatus(q, e, to); err != nil {
			return err
		}
		return updateStatus(q, e)
	})
}

// keepsName refuses a scenario whose name another has that is not archived.
func (l *Library) keepsName(q querier, id model.ID) error {
	entries, err := l.entries(q)
	if err != nil {
		return err
	}
	heads, err := l.heads(q, entries)
	if err != nil {
		return err
	}
	return l.freeName(q, entries, id, heads[id].name)
}

// replaceBaseline takes the status from the baseline of the tree in which id stands.
func (l *Library) replaceBaseline(q querier, id model.ID) error {
	entries, err := l.entries(q)
	if err != nil {
		return err
	}
	root := rootOf(entries, id)
	for _, other := range entries {
		if other.id == id || other.status != Baseline || rootOf(entries, other.id) != root {
			continue
		}
		if other.status = Draft; other.adopted != "" {
			other.status = Adopted
		}
		other.statusWho, other.statusAt = l.options.Who, l.now()
		if err := updateStatus(q, other); err != nil {
			return err
		}
	}
	return nil
}

// withStatus gives e with a status. The baseline stays it when it is adopted or
// opened again.
func (l *Library) withStatus(q querier, e entry, to Status) (entry, error) {
	switch to {
	case Adopted:
		if e.adopted == "" {
			s, _, err := l.state(q, e, Latest)
			if err != nil {
				return e, err
			}
			e.adopted = sealOf(s)
		}
	case Draft, InReview:
		e.adopted = ""
	}
	if e.status != Baseline {
		e.status = to
	}
	e.statusWho, e.statusAt = l.options.Who, l.now()
	return e, nil
}

// editable refuses a scenario that is adopted or archived.
func (e entry) editable() error {
	switch {
	case e.adopted != "":
		return ErrAdopted
	case e.status == Archived:
		return ErrArchived
	}
	return nil
}

// TakenBaseline gives the baseline of a scenario as that took it, see
// [Snapshot.Baseline].
func (l *Library) TakenBaseline(id model.ID) (s model.Scenario, err error) {
	err = l.read(func(q querier) error {
		p, err := l.newest(q, id)
		s = p.base()
		return err
	})
	return s, err
}

// taken gives the row of the baseline's log up to which a moment of another scenario
// knows it: by having been forked from it, directly or over others, or by having brought
// it in since. A scenario is compared with that, so that who corrects the baseline does
// not change what others are measured by until they take the correction over. Where
// nothing leads to the baseline it is compared with as it stands now.
func (l *Library) taken(q querier, baseline model.ID, at moment) (seq int, err error) {
	knows, err := l.lineage(q).ancestry(at, selectMergesInEffect)
	if err != nil {
		return 0, err
	}
	if seq, known := knows[baseline]; known {
		return seq, nil
	}
	return lastSeq(q, baseline)
}

// Baseline gives the scenario with which another is compared: the one of its tree
// that has the status [Baseline], or else the root.
func (l *Library) Baseline(id model.ID) (baseline model.ID, err error) {
	err = l.read(func(q querier) error {
		e, err := l.baselineOf(q, id)
		baseline = e.id
		return err
	})
	return baseline, err
}

func (l *Library) baselineOf(q querier, id model.ID) (entry, error) {
	entries, err := l.entries(q)
	if err != nil {
		return entry{}, err
	}
	root := rootOf(entries, id)
	found := entry{}
	for _, e := range entries {
		switch {
		case e.id == root && found.id == "":
			found = e
		case e.status == Baseline && rootOf(entries, e.id) == root:
			return e, nil
		}
	}
	if found.id == "" {
		return entry{}, ErrUnknownScenario
	}
	return found, nil
}

// rootOf gives the root of the tree in which a scenario stands; "" for one that is
// not there.
func rootOf(entries []entry, id model.ID) model.ID {
	parents := make(map[model.ID]model.ID, len(entries))
	for _, e := range entries {
		parents[e.id] = e.parent
	}
	for range entries {
		parent, ok := parents[id]
		switch {
		case !ok:
			return ""
		case parent == "":
			return id
		}
		id = parent
	}
	return ""
}
