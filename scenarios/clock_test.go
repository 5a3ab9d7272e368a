package scenarios_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// dayOf edits a library on a day by the clock of the machine, and gives the backup that
// was made then.
func dayOf(t *testing.T, path string, day time.Time) string {
	t.Helper()
	o := options("Ann")
	o.Now = func() time.Time { return day }
	l, err := scenarios.Open(path, o)
	must(t, err)
	defer l.Close()
	s := session(t, l, "V0")
	to := model.ID("MD")
	if home(s.Now().Scenario, "D1") == to {
		to = "EC"
	}
	must(t, s.Do(model.MoveDuties(to, "D1"), ""))
	made, err := l.Backup()
	must(t, err)
	return made
}

func TestADayOnWhichTheClockWasAheadDoesNotStopTheBackups(t *testing.T) {
	path := closed(t)
	day := time.Now().UTC().Truncate(time.Second).AddDate(0, 0, -20)
	ahead := dayOf(t, path, day.AddDate(23, 0, 0))
	if ahead == "" {
		t.Fatal("no backup was made")
	}
	last := ""
	for i := range 4 {
		if last = dayOf(t, path, day.AddDate(0, 0, i)); last == "" {
			t.Fatalf("no backup was made on day %d", i)
		}
		if newest, ok := scenarios.NewestBackup(path); !ok || newest != last {
			t.Errorf("on day %d the newest backup is %q, not %q", i, newest, last)
		}
		if again := dayOf(t, path, day.AddDate(0, 0, i).Add(time.Hour)); again != "" {
			t.Errorf("a second one was made on day %d", i)
		}
	}
	for _, b := range backups(t, path) {
		if b == ahead {
			t.Error("that of the day on which the clock was ahead is kept instead of a later one")
		}
	}
}

func TestADayOnWhichTheClockWasBehindDoesNotStopTheBackups(t *testing.T) {
	path := closed(t)
	day := time.Now().UTC().AddDate(0, 0, -20)
	for _, d := range []time.Time{day, day.AddDate(-10, 0, 0), day.AddDate(0, 0, 2)} {
		if dayOf(t, path, d) == "" {
			t.Errorf("no backup was made on %v", d)
		}
	}
}

func TestOnlyWhatKilledProgramsOfOursLeftLongAgoIsRemoved(t *testing.T) {
	l := library(t)
	dir := filepath.Dir(l.Path())
	old := time.Now().Add(-48 * time.Hour)
	put := func(name string, at time.Time) {
		path := filepath.Join(dir, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, []byte("part of a plan"), 0o600), os.Chtimes(path, at, at))
		if filepath.Dir(path) != dir {
			must(t, os.Chtimes(filepath.Dir(path), at, at))
		}
	}
	gone := []string{".sandtable-1/draft", ".sandtable-22/draft", ".sandtable-22/draft-journal", ".sandtable-333.tmp"}
	kept := []string{".sandtable-x/draft", ".sandtable-/draft", ".sandtable-4/draft", ".sandtable-4/mine.txt", ".sandtable-5x.tmp", ".sandtable-6.tmp.bak", ".sandtable-.tmp", "sandtable-7.tmp", ".sandtable-8.xlsx"}
	young := []string{".sandtable-9/draft", ".sandtable-10.tmp"}
	for _, name := range append(gone, kept...) {
		put(name, old)
	}
	for _, name := range young {
		put(name, time.Now())
	}
	must(t, os.Symlink(dir, filepath.Join(dir, ".sandtable-11")), os.Mkdir(filepath.Join(dir, ".sandtable-12.tmp"), 0o700))
	_, err := l.Backup()
	must(t, err, l.SaveCopy(filepath.Join(dir, "copy.sandtable")))
	for _, name := range gone {
		if _, err := os.Lstat(filepath.Join(dir, strings.Split(name, "/")[0])); err == nil {
			t.Errorf("%s is still there", name)
		}
	}
	for _, name := range append(append(kept, young...), ".sandtable-11", ".sandtable-12.tmp") {
		if _, err := os.Lstat(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s was removed: %v", name, err)
		}
	}
}
