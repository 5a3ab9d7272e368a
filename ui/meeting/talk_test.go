package meeting

import (
	"image"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// room is a meeting in a window without a display.
type room struct {
	*testing.T
	talk    *Talk
	win     fyne.Window
	decided []Decision
	refuse  bool
	ended   int
	tried   int
	now     time.Time
	painted []string
}

func sit(t *testing.T, shared bool) *room {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.NewTheme(look.Light()))
	r := &room{T: t, now: time.Date(2026, 11, 30, 9, 0, 0, 0, time.UTC)}
	r.talk = New(Hands{
		Paint: func(p page.Page, scale float64, then func(image.Image)) {
			r.painted = append(r.painted, p.Name)
			then(image.NewRGBA(image.Rect(0, 0, 16, 9)))
		},
		Decide: func(d Decision, then func(bool)) {
			if !r.refuse {
				r.decided = append(r.decided, d)
			}
			then(!r.refuse)
		},
		WhatIf: func() { r.tried++ },
		End:    func() { r.ended++ },
		Tick:   func() {},
		Now:    func() time.Time { return r.now },
		After:  func(time.Duration, func()) func() { return func() {} },
	})
	stage := container.NewStack(r.talk.Wall)
	if shared {
		stage = container.NewStack(r.talk.Speaker)
	}
	r.win = test.NewWindow(stage)
	r.win.Resize(fyne.NewSize(1440, 900))
	t.Cleanup(r.win.Close)
	r.talk.Begin("V2", text.For(model.ZH))
	r.talk.Share(shared)
	r.win.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { r.talk.Key(e.Name) })
	r.talk.Show(deck("问", "前后", "第一项", "第二项", "表决"))
	return r
}

// deck is slides with titles; all but the first two can be decided on, the last as a whole.
func deck(titles ...string) (out []pack.Slide) {
	for i, title := range titles {
		s := pack.Slide{Title: title, Page: page.Page{Name: title, Width: pack.SlideWidth, Height: pack.SlideHeight}, Notes: []string{"说" + title}}
		if i > 1 {
			s.Topic, s.Final = title, i == len(titles)-1
		}
		out = append(out, s)
	}
	return out
}

func (r *room) press(keys ...fyne.KeyName) {
	for _, k := range keys {
		if f := r.win.Canvas().Focused(); f != nil {
			f.TypedKey(&fyne.KeyEvent{Name: k})
			continue
		}
		r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
	}
}

func (r *room) typed(s string) {
	for _, c := range s {
		f := r.win.Canvas().Focused()
		if f == nil {
			r.Fatalf("nothing has the keyboard for %q", s)
		}
		f.TypedRune(c)
	}
}

func TestKeysAndClicksTurnThePagesAndStopAtBothEnds(t *testing.T) {
	r := sit(t, false)
	for _, x := range []struct {
		key fyne.KeyName
		at  int
	}{{fyne.KeyLeft, 0}, {fyne.KeyRight, 1}, {fyne.KeyPageDown, 2}, {fyne.KeySpace, 3}, {fyne.KeyUp, 2}, {fyne.KeyEnd, 4}, {fyne.KeyRight, 4}, {fyne.KeyBackspace, 3}, {fyne.KeyHome, 0}, {fyne.KeyReturn, 1}} {
		if r.press(x.key); r.talk.at != x.at {
			t.Fatalf("after %s slide %d is shown, want %d", x.key, r.talk.at, x.at)
		}
	}
	test.Tap(r.talk.Wall)
	test.TapSecondary(r.talk.Wall)
	test.TapSecondary(r.talk.Wall)
	if r.talk.at != 0 {
		t.Errorf("slide %d is shown", r.talk.at)
	}
}

func TestWhatIsDecidedIsWrittenDownWithItsNoteAndCanBeChanged(t *testing.T) {
	for _, shared := range []bool{false, true} {
		r := sit(t, shared)
		r.press(fyne.Key1)
		if len(r.decided) != 0 {
			t.Fatalf("something was decided on a slide without a topic: %v", r.decided)
		}
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1, fyne.KeyReturn)
		r.typed("两周内写出岗位说明 ")
		r.press(fyne.KeyReturn)
		if r.win.Canvas().Focused() != nil {
			t.Fatal("the field keeps the keyboard")
		}
		if !shared {
			r.press(fyne.KeyEscape) // puts the strip away, and does not end the meeting
		}
		r.press(fyne.KeyRight, fyne.Key3, fyne.KeyLeft, fyne.Key2)
		want := []Decision{{Topic: "第一项", Vote: model.Approved}, {Topic: "第一项", Vote: model.Approved, Note: "两周内写出岗位说明"}, {Topic: "第二项", Vote: model.Postponed}, {Topic: "第一项", Vote: model.Rejected, Note: "两周内写出岗位说明"}}
		if !slices.Equal(r.decided, want) {
			t.Errorf("shared %v: written down %+v, want %+v", shared, r.decided, want)
		}
		if got := r.talk.Decided(); len(got) != 2 || got[0] != want[3] {
			t.Errorf("%+v is listed", got)
		}
		if r.ended != 0 || !r.talk.Open() {
			t.Errorf("ended %d times, open %v", r.ended, r.talk.Open())
		}
		r.press(fyne.KeyEnd, fyne.Key1)
		if r.talk.Open() {
			t.Error("it is voted on and still open")
		}
	}
}

