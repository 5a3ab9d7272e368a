package matrix

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// attempts shows the four scenarios of the brief; the last is open.
func attempts(t *testing.T, hands CompareHands) *Compare {
	t.Helper()
	c := NewCompare(hands)
	show(t, c, look.Light(), 1440, 1600)
	c.Draw(columnsOf(brief(t)), text.For(model.ZH))
	return c
}

func TestScorecardHomesAndWarningsStandInOneTable(t *testing.T) {
	c := attempts(t, CompareHands{})
	has(t, c, "评分卡", "职责归属", "议题", "V0", "V3", "合并：数字营销部", "基准", "草稿",
		"跨部门交接", "70", "−70", "优", "劣", "数字营销部 / 电商运营", "数据与效果评估组", "已消除", "仍在", "新出现")
}

func TestEveryScenarioHasItsSentence(t *testing.T) {
	c := attempts(t, CompareHands{})
	joined := strings.Join(texts(c), "")
	for _, part := range []string{"跨部门交接70%→0%，最宽单位职能19→33", "跨部门交接70%→84%"} {
		if !strings.Contains(joined, part) {
			t.Errorf("%q is not said", part)
		}
	}
}

func TestOnlyDifferencesHideWhatIsTheSame(t *testing.T) {
	snaps := brief(t)
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1440, 1600)
	c.Draw(columnsOf([]scenarios.Snapshot{snaps[0], snaps[3]}), text.For(model.ZH))
	has(t, c, "媒体效果分析与预算", "显示 2 / 14 项")
	hasNot(t, c, "内容生产")
	test.TapAt(c.different, c.different.Centre(0))
	has(t, c, "内容生产", "显示 14 / 14 项")
}

func TestTheFilterKeepsWhatHasItsName(t *testing.T) {
	c := attempts(t, CompareHands{})
	c.filter.SetText("预算")
	has(t, c, "媒体效果分析与预算", "显示 1 / 14 项")
	hasNot(t, c, "内容生产")
	c.filter.SetText("没有这样的")
	has(t, c, "没有符合“没有这样的”的项目")
}

type adoption struct {
	ref   model.Ref
	field string
	from  model.ID
}

func TestACellIsAdoptedByItsButtonAndAClickOnItOnlyTells(t *testing.T) {
	var got []adoption
	c := attempts(t, CompareHands{Adopt: func(r model.Ref, field string, from model.ID) { got = append(got, adoption{r, field, from}) }})
	of := picked{model.Ref{Kind: model.DutyKind, ID: "B-MD-D2"}, "V1"}
	cell, take := c.cells[of], c.adopts[of]
	if cell == nil || take == nil {
		t.Fatalf("the cell is not offered; there are %d", len(c.adopts))
	}
	hasNot(t, take, "采用")
	cell.MouseIn(nil)
	has(t, cell, "数字营销部")
	has(t, take, "采用")
	cell.MouseOut()
	hasNot(t, take, "采用")
	hasNot(t, c.table, "新增单位“数字营销部”")
	c.choose(of)
	has(t, c.table, "采用“V1”的这一格，“V3”会这样改：", "新增单位“数字营销部”", "把“内容生产”的归属单位从媒体部改为数字营销部")
	if len(got) != 0 {
		t.Fatalf("a click adopted %v", got)
	}
	has(t, c.adopts[of], "采用")
	c.adopts[of].Tapped(nil)
	c.adopts[of].FocusGained()
	c.adopts[of].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	want := adoption{of.ref, "unit", "V1"}
	if !slices.Equal(got, []adoption{want, want}) {
		t.Errorf("adopted %v", got)
	}
	c.cells[of].Tapped(nil)
	hasNot(t, c.table, "新增单位“数字营销部”")
}

func TestWhatACellTellsIsSeenWholeAndEscapeClosesIt(t *testing.T) {
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1280, 640)
	c.Draw(columnsOf(brief(t)), text.For(model.ZH))
	of := picked{model.Ref{Kind: model.DutyKind, ID: "B-MD-D2"}, "V1"}
	i := slices.IndexFunc(c.table.lines, func(l line) bool { return !l.head && l.section == 1 && l.height == recordRow })
	for n := i; c.cells[of] == nil && n < len(c.table.lines); n++ { // scroll until the cell stands at the lower edge
		c.table.roll.ScrollTo(fyne.NewPos(0, max(0, c.table.roll.Top(n+1)-c.table.Size().Height)))
	}
	if c.cells[of] == nil {
		t.Fatal("the cell never comes into sight")
	}
	c.choose(of)
	open := slices.IndexFunc(c.table.lines, func(l line) bool { return l.open })
	if open < 0 || c.table.roll.Top(open+1) > c.table.roll.Offset().Y+c.table.Size().Height+.5 {
		t.Errorf("line %d is told and ends below the edge", open)
	}
	if !c.Key(fyne.KeyEscape) || c.chosen != (picked{}) {
		t.Error("Escape leaves it open")
	}
	if c.Key(fyne.KeyEscape) {
		t.Error("a second Escape is not for the table")
	}
}

