package check

import (
	"slices"
	"strconv"
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

// Each row is a department of such a firm, what nobody in it does, and who would.
func TestEachKindOfDepartmentIsAskedForWhatItUsuallyHas(t *testing.T) {
	for _, row := range []struct {
		kind, work, done string
		duties           []string
	}{
		{"e-commerce", "returns", "处理退换货", []string{"商品上架", "天猫店铺活动报名", "京东店铺日常运营", "库存盘点", "制定零售价", "安排发货", "优化详情页", "站内投放"}},
		{"media", "content-review", "稿件审核", []string{"策划短视频选题", "拍摄短视频", "剪辑短视频", "撰写公众号文章", "运营抖音账号", "策划直播", "安排主播排班", "邀约达人合作", "统计播放数据", "对接广告客户"}},
		{"brand", "brand-rules", "维护品牌手册与视觉规范", []string{"制定品牌传播计划", "品牌宣传", "设计海报", "设计活动主视觉", "撰写品牌故事", "运营公众号", "策划发布会", "维护媒体关系", "开展消费者调研", "赞助与联名", "年度传播方案", "拍摄宣传片", "撰写文案", "策划短视频", "舆情监测"}},
		{"content", "rights", "图片版权管理", []string{"拍摄商品图", "拍摄短视频", "剪辑视频", "撰写文案", "策划选题", "内容排期", "运营小红书账号", "审核稿件", "摄影棚搭建", "模特拍摄", "修图", "内容数据复盘"}},
		{"customer service", "service-check", "客服质检与满意度回访", []string{"接待售前咨询", "处理售后问题", "处理退款", "处理投诉", "回复差评", "客服排班", "接听热线", "工单流转", "编写话术", "培训客服", "天猫店铺运营", "抖音店铺运营"}},
		{"data", "data-definitions", "统一指标口径", []string{"搭建数据看板", "发布销售日报", "分析会员数据", "输出经营分析报告", "分析店铺流量", "活动效果分析", "销售预测", "店铺运营", "投放广告", "内容制作", "会员运营", "社群运营"}},
		{"digital marketing", "media-budget", "编制投放预算", []string{"信息流广告投放", "搜索广告投放", "达人种草合作", "投放素材测试", "投放效果分析", "搭建落地页", "运营公众号", "社群运营", "SEO优化", "邀约达人直播", "短视频制作", "策划促销活动"}},
	} {
		var records []model.Record
		for i, text := range row.duties {
			records = append(records, worded(model.ID("d"+strconv.Itoa(i+10)), "A", text))
		}
		asked := func(more ...model.Record) bool {
			_, ok := Check(office(t, append(slices.Clone(records), more...)...)).Get(ExpectedWork + "|" + row.work)
			return ok
		}
		if !asked() {
			t.Errorf("%s: %s is not asked for: %v", row.kind, row.work, missing(Check(office(t, records...))))
		}
		if asked(worded("d9", "B", row.done)) {
			t.Errorf("%s: %s is asked for, and somebody does it: %s", row.kind, row.work, row.done)
		}
	}
}

func TestWhoSellsNoGoodsIsNotAskedToStoreThem(t *testing.T) {
	var records []model.Record
	for i, text := range []string{"策划新游发行方案", "投放买量计划", "对接应用商店申请首发", "优化应用商店关键词", "搭建落地页", "策划版本活动", "运营玩家社群", "收集玩家反馈与BUG", "制作买量视频", "分析玩家留存", "运营官方微博", "主播合作", "处理充值异常", "搭建数据看板"} {
		records = append(records, worded(model.ID("d"+strconv.Itoa(i+10)), "A", text))
	}
	for _, work := range missing(Check(office(t, records...))) {
		if slices.Contains([]string{"returns", "delivery", "pricing", "quality", "purchasing"}, work) {
			t.Errorf("%s is asked for", work)
		}
	}
}
