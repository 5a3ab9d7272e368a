package find_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"sandtable/desk/find"
)

var items = []find.Item{
	{Key: "d1", Title: "媒体效果分析与预算", Also: "分析媒体渠道效果（如曝光量、点击率），调整预算分配。"},
	{Key: "d2", Title: "媒体关系与公关活动"},
	{Key: "d3", Title: "平台日常运营", Also: "负责电商平台的日常运营"},
	{Key: "d4", Title: "Paid media buying", Also: "plan and buy media on Douyin"},
	{Key: "d5", Title: "重点客户音乐会"},
	{Key: "u1", Group: 1, Title: "媒体部"},
	{Key: "u2", Group: 1, Title: "电商部"},
	{Key: "k1", Group: 2, Title: "GMV 达成率"},
	{Key: "c1", Group: 3, Title: "导出…"},
}

func keys(hits []find.Hit) (out []string) {
	for _, h := range hits {
		out = append(out, h.Key)
	}
	return out
}

func TestWhatIsTypedIsFound(t *testing.T) {
	x := find.New(items)
	for query, want := range map[string]string{
		"媒体":          "[d1 d2 u1]",
		"媒體部":         "[u1]", // traditional
		"ＧＭＶ":         "[k1]", // full width
		"mtxg":        "[d1]", // initials
		"mtb":         "[u1]",
		"mei ti xiao": "[d1]",
		"meitix":      "[d1]", // as far as it is typed
		"gmv":         "[k1]",
		"gmv dcl":     "[k1]", // both in one
		"zdkh":        "[d5]", // 重 is zhong and chong
		"chongdian":   "[d5]",
		"yyh":         "[d5]", // 乐 is yue and le
		"yinyuehui":   "[d5]",
		"media":       "[d4]",
		"曝光":          "[d1]", // in the text
		"mtgx":        "[d2]",
		"daochu":      "[c1]",
		"":            "[]",
		"不存在的词":       "[]",
	} {
		hits := x.Find(query, 3)
		exact := hits[:0:0]
		for _, h := range hits {
			if h.How < find.Slip {
				exact = append(exact, h)
			}
		}
		if got := fmt.Sprint(keys(exact)); got != want {
			t.Errorf("%q: %s, wanted %s", query, got, want)
		}
	}
}

func TestAGroupIsSearchedWholeHoweverMuchTheOthersHave(t *testing.T) {
	list := []find.Item{{Key: "k", Group: 2, Title: "投放回报"}}
	for i := range 500 {
		list = append(list, find.Item{Key: fmt.Sprint(i), Title: "投放"})
	}
	for _, query := range []string{"投放", "tf", "toufnag"} {
		if got := fmt.Sprint(keys(find.New(list).FindIn(2, query, 5))); got != "[k]" {
			t.Errorf("%q: %s", query, got)
		}
	}
}

func TestLettersChangedOverAreForgivenAndSaid(t *testing.T) {
	hits := find.New(items).Find("mtxg", 5)
	if len(hits) < 2 || hits[0].Key != "d1" || hits[1].Key != "d2" || hits[1].How != find.Slip {
		t.Errorf("%+v", hits)
	}
	if hits := find.New(items).Find("meida buying", 5); len(hits) == 0 || hits[0].Key != "d4" {
		t.Errorf("%+v", hits)
	}
}

func TestTheCharactersThatMatchedAreMarkedWithTheirReading(t *testing.T) {
	h := find.New(items).Find("mtxg", 1)[0]
	if fmt.Sprint(h.Marks) != "[0 1 2 3]" || fmt.Sprint(h.Reading) != "[mei ti xiao guo]" {
		t.Errorf("%v %v", h.Marks, h.Reading)
	}
	if h := find.New(items).Find("效果", 1)[0]; fmt.Sprint(h.Marks) != "[2 3]" || h.Reading != nil {
		t.Errorf("%v %v", h.Marks, h.Reading)
	}
}

func TestEveryPartOfATitleFindsIt(t *testing.T) {
	x := find.New(items)
	rapid.Check(t, func(t *rapid.T) {
		it := rapid.SampledFrom(items).Draw(t, "item")
		rs := []rune(it.Title)
		from := rapid.IntRange(0, len(rs)-1).Draw(t, "from")
		to := rapid.IntRange(from+1, len(rs)).Draw(t, "to")
		if q := string(rs[from:to]); q != " " {
			found := false
			for _, h := range x.Find(q, len(items)) {
				found = found || h.Key == it.Key
				for _, m := range h.Marks {
					if m < 0 || m >= len([]rune(h.Title)) {
						t.Fatalf("mark %d of %q", m, h.Title)
					}
				}
			}
			if !found {
				t.Fatalf("%q does not find %q", q, it.Title)
			}
		}
	})
}

// BenchmarkTenThousand finds among 10,000 duties.
func BenchmarkTenThousand(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"店铺", "运营", "数据", "分析", "直播", "间", "搭建", "媒体", "投放", "预算", "客服", "质检", "会员", "活动", "策划", "仓储", "供应链", "品牌", "内容", "审核"}
	list := make([]find.Item, 10_000)
	for i := range list {
		s := ""
		for range 4 {
			s += parts[r.IntN(len(parts))]
		}
		list[i] = find.Item{Key: fmt.Sprint(i), Title: s, Also: s + "，并按月复盘与改进"}
	}
	x := find.New(list)
	for _, q := range []string{"店", "直播投放", "zbtf", "meitiyus", "mtxg", "复盘", "zzzz"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				x.Find(q, 20)
			}
		})
	}
}
