//go:build e2e

package main

import (
	"path/filepath"
	"regexp"
	"testing"
)

// decorate gives the windows of a desk a title and an edge and leaves them where they
// open, as users have them; it is called before the first one opens.
func (d *desk) decorate() {
	d.t.Helper()
	d.write(filepath.Join(d.dir, "openbox.xml"), `<?xml version="1.0"?><openbox_config xmlns="http://openbox.org/3.4/rc">
<keyboard><keybind key="A-F4"><action name="Close"/></keybind><keybind key="A-F10"><action name="ToggleMaximize"/></keybind></keyboard>
<applications><application class="*"><decor>yes</decor></application></applications></openbox_config>`)
	if err := d.run("openbox", "--reconfigure"); err != nil {
		d.t.Fatal(err)
	}
}

var extent = regexp.MustCompile(`(?m)^(X|Y|WIDTH|HEIGHT)=(-?\d+)$`)

// geometry is where the window's content is on the screens, in pixels; it is nothing
// while nobody can say.
func (w *live) geometry() (p place) {
	out, err := w.output("xdotool", "getwindowgeometry", "--shell", w.id)
	if err != nil {
		return p
	}
	parts := map[string]*int{"X": &p.x, "Y": &p.y, "WIDTH": &p.width, "HEIGHT": &p.height}
	for _, m := range extent.FindAllStringSubmatch(out, 4) {
		*parts[m[1]] = atoi(m[2])
	}
	return p
}

// size is the size of the window's content in pixels.
func (w *live) size() point {
	p := w.geometry()
	return point{p.width, p.height}
}

func (w *live) resize(to point) {
	w.t.Helper()
	w.xdotool("windowsize", w.id, itoa(to.x), itoa(to.y))
	w.until("the window has the size that was asked for", func() bool { return w.size() == to })
	w.settle()
}

func TestTheWindowIsEnlargedAndMadeSmallerAgainAndOpensAsItWasLeft(t *testing.T) {
	d := sit(t, 1440, 900)
	d.decorate()
	library := d.example()
	w := d.launch(library.path)
	w.find("column:-") // what waits for a home can be seen at the first start
	if at, size := w.find("column:-"), w.size(); at.x+at.width > size.x {
		t.Errorf("the unplaced duties end at %d of %d", at.x+at.width, size.x)
	}
	first := w.size()
	if first.x > 1440 || first.y > 900 {
		t.Errorf("the first size is %v", first)
	}
	w.front()
	w.key("alt+F10")
	w.until("the window is maximised", func() bool { return w.size().x == 1440-2 || w.size().x == 1440 })
	w.settle()
	w.key("alt+F10")
	w.until("the window has its old size again", func() bool { return w.size() == first })
	for _, size := range []point{{800, 560}, {1024, 640}, {1200, 700}} {
		w.resize(size)
		w.picture(itoa(size.x))
		w.find(card(plan))
	}
	w.resize(point{900, 600})
	w.close()

	again := d.launch(library.path)
	again.find(card(plan))
	if got := again.size(); got != (point{900, 600}) {
		t.Errorf("left with 900 by 600, it opens with %v", got)
	}
	again.xdotool(again.move(again.find("menu").centre())...)
	again.find("hint")
	again.picture("hint")
}

func TestTheWindowIsZoomedByKeysAndStaysAsLargeAsItIs(t *testing.T) {
	for _, maximised := range []bool{false, true} {
		d := sit(t, 1440, 900)
		if !maximised {
			d.decorate()
		}
		library := d.example()
		w := d.launch(library.path)
		w.find(card(plan))
		size := w.size()
		wide := func() int { return w.find("menu").height }
		w.front()
		normal := wide()
		w.key("ctrl+minus", "ctrl+minus", "ctrl+minus")
		w.until("everything is smaller", func() bool { return wide() < normal*8/10 })
		w.settle()
		w.picture("smaller")
		w.drag(w.find(card(plan)).centre(), w.free(media))
		w.forked(library)
		w.key("Escape", "ctrl+0")
		w.until("everything is as it was", func() bool { return wide() == normal })
		w.key("ctrl+equal", "ctrl+plus", "ctrl+equal")
		w.until("everything is larger", func() bool { return wide() > normal*12/10 })
		w.settle()
		w.picture("larger")
		near := func(got point) bool { // the toolkit rounds
			return max(got.x-size.x, size.x-got.x, got.y-size.y, size.y-got.y) <= 1
		}
		w.until("the window is as large as it was", func() bool { return near(w.size()) })
		w.close()
		again := d.launch(library.path)
		again.until("it opens as large as it was left", func() bool { return again.find("menu").height > normal*12/10 })
		if got := again.size(); !near(got) {
			t.Errorf("maximised %v: left with %v, it opens with %v", maximised, size, got)
		}
		again.close()
	}
}
