//go:build e2e

package main

import (
	"strings"
	"syscall"
	"testing"
)

// wall is where the window of the deck is on the screens; nothing while there is none.
func (w *live) wall() (p place) {
	out, err := w.output("xdotool", "search", "--onlyvisible", "--name", "投影$")
	ids := strings.Fields(out)
	if err != nil || len(ids) == 0 {
		return p
	}
	deck := *w
	deck.id = ids[0]
	return deck.geometry()
}

// verbs lists the verbs of the steps of a scenario.
func (r record) verbs(id string) (out []string) {
	r.t.Helper()
	for _, x := range r.log(id) {
		if x.Verb == "do" {
			out = append(out, x.Change.Verb)
		}
	}
	return out
}

// beginsWith opens the scenario to work in, on several screens.
func (d *desk) beginsWith(r record) *live {
	d.t.Helper()
	w := d.launch(r.path)
	w.click("scenario:" + r.trial)
	w.until("the scenario to work in is shown", func() bool { return strings.Contains(w.title(), "试验") })
	w.settle()
	return w
}

func TestAWholeMeetingOnTwoScreens(t *testing.T) {
	screen, projector := point{1440, 900}, point{1366, 768}
	d := outputs(t, screen, projector)
	library := d.trial()
	library.ctl("do", library.path, library.trial, "move-duty", plan, media, "--why", "one plan for both")
	library.ctl("do", library.path, library.trial, "move-duty", service, media)
	w := d.beginsWith(library)
	rows := len(library.log(library.trial))
	w.front()
	w.key("F11")
	w.find("meeting-slide:1")
	w.until("the deck fills the second screen", func() bool {
		at := w.wall()
		return at.x >= screen.x && at.width == projector.x && at.height == projector.y
	})
	w.picture("begun")

	w.key("Right", "Right")
	w.find("meeting-slide:3")
	w.key("1")
	library.logged(library.trial, rows+1)
	w.find("meeting-note")
	w.typed("2 posts, with budget, in 3 weeks") // right after the key
	w.key("Return")
	library.logged(library.trial, rows+2)
	w.picture("decided")
	w.key("Right")
	w.find("meeting-slide:4")
	w.click("meeting-vote:rejected")
	library.logged(library.trial, rows+3)

	before := len(library.scenarios())
	w.key("Escape", "w")
	w.find("banner:drop-try")
	tried := library.scenarios()[before].ID
	w.drag(w.find(card("B-EC-D1")).centre(), w.free(media))
	library.logged(tried, 1)
	w.settle()
	w.picture("what-if")
	w.key("F11") // with the keyboard on the board
	w.click("dialog:drop-try")
	w.find("meeting-slide:4")
	library.logged(library.trial, rows+3)

	w.key("End")
	w.find("meeting-vote:approved")
	w.key("1")
	library.logged(library.trial, rows+4)
	w.picture("voted")
	w.key("Right", "Escape")
	w.find("scenario:" + library.trial)
	w.until("the deck is gone from the second screen", func() bool { return w.wall() == place{} })
	w.picture("ended")

	if got := library.verbs(library.trial); strings.Join(got[len(got)-4:], " ") != "decide decide decide decide" {
		t.Errorf("the log has %q", got)
	}
	shown := library.ctl("--json", "show", library.path, library.trial)
	for _, want := range []string{`"vote":"approved"`, `"note":"2 posts, with budget, in 3 weeks"`, `"vote":"rejected"`} {
		if !strings.Contains(strings.Join(strings.Fields(shown), ""), strings.ReplaceAll(want, " ", "")) {
			t.Errorf("the scenario does not say %s", want)
		}
	}
	w.close()
	library.sound()
}

func TestAProjectorThatIsPulledOutLeavesTheMeetingOnThisScreen(t *testing.T) {
	screen, projector := point{1440, 900}, point{1366, 768}
	d := outputs(t, screen, projector)
	library := d.trial()
	w := d.beginsWith(library)
	w.front()
	w.key("F11")
	w.find("meeting-next")
	w.until("the deck is on the second screen", func() bool { return w.wall().x >= screen.x })
	d.tool("xrandr", "--output", output(1), "--off")
	w.find("meeting-wall")
	w.until("the deck fills this screen", func() bool { return w.size() == screen })
	w.picture("pulled-out")
	w.key("Right", "Escape")
	w.find("scenario:" + library.trial)
	w.until("the window has its old size", func() bool { return w.size() != screen })
	w.close()
	library.sound()
}

func TestAProgramThatIsEndedDuringAMeetingEndsWell(t *testing.T) {
	screen, projector := point{1440, 900}, point{1366, 768}
	for name, sizes := range map[string][]point{"one screen": {screen}, "two screens": {screen, projector}} {
		t.Run(name, func(t *testing.T) {
			d := outputs(t, sizes...)
			library := d.trial()
			w := d.beginsWith(library)
			w.front()
			w.key("F11", "End")
			w.until("the meeting has begun", func() bool { return w.report().View == "meeting" })
			w.settle()
			if err := w.cmd.Process.Signal(syscall.SIGTERM); err != nil { // as a system that shuts down does
				t.Fatal(err)
			}
			if w.end(); w.err != nil {
				t.Errorf("it ends with %v", w.err)
			}
			library.sound()
		})
	}
}
