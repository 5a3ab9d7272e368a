package ui

import (
	"context"
	"runtime"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// disk is one that answers when the test says so. It notes what was asked of it by the
// window's own goroutine, which must not wait for it.
type disk struct {
	busy   chan struct{} // receives when something waits for the disk
	answer chan struct{} // lets it have its answer
	over   chan struct{} // closed when the test is: nothing waits any more
	holds  bool
	owner  []string // where the window's goroutine has asked
}

// asked is the hook of the library: every access goes through it.
func (d *disk) asked() {
	if where := onOwner(); where != "" {
		d.owner = append(d.owner, where)
		return
	}
	if !d.holds {
		return
	}
	select {
	case d.busy <- struct{}{}:
	case <-d.over:
	}
	select {
	case <-d.answer:
	case <-d.over:
	}
}

// onOwner tells by what the window's own goroutine, which is that of the test, asks for a
// file; "" in another goroutine.
func onOwner() string {
	calls := make([]uintptr, 200)
	frames := runtime.CallersFrames(calls[:runtime.Callers(3, calls)])
	where := ""
	for {
		f, more := frames.Next()
		if where == "" && strings.HasPrefix(f.Function, "sandtable/ui.") {
			where = f.Function
		}
		if strings.HasPrefix(f.Function, "testing.tRunner") {
			return where
		}
		if !more {
			return ""
		}
	}
}

// slow is a window whose files are far away: what runs beside it does so in goroutines of
// its own, and what comes of it waits until the test handles it.
type slow struct {
	*Window
	t      *testing.T
	disk   *disk
	posted chan func()
	time   *waits
	in     model.ID // the scenario that is open
}

// opensSlow shows the baseline of an example, or a fork of it, on a disk that answers at once, until it is told to hold.
func opensSlow(t *testing.T, example string, fork bool) *slow {
	t.Helper()
	w, _ := opens(t, example)
	path := w.library.Path()
	s := &slow{w, t, &disk{busy: make(chan struct{}), answer: make(chan struct{}), over: make(chan struct{})}, make(chan func(), 1000), waiting(w), ""}
	w.options.Library.Asked = s.disk.asked
	w.background, w.post = func(f func()) { go f() }, func(f func()) { s.posted <- f }
	w.options.Library.Who = "tester"
	s.until(func(done func()) { w.Open(path, func(bool) { done() }) })
	w.copied.wait() // the copy is made in a goroutine of its own, and is no gesture
	if s.rest(); fork {
		s.until(func(done func()) { w.Fork("试", func(bool) { done() }) })
	}
	s.rest()
	s.in = s.session.Now().Info.ID
	t.Cleanup(func() { close(s.disk.over); s.rest() })
	return s
}

// until handles what comes until what is asked for is answered.
func (s *slow) until(ask func(done func())) {
	answered := false
	for ask(func() { answered = true }); !answered; {
		(<-s.posted)()
	}
}

// rest handles what comes until nothing is on its way.
func (s *slow) rest() {
	for s.desk.Asked() > 0 || s.desk.Working() {
		(<-s.posted)()
	}
}

// hold has the disk not answer any more.
func (s *slow) hold() { s.disk.holds = true }

// onDisk waits until something has come as far as the disk, which does not answer it.
func (s *slow) onDisk() { <-s.disk.busy }

// answers has the disk answer what waits for it and all that follows.
func (s *slow) answers() {
	s.disk.holds = false
	s.disk.answer <- struct{}{}
	s.rest()
}

// goesOn does what a user does meanwhile: nothing of it waits for the disk.
func (s *slow) goesOn() {
	for range 20 {
		s.board.Select("B-EC-D1")
		s.preview(model.MoveDuties("MD", "B-EC-D1"))
		s.seek()
		s.open.dialog().Close()
		s.Show(DepartmentsView)
		s.Show(BoardView)
		s.frame.Resize(fyne.NewSize(1300, 800))
		s.frame.Resize(fyne.NewSize(1440, 900))
		s.Poll()
	}
}

func TestAMovedCardIsOnItsWayUntilASlowDiskHasAnswered(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	was := homeOf(s.Window, "B-MD-D7")
	s.hold()
	s.moveTo([]model.ID{"B-MD-D7"}, "EC")
	s.onDisk()
	s.goesOn()
	if s.sight().Coming.Asked != 0 {
		t.Error("it is called slow at once")
	}
	s.time.pass()
	s.goesOn()
	seen, coming := s.foreseen(s.session.Now())
	if d, _ := seen.Scenario.Duty("B-MD-D7"); d.Unit != "EC" || !slices.Contains(coming, d.Ref()) {
		t.Errorf("on the board the card is in %s, on their way are %v", d.Unit, coming)
	}
	if !slices.Contains(shown(s.frame.top), s.print.T("saved.coming")) {
		t.Errorf("the top bar says %q", shown(s.frame.top))
	}
	if home := homeOf(s.Window, "B-MD-D7"); home != was || s.asked != nil {
		t.Errorf("it is shown as done before it is: in %s, asked for a reason %v", home, s.asked != nil)
	}
	s.answers()
	if home := homeOf(s.Window, "B-MD-D7"); home != "EC" || s.asked == nil || s.sight().Coming.Asked != 0 {
		t.Errorf("after the disk has answered it is in %s, asked for a reason %v, on their way %+v", home, s.asked != nil, s.sight().Coming.Asked)
	}
	if slices.Contains(shown(s.frame.top), s.print.T("saved.coming")) {
		t.Error("the top bar still says that something is on its way")
	}
	if len(s.disk.owner) > 0 {
		t.Errorf("the window waited for the disk: %v", s.disk.owner)
	}
}

func TestWhatIsAskedForWhileTheDiskDoesNotAnswerIsDoneInOrder(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	path, start := s.library.Path(), s.session.Now().Seq
	s.hold()
	s.do(model.MoveDuties("EC", "B-MD-D7"), "", nil)
	s.onDisk()
	s.do(model.MoveDuties("MD", "B-MD-D7"), "back again", nil) // stands on the one before
	s.Undo()
	s.SetLang(model.EN)
	s.edit(model.Ref{Kind: model.DutyKind, ID: "B-MD-D6"}, map[string]string{"text.zh": "一"}, nil, nil)
	s.edit(model.Ref{Kind: model.DutyKind, ID: "B-MD-D6"}, map[string]string{"text.zh": "二"}, map[string]string{"text.zh": "一"}, nil)
	s.Switch("V0")
	s.time.pass()
	s.goesOn()
	s.answers()
	if s.session.Now().Info.ID != "V0" || s.failure != "" {
		t.Fatalf("open is %s: %s", s.session.Now().Info.ID, s.failure)
	}
	l := elsewhere(t, path)
	rows, err := l.Log(s.in)
	if err != nil {
		t.Fatal(err)
	}
	var verbs []string
	for _, r := range rows[start:] {
		verbs = append(verbs, string(r.Verb)+" "+r.Change.Verb)
	}
	if want := []string{"do move-duty", "do move-duty", "undo ", "do edit", "do edit"}; !slices.Equal(verbs, want) {
		t.Errorf("in the file are %q, want %q", verbs, want)
	}
	v1, err := l.At(s.in, scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	if d, _ := v1.Duty("B-MD-D7"); d.Unit != "EC" {
		t.Errorf("the duty is in %s", d.Unit)
	}
	if d, _ := v1.Duty("B-MD-D6"); d.Text.ZH != "二" {
		t.Errorf("its text is %q", d.Text.ZH)
	}
}

func TestTheNextGestureOnTheBaselineGoesWhereTheOneBeforeItGoes(t *testing.T) {
	s := opensSlow(t, "seed-b", false)
	known := len(s.sight().Infos)
	s.hold()
	s.moveTo([]model.ID{"B-MD-D7"}, "EC")
	s.onDisk()
	s.moveTo([]model.ID{"B-MD-D6"}, "EC")
	s.time.pass()
	s.answers()
	now := s.session.Now()
	if len(s.sight().Infos) != known+1 || now.Info.Parent != "V0" || now.Seq != 2 {
		t.Errorf("open is %s from %s with %d steps, of %d scenarios", now.Info.ID, now.Info.Parent, now.Seq, len(s.sight().Infos))
	}
	for _, id := range []model.ID{"B-MD-D7", "B-MD-D6"} {
		if home := homeOf(s.Window, id); home != "EC" {
			t.Errorf("%s is in %s", id, home)
		}
	}
}

func TestClosingTheWindowWaitsForWhatIsOnItsWay(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	path := s.library.Path()
	s.hold()
	s.do(model.MoveDuties("EC", "B-MD-D7"), "", nil)
	s.onDisk()
	closed := false
	s.leaving(func() { closed = true; s.Leave() })
	s.goesOn()
	if closed {
		t.Fatal("it has closed")
	}
	if s.answers(); !closed {
		t.Fatal("it does not close")
	}
	v1, err := elsewhere(t, path).At(s.in, scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	if d, _ := v1.Duty("B-MD-D7"); d.Unit != "EC" {
		t.Errorf("in the file it is in %s", d.Unit)
	}
}

// Who types a field, Enter and the next field never waits, and sees what was typed.
func TestAFieldShowsWhatWasTypedWhileTheDiskDoesNotAnswer(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	field := opensField(t, s.Window, "B-MD-D7", "title.zh")
	s.hold()
	field.SetText("新的标题")
	field.TypedKey(pressed(fyne.KeyReturn))
	s.onDisk()
	s.time.pass()
	if got, ok := s.targets()["edit-field"].(*look.Entry); !ok || got.Text != "新的标题" {
		t.Errorf("shown is %v", s.targets()["edit-field"])
	}
	next := opensField(t, s.Window, "B-MD-D7", "text.zh")
	next.SetText("新的一句。")
	next.TypedKey(pressed(fyne.KeyReturn))
	s.answers()
	for cell, want := range map[string]string{"title.zh": "新的标题", "text.zh": "新的一句。"} {
		if got := cellOf(s.Window, "B-MD-D7", cell); got != want {
			t.Errorf("%s is %q, want %q", cell, got, want)
		}
	}
	if _, open := s.targets()["edit-field"]; open || s.failure != "" {
		t.Errorf("the field stays open: %s", s.failure)
	}
}

func TestADeedThatIsGivenUpBeforeItsTurnIsNotDone(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	start := s.session.Now().Seq
	s.hold()
	s.do(model.MoveDuties("EC", "B-MD-D7"), "", nil)
	s.onDisk()
	ctx, cancel := context.WithCancel(context.Background())
	var said error
	s.session.Do(ctx, model.MoveDuties("EC", "B-MD-D6"), "", func(err error) { said = err })
	cancel()
	s.answers()
	if said != context.Canceled || s.session.Now().Seq != start+1 || homeOf(s.Window, "B-MD-D6") == "EC" {
		t.Errorf("%d steps, %v", s.session.Now().Seq-start, said)
	}
}

// Whatever is done, the window's own goroutine asks for nothing that is in a file.
func TestNoGestureReadsOrWritesAFileInTheWindowsGoroutine(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	fork, path := s.in, s.library.Path()
	duty := model.Ref{Kind: model.DutyKind, ID: "B-MD-D7"}
	file := written(t, "物业.csv", houses)
	gestures := []struct {
		name string
		act  func()
	}{
		{"a move", func() { s.moveTo([]model.ID{"B-MD-D7"}, "EC") }},
		{"its reason", func() { s.note(s.session.Now().Seq, "投放与评估分离") }},
		{"a drag between places", func() { s.preview(model.MoveDuties("MD", "B-MD-D7")) }},
		{"undo", s.Undo},
		{"redo", s.Redo},
		{"a field", func() {
			s.edit(duty, map[string]string{"text.zh": "另一句"}, nil, nil)
		}},
		{"a new duty", func() { s.askDuty("EC"); dialogText(t, s.Window, "新的职责") }},
		{"a department renamed", func() { s.askRenameUnit("EC"); dialogText(t, s.Window, "电商") }},
		{"an overlap accepted", func() {
			if f := s.session.Now().Findings.All(); len(f) > 0 {
				s.waive(f[0], "可以接受", func(bool) {})
			}
		}},
		{"a rule", func() { s.desk.SetPolicy("rule.GP-01", "off", func(check.Policy, error) {}) }},
		{"in review", func() { s.setStatus(scenarios.InReview) }},
		{"a draft again", func() { s.setStatus(scenarios.Draft) }},
		{"a fork", func() { s.Fork("又一个", func(bool) {}) }},
		{"the baseline", func() { s.Switch("V0") }},
		{"a move on the baseline", func() { s.moveTo([]model.ID{"B-MD-D6"}, "EC") }},
		{"that taken back", s.Undo},
		{"and made again", s.Redo},
		{"the baseline corrected instead", s.correctInstead},
		{"back to the fork", func() { s.Switch(fork) }},
		{"another brought in", func() { s.union("V1", nil, "", func(bool) {}) }},
		{"what another would bring", func() { s.askUnion("V2"); s.open = opened{} }},
		{"the menu of a scenario", func() { s.scenarioMenu("V1", fyne.NewPos(10, 10)) }},
		{"the other language", func() { s.SetLang(model.EN) }},
		{"a look at what others do", s.Poll},
		{"a document read", func() { s.Import(file) }},
		{"and brought in", func() {
			for s.Import(file); s.imports.Working(); {
				(<-s.posted)()
			}
			tapTarget(t, s.Window, "way:tree")
		}},
		{"home", s.goHome},
		{"the library again", func() { s.Window.Open(path, nil) }},
		{"an example", func() { s.OpenExample("seed-a", nil) }},
	}
	for _, g := range gestures {
		for _, p := range s.pages {
			if s.session != nil && !p.untabbed {
				s.Show(p.view)
			}
		}
		if g.act(); len(s.disk.owner) > 0 {
			t.Fatalf("%s waits for the disk: %v", g.name, s.disk.owner)
		}
		if s.rest(); len(s.disk.owner) > 0 {
			t.Fatalf("what follows %s waits for the disk: %v", g.name, s.disk.owner)
		}
	}
	if s.session == nil || s.library.Path() == path {
		t.Errorf("the last gesture did nothing: %s", s.failure)
	}
}
