package scenarios_test

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// TestMain lets the test program be its own victim: started with a deed in the
// environment it does that instead of testing.
func TestMain(m *testing.M) {
	deeds := map[string]func(path string) error{"create": createForever, "move": moveForever, "hold": hold, "migrate": migrateOld, "half": beginStep, "beginning": beginToWrite, "ending": endStep, "fill": fillTheDisk, "copy": copyWithoutRoom}
	if deed, ok := deeds[os.Getenv("SANDTABLE_DEED")]; ok {
		if err := deed(os.Getenv("SANDTABLE_PATH")); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func child(t *testing.T, deed, path string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self)
	cmd.Env = append(os.Environ(), "SANDTABLE_DEED="+deed, "SANDTABLE_PATH="+path)
	cmd.Stderr = os.Stderr
	return cmd
}

// createForever makes one library after another, with many steps in each.
func createForever(dir string) error {
	for i := 0; ; i++ {
		l, err := scenarios.Create(filepath.Join(dir, strconv.Itoa(i)), scenarios.Reproducible("child"), func(l *scenarios.Library) error {
			start, err := newWorld()
			if err != nil {
				return err
			}
			if _, err := l.Add("V0", start); err != nil {
				return err
			}
			s, err := l.Session("V0")
			if err != nil {
				return err
			}
			return errors.Join(s.Do(model.MoveDuties("MD", "D1"), ""), s.Do(model.MoveDuties("MD", "D2"), ""))
		})
		if err != nil {
			return err
		}
		if err := l.Close(); err != nil {
			return err
		}
		fmt.Println(i)
	}
}

// moveForever moves a duty to and fro and says each step once it is in the file.
func moveForever(path string) error {
	l, err := scenarios.Open(path, scenarios.Reproducible("child"))
	if err != nil {
		return err
	}
	s, err := l.Session("V0")
	if err != nil {
		return err
	}
	for {
		to := model.ID("MD")
		if home(s.Now().Scenario, "D1") == "MD" {
			to = "EC"
		}
		if err := s.Do(model.MoveDuties(to, "D1"), "again"); err != nil {
			return err
		}
		fmt.Println(s.Now().Seq)
	}
}

// hold keeps the file to itself, as another program may, until it is killed.
func hold(path string) error {
	db, err := sql.Open("sqlite", path)
	if err != nil {
		return err
	}
	conn, err := db.Conn(context.Background())
	if err != nil {
		return err
	}
	if _, err := conn.ExecContext(context.Background(), "begin exclusive"); err != nil {
		return err
	}
	fmt.Println("held")
	time.Sleep(time.Hour)
	return nil
}

// killed lets a child work for a while, kills it, and gives the last number it said.
func killed(t *testing.T, deed, path string, after time.Duration) int {
	t.Helper()
	cmd := child(t, deed, path)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	lines := bufio.NewScanner(out)
	last := -1
	if lines.Scan() { // it is at work
		last, _ = strconv.Atoi(lines.Text())
	}
	timer := time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
	for lines.Scan() {
		last, _ = strconv.Atoi(lines.Text())
	}
	timer.Stop()
	if cmd.Wait(); last < 0 {
		t.Fatal("the child did nothing")
	}
	return last
}

func TestAKilledCreateLeavesAWholeLibraryOrNone(t *testing.T) {
	for i := range 12 {
		dir := t.TempDir()
		last := killed(t, "create", dir, time.Duration(i*7)*time.Millisecond)
		left, err := os.ReadDir(dir)
		must(t, err)
		whole := 0
		for _, e := range left {
			if strings.HasPrefix(e.Name(), ".sandtable-") { // a draft
				continue
			}
			l, err := scenarios.Open(filepath.Join(dir, e.Name()), options("Ann"))
			must(t, err)
			must(t, l.Verify())
			if session(t, l, "V0").Now().Seq != 2 {
				t.Errorf("library %s is incomplete", e.Name())
			}
			must(t, l.Close())
			whole++
		}
		if whole < last+1 || whole > last+2 {
			t.Errorf("%d libraries, %d were announced", whole, last+1)
		}
	}
}

func TestAKilledWriterLosesNothingThatItAnnounced(t *testing.T) {
	path := closed(t)
	for i := range 20 {
		said := killed(t, "move", path, time.Duration(i*3)*time.Millisecond)
		l, err := scenarios.Open(path, options("Ann"))
		must(t, err)
		must(t, l.Verify())
		if seq := session(t, l, "V0").Now().Seq; seq < said || seq > said+1 {
			t.Errorf("%d rows, but %d were announced", seq, said)
		}
		must(t, l.Close())
	}
}

func TestAFullDiskIsReportedAndNothingIsLost(t *testing.T) {
	path := closed(t)
	if out, err := child(t, "fill", path).Output(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	l, err := scenarios.Open(path, options("Ann"))
	must(t, err)
	defer l.Close()
	must(t, l.Verify())
}
