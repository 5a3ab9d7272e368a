package board

import (
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

func TestOnlyWhatAMergerMovedTellsWhereItCameFrom(t *testing.T) {
	s := example(t, "V1")
	came := 0
	for _, d := range s.session.Now().Scenario.Duties() {
		if s.face(d.ID).Origin != nil {
			came++
		}
	}
	for _, m := range s.session.Now().Scorecard {
		if m.Name == "disruption" && float64(came) != m.Value {
			t.Errorf("%d cards say that they have moved, the scorecard counts %v", came, m.Value)
		}
	}
	if came != 7 {
		t.Errorf("%d cards say that they have moved", came)
	}
}

func TestACardSaysNothingTwice(t *testing.T) {
	for _, c := range []struct{ text, title, body string }{
		{"运营公众号、抖音号、小红书", "运营公众号", "抖音号、小红书"},
		{"直播", "直播", ""},
		{"负责直播，包括选品。", "负责直播", "包括选品。"},
		{"管理天猫旗舰店", "平台运营", "管理天猫旗舰店"},
		{"管理天猫旗舰店与京东自营店的日常运营", "管理天猫旗舰店与京东自营店…", "…的日常运营"},
	} {
		d := &model.Duty{Text: zh(c.text), Title: zh(c.title)}
		if got := sentence(d, model.ZH); got != c.body {
			t.Errorf("below %q stands %q, want %q", c.title, got, c.body)
		}
	}
	s := example(t, "V0")
	s.carry(model.AddDuty("n", "EC", zh("直播")))
	s.Reveal("n")
	if h := s.card("n").Size().Height; h != look.CardTitle {
		t.Errorf("a card without a sentence is %v high", h)
	}
}

func TestOneCardAtMostHasTheRingOfTheKeyboard(t *testing.T) {
	ringed := func(s *stage) (ids []model.ID) {
		for _, d := range s.session.Now().Scenario.Duties() {
			if s.face(d.ID).Focused {
				ids = append(ids, d.ID)
			}
		}
		return ids
	}
	s := example(t, "V0")
	s.window.Canvas().Focus(s.Board) // as Tab does
	if got := ringed(s); len(got) != 1 || got[0] != "B-EC-D1" {
		t.Errorf("on arrival %v is ringed", got)
	}
	s.key(fyne.KeyDown)
	s.toggle("B-MD-D2", fyne.KeyModifierControl)
	s.toggle("B-MD-D2", fyne.KeyModifierControl)
	s.FocusGained()
	if got := ringed(s); len(got) != 1 || !s.face(got[0]).Selected {
		t.Errorf("%v is ringed, %v selected", got, s.Selected())
	}
	s.key(fyne.KeyEscape)
	if got := ringed(s); got != nil {
		t.Errorf("nothing is selected and %v is ringed", got)
	}
	s.key(fyne.KeyDown)
	if got := ringed(s); len(got) != 1 || !s.face(got[0]).Selected {
		t.Errorf("%v is ringed, %v selected", got, s.Selected())
	}
}
