package model

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestMovingDutiesPutsThemInOrder(t *testing.T) {
	s := world(t)
	for _, row := range []struct {
		sentence string
		verb     Verb
		unit     ID
		want     []ID
		edits    int
	}{
		{"one duty goes to the end of another department", MoveDuties("MD", "d1"), "MD", []ID{"d4", "d5", "d1"}, 1},
		{"many go in the order given", MoveDuties("MD", "d3", "d1"), "MD", []ID{"d4", "d5", "d3", "d1"}, 2},
		{"a duty named twice is moved once", MoveDuties("MD", "d1", "d1"), "MD", []ID{"d4", "d5", "d1"}, 1},
		{"those that are there already stay where they are", MoveDuties("MD", "d4", "d1"), "MD", []ID{"d4", "d5", "d1"}, 1},
		{"to no unit they become unplaced", MoveDuties("", "d1", "d6"), "", []ID{"d7", "d1", "d6"}, 2},
		{"an unplaced duty finds a home", MoveDuties("P1", "d7"), "P1", []ID{"d6", "d7"}, 1},
		{"a duty moves to the company itself", MoveDuties("CO", "d5"), "CO", []ID{"d5"}, 1},
		{"a duty is put before the first", PlaceDuties("EC", "d1", "d4"), "EC", []ID{"d4", "d1", "d2", "d3"}, 1},
		{"duties are put between two others", PlaceDuties("EC", "d2", "d4", "d5"), "EC", []ID{"d1", "d4", "d5", "d2", "d3"}, 2},
		{"a duty is ordered anew in its own unit", PlaceDuties("EC", "d1", "d3"), "EC", []ID{"d3", "d1", "d2"}, 1},
		{"a duty goes to the end of its own unit", PlaceDuties("EC", "", "d1"), "EC", []ID{"d2", "d3", "d1"}, 1},
		{"two neighbours change places", PlaceDuties("EC", "d2", "d3", "d2"), "EC", []ID{"d1", "d3", "d2"}, 2},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			got, c := checkLaws(t, s, row.verb)
			if ids := idsOf(got.DutiesOf(row.unit)); !slices.Equal(ids, row.want) {
				t.Errorf("%q holds %v, want %v", row.unit, ids, row.want)
			}
			if len(c.Edits) != row.edits {
				t.Errorf("%d records were touched, want %d", len(c.Edits), row.edits)
			}
			if c.Verb != "move-duty" {
				t.Errorf("the verb is %q", c.Verb)
			}
		})
	}
}

func TestMovingDutiesIsRefused(t *testing.T) {
	s := world(t)
	checkRefusals(t, []refusing{
		{"without duties", s, MoveDuties("EC"), NoDuties},
		{"when all are there already", s, MoveDuties("EC", "d1", "d2"), NothingChanges},
		{"when an unplaced duty is unplaced again", s, MoveDuties("", "d7"), NothingChanges},
		{"to an external party", s, MoveDuties("X", "d1"), ExternalUnit},
		{"to a unit that is not there", s, MoveDuties("ZZ", "d1"), UnknownRecord},
		{"of a duty that is not there", s, MoveDuties("MD", "d1", "zz"), UnknownRecord},
		{"before a duty of another unit", s, PlaceDuties("EC", "d4", "d5"), NotInUnit},
		{"before a duty that is not there", s, PlaceDuties("EC", "zz", "d5"), NotInUnit},
		{"when a card falls back on its own place", s, PlaceDuties("EC", "d2", "d2"), NothingChanges},
		{"when a card falls back before the next one", s, PlaceDuties("EC", "d3", "d2"), NothingChanges},
		{"when the last card goes to the end", s, PlaceDuties("EC", "", "d3"), NothingChanges},
	})
}

func TestHundredsOfCardsFitIntoOneGap(t *testing.T) {
	s := world(t)
	want := []ID{"d2", "d3"}
	for i := range 300 {
		id := ID(fmt.Sprint("n", i))
		s = with(t, s, Duty{ID: id, Unit: "MD", Text: zhEn("职责", "")})
		c, err := PlaceDuties("EC", "d2", id)(s)
		if err != nil {
			t.Fatal(err)
		}
		s = apply(t, s, c)
		want = slices.Insert(want, len(want)-2, id)
		if got := idsOf(s.DutiesOf("EC"))[1:]; !slices.Equal(got, want) {
			t.Fatalf("after %d insertions the order is %v", i+1, got)
		}
	}
	checkLaws(t, s, PlaceDuties("EC", "d2", "d4"))
}

