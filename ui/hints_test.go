package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/driver/software"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestAHintShowsInTheWindowWhereThePointerRests(t *testing.T) {
	w, _ := opens(t, "seed-b")
	clock := waiting(w)
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	w.SetLang(model.EN)
	undo := w.frame.top.undo
	undo.MouseIn(&desktop.MouseEvent{})
	clock.pass()
	if got := w.frame.Hints().Text(); !strings.Contains(got, "Undo: ") {
		t.Errorf("over the arrow of undo the hint is %q", got)
	}
	at, size := w.frame.Hints().Place()
	if over := fyne.CurrentApp().Driver().AbsolutePositionForObject(undo).AddXY(16, 32); at.Y != over.Y+6 || at.X > over.X || at.X+size.Width < over.X {
		t.Errorf("the hint stands at %v, the arrow ends at %v", at, over)
	}
	undo.MouseOut()
	if got := w.frame.Hints().Text(); got != "" {
		t.Errorf("the hint stays: %q", got)
	}
}

func TestAToastGoesByItselfAndNothingWaitsAfterTheWindowIsClosed(t *testing.T) {
	w, _ := opens(t, "seed-b")
	clock := waiting(w)
	w.toast("moved")
	clock.pass()
	if w.frame.toast != nil {
		t.Error("the toast stays")
	}
	w.toast("moved again")
	toast := w.frame.toast
	w.Leave()
	clock.pass()
	if w.frame.toast != toast {
		t.Error("something happened in a window that is closed")
	}
}

// visitAll visits everything that is drawn of an object.
func visitAll(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, part := range o.Objects {
			visitAll(part, visit)
		}
	case fyne.Widget:
		for _, part := range test.WidgetRenderer(o).Objects() {
			visitAll(part, visit)
		}
	}
}

// unnamed gives the icons of what can be clicked and has neither a word nor a hint.
func unnamed(root fyne.CanvasObject) (icons []string, seen int) {
	visitAll(root, func(o fyne.CanvasObject) {
		switch b := o.(type) {
		case *look.IconButton:
			if seen++; b.Hint == "" {
				icons = append(icons, b.Icon)
			}
		case *look.Button:
			if b.Label == "" && b.Hint == "" {
				icons = append(icons, b.Icon)
			}
		}
	})
	return icons, seen
}

func TestEverythingWithoutAWordHasAHintInBothLanguages(t *testing.T) {
	w, win := opens(t, "seed-ab")
	done(w, model.MoveDuties("EC", "B-MD-D7"))
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w.SetLang(lang)
		for _, size := range []fyne.Size{{Width: 1920, Height: 1080}, {Width: 800, Height: 560}} {
			win.Resize(size)
			for v, least := range map[View]int{BoardView: 8, DepartmentsView: 5, CompareView: 5, WarningsView: 4, ReviewView: 4} {
				w.poses(w.paged(v))
				w.board.Select("B-MD-D7")
				win.Canvas().Capture()
				icons, seen := unnamed(win.Content())
				if len(icons) > 0 || seen < least {
					t.Errorf("%s, %v, view %s: without a word: %q, among %d", lang, size, v, icons, seen)
				}
			}
		}
		w.askPolicy(true)
		if icons, _ := unnamed(w.canvas.Overlays().Top()); len(icons) > 0 {
			t.Errorf("%s: in the dialog of rules without a word: %q", lang, icons)
		}
		w.escape()
	}
}

func TestTheFoldedScenariosAreNamedByHints(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(900, 600))
	for _, info := range w.sight().Infos {
		row, ok := w.targets()["scenario:"+string(info.ID)].(*look.Row)
		if !ok || row.Hint != info.Name.In(model.ZH) {
			t.Errorf("%s: %+v", info.ID, row)
		}
	}
}

func TestACardTellsItsWholeTextAndWhatItsMarksMean(t *testing.T) {
	w, _ := opens(t, "seed-b")
	clock := waiting(w)
	w.canvas.(software.WindowlessCanvas).Capture()
	card := w.board.Targets()["card:B-EC-D1"].(desktop.Hoverable)
	card.MouseIn(&desktop.MouseEvent{})
	clock.pass()
	d, _ := w.session.Now().Scenario.Duty("B-EC-D1")
	got := w.frame.Hints().Text()
	if !strings.Contains(got, "警示：") || !strings.Contains(got, "中 ") || !strings.Contains(got, d.Title.ZH) {
		t.Errorf("the hint is %q", got)
	}
	card.MouseOut()
	if w.frame.Hints().Text() != "" {
		t.Error("the hint stays")
	}
}

func TestAtNoWidthDoesADragMoveTheBoardUnderThePointer(t *testing.T) {
	w, win := opens(t, "seed-b")
	for _, width := range []float32{800, 1024, 1159, 1160, 1440} {
		win.Resize(fyne.NewSize(width, 640))
		w.board.Select()
		card := w.board.Targets()["card:B-EC-D1"]
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(card).AddXY(20, 20)
		before := w.board.Size()
		card.(desktop.Mouseable).MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{AbsolutePosition: at}, Button: desktop.MouseButtonPrimary})
		for i := range 5 {
			to := at.AddXY(float32(i+1)*12, 0)
			card.(fyne.Draggable).Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: to}, Dragged: fyne.NewDelta(12, 0)})
		}
		if !w.board.Dragging() {
			t.Fatal("nothing is dragged")
		}
		w.frame.draw()
		if got := w.board.Size(); got != before {
			t.Errorf("at %v the board has %v while something is dragged, %v before", width, got, before)
		}
		w.board.Cancel()
		card.(fyne.Draggable).DragEnd()
	}
}

func TestTheAnswersOfEveryDialogStayInSightInTheSmallestWindow(t *testing.T) {
	w, win := opens(t, "seed-ab")
	for _, size := range []fyne.Size{{Width: 800, Height: 560}, {Width: 560, Height: 340}} {
		win.Canvas().(software.WindowlessCanvas).Resize(size)
		for name, ask := range map[string]func(){
			"merge":  func() { w.askMerge(fyne.Position{}, "EC", "MD") },
			"split":  func() { w.askSplitUnit("EC") },
			"duty":   func() { w.askSplitDuty("B-MD-D7") },
			"policy": func() { w.askPolicy(false) },
			"name":   func() { w.askFork() },
		} {
			for _, lang := range []model.Lang{model.ZH, model.EN} {
				w.SetLang(lang)
				ask()
				if w.open.dialog() == nil {
					t.Fatalf("%s does not open", name)
				}
				win.Canvas().Capture()
				ok := w.open.dialog().Targets()["dialog:ok"]
				at := fyne.CurrentApp().Driver().AbsolutePositionForObject(ok)
				if end := at.Add(ok.Size()); at.X < 0 || at.Y < 0 || end.X > size.Width || end.Y > size.Height {
					t.Errorf("%s, %s at %v: the answer stands at %v to %v", name, lang, size, at, end)
				}
				w.escape()
			}
		}
	}
}
