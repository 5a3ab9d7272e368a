package scenarios_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/scenarios"
)

// varied makes a library that has a scenario of every status, steps of every kind and
// settings.
func varied(t testing.TB) *scenarios.Library {
	t.Helper()
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "why"), s.Do(model.MoveDuties("MD", "D2"), ""), s.Undo(), s.Note(1, "because"),
		l.SetSetting("policy", "strict"), l.SetSetting("policy", "lax"), l.SetSetting("terms", "直播"))
	for _, status := range []scenarios.Status{scenarios.Draft, scenarios.InReview, scenarios.Adopted, scenarios.Archived} {
		id := model.ID(status)
		_, err := l.ForkAs(id, "V0", word(string(status)))
		must(t, err, session(t, l, id).Do(model.MoveDuties("", "D3"), "in "+string(status)), l.SetStatus(id, status))
	}
	return l
}

// contents is everything that a library says of what is in it.
func contents(t testing.TB, l *scenarios.Library) string {
	t.Helper()
	must(t, l.Verify())
	out := account(t, l)
	all, err := l.Scenarios()
	must(t, err)
	for _, i := range all {
		s, err := l.At(i.ID, scenarios.Latest)
		must(t, err)
		shown, err := s.MarshalJSON()
		must(t, err)
		out += fmt.Sprintf("%+v %s\n", i, shown)
	}
	for _, key := range []string{"policy", "terms", "none"} {
		value, set, err := l.Setting(key)
		must(t, err)
		out += fmt.Sprintln(key, value, set)
	}
	return out
}

func TestACopySaysEverythingThatTheLibrarySays(t *testing.T) {
	l := varied(t)
	want := contents(t, l)
	path := filepath.Join(t.TempDir(), "copy.sandtable")
	must(t, l.SaveCopy(path))
	c, err := scenarios.Open(path, options("Bob"))
	must(t, err)
	defer c.Close()
	if got := contents(t, c); got != want {
		t.Errorf("the copy says\n%s\nnot\n%s", got, want)
	}
	if err := session(t, c, "adopted").Undo(); !errors.Is(err, scenarios.ErrAdopted) {
		t.Error("in the copy what was adopted is open:", err)
	}
}

func TestACopyReplacesNothing(t *testing.T) {
	l := varied(t)
	dir := filepath.Dir(l.Path())
	at := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.WriteFile(at("text"), []byte("mine"), 0o600), os.Mkdir(at("folder"), 0o700), os.Symlink(l.Path(), at("link")),
		os.Symlink("nothing", at("broken")), os.Link(l.Path(), at("twin")))
	before := contents(t, l)
	for _, name := range []string{"text", "folder", "link", "broken", "twin", filepath.Base(l.Path()), filepath.Join("folder", "..", filepath.Base(l.Path()))} {
		if err := l.SaveCopy(at(name)); !errors.Is(err, scenarios.ErrExists) {
			t.Errorf("onto %s: %v", name, err)
		}
	}
	if err := l.SaveCopy(filepath.Join(dir, "none", "copy.sandtable")); !errors.Is(err, scenarios.ErrNoFolder) {
		t.Errorf("into a folder that is missing: %v", err)
	}
	left, err := os.ReadDir(dir)
	must(t, err)
	if len(left) != 6 || contents(t, l) != before {
		t.Errorf("it left %v", left)
	}
	if b, err := os.ReadFile(at("text")); err != nil || string(b) != "mine" {
		t.Error("the text was overwritten:", err)
	}
}

func TestACopyTakenWhileAnotherProgramWritesIsAMomentOfTheLibrary(t *testing.T) {
	path := closed(t)
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	writer := begun(t, "move", path)
	last, grown := 0, 0
	for i := range 8 {
		to := filepath.Join(t.TempDir(), "copy.sandtable")
		err := l.SaveCopy(to)
		for errors.Is(err, scenarios.ErrLocked) { // who writes without a pause lets nobody in
			err = l.SaveCopy(to)
		}
		must(t, err)
		c, err := scenarios.Open(to, options("Bob"))
		must(t, err)
		must(t, c.Verify())
		seq := session(t, c, "V0").Now().Seq
		must(t, c.Close())
		if seq < last {
			t.Errorf("copy %d holds %d rows, the one before %d", i, seq, last)
		}
		if seq > last {
			grown++
		}
		last = seq
	}
	must(t, writer.Process.Kill())
	_ = writer.Wait() // it was killed
	if rows, err := l.Log("V0"); err != nil || len(rows) < last || grown < 2 {
		t.Errorf("%d rows in the library, %d in the last of the copies, which grew %d times: %v", len(rows), last, grown, err)
	}
}

func TestACopyForWhichThereIsNoRoomIsReportedAndLeavesNothing(t *testing.T) {
	path := closed(t)
	if out, err := child(t, "copy", path).Output(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	must(t, err)
	var names []string
	for _, e := range left {
		names = append(names, e.Name())
	}
	if got := strings.Join(names, " "); got != "copy.sandtable plan.sandtable" {
		t.Error("it left", got)
	}
	must(t, verified(path), verified(filepath.Join(filepath.Dir(path), "copy.sandtable")))
}

func TestACopyCanTakeThePlaceOfALibraryThatIsGone(t *testing.T) {
	l := varied(t)
	want := contents(t, l)
	must(t, os.Rename(l.Path(), l.Path()+".old"), l.SaveCopy(l.Path()))
	if got := contents(t, again(t, l, "Ann")); got != want {
		t.Errorf("it says\n%s\nnot\n%s", got, want)
	}
	if err := session(t, l, "draft").Undo(); !errors.Is(err, scenarios.ErrMoved) {
		t.Error("who has the old file open is not told:", err)
	}
}
