package scenarios_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// raw opens a file as another SQLite program would.
func raw(t testing.TB, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath())
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	return db
}

func execute(t testing.TB, path string, statements ...string) {
	t.Helper()
	db := raw(t, path)
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	must(t, db.Close())
}

// closed makes a library with one step in it, closes it and gives its path.
func closed(t testing.TB) string {
	t.Helper()
	l := library(t)
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), "why"), l.SetSetting("policy", "strict"), l.Close())
	return l.Path()
}

func TestWhatCannotBeOpenedIsRefusedWithItsReasonAndStaysAsItIs(t *testing.T) {
	edit := func(change func(path string, b []byte) []byte) func(testing.TB) string {
		return func(t testing.TB) string {
			path := closed(t)
			b, err := os.ReadFile(path)
			must(t, err)
			must(t, os.WriteFile(path, change(path, b), 0o644))
			return path
		}
	}
	content := func(s string) func(testing.TB) string {
		return edit(func(string, []byte) []byte { return []byte(s) })
	}
	statement := func(s ...string) func(testing.TB) string {
		return func(t testing.TB) string {
			path := closed(t)
			execute(t, path, s...)
			return path
		}
	}
	header := func(at int, value uint32) func(testing.TB) string {
		return edit(func(_ string, b []byte) []byte {
			binary.BigEndian.PutUint32(b[at:], value)
			return b
		})
	}
	for _, c := range []struct {
		name string
		make func(testing.TB) string
		code string
	}{
		{"a missing file", func(t testing.TB) string { return filepath.Join(t.TempDir(), "none.sandtable") }, "file-missing"},
		{"a folder that is missing", func(t testing.TB) string { return filepath.Join(t.TempDir(), "no", "none.sandtable") }, "file-missing"},
		{"a folder", func(t testing.TB) string { return t.TempDir() }, "file-not-library"},
		{"an empty file", content(""), "file-not-library"},
		{"one byte", content("S"), "file-not-library"},
		{"a text", content(strings.Repeat("Duties of the e-commerce department.\n", 100)), "file-not-library"},
		{"a zip file", content("PK\x03\x04" + strings.Repeat("\x00", 2000)), "file-not-library"},
		{"another program's SQLite file", header(68, 0x0f055112), "file-not-library"},
		{"a SQLite file of nobody's", header(68, 0), "file-not-library"},
		{"a newer file", header(60, scenarios.FileFormat+1), "file-newer"},
		{"a file without its format", header(60, 0), "file-damaged"},
		{"a file whose write version is none", edit(func(_ string, b []byte) []byte { b[18] = 129; return b }), "file-damaged"},
		{"a file whose schema format is none", header(44, 9), "file-damaged"},
		{"a file cut in the middle", edit(func(_ string, b []byte) []byte { return b[:len(b)/2] }), "file-damaged"},
		{"a file cut after its first page", edit(func(_ string, b []byte) []byte { return b[:4096] }), "file-damaged"},
		{"a file one byte short", edit(func(_ string, b []byte) []byte { return b[:len(b)-1] }), "file-damaged"},
		{"a file with something behind it", edit(func(_ string, b []byte) []byte { return append(b, make([]byte, 4096)...) }), "file-damaged"},
		{"a page of zeros", edit(func(_ string, b []byte) []byte { clear(b[4096:8192]); return b }), "file-damaged"},
		{"a file with a trigger", statement("create trigger t after insert on log begin delete from setting; end"), "file-damaged"},
		{"a file with another table", statement("create table notes (x)"), "file-damaged"},
		{"a file with a view", statement("create view v as select * from log"), "file-damaged"},
		{"a file without a scenario whose log is there", statement("delete from scenario"), "file-damaged"},
		{"a file whose scenarios are not in order", statement("update scenario set ordinal = 7"), "file-damaged"},
		{"a file without a table", statement("drop table setting"), "file-damaged"},
		{"a file with another column", statement("alter table setting add column x text"), "file-damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := c.make(t)
			before, _ := os.ReadFile(path)
			l, err := scenarios.Open(path, options("Ann"))
			if err == nil {
				l.Close()
				t.Fatal("opened")
			}
			var said interface {
				Code() string
				Path() string
			}
			if !errors.As(err, &said) || said.Code() != c.code || said.Path() != path {
				t.Errorf("%v, not %s", err, c.code)
			}
			after, _ := os.ReadFile(path)
			if !bytes.Equal(before, after) {
				t.Error("the file was touched")
			}
			if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestProblemsAreToldApartByErrorsIs(t *testing.T) {
	_, err := scenarios.Open(filepath.Join(t.TempDir(), "none"), options("Ann"))
	if !errors.Is(err, scenarios.ErrMissing) || !errors.Is(err, fs.ErrNotExist) || errors.Is(err, scenarios.ErrNewer) {
		t.Error(err)
	}
	path := closed(t)
	execute(t, path, "create table notes (x)")
	_, err = scenarios.Open(path, options("Ann"))
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Path() != path {
		t.Error(err)
	}
}

// verified opens a library and lets it verify itself.
func verified(path string) error {
	l, err := scenarios.Open(path, options("Bob"))
	if err != nil {
		return err
	}
	return errors.Join(l.Verify(), l.Close())
}

func TestAByteThatFlipsIsFound(t *testing.T) {
	for _, c := range []struct {
		name, statement string
		scenario        model.ID
		seq             int
	}{
		{"in a reason", "update log set why = 'because' where seq = 1", "V0", 1},
		{"in a change", "update log set change = replace(change, 'MD', 'EC') where seq = 1", "V0", 1},
		{"in a date", "update log set at = '2027' || substr(at, 5) where seq = 1", "V0", 1},
		{"so that a date is none", "update log set at = 'x' where seq = 1", "V0", 1},
		{"so that a change is none", "update log set change = '{' where seq = 1", "V0", 1},
		{"so that a start is none", "update scenario set start = x'00' where id = 'V0'", "V0", 0},
		{"in a start", "update scenario set start = (select start from scenario where id = 'W') where id = 'V0'", "V0", 0},
		{"in a status", "update scenario set status = 'archived' where id = 'V0'", "V0", 0},
		{"in a fork", "update scenario set forked_seq = 0 where id = 'F'", "F", 0},
		{"in a setting", "update setting set value = 'lax'", "", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := library(t)
			must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), "why"), l.SetSetting("policy", "strict"))
			other := after(t, world(t), renamed("w", "w"))
			_, err := l.Add("W", other)
			must(t, err)
			_, err = l.ForkAs("F", "V0", word("Fork"))
			must(t, err, l.Verify(), l.Close())
			execute(t, l.Path(), c.statement)
			err = verified(l.Path())
			if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Scenario != c.scenario || d.Seq != c.seq {
				t.Errorf("%v", err)
			}
		})
	}
}

