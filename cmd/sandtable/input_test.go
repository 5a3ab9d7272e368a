//go:build e2e

package main

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"
)

// method is a Chinese input method as people have it on a desktop.
type method struct {
	name   string
	server string // as it calls itself to the X server
	start  func(*desk)
	on     func(*desk) // turns it on where the keyboard is
}

func methods() []method {
	return []method{
		{"ibus", "ibus", func(d *desk) {
			daemon := exec.Command("ibus-daemon", "--xim", "--panel=disable", "--emoji-extension=disable")
			daemon.Env = d.env()
			d.start(daemon, "ibus-daemon")
			d.until("ibus writes pinyin", func() bool {
				_ = d.run("ibus", "engine", "libpinyin") // fails until the daemon listens
				out, err := d.output("ibus", "engine")
				return err == nil && strings.TrimSpace(out) == "libpinyin"
			})
		}, func(*desk) {}}, // it is on everywhere
		{"fcitx5", "fcitx", func(d *desk) {
			dir := filepath.Join(d.dir, "config", "fcitx5")
			if err := os.MkdirAll(dir, 0o700); err != nil {
				d.t.Fatal(err)
			}
			d.write(filepath.Join(dir, "profile"), "[Groups/0]\nName=Default\nDefault Layout=us\nDefaultIM=pinyin\n\n"+
				"[Groups/0/Items/0]\nName=pinyin\nLayout=\n\n[GroupOrder]\n0=Default\n")
			daemon := exec.Command("fcitx5", "--disable=classicui,kimpanel,wayland,waylandim,cloudpinyin,notificationitem,notifications,clipboard")
			daemon.Env = d.env()
			d.start(daemon, "fcitx5")
		}, func(d *desk) {
			if err := d.run("fcitx5-remote", "-o"); err != nil {
				d.t.Fatal(err)
			}
		}},
	}
}

// writesChinese gives the desk a Chinese locale, a message bus and an input method.
func (d *desk) writesChinese(m method) {
	d.t.Helper()
	if err := d.run("localedef", "-i", "zh_CN", "-f", "UTF-8", filepath.Join(d.dir, "zh_CN.UTF-8")); err != nil {
		d.t.Fatal(err)
	}
	d.more = append(d.more, "LOCPATH="+d.dir, "XMODIFIERS=@im="+m.server, "GSETTINGS_BACKEND=memory",
		"XDG_DATA_HOME="+filepath.Join(d.dir, "data"), "NO_AT_BRIDGE=1")
	address, theirs, err := os.Pipe()
	if err != nil {
		d.t.Fatal(err)
	}
	defer address.Close()
	bus := exec.Command("dbus-daemon", "--session", "--nofork", "--print-address=3")
	bus.Env, bus.ExtraFiles = d.env(), []*os.File{theirs}
	d.start(bus, "dbus-daemon")
	theirs.Close()
	line, err := bufio.NewReader(address).ReadString('\n')
	if err != nil {
		d.t.Fatalf("the message bus did not start: %v", err)
	}
	d.more = append(d.more, "DBUS_SESSION_BUS_ADDRESS="+strings.TrimSpace(line))
	m.start(d)
	d.until("the input method serves the screen", func() bool {
		out, err := d.output("xprop", "-root", "XIM_SERVERS")
		return err == nil && strings.Contains(out, "@server="+m.server)
	})
}

// reads waits until the whole text of a field is as a pattern says. Which character of
// a sound a method offers first is its own affair: 家 or 加.
func (w *live) reads(field, pattern string) {
	w.t.Helper()
	whole := regexp.MustCompile("^" + pattern + "$")
	defer func() {
		if w.t.Failed() {
			w.t.Logf("it reads %q", w.report().Texts[field])
		}
	}()
	w.until(fmt.Sprintf("%s reads %s", field, pattern), func() bool {
		text, shown := w.report().Texts[field]
		return shown && whole.MatchString(text)
	})
}

// composes types into an empty field until the letters become Chinese. The input method
// is asked for when a field first has the keyboard; until it is there, and has loaded its
// words, letters come through as they are, or not at all.
func (w *live) composes(m method, field string) {
	w.t.Helper()
	typed := func() string { return w.report().Texts[field] }
	w.until("letters become Chinese", func() bool {
		w.front()
		w.click(field)
		m.on(w.desk)
		w.key("a", "space")
		for end := time.Now().Add(patience / 10); typed() == "" && time.Now().Before(end); {
			time.Sleep(beat)
		}
		chinese := strings.ContainsFunc(typed(), func(r rune) bool { return unicode.Is(unicode.Han, r) })
		w.key("BackSpace", "ctrl+a", "BackSpace") // what is still being composed, and what is there
		w.reads(field, "")
		return chinese
	})
}

func TestKeysOfAChineseInputMethodDoNothingElse(t *testing.T) {
	for _, m := range methods() {
		t.Run(m.name, func(t *testing.T) {
			d := sit(t, 1280, 800)
			d.writesChinese(m)
			library := d.trial()
			w := d.work(library)

			w.key("ctrl+d")
			w.click("dialog:text")
			w.composes(m, "dialog:text")
			w.key("f", "u", "z", "e", "r", "e", "n", "space")
			w.reads("dialog:text", "负责人")
			w.picture("word")
			w.key("j", "i", "a", "n", "BackSpace", "space") // the n was too much
			w.reads("dialog:text", `负责人\p{Han}`)
			w.key("k", "p", "i", "Return") // the letters themselves
			w.reads("dialog:text", `负责人\p{Han}kpi`)
			w.key("j", "i", "a", "n", "Escape", "j", "i", "a", "space") // thought better of it
			w.reads("dialog:text", `负责人\p{Han}kpi\p{Han}`)
			w.key("j", "i", "a", "BackSpace", "BackSpace", "BackSpace", "BackSpace") // all of it, and one more
			w.reads("dialog:text", `负责人\p{Han}kpi`)
			if rows := library.log(library.trial); len(rows) != 0 {
				t.Fatalf("something was submitted: %+v", rows)
			}
			w.picture("whole")
			w.key("Return")
			library.logged(library.trial, 1)
			w.gone("dialog:text")
			if out := library.ctl("show", library.path, library.trial); !regexp.MustCompile(`负责人\p{Han}kpi`).MatchString(out) {
				t.Fatalf("the duty is another:\n%s", out)
			}

			w.xdotool(append(w.press(w.find(card(plan)).centre(), w.free(media)), "mouseup", "1")...)
			library.logged(library.trial, 2)
			w.find("reason")
			w.key("j", "i", "a", "space")
			w.reads("reason", `\p{Han}`)
			w.key("j", "i", "a", "n", "Escape", "k", "p", "i", "Return")
			w.reads("reason", `\p{Han}kpi`)
			w.key("Return")
			if rows := library.logged(library.trial, 3); !regexp.MustCompile(`^\p{Han}kpi$`).MatchString(rows[2].Why) {
				t.Errorf("the reason is %q", rows[2].Why)
			}

			w.key("ctrl+k")
			w.key("j", "i", "a", "space")
			w.reads("dialog:text", `\p{Han}`)
			w.key("j", "i", "a", "n", "Escape", "j", "i", "a", "space")
			w.reads("dialog:text", `\p{Han}{2}`)
			w.key("Escape") // none is open: as always
			w.gone("dialog:text")
			library.sound()
		})
	}
}
