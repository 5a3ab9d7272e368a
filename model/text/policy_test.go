package text

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
)

func TestEverySettingOfAPolicyHasANameAndItsErrorsSayTheBounds(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := For(lang)
		keys := []string{}
		for _, r := range check.Rules() {
			keys = append(keys, check.RuleKey(r.ID))
		}
		for _, x := range check.Thresholds() {
			keys = append(keys, x.Key())
		}
		for _, key := range keys {
			if name := p.Setting(key); strings.Contains(name, "rule") || strings.Contains(name, "threshold") || strings.ContainsAny(name, "{}") {
				t.Errorf("%s: %s is called %q", lang, key, name)
			}
			_, err := check.Policy{}.With(key, "many")
			if headline, hint := p.Error(model.Scenario{}, err); strings.ContainsAny(headline+hint, "{}") || !strings.Contains(headline, p.Setting(key)) || !strings.Contains(hint, key) {
				t.Errorf("%s: %q %q", lang, headline, hint)
			}
		}
	}
	_, err := check.Policy{}.With("rule/none", "off")
	if headline, _ := For(model.ZH).Error(model.Scenario{}, err); headline != "没有“rule/none”这项规则设置" {
		t.Error(headline)
	}
}

func TestAPolicyIsSaidWithWhatTheCatalogueHas(t *testing.T) {
	p, err := check.PolicyOf(map[string]string{"rule/OV-04": "off", "threshold/LD-04.share": ".7", "threshold/LD-04.functions": "25"})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"工具重复管理：停用（默认启用）", "单位过宽：职能类别的上限：25（默认20）", "单位过宽：占全部职责的上限：70%（默认60%）"}
	if got := For(model.ZH).Policy(p); !slices.Equal(got, want) {
		t.Error(got)
	}
}
