package scenarios_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// beginStep begins a step, says so and does not end it. Some of it is in the file.
func beginStep(path string) error {
	return stall(path, time.Hour, "pragma cache_size = 1", "begin immediate", lengthen, shorten)
}

// endStep ends such a step after a while; nothing has changed then.
func endStep(path string) error {
	return stall(path, 300*time.Millisecond, "pragma cache_size = 1", "begin immediate", lengthen, shorten, "commit")
}

// beginToWrite begins a step of which nothing is in the file yet, so that others read on.
func beginToWrite(path string) error {
	return stall(path, time.Hour, "begin immediate", "update log set why = 'half a step'", "rollback")
}

// lengthen and shorten are more than a small cache holds, and cancel out.
var (
	lengthen = "update log set why = why || '" + strings.Repeat("half a step ", 5_000) + "'"
	shorten  = "update log set why = substr(why, 1, length(why) - " + strconv.Itoa(5_000*len("half a step ")) + ")"
)

// stall waits before the last of some statements, and says so.
func stall(path string, wait time.Duration, statements ...string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	for i, s := range statements {
		if i == len(statements)-1 {
			fmt.Println("begun")
			time.Sleep(wait)
		}
		if _, err := conn.ExecContext(context.Background(), s); err != nil {
			return err
		}
	}
	return errors.Join(conn.Close(), db.Close())
}

// begun starts a child and waits until it has said that it began.
func begun(t *testing.T, deed, path string) *exec.Cmd {
	t.Helper()
	cmd := child(t, deed, path)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	t.Cleanup(func() {
		_ = cmd.Process.Kill() // it may be dead already
		_ = cmd.Wait()
	})
	if !bufio.NewScanner(out).Scan() {
		t.Fatal("the other program did nothing")
	}
	return cmd
}

func TestWhoOpensAfterACrashIsToldOnceAndFindsAllThatWasShown(t *testing.T) {
	path := closed(t)
	before, err := os.ReadFile(path)
	must(t, err)
	cmd := begun(t, "half", path)
	if _, err := scenarios.Open(path, options("Ann")); !errors.Is(err, scenarios.ErrLocked) {
		t.Errorf("while the other program is at it: %v", err)
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait() // it was killed
	if broken, err := os.ReadFile(path); err != nil || string(broken) == string(before) {
		t.Fatal("nothing of the step was in the file:", err)
	}

	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	if !l.Recovered() {
		t.Error("it does not say that it recovered")
	}
	must(t, l.Verify())
	if now := session(t, l, "V0").Now(); now.Seq != 1 || home(now.Scenario, "D1") != "MD" {
		t.Errorf("it stands at row %d", now.Seq)
	}
	must(t, l.Close())
	if after, err := os.ReadFile(path); err != nil || string(after) != string(before) {
		t.Error("it is not as it was before the step:", err)
	}
	l, err = scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	if l.Recovered() {
		t.Error("it says so again")
	}
}

func TestAProgramAtWorkIsNotTakenForOneThatCrashed(t *testing.T) {
	path := closed(t)
	cmd := begun(t, "beginning", path)
	if _, err := os.Stat(path + "-journal"); err != nil {
		t.Fatal(err)
	}
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	if l.Recovered() {
		t.Error("it was taken for one")
	}
	if err := session(t, l, "V0").Do(model.MoveDuties("MD", "D2"), ""); !errors.Is(err, scenarios.ErrLocked) {
		t.Error(err)
	}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait() // it was killed
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D2"), ""), l.Verify(), l.Close())
	if l.Recovered() {
		t.Error("a crash beside an open library is not one before it was opened")
	}
}

func TestAProgramThatEndsItsStepWhileWeOpenIsNotTakenForOneThatCrashed(t *testing.T) {
	path := closed(t)
	cmd := begun(t, "ending", path)
	if _, err := os.Stat(path + "-journal"); err != nil {
		t.Fatal(err)
	}
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	if _, err := os.Stat(path + "-journal"); err == nil || l.Recovered() {
		t.Error("it was taken for one:", err)
	}
	must(t, cmd.Wait(), l.Verify())
}

func TestALibraryThatWasClosedDoesNotSayThatItRecovered(t *testing.T) {
	l := library(t)
	must(t, session(t, l, "V0").Do(model.MoveDuties("MD", "D1"), ""))
	beside := again(t, l, "Bob")
	must(t, l.Close())
	if after := again(t, l, "Cem"); l.Recovered() || beside.Recovered() || after.Recovered() {
		t.Error("it says so")
	}
}
