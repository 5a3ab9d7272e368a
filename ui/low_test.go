package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/dialogs"
	"sandtable/ui/look"
)

func TestInTheLowestWindowEveryDialogKeepsItsAnswersInSight(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.SetPadded(false)
	win.Resize(fyne.NewSize(800, 560))
	duties := w.session.Now().Scenario.DutiesUnder("EC")
	for name, ask := range map[string]func(){
		"rules":      func() { w.askPolicy(false) },
		"terms":      func() { w.askPolicy(true) },
		"merge":      func() { w.askMerge(fyne.Position{}, "EC", "MD") },
		"split unit": func() { w.askSplitUnit("EC") },
		"split duty": func() { w.askSplitDuty(duties[0].ID) },
		"fuse":       func() { w.askFuse([]model.ID{duties[0].ID, duties[1].ID}) },
		"fork":       w.askFork,
		"about":      w.about,
		"export":     w.askExport,
		"wait": func() {
			w.keep(dialogs.Wait(w.hands(), w.print, "…", strings.Repeat("…\n", 40), dialogs.Way{Name: "ok", Label: "…"}))
		},
	} {
		ask()
		d := w.open.dialog()
		if d == nil {
			t.Errorf("%s: no dialog", name)
			continue
		}
		o := d.Targets()["dialog:ok"]
		if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height; bottom > 560 {
			t.Errorf("%s: the answer ends at %v, below the window", name, bottom)
		}
		d.Close()
	}
}

func TestInANarrowWindowTheRulesKeepEveryAnswerInSight(t *testing.T) {
	w, win := opens(t, "seed-a")
	win.SetPadded(false)
	w.screens = []Screen{{Size: fyne.NewSize(640, 500)}}
	win.Resize(fyne.NewSize(640, 460))
	w.askPolicy(false)
	for _, name := range []string{"dialog:ok", "dialog:usual"} {
		o := w.open.dialog().Targets()[name]
		if at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o); at.X < look.ModalEdges/2 || at.X+o.Size().Width > 640-look.ModalEdges/2 {
			t.Errorf("%s stands from %v to %v", name, at.X, at.X+o.Size().Width)
		}
	}
}

func TestAToastStaysInsideTheWindowHoweverMuchItSays(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.SetPadded(false)
	for _, words := range []string{"3 duties moved", strings.Repeat("已移到媒体部；", 4), strings.Repeat("已移到媒体部；", 40)} {
		win.Resize(fyne.NewSize(1440, 900))
		w.tell(look.NewToast(words, look.Offer{Label: "Move 3 along", Icon: "undo", Perform: func() {}}))
		win.Resize(fyne.NewSize(800, 560))
		toast := w.frame.toast
		if left, right := toast.Position().X, toast.Position().X+toast.Size().Width; left < 0 || right > 800 {
			t.Errorf("%.20s… reaches from %v to %v", words, left, right)
		}
		offer := toast.Offers[0]
		if right := fyne.CurrentApp().Driver().AbsolutePositionForObject(offer).X + offer.Size().Width; right > 800 {
			t.Errorf("%.20s…: what it offers reaches to %v", words, right)
		}
	}
}

func TestAToastDoesNotLieOverTheFieldInWhichAWarningIsAccepted(t *testing.T) {
	w, win := opens(t, "seed-a")
	win.Resize(fyne.NewSize(1024, 560))
	w.Show(WarningsView)
	w.openCase(w.session.Now().Themes.All()[0].Findings[0].Key)
	w.tell(look.NewToast("Moved", look.Offer{Label: "Undo", Icon: "undo", Perform: func() {}}))
	toBottom(w.page().content)
	driver := fyne.CurrentApp().Driver()
	field := w.panels.cases.Targets()["case-why"]
	if field == nil {
		t.Fatal("the field is not to be seen")
	}
	at, toast := driver.AbsolutePositionForObject(field), driver.AbsolutePositionForObject(w.frame.toast)
	if at.Y+field.Size().Height > toast.Y {
		t.Errorf("the field ends at %v, the toast begins at %v", at.Y+field.Size().Height, toast.Y)
	}
}

