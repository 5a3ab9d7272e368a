//go:build torture

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"sandtable/scenarios"
)

// contents says what a library holds, whatever the format of its file.
func contents(path string) (string, error) {
	l, err := scenarios.Open(path, scenarios.Options{})
	if err != nil {
		return "", err
	}
	defer l.Close()
	all, err := l.Scenarios()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	for _, info := range all {
		s, err := l.At(info.ID, scenarios.Latest)
		if err != nil {
			return "", err
		}
		rows, err := l.Log(info.ID)
		if err != nil {
			return "", err
		}
		fmt.Fprintln(&b, info.ID, info.Parent, info.ForkedSeq, info.Created, info.Edited, s.Fingerprint())
		for _, r := range rows {
			fmt.Fprintln(&b, r.Seq, r.Verb, r.Target, r.Why, r.Who, r.At)
		}
	}
	return b.String(), l.Verify()
}

// old is a library of the first published format, in a folder of its own.
func old(t *testing.T, dir string) (path string, start map[string][]byte) {
	t.Helper()
	b, err := os.ReadFile("../../scenarios/testdata/old/format-1.sandtable")
	must(t, err)
	path = filepath.Join(dir, "old.sandtable")
	must(t, os.WriteFile(path, b, 0o600))
	return path, map[string][]byte{path: b}
}

// migrated says what is wrong with a library whose migration was interrupted: it must
// hold what it held, and when it is in the new format there must be a backup.
func migrated(path, want string) (done bool, err error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return false, err
	}
	_, halfway := os.Stat(path + "-journal")
	done = b[63] != 1 && halfway != nil // the last byte of the format, once nothing is to be taken back
	if done {
		backup, ok := scenarios.NewestBackup(path)
		if !ok {
			return done, errors.New("there is no backup")
		}
		if got, err := contents(backup); err != nil || got != want {
			return done, fmt.Errorf("the backup holds %q, %w", got, err)
		}
	}
	got, err := contents(path)
	if err == nil && got != want {
		err = fmt.Errorf("it holds %q", got)
	}
	return done, err
}

// TestUnderTortureAPowerCutDuringAMigrationLeavesTheOldOrTheNewFormat cuts the power
// while a library of the first format is opened for the first time.
func TestUnderTortureAPowerCutDuringAMigrationLeavesTheOldOrTheNewFormat(t *testing.T) {
	rounds, r := dice(t)
	folder := t.TempDir()
	path, start := old(t, folder)
	events := recorded(t, "", "sandtablectl", "scenarios", path)
	want, err := contents(path)
	must(t, err)
	after := 0
	for range rounds {
		n := len(events) - r.IntN(len(events)+1)*(1+r.IntN(10))/10 // more often near the end
		left, _ := powerCut(t, r, start, events[:n], folder)
		done, err := migrated(filepath.Join(left, "old.sandtable"), want)
		if err != nil {
			t.Errorf("after %d of %d events: %v", n, len(events), err)
		}
		if done {
			after++
		}
		must(t, os.RemoveAll(left))
	}
	t.Logf("%d of %d were migrated", after, rounds)
}

// TestUnderTortureAKilledMigrationLeavesTheOldOrTheNewFormat kills the program at that.
func TestUnderTortureAKilledMigrationLeavesTheOldOrTheNewFormat(t *testing.T) {
	rounds, r := dice(t)
	path, _ := old(t, t.TempDir())
	want, err := contents(path)
	must(t, err)
	after := 0
	for round := range rounds {
		path, _ := old(t, t.TempDir())
		cmd := exec.Command("sandtablectl", "scenarios", path)
		must(t, cmd.Start())
		timer := time.AfterFunc(time.Duration(r.IntN(120_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		_ = cmd.Wait() // it was killed, or had done everything
		timer.Stop()
		done, err := migrated(path, want)
		if err != nil {
			t.Errorf("round %d: %v", round, err)
		}
		if done {
			after++
		}
	}
	t.Logf("%d of %d were migrated", after, rounds)
}
