package panel

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/model/typography"
	"sandtable/ui/look"
)

// inspected shows the first duty and records what is asked for.
func inspected(t *testing.T, lang model.Lang) (*Inspector, world, model.Duty, *[]string) {
	t.Helper()
	w := open(t)
	asked := new([]string)
	say := func(format string, args ...any) { *asked = append(*asked, fmt.Sprintf(format, args...)) }
	i := NewInspector(InspectorHands{
		EditHands: EditHands{Edit: func(of model.Ref, cells, _ map[string]string, then func(bool)) {
			say("edit %s %v", of, cells)
			if then != nil {
				then(true)
			}
		}},
		Move:       func(ids []model.ID, _ fyne.Position) { say("move %v", ids) },
		Fuse:       func(ids []model.ID, _ fyne.Position) { say("fuse %v", ids) },
		Split:      func(id model.ID) { say("split %s", id) },
		MergeUnits: func(id model.ID, _ fyne.Position) { say("merge %s", id) },
		SplitUnit:  func(id model.ID) { say("split unit %s", id) },
		RemoveUnit: func(id model.ID, _ fyne.Position) { say("remove %s", id) },
		Jump:       func(to model.Ref) { say("jump %s", to) },
	})
	stage(t, look.Light(), i, 328, 700)
	snap := w.session.Now()
	d := snap.Scenario.Duties()[0]
	i.Draw(snap, text.For(lang), []model.Ref{d.Ref()})
	return i, w, d, asked
}

func TestEnterCommitsAnEditAndEscapeReverts(t *testing.T) {
	i, _, d, asked := inspected(t, model.ZH)
	for _, cell := range []string{"title.zh", "text.zh", "text.en"} {
		*asked = nil
		tap(t, i.Targets(), "edit:"+cell)
		i.edit.field.SetText("改了")
		i.edit.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		if len(*asked) != 0 || i.edit.field != nil {
			t.Fatalf("%s: Escape asked for %v", cell, *asked)
		}
		tap(t, i.Targets(), "edit:"+cell)
		if got, want := i.edit.field.Text, typography.FullWidth(model.Cell(d, cell)); got != want {
			t.Errorf("%s: the field holds %q, not %q", cell, got, want)
		}
		i.edit.field.SetText("改了")
		i.edit.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if got, want := strings.Join(*asked, ";"), fmt.Sprintf("edit duty:%s map[%s:改了]", d.ID, cell); got != want || i.edit.field != nil {
			t.Errorf("%s: asked for %q, not %q", cell, got, want)
		}
	}
}

func TestLeavingAFieldCommitsOnlyWhatIsNew(t *testing.T) {
	i, _, d, asked := inspected(t, model.ZH)
	tap(t, i.Targets(), "edit:title.zh")
	i.edit.field.FocusLost()
	if len(*asked) != 0 || i.edit.field != nil {
		t.Fatalf("leaving an untouched field asked for %v", *asked)
	}
	tap(t, i.Targets(), "edit:title.zh")
	i.edit.field.SetText("新标题")
	i.edit.field.FocusLost()
	if want := fmt.Sprintf("[edit duty:%s map[title.zh:新标题]]", d.ID); fmt.Sprint(*asked) != want {
		t.Errorf("asked for %v, not %s", *asked, want)
	}
}

// The card shows punctuation at full width; so does the field, and that alone is no edit.
func TestAFieldHoldsWhatTheCardShows(t *testing.T) {
	i, _, d, asked := inspected(t, model.ZH)
	if !strings.Contains(d.Text.ZH, ",") {
		t.Fatal("the example has no half-width comma")
	}
	tap(t, i.Targets(), "edit:text.zh")
	if strings.ContainsAny(i.edit.field.Text, ",()") {
		t.Errorf("the field holds %q", i.edit.field.Text)
	}
	i.edit.field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if len(*asked) != 0 {
		t.Errorf("asked for %v", *asked)
	}
}

func TestAnotherFieldTakesOverFromTheOneBefore(t *testing.T) {
	i, _, _, asked := inspected(t, model.ZH)
	tap(t, i.Targets(), "edit:title.zh")
	i.edit.field.SetText("甲")
	tap(t, i.Targets(), "edit:text.zh")
	if len(*asked) != 1 || !strings.Contains((*asked)[0], "title.zh:甲") || i.edit.cell != "text.zh" || i.edit.field == nil {
		t.Errorf("asked for %v, editing %q", *asked, i.edit.cell)
	}
}

