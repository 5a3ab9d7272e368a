package board

import (
	"cmp"
	"embed"
	"maps"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/ui/look"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// face says what the card of a duty shows.
func (b *Board) face(duty model.ID) look.DutyCard {
	d, ok := b.snap.Scenario.Duty(duty)
	if !ok {
		return look.DutyCard{}
	}
	lang := b.print.Lang()
	c := look.DutyCard{
		Title:    b.print.Name(b.snap.Scenario, d.Ref()),
		Body:     sentence(&d, lang),
		Muted:    d.State != model.Active,
		Locked:   b.locked[duty],
		Asked:    b.asked[duty],
		Selected: b.isSelected(duty),
		Checked:  len(b.selected) > 1 && b.isSelected(duty),
		Focused:  b.keyboard && b.focused == duty,
		Marked:   look.Severity(b.marked.duties[duty]),
		Coming:   b.coming[d.Ref()],
	}
	if b.planner.density == Compact {
		c.Body = ""
	}
	for _, v := range b.worst[duty] {
		if v >= check.Medium {
			c.Severities = append(c.Severities, look.Severity(v))
		}
	}
	switch d.State {
	case model.Deferred:
		c.Tag = b.print.T("card.deferred")
	case model.Outsourced:
		c.Tag = b.print.T("card.outsourced")
	}
	was, before := b.origin(d)
	switch {
	case !before:
		c.New = b.print.T("card.new")
	case was != "" && !b.stayed(was, b.snap.Scenario.DepartmentOf(d.Unit)):
		if seal, ok := b.former[was]; ok {
			c.Origin = &seal
		}
	}
	if b.drag != nil && b.drag.Begun && b.drag.has(duty) || b.resting.has(duty) || b.held != nil && slices.Contains(b.held.duties, duty) {
		c.Left, c.Selected, c.Checked, c.Focused, c.Marked = true, false, false, false, look.NoSeverity
	}
	return c
}

// origin finds the department in which the baseline has a duty, or the first of the
// duties it was made of; false when the baseline has none of them.
func (b *Board) origin(d model.Duty) (department model.ID, ok bool) {
	base := b.snap.Baseline
	if was, found := base.Duty(d.ID); found {
		return base.DepartmentOf(was.Unit), true
	}
	for id := range d.Origin.All() {
		if was, found := base.Duty(model.ID(id)); found {
			return base.DepartmentOf(was.Unit), true
		}
	}
	return "", false
}

// stayed reports whether what was in a department of the baseline is where most of it
// went: in the department itself or, when that is no more, in its heir.
func (b *Board) stayed(was, is model.ID) bool {
	if is == was {
		return true
	}
	heir, ok := b.heirs[was]
	return ok && heir == is
}

// heirs finds for departments of a baseline that are no more the new departments that
// hold most of their duties, one each: what a merger moved is the smaller side only.
func heirs(s, baseline model.Scenario) map[model.ID]model.ID {
	type pair struct{ was, is model.ID }
	gone := map[model.ID]model.ID{} // units of departments that are no more, and those
	for _, u := range baseline.Units() {
		if top := baseline.DepartmentOf(u.ID); u.Level != model.External && !s.Has(model.Ref{Kind: model.UnitKind, ID: top}) {
			gone[u.ID] = top
		}
	}
	if len(gone) == 0 {
		return nil
	}
	shared := map[pair]int{}
	for _, d := range baseline.Duties() {
		is, ok := s.Duty(d.ID)
		p := pair{gone[d.Unit], s.DepartmentOf(is.Unit)}
		if ok && p.was != "" && p.is != "" && !baseline.Has(model.Ref{Kind: model.UnitKind, ID: p.is}) {
			shared[p]++
		}
	}
	out, taken := map[model.ID]model.ID{}, map[model.ID]bool{}
	pairs := slices.SortedFunc(maps.Keys(shared), func(a, b pair) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a.was, b.was), cmp.Compare(a.is, b.is))
	})
	for _, p := range pairs {
		if _, has := out[p.was]; !has && !taken[p.is] {
			out[p.was], taken[p.is] = p.is, true
		}
	}
	return out
}

// sentence is what a card says below its title: of a sentence that begins with the title
// what follows, so that nothing is said twice.
func sentence(d *model.Duty, lang model.Lang) string {
	body, title := d.Text.In(lang), d.Title.In(lang)
	short := strings.TrimSuffix(title, "…")
	rest, begins := strings.CutPrefix(body, short)
	switch {
	case !begins || short == "":
		return body
	case short != title: // the title breaks off
		return "…" + strings.TrimLeft(rest, " ")
	}
	return strings.TrimLeft(rest, "，。；：、,.;: \n")
}

// head says what the head of a column shows.
func (b *Board) head(unit model.ID) look.Head {
	p, s := b.print, b.snap.Scenario
	h := look.Head{Seal: b.seals[unit]}
	if unit == "" {
		h.Name, h.Second = p.T("head.unplaced"), p.T("head.homeless")
		return h
	}
	u, _ := s.Unit(unit)
	h.Name = p.Name(s, u.Ref())
	n, functions := b.roster.under(unit)
	counts := p.T("head.counts", "n", n, "f", functions)
	h.Second = counts
	if head := u.Head.In(p.Lang()); head != "" && p.Lang() == model.ZH {
		h.Second = p.T("head.headed", "head", head, "counts", counts)
	}
	if n := b.waiting[unit]; n > 0 {
		h.Waiting = p.T("head.waiting", "n", n)
	}
	return h
}

// reviews counts, in the departments that were put together or apart since the baseline,
// the overlaps which nobody has settled.
func (b *Board) reviews() map[model.ID]int {
	var left map[model.ID]int
	out := map[model.ID]int{}
	for _, u := range b.snap.Scenario.Units() {
		if b.hands.Review == nil || !b.snap.Scenario.Joined(u.ID, b.snap.Baseline) {
			continue
		}
		if left == nil {
			left = b.snap.Findings.Unsettled()
		}
		if n := left[u.ID]; n > 0 {
			out[u.ID] = n
		}
	}
	return out
}

// count is the number of duties of a lane, for its head.
func (b *Board) count(unit model.ID) string {
	return b.print.Number(float64(len(b.roster.duties[unit])))
}