func TestOneCardBetweenTwoTouchesOnlyItself(t *testing.T) {
	s := scenarioOf(t, Unit{ID: "U", Level: Department, Name: zhEn("部", "")})
	for _, id := range []ID{"a", "b", "c"} {
		s = after(t, s, AddDuty(id, "U", zhEn("职责", "")))
	}
	_, c := checkLaws(t, s, PlaceDuties("U", "b", "c"))
	if len(c.Edits) != 1 {
		t.Errorf("touched %v", c.Touched())
	}
}

func TestRanksAtTheEndOfTheScaleAreNumberedAnew(t *testing.T) {
	s := with(t, world(t), Duty{ID: "z", Unit: "EC", Text: zhEn("最后", ""), Rank: rankLimit})
	s = after(t, s, MoveDuties("EC", "d4"))
	if got := idsOf(s.DutiesOf("EC")); !slices.Equal(got, []ID{"d1", "d2", "d3", "z", "d4"}) {
		t.Errorf("order is %v", got)
	}
}

func TestTabsOfAPastedRowBecomeBlanks(t *testing.T) {
	s, _ := checkLaws(t, world(t), AddDuty("n", "EC", zhEn("直播\t选品\t主播", "Live\tstreams")))
	if d := must[Duty](t, s, DutyKind, "n"); d.Text != zhEn("直播 选品 主播", "Live streams") {
		t.Errorf("the text is %q", d.Text)
	}
	s, _ = checkLaws(t, s, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"text.zh": "直播\t选品"}))
	if d := must[Duty](t, s, DutyKind, "d1"); d.Text.ZH != "直播 选品" {
		t.Errorf("the edited text is %q", d.Text.ZH)
	}
}

func TestANewDutyHasATitleAndAPlace(t *testing.T) {
	for _, row := range []struct{ sentence, zh, en, titleZH, titleEN string }{
		{"the first clause in Chinese", "负责直播，包括选品。", "", "负责直播", ""},
		{"the first clause in English", "", "Run live streams, incl. casting.", "", "Run live streams"},
		{"the whole when it is short", "直播", "Live", "直播", "Live"},
		{"without the full stop", "", "Run live streams.", "", "Run live streams"},
		{"the beginning of a long text", strings.Repeat("长", 30), strings.Repeat("word ", 20), strings.Repeat("长", 13) + "…", "Word word word word word word…"},
		{"the first line", "直播\n细节", "Live\nDetails", "直播", "Live"},
		{"a stop alone stays", "", ".", "", "."},
		{"an emoji and a right-to-left word", "🚀增长", "نمو المبيعات", "🚀增长", "نمو المبيعات"},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, world(t), AddDuty("n", "EC", zhEn(row.zh, row.en)))
			d := must[Duty](t, s, DutyKind, "n")
			if d.Title.ZH != row.titleZH || d.Title.EN != row.titleEN {
				t.Errorf("title is %q / %q", d.Title.ZH, d.Title.EN)
			}
			if d.Basis != User || idsOf(s.DutiesOf("EC"))[3] != "n" {
				t.Errorf("basis %q, order %v", d.Basis, idsOf(s.DutiesOf("EC")))
			}
		})
	}
	s, _ := checkLaws(t, world(t), AddDuty("n", "", zhEn("未定\x00职责\r\n", "")))
	if d := must[Duty](t, s, DutyKind, "n"); d.Unit != "" || d.Text.ZH != "未定职责" {
		t.Errorf("an unplaced duty came out as %+v", d)
	}
}

func TestAddingADutyIsRefused(t *testing.T) {
	s := world(t)
	checkRefusals(t, []refusing{
		{"without a text", s, AddDuty("n", "EC", Text{}), EmptyText},
		{"with a text of blanks", s, AddDuty("n", "EC", zhEn(" \n ", "\x00")), EmptyText},
		{"with an id that a duty has", s, AddDuty("d1", "EC", zhEn("新", "")), IDTaken},
		{"with an id that another kind has", s, AddDuty("g1", "EC", zhEn("新", "")), IDTaken},
		{"with the id of the brief", Scenario{}, AddDuty("brief", "", zhEn("新", "")), InvalidID},
		{"without an id", s, AddDuty("", "EC", zhEn("新", "")), InvalidID},
		{"with an id of two words", s, AddDuty("a b", "EC", zhEn("新", "")), InvalidID},
		{"in an external party", s, AddDuty("n", "X", zhEn("新", "")), ExternalUnit},
		{"in a unit that is not there", s, AddDuty("n", "ZZ", zhEn("新", "")), UnknownRecord},
		{"with a text of 20,001 characters", s, AddDuty("n", "EC", zhEn(strings.Repeat("长", MaxText+1), "")), "input text.zh: too long"},
		{"with a text that is not UTF-8", s, AddDuty("n", "EC", zhEn("", "\xff\xfe")), "input title.en: not valid text"},
	})
	checkLaws(t, s, AddDuty("n", "EC", zhEn(strings.Repeat("长", MaxText), "")))
}

