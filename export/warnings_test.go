package export_test

import (
	"testing"

	"sandtable/model"
)

func TestWhoSeesToAMatterStandsBesideItsWarnings(t *testing.T) {
	r := reportOf(t, "V1")
	g := grid(t, readBack(t, r, model.ZH), "警示")
	want(t, rowOf(t, g, "GP-03|K-TRAFFIC"), "责任人", "", "期限", "", "进展", "", "应对", "") // to be filled in
	said := do(t, r.Scenario, model.SetResponse("gap|kpi-owner", map[string]string{"owner": "王总", "due": "2027-03-01", "status": "done", "answer.zh": "归电商部"}))
	g = grid(t, readBack(t, between(r.Baseline, said), model.ZH), "警示")
	want(t, rowOf(t, g, "GP-03|K-TRAFFIC"), "责任人", "王总", "进展", "已完成", "应对", "归电商部")
	if due := rowOf(t, g, "GP-03|K-TRAFFIC")["期限"]; due != "46447" { // a day that can be reckoned with
		t.Errorf("due %q", due)
	}
	want(t, rowOf(t, g, "OV-03|CH-DOUYIN"), "责任人", "", "期限", "") // another matter
}
