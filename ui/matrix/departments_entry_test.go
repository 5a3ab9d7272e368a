package matrix

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// desk is the comparison of the two departments with what is entered in it carried out.
type desk struct {
	*Departments
	t     *testing.T
	win   fyne.Window
	steps []model.Change
	ids   int
}

func entered(t *testing.T, lang model.Lang) *desk {
	t.Helper()
	x := &desk{t: t}
	x.Departments = NewDepartments(DepartmentHands{
		Do: func(v model.Verb, then func(bool)) {
			t.Helper()
			snap := x.snap
			c, err := v(snap.Scenario)
			if err == nil {
				snap.Scenario, err = model.Apply(snap.Scenario, c)
			}
			if err != nil {
				t.Fatal(err)
			}
			x.steps = append(x.steps, c)
			x.Draw(snap, text.For(lang))
			if then != nil {
				then(true)
			}
		},
		NewID: func(k model.Kind) model.ID { x.ids++; return model.ID(fmt.Sprint("new-", k, x.ids)) },
	})
	x.win = show(t, x.Departments, look.Light(), 1440, 2600)
	x.Draw(brief(t)[0], text.For(lang))
	return x
}

// typed types into the field that has the keyboard; \t and \n are Tab and Enter.
func (x *desk) typed(keys string) {
	x.t.Helper()
	for _, r := range keys {
		on := x.win.Canvas().Focused()
		if on == nil {
			x.t.Fatalf("nothing has the keyboard before %q", r)
		}
		switch r {
		case '\t':
			on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
		case '\n':
			on.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		default:
			on.TypedRune(r)
		}
	}
}

func (x *desk) key(k fyne.KeyName) {
	x.t.Helper()
	x.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
}

func (x *desk) press(target string) {
	x.t.Helper()
	mark, ok := x.Targets()["departments:"+target].(*spot)
	if !ok {
		x.t.Fatalf("no %s among the targets", target)
	}
	mark.MouseDown(nil)
	x.win.Canvas().Unfocus() // as the driver does
	mark.Tapped(nil)
}

func TestEveryKindIsEnteredAtTheFootOfItsSection(t *testing.T) {
	for _, row := range []struct {
		add, keys string
		kind      model.Kind
		want      map[string]string
	}{
		{"add:duty:MD", "与头部主播合作\t直播\t执\t每周\t3\n", model.DutyKind, map[string]string{"text.zh": "与头部主播合作", "unit": "MD", "functions": "livestream", "control": "execute", "frequency": "weekly", "criticality": "3"}},
		{"add:goal:MD", "促进转化\t中\t流、销\t20\n", model.GoalKind, map[string]string{"text.zh": "促进转化", "horizon": "mid", "stances": "sales\ntraffic", "weight": "20", "unit": "MD"}},
		{"add:task:EC", "备战\t618\n", model.TaskKind, map[string]string{"text.zh": "备战", "season": "618"}},
		{"add:kpi:EC", "毛利率\t%\t越高\t每月\t２０\n", model.KPIKind, map[string]string{"name.zh": "毛利率", "measure": "%", "better": "up", "cadence": "month", "weight": "20"}},
		{"add:tool:EC", "数据中台\t系统\n", model.ToolKind, map[string]string{"name.zh": "数据中台", "sort": "system", "unit": "EC"}},
		{"add:channel:MD", "视频号\t社交\n", model.ChannelKind, map[string]string{"name.zh": "视频号", "sort": "social"}},
		{"add:handoff:EC", "选品表\t新渠道\t内容生\t每日\t当日\n", model.HandoffKind, map[string]string{"object.zh": "选品表", "from": "B-EC-D7", "frequency": "daily", "sla": "当日"}},
		{"add:collaboration:EC", "大促\t一起做\t电商\t方案\t媒体\n", model.CollaborationKind, map[string]string{"name.zh": "大促", "integrator": "EC", "output.zh": "方案", "outputOwner": "MD"}},
	} {
		t.Run(string(row.kind), func(t *testing.T) {
			x := entered(t, model.ZH)
			x.press(row.add)
			x.typed(row.keys)
			if len(x.steps) != 1 {
				t.Fatalf("%d steps; it says %q", len(x.steps), texts(x.table))
			}
			r := x.snap.Scenario.Get(model.Ref{Kind: row.kind, ID: model.ID(fmt.Sprint("new-", row.kind, 1))})
			if r == nil {
				t.Fatal("it is not there")
			}
			for cell, want := range row.want {
				if got := model.Cell(r, cell); got != want {
					t.Errorf("%s is %q, not %q", cell, got, want)
				}
			}
			if x.entering.form == nil || x.win.Canvas().Focused() == nil {
				t.Error("Enter does not go on with the next one")
			}
			x.key(fyne.KeyEscape)
			if x.entering.form != nil || len(x.steps) != 1 {
				t.Error("Escape does not give up the next one")
			}
		})
	}
}

