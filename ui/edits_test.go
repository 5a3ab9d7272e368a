package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// opensField selects a duty and opens the field of one of its cells.
func opensField(t *testing.T, w *Window, duty model.ID, cell string) *look.Entry {
	t.Helper()
	w.board.Select(duty)
	tapTarget(t, w, "edit:"+cell)
	field, ok := w.targets()["edit-field"].(*look.Entry)
	if !ok || w.canvas.Focused() != fyne.Focusable(field) {
		t.Fatal("no field has been opened")
	}
	return field
}

func tapTarget(t *testing.T, w *Window, name string) {
	t.Helper()
	o, ok := w.targets()[name].(fyne.Tappable)
	if !ok {
		t.Fatalf("%s cannot be tapped", name)
	}
	test.Tap(o)
}

func cellOf(w *Window, duty model.ID, cell string) string {
	return model.Cell(w.session.Now().Scenario.Get(model.Ref{Kind: model.DutyKind, ID: duty}), cell)
}

func pressed(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

// shown collects every text on an object.
func shown(o fyne.CanvasObject) (out []string) {
	if o == nil || !o.Visible() {
		return nil
	}
	switch o := o.(type) {
	case *canvas.Text:
		out = append(out, o.Text)
	case *fyne.Container:
		for _, c := range o.Objects {
			out = append(out, shown(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			out = append(out, shown(c)...)
		}
	}
	return out
}

func TestAFieldThatIsDoneLeavesTheShortcutsToTheWindow(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for _, cell := range []string{"title.zh", "text.zh", "text.en"} {
		for _, end := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEscape} {
			field := opensField(t, w, "B-MD-D7", cell)
			field.SetText(field.Text + "！")
			field.TypedKey(pressed(end))
			if w.canvas.Focused() == fyne.Focusable(field) {
				t.Errorf("%s: after %s the field still has the keyboard", cell, end)
			}
		}
	}
	does(t, w, model.MoveDuties("EC", "B-MD-D7"))
	row := w.trailRows()[0].Seq
	tapTarget(t, w, "trail:"+w.print.Number(float64(row)))
	field := w.targets()["trail-reason"].(*look.Entry)
	field.SetText("统一投放")
	field.TypedKey(pressed(fyne.KeyReturn))
	if w.canvas.Focused() == fyne.Focusable(field) {
		t.Error("the field of the trail still has the keyboard")
	}
	if got := w.trailRows()[0].Why; got != "统一投放" {
		t.Errorf("the reason is %q", got)
	}
}

func TestWhatIsTypedIsStoredHoweverTheFieldIsLeft(t *testing.T) {
	for name, leave := range map[string]func(*Window){
		"another card":     func(w *Window) { w.canvas.Unfocus(); w.board.Select("B-EC-D2") },
		"a view":           func(w *Window) { w.Show(CompareView) },
		"the language":     func(w *Window) { w.SetLang(model.EN) },
		"another scenario": func(w *Window) { w.Switch("V1") },
		"a click beside":   func(w *Window) { w.canvas.Unfocus() },
		"selection":        func(w *Window) { w.board.Select("B-EC-D2") },
	} {
		for _, cell := range []string{"title.zh", "text.zh", "text.en"} {
			w, _ := opens(t, "seed-b")
			opensField(t, w, "B-MD-D7", cell).SetText("半句话")
			in := w.session.Now().Info.ID
			leave(w)
			s, err := w.library.At(in, scenarios.Latest)
			if err != nil {
				t.Fatal(err)
			}
			d, _ := s.Duty("B-MD-D7")
			if got := model.Cell(d, cell); got != "半句话" {
				t.Errorf("left by %s, %s is %q", name, cell, got)
			}
			w.Close()
		}
	}
}

func TestATypedReasonIsStoredHoweverTheUserGoesOn(t *testing.T) {
	for name, on := range map[string]func(*Window){
		"another move":     func(w *Window) { w.moveTo([]model.ID{"B-EC-D2"}, "MD") },
		"another card":     func(w *Window) { w.board.Select("B-EC-D2"); w.canvas.Unfocus() },
		"a view":           func(w *Window) { w.Show(CompareView) },
		"another scenario": func(w *Window) { in := w.session.Now().Info.ID; w.Switch("V1"); w.Switch(in) },
		"undo":             func(w *Window) { w.Undo() },
		"the window":       func(w *Window) { path := w.library.Path(); w.Close(); shows(w, path) },
		"the language":     func(w *Window) { w.SetLang(model.EN) },
	} {
		w, _ := opens(t, "seed-b")
		w.moveTo([]model.ID{"B-MD-D7"}, "EC")
		w.targets()["reason"].(*look.Entry).SetText("投放与评估分离")
		in := w.session.Now().Info.ID
		on(w)
		said := 0
		rows, err := w.library.Log(in)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			if r.Why == "投放与评估分离" {
				said++
			}
		}
		if said != 1 {
			t.Errorf("going on by %s the reason is stored %d times", name, said)
		}
	}
}

func TestAWordingBelongsToTheLanguageItsFieldWasOpenedIn(t *testing.T) {
	w, _ := opens(t, "seed-b")
	field := opensField(t, w, "B-MD-D7", "title.zh")
	field.SetText("新渠道与投放")
	english := cellOf(w, "B-MD-D7", "title.en")
	w.SetLang(model.EN)
	if zh, en := cellOf(w, "B-MD-D7", "title.zh"), cellOf(w, "B-MD-D7", "title.en"); zh != "新渠道与投放" || en != english {
		t.Errorf("the title is %q and %q", zh, en)
	}
}

// another opens the library a second time, as a colleague would.
func another(t *testing.T, w *Window) *scenarios.Session {
	t.Helper()
	l, err := scenarios.Open(w.library.Path(), scenarios.Options{Who: "王芳"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	s, err := l.Session(w.session.Now().Info.ID)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

var onDuty = model.Ref{Kind: model.DutyKind, ID: "B-MD-D7"}

func TestWhatAnotherWroteIsNotOverwrittenUnseen(t *testing.T) {
	for _, polled := range []bool{false, true} {
		w, _ := opens(t, "seed-b")
		field := opensField(t, w, "B-MD-D7", "title.zh")
		field.SetText("我的标题")
		if err := another(t, w).Do(model.EditRecord(onDuty, map[string]string{"title.zh": "她的标题"}), ""); err != nil {
			t.Fatal(err)
		}
		if polled {
			w.Poll()
		}
		if !polled {
			field.TypedKey(pressed(fyne.KeyReturn))
		}
		if got := cellOf(w, "B-MD-D7", "title.zh"); got != "她的标题" {
			t.Fatalf("polled %v: the title is %q", polled, got)
		}
		if field.Text != "我的标题" || w.targets()["edit-field"] != fyne.CanvasObject(field) {
			t.Fatalf("polled %v: the field is gone, with %q", polled, field.Text)
		}
		said := strings.Join(shown(w.panels.inspector), "")
		if !strings.Contains(said, "王芳刚把它从") || !strings.Contains(said, "她的标题") {
			t.Errorf("polled %v: nobody is named in %q", polled, said)
		}
		field.FocusLost() // leaving is no answer
		if got := cellOf(w, "B-MD-D7", "title.zh"); got != "她的标题" {
			t.Errorf("leaving stored %q", got)
		}
		field.FocusGained()
		field.TypedKey(pressed(fyne.KeyReturn))
		if got := cellOf(w, "B-MD-D7", "title.zh"); got != "我的标题" {
			t.Errorf("Enter stored %q", got)
		}
	}
}

func TestAnUntouchedFieldShowsWhatAnotherWrote(t *testing.T) {
	w, _ := opens(t, "seed-b")
	field := opensField(t, w, "B-MD-D7", "title.zh")
	if err := another(t, w).Do(model.EditRecord(onDuty, map[string]string{"title.zh": "她的标题"}), ""); err != nil {
		t.Fatal(err)
	}
	w.Poll()
	if field.Text != "她的标题" {
		t.Errorf("the field holds %q", field.Text)
	}
	field.TypedKey(pressed(fyne.KeyReturn))
	if got := cellOf(w, "B-MD-D7", "title.zh"); got != "她的标题" {
		t.Errorf("the title is %q", got)
	}
}

func TestWordsTypedForADutyThatAnotherRemovedAreHandedBack(t *testing.T) {
	for _, polled := range []bool{false, true} {
		w, _ := opens(t, "seed-b")
		field := opensField(t, w, "B-MD-D7", "title.zh")
		field.SetText("我的标题")
		if err := another(t, w).Do(model.RemoveDuties("B-MD-D7"), ""); err != nil {
			t.Fatal(err)
		}
		if polled {
			w.Poll()
		} else {
			field.TypedKey(pressed(fyne.KeyReturn))
		}
		if w.open.dialog() == nil {
			t.Fatalf("polled %v: nothing is said", polled)
		}
		said := strings.Join(shown(w.canvas.Overlays().Top()), "")
		if !strings.Contains(said, "媒体效果分析与预算") || !strings.Contains(said, "我的标题") || strings.Contains(said, "B-MD-D7") {
			t.Errorf("polled %v: it says %q", polled, said)
		}
		test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
		if got := w.app.Clipboard().Content(); got != "我的标题" {
			t.Errorf("polled %v: copied %q", polled, got)
		}
	}
}

func TestAGestureOnWhatAnotherRemovedNamesItByName(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if err := another(t, w).Do(model.RemoveDuties("B-MD-D7"), ""); err != nil {
		t.Fatal(err)
	}
	if done(w, model.MoveDuties("EC", "B-MD-D7")) {
		t.Fatal("it was moved")
	}
	if !strings.Contains(w.failure, "媒体效果分析与预算") || strings.Contains(w.failure, "B-MD-D7") {
		t.Errorf("it says %q", w.failure)
	}
}

func TestAReasonBegunForAWarningIsThereWhenItIsLookedAtAgain(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(WarningsView)
	c := w.panels.cases
	first := c.Showing()
	why := func() *look.Entry { return c.Targets()["case-why"].(*look.Entry) }
	why().SetText("半句话")
	c.Key(fyne.KeyDown)
	if c.Showing() == first || why().Text != "" {
		t.Fatalf("the field of %s holds %q", c.Showing(), why().Text)
	}
	c.Key(fyne.KeyUp)
	if why().Text != "半句话" {
		t.Errorf("the field holds %q", why().Text)
	}
	w.canvas.Focus(why())
	field := why()
	field.TypedKey(pressed(fyne.KeyReturn))
	if x, ok := w.session.Now().Themes.Get(first); !ok || x.Waived == nil || x.Waived.Reason != "半句话" {
		t.Errorf("%s is not accepted", first)
	}
	if w.canvas.Focused() == fyne.Focusable(field) {
		t.Error("the field still has the keyboard")
	}
}

func TestTheSparklinesTellOnlyOfStepsThatAreInEffect(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch("V3")
	start := len(w.sight().History)
	does(t, w, model.MoveDuties("EC", "B-MD-D4"))
	does(t, w, model.MoveDuties("", "B-EC-D2"))
	if len(w.sight().History) != start+2 {
		t.Fatalf("%d states after two steps, %d before", len(w.sight().History), start)
	}
	w.Undo()
	w.Undo()
	if len(w.sight().History) != start {
		t.Errorf("%d states after undo, %d before", len(w.sight().History), start)
	}
	w.Switch("V0")
	w.Switch("V3")
	if len(w.sight().History) != start {
		t.Errorf("%d states when it is opened again, %d before", len(w.sight().History), start)
	}
}
