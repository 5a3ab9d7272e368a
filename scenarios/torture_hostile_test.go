//go:build torture

package scenarios_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// tampering is a way to change a library with another SQLite program.
type tampering struct {
	name string
	do   func(r *rand.Rand, db *sql.DB) error
}

// statement is tampering with SQL, of which one variant is taken.
func statement(name string, variants ...string) tampering {
	return tampering{name, func(r *rand.Rand, db *sql.DB) error {
		_, err := db.Exec(variants[r.IntN(len(variants))])
		return err
	}}
}

// columns are those whose contents are tampered with.
var columns = map[string][]string{
	"scenario": {"id", "ordinal", "parent", "forked_seq", "name", "start", "status", "adopted", "status_who", "status_at", "who", "created", "format"},
	"log":      {"scenario", "seq", "verb", "target", "change", "why", "who", "at", "merged_scenario", "merged_seq", "format"},
	"setting":  {"key", "seq", "value", "who", "at"},
}

// values are what may be put into a column: right and wrong, short and long.
func values(r *rand.Rand) any {
	all := []any{nil, "", "V0", "F", "G", "H", "do", "undo", "redo", "note", "baseline", "draft", "review", "adopted", "archived", "x", "\x00", "\xff\xfe", "{}", "[]", "null", `{"zh":"x"}`, `{"verb":"x","edits":[]}`,
		`{"verb":"move-duty","edits":[{"ref":"duty:D1","cells":{"unit":["EC","nowhere"]}}]}`, `{"verb":"remove","edits":[{"ref":"unit:EC","removed":{"id":"EC"}}]}`, strings.Repeat("[", 100_000),
		strings.Repeat("很长", 500_000), "2026-01-02T03:04:05.000Z", int64(-1), int64(0), int64(1), int64(2), int64(3), int64(1 << 40), int64(-1 << 63), []byte{}, []byte("not gzip"), bytes.Repeat([]byte{0x1f, 0x8b}, 1000)}
	return all[r.IntN(len(all))]
}

var tamperings = []tampering{
	statement("trigger", "create trigger t after insert on log begin delete from setting; end", "create trigger t before update on scenario begin select raise(ignore); end",
		"create trigger t instead of delete on log begin select 1; end", "create trigger t after insert on log begin insert into log select * from log; end"),
	statement("view", "create view v as select * from log", "create view log2 as with recursive c(n) as (select 1 union all select n + 1 from c) select n from c"),
	statement("table", "create table t (x)", "create table log2 as select * from log", "create virtual table f using fts5(x)", "create table if not exists sqlite_x (y)", "create temp table log (x)"),
	statement("index", "create index i on log (why)", "create unique index i on scenario (status)", "create index i on log (substr(change, 1, 1000000))"),
	statement("altered table", "alter table log add column x", "alter table log rename to rows", "alter table setting rename column value to worth", "alter table scenario drop column who"),
	statement("pragma", "pragma user_version = 0", "pragma user_version = 77", "pragma application_id = 1", "pragma encoding = 'UTF-16'; vacuum", "pragma page_size = 512; vacuum", "pragma auto_vacuum = 1; vacuum",
		"pragma journal_mode = wal", "pragma journal_mode = persist", "vacuum"),
	statement("schema", "pragma writable_schema = 1; update sqlite_schema set sql = replace(sql, 'check (seq > 0)', '')", "pragma writable_schema = 1; delete from sqlite_schema where name = 'setting'",
		"pragma writable_schema = 1; update sqlite_schema set rootpage = 2", "pragma writable_schema = 1; update sqlite_schema set rootpage = rootpage + 1", "pragma writable_schema = 1; update sqlite_schema set sql = 'x'",
		"pragma writable_schema = 1; insert into sqlite_schema values ('table', 'log', 'log', 2, 'create table log (x)')", "pragma writable_schema = 1; update sqlite_schema set sql = upper(sql) where name = 'log'",
		"pragma writable_schema = 1; update sqlite_schema set sql = replace(sql, 'text not null', 'text')"),
	{"value", func(r *rand.Rand, db *sql.DB) error {
		row := anyRow(r, db)
		_, err := db.Exec(fmt.Sprintf("update %s set %s = $1 where %s = $2", row.table, row.column, row.name), values(r), row.key)
		return err
	}},
	{"swapped values", func(r *rand.Rand, db *sql.DB) error {
		row := anyRow(r, db)
		_, err := db.Exec(fmt.Sprintf("update %s set %s = (select %[2]s from %[1]s where %[3]s <> $1 limit 1) where %[3]s = $1", row.table, row.column, row.name), row.key)
		return err
	}},
	statement("deleted row", "delete from log where scenario = 'V0' and seq = 2", "delete from log where scenario = 'F' and seq = 1", "delete from log where seq = 1", "delete from log where scenario = 'H' and seq = 2",
		"delete from scenario where id = 'F'", "delete from scenario where id = 'V0'", "delete from setting where seq = 1 and key = 'policy'"),
	statement("moved row",
		"update log set seq = -seq", "update log set seq = seq + 1000 where seq = (select max(seq) from log)", "update log set scenario = 'G' where scenario = 'F'", "update log set scenario = 'F' where scenario = 'V0' and seq > 2",
		"update scenario set id = 'H' where id = 'G'", "update scenario set parent = 'G' where id = 'F'", "update scenario set ordinal = 10 - ordinal", "update setting set seq = 10 - seq where key = 'policy'",
		"insert into log select 'G', seq, verb, target, change, why, who, at, merged_scenario, merged_seq, format, digest from log where scenario = 'F'"),
}