func TestWhatDoesNotDoStaysInItsFieldWithASentence(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:kpi:EC")
	x.typed("毛利率\t%\t越高\t每月\t很多\n")
	if len(x.steps) != 0 || !strings.Contains(strings.Join(texts(x.table), ""), "“很多”不是数字") {
		t.Errorf("%d steps; %q", len(x.steps), texts(x.table))
	}
	for range "很多" {
		x.key(fyne.KeyBackspace)
	}
	x.typed("5\n")
	if len(x.steps) != 1 {
		t.Error("the mended weight is not stored")
	}
	x.typed("周转\t\t没有这种\t\n")
	if len(x.steps) != 1 || !strings.Contains(strings.Join(texts(x.table), ""), "没有“没有这种”这个选项") {
		t.Errorf("an unknown word: %d steps; %q", len(x.steps), texts(x.table))
	}
}

func TestLeavingStoresAndAnEmptyFormGoesUnseen(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:goal:EC")
	x.typed("站稳")
	x.win.Canvas().Unfocus()
	if len(x.steps) != 1 || x.entering.form != nil {
		t.Fatalf("%d steps", len(x.steps))
	}
	x.press("add:goal:EC")
	x.typed("走远\t长")
	x.press("add:goal:MD") // a press on another row leaves as well
	if len(x.steps) != 2 || x.entering.form == nil || x.entering.side != 1 {
		t.Fatalf("%d steps, %+v", len(x.steps), x.entering)
	}
	x.win.Canvas().Unfocus()
	if len(x.steps) != 2 || x.entering.form != nil {
		t.Error("an empty form is not left")
	}
	x.press("add:handoff:EC")
	x.typed("报表")
	x.win.Canvas().Unfocus()
	if len(x.steps) != 2 || x.entering.form == nil || !strings.Contains(strings.Join(texts(x.table), ""), "还缺“从哪项职责”") {
		t.Errorf("half a hand-off is lost, or stored: %q", texts(x.table))
	}
}

func TestWhatIsThereIsChangedWhereItStandsAndRemoved(t *testing.T) {
	x := entered(t, model.ZH)
	h := x.snap.Scenario.Handoffs()
	for _, one := range h {
		if one.SLA != "" {
			continue
		}
		x.press("sla:" + string(one.ID))
		x.typed("两个工作日\n")
		if got, _ := x.snap.Scenario.Handoff(one.ID); got.SLA != "两个工作日" || len(x.steps) != 1 || len(x.steps[0].Edits) != 1 {
			t.Errorf("%+v after %d steps", got, len(x.steps))
		}
		break
	}
	k := x.snap.Scenario.KPIs()[0]
	x.press("change:" + string(k.ID))
	x.typed("\t\t\t\t\t7\n")
	for _, k := range x.snap.Scenario.KPIs() {
		if k.Weight == 7 && k.Better == "" && k.Unit == "" {
			t.Error("the rest of its cells went")
		}
	}
	x.press("change:" + string(k.ID))
	x.entering.form.Remove()
	if _, there := x.snap.Scenario.KPI(k.ID); there || x.entering.form != nil {
		t.Error("it is still there")
	}
}

