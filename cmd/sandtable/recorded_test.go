//go:build e2e

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Each list of gestures is named by what it does; each has done harm once.
func TestGesturesThatDidHarmOnceDoNone(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "gestures", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gestures: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) { replay(t, file) })
	}
}

// kinds picks one name of each kind.
func (p *player) kinds(take func(string) bool) (out []string) {
	seen := map[string]bool{}
	for name := range p.last.Targets {
		if kind := kindOf(name); take(name) && (over(name) || !seen[kind]) {
			seen[kind] = true
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

// leave presses Escape until nothing stands over the window.
func (p *player) leave(after string) {
	p.w.t.Helper()
	for range 8 {
		if p.last.Covers == 0 {
			return
		}
		p.must(gesture{"key", "Escape"})
	}
	p.w.t.Fatalf("after %s Escape does not close what stands over the window", after)
}

func (p *player) must(g gesture) {
	p.w.t.Helper()
	if err := p.do(g); err != nil {
		p.w.t.Fatalf("%s\n%v", strings.Join(p.played[max(len(p.played)-6, 0):], "\n"), err)
	}
}

func TestWhatTheRunningProgramListsOpensAndIsLeftByEscape(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		t.Run(lang, func(t *testing.T) {
			d := seat(t, 1440, 900, `<keyboard/>`)
			p := d.player(d.stock("example"), lang)
			touched := map[string]bool{}
			var views []string
			for _, keys := range p.last.Shortcuts {
				if n, ok := strings.CutPrefix(keys, "Ctrl+"); ok && n >= "1" && n <= "9" {
					views = append(views, "ctrl+"+n)
				}
			}
			if len(views) < 4 {
				t.Errorf("only %d views have keys", len(views))
			}
			for _, view := range views {
				p.must(gesture{"key", view})
				for _, name := range p.kinds(under) {
					for _, how := range []string{"click", "right"} {
						if touched[how+name] || kindOf(name) == "lang" {
							continue
						}
						touched[how+name] = true
						p.must(gesture{"key", view})
						p.must(gesture{how, name + "@.5,.5"})
						rows := p.kinds(over)
						p.leave(how + " " + name)
						for _, row := range rows {
							if touched[row] || strings.HasPrefix(row, "dialog") {
								continue
							}
							touched[row] = true
							p.must(gesture{how, name + "@.5,.5"})
							p.must(gesture{"click", row + "@.5,.5"})
							p.leave(how + " " + name + ", " + row)
							if p.last.Library != p.library.path {
								p.must(gesture{"restart"})
							}
							p.must(gesture{"key", view})
						}
					}
				}
			}
			for _, keys := range p.last.Shortcuts {
				p.must(pressed(keys))
				p.leave(keys)
			}
			if len(touched) < 40 {
				t.Errorf("only %d parts were listed", len(touched))
			}
			if err := p.sound(); err != nil {
				t.Error(err)
			}
		})
	}
}
