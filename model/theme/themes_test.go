package theme_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios/examples"
)

func themesOf(s model.Scenario) theme.Themes { return theme.Of(s, check.Check(s)) }

func TestWhatSeveralUnitsDoOfOneThingIsOneTheme(t *testing.T) {
	s := organisation(t, typed)
	themes := themesOf(s)
	for _, f := range check.Check(s).All() {
		in := 0
		for _, x := range themes.All() {
			if slices.Contains(themes.Behind(x.Key), f.Key) {
				in++
			}
		}
		if held, ok := themes.Holding(f); in > 1 || ok != (in == 1) || ok && !slices.Contains(themes.Behind(held.Key), f.Key) {
			t.Errorf("%s is behind %d themes", f.Key, in)
		}
	}
	x := find(t, s, themes, "促销")
	if x.Kind != theme.Overlap || len(x.Units) != 2 || len(x.Duties) != 2 || !x.Across() || x.Stakes.Units != 2 {
		t.Errorf("%+v", x)
	}
	seen := map[string]bool{}
	for _, title := range titles(s) {
		if seen[title] {
			t.Errorf("%q stands twice", title)
		}
		seen[title] = true
	}
}

func TestAThemeKeepsItsKeyWhileItsDutiesChange(t *testing.T) {
	s := organisation(t, typed)
	was := find(t, s, themesOf(s), "促销")
	more := organisation(t, typed+"\n客服部：策划会员促销活动")
	now, ok := themesOf(more).Get(was.Key)
	if !ok || len(now.Units) != 3 {
		t.Fatalf("%v %+v", ok, now)
	}
	if gained, lost := theme.Compare(themesOf(s), themesOf(more)); slices.Contains(gained, now) || slices.Contains(lost, was) {
		t.Error("the theme that grew is called new, or gone")
	}
}

func TestAThemeIsAcceptedWhenAllBehindItIs(t *testing.T) {
	s := organisation(t, typed)
	f := check.Check(s)
	themes := theme.Of(s, f)
	x := find(t, s, themes, "促销")
	after, _ := carry(t, s, model.AcceptAll(themes.Behind(x.Key), "按品类分开", "王总", f.EvidenceIn()))
	now := themesOf(after)
	accepted, ok := now.Get(x.Key)
	if !ok || accepted.Waived == nil || accepted.Waived.Reason != "按品类分开" || accepted.Open() != 0 {
		t.Fatalf("%+v", accepted)
	}
	if last := now.All()[len(now.All())-1]; last != accepted {
		t.Errorf("what is accepted stands before %s", last.Key)
	}
	if _, lost := theme.Compare(themes, now); len(lost) != 1 || lost[0] != x {
		t.Errorf("lost %d themes", len(lost))
	}
	for open := range now.Open() {
		if open.Key == x.Key {
			t.Error("what is accepted is open")
		}
	}
	back, _ := carry(t, after, model.ReturnAll(now.Behind(x.Key)))
	if gained, _ := theme.Compare(now, themesOf(back)); len(gained) != 1 || gained[0].Key != x.Key {
		t.Errorf("gained %d themes", len(gained))
	}
}

func TestTwoStagesOfOneMatterAreDividedByStageFirstAndNeverMadeOneDuty(t *testing.T) {
	s := organisation(t, "市场部：制定年度广告投放预算\n运营部：执行广告投放预算")
	themes := themesOf(s)
	for _, x := range themes.All() {
		if x.Kind != theme.Overlap {
			continue
		}
		var codes []string
		for _, fix := range themes.Fixes(x) {
			codes = append(codes, fix.Code)
		}
		if !slices.Equal(codes, []string{theme.ByStageFix, theme.LeadFix}) {
			t.Errorf("offered %v", codes)
		}
		for lang, want := range map[model.Lang]string{model.ZH: "不同环节", model.EN: "different steps of one matter"} {
			if _, said := text.For(lang).Finding(s, *x.Findings[0]); !strings.Contains(said, want) {
				t.Errorf("said %q", said)
			}
		}
		return
	}
	t.Error("nothing is told")
}

