package ui

import (
	"slices"
	"strings"

	"sandtable/desk/find"
	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// The groups of what can be found.
const (
	findDuties find.Group = iota
	findUnits
	findGoals
	findKPIs
	findScenarios
	findCommands
)

// finds are what was found last, the newest first, and what was searched.
type finds struct {
	last  []find.Item
	index *find.Index
	items []find.Item // of the index
	of    searched
}

// searched says of what an index was made.
type searched struct {
	scenario model.ID
	seq      int
	names    string // of the scenarios
	lang     model.Lang
}

// How many finds are remembered.
const lastFinds = 5

// seek opens the dialog for finding.
func (w *Window) seek() {
	if w.session == nil || w.open.dialog() != nil {
		return
	}
	snap := w.session.Now()
	commands := w.commands()
	names := ""
	for _, info := range w.sight().Infos {
		names += info.Name.In(w.lang) + "\n"
	}
	if of := (searched{snap.Info.ID, snap.Seq, names, w.lang}); w.finds.of != of {
		w.finds.of, w.finds.items = of, w.findable(snap.Scenario, commands)
		w.finds.index = find.New(w.finds.items)
	}
	items := w.finds.items
	seals := marks.Seals(w.print, snap.Scenario, snap.Baseline)
	w.keep(dialogs.Find(w.hands(), w.print, dialogs.Finding{
		Index:  w.finds.index,
		Groups: []string{w.print.T("find.duties"), w.print.T("find.units"), w.print.T("find.goals"), w.print.T("find.kpis"), w.print.T("find.scenarios"), w.print.T("find.commands")},
		About:  func(h find.Hit) string { return w.aboutFind(snap.Scenario, h.Item, commands) },
		Mark:   func(s *look.Sheet, x, y float32, h find.Hit) { w.markFind(s, x, y, snap.Scenario, seals, h.Item) },
		Go:     func(it find.Item) { w.found(it, commands) },
		New:    func(typed string) { w.askDutySaying("", typed) },
		Before: slices.DeleteFunc(slices.Clone(w.finds.last), func(it find.Item) bool {
			return !slices.ContainsFunc(items, func(o find.Item) bool { return o.Key == it.Key })
		}),
	}))
}

// findable lists the records, scenarios and commands that can be found.
func (w *Window) findable(s model.Scenario, commands []shortcut) (items []find.Item) {
	add := func(g find.Group, r model.Ref, title model.Text, also ...model.Text) {
		it := find.Item{Key: r.String(), Group: g, Title: title.In(w.lang), Also: title.In(w.lang.Other())}
		for _, t := range also {
			it.Also += "\n" + t.ZH + "\n" + t.EN
		}
		items = append(items, it)
	}
	for _, d := range s.Duties() {
		add(findDuties, d.Ref(), d.Title, d.Text)
	}
	for _, u := range s.Units() {
		add(findUnits, u.Ref(), u.Name, u.Head)
	}
	for _, g := range s.Goals() {
		add(findGoals, g.Ref(), g.Text)
	}
	for _, k := range s.KPIs() {
		add(findKPIs, k.Ref(), k.Name)
	}
	for _, info := range w.sight().Infos {
		items = append(items, find.Item{Key: "scenario:" + string(info.ID), Group: findScenarios, Title: info.Name.In(w.lang), Also: info.Name.In(w.lang.Other())})
	}
	for _, c := range commands {
		items = append(items, find.Item{Key: "command:" + c.words + c.label(), Group: findCommands, Title: strings.TrimRight(w.print.T(c.words), ".…")})
	}
	return items
}

// commands are the keys of the window that do something by name.
func (w *Window) commands() []shortcut {
	return slices.DeleteFunc(w.shortcuts(), func(s shortcut) bool { return s.words == "action.find" || s.words == "key.leave" })
}

// aboutFind says a line about what was found.
func (w *Window) aboutFind(s model.Scenario, it find.Item, commands []shortcut) string {
	unit := func(id model.ID) string {
		if u, ok := s.Unit(id); ok {
			return u.Name.In(w.lang)
		}
		return w.print.T("find.nobody")
	}
	switch kind, id, _ := strings.Cut(it.Key, ":"); model.Kind(kind) {
	case model.DutyKind:
		d, _ := s.Duty(model.ID(id))
		return unit(d.Unit) + " · " + d.Text.In(w.lang)
	case model.UnitKind:
		u, _ := s.Unit(model.ID(id))
		about := w.print.T("find.duties-n", "n", len(s.DutiesUnder(u.ID)))
		if head := u.Head.In(w.lang); head != "" {
			about = head + " · " + about
		}
		return about
	case model.GoalKind:
		g, _ := s.Goal(model.ID(id))
		return unit(g.Unit)
	case model.KPIKind:
		k, _ := s.KPI(model.ID(id))
		return unit(k.Unit)
	case "command":
		for _, c := range commands {
			if it.Key == "command:"+c.words+c.label() {
				return c.label()
			}
		}
	}
	return ""
}

// markFind draws the seal of a unit, or the icon of its kind, before what was found.
func (w *Window) markFind(s *look.Sheet, x, y float32, now model.Scenario, seals map[model.ID]look.Seal, it find.Item) {
	var unit model.ID
	switch kind, id, _ := strings.Cut(it.Key, ":"); model.Kind(kind) {
	case model.DutyKind:
		d, _ := now.Duty(model.ID(id))
		unit = d.Unit
	case model.UnitKind:
		unit = model.ID(id)
	}
	if seal, ok := seals[unit]; ok {
		s.Seal(x, y, 22, seal)
		return
	}
	icon := map[find.Group]string{findDuties: "file", findGoals: "check", findKPIs: "rows", findScenarios: "fork", findCommands: "chevron-right"}[it.Group]
	s.Icon(x+3, y+3, 16, icon, look.Ink3)
}

// found goes to what was chosen, and remembers it.
func (w *Window) found(it find.Item, commands []shortcut) {
	w.finds.last = append([]find.Item{it}, slices.DeleteFunc(w.finds.last, func(o find.Item) bool { return o.Key == it.Key })...)
	w.finds.last = w.finds.last[:min(len(w.finds.last), lastFinds)]
	kind, id, _ := strings.Cut(it.Key, ":")
	switch kind {
	case "scenario":
		w.Switch(model.ID(id))
	case "command":
		for _, c := range commands {
			if it.Key == "command:"+c.words+c.label() {
				c.perform()
				return
			}
		}
	default:
		if w.view != BoardView {
			w.Show(BoardView)
		}
		w.jump(model.Ref{Kind: model.Kind(kind), ID: model.ID(id)})
	}
}
