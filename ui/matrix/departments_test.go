package matrix

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// departments shows the comparison of the two departments of the brief.
func departments(t *testing.T, hands DepartmentHands) *Departments {
	t.Helper()
	d := NewDepartments(hands)
	show(t, d, look.Light(), 1440, 1600)
	d.Draw(brief(t)[0], text.For(model.ZH))
	return d
}

func TestLikeStandsBesideLikeWithItsRelation(t *testing.T) {
	d := departments(t, DepartmentHands{})
	has(t, d, "电商部", "媒体部", "新渠道拓展", "自媒体矩阵运营", "同一渠道：抖音、直播", "同一能力：数据分析",
		"张力：销售 × 品牌", "一致：品牌", "电商部目标无职责支撑", "无负责人：引流量", "自媒体矩阵运营（见上）",
		"平台日常运营、供应链与履约协调、定价与促销策略", "同一能力：流量", "关联 17 处")
}

func TestEveryDimensionHasItsHeadAndItsCount(t *testing.T) {
	d := departments(t, DepartmentHands{})
	for _, name := range []string{"职责", "战略目标", "关键任务", "指标", "工具", "渠道", "交接"} {
		if n := count(texts(d), name); n != 2 { // in the list of dimensions and above its section
			t.Errorf("%s stands %d times", name, n)
		}
	}
	has(t, d, "电商部 7 · 媒体部 7", "10") // 10 hand-offs
}

func count(all []string, s string) int {
	n := 0
	for _, x := range all {
		if x == s {
			n++
		}
	}
	return n
}

func TestAClickOnARelationGoesToItsFinding(t *testing.T) {
	var went []string
	d := departments(t, DepartmentHands{Finding: func(key string) { went = append(went, key) }})
	pill, ok := d.Targets()["relation:OV-02|B-EC-D3|B-MD-D7"].(fyne.Tappable)
	if !ok {
		t.Fatalf("the relation is not among %v", d.Targets())
	}
	pill.Tapped(nil)
	if !slices.Equal(went, []string{"OV-02|B-EC-D3|B-MD-D7"}) {
		t.Errorf("went to %q", went)
	}
}

func TestOnlyRelatedHidesWhatHasNoCounterpart(t *testing.T) {
	d := departments(t, DepartmentHands{})
	test.TapAt(d.filter, d.filter.Centre(1))
	has(t, d, "新渠道拓展", "同一渠道：抖音、直播")
	hasNot(t, d, "平台日常运营、供应链与履约协调、用户行为与流量分析、定价与促销策略", "通过A/B测试优化页面转化路径")
	test.TapAt(d.filter, d.filter.Centre(0))
	has(t, d, "通过A/B测试优化页面转化路径")
}

func TestMoreLabelsUnfoldInPlace(t *testing.T) {
	d := departments(t, DepartmentHands{})
	hasNot(t, d, "会员活跃率")
	before := d.table.roll.Top(len(d.table.lines))
	tapText(t, d, "+7")
	has(t, d, "会员活跃率", "收起")
	if after := d.table.roll.Top(len(d.table.lines)); after < before {
		t.Errorf("the table shrank from %v to %v", before, after)
	}
	tapText(t, d, "收起")
	hasNot(t, d, "会员活跃率")
}

// tapText taps the spot that shows a text.
func tapText(t *testing.T, o fyne.CanvasObject, said string) {
	t.Helper()
	var hit *spot
	walk(o, func(o fyne.CanvasObject) {
		if s, ok := o.(*spot); ok && slices.Contains(texts(s), said) {
			hit = s
		}
	})
	if hit == nil {
		t.Fatalf("nothing to tap says %q", said)
	}
	hit.Tapped(nil)
}

