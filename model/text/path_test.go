package text_test

import (
	"fmt"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/text"
)

func TestThePathOfAUnitThatLiesDeepNamesItsTopAndItsEnd(t *testing.T) {
	var c model.Change
	above := model.ID("")
	for i := range 1000 {
		id := model.ID(fmt.Sprint("U", i))
		c.Edits = append(c.Edits, model.Edit{After: model.Unit{ID: id, Parent: above, Level: model.Department, Name: model.Text{EN: fmt.Sprint("unit ", i)}}})
		above = id
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	p := text.For(model.EN)
	for id, want := range map[model.ID]string{
		"U0":   "unit 0",
		"U2":   "unit 0 / unit 1 / unit 2",
		"U999": "unit 0 / unit 1 / … / unit 992 / unit 993 / unit 994 / unit 995 / unit 996 / unit 997 / unit 998 / unit 999",
	} {
		if got := p.Unit(s, id); got != want {
			t.Errorf("%s: %q", id, got)
		}
	}
	if got := p.Unit(s, "U9"); strings.Count(got, " / ") != 9 || strings.Contains(got, "…") {
		t.Errorf("ten units are %q", got)
	}
	if got := p.Unit(s, "U10"); strings.Count(got, " / ") != 10 || !strings.Contains(got, " / … / ") {
		t.Errorf("eleven units are %q", got)
	}
}
