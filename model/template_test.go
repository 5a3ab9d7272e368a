package model_test

import (
	"strings"
	"testing"

	"sandtable/model"
)

func TestATemplateHasTheOrganisationAndNobodysNameDayOrReason(t *testing.T) {
	s := model.Scenario{}
	for _, v := range []model.Verb{
		model.AddUnit("EC", "", model.Department, model.Text{ZH: "电商部", EN: "Shop"}),
		model.AddDuty("D1", "EC", model.Text{ZH: "运营平台", EN: "Run the shop"}),
		model.EditRecord(model.Ref{Kind: model.UnitKind, ID: "EC"}, map[string]string{"head.zh": "SECRET", "source": "SECRET"}),
		model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"notes.zh": "SECRET", "effective": "2026-07-01", "decision.zh": "SECRET", "name.zh": "SECRET"}),
	} {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatal(err)
		}
	}
	out, err := s.Template(model.Text{ZH: "模板"})
	if err != nil {
		t.Fatal(err)
	}
	raw, err := out.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	if said := string(raw); strings.Contains(said, "SECRET") || strings.Contains(said, "2026") || !strings.Contains(said, "运营平台") || !strings.Contains(said, "Shop") {
		t.Errorf("it says %s", said)
	}
	if len(out.Dangling()) > 0 || out.Brief().Name.ZH != "模板" {
		t.Errorf("%v, %v", out.Dangling(), out.Brief())
	}
	if again, err := out.Template(model.Text{ZH: "模板"}); err != nil || again.Fingerprint() != out.Fingerprint() {
		t.Error("the template of a template is another:", err)
	}
}