// cell is a place in a table.
type cell struct {
	table, column string
	name          string // of what tells rows apart
	key           string
}

func anyRow(r *rand.Rand, db *sql.DB) cell {
	c := cell{table: [...]string{"scenario", "log", "log", "setting"}[r.IntN(4)]}
	c.column = columns[c.table][r.IntN(len(columns[c.table]))]
	c.name = map[string]string{"scenario": "id", "log": "scenario || ' ' || seq", "setting": "key || ' ' || seq"}[c.table]
	rows, err := db.Query(fmt.Sprintf("select %s from %s order by 1", c.name, c.table))
	if err != nil {
		return c // tampered with already
	}
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var k string
		if rows.Scan(&k) == nil {
			keys = append(keys, k)
		}
	}
	if len(keys) > 0 {
		c.key = keys[r.IntN(len(keys))]
	}
	return c
}

// TestUnderTortureATamperedLibraryIsRefusedOrHarmless changes a library with SQL.
// Unsigned, no tampering may escape Verify, and none may change an answer while all
// others are as they were. Signed by somebody who knows how, a library may say
// something else, but whatever it says must hold together.
func TestUnderTortureATamperedLibraryIsRefusedOrHarmless(t *testing.T) {
	rounds, r := dice(t)
	whole, err := os.ReadFile(tortured(t))
	must(t, err)
	dir := inMemory(t)
	verdicts := map[string]int{}
	for round := range rounds * 10 {
		path := filepath.Join(dir, fmt.Sprintf("%d.sandtable", round))
		must(t, os.WriteFile(path, whole, 0o600))
		want, err := everything(path)
		must(t, err)
		names, verdict := tamper(r, path), ""
		signed := r.IntN(3) == 0 && scenarios.Forge(path) == nil
		if signed {
			verdict, err = coherent(path)
		} else {
			verdict, err = judge(path, want)
			if _, silent := errors.AsType[*silence](err); silent && errors.As(verified(path), new(*scenarios.DamagedError)) {
				verdict, err = "seen by verify", nil
			}
		}
		if err != nil {
			t.Errorf("round %d, %v, signed %v: %v", round, names, signed, err)
		}
		verdicts[fmt.Sprintf("%s, signed %v", verdict, signed)]++
		left, err := filepath.Glob(filepath.Join(dir, "*"))
		must(t, err)
		for _, path := range left {
			must(t, os.Remove(path))
		}
	}
	t.Logf("%v", verdicts)
}

// tamper changes a file in one way, or a few.
func tamper(r *rand.Rand, path string) (names []string) {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return []string{err.Error()}
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	for len(names) == 0 || r.IntN(4) == 0 {
		t := tamperings[r.IntN(len(tamperings))]
		err := t.do(r, db)
		names = append(names, fmt.Sprint(t.name, " ", err))
		if _, err := db.ExecContext(context.Background(), "pragma wal_checkpoint; pragma writable_schema = 0"); err != nil {
			return names
		}
	}
	return names
}

