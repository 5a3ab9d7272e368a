package scenarios

import (
	"bytes"
	"cmp"
	"errors"
	"slices"

	"sandtable/model"
)

// stretch is a part of a log of the other library that is here: its rows after from and up
// to upTo are the first rows of the scenario here, which starts as that one stood at from.
type stretch struct {
	here       model.ID
	from, upTo int
}

// bringing is one library while it comes into another.
type bringing struct {
	*another
	ours      *Library
	q         querier
	before    []entry // the scenarios that were here
	here      []entry // the scenarios that are here, and those that have come
	logs      map[model.ID][]Row
	taken     map[model.ID]bool      // scenarios here of which it is known what they are there
	stretches map[model.ID][]stretch // by scenario of the other library
	coming    []newcomer
}

// newcomer is a scenario that comes, or the rest of one: the rows after from.
type newcomer struct {
	there entry
	here  entry
	from  int
}

// takeIn writes everything of another library that is not here.
func (l *Library) takeIn(q querier, theirs *another) ([]Brought, error) {
	b := &bringing{another: theirs, ours: l, q: q, logs: map[model.ID][]Row{}, taken: map[model.ID]bool{}, stretches: map[model.ID][]stretch{}}
	var err error
	if b.before, err = l.entries(q); err != nil {
		return nil, err
	}
	b.here = slices.Clone(b.before)
	out := make([]Brought, len(b.entries))
	for i, e := range b.entries {
		if out[i], err = b.place(e); err != nil {
			return nil, err
		}
	}
	for _, n := range b.coming {
		if err := b.copyRows(n); err != nil {
			return nil, err
		}
	}
	for _, n := range b.coming {
		if err := b.compare(n); err != nil {
			return nil, err
		}
	}
	if err := b.keepNamesApart(); err != nil {
		return nil, err
	}
	heads, err := l.heads(q, b.here)
	if err != nil {
		return nil, err
	}
	for i := range out {
		out[i].Called = heads[out[i].ID].name
	}
	return out, nil
}

// place finds out how much of a scenario is here and enters a new one for the rest.
func (b *bringing) place(e entry) (Brought, error) {
	rows := b.rows[e.id]
	out := Brought{Name: b.heads[e.id].name, Way: ComesAsTree}
	n := newcomer{there: e, here: e}
	home, known := b.counterpart(e)
	switch {
	case known:
		found, err := b.follow(e.id, home)
		if err != nil {
			return out, err
		}
		b.stretches[e.id] = found
		longest := slices.MaxFunc(found, func(x, y stretch) int { return cmp.Compare(x.upTo, y.upTo) })
		if longest.upTo == len(rows) {
			out.Way, out.ID = ComesNot, longest.here
			out.Parent = b.here[b.index(longest.here)].parent
			return out, nil
		}
		n.from = severed(rows, longest.upTo)
		at := b.moments(moment{e.id, n.from})[0]
		name, err := b.nameAt(moment{e.id, n.from})
		if err != nil {
			return out, err
		}
		n.here = entry{parent: at.scenario, forkedSeq: at.seq, name: name, status: e.status, adopted: e.adopted, statusWho: e.statusWho,
			statusAt: e.statusAt, who: b.ours.options.Who, created: b.ours.now(), format: e.format}
	case e.parent != "":
		at := b.moments(moment{e.parent, e.forkedSeq})[0]
		n.here.parent, n.here.forkedSeq = at.scenario, at.seq
	}
	if n.here.parent != "" {
		out.Way, out.Parent = ComesAsFork, n.here.parent
	}
	out.Steps = len(rows) - n.from
	out.Reopened = b.settle(&n.here, out.Name)
	if err := b.enter(&n); err != nil {
		return out, err
	}
	out.ID = n.here.id
	return out, nil
}

