package scenarios_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// old copies a frozen library of an earlier format into a new folder.
func old(t testing.TB, name string) string {
	t.Helper()
	frozen, err := os.ReadFile(filepath.Join("testdata", "old", name))
	must(t, err)
	path := filepath.Join(t.TempDir(), "plan.sandtable")
	must(t, os.WriteFile(path, frozen, 0o600))
	return path
}

// account says what a library holds, step by step.
func account(t testing.TB, l *scenarios.Library) string {
	t.Helper()
	all, err := l.Scenarios()
	must(t, err)
	out := ""
	for _, i := range all {
		s, err := l.At(i.ID, scenarios.Latest)
		must(t, err)
		rows, err := l.Log(i.ID)
		must(t, err)
		out += fmt.Sprintln(i.ID, i.Parent, i.ForkedSeq, i.Status, i.Adopted, i.Name, i.Created, i.Seq, s.Fingerprint())
		for _, r := range rows {
			out += fmt.Sprintln("  ", r.Seq, r.Verb, r.Target, r.Why, r.Who, r.At, r.Change.Touched())
		}
	}
	return out
}

func backups(t testing.TB, path string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".sandtable-backups", "*"))
	must(t, err)
	return found
}

func TestTheFirstPublishedFormatIsStillRead(t *testing.T) {
	path := old(t, "format-1.sandtable")
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	must(t, l.Verify())
	all, err := l.Scenarios()
	must(t, err)
	var said []string
	for _, i := range all {
		said = append(said, fmt.Sprint(i.ID, " after ", i.Parent, ": ", i.Seq, " rows, ", i.Changes, " steps"))
	}
	if got := fmt.Sprint(said); got != "[V0 after : 0 rows, 0 steps V1 after V0: 5 rows, 2 steps V2 after V1: 1 rows, 1 steps V3 after V0: 2 rows, 2 steps]" {
		t.Errorf("it reads %s", got)
	}
	reasons, err := l.Reasons("V1")
	must(t, err)
	if r, _ := reasons.Of(model.Ref{Kind: model.UnitKind, ID: "DM"}, "fte"); r.Why != "核对后的人手" {
		t.Errorf("reason %+v", r)
	}
	s := session(t, l, "V1")
	must(t, s.Undo(), s.Redo(), s.Do(model.MoveDuties("", "B-EC-D1"), "still edited"), l.Verify())
}

func TestEveryFormatThatWasPublishedOpensAfterABackup(t *testing.T) {
	frozen, err := os.ReadDir(filepath.Join("testdata", "old"))
	must(t, err)
	if len(frozen) != scenarios.FileFormat {
		t.Errorf("%d frozen libraries for %d formats: freeze one of this format", len(frozen), scenarios.FileFormat)
	}
	for _, f := range frozen {
		t.Run(f.Name(), func(t *testing.T) {
			path := old(t, f.Name())
			before, err := os.ReadFile(path)
			must(t, err)
			l, err := scenarios.Open(path, options("Ann"))
			must(t, err)
			must(t, l.Verify())
			want := account(t, l)
			must(t, l.Close())
			if said, err := os.ReadFile(filepath.Join("testdata", "accounts", f.Name()+".txt")); err != nil || string(said) != want {
				t.Errorf("when it was frozen it said\n%s(%v)\nand now\n%s", said, err, want)
			}
			after, err := os.ReadFile(path)
			must(t, err)
			if string(after) == string(before) {
				if b := backups(t, path); len(b) > 0 {
					t.Error("a backup of what was not changed:", b)
				}
				return
			}
			b := backups(t, path)
			if len(b) != 1 {
				t.Fatal("backups:", b)
			}
			l, err = scenarios.Open(b[0], options("Ann")) // the backup is of the old format still, and opens like it
			must(t, err)
			defer l.Close()
			if got := account(t, l); got != want {
				t.Errorf("the backup says\n%s\nnot\n%s", got, want)
			}
		})
	}
}

func TestAnOldFileThatCannotBeWrittenIsRefusedUntouched(t *testing.T) {
	before, err := os.ReadFile(old(t, "format-1.sandtable"))
	must(t, err)
	path := shared(t)
	must(t, os.WriteFile(path, before, 0o644), os.Chmod(path, 0o444))
	ordinary(t, func() {
		if _, err := scenarios.Open(path, options("Ann")); !errors.Is(err, scenarios.ErrOldReadOnly) {
			t.Error(err)
		}
	})
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("the file was changed:", err)
	}
}

func TestADamagedOldFileIsRefusedUntouchedAndItsCopyIsNotOffered(t *testing.T) {
	path := old(t, "format-1.sandtable")
	execute(t, path, "update scenario set created = '2020-01-01T00:00:00.000Z' where id = 'V1'")
	before, err := os.ReadFile(path)
	must(t, err)
	_, err = scenarios.Open(path, options("Ann"))
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Scenario != "V1" || d.Backup() != "" {
		t.Error(err)
	}
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("the file was changed:", err)
	}
}

