//go:build e2e

package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

// outputs gives a test a desk with screens side by side, as a computer has them that
// screens can be plugged into and pulled from.
func outputs(t *testing.T, sizes ...point) *desk {
	t.Helper()
	d := furnish(t)
	conf := filepath.Join(d.dir, "xorg.conf")
	d.write(conf, `
Section "ServerFlags"
  Option "AutoAddDevices" "false"
EndSection
Section "Device"
  Identifier "card"
  Driver "dummy"
  VideoRam 256000
EndSection
Section "Monitor"
  Identifier "monitor"
  HorizSync 5-1000
  VertRefresh 5-200
  Modeline "1366x768" 85.5 1366 1436 1579 1792 768 771 774 798
  Modeline "1440x900" 106.5 1440 1528 1672 1904 900 903 909 934
EndSection
Section "Screen"
  Identifier "screen"
  Device "card"
  Monitor "monitor"
  DefaultDepth 24
  SubSection "Display"
    Depth 24
    Virtual 5120 2160
  EndSubSection
EndSection`)
	d.display = d.server("Xorg", "-config", conf, "-logfile", filepath.Join(d.dir, "xorg.log"), "-novtswitch", "-sharevts")
	x := 0
	for i, size := range sizes {
		name, mode := output(i), fmt.Sprintf("%dx%d", size.x, size.y)
		if i > 0 { // the first has all modes
			d.tool("xrandr", "--addmode", name, mode)
		}
		d.tool("xrandr", "--output", name, "--mode", mode, "--pos", fmt.Sprintf("%dx0", x))
		x += size.x
	}
	d.tool("xrandr") // asked, the card notices that they are plugged in
	d.manage(`<keyboard><keybind key="A-F4"><action name="Close"/></keybind><keybind key="A-F10"><action name="ToggleMaximize"/></keybind></keyboard>
<applications><application class="*"><decor>yes</decor></application></applications>`)
	return d
}

// output is the name of the i-th output.
func output(i int) string { return fmt.Sprintf("DUMMY%d", i) }

// tool runs a tool that must succeed.
func (d *desk) tool(name string, args ...string) {
	d.t.Helper()
	if err := d.run(name, args...); err != nil {
		d.t.Fatal(err)
	}
}

// frames is how much a window manager's frame may move what is asked for: the tool that
// tells where a window is counts it twice.
const frames = 60

// standsOn waits until the window lies on a screen, and checks that what it cannot be
// used without lies in it.
func (w *live) standsOn(left, size point, more ...string) {
	w.t.Helper()
	w.until(fmt.Sprintf("the window stands on the screen at %v of %v", left, size), func() bool {
		at := w.geometry()
		return at.width > 0 && at.x >= left.x && at.y >= left.y &&
			at.x+at.width <= left.x+size.x+frames && at.y+at.height <= left.y+size.y+frames
	})
	w.settle()
	content := w.size()
	for _, name := range append(more, "undo", "redo", "menu", "export") {
		if p := w.find(name); p.x < 0 || p.y < 0 || p.x+p.width > content.x || p.y+p.height > content.y {
			w.picture("outside")
			w.t.Errorf("%s at %v is outside the window of %v", name, p, content)
		}
	}
}

func TestTheWindowFitsEveryScreenItIsMovedToAndComesBackFromOneThatIsPulledOut(t *testing.T) {
	wide, small := point{1920, 1080}, point{1366, 768}
	d := outputs(t, wide, small)
	library := d.example()
	w := d.launch(library.path)
	w.front()
	w.key("alt+F10")
	w.until("the window is maximised", func() bool { return w.size().x >= wide.x-frames })
	w.standsOn(point{}, wide)
	w.key("alt+F10")
	w.until("the window has its old size", func() bool { return w.size().x < wide.x-frames })
	w.xdotool("windowmove", w.id, itoa(wide.x+20), "40")
	w.until("the window is on the small screen", func() bool { return w.geometry().x > wide.x })
	w.key("alt+F10")
	w.until("the window is maximised on the small screen", func() bool { return w.size().x >= small.x-frames && w.size().x <= small.x })
	w.standsOn(point{wide.x, 0}, small)
	w.drag(w.find(card(plan)).centre(), w.free(media))
	w.picture("small")
	fork := w.forked(library)
	library.logged(fork, 1)

	d.tool("xrandr", "--output", output(1), "--off")
	w.standsOn(point{}, wide)
	w.drag(w.find(card(service)).centre(), w.free(media))
	library.logged(fork, 2)
	w.picture("pulled-out")
}

// forked waits for the scenario that the first drag makes.
func (w *live) forked(library record) string {
	w.t.Helper()
	w.until("a scenario was forked", func() bool { return len(library.scenarios()) == 5 })
	return library.scenarios()[4].ID
}

func TestAnEnlargedWindowFitsItsScreen(t *testing.T) {
	for _, scale := range []string{"1", "1.25", "1.5", "2", "2.5"} {
		t.Run(scale, func(t *testing.T) {
			screen := point{1440, 900}
			d := outputs(t, screen)
			d.more = append(d.more, "FYNE_SCALE="+scale)
			library := d.example()
			w := d.launch(library.path)
			w.standsOn(point{}, screen)
			to, duty := w.find(column(media)), strings.TrimPrefix(w.names(card("B-EC-"))[0], card(""))
			from := w.find(card(duty)).centre()
			w.drag(from, point{to.x + 40, from.y})
			library.lives(w.forked(library), duty, media)
			w.picture("dragged")
			w.front()
			w.key("Escape", "ctrl+d") // a dialog, with its answers
			w.find("dialog:ok")
			w.standsOn(point{}, screen, "dialog:ok", "dialog:cancel")
			w.picture("dialog")
		})
	}
}
