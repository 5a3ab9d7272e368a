package check

import (
	"slices"

	"sandtable/model"
)

// keys are the things to check again, by scope.
type keys struct {
	of [scopes]map[model.ID]bool
	// followed holds what needs following only once in the facts now looked at.
	followed      map[model.Ref]bool
	earlier       map[model.Ref]bool // what was followed in the facts before, when those after are looked at
	relinked      map[model.ID]bool  // duties whose links or hand-offs changed
	found         Findings           // before
	before, after facts
}

// once reports whether r is met for the first time.
func (k *keys) once(r model.Ref) bool {
	if k.followed[r] {
		return false
	}
	k.followed[r] = true
	return true
}

func (k *keys) add(s scope, ids ...model.ID) {
	if k.of[s] == nil {
		k.of[s] = map[model.ID]bool{}
	}
	for _, id := range ids {
		k.of[s][id] = true
	}
}

// touched says what a change makes worth checking again: it is the one place that
// knows which things the rules read beyond the thing they are about. Every edit is
// followed in the facts before and in those after it.
func touched(found Findings, after facts, c model.Change) keys {
	before := found.facts
	k := keys{found: found, before: before, after: after, relinked: map[model.ID]bool{}}
	for _, e := range c.Edits {
		for _, s := range []model.Scenario{before.s, after.s} {
			if l, ok := s.Link(e.Ref().ID); ok && e.Ref().Kind == model.LinkKind && l.From.Kind == model.DutyKind {
				k.relinked[l.From.ID] = true
			}
			if h, ok := s.Handoff(e.Ref().ID); ok && e.Ref().Kind == model.HandoffKind {
				k.relinked[h.From], k.relinked[h.To] = true, true
			}
		}
	}
	for _, f := range []facts{before, after} {
		k.earlier, k.followed = k.followed, map[model.Ref]bool{}
		for _, e := range c.Edits {
			k.edit(f, before, after, e.Ref())
		}
	}
	k.reacquainted(before, after)
	k.begun(before, after)
	k.totals(before, after)
	k.relieved(c)
	k.beside(before, after, c)
	k.loops(before, after, c)
	k.outranked(before, after)
	return k
}

func (k *keys) edit(f, before, after facts, r model.Ref) {
	switch r.Kind {
	case model.DutyKind:
		k.add(onWording, r.ID)
		was, _ := before.s.Duty(r.ID)
		now, _ := after.s.Duty(r.ID)
		if !sameToRules(was, now) {
			k.duty(f, r.ID)
		}
		if was.Effort != now.Effort {
			d, _ := f.s.Duty(r.ID)
			k.above(f, d.Unit)
		}
	case model.UnitKind:
		was, _ := before.s.Unit(r.ID)
		now, _ := after.s.Unit(r.ID)
		k.unit(f, r.ID)
		if was.Parent != now.Parent || was.Level != now.Level || was.Origin != now.Origin || was.ID != now.ID {
			k.everything(f)
		}
		if was.ID == now.ID && (was.Parent != now.Parent || was.Level != now.Level) {
			k.relined(f, r.ID)
		}
		if was.Level != now.Level { // what it claims may move to it, or not
			for _, role := range f.s.Roles() {
				if role.Unit == r.ID {
					k.seated(f, role.Duty)
				}
			}
		}
	case model.GoalKind:
		k.goal(f, r.ID)
	case model.KPIKind:
		k.kpi(f, r.ID)
	case model.TaskKind:
		k.task(f, r.ID)
	case model.ChannelKind:
		k.add(onChannel, r.ID)
	case model.ToolKind:
		k.add(onTool, r.ID)
		if t, ok := f.s.Tool(r.ID); ok {
			k.add(onTool, f.sorts.at(model.ID(t.Sort))...)
		}
	case model.CollaborationKind:
		k.add(onCollaboration, r.ID)
	case model.HandoffKind:
		k.add(onHandoff, r.ID)
		if h, ok := f.s.Handoff(r.ID); ok {
			k.duty(f, h.From)
			k.duty(f, h.To)
			k.add(onCollaboration, h.Collaboration)
		}
	case model.LinkKind:
		if l, ok := f.s.Link(r.ID); ok {
			for _, end := range []model.Ref{l.From, l.To} {
				switch end.Kind {
				case model.DutyKind:
					k.duty(f, end.ID)
				case model.GoalKind:
					k.goal(f, end.ID)
				case model.KPIKind:
					k.kpi(f, end.ID)
				case model.TaskKind:
					k.task(f, end.ID)
				case model.ChannelKind:
					k.add(onChannel, end.ID)
				}
			}
		}
	case model.DecisionRightKind:
		k.add(onRight, r.ID)
	case model.RoleKind:
		if role, ok := f.s.Role(r.ID); ok {
			k.seated(f, role.Duty)
		}
	case model.ControlKind:
		if c, ok := f.s.Control(r.ID); ok {
			k.add(onUnit, c.Unit)
			k.add(onDuty, f.duties.at(c.Unit)...) // segregation
		}
	}
	k.add(onWhole, model.BriefID)
}