func TestByTheKeysACellIsOpenedAndKeepsTheFocus(t *testing.T) {
	c := attempts(t, CompareHands{})
	on := fyne.CurrentApp().Driver().CanvasForObject(c)
	of := picked{model.Ref{Kind: model.DutyKind, ID: "B-MD-D2"}, "V1"}
	for range 2 {
		on.Focus(c.cells[of])
		c.cells[of].TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if on.Focused() != fyne.Focusable(c.cells[of]) {
			t.Fatal("the focus is gone")
		}
	}
}

func TestItIsSaidWhyNothingCanBeAdopted(t *testing.T) {
	snaps := brief(t)
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1440, 900)
	for said, change := range map[string]func(*Comparison){
		"“V3”现在不能改，所以不能采用":    func(c *Comparison) { c.Shut = true },
		"打开的方案不在对比中，所以不能采用":   func(c *Comparison) { c.Open = "V9" },
		"加入两个或更多方案即可对比":       func(c *Comparison) { c.Columns = c.Columns[3:] },
		"点一格看差别，用“采用”取到“V3”里": func(*Comparison) {},
	} {
		shown := columnsOf(snaps)
		change(&shown)
		c.Draw(shown, text.For(model.ZH))
		has(t, c, said)
		if can := len(c.adopts) > 0; can != strings.HasPrefix(said, "点一格") {
			t.Errorf("%s: %d cells can be adopted", said, len(c.adopts))
		}
	}
}

func TestOnlyWhatDiffersFromTheOpenScenarioCanBeAdopted(t *testing.T) {
	c := attempts(t, CompareHands{})
	for key := range c.adopts {
		if key.side == "V3" {
			t.Errorf("%v is a cell of the open scenario", key)
		}
	}
	if _, ok := c.adopts[picked{model.Ref{Kind: model.DutyKind, ID: "B-MD-D2"}, "V0"}]; ok { // in the same department in V0 and V3
		t.Error("a cell that is the same is offered")
	}
	// What is offered makes a change that the open scenario accepts.
	into := c.now.Columns[3].Scenario
	for _, sec := range c.now.data.Sections {
		for _, r := range sec.Rows {
			for i := range r.Cells {
				field, ok := c.now.adoptable(r, i)
				if !ok {
					continue
				}
				change := compare.Adoption(into, c.now.Columns[i].Scenario, r.Ref, field)
				if change.Empty() {
					t.Errorf("%s from %s changes nothing", r.Ref, c.now.Columns[i].ID)
				}
			}
		}
	}
}

func TestTheOtherKindsAreOneClickAway(t *testing.T) {
	c := attempts(t, CompareHands{})
	for i, want := range []string{"", "7 项", "数字营销部", "数字营销部", "数字营销部内部"} {
		if i > 0 {
			test.TapAt(c.kinds, c.kinds.Centre(i))
			has(t, c, want)
		}
	}
}

func TestGroupsFold(t *testing.T) {
	c := attempts(t, CompareHands{})
	has(t, c, "内容生产")
	tapText(t, c.table, "品牌")
	hasNot(t, c, "内容生产")
	tapText(t, c.table, "品牌")
	has(t, c, "内容生产")
	test.Tap(c.grouping)
	menu := fyne.CurrentApp().Driver().CanvasForObject(c).Overlays().Top().(*look.Menu)
	menu.Rows[1].Tapped(nil)
	has(t, c, "平台运营管理")
}

func TestAThemeIsOpenedInTheScenarioThatHasIt(t *testing.T) {
	got := ""
	c := attempts(t, CompareHands{Finding: func(key string, in model.ID) { got = key + " in " + string(in) }})
	c.table.goTo(2)
	tapText(t, c.table, "媒体部定预算、花钱又评估")
	if !strings.HasPrefix(got, "governance|segregation|") || !strings.HasSuffix(got, " in V0") {
		t.Errorf("opened %q", got)
	}
}

func TestColumnsAreAddedRemovedAndMadeBaseline(t *testing.T) {
	var did []string
	say := func(what string) func(model.ID) {
		return func(id model.ID) { did = append(did, what+" "+string(id)) }
	}
	c := NewCompare(CompareHands{Add: say("add"), Remove: say("remove"), Baseline: say("baseline"), Open: say("open")})
	show(t, c, look.Light(), 1440, 900)
	snaps := brief(t)
	shown := columnsOf(snaps[:3])
	shown.Others = []scenarios.Info{snaps[3].Info}
	c.Draw(shown, text.For(model.ZH))
	test.Tap(c.add)
	choose(t, c, "scenario:V3")
	for _, what := range []string{"baseline", "remove", "open"} {
		c.columnMenu(1, c.add)
		choose(t, c, what)
	}
	if want := []string{"add V3", "baseline V1", "remove V1", "open V1"}; !slices.Equal(did, want) {
		t.Errorf("did %q, want %q", did, want)
	}
}

