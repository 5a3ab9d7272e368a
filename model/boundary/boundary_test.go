package boundary_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/boundary"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
)

func named(s string) model.Text { return model.Text{ZH: s} }

func world(t testing.TB, more ...model.Record) model.Scenario {
	t.Helper()
	records := append([]model.Record{
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Unit{ID: "P1", Parent: "MD", Level: model.Position, Name: named("投放"), Rank: 1},
		model.Duty{ID: "d1", Unit: "EC", Text: named("运营抖音账号，制定短视频选题"), Title: named("抖音账号"), Rank: 1},
		model.Duty{ID: "d2", Unit: "MD", Text: named("策划并拍摄抖音短视频，提升账号曝光"), Title: named("短视频"), Rank: 2},
		model.Duty{ID: "d3", Unit: "P1", Text: named("投放信息流广告"), Title: named("投放"), Rank: 3},
		model.Duty{ID: "d4", Text: named("编制用户画像"), Title: named("画像"), Rank: 4},
		model.Duty{ID: "d5", Unit: "EC", Text: named("协调供应链"), Title: named("供应链"), Rank: 5},
		model.Duty{ID: "d6", Unit: "EC", Text: named("处理退款"), Title: named("退款"), Rank: 6},
	}, more...)
	var c model.Change
	for _, r := range records {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func list(s model.Scenario) []boundary.Matter { return boundary.Of(s, theme.Of(s, check.Check(s))) }

func find(t testing.TB, s model.Scenario, key string) boundary.Matter {
	t.Helper()
	all := list(s)
	if i := slices.IndexFunc(all, func(m boundary.Matter) bool { return strings.HasPrefix(m.Key, key) }); i >= 0 {
		return all[i]
	}
	t.Fatalf("no matter %s", key)
	return boundary.Matter{}
}

// do carries a verb out, and holds that its way back restores what was.
func do(t testing.TB, s model.Scenario, v model.Verb) model.Scenario {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	back, err := model.Apply(after, model.Invert(c))
	if err != nil || !model.Diff(s, back).Empty() {
		t.Fatalf("undo does not restore: %v", err)
	}
	return after
}

func in(m boundary.Matter) string {
	steps := ""
	for _, x := range m.Steps {
		steps += fmt.Sprintf(" %s:%s%v", x.Stage, x.Unit, x.Duties)
	}
	return fmt.Sprintf("%s lead %v support %v%s", m.State, m.Lead, m.Support, steps)
}

func TestAnUndertakingIsLedByWhoIntegratesItStageByStage(t *testing.T) {
	joint := func(integrator, owner model.ID) []model.Record {
		return []model.Record{
			model.Collaboration{ID: "c", Name: named("闭环"), Description: named("媒体部引流，电商部承接"), Integrator: integrator, Output: named("报告"), OutputOwner: owner, Basis: model.Stated},
			model.Handoff{ID: "h1", From: "d3", To: "d1", Object: named("流量"), Collaboration: "c", Rank: 1},
			model.Handoff{ID: "h2", From: "d1", To: "d4", Object: named("数据"), Collaboration: "c", Rank: 2},
		}
	}
	for _, x := range []struct {
		sentence        string
		integrator, own model.ID
		more            model.Verb
		want            string
	}{
		{"nobody integrates it", "", "", nil, "no-lead lead [] support [MD EC]"},
		{"a stage has no owner", "MD", "EC", nil, "open-step lead [MD] support [EC]"},
		{"its output has no owner", "MD", "", model.MoveDuties("EC", "d4"), "open-step lead [MD] support [EC]"},
		{"all is said", "P1", "EC", model.MoveDuties("EC", "d4"), "settled lead [MD] support [EC]"},
	} {
		s := world(t, joint(x.integrator, x.own)...)
		if x.more != nil {
			s = do(t, s, x.more)
		}
		m := find(t, s, "joint:c")
		if got := in(m); !strings.HasPrefix(got, x.want) || len(m.Steps) != 4 || len(m.Quotes) != 1 || m.Quotes[0].Basis != model.Stated {
			t.Errorf("%s: %s, want %s", x.sentence, got, x.want)
		}
	}
}

func TestWhatSeveralDoHasAsManyLeadsUntilOneIsNamed(t *testing.T) {
	s := world(t)
	m := find(t, s, "overlap:")
	if m.State != boundary.TwoLeads || fmt.Sprint(m.Lead) != "[EC MD]" && fmt.Sprint(m.Lead) != "[MD EC]" || m.Proposed == "" {
		t.Fatalf("%s, proposed %q", in(m), m.Proposed)
	}
	for i, step := range m.Steps[1:] {
		if slices.Index(boundary.Stages(), step.Stage) < slices.Index(boundary.Stages(), m.Steps[i].Stage) {
			t.Errorf("stages stand as %s", in(m))
		}
	}
	after := do(t, s, m.Led(s, "MD", "媒体部主导", "me", check.Check(s).EvidenceIn()))
	if led := find(t, after, m.Key); led.State != boundary.Settled || fmt.Sprint(led.Lead) != "[MD]" || fmt.Sprint(led.Support) != "[EC]" {
		t.Errorf("led: %s", in(led))
	}
}

func TestADutyInWhichOthersHaveAPartIsAMatter(t *testing.T) {
	s := world(t,
		model.Role{ID: model.RoleID("d6", "MD"), Duty: "d6", Unit: "MD", Role: "R"},
		model.Role{ID: model.RoleID("d3", "EC"), Duty: "d3", Unit: "EC", Role: "I"},
		model.Handoff{ID: "h", From: "d5", To: "d3", Object: named("备货")},
		model.Role{ID: model.RoleID("d4", "EC"), Duty: "d4", Unit: "EC", Role: "R"})
	if m := find(t, s, "duty:d6"); in(m) != "settled lead [EC] support [MD] :EC[d6]" {
		t.Errorf("a role: %s", in(m))
	}
	if m := find(t, s, "duty:d5"); in(m) != "unclear lead [EC] support [MD] :EC[d5] :MD[d3]" {
		t.Errorf("a hand-off: %s", in(m))
	}
	if m := find(t, s, "duty:d4"); m.State != boundary.NoLead {
		t.Errorf("nobody's: %s", in(m))
	}
	if slices.ContainsFunc(list(s), func(m boundary.Matter) bool { return m.Key == "duty:d3" }) {
		t.Error("who is only told has no part")
	}
	m := find(t, s, "duty:d4")
	if after := do(t, s, m.Led(s, "EC", "", "me", nil)); find(t, after, "duty:").State == boundary.NoLead {
		t.Error("naming a lead does not settle it")
	}
}

func TestWhatIsOpenStandsFirstAndIsFoundByTheRules(t *testing.T) {
	s := world(t, model.Collaboration{ID: "c", Name: named("闭环")}, model.Handoff{ID: "h1", From: "d3", To: "d1", Object: named("流量"), Collaboration: "c"})
	last := 0
	for _, m := range list(s) {
		at := slices.Index(boundary.States(), m.State)
		if at < last {
			t.Errorf("%s stands after a graver one", m.Key)
		}
		last = at
	}
	m := find(t, s, "joint:c")
	if !slices.ContainsFunc(check.Check(s).All(), func(f check.Finding) bool { return f.Rule == "IF-06" && slices.Contains(f.Refs, m.About) }) {
		t.Error("that nobody leads an undertaking is no finding")
	}
}

func TestVagueWordsAreThoseThatLeaveOpenWhoDoesWhat(t *testing.T) {
	for text, want := range map[string]string{
		"协调供应链、仓储物流，协助有关部门":                                                                "[协调 协助 有关部门]",
		"分析用户参与度与支持率，提供技术支持":                                                               "[]",
		"参与新品选题，配合大促":                                                                      "[配合 参与]",
		"Coordinate suppliers and assist the relevant departments":                         "[assist Coordinate relevant departments]",
		"Run customer support and write the style guide":                                   "[]",
		"Supports the launch; participates in pricing":                                     "[participates Supports]",
		"Train the resistant":                                                              "[]",
		"Build cooperation with platforms; raise the participation rate; train assistants": "[]",
	} {
		if got := fmt.Sprint(boundary.Vague(text)); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

func TestEveryMatterIsNamedInBothLanguages(t *testing.T) {
	s := world(t, model.Collaboration{ID: "c", Name: named("闭环"), Output: named("报告")}, model.Handoff{ID: "h1", From: "d3", To: "d1", Object: named("流量"), Collaboration: "c"})
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		for _, m := range list(s) {
			if p.Matter(s, m) == "" || p.MatterState(m) == "" || p.MatterKind(m) == "" {
				t.Errorf("%s has no words in %s", m.Key, lang)
			}
			for _, x := range m.Steps {
				if p.Step(s, m, x) == "" || p.StepDuties(s, m, x) == "" {
					t.Errorf("%s: a step without words in %s", m.Key, lang)
				}
			}
		}
	}
}
