package compare

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/overlap"
)

// looseTie is one relation between things of two neighbouring units before it is
// put on a row: left and right are its ends in order.
type looseTie struct {
	at          int // between unit at and at+1
	left, right []model.Ref
	tie         Tie
	marks       []string // words that the texts of both ends have in common
}

// dutyRows puts duties that overlap on one row: alike (OV-02), on the same channel
// (OV-03), driving the same KPI (OV-05). The rest is gathered at the end.
func (b comparison) dutyRows() []Row {
	var loose []looseTie
	for _, f := range b.found {
		switch f.Rule {
		case check.NearDuplicates:
			loose = append(loose, b.alike(f)...)
		case check.TwoRunners:
			loose = append(loose, b.common(f, model.DutyKind, Tie{Reason: SameChannel}, "runs")...)
		case check.TwoDrivers:
			loose = append(loose, b.common(f, model.DutyKind, Tie{Reason: SameKPI}, "driver")...)
		}
	}
	return b.rowsOfTies(loose, model.DutyKind)
}

// alike makes the tie of an OV-02 finding, with the strongest reason.
func (b comparison) alike(f check.Finding) []looseTie {
	tie := Tie{Relation: Overlapping, Severity: f.Severity, Findings: []string{f.Key}, Side: -1}
	var marks []string
	for _, e := range f.Evidence {
		if e.Kind == "shared-words" || e.Kind == "near-copy" {
			marks = e.Words
		}
		reason, words, subjects := shared(e)
		if tie.Reason == "" && reason != "" { // the strongest comes first
			tie.Reason, tie.Words, tie.Subjects = reason, words, subjects
			if reason == SameWording && len(f.Subjects) > 1 {
				tie.Worded = [][2]model.ID{{f.Subjects[0].ID, f.Subjects[1].ID}}
			}
		}
	}
	return b.span(f.Subjects[:1], f.Subjects[1:], tie, marks)
}

// shared reads of a piece of evidence what two duties have in common, in words or in
// records; "" when it tells of something else.
func shared(e check.Evidence) (why Reason, words []string, subjects []model.Ref) {
	switch e.Kind {
	case "shared-functions":
		return SameFunction, e.Words, nil
	case "shared-words", "near-copy":
		return SameWording, e.Words, nil
	case "handoff":
		return HandsOver, nil, e.Refs[:1]
	case string(model.ChannelKind):
		return SameChannel, nil, e.Refs[:1]
	case string(model.KPIKind):
		return SameKPI, nil, e.Refs[:1]
	}
	if e.Kind == "shared-capability" || strings.HasPrefix(e.Kind, "same-") {
		return SameSubject, e.Words, nil
	}
	return "", nil, nil
}

// common makes the ties of a finding about one thing that several units run or
// drive; the evidence of a kind names their duties or tasks.
func (b comparison) common(f check.Finding, k model.Kind, tie Tie, evidence string) []looseTie {
	tie.Relation, tie.Severity, tie.Findings, tie.Side = Overlapping, f.Severity, []string{f.Key}, -1
	tie.Subjects = f.Subjects[:1]
	var marks []string
	if rec := b.s.Get(f.Subjects[0]); rec != nil {
		marks = model.NewSet(model.Cell(rec, "name.zh"), model.Cell(rec, "name.en")).Members()
	}
	ends := make([][]model.Ref, len(b.units))
	for _, e := range f.Evidence {
		if e.Kind != evidence {
			continue
		}
		for _, r := range e.Refs {
			if i, ok := b.sideOf(r); ok && r.Kind == k {
				ends[i] = append(ends[i], r)
			}
		}
	}
	var out []looseTie
	for i := 0; i+1 < len(ends); i++ {
		if len(ends[i]) > 0 && len(ends[i+1]) > 0 {
			out = append(out, looseTie{i, ends[i], ends[i+1], tie, marks})
		}
	}
	return out
}

// span makes a tie when the ends lie in neighbouring units.
func (b comparison) span(left, right []model.Ref, tie Tie, marks []string) []looseTie {
	i, ok1 := b.sideOf(left[0])
	j, ok2 := b.sideOf(right[0])
	switch {
	case ok1 && ok2 && j == i+1:
		return []looseTie{{i, left, right, tie, marks}}
	case ok1 && ok2 && i == j+1:
		return []looseTie{{j, right, left, tie, marks}}
	}
	return nil
}