func TestABlockOfLinesIsOneDutyALineInOneStep(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:duty:EC")
	x.win.Canvas().Focused().(*look.Entry).SetText("1、选品\n2. 定价\n\n（三）盘点\n• 3 天内发货")
	x.typed("\n")
	var said []string
	for _, d := range x.snap.Scenario.DutiesOf("EC")[7:] {
		said = append(said, d.Text.ZH)
	}
	if len(x.steps) != 1 || strings.Join(said, "|") != "选品|定价|盘点|3 天内发货" {
		t.Errorf("%d steps: %q", len(x.steps), said)
	}
}

func TestArrowKeysGoOverWhatCanBeAdded(t *testing.T) {
	x := entered(t, model.ZH)
	if !x.Key(fyne.KeyInsert) {
		t.Fatal("Insert begins nothing")
	}
	seen := []string{}
	for range 8 {
		seen = append(seen, fmt.Sprint(x.entering.form.Kind(), x.entering.side))
		x.key(fyne.KeyDown)
	}
	x.key(fyne.KeyUp)
	x.key(fyne.KeyRight)
	seen = append(seen, fmt.Sprint(x.entering.form.Kind(), x.entering.side))
	if got := strings.Join(seen, " "); got != "duty0 goal0 task0 kpi0 tool0 channel0 handoff0 collaboration0 handoff1" {
		t.Error(got)
	}
}

func TestWeightsAreSummedInTheHead(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:goal:MD")
	x.typed("甲\t\t\t100\n乙\t\t\t20\n")
	has(t, x.Departments, "媒体部权重 120，超过 100")
}

func TestDepartmentsWithoutDutiesAreSetSideBySideToo(t *testing.T) {
	x := entered(t, model.EN)
	x.snap.Scenario = model.Scenario{}
	x.Draw(x.snap, text.For(model.EN))
	x.press("add:unit")
	x.typed("Sales\tAnn\t4\nMedia\n")
	x.key(fyne.KeyEscape)
	if n := len(x.result.Units); n != 2 {
		t.Fatalf("%d units beside each other", n)
	}
	second := x.result.Units[1]
	x.press("add:duty:" + string(second))
	x.typed("Buy media\n")
	if len(x.snap.Scenario.DutiesOf(second)) != 1 {
		t.Error("no duty")
	}
	if x.result.Units[1] != second {
		t.Error("the first duty changes the order of the columns")
	}
}

func TestWhatTheWordsOfANewDutySayIsTakenSinglyOrAllTogether(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:duty:MD")
	x.typed("统筹抖音信息流广告投放，分析投放效果")
	x.key(fyne.KeyReturn)
	x.key(fyne.KeyEscape)
	id := model.ID("new-duty1")
	var first string
	for name := range x.Targets() {
		if strings.HasPrefix(name, "read:") && strings.HasSuffix(name, "@"+string(id)) && (first == "" || name < first) {
			first = name
		}
	}
	pill, ok := x.Targets()[first].(fyne.Tappable)
	if !ok {
		t.Fatalf("nothing is read: %q", texts(x.table))
	}
	before := len(proposal.Unentered(x.snap.Scenario, id))
	steps := len(x.steps)
	pill.Tapped(&fyne.PointEvent{})
	if got := len(proposal.Unentered(x.snap.Scenario, id)); got >= before || len(x.steps) != steps+1 {
		t.Errorf("%d of %d are left after %d steps", got, before, len(x.steps)-steps)
	}
	x.hands.Do(x.Taken(), nil)
	if left := proposal.Unentered(x.snap.Scenario, id); len(left) > 0 || x.Taken() != nil || len(x.steps) != steps+2 {
		t.Errorf("%v are left", left)
	}
	if d, _ := x.snap.Scenario.Duty(id); d.Functions == "" || len(x.snap.Scenario.LinksFrom(d.Ref())) == 0 {
		t.Errorf("%+v", d)
	}
}

