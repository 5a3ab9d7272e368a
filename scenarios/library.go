package scenarios

import (
	"context"
	"database/sql"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path/filepath"
	"slices"
	"strings"
	stdsync "sync"
	"time"

	"sandtable/model"
)

// Latest stands for the last row of a log, whatever its number.
const Latest = math.MaxInt32

// Status tells what a scenario is for.
type Status string

// The statuses.
const (
	Baseline Status = "baseline" // what the others of its tree are compared with
	Draft    Status = "draft"    // being worked on
	InReview Status = "review"   // laid before those who decide; may still be edited
	Adopted  Status = "adopted"  // decided: nobody edits it, see [Info.Adopted]
	Archived Status = "archived" // put away and not edited; its forks still stand on it
)

// Library is an open library file. Its methods may be called from any goroutine.
type Library struct {
	path     string
	format   int // of the file, see FileFormat
	schemaAt int // schema_version when the schema was compared with ours
	options  Options
	file     fs.FileInfo // of what is open, see [Library.Present]
	readOnly bool
	// recovered: a step that a crash had cut off was taken back on opening.
	recovered bool
	draft     bool // being filled by [Create]
	db        *sql.DB

	mu       stdsync.Mutex // one connection, one transaction at a time
	conn     *sql.Conn
	writes   int    // transactions committed here
	listed   []Info // as read last
	listedAt [2]int // data_version and writes at that time
	// starts remembers what scenarios start as, by the digests of their rows: when
	// another library is written over the file, its scenarios may have the same ids.
	starts map[string]model.Scenario
	// checkpoints are those that were made or read here; carried counts the changes that
	// were carried out to find where scenarios stand. While unaided is set there are none.
	checkpoints map[model.ID][]*checkpoint
	carried     int
	unaided     bool
}

// Info describes a scenario as it stands.
type Info struct {
	ID     model.ID
	Name   model.Text
	Parent model.ID // the scenario it was forked from; "" for a root
	// ForkedSeq is the row of Parent's log after which it was forked.
	ForkedSeq int
	Status    Status
	// Adopted is the fingerprint with which the scenario was adopted, see
	// [model.Scenario.Fingerprint]. It is locked then, whatever its status; "" = it is not.
	Adopted   string
	StatusWho string // who gave it the status
	StatusAt  time.Time
	Changes   int // steps in effect since its start, without those that are only comments
	Created   time.Time
	Edited    time.Time // time of the last row; Created when there is none
	Seq       int       // number of the last row
}

// Path gives the absolute name of the file.
func (l *Library) Path() string { return l.path }

// ReadOnly reports whether nothing can be written: then every change answers [ErrReadOnly].
func (l *Library) ReadOnly() bool { return l.readOnly }

// Recovered reports whether a program that edited the library ended in the middle of a
// step, by a crash or a power cut, and nobody has opened it since. Opening has taken
// that step back: everything that was ever shown is there, up to the last row.
func (l *Library) Recovered() bool { return l.recovered }

// Close closes the file. Sessions of the library must not be used afterwards.
func (l *Library) Close() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return errors.Join(l.conn.Close(), l.db.Close())
}

// read runs f on one consistent state of the file.
func (l *Library) read(f func(querier) error) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.consistent(f)
}

// consistent is read for who has the connection.
func (l *Library) consistent(f func(querier) error) error {
	l.options.Asked()
	tx, err := l.conn.BeginTx(context.Background(), &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return fileError(l.path, err)
	}
	return fileError(l.path, errors.Join(f(tx), tx.Rollback()))
}

// write runs f in one durable transaction: when it returns nil, power may fail.
func (l *Library) write(f func(querier) error) error {
	if l.readOnly {
		return &FileError{problem: ErrReadOnly, path: l.path}
	}
	l.options.Asked()
	l.mu.Lock()
	defer l.mu.Unlock()
	tx, err := l.conn.BeginTx(context.Background(), nil)
	if err != nil {
		return fileError(l.path, err)
	}
	if err = l.familiar(tx); err == nil {
		err = f(tx)
	}
	if err != nil {
		_ = tx.Rollback() // SQLite may have rolled back already; the first error counts
		return fileError(l.path, err)
	}
	if err := tx.Commit(); err != nil {
		return fileError(l.path, err)
	}
	l.writes++
	return nil
}

// Scenarios lists the scenarios in the order of their creation, baselines first.
func (l *Library) Scenarios() (out []Info, err error) {
	err = l.read(func(q querier) error {
		out, err = l.list(q)
		return err
	})
	return out, err
}

// list lists the scenarios, anew when the file has changed.
func (l *Library) list(q querier) ([]Info, error) {
	version, err := dataVersion(q)
	if err != nil {
		return nil, err
	}
	if at := [2]int{version, l.writes}; l.listed == nil || l.listedAt != at {
		if l.listed, err = l.infos(q); err != nil {
			return nil, err
		}
		l.listedAt = at
	}
	return slices.Clone(l.listed), nil
}

