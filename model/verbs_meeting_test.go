package model

import (
	"strings"
	"testing"
)

func asked(t reporter, about Ref) Scenario {
	t.Helper()
	s, _ := checkLaws(t, world(t), AddComment("m1", about, " 谁来接手？ ", "王总", "2027-03-01"))
	return s
}

func TestACommentIsOpenUntilItIsAnswered(t *testing.T) {
	d1 := Ref{DutyKind, "d1"}
	s := asked(t, d1)
	want := Comment{ID: "m1", About: d1, Text: "谁来接手？", By: "王总", On: "2027-03-01", Basis: User}
	if c := must[Comment](t, s, CommentKind, "m1"); c != want || !c.Open() || len(s.CommentsOn(d1)) != 1 || len(s.CommentsOn(Ref{})) > 0 {
		t.Errorf("%+v", c)
	}
	s, c := checkLaws(t, s, AnswerComment("m1", "媒体部", "李总", "2027-03-02"))
	if r := must[Comment](t, s, CommentKind, "m1"); r.Open() || r.AnsweredBy != "李总" || r.AnsweredOn != "2027-03-02" || c.Verb != "answer-comment" {
		t.Errorf("%s: %+v", c.Verb, r)
	}
	s, _ = checkLaws(t, s, AnswerComment("m1", "", "李总", "2027-03-03"))
	if r := must[Comment](t, s, CommentKind, "m1"); r != want {
		t.Errorf("opened again it is %+v", r)
	}
}

func TestWhatCannotBeSaidOrDecidedIsRefused(t *testing.T) {
	s := with(t, asked(t, Ref{}), Resolution{ID: "s1", Text: zhEn("决", "")})
	for _, row := range []struct {
		sentence string
		verb     Verb
		code     string
	}{
		{"a comment without words", AddComment("m2", Ref{}, " ", "", ""), EmptyText},
		{"a comment on what is not there", AddComment("m2", Ref{DutyKind, "zz"}, "问", "", ""), UnknownRecord},
		{"a comment on a comment", AddComment("m2", Ref{CommentKind, "m1"}, "问", "", ""), "input about: not allowed"},
		{"a comment on a day that no calendar has", AddComment("m2", Ref{}, "问", "", "2027-02-30"), "input on: not a date"},
		{"opening what is open", AnswerComment("m1", "", "", ""), NothingChanges},
		{"answering what nobody asked", AnswerComment("m9", "好", "", ""), UnknownRecord},
		{"a resolution without words", Decide(Resolution{ID: "s2"}), EmptyText},
		{"fewer votes than none", Decide(Resolution{ID: "s2", Text: zhEn("决", ""), For: -1}), "input for: out of range"},
		{"a vote that is none", Decide(Resolution{ID: "s2", Text: zhEn("决", ""), Vote: "perhaps"}), "input vote: not allowed"},
		{"a second vote on the brief", AddRecord(Resolution{ID: "s2", About: Ref{BriefKind, BriefID}, Text: zhEn("决", ""), Vote: Approved}), VoteOfBrief},
		{"a due day that no calendar has", Decide(Resolution{ID: "s2", Text: zhEn("决", ""), Due: "2027-13-01"}), "input due: not a date"},
	} {
		t.Run(row.sentence, func(t *testing.T) { checkRefused(t, s, row.verb, row.code) })
	}
}

func TestWhatWasDecidedOnADayIsFoundByItsWordsWithItsOutcome(t *testing.T) {
	s := world(t)
	brief := s.Brief().Ref()
	s, _ = checkLaws(t, s, Decide(Resolution{ID: "s1", Text: zhEn("合并", ""), Vote: Approved, Note: "两周内", On: "2027-03-01"}))
	s, _ = checkLaws(t, s, Decide(Resolution{ID: "s2", About: brief, Text: zhEn("方案", ""), Vote: Rejected, Note: "太贵", On: "2027-03-01"}))
	r, ok := s.Resolved(Ref{}, zhEn("合并", ""), "2027-03-01")
	if vote, note := s.Outcome(r, ZH); !ok || r.ID != "s1" || vote != Approved || note != "两周内" {
		t.Errorf("%v %+v: %s %q", ok, r, vote, note)
	}
	r, ok = s.Resolved(brief, zhEn("方案", ""), "2027-03-01")
	if vote, note := s.Outcome(r, ZH); !ok || r.Vote != "" || vote != Rejected || note != "太贵" {
		t.Errorf("of the brief: %v %+v: %s %q", ok, r, vote, note)
	}
	for _, no := range []struct {
		about Ref
		text  Text
		on    string
	}{{Ref{}, zhEn("合并", ""), "2027-03-02"}, {brief, zhEn("合并", ""), "2027-03-01"}, {Ref{}, zhEn("", ""), "2027-03-01"}} {
		if r, ok := s.Resolved(no.about, no.text, no.on); ok {
			t.Errorf("%+v is found for %+v", r, no)
		}
	}
}