// settle gives a scenario a status that it can have here: a tree has one baseline, and
// who cannot keep his name is not what was adopted. It reports that of the latter.
func (b *bringing) settle(e *entry, name model.Text) (reopened bool) {
	if e.status == Baseline && b.ownBaseline(*e) {
		if e.status = Draft; e.adopted != "" {
			e.status = Adopted
		}
	}
	if e.adopted != "" && e.status != Archived && b.ours.freeName(b.q, b.before, "", name) != nil {
		e.adopted, reopened = "", true
		if e.status == Adopted {
			e.status = Draft
		}
	}
	return reopened
}

// ownBaseline reports whether the tree into which a scenario comes has a baseline.
func (b *bringing) ownBaseline(e entry) bool {
	root := rootOf(b.here, e.parent)
	return root != "" && slices.ContainsFunc(b.here, func(other entry) bool {
		return other.status == Baseline && rootOf(b.here, other.id) == root
	})
}

// enter writes the row of the table scenario, under an id that is free.
func (b *bringing) enter(n *newcomer) error {
	e := &n.here
	e.ordinal = len(b.here)
	if e.id == "" || b.index(e.id) >= 0 {
		e.id = newID(b.ours.options.Random, "s", func(id model.ID) bool { return b.index(id) >= 0 })
	}
	if e.id == "" {
		return &model.Refusal{Code: model.InvalidID}
	}
	e.digest = e.sum()
	b.here = append(b.here, *e)
	b.logs[e.id] = nil
	b.taken[e.id] = true
	b.stretches[n.there.id] = append(b.stretches[n.there.id], stretch{e.id, n.from, len(b.rows[n.there.id])})
	b.coming = append(b.coming, *n)
	return insertEntry(b.q, *e)
}

func (b *bringing) index(id model.ID) int {
	return slices.IndexFunc(b.here, func(e entry) bool { return e.id == id })
}

// counterpart finds the scenario here that starts as one of the other library does and is
// the same: by its id, or by who made it when, if it came under another id.
func (b *bringing) counterpart(e entry) (model.ID, bool) {
	var at []moment
	if e.parent != "" {
		at = b.moments(moment{e.parent, e.forkedSeq})
	}
	same := func(id bool) func(entry) bool {
		return func(o entry) bool {
			switch {
			case b.taken[o.id], o.name != e.name, !bytes.Equal(o.start, e.start):
				return false
			case e.parent != "" && !slices.Contains(at, moment{o.parent, o.forkedSeq}):
				return false
			case id:
				return o.id == e.id
			}
			return o.created.Equal(e.created) && o.who == e.who
		}
	}
	i := slices.IndexFunc(b.here, same(true))
	if i < 0 {
		i = slices.IndexFunc(b.here, same(false))
	}
	if i < 0 {
		return "", false
	}
	b.taken[b.here[i].id] = true
	return b.here[i].id, true
}

// moments gives a moment of the other library as it can be had here, that of the oldest
// scenario first. The scenario has been placed.
func (b *bringing) moments(m moment) (out []moment) {
	for _, s := range b.stretches[m.scenario] {
		if s.from <= m.seq && m.seq <= s.upTo {
			out = append(out, moment{s.here, m.seq - s.from})
		}
	}
	return out
}

// follow finds all stretches of a log that are here, those of the oldest scenarios first:
// in the scenario that is its counterpart, and in forks that were made for the rest when it
// was brought in before.
func (b *bringing) follow(id, home model.ID) ([]stretch, error) {
	rows := b.rows[id]
	first, err := b.alike(home, rows, 0)
	if err != nil {
		return nil, err
	}
	found := []stretch{first}
	for _, o := range b.here { // parents precede their forks
		i := slices.IndexFunc(found, func(s stretch) bool { return o.parent == s.here && s.from+o.forkedSeq <= s.upTo })
		if i < 0 || b.taken[o.id] {
			continue
		}
		s, err := b.alike(o.id, rows, found[i].from+o.forkedSeq)
		if err != nil {
			return nil, err
		}
		if s.upTo == s.from {
			continue
		}
		name, err := b.nameAt(moment{id, s.from})
		if err != nil {
			return nil, err
		}
		if name == o.name {
			b.taken[o.id] = true
			found = append(found, s)
		}
	}
	return found, nil
}

