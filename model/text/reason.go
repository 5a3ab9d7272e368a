package text

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"sandtable/model"
)

// wrote are the groups of wordings that the program stores as the reason of a step, when
// nobody wrote one: as the sentence that they are at that moment, so that any program that
// opens the file can say it. A wording of these groups that changes is not known again in
// older files, and is said as it was stored.
var wrote = []string{"reason.", "fix.", "theme.fix."}

// wording is a sentence of the program with its placeholders, so that it is known again.
type wording struct {
	key   string
	names []string
	is    *regexp.Regexp
}

// wordingsOf gives the wordings that may be reasons in a language, in the order of their keys.
var wordingsOf = sync.OnceValue(func() map[model.Lang][]wording {
	out := map[model.Lang][]wording{}
	for lang, words := range tables() {
		for key, w := range words {
			if key != "fix.any" && !strings.HasSuffix(key, ".name") && slices.ContainsFunc(wrote, func(group string) bool { return strings.HasPrefix(key, group) }) {
				out[lang] = append(out[lang], recogniser(key, w))
			}
		}
		slices.SortFunc(out[lang], func(a, b wording) int { return strings.Compare(a.key, b.key) })
	}
	return out
})

func recogniser(key, w string) wording {
	out := wording{key: key}
	is := "(?s)^"
	for {
		before, rest, ok := strings.Cut(w, "{")
		is += regexp.QuoteMeta(before)
		if !ok {
			break
		}
		inner, after, _ := strings.Cut(rest, "}")
		name, forms, plural := strings.Cut(inner, "|")
		if plural {
			one, many, _ := strings.Cut(forms, "|")
			is += "(?:" + regexp.QuoteMeta(one) + "|" + regexp.QuoteMeta(many) + ")"
		} else {
			out.names = append(out.names, name)
			is += "(.+?)"
		}
		w = after
	}
	out.is = regexp.MustCompile(is + "$")
	return out
}

// Reasons says the reasons of steps in one language.
type Reasons struct {
	to, from Printer
	names    func() map[string]string // what things are called in to, by what they are called in from
}

// Reasons gives what says the reasons of steps of a scenario; more are names of things
// outside it that they may speak of.
func (p Printer) Reasons(s model.Scenario, more ...model.Text) Reasons {
	from := For(model.EN)
	if p.lang == model.EN {
		from = For(model.ZH)
	}
	return Reasons{p, from, sync.OnceValue(func() map[string]string {
		out := map[string]string{}
		add := func(said, says string) {
			for _, said := range []string{said, from.inner(said)} {
				if _, known := out[said]; !known && said != "" {
					out[said] = says
				}
			}
		}
		add(from.unitName(s, ""), p.unitName(s, ""))
		for _, k := range model.Kinds() {
			for _, r := range s.Records(k) {
				add(from.RecordName(s, r), p.RecordName(s, r))
				add(from.placed(s, r.Ref()), p.placed(s, r.Ref()))
			}
		}
		for _, t := range more {
			add(t.In(from.lang), t.In(p.lang))
		}
		return out
	})}
}

// Say says a reason. One that the program wrote itself, in whatever language it was used
// in then, is said in this one; what people wrote, as they wrote it.
func (r Reasons) Say(why string) string {
	said, _ := r.sentence(why)
	return said
}

// sentence says a sentence of the program. It reports false, and gives what it was given,
// when it is none.
func (r Reasons) sentence(said string) (string, bool) {
	if said == "" {
		return said, false
	}
	for _, w := range wordingsOf()[r.from.lang] {
		if args, ok := r.args(w, said); ok {
			return r.to.T(w.key, args...), true
		}
	}
	return said, false
}

// args are what stands in the places of a wording, when the sentence is that.
func (r Reasons) args(w wording, said string) ([]any, bool) {
	got := w.is.FindStringSubmatch(said)
	if got == nil {
		return nil, false
	}
	var args []any
	for i, name := range w.names {
		value, known := r.value(name, got[i+1])
		if !known {
			return nil, false
		}
		args = append(args, name, value)
	}
	return args, true
}

// value says what stands in the place of a name.
func (r Reasons) value(place, said string) (string, bool) {
	name, known := r.names()[said]
	switch {
	case known:
		return name, true
	case place == "scenario" || place == "head": // of which some are gone
		return said, true
	case place == "n":
		_, err := strconv.Atoi(said)
		return said, err == nil
	case place == "list":
		return r.list(said)
	case place == "clauses":
		parts, known := r.members(said, "list.clause")
		return strings.Join(parts, r.to.T("list.clause")), known
	}
	return said, false
}

// list says an enumeration, of which the rest may have been counted.
func (r Reasons) list(said string) (string, bool) {
	if got := recogniser("", r.from.words["list.more"]).is.FindStringSubmatch(said); got != nil {
		n, err := strconv.Atoi(got[2])
		if names, known := r.members(got[1], "list.comma"); known && err == nil {
			if r.from.lang == model.ZH { // which counts them all
				n -= len(names)
			} else {
				n += len(names)
			}
			return r.to.T("list.more", "list", r.to.List(names...), "n", n), true
		}
	}
	names, known := r.members(said, "list.comma")
	return r.to.List(names...), known
}

// members says the parts between marks. A name may hold the mark too.
func (r Reasons) members(said, mark string) ([]string, bool) {
	mark = r.from.T(mark)
	parts := strings.Split(said, mark)
	told := make([][]string, len(parts)+1) // of all from a part on; nil = they are not known
	told[len(parts)] = []string{}
	for i := len(parts) - 1; i >= 0; i-- {
		for k := i + 1; k <= min(i+mostMarks+1, len(parts)) && told[i] == nil; k++ {
			if told[k] == nil {
				continue
			}
			part := strings.Join(parts[i:k], mark)
			name, known := r.names()[part]
			if !known {
				name, known = r.sentence(part)
			}
			if known {
				told[i] = append([]string{name}, told[k]...)
			}
		}
	}
	return told[0], told[0] != nil
}

// mostMarks is how many marks of a list a name in it may hold.
const mostMarks = 3
