//go:build torture

package main

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/scenarios"
)

// powerCut runs a recording up to some event, cuts the power, and puts what is left
// into a folder. Lines said before are announced. A disk may lose little or much; one
// that loses nothing is as a kill between two system calls.
func powerCut(t *testing.T, r *rand.Rand, start map[string][]byte, events []event, folder string) (left string, announced int) {
	t.Helper()
	d := newDisk(start)
	for _, e := range events {
		if e.call == "say" {
			announced += bytes.Count(e.data, []byte("\n"))
			continue
		}
		d.run(e)
	}
	kept := [...]int{0, 10, 50, 90, 100}[r.IntN(5)]
	files := d.fail(func() bool { return r.IntN(100) < kept })
	left = inMemory(t)
	for path, b := range files {
		if rest, ok := strings.CutPrefix(path, folder+"/"); ok {
			path = filepath.Join(left, rest)
			must(t, os.MkdirAll(filepath.Dir(path), 0o700), os.WriteFile(path, b, 0o600))
		}
	}
	return left, announced
}

// inMemory gives a folder, in memory where the system has a place for that.
func inMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "torture-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// recording is a script, and what working through it asked of the disk.
type recording struct {
	script script
	before int
	folder string
	start  map[string][]byte
	events []event
}

func record(t *testing.T, r *rand.Rand) recording {
	t.Helper()
	path, h, before := example(t)
	b, err := os.ReadFile(path)
	must(t, err)
	s := write(r, h, "power", 40)
	return recording{s, before, filepath.Dir(path), map[string][]byte{path: b},
		recorded(t, strings.Join(s.lines, ""), "sandtablectl", "do", path, "V3", "-")}
}

// cut cuts the power after n events and says what is wrong with the library then.
func (rec recording) cut(t *testing.T, r *rand.Rand, n int) error {
	t.Helper()
	left, announced := powerCut(t, r, rec.start, rec.events[:n], rec.folder)
	defer os.RemoveAll(left)
	return rec.lost(t, left, announced)
}

// lost says what is wrong with the library in a folder.
func (rec recording) lost(t *testing.T, folder string, announced int) error {
	t.Helper()
	l, err := scenarios.Open(filepath.Join(folder, "plan.sandtable"), scenarios.Options{})
	if err != nil {
		return err
	}
	defer l.Close()
	_, err = rec.script.lost(t, l, rec.before, announced)
	return err
}

// TestUnderTortureASecondPowerCutDuringTheRecoveryFromTheFirstLosesNothing cuts the power
// while the program puts right what the first cut has left.
func TestUnderTortureASecondPowerCutDuringTheRecoveryFromTheFirstLosesNothing(t *testing.T) {
	rounds, r := dice(t)
	rec := record(t, r)
	recoveries, events := 0, 0
	for done := 0; done < rounds; {
		left, announced := powerCut(t, r, rec.start, rec.events[:r.IntN(len(rec.events)+1)], rec.folder)
		files := map[string][]byte{}
		for _, name := range []string{"plan.sandtable", "plan.sandtable-journal"} {
			path := filepath.Join(left, name)
			if b, err := os.ReadFile(path); err == nil {
				files[path] = b
			}
		}
		if len(files) == 2 { // there is something to recover from
			recovery := recorded(t, "", "sandtablectl", "verify", filepath.Join(left, "plan.sandtable"))
			recovery = slices.DeleteFunc(recovery, func(e event) bool { return e.call == "say" })
			if len(recovery) == 0 { // the journal was not needed
				must(t, os.RemoveAll(left))
				continue
			}
			recoveries, events = recoveries+1, events+len(recovery)
			for range 10 {
				n := r.IntN(len(recovery) + 1)
				again, _ := powerCut(t, r, files, recovery[:n], left)
				if err := rec.lost(t, again, announced); err != nil {
					t.Errorf("after %d of %d events of the recovery: %v", n, len(recovery), err)
				}
				must(t, os.RemoveAll(again))
				done++
			}
		}
		must(t, os.RemoveAll(left))
	}
	t.Logf("%d recoveries, which asked %d things of the disk", recoveries, events)
}

// TestUnderTortureAPowerCutLosesNothingThatWasAnnounced replays what the program asked
// of the disk up to some moment, on a disk that keeps no more than it must.
func TestUnderTortureAPowerCutLosesNothingThatWasAnnounced(t *testing.T) {
	rounds, r := dice(t)
	var rec recording
	for i := range rounds {
		if i%200 == 0 {
			rec = record(t, r)
		}
		n := r.IntN(len(rec.events) + 1)
		if err := rec.cut(t, r, n); err != nil {
			t.Errorf("after %d of %d events: %v", n, len(rec.events), err)
		}
	}
}

// TestUnderTortureTheSimulatorSeesWhatADiskLosesThatDoesNotSync proves that the test
// above can fail: of the same recording, it leaves syncs out.
func TestUnderTortureTheSimulatorSeesWhatADiskLosesThatDoesNotSync(t *testing.T) {
	rounds, r := dice(t)
	rec := record(t, r)
	for _, c := range []struct {
		name string
		lie  func(before, e event) bool
		want string
	}{
		{"as with synchronous=FULL, which does not sync the folder after the commit", func(before, e event) bool { return before.call == "unlink" }, "announced"},
		{"as with synchronous=OFF", func(_, e event) bool { return true }, "damaged"},
	} {
		lying := rec
		lying.events = nil
		var said []int
		for i, e := range rec.events {
			if e.call != "sync" || !c.lie(rec.events[i-1], e) {
				lying.events = append(lying.events, e)
			}
			if e.call == "say" {
				said = append(said, len(lying.events))
			}
		}
		bad, seen := 0, false
		for range rounds {
			if err := lying.cut(t, r, said[r.IntN(len(said))]); err != nil {
				bad++
				seen = seen || strings.Contains(err.Error(), c.want)
			}
		}
		t.Logf("%s: %d of %d cuts seen", c.name, bad, rounds)
		if !seen {
			t.Errorf("%s: nothing was %q", c.name, c.want)
		}
	}
}

// TestUnderTortureAPowerCutDuringNewLeavesAWholeLibraryOrNone replays the making of a
// library: under its name there is nothing, or all of it; and all of it once the
// program has ended.
func TestUnderTortureAPowerCutDuringNewLeavesAWholeLibraryOrNone(t *testing.T) {
	rounds, r := dice(t)
	folder := t.TempDir()
	path := filepath.Join(folder, "new.sandtable")
	events := recorded(t, "", "sandtablectl", "new", path)
	content := func(path string) (string, error) {
		l, err := scenarios.Open(path, scenarios.Options{})
		if err != nil {
			return "", err
		}
		defer l.Close()
		all, err := l.Scenarios()
		return fmt.Sprint(all), errors.Join(err, l.Verify())
	}
	want, err := content(path)
	must(t, err)
	whole := 0
	for i := range rounds {
		n := r.IntN(len(events) + 1)
		switch i % 4 {
		case 0:
			n = len(events)
		case 1, 2: // while it gets its name
			n = len(events) - r.IntN(16)
		}
		left, announced := powerCut(t, r, nil, events[:n], folder)
		got, err := content(filepath.Join(left, "new.sandtable"))
		switch {
		case err == nil && got == want:
			whole++
		case errors.Is(err, scenarios.ErrMissing) && announced == 0:
		default:
			t.Errorf("after %d of %d events: %q, %v", n, len(events), got, err)
		}
		must(t, os.RemoveAll(left))
	}
	t.Logf("%d of %d were whole, the others not there", whole, rounds)
}
