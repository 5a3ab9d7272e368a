package scenarios

import (
	"context"
	"database/sql"
	"errors"

	"sandtable/model"
)

// Forge signs whatever a file holds, as somebody could who knows how we do it: no
// digest will differ. It is on tests to say what then must still hold.
func Forge(path string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	return errors.Join(forge(db), db.Close())
}

func forge(q querier) error {
	ctx := context.Background()
	entries, err := collect(q, scanEntry, entryColumns+"order by ordinal")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if _, err := q.ExecContext(ctx, "update scenario set digest = $1 where id = $2", e.sum(), e.id); err != nil {
			return err
		}
	}
	logs, err := column(q, "select distinct scenario from log")
	if err != nil {
		return err
	}
	for _, id := range logs {
		rows, err := collect(q, scanRow, rowColumns+"where scenario = $1 order by seq", id)
		if err != nil {
			return err
		}
		before := ""
		for _, r := range rows {
			before = r.sum(model.ID(id), before)
			if _, err := q.ExecContext(ctx, "update log set digest = $1 where scenario = $2 and seq = $3", before, id, r.Seq); err != nil {
				return err
			}
		}
	}
	settings, err := collect(q, scanSetting, settingColumns+"order by key, seq")
	if err != nil {
		return err
	}
	var last setting
	for _, s := range settings {
		if s.key != last.key {
			last = setting{}
		}
		s.digest = s.sum(last.digest)
		if _, err := q.ExecContext(ctx, "update setting set digest = $1 where key = $2 and seq = $3", s.digest, s.key, s.seq); err != nil {
			return err
		}
		last = s
	}
	return nil
}