func TestRemovingADutyTakesWhatHangsOnIt(t *testing.T) {
	s := with(t, world(t), lock("apart", "d1", "d4"))
	got, _ := checkLaws(t, s, RemoveDuties("d1"))
	for _, ref := range []Ref{{DutyKind, "d1"}, {HandoffKind, "h1"}, {HandoffKind, "h2"}, {LinkKind, "d1>g1"}, {LinkKind, "d1>tl"}, {RoleKind, "d1@MD"}, {LockKind, "L"}} {
		if got.Has(ref) {
			t.Errorf("%s is still there", ref)
		}
	}
	if !got.Has(Ref{LinkKind, "d2>g1"}) || !got.Has(Ref{HandoffKind, "h3"}) {
		t.Error("what hangs on others went too")
	}
	three := with(t, world(t), lock("apart", "d1", "d4", "d5"))
	got, _ = checkLaws(t, three, RemoveDuties("d1"))
	if l := must[Lock](t, got, LockKind, "L"); l.Duties != SetOf("d4", "d5") {
		t.Errorf("the lock holds %q", l.Duties)
	}
	checkRefused(t, s, RemoveDuties("zz"), UnknownRecord)
}

func TestSeveralDutiesAreRemovedInOneStepOrNotAtAll(t *testing.T) {
	s := world(t)
	got, c := checkLaws(t, s, RemoveDuties("d4", "d1", "d4"))
	if got.Has(Ref{DutyKind, "d1"}) || got.Has(Ref{DutyKind, "d4"}) || !got.Has(Ref{DutyKind, "d2"}) {
		t.Errorf("it touched %v", c.Touched())
	}
	both, _ := checkLaws(t, with(t, s, lock("apart", "d1", "d4")), RemoveDuties("d1", "d4"))
	if len(both.Locks()) != 0 {
		t.Error("a lock on nothing is left")
	}
	pinned := with(t, s, lock("pinned", "d4"))
	var refusal *Refusal
	if _, err := RemoveDuties("d1", "d4", "d2")(pinned); !errors.As(err, &refusal) || refusal.Code != Locked ||
		!slices.Contains(refusal.Refs, Ref{DutyKind, "d4"}) {
		t.Errorf("the refusal does not name the pinned duty: %v", refusal)
	}
	checkRefusals(t, []refusing{
		{"without duties", s, RemoveDuties(), NoDuties},
		{"when one of them is not there", s, RemoveDuties("d1", "zz"), UnknownRecord},
	})
}

func TestSeveralDutiesAreDeferredInOneStepOrNotAtAll(t *testing.T) {
	s := after(t, world(t), SetDutyState(Deferred, "d2"))
	got, c := checkLaws(t, s, SetDutyState(Deferred, "d1", "d2", "d4"))
	if len(c.Edits) != 2 {
		t.Errorf("one that was deferred already is touched: %v", c.Touched())
	}
	for _, id := range []ID{"d1", "d2", "d4"} {
		if must[Duty](t, got, DutyKind, id).State != Deferred {
			t.Errorf("%s is not deferred", id)
		}
	}
	checkRefusals(t, []refusing{
		{"without duties", s, SetDutyState(Deferred), NoDuties},
		{"when all are so already", s, SetDutyState(Deferred, "d2", "d2"), NothingChanges},
		{"when one of them is not there", s, SetDutyState(Deferred, "d1", "zz"), UnknownRecord},
	})
}

