package meaning

import "testing"

func TestTheTableOfVectorsIsWhole(t *testing.T) {
	s, err := decodeVectors(vectorTable)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(s.index); n < 15_000 || len(vectorTable) > 2<<20 {
		t.Errorf("%d words in %d bytes", n, len(vectorTable))
	}
	if _, err := decodeVectors(vectorTable[:len(vectorTable)-1]); err == nil {
		t.Error("a table that breaks off is read")
	}
}

func TestWordsOfOneSenseLieInOneDirectionInBothLanguages(t *testing.T) {
	s := wordSpace()
	cosine := func(a, b string) float32 {
		i, ok := s.index[hash(a)]
		j, also := s.index[hash(b)]
		if !ok || !also {
			t.Fatalf("%s or %s is not in the table", a, b)
		}
		x, y := s.row(i), s.row(j)
		return x.cosine(&y)
	}
	for _, c := range [][3]string{{"仓库", stem("warehouse"), stem("lawsuit")}, {"诉讼", stem("lawsuit"), stem("warehouse")}, {"hospital", "患者", "海报"}, {"预算", stem("budget"), stem("nurse")}} {
		if near, far := cosine(c[0], c[1]), cosine(c[0], c[2]); near < far+.2 {
			t.Errorf("%s is %.2f near %s and %.2f near %s", c[0], near, c[1], far, c[2])
		}
	}
}

// claimIn compares two texts of an organisation.
func claimIn(texts []string, a, b string) Claim {
	l := Standard()
	var ms []*Meaning
	for _, t := range texts {
		m := l.Read(t)
		ms = append(ms, &m)
	}
	crowd := NewCrowd(ms)
	x, y := l.Read(a), l.Read(b)
	return l.Claim(Portray(&x, crowd), Portray(&y, crowd))
}

func TestFramesAndEverydayWordsAloneClaimNothing(t *testing.T) {
	for _, c := range [][2]string{
		{"负责公司各部门相关工作的管理与协调", "负责公司各类相关事务的管理与落实"},
		{"定期分析并提出优化方案，配合其他部门落实", "定期检查并提出改进方案，配合其他部门执行"},
		{"Lead the team, including regular reporting and all related work", "Lead various activities, including regular support and any related work"},
		{"对鳄鱼池进行管理和维护，确保工作顺利完成", "对天文台进行管理和维护，确保工作顺利完成"},
	} {
		if got := claimIn(nil, c[0], c[1]); got.Strength > 0 {
			t.Errorf("%s and %s: %+v", c[0], c[1], got)
		}
	}
}

func TestOneMatterInOtherWordsIsClaimedAlsoAcrossLanguages(t *testing.T) {
	for _, c := range [][2]string{
		{"策划促销活动", "组织和策划品类促销"},
		{"处理客户退款申请", "Process refunds for customers"},
		{"Organise webinars for prospects", "Plan conferences and trade shows"},
		{"负责医院感染控制的监督", "做好消毒灭菌和手卫生的检查"},
	} {
		if got := claimIn(nil, c[0], c[1]); got.Strength == 0 {
			t.Errorf("%s and %s are told apart", c[0], c[1])
		}
	}
}

func TestWhatEverybodyNamesTellsNothing(t *testing.T) {
	a, b := "负责网站的推广统计", "参与网站的招聘"
	texts := []string{a, b}
	for _, x := range []string{"安全", "改版", "新闻", "投诉", "财务", "设计", "视频", "服务器", "采购", "法务", "活动", "物流"} {
		texts = append(texts, "负责网站的"+x)
	}
	alone, among := claimIn(nil, a, b), claimIn(texts, a, b)
	if among.Strength > alone.Strength || among.Strength > 0 {
		t.Errorf("alone %+v, among many of their kind %+v", alone, among)
	}
}

func TestAClaimIsTheSameBothWaysRound(t *testing.T) {
	l := Standard()
	texts := []string{"策划促销活动", "组织和策划品类促销", "Process refunds for customers", "处理客户退款申请", "负责相关工作", ""}
	for _, a := range texts {
		for _, b := range texts {
			x, y := l.Read(a), l.Read(b)
			p, q := Portray(&x, Crowd{}), Portray(&y, Crowd{})
			if there, back := l.Claim(p, q), l.Claim(q, p); there != back {
				t.Errorf("%q and %q: %+v and %+v", a, b, there, back)
			}
		}
	}
}

func TestWordsAndPhrasesSayWhatTheyMeanInTheirField(t *testing.T) {
	l := Standard()
	for text, want := range map[string][2]string{ // what is meant, and what is not
		"定期推送新闻稿":                          {"press-release", "app-push"},
		"团队建设":                             {"team-management", "team-building"},
		"与第三方网站交换链接":                       {"link-exchange", "affiliate"},
		"护理质量检查":                           {"nursing-quality", "product-quality"},
		"化解医患纠纷":                           {"doctor-patient", "after-sales"},
		"水电气暖":                             {"property-management", "display-outdoor"},
		"网站各类推广方式的效果统计":                    {"site", "web-development"},
		"manage our social media accounts": {"account-operations", "accounting"},
		"be the key point of contact":      {"liaison", "points"},
		"Make bi-weekly payments":          {"", "bi-reporting"},
		"Coordinate visiting services":     {"", "aftermarket-parts"},
		"Run the loyalty program":          {"membership", "app-development"},
		"Set up discount codes":            {"coupon", "app-development"},
		"Attract traffic to the blog":      {"", "ad-account"},
		"Offer better rates to members":    {"membership", "reviews"},
		"报送合规材料":                           {"compliance", "daily-report"},
		"规划自有品牌新品":                         {"private-label", "brand-strategy"},
		"维护与供应商的合作关系":                      {"supplier-management", "partnerships"},
		"规划小程序功能":                          {"mini-program", "strategy"},
		"手机客户端推送":                          {"", "app-development"},
		"网站运行情况":                           {"site-maintenance", "market-research"},
		"调整首页陈列":                           {"home-placement", "store-display"},
		"对投诉分级上报":                          {"complaints", "user-segmentation"},
		"制定老客召回券":                          {"user-activation", "product-quality"},
		"招募社区团长":                           {"community-leaders", "mcn-management"},
		"Follow up leads":                  {"lead-management", ""},
		"Decide on new articles":           {"assortment", "press-release"},
		"Run A/B tests":                    {"ab-test", ""},
		"Inform customers of outages":      {"incident", ""},
		"Produce customer stories":         {"customer-story", ""},
		"到期保单续保":                           {"policy-renewal", ""},
	} {
		m := l.Read(text)
		met := want[0] == ""
		for _, s := range m.Subjects {
			met = met || l.ID(s.Concept) == want[0]
			if l.ID(s.Concept) == want[1] {
				t.Errorf("%s is taken for %s", text, want[1])
			}
		}
		if !met {
			t.Errorf("%s is not taken for %s", text, want[0])
		}
	}
}

func TestAWordInIngSaysNotWhatItsOtherFormsSay(t *testing.T) {
	l := Standard()
	for _, row := range [][3]string{ // the concept is in the first text, not in the second
		{"aftermarket-parts", "Servicing of machines", "Improve our services"},
		{"app-development", "Programming", "Run the loyalty programs"},
		{"ad-account", "Trafficking of ads", "Bring traffic to the site"},
	} {
		for i, text := range row[1:] {
			m := l.Read(text)
			said := false
			for _, s := range m.Subjects {
				said = said || l.ID(s.Concept) == row[0]
			}
			if said != (i == 0) {
				t.Errorf("%q is about %s", text, about(l, text))
			}
		}
	}
}
