package text

import (
	"strings"

	"sandtable/model"
	"sandtable/model/meaning"
)

// ThemeKey names the matter with a key in a few words, also when it does not exist any
// more: its kind, and what it is about. One that exists is called by [Printer.Theme].
func (p Printer) ThemeKey(s model.Scenario, key string) string {
	kind, rest, _ := strings.Cut(key, "|")
	said := kind
	if p.Has("theme.kind." + kind) {
		said = p.T("theme.kind." + kind)
	}
	if rest == "" {
		return said
	}
	return p.T("list.paren", "x", p.Capital(p.keyObject(s, rest)), "y", said)
}

// keyObject names what the key of a matter is about, without its kind: a sort of matter and
// a record, a sort alone, an object that several name, or two duties.
func (p Printer) keyObject(s model.Scenario, rest string) string {
	sort, what, _ := strings.Cut(rest, "|")
	if p.Has("theme.name." + sort) {
		if r, err := model.ParseRef(what); err == nil {
			return p.T("theme.name."+sort, "x", p.Name(s, r))
		}
		if p.Has("expected." + what) {
			return p.T("theme.name."+sort, "x", p.T("expected."+what))
		}
	}
	parts := strings.Split(rest, "|")
	for len(parts) > 1 { // the units of an object that is as many matters as units share it
		if r, err := model.ParseRef(parts[len(parts)-1]); err != nil || r.Kind != model.UnitKind {
			break
		}
		parts = parts[:len(parts)-1]
	}
	var names []string
	for _, id := range parts {
		if r := s.Find(model.ID(id)); r != nil {
			names = append(names, p.RecordName(s, r))
		}
	}
	if len(names) > 1 {
		return p.few(names)
	}
	for l, c := meaning.Standard(), meaning.Concept(0); int(c) < l.Len(); c++ {
		if l.ID(c) == parts[0] {
			return l.Name(c).In(p.lang)
		}
	}
	return model.UnpackText(strings.Join(parts, "|")).In(p.lang)
}

// ResponseFacts says in a line who sees to a matter until when and how far that is; "" when
// nobody has said so.
func (p Printer) ResponseFacts(r model.Response) string {
	var parts []string
	if r.Owner != "" {
		parts = append(parts, r.Owner)
	}
	if r.Due != "" {
		parts = append(parts, p.T("response.due", "day", p.Day(r.Due)))
	}
	if r.Status != "" {
		parts = append(parts, p.Progress(r.Status))
	}
	return strings.Join(parts, p.T("theme.facts.and"))
}

// Response is the same with what was answered.
func (p Printer) Response(r model.Response) string {
	facts, answer := p.ResponseFacts(r), r.Answer.In(p.lang)
	switch {
	case answer == "":
		return facts
	case facts == "":
		return answer
	}
	return p.T("response.whole", "facts", facts, "answer", answer)
}

// Progress says how far an answer is: 待办, 进行中, 已完成, 接受风险.
func (p Printer) Progress(x model.Progress) string {
	if x == "" {
		x = model.Open
	}
	return p.word("status", string(x))
}

// Vote says what a board decided; "" when it has not.
func (p Printer) Vote(x model.Vote) string {
	if x == "" {
		return ""
	}
	return p.word("vote", string(x))
}

// responded says what was said of a matter: who, until when, how far, what.
func (x sides) responded(e model.Edit, r model.Response) string {
	name := x.p.Quote(x.p.ThemeKey(x.after, r.Theme))
	if e.Removed() {
		return x.p.T("verb.clear-response.did", "x", x.p.Quote(x.p.ThemeKey(x.before, r.Theme)))
	}
	if e.Added() {
		e.Before = model.Response{ID: r.ID, Theme: r.Theme}
		e.After = r
	}
	var cells []string
	for _, f := range model.Fields(model.ResponseKind) {
		was, now := model.Cell(e.Before, f.Name), model.Cell(e.After, f.Name)
		base, lang, wording := strings.Cut(f.Name, ".")
		if was == now || quiet(f.Name) || base == "source" {
			continue
		}
		label := x.p.T("field." + base)
		if wording {
			if lang != string(x.p.lang) && model.Cell(r, base+"."+string(x.p.lang)) != "" {
				continue // said once
			}
			label = x.p.T("field." + base)
		}
		value := Short(x.p.Value(x.after, f, now))
		if f.Day && now != "" {
			value = x.p.Day(now)
		}
		cells = append(cells, x.p.T("verb.set-response.cell", "field", label, "value", value))
	}
	if len(cells) == 0 {
		return x.p.T("verb.edit.did", "x", name)
	}
	return x.p.T("verb.set-response.did", "x", name, "list", x.p.List(cells...))
}
