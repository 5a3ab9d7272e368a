package scenarios_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"sandtable/model"
	"sandtable/scenarios"
)

// FuzzHeader opens files that begin with anything at all: small ones of nothing else,
// and libraries whose beginning was written over. What is refused is refused with a
// code and stays as it is; what opens answers every question or refuses that.
func FuzzHeader(f *testing.F) {
	path := closed(f)
	whole, err := os.ReadFile(path)
	must(f, err)
	change := func(at int, bytes ...byte) []byte {
		b := slices.Clone(whole[:100])
		copy(b[at:], bytes)
		return b
	}
	number := func(at int, n uint32) []byte { return change(at, binary.BigEndian.AppendUint32(nil, n)...) }
	for _, first := range [][]byte{
		nil, whole[:100], whole[:512], whole[:4096], whole, whole[:len(whole)-1], make([]byte, 512), []byte("S"), []byte("PK\x03\x04" + strings.Repeat("\x00", 600)),
		[]byte(strings.Repeat("职责", 100)), change(16, 2, 0), change(16, 0, 1), change(16, 1, 0), change(16, 0, 0), change(16, 3, 1), change(18, 2, 2), change(18, 1, 2), change(18, 3),
		change(20, 255), change(21, 0, 0, 0), number(24, 7), number(28, 0), number(28, 1), number(28, 1<<31), number(32, 2), number(36, 1), number(40, 9), number(44, 5), number(48, 1<<31),
		number(52, 3), number(56, 2), number(60, 0), number(60, 1), number(60, scenarios.FileFormat+1), number(60, 1<<31), number(64, 1), number(68, 0), number(92, 7), number(96, 1),
	} {
		f.Add(first, true)
		f.Add(first, false)
	}
	first, err := os.ReadFile(filepath.Join("testdata", "old", "format-1.sandtable"))
	must(f, err)
	f.Add(first, false)
	home := f.TempDir()
	f.Fuzz(func(t *testing.T, first []byte, rest bool) {
		b := first
		if rest && len(first) < len(whole) {
			b = slices.Concat(first, whole[len(first):])
		}
		place, err := os.MkdirTemp(home, "")
		must(t, err)
		defer os.RemoveAll(place)
		path := filepath.Join(place, "plan.sandtable")
		must(t, os.WriteFile(path, b, 0o600))
		begun := time.Now()
		opened := readAll(t, path)
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("it took %v", took)
		}
		after, err := os.ReadFile(path)
		must(t, err)
		if !bytes.Equal(unmarked(b, after), b) && (!opened || !older(b)) {
			t.Error("the file was touched")
		}
		if left, _ := filepath.Glob(path + "-*"); len(left) > 0 {
			t.Errorf("left behind: %v", left)
		}
	})
}

// unmarked gives a file as it was before it was taken back from a program that had
// given it a write-ahead log: the mark, the counters of changes and the counted pages were others.
func unmarked(before, after []byte) []byte {
	if len(after) != len(before) || len(before) < 100 || before[18] != 2 && before[19] != 2 {
		return after
	}
	after = slices.Clone(after)
	copy(after[18:20], before[18:20])
	copy(after[24:32], before[24:32])
	copy(after[92:100], before[92:100])
	return after
}

// older reports whether a file says that it is of an older format, from which it may
// have been brought to this one.
func older(b []byte) bool {
	return len(b) > 64 && binary.BigEndian.Uint32(b[60:]) < scenarios.FileFormat
}

// readAll asks a library for all it has, if it opens. Each error has a code.
func readAll(t *testing.T, path string) (opened bool) {
	t.Helper()
	coded := func(err error) {
		t.Helper()
		var code interface{ Code() string }
		if err != nil && (!errors.As(err, &code) || code.Code() == string(scenarios.ErrUnexpected)) {
			t.Errorf("%T: %v", err, err)
		}
	}
	l, err := scenarios.Open(path, options("Eve"))
	coded(err)
	if err != nil {
		return false
	}
	defer func() { must(t, l.Close()) }()
	coded(l.Verify())
	all, err := l.Scenarios()
	coded(err)
	for _, i := range all {
		_, err := l.Log(i.ID)
		coded(err)
		_, err = l.At(i.ID, scenarios.Latest)
		coded(err)
		s, err := l.SessionSoon(i.ID)
		coded(err)
		if err == nil {
			_, err = s.Preview(model.MoveDuties("MD", "D1"))
			coded(err)
		}
	}
	return true
}
