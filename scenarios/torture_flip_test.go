//go:build torture

package scenarios_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// tortured makes a small library that has something of everything in it, and closes it.
func tortured(t *testing.T) string {
	t.Helper()
	l := library(t)
	s := session(t, l, "V0")
	must(t, s.Do(model.MoveDuties("MD", "D1"), "why"), s.Do(model.AddDuty("D4", "EC", word("Serve the customers")), "new"), s.Undo(), s.Redo(), s.Note(1, "because"), s.Undo())
	_, err := l.ForkAs("F", "V0", word("Fork"))
	must(t, err)
	f := session(t, l, "F")
	must(t, f.Do(model.MoveDuties("", "D1", "D2", "D3"), strings.Repeat("for many reasons ", 60)), f.Do(model.RemoveUnit("MD", ""), ""))
	_, err = l.ForkAs("G", "F", word("Fork of the fork"))
	must(t, err, l.SetStatus("G", scenarios.Archived))
	_, err = l.ForkAs("H", "V0", word("Decided"))
	must(t, err)
	h := session(t, l, "H")
	must(t, h.Do(model.MoveDuties("MD", "D2"), "a decision"), s.Do(model.MoveDuties("", "D3"), ""), h.Merge("V0", nil, "what is new there"), l.SetStatus("H", scenarios.Adopted), l.SetSetting("policy", "strict"), l.SetSetting("policy", "lax"), l.SetSetting("terms", "直播"), l.Close())
	return l.Path()
}

// answers is what a library says to each question that a program asks of it: the
// answer, or the error instead of one.
type answers map[string]answered

type answered struct {
	said string
	err  error
}

// everything opens a library and asks everything of it, but not to verify itself.
func everything(path string) (out answers, err error) {
	l, err := scenarios.Open(path, options("Eve"))
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	out = answers{}
	ask := func(question string, answer func() (any, error)) {
		v, err := answer()
		out[question] = answered{fmt.Sprintf("%+v", v), err}
	}
	for _, id := range []model.ID{"V0", "F", "G", "H"} {
		ask("session "+string(id), func() (any, error) {
			s, err := l.Session(id)
			if err != nil {
				return nil, err
			}
			now := s.Now()
			shown, err := json.Marshal([]any{now.Scenario, now.Baseline, now.Undoes, now.Redoes})
			return fmt.Sprint(now.Info, now.Seq, now.CanUndo, now.CanRedo, now.ReadOnly, string(shown)), err
		})
		ask("log "+string(id), func() (any, error) { return l.Log(id) })
		ask("state "+string(id), func() (any, error) {
			s, err := l.At(id, scenarios.Latest)
			return s.Fingerprint(), err
		})
		ask("reasons "+string(id), func() (any, error) { return l.Differences(id) })
		ask("baseline "+string(id), func() (any, error) { return l.Baseline(id) })
	}
	ask("list", func() (any, error) { return l.Scenarios() })
	for _, key := range []string{"policy", "terms", "none"} {
		ask("setting "+key, func() (any, error) {
			value, ok, err := l.Setting(key)
			return fmt.Sprint(value, ok), err
		})
	}
	return out, nil
}

// refusals are the codes under which a broken file may be refused.
var refusals = []string{"file-damaged", "file-not-library", "file-newer"}

// judge asks everything of a broken library. It says that all is as it was, or how
// it was refused; the error is what must never be.
func judge(path string, want answers) (verdict string, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	var got answers
	var took time.Duration
	for range 3 { // the machine may have been busy otherwise
		begun := time.Now()
		got, err = everything(path)
		if took = time.Since(begun); took < 2*time.Second {
			break
		}
	}
	if took >= 2*time.Second {
		return "", fmt.Errorf("it took %v", took)
	}
	if err != nil {
		return refusal(err)
	}
	verdict = "harmless"
	for question, right := range want {
		switch a := got[question]; {
		case a.err != nil:
			if _, err := refusal(a.err); err != nil {
				return "", fmt.Errorf("%s: %w", question, err)
			}
			verdict = "refused in part"
		case a.said != right.said:
			return "", &silence{question, a.said, right.said}
		}
	}
	return verdict, nil
}

// silence is the error of an answer that differs without saying so.
type silence struct{ question, said, instead string }

func (s *silence) Error() string {
	return fmt.Sprintf("%s: says silently %.900s\ninstead of %.900s", s.question, s.said, s.instead)
}

func refusal(err error) (code string, wrong error) {
	var coded interface{ Code() string }
	if !errors.As(err, &coded) || !slices.Contains(refusals, coded.Code()) {
		return "", fmt.Errorf("refused with %w", err)
	}
	return coded.Code(), nil
}

// TestUnderTortureAFlippedByteIsRefusedOrHarmless breaks a library in one byte at a
// time. With many rounds that is every byte, each of its bits and all of them at once.
func TestUnderTortureAFlippedByteIsRefusedOrHarmless(t *testing.T) {
	rounds, r := dice(t)
	path := tortured(t)
	whole, err := os.ReadFile(path)
	must(t, err)
	want, err := everything(path)
	must(t, err)
	masks := []byte{1, 2, 4, 8, 16, 32, 64, 128, 255}
	step := max(1, len(whole)*len(masks)/(rounds*100))
	flips := make(chan int)
	verdicts := map[string]int{}
	var mu sync.Mutex
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		dir := inMemory(t)
		workers.Go(func() {
			file := filepath.Join(dir, "plan.sandtable")
			for n := range flips {
				at, mask := n/len(masks), masks[n%len(masks)]
				b := slices.Clone(whole)
				b[at] ^= mask
				err := os.WriteFile(file, b, 0o600)
				var verdict string
				if err == nil {
					verdict, err = judge(file, want)
				}
				if left, _ := filepath.Glob(file + "-*"); err == nil && len(left) > 0 {
					err = fmt.Errorf("left behind: %v", left)
				}
				mu.Lock()
				if verdicts[verdict]++; err != nil {
					t.Errorf("byte %d with %02x: %v", at, mask, err)
				}
				mu.Unlock()
			}
		})
	}
	for n := r.IntN(step); n < len(whole)*len(masks); n += step {
		flips <- n
	}
	close(flips)
	workers.Wait()
	t.Logf("%d bytes, every %d. of %d flips: %v", len(whole), step, len(whole)*len(masks), verdicts)
	if len(slices.Collect(maps.Keys(verdicts))) < 3 {
		t.Error("they are all alike")
	}
}
