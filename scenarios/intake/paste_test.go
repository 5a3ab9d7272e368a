package intake_test

import (
	"slices"
	"testing"

	"sandtable/scenarios/intake"
)

func TestWhatIsPastedIsOneDutyALineOrTheDutiesOfACell(t *testing.T) {
	for block, want := range map[string][]string{
		"市场部\t制定年度推广计划\t品牌知名度\n\t投放信息流广告并复盘\tROI\n":             {"制定年度推广计划", "投放信息流广告并复盘"},
		"部门\t职责\n客服部\t\"1、接待售前咨询\n2、处理售后投诉\"\n":                 {"接待售前咨询", "处理售后投诉"},
		"1\tPlan the annual campaign\n2\tBuy media on search\n": {"Plan the annual campaign", "Buy media on search"},
		"1、接待咨询\n2、处理投诉":                                        {"接待咨询", "处理投诉"},
		"（三）审核合同\n④ 归档\n• 盖章\n\n2.\n1 份月报":                      {"审核合同", "归档", "盖章", "1 份月报"},
		"618大促策划\n1.5 倍安全库存":                                    {"618大促策划", "1.5 倍安全库存"},
		"只有一行":                                                  {"只有一行"},
	} {
		if got := intake.Pasted(block); !slices.Equal(got, want) {
			t.Errorf("%q: %q", block, got)
		}
	}
}
