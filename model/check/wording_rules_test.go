package check

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
)

func TestTheWordingOfADutySaysWhoDoesWhat(t *testing.T) {
	for _, row := range []struct {
		sentence string
		text     model.Text
		variant  string
		severity Severity // 0 = no finding
		pieces   int
	}{
		{"one object in several clauses", model.Text{ZH: "制定直播计划，组织直播，复盘直播数据"}, "", 0, 0},
		{"examples and aims are no further work", model.Text{ZH: "处理退款（含运费险），提升复购率"}, "", 0, 0},
		{"two things between commas are a list", model.Text{ZH: "处理退款，拍摄短视频"}, "", 0, 0},
		{"two items are two duties", model.Text{ZH: "处理退款；拍摄短视频"}, "compound", Info, 2},
		{"three things between commas are three duties", model.Text{ZH: "处理退款，拍摄短视频，编制财务预算"}, "compound", Info, 3},
		{"a part without a verb goes with the one before", model.Text{ZH: "处理退款，拍摄短视频，财务预算"}, "", 0, 0},
		{"in English too", model.Text{EN: "Process refunds; shoot short videos"}, "compound", Info, 2},
		{"helping with another's work is no work of one's own", model.Text{ZH: "处理退款；协助拍摄短视频"}, "", 0, 0},
		{"no object at all", model.Text{ZH: "负责各项日常工作"}, "vague", Low, 0},
		{"no object in English", model.Text{EN: "Responsible for various related tasks"}, "vague", Low, 0},
		{"a common noun is an object", model.Text{ZH: "负责公司活动的策划与统筹"}, "", 0, 0},
		{"an object that nobody knows is an object", model.Text{ZH: "负责麒麟阁"}, "", 0, 0},
		{"only helping", model.Text{ZH: "协助处理退款，配合短视频拍摄"}, "supporting", Info, 0},
		{"only helping, in English", model.Text{EN: "Assist with refunds"}, "supporting", Info, 0},
	} {
		t.Run(row.sentence, func(t *testing.T) {
			s := do(t, seed(t, "A"), model.EditRecord(duty("A-EC-D4"), map[string]string{"text.zh": row.text.ZH, "text.en": row.text.EN}))
			x, _ := Check(s).Get("WD-01|A-EC-D4")
			if x.Severity != row.severity || x.Variant != row.variant || len(x.Evidence) == 0 && row.severity != 0 {
				t.Fatalf("%v %q: %+v", x.Severity, x.Variant, x.Evidence)
			}
			if row.pieces == 0 {
				if row.severity != 0 && x.Evidence[len(x.Evidence)-1].Kind != "decide-outside" {
					t.Error("it offers a verb where only people can help")
				}
				return
			}
			if int(x.Amount) != row.pieces || len(x.Fixes) != 1 {
				t.Fatalf("%v pieces, fixes %v", x.Amount, x.Fixes)
			}
			whole := row.text.ZH + row.text.EN
			for _, e := range x.Evidence {
				if !strings.Contains(whole, e.Words[0]) {
					t.Errorf("%q is no part of %q", e.Words[0], whole)
				}
			}
			minted := 0
			v, err := x.Fixes[0].Call.Resolve(s, model.Caller{Lang: model.ZH, Mint: func(k model.Kind) model.ID {
				minted++
				return model.ID("n" + string(rune('0'+minted)))
			}})
			if err != nil {
				t.Fatal(err)
			}
			after := Check(do(t, s, v))
			if slices.ContainsFunc(after.All(), func(y Finding) bool { return y.Rule == "WD-01" && (y.Key == x.Key || y.Subjects[0].ID[0] == 'n') }) {
				t.Error("the split does not settle it")
			}
		})
	}
}
