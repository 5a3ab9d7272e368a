package text

import (
	"go/ast"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/meaning"
	"sandtable/model/overlap"
)

func TestEverySentenceOfARuleIsFilled(t *testing.T) {
	s := office(t)
	duty := func(id model.ID) model.Ref { return model.Ref{Kind: model.DutyKind, ID: id} }
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, r := range check.Rules() {
			for _, variant := range []string{"", "unresolved"} {
				f := check.Finding{Rule: r.ID, Variant: variant, Subjects: []model.Ref{duty("d1"), duty("d2")},
					Units: []model.ID{"EC", "MD"}, Amount: 2, Evidence: []check.Evidence{{Amount: .5}, {Amount: 1.2}}}
				title, message := For(lang).Finding(s, f)
				if title == "" || strings.ContainsAny(title+message, "{}") || strings.Contains(message, "rule.") {
					t.Errorf("%s %s: %s: %s", lang, r.ID, title, message)
				}
			}
		}
	}
}

func TestAFindingNamesItsSubjectsAndUnits(t *testing.T) {
	s := office(t)
	f := check.Finding{Rule: "OV-02", Amount: .43, Units: []model.ID{"EC", "AD"},
		Subjects: []model.Ref{{Kind: model.DutyKind, ID: "d1"}, {Kind: model.DutyKind, ID: "d3"}}}
	title, message := For(model.ZH).Finding(s, f)
	if title != "职责近似重叠" || message != "“用户行为分析”（电商部）与“精准投放”（媒体部 / 投放优化）写的是同一件事。要么各做一遍，要么都以为对方在做。" {
		t.Errorf("%s: %s", title, message)
	}
	f.Returned = true
	if _, message := For(model.EN).Finding(s, f); !strings.HasPrefix(message, `Accepted earlier, circumstances changed: "Analyse user behaviour" (E-commerce)`) {
		t.Error(message)
	}
	f = check.Finding{Rule: "GP-06", Subjects: []model.Ref{{Kind: model.CollaborationKind, ID: "s1"}}, Units: []model.ID{"EC", "MD"}}
	if _, message := For(model.ZH).Finding(s, f); message != "“用户资产沉淀”的成果“用户画像”由电商部和媒体部共同产出，但没有负责人。" {
		t.Error(message)
	}
	f = check.Finding{Rule: "GV-05", Subjects: []model.Ref{{Kind: model.KPIKind, ID: "k1"}}, Units: []model.ID{"MD", "EC"}}
	if _, message := For(model.EN).Finding(s, f); message != `"Media" answers for "Click-through rate" but its drivers are all in E-commerce.` {
		t.Error(message)
	}
}

func TestAnAcceptedWarningThatIsGoneIsStillNamed(t *testing.T) {
	if got := For(model.ZH).Key(office(t), "OV-02|d1|gone"); got != "职责近似重叠（用户行为分析、gone）" {
		t.Error(got)
	}
}

func TestEvidenceAndFixesNameTheirRecords(t *testing.T) {
	s := office(t)
	d1, ec := model.Ref{Kind: model.DutyKind, ID: "d1"}, model.Ref{Kind: model.UnitKind, ID: "EC"}
	for _, tc := range []struct {
		e    check.Evidence
		want string
	}{
		{check.Evidence{Kind: "wording", Refs: []model.Ref{d1}}, "“用户行为分析”：用户行为分析，优化流量"},
		{check.Evidence{Kind: "shared-functions", Words: []string{"data", "roi"}}, "共有职能：数据分析、投入产出"},
		{check.Evidence{Kind: "driver", Refs: []model.Ref{d1}, Amount: 3}, "“用户行为分析”影响它（直接）"},
		{check.Evidence{Kind: "runs", Refs: []model.Ref{ec, d1}}, "电商部：用户行为分析"},
		{check.Evidence{Kind: "former-head", Refs: []model.Ref{ec}, Words: []string{model.PackText(model.Text{ZH: "张三", EN: "Zhang San"})}}, "原负责人：张三"},
		{check.Evidence{Kind: "never heard of", Refs: []model.Ref{d1}}, "用户行为分析"},
	} {
		if got := For(model.ZH).Evidence(s, tc.e); got != tc.want {
			t.Errorf("%s: %s", tc.e.Kind, got)
		}
	}
	move := check.Fix{Code: "move-to", Refs: []model.Ref{d1, {Kind: model.UnitKind, ID: "AD"}}, Call: model.Call{Verb: "move-duty"}}
	if got := For(model.ZH).Fix(s, move); got != "把“用户行为分析”移到媒体部 / 投放优化" {
		t.Error(got)
	}
	move.Code = "never heard of"
	if got := For(model.EN).Fix(s, move); got != "Move duties: Analyse user behaviour, Media / Ad placement" {
		t.Error(got)
	}
}

func TestEveryLayerOfLikenessIsEvidenceWithAText(t *testing.T) {
	n := 0
	for _, f := range parse(t, "../overlap") {
		ast.Inspect(f, func(node ast.Node) bool {
			spec, ok := node.(*ast.ValueSpec)
			if !ok {
				return true
			}
			if id, _ := spec.Type.(*ast.Ident); id == nil || id.Name != "Layer" {
				return true
			}
			for _, v := range spec.Values {
				switch word, _ := stringLit(v); word {
				case "":
				case string(overlap.SharedResource): // said by its sort
					for sort := meaning.Channel; sort <= meaning.Budget; sort++ {
						bothKnow(t, "evidence."+overlap.Reason{Layer: overlap.SharedResource, Sort: sort}.Kind())
					}
				default:
					n++
					bothKnow(t, "evidence."+word)
				}
			}
			return true
		})
	}
	if n == 0 {
		t.Error("no layers were found")
	}
}

func TestWhatTwoThingsAreCalledAlikeIsSaidOnce(t *testing.T) {
	f := check.Finding{Rule: check.NearDuplicates, Subjects: []model.Ref{{Kind: model.DutyKind, ID: "d1"}}, Evidence: []check.Evidence{{Kind: "shared-capability", Words: []string{
		model.PackText(model.Text{ZH: "邮件营销", EN: "email marketing"}), model.PackText(model.Text{ZH: "邮件", EN: "email marketing"})}}}}
	if got, want := For(model.EN).why(office(t), f), " (both concern email marketing)"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got, want := For(model.ZH).why(office(t), f), "（都涉及邮件营销、邮件）"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