func TestAListOfADamagedLibraryIsRefusedAndNotMadeUp(t *testing.T) {
	for _, statement := range []string{"update log set at = 'x' where seq = 2", "update log set who = 'Eve' where seq = 2", "update log set digest = 'x' where seq = 1"} {
		l := library(t)
		s := session(t, l, "V0")
		must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("MD", "D2"), ""), l.Close())
		execute(t, l.Path(), statement)
		list, err := again(t, l, "Bob").Scenarios()
		if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Seq != 2 {
			t.Errorf("%s: %+v, %v", statement, list, err)
		}
	}
}

func TestAStartThatGrowsAThousandfoldIsNotUnpacked(t *testing.T) {
	path := closed(t)
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write([]byte(`{"version":1,"units":` + strings.Repeat(" ", 64<<20)))
	must(t, err, z.Close())
	db := raw(t, path)
	_, err = db.Exec("update scenario set start = $1", packed.Bytes())
	must(t, err, db.Close(), scenarios.Forge(path))
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = l.Session("V0")
	runtime.ReadMemStats(&after)
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Scenario != "V0" || after.TotalAlloc-before.TotalAlloc > 8<<20 {
		t.Errorf("%v after %d bytes", err, after.TotalAlloc-before.TotalAlloc)
	}
}