func TestTheButtonsActOnWhatIsSelected(t *testing.T) {
	i, w, d, asked := inspected(t, model.ZH)
	snap, p := w.session.Now(), text.For(model.ZH)
	for _, name := range []string{"move", "fuse", "split-duty"} {
		tap(t, i.Targets(), name)
	}
	other := snap.Scenario.Duties()[1]
	i.Draw(snap, p, []model.Ref{d.Ref(), other.Ref()})
	tap(t, i.Targets(), "fuse")
	if _, ok := i.Targets()["split-duty"]; ok {
		t.Error("several duties can be split")
	}
	unit := snap.Scenario.Units()[0]
	i.Draw(snap, p, []model.Ref{unit.Ref()})
	for _, name := range []string{"merge", "split-unit", "remove", "rename"} {
		tap(t, i.Targets(), name)
	}
	want := fmt.Sprintf("move [%[1]s];fuse [%[1]s];split %[1]s;fuse [%[1]s %[2]s];merge %[3]s;split unit %[3]s;remove %[3]s", d.ID, other.ID, unit.ID)
	if got := strings.Join(*asked, ";"); got != want {
		t.Errorf("asked for\n%s, not\n%s", got, want)
	}
	if i.edit.cell != "name.zh" {
		t.Errorf("renaming edits %q", i.edit.cell)
	}
}

func TestBothWordingsAreShownTheCurrentOneFirst(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		i, _, d, _ := inspected(t, lang)
		shown := strings.ReplaceAll(texts(i), "\n", "")
		first := strings.Index(shown, d.Text.In(lang)[:9])
		second := strings.Index(shown, d.Text.In(lang.Other())[:9])
		if first < 0 || second < first {
			t.Errorf("%s: wordings at %d and %d in %s", lang, first, second, shown)
		}
	}
}

func TestAVeryLongSentenceKeepsTheLayout(t *testing.T) {
	i, w, d, _ := inspected(t, model.ZH)
	long := strings.Repeat("分析媒体渠道效果并调整预算分配", 700)
	if err := w.session.Do(model.EditRecord(d.Ref(), map[string]string{"text.zh": long, "text.en": strings.Repeat("x", 10_000)}), ""); err != nil {
		t.Fatal(err)
	}
	i.Draw(w.session.Now(), text.For(model.ZH), []model.Ref{d.Ref()})
	if h := i.Natural(328); h > 900 {
		t.Errorf("the inspector wants %v", h)
	}
	walk(i, func(o fyne.CanvasObject) {
		if x := o.Position().X + o.Size().Width; x > 340 {
			t.Errorf("%T reaches to %v", o, x)
		}
	})
	tap(t, i.Targets(), "edit:text.zh")
	if h := i.Natural(328); h > 1000 {
		t.Errorf("while editing it wants %v", h)
	}
}

func TestWhatIsGoneIsNotShown(t *testing.T) {
	i, w, _, _ := inspected(t, model.ZH)
	i.Draw(w.session.Now(), text.For(model.ZH), []model.Ref{{Kind: model.DutyKind, ID: "gone"}})
	if !strings.Contains(texts(i), "点选一张卡片") {
		t.Errorf("shown:\n%s", texts(i))
	}
}

// A press takes the keyboard from an open field, which commits and redraws; the
// release must find what was pressed.
func TestWhatIsPressedOutlivesARedraw(t *testing.T) {
	i, w, d, _ := inspected(t, model.ZH)
	before := i.Targets()
	if err := w.session.Do(model.EditRecord(d.Ref(), map[string]string{"title.zh": "新标题"}), ""); err != nil {
		t.Fatal(err)
	}
	i.Draw(w.session.Now(), text.For(model.ZH), []model.Ref{d.Ref()})
	after := i.Targets()
	for name, o := range before {
		if after[name] != o {
			t.Errorf("%s is another object", name)
		}
	}
	if !strings.Contains(texts(i), "新标题") {
		t.Errorf("shown:\n%s", texts(i))
	}
}
