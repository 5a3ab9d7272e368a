//go:build torture

package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"sandtable/scenarios"
)

// number reads a number that "make torture" passes on in the environment.
func number(t *testing.T, name string, missing int) int {
	t.Helper()
	v, ok := os.LookupEnv(name)
	if !ok {
		return missing
	}
	n, err := strconv.Atoi(v)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// dice gives how long to go on, and dice that fall the same way for the same seed.
func dice(t *testing.T) (rounds int, r *rand.Rand) {
	t.Helper()
	rounds, seed := number(t, "TORTURE_ROUNDS", 40), number(t, "TORTURE_SEED", 1)
	t.Logf("%d rounds with seed %d", rounds, seed)
	return rounds, rand.New(rand.NewPCG(uint64(seed), 0))
}

// homes says in which unit each duty is. It is all that the tests below know of a
// scenario, and they work it out from the lines that they send.
type homes map[string]string

// homesOf reads the homes of V3.
func homesOf(t *testing.T, l *scenarios.Library) homes {
	t.Helper()
	s, err := l.At("V3", scenarios.Latest)
	must(t, err)
	out := homes{}
	for _, d := range s.Duties() {
		out[string(d.ID)] = string(d.Unit)
	}
	return out
}

// line makes a line that moves one duty, or every eighth time many, and what the
// homes are afterwards. The program never refuses it.
func (h homes) line(r *rand.Rand, why string) (string, homes) {
	duties := slices.Sorted(maps.Keys(h))
	r.Shuffle(len(duties), func(i, j int) { duties[i], duties[j] = duties[j], duties[i] })
	n := 1
	if r.IntN(8) == 0 {
		n = 2 + r.IntN(len(duties)-1)
	}
	units := slices.DeleteFunc([]string{"EC", "MD", ""}, func(u string) bool { return u == h[duties[0]] })
	unit := units[r.IntN(2)] // so that at least the first duty moves
	next := maps.Clone(h)
	for _, d := range duties[:n] {
		next[d] = unit
	}
	return fmt.Sprintf("move-duty %s %s --why '%s'\n", strings.Join(duties[:n], " "), cmp.Or(unit, "-"), why), next
}

// script is what a program is sent and what must become of it.
type script struct {
	lines  []string
	whys   []string
	states []homes // states[i] is after i lines
}

// write makes a script of n lines. Some reasons are long, so that rows take pages of
// their own.
func write(r *rand.Rand, h homes, name string, n int) script {
	s := script{states: []homes{h}}
	for i := range n {
		why := fmt.Sprintf("%s, line %d %s", name, i+1, strings.Repeat("because ", r.IntN(8)*r.IntN(8)*r.IntN(16)))
		line, next := s.states[i].line(r, strings.TrimSpace(why))
		s.lines, s.whys, s.states = append(s.lines, line), append(s.whys, strings.TrimSpace(why)), append(s.states, next)
	}
	return s
}

// held gives how many lines of a script a library holds after the row before, and
// what is wrong with them.
func (s script) held(t *testing.T, l *scenarios.Library, before int) (lines int, err error) {
	t.Helper()
	if err := l.Verify(); err != nil {
		return 0, err
	}
	rows, err := l.Log("V3")
	if err != nil {
		return 0, err
	}
	if rows = rows[min(before, len(rows)):]; len(rows) > len(s.lines) {
		return 0, fmt.Errorf("%d rows of %d lines", len(rows), len(s.lines))
	}
	for i, r := range rows {
		if r.Why != s.whys[i] || r.Seq != before+i+1 {
			return 0, fmt.Errorf("row %d says %q instead of %q", r.Seq, r.Why, s.whys[i])
		}
	}
	if now := homesOf(t, l); !maps.Equal(now, s.states[len(rows)]) {
		return 0, fmt.Errorf("after %d lines the homes are %v instead of %v", len(rows), now, s.states[len(rows)])
	}
	return len(rows), nil
}

// lost says what is wrong with a library of which said lines of a script were
// announced. One more may be in it, which the program could not announce any more.
func (s script) lost(t *testing.T, l *scenarios.Library, before, said int) (extra int, err error) {
	t.Helper()
	lines, err := s.held(t, l, before)
	if err == nil && lines != said && lines != said+1 {
		err = fmt.Errorf("%d rows, but %d were announced", lines, said)
	}
	return lines - said, err
}

// example makes a library and gives the homes and the number of rows of V3.
func example(t *testing.T) (path string, h homes, rows int) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "plan.sandtable")
	if out, err := exec.Command("sandtablectl", "new", path).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	l, err := scenarios.Open(path, scenarios.Options{})
	must(t, err)
	defer l.Close()
	log, err := l.Log("V3")
	must(t, err)
	return path, homesOf(t, l), len(log)
}

// TestUnderTortureAKilledProgramLosesNothingThatItAnnounced kills the program with
// SIGKILL while it works through a script, and works out from the script alone what
// must be in the file.
func TestUnderTortureAKilledProgramLosesNothingThatItAnnounced(t *testing.T) {
	rounds, r := dice(t)
	var path string
	var h homes
	var before int
	announced, journals, silent := 0, 0, 0
	for round := range rounds {
		if round%50 == 0 { // so that opening stays quick
			path, h, before = example(t)
		}
		s := write(r, h, fmt.Sprint("round ", round), 400)
		said := killed(t, path, s, before, time.Duration(r.IntN(60_000))*time.Microsecond)
		if _, err := os.Stat(path + "-journal"); err == nil {
			journals++
		} else if !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
		l, err := scenarios.Open(path, scenarios.Options{})
		must(t, err)
		extra, err := s.lost(t, l, before, said)
		if err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		must(t, l.Close())
		announced += said
		silent += extra
		before, h = before+said+extra, s.states[said+extra]
	}
	t.Logf("%d steps announced in %d rounds; %d kills left a journal, %d a step in the file that was not announced yet", announced, rounds, journals, silent)
}

// killed feeds a script to the program, kills it some time after its first answer,
// and gives how many lines it announced.
func killed(t *testing.T, path string, s script, before int, after time.Duration) (said int) {
	t.Helper()
	cmd := exec.Command("sandtablectl", "do", path, "V3", "-")
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	must(t, err)
	out, err := cmd.StdoutPipe()
	must(t, err, cmd.Start())
	go func() {
		_, _ = io.WriteString(in, strings.Join(s.lines, "")) // until it dies
		_ = in.Close()
	}()
	var timer *time.Timer
	for answers := bufio.NewScanner(out); answers.Scan(); said++ {
		if answers.Text() != fmt.Sprint(before+said+1) {
			t.Fatalf("line %d is said to be row %q", said+1, answers.Text())
		}
		if timer == nil {
			timer = time.AfterFunc(after, func() { _ = cmd.Process.Kill() })
		}
	}
	if timer == nil {
		t.Fatal("the program did nothing")
	}
	timer.Stop()
	if err := cmd.Wait(); err != nil && cmd.ProcessState.Exited() {
		t.Fatal(err) // it ended by itself
	}
	return said
}
