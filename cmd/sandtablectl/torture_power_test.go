//go:build torture

package main

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/scenarios"
)

// sector is what a disk writes whole or not at all.
const sector = 512

// event is one thing that a program asked of the disk, or one line that it said.
type event struct {
	call string // create, write, truncate, sync, unlink, link, rename or say
	path string
	to   string // the new name, for link and rename
	at   int64  // offset of a write, size after a truncate
	data []byte // what was written or said
}

// recorded runs a command under strace and gives what it asked of the disk, in order.
func recorded(t *testing.T, stdin string, args ...string) []event {
	t.Helper()
	trace := filepath.Join(t.TempDir(), "trace")
	cmd := exec.Command("strace", append([]string{"-f", "-y", "-xx", "-s", "10000000", "-o", trace, "-e", "trace=open,openat,creat,write,pwrite64,writev,pwritev,pwritev2,mmap," +
		"fsync,fdatasync,sync_file_range,truncate,ftruncate,fallocate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,sendfile,copy_file_range"}, args...)...)
	cmd.Stdin = strings.NewReader(stdin)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	b, err := os.ReadFile(trace)
	must(t, err)
	var events []event
	names := map[string]bool{}
	begun := map[string]string{} // the first half of a call during which another thread was busy
	for line := range strings.Lines(string(b)) {
		pid, call, _ := strings.Cut(strings.TrimSpace(line), " ")
		call = strings.TrimSpace(call)
		if first, ok := strings.CutSuffix(call, " <unfinished ...>"); ok {
			begun[pid] = first
			continue
		}
		if m := resumed.FindString(call); m != "" {
			call = begun[pid] + call[len(m):]
		}
		e, ok, err := parse(call, names)
		if err != nil {
			t.Fatalf("%v: %.200s", err, call)
		}
		if ok {
			events = append(events, e)
		}
	}
	return events
}

var (
	resumed  = regexp.MustCompile(`^<\.\.\. \w+ resumed>`)
	returned = regexp.MustCompile(`^(\w+)\((.*)\)\s+= (-?\d+)`)
	argument = regexp.MustCompile(`(?:\d+|AT_FDCWD)<([^>]*)>(\(deleted\))?|"([^"]*)"|[^ ,]+`)
)

// parse reads one call; names are the files that there have been so far.
func parse(call string, names map[string]bool) (e event, ok bool, err error) {
	m := returned.FindStringSubmatch(call)
	if m == nil || strings.HasPrefix(m[3], "-") {
		return e, false, nil // a signal or an exit; a call that failed
	}
	var paths []string // of open files and in quotation marks, as they come
	var words []string // everything else
	gone := false
	for _, a := range argument.FindAllStringSubmatch(m[2], -1) {
		written := a[1] + a[3]
		if written == "" && !strings.HasPrefix(a[0], `"`) {
			words = append(words, a[0])
			continue
		}
		raw, err := hex.DecodeString(strings.ReplaceAll(written, `\x`, ""))
		if err != nil {
			return e, false, err
		}
		gone = gone || a[2] != ""
		paths = append(paths, string(raw))
	}
	last := func() (n int64, err error) { return strconv.ParseInt(words[len(words)-1], 10, 64) }
	switch m[1] {
	case "open", "openat":
		path := paths[len(paths)-1]
		if !strings.Contains(m[2], "O_CREAT") || names[path] {
			return e, false, nil
		}
		names[path] = true
		return event{call: "create", path: path}, true, nil
	case "write":
		if strings.HasPrefix(m[2], "1<") {
			return event{call: "say", data: []byte(paths[1])}, true, nil
		}
		if strings.HasPrefix(m[2], "2<") || !names[paths[0]] {
			return e, false, nil // to the eventfd of the scheduler, for one
		}
	case "pwrite64":
		at, err := last()
		return event{call: "write", path: paths[0], at: at, data: []byte(paths[1])}, !gone, err
	case "ftruncate":
		at, err := last()
		return event{call: "truncate", path: paths[0], at: at}, !gone, err
	case "fsync", "fdatasync":
		return event{call: "sync", path: paths[0]}, !gone, nil
	case "unlink":
		delete(names, paths[0])
		return event{call: "unlink", path: paths[0]}, true, nil
	case "unlinkat":
		path := paths[len(paths)-1]
		if !filepath.IsAbs(path) {
			path = filepath.Join(paths[0], path)
		}
		delete(names, path)
		return event{call: "unlink", path: path}, !strings.Contains(m[2], "AT_REMOVEDIR"), nil
	case "link", "linkat", "rename", "renameat", "renameat2":
		to := paths[len(paths)-1]
		names[to] = true
		from := paths[len(paths)-2]
		if strings.HasSuffix(m[1], "at") {
			from = paths[1]
		}
		return event{call: strings.TrimRight(strings.TrimSuffix(m[1], "at"), "at2"), path: from, to: to}, true, nil
	case "mmap":
		if !strings.Contains(m[2], "MAP_SHARED") || !strings.Contains(m[2], "PROT_WRITE") || len(paths) == 0 {
			return e, false, nil
		}
	}
	return e, false, errors.New("a call that the simulator does not know")
}

