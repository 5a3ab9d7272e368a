package text

import (
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

// Finding says a warning: the rule's name as title, and one sentence. A warning
// that comes back because the evidence behind its waiver changed says so.
func (p Printer) Finding(s model.Scenario, f check.Finding) (title, message string) {
	name, sentence := "rule."+f.Rule+".name", "rule."+f.Rule+".message"
	if f.Variant != "" && p.Has(name+"-"+f.Variant) {
		name += "-" + f.Variant
	}
	if f.Variant != "" && p.Has(sentence+"-"+f.Variant) {
		sentence += "-" + f.Variant
	}
	message = p.fill(p.T(sentence), func(name string) (any, bool) { return p.figure(s, f, name) })
	if f.Returned {
		message = p.T("rule.any.returned", "message", message)
	}
	return p.T(name), message
}

// Label says in a few words which finding it is: the rule's name and its subjects.
func (p Printer) Label(s model.Scenario, f check.Finding) string {
	title, _ := p.Finding(s, f)
	subjects := make([]string, len(f.Subjects))
	for i, r := range f.Subjects {
		subjects[i] = p.Name(s, r)
	}
	return p.about(title, subjects)
}

// Family names the family of a rule: OV-02 belongs to 重叠.
func (p Printer) Family(rule string) string {
	return p.T("family." + check.FamilyOf(rule).ID)
}

// figure gives the value of one placeholder of a rule's message.
func (p Printer) figure(s model.Scenario, f check.Finding, name string) (any, bool) {
	switch name {
	case "d", "e":
		return p.dutySubject(s, f, int(name[0]-'d')), true
	case "c", "t", "k", "g", "s":
		return p.subject(s, f, 0), true
	case "why":
		return p.why(s, f), true
	case "words":
		return p.common(f), true
	case "w":
		return p.T("expected." + f.Variant), true
	case "o":
		return p.object(s, f), true
	case "p", "u", "max":
		return p.unitOf(s, f, 0), true
	case "v", "min":
		return p.unitOf(s, f, 1), true
	case "list":
		return p.units(s, f.Units), true
	case "others":
		return p.units(s, f.Units[min(1, len(f.Units)):]), true
	case "n", "F":
		return f.Amount, true
	case "duties":
		return len(s.DutiesUnder(unitID(f, 0))), true
	case "L", "x":
		return percent(f.Amount), true
	case "a", "b":
		i := int(name[0] - 'a')
		if i < len(f.Evidence) {
			return percent(f.Evidence[i].Amount), true
		}
	case "lo", "hi":
		return span(s, f, name), true
	case "f":
		return p.frequency(s, f), true
	}
	return nil, false
}

// why says in brackets what shows that two duties are about one thing; "" when no word
// does.
func (p Printer) why(s model.Scenario, f check.Finding) string {
	for _, reason := range []struct{ key, kind string }{
		{"rule.any.why-about", "shared-capability"}, {"rule.any.why-words", "near-copy"},
		{"rule.any.why-words", "shared-words"}, {"rule.any.why-about", "shared-functions"},
	} {
		for _, e := range f.Evidence {
			if e.Kind == reason.kind && len(e.Words) > 0 {
				if words := p.sharedIn(s, e, 3); words != "" {
					return p.T(reason.key, "words", words)
				}
			}
		}
	}
	return ""
}

// common names what two duties are both about.
func (p Printer) common(f check.Finding) string {
	for _, kind := range []string{"shared-capability", "shared-functions"} {
		for _, e := range f.Evidence {
			if e.Kind == kind {
				return p.spoken(e.Words)
			}
		}
	}
	return ""
}

// percent writes a share of one as whole percent, without the sign.
func percent(share float64) string { return strconv.Itoa(int(share*100 + .5)) }

func (p Printer) subject(s model.Scenario, f check.Finding, i int) string {
	if i >= len(f.Subjects) {
		return ""
	}
	return p.Name(s, f.Subjects[i])
}

// dutySubject names the i-th duty among the subjects.
func (p Printer) dutySubject(s model.Scenario, f check.Finding, i int) string {
	for _, r := range f.Subjects {
		if r.Kind != model.DutyKind {
			continue
		}
		if i == 0 {
			return p.Name(s, r)
		}
		i--
	}
	return ""
}

// unitID gives the i-th unit of the message: of Units, or the subject itself when
// the rule is about a unit and names no other.
func unitID(f check.Finding, i int) model.ID {
	switch {
	case i < len(f.Units):
		return f.Units[i]
	case i < len(f.Subjects) && f.Subjects[i].Kind == model.UnitKind:
		return f.Subjects[i].ID
	}
	return ""
}

func (p Printer) unitOf(s model.Scenario, f check.Finding, i int) string {
	return p.Unit(s, unitID(f, i))
}

// units enumerates units of a message.
func (p Printer) units(s model.Scenario, ids []model.ID) string {
	var words []string
	for _, id := range ids {
		words = append(words, p.Unit(s, id))
	}
	if len(words) == 2 {
		return words[0] + p.T("list.and") + words[1]
	}
	return p.few(words)
}

// object names what a hand-off passes, or what a collaboration produces.
func (p Printer) object(s model.Scenario, f check.Finding) string {
	if len(f.Subjects) == 0 {
		return ""
	}
	if c, ok := s.Collaboration(f.Subjects[0].ID); ok {
		return Short(c.Output.In(p.lang))
	}
	return p.subject(s, f, 0)
}

func (p Printer) frequency(s model.Scenario, f check.Finding) string {
	for _, r := range f.Subjects {
		if h, ok := s.Handoff(r.ID); ok && h.Frequency != "" {
			return p.word("frequency", h.Frequency)
		}
	}
	return p.T("value.frequency.adhoc")
}

// span gives the bounds of the advised number of direct reports: the most as the
// finding says, the least 3 when the unit has none (defaults.unit of the seed, after
// McKinsey 2017).
func span(s model.Scenario, f check.Finding, end string) int {
	u, _ := s.Unit(unitID(f, 0))
	lo, hi := 3, 8
	if u.SpanMin > 0 {
		lo = u.SpanMin
	}
	for _, e := range f.Evidence {
		if e.Kind == "advised" {
			hi = int(e.Amount)
		}
	}
	lo = min(lo, hi)
	if end == "lo" {
		return lo
	}
	return hi
}

// Evidence says one fact behind a finding.
func (p Printer) Evidence(s model.Scenario, e check.Evidence) string {
	key := "evidence." + e.Kind
	switch {
	case ofWords(e) && p.sharedIn(s, e, 0) == "":
		key = "evidence.same-words"
	case !p.Has(key):
		key = "evidence.any"
	}
	return p.fill(p.T(key), func(name string) (any, bool) {
		switch name {
		case "x", "y", "z":
			if i := int(name[0] - 'x'); i < len(e.Refs) {
				return p.placed(s, e.Refs[i]), true
			}
			return "", true
		case "list":
			return p.names(s, e.Refs), true
		case "rest":
			if len(e.Refs) > 0 {
				return p.names(s, e.Refs[1:]), true
			}
			return "", true
		case "words":
			if ofWords(e) {
				return p.sharedIn(s, e, 0), true
			}
			return p.spoken(e.Words), true
		case "text":
			if len(e.Refs) > 0 {
				return p.wording(s, e.Refs[0]), true
			}
			return "", true
		case "route":
			return p.route(s, e.Refs), true
		case "n":
			return e.Amount, true
		case "pct":
			return percent(e.Amount), true
		case "strength":
			return p.word("strength", p.Number(e.Amount)), true
		}
		return nil, false
	})
}

// Likeness says why two duties are near, a clause for every layer; "" when nothing is
// shared.
func (p Printer) Likeness(l overlap.Likeness) string {
	var kinds []string
	words, amount := map[string][]string{}, map[string]float64{}
	for _, r := range l.Reasons {
		kind := r.Kind()
		if words[kind] == nil {
			kinds = append(kinds, kind)
		}
		words[kind], amount[kind] = append(words[kind], r.Words...), r.Amount
	}
	said := make([]string, len(kinds))
	for i, kind := range kinds {
		said[i] = p.T("evidence."+kind, "words", p.spoken(words[kind]), "pct", percent(amount[kind]))
	}
	return strings.Join(said, p.T("list.clause"))
}

// placed is the name of a record; a unit with its path.
func (p Printer) placed(s model.Scenario, r model.Ref) string {
	if r.Kind == model.UnitKind {
		return p.Unit(s, r.ID)
	}
	return p.Name(s, r)
}

func (p Printer) names(s model.Scenario, refs []model.Ref) string {
	words := make([]string, len(refs))
	for i, r := range refs {
		words[i] = p.placed(s, r)
	}
	return p.few(words)
}

// route says between which duties a hand-off passes.
func (p Printer) route(s model.Scenario, refs []model.Ref) string {
	if len(refs) == 0 {
		return ""
	}
	h, _ := s.Handoff(refs[0].ID)
	return p.arrow(p.duty(s, h.From), p.duty(s, h.To))
}

// ofWords reports whether a piece of evidence is the words that two duties share.
func ofWords(e check.Evidence) bool { return e.Kind == "shared-words" || e.Kind == "near-copy" }

// sharedIn says what two duties share, at most so many words of it (0 = all); "" when it can
// be read in Chinese only, and so not by those who read the English texts.
func (p Printer) sharedIn(s model.Scenario, e check.Evidence, most int) string {
	words := e.Words
	if ofWords(e) {
		var english []string
		if len(e.Refs) > 1 && p.lang == model.EN {
			a, _ := s.Duty(e.Refs[0].ID)
			b, _ := s.Duty(e.Refs[1].ID)
			english = overlap.SharedEnglish(a, b)
		}
		words = p.Shared(words, english)
	}
	if most > 0 {
		words = words[:min(len(words), most)]
	}
	return p.spoken(words)
}

// Shared says words that two texts share. english are those that their English wordings
// share, nil when they have none: then Chinese words are what is read.
func (p Printer) Shared(words, english []string) (out []string) {
	if p.lang == model.EN && len(english) > 0 && slices.ContainsFunc(words, meaning.Chinese) {
		return english
	}
	for _, w := range words {
		if said := p.spoken([]string{w}); english == nil || p.lang != model.EN || !meaning.Chinese(said) {
			out = append(out, said)
		}
	}
	return out
}

// spoken translates tags, control roles, states and known terms among words, and unpacks titles
// in both languages; other words stay.
func (p Printer) spoken(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = model.UnpackText(w).In(p.lang)
		for _, field := range []string{"functions", "control", "stances", "state"} {
			if said := p.word(field, w); said != w {
				out[i] = said
				break
			}
		}
		if p.lang == model.EN && out[i] == w && meaning.Chinese(w) {
			if c, ok := meaning.Standard().Find(w); ok { // words of a Chinese text, for who reads English
				out[i] = meaning.Standard().Name(c).EN
			}
		}
	}
	return p.List(unique(out)...) // two things may have one name in one of the languages
}

