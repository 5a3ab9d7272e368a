package intake

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"sandtable/model"
	"sandtable/model/meaning"
)

// The longest name of a unit, in [extent].
const longestName = 18

// unitName takes the name of a unit or a post out of a heading, a title or a cell that may
// say more around it (一、市场部工作职责, “Marketing Department – Responsibilities”); more
// tells that it did. Only names that end as such names do are found.
func (w *words) unitName(s string) (name string, level model.UnitLevel, more, ok bool) {
	name, more = w.bareName(s)
	if more && w.aboutPost(s, name) && !w.endsAsUnit(name) && extent(name) <= longestName && extent(name) > 0 && !strings.ContainsAny(name, "，。；;,") {
		return name, model.Position, true, true
	}
	if name == "" || extent(name) > longestName || strings.ContainsAny(name, "，。；;！？!?:：,\"“”|") {
		return "", "", false, false
	}
	low := meaning.Simplified(strings.ToLower(norm.NFKC.String(name)))
	if hasHan(low) {
		if slices.Contains(w.lists["not.zh"], low) || hasPrefix(low, w.lists["not.front.zh"]) || len([]rune(low)) < 2 {
			return "", "", false, false
		}
		switch {
		case hasSuffix(low, w.lists["company.zh"]) && !hasSuffix(low, w.lists["department.zh"]):
			return name, model.Company, more, true
		case hasSuffix(low, w.lists["not.end.zh"]):
			return "", "", false, false
		case hasSuffix(low, w.lists["position.zh"]):
			return name, model.Position, more, true
		case hasSuffix(low, w.lists["department.zh"]):
			return name, model.Department, more, true
		case hasSuffix(low, w.lists["team.zh"]):
			return name, model.Team, more, true
		}
		return "", "", false, false
	}
	fields := strings.Fields(low)
	if len(fields) == 0 || len(fields) > 7 || slices.Contains(w.lists["not.en"], low) {
		return "", "", false, false
	}
	if hasSuffix(low, w.lists["not.end.en"]) {
		return "", "", false, false
	}
	last := strings.Trim(fields[len(fields)-1], ".,()")
	switch {
	case hasWordPrefix(low, w.lists["department.front.en"]):
		return name, model.Department, more, true
	case slices.Contains(w.lists["company.en"], last):
		return name, model.Company, more, true
	case slices.Contains(w.lists["department.en"], last):
		return name, model.Department, more, true
	case slices.Contains(w.lists["team.en"], last):
		return name, model.Team, more, true
	case capitalised(name) && (slices.Contains(w.lists["position.en"], last) || hasWordPrefix(low, w.lists["position.front.en"])):
		return name, model.Position, more, true
	}
	return "", "", false, false
}

// endsAsUnit tells a name that says itself that it is that of a unit.
func (w *words) endsAsUnit(name string) bool {
	low := meaning.Simplified(strings.ToLower(name))
	fields := strings.Fields(low)
	return hasHan(low) && hasSuffix(low, w.lists["department.zh"]) && !hasSuffix(low, w.lists["not.end.zh"]) || !hasHan(low) && len(fields) > 1 && slices.Contains(w.lists["department.en"], fields[len(fields)-1])
}

// aboutPost tells a title that says it is about a post: what it says around the name.
func (w *words) aboutPost(s, name string) bool {
	around := strings.ToLower(strings.Replace(s, name, "", 1))
	return slices.ContainsFunc(w.lists["title.position"], func(t string) bool { return strings.Contains(around, t) }) && !strings.ContainsFunc(around, isClauseEnd) && !slices.Contains(w.lists["not.zh"], name)
}

func isClauseEnd(r rune) bool { return strings.ContainsRune("，。；;,", r) }

// bareName takes away the number in front and the words around a name; more tells whether
// words were there.
func (w *words) bareName(s string) (name string, more bool) {
	s = strings.TrimSpace(s)
	if m, ok := marked(s); ok && m.class != bullet {
		s = s[m.width:]
	}
	s = strings.Trim(s, " \t\u3000:：。.-–—《》【】[]<>\"“”*#、")
	if hasHan(s) {
		for changed := true; changed; {
			changed = false
			for _, a := range w.lists["after.zh"] {
				if rest, ok := strings.CutSuffix(s, a); ok && len([]rune(rest)) >= 2 {
					s, more, changed = strings.TrimRight(rest, " \t\u3000:：-–—\u7684(（"), true, true
					break
				}
			}
		}
		for _, b := range w.lists["before.zh"] {
			if rest, ok := strings.CutPrefix(s, b); ok {
				if t := strings.TrimLeft(rest, " \t\u3000"); strings.HasPrefix(t, ":") || strings.HasPrefix(t, "：") {
					s, more = strings.Trim(t, " \t\u3000:："), true
					break
				}
			}
		}
		return strings.TrimSpace(s), more
	}
	for _, a := range w.lists["after.en"] {
		if low := strings.ToLower(s); strings.HasSuffix(low, " "+a) {
			if rest := strings.TrimRight(s[:len(s)-len(a)], " \t-–—:|,("); rest != "" {
				s, more = rest, true
				s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "’s")
			}
		}
	}
	for _, b := range w.lists["before.en"] {
		low := strings.ToLower(s)
		if rest, ok := strings.CutPrefix(low, b); ok && rest != "" {
			at := s[len(b):]
			switch {
			case strings.HasPrefix(strings.TrimLeft(at, " "), ":"):
				return strings.TrimSpace(strings.Trim(at, " :")), true
			case (strings.HasSuffix(b, "the") || strings.HasSuffix(b, "of")) && at[0] == ' ':
				s, more = strings.TrimSpace(at), true
			}
		}
	}
	return strings.TrimSpace(s), more
}

// post tells whether a cell names a post and not a unit.
func (w *words) post(s string) bool {
	_, level, _, ok := w.unitName(s)
	return ok && level == model.Position
}

func hasSuffix(s string, ends []string) bool {
	return slices.ContainsFunc(ends, func(e string) bool { return strings.HasSuffix(s, e) })
}

func hasPrefix(s string, fronts []string) bool {
	return slices.ContainsFunc(fronts, func(f string) bool { return strings.HasPrefix(s, f) })
}

func hasWordPrefix(s string, fronts []string) bool {
	return slices.ContainsFunc(fronts, func(f string) bool { return strings.HasPrefix(s, f+" ") })
}

// capitalised tells a name of English words from a part of a sentence: every word of more
// than three letters begins with a capital.
func capitalised(s string) bool {
	for _, f := range strings.Fields(s) {
		if r := []rune(f); len(r) > 3 && unicode.IsLower(r[0]) {
			return false
		}
	}
	return true
}

// plainName takes what a cell of units says for the name, without number and line breaks.
func (w *words) plainName(s string) string {
	s = oneLine(s)
	if m, ok := marked(s); ok && m.class != bullet {
		s = s[m.width:]
	}
	return strings.Trim(s, " :：")
}

// person tells the name of a person: short, and beginning as names do.
func (w *words) person(s string) bool {
	n := len([]rune(s))
	_, _, _, unit := w.unitName(s)
	return n >= 2 && n <= 4 && !unit && !strings.ContainsFunc(s, func(r rune) bool { return !isHan(r) }) && hasPrefix(meaning.Simplified(s), w.lists["surname"])
}
