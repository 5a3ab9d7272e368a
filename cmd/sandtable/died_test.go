//go:build e2e

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"testing"
	"unicode"
)

func (d *desk) diaries(pattern string) []string {
	found, _ := filepath.Glob(filepath.Join(d.dir, "cache", "Sandtable", pattern))
	return found
}

func TestAfterADeathTheNextStartSaysSoAndWhereItIsWritten(t *testing.T) {
	d := sit(t, 1280, 800)
	library := d.trial()
	w := d.work(library)
	w.drag(w.find(card(plan)).centre(), w.free(media))
	library.logged(library.trial, 1)
	w.picture("before")
	if err := w.cmd.Process.Signal(syscall.SIGABRT); err != nil { // as a fault of its own does
		t.Fatal(err)
	}
	w.end()
	again := d.open(library.path)
	again.find("banner:died-folder")
	again.picture("told")
	if !again.at(plan, media) {
		t.Error("the step before the death is gone")
	}
	left := d.diaries("died-*.log")
	if len(left) != 1 {
		t.Fatalf("diaries: %q", left)
	}
	b, err := os.ReadFile(left[0])
	if err != nil || !bytes.Contains(b, []byte("goroutine ")) || !bytes.HasPrefix(b, []byte("Sandtable ")) {
		t.Errorf("the diary says %q, %v", b, err)
	}
	if i, err := os.Stat(left[0]); err != nil || i.Mode().Perm() != 0o600 {
		t.Errorf("others may read the diary: %v, %v", i.Mode(), err)
	}
	again.click("banner:died-read")
	again.gone("banner:died-folder")
	again.close()

	third := d.open(library.path)
	third.find(card(plan))
	if third.shows("banner:died-folder") {
		t.Error("the death is told twice")
	}
	third.close()
	if left := d.diaries("running-*.log"); len(left) != 0 {
		t.Errorf("a run that ended well leaves %q", left)
	}
	library.sound()
}

// startAt runs the window with other surroundings and gives what it says and how it ends.
func (d *desk) startAt(env ...string) (said string, code int) {
	d.t.Helper()
	c := exec.Command(built().window)
	c.Env, c.Dir = append(d.env(), env...), d.dir
	var out bytes.Buffer
	c.Stderr = &out
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() {
		_ = c.Wait() // its code is looked at
		close(ended)
	}()
	d.t.Cleanup(func() { _ = c.Process.Kill() }) // it may have ended by itself
	d.until("the program ends", func() bool {
		select {
		case <-ended:
			return true
		default:
			return false
		}
	})
	return out.String(), c.ProcessState.ExitCode()
}

func TestWithoutADisplayOrOpenGLTheProgramSaysWhatIsMissingAndEnds(t *testing.T) {
	d := sit(t, 640, 480)
	plain := d.server("Xvfb", "-screen", "0", "640x480x24", "-extension", "GLX")
	for name, env := range map[string][]string{
		"no display": {"DISPLAY="},
		"no OpenGL":  {"DISPLAY=" + plain},
	} {
		for _, lang := range []string{"zh_CN.UTF-8", "en_GB.UTF-8"} {
			said, code := d.startAt(append(env, "LANG="+lang)...)
			if code != 1 {
				t.Errorf("%s: exit code %d", name, code)
			}
			chinese := strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Han, r) })
			if strings.Contains(said, "goroutine") || !strings.Contains(said, "OpenGL") && name == "no OpenGL" || chinese != strings.HasPrefix(lang, "zh") {
				t.Errorf("%s, %s: says %q", name, lang, said)
			}
		}
	}
}

var daemon = regexp.MustCompile(`(?m)^\S*(dbus-daemon|dbus-launch)`)

func TestNoSessionBusIsLeftRunningWhereThereWasNone(t *testing.T) {
	d := sit(t, 1280, 800)
	w := d.open(d.example().path)
	w.close()
	processes, err := filepath.Glob("/proc/[0-9]*/environ")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range processes {
		env, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(env, []byte(d.dir)) {
			continue // of somebody else, or gone
		}
		if line, _ := os.ReadFile(filepath.Join(filepath.Dir(path), "cmdline")); daemon.Match(line) {
			t.Errorf("left running: %q", line)
		}
	}
}
