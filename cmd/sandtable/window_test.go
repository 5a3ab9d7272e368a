//go:build e2e || monkey

package main

import (
	"encoding/json"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"
)

// live is a running window.
type live struct {
	*desk
	id     string // of the X server
	layout string
	ended  chan struct{}
	err    error // how it ended; read after ended is closed
	cmd    *exec.Cmd
}

// place is a rectangle in window pixels.
type place struct{ x, y, width, height int }

func (p place) centre() point { return point{p.x + p.width/2, p.y + p.height/2} }

// point is a place of the pointer in window pixels.
type point struct{ x, y int }

func (p point) by(dx, dy int) point { return point{p.x + dx, p.y + dy} }

// open starts the window and waits until it reports its places.
func (d *desk) open(args ...string) *live {
	d.t.Helper()
	w := d.launch(args...)
	w.until("the window reports its places", func() bool { return len(w.places()) > 0 })
	size := d.screen()
	w.until("the window fills the screen", func() bool {
		out, err := d.output("xdotool", "getwindowgeometry", "--shell", w.id)
		return err == nil && strings.Contains(out, "WIDTH="+itoa(size.x)+"\n") && strings.Contains(out, "HEIGHT="+itoa(size.y)+"\n")
	})
	w.settle()
	return w
}

// launch starts the window without waiting for more than its appearance.
func (d *desk) launch(args ...string) *live {
	d.t.Helper()
	file, err := os.CreateTemp(d.dir, "layout-*.json")
	if err != nil {
		d.t.Fatal(err)
	}
	file.Close()
	w := &live{desk: d, layout: file.Name(), ended: make(chan struct{})}
	w.cmd = exec.Command(built().window, args...)
	w.cmd.Dir = d.dir
	// Without a path the system has no file dialogs, whatever this machine has: the
	// window asks for files itself.
	w.cmd.Env = append(d.env(), "SANDTABLE_LAYOUT="+w.layout, "PATH="+filepath.Join(d.dir, "none"))
	said, err := os.Create(filepath.Join(d.dir, "window.log"))
	if err != nil {
		d.t.Fatal(err)
	}
	w.cmd.Stderr = said
	if err := w.cmd.Start(); err != nil {
		d.t.Fatal(err)
	}
	go func() {
		w.err = w.cmd.Wait()
		close(w.ended)
	}()
	d.t.Cleanup(func() {
		_ = w.cmd.Process.Signal(syscall.SIGKILL) // it may have ended by itself
		<-w.ended
		said.Close()
		if b, err := os.ReadFile(said.Name()); err == nil && d.t.Failed() {
			d.t.Logf("the window said:\n%s", b)
		}
	})
	w.until("the window appears", func() bool {
		out, err := d.output("xdotool", "search", "--all", "--onlyvisible", "--pid", itoa(w.cmd.Process.Pid), "--name", ".")
		if ids := strings.Fields(out); err == nil && len(ids) == 1 {
			w.id = ids[0]
		}
		return w.id != ""
	})
	return w
}

// screen is the size of the desk's screen.
func (d *desk) screen() point {
	d.t.Helper()
	out, err := d.output("xdotool", "getdisplaygeometry")
	var p point
	if f := strings.Fields(out); err == nil && len(f) == 2 {
		p = point{atoi(f[0]), atoi(f[1])}
	}
	return p
}

// report is what the window writes about itself.
type report struct {
	Revision int                   `json:"revision"`
	Targets  map[string][4]float64 `json:"targets"`
	Texts    map[string]string     `json:"texts"`

	Asked                          string
	Size                           [2]float64
	Lang                           string
	View                           string
	Covers                         int
	Shortcuts                      []string
	Dragging, Busy                 bool
	Focused                        string
	Library, Scenario, Fingerprint string
}

func (w *live) report() report {
	var r report
	if b, err := os.ReadFile(w.layout); err == nil && len(b) > 0 {
		_ = json.Unmarshal(b, &r) // an unreadable report has no places
	}
	return r
}

