package scenarios_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// TestWhatAnotherDatabaseProgramLeavesIsRefusedUntouchedOrOpensHarmlessly is about
// files that hold our rows, but are not as we write them, or have company.
func TestWhatAnotherDatabaseProgramLeavesIsRefusedUntouchedOrOpensHarmlessly(t *testing.T) {
	statements := func(s ...string) func(testing.TB, string) {
		return func(t testing.TB, path string) { execute(t, path, s...) }
	}
	header := func(at int, value ...byte) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			b, err := os.ReadFile(path)
			must(t, err)
			copy(b[at:], value)
			must(t, os.WriteFile(path, b, 0o600))
		}
	}
	number := func(at int, value uint32) func(testing.TB, string) {
		return header(at, binary.BigEndian.AppendUint32(nil, value)...)
	}
	beside := func(suffix string, content []byte) func(testing.TB, string) {
		return func(t testing.TB, path string) { must(t, os.WriteFile(path+suffix, content, 0o600)) }
	}
	walFile := func(header bool) func(testing.TB, string) {
		return func(t testing.TB, path string) {
			good, err := os.ReadFile(path)
			must(t, err)
			db := raw(t, path)
			for _, s := range []string{"pragma journal_mode = wal", "pragma wal_autocheckpoint = 0", "update log set why = 'a reason of another day'"} {
				_, err := db.Exec(s)
				must(t, err)
			}
			main, err := os.ReadFile(path)
			must(t, err)
			wal, err := os.ReadFile(path + "-wal")
			must(t, err, db.Close())
			if !header {
				main = good
			}
			must(t, os.WriteFile(path, main, 0o600), os.WriteFile(path+"-wal", wal, 0o600))
		}
	}
	const opens = ""
	for _, c := range []struct {
		name string
		do   func(testing.TB, string)
		code string
	}{
		{"a generated column", statements("alter table setting add column g text generated always as (upper(value))"), "file-damaged"},
		{"a column's default", statements("alter table setting add column g text default 'x'"), "file-damaged"},
		{"an index", statements("create index i on log (why)"), "file-damaged"},
		{"an index over an expression", statements("create index i on log (length(change))"), "file-damaged"},
		{"a table that is not strict", statements("alter table setting rename to x",
			"create table setting (key text not null, seq integer not null, value text not null, who text not null, at text not null, digest text not null, primary key (key, seq)) without rowid", "drop table x"), "file-damaged"},
		{"a virtual table", statements("create virtual table f using fts5(x)"), "file-damaged"},
		{"statistics", statements("analyze"), "file-damaged"},
		{"a table that is renamed and back", statements("alter table setting rename to x", "alter table x rename to setting"), "file-damaged"},
		{"small pages", statements("pragma page_size = 512", "vacuum"), opens},
		{"large pages", statements("pragma page_size = 65536", "vacuum"), opens},
		{"a vacuum", statements("vacuum"), opens},
		{"a page size that is no power of two", header(16, 0x0f, 0xa0), "file-not-library"},
		{"a page size of one", header(16, 0, 1), "file-damaged"},
		{"no page size", header(16, 0, 0), "file-not-library"},
		{"reserved space as large as a page", header(20, 255), "file-damaged"},
		{"a declared size of eight terabytes", number(28, 1<<31), "file-damaged"},
		{"a declared size of nothing", number(28, 0), opens},
		{"a free list of four billion pages", number(36, 1<<32-1), "file-damaged"},
		{"a free list that begins nowhere", number(32, 1<<30), "file-damaged"},
		{"a text encoding of nine, which is one", number(56, 9), opens},
		{"a write-ahead log that is nobody's", beside("-wal", bytes.Repeat([]byte("x"), 5000)), "file-other-program"},
		{"a write-ahead log of another day", walFile(false), "file-other-program"},
		{"a write-ahead log of its own", walFile(true), "file-other-program"},
		{"an empty write-ahead log", beside("-wal", nil), opens},
		{"a mark that it once had a write-ahead log", statements("pragma journal_mode = wal"), opens},
		{"such a mark on a damaged library", statements("create table t (x)", "pragma journal_mode = wal"), "file-damaged"},
		{"a journal of zeros", beside("-journal", make([]byte, 512)), opens},
		{"a journal that is nobody's", beside("-journal", bytes.Repeat([]byte("x"), 5000)), opens},
		{"a shared memory that is nobody's", beside("-shm", bytes.Repeat([]byte("x"), 5000)), opens},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := closed(t)
			c.do(t, path)
			before := folder(t, path)
			l, err := scenarios.Open(path, options("Ann"))
			if c.code == opens {
				must(t, err)
				s := session(t, l, "V0")
				must(t, l.Verify(), s.Do(model.MoveDuties("MD", "D2"), ""), l.Verify(), l.Close())
				return
			}
			if err == nil {
				t.Fatal("opened", l.Close())
			}
			var said interface{ Code() string }
			if !errors.As(err, &said) || said.Code() != c.code {
				t.Errorf("%v, not %s", err, c.code)
			}
			if after := folder(t, path); after != before {
				t.Error("the folder is not as it was")
			}
		})
	}
}

// folder gives names and contents of a folder, as one comparable text.
func folder(t testing.TB, path string) string {
	t.Helper()
	var out strings.Builder
	entries, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	for _, e := range entries {
		b, err := os.ReadFile(filepath.Join(filepath.Dir(path), e.Name()))
		must(t, err)
		out.WriteString(e.Name() + "\n" + string(b))
	}
	return out.String()
}