// coherent asks a signed library to verify itself, and everything else. If it finds
// nothing wrong, every question must have an answer.
func coherent(path string) (verdict string, err error) {
	verdict, err = judge(path, nil)
	if err != nil || verdict != "harmless" {
		return verdict, err
	}
	l, err := scenarios.Open(path, options("Eve"))
	if err != nil {
		return "", err
	}
	defer l.Close()
	if err := l.Verify(); err != nil {
		return refusal(err)
	}
	all, err := l.Scenarios()
	if err != nil {
		return "", err
	}
	for _, info := range all {
		s, err := l.Session(info.ID)
		if err != nil {
			return "", err
		}
		if _, err := l.Differences(info.ID); err != nil {
			return "", err
		}
		if s.Now().CanUndo {
			if err := s.Undo(); err != nil {
				return "", err
			}
		}
	}
	return "coherent", l.Verify()
}

// TestUnderTortureALogWithoutItsEndIsAnEarlierMomentOfItself says what cannot be seen:
// that rows at the end of a log were deleted with SQL. What is left is exactly what
// was there before them, and nothing else.
func TestUnderTortureALogWithoutItsEndIsAnEarlierMomentOfItself(t *testing.T) {
	_, r := dice(t)
	l := library(t)
	s := session(t, l, "V0")
	states := []string{fmt.Sprint(s.Now().Scenario.Fingerprint(), s.Now().CanUndo, s.Now().CanRedo)}
	for len(states) < 20 {
		var err error
		switch r.IntN(4) {
		case 0:
			err = s.Undo()
		case 1:
			err = s.Redo()
		default:
			err = s.Do(model.MoveDuties([]model.ID{"EC", "MD", ""}[r.IntN(3)], []model.ID{"D1", "D2", "D3"}[r.IntN(3)]), "")
		}
		if err == nil {
			states = append(states, fmt.Sprint(s.Now().Scenario.Fingerprint(), s.Now().CanUndo, s.Now().CanRedo))
		} else if !harmless(err) {
			t.Fatal(err)
		}
	}
	must(t, l.Close())
	for seq := len(states) - 1; seq > 0; seq-- {
		execute(t, l.Path(), fmt.Sprintf("delete from log where seq = %d", seq))
		cut, err := scenarios.Open(l.Path(), options("Bob"))
		must(t, err, cut.Verify())
		now := session(t, cut, "V0").Now()
		if got := fmt.Sprint(now.Scenario.Fingerprint(), now.CanUndo, now.CanRedo); now.Seq != seq-1 || got != states[seq-1] {
			t.Errorf("without row %d it stands at %d: %s instead of %s", seq, now.Seq, got, states[seq-1])
		}
		must(t, cut.Close())
	}
}

// TestUnderTortureABombIsRefusedBeforeItGoesOff packs a start that grows a
// thousandfold, and in a variant says that it does not.
func TestUnderTortureABombIsRefusedBeforeItGoesOff(t *testing.T) {
	for _, c := range []struct {
		name, begin, filling string
		lie                  bool // about the size
	}{
		{"blanks", `{"version":1,"units":`, " ", false},
		{"brackets", `{"version":1,"units":`, "[", false},
		{"a text", `{"version":1,"units":"`, "a", false},
		{"blanks that are not told of", `{"version":1,"units":`, " ", true},
		{"a text that is not told of", `{"version":1,"units":"`, "a", true},
		{"blanks at the end", `{"version":1} `, " ", true},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := closed(t)
			var packed bytes.Buffer
			z := gzip.NewWriter(&packed)
			_, err := z.Write([]byte(c.begin))
			must(t, err)
			piece := bytes.Repeat([]byte(c.filling), 1<<20)
			for range 1 << 10 { // 1 GB
				_, err := z.Write(piece)
				must(t, err)
			}
			must(t, z.Close())
			start := packed.Bytes()
			if c.lie {
				copy(start[len(start)-4:], "\x00\x01\x00\x00")
			}
			db := raw(t, path)
			_, err = db.Exec("update scenario set start = $1 where id = 'V0'", start)
			must(t, err, db.Close(), scenarios.Forge(path))
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_, err = judge(path, nil)
			runtime.ReadMemStats(&after)
			must(t, err)
			if used := (after.TotalAlloc - before.TotalAlloc) >> 20; used > 200 {
				t.Errorf("%d KB took %d MB", len(start)>>10, used)
			}
		})
	}
}