func TestCommentsGoWithWhatTheyAreOnAndToItsHeir(t *testing.T) {
	for _, row := range []struct {
		sentence string
		on       Ref
		verb     Verb
		want     Ref // where it is; of the kind "gone" when it went
	}{
		{"a duty removed", Ref{DutyKind, "d1"}, RemoveDuties("d1"), Ref{Kind: "gone"}},
		{"a duty fused", Ref{DutyKind, "d1"}, FuseDuties("n", zhEn("新", ""), "d1", "d2"), Ref{DutyKind, "n"}},
		{"a unit merged", Ref{UnitKind, "MD"}, MergeUnits("DM", zhEn("数", ""), Text{}, "EC", "MD"), Ref{UnitKind, "DM"}},
		{"a unit removed", Ref{UnitKind, "MD"}, RemoveUnit("MD", ""), Ref{Kind: "gone"}},
		{"a unit below one removed", Ref{UnitKind, "P1"}, RemoveUnit("MD", ""), Ref{Kind: "gone"}},
		{"a KPI removed", Ref{KPIKind, "k1"}, RemoveRecord(Ref{KPIKind, "k1"}), Ref{Kind: "gone"}},
		{"a link that goes with a KPI", Ref{LinkKind, "d4>k1"}, RemoveRecord(Ref{KPIKind, "k1"}), Ref{Kind: "gone"}},
		{"the whole, of which a duty is removed", Ref{}, RemoveDuties("d1"), Ref{}},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s, _ := checkLaws(t, asked(t, row.on), row.verb)
			now := Ref{Kind: "gone"}
			if c, ok := s.Comment("m1"); ok {
				now = c.About
			}
			if now != row.want {
				t.Errorf("it is on %v", now)
			}
		})
	}
}

func TestWhatWasDecidedStaysWhenWhatItIsAboutIsGone(t *testing.T) {
	s := with(t, world(t), Resolution{ID: "s1", About: Ref{DutyKind, "d1"}, Text: zhEn("归电商部", "")})
	s, _ = checkLaws(t, s, RemoveDuties("d1"))
	if r := must[Resolution](t, s, ResolutionKind, "s1"); r.About != (Ref{}) || r.Text.ZH != "归电商部" {
		t.Errorf("%+v", r)
	}
}

func TestADecisionIsWrittenDownAndChangedUntilTheEnd(t *testing.T) {
	d1 := Ref{DutyKind, "d1"}
	s, c := checkLaws(t, world(t), Decide(Resolution{ID: "s1", About: d1, Text: zhEn("归电商部", ""), Vote: Approved, For: 5, Against: 1, Abstain: 2, On: "2027-03-01", Owner: "李总", Due: "2027-04-01"}))
	if r := must[Resolution](t, s, ResolutionKind, "s1"); r.Vote != Approved || r.For != 5 || r.Abstain != 2 || !r.Task() || r.Basis != User || c.Verb != "decide" {
		t.Errorf("%s: %+v", c.Verb, r)
	}
	s, c = checkLaws(t, s, Decide(Resolution{ID: "s1", About: d1, Text: zhEn("归电商部", ""), Vote: Postponed, On: "2027-03-01"}))
	if r := must[Resolution](t, s, ResolutionKind, "s1"); r.Vote != Postponed || r.For != 0 || r.Task() || s.Count(ResolutionKind) != 1 || c.Verb != "decide" {
		t.Errorf("%s: %+v", c.Verb, r)
	}
	s, _ = checkLaws(t, s, Decide(Resolution{ID: "s2", Text: zhEn("另议", "")}))
	if all := s.Resolutions(); len(all) != 2 || all[1].ID != "s2" {
		t.Errorf("%v", all)
	}
}

func TestTheVoteOnTheBriefStandsInTheBriefAlone(t *testing.T) {
	whole := Ref{BriefKind, BriefID}
	s, c := checkLaws(t, world(t), Decide(Resolution{ID: "s1", About: whole, Text: zhEn("同意合并", ""), Vote: Conditional, Note: "先试行半年", For: 6, Against: 1}))
	b, r := s.Brief(), must[Resolution](t, s, ResolutionKind, "s1")
	if b.Vote != Conditional || b.VoteNote.ZH != "先试行半年" || r.Vote != "" || r.Note != "" || r.For != 6 || len(c.Edits) != 2 {
		t.Errorf("%+v\n%+v", b, r)
	}
	s, _ = checkLaws(t, s, Decide(Resolution{ID: "s1", About: whole, Text: zhEn("同意合并", ""), Owner: "李总"}))
	if s.Brief() != b {
		t.Errorf("without a vote the brief is %+v", s.Brief())
	}
}

func TestACommentIsNeitherInTheFingerprintNorInTheTemplate(t *testing.T) {
	s := world(t)
	now := asked(t, Ref{UnitKind, "EC"})
	if now.Fingerprint() != s.Fingerprint() || now.FingerprintVersion() != s.FingerprintVersion() {
		t.Error("a comment makes another fingerprint")
	}
	if now.Format() != 4 || !strings.Contains(string(encoded(t, now)), `"comments":[{"id":"m1"`) {
		t.Errorf("of format %d", now.Format())
	}
	decided, _ := checkLaws(t, now, Decide(Resolution{ID: "s1", Text: zhEn("决", "")}))
	if decided.Fingerprint() == s.Fingerprint() {
		t.Error("a resolution does not show in the fingerprint")
	}
	blank, err := decided.Template(zhEn("模板", ""))
	if err != nil || blank.Count(CommentKind)+blank.Count(ResolutionKind) != 0 {
		t.Errorf("%v, %v", blank.Comments(), err)
	}
}

func TestOneWhoRemovesWhatAnotherCommentsOnIsAsked(t *testing.T) {
	base := world(t)
	ours, _ := checkLaws(t, base, RemoveDuties("d1"))
	theirs, _ := checkLaws(t, base, AddComment("m1", Ref{DutyKind, "d1"}, "为什么撤？", "", ""))
	checkMerge(t, base, ours, theirs)
	for answer, stays := range map[Side]bool{Ours: false, Theirs: true} {
		m := Merge(base, ours, theirs, func(Conflict) Side { return answer })
		if _, is := apply(t, ours, m.Change).Comment("m1"); is != stays {
			t.Errorf("when %s wins the comment is there: %v", answer, is)
		}
	}
}
