package text

import (
	"strings"
	"unicode"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/raci"
	"sandtable/model/typography"
)

// nameWidth bounds a name inside a sentence or a row, in columns of a Latin letter.
const nameWidth = 48

// Name gives the short name of a record: a duty's short title, a unit's name, the
// beginning of a goal. A record that the scenario does not have is called by its
// id, the zero Ref by "".
func (p Printer) Name(s model.Scenario, r model.Ref) string {
	if rec := s.Get(r); rec != nil {
		if n := p.RecordName(s, rec); n != "" {
			return n
		}
	}
	if r.Kind == model.BriefKind {
		return p.T("kind.brief")
	}
	return string(r.ID)
}

// RecordName is [Printer.Name] of a record at hand; s says the names of those it refers to.
func (p Printer) RecordName(s model.Scenario, rec model.Record) string {
	in := func(t model.Text) string { return Short(typography.FullWidth(t.In(p.lang))) }
	switch r := rec.(type) {
	case model.Brief:
		return in(r.Name)
	case model.Unit:
		if p.whole {
			return typography.FullWidth(r.Name.In(p.lang))
		}
		return in(r.Name)
	case model.Duty:
		if !r.Title.Empty() {
			return in(r.Title)
		}
		return in(r.Text)
	case model.Goal:
		return in(r.Text)
	case model.Task:
		return in(r.Text)
	case model.KPI:
		return in(r.Name)
	case model.Tool:
		return in(r.Name)
	case model.Channel:
		return in(r.Name)
	case model.Collaboration:
		return in(r.Name)
	case model.Handoff:
		if !r.Object.Empty() {
			return in(r.Object)
		}
		return p.arrow(p.duty(s, r.From), p.duty(s, r.To))
	case model.Link:
		return p.arrow(p.Name(s, r.From), p.Name(s, r.To))
	case model.Role:
		return p.T("list.paren", "x", p.duty(s, r.Duty), "y", p.List(p.unitName(s, r.Unit), p.word("role", r.Role)))
	case model.Lock:
		return p.T("list.paren", "x", p.few(p.members(s, model.DutyKind, r.Duties)), "y", p.word("type", r.Type))
	case model.Control:
		return p.T("list.paren", "x", p.unitName(s, r.Unit), "y", p.word("type", r.Type))
	case model.Waiver:
		return p.Key(s, r.Key)
	case model.Response:
		return p.ThemeKey(s, r.Theme)
	case model.DecisionRight:
		return in(r.Matter)
	case model.Comment:
		return Short(r.Text)
	case model.Resolution:
		return in(r.Text)
	}
	return ""
}

// A path names at most so many units: nobody reads more, and who prints the path of every
// unit of a tree that is a thousand deep would print a million names.
const (
	pathTop    = 2 // units that are named from the top when the path is longer
	pathBottom = 8
)

// Unit gives the path of a unit below the company: “媒体部 / 投放优化”. Of one that lies
// deeper than ten units the two at the top and the last eight are named, and … stands
// between. For "" it says 待分配, for a unit that is gone its id.
func (p Printer) Unit(s model.Scenario, id model.ID) string {
	if id == "" {
		return p.T("value.unplaced")
	}
	chain := []model.ID{id} // upwards
	u, ok := s.Unit(id)
	for n := 0; ok && n < s.Count(model.UnitKind); n++ { // a broken tree must not hang a reader
		if u, ok = s.Unit(u.Parent); !ok || u.Level == model.Company {
			break
		}
		chain = append(chain, u.ID)
	}
	var names []string
	for i, unit := range chain {
		switch {
		case len(chain) <= pathTop+pathBottom || i < pathBottom || i >= len(chain)-pathTop:
			names = append(names, p.unitName(s, unit))
		case i == pathBottom:
			names = append(names, "…")
		}
	}
	path := names[0]
	for _, name := range names[1:] {
		path = p.T("list.path", "u", name, "v", path)
	}
	return path
}

// unitName is the name of a unit alone.
func (p Printer) unitName(s model.Scenario, id model.ID) string {
	if id == "" {
		return p.T("value.unplaced")
	}
	return p.Name(s, model.Ref{Kind: model.UnitKind, ID: id})
}

func (p Printer) duty(s model.Scenario, id model.ID) string {
	return p.Name(s, model.Ref{Kind: model.DutyKind, ID: id})
}

func (p Printer) arrow(from, to string) string { return p.T("list.arrow", "from", from, "to", to) }

// members names the records of a set of ids.
func (p Printer) members(s model.Scenario, k model.Kind, set model.Set) []string {
	var out []string
	for id := range set.All() {
		out = append(out, p.Name(s, model.Ref{Kind: k, ID: model.ID(id)}))
	}
	return out
}

// Key says what the finding with a key is about, also when it does not exist any
// more: the rule's name and the names of its subjects.
func (p Printer) Key(s model.Scenario, key string) string {
	parts := strings.Split(key, "|")
	name := parts[0]
	switch {
	case raci.IsKey(key):
		name = p.T("raci.checked")
	case p.Has("rule." + name + ".name"):
		name = p.T("rule." + name + ".name")
	}
	var subjects []string
	for _, id := range parts[1:] {
		if _, bare, ok := strings.Cut(id, ":"); ok {
			id = bare
		}
		if rec := s.Find(model.ID(id)); rec != nil {
			id = p.RecordName(s, rec)
		}
		subjects = append(subjects, id)
	}
	return p.about(name, subjects)
}

// about is a rule's name with its subjects behind it.
func (p Printer) about(name string, subjects []string) string {
	if len(subjects) == 0 {
		return name
	}
	return p.T("list.paren", "x", name, "y", p.few(subjects))
}

// Short makes a name of a text: its first line without a closing full stop or semicolon, cut
// with an ellipsis at 24 Han characters or twice as many Latin letters.
func Short(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	s = strings.TrimRight(s, " 。.；;")
	width, end := 0, 0
	for i, r := range s {
		w := typography.Columns(r)
		if width += w; width > nameWidth {
			han := unicode.Is(unicode.Han, r)
			if sp := strings.LastIndexByte(s[:end], ' '); !han && sp > nameWidth/2 {
				end = sp
			}
			if meaning.Chinese(s[:end]) {
				return s[:end] + "…"
			}
			return strings.TrimRight(s[:end], " ,;:") + "..."
		}
		if width < nameWidth-1 { // room for the ellipsis
			end = i + len(string(r))
		}
	}
	return s
}
