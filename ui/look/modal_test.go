package look

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

func TestADialogThatIsLargerThanTheWindowIsGivenWhatThereIs(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(800, 560))
	body := container.NewWithoutLayout()
	ShowModal(w.Canvas(), fyne.NewSize(400, 700), body, nil)
	if at, size := body.Position(), body.Size(); at.Y < 0 || at.Y+size.Height > 560 || size.Width != 400 {
		t.Errorf("the body stands at %v, %v large", at, size)
	}
}

// Behind its own dialogs the toolkit would blur the window anew in every frame.
func TestNothingIsBlurredBehindADialog(t *testing.T) {
	if r := NewTheme(Light()).Size(theme.SizeNameModalBlurRadius); r != 0 {
		t.Errorf("the radius is %v", r)
	}
}

// The toolkit does not tell a field that its dialog has gone: its cursor would blink on.
func TestAFieldOfADialogThatIsClosedHasLostTheKeyboard(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	e := NewEntry("", "", nil)
	s := NewSheet()
	s.Put(e, 10, 10, 100, 32)
	m := ShowModal(w.Canvas(), fyne.NewSize(200, 100), s.Object(200, 100), nil)
	w.Canvas().Focus(e)
	m.Close()
	if e.focused {
		t.Error("the field still has it")
	}
}

func TestADialogThatGoesFromUnderAnotherTakesItsCursorAndLeavesTheOthers(t *testing.T) {
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	fields := func() (*Modal, *Entry, *Entry) {
		s, a, b := NewSheet(), NewEntry("", "", nil), NewEntry("", "", nil)
		s.Put(a, 10, 10, 100, 32)
		s.Put(b, 10, 50, 100, 32)
		return ShowModal(w.Canvas(), fyne.NewSize(200, 100), s.Object(200, 100), nil), a, b
	}
	below, lower, _ := fields()
	below.Focus(lower)
	above, first, second := fields()
	above.Focus(first)
	w.Canvas().Focus(second) // as Tab does
	below.Close()
	if lower.focused || first.focused || !second.focused || w.Canvas().Focused() != fyne.Focusable(second) {
		t.Errorf("the cursor is in the lower %v, the first %v, the second field %v; the keyboard with %v", lower.focused, first.focused, second.focused, w.Canvas().Focused())
	}
	above.Close()
	if second.focused || len(w.Canvas().Overlays().List()) != 0 {
		t.Errorf("after both are closed the second field has the cursor: %v; left: %v", second.focused, w.Canvas().Overlays().List())
	}
}

func TestAKeyThatTheFocusedPartHasNoUseForGoesToTheWindow(t *testing.T) {
	test.NewTempApp(t)
	b, g := NewButton(LinkLike, "", "", func() {}), NewSegment(0, nil, "1", "2")
	w := test.NewTempWindow(t, container.NewVBox(b, g))
	var heard []fyne.KeyName
	w.Canvas().SetOnTypedKey(func(e *fyne.KeyEvent) { heard = append(heard, e.Name) })
	for _, o := range []fyne.Focusable{b, g} {
		heard = nil
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		o.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
		if !slices.Equal(heard, []fyne.KeyName{fyne.KeyEscape, fyne.KeyDelete}) {
			t.Errorf("from a %T the window hears %v", o, heard)
		}
	}
	m := ShowModal(w.Canvas(), fyne.NewSize(100, 100), NewSheet().Object(10, 10), nil)
	heard = nil
	b.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDelete})
	if len(heard) > 0 || len(w.Canvas().Overlays().List()) != 1 {
		t.Errorf("under a dialog the window hears %v", heard)
	}
	m.Close()
}

func TestAFieldThatGoesUnderADialogDoesNotGetTheKeyboardBack(t *testing.T) {
	test.NewTempApp(t)
	below, stays := NewEntry("", "", nil), NewEntry("", "", nil)
	w := test.NewTempWindow(t, container.NewVBox(below, stays))
	for _, x := range []struct {
		field *Entry
		goes  bool
	}{{below, true}, {stays, false}} {
		w.Canvas().Focus(x.field)
		m := ShowModal(w.Canvas(), fyne.NewSize(100, 100), NewSheet().Object(10, 10), nil)
		if x.goes {
			x.field.Gone()
		}
		m.Close()
		if got := w.Canvas().Focused() == fyne.Focusable(x.field); got == x.goes || x.field.focused == x.goes {
			t.Errorf("a field that goes: %v; it has the keyboard: %v, the cursor: %v", x.goes, got, x.field.focused)
		}
	}
}

// choosers are the parts of a dialog that choose, in a dialog of their own.
func choosers(t *testing.T) (fyne.Window, *Modal, *Check, map[string]interface {
	fyne.Focusable
	fyne.Tappable
}) {
	t.Helper()
	test.NewTempApp(t)
	w := test.NewTempWindow(t, nil)
	radio, segment, check := NewRadio(0, nil, Option{Label: "a"}, Option{Label: "b"}), NewSegment(0, nil, "a", "b"), NewCheck("c", false, nil)
	s := NewSheet()
	s.Put(radio, 0, 0, 100, 2*OptionHeight)
	s.Put(segment, 0, 70, 100, SegmentHeight)
	s.Put(check, 0, 110, 100, OptionHeight)
	m := ShowModal(w.Canvas(), fyne.NewSize(200, 150), s.Object(200, 150), nil)
	return w, m, check, map[string]interface {
		fyne.Focusable
		fyne.Tappable
	}{"radio": radio, "segment": segment, "check": check}
}

func TestWhatIsClickedToChooseInADialogHasTheKeyboard(t *testing.T) {
	w, _, _, parts := choosers(t)
	for name, o := range parts {
		w.Canvas().Unfocus() // as the toolkit does with every click
		o.Tapped(&fyne.PointEvent{Position: fyne.NewPos(10, 10)})
		if w.Canvas().Focused() != fyne.Focusable(o) {
			t.Errorf("after a click on the %s the keyboard is with %T", name, w.Canvas().Focused())
		}
	}
}

func TestEnterInWhatChoosesIsTheAnswerOfTheDialogWhenItHasOne(t *testing.T) {
	w, m, check, parts := choosers(t)
	answered := 0
	m.Enter = func() { answered++ }
	for name, o := range parts {
		w.Canvas().Focus(o)
		for _, key := range []fyne.KeyName{fyne.KeyReturn, fyne.KeyEnter} {
			o.TypedKey(&fyne.KeyEvent{Name: key})
		}
		if answered != 2 {
			t.Errorf("two Enters in the %s answer %d times", name, answered)
		}
		answered = 0
	}
	if check.Ticked {
		t.Error("it ticks as well")
	}
	check.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
	if !check.Ticked {
		t.Error("the space bar does not tick")
	}
	m.Enter = nil
	check.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if check.Ticked {
		t.Error("without an answer Enter does not tick")
	}
}