// rowsOfTies puts ties on rows and adds the row of what has no counterpart. A tie
// whose ends stand on a row already joins it; of three and more units a tie goes
// on where the row of its left end is still free.
func (b comparison) rowsOfTies(loose []looseTie, k model.Kind) []Row {
	loose = b.joinTies(loose, k)
	var rows []Row
	for _, st := range loose {
		row := slices.IndexFunc(rows, func(r Row) bool {
			left, right := r.Items[st.at], r.Items[st.at+1]
			return holds(left, st.left) && holds(right, st.right) || len(right) == 0 && same(left, st.left)
		})
		if row < 0 {
			rows = append(rows, b.row())
			row = len(rows) - 1
		}
		r := &rows[row]
		if len(r.Items[st.at]) == 0 {
			r.Items[st.at] = items(st.left)
		}
		if len(r.Items[st.at+1]) == 0 {
			r.Items[st.at+1] = items(st.right)
		}
		mark(r.Items[st.at], st.left, st.marks)
		mark(r.Items[st.at+1], st.right, st.marks)
		r.Ties[st.at] = append(r.Ties[st.at], st.tie)
	}
	seen := map[model.Ref]bool{}
	for _, r := range rows {
		for _, its := range r.Items {
			for i := range its {
				its[i].Seen, seen[its[i].Ref] = seen[its[i].Ref], true
			}
		}
	}
	return b.rest(rows, seen, k)
}

// joinTies joins what one pill can say: one reason, one left end, and either the same
// right ends, or the same words, or things that are named anyway (the channels and
// KPIs of a duty). Then it orders: the strongest first, then by the place of the
// left end.
func (b comparison) joinTies(loose []looseTie, k model.Kind) []looseTie {
	place := map[model.Ref]int{}
	for n, r := range ordered(b.s, k) {
		place[r.Ref()] = n
	}
	byPlace := func(x, y model.Ref) int { return place[x] - place[y] }
	var out []looseTie
	for _, st := range loose {
		slices.SortFunc(st.left, byPlace)
		slices.SortFunc(st.right, byPlace)
		joined := false
		for i := range out {
			o := &out[i]
			if o.at != st.at || o.tie.Reason != st.tie.Reason || o.tie.Severity != st.tie.Severity || !slices.Equal(o.left, st.left) {
				continue
			}
			if len(st.tie.Subjects) == 0 && !slices.Equal(o.right, st.right) && !slices.Equal(o.tie.Words, st.tie.Words) {
				continue
			}
			o.tie = o.tie.plus(st.tie)
			o.right, o.marks = union(o.right, st.right), union(o.marks, st.marks)
			slices.SortFunc(o.right, byPlace)
			joined = true
			break
		}
		if !joined {
			out = append(out, st)
		}
	}
	slices.SortStableFunc(out, func(x, y looseTie) int {
		return cmp.Or(x.at-y.at, cmp.Compare(y.tie.Severity, x.tie.Severity), byPlace(x.left[0], y.left[0]))
	})
	return out
}

// plus joins two ties of one reason.
func (t Tie) plus(u Tie) Tie {
	t.Subjects = union(t.Subjects, u.Subjects)
	t.Words = union(t.Words, u.Words)
	t.Worded = union(t.Worded, u.Worded)
	t.Findings = union(t.Findings, u.Findings)
	t.Severity = max(t.Severity, u.Severity)
	return t
}

// English gives the words that the English wordings share where a tie is of the wording; nil
// when one of them has none, see [overlap.SharedEnglish]. Every pair is read anew: it is for
// those who say one tie to readers of English, and not for those who count many.
func (t Tie) English(s model.Scenario) (out []string) {
	for _, pair := range t.Worded {
		one, _ := s.Duty(pair[0])
		other, _ := s.Duty(pair[1])
		words := overlap.SharedEnglish(one, other)
		if words == nil {
			return nil
		}
		if out = union(out, words); out == nil {
			out = []string{}
		}
	}
	return out
}

// union appends what is new, without touching either slice.
func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}

func same(its []Item, refs []model.Ref) bool {
	return slices.EqualFunc(its, refs, func(it Item, r model.Ref) bool { return it.Ref == r })
}

// holds reports whether all refs are among the items.
func holds(its []Item, refs []model.Ref) bool {
	return !slices.ContainsFunc(refs, func(r model.Ref) bool { return !has(its, r) })
}

func items(refs []model.Ref) []Item {
	out := make([]Item, len(refs))
	for i, r := range refs {
		out[i].Ref = r
	}
	return out
}

// rest adds the row of the things that no row shows.
func (b comparison) rest(rows []Row, seen map[model.Ref]bool, k model.Kind) []Row {
	last, any := b.row(), false
	last.Rest = true
	for i := range b.units {
		for _, r := range b.of(i, k) {
			if !seen[r] {
				last.Items[i] = append(last.Items[i], Item{Ref: r})
				any = true
			}
		}
	}
	if !any {
		return rows
	}
	return append(rows, last)
}

func mark(its []Item, ends []model.Ref, words []string) {
	for i := range its {
		if slices.Contains(ends, its[i].Ref) {
			its[i].Marks = union(its[i].Marks, words)
		}
	}
}