func TestANoteLeftByAClickElsewhereIsNotLostAndEscapeTakesItBack(t *testing.T) {
	r := sit(t, true)
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1, fyne.KeyReturn)
	r.typed("甲")
	r.win.Canvas().Unfocus()
	r.press(fyne.KeyReturn)
	r.typed("乙")
	r.press(fyne.KeyEscape)
	if got := r.talk.Decided(); got[0].Note != "甲" {
		t.Errorf("noted: %q", got[0].Note)
	}
	if r.ended != 0 {
		t.Error("escape out of the field ended the meeting")
	}
}

func TestADecisionThatIsRefusedGoesAgain(t *testing.T) {
	r := sit(t, true)
	r.refuse = true
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1)
	if len(r.talk.Decided()) != 0 {
		t.Errorf("%+v is shown as decided", r.talk.Decided())
	}
}

func TestADeckMadeAnewKeepsTheSlideThatIsShown(t *testing.T) {
	r := sit(t, true)
	r.press(fyne.KeyEnd, fyne.KeyLeft)
	r.talk.Show(deck("问", "前后", "新的", "第一项", "第二项", "表决"))
	if r.talk.at != 4 {
		t.Errorf("slide %d is shown", r.talk.at)
	}
	r.talk.Show(deck("问"))
	if r.talk.at != 0 {
		t.Errorf("slide %d of one is shown", r.talk.at)
	}
}

func TestOnTheWallIsNothingThatOnlyTheSpeakerSees(t *testing.T) {
	r := sit(t, true)
	r.press(fyne.KeyN, fyne.KeyRight, fyne.KeyRight, fyne.Key1)
	r.talk.Wall.Resize(fyne.NewSize(1280, 720))
	if n := len(r.talk.Wall.over.Objects); n != 0 {
		t.Errorf("%d things lie over the slide on the wall", n)
	}
	r.talk.Share(false)
	r.talk.Wall.Resize(fyne.NewSize(1281, 720))
	if len(r.talk.Wall.over.Objects) == 0 {
		t.Error("on an only screen the notes are not shown")
	}
}

func TestABlankWallShowsNothingUntilTheNextKey(t *testing.T) {
	r := sit(t, false)
	r.press(fyne.KeyB)
	if r.talk.Wall.picture.Visible() {
		t.Error("the slide is still to be seen")
	}
	r.press(fyne.KeyRight)
	if !r.talk.Wall.picture.Visible() {
		t.Error("the next slide is not shown")
	}
}

func TestEverySlideIsPaintedOnceAndTheNextOneBeforeItIsAskedFor(t *testing.T) {
	r := sit(t, false)
	if want := []string{"问", "前后"}; !slices.Equal(r.painted, want) {
		t.Errorf("painted %q, want %q", r.painted, want)
	}
	r.press(fyne.KeyRight, fyne.KeyLeft, fyne.KeyRight)
	if want := []string{"问", "前后", "第一项"}; !slices.Equal(r.painted, want) {
		t.Errorf("painted %q, want %q", r.painted, want)
	}
}

func TestTheClockShowsHowLongTheMeetingHasLasted(t *testing.T) {
	r := sit(t, true)
	r.now = r.now.Add(12*time.Minute + 40*time.Second)
	r.talk.Speaker.tick()
	if got := r.talk.Speaker.clock.Text; got != "12:40" {
		t.Errorf("the clock says %q", got)
	}
}

func TestWhatIfAndEscapeAreTheWindowsToAnswer(t *testing.T) {
	r := sit(t, false)
	r.press(fyne.KeyW, fyne.KeyEscape)
	if r.tried != 1 || r.ended != 1 {
		t.Errorf("tried %d, ended %d", r.tried, r.ended)
	}
	r.talk.End()
	if r.talk.Key(fyne.KeyRight) {
		t.Error("a meeting that has ended answers keys")
	}
}
