package text

import (
	"strconv"
	"strings"

	"sandtable/model/check"
	"sandtable/model/meaning"
)

// Setting names a setting of a policy: the rule, or the rule and the threshold; the
// key itself when it is unknown.
func (p Printer) Setting(key string) string {
	for _, t := range check.Thresholds() {
		if t.Key() == key {
			return p.T("policy.threshold", "rule", p.T("rule."+t.Rule+".name"), "name", p.T("threshold."+t.Rule+"."+t.Name))
		}
	}
	if term, ok := strings.CutPrefix(key, check.TermKey("")); ok {
		return p.T("policy.term", "term", term)
	}
	if rule, ok := strings.CutPrefix(key, check.RuleKey("")); ok && p.Has("rule."+rule+".name") {
		return p.T("rule." + rule + ".name")
	}
	return key
}

// SettingValue says the value of a setting; shares are percent.
func (p Printer) SettingValue(key, value string) string {
	if strings.HasPrefix(key, check.TermKey("")) {
		return p.Meaning(value)
	}
	for _, t := range check.Thresholds() {
		if t.Key() != key {
			continue
		}
		if v, err := strconv.ParseFloat(value, 64); err == nil {
			return p.limit(t, v)
		}
	}
	if p.Has("policy." + value) {
		return p.T("policy." + value)
	}
	return value
}

// Meaning names what a term means: a concept of the lexicon, or a name that the
// organisation has given.
func (p Printer) Meaning(said string) string {
	l := meaning.Standard()
	if c, ok := l.Find(said); ok {
		return l.Name(c).In(p.Lang())
	}
	return p.T("policy.own-concept", "name", said)
}

func (p Printer) limit(t check.Threshold, v float64) string {
	if t.Unit == check.Share {
		return p.Number(100*v) + "%"
	}
	return p.Number(v)
}

// Policy says what differs from the catalogue, a sentence for each setting, in the
// order of the keys.
func (p Printer) Policy(policy check.Policy) []string {
	var out []string
	for _, key := range policy.Keys() {
		if term, ok := strings.CutPrefix(key, check.TermKey("")); ok {
			out = append(out, p.T("policy.term-setting", "term", term, "value", p.SettingValue(key, policy.Value(key))))
			continue
		}
		out = append(out, p.T("policy.setting", "name", p.Setting(key),
			"value", p.SettingValue(key, policy.Value(key)), "usual", p.SettingValue(key, check.Policy{}.Value(key))))
	}
	return out
}

func (p Printer) setting(e *check.PolicyError) (headline, hint string) {
	key, t := "bad-threshold", e.Threshold
	switch {
	case e.Unknown:
		key = "unknown-key"
	case e.Term:
		key = "bad-term"
	case t.Rule == "":
		key = "bad-rule"
	case t.Unit == check.Count:
		key = "bad-whole"
	}
	// The bounds are said as they must be typed, not in percent.
	args := []any{"key", e.Key, "value", Short(e.Value), "name", p.Setting(e.Key), "min", p.Number(t.Min), "max", p.Number(t.Max), "usual", p.Number(t.Default)}
	return p.T("policy."+key+".headline", args...), p.T("policy."+key+".hint", args...)
}