func TestDeferringKeepsWhatADutyServes(t *testing.T) {
	s, c := checkLaws(t, world(t), SetDutyState(Deferred, "d1"))
	if d := must[Duty](t, s, DutyKind, "d1"); d.State != Deferred || d.Unit != "EC" || len(c.Edits) != 1 {
		t.Errorf("deferred duty is %+v by %d edits", d, len(c.Edits))
	}
	s = after(t, s, SetDutyState(Outsourced, "d1"), SetDutyState(Active, "d1"))
	checkRefusals(t, []refusing{
		{"an active duty made active", s, SetDutyState(Active, "d1"), NothingChanges},
		{"a state nobody knows", s, SetDutyState("asleep", "d1"), "input state: not allowed"},
		{"a duty that is not there", s, SetDutyState(Deferred, "zz"), UnknownRecord},
	})
}

func TestFusingCarriesEverything(t *testing.T) {
	base := with(t, world(t), lock("pinned", "d2"))
	for _, row := range []struct {
		sentence string
		id       ID
		text     Text
		want     Text
		rest     []ID
	}{
		{"into a new duty with a text of its own", "n", zhEn("运营与分析", ""), zhEn("运营与分析", ""), []ID{"n", "d3"}},
		{"keeping the first", "d1", Text{}, zhEn("平台运营，日常管理", "Run the platforms"), []ID{"d1", "d3"}},
		{"keeping the second, which takes the place of the first", "d2", Text{}, zhEn("用户分析", "Analyse users"), []ID{"d2", "d3"}},
		{"keeping the first under a new text", "d1", zhEn("新", "New"), zhEn("新", "New"), []ID{"d1", "d3"}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, base, FuseDuties(row.id, row.text, "d1", "d2"))
			d := must[Duty](t, s, DutyKind, row.id)
			if d.Text != row.want || d.Unit != "EC" {
				t.Errorf("text %v in %s", d.Text, d.Unit)
			}
			if d.Functions != NewSet("ops", "data") || d.Control != NewSet(Executes) || d.Criticality != 3 || d.Effort != 3 {
				t.Errorf("tags, criticality or effort were lost: %+v", d)
			}
			if want := SetOf("d1", "d2").Minus(SetOf(row.id)); d.Origin != want {
				t.Errorf("origin is %q, want %q", d.Origin, want)
			}
			if ids := idsOf(s.DutiesOf("EC")); !slices.Equal(ids, row.rest) {
				t.Errorf("the unit holds %v", ids)
			}
			if l := must[Link](t, s, LinkKind, LinkID(row.id, "g1")); l.Strength != 3 {
				t.Errorf("the strongest link has strength %d", l.Strength)
			}
			must[Link](t, s, LinkKind, LinkID(row.id, "tl"))
			if h := must[Handoff](t, s, HandoffKind, "h1"); h.From != row.id {
				t.Errorf("h1 comes from %s", h.From)
			}
			if h := must[Handoff](t, s, HandoffKind, "h3"); h.From != row.id || h.To != "d6" {
				t.Errorf("h3 is %s to %s", h.From, h.To)
			}
			if r := must[Role](t, s, RoleKind, RoleID(row.id, "MD")); r.Role != "C" {
				t.Errorf("the role is %s", r.Role)
			}
			if l := must[Lock](t, s, LockKind, "L"); l.Duties != SetOf(row.id) {
				t.Errorf("the lock holds %q", l.Duties)
			}
		})
	}
}

func TestFusingAcrossDepartments(t *testing.T) {
	s, _ := checkLaws(t, world(t), FuseDuties("n", zhEn("运营与内容", ""), "d1", "d4", "d1"))
	if s.Has(Ref{HandoffKind, "h1"}) || s.Has(Ref{HandoffKind, "h2"}) {
		t.Error("a hand-off between the fused duties is still there")
	}
	if s.Has(Ref{RoleKind, "n@EC"}) {
		t.Error("the home has a role beside being the home")
	}
	if r := must[Role](t, s, RoleKind, "n@MD"); r.Role != "C" {
		t.Errorf("the other department is %s", r.Role)
	}
	roles := with(t, world(t), Role{ID: "d2@MD", Duty: "d2", Unit: "MD", Role: "A"})
	s, _ = checkLaws(t, roles, FuseDuties("n", zhEn("新", ""), "d1", "d2"))
	if r := must[Role](t, s, RoleKind, "n@MD"); r.Role != "A" {
		t.Errorf("of A and C stayed %s", r.Role)
	}
	deferred := after(t, world(t), SetDutyState(Deferred, "d1"))
	s, _ = checkLaws(t, deferred, FuseDuties("d1", Text{}, "d1", "d2"))
	if d := must[Duty](t, s, DutyKind, "d1"); d.State != Active {
		t.Error("a deferred and an active duty together are deferred")
	}
	s, _ = checkLaws(t, s, FuseDuties("d3", Text{}, "d3", "d1", "d4"))
	if d := must[Duty](t, s, DutyKind, "d3"); d.Origin != SetOf("d1", "d2", "d4") {
		t.Errorf("grandparents were lost: %q", d.Origin)
	}
}

