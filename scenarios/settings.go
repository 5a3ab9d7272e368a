package scenarios

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"sandtable/model/check"
)

// Policy gives the rule policy of the library: which rules are applied, with what
// thresholds, and the organisation's own terms. What a later version may have set and
// this one does not know is left out.
func (l *Library) Policy() (p check.Policy, err error) {
	err = l.read(func(q querier) error {
		p, err = l.policy(q)
		return err
	})
	return p, err
}

// SetPolicy changes the policy; values are as [check.Policy.With] takes them. Open
// sessions follow when they look at the file next ([Session.Poll]). The error is With's,
// or what the file or the disk says.
func (l *Library) SetPolicy(key, value string) (p check.Policy, err error) {
	err = l.write(func(q querier) error {
		was, err := l.policy(q)
		if err != nil {
			return err
		}
		if p, err = was.With(key, value); err != nil || p == was {
			return err
		}
		for _, key := range settledApart(was, p) {
			if err := l.set(q, key, p.Map()[key]); err != nil {
				return err
			}
		}
		return nil
	})
	return p, err
}

// settledApart lists the keys that two policies set differently.
func settledApart(a, b check.Policy) []string {
	before, after := a.Map(), b.Map()
	keys := slices.AppendSeq(slices.Collect(maps.Keys(before)), maps.Keys(after))
	slices.Sort(keys)
	return slices.DeleteFunc(slices.Compact(keys), func(k string) bool { return before[k] == after[k] })
}

// policy reads the policy. A key without a value is as by default.
func (l *Library) policy(q querier) (p check.Policy, err error) {
	rows, err := l.allSettings(q)
	return check.PolicyOfAll(func(yield func(key, value string) bool) {
		for _, s := range rows {
			if check.IsPolicyKey(s.key) && !yield(s.key, s.value) {
				return
			}
		}
	}), err
}

// Setting is one value that a setting of the library was given.
type Setting struct {
	Key, Value string // Value is "" when it was taken back
	Who        string // "" when not known
	At         time.Time
}

// Settings lists every value that the settings of the library have had, the oldest
// first.
func (l *Library) Settings() (out []Setting, err error) {
	err = l.read(func(q querier) error {
		rows, err := l.allSettings(q)
		for _, s := range rows {
			at, err := time.Parse(timeLayout, s.at)
			if err != nil {
				return l.damaged("", 0, err)
			}
			out = append(out, Setting{s.key, s.value, s.who, at})
		}
		return err
	})
	slices.SortStableFunc(out, func(a, b Setting) int { return a.At.Compare(b.At) })
	return out, err
}

// Setting gives the value of a setting of the library (rule policy, terms, column
// mappings of imports); "" and false when it was never set.
func (l *Library) Setting(key string) (value string, ok bool, err error) {
	err = l.read(func(q querier) error {
		found, err := l.settings(q, key)
		if len(found) > 0 {
			value, ok = found[len(found)-1].value, true
		}
		return err
	})
	return value, ok, err
}

// SetSetting sets a setting. Earlier values stay in the file.
func (l *Library) SetSetting(key, value string) error {
	return l.write(func(q querier) error { return l.set(q, key, value) })
}

// set appends the row of a new value.
func (l *Library) set(q querier, key, value string) error {
	found, err := l.settings(q, key)
	if err != nil {
		return err
	}
	s := setting{key: key, seq: len(found) + 1, value: value, who: l.options.Who, at: l.now().Format(timeLayout)}
	before := ""
	if len(found) > 0 {
		before = found[len(found)-1].digest
	}
	_, err = q.ExecContext(context.Background(), "insert into setting (key, seq, value, who, at, digest) values ($1, $2, $3, $4, $5, $6)",
		s.key, s.seq, s.value, s.who, s.at, s.sum(before))
	return err
}

// setting is a row of the table setting.
type setting struct {
	key            string
	seq            int
	value, who, at string
	digest         string
}

func (s setting) sum(before string) string {
	return digest(before, s.key, fmt.Sprint(s.seq), s.value, s.who, s.at)
}

const settingColumns = "select key, seq, value, who, at, digest from setting "

func scanSetting(rows *sql.Rows) (s setting, err error) {
	return s, rows.Scan(&s.key, &s.seq, &s.value, &s.who, &s.at, &s.digest)
}

// settings lists the values that a setting has had, the latest last. It reads those
// of all keys: a row whose own key is damaged would not be missed.
func (l *Library) settings(q querier, key string) ([]setting, error) {
	found, err := l.allSettings(q)
	return slices.DeleteFunc(found, func(s setting) bool { return s.key != key }), err
}

// allSettings lists the values of all settings, by key, the latest last.
func (l *Library) allSettings(q querier) ([]setting, error) {
	found, err := collect(q, scanSetting, settingColumns+"order by key, seq")
	if err != nil {
		return nil, err
	}
	last := setting{}
	for _, s := range found {
		if s.key != last.key {
			last = setting{key: s.key}
		}
		if s.seq != last.seq+1 || s.digest != s.sum(last.digest) {
			return nil, l.damaged("", 0, errors.New("the digest of setting "+s.key+" differs"))
		}
		last = s
	}
	return found, nil
}
