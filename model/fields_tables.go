package model

import "slices"

// specs lists every kind once, in canonical order, each with its field table. A
// struct field without a row here fails TestEveryStructFieldHasARow. How a field or a
// kind is added, so that every library stays as it is, says CONTRIBUTING.md.
var specs = []kindSpec{
	&spec[Brief]{BriefKind, "briefs", func(r *Brief) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Brief { return &s.briefs }, rows(
			named("name", func(r *Brief) *Text { return &r.Name }),
			bilingual("decision", func(r *Brief) *Text { return &r.Decision }),
			one(day("effective", func(r *Brief) *string { return &r.Effective })),
			bilingual("notes", func(r *Brief) *Text { return &r.Notes }),
			basis(func(r *Brief) *Basis { return &r.Basis }),
			since(2, bilingual("options", func(r *Brief) *Text { return &r.Options })...),
			since(2, bilingual("recommendation", func(r *Brief) *Text { return &r.Recommendation })...),
			since(2, named("meeting", func(r *Brief) *Text { return &r.Meeting })...),
			since(3, word("item", func(r *Brief) *string { return &r.Item })),
			since(3, people(word("proposer", func(r *Brief) *string { return &r.Proposer }))...),
			since(3, word("vote", func(r *Brief) *Vote { return &r.Vote },
				string(Approved), string(Conditional), string(Rejected), string(Postponed))),
			since(3, bilingual("voteNote", func(r *Brief) *Text { return &r.VoteNote })...),
		)},
	&spec[Unit]{UnitKind, "units", func(r *Unit) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Unit { return &s.units }, rows(
			named("name", func(r *Unit) *Text { return &r.Name }),
			one(word("kind", func(r *Unit) *UnitLevel { return &r.Level },
				string(Company), string(Department), string(Team), string(Position), string(External))),
			one(reference("parent", UnitKind, func(r *Unit) *ID { return &r.Parent })),
			people(named("head", func(r *Unit) *Text { return &r.Head })...),
			one(number("fte", 1e6, func(r *Unit) *float64 { return &r.FTE })),
			one(whole("spanMin", 0, 1000, func(r *Unit) *int { return &r.SpanMin })),
			one(whole("spanMax", 0, 1000, func(r *Unit) *int { return &r.SpanMax })),
			rank(func(r *Unit) *int { return &r.Rank }),
			one(list("origin", func(r *Unit) *Set { return &r.Origin })),
			people(lines("formerHeads", func(r *Unit) *Set { return &r.FormerHeads })),
			source(func(r *Unit) *string { return &r.Source }),
			basis(func(r *Unit) *Basis { return &r.Basis }),
			since(2, bilingual("mission", func(r *Unit) *Text { return &r.Mission })...),
			since(2, bilingual("authority", func(r *Unit) *Text { return &r.Authority })...),
		)},
	&spec[Duty]{DutyKind, "duties", func(r *Duty) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Duty { return &s.duties }, rows(
			named("title", func(r *Duty) *Text { return &r.Title }),
			bilingual("text", func(r *Duty) *Text { return &r.Text }),
			one(reference("unit", UnitKind, func(r *Duty) *ID { return &r.Unit })),
			one(list("functions", func(r *Duty) *Set { return &r.Functions })),
			one(list("control", func(r *Duty) *Set { return &r.Control },
				Plans, Authorises, Executes, Spends, Evaluates, Manages)),
			bilingual("group", func(r *Duty) *Text { return &r.Group }),
			one(word("frequency", func(r *Duty) *string { return &r.Frequency })),
			one(whole("criticality", 0, 3, func(r *Duty) *int { return &r.Criticality })),
			one(number("effort", 1e6, func(r *Duty) *float64 { return &r.Effort })),
			state(func(r *Duty) *State { return &r.State }),
			one(list("origin", func(r *Duty) *Set { return &r.Origin })),
			rank(func(r *Duty) *int { return &r.Rank }),
			source(func(r *Duty) *string { return &r.Source }),
			basis(func(r *Duty) *Basis { return &r.Basis }),
		)},
	&spec[Goal]{GoalKind, "goals", func(r *Goal) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Goal { return &s.goals }, rows(
			bilingual("text", func(r *Goal) *Text { return &r.Text }),
			one(reference("unit", UnitKind, func(r *Goal) *ID { return &r.Unit })),
			one(word("horizon", func(r *Goal) *Horizon { return &r.Horizon },
				string(Short), string(Mid), string(Long))),
			one(list("stances", func(r *Goal) *Set { return &r.Stances })),
			weight(func(r *Goal) *float64 { return &r.Weight }),
			state(func(r *Goal) *State { return &r.State }),
			rank(func(r *Goal) *int { return &r.Rank }),
			source(func(r *Goal) *string { return &r.Source }),
			basis(func(r *Goal) *Basis { return &r.Basis }),
		)},
	&spec[Task]{TaskKind, "tasks", func(r *Task) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Task { return &s.tasks }, rows(
			bilingual("text", func(r *Task) *Text { return &r.Text }),
			one(reference("unit", UnitKind, func(r *Task) *ID { return &r.Unit })),
			one(word("season", func(r *Task) *string { return &r.Season })),
			rank(func(r *Task) *int { return &r.Rank }),
			source(func(r *Task) *string { return &r.Source }),
			basis(func(r *Task) *Basis { return &r.Basis }),
		)},
	&spec[KPI]{KPIKind, "kpis", func(r *KPI) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*KPI { return &s.kpis }, rows(
			named("name", func(r *KPI) *Text { return &r.Name }),
			one(reference("unit", UnitKind, func(r *KPI) *ID { return &r.Unit })),
			one(word("measure", func(r *KPI) *string { return &r.Measure })),
			one(word("better", func(r *KPI) *string { return &r.Better }, "up", "down")),
			one(word("cadence", func(r *KPI) *string { return &r.Cadence })),
			weight(func(r *KPI) *float64 { return &r.Weight }),
			state(func(r *KPI) *State { return &r.State }),
			rank(func(r *KPI) *int { return &r.Rank }),
			source(func(r *KPI) *string { return &r.Source }),
			basis(func(r *KPI) *Basis { return &r.Basis }),
		)},
	&spec[Tool]{ToolKind, "tools", func(r *Tool) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Tool { return &s.tools }, rows(
			named("name", func(r *Tool) *Text { return &r.Name }),
			one(reference("unit", UnitKind, func(r *Tool) *ID { return &r.Unit })),
			one(word("sort", func(r *Tool) *string { return &r.Sort })),
			source(func(r *Tool) *string { return &r.Source }),
			basis(func(r *Tool) *Basis { return &r.Basis }),
		)},
	&spec[Channel]{ChannelKind, "channels", func(r *Channel) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Channel { return &s.channels }, rows(
			named("name", func(r *Channel) *Text { return &r.Name }),
			one(reference("unit", UnitKind, func(r *Channel) *ID { return &r.Unit })),
			one(word("sort", func(r *Channel) *string { return &r.Sort })),
			source(func(r *Channel) *string { return &r.Source }),
			basis(func(r *Channel) *Basis { return &r.Basis }),
		)},
	&spec[Handoff]{HandoffKind, "handoffs", func(r *Handoff) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Handoff { return &s.handoffs }, rows(
			bilingual("object", func(r *Handoff) *Text { return &r.Object }),
			one(reference("from", DutyKind, func(r *Handoff) *ID { return &r.From })),
			one(reference("to", DutyKind, func(r *Handoff) *ID { return &r.To })),
			one(word("type", func(r *Handoff) *Interdependence { return &r.Type },
				string(Pooled), string(Sequential), string(Reciprocal))),
			one(whole("weight", 0, 5, func(r *Handoff) *int { return &r.Weight })),
			one(word("frequency", func(r *Handoff) *string { return &r.Frequency })),
			one(number("lag", 1e5, func(r *Handoff) *float64 { return &r.Lag })),
			one(prose("sla", func(r *Handoff) *string { return &r.SLA })),
			one(reference("collaboration", CollaborationKind, func(r *Handoff) *ID { return &r.Collaboration })),
			rank(func(r *Handoff) *int { return &r.Rank }),
			source(func(r *Handoff) *string { return &r.Source }),
			basis(func(r *Handoff) *Basis { return &r.Basis }),
		)},
	&spec[Collaboration]{CollaborationKind, "collaborations", func(r *Collaboration) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Collaboration { return &s.collaborations }, rows(
			named("name", func(r *Collaboration) *Text { return &r.Name }),
			bilingual("description", func(r *Collaboration) *Text { return &r.Description }),
			one(reference("integrator", UnitKind, func(r *Collaboration) *ID { return &r.Integrator })),
			bilingual("output", func(r *Collaboration) *Text { return &r.Output }),
			one(reference("outputOwner", UnitKind, func(r *Collaboration) *ID { return &r.OutputOwner })),
			source(func(r *Collaboration) *string { return &r.Source }),
			basis(func(r *Collaboration) *Basis { return &r.Basis }),
		)},
	&spec[Link]{LinkKind, "links", func(r *Link) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Link { return &s.links }, rows(
			one(anyRef("from", func(r *Link) *Ref { return &r.From })),
			one(anyRef("to", func(r *Link) *Ref { return &r.To })),
			one(whole("strength", 1, 3, func(r *Link) *int { return &r.Strength })),
			source(func(r *Link) *string { return &r.Source }),
			basis(func(r *Link) *Basis { return &r.Basis }),
		)},
	&spec[Role]{RoleKind, "roles", func(r *Role) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Role { return &s.roles }, rows(
			one(reference("duty", DutyKind, func(r *Role) *ID { return &r.Duty })),
			one(reference("unit", UnitKind, func(r *Role) *ID { return &r.Unit })),
			one(word("role", func(r *Role) *string { return &r.Role }, "A", "R", "C", "I")),
			basis(func(r *Role) *Basis { return &r.Basis }),
		)},
	&spec[Lock]{LockKind, "locks", func(r *Lock) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Lock { return &s.locks }, rows(
			one(word("type", func(r *Lock) *string { return &r.Type }, "pinned", "together", "apart")),
			one(members("duties", DutyKind, func(r *Lock) *Set { return &r.Duties })),
			one(prose("reason", func(r *Lock) *string { return &r.Reason })),
			basis(func(r *Lock) *Basis { return &r.Basis }),
		)},
	&spec[Control]{ControlKind, "controls", func(r *Control) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Control { return &s.controls }, rows(
			one(reference("unit", UnitKind, func(r *Control) *ID { return &r.Unit })),
			one(word("type", func(r *Control) *string { return &r.Type }, "compensating", "ring-fenced")),
			one(prose("note", func(r *Control) *string { return &r.Note })),
			basis(func(r *Control) *Basis { return &r.Basis }),
		)},
	&spec[Waiver]{WaiverKind, "waivers", func(r *Waiver) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Waiver { return &s.waivers }, rows(
			one(word("key", func(r *Waiver) *string { return &r.Key })),
			one(prose("reason", func(r *Waiver) *string { return &r.Reason })),
			people(word("by", func(r *Waiver) *string { return &r.By })),
			one(word("evidence", func(r *Waiver) *string { return &r.Evidence })),
			basis(func(r *Waiver) *Basis { return &r.Basis }),
		)},
	&spec[Response]{ResponseKind, "responses", func(r *Response) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Response { return &s.responses }, since(3, rows(
			one(word("theme", func(r *Response) *string { return &r.Theme })),
			people(word("owner", func(r *Response) *string { return &r.Owner })),
			one(day("due", func(r *Response) *string { return &r.Due })),
			one(word("status", func(r *Response) *Progress { return &r.Status },
				string(Open), string(InProgress), string(Done), string(Accepted))),
			bilingual("answer", func(r *Response) *Text { return &r.Answer }),
			source(func(r *Response) *string { return &r.Source }),
			basis(func(r *Response) *Basis { return &r.Basis }),
		)...)},
	&spec[DecisionRight]{DecisionRightKind, "decisionRights", func(r *DecisionRight) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*DecisionRight { return &s.rights }, since(4, rows(
			named("matter", func(r *DecisionRight) *Text { return &r.Matter }),
			bilingual("threshold", func(r *DecisionRight) *Text { return &r.Threshold }),
			one(members("proposes", UnitKind, func(r *DecisionRight) *Set { return &r.Proposes })),
			one(members("reviews", UnitKind, func(r *DecisionRight) *Set { return &r.Reviews })),
			one(members("approves", UnitKind, func(r *DecisionRight) *Set { return &r.Approves })),
			one(members("informed", UnitKind, func(r *DecisionRight) *Set { return &r.Informed })),
			one(members("duties", DutyKind, func(r *DecisionRight) *Set { return &r.Duties })),
			rank(func(r *DecisionRight) *int { return &r.Rank }),
			source(func(r *DecisionRight) *string { return &r.Source }),
			basis(func(r *DecisionRight) *Basis { return &r.Basis }),
		)...)},
	&spec[Comment]{CommentKind, "comments", func(r *Comment) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Comment { return &s.comments }, since(4, rows(
			one(anyRef("about", func(r *Comment) *Ref { return &r.About })),
			one(prose("text", func(r *Comment) *string { return &r.Text })),
			people(word("by", func(r *Comment) *string { return &r.By })),
			one(day("on", func(r *Comment) *string { return &r.On })),
			one(prose("answer", func(r *Comment) *string { return &r.Answer })),
			people(word("answeredBy", func(r *Comment) *string { return &r.AnsweredBy })),
			one(day("answeredOn", func(r *Comment) *string { return &r.AnsweredOn })),
			basis(func(r *Comment) *Basis { return &r.Basis }),
		)...)},
	&spec[Resolution]{ResolutionKind, "resolutions", func(r *Resolution) *ID { return &r.ID },
		func(s *Scenario) *map[ID]*Resolution { return &s.resolutions }, since(4, rows(
			one(anyRef("about", func(r *Resolution) *Ref { return &r.About })),
			bilingual("text", func(r *Resolution) *Text { return &r.Text }),
			one(word("vote", func(r *Resolution) *Vote { return &r.Vote },
				string(Approved), string(Conditional), string(Rejected), string(Postponed))),
			one(votes("for", func(r *Resolution) *int { return &r.For })),
			one(votes("against", func(r *Resolution) *int { return &r.Against })),
			one(votes("abstain", func(r *Resolution) *int { return &r.Abstain })),
			one(prose("note", func(r *Resolution) *string { return &r.Note })),
			one(day("on", func(r *Resolution) *string { return &r.On })),
			people(word("owner", func(r *Resolution) *string { return &r.Owner })),
			one(day("due", func(r *Resolution) *string { return &r.Due })),
			one(word("status", func(r *Resolution) *Progress { return &r.Status },
				string(Open), string(InProgress), string(Done), string(Accepted))),
			rank(func(r *Resolution) *int { return &r.Rank }),
			source(func(r *Resolution) *string { return &r.Source }),
			basis(func(r *Resolution) *Basis { return &r.Basis }),
		)...)},
}

func rows[T any](groups ...[]field[T]) []field[T] { return slices.Concat(groups...) }
func one[T any](f field[T]) []field[T]            { return []field[T]{f} }

// people marks cells that name people.
func people[T any](fs ...field[T]) []field[T] {
	for i := range fs {
		fs[i].Person = true
	}
	return fs
}

func basis[T any](at func(*T) *Basis) []field[T] {
	return one(word("basis", at, string(Stated), string(Analyst), string(User)))
}
func source[T any](at func(*T) *string) []field[T]        { return one(word("source", at)) }
func rank[T any](at func(*T) *int) []field[T]             { return one(whole("rank", -1<<40, 1<<40, at)) }
func votes[T any](name string, at func(*T) *int) field[T] { return whole(name, 0, 1e6, at) }
func weight[T any](at func(*T) *float64) []field[T] {
	return one(number("weight", 1e6, at))
}
func state[T any](at func(*T) *State) []field[T] {
	return one(word("state", at, string(Deferred), string(Outsourced)))
}