func (w *live) places() map[string][4]float64 { return w.report().Targets }

// settle waits until the places have stood still for a few reports.
func (w *live) settle() {
	w.t.Helper()
	last, since := w.report().Revision, time.Now()
	w.until("the window is at rest", func() bool {
		if now := w.report().Revision; now != last {
			last, since = now, time.Now()
		}
		return time.Since(since) > 350*time.Millisecond // three reports and a little
	})
}

func (w *live) shows(name string) bool {
	_, ok := w.places()[name]
	return ok
}

// find waits for a named part and gives its place.
func (w *live) find(name string) place {
	w.t.Helper()
	w.settle()
	var at [4]float64
	w.until(name+" can be seen", func() bool {
		var ok bool
		at, ok = w.places()[name]
		return ok
	})
	return place{int(at[0]), int(at[1]), int(at[2]), int(at[3])}
}

// gone waits until a named part is not to be seen.
func (w *live) gone(name string) {
	w.t.Helper()
	w.until(name+" is gone", func() bool { return !w.shows(name) })
}

// names lists the parts whose names begin with prefix, from top to bottom.
func (w *live) names(prefix string) []string {
	places := w.places()
	var out []string
	for name := range places {
		if strings.HasPrefix(name, prefix) {
			out = append(out, name)
		}
	}
	slices.SortFunc(out, func(a, b string) int { return int(places[a][1] - places[b][1]) })
	return out
}

// move gives the words for moving the pointer there; a pause lets a frame pass.
func (w *live) move(to point) []string {
	return []string{"mousemove", "--window", w.id, itoa(to.x), itoa(to.y), "sleep", "0.04"}
}

func (w *live) clickAt(at point) {
	w.t.Helper()
	w.xdotool(append(w.move(at), "click", "1")...)
}

func (w *live) click(name string) {
	w.t.Helper()
	w.clickAt(w.find(name).centre())
}

// press gives the words for taking hold at one place and going to another.
func (w *live) press(from, to point) []string {
	args := append(w.move(from), "mousedown", "1")
	const steps = 6
	for i := 1; i <= steps; i++ {
		args = append(args, w.move(point{from.x + (to.x-from.x)*i/steps, from.y + (to.y-from.y)*i/steps})...)
	}
	return args
}

// drag takes hold at one place and lets go at another.
func (w *live) drag(from, to point) {
	w.t.Helper()
	w.xdotool(append(w.press(from, to), "mouseup", "1")...)
}

func (w *live) key(names ...string) {
	w.t.Helper()
	w.xdotool(append([]string{"key", "--delay", "40"}, names...)...)
}

func (w *live) typed(text string) {
	w.t.Helper()
	w.xdotool("type", "--delay", "60", text)
}

// front raises a window and gives it the keyboard.
func (w *live) front() {
	w.t.Helper()
	w.xdotool("windowactivate", "--sync", w.id)
	w.until("the window is active", func() bool {
		out, err := w.output("xdotool", "getactivewindow")
		return err == nil && strings.TrimSpace(out) == w.id
	})
}

func (w *live) title() string {
	out, _ := w.output("xdotool", "getwindowname", w.id)
	return strings.TrimSpace(out)
}

// close asks the window to close, as the button of its frame does.
func (w *live) close() {
	w.t.Helper()
	w.front()
	w.key("alt+F4")
	w.end()
}

// end waits until the program has ended.
func (w *live) end() {
	w.t.Helper()
	w.until("the program ends", func() bool {
		select {
		case <-w.ended:
			return true
		default:
			return false
		}
	})
}

// brightness is how light the screen is at a place, 0 to 255.
func (w *live) brightness(at point) int {
	w.t.Helper()
	f, err := os.Open(w.picture("brightness"))
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		w.t.Fatal(err)
	}
	return int(color.GrayModel.Convert(img.At(at.x, at.y)).(color.Gray).Y)
}