func (l *Library) infos(q querier) ([]Info, error) {
	entries, err := l.entries(q)
	if err != nil {
		return nil, err
	}
	heads, err := l.heads(q, entries)
	if err != nil {
		return nil, err
	}
	out := make([]Info, len(entries))
	for i, e := range entries {
		out[i] = infoOf(e, heads[e.id])
	}
	slices.SortStableFunc(out, func(a, b Info) int {
		return model.LastIf(a.Status != Baseline, b.Status != Baseline)
	})
	return out, nil
}

func infoOf(e entry, h head) Info {
	info := Info{ID: e.id, Name: h.name, Parent: e.parent, ForkedSeq: e.forkedSeq, Status: e.status,
		Adopted: e.adopted.fingerprint(), StatusWho: e.statusWho, StatusAt: e.statusAt, Changes: h.changes, Created: e.created, Edited: e.created, Seq: h.seq}
	if h.seq > 0 {
		info.Edited = h.edited
	}
	return info
}

// entries lists the table scenario in order of creation.
func (l *Library) entries(q querier) ([]entry, error) {
	found, err := collect(q, scanEntry, entryColumns+"order by ordinal")
	if err != nil {
		return nil, err
	}
	for i, e := range found {
		if err := l.checkEntry(e); err != nil {
			return nil, err
		}
		if e.ordinal != i {
			return nil, l.damaged("", 0, fmt.Errorf("scenario %d is missing", i))
		}
	}
	return found, nil
}

func (l *Library) entry(q querier, id model.ID) (entry, error) {
	found, err := collect(q, scanEntry, entryColumns+"where id = $1", id)
	switch {
	case err != nil:
		return entry{}, err
	case len(found) == 0:
		return entry{}, ErrUnknownScenario
	}
	return found[0], l.checkEntry(found[0])
}

func (l *Library) checkEntry(e entry) error {
	switch {
	case e.digest != e.sum():
		return l.damaged(e.id, 0, errors.New("the digest differs"))
	case e.format > model.Format:
		return &FileError{problem: ErrNewer, path: l.path}
	}
	if version, _ := e.adopted.parts(); version == 0 {
		return &FileError{problem: ErrNewer, path: l.path}
	}
	return nil
}

// understood refuses a library of which a newer program wrote any row: it is not read
// in part. A row of an older form that holds something new is found when it is read.
func (l *Library) understood(q querier) error {
	if _, err := l.entries(q); err != nil { // a scenario that is missing would be asked for in vain
		return err
	}
	above, err := selectAbove(q, model.Format)
	if err != nil || len(above) == 0 {
		return err
	}
	if c := above[0]; !c.intact() {
		return l.damaged(c.scenario, c.row.Seq, errors.New("the digest differs"))
	}
	return &FileError{ErrNewer, l.path, fmt.Errorf("row %d of %s is of format %d", above[0].row.Seq, above[0].scenario, above[0].row.format)}
}

// rows reads part of a log and checks that it is as we wrote it. before is the
// history up to the row after.
func (l *Library) rows(q querier, id model.ID, before history, upTo int) ([]Row, error) {
	found, err := l.signed(q, id, before, upTo)
	if err != nil {
		return nil, err
	}
	for i := range found {
		if err := found[i].read(); err != nil {
			return nil, l.damaged(id, found[i].Seq, err)
		}
	}
	return found, nil
}

// signed is rows for who may not need what they changed, see [Row.read].
func (l *Library) signed(q querier, id model.ID, before history, upTo int) ([]Row, error) {
	found, err := selectRows(q, id, before.seq, upTo)
	if err != nil {
		return nil, err
	}
	chain := before.digest
	for i := range found {
		r := &found[i]
		if r.digest != r.sum(id, chain) {
			return nil, l.damaged(id, r.Seq, errors.New("the digest differs"))
		}
		chain = r.digest
		if r.format > model.Format {
			return nil, &FileError{problem: ErrNewer, path: l.path}
		}
	}
	return found, nil
}

// Log lists the rows of a scenario's log, the oldest first. What happened in its
// parents before it was forked is in their logs.
func (l *Library) Log(id model.ID) (out []Row, err error) {
	err = l.read(func(q querier) error {
		if _, err := l.entry(q, id); err != nil {
			return err
		}
		out, err = l.rows(q, id, history{}, Latest)
		return err
	})
	return out, err
}

// SaveCopy writes the library to a new file, also while others use it, and also
// when the file it was opened from is gone.
func (l *Library) SaveCopy(path string) error {
	path, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	l.options.Asked()
	return fileError(path, publish(path, func(draft string) error {
		l.mu.Lock()
		defer l.mu.Unlock()
		_, err := l.conn.ExecContext(context.Background(), "vacuum into $1", draft)
		return err
	}))
}

// now is the time of a row.
func (l *Library) now() time.Time { return l.options.Now().UTC().Truncate(time.Millisecond) }

// newID makes an id that is not taken: a letter and seven characters of base32, 35
// bits. It is "" when random fails or repeats itself, and verbs refuse that.
func newID(random io.Reader, letter string, taken func(model.ID) bool) model.ID {
	var b [5]byte
	for range 100 {
		if _, err := io.ReadFull(random, b[:]); err != nil {
			return ""
		}
		id := model.ID(letter + strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))[:7])
		if !taken(id) {
			return id
		}
	}
	return ""
}
