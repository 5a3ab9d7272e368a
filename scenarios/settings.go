package scenarios

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

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
	return l.write(func(q querier) error {
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
	})
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
	found, err := collect(q, scanSetting, settingColumns+"order by key, seq")
	var out []setting
	last := setting{}
	for _, s := range found {
		if s.key != last.key {
			last = setting{key: s.key}
		}
		if s.seq != last.seq+1 || s.digest != s.sum(last.digest) {
			return nil, l.damaged("", 0, errors.New("the digest of setting "+s.key+" differs"))
		}
		if last = s; s.key == key {
			out = append(out, s)
		}
	}
	return out, err
}
