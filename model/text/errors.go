package text

import (
	"errors"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
)

// Error says what went wrong, and what to do about it. It knows refusals and input
// errors of model, those of a policy, and every error in the chain that has a Code() string with a
// wording under "file."; one that also has a Path() string is said with the path.
// s names the records that a refusal is about.
func (p Printer) Error(s model.Scenario, err error) (headline, hint string) {
	if refusal, ok := errors.AsType[*model.Refusal](err); ok {
		return p.refusal(s, refusal)
	}
	if input, ok := errors.AsType[*model.InputError](err); ok {
		return p.input(s, input)
	}
	if setting, ok := errors.AsType[*check.PolicyError](err); ok {
		return p.setting(setting)
	}
	var coded interface{ Code() string }
	if errors.As(err, &coded) && p.Has("file."+coded.Code()+".headline") {
		var placed interface{ Path() string }
		path := ""
		if errors.As(err, &placed) {
			path = placed.Path()
		}
		key := "file." + coded.Code()
		headline = p.T(key+".headline", "path", path, "detail", err.Error())
		var backed interface{ Backup() string }
		if p.Has(key+".backup") && errors.As(err, &backed) {
			if backup := backed.Backup(); backup != "" {
				return headline, p.T(key+".backup", "path", path, "backup", backup)
			}
		}
		return headline, p.T(key+".hint", "path", path, "detail", err.Error())
	}
	if err == nil {
		return "", ""
	}
	return p.T("file.unexpected.headline"), p.T("file.unexpected.hint", "detail", err.Error())
}

func (p Printer) refusal(s model.Scenario, r *model.Refusal) (headline, hint string) {
	key := "refusal." + r.Code
	if !p.Has(key + ".headline") {
		key = "refusal.other"
	}
	detail := r.Detail
	kind := ""
	if r.Code == model.UnknownRecord { // one that was there: people know its name or what it was, not its id
		if ref, err := model.ParseRef(detail); err == nil && ref.ID != "" {
			if s.Has(ref) {
				detail = p.Name(s, ref)
			} else {
				key, kind = "refusal.gone", p.Kind(ref.Kind)
			}
		}
	}
	if key == "refusal.other" {
		detail = r.Error()
	}
	if r.Code != model.WrongArguments { // a usage is told in full
		detail = clipped(detail)
	}
	args := []any{"detail", detail, "ids", p.ids(r.Refs)}
	for i, name := range []string{"a", "b"} {
		who := detail // a scenario's id that is taken has no record
		if i < len(r.Refs) && (s.Has(r.Refs[i]) || detail == "") {
			who = p.Name(s, r.Refs[i])
		}
		if i == 0 && len(r.Refs) > 0 && kind == "" {
			kind = p.Kind(r.Refs[0].Kind)
		}
		args = append(args, name, who)
	}
	args = append(args, "kind", kind)
	return p.T(key+".headline", args...), p.T(key+".hint", args...)
}

// clipped is a word that somebody gave, fit for a sentence: what goes on for a page is
// told by its beginning.
func clipped(word string) string {
	const most = 120
	n := 0
	for i := range word {
		if n++; n > most {
			return word[:i] + "…"
		}
	}
	return word
}

func (p Printer) ids(refs []model.Ref) string {
	words := make([]string, len(refs))
	for i, r := range refs {
		words[i] = string(r.ID)
	}
	return p.List(words...)
}

func (p Printer) input(s model.Scenario, e *model.InputError) (headline, hint string) {
	key := "input." + strings.ReplaceAll(e.Reason, " ", "-")
	value := Short(e.Value)
	base, _, _ := strings.Cut(e.Field.Name, ".")
	field := e.Field.Name
	if p.Has("field." + base) {
		field = p.Field("", e.Field.Name)
	}
	var options []string
	for _, o := range e.Field.Options {
		if said := p.Value(s, e.Field, o); said != o {
			o = p.T("list.paren", "x", o, "y", said)
		}
		options = append(options, o)
	}
	if slices.Contains(e.Field.Options, string(model.Deferred)) { // the zero state has a word too
		options = append([]string{p.T("list.paren", "x", "active", "y", p.T("value.state.active"))}, options...)
	}
	limit := model.MaxText
	if e.Reason == "name too long" {
		limit = model.MaxName
	}
	args := []any{"field", field, "name", e.Field.Name, "value", value, "options", p.List(options...),
		"min", e.Field.Min, "max", e.Field.Max, "limit", limit}
	return p.T(key+".headline", args...), p.T(key+".hint", args...)
}