func TestASettingWhoseKeyIsDamagedIsNotTakenForUnset(t *testing.T) {
	l := library(t)
	must(t, l.SetSetting("policy", "strict"), l.SetSetting("policy", "lax"), l.Close())
	execute(t, l.Path(), "update setting set key = 'qolicy' where seq = 2")
	value, ok, err := again(t, l, "Bob").Setting("policy")
	if _, damaged := errors.AsType[*scenarios.DamagedError](err); !damaged {
		t.Errorf("it is %q, %v, %v", value, ok, err)
	}
}

func TestALogWithoutItsMiddleIsDamaged(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("MD", "D2"), ""), s.Undo(), l.Close())
	execute(t, l.Path(), "delete from log where seq = 2")
	_, err := again(t, l, "Bob").Session("V0")
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Scenario != "V0" || d.Seq != 3 {
		t.Error(err)
	}
}

func TestARefusalOfAVerbArrivesAsItIs(t *testing.T) {
	s := session(t, library(t), "V0")
	if err := s.Do(model.MoveDuties("MD", "D9"), ""); fmt.Sprintf("%T", err) != "*model.Refusal" {
		t.Errorf("%T", err)
	}
}

func TestAFileThatCannotBeReadIsAProblemOfTheFile(t *testing.T) {
	path := shared(t)
	must(t, os.Chmod(path, 0))
	ordinary(t, func() {
		if _, err := scenarios.Open(path, options("Ann")); !errors.Is(err, scenarios.ErrNoAccess) {
			t.Error(err)
		}
	})
}

func TestCreateNeverReplacesAFile(t *testing.T) {
	for _, c := range []struct {
		name string
		make func(path string) error
	}{
		{"a file", func(p string) error { return os.WriteFile(p, []byte("mine"), 0o600) }},
		{"a folder", func(p string) error { return os.Mkdir(p, 0o700) }},
		{"a link to nothing", func(p string) error { return os.Symlink("nothing", p) }},
	} {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "plan.sandtable")
			must(t, c.make(path))
			if _, err := scenarios.Create(path, options("Ann"), nil); !errors.Is(err, scenarios.ErrExists) {
				t.Error(err)
			}
			if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
				t.Errorf("left behind: %v", left)
			}
		})
	}
}

func TestAFailedCreateLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	broken := errors.New("broken")
	_, err := scenarios.Create(filepath.Join(dir, "plan.sandtable"), options("Ann"), func(l *scenarios.Library) error {
		if _, err := l.Add("V0", world(t)); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Error(err)
	}
	if left, _ := os.ReadDir(dir); len(left) != 0 {
		t.Errorf("left behind: %v", left)
	}
	if _, err := scenarios.Create(filepath.Join(dir, "no", "plan.sandtable"), options("Ann"), nil); !errors.Is(err, scenarios.ErrNoFolder) {
		t.Error(err)
	}
}

func TestNamesOfFilesMayHoldAnything(t *testing.T) {
	for _, name := range []string{"50 % #1?.sandtable", "重组 方案（机密）.sandtable", "a&b=c;d+e.sandtable", "%41%2f.sandtable", "file:x?mode=ro", "it's \"here\".sandtable"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), name)
			must(t, os.Mkdir(dir, 0o700))
			l := libraryAt(t, filepath.Join(dir, name))
			must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""), l.SaveCopy(filepath.Join(dir, "copy "+name)), l.Close())
			must(t, again(t, l, "Bob").Verify())
			left, err := os.ReadDir(dir)
			must(t, err)
			if len(left) != 2 {
				t.Errorf("files %v", left)
			}
		})
	}
}

func TestACopySavedWhileTheFileIsOpenIsComplete(t *testing.T) {
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "why"))
	path := filepath.Join(t.TempDir(), "copy.sandtable")
	must(t, l.SaveCopy(path), s.Undo())
	if err := l.SaveCopy(path); !errors.Is(err, scenarios.ErrExists) {
		t.Errorf("the copy was overwritten: %v", err)
	}
	c, err := scenarios.Open(path, options("Bob"))
	must(t, err)
	defer c.Close()
	copied := session(t, c, "V0")
	must(t, c.Verify(), copied.Undo())
	same(t, copied.Now().Scenario, s.Now().Scenario)
}