// openMenu finds the menu that is open and chooses a row by name.
func choose(t *testing.T, of fyne.CanvasObject, name string) {
	t.Helper()
	c := fyne.CurrentApp().Driver().CanvasForObject(of)
	menu, ok := c.Overlays().Top().(*look.Menu)
	if !ok {
		t.Fatal("no menu is open")
	}
	for _, r := range menu.Rows {
		if r.Name() == name {
			r.Tapped(nil)
			return
		}
	}
	t.Fatalf("the menu has no %q", name)
}

func TestAUnitIsAddedMovedAndTakenOutAgain(t *testing.T) {
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1440, 900)
	d.Draw(brief(t)[3], text.For(model.ZH))
	units := func(want ...model.ID) {
		t.Helper()
		if !slices.Equal(d.result.Units, want) {
			t.Errorf("compared are %v, want %v", d.result.Units, want)
		}
	}
	units("EC", "MD")
	test.Tap(d.add)
	choose(t, d, "unit:DI")
	units("EC", "MD", "DI")
	has(t, d, "数据与效果评估组")
	d.unitMenu(2, d.add)
	choose(t, d, "left")
	units("EC", "DI", "MD")
	d.unitMenu(0, d.add)
	choose(t, d, "remove")
	units("DI", "MD")
}

func TestWhatIsComparedFollowsTheScenario(t *testing.T) {
	snaps := brief(t)
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1440, 900)
	p := text.For(model.ZH)
	d.Draw(snaps[3], p)
	d.Compare("EC", "DI")
	d.Draw(snaps[0], p) // which has no DI
	if !slices.Equal(d.result.Units, []model.ID{"EC", "MD"}) {
		t.Errorf("compared are %v", d.result.Units)
	}
	d.Draw(snaps[2], p) // one department with positions
	if len(d.result.Units) != 2 || d.result.Units[0] == "EC" {
		t.Errorf("compared are %v", d.result.Units)
	}
}

func TestAScenarioWithoutUnitsToCompareSaysSo(t *testing.T) {
	snap := brief(t)[1] // one department without positions
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1440, 900)
	d.Draw(snap, text.For(model.ZH))
	has(t, d, "数字营销部", "只有一个部门，加入部门后才能对照")
	snap.Scenario = model.Scenario{}
	d.Draw(snap, text.For(model.ZH))
	has(t, d, "这个方案还没有可对照的部门")
}

func TestTheLanguageChangesAtRunTime(t *testing.T) {
	snap := brief(t)[0]
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Dark(), 1440, 1600)
	d.Draw(snap, text.For(model.ZH))
	d.Draw(snap, text.For(model.EN))
	has(t, d, "E-commerce Department", "Same capability: retention", "Strategic goals", "Agree on brand")
	for _, s := range texts(d) {
		if strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 }) {
			t.Errorf("%q is still Chinese", s)
		}
	}
}

func TestTheThemeChangesAtRunTime(t *testing.T) {
	d := departments(t, DepartmentHands{})
	snap := d.snap
	fyne.CurrentApp().Settings().SetTheme(look.NewTheme(look.Dark()))
	d.Draw(snap, text.For(model.ZH))
	want := look.Dark().Color(look.Ink)
	found := false
	walk(d, func(o fyne.CanvasObject) {
		if t, ok := o.(*canvas.Text); ok && t.Text == "新渠道拓展" {
			found = t.Color == want
		}
	})
	if !found {
		t.Error("the titles are not in the ink of the dark palette")
	}
}

func TestTheListOfDimensionsScrollsAndFollows(t *testing.T) {
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1280, 500)
	d.Draw(brief(t)[0], text.For(model.ZH))
	hasNot(t, d.table, "交给媒体部 4 项")
	tapText(t, d.toc, "指标")
	if d.section != 3 || d.table.roll.Offset().Y == 0 {
		t.Errorf("section %d at %v", d.section, d.table.roll.Offset())
	}
	d.table.roll.ScrollTo(fyne.NewPos(0, 60))
	if d.section != 0 {
		t.Errorf("after scrolling back the section is %d", d.section)
	}
	if got := texts(d.table.top); !slices.Contains(got, "职责") {
		t.Errorf("the head that stays says %q", got)
	}
}