// paste pastes into the field that has the keyboard.
func (x *desk) paste(block string) {
	x.t.Helper()
	board := fyne.CurrentApp().Clipboard()
	board.SetContent(block)
	x.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutPaste{Clipboard: board})
}

func TestABlockFromASpreadsheetIsARecordARowInOneStep(t *testing.T) {
	for _, row := range []struct {
		name, add, block string
		kind             model.Kind
		want             []map[string]string
	}{
		{"from the field that has the keyboard on", "add:kpi:EC", "毛利率\t%\t越高越好\t每月\t20\r\n退货率\t%\t越低越好\t每周\t10\r\n", model.KPIKind, []map[string]string{{"name.zh": "毛利率", "measure": "%", "better": "up", "cadence": "month", "weight": "20", "unit": "EC"}, {"name.zh": "退货率", "better": "down", "weight": "10"}}},
		{"by the heads of its columns, in any order", "add:tool:EC", "类型\t名称\n系统\t数据中台\n系统\t客服台\n", model.ToolKind, []map[string]string{{"name.zh": "数据中台", "sort": "system"}, {"name.zh": "客服台", "sort": "system"}}},
		{"a line is a record", "add:goal:MD", "1. 提升转化\n2. 降低成本\n", model.GoalKind, []map[string]string{{"text.zh": "提升转化", "unit": "MD"}, {"text.zh": "降低成本"}}},
		{"duties by a part of their names", "add:handoff:EC", "选品表\t新渠道\t内容生\t每日\n素材包\t新渠道\t内容生\t每周\n", model.HandoffKind, []map[string]string{{"object.zh": "选品表", "from": "B-EC-D7", "frequency": "daily"}, {"object.zh": "素材包", "frequency": "weekly"}}},
	} {
		t.Run(row.name, func(t *testing.T) {
			x := entered(t, model.ZH)
			x.press(row.add)
			x.paste(row.block)
			if len(x.steps) != 1 {
				t.Fatalf("%d steps; it says %q", len(x.steps), texts(x.table))
			}
			for n, want := range row.want {
				r := x.snap.Scenario.Get(model.Ref{Kind: row.kind, ID: model.ID(fmt.Sprint("new-", row.kind, n+1))})
				if r == nil {
					t.Fatalf("record %d is not there", n+1)
				}
				for cell, want := range want {
					if got := model.Cell(r, cell); got != want {
						t.Errorf("%s is %q, not %q", cell, got, want)
					}
				}
			}
			if x.entering.form == nil || x.win.Canvas().Focused() == nil {
				t.Error("one cannot go on with the next one")
			}
		})
	}
}

func TestABlockOfWhichARowDoesNotDoStoresNothingAndSaysWhichAndWhy(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:kpi:EC")
	x.paste("毛利率\t%\t越高越好\n退货率\t%\t横着\n")
	said := strings.Join(texts(x.table), "|")
	if len(x.steps) != 0 || !strings.Contains(said, "粘贴的第 2 行") || !strings.Contains(said, "横着") {
		t.Errorf("%d steps; it says %q", len(x.steps), said)
	}
	x.paste("毛利率\t%\t越高越好\n退货率\t%\t越低越好\n")
	if len(x.steps) != 1 {
		t.Error("the block that was mended is not taken")
	}
}

func TestALineThatIsPastedIsPartOfWhatIsTyped(t *testing.T) {
	x := entered(t, model.ZH)
	x.press("add:kpi:EC")
	x.typed("净")
	x.paste("利率")
	x.typed("\n")
	if r := x.snap.Scenario.Get(model.Ref{Kind: model.KPIKind, ID: "new-kpi1"}); r == nil || model.Cell(r, "name.zh") != "净利率" {
		t.Error(r)
	}
}
