//go:build e2e || monkey

package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"github.com/jezek/xgb/xproto"
)

// player plays gestures in a window and watches what comes of them.
type player struct {
	w       *live
	hands   *hands
	library record
	lang    string
	last    report // as the window is
	asked   int
	played  []string // since the program was started with a fresh library
	stamped int64    // how much of what the program said has been read
	slow    float64  // how much slower than a quiet machine this one was at worst
	longest time.Duration
}

// quiet is how long [strain]'s work takes on a quiet machine of 2020.
const quiet = 60 * time.Millisecond

// strain is how much slower than that this machine is now: bounds in seconds are
// widened by it, so that they mean the same on a busy machine.
func strain() float64 {
	start := time.Now()
	x := uint64(88172645463325252)
	for range 40_000_000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
	}
	if x == 0 { // never; the work is not left out
		return 1
	}
	return max(1, min(float64(time.Since(start))/float64(quiet), 30))
}

// play starts the window on a library and takes mouse and keyboard.
func (d *desk) player(library record, lang string) *player {
	d.t.Helper()
	p := &player{hands: d.hands(), library: library, lang: lang, slow: strain()}
	p.start()
	return p
}

func (p *player) start() {
	p.w = p.library.launch("--lang", p.lang, p.library.path)
	p.stamped = 0
	p.w.until("the window reports its places", func() bool { return len(p.w.places()) > 0 })
	p.hands.activate(xproto.Window(atoi(p.w.id)))
	_ = p.look("places")
}

// restart closes the window as its frame does, and opens the library again.
func (p *player) restart() error {
	id := xproto.Window(atoi(p.w.id))
	p.hands.tell(id, id, "WM_PROTOCOLS", uint32(p.hands.atoms["WM_DELETE_WINDOW"]), 0)
	p.hands.flush()
	select {
	case <-p.w.ended:
		if p.w.err != nil {
			return fault{"closing", fmt.Sprintf("the window ends with %v\n%s", p.w.err, p.said())}
		}
	case <-time.After(p.bound(20 * time.Second)):
		return fault{"closing", "the window does not close"}
	}
	p.start()
	return nil
}

// fault is what a window must not do.
type fault struct{ kind, words string }

func (f fault) Error() string { return f.kind + ": " + f.words }

func (p *player) bound(d time.Duration) time.Duration { return time.Duration(float64(d) * p.slow) }

// over reports whether something took too long for this machine as it is now.
func (p *player) over(took, most time.Duration) bool {
	if took <= p.bound(most) {
		return false
	}
	p.slow = max(p.slow, strain())
	return took > p.bound(most)
}

// answer is how long the window may take to answer.
const answer = 2 * time.Second

// look waits until the window has taken in what was done and reports itself.
func (p *player) look(question string) error {
	start := time.Now()
	_, alive := p.hands.ping(xproto.Window(atoi(p.w.id)), patience, p.w.ended)
	if alive {
		alive = p.ask(question)
	}
	took := time.Since(start)
	p.longest = max(p.longest, took)
	if err := p.lives(); err != nil {
		return err
	}
	switch {
	case !alive:
		return fault{"frozen", fmt.Sprintf("no answer in %v\n%s", took, p.stacks())}
	case p.over(took, answer):
		return fault{"slow", fmt.Sprintf("the answer took %v, and this machine is %.1f times as slow as a quiet one", took, p.slow)}
	}
	return nil
}

// ask asks the window to report itself, and reads the answer.
func (p *player) ask(question string) bool {
	p.asked++
	question += " " + itoa(p.asked)
	draft := p.w.layout + ".draft"
	if os.WriteFile(draft, []byte(question), 0o600) != nil || os.Rename(draft, p.w.layout+".ask") != nil {
		return false
	}
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(4 * time.Millisecond) {
		if r := p.w.report(); r.Asked == question {
			p.last = r
			return true
		}
		select {
		case <-p.w.ended:
			return true
		default:
		}
	}
	return false
}

// bad is what a sound program never says.
var bad = regexp.MustCompile(`panic:|fatal error:|Error in Fyne call thread|DATA RACE|SIG[A-Z]+:|unexpected fault address|Fyne error`)

// harmless is what the toolkit says about its surroundings.
var harmless = regexp.MustCompile(`Error parsing user locale|user preferences|Preferences load error|Getting favorite locations|D-Bus|dbus|failed to watch theme settings`)

// late is what the toolkit says when a drag in a field ends after that has gone: it would
// give the field the keyboard. Nothing comes of it.
var late = regexp.MustCompile(`Failed to focus object`)

// dragged reports whether the last gesture was a drag.
func (p *player) dragged() bool {
	return len(p.played) > 0 && strings.HasPrefix(p.played[len(p.played)-1], "drag")
}

// said is what the program has written so far.
func (p *player) said() string {
	b, _ := os.ReadFile(filepath.Join(p.w.dir, "window.log"))
	return string(b)
}

// lives checks that the program runs and has not complained.
func (p *player) lives() error {
	said := p.said()
	news := said[min(int(p.stamped), len(said)):]
	p.stamped = int64(len(said))
	dead := false
	select {
	case <-p.w.ended:
		dead = true
	default:
	}
	var first string
	for line := range strings.Lines(news) {
		if bad.MatchString(line) && !harmless.MatchString(line) && !(p.dragged() && late.MatchString(line)) {
			first = strings.TrimSpace(line)
			break
		}
	}
	switch {
	case dead:
		return fault{"ended " + origin(news), fmt.Sprintf("the program has ended: %v\n%s", p.w.err, tail(news, 60))}
	case first != "" && !strings.Contains(news, "Fyne error") || strings.Contains(news, "call thread"):
		return fault{"said " + origin(news), tail(news, 40)}
	case first != "":
		return fault{"said " + first, tail(news, 20)}
	}
	return nil
}

// ours finds the places of the project in a stack.
var ours = regexp.MustCompile(`sandtable/[a-z/]+/[a-z_]+\.go:\d+`)

// origin tells faults apart: the highest place of the project in the stack.
func origin(stack string) string {
	if _, rest, ok := strings.Cut(stack, "goroutine "); ok {
		stack = rest
	}
	return ours.FindString(stack)
}

func tail(s string, lines int) string {
	all := strings.Split(s, "\n")
	return strings.Join(all[:min(lines, len(all))], "\n")
}

// stacks makes a program that does not answer say where it is.
func (p *player) stacks() string {
	_ = p.w.cmd.Process.Signal(quit)
	select {
	case <-p.w.ended:
	case <-time.After(5 * time.Second):
	}
	return tail(p.said(), 80)
}

// do plays a gesture and checks the window after it.
func (p *player) do(g gesture) error {
	p.played = append(p.played, g.String())
	if err := p.play(g); err != nil && !errors.Is(err, errNothingThere) {
		return err
	}
	if err := p.look("places"); err != nil {
		return err
	}
	p.clear()
	if g[0] == "size" || g[0] == "max" || g[0] == "unmax" {
		time.Sleep(4 * frame)
		if err := p.look("places"); err != nil { // the window manager has had its turn
			return err
		}
	}
	return p.tidy()
}

// clear closes windows of other programs that stand in the way, and keeps the focus.
func (p *player) clear() {
	for _, id := range p.hands.windows() {
		if id != xproto.Window(atoi(p.w.id)) && id != p.hands.other {
			p.hands.tell(p.hands.root, id, "_NET_CLOSE_WINDOW")
			p.hands.flush()
		}
	}
}

// quit is the signal on which a Go program says where it is and ends.
const quit = syscall.SIGQUIT