// goalRows aligns goals by horizon, the nearest first and those without one last.
func (b comparison) goalRows() []Row {
	var rows []Row
	for _, h := range []model.Horizon{model.Short, model.Mid, model.Long, ""} {
		r, any := b.row(), false
		r.Horizon = h
		stances := make([]model.Set, len(b.units))
		for i := range b.units {
			for _, ref := range b.of(i, model.GoalKind) {
				if g, _ := b.s.Goal(ref.ID); g.Horizon == h {
					r.Items[i] = append(r.Items[i], Item{Ref: ref})
					any = true
					if g.State == model.Active {
						stances[i] = stances[i].Plus(g.Stances)
					}
				}
			}
		}
		if !any {
			continue
		}
		b.gaps(&r, check.UnsupportedGoal, Unsupported)
		for i := range r.Ties {
			r.Ties[i] = append(r.Ties[i], stanceTies(stances[i], stances[i+1])...)
		}
		rows = append(rows, r)
	}
	return rows
}

// opposed says which stances pull against each other within one budget: sales and
// cost now, brand and loyalty later (rule GV-06; 品效矛盾).
func opposed() (near, far []string) {
	return []string{"sales", "cost"}, []string{"brand", "loyalty"}
}

// stanceTies compares what goals stand for. What both stand for agrees; among what
// only one stands for, a near stance against a far one is a tension.
func stanceTies(left, right model.Set) []Tie {
	var out []Tie
	near, far := opposed()
	onlyLeft, onlyRight := left.Minus(right), right.Minus(left)
	first := func(s model.Set, among []string) string {
		for _, x := range among {
			if s.Has(x) {
				return x
			}
		}
		return ""
	}
	for _, p := range [][2]string{
		{first(onlyLeft, near), first(onlyRight, far)},
		{first(onlyLeft, far), first(onlyRight, near)},
	} {
		if p[0] != "" && p[1] != "" {
			out = append(out, Tie{Relation: Opposing, Reason: OpposedGoals, Words: p[:], Severity: check.Medium, Side: -1})
			break
		}
	}
	if both := left.Minus(left.Minus(right)); both != "" {
		out = append(out, Tie{Relation: Agreeing, Reason: SharedStance, Words: both.Members(), Severity: check.Info, Side: -1})
	}
	return out
}

// gaps adds what a rule found missing about the things of a row, next to the unit
// that has them: in the space to its right, for the last unit to its left.
func (b comparison) gaps(r *Row, rule string, reason Reason) {
	if len(r.Ties) == 0 {
		return
	}
	for i, its := range r.Items {
		tie := Tie{Relation: Lacking, Reason: reason, Side: i}
		for _, f := range b.found {
			if f.Rule != rule || !slices.ContainsFunc(its, func(it Item) bool { return it.Ref == f.Subjects[0] && !it.Borrowed }) {
				continue
			}
			tie.Subjects = append(tie.Subjects, f.Subjects[0])
			tie.Findings = append(tie.Findings, f.Key)
			tie.Severity = max(tie.Severity, f.Severity)
		}
		if at := min(i, len(r.Ties)-1); len(tie.Subjects) > 0 {
			r.Ties[at] = append(r.Ties[at], tie)
		}
	}
}

// taskRows puts key tasks that drive the same KPI, or fall into the same season, on
// one row, then those that no duty carries, then the rest.
func (b comparison) taskRows() []Row {
	var loose []looseTie
	for _, f := range b.found {
		if f.Rule == check.TwoDrivers {
			loose = append(loose, b.common(f, model.TaskKind, Tie{Reason: SameKPI}, "driver")...)
		}
	}
	loose = append(loose, b.seasons()...)
	rows := b.rowsOfTies(loose, model.TaskKind)
	if n := len(rows); n > 0 && rows[n-1].Rest {
		b.gaps(&rows[n-1], check.LooseTask, Loose)
	}
	return rows
}

func (b comparison) seasons() []looseTie {
	bySeason := map[string][][]model.Ref{}
	var names []string
	for i := range b.units {
		for _, r := range b.of(i, model.TaskKind) {
			t, _ := b.s.Task(r.ID)
			if t.Season == "" {
				continue
			}
			if bySeason[t.Season] == nil {
				bySeason[t.Season] = make([][]model.Ref, len(b.units))
				names = append(names, t.Season)
			}
			bySeason[t.Season][i] = append(bySeason[t.Season][i], r)
		}
	}
	var out []looseTie
	for _, name := range names {
		ends := bySeason[name]
		for i := 0; i+1 < len(ends); i++ {
			if len(ends[i]) > 0 && len(ends[i+1]) > 0 {
				tie := Tie{Relation: Agreeing, Reason: SameSeason, Words: []string{name}, Severity: check.Info, Side: -1}
				out = append(out, looseTie{at: i, left: ends[i], right: ends[i+1], tie: tie})
			}
		}
	}
	return out
}
