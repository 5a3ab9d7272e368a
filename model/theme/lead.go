package theme

import (
	"cmp"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
)

// side is one unit of a theme with what it does of the matter.
type side struct {
	unit   model.ID
	duties []model.Duty // the main one first
	pull   int          // how much speaks for its lead
}

// The weights of what speaks for a lead: a judgement. A unit that is named for the matter
// answers for it already; then counts what its KPIs, goals and hand-offs hold, then how
// much of the matter it does.
const (
	pullName     = 8
	pullOwner    = 3 // of a KPI or goal that the duties serve, per strength
	pullHandoff  = 2
	pullDuty     = 2
	pullAbout    = 1 // of a duty that names the matter, twice for one that is mainly about it
	pullCritical = 1
)

// sides tells what each unit of a theme does of it, who should lead first: the one to
// which most pulls, of equals the one that stands first on the board.
func (t Themes) sides(x *Theme) []side {
	at := map[model.ID]int{}
	var out []side
	for _, id := range x.Duties {
		d, ok := t.s.Duty(id)
		if !ok || d.Unit == "" || d.State != model.Active {
			continue
		}
		i, known := at[d.Unit]
		if !known {
			i = len(out)
			at[d.Unit] = i
			out = append(out, side{unit: d.Unit})
		}
		out[i].duties = append(out[i].duties, d)
	}
	names := t.namesOf(x)
	about := aboutness(x)
	read := map[model.ID]meaning.Stage{}
	helps := func(d model.Duty) int { // 1 for a duty that mainly helps others
		stage, known := read[d.ID]
		if !known && len(x.Duties) <= mostRead {
			stage = StageOf(d)
			read[d.ID] = stage
		}
		if stage == meaning.Support {
			return 1
		}
		return 0
	}
	pull := func(unit model.ID, weight int) {
		if i, ok := at[unit]; ok {
			out[i].pull += weight
		}
	}
	for i := range out {
		u, _ := t.s.Unit(out[i].unit)
		called := strings.ToLower(u.Name.ZH + "\n" + u.Name.EN)
		if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(called, name) }) {
			out[i].pull += pullName
		}
		for _, d := range out[i].duties {
			out[i].pull += pullDuty*(1-helps(d)) + pullAbout*about(d)
			if d.Criticality > usual {
				out[i].pull += pullCritical
			}
			t.pulled(d, pull)
		}
		slices.SortStableFunc(out[i].duties, func(a, b model.Duty) int {
			return cmp.Or(cmp.Compare(about(b), about(a)), cmp.Compare(helps(a), helps(b)), cmp.Compare(t.ties(b.ID), t.ties(a.ID)))
		})
	}
	slices.SortStableFunc(out, func(a, b side) int { return cmp.Compare(b.pull, a.pull) })
	return out
}

// aboutness tells how far a duty is about what a theme is about: 2 when it is what a main
// clause deals with, 1 when it is named, 0 when it is not, or when the theme has no object
// of the lexicon or too many duties to be read.
func aboutness(x *Theme) func(model.Duty) int {
	l := meaning.Standard()
	matter, known := l.Find(strings.TrimPrefix(x.Key, string(Overlap)+"|"))
	read := map[model.ID]int{}
	return func(d model.Duty) int {
		if !known || len(x.Duties) > mostRead {
			return 0
		}
		about, done := read[d.ID]
		if !done {
			for _, s := range l.Read(cmp.Or(d.Text.ZH, d.Text.EN)).Subjects {
				switch {
				case l.Affinity(s.Concept, matter) < same:
				case s.Head:
					about = 2
				default:
					about = max(about, 1)
				}
			}
			read[d.ID] = about
		}
		return about
	}
}

// same is the affinity from which two concepts are one matter: the same, or a part of it.
const same = .5

// pulled tells which units what hangs on a duty speaks for: those that own what it serves,
// and those of the duties with which it has a hand-off.
func (t Themes) pulled(d model.Duty, pull func(unit model.ID, weight int)) {
	for l := range t.found.LinksOf(d.ID) {
		switch l.To.Kind {
		case model.KPIKind:
			k, _ := t.s.KPI(l.To.ID)
			pull(k.Unit, pullOwner*l.Strength)
		case model.GoalKind:
			g, _ := t.s.Goal(l.To.ID)
			pull(g.Unit, pullOwner*l.Strength)
		}
	}
	for _, id := range t.found.HandoffsOf(d.ID) {
		h, _ := t.s.Handoff(id)
		other := h.From
		if other == d.ID {
			other = h.To
		}
		if o, ok := t.s.Duty(other); ok && other != d.ID {
			pull(o.Unit, pullHandoff)
		}
	}
}

// ties counts what hangs on a duty.
func (t Themes) ties(id model.ID) int {
	n := len(t.found.HandoffsOf(id))
	for range t.found.LinksOf(id) {
		n++
	}
	return n
}

// namesOf lists the names by which a unit may be called for what a theme is about, in small
// letters.
func (t Themes) namesOf(x *Theme) []string {
	out := []string{x.Name.ZH, strings.ToLower(x.Name.EN)}
	if c, ok := t.s.Channel(x.About.ID); ok && x.About.Kind == model.ChannelKind {
		out = append(out, c.Name.ZH, strings.ToLower(c.Name.EN))
	}
	return slices.DeleteFunc(out, func(s string) bool { return len(s) < 4 })
}

// mostRead is the most duties of a theme whose texts are read for who leads: in a larger
// one no single wording decides.
const mostRead = 24

// StageOf is what a duty mainly does with its object: the stage of its first clause that
// says one, of those that are neither in brackets nor say only what for.
func StageOf(d model.Duty) meaning.Stage {
	for _, c := range meaning.Standard().Clauses(cmp.Or(d.Text.ZH, d.Text.EN)) {
		if !c.Aside && !c.Purpose && c.Stage != meaning.NoStage {
			return c.Stage
		}
	}
	return meaning.NoStage
}

// staged reports whether the units of a theme stand at different stages of the work, so
// that it can be divided by stage.
func staged(sides []side) bool {
	seen := map[meaning.Stage]bool{}
	for _, s := range sides {
		stage := StageOf(s.duties[0])
		switch stage {
		case meaning.Plan, meaning.Make, meaning.Run, meaning.Verify, meaning.Deal:
		default:
			return false
		}
		if seen[stage] {
			return false
		}
		seen[stage] = true
	}
	return len(sides) > 1
}

// twin is the pair of a theme that is most alike: what could be one duty.
func (t Themes) twin(x *Theme) (f *check.Finding, found bool) {
	for _, f := range x.Findings {
		if f.Rule == check.NearDuplicates && f.Waived == nil && f.Variant != "boundary" && f.Variant != check.Stages {
			return f, true
		}
	}
	return nil, false
}
