package meeting

import (
	"image"
	"slices"
	"strings"
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
		} else {
			r.win.Canvas().OnTypedKey()(&fyne.KeyEvent{Name: k})
		}
		if f := r.win.Canvas().Focused(); f != nil && len(k) == 1 { // the letter of the key comes after it
			f.TypedRune(rune(k[0]))
		}
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
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1, fyne.KeyReturn) // an Enter too many
		r.typed("两周内写出岗位说明 ")
		r.press(fyne.KeyReturn)
		if r.win.Canvas().Focused() != nil {
			t.Fatal("the field keeps the keyboard")
		}
		if !shared {
			r.press(fyne.KeyEscape) // puts the strip away, and does not end the meeting
		}
		r.press(fyne.KeyRight, fyne.Key4, fyne.KeyLeft, fyne.Key3)
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
	r.press(fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEscape)
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

func TestEveryAnswerOnTheSlideOfTheVoteHasItsKey(t *testing.T) {
	var got []model.Vote
	for _, k := range []fyne.KeyName{fyne.Key1, fyne.Key2, fyne.Key3, fyne.Key4} {
		r := sit(t, true)
		r.press(fyne.KeyEnd, k)
		got = append(got, r.decided[0].Vote)
	}
	if asked := []model.Vote{model.Approved, model.Conditional, model.Rejected, model.Postponed}; !slices.Equal(got, asked) || !slices.Equal(asked, model.Votes()) {
		t.Errorf("the keys decide %v, the slide asks %v", got, model.Votes())
	}
}

func TestWhatIsTypedAfterADecisionIsItsNoteAndTheArrowsTurnThePage(t *testing.T) {
	for _, shared := range []bool{false, true} {
		for key, to := range map[fyne.KeyName]int{fyne.KeyRight: 3, fyne.KeyPageDown: 3, fyne.KeyDown: 3, fyne.KeySpace: 3, fyne.KeyLeft: 1, fyne.KeyPageUp: 1, fyne.KeyEnd: 4, fyne.KeyHome: 0} {
			r := sit(t, shared)
			r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1)
			if r.press(key); r.talk.at != to || r.win.Canvas().Focused() != nil {
				t.Errorf("shared %v: %s after a decision shows %d, the keyboard is with %T", shared, key, r.talk.at, r.win.Canvas().Focused())
			}
		}
		r := sit(t, shared)
		r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1)
		r.typed("3 weeks, by Wang")
		r.press(fyne.KeyLeft) // to mend a letter
		if r.talk.at != 2 || r.tried != 0 {
			t.Fatalf("shared %v: slide %d, tried %d", shared, r.talk.at, r.tried)
		}
		r.press(fyne.KeyRight, fyne.KeyRight)
		if r.talk.at != 3 || r.talk.Decided()[0].Note != "3 weeks, by Wang" {
			t.Errorf("shared %v: slide %d, noted %+v", shared, r.talk.at, r.talk.Decided())
		}
	}
}

func TestADecisionThatIsRefusedLeavesTheKeyboardWithTheMeeting(t *testing.T) {
	r := sit(t, false)
	var answer func(bool)
	r.talk.hands.Decide = func(_ Decision, then func(bool)) { answer = then }
	r.press(fyne.KeyRight, fyne.KeyRight, fyne.Key1)
	if answer(false); r.win.Canvas().Focused() != nil || r.talk.asking {
		t.Errorf("the keyboard is with %T, asking %v", r.win.Canvas().Focused(), r.talk.asking)
	}
}

func TestThatTheProjectorIsGoneIsSaidForAWhile(t *testing.T) {
	told := func(r *room) bool { return r.talk.news != "" }
	r := sit(t, true)
	r.talk.Share(false)
	if !told(r) {
		t.Fatal("it is not said")
	}
	if r.press(fyne.KeyRight); told(r) {
		t.Error("it is said on the next page, too")
	}
	r = sit(t, true)
	var second func()
	r.talk.hands.After = func(_ time.Duration, f func()) func() { second = f; return func() {} }
	r.talk.tick()
	r.talk.Share(false)
	r.now = r.now.Add(time.Second)
	if second(); !told(r) {
		t.Error("nobody has read it in a second")
	}
	r.now = r.now.Add(newsTime)
	if second(); told(r) {
		t.Error("it stays for ever")
	}
}

func TestWhatLiesOverASlideLeavesItsFootInSight(t *testing.T) {
	r := sit(t, false)
	r.press(fyne.KeyN, fyne.KeyEnd, fyne.Key1)
	r.talk.Wall.Resize(fyne.NewSize(1440, 900))
	picture := r.talk.Wall.picture
	foot := picture.Position().Y + picture.Size().Height*pack.SlideFoot/pack.SlideHeight
	for name, o := range r.talk.Wall.parts {
		if low := o.Position().Y + o.Size().Height; low > foot {
			t.Errorf("%s reaches down to %v, the foot begins at %v", name, low, foot)
		}
	}
	if len(r.talk.Wall.parts) == 0 {
		t.Fatal("nothing lies over it")
	}
}

func TestEveryAnswerFitsItsButtonAndThePanelInBothLanguages(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, size := range []fyne.Size{fyne.NewSize(800, 560), fyne.NewSize(1280, 800), fyne.NewSize(1920, 1080)} {
			for _, shared := range []bool{true, false} {
				r := sit(t, shared)
				r.talk.Speak(text.For(lang))
				r.win.Resize(size)
				r.press(fyne.KeyEnd, fyne.Key2)
				found := 0
				for name, o := range r.talk.Targets() {
					b, ok := o.(*look.Button)
					if !ok || !strings.HasPrefix(name, "meeting-vote:") {
						continue
					}
					if found++; b.Size().Width < b.Wide() || b.Position().X < 0 || b.Position().X+b.Size().Width > size.Width-24 || b.Position().Y+b.Size().Height > size.Height {
						t.Errorf("%s %v shared %v: %s is %v wide and needs %v, at %v", lang, size, shared, name, b.Size().Width, b.Wide(), b.Position())
					}
				}
				if note := r.talk.Targets()["meeting-note"]; found != 4 || note == nil || note.Size().Width < leastNote-8 {
					t.Errorf("%s %v shared %v: %d answers, the note %v", lang, size, shared, found, note)
				}
			}
		}
	}
}

func TestASlideThatIsTurnedToWhileItIsBeingPaintedIsShownWhenItIs(t *testing.T) {
	r := sit(t, false)
	done := map[string]func(){}
	r.talk.hands.Paint = func(p page.Page, _ float64, then func(image.Image)) {
		done[p.Name] = func() { then(image.NewRGBA(image.Rect(0, 0, len(p.Name), 9))) }
	}
	r.talk.Show(deck("一", "二页", "第三页"))
	done["一"]() // the next one is painted ahead
	r.press(fyne.KeyRight)
	done["二页"]()
	if shown := r.talk.Wall.picture.Image; shown == nil || shown.Bounds().Dx() != len("二页") {
		t.Error("on the wall is still the slide before")
	}
}
