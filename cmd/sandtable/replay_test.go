//go:build e2e || monkey

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jezek/xgb/xproto"
)

// stock makes a fresh library of a kind: example, large or empty.
func (d *desk) stock(kind string) record {
	d.t.Helper()
	path := filepath.Join(d.dir, "Documents", kind+".sandtable")
	args := map[string][]string{
		"example": nil, "empty": {"--example", "empty"}, "large": {"--synthetic", "duties=2000,units=24,seed=1,scenarios=4,steps=20"},
	}[kind]
	if err := d.run(built().ctl, append([]string{"new", path}, args...)...); err != nil {
		d.t.Fatal(err)
	}
	return record{desk: d, path: path}
}

// calm leaves whatever is open, takes the pointer away, and waits until the window has
// taken that in.
func (p *player) calm() error {
	p.hands.activate(xproto.Window(atoi(p.w.id))) // a busy window manager may have given it to another
	for range 4 {                                 // one after another: of presses in the same millisecond the toolkit hears one
		_ = p.hands.press("Escape")
		p.hands.flush()
		if err := p.look("places"); err != nil {
			return err
		}
	}
	at, _, err := p.hands.origin(xproto.Window(atoi(p.w.id)))
	if err == nil {
		p.hands.to(at.by(3, 3))
	}
	p.hands.flush()
	return p.look("places")
}

// replay plays a list of gestures, with the checks that a monkey makes.
func replay(t *testing.T, file string) {
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(b)), "\n")
	head := parse(lines[0])
	if len(head) != 3 || head[0] != "library" {
		t.Fatalf("%s begins with %q", file, lines[0])
	}
	d := seat(t, 1440, 900, `<keyboard/>`)
	d.keyboard("数字营销部定价沙盘😀é")
	p := d.player(d.stock(head[1]), head[2])
	for i, line := range lines[1:] {
		g := parse(line)
		for k, word := range g { // the library was elsewhere then
			if strings.HasSuffix(word, filepath.Base(p.library.path)) && filepath.IsAbs(word) {
				g[k] = p.library.path
			}
		}
		if err := p.do(g); err != nil {
			d.picture("fault")
			t.Fatalf("gesture %d, %s: %v", i+1, line, err)
		}
	}
	if err := p.agrees(); err != nil {
		t.Fatal(err)
	}
	if err := p.sound(); err != nil {
		t.Fatal(err)
	}
}
