package board

import (
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestDutiesAreTypedAtTheFootOfAColumn(t *testing.T) {
	s := example(t, "V0")
	type typed struct {
		unit model.ID
		text string
	}
	var got []typed
	s.hands.Add = func(unit model.ID, text string, then func(bool)) {
		got = append(got, typed{unit, text})
		then(true)
	}
	for _, c := range s.columns {
		c.arrange()
	}
	first := s.columns[0].plan.unit
	row, ok := s.Targets()["foot:"+string(first)].(*look.Row)
	if !ok {
		t.Fatal("the column has no foot")
	}
	row.Tapped(nil)
	field := func() *look.Entry {
		t.Helper()
		f, ok := s.Targets()["foot-field"].(*look.Entry)
		if !ok {
			t.Fatal("no field is open")
		}
		return f
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	field().SetText("one\ntwo")
	field().TypedKey(enter)
	if field().Text != "" {
		t.Error("the next one begins with the text of the last")
	}
	field().SetText("three")
	field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab}) // stores, and goes to the next column
	field().SetText("four")
	field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}) // gives up
	if s.Typing() != 0 {
		t.Error("Escape leaves the field open")
	}
	if want := []typed{{first, "one\ntwo"}, {first, "three"}}; len(got) != 2 || got[0] != want[0] || got[1] != want[1] {
		t.Errorf("%+v", got)
	}
	s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyInsert})
	field().SetText("five")
	s.window.Canvas().Unfocus()
	if len(got) != 3 || got[2].text != "five" {
		t.Errorf("leaving lost what was typed: %+v", got)
	}
}

func TestWhatIsRefusedAtTheFootOfAColumnComesBackAndStaysForEnter(t *testing.T) {
	s := example(t, "V0")
	var asked, lost []string
	var answer func(bool)
	s.hands.Add = func(_ model.ID, text string, then func(bool)) { asked, answer = append(asked, text), then }
	s.hands.Lost = func(typed string) { lost = append(lost, typed) }
	for _, c := range s.columns {
		c.arrange()
	}
	s.openFoot(0)
	field := func() *look.Entry {
		f, _ := s.Targets()["foot-field"].(*look.Entry)
		return f
	}
	enter := &fyne.KeyEvent{Name: fyne.KeyReturn}
	field().SetText("one")
	field().TypedKey(enter)
	answer(false)
	if f := field(); f == nil || f.Text != "one" {
		t.Fatal("what was typed is gone")
	}
	s.window.Canvas().Unfocus()
	if f := field(); f == nil || f.Text != "one" || len(asked) != 1 {
		t.Errorf("leaving asks again: %q", asked)
	}
	s.openFoot(0)
	field().TypedKey(enter)
	field().SetText("two") // before the answer comes
	answer(false)
	if field().Text != "two" || len(asked) != 2 || len(lost) != 1 || lost[0] != "one" {
		t.Errorf("asked for %q, handed back %q", asked, lost)
	}
	s.window.Canvas().Unfocus()
	if len(asked) != 3 || field() != nil {
		t.Errorf("asked for %q", asked)
	}
	answer(false)
	if f := field(); f == nil || f.Text != "two" {
		t.Error("what was typed is gone after the field has closed")
	}
}