// alike finds how many rows after from a log has in common with that of a scenario here.
func (b *bringing) alike(here model.ID, rows []Row, from int) (stretch, error) {
	s := stretch{here, from, from}
	log, read := b.logs[here]
	if !read {
		var err error
		if log, err = b.ours.signed(b.q, here, history{}, Latest); err != nil {
			return s, err
		}
		b.logs[here] = log
	}
	for _, r := range log {
		if s.upTo == len(rows) || !rows[s.upTo].is(r, from) {
			break
		}
		s.upTo++
	}
	return s, nil
}

// is reports whether a row here is that of another library, of whose log the first from
// rows precede the scenario here. What it merged is not looked at: it may have another id.
func (r Row) is(here Row, from int) bool {
	if r.Target > 0 {
		r.Target -= from
	}
	return r.Verb == here.Verb && r.Target == here.Target && r.json == here.json && r.Why == here.Why && r.Who == here.Who &&
		r.At.Equal(here.At) && (r.MergedScenario == "") == (here.MergedScenario == "")
}

// severed gives the last row, at or before one, after which a log speaks of no step before
// it any more: there it can be made a fork.
func severed(rows []Row, at int) int {
	for again := true; again; {
		again = false
		for _, r := range rows[at:] {
			if r.Target > 0 && r.Target <= at {
				at, again = r.Target-1, true
				break
			}
		}
	}
	return at
}

// copyRows writes the log of a newcomer.
func (b *bringing) copyRows(n newcomer) error {
	before := ""
	for i, r := range b.rows[n.there.id][n.from:] {
		if r.Seq = i + 1; r.Target > 0 {
			r.Target -= n.from
		}
		if r.MergedScenario != "" {
			at := b.moments(moment{r.MergedScenario, r.MergedSeq})[0]
			r.MergedScenario, r.MergedSeq = at.scenario, at.seq
		}
		r.digest = r.sum(n.here.id, before)
		before = r.digest
		if err := insertRow(b.q, n.here.id, r); err != nil {
			return err
		}
	}
	return nil
}

// compare carries a newcomer out step by step and refuses it when it is not what it was
// in its library.
func (b *bringing) compare(n newcomer) error {
	if _, err := b.ours.replay(b.q, n.here); err != nil {
		return err
	}
	now, _, err := b.ours.state(b.q, n.here, Latest)
	if err != nil {
		return err
	}
	was, err := b.library.At(n.there.id, len(b.rows[n.there.id]))
	if err != nil {
		return err
	}
	if !model.Diff(was, now).Empty() {
		return b.library.damaged(n.there.id, len(b.rows[n.there.id]), errors.New("it is not the same when it is brought in"))
	}
	return nil
}

// keepNamesApart gives newcomers that are called as another scenario a name of their own,
// by a step at the end of their log.
func (b *bringing) keepNamesApart() error {
	for _, n := range b.coming {
		if n.here.editable() != nil { // in the archive names are free, and settle has seen to what is adopted
			continue
		}
		name := b.heads[n.there.id].name
		taken := func(name model.Text) bool { return b.ours.freeName(b.q, b.here, n.here.id, name) != nil }
		if !taken(name) {
			continue
		}
		p, err := b.ours.newest(b.q, n.here.id)
		if err != nil {
			return err
		}
		free := free(name, b.mark, taken)
		r, err := b.ours.doing(b.q, p, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID},
			map[string]string{"name.zh": free.ZH, "name.en": free.EN}), "")
		if err != nil {
			return err
		}
		if _, _, err = b.ours.append(b.q, p, r); err != nil {
			return err
		}
	}
	return nil
}