func TestTheTabsAndThePanelStandSideBySideOrOneBelowTheOther(t *testing.T) {
	w, win := opens(t, "seed-a")
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w.SetLang(lang)
		for _, width := range []float32{560, 620, 680, 740, 800, 1024, 1280} {
			w.screens = []Screen{{Size: fyne.NewSize(width, 600)}}
			win.Resize(fyne.NewSize(width, 600))
			w.frame.Resize(fyne.NewSize(width, 600))
			w.board.Select(w.session.Now().Scenario.Duties()[0].ID)
			w.frame.draw()
			tabs, panel := w.frame.tabs, w.panels.right
			if tabs.Position().X+tabs.Wide() > panel.Position().X && panel.Position().Y < tabs.Position().Y+tabs.Size().Height {
				t.Errorf("%s, %v wide: the tabs end at %v, the panel begins at %v, %v", lang, width, tabs.Position().X+tabs.Wide(), panel.Position().X, panel.Position().Y)
			}
		}
	}
}

// toBottom scrolls everything in an object to its end.
func toBottom(o fyne.CanvasObject) {
	var within []fyne.CanvasObject
	switch o := o.(type) {
	case *container.Scroll:
		o.ScrollToBottom()
		within = []fyne.CanvasObject{o.Content}
	case *fyne.Container:
		within = o.Objects
	case fyne.Widget:
		within = test.WidgetRenderer(o).Objects()
	}
	for _, o := range within {
		toBottom(o)
	}
}

func TestTheBasisOfAMatterHasRoomForItsWordsInEveryWindow(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.SetPadded(false)
	for _, size := range []fyne.Size{{Width: 800, Height: 560}, {Width: 1024, Height: 700}, {Width: 1280, Height: 800}} {
		win.Resize(size)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			w.SetLang(lang)
			w.Show(BoundariesView)
			win.Canvas().Capture()
			n := 0
			for _, l := range writings(w.page().content, size) {
				if strings.HasPrefix(l.words, "“") || strings.HasPrefix(l.words, "\"") {
					n++
					if words := l.to.X - l.from.X; words < 100 {
						t.Errorf("%v %s: %q has %v", size, lang, l.words, words)
					}
				}
			}
			if n == 0 {
				t.Errorf("%v %s: no basis is shown", size, lang)
			}
		}
	}
}

func TestAToastLeavesTheButtonsAtTheFootOfAPageFree(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.SetPadded(false)
	forks(t, w, "提示")
	w.Show(RightsView)
	win.Canvas().Capture()
	test.Tap(w.targets()["rights:take-all"].(fyne.Tappable))
	for _, size := range []fyne.Size{{Width: 800, Height: 560}, {Width: 1024, Height: 700}} {
		win.Resize(size)
		for _, v := range []View{RightsView, LettersView, BoundariesView, TimelineView, ReviewView} {
			w.poses(w.paged(v))
			w.toast("一件事做完了，可以撤销")
			win.Canvas().Capture()
			toast := w.frame.toast
			if toast == nil {
				t.Fatalf("%s shows no toast", v)
			}
			from, page := toast.Position(), w.page()
			foot := fyne.CurrentApp().Driver().AbsolutePositionForObject(page.content).Y + page.content.Size().Height - page.foot()
			for name, o := range page.targets() {
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
				if name != "rights:new" && at.Y < foot-4 || o.Size().IsZero() { // a row, which can be scrolled
					continue
				}
				if at.X < from.X+toast.Size().Width && from.X < at.X+o.Size().Width && at.Y < from.Y+toast.Size().Height && from.Y < at.Y+o.Size().Height {
					t.Errorf("%v %s: the toast at %v covers %s at %v", size, v, from, name, at)
				}
			}
		}
	}
}
