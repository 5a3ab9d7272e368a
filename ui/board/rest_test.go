package board

import (
	"testing"

	"sandtable/model"
)

// unanswered has a board's deeds wait for the test.
func unanswered(s *stage) (asked *[]func()) {
	asked = &[]func(){}
	s.hands.Do = func(v model.Verb, then func(bool)) {
		*asked = append(*asked, func() { then(s.do(v)) })
	}
	return asked
}

// Nothing jumps back and forth: what was let go stays where the hand has left it.
func TestACardThatWasLetGoRestsThereUntilTheFileHasAnswered(t *testing.T) {
	s := example(t, "V0")
	asked := unanswered(s)
	s.press("B-MD-D7", s.on("B-EC-D2", .5), s.on("B-EC-D2", .2)).release()
	if len(*asked) != 1 || s.Dragging() || s.predicted != nil {
		t.Fatalf("%d deeds are asked for, dragging %v", len(*asked), s.Dragging())
	}
	if len(s.above.Objects) != 1 || !s.face("B-MD-D7").Left || s.moved != nil {
		t.Errorf("at the hand hang %d things, the card at home is %+v", len(s.above.Objects), s.face("B-MD-D7"))
	}
	(*asked)[0]()
	if d, _ := s.session.Now().Scenario.Duty("B-MD-D7"); d.Unit != "EC" || len(s.above.Objects) != 0 || s.face("B-MD-D7").Left || s.moved == nil {
		t.Errorf("after the answer it is in %s, and %d things rest", d.Unit, len(s.above.Objects))
	}
}

func TestACardThatRestsGoesHomeWhenItIsRefused(t *testing.T) {
	s := example(t, "V0")
	asked := unanswered(s)
	s.press("B-MD-D7", s.on("B-EC-D2", .5)).release()
	s.must(s.session.Do(model.RemoveDuties("B-EC-D2"), "")) // meanwhile
	s.must(s.session.Do(model.RemoveDuties("B-MD-D7"), ""))
	if (*asked)[0](); len(s.above.Objects) != 0 || s.moved != nil || len(s.refused) != 1 {
		t.Errorf("%d things rest, moved %v, refused %d", len(s.above.Objects), s.moved, len(s.refused))
	}
}

func TestWhatIsOnItsWayIsDrawnAsThat(t *testing.T) {
	s := example(t, "V0")
	asked := unanswered(s)
	s.press("B-MD-D7", s.on("B-EC-D2", .5)).release()
	now := s.session.Now()
	c, err := model.MoveDuties("EC", "B-MD-D7")(now.Scenario)
	s.must(err)
	ahead := now
	ahead.Scenario, err = model.Apply(now.Scenario, c)
	s.must(err)
	s.Draw(ahead, s.print, c.Touched()...)
	if !s.face("B-MD-D7").Coming || s.face("B-EC-D1").Coming || len(s.above.Objects) != 0 {
		t.Errorf("the card is %+v, and %d things hang at the hand", s.face("B-MD-D7"), len(s.above.Objects))
	}
	if (*asked)[0](); s.face("B-MD-D7").Coming {
		t.Error("it is still on its way")
	}
}
