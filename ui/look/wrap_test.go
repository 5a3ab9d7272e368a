package look

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"sandtable/model/typography"
)

func TestLinesBreakAsChineseTypesettingAsks(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	for _, c := range []struct {
		name, text string
		ems        float32 // width in characters of 12
		most       int
		want       []string
	}{
		{"a comma stays with the character before it", "监控舆情，及时应对", 4, 0, []string{"监控舆", "情，及时", "应对"}},
		{"two marks in a row stay together", "转化成本），调整", 4, 0, []string{"转化成", "本），调", "整"}},
		{"an opening bracket goes with the character after it", "电商平台（如天猫", 5, 0, []string{"电商平台", "（如天猫"}},
		{"an opening quotation mark goes with the character after it", "针对的“抖音”", 4, 0, []string{"针对的", "“抖音”"}},
		{"a Latin word is not broken", "广告ROI提升", 4, 0, []string{"广告ROI", "提升"}},
		{"a word that does not fit goes to the next line", "优化广告投放ROIs", 7, 0, []string{"优化广告投放", "ROIs"}},
		{"a number keeps its percent sign", "覆盖率达到89%以上", 6, 0, []string{"覆盖率达到", "89%以上"}},
		{"a word longer than a line is broken where it must", "abcdefghijklmnop", 4, 0, nil},
		{"a path is broken after a folder rather than inside a name", "/home/x/gone.sandtable", 10, 0, []string{"/home/x/", "gone.sandtable"}},
		{"spaces at a break vanish", "set plans and go", 5, 0, []string{"set plans", "and go"}},
		{"a hyphen may end a line", "click-through rate", 5, 0, []string{"click-", "through", "rate"}},
		{"line feeds are kept", "一\n二", 9, 0, []string{"一", "二"}},
		{"what is left out shows as an ellipsis", "根据竞品和市场趋势调整定价、促销策略。", 6, 2, []string{"根据竞品和市", "场趋势调整…"}},
		{"an ellipsis follows no comma", "一二三四、五六七八", 6, 1, []string{"一二三四…"}},
		{"English uses three full stops", "monitor core measures of sales", 8, 1, []string{"monitor core..."}},
		{"a text that fits has no ellipsis", "一二三四", 4, 1, []string{"一二三四"}},
		{"nothing is one empty line", "", 4, 0, []string{""}},
	} {
		t.Run(c.name, func(t *testing.T) {
			width := c.ems * 12
			got := Wrap(c.text, Small, width, c.most)
			if c.want != nil && !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
			for _, line := range got {
				if w := Width(line, Small); w > width {
					t.Errorf("%q is %v wide, more than %v", line, w, width)
				}
			}
			if joined := strings.Join(got, ""); c.want == nil && joined != c.text {
				t.Errorf("broken text lost characters: %q", joined)
			}
		})
	}
}

func TestEveryWidthKeepsKinsoku(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	text := typography.FullWidth("负责电商平台(如天猫、京东、自建商城等)的日常运营,包括“商品上架”、页面优化《规范》;GMV(成交总额)≥89%。")
	for width := float32(60); width < 400; width += 7 {
		lines := Wrap(text, Small, width, 0)
		for i, line := range lines {
			first, last := []rune(line)[0], []rune(line)[len([]rune(line))-1]
			if i > 0 && strings.ContainsRune("，。、；：？！）》”%", first) {
				t.Errorf("width %v: line %q begins with %q", width, line, first)
			}
			if strings.ContainsRune("（《“", last) {
				t.Errorf("width %v: line %q ends with %q", width, line, last)
			}
		}
		if strings.Join(lines, "") != text {
			t.Errorf("width %v: text changed", width)
		}
	}
}

func TestWidthsAddUpToWhatIsDrawn(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	for _, s := range []string{"媒体效果分析与预算", "Analyse media effect & budget", "跨部门交接 73% → 0%", "“抖音”、KOL/KOC…"} {
		for _, face := range []Type{Body, BodyBold, Small, Micro, Metric} {
			drawn := fyne.MeasureText(s, face.Size(), face.style()).Width
			if got := Width(s, face); got < drawn-1.5 || got > drawn+1.5 {
				t.Errorf("%q in %v: %v wide, drawn %v", s, face, got, drawn)
			}
		}
	}
}

