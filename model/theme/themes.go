package theme

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
)

// Themes is the ranked list of one scenario: an immutable value. The zero Themes is empty.
type Themes struct {
	s     model.Scenario
	found check.Findings
	by    map[string]*Theme
	list  []*Theme // as they rank
}

// Of puts the findings of a scenario together: the truth that Update is held to.
func Of(s model.Scenario, found check.Findings) Themes {
	t := Themes{s: s, found: found, by: map[string]*Theme{}}
	groups := map[string]*group{}
	for x := range found.Each() {
		put(groups, s, x)
	}
	for key, g := range groups {
		t.by[key] = t.build(g)
	}
	t.list = slices.SortedFunc(maps.Values(t.by), compareThemes)
	return t
}

// For gives the themes of any scenario and its findings: these, brought up to them.
func (t Themes) For(s model.Scenario, found check.Findings) Themes {
	return t.Update(s, found, model.Diff(t.s, s))
}

// group is a theme that is being put together.
type group struct {
	place
	found []*check.Finding
}

func put(groups map[string]*group, s model.Scenario, x *check.Finding) {
	p, ok := placeOf(s, x)
	if !ok {
		return
	}
	g := groups[p.key]
	if g == nil {
		g = &group{place: p}
		groups[p.key] = g
	}
	g.found = append(g.found, x)
}

// Update gives the themes of s with its findings, which c made of the scenario of t. Only
// themes that c touched, or whose findings are others, are put together anew.
func (t Themes) Update(s model.Scenario, found check.Findings, c model.Change) Themes {
	if t.by == nil {
		return Of(s, found)
	}
	gone, come := check.Apart(t.found, found)
	stale := map[string]bool{}
	left := map[*check.Finding]bool{}
	for _, x := range gone {
		left[x] = true
		if p, ok := placeOf(t.s, x); ok {
			stale[p.key] = true
		}
	}
	for _, x := range come {
		if p, ok := placeOf(s, x); ok {
			stale[p.key] = true
		}
	}
	if touched := touchedBy(t.s, s, c); len(touched) > 0 {
		for key, theme := range t.by {
			if !stale[key] && theme.marks(touched) {
				stale[key] = true
			}
		}
	}
	if len(stale) == 0 {
		t.s, t.found = s, found
		return t
	}
	groups := map[string]*group{}
	for key := range stale {
		if was := t.by[key]; was != nil {
			for _, x := range was.Findings {
				if !left[x] {
					put(groups, s, x)
				}
			}
		}
	}
	for _, x := range come {
		put(groups, s, x)
	}
	next := Themes{s: s, found: found, by: maps.Clone(t.by)}
	for key, g := range groups { // what moved to a theme that nothing touched joins it
		if was := t.by[key]; was != nil && !stale[key] {
			stale[key] = true
			g.found = append(g.found, was.Findings...)
		}
	}
	for key := range stale {
		delete(next.by, key)
	}
	fresh := make([]*Theme, 0, len(groups))
	for key, g := range groups {
		next.by[key] = next.build(g)
		fresh = append(fresh, next.by[key])
	}
	slices.SortFunc(fresh, compareThemes)
	next.list = make([]*Theme, 0, len(next.by))
	for _, theme := range t.list {
		if stale[theme.Key] {
			continue
		}
		for len(fresh) > 0 && compareThemes(fresh[0], theme) < 0 {
			next.list, fresh = append(next.list, fresh[0]), fresh[1:]
		}
		next.list = append(next.list, theme)
	}
	next.list = append(next.list, fresh...)
	return next
}