func TestFromFiveScenariosOnVerdictsStandBelowTheValues(t *testing.T) {
	snaps := brief(t)
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1280, 900)
	c.Draw(columnsOf(append(snaps, snaps...)), text.For(model.EN))
	has(t, c, "V0", "V3", "better", "Baseline")
	if c.table.lines[0].height != metricTall {
		t.Errorf("the rows of the scorecard are %v high", c.table.lines[0].height)
	}
	for _, s := range texts(c) {
		if strings.ContainsFunc(s, func(r rune) bool { return r >= 0x4e00 && r < 0xa000 }) {
			t.Errorf("%q is Chinese", s)
		}
	}
}

func TestTheHeadNamesTheSectionAtTheTop(t *testing.T) {
	c := attempts(t, CompareHands{})
	c.Resize(fyne.NewSize(1440, 500))
	if got := texts(c.head); got[0] != "评分卡" {
		t.Errorf("the head begins with %q", got[0])
	}
	c.table.goTo(2)
	if got := texts(c.head); got[0] != "议题" {
		t.Errorf("the head begins with %q", got[0])
	}
}

func TestAnEmptyComparisonSaysWhatToDo(t *testing.T) {
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1000, 600)
	c.Draw(Comparison{}, text.For(model.ZH))
	has(t, c, "加入两个或更多方案即可对比")
}

// large is a made-up organisation of many duties, n times with some moved.
func large(t testing.TB, duties, n int) Comparison {
	t.Helper()
	s, err := examples.Synthetic(duties, 20, 1)
	if err != nil {
		t.Fatal(err)
	}
	var out Comparison
	for i := range n {
		at := s
		all := s.Duties()
		for k := 0; k < i*20; k++ {
			d := all[(k*7)%len(all)]
			if c, err := model.MoveDuties(all[(k*13)%len(all)].Unit, d.ID)(at); err == nil {
				if at, err = model.Apply(at, c); err != nil {
					t.Fatal(err)
				}
			}
		}
		id := model.ID(fmt.Sprintf("S%d", i))
		fs := check.Check(at)
		out.Columns = append(out.Columns, Column{
			Side: compare.Side{ID: id, Scenario: at, Findings: fs, Themes: theme.Of(at, fs), Scorecard: fs.Score(s)},
			Info: scenarios.Info{ID: id, Status: scenarios.Draft, Name: model.Text{ZH: "方案", EN: "Scenario"}},
		})
		out.Open = id
	}
	return out
}

func TestOnlyWhatIsInSightIsDrawn(t *testing.T) {
	c := NewCompare(CompareHands{})
	show(t, c, look.Light(), 1440, 808)
	c.all = true
	c.Draw(large(t, 400, 8), text.For(model.ZH))
	if n := len(c.table.lines); n < 400 {
		t.Fatalf("%d lines", n)
	}
	if n := len(c.table.roll.Drawn()); n > 40 {
		t.Errorf("%d lines are drawn", n)
	}
	c.table.roll.ScrollTo(fyne.NewPos(0, 5000))
	if n := len(c.table.roll.Drawn()); n > 40 {
		t.Errorf("after scrolling %d lines are kept", n)
	}
}

func BenchmarkCompareEightScenarios(b *testing.B) {
	test.NewApp().Settings().SetTheme(look.NewTheme(look.Light()))
	c := NewCompare(CompareHands{})
	c.Resize(fyne.NewSize(1440, 808))
	shown := large(b, 1000, 8)
	p := text.For(model.ZH)
	for b.Loop() {
		c.Draw(shown, p)
	}
}

func TestTheToolsAboveTheComparisonStandSideBySideAtEveryWidth(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, width := range []float32{512, 640, 720, 800, 900, 1024, 1280, 1440, 1920} {
			c := NewCompare(CompareHands{})
			show(t, c, look.Light(), width, 600)
			c.Draw(columnsOf(brief(t)), text.For(lang))
			end, row := float32(0), c.kinds.Position().Y
			for _, o := range []fyne.CanvasObject{c.kinds, c.different, c.grouping, c.filter, c.counter, c.add} {
				if o.Position().Y > row+10 {
					end, row = 0, o.Position().Y
				}
				if o.Visible() && o.Position().X < end {
					t.Errorf("%s at %v: %T begins at %v where another ends at %v", lang, width, o, o.Position().X, end)
				}
				if o.Visible() {
					end = o.Position().X + o.Size().Width
				}
			}
			if end > width {
				t.Errorf("%s: the tools end at %v of %v", lang, end, width)
			}
		}
	}
}
