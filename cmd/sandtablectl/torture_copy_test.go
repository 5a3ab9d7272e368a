//go:build torture

package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"sandtable/scenarios"
)

// TestUnderTortureACopyTakenDuringWorkIsWholeOrRefused copies the file, and only the
// file, as people and copying programs do, while the program edits every 15 ms, or
// as fast as it can. A copy holds everything that was announced before it was begun,
// or it is refused.
func TestUnderTortureACopyTakenDuringWorkIsWholeOrRefused(t *testing.T) {
	rounds, r := dice(t)
	for _, pace := range []struct {
		name  string
		pause time.Duration
		slow  bool // the copying program
	}{
		{"a step every 15 ms", 15 * time.Millisecond, false},
		{"a step every 15 ms and a slow copy", 15 * time.Millisecond, true},
		{"one step after another", 0, false},
		{"one step after another and a slow copy", 0, true},
	} {
		whole, refused := 0, 0
		for left := rounds; left > 0; left -= 50 {
			path, h, before := example(t)
			w := work(t, path, write(r, h, "copy", 4_000), pace.pause)
			for range min(left, 50) {
				time.Sleep(time.Duration(r.IntN(20)) * time.Millisecond)
				from := int(w.said.Load()) // it may have announced more, which was not read yet
				copied := filepath.Join(t.TempDir(), "copy.sandtable")
				must(t, copyFile(copied, path, pace.slow, r))
				l, err := scenarios.Open(copied, scenarios.Options{})
				if err == nil {
					var lines int
					if lines, err = w.script.held(t, l, before); err == nil && lines < from {
						t.Errorf("%s: a copy holds %d lines; %d were announced", pace.name, lines, from)
					}
					must(t, l.Close())
				}
				if _, damaged := errors.AsType[*scenarios.DamagedError](err); damaged {
					refused++
				} else if err != nil {
					t.Errorf("%s: %v", pace.name, err)
				} else {
					whole++
				}
			}
			w.stop()
		}
		t.Logf("%s: %d copies whole, %d refused", pace.name, whole, refused)
	}
}

// copyFile copies what is in a file, page by page when it is to be slow.
func copyFile(to, from string, slow bool, r *rand.Rand) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	var b []byte
	page := make([]byte, 4096)
	for {
		n, err := in.Read(page)
		b = append(b, page[:n]...)
		if err == io.EOF {
			return os.WriteFile(to, b, 0o600)
		}
		if err != nil {
			return err
		}
		if slow {
			time.Sleep(time.Duration(r.IntN(400)) * time.Microsecond)
		}
	}
}

// worker is a program that works through a script.
type worker struct {
	script script
	said   atomic.Int64 // lines that it has announced
	stop   func()
}

func work(t *testing.T, path string, s script, pause time.Duration) *worker {
	t.Helper()
	w := &worker{script: s}
	cmd := exec.Command("sandtablectl", "do", path, "V3", "-")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	stopped, ended := make(chan struct{}), make(chan struct{})
	go func() {
		defer in.Close()
		for _, line := range s.lines {
			select {
			case <-stopped:
				return
			case <-time.After(pause):
			}
			if _, err := io.WriteString(in, line); err != nil {
				return
			}
		}
	}()
	go func() {
		defer close(ended)
		for answers := bufio.NewScanner(out); answers.Scan(); {
			w.said.Add(1)
		}
	}()
	w.stop = func() {
		close(stopped)
		<-ended
		must(t, cmd.Wait())
	}
	return w
}

// TestUnderTortureAJournalOfAnotherDayIsRefusedOrLeadsToAMomentThatWas puts the journal
// that a kill has left beside the same library of another day: a later one, as when
// the journal comes back from a backup, or an earlier one, as when the library does.
// SQLite plays it back, and nothing in the file can tell.
func TestUnderTortureAJournalOfAnotherDayIsRefusedOrLeadsToAMomentThatWas(t *testing.T) {
	rounds, r := dice(t)
	path, h, before := example(t)
	first, err := os.ReadFile(path)
	must(t, err)
	s, held := script{states: []homes{h}}, 0
	verdicts := map[string]int{}
	var older []byte // a journal
	for done := 0; done < rounds; {
		more := write(r, s.states[held], fmt.Sprint("journal ", len(s.lines)), 400)
		s = script{append(s.lines[:held:held], more.lines...), append(s.whys[:held:held], more.whys...), append(s.states[:held:held], more.states...)}
		said := killed(t, path, more, before+held, time.Duration(r.IntN(30_000))*time.Microsecond)
		journal, err := os.ReadFile(path + "-journal")
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		l, err := scenarios.Open(path, scenarios.Options{})
		must(t, err)
		extra, err := s.lost(t, l, before, held+said)
		must(t, err, l.Close())
		held += said + extra
		if len(journal) == 0 {
			continue
		}
		now, err := os.ReadFile(path)
		must(t, err)
		for _, pair := range []struct {
			name             string
			library, journal []byte
		}{{"a later library", now, older}, {"the first library", first, journal}} {
			verdict, err := s.withJournal(t, before, held, pair.library, pair.journal)
			if err != nil {
				t.Errorf("%s with a journal, after %d lines: %v", pair.name, held, err)
			}
			verdicts[pair.name+" "+verdict]++
		}
		older = journal
		done++
	}
	t.Logf("%v", verdicts)
}

// withJournal opens a library beside which there is a journal.
func (s script) withJournal(t *testing.T, before, held int, library, journal []byte) (verdict string, err error) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "plan.sandtable")
	must(t, os.WriteFile(path, library, 0o600), os.WriteFile(path+"-journal", journal, 0o600))
	l, err := scenarios.Open(path, scenarios.Options{})
	lines := 0
	if err == nil {
		lines, err = s.held(t, l, before)
		must(t, l.Close())
	}
	var coded interface{ Code() string }
	switch {
	case err == nil && lines == held:
		return "is as it was", nil
	case err == nil:
		return "is an earlier moment", nil
	case errors.As(err, &coded) && slices.Contains([]string{"file-damaged", "file-not-library"}, coded.Code()):
		return "is refused", nil
	}
	return "", err
}
