package scenarios

import (
	"bytes"
	"cmp"
	"context"
	"crypto/rand"
	"database/sql"
	_ "embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strings"
	stdsync "sync"
	"time"

	"modernc.org/sqlite"

	"sandtable/machine"
	"sandtable/model"
)

// FileFormat is the number of the file format, PRAGMA user_version.
const FileFormat = 2

// applicationID marks our files, PRAGMA application_id: "SAND".
const applicationID = 0x53414E44

//go:embed schema.sql
var schemaOf2 string

// schemas holds the tables of every format that was ever written, by its number.
var schemas = map[int]string{1: plainLines(schemaOf1), FileFormat: plainLines(schemaOf2)}

// plainLines gives a statement without the white space that ends its lines, carriage
// returns for one. It means nothing in SQL outside of quotes, and nothing that our
// statements quote goes over a line.
func plainLines(statement string) string {
	lines := strings.Split(statement, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(line, " \t\r")
	}
	return strings.Join(lines, "\n")
}

// Options are what a library takes from its surroundings.
type Options struct {
	Now    func() time.Time // dates rows; nil = the system clock
	Random io.Reader        // makes ids; nil = crypto/rand
	Who    string           // who does things; "" = [machine.User]
	// Patience is how long a program that holds the file is waited for, twice at the
	// most: to begin, and to commit while somebody reads; 0 = [Patience].
	Patience time.Duration
	// Asked is called whenever the library is about to be read or written, in the
	// goroutine that does it; may be nil.
	Asked func()
}

// Patience is what another writer needs: some 10 ms for a step, and a second or two to copy
// a large library over a slow network.
const Patience = 2 * time.Second

// shared is a reader for several goroutines.
type shared struct {
	mu   stdsync.Mutex
	from io.Reader
}

func (s *shared) Read(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.from.Read(p)
}

func (o Options) filled() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Random == nil {
		o.Random = rand.Reader
	}
	o.Random = &shared{from: o.Random}
	o.Patience = cmp.Or(o.Patience, Patience)
	o.Who = cmp.Or(model.CleanText(o.Who), machine.User(os.Getenv)) // a system without accounts leaves rows unsigned
	if o.Asked == nil {
		o.Asked = func() {}
	}
	return o
}

// Create makes a new library with what fill puts into it (nil = nothing) and opens
// it. The file appears under its name when it is complete, never before, and never
// in the place of another ([ErrExists]). When fill fails there is no file.
func Create(path string, o Options, fill func(*Library) error) (*Library, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	err = publish(path, func(draft string) error {
		if err := writeSchema(draft); err != nil {
			return err
		}
		l, err := open(draft, o, unsynced)
		if err != nil {
			return err
		}
		if fill != nil {
			err = fill(l)
		}
		return errors.Join(err, l.Close())
	})
	if err != nil {
		return nil, fileError(path, err)
	}
	return Open(path, o)
}

func writeSchema(path string) error {
	db, err := sql.Open("sqlite", dsn(path, "rwc", unsynced, Patience))
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	tx, err := db.Begin()
	if err != nil {
		return errors.Join(err, db.Close())
	}
	_, err = tx.Exec(fmt.Sprintf("pragma application_id = %d; pragma user_version = %d;\n%s", applicationID, FileFormat, schemas[FileFormat]))
	if err != nil {
		return errors.Join(err, tx.Rollback(), db.Close())
	}
	return errors.Join(tx.Commit(), db.Close())
}

// synchronous tells when SQLite waits for the disk.
type synchronous string

const (
	durable synchronous = "EXTRA" // at every commit
	// unsynced is for a draft: it is nobody's until publish has synced the whole of it.
	unsynced synchronous = "OFF"
)

// dsn names the file for the driver together with the settings under which a
// document survives power cuts, copying programs and hostile contents:
// journal_mode DELETE with synchronous EXTRA lost nothing in 400 simulated power
// cuts where FULL lost acknowledged steps and WAL left silently old copies.
func dsn(path, mode string, sync synchronous, patience time.Duration) string {
	u := url.URL{Path: filepath.ToSlash(path)}
	escaped := u.EscapedPath()
	if !strings.HasPrefix(escaped, "/") { // C:/...
		escaped = "/" + escaped
	}
	return "file://" + escaped + "?mode=" + mode +
		"&_defensive=1&_dqs=0&_error_rc=1&_txlock=immediate&_foreign_keys=1" +
		fmt.Sprintf("&_busy_timeout=%d&_synchronous=%s", patience.Milliseconds(), sync) +
		"&_pragma=trusted_schema(0)&_pragma=cell_size_check(1)&_pragma=mmap_size(0)&_pragma=fullfsync(1)"
}