func TestSharedWordsAreMarkedBehindTheirText(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	for _, row := range []struct {
		name      string
		text      string
		width     float32
		mark      string
		stretches int
	}{
		{"a word", "管理抖音号", 400, "抖音", 1},
		{"a word that a line breaks", "管理管理抖音号", 65, "抖音", 2},
		{"twice", "抖音与抖音", 400, "抖音", 2},
		{"one character alone is too common", "管理抖音号", 400, "号", 0},
		{"a Latin word, whatever its case", "Run the Douyin account", 400, "douyin", 1},
		{"not a part of a Latin word", "Reroute", 400, "route", 0},
		{"several words over a line", "Open live streaming", 80, "live streaming", 2},
	} {
		t.Run(row.name, func(t *testing.T) {
			s := look.NewSheet()
			paintFlow(s, 0, 0, piece{text: row.text}.flow(row.width), []string{row.mark})
			fills := 0
			for _, o := range s.Object(400, 20).(*fyne.Container).Objects {
				if _, ok := o.(*canvas.Rectangle); ok {
					fills++
				}
			}
			if fills != 2*row.stretches { // ground and line
				t.Errorf("%d rectangles", fills)
			}
		})
	}
}

func TestGoalsDoNotSayTheirHorizonTwice(t *testing.T) {
	for text, want := range map[string]string{
		"短期：提升销售额":                "提升销售额",
		"Short term: raise sales": "Raise sales",
		"目标：卖得更多":                 "目标：卖得更多",
		"提升":                      "提升",
	} {
		horizon := "短期"
		if text[0] == 'S' {
			horizon = "Short"
		}
		if got := withoutHorizon(text, horizon); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
}

func TestCountsDoNotDependOnTheOrderOfTheColumns(t *testing.T) {
	d := NewDepartments(DepartmentHands{})
	show(t, d, look.Light(), 1440, 900)
	d.Draw(brief(t)[3], text.For(model.ZH))
	var all []model.ID
	for _, id := range []model.ID{"EC", "MD", "DI"} {
		if _, ok := d.snap.Scenario.Unit(id); ok {
			all = append(all, id)
		}
	}
	if len(all) != 3 {
		t.Fatalf("only %v", all)
	}
	var first string
	for n, order := range [][]int{{0, 1, 2}, {1, 0, 2}, {2, 1, 0}, {0, 2, 1}} {
		d.Compare(all[order[0]], all[order[1]], all[order[2]])
		said, apart := "", 0
		for _, sec := range d.result.Sections {
			said += fmt.Sprint(sec.Dimension, sec.Relations, sec.Total)
			apart += sec.Apart
		}
		if n == 0 {
			first = said
		} else if said != first {
			t.Errorf("%v: %s, not %s", order, said, first)
		}
		if apart > 0 && !strings.Contains(strings.Join(texts(d.table), ""), "处在不相邻的两列之间") {
			t.Errorf("%v: nobody says that %d are between columns apart", order, apart)
		}
	}
}

func TestAUnitCountsTheKPIsThatItOwns(t *testing.T) {
	d := departments(t, DepartmentHands{})
	s := d.snap.Scenario
	owned := map[model.ID]int{}
	for _, k := range s.KPIs() {
		for _, u := range d.result.Units {
			if s.Inside(k.Unit, u) {
				owned[u]++
			}
		}
	}
	for i, u := range d.result.Units {
		for _, sec := range d.result.Sections {
			if sec.Dimension == compare.KPIs && sec.Counts[i] != owned[u] {
				t.Errorf("%s has %d KPIs and counts %d", u, owned[u], sec.Counts[i])
			}
		}
	}
	has(t, d, "电商部 11 · 媒体部 11 · 另有 1 项属于别处或无人负责")
}
