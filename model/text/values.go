package text

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"sandtable/model"
)

// Kind names a kind of record.
func (p Printer) Kind(k model.Kind) string { return p.T("kind." + string(k)) }

// Field names a cell of a kind: "unit" of a duty is 归属单位, of a KPI 负责单位.
// Of a bilingual text it says the language as well.
func (p Printer) Field(k model.Kind, name string) string {
	base, lang, _ := strings.Cut(name, ".")
	label := p.T("field." + base)
	if special := "field." + base + "-of-" + string(k); p.Has(special) {
		label = p.T(special)
	}
	switch lang {
	case "zh", "en":
		return p.T("field.in-"+lang, "field", label)
	case "stale":
		return p.T("field.stale", "field", label)
	}
	return label
}

// word says one of the known words of a field; another word is said as it is.
func (p Printer) word(field, value string) string {
	if key := "value." + field + "." + value; p.Has(key) {
		return p.T(key)
	}
	return value
}

// Typed is the canonical form of a word that somebody typed into a cell as they read it:
// "weekly" of 每周. What has no such form stays as it was typed.
func (p Printer) Typed(f model.Field, word string) string {
	prefix := "value." + f.Name + "."
	found := ""
	for key, said := range p.words {
		if v, ok := strings.CutPrefix(key, prefix); ok && strings.EqualFold(said, word) && (found == "" || v < found) {
			found = v
		}
	}
	if f.Type != model.Word || found == "" {
		return word
	}
	return found
}

// Words lists the canonical forms that cells of a field, or the members of a list, have
// words for, in order.
func (p Printer) Words(f model.Field) []string {
	if f.Type != model.Word && f.Type != model.List || len(f.Options) > 0 {
		return f.Options
	}
	var out []string
	for key := range p.words {
		if v, ok := strings.CutPrefix(key, "value."+f.Name+"."); ok && !strings.Contains(v, ".") {
			out = append(out, v)
		}
	}
	slices.Sort(out)
	return out
}

// Function names a capability tag of a duty, or what else is said in both languages.
func (p Printer) Function(tag string) string {
	return p.word("functions", model.UnpackText(tag).In(p.lang))
}

// Severity says how grave a finding is: 高, 中, 低, 提示.
func (p Printer) Severity(word string) string { return p.T("severity." + word) }

// Value says a cell given as canonical string: ids become names, words of an
// enumeration and tags are translated, sets are enumerated, and nothing is 无.
func (p Printer) Value(s model.Scenario, f model.Field, canonical string) string {
	switch f.Type {
	case model.Reference:
		switch {
		case canonical == "" && f.Name == "unit":
			return p.T("value.unplaced")
		case canonical == "" && f.Name == "parent":
			return p.T("value.top")
		case canonical == "":
			return p.T("value.none")
		case f.Target == model.UnitKind:
			return p.Unit(s, model.ID(canonical))
		}
		return p.Name(s, model.Ref{Kind: f.Target, ID: model.ID(canonical)})
	case model.AnyRef:
		if r, err := model.ParseRef(canonical); err == nil && canonical != "" {
			return p.Name(s, r)
		}
	case model.List:
		return p.setValue(s, f, model.Set(canonical))
	case model.Whole, model.Number:
		if p.Has("value." + f.Name + "." + canonical) {
			return p.word(f.Name, canonical)
		}
		if n, err := strconv.ParseFloat(canonical, 64); err == nil {
			return p.Number(n)
		}
	}
	switch {
	case canonical != "":
	case f.Name == "state":
		return p.word("state", "active")
	case f.Name == "basis":
		return p.word("basis", "unstated")
	default:
		return p.T("value.none")
	}
	if strings.HasSuffix(f.Name, ".stale") {
		return p.T("value." + canonical)
	}
	return p.word(f.Name, canonical)
}

func (p Printer) setValue(s model.Scenario, f model.Field, set model.Set) string {
	var words []string
	for m := range set.All() {
		switch {
		case f.Name == "formerHeads":
			m = model.UnpackText(m).In(p.lang)
		case f.Name == "origin" || f.Target != "":
			if rec := s.Find(model.ID(m)); rec != nil {
				m = p.RecordName(s, rec)
			}
		default:
			m = p.word(f.Name, m)
		}
		words = append(words, m)
	}
	if len(words) == 0 {
		return p.T("value.none")
	}
	return p.List(words...)
}

// Date says the day and the minute, in the zone that t carries: “2026年11月23日
// 14:32”, "23 Nov 2026, 14:32".
func (p Printer) Date(t time.Time) string {
	if p.lang == model.EN {
		return t.Format("2 Jan 2006, 15:04")
	}
	return t.Format("2006年1月2日 15:04")
}

// Day says a day written as YYYY-MM-DD; anything else is said as it is.
func (p Printer) Day(iso string) string {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		return iso
	}
	if p.lang == model.EN {
		return t.Format("2 Jan 2006")
	}
	return t.Format("2006年1月2日")
}

// DayOf says the day of a moment, in the moment's own zone; a dash for the zero time.
func (p Printer) DayOf(t time.Time) string {
	if t.IsZero() {
		return "—"
	}
	return p.Day(t.Format(time.DateOnly))
}

// Clock writes the time of day of a moment as hours and minutes, in the moment's own zone.
func (p Printer) Clock(t time.Time) string { return t.Format("15:04") }