// unique leaves out what was listed before, in place.
func unique(list []string) []string {
	out := list[:0]
	for _, s := range list {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// wording is the whole text of a record in the printer's language.
func (p Printer) wording(s model.Scenario, r model.Ref) string {
	rec := s.Get(r)
	for _, field := range []string{"text", "name", "object"} {
		if rec == nil {
			break
		}
		t := model.Text{ZH: model.Cell(rec, field+".zh"), EN: model.Cell(rec, field+".en")}
		if !t.Empty() {
			return t.In(p.lang)
		}
	}
	return p.Name(s, r)
}

// Fix is the label of a remedy, fit for a button.
func (p Printer) Fix(s model.Scenario, f check.Fix) string {
	key := "fix." + f.Code
	if !p.Has(key) {
		key = "fix.any"
	}
	return p.fill(p.T(key), func(name string) (any, bool) {
		switch name {
		case "x", "y", "z":
			if i := int(name[0] - 'x'); i < len(f.Refs) {
				return p.placed(s, f.Refs[i]), true
			}
			return "", true
		case "list":
			return p.names(s, f.Refs), true
		case "verb":
			return p.Verb(f.Call.Verb), true
		case "head":
			return p.former(s, f), true
		}
		return nil, false
	})
}

// former says the title that a fix appoints, in the printer's language when it is
// that of a former head.
func (p Printer) former(s model.Scenario, f check.Fix) string {
	if len(f.Refs) == 0 || len(f.Call.Args) == 0 {
		return ""
	}
	title := f.Call.Args[len(f.Call.Args)-1]
	u, _ := s.Unit(f.Refs[0].ID)
	for packed := range u.FormerHeads.All() {
		if t := model.UnpackText(packed); t.ZH == title || t.EN == title {
			return t.In(p.lang)
		}
	}
	return title
}