// sameToRules reports whether two states of a duty differ only in what no rule
// reads: its order, title, heading and source; nor its effort, which only units add up.
func sameToRules(a, b model.Duty) bool {
	a.Rank, a.Title, a.Group, a.Source, a.Effort = b.Rank, b.Title, b.Group, b.Source, b.Effort
	a.Text.Stale = b.Text.Stale
	return a == b
}

// duty is touched itself; so are the duties it hands to or resembles (they may be
// told to follow it), what it serves and uses, and the units it is in.
func (k *keys) duty(f facts, id model.ID) {
	if !k.once(duty(id)) {
		return
	}
	k.seated(f, id)
	k.add(onPair, id)
	k.add(onRight, f.rights.at(id)...)
	for _, p := range f.partners(id) {
		k.seated(f, p)
		if !k.moved(id) || k.found.tells(p, id) || k.met(id, p) {
			k.add(onPair, p)
		}
		d, _ := f.s.Duty(p)
		for home := range f.s.Upward(d.Unit) {
			if f.overloaded(home) { // it may be told to give the partner to this duty's home
				k.add(onUnit, home.ID)
			}
		}
	}
	if !k.settled(id) || !k.earlier[duty(id)] { // else they are those before; one that was edited follows its own
		k.near(f, id)
	}
	for _, l := range f.from.at(id) {
		l, _ := f.s.Link(l)
		if l.To.Kind == model.KPIKind {
			for m := range f.linksTo(l.To.ID, model.DutyKind) { // who drives the same
				if !k.moved(id) || k.found.tells(m.From.ID, id) || k.met(id, m.From.ID) {
					k.add(onPair, m.From.ID)
				}
			}
		}
		k.served(f, l)
	}
	for _, h := range f.handoffs.at(id) {
		if h, _ := f.s.Handoff(h); h.Collaboration != "" {
			k.add(onCollaboration, h.Collaboration)
		}
	}
	d, ok := f.s.Duty(id)
	if !ok {
		return
	}
	k.above(f, d.Unit)
	// segregation: its neighbours, and those told to move to them
	if slices.ContainsFunc(segregations(), func(s segregation) bool { return s.left(d) }) {
		k.crowded(f, d.Unit)
	}
}

// begun follows what is told otherwise once anything of a kind was entered.
func (k *keys) begun(before, after facts) {
	b, a := before.entered, after.entered
	all := func(s scope) {
		for _, f := range []facts{before, after} {
			k.add(s, f.subjects(s)...)
		}
	}
	if flipped(b.drives, a.drives) || flipped(b.owned, a.owned) {
		all(onKPI)
	}
	if flipped(b.serves, a.serves) || flipped(b.measures, a.measures) {
		all(onGoal)
	}
	if flipped(b.carries, a.carries) {
		all(onTask)
	}
}

// beside: units next to one whose number of functions changed, and with it the median
// that a wide unit is held against.
func (k *keys) beside(before, after facts, c model.Change) {
	for _, e := range c.Edits {
		if e.Ref().Kind != model.DutyKind {
			continue
		}
		for _, s := range []model.Scenario{before.s, after.s} {
			d, _ := s.Duty(e.Ref().ID)
			u, ok := after.s.Unit(d.Unit)
			if !ok || before.held.at.at(u.ID).functions == after.held.at.at(u.ID).functions && before.held.at.at(u.ID).duties > 0 == (after.held.at.at(u.ID).duties > 0) {
				continue
			}
			if !k.once(model.Ref{Kind: model.UnitKind, ID: "beside " + u.Parent}) {
				continue
			}
			was, now := before.farWider(u.Parent), after.farWider(u.Parent)
			for _, id := range slices.Concat(was, now) {
				if slices.Contains(was, id) != slices.Contains(now, id) {
					k.add(onUnit, id)
				}
			}
		}
	}
}

// totals: how many duties there are, or critical ones, bears on the share of every
// unit.
func (k *keys) totals(before, after facts) {
	if before.held.duties == after.held.duties && before.held.critical == after.held.critical {
		return
	}
	for _, f := range []facts{before, after} {
		for _, r := range f.s.Records(model.UnitKind) {
			k.add(onUnit, r.Ref().ID)
		}
	}
}

// relieved: units that are told to give work to another, which may be able to take it on
// now, or no longer.
func (k *keys) relieved(c model.Change) {
	weighs := func(s model.Scenario, r model.Ref) bool {
		d, _ := s.Duty(r.ID)
		return r.Kind == model.UnitKind || r.Kind == model.DutyKind && (d.Effort > 0 || d.Criticality == critical)
	}
	if !slices.ContainsFunc(c.Edits, func(e model.Edit) bool { return weighs(k.before.s, e.Ref()) || weighs(k.after.s, e.Ref()) }) {
		return
	}
	for x := range k.found.Each() {
		if ruleOf(x.Rule).relieves {
			k.add(onUnit, x.Subjects[0].ID)
		}
	}
}

