//go:build e2e || monkey

package main

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// tidy checks that everything is where it belongs: as the window reports it.
func (p *player) tidy() error {
	r := p.last
	if r.Dragging {
		return nil
	}
	within := func(name string, in [4]float64, why string) error {
		t := r.Targets[name]
		const slack = 1.5
		if t[0] < in[0]-slack || t[0]+t[2] > in[0]+in[2]+slack || t[1] < in[1]-slack || t[1]+t[3] > in[1]+in[3]+slack {
			return fault{"place of " + kindOf(name), fmt.Sprintf("%s at %.0f is not inside %s at %.0f", name, t, why, in)}
		}
		return nil
	}
	window := [4]float64{0, 0, r.Size[0], r.Size[1]}
	columns := map[string][4]float64{}
	for name, t := range r.Targets {
		if kindOf(name) == "column" {
			columns[name] = t
		}
	}
	cards := map[string][]string{} // by column
	for name, t := range r.Targets {
		switch kindOf(name) {
		case "card":
			home := ""
			for column, c := range columns {
				if t[0] >= c[0]-1.5 && t[0]+t[2] <= c[0]+c[2]+1.5 {
					home = column
				}
			}
			if home == "" {
				return fault{"place of card", fmt.Sprintf("%s at %.0f is in no column: %v", name, t, columns)}
			}
			cards[home] = append(cards[home], name)
		case "undo", "redo", "export", "theme", "menu", "lang", "toast":
			if strings.Contains(name, ":") && kindOf(name) == "menu" {
				continue // the rows of a long menu scroll
			}
			if err := within(name, window, "the window"); err != nil {
				return err
			}
		case "dialog":
			// A low window scrolls its dialogs.
			if (name == "dialog:ok" || name == "dialog:cancel") && r.Size[1] >= 700 {
				if err := within(name, window, "the window"); err != nil {
					return err
				}
			}
		}
	}
	for column, names := range cards {
		for i, a := range names {
			for _, b := range names[i+1:] {
				s, t := r.Targets[a], r.Targets[b]
				if s[1]+s[3] > t[1]+1.5 && t[1]+t[3] > s[1]+1.5 && s[0]+s[2] > t[0]+1.5 && t[0]+t[2] > s[0]+1.5 {
					return fault{"cards overlap", fmt.Sprintf("in %s: %s at %.0f and %s at %.0f", column, a, s, b, t)}
				}
			}
		}
	}
	return nil
}

// kindOf is the part of a name before the colon.
func kindOf(name string) string {
	kind, _, _ := strings.Cut(name, ":")
	return kind
}

// rest checks that a window that nobody touches does nothing.
func (p *player) rest() error {
	const most, idle = 5 * time.Second, .15 // of one processor
	start := time.Now()
	for {
		a := p.ticks()
		time.Sleep(time.Second)
		share := float64(p.ticks()-a) / 100 // a tick is a hundredth of a second
		if share <= idle {
			return nil
		}
		if took := time.Since(start); p.over(took, most) {
			if err := p.look("places"); err != nil {
				return err
			}
			return fault{"restless", fmt.Sprintf("%v after the last gesture the program still takes %.0f %% of a processor; covers %d, view %s, the keyboard is with %q",
				took, share*100, p.last.Covers, p.last.View, p.last.Focused)}
		}
	}
}

// ticks is how long the program has kept processors busy.
func (p *player) ticks() int {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", p.w.cmd.Process.Pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(b), ") ")
	f := strings.Fields(rest)
	if len(f) < 13 {
		return 0
	}
	return atoi(f[11]) + atoi(f[12])
}

// agrees checks that the window shows what the log says.
func (p *player) agrees() error {
	var said string
	start := time.Now()
	for {
		if err := p.look("state"); err != nil {
			return err
		}
		if p.last.Library == "" {
			return nil // no library is open
		}
		var s scenario
		record{desk: p.w.desk, path: p.last.Library}.read(&s, "show", p.last.Library, p.last.Scenario)
		if s.Fingerprint == p.last.Fingerprint {
			return nil
		}
		said = fmt.Sprintf("the window shows %s of %s in %s, the log says %s", p.last.Fingerprint, p.last.Scenario, p.last.Library, s.Fingerprint)
		if p.over(time.Since(start), 5*time.Second) {
			return fault{"shown is not what is written", said}
		}
		time.Sleep(beat)
	}
}

// sound checks the files that were written.
func (p *player) sound() error {
	for _, path := range []string{p.library.path, p.last.Library} {
		if path == "" {
			continue
		}
		out, err := p.w.output(built().ctl, "verify", path)
		if err != nil || strings.TrimSpace(out) != "ok" {
			return fault{"verify", fmt.Sprintf("%s: %s %v", path, out, err)}
		}
	}
	return nil
}
