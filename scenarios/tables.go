package scenarios

import (
	"bytes"
	"compress/gzip"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"sandtable/model"
)

// querier is what the statements below run on: a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
	ExecContext(context.Context, string, ...any) (sql.Result, error)
}

// column reads the first column of a query.
func column(q querier, query string, args ...any) ([]string, error) {
	return collect(q, func(rows *sql.Rows) (s string, err error) { return s, rows.Scan(&s) }, query, args...)
}

func collect[T any](q querier, scan func(*sql.Rows) (T, error), query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(context.Background(), query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []T
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, errors.Join(rows.Err(), rows.Close())
}

// entry is a row of the table scenario.
type entry struct {
	id        model.ID
	ordinal   int
	parent    model.ID // "" for a root
	forkedSeq int
	name      string // JSON of the name that a fork starts under
	start     []byte // what a root starts as
	status    Status
	adopted   seal
	statusWho string
	statusAt  time.Time
	who       string
	created   time.Time
	format    int
	digest    string
}

func (e entry) sum() string {
	return digest(string(e.id), fmt.Sprint(e.ordinal), string(e.parent), fmt.Sprint(e.forkedSeq), e.name, string(e.start),
		string(e.status), string(e.adopted), e.statusWho, e.statusAt.Format(timeLayout), e.who, e.created.Format(timeLayout), fmt.Sprint(e.format))
}

// sameStart reports whether two rows, read at different times, are of the same
// scenario: what is compared never changes.
func (e entry) sameStart(other entry) bool {
	return e.ordinal == other.ordinal && e.parent == other.parent && e.forkedSeq == other.forkedSeq && e.name == other.name &&
		e.created.Equal(other.created) && bytes.Equal(e.start, other.start)
}

const entryColumns = "select id, ordinal, coalesce(parent, ''), coalesce(forked_seq, 0), coalesce(name, ''), start, status, coalesce(adopted, ''), status_who, status_at, who, created, format, digest from scenario "

func scanEntry(rows *sql.Rows) (e entry, err error) {
	var created, status string
	err = rows.Scan(&e.id, &e.ordinal, &e.parent, &e.forkedSeq, &e.name, &e.start, &e.status, &e.adopted, &e.statusWho, &status,
		&e.who, &created, &e.format, &e.digest)
	e.created, _ = time.Parse(timeLayout, created) // a date that is none fails the digest
	e.statusAt, _ = time.Parse(timeLayout, status)
	return e, err
}

func insertEntry(q querier, e entry) error {
	var parent, forked, name, start any
	if e.parent == "" {
		start = e.start
	} else {
		parent, forked, name = e.parent, e.forkedSeq, e.name
	}
	_, err := q.ExecContext(context.Background(),
		"insert into scenario (id, ordinal, parent, forked_seq, name, start, status, adopted, status_who, status_at, who, created, format, digest)"+
			" values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
		e.id, e.ordinal, parent, forked, name, start, e.status, orNull(string(e.adopted)), e.statusWho, e.statusAt.Format(timeLayout),
		e.who, e.created.Format(timeLayout), e.format, e.sum())
	return err
}

// updateStatus writes the status of e.
func updateStatus(q querier, e entry) error {
	_, err := q.ExecContext(context.Background(),
		"update scenario set status = $1, adopted = $2, status_who = $3, status_at = $4, digest = $5 where id = $6",
		e.status, orNull(string(e.adopted)), e.statusWho, e.statusAt.Format(timeLayout), e.sum(), e.id)
	return err
}

// deleteScenario takes a scenario and its log out of the tables.
func deleteScenario(q querier, id model.ID) error {
	for _, statement := range []string{"delete from log where scenario = $1", "delete from scenario where id = $1"} {
		if _, err := q.ExecContext(context.Background(), statement, id); err != nil {
			return err
		}
	}
	return nil
}

// isMerged reports whether the log of any scenario brings in a moment of one.
func isMerged(q querier, id model.ID) (merged bool, err error) {
	return merged, q.QueryRowContext(context.Background(), "select exists (select 1 from log where merged_scenario = $1)", id).Scan(&merged)
}

// orNull is NULL for "".
func orNull(s string) any {
	if s == "" {
		return nil
	}
	return s
}

const rowColumns = "select seq, verb, coalesce(target, 0), coalesce(change, ''), why, who, at, coalesce(merged_scenario, ''), coalesce(merged_seq, 0), format, digest from log "

func scanRow(rows *sql.Rows) (r Row, err error) {
	var at string
	err = rows.Scan(&r.Seq, &r.Verb, &r.Target, &r.json, &r.Why, &r.Who, &at, &r.MergedScenario, &r.MergedSeq, &r.format, &r.digest)
	r.At, _ = time.Parse(timeLayout, at) // a date that is none fails the digest
	return r, err
}

// selectRows reads the rows of a log after one row and up to another.
func selectRows(q querier, scenario model.ID, after, upTo int) ([]Row, error) {
	return collect(q, scanRow, rowColumns+"where scenario = $1 and seq > $2 and seq <= $3 order by seq", scenario, after, upTo)
}

func insertRow(q querier, scenario model.ID, r Row) error {
	var target, change, mergedScenario, mergedSeq any
	if r.Verb == DoRow {
		change = r.json
	} else {
		target = r.Target
	}
	if r.MergedScenario != "" {
		mergedScenario, mergedSeq = r.MergedScenario, r.MergedSeq
	}
	_, err := q.ExecContext(context.Background(),
		"insert into log (scenario, seq, verb, target, change, why, who, at, merged_scenario, merged_seq, format, digest) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
		scenario, r.Seq, r.Verb, target, change, r.Why, r.Who, r.At.Format(timeLayout), mergedScenario, mergedSeq, r.format, r.digest)
	return err
}

// lastSeq gives the number of the last row of a log, 0 when it is empty.
func lastSeq(q querier, scenario model.ID) (int, error) {
	return number(q, "select coalesce(max(seq), 0) from log where scenario = $1", scenario)
}

// rowDigest gives the digest of one row of a log; "" when there is none.
func rowDigest(q querier, scenario model.ID, seq int) (string, error) {
	found, err := column(q, "select digest from log where scenario = $1 and seq = $2", scenario, seq)
	return strings.Join(found, ""), err
}

// chained is a row of a log with the digest of the row before it.
type chained struct {
	scenario model.ID
	row      Row
	before   string
}

// intact reports whether the row is as it was written.
func (c chained) intact() bool { return c.row.digest == c.row.sum(c.scenario, c.before) }

// chainedColumns are to be read from "log l" and, for the row before, "log b".
const chainedColumns = "l.scenario, l.seq, l.verb, coalesce(l.target, 0), coalesce(l.change, ''), l.why, l.who, l.at," +
	" coalesce(l.merged_scenario, ''), coalesce(l.merged_seq, 0), l.format, l.digest, coalesce(b.digest, '')"

func scanChained(rows *sql.Rows, more ...any) (c chained, err error) {
	var at string
	r := &c.row
	err = rows.Scan(append([]any{&c.scenario, &r.Seq, &r.Verb, &r.Target, &r.json, &r.Why, &r.Who, &at,
		&r.MergedScenario, &r.MergedSeq, &r.format, &r.digest, &c.before}, more...)...)
	r.At, _ = time.Parse(timeLayout, at) // a date that is none fails the digest
	return c, err
}

// selectAbove reads the first row of a format above one.
func selectAbove(q querier, format int) ([]chained, error) {
	return collect(q, func(rows *sql.Rows) (chained, error) { return scanChained(rows) },
		"select "+chainedColumns+" from log l left join log b on b.scenario = l.scenario and b.seq = l.seq - 1"+
			" where l.format > $1 order by l.scenario, l.seq limit 1", format)
}

// tally is the last row of a log and how many steps are in effect.
type tally struct {
	last    chained
	changes int
}

// tallies counts every log that has a row.
func tallies(q querier) ([]tally, error) {
	return collect(q, func(rows *sql.Rows) (t tally, err error) {
		t.last, err = scanChained(rows, &t.changes)
		return t, err
	}, "select "+chainedColumns+", c.changes from (select scenario, max(seq) as seq,"+
		" sum(case verb when 'undo' then -1 when 'note' then 0 else 1 end) as changes from log group by scenario) c"+
		" join log l on l.scenario = c.scenario and l.seq = c.seq"+
		" left join log b on b.scenario = c.scenario and b.seq = c.seq - 1 order by c.scenario")
}

// selectEffective reads the steps in effect whose change mentions a word: a step is
// in effect unless the last row that aims at it is an undo.
func selectEffective(q querier, mentioned string) ([]chained, error) {
	return collect(q, func(rows *sql.Rows) (chained, error) { return scanChained(rows) },
		"select "+chainedColumns+" from log l left join log b on b.scenario = l.scenario and b.seq = l.seq - 1"+
			" where l.verb = 'do' and l.change like $1 and coalesce((select u.verb from log u where u.scenario = l.scenario"+
			" and u.target = l.seq and u.verb in ('undo', 'redo') order by u.seq desc limit 1), 'redo') = 'redo' order by l.scenario, l.seq",
		"%"+mentioned+"%")
}

const mergeRows = "select " + chainedColumns + " from log l left join log b on b.scenario = l.scenario and b.seq = l.seq - 1" +
	" where l.scenario = $1 and l.seq <= $2 and l.merged_scenario is not null"

// selectMerges reads the merges in a log up to a moment, also those taken back.
func selectMerges(q querier, upTo moment) ([]chained, error) {
	return collect(q, func(rows *sql.Rows) (chained, error) { return scanChained(rows) },
		mergeRows+" order by l.seq", upTo.scenario, upTo.seq)
}

// selectMergesInEffect reads those that are not taken back at that moment.
func selectMergesInEffect(q querier, at moment) ([]chained, error) {
	return collect(q, func(rows *sql.Rows) (chained, error) { return scanChained(rows) },
		mergeRows+" and coalesce((select u.verb from log u where u.scenario = l.scenario and u.seq <= $2 and u.target = l.seq"+
			" and u.verb in ('undo', 'redo') order by u.seq desc limit 1), 'redo') = 'redo' order by l.seq", at.scenario, at.seq)
}

// dataVersion changes when another connection, here or in another program, has
// written to the file.
func dataVersion(q querier) (int, error) { return number(q, "pragma data_version") }

// number reads the one number that a query gives.
func number(q querier, query string, args ...any) (n int, err error) {
	return n, q.QueryRowContext(context.Background(), query, args...).Scan(&n)
}

// packScenario writes a scenario for the table: its JSON, compressed. Same
// scenario, same bytes.
func packScenario(s model.Scenario) ([]byte, error) {
	raw, err := s.MarshalJSON()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write(raw); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// maxGrowth bounds how much larger than its compressed form a scenario may be. Ten
// thousand duties of one wording grow 114 times; deflate can reach 1,032.
const maxGrowth = 200

func unpackScenario(packed []byte) (model.Scenario, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return model.Scenario{}, err
	}
	size := int64(binary.LittleEndian.Uint32(packed[len(packed)-4:])) // RFC 1952: ISIZE, its last field
	if size > maxGrowth*int64(len(packed)) {
		return model.Scenario{}, fmt.Errorf("%d bytes would become %d", len(packed), size)
	}
	return model.ReadScenario(io.LimitReader(z, size+1)) // the byte more lets gzip see the end
}