// file is the content of a file: what is surely on the disk, and what the system
// may still have in memory, in pieces of at most a sector.
type file struct {
	sure    []byte
	pending []event
}

// with gives the content when those of the pending changes were written that keep says.
func (f *file) with(keep func() bool) []byte {
	b := slices.Clone(f.sure)
	for _, e := range f.pending {
		switch {
		case !keep():
		case e.call == "truncate":
			b = append(b, make([]byte, max(0, int(e.at)-len(b)))...)[:e.at]
		default:
			b = append(b, make([]byte, max(0, int(e.at)+len(e.data)-len(b)))...)
			copy(b[e.at:], e.data)
		}
	}
	return b
}

// disk is a file system that keeps no more than it has promised: of every sector,
// truncation and name that was not synced it may have kept the old or the new.
type disk struct {
	names, sure map[string]*file
	pending     []naming
}

// naming gives files names, or with nil takes them away; all at once.
type naming map[string]*file

func newDisk(files map[string][]byte) *disk {
	d := &disk{map[string]*file{}, map[string]*file{}, nil}
	for path, b := range files {
		d.names[path] = &file{sure: b}
		d.sure[path] = d.names[path]
	}
	return d
}

func apply(names map[string]*file, n naming) {
	for path, f := range n {
		if names[path] = f; f == nil {
			delete(names, path)
		}
	}
}

// run does what one event asks for.
func (d *disk) run(e event) {
	var n naming
	switch f := d.names[e.path]; e.call {
	case "create":
		n = naming{e.path: &file{}}
	case "unlink":
		n = naming{e.path: nil}
	case "link":
		n = naming{e.to: f}
	case "rename":
		n = naming{e.to: f, e.path: nil}
	case "truncate":
		f.pending = append(f.pending, e)
	case "write":
		for len(e.data) > 0 {
			piece := e
			piece.data = e.data[:min(len(e.data), int(sector-e.at%sector))]
			f.pending = append(f.pending, piece)
			e.at, e.data = e.at+int64(len(piece.data)), e.data[len(piece.data):]
		}
	case "sync":
		if f != nil {
			f.sure, f.pending = f.with(func() bool { return true }), nil
			return
		}
		var later []naming
		for _, n := range d.pending {
			for path := range n {
				if filepath.Dir(path) == e.path {
					apply(d.sure, n)
				} else {
					later = append(later, n)
				}
				break
			}
		}
		d.pending = later
	}
	if n != nil {
		apply(d.names, n)
		d.pending = append(d.pending, n)
	}
}

// fail cuts the power and gives the files that are left.
func (d *disk) fail(keep func() bool) map[string][]byte {
	names := map[string]*file{}
	for path, f := range d.sure {
		names[path] = f
	}
	for _, n := range d.pending {
		if keep() {
			apply(names, n)
		}
	}
	out := map[string][]byte{}
	for path, f := range names {
		out[path] = f.with(keep)
	}
	return out
}

// powerCut runs a recording up to some event, cuts the power, and puts what is left
// into a folder. Lines said before are announced. A disk may lose little or much.
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
	left, err := os.MkdirTemp(inMemory(t), "cut-")
	must(t, err)
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
