package typography

import "testing"

func TestPunctuationBesideChineseIsShownFullWidth(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"监控网络舆情,及时应对", "监控网络舆情，及时应对"},
		{"舆情, 及时", "舆情，及时"},
		{"电商平台(如天猫)的", "电商平台（如天猫）的"},
		{"交接(2)", "交接（2）"},
		{"GMV(成交总额)", "GMV（成交总额）"},
		{"A(B)与C", "A（B）与C"},
		{"14:32 新建", "14:32 新建"},
		{"1,200 人", "1,200 人"},
		{"Run the platforms (Tmall, JD).", "Run the platforms (Tmall, JD)."},
		{"真的?", "真的？"},
		{"短期:提升销售额,降低获客成本(CPA)。", "短期：提升销售额，降低获客成本（CPA）。"},
		{"合并:数字营销部(含 a(b) 与 c)", "合并：数字营销部（含 a(b) 与 c）"},
		{"Plan (short): a, b; 1:2", "Plan (short): a, b; 1:2"},
		{"", ""},
	} {
		if got := FullWidth(c.text); got != c.want {
			t.Errorf("FullWidth(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}
