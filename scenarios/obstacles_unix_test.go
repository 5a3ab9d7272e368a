//go:build unix

package scenarios_test

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

func TestWhatTheSystemRefusesIsToldApartAndSaidInASentence(t *testing.T) {
	dir := t.TempDir()
	in := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.Chmod(filepath.Dir(dir), 0o755), os.Chmod(dir, 0o755), os.Symlink("b", in("a")), os.Symlink("a", in("b")),
		os.WriteFile(in("file"), []byte("x"), 0o600), os.Mkdir(in("shut"), 0o555))
	b, err := os.ReadFile(closed(t))
	must(t, err, os.WriteFile(in("secret"), b, 0o600), os.Chmod(in("secret"), 0), os.WriteFile(in("plan"), b, 0o600))
	if os.Geteuid() == 0 {
		must(t, os.Chmod(in("shut"), 0o755)) // ordinary users own nothing there
	}
	open := func(name string) error {
		l, err := scenarios.Open(in(name), options("Ann"))
		if err == nil {
			l.Close()
		}
		return err
	}
	create := func(name string) error {
		l, err := scenarios.Create(in(name), options("Ann"), nil)
		if err == nil {
			l.Close()
		}
		return err
	}
	plan, err := scenarios.Open(in("plan"), options("Ann"))
	must(t, err)
	defer plan.Close()
	for _, c := range []struct {
		name string
		do   func() error
		want scenarios.Problem
	}{
		{"opening a link that leads to itself", func() error { return open("a") }, scenarios.ErrLoop},
		{"opening below a file", func() error { return open("file/plan") }, scenarios.ErrNotFolder},
		{"opening a name of a thousand characters", func() error { return open(strings.Repeat("x", 1000)) }, scenarios.ErrBadName},
		{"opening a name with a zero", func() error { return open("a\x00b") }, scenarios.ErrBadName},
		{"opening what may not be read", func() error { return open("secret") }, scenarios.ErrNoAccess},
		{"opening what is not there", func() error { return open("none/plan") }, scenarios.ErrMissing},
		{"making one in a missing folder", func() error { return create("none/plan") }, scenarios.ErrNoFolder},
		{"making one below a file", func() error { return create("file/plan") }, scenarios.ErrNotFolder},
		{"making one below a file's file", func() error { return create("file/x/plan") }, scenarios.ErrNotFolder},
		{"making one below a link that leads to itself", func() error { return create("a/plan") }, scenarios.ErrLoop},
		{"making one under a name of a thousand characters", func() error { return create(strings.Repeat("x", 1000)) }, scenarios.ErrBadName},
		{"making one in a folder that may not be written", func() error { return create("shut/plan") }, scenarios.ErrReadOnly},
		{"copying into a missing folder", func() error { return plan.SaveCopy(in("none/copy")) }, scenarios.ErrNoFolder},
		{"making a folder below a file", func() error { return scenarios.MakeFolder(in("file/x")) }, scenarios.ErrNotFolder},
	} {
		t.Run(c.name, func(t *testing.T) {
			var err error
			ordinary(t, func() { err = c.do() })
			if f, ok := errors.AsType[*scenarios.FileError](err); !ok || !errors.Is(err, c.want) || f.Code() != string(c.want) {
				t.Fatalf("%v, not %s", err, c.want)
			}
			for _, lang := range []model.Lang{model.ZH, model.EN} {
				headline, hint := text.For(lang).Error(model.Scenario{}, err)
				other, _ := text.For(lang).Error(model.Scenario{}, errors.New("no code"))
				if headline == other || headline == "" || hint == "" || strings.Contains(headline+hint, "syscall") || strings.Contains(headline+hint, "stat /") {
					t.Errorf("%s: %q, %q", lang, headline, hint)
				}
			}
		})
	}
}
