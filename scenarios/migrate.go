package scenarios

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"time"

	"sandtable/model"
)

//go:embed migrate/format-1.sql
var schemaOf1 string

// migrate brings a file of an older format to the present one, in one transaction,
// after a backup of it was made.
func (l *Library) migrate() error {
	if l.readOnly {
		return &FileError{problem: ErrOldReadOnly, path: l.path}
	}
	backup, err := l.backUp(fmt.Sprintf("format-%d", l.format))
	if err != nil {
		return err
	}
	err = l.rebuild(l.format)
	if _, damaged := errors.AsType[*DamagedError](err); damaged { // so is the backup, which nobody should be offered
		err = errors.Join(err, os.Remove(backup))
	}
	return err
}

// rebuild moves the rows of the tables that differ into such of the present format.
// Foreign keys are checked at the end: while tables take each other's names they hold
// for none. There is no vacuum: one that is killed may leave a file that is longer
// than it says, which we could not tell from a damaged one.
func (l *Library) rebuild(from int) error {
	ctx := context.Background()
	if _, err := l.conn.ExecContext(ctx, "pragma foreign_keys = off; pragma legacy_alter_table = on"); err != nil {
		return err
	}
	return l.write(func(q querier) error {
		var version int
		if err := q.QueryRowContext(ctx, "pragma user_version").Scan(&version); err != nil {
			return err
		}
		if version != from { // another program was faster
			return nil
		}
		for table, statement := range differing(schemas[from]) {
			if _, err := q.ExecContext(ctx, "alter table "+table+" rename to old_"+table+";"+statement); err != nil {
				return err
			}
		}
		if err := l.from1(q); err != nil {
			return err
		}
		for table := range differing(schemas[from]) {
			if _, err := q.ExecContext(ctx, "drop table old_"+table); err != nil {
				return err
			}
		}
		if _, err := q.ExecContext(ctx, fmt.Sprintf("pragma user_version = %d", FileFormat)); err != nil {
			return err
		}
		return checkIntegrity(q)
	})
}

// differing yields the tables of the present format that are not in an older one as
// they are, with the statements that make them.
func differing(old string) iter.Seq2[string, string] {
	return func(yield func(table, statement string) bool) {
		for statement := range strings.SplitAfterSeq(schemas[FileFormat], ";\n") {
			if words := strings.Fields(statement); len(words) > 2 && !strings.Contains(old, strings.TrimSpace(statement)) && !yield(words[2], statement) {
				return
			}
		}
	}
}

// from1 fills the table scenario from that of format 1, which knew no drafts, reviews
// and adoptions and not who had given a scenario its status.
func (l *Library) from1(q querier) error {
	entries, err := collect(q, func(rows *sql.Rows) (e entry, err error) {
		var created string
		err = rows.Scan(&e.id, &e.ordinal, &e.parent, &e.forkedSeq, &e.name, &e.start, &e.status, &e.who, &created, &e.format, &e.digest)
		e.created, _ = time.Parse(timeLayout, created)
		return e, err
	}, "select id, ordinal, coalesce(parent, ''), coalesce(forked_seq, 0), coalesce(name, ''), start, status, who, created, format, digest"+
		" from old_scenario order by ordinal")
	if err != nil {
		return err
	}
	for _, e := range entries {
		if e.digest != e.sumOf1() {
			return l.damaged(e.id, 0, errors.New("the digest differs"))
		}
		if e.format > model.Format {
			return &FileError{problem: ErrNewer, path: l.path}
		}
		if e.status == "active" {
			e.status = Draft
		}
		e.statusWho, e.statusAt = e.who, e.created
		if err := insertEntry(q, e); err != nil {
			return err
		}
	}
	return nil
}

// sumOf1 is the digest of a row of the table scenario in format 1.
func (e entry) sumOf1() string {
	return digest(string(e.id), fmt.Sprint(e.ordinal), string(e.parent), fmt.Sprint(e.forkedSeq), e.name, string(e.start),
		string(e.status), e.who, e.created.Format(timeLayout), fmt.Sprint(e.format))
}
