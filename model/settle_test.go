package model

import (
	"slices"
	"testing"
)

// near finds the overlap of d1 and d2 as long as their wordings have a word in common.
func near(s Scenario, key string) (string, bool) {
	d, ok := s.Duty("d1")
	e, ok2 := s.Duty("d2")
	return "hash-" + d.Text.ZH + e.Text.ZH, ok && ok2 && key == "OV-02|d1|d2" && d.Text.ZH != "只做投放"
}

// settle answers the overlap of d1 and d2.
func settle(a Answer, why string, texts ...Text) Settlement {
	x := Settlement{Key: "OV-02|d1|d2", First: "d1", Second: "d2", Answer: a, Why: why, Who: "王总"}
	copy(x.Texts[:], texts)
	return x
}

func TestEveryAnswerSaysOfItselfWhatItWas(t *testing.T) {
	s := world(t)
	apart := after(t, s, PlaceDuties("MD", "", "d2"))
	for _, row := range []struct {
		name   string
		in     Scenario
		answer Settlement
		want   Answer
		kept   ID
		about  bool // of another pair with d1
	}{
		{"the first is kept", s, settle(KeepFirst, ""), KeepFirst, "d1", false},
		{"the second is kept", s, settle(KeepSecond, ""), KeepFirst, "d2", false},
		{"one is written", s, settle(FuseBoth, "", zhEn("合写", "Both")), FuseBoth, "d1", false},
		{"both are reworded and no longer near", s, settle(DivideBoth, "分工", Text{ZH: "只做投放"}, Text{ZH: "只做评估"}), DivideBoth, "", false},
		{"one is reworded and no longer near", s, settle(DivideBoth, "分工", Text{ZH: "只做投放"}), DivideBoth, "", true},
		{"both are still near", s, settle(DivideBoth, "分工", Text{ZH: "投放一"}, Text{ZH: "投放二"}), DivideBoth, "", false},
		{"one leads in a unit", s, settle(LeadBoth, "分工", Text{}, Text{ZH: "协助"}), LeadBoth, "", false},
		{"one leads and nothing is reworded", s, settle(LeadBoth, "分工"), LeadBoth, "", false},
		{"one leads in another unit", apart, settle(LeadBoth, "分工"), LeadBoth, "d1", false},
		{"they are left", s, settle(LeaveBoth, "两件事"), LeaveBoth, "", false},
	} {
		t.Run(row.name, func(t *testing.T) {
			now, c := checkLaws(t, row.in, Settle(row.answer, near))
			got, ok := SettledBy(c)
			if !ok || got.Answer != row.want || got.Kept != row.kept || !got.About("OV-02|d1|d2", "d1", "d2") {
				t.Fatalf("%+v, %v", got, ok)
			}
			if got.About("OV-02|d1|d3", "d1", "d3") != row.about {
				t.Errorf("of d1 and d3 it says otherwise: %+v", got)
			}
			hash, still := near(now, "OV-02|d1|d2")
			w, accepted := now.Waiver(WaiverID("OV-02|d1|d2"))
			if still != accepted || accepted && (w.Evidence != hash || w.Reason != row.answer.Why || w.By != "王总") {
				t.Errorf("near %v, accepted %v on %q", still, accepted, w.Evidence)
			}
		})
	}
}

func TestAnAnswerLooksOnlyAtTheScenarioItIsGiven(t *testing.T) {
	verb := Settle(settle(LeadBoth, "分工"), near)
	changed := after(t, world(t), EditRecord(Ref{DutyKind, "d2"}, map[string]string{"text.zh": "别的"}))
	now := after(t, changed, verb)
	if hash, _ := near(changed, "OV-02|d1|d2"); must[Waiver](t, now, WaiverKind, WaiverID("OV-02|d1|d2")).Evidence != hash {
		t.Error("it accepts what another scenario shows")
	}
	again := after(t, world(t), verb)
	if hash, _ := near(world(t), "OV-02|d1|d2"); must[Waiver](t, again, WaiverKind, WaiverID("OV-02|d1|d2")).Evidence != hash {
		t.Error("a second time it does something else")
	}
}

func TestAnAnswerThatCannotBeGivenIsRefused(t *testing.T) {
	s := world(t)
	checkRefused(t, s, Settle(settle(FuseBoth, ""), near), EmptyText)
	checkRefused(t, s, Settle(settle(DivideBoth, ""), near), NothingChanges)
	checkRefused(t, s, Settle(settle(LeaveBoth, ""), near), WhyRequired)
	checkRefused(t, s, Settle(Settlement{Key: "OV-02|d1|d9", First: "d1", Second: "d9", Answer: KeepFirst}, near), UnknownRecord)
	checkRefused(t, s, Settle(Settlement{Key: "OV-02|d1|d3", First: "d1", Second: "d3", Answer: LeaveBoth, Why: "x"}, near), UnknownFinding)
	accepted := after(t, s, Settle(settle(LeadBoth, "分工"), near))
	checkRefused(t, accepted, Settle(settle(LeadBoth, "分工"), near), NothingChanges)
}

func TestWhatIsNoAnswerIsNotReadAsOne(t *testing.T) {
	s := world(t)
	for _, v := range []Verb{MoveDuties("MD", "d1"), RemoveDuties("d2"), Waive("GP-01|d7", "x", "", "h"), EditRecord(Ref{DutyKind, "d1"}, map[string]string{"text.zh": "x"})} {
		_, c := checkLaws(t, s, v)
		if got, ok := SettledBy(c); ok && got.About("OV-02|d1|d2", "d1", "d2") {
			t.Errorf("%s is read as %+v", c.Verb, got)
		}
	}
}

func TestAKeyNamesItsTwoDutiesWhateverTheirIDs(t *testing.T) {
	ids := []ID{"a", "a|b", "b|c", "c"}
	is := func(id ID) bool { return slices.Contains(ids, id) }
	for _, a := range ids {
		for _, b := range ids {
			key, first, second := NearKey(a, b)
			if gotA, gotB, ok := NearPair(key, is); !ok || NearRule+"|"+string(gotA)+"|"+string(gotB) != key {
				t.Errorf("%s (%s, %s) is read as %s, %s", key, first, second, gotA, gotB)
			}
		}
	}
	if _, _, ok := NearPair("OV-03|a|c", is); ok {
		t.Error("another rule's key is read as one")
	}
}
