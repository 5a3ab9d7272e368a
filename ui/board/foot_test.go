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
	s.hands.Add = func(unit model.ID, text string) { got = append(got, typed{unit, text}) }
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