func TestCutNeverExceedsTheWidth(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	for width := float32(20); width < 200; width += 3 {
		for _, s := range []string{"媒体效果分析与预算", "Loyalty & membership system"} {
			if got := Cut(s, BodyBold, width); Width(got, BodyBold) > width {
				t.Errorf("%q is wider than %v", got, width)
			}
		}
	}
}

func BenchmarkWrapTwoLines(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(Light()))
	text := "负责电商平台（如天猫、京东、自建商城等）的日常运营，包括商品上架、页面优化、活动策划。"
	for b.Loop() {
		Wrap(text, Small, 232, 2)
	}
}

// BenchmarkCard shows another duty on a recycled card, as scrolling does.
func BenchmarkCard(b *testing.B) {
	test.NewTempApp(b).Settings().SetTheme(NewTheme(Light()))
	face := NewCardFace()
	face.Resize(fyne.NewSize(256, CardTwoLines))
	cards := []DutyCard{
		{Title: "平台日常运营", Body: "负责电商平台（如天猫、京东、自建商城等）的日常运营，包括商品上架、页面优化。", Severities: []Severity{High, Medium}},
		{Title: "网络舆情监控", Body: "监控网络舆情,及时应对负面舆论。", Origin: &Seal{"媒", 1}, Locked: true},
	}
	n := 0
	for b.Loop() {
		face.SetCard(cards[n%len(cards)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "cards/s")
}

func TestNoTextAndNoWidthBreaksWrapping(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	pieces := rapid.SampledFrom([]string{
		"职责", "，", "（", "）", "《", "”", "a", "word", "GMV", "3.14", "-", " ", "  ", "\t", "\n", "\r", "\x00", "\x1b",
		"😀", "👩‍👩‍👧", "é", "שלום", "مرحبا", "\u202e", "\u200b", "\ufeff", "\xff", "한국", "﹏", "……", "：：：：",
	})
	plain := func(s string) string { return strings.Join(strings.Fields(s), "") }
	rapid.Check(t, func(t *rapid.T) {
		s := strings.Join(rapid.SliceOfN(pieces, 0, 40).Draw(t, "pieces"), "")
		width := rapid.Float32Range(-20, 300).Draw(t, "width")
		lines := Wrap(s, Small, width, 0)
		for _, line := range lines {
			if Width(line, Small) > width+.01 && len([]rune(line)) > 1 {
				t.Fatalf("%q is %v wide, not %v", line, Width(line, Small), width)
			}
		}
		if got, want := plain(strings.Join(lines, "")), plain(typography.FullWidth(s)); got != strings.ToValidUTF8(want, "\ufffd") && got != string([]rune(want)) {
			t.Fatalf("%q became %q", want, got)
		}
		if n := len(Wrap(s, Small, width, 2)); n > 2 {
			t.Fatalf("%d lines instead of two", n)
		}
		Cut(s, Small, width)
	})
}

func TestALongTextIsWrappedInNoTime(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	for _, s := range []string{strings.Repeat("职", 100_000), strings.Repeat("a", 100_000), strings.Repeat("，", 100_000), strings.Repeat(" ", 100_000)} {
		for _, width := range []float32{-1, 0, 5, 232} {
			start := time.Now()
			Wrap(s, Small, width, 0)
			if took := time.Since(start); took > time.Second {
				t.Errorf("%.3q… at %v took %v", s, width, took)
			}
		}
	}
}

func TestLinesAreCountedAsTheyAreWrapped(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringOfN(rapid.RuneFrom([]rune("负责电商平台(，。a b-C1“”\n…é")), 0, 60, -1).Draw(t, "text")
		width := rapid.Float32Range(20, 300).Draw(t, "width")
		all := Wrap(text, Small, width, 0)
		if got := Lines(text, Small, width, 0); got != len(all) {
			t.Fatalf("%q in %v takes %d lines, wrapped %q", text, width, got, all)
		}
		for most := 1; most < 5; most++ {
			if got, want := Lines(text, Small, width, most), min(len(all), most); got != want {
				t.Fatalf("%q in %v takes %d of at most %d lines, wrapped %q", text, width, got, most, all)
			}
			if got := Wrap(text, Small, width, most); len(all) <= most && !slices.Equal(got, all) || len(got) > most {
				t.Fatalf("%q in %v is wrapped to at most %d lines as %q, whole %q", text, width, most, got, all)
			}
		}
	})
}