func TestTheFirstRemedyOfAnOverlapDrawsTheLineAndSettlesIt(t *testing.T) {
	s := organisation(t, typed)
	f := check.Check(s)
	themes := theme.Of(s, f)
	x := find(t, s, themes, "促销")
	p := text.For(model.ZH)
	fix := themes.Fixes(x)[0]
	if fix.Code != theme.LeadFix {
		t.Fatalf("the first remedy is %s", fix.Code)
	}
	_, sentence := p.ThemeFix(s, fix)
	verb, err := p.ThemeCall(s, fix).Resolve(s, model.Caller{Lang: model.ZH, Who: "王总", Evidence: f.EvidenceIn(), Behind: themes.Behind})
	if err != nil {
		t.Fatal(err)
	}
	after, c := carry(t, s, verb)
	now, ok := themesOf(after).Get(x.Key)
	if !ok || now.Waived == nil || now.Waived.Reason != sentence {
		t.Fatalf("after the line is drawn: %+v", now)
	}
	roles := after.Roles()
	if len(roles) != len(x.Units)-1 || roles[0].Role != "R" {
		t.Errorf("the units that support have %+v", roles)
	}
	if said := p.Change(s, c); said == "" || c.Verb != model.AgreeVerb {
		t.Errorf("%s: %q", c.Verb, said)
	}
}

func TestEveryRemedyOfAThemeCanBeCarriedOut(t *testing.T) {
	s := organisation(t, typed)
	f := check.Check(s)
	themes := theme.Of(s, f)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p := text.For(lang)
		for _, x := range themes.All() {
			for _, fix := range themes.Fixes(x) {
				if fix.Call.Verb == "" {
					continue
				}
				minted := model.ID("n")
				verb, err := p.ThemeCall(s, fix).Resolve(s, model.Caller{Lang: lang, Who: "王总", Evidence: f.EvidenceIn(), Behind: themes.Behind,
					Mint: func(model.Kind) model.ID { minted += "n"; return minted }})
				if err != nil {
					t.Errorf("%s %v: %v", fix.Call.Verb, fix.Call.Args, err)
					continue
				}
				if _, err := verb(s); err != nil {
					t.Errorf("%s %v: %v", fix.Call.Verb, fix.Call.Args, err)
				}
			}
		}
	}
}

func TestWhatIsTheSameInTheSameWordsIsMadeOneFirst(t *testing.T) {
	s := organisation(t, "市场部：编制年度广告投放预算\n财务部：编制年度广告投放预算\n市场部：招聘主播\n财务部：核算仓储成本")
	themes := themesOf(s)
	x := themes.All()[0]
	if fix := themes.Fixes(x)[0]; fix.Code != "fuse" {
		t.Errorf("the first remedy of %q is %s", text.For(model.ZH).Theme(s, x), fix.Code)
	}
}

func TestTwoThatOnlySayTheSameOfOneObjectAreDividedFirst(t *testing.T) {
	s := organisation(t, "内容部：修复损坏的图片、页面和结账流程\n电商部：负责线上平台的日常运营、决策和页面维护\n内容部：撰写商品文案\n电商部：编制销售计划")
	themes := themesOf(s)
	for _, x := range themes.All() {
		if fixes := themes.Fixes(x); x.Kind == theme.Overlap && len(fixes) > 0 && fixes[0].Code == "fuse" {
			t.Errorf("the first remedy of %q makes one duty of two", text.For(model.ZH).Theme(s, x))
		}
	}
}

// A department that is named for the matter leads it, whichever stands first.
func TestTheUnitNamedForTheMatterLeads(t *testing.T) {
	for _, lines := range []string{"运营部：组织策划促销活动\n促销部：策划节日促销活动方案", "促销部：策划节日促销活动方案\n运营部：组织策划促销活动"} {
		s := organisation(t, lines)
		themes := themesOf(s)
		fixes := themes.Fixes(find(t, s, themes, "促销"))
		i := slices.IndexFunc(fixes, func(f check.Fix) bool { return f.Code == theme.LeadFix })
		if i < 0 {
			t.Fatalf("nobody leads in %v", fixes)
		}
		if lead := text.For(model.ZH).Unit(s, fixes[i].Refs[0].ID); lead != "促销部" {
			t.Errorf("%s leads", lead)
		}
	}
}

