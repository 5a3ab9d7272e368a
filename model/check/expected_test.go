package check

import (
	"strings"
	"testing"

	"sandtable/model"
)

func worded(id model.ID, home model.ID, text string) model.Record {
	return model.Duty{ID: id, Unit: home, Text: model.Text{ZH: text}}
}

// missing lists the work that is told to be nobody's.
func missing(found Findings) []string {
	var out []string
	for x := range found.Each() {
		if x.Rule == ExpectedWork {
			out = append(out, x.Variant)
		}
	}
	return out
}

// shop is a small online shop that stores goods and takes none back.
func shop() []model.Record {
	return []model.Record{
		worded("d1", "A", "网店日常运营，提升店铺转化"), worded("d2", "A", "天猫店铺活动报名"), worded("d3", "A", "负责店铺首页设计"),
		worded("d4", "B", "负责仓库管理"), worded("d5", "B", "货运与产品配送"), worded("d6", "B", "库存盘点"),
		worded("d7", "A", "抖音短视频制作"), worded("d8", "A", "策划店铺促销活动"),
	}
}

func TestWorkThatNobodyDoesIsAskedForWhereOthersNeedIt(t *testing.T) {
	has := func(found Findings, work string) bool {
		x, ok := found.Get(ExpectedWork + "|" + work)
		return ok && x.Severity == Info && x.Subjects[0].Kind == model.DutyKind
	}
	if found := Check(office(t, shop()...)); !has(found, "returns") {
		t.Errorf("nobody takes goods back, and it is not asked for: %v", missing(found))
	}
	if found := Check(office(t, append(shop(), worded("d9", "B", "处理退换货"))...)); has(found, "returns") {
		t.Error("somebody takes goods back, and it is asked for")
	}
}

func TestNothingIsAskedForWhereTheFieldIsUnknownOrFunctionsAreEntered(t *testing.T) {
	for why, records := range map[string][]model.Record{
		"a ward": {worded("d1", "A", "负责护理质量"), worded("d2", "A", "病历书写"), worded("d3", "A", "手术排班"), worded("d4", "A", "药品管理"),
			worded("d5", "B", "仓库管理"), worded("d6", "B", "物资配送"), worded("d7", "A", "感染监测"), worded("d8", "A", "患者随访"), worded("d9", "A", "急诊值班")},
		"functions": append(shop(), job("d9", "A", functions("brand"))),
		"two lines": shop()[:2],
	} {
		if out := missing(Check(office(t, records...))); len(out) > 0 {
			t.Errorf("%s: %v", why, out)
		}
	}
}

func TestEveryRowOfExpectedWorkIsKnownToTheLexicon(t *testing.T) {
	e := expected()
	n := strings.Count(strings.TrimSpace(expectedTable), "\n") + 1
	if comments := strings.Count(expectedTable, "#"); len(e.rows) != n-comments-1 || len(e.rows) > 64 {
		t.Errorf("%d rows of %d lines", len(e.rows), n)
	}
	if e.share == 0 || e.fewest == 0 {
		t.Error("no row says which fields are known")
	}
	for i, row := range e.rows {
		needs, done := 0, 0
		for c := range e.needs {
			needs += int(e.needs[c] >> i & 1)
			done += int(e.done[c] >> i & 1)
		}
		if needs == 0 || done == 0 || row.atLeast == 0 || row.fewest == 0 {
			t.Errorf("%s: %d concepts need it, %d do it", row.work, needs, done)
		}
	}
}
