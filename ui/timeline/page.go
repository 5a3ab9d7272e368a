package timeline

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// Step is one step in effect, as it is told.
type Step struct {
	Seq      int // its row in the log
	At       time.Time
	Who, Why string
	Sentence string
	Change   model.Change
}

// Hands are what the page asks of the window.
type Hands struct {
	// Board is a board for the moments, and Show draws one on it: now, what the step changed
	// in it marked.
	Board fyne.CanvasObject
	Show  func(moment scenarios.Snapshot, p text.Printer, changed []model.Ref)
	// Look works out what the scenario was after so many steps and answers with it, unless
	// another moment was asked for meanwhile.
	Look func(steps int, answer func(scenarios.Snapshot))
	// Fork begins a new scenario from after a row of the log, Restore makes the scenario again
	// what it was then.
	Fork    func(seq int)
	Restore func(was model.Scenario, at time.Time)
	// After has something done after a while, unless it is stopped.
	After func(while time.Duration, f func()) (stop func())
	Say   func(words string)
}

// Page is the timeline. Make it with New, draw it with Draw.
type Page struct {
	widget.BaseWidget
	hands Hands

	snap    scenarios.Snapshot // as it is now
	print   text.Printer
	steps   []Step
	undone  int
	began   string // where the scenario began
	at      int    // steps after which it is looked at
	present bool   // it is looked at as it is now
	moment  scenarios.Snapshot
	stop    func() // ends the playing; nil = it does not play
	turn    int    // of the playing

	box, over *fyne.Container
	roll      *look.Roll
	list      []line
	shield    *shield

	places, fixed map[string]fyne.CanvasObject
	rows          map[int]*look.Row // of the steps: they stay, and with them the keyboard
}

// pace is how long a moment is shown while the steps play.
const pace = 1200 * time.Millisecond

// New makes an empty page.
func New(hands Hands) *Page {
	p := &Page{hands: hands, present: true, box: container.NewWithoutLayout(), over: container.NewWithoutLayout(), roll: look.NewRoll(),
		places: map[string]fyne.CanvasObject{}, fixed: map[string]fyne.CanvasObject{}, rows: map[int]*look.Row{}}
	p.shield = newShield(p)
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.box) }

// Resize implements fyne.CanvasObject.
func (p *Page) Resize(size fyne.Size) {
	changed := size != p.Size()
	p.BaseWidget.Resize(size)
	if changed {
		p.build()
	}
}

// Draw shows the steps of a scenario that was forked from a parent, "" = from none. The moment that is looked at
// stays, as far as it is still there.
func (p *Page) Draw(snap scenarios.Snapshot, print text.Printer, steps []Step, undone int, parent string) {
	if snap.Info.ID != p.snap.Info.ID {
		p.Pause()
		p.present = true
	}
	other := snap.Info.ID != p.snap.Info.ID || snap.Seq != p.snap.Seq
	p.snap, p.print, p.steps, p.undone = snap, chrome.In(print.Lang()), steps, undone
	if p.began = p.print.T("timeline.began-here"); parent != "" {
		p.began = p.print.T("timeline.began", "x", parent)
	}
	if p.at = min(p.at, len(steps)); p.present || p.at == len(steps) {
		p.at, p.present, p.moment = len(steps), true, snap
	} else if other {
		p.look()
	}
	p.show()
	p.build()
}

// goTo looks at the scenario as it was after so many steps.
func (p *Page) goTo(steps int) {
	steps = min(max(steps, 0), len(p.steps))
	if steps == p.at {
		return
	}
	p.at, p.present = steps, steps == len(p.steps)
	if p.present {
		p.moment = p.snap
		p.hands.Look(steps, func(scenarios.Snapshot) {}) // what was asked for before is not wanted any more
		p.show()
	} else {
		p.look()
	}
	p.build()
	p.reveal()
	p.follow()
}

// look asks for the moment that is looked at.
func (p *Page) look() {
	at := p.at
	p.hands.Look(at, func(was scenarios.Snapshot) {
		if p.present || p.at != at {
			return
		}
		p.moment = was
		p.show()
	})
}

// show draws the moment on the board, with what its step changed marked.
func (p *Page) show() {
	if p.print.Lang() == "" {
		return
	}
	var changed []model.Ref
	if p.at > 0 && p.at <= len(p.steps) {
		for _, r := range p.steps[p.at-1].Change.Touched() {
			if r.Kind == model.DutyKind || r.Kind == model.UnitKind {
				changed = append(changed, r)
			}
		}
	}
	p.hands.Show(p.moment, p.print, changed)
}

// Back looks at the scenario as it is now, and reports whether it was looked at otherwise.
func (p *Page) Back() bool {
	p.Pause()
	if p.present {
		return false
	}
	p.goTo(len(p.steps))
	return true
}

// play goes on step by step to the present; at the present it begins at the start.
func (p *Page) play() {
	if p.stop != nil {
		p.Pause()
		p.build()
		return
	}
	if len(p.steps) == 0 {
		return
	}
	if p.present {
		p.goTo(0)
	}
	p.next()
	p.build()
}

// next makes the appointment for the next step.
func (p *Page) next() {
	p.turn++
	turn := p.turn
	p.stop = p.hands.After(pace, func() {
		if turn != p.turn || p.stop == nil {
			return
		}
		if p.goTo(p.at + 1); p.present {
			p.stop = nil
			p.build()
			return
		}
		p.next()
	})
}

// Pause ends the playing.
func (p *Page) Pause() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	p.turn++
}

// shut reports whether nothing can be changed.
func (p *Page) shut() bool {
	return p.snap.ReadOnly || p.snap.Info.Adopted != "" || p.snap.Info.Status == scenarios.Archived
}

// Targets names what can be clicked, for those who drive the window from outside.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	for _, from := range []map[string]fyne.CanvasObject{p.fixed, p.places} {
		for name, o := range from {
			out[name] = o
		}
	}
	return out
}

// seq is the row of the log after which the moment is.
func (p *Page) seq() int {
	if p.at == 0 {
		return 0
	}
	return p.steps[p.at-1].Seq
}

// when is the time of the moment; zero of the start.
func (p *Page) when() time.Time {
	if p.at == 0 {
		return time.Time{}
	}
	return p.steps[p.at-1].At
}

// fork and restore go on from the moment.
func (p *Page) fork() {
	p.Pause()
	p.hands.Fork(p.seq())
}

func (p *Page) restore() {
	p.Pause()
	p.hands.Restore(p.moment.Scenario, p.when())
}

// days lists the lines of the list: the steps, the newest first, under their days, and where
// it began.
func (p *Page) days() (out []line) {
	day := ""
	for i, s := range slices.Backward(p.steps) {
		if i == p.at-1 && i < len(p.steps)-1 {
			out = append(out, line{kind: divider})
		}
		if d := p.print.DayOf(s.At); d != day {
			day = d
			out = append(out, line{kind: dayHead, said: d})
		}
		out = append(out, line{kind: step, index: i + 1})
	}
	if p.at == 0 && len(p.steps) > 0 {
		out = append(out, line{kind: divider})
	}
	return append(out, line{kind: step, index: 0})
}