// Open opens a library. What is not one, or is damaged, or was written by a newer
// program is refused untouched. A file that cannot be written opens for reading
// (see [Library.ReadOnly]).
func Open(path string, o Options) (*Library, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if o.Asked != nil {
		o.Asked()
	}
	if err := inspect(path); err != nil {
		return nil, readError(path, err)
	}
	left := crashed(path)
	l, err := open(path, o, durable)
	if err != nil {
		return nil, fileError(path, err)
	}
	l.recovered = left && !hasJournal(path)
	return l, nil
}

// open opens a library and brings it to the present format.
func open(path string, o Options, sync synchronous) (*Library, error) {
	l, err := connect(path, o, sync)
	if err == nil && l.format < FileFormat {
		if err = errors.Join(l.migrate(), l.Close()); err == nil {
			l, err = connect(path, o, sync)
		}
	}
	if err != nil {
		return nil, err
	}
	err = l.read(l.understood)
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// connect opens a file that is exactly as we would have written it in its format.
func connect(path string, o Options, sync synchronous) (*Library, error) {
	// Reading the document by its name elsewhere in this process would drop POSIX
	// locks. Where the system has better locks we ask for them; it may be too late.
	_, _ = sqlite.OFDLocking(true)
	o = o.filled()
	file, err := identity(path)
	if err != nil {
		return nil, err
	}
	db, err := sql.Open("sqlite", dsn(path, "rw", sync, o.Patience))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	conn, err := db.Conn(context.Background())
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	l := &Library{path: path, options: o, db: db, conn: conn, file: file, draft: sync == unsynced,
		starts: map[string]model.Scenario{}, checkpoints: map[model.ID][]*checkpoint{}}
	if err := l.examine(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	if err := l.keepJournal(); err != nil {
		return nil, errors.Join(err, l.Close())
	}
	return l, nil
}

// header is the part of a SQLite file's first page that says whose file it is
// (sqlite.org/fileformat2.html §1.3).
type header struct {
	Magic       [16]byte
	PageSize    uint16
	Writing     uint8 // 1 = rollback journal, 2 = WAL; SQLite takes more for read-only
	_           [41]byte
	UserVersion uint32
	_           [4]byte
	Application uint32
}

// inspect looks at a file before SQLite does: to SQLite an empty file is a valid
// empty database, and a journal beside a foreign file would be played back into it.
func inspect(path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return err
	case !info.Mode().IsRegular(), info.Size() < 512:
		return &FileError{problem: ErrNotLibrary, path: path}
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	first := make([]byte, 100)
	_, err = io.ReadFull(f, first)
	if err := errors.Join(err, f.Close()); err != nil {
		return err
	}
	var h header
	if err := binary.Read(bytes.NewReader(first), binary.BigEndian, &h); err != nil {
		return err
	}
	switch {
	case string(h.Magic[:]) != "SQLite format 3\x00", h.Application != applicationID:
		return &FileError{problem: ErrNotLibrary, path: path}
	case h.UserVersion > FileFormat:
		return &FileError{ErrNewer, path, fmt.Errorf("file format %d", h.UserVersion)}
	case h.Writing > 2:
		return &DamagedError{Err: fmt.Errorf("write version %d", h.Writing), path: path}
	}
	// We have no write-ahead logs. SQLite would copy one into the library whatever its
	// header says, also one that is left from another day.
	if info, err := os.Stat(path + "-wal"); err == nil && info.Size() > 0 {
		return &FileError{problem: ErrOtherProgram, path: path}
	}
	return nil
}

// examine refuses a file that is not exactly as we would have written it. It runs
// after SQLite has played back what a crash left in the journal.
func (l *Library) examine() error {
	if err := l.conn.Raw(func(c any) (err error) {
		l.readOnly, err = c.(interface{ IsReadOnly(string) (bool, error) }).IsReadOnly("main")
		return err
	}); err != nil {
		return err
	}
	if l.readOnly && held(l.path) == ErrLocked { // SQLite takes what it may only read for read-only
		return &FileError{problem: ErrLocked, path: l.path}
	}
	return l.read(func(q querier) error {
		if err := l.checkLength(q); err != nil {
			return err
		}
		return l.checkWhole(q)
	})
}

// checkWhole compares the schema with ours before anything else is read: a foreign view
// may have the name of what we ask, and SQLite's own check evaluates constraints, so
// that a file of some kilobytes could keep a program busy for days.
func (l *Library) checkWhole(q querier) error {
	if err := l.checkSchema(q); err != nil {
		return err
	}
	if err := checkIntegrity(q); err != nil {
		return l.damaged("", 0, err)
	}
	return nil
}

// keepJournal takes a file back from a program that gave it a write-ahead log. It is
// the first thing that writes, and runs when all is known to be well.
func (l *Library) keepJournal() error {
	if l.readOnly {
		return nil
	}
	mode, err := column(l.conn, "pragma journal_mode = delete")
	if err == nil && !slices.Equal(mode, []string{"delete"}) {
		err = fmt.Errorf("journal mode %v", mode)
	}
	return err
}

// checkLength sees what SQLite's own check does not: a last page that is cut short.
// It finds the format, which the journal of a crash may just have changed. It asks in
// the one way in which no view can answer.
func (l *Library) checkLength(q querier) error {
	var pages, size, version, application int
	for pragma, answer := range map[string]*int{"page_count": &pages, "page_size": &size, "user_version": &version, "application_id": &application} {
		var err error
		if *answer, err = number(q, "pragma "+pragma); err != nil {
			return err
		}
	}
	info, err := os.Stat(l.path)
	switch {
	case err != nil:
		return err
	case info.Size() != int64(pages)*int64(size):
		return l.damaged("", 0, fmt.Errorf("%d bytes instead of %d pages of %d", info.Size(), pages, size))
	case version > FileFormat && application == applicationID: // since inspect has looked
		return &FileError{ErrNewer, l.path, fmt.Errorf("file format %d", version)}
	case schemas[version] == "" || application != applicationID:
		return l.damaged("", 0, fmt.Errorf("application %x, format %d", application, version))
	}
	l.format = version
	return nil
}

func checkIntegrity(q querier) error {
	found, err := column(q, "pragma integrity_check(10)")
	if err != nil {
		return err
	}
	if !slices.Equal(found, []string{"ok"}) {
		return errors.New(strings.Join(found, "; "))
	}
	found, err = column(q, "select distinct \"table\" || ' without its ' || parent from pragma_foreign_key_check")
	if err != nil {
		return err
	}
	if len(found) > 0 {
		return errors.New(strings.Join(found, "; "))
	}
	return nil
}

// layout lists what a file has been made to hold: its tables, indexes, views and triggers.
func layout(q querier) ([]string, error) {
	found, err := column(q, "select type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') from sqlite_schema order by 1")
	for i, statement := range found {
		found[i] = plainLines(statement)
	}
	return found, err
}

// checkSchema refuses any table, index, view or trigger that is not ours: a trigger
// could delete rows, whatever else is switched off. Only how lines end may differ.
func (l *Library) checkSchema(q querier) error {
	ours, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer ours.Close()
	ours.SetMaxOpenConns(1)
	if _, err := ours.Exec(schemas[l.format]); err != nil {
		return err
	}
	want, err := layout(ours)
	if err != nil {
		return err
	}
	have, err := layout(q)
	if err != nil {
		return err
	}
	if !slices.Equal(want, have) {
		return l.damaged("", 0, errors.New("tables, indexes or triggers differ from ours"))
	}
	l.schemaAt, err = number(q, "pragma schema_version")
	return err
}

// familiar refuses to write through a schema that another program has changed since we
// looked at it: its triggers would run. It costs one number when nobody has.
func (l *Library) familiar(q querier) error {
	at, err := number(q, "pragma schema_version")
	if err != nil || at == l.schemaAt {
		return err
	}
	switch version, err := number(q, "pragma user_version"); {
	case err != nil:
		return err
	case version > FileFormat:
		return &FileError{problem: ErrNewer, path: l.path}
	}
	return l.checkSchema(q)
}

// damaged reports what is not as it was written. What has the right digest and is not
// understood is: by a newer program.
func (l *Library) damaged(scenario model.ID, seq int, err error) error {
	if errors.Is(err, model.ErrFormat) {
		return &FileError{ErrNewer, l.path, err}
	}
	return &DamagedError{Scenario: scenario, Seq: seq, Err: err, path: l.path}
}
