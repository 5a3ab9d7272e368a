package meeting

import (
	"embed"
	"image"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// Hands is what the meeting may ask of the window.
type Hands struct {
	// Paint paints a slide beside the window, so many pixels a point, and then calls then.
	Paint func(p page.Page, scale float64, then func(image.Image))
	// Decide writes down what was decided; then tells whether it is in the file.
	Decide func(d Decision, then func(done bool))
	WhatIf func() // begins to try something on the board
	End    func() // ends the meeting
	Tick   func() // is called every second of a meeting
	Now    func() time.Time
	After  look.After
}

// Decision is what was decided on a topic.
type Decision struct {
	Topic string
	Final bool // on the scenario as a whole
	Vote  model.Vote
	Note  string // conditions, who, until when
}

// Talk is a meeting under way, or none.
type Talk struct {
	hands  Hands
	print  text.Printer
	slides []pack.Slide
	trial  *pack.Slide // shown instead of them; nil = nothing is being tried
	title  string
	at     int
	failed bool // the deck could not be made
	blank  bool // the wall is dark
	notes  bool // over the lower third of an only screen
	asking bool // the decision is, there

	begun   time.Time
	decided []Decision
	news    string // what the speaker is told, until the page is turned or it has stood long enough
	newsAt  time.Time

	pictures pictures
	Wall     *Wall
	Speaker  *Speaker
	shared   bool // the wall is on a screen of its own
	stop     func()
}

// New makes a meeting that has not begun.
func New(h Hands) *Talk {
	t := &Talk{hands: h}
	t.pictures.talk = t
	t.Wall = newWall(t)
	t.Speaker = newSpeaker(t)
	return t
}

// Begin begins a meeting about a scenario; the deck comes by [Talk.Show].
func (t *Talk) Begin(title string, p text.Printer) {
	t.end()
	*t = Talk{hands: t.hands, Wall: t.Wall, Speaker: t.Speaker, title: title, print: chrome.In(p.Lang())}
	t.pictures.talk = t
	t.begun = t.hands.Now()
	t.tick()
	t.draw()
}

// Speak has it go on in the language of a printer.
func (t *Talk) Speak(p text.Printer) { t.print = chrome.In(p.Lang()) }

// End ends it.
func (t *Talk) End() {
	t.end()
	t.slides, t.begun = nil, time.Time{}
	t.pictures.forget()
}

func (t *Talk) end() {
	if t.stop != nil {
		t.stop()
		t.stop = nil
	}
}

// Under reports whether a meeting is under way.
func (t *Talk) Under() bool { return !t.begun.IsZero() }

// Share says whether the wall is on a screen of its own. When it is not any more, the talk
// goes on on this one, and says so.
func (t *Talk) Share(shared bool) {
	if t.shared && !shared {
		t.tell(t.print.T("meeting.unplugged"))
	}
	t.shared = shared
	t.draw()
}

// newsTime is how long the speaker is told something.
const newsTime = 10 * time.Second

// tell tells the speaker something for a while.
func (t *Talk) tell(said string) { t.news, t.newsAt = said, t.hands.Now() }

// Shared reports what Share said.
func (t *Talk) Shared() bool { return t.shared }

// Show gives the deck, or the deck anew: the slide that is shown stays, by its title.
func (t *Talk) Show(slides []pack.Slide) {
	was, any := t.now()
	t.failed = false
	t.slides = slides
	t.pictures.forget()
	if now, same := t.now(); any && !(same && now.Title == was.Title) {
		if i := slices.IndexFunc(slides, func(s pack.Slide) bool { return s.Title == was.Title }); i >= 0 {
			t.at = i
		}
	}
	t.at = min(t.at, max(len(slides)-1, 0))
	t.draw()
}

// Try shows what is being tried on the wall, until nil is given.
func (t *Talk) Try(s *pack.Slide) {
	t.trial = s
	t.pictures.forget()
	t.draw()
}

// onWall is which slide is on the wall.
func (t *Talk) onWall() int {
	if t.trial != nil {
		return onTrial
	}
	return t.at
}

// Fail says that there is no deck.
func (t *Talk) Fail() {
	t.failed = true
	t.draw()
}

// Decided lists what was decided so far.
func (t *Talk) Decided() []Decision { return slices.Clone(t.decided) }

// About says that it goes on about another scenario; the deck comes by [Talk.Show].
func (t *Talk) About(title string, p text.Printer) {
	t.title = title
	t.Speak(p)
	t.draw()
}

// Recall takes over what was decided before, for the list.
func (t *Talk) Recall(all []Decision) {
	t.decided = all
	t.draw()
}

// Slide is the slide that is shown; false while there is none.
func (t *Talk) Slide() (pack.Slide, bool) { return t.now() }

// now is the slide that is shown.
func (t *Talk) now() (pack.Slide, bool) {
	if t.at < len(t.slides) {
		return t.slides[t.at], true
	}
	return pack.Slide{}, false
}

// turn goes so many slides on or back.
func (t *Talk) turn(by int) { t.show(t.at + by) }

func (t *Talk) show(to int) {
	to = min(max(to, 0), max(len(t.slides)-1, 0))
	t.blank, t.asking, t.news = false, false, ""
	t.at = to
	t.draw()
}

// Key answers a key that no field has taken, and reports whether it did.
func (t *Talk) Key(k fyne.KeyName) bool {
	if !t.Under() {
		return false
	}
	switch k {
	case fyne.KeyReturn, fyne.KeyEnter:
		if s, ok := t.now(); ok && t.decision(s.Topic) != nil && (t.shared || t.asking) {
			t.toNote()
			return true
		}
		t.turn(1)
	case fyne.KeyRight, fyne.KeyDown, fyne.KeyPageDown, fyne.KeySpace:
		t.turn(1)
	case fyne.KeyLeft, fyne.KeyUp, fyne.KeyPageUp, fyne.KeyBackspace:
		t.turn(-1)
	case fyne.KeyHome:
		t.show(0)
	case fyne.KeyEnd:
		t.show(len(t.slides) - 1)
	case fyne.KeyB, fyne.KeyPeriod:
		t.blank = !t.blank
		t.draw()
	case fyne.KeyN:
		t.notes = !t.notes
		t.draw()
	case fyne.KeyW:
		t.hands.WhatIf()
	case fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4:
		t.decide(model.Votes()[int(k[0]-'1')])
		if on, field := t.writing(); on != nil && on.Focused() == fyne.Focusable(field) {
			field.Mute(rune(k[0]))
		}
	case fyne.KeyEscape, fyne.KeyF11:
		if t.asking && !t.shared {
			t.asking = false
			t.draw()
			return true
		}
		t.hands.End()
	default:
		return false
	}
	return true
}

// decide decides on what the slide is about. It can be decided anew until the end.
func (t *Talk) decide(v model.Vote) {
	s, ok := t.now()
	if !ok || s.Topic == "" {
		return
	}
	d := Decision{Topic: s.Topic, Final: s.Final, Vote: v}
	if was := t.decision(s.Topic); was != nil {
		d.Note = was.Note
	}
	t.Take(d)
}

// toNote puts the keyboard where a sentence is added to a decision: what is typed after it
// goes there.
func (t *Talk) toNote() {
	if on, field := t.writing(); on != nil && on.Overlays().Top() == nil {
		on.Focus(field)
		field.ToEnd()
	}
}

// writing is the field of the note, and the canvas on which it is; nil while it is on none.
func (t *Talk) writing() (fyne.Canvas, *look.Entry) {
	field, of := t.Wall.note, fyne.CanvasObject(t.Wall)
	if t.shared {
		field, of = t.Speaker.note, t.Speaker
	}
	return fyne.CurrentApp().Driver().CanvasForObject(of), field
}

// noted is what was added to the decision on the slide.
func (t *Talk) noted() string {
	if s, ok := t.now(); ok {
		if d := t.decision(s.Topic); d != nil {
			return d.Note
		}
	}
	return ""
}

// note adds a sentence to what was decided on the slide.
func (t *Talk) note(said string) {
	said = strings.TrimSpace(said)
	s, ok := t.now()
	was := t.decision(s.Topic)
	if !ok || was == nil || was.Note == said {
		return
	}
	d := *was
	d.Note = said
	t.take(d)
}

// Take shows a decision and has it written down, as when it is taken on a slide.
func (t *Talk) Take(d Decision) {
	t.asking = true
	t.take(d)
	if s, ok := t.now(); ok && t.decision(s.Topic) != nil {
		t.toNote()
	}
}

// take shows a decision at once and has it written down; one that is refused goes again.
func (t *Talk) take(d Decision) {
	before := slices.Clone(t.decided)
	if was := t.decision(d.Topic); was != nil {
		*was = d
	} else {
		t.decided = append(t.decided, d)
	}
	t.draw()
	t.hands.Decide(d, func(done bool) {
		if done {
			return
		}
		t.decided, t.asking = before, false
		if on, field := t.writing(); on != nil && on.Focused() == fyne.Focusable(field) {
			on.Unfocus() // it is about nothing any more
		}
		t.draw()
	})
}

func (t *Talk) decision(topic string) *Decision {
	for i := range t.decided {
		if t.decided[i].Topic == topic {
			return &t.decided[i]
		}
	}
	return nil
}

// slideOf is the slide on which a decision is taken, from 1; 0 = it is in this deck no more.
func (t *Talk) slideOf(d Decision) int {
	return 1 + slices.IndexFunc(t.slides, func(s pack.Slide) bool { return s.Topic == d.Topic })
}

// Open reports whether the scenario as a whole has still to be voted on, though something
// was decided.
func (t *Talk) Open() bool {
	final := slices.ContainsFunc(t.slides, func(s pack.Slide) bool { return s.Final })
	return final && len(t.decided) > 0 && !slices.ContainsFunc(t.decided, func(d Decision) bool { return d.Final })
}

// tick moves the clock.
func (t *Talk) tick() {
	t.stop = t.hands.After(time.Second, func() {
		t.Speaker.tick()
		if t.tick(); t.news != "" && t.hands.Now().Sub(t.newsAt) >= newsTime {
			t.news = ""
			t.draw()
		}
		t.hands.Tick()
	})
}

func (t *Talk) draw() {
	t.Wall.Refresh()
	t.Speaker.draw()
}

// place names the picture of the slide that is shown, by its number from 1.
func (t *Talk) place() string { return "meeting-slide:" + strconv.Itoa(t.at+1) }

// Targets names what can be seen and clicked, in the window that shows the screen.
func (t *Talk) Targets() map[string]fyne.CanvasObject {
	if t.shared {
		return t.Speaker.targets()
	}
	return t.Wall.targets()
}
