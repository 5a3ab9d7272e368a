package charter_test

import (
	"bytes"
	"strings"
	"testing"

	"sandtable/export/charter"
	"sandtable/export/page"
	"sandtable/model/text"
)

func parts(lines int) (out []text.CharterPart) {
	for range 8 {
		p := text.CharterPart{Title: "主要职责", Gaps: []text.CharterGap{{Words: "没有写使命：为谁、做什么、到什么程度。"}, {Words: "1项职责用词含糊。", Fault: true}}}
		for range lines {
			p.Lines = append(p.Lines, text.CharterLine{Label: "1.", Words: "负责电商平台的日常运营，包括商品上架、页面优化、活动报名、订单处理与客户服务，确保店铺各项指标达到公司要求的水平。"},
				text.CharterLine{Label: "从媒体部接收", Words: "流量"})
		}
		out = append(out, p)
	}
	return out
}

func TestEveryWordOfACharterStandsOnASheet(t *testing.T) {
	for _, n := range []int{0, 1, 30} {
		d := charter.Document("电商部职责说明书", "V1", "zh", parts(n))
		said, lowest := "", 0.0
		for _, p := range d.Pages {
			for _, m := range p.Marks {
				if w, ok := m.(page.Words); ok {
					said += w.Text
					if w.X+page.Width(w.Text, w.Type) > p.Width-40 {
						t.Errorf("%q is wider than the sheet", w.Text)
					}
					if lowest = max(lowest, w.Y); w.Y > p.Height-30 {
						t.Errorf("%q stands below the sheet", w.Text)
					}
				}
			}
		}
		if got := strings.Count(said, "公司要求的水平"); got != 8*n {
			t.Errorf("%d of %d sentences", got, 8*n)
		}
		if strings.Count(said, "没有写使命") != 8 || n == 30 && len(d.Pages) < 5 || n == 0 && len(d.Pages) != 1 {
			t.Errorf("%d sheets, %d gaps", len(d.Pages), strings.Count(said, "没有写使命"))
		}
		var pdf, svg bytes.Buffer
		if err := page.PDF(&pdf, d); err != nil || pdf.Len() == 0 {
			t.Error(err)
		}
		if err := page.SVG(&svg, d.Pages[0]); err != nil || len(d.Missing()) > 0 {
			t.Error(err, d.Missing())
		}
	}
}

func TestLabelsOfACharterAreNotBrokenInsideAWord(t *testing.T) {
	d := charter.Document("Charter: E-commerce Department", "V1", "en", []text.CharterPart{{Title: "Cooperation", Lines: []text.CharterLine{
		{Label: "Traffic-to-conversion loop", Words: "takes part"}, {Label: "From Media Department", Words: "traffic"}, {Label: "KPI", Words: "sales"},
	}}})
	at := map[string]float64{}
	for _, m := range d.Pages[0].Marks {
		if w, ok := m.(page.Words); ok {
			at[w.Text] = w.X
		}
	}
	for _, want := range []string{"Traffic-to-conversion loop", "From Media Department"} {
		if _, ok := at[want]; !ok {
			t.Errorf("%q is broken: %v", want, at)
		}
	}
	if at["takes part"] != at["sales"] {
		t.Errorf("words begin at %v and %v", at["takes part"], at["sales"])
	}
}
