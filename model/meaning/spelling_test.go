package meaning

import "testing"

func TestNamesOfConceptsAreWrittenAsPeopleWriteThem(t *testing.T) {
	l := Standard()
	for id, want := range map[string][2]string{
		"search-ads": {"SEM", "SEM"}, "crm": {"CRM", "CRM"}, "ch-bilibili": {"B站", "Bilibili"}, "ch-wechat": {"微信", "WeChat"},
		"kpi-framework": {"指标体系", "KPI framework"}, "roi-analysis": {"ROI分析", "ROI analysis"}, "ch-app": {"app", "mobile app"},
	} {
		c, ok := l.Find(id)
		if !ok {
			t.Errorf("there is no %s", id)
			continue
		}
		if name := l.Name(c); name.ZH != want[0] || name.EN != want[1] {
			t.Errorf("%s is called %q, %q", id, name.ZH, name.EN)
		}
	}
}
