package pack_test

import (
	"testing"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
)

// answered gives a report of a scenario whose first two matters were answered, and voted on.
func answered(t testing.TB, vote model.Vote) (export.Report, *theme.Theme) {
	r := reports(t, "seed-b", "V1")[0]
	var open []*theme.Theme
	for x := range theme.Of(r.Scenario, r.Findings).Open() {
		open = append(open, x)
	}
	before := r.Scenario
	r.Scenario = do(t, r.Scenario,
		model.SetResponse(open[0].Key, map[string]string{"owner": "欧阳总监", "due": "2027-03-01", "status": "in-progress", "answer.zh": "由财务部复核预算", "answer.en": "Finance reviews the budget"}),
		model.SetResponse(open[1].Key, map[string]string{"owner": "诸葛经理"}),
		model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"meeting.zh": "三月董事会", "meeting.en": "March board",
			"item": "3.2", "proposer": "王总", "vote": string(vote), "voteNote.zh": "试行半年", "voteNote.en": "half a year on trial"}))
	step, err := model.SetResponse(open[0].Key, map[string]string{"owner": "欧阳总监"})(before)
	if err != nil {
		t.Fatal(err)
	}
	r.Steps = append(r.Steps, export.Step{Before: before, Change: step})
	r.Findings = r.Findings.Update(before, r.Scenario, model.Diff(before, r.Scenario))
	return r, open[0]
}

func ticks(p page.Page) (n int) {
	for _, m := range p.Marks {
		if l, ok := m.(page.Line); ok && l.Thickness == 1.2 {
			n++
		}
	}
	return n / 2
}

func TestWhoSeesToAMatterStandsInThePackAndWhatWasAnsweredInPlaceOfTheRemedy(t *testing.T) {
	r, first := answered(t, "")
	d := pack.Document(text.For(model.ZH), r)
	sound(t, d)
	themes := theme.Of(r.Scenario, check.Check(r.Scenario))
	_, remedy := text.For(model.ZH).ThemeFix(r.Scenario, themes.Fixes(first)[0])
	for n, all := range [][]string{words(d.Pages[0]), words(d.Pages[1:]...)} {
		for _, x := range []string{"欧阳总监", "2027年3月1日", "进行中", "由财务部复核预算", "诸葛经理"} {
			if !says(all, x) {
				t.Errorf("%d: nothing says %s", n, x)
			}
		}
		if says(all, remedy) {
			t.Errorf("%d: the remedy stands there still: %s", n, remedy)
		}
	}
	if says(words(d.Pages...), "记下了对") {
		t.Error("who sees to a matter passes for a decision step")
	}
	if !says(words(d.Pages[0]), "议程3.2 · 提案人：王总") {
		t.Error("nothing says where it is decided")
	}
	if ticks(d.Pages[0]) != 0 {
		t.Error("a vote that nobody has cast is ticked")
	}
}

func TestTheResultOfTheVoteIsTicked(t *testing.T) {
	r, _ := answered(t, model.Conditional)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		d := pack.Document(text.For(lang), r)
		sound(t, d)
		if ticks(d.Pages[0]) != 1 || !says(words(d.Pages[0]), map[model.Lang]string{model.ZH: "试行半年", model.EN: "half a year on trial"}[lang]) {
			t.Errorf("%s: %d ticks", lang, ticks(d.Pages[0]))
		}
	}
}