// loops: those that a duty stands in, and all of them when they were sought again.
func (k *keys) loops(before, after facts, c model.Change) {
	all := false
	for _, e := range c.Edits {
		switch r := e.Ref(); r.Kind {
		case model.HandoffKind, model.UnitKind:
			all = true
		case model.DutyKind:
			_, was := before.active(r.ID)
			_, now := after.active(r.ID)
			all = all || was != now
			for _, f := range []facts{before, after} {
				if first, ok := f.looped.of[r.ID]; ok {
					k.add(onLoop, first)
				}
			}
		}
	}
	if !all {
		return
	}
	for _, f := range []facts{before, after} {
		for first := range f.looped.duties {
			k.add(onLoop, first)
		}
	}
}

// crowded: the right duties of a home, and those told to move there, may meet other
// left duties now.
func (k *keys) crowded(f facts, home model.ID) {
	if !k.once(unit(home)) {
		return
	}
	for _, n := range f.duties.at(home) {
		k.judged(f, n)
		for _, p := range f.partners(n) {
			k.judged(f, p)
		}
	}
}

// judged: a duty that must not meet others.
func (k *keys) judged(f facts, id model.ID) {
	if d, ok := f.active(id); ok && slices.ContainsFunc(segregations(), func(s segregation) bool { return s.right(d) }) {
		k.add(onDuty, id)
	}
}

// seated: the home proposed for a duty may be another.
func (k *keys) seated(f facts, id model.ID) {
	k.add(onDuty, id)
	for _, h := range f.handoffs.at(id) {
		k.add(onHandoff, h)
	}
}

// served follows a link of a duty to what it serves or uses, and to what else is
// measured by, measures, or uses the same.
func (k *keys) served(f facts, l model.Link) {
	to := l.To.ID
	if !k.once(l.To) {
		return
	}
	switch l.To.Kind {
	case model.GoalKind:
		k.add(onGoal, to)
		for m := range f.linksTo(to, model.KPIKind) {
			k.add(onKPI, m.From.ID)
		}
	case model.KPIKind:
		k.add(onKPI, to)
		for m := range f.linksFrom(to, model.GoalKind) {
			k.add(onGoal, m.To.ID)
		}
	case model.TaskKind:
		k.task(f, to)
	case model.ChannelKind:
		k.add(onChannel, to)
		for m := range f.linksTo(to, model.DutyKind) {
			for n := range f.linksFrom(m.From.ID, model.ChannelKind) {
				k.add(onChannel, n.To.ID)
			}
		}
	}
	for m := range f.linksTo(to, model.TaskKind) {
		k.add(onTask, m.From.ID)
	}
}

func (k *keys) goal(f facts, id model.ID) {
	k.add(onGoal, id)
	if g, ok := f.s.Goal(id); ok {
		k.add(onUnit, g.Unit)
	}
	for l := range f.linksTo(id, model.KPIKind) {
		k.add(onKPI, l.From.ID)
	}
	for l := range f.linksTo(id, model.DutyKind) {
		k.seated(f, l.From.ID)
		d, _ := f.s.Duty(l.From.ID)
		k.above(f, d.Unit) // which its duties may pull both ways
	}
}

func (k *keys) kpi(f facts, id model.ID) {
	k.add(onKPI, id)
	for l := range f.linksFrom(id, model.GoalKind) {
		k.add(onGoal, l.To.ID)
	}
	for l := range f.linksTo(id, model.DutyKind) {
		k.seated(f, l.From.ID)
		for m := range f.linksFrom(l.From.ID, model.GoalKind) {
			k.add(onGoal, m.To.ID) // this KPI may measure the goals of its duties
		}
	}
}

func (k *keys) task(f facts, id model.ID) {
	k.add(onTask, id)
	for l := range f.linksFrom(id, model.KPIKind) {
		k.add(onKPI, l.To.ID)
	}
}

func (k *keys) unit(f facts, id model.ID) {
	k.above(f, id)
	k.add(onDuty, f.duties.at(id)...)
}

// above: the unit and all above it.
func (k *keys) above(f facts, id model.ID) {
	k.add(onUnit, id) // which may be gone
	for u := range f.s.Upward(id) {
		k.add(onUnit, u.ID)
	}
}

// everything that reads the tree of units: a unit came, went, or hangs elsewhere.
func (k *keys) everything(f facts) {
	for _, sc := range []scope{onUnit, onKPI, onCollaboration, onHandoff, onRight} {
		for _, r := range f.s.Records(sc.kind()) {
			k.add(sc, r.Ref().ID)
		}
	}
}
