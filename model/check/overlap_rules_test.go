package check

import (
	"testing"

	"sandtable/model"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

// board is a tool of a sort that a unit administers.
func board(id, home model.ID, sort string) model.Record {
	return model.Tool{ID: id, Unit: home, Name: model.Text{ZH: "看板" + string(id)}, Sort: sort, Basis: model.Stated}
}

func TestToolsOfOneSortHaveOneAdministrator(t *testing.T) {
	const sort = "analytics"
	checkRule(t, "OV-04|t1", []ruleRow{
		{"exactly two units", []model.Record{board("t1", "A", sort), board("t2", "B", sort)}, Low, 2, []remedy{{"edit t2 unit=A", 0}}},
		{"whoever has most of them keeps them", []model.Record{board("t1", "A", sort), board("t2", "B", sort), board("t3", "B", sort)}, Low, 2, []remedy{{"edit t1 unit=B", 0}}},
		{"three units: each step helps", []model.Record{board("t1", "A", sort), board("t2", "B", sort), board("t3", "C", sort)}, Low, 3,
			[]remedy{{"edit t2 unit=A", 2}, {"edit t3 unit=A", 2}}},
		{"a position is another unit than its department", []model.Record{seat("P", 1), board("t1", "A", sort), board("t2", "P", sort)}, Low, 2, []remedy{{"edit t2 unit=A", 0}}},
		{"both in one unit", []model.Record{board("t1", "A", sort), board("t2", "A", sort)}, 0, 0, nil},
		{"of two sorts", []model.Record{board("t1", "A", sort), board("t2", "B", "ad_platform")}, 0, 0, nil},
		{"nobody administers the other", []model.Record{board("t1", "A", sort), board("t2", "", sort)}, 0, 0, nil},
		{"no sort is entered", []model.Record{board("t1", "A", ""), board("t2", "B", "")}, 0, 0, nil},
		{"a word that says no sort", []model.Record{board("t1", "A", "system"), board("t2", "B", "system")}, 0, 0, nil},
	})
	found := Check(office(t, board("t1", "A", sort), board("t2", "B", sort)))
	if x, ok := found.Get("OV-04|t2"); ok {
		t.Errorf("the second tool tells it again: %+v", x)
	}
}

func TestTwoDutiesAreToldWhereEachChoosesTheOtherOrMuchSpeaksForIt(t *testing.T) {
	named := func(strength uint8) overlap.Partner {
		return overlap.Partner{Claim: meaning.Claim{Strength: strength, Object: true}}
	}
	lying := func(strength uint8) overlap.Partner {
		return overlap.Partner{Claim: meaning.Claim{Strength: strength}}
	}
	for _, x := range []struct {
		why        string
		near       overlap.Partner
		rank, back int
		told       bool
	}{
		{"each is the first of the other", lying(meaning.SayFrom), 0, 0, true},
		{"one object, which one side answers with others", named(meaning.SayFrom), 0, 3, true},
		{"what only lies near, and one side answers with others", lying(onlyNear - 1), 0, 1, false},
		{"what only lies near, but much speaks for it", lying(onlyNear), 0, 1, true},
		{"one object, and both have stronger partners", named(alsoNamed - 1), 1, 1, false},
		{"one object, both have stronger partners, and something speaks for it", named(alsoNamed), 1, 2, true},
		{"what only lies near, and both have stronger partners", lying(onlyNear - 1), 1, 1, false},
		{"what only lies near, both have stronger partners, and much speaks for it", lying(onlyNear), 1, 1, true},
		{"a word that many share", named(onlyNear), 1, amongOthers, false},
		{"tags that somebody set", overlap.Partner{Functions: overlap.Functions}, 2, amongOthers, true},
	} {
		if told := (facts{}).chosen(x.near, x.rank, x.back); told != x.told {
			t.Errorf("%s: told %v", x.why, told)
		}
	}
}

func TestDoubleWorkOfTwoPositionsUnderOneHeadIsToldAsThatOfTwoUnits(t *testing.T) {
	same := []model.Record{seat("P", 1), seat("Q", 1), worded("d1", "P", "编制年度广告投放预算"), worded("d2", "Q", "编制年度广告投放预算")}
	x, ok := Check(office(t, same...)).Get("OV-02|d1|d2")
	if !ok || x.Severity != Medium || x.Variant != "" {
		t.Errorf("the same work in two positions: %v %q", x.Severity, x.Variant)
	}
	steps := []model.Record{seat("P", 1), seat("Q", 1), worded("d1", "P", "制定年度广告投放策略"), worded("d2", "Q", "执行广告投放计划并提交日报")}
	for x := range Check(office(t, steps...)).Each() {
		if x.Rule == NearDuplicates && x.Severity > Info {
			t.Errorf("two steps of one line of command: %v", x)
		}
	}
}

func TestTwoStagesOfOneMatterAreNoDoubleWork(t *testing.T) {
	const plans, runs, plansToo = "制定年度广告投放预算", "执行广告投放预算", "编制年度广告投放预算"
	told := func(records ...model.Record) (Finding, bool) { return Check(office(t, records...)).Get("OV-02|d1|d2") }

	x, ok := told(worded("d1", "A", plans), worded("d2", "B", runs))
	if !ok || x.Variant != Stages || x.Severity > Medium {
		t.Errorf("one plans, one runs: told %v, %q, %v", ok, x.Variant, x.Severity)
	}
	for _, fix := range x.Fixes {
		if fix.Code == "fuse" {
			t.Error("two stages are offered as one duty")
		}
	}
	if x, ok := told(worded("d1", "A", plans), worded("d2", "B", plansToo)); !ok || x.Variant == Stages || x.Severity != Medium {
		t.Errorf("both plan: told %v, %q, %v", ok, x.Variant, x.Severity)
	}
	if x, ok := told(worded("d1", "A", plans), worded("d2", "A", runs)); ok {
		t.Errorf("a unit that plans and runs is told as double: %v", x)
	}
	authorises := func(id, home model.ID, words string) model.Record {
		d := worded(id, home, words).(model.Duty)
		d.Control = model.Authorises
		return d
	}
	if x, ok := told(authorises("d1", "A", plans), authorises("d2", "B", runs)); !ok || x.Variant == Stages {
		t.Errorf("both decide on the money: told %v, %q", ok, x.Variant)
	}
}
