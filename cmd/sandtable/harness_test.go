//go:build e2e || monkey

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// patience is how long a step may take before the test gives up. It is far above
// what a busy machine needs; nothing waits longer than its condition.
const patience = 60 * time.Second

// beat is the pause between two looks at a condition.
const beat = 50 * time.Millisecond

// programs are the two binaries under test, as they are shipped.
type programs struct{ window, ctl string }

// built finds what TestMain has built.
func built() programs {
	dir := os.Getenv("SANDTABLE_E2E_BIN")
	return programs{filepath.Join(dir, "sandtable"), filepath.Join(dir, "sandtablectl")}
}

func TestMain(m *testing.M) {
	os.Exit(run(m))
}

// run builds the programs once for all tests.
func run(m *testing.M) int {
	for _, tool := range []string{"Xvfb", "openbox", "xdotool", "xkbcomp", "import"} {
		if _, err := exec.LookPath(tool); err != nil {
			fmt.Fprintln(os.Stderr, "the window is tested under Xvfb with openbox, xdotool, xkbcomp and ImageMagick; missing:", tool)
			return 1
		}
	}
	dir, err := os.MkdirTemp("", "sandtable-e2e-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer os.RemoveAll(dir)
	build := exec.Command("go", "build", "-o", dir+string(filepath.Separator), "sandtable/cmd/sandtable", "sandtable/cmd/sandtablectl")
	build.Stderr = os.Stderr
	if err := build.Run(); err != nil {
		fmt.Fprintln(os.Stderr, "the programs do not build:", err)
		return 1
	}
	if err := errors.Join(os.Setenv("SANDTABLE_E2E_BIN", dir), os.RemoveAll(pictures()), os.MkdirAll(pictures(), 0o755)); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return m.Run()
}

// pictures is the folder that keeps what the window looked like.
func pictures() string { return filepath.Join("..", "..", "out", "e2e") }

// desk is a screen of its own with a window manager, and a home for the programs.
type desk struct {
	t       *testing.T
	dir     string
	display string
	more    []string // surroundings beside the usual ones
}

// bare is a window manager without decoration: the window has the whole screen.
const bare = `<keyboard><keybind key="A-F4"><action name="Close"/></keybind></keyboard>
<applications><application class="*"><decor>no</decor><maximized>yes</maximized></application></applications>`

// home is a folder for everything that the programs of a test write. What an input method
// has started may write for a moment after it was told to end.
func home(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "sandtable-desk-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		for end := time.Now().Add(10 * time.Second); ; time.Sleep(beat) {
			if err = os.RemoveAll(dir); err == nil || time.Now().After(end) {
				break
			}
		}
		if err != nil {
			t.Errorf("something is still written to: %v", err)
		}
	})
	return dir
}

// sit gives a test a fresh screen, filled by the window.
func sit(t *testing.T, width, height int) *desk {
	t.Helper()
	d := seat(t, width, height, bare)
	d.keyboard("数字营销部定价")
	return d
}

// seat gives a test a fresh screen, under a window manager with rules.
func seat(t *testing.T, width, height int, manages string) *desk {
	t.Helper()
	d := furnish(t)
	d.display = d.server("Xvfb", "-screen", "0", fmt.Sprintf("%dx%dx24", width, height))
	d.manage(manages)
	return d
}

