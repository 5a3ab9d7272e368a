package model

import (
	"strings"
	"testing"
)

func TestATitleSaysWhatIsDoneAndToWhat(t *testing.T) {
	for text, want := range map[string]string{
		"对销售、库存等历史数据进行分析、提出提升销售的方案":                "对销售、库存等历史数据进行分…",
		"据公司战略、市场研究和用户调研，确定产品定位和目标，规划产品发展路径，并推进执行": "确定产品定位和目标",
		"策划、推动产品上线后的促销策略":                          "策划、推动产品上线后的促销策略",
		"大促，全年统筹": "大促，全年统筹",
		"负责公司旗下网站、系统前端开发，不断改进产品，提升用户体验": "负责公司旗下网站、系统前端开发",
		"负责直播，包括选品。":                                                                    "负责直播",
		"接听客服热线，给客户提供快速服务":                                                              "接听客服热线",
		"Construct, install and maintain the stands":                                    "Construct, install and maintain the stands",
		"Budgeting, forecasting, and managing the finances":                             "Budgeting, forecasting",
		"Based on forecasts, plan the stock of all stores":                              "Plan the stock of all stores",
		"Manage day-to-day ecommerce operations and maintenance of the online platform": "Manage day-to-day ecommerce operations and maintenance…",
		"直播": "直播",
	} {
		if got := titlesOf(text)[0]; got != want {
			t.Errorf("%s\n is titled %q\n    want %q", text, got, want)
		}
	}
}

func TestNoTwoDutiesOfAUnitGetOneTitle(t *testing.T) {
	s := world(t)
	texts := []string{"负责公司旗下网站，系统前端开发", "负责公司旗下网站，界面及图标设计", "负责公司旗下网站，内容更新，每周"}
	for i, text := range texts {
		s, _ = checkLaws(t, s, AddDuty(ID("n"+string(rune('0'+i))), "EC", Text{ZH: text}))
	}
	seen := map[string]ID{}
	for _, d := range s.DutiesOf("EC") {
		if other, twice := seen[d.Title.ZH]; twice {
			t.Errorf("%s and %s are both titled %s", other, d.ID, d.Title.ZH)
		}
		seen[d.Title.ZH] = d.ID
	}
	s, _ = checkLaws(t, s, EditRecord(Ref{DutyKind, "n1"}, map[string]string{"text.zh": "负责公司旗下网店，装修"}))
	if d, _ := s.Duty("n1"); d.Title.ZH != "负责公司旗下网店" {
		t.Errorf("a title that said more does not follow the text: %s", d.Title.ZH)
	}
}

func TestWhateverMarksFollowEachOtherATextHasATitle(t *testing.T) {
	var write func(text string, left int)
	write = func(text string, left int) {
		if titles := titlesOf(text); len(titles) == 0 || titles[len(titles)-1] != strings.TrimSpace(text) {
			t.Fatalf("%q has the titles %q", text, titles)
		}
		if left > 0 {
			for _, piece := range []string{"甲乙丙丁", "work", " ", "：", "（", "."} {
				write(text+piece, left-1)
			}
		}
	}
	write("", 6)
}