func TestFusingIsRefused(t *testing.T) {
	s := world(t)
	heavy := with(t, s, Duty{ID: "w1", Text: zhEn("重", ""), Effort: 1e6}, Duty{ID: "w2", Text: zhEn("重", ""), Effort: 1e6})
	checkRefusals(t, []refusing{
		{"of one duty", s, FuseDuties("n", zhEn("新", ""), "d1"), NeedsTwo},
		{"of a duty with itself", s, FuseDuties("n", zhEn("新", ""), "d1", "d1"), NeedsTwo},
		{"of none", s, FuseDuties("n", zhEn("新", "")), NeedsTwo},
		{"of a duty that is not there", s, FuseDuties("n", zhEn("新", ""), "d1", "zz"), UnknownRecord},
		{"into a new duty without a text", s, FuseDuties("n", Text{}, "d1", "d2"), EmptyText},
		{"into a duty that is not one of them", s, FuseDuties("d3", zhEn("新", ""), "d1", "d2"), IDTaken},
		{"when the sum of efforts is beyond all bounds", heavy, FuseDuties("w1", Text{}, "w1", "w2"), "input effort: out of range"},
	})
}

func TestSplittingADutyKeepsWhatItServes(t *testing.T) {
	base := with(t, world(t), lock("pinned", "d1"))
	parts := func(ids ...ID) []Part {
		var out []Part
		for _, id := range ids {
			out = append(out, Part{id, zhEn("部分 "+string(id), "")})
		}
		return out
	}
	for _, row := range []struct {
		sentence string
		ids      []ID
	}{
		{"into two new duties", []ID{"n1", "n2"}},
		{"into three", []ID{"n1", "n2", "n3"}},
		{"keeping the id for the first part", []ID{"d1", "n2"}},
		{"keeping the id for the last part", []ID{"n1", "d1"}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, base, SplitDuty("d1", parts(row.ids...)...))
			if got, want := idsOf(s.DutiesOf("EC")), append(slices.Clone(row.ids), "d2", "d3"); !slices.Equal(got, want) {
				t.Errorf("the unit holds %v, want %v", got, want)
			}
			effort := 0.0
			for _, id := range row.ids {
				d := must[Duty](t, s, DutyKind, id)
				effort += d.Effort
				if d.Origin != SetOf("d1").Minus(SetOf(id)) || d.Criticality != 3 || d.Source != "A" || d.Basis != User {
					t.Errorf("%s is %+v", id, d)
				}
				if l := must[Link](t, s, LinkKind, LinkID(id, "tl")); l.Strength != 2 {
					t.Errorf("strength is %d", l.Strength)
				}
				must[Link](t, s, LinkKind, LinkID(id, "g1"))
			}
			if math.Abs(effort-2) > 1e-9 {
				t.Errorf("effort together is %v", effort)
			}
			first := row.ids[0]
			if h := must[Handoff](t, s, HandoffKind, "h1"); h.From != first {
				t.Errorf("h1 comes from %s", h.From)
			}
			for _, id := range row.ids {
				must[Role](t, s, RoleKind, RoleID(id, "MD"))
			}
			if l := must[Lock](t, s, LockKind, "L"); l.Duties != SetOf(row.ids...) {
				t.Errorf("the lock holds %q", l.Duties)
			}
		})
	}
	s := world(t)
	checkLaws(t, s, SplitDuty("d7", parts("n1", "n2")...))
	checkLaws(t, s, SplitDuty("d3", parts("n1", "n2")...))
	checkRefusals(t, []refusing{
		{"into one", s, SplitDuty("d1", parts("n1")...), NeedsTwo},
		{"of a duty that is not there", s, SplitDuty("zz", parts("n1", "n2")...), UnknownRecord},
		{"into two with one id", s, SplitDuty("d1", parts("n1", "n1")...), IDTaken},
		{"into one that has the id of another duty", s, SplitDuty("d1", parts("n1", "d2")...), IDTaken},
		{"with a part without a text", s, SplitDuty("d1", Part{"n1", zhEn("新", "")}, Part{"n2", Text{}}), EmptyText},
	})
}