// touchedBy lists the records whose cells a theme shows, weighs or is ordered by: those
// that were edited, the ends of links and hand-offs, and what lies below a unit, since
// units stand in the order of the departments above them.
func touchedBy(before, after model.Scenario, c model.Change) map[model.Ref]bool {
	out := map[model.Ref]bool{}
	for _, e := range c.Edits {
		r := e.Ref()
		if r.Kind == model.ResponseKind || r.Kind == model.CommentKind || r.Kind == model.ResolutionKind || r.Kind == model.WaiverKind || r.Kind == model.RoleKind || r.Kind == model.LockKind || r.Kind == model.ControlKind {
			continue
		}
		out[r] = true
		for _, s := range []model.Scenario{before, after} {
			if l, ok := s.Link(r.ID); ok && r.Kind == model.LinkKind {
				out[l.From], out[l.To] = true, true
			}
			if h, ok := s.Handoff(r.ID); ok && r.Kind == model.HandoffKind {
				out[dutyRef(h.From)], out[dutyRef(h.To)] = true, true
			}
		}
	}
	if !slices.ContainsFunc(c.Edits, func(e model.Edit) bool { return e.Ref().Kind == model.UnitKind }) {
		return out
	}
	for _, u := range before.Units() {
		for above := range before.Upward(u.Parent) {
			if out[above.Ref()] {
				out[u.Ref()] = true
				break
			}
		}
	}
	return out
}

// marks reports whether a theme is about one of some records, or names it among its stakes.
func (t *Theme) marks(records map[model.Ref]bool) bool {
	if records[t.About] {
		return true
	}
	for _, u := range t.Units {
		if records[unitRef(u)] {
			return true
		}
	}
	for _, k := range t.Stakes.KPIs {
		if records[model.Ref{Kind: model.KPIKind, ID: k}] {
			return true
		}
	}
	return slices.ContainsFunc(t.Refs, func(r model.Ref) bool { return records[r] })
}

// All lists the themes as they rank: the open ones by severity, then by what is at stake;
// those that are accepted come last. The list must not be written to.
func (t Themes) All() []*Theme { return t.list }

// Open yields the themes that are not accepted, as they rank.
func (t Themes) Open() iter.Seq[*Theme] {
	return func(yield func(*Theme) bool) {
		for _, x := range t.list {
			if x.Waived == nil && !yield(x) {
				return
			}
		}
	}
}

// Count counts the open themes by severity.
func (t Themes) Count() (n [check.High + 1]int) {
	for x := range t.Open() {
		n[x.Severity]++
	}
	return n
}

// Get finds a theme by its key.
func (t Themes) Get(key string) (*Theme, bool) {
	x, ok := t.by[key]
	return x, ok
}

// Response gives what is done about a theme; false when nobody has said so.
func (t Themes) Response(x *Theme) (model.Response, bool) { return t.s.ResponseTo(x.Key) }

// Settled lists the responses to themes that are gone: they were settled.
func (t Themes) Settled() (out []model.Response) {
	for _, r := range t.s.Responses() {
		if t.by[r.Theme] == nil {
			out = append(out, r)
		}
	}
	return out
}

// Findings gives what the themes are made of.
func (t Themes) Findings() check.Findings { return t.found }

// Holding finds the theme of a finding.
func (t Themes) Holding(x check.Finding) (*Theme, bool) {
	if p, ok := placeOf(t.s, &x); ok {
		return t.Get(p.key)
	}
	return nil, false
}

// Behind lists the keys of the findings behind a theme; nothing for a key that is no
// theme's. It is a [model.Behind].
func (t Themes) Behind(key string) []string {
	x, ok := t.by[key]
	if !ok {
		return nil
	}
	out := make([]string, len(x.Findings))
	for i, f := range x.Findings {
		out[i] = f.Key
	}
	return out
}

// Compare tells which themes came and which went, as they rank. One that is accepted
// counts as not there.
func Compare(before, after Themes) (gained, lost []*Theme) {
	for x := range after.Open() {
		if was, ok := before.by[x.Key]; !ok || was.Waived != nil {
			gained = append(gained, x)
		}
	}
	for x := range before.Open() {
		if now, ok := after.by[x.Key]; !ok || now.Waived != nil {
			lost = append(lost, x)
		}
	}
	return gained, lost
}

func compareThemes(a, b *Theme) int {
	return cmp.Or(
		model.LastIf(a.Waived != nil, b.Waived != nil),
		cmp.Compare(b.Severity, a.Severity),
		cmp.Compare(b.Stakes.Score(), a.Stakes.Score()),
		cmp.Compare(a.said, b.said),
		cmp.Compare(a.Key, b.Key))
}
