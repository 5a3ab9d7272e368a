package main

import (
	"cmp"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// diary is the file into which a run writes what goes wrong, so that it can be read
// when the program is gone. It is taken away when the run ends as it should; what is
// found at a start is what a run that died has left.
type diary struct{ file *os.File }

const (
	running    = "running-" // and the number of the process
	diedAt     = "died-"    // and when that was found out
	diaryEnd   = ".log"
	diaries    = 3       // of runs that died are kept
	diaryBytes = 1 << 20 // of what the toolkit says are kept
)

// keepDiary begins the diary of this run in a folder. It gives the newest one of the
// runs that have died since the last start, or "".
func keepDiary(folder string) (d diary, died string) {
	if os.MkdirAll(folder, 0o700) != nil {
		return d, ""
	}
	died = collect(folder, time.Now())
	file, err := os.OpenFile(filepath.Join(folder, running+strconv.Itoa(os.Getpid())+diaryEnd), os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return d, died
	}
	fmt.Fprintf(file, "Sandtable %s, %s/%s, %s\n", version, runtime.GOOS, runtime.GOARCH, time.Now().Format(time.RFC3339))
	log.SetOutput(io.MultiWriter(os.Stderr, &upTo{file, diaryBytes}))
	_ = debug.SetCrashOutput(file, debug.CrashOptions{}) // without it a stack is on stderr only
	return diary{file}, died
}

// end takes the diary away: all went well.
func (d diary) end() {
	if d.file != nil {
		_ = debug.SetCrashOutput(nil, debug.CrashOptions{})
		log.SetOutput(os.Stderr)
		d.file.Close()
		os.Remove(d.file.Name())
	}
}

// collect sets the diaries aside of runs that are not there any more, keeps the newest
// and gives the newest of those that it has set aside.
func collect(folder string, now time.Time) (died string) {
	left, _ := filepath.Glob(filepath.Join(folder, running+"*"+diaryEnd))
	slices.SortFunc(left, func(a, b string) int { return cmp.Compare(modified(a), modified(b)) })
	for i, path := range left {
		pid, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), running), diaryEnd))
		if err == nil && pid != os.Getpid() && alive(pid) {
			continue
		}
		aside := filepath.Join(folder, fmt.Sprintf("%s%s-%d%s", diedAt, now.Format("2006-01-02-150405"), i, diaryEnd))
		if os.Rename(path, aside) == nil {
			died = aside
		}
	}
	aside, _ := filepath.Glob(filepath.Join(folder, diedAt+"*"+diaryEnd))
	slices.Sort(aside)
	for len(aside) > diaries {
		os.Remove(aside[0])
		aside = aside[1:]
	}
	return died
}

func modified(path string) int64 {
	i, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return i.ModTime().UnixNano()
}

// alive reports whether a process is there.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	if runtime.GOOS == "windows" { // it was found
		p.Release()
		return true
	}
	return p.Signal(syscall.Signal(0)) == nil
}

// upTo writes so many bytes and drops the rest.
type upTo struct {
	w    io.Writer
	left int
}

func (u *upTo) Write(b []byte) (int, error) {
	n := min(len(b), u.left)
	u.left -= n
	if n > 0 {
		if _, err := u.w.Write(b[:n]); err != nil {
			u.left = 0 // a full disk is no reason to say less on stderr
		}
	}
	return len(b), nil
}
