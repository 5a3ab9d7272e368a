package pack_test

import (
	"testing"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/model/text"
)

// decidedAbout is a report of a scenario that a meeting has decided on: as a whole, and of
// one of its units; two questions are open about it.
func decidedAbout(t testing.TB) export.Report {
	r := reports(t, "seed-b", "V2")[0]
	before := r.Scenario
	r.Scenario = do(t, r.Scenario,
		model.EditRecord(before.Brief().Ref(), map[string]string{"meeting.zh": "三月董事会", "meeting.en": "March board", "decision.zh": "批准V2", "decision.en": "Approve V2"}),
		model.Decide(model.Resolution{ID: "r1", About: before.Brief().Ref(), Text: model.Text{ZH: "批准V2", EN: "Approve V2"}, Vote: model.Conditional, Note: "半年后复盘", For: 5, Against: 1, On: "2027-03-01"}),
		model.Decide(model.Resolution{ID: "r2", About: model.Ref{Kind: model.UnitKind, ID: "DM"}, Text: model.Text{ZH: "暂不设副职", EN: "No deputy for now"}, Vote: model.Approved, For: 6, On: "2027-03-01", Owner: "人力资源部", Due: "2027-04-01"}),
		model.AddComment("c1", model.Ref{}, "预算呢？", "Ann", "2027-02-01"), model.AddComment("c2", model.Ref{}, "编制呢？", "Ann", "2027-02-02"))
	r.Findings = r.Findings.Update(before, r.Scenario, model.Diff(before, r.Scenario))
	return r
}

func TestWhatTheMeetingDecidedStandsInThePackWithTheVotesAndTheConditions(t *testing.T) {
	r := decidedAbout(t)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		d := pack.Document(text.For(lang), r)
		sound(t, d)
		first := map[model.Lang][]string{
			model.ZH: {"表决结果：附条件通过；三月董事会；2027年3月1日；赞成5票，反对1票，弃权0票；条件：半年后复盘", "待答复的批注2条"},
			model.EN: {"Approved with conditions; March board; 1 Mar 2027; 5 for, 1 against, 0 abstained; conditions:", "2 open comments"},
		}[lang]
		for _, x := range first {
			if !says(words(d.Pages[0]), x) {
				t.Errorf("%s: the decision page does not say %s: %q", lang, x, words(d.Pages[0]))
			}
		}
		for _, x := range map[model.Lang][]string{model.ZH: {"会议决定", "暂不设副职", "数字营销部", "赞成6票", "人力资源部", "2027年4月1日"}, model.EN: {"Decisions taken", "No deputy for now", "6 for"}}[lang] {
			if !says(words(d.Pages...), x) {
				t.Errorf("%s: nothing says %s", lang, x)
			}
		}
		slides := pack.Slides(text.For(lang), r)
		readable(t, slides)
		if last := words(slides[len(slides)-1].Page); !says(last, first[0]) {
			t.Errorf("%s: the last slide says %q", lang, last)
		}
	}
	board := words(pack.Document(text.For(model.ZH), r.For(export.Board)).Pages...)
	if says(board, "批注") || !says(board, "赞成5票") || !says(board, "暂不设副职") {
		t.Errorf("the board is told %q", board)
	}
}

func TestAPackBeforeTheMeetingHasNoSheetOfDecisionsTaken(t *testing.T) {
	if all := words(pack.Document(text.For(model.ZH), reports(t, "seed-b", "V2")...).Pages...); says(all, "会议决定") || says(all, "表决结果") {
		t.Errorf("it says %q", all)
	}
}
