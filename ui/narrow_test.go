package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// row takes the row of the open menu whose name ends so.
func row(t *testing.T, w *Window, name string) look.Choice {
	t.Helper()
	if w.open.menu == nil || !w.open.menu.Open() {
		t.Fatal("no menu is open")
	}
	for _, r := range w.open.menu.Rows {
		if strings.HasSuffix(r.Name(), name) {
			c := r.Choice()
			r.Tapped(nil)
			return c
		}
	}
	t.Fatalf("%s is not offered", name)
	return look.Choice{}
}

// cards are the duties that have a card on the board.
func cards(w *Window) (n int) {
	for name := range w.targets() {
		if strings.HasPrefix(name, "card:") {
			n++
		}
	}
	return n
}

func TestTheBoardKeepsToWhatIsChosenAndSaysSo(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.Resize(fyne.NewSize(1920, 2160)) // every card is in sight
	all := cards(w)
	for _, name := range []string{"narrow-high", "narrow-medium"} {
		w.narrowMenu()
		c := row(t, w, name)
		if got := cards(w); got == 0 || got > all || c.Note != w.print.T("narrow.count", "n", got) {
			t.Errorf("%s says %q and shows %d of %d", name, c.Note, got, all)
		}
		if w.board.Focused().Label() != c.Label || !w.narrower.Active || w.targets()["show-all"] == nil {
			t.Errorf("%s is not said: %q", name, w.board.Focused().Name)
		}
		strike(w, fyne.KeyEscape)
	}
	w.narrowMenu()
	row(t, w, "narrow-all")
	if got := cards(w); got != all || w.narrower.Active {
		t.Errorf("%d of %d are shown after all", got, all)
	}
}

func TestTheBoardKeepsToAFunctionAGoalADepartmentAndWhatDiffers(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.Resize(fyne.NewSize(1920, 2160))
	all := cards(w)
	for _, by := range []string{"function", "goal"} {
		w.narrowMenu()
		row(t, w, "narrow-"+by)
		row(t, w, w.open.menu.Rows[0].Name())
		if got := cards(w); got == 0 || got >= all {
			t.Errorf("by %s %d of %d are shown", by, got, all)
		}
	}
	w.board.SelectUnit("MD")
	w.narrowMenu()
	row(t, w, "narrow-unit")
	want := 0
	for _, d := range w.session.Now().Scenario.Duties() {
		if d.Unit == "" || w.session.Now().Scenario.DepartmentOf(d.Unit) == "MD" {
			want++
		}
	}
	if got := cards(w); got != want || got == all {
		t.Errorf("%d duties are shown, the media department has %d", got, want)
	}
	w.Switch("V1")
	w.board.Select()
	w.narrowMenu()
	row(t, w, "narrow-changed")
	s := w.session.Now()
	keep := w.changed(s)
	want = 0
	for _, d := range s.Scenario.Duties() {
		if was, ok := s.Baseline.Duty(d.ID); !ok || was.Unit != d.Unit {
			if want++; !keep(d) {
				t.Errorf("%s is somewhere else and is not shown", d.ID)
			}
		}
	}
	if got := cards(w); got < want || want == 0 {
		t.Errorf("%d are shown, %d are somewhere else", got, want)
	}
}

// The strip comes where the columns do not all fit, and a sign brings its department.
func TestTheOverviewStandsWhereNotAllDepartmentsFit(t *testing.T) {
	w, win := opens(t, "seed-b")
	w.Switch("V3")
	for _, id := range []model.ID{"HR", "FI", "IT", "LE"} {
		if !done(w, model.AddUnit(id, "", model.Department, model.Text{ZH: "第" + string(id) + "部"})) {
			t.Fatal(w.failure)
		}
	}
	win.Resize(fyne.NewSize(4800, 1080))
	if w.targets()["overview:"] != nil {
		t.Error("it stands over a board that shows everything")
	}
	win.Resize(fyne.NewSize(800, 560))
	sign := w.targets()["overview:"]
	if sign == nil {
		t.Fatalf("it does not stand over a narrow board of %v", w.overBoard.Size())
	}
	win.Resize(fyne.NewSize(4800, 1080))
	if w.targets()["overview:"] != nil {
		t.Error("it stays when there is room again")
	}
	var far model.ID
	win.Resize(fyne.NewSize(800, 560))
	for _, c := range w.board.Overview() {
		if !c.Seen {
			far = c.Unit
		}
	}
	tap := w.targets()["overview:"+string(far)].(fyne.Tappable)
	tap.Tapped(&fyne.PointEvent{})
	for _, c := range w.board.Overview() {
		if c.Unit == far && !c.Seen {
			t.Errorf("%q is not brought into sight", far)
		}
	}
	win.Resize(fyne.NewSize(800, 500))
	if w.targets()["overview:"] != nil {
		t.Error("it takes the room of a board that is low already")
	}
}

func TestWhatTheBoardKeepsToIsSaidInTheLanguageAndEndsWithTheLibrary(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.Resize(fyne.NewSize(1920, 2160))
	w.narrowMenu()
	row(t, w, "narrow-high")
	w.SetLang(model.EN)
	if got := w.board.Focused().Label(); got != "Duties with high warnings" {
		t.Errorf("it says %q", got)
	}
	w.Switch("V1")
	if w.board.Focused().None() {
		t.Error("another scenario shows everything")
	}
	showsExample(w, "seed-b")
	if !w.board.Focused().None() || w.narrower.Active {
		t.Error("another library is narrowed by what was chosen in the first")
	}
}
