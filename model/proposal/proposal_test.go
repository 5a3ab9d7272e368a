package proposal

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/meaning"
)

// said writes proposals as kind:code=words.
func said(ps []Proposal) []string {
	out := make([]string, len(ps))
	for i, p := range ps {
		out[i] = fmt.Sprintf("%s:%s=%s", p.Kind, p.Code, p.Words)
	}
	return out
}

func TestFunctionsRolesChannelsToolsAndKPIsAreReadFromTheWords(t *testing.T) {
	for text, want := range map[string][]string{
		"负责抖音信息流投放执行，对ROI负责":                                  {"function:media_buy", "control:spend", "control:evaluate", "channel:ch-douyin", "kpi:kpi-roi"},
		"审批各部门营销预算":                                           {"function:budget", "control:authorise"},
		"筛选达人、谈判报价":                                           {"function:kol"},
		"处理退换货与客户投诉":                                          {"function:service", "control:execute"},
		"Approve the marketing budget of each team":           {"function:budget", "control:authorise"},
		"Run our Instagram and TikTok accounts":               {"function:social", "control:execute"},
		"Buy Google and Facebook traffic and report ROAS":     {"control:spend", "control:evaluate"},
		"Negotiate with influencers and send product samples": {"function:kol", "control:execute"},
	} {
		got := said(Read(text))
		for _, w := range want {
			if !slices.ContainsFunc(got, func(g string) bool { return strings.HasPrefix(g, w+"=") }) {
				t.Errorf("%s: %s is not read; %q", text, w, got)
			}
		}
	}
}

func TestAProposalQuotesTheWordsThatItRestsOn(t *testing.T) {
	for _, text := range []string{"负责抖音信息流投放执行，对ROI负责", "Run our Instagram and TikTok accounts, then report ROAS", "İstanbul ÖFFNUNG approve the budget"} {
		for _, p := range Read(text) {
			if p.Words == "" || text[p.Start:p.End] != p.Words {
				t.Errorf("%s: %q at %d to %d", text, p.Words, p.Start, p.End)
			}
		}
	}
}

func TestWhatSaysNothingOfTheKindProposesNothing(t *testing.T) {
	for _, text := range []string{"", "其他临时工作", "Other work", "负责院内保洁"} {
		for _, p := range Read(text) {
			if p.Kind != Role {
				t.Errorf("%q: %+v", text, p)
			}
		}
	}
}

func TestAWordOfEverydayUseProposesNothingUnlessTheTradeStandsBesideIt(t *testing.T) {
	for _, text := range []string{
		"维护楼宇设备并安排巡检；处理报修；登记能耗", "值守大门并登记访客", "维护电梯、消防和监控系统", "管理小区广播系统", "负责小区户外设施的养护",
		"管理大屏和会议室设备", "维修电视、空调", "检查冷却水流量", "控制施工现场车流量", "门诊导流与分诊", "负责社区网格管理", "组织消防疏散演练", "检修仓库的灯光",
		"Repair the televisions in the wards", "Measure the river traffic", "Guard the gate and register visitors", "Book group visits", "Negotiate rates with parcel carriers",
		"Take care of the cinema hall", "Check the proofs and the print",
	} {
		for _, p := range Read(text) {
			switch p.Code {
			case "media_buy", "traffic", "livestream", "kol", "community", "content", "ch-mass", "kpi-traffic":
				t.Errorf("%s: %s:%s is read from %q", text, p.Kind, p.Code, p.Words)
			}
		}
	}
	for text, want := range map[string][]string{
		"制作楼宇广告并投放":                               {"function:media_buy=楼宇", "channel:ch-mass=楼宇"},
		"盯访客、转化、客单，找出生意哪里掉了":                      {"function:traffic=访客", "kpi:kpi-traffic=访客"},
		"找达人评测，寄送样品":                              {"function:kol=找达人"},
		"Buy outdoor and cinema advertising":      {"channel:ch-mass=outdoor"},
		"Bring paid visitors to the landing page": {"function:traffic=visitors"},
	} {
		for _, w := range want {
			if got := said(Read(text)); !slices.Contains(got, w) {
				t.Errorf("%s: %s is not read; %q", text, w, got)
			}
		}
	}
}

func TestNoWordOfEverydayUseIsItsOwnWitnessAndEachIsOfSomethingThatIsProposed(t *testing.T) {
	l, functions := meaning.Standard(), slices.Collect(maps.Values(tables().functions))
	for at, beside := range tables().everyday {
		if _, known := l.Find(at.code); !known && !slices.Contains(functions, at.code) {
			t.Errorf("%s is neither a function nor a concept", at.code)
		}
		if slices.ContainsFunc(beside, func(w string) bool { return w == "" || find(at.words, w) >= 0 }) {
			t.Errorf("%s: %s is its own witness", at.code, at.words)
		}
	}
}

func TestEveryCodeThatIsProposedHasAConcept(t *testing.T) {
	held := map[string]bool{}
	for _, code := range tables().functions {
		held[code] = true
	}
	for code := range rows(functionTable) {
		if !held[code] {
			t.Errorf("%s: none of its concepts is in the lexicon", code)
		}
	}
	n := 0
	for _, rest := range rows(functionTable) {
		n += len(strings.Fields(rest))
	}
	if n != len(tables().functions) {
		t.Errorf("%d concepts are listed, %d of them are in the lexicon and only once", n, len(tables().functions))
	}
}

func TestWhatIsConfirmedIsEnteredInOneStepAndIsNoLongerProposed(t *testing.T) {
	s, err := model.Apply(model.Scenario{}, must(t, model.AddUnit("u", "", model.Department, model.Text{ZH: "市场部"}), model.Scenario{}))
	if err != nil {
		t.Fatal(err)
	}
	s, err = model.Apply(s, must(t, model.AddDuty("d", "u", model.Text{ZH: "负责抖音信息流投放执行，对ROI负责"}), s))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	mint := func(k model.Kind) model.ID { n++; return model.ID(fmt.Sprintf("%s%d", k, n)) }
	d, _ := s.Duty("d")
	read := Of(d)
	next, err := model.Apply(s, must(t, Confirm("d", read, mint), s))
	if err != nil {
		t.Fatal(err)
	}
	now, _ := next.Duty("d")
	if !now.Functions.Has("media_buy") || !now.Control.Has(model.Spends) || now.Basis != model.User {
		t.Errorf("%+v", now)
	}
	if len(next.Channels()) != 1 || len(next.KPIs()) != 1 || len(next.Links()) != 2 {
		t.Errorf("%d channels, %d KPIs, %d links", len(next.Channels()), len(next.KPIs()), len(next.Links()))
	}
	for _, p := range Of(now) {
		if p.Kind == Function || p.Kind == Role {
			t.Errorf("%+v is still proposed", p)
		}
	}
	if _, err := Confirm("d", read, mint)(next); err == nil {
		t.Error("what is entered already was entered again")
	}
}

func must(t *testing.T, v model.Verb, s model.Scenario) model.Change {
	t.Helper()
	c, err := v(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