// furnish gives a test the folders of a home; it has no screen yet.
func furnish(t *testing.T) *desk {
	t.Helper()
	d := &desk{t: t, dir: home(t)}
	for _, name := range []string{"Documents", "run", "config", "cache"} {
		if err := os.MkdirAll(filepath.Join(d.dir, name), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return d
}

// manage starts a window manager with rules.
func (d *desk) manage(manages string) {
	d.t.Helper()
	rules := filepath.Join(d.dir, "openbox.xml")
	d.write(rules, `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">`+manages+`</openbox_config>`)
	manager := exec.Command("openbox", "--config-file", rules)
	manager.Env = d.env()
	d.start(manager, "openbox")
	d.until("the window manager answers", func() bool { return d.run("xdotool", "get_num_desktops") == nil })
}

// server starts an X server and gives its display.
func (d *desk) server(program string, more ...string) string {
	d.t.Helper()
	numbers, number, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer numbers.Close()
	// Without -noreset the server starts anew whenever its last client leaves, and a
	// look at the screen between two starts would throw out the window manager.
	server := exec.Command(program, append([]string{"-displayfd", "3", "-noreset", "-nolisten", "tcp"}, more...)...)
	server.ExtraFiles = []*os.File{number}
	d.start(server, program)
	number.Close()
	said, err := bufio.NewReader(numbers).ReadString('\n') // it may come in pieces
	if err != nil {
		d.t.Fatalf("the X server did not start: %v", err)
	}
	return ":" + strings.TrimSpace(said)
}

// keyboard gives the function keys that no keyboard has to characters that none has
// either: typing those by remapping a key in passing loses them when the window is busy.
func (d *desk) keyboard(characters string) {
	d.t.Helper()
	var keys strings.Builder
	for i, c := range []rune(characters) {
		fmt.Fprintf(&keys, "key <FK%d> { [ U%04X ] };\n", 13+i, c)
	}
	file := filepath.Join(d.dir, "keyboard.xkb")
	d.write(file, `xkb_keymap {
xkb_keycodes { include "evdev+aliases(qwerty)" };
xkb_types { include "complete" };
xkb_compat { include "complete" };
xkb_symbols { include "pc+us" `+keys.String()+` };
};`)
	if err := d.run("xkbcomp", "-w", "0", file, d.display); err != nil {
		d.t.Fatal(err)
	}
}

// env is the surroundings of the programs: a home without history, in Chinese.
func (d *desk) env() []string {
	return append([]string{
		"PATH=" + os.Getenv("PATH"), "DISPLAY=" + d.display, "HOME=" + d.dir, "LANG=zh_CN.UTF-8",
		"XDG_CONFIG_HOME=" + filepath.Join(d.dir, "config"), "XDG_CACHE_HOME=" + filepath.Join(d.dir, "cache"),
		"XDG_RUNTIME_DIR=" + filepath.Join(d.dir, "run"), "TMPDIR=" + os.TempDir(),
		// No session bus: one that is started on demand outlives the test, and what it starts
		// mounts file systems into the home.
		"DBUS_SESSION_BUS_ADDRESS=unix:path=" + filepath.Join(d.dir, "run", "no-bus"),
	}, d.more...)
}

// start starts a program that ends with the test at the latest.
func (d *desk) start(c *exec.Cmd, name string) {
	d.t.Helper()
	var said bytes.Buffer
	c.Stderr = &said
	if err := c.Start(); err != nil {
		d.t.Fatalf("%s does not start: %v", name, err)
	}
	d.t.Cleanup(func() {
		if c.ProcessState == nil {
			_ = c.Process.Kill() // it may have ended by itself
			_ = c.Wait()
		}
		if d.t.Failed() && said.Len() > 0 {
			d.t.Logf("%s said:\n%s", name, said.String())
		}
	})
}

// run runs a tool on the desk's screen.
func (d *desk) run(name string, args ...string) error {
	_, err := d.output(name, args...)
	return err
}

func (d *desk) output(name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Env, c.Dir = d.env(), d.dir
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		return out.String(), fmt.Errorf("%s %s: %w: %s", filepath.Base(name), strings.Join(args, " "), err, said.String())
	}
	return out.String(), nil
}

// until waits for a condition; it fails with a picture when the condition stays false.
func (d *desk) until(what string, holds func() bool) {
	d.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(beat) {
		if holds() {
			return
		}
	}
	d.picture("failed")
	d.t.Fatalf("waited in vain until %s", what)
}

// picture keeps what the screen shows, under the name of the test.
func (d *desk) picture(name string) string {
	file := filepath.Join(pictures(), strings.ReplaceAll(strings.TrimPrefix(d.t.Name(), "Test"), "/", "-")+"-"+name+".png")
	absolute, err := filepath.Abs(file)
	if err == nil {
		err = d.run("import", "-window", "root", absolute)
	}
	if err != nil {
		d.t.Errorf("no picture: %v", err)
	}
	return absolute
}

func (d *desk) write(path, text string) {
	d.t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// xdotool sends keys and pointer moves, in the given order.
func (d *desk) xdotool(args ...string) {
	d.t.Helper()
	if err := d.run("env", append([]string{"LC_ALL=C.UTF-8", "xdotool"}, args...)...); err != nil { // to type Chinese
		d.t.Fatal(err)
	}
}

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, _ := strconv.Atoi(s) // what is not a number is nowhere
	return n
}
