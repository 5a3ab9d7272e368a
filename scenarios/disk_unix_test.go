//go:build unix

package scenarios_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"sandtable/model"
	"sandtable/scenarios"
)

// fillTheDisk edits under a limit on the size of files, the one full disk that
// every Unix can give an ordinary user, until there is no room; and then with room.
func fillTheDisk(path string) error {
	l, err := scenarios.Open(path, scenarios.Reproducible("child"))
	if err != nil {
		return err
	}
	s, err := l.Session("V0")
	if err != nil {
		return err
	}
	info, err := os.Stat(path)
	if err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	short := limit
	short.Cur = 100_000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &short); err != nil {
		return err
	}
	steps := 0
	for ; ; steps++ {
		before := s.Now()
		to := model.ID("MD")
		if home(before.Scenario, "D1") == "MD" {
			to = "EC"
		}
		err := s.Do(model.MoveDuties(to, "D1"), strings.Repeat("why ", 500))
		if err == nil {
			continue
		}
		if !errors.Is(err, scenarios.ErrFull) {
			return fmt.Errorf("after %d steps: %w", steps, err)
		}
		if s.Now().Seq != before.Seq || !model.Diff(s.Now().Scenario, before.Scenario).Empty() {
			return errors.New("a step was shown that is not in the file")
		}
		break
	}
	if steps == 0 {
		return fmt.Errorf("no room at once: %d bytes", info.Size())
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	return errors.Join(s.Do(model.MoveDuties("", "D1"), ""), l.Verify(), l.Close())
}

// copyWithoutRoom saves a copy under a limit on the size of files, and then without.
func copyWithoutRoom(path string) error {
	l, err := scenarios.Open(path, scenarios.Reproducible("child"))
	if err != nil {
		return err
	}
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	short := limit
	short.Cur = 10_000
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &short); err != nil {
		return err
	}
	to := filepath.Join(filepath.Dir(path), "copy.sandtable")
	if err := l.SaveCopy(to); !errors.Is(err, scenarios.ErrFull) {
		return fmt.Errorf("without room: %w", err)
	}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return err
	}
	return errors.Join(l.SaveCopy(to), l.Close())
}
