package main

import (
	"os"
	"path/filepath"
	"testing"
	"time"
)

const whole = `{"dark":true,"lang":"en","recent":["/a.sandtable"]}`

func settingsIn(t *testing.T, content string) settings {
	t.Helper()
	s := settings{filepath.Join(t.TempDir(), "preferences.json")}
	if err := os.WriteFile(s.path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestSettingsThatWereCutAreMendedFromTheCopy(t *testing.T) {
	for name, left := range map[string]string{
		"empty": "", "cut": whole[:20], "nothing in it": "null", "zeroes": "\x00\x00\x00\x00", "a list": "[]",
	} {
		s := settingsIn(t, whole)
		s.mend() // a start
		if err := os.WriteFile(s.path, []byte(left), 0o600); err != nil {
			t.Fatal(err)
		}
		s.keep() // what is broken is not kept
		s.mend()
		if b, err := os.ReadFile(s.path); err != nil || string(b) != whole {
			t.Errorf("%s: the settings are %q, %v", name, b, err)
		}
	}
}

func TestSettingsThatAreGoneComeBackAndANewUserHasNone(t *testing.T) {
	s := settingsIn(t, whole)
	s.keep()
	if err := os.Remove(s.path); err != nil {
		t.Fatal(err)
	}
	s.mend()
	if b, _ := os.ReadFile(s.path); string(b) != whole {
		t.Errorf("the settings are %q", b)
	}
	fresh := settings{filepath.Join(t.TempDir(), "preferences.json")}
	fresh.mend()
	if _, err := os.Stat(fresh.path); !os.IsNotExist(err) {
		t.Errorf("a new user has settings: %v", err)
	}
}

func TestTheCopyFollowsTheSettings(t *testing.T) {
	s := settingsIn(t, whole)
	s.keep()
	const other = `{"lang":"zh"}`
	if err := os.WriteFile(s.path, []byte(other), 0o600); err != nil {
		t.Fatal(err)
	}
	s.keep()
	if b, _ := os.ReadFile(s.copy()); string(b) != other {
		t.Errorf("the copy is %q", b)
	}
	if i, err := os.Stat(s.copy()); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read the copy: %v, %v", i.Mode(), err)
	}
}

func TestOnlyDiariesOfRunsThatDiedAreSetAsideAndFewAreKept(t *testing.T) {
	folder := t.TempDir()
	write := func(name string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	living := write("running-1.log") // of a process that is there
	if died := collect(folder, time.Unix(0, 0)); died != "" {
		t.Errorf("a run that goes on is said to have died: %s", died)
	}
	var last string
	for i := range 5 {
		write("running-999999999.log") // no system has so many
		if last = collect(folder, time.Unix(int64(i)*60, 0)); last == "" {
			t.Fatal("a run that died is not told")
		}
	}
	aside, _ := filepath.Glob(filepath.Join(folder, "died-*"))
	if len(aside) != diaries || aside[len(aside)-1] != last {
		t.Errorf("kept are %q, the last is %s", aside, last)
	}
	if _, err := os.Stat(living); err != nil {
		t.Error(err)
	}
	if died := collect(folder, time.Unix(900, 0)); died != "" {
		t.Errorf("the same death is told again: %s", died)
	}
}