// migrateOld brings an old file to the present format.
func migrateOld(path string) error {
	l, err := scenarios.Open(path, scenarios.Options{})
	if err != nil {
		return err
	}
	return l.Close()
}

func TestAProgramKilledWhileItMigratesLeavesTheOldOrTheNewFile(t *testing.T) {
	l, err := scenarios.Open(old(t, "format-1.sandtable"), options("Ann"))
	must(t, err)
	want := account(t, l)
	must(t, l.Close())
	rounds := 24
	if testing.Short() {
		rounds = 6
	}
	whole := 0
	for i := range rounds {
		path := old(t, "format-1.sandtable")
		cmd := child(t, "migrate", path)
		must(t, cmd.Start())
		time.Sleep(time.Duration(5+i*3) * time.Millisecond)
		if cmd.Process.Kill() == nil && cmd.Wait() == nil {
			whole++
		}
		l, err := scenarios.Open(path, options("Ann"))
		must(t, err)
		must(t, l.Verify())
		if got := account(t, l); got != want {
			t.Fatalf("round %d: the library says\n%s\nnot\n%s", i, got, want)
		}
		must(t, l.Close())
	}
	t.Logf("%d of %d migrations came to their end", whole, rounds)
}

func TestTheNewestBackupThatOpensIsOfferedForADamagedLibrary(t *testing.T) {
	l := library(t)
	path := l.Path()
	if b, ok := scenarios.NewestBackup(path); ok {
		t.Fatal("there is no backup yet, but", b)
	}
	first, err := l.Backup()
	must(t, err)
	if first == "" {
		t.Fatal("no backup was made")
	}
	if again, err := l.Backup(); err != nil || again != "" {
		t.Error("nothing was edited since, but", again, err)
	}
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""))
	if again, err := l.Backup(); err != nil || again != "" {
		t.Error("a day has not passed, but", again, err)
	}
	must(t, l.Close())

	for day := 1; day <= 5; day++ { // as the days go by
		o := options("Ann")
		o.Now = func() time.Time { return time.Date(2027, 1, day, 9, 0, 0, 0, time.UTC) }
		l, err := scenarios.Open(path, o)
		must(t, err)
		must(t, session(t, l, "V0").Do(model.EditRecord(model.Ref{Kind: model.DutyKind, ID: "D1"}, map[string]string{"group.en": fmt.Sprint(day)}), ""))
		if b, err := l.Backup(); err != nil || b == "" {
			t.Fatalf("day %d: %q, %v", day, b, err)
		}
		must(t, l.Close())
	}
	if b := backups(t, path); len(b) != 3 {
		t.Errorf("%d backups are kept: %v", len(b), b)
	}
	newest := backups(t, path)[2]
	must(t, os.WriteFile(newest, []byte("not a library at all"), 0o600), os.Truncate(path, 5000))
	if _, err := scenarios.Open(path, options("Ann")); err == nil {
		t.Fatal("the damaged library opens")
	}
	_, err = scenarios.Open(path, options("Ann"))
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Backup() != backups(t, path)[1] {
		t.Errorf("%v offers something else", err)
	}
	offered, ok := scenarios.NewestBackup(path)
	if !ok || offered != backups(t, path)[1] {
		t.Fatalf("offered is %q, %v", offered, ok)
	}
	restored, err := scenarios.Restore(path)
	must(t, err)
	l, err = scenarios.Open(restored, options("Ann"))
	must(t, err)
	defer l.Close()
	must(t, l.Verify())
	if d, _ := session(t, l, "V0").Now().Scenario.Duty("D1"); d.Group.EN != "4" {
		t.Errorf("restored is the state of day %q", d.Group.EN)
	}
	if info, err := os.Stat(path); err != nil || info.Size() != 5000 {
		t.Error("the damaged library was touched:", info.Size(), err)
	}
}

func TestOfADamagedLibraryNoBackupIsKept(t *testing.T) {
	path := closed(t)
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	good, err := l.Backup()
	must(t, err, l.Close())
	execute(t, path, "update log set why = 'another'")
	o := options("Ann")
	o.Now = func() time.Time { return time.Date(2027, 1, 1, 9, 0, 0, 0, time.UTC) }
	l, err = scenarios.Open(path, o)
	must(t, err)
	defer l.Close()
	must(t, l.SetStatus("V0", scenarios.Draft))
	made, err := l.Backup()
	if d, ok := errors.AsType[*scenarios.DamagedError](err); !ok || d.Path() != path || d.Seq != 1 || d.Backup() != good || made != "" {
		t.Errorf("it made %q: %v", made, err)
	}
	if b := backups(t, path); len(b) != 1 || b[0] != good {
		t.Error("backups:", b)
	}
}
