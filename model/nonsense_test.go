package model

import (
	"errors"
	"strings"
	"testing"
)

func TestNonsenseIsRefused(t *testing.T) {
	s := world(t)
	edit := func(k Kind, id ID, field, value string) Verb {
		return EditRecord(Ref{k, id}, map[string]string{field: value})
	}
	together := with(t, s, lock("together", "d1", "d4", "d5"))
	apart := with(t, s, lock("apart", "d1", "d4"))
	long := strings.Repeat("很", MaxName+1)
	checkRefusals(t, []refusing{
		{"a day that is a word", s, edit(BriefKind, BriefID, "effective", "yesterday"), "input effective: not a date"},
		{"a day that no calendar has", s, edit(BriefKind, BriefID, "effective", "2026-99-99"), "input effective: not a date"},
		{"a least span above the greatest", s, EditRecord(Ref{UnitKind, "EC"}, map[string]string{"spanMin": "9", "spanMax": "3"}), SpanReversed},
		{"a duty that comes from itself", s, edit(DutyKind, "d1", "origin", "d1"), OriginOfItself},
		{"a unit that comes from itself", s, edit(UnitKind, "EC", "origin", "MD,EC"), OriginOfItself},
		{"an origin that is no id", s, edit(DutyKind, "d1", "origin", "a b c"), "input origin: not a reference"},
		{"two parts that read the same", s, SplitDuty("d1", Part{"n1", zhEn("甲", "")}, Part{"n2", zhEn(" 甲\u200b", "")}), PartsAlike},
		{"a name that nobody sees", s, AddUnit("n", "", Department, zhEn("\u200b", "\u202e")), EmptyText},
		{"a duty that nobody sees", s, AddDuty("n", "EC", zhEn("\u3164 \u200b", "")), EmptyText},
		{"a duty edited until nobody sees it", s, EditRecord(Ref{DutyKind, "d1"}, map[string]string{"text.zh": "\u200b", "text.en": "\u2060"}), EmptyText},
		{"a KPI that nobody sees", s, AddRecord(KPI{ID: "n", Name: zhEn("\u2800", "")}), EmptyText},
		{"a lock for a reason that nobody sees", s, LockDuties("n", "pinned", "\u200b", "d1"), WhyRequired},
		{"two names that differ in what is not seen", s, AddUnit("n", "CO", Department, zhEn("媒\u200d体部", "")), NameTaken},
		{"a name of more than a line", s, RenameUnit("EC", zhEn(long, "")), "input name.zh: name too long"},
		{"a KPI with a name of more than a line", s, edit(KPIKind, "k1", "name.en", long), "input name.en: name too long"},
		{"a name taken away in one language", s, RenameUnit("EC", Text{ZH: must[Unit](t, s, UnitKind, "EC").Name.ZH}), EmptyText},
		{"together what a lock keeps apart", apart, LockDuties("n", "together", "因", "d1", "d4", "d2"), LocksContradict},
		{"apart what a lock keeps together", together, LockDuties("n", "apart", "因", "d4", "d5"), LocksContradict},
		{"a position at the top by an edit", s, edit(UnitKind, "P1", "parent", ""), PositionAtTop},
		{"a position at the top by a move", s, MoveUnit("P1", ""), PositionAtTop},
		{"a new position at the top", s, AddUnit("n", "", Position, zhEn("岗", "")), PositionAtTop},
		{"an external party that has duties", s, edit(UnitKind, "EC", "kind", "external"), HoldsWork},
	})
	checkLaws(t, apart, LockDuties("n", "together", "因", "d1", "d2"))
	checkLaws(t, s, edit(BriefKind, BriefID, "effective", "2027-02-28"))
}

func TestWhatIsNotSeenIsLeftOutOfNewTextsOnly(t *testing.T) {
	s, _ := checkLaws(t, world(t), AddDuty("n", "EC", zhEn("\u202e直\u200b播\u00ad", "Live\u200b show")))
	if d := must[Duty](t, s, DutyKind, "n"); d.Text != zhEn("直播", "Live show") || d.Title.ZH != "直播" {
		t.Errorf("the duty reads %q, %q", d.Text, d.Title)
	}
	for _, kept := range []string{"👩‍👩‍👧 家庭", "نمو\u200c المبيعات", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿"} {
		if Visible(kept) != kept {
			t.Errorf("%q becomes %q", kept, Visible(kept))
		}
	}
	old := with(t, world(t), Duty{ID: "old", Unit: "EC", Text: zhEn("旧\u200b文", "")})
	old, _ = checkLaws(t, old, MoveDuties("MD", "old"))
	if d := must[Duty](t, old, DutyKind, "old"); d.Text.ZH != "旧\u200b文" {
		t.Errorf("a move changed the text to %q", d.Text.ZH)
	}
}

func TestTheNameThatIsTakenIsTheOneThatWasGiven(t *testing.T) {
	_, err := SplitUnit("EC", Position, UnitPart{ID: "n1", Name: zhEn("甲", "")}, UnitPart{ID: "n2", Name: zhEn("甲", "")})(world(t))
	var r *Refusal
	if !errors.As(err, &r) || r.Code != NameTaken || r.Detail != "甲" {
		t.Errorf("refused by %+v", r)
	}
}

func TestAFusedDutyKeepsTheShortTitleOfTheTextThatItKeeps(t *testing.T) {
	s := with(t, world(t), Duty{ID: "a", Unit: "EC", Text: zhEn("制定月度销售计划", "Plan sales"), Title: zhEn("销售计划", "Sales plan")},
		Duty{ID: "b", Unit: "EC", Text: zhEn("监控指标", "")})
	for _, row := range []struct {
		id   ID
		text Text
		rest []ID
	}{
		{"n", zhEn("制定月度销售计划", "Plan sales"), []ID{"b", "a"}},
		{"n", zhEn("制定月度销售计划", ""), []ID{"a", "b"}},
		{"a", zhEn("制定月度销售计划", ""), []ID{"a", "b"}},
		{"b", zhEn("制定月度销售计划", "Plan sales"), []ID{"a", "b"}},
	} {
		got, _ := checkLaws(t, s, FuseDuties(row.id, row.text, row.rest...))
		if d := must[Duty](t, got, DutyKind, row.id); d.Title != zhEn("销售计划", "Sales plan") || d.Text.EN != "Plan sales" {
			t.Errorf("%s by %v reads %v, %v", row.id, row.rest, d.Title, d.Text)
		}
	}
}