// A consultant gives the lead to who does the matter itself, with the duty that says so.
func TestWhoseDutyIsAboutTheMatterLeadsWithIt(t *testing.T) {
	for _, lines := range []string{
		"Head Office: Oversee products and purchase\nWarehouse: Oversee the inventory in one or more warehouses\nCustomer Service: Coordinate inventory related to returns",
		"Warehouse: Oversee the inventory in one or more warehouses\nCustomer Service: Coordinate inventory related to returns\nHead Office: Oversee products and purchase",
	} {
		s := organisation(t, strings.ReplaceAll(lines, ": ", "："))
		themes := themesOf(s)
		fixes := themes.Fixes(find(t, s, themes, "库存"))
		i := slices.IndexFunc(fixes, func(f check.Fix) bool { return f.Code == theme.LeadFix })
		if i < 0 {
			t.Fatalf("nobody leads in %v", fixes)
		}
		p := text.For(model.EN)
		if unit, duty := p.Unit(s, fixes[i].Refs[0].ID), p.Name(s, fixes[i].Refs[1]); unit != "Warehouse" || !strings.HasPrefix(duty, "Oversee the inventory") {
			t.Errorf("%s leads with %q", unit, duty)
		}
	}
}

func TestWhatWasNotEnteredIsMissingAndNoTheme(t *testing.T) {
	s := organisation(t, typed)
	themes := themesOf(s)
	for _, x := range themes.All() {
		if x.Kind != theme.Overlap && x.Kind != theme.Wording && x.Kind != theme.Governance && x.Sort != "expected" {
			t.Errorf("%s is a theme of an organisation that is only typed", x.Key)
		}
		if x.Sort == "head" {
			t.Errorf("a head that was not entered is a theme")
		}
	}
	missing := map[string]int{}
	for _, m := range themes.Missing() {
		missing[m.What] = m.Count
		if len(m.Refs) != m.Count {
			t.Errorf("%s counts %d of %d", m.What, m.Count, len(m.Refs))
		}
	}
	for what, n := range map[string]int{theme.Heads: 5, theme.KPIs: 0, theme.Goals: 0, theme.Handoffs: 0, theme.Capacity: 5, theme.Functions: 14} {
		if got, ok := missing[what]; !ok || got != n {
			t.Errorf("%s: %d, %v", what, got, ok)
		}
	}
	if m := themesOf(model.Scenario{}).Missing(); len(m) != 0 {
		t.Errorf("an empty organisation misses %v", m)
	}
}

// Two units may hold most of what is handed over: each theme names its own.
func TestAThemeAboutAUnitNamesThatUnit(t *testing.T) {
	made, err := examples.Synthetic(150, 9, 4)
	if err != nil {
		t.Fatal(err)
	}
	p, about := text.For(model.ZH), 0
	for _, x := range themesOf(made).All() {
		if x.About.Kind != model.UnitKind {
			continue
		}
		about++
		if u, _ := made.Unit(x.About.ID); !strings.Contains(p.Theme(made, x), u.Name.ZH) {
			t.Errorf("%s is called %q", x.Key, p.Theme(made, x))
		}
	}
	if about == 0 {
		t.Error("no theme is about a unit")
	}
}

func TestThemesRankBySeverityThenByWhatIsAtStake(t *testing.T) {
	all := themesOf(organisation(t, typed)).All()
	if len(all) < 3 {
		t.Fatalf("%d themes", len(all))
	}
	for i, x := range all[1:] {
		if was := all[i]; was.Severity < x.Severity || was.Severity == x.Severity && was.Stakes.Score() < x.Stakes.Score() {
			t.Errorf("%s stands before %s", was.Key, x.Key)
		}
	}
}
