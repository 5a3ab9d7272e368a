//go:build torture

package main

import (
	"encoding/hex"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
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
	var open, quoted, words []string // the names of open files, what is in quotation marks, the rest
	gone := false
	for _, a := range argument.FindAllStringSubmatch(m[2], -1) {
		raw, err := hex.DecodeString(strings.ReplaceAll(a[1]+a[3], `\x`, ""))
		switch {
		case err != nil:
			return e, false, err
		case a[1] != "":
			open = append(open, string(raw))
			gone = gone || a[2] != ""
		case a[0][0] == '"':
			quoted = append(quoted, string(raw))
		default:
			words = append(words, a[0])
		}
	}
	last := func() (n int64, err error) { return strconv.ParseInt(words[len(words)-1], 10, 64) }
	switch m[1] {
	case "open", "openat":
		path := quoted[0]
		if !strings.Contains(m[2], "O_CREAT") || names[path] {
			return e, false, nil
		}
		names[path] = true
		return event{call: "create", path: path}, true, nil
	case "write":
		if strings.HasPrefix(m[2], "1<") {
			return event{call: "say", data: []byte(quoted[0])}, true, nil
		}
		if strings.HasPrefix(m[2], "2<") || !names[open[0]] {
			return e, false, nil // to the eventfd of the scheduler, for one
		}
	case "pwrite64":
		at, err := last()
		return event{call: "write", path: open[0], at: at, data: []byte(quoted[0])}, !gone, err
	case "ftruncate":
		at, err := last()
		return event{call: "truncate", path: open[0], at: at}, !gone, err
	case "fsync", "fdatasync":
		return event{call: "sync", path: open[0]}, !gone, nil
	case "unlink", "unlinkat":
		path := quoted[0]
		if !filepath.IsAbs(path) {
			path = filepath.Join(open[0], path)
		}
		delete(names, path)
		return event{call: "unlink", path: path}, !strings.Contains(m[2], "AT_REMOVEDIR"), nil
	case "link", "linkat":
		names[quoted[1]] = true
		return event{call: "link", path: quoted[0], to: quoted[1]}, true, nil
	case "rename", "renameat", "renameat2":
		names[quoted[1]] = true
		return event{call: "rename", path: quoted[0], to: quoted[1]}, true, nil
	case "mmap":
		if !strings.Contains(m[2], "MAP_SHARED") || !strings.Contains(m[2], "PROT_WRITE") || len(open) == 0 {
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
