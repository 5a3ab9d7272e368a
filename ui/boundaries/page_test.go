package boundaries_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/boundaries"
	"sandtable/ui/look"
)

func named(s string) model.Text { return model.Text{ZH: s} }

// shown is a page with a scenario behind it, which the page changes by verbs.
type shown struct {
	t      testing.TB
	page   *boundaries.Page
	window fyne.Window
	now    model.Scenario
	went   []string
	lang   model.Lang
}

func shows(t testing.TB, size fyne.Size, s model.Scenario) *shown {
	t.Helper()
	x := &shown{t: t, now: s, lang: model.ZH}
	x.page = boundaries.New(boundaries.Hands{
		Do: func(v model.Verb, why string) {
			t.Helper()
			c, err := v(x.now)
			if err != nil {
				t.Fatal(err)
			}
			if x.now, err = model.Apply(x.now, c); err != nil {
				t.Fatal(err)
			}
			x.draw()
		},
		Say: func(s string) { x.went = append(x.went, s) }, Who: func() string { return "me" },
		Theme: func(key string) { x.went = append(x.went, key) }, Show: func(r model.Ref) { x.went = append(x.went, r.String()) },
		Add: func(title, _, _, _, _ string) { x.went = append(x.went, title) },
	})
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	x.window = test.NewTempWindow(t, x.page)
	x.window.SetPadded(false)
	x.window.Resize(size)
	x.draw()
	return x
}

func (x *shown) draw() {
	found := check.Check(x.now)
	x.page.Draw(scenarios.Snapshot{Info: scenarios.Info{ID: "s"}, Scenario: x.now, Baseline: x.now, Findings: found, Themes: theme.Of(x.now, found)}, text.For(x.lang))
}

func (x *shown) texts() (out []string) {
	for _, o := range test.LaidOutObjects(x.page) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return out
}

func (x *shown) has(want ...string) {
	x.t.Helper()
	all := x.texts()
	for _, w := range want {
		if !slices.Contains(all, w) {
			x.t.Errorf("%q is not shown; there is %q", w, all)
		}
	}
}

func (x *shown) tap(prefix string) {
	x.t.Helper()
	for name, o := range x.page.Targets() {
		if strings.HasPrefix(name, prefix) {
			test.Tap(o.(fyne.Tappable))
			return
		}
	}
	x.t.Fatalf("no %s", prefix)
}

func (x *shown) choose(name string) {
	x.t.Helper()
	for _, o := range test.LaidOutObjects(x.window.Canvas().Overlays().Top()) {
		if r, ok := o.(*look.MenuRow); ok && r.Name() == name {
			test.Tap(r)
			return
		}
	}
	x.t.Fatalf("the menu has no %s", name)
}

func holding(t testing.TB, records ...model.Record) model.Scenario {
	t.Helper()
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

func world(t testing.TB) model.Scenario {
	return holding(t,
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Duty{ID: "d1", Unit: "EC", Text: named("运营抖音账号，制定短视频选题"), Title: named("抖音账号"), Rank: 1, Basis: model.Stated},
		model.Duty{ID: "d2", Unit: "MD", Text: named("策划并拍摄抖音短视频，提升账号曝光"), Title: named("短视频"), Rank: 2, Basis: model.Stated},
		model.Duty{ID: "d3", Text: named("编制用户画像"), Title: named("画像"), Rank: 3},
		model.Duty{ID: "d4", Unit: "EC", Text: named("协调仓储物流"), Title: named("仓储"), Rank: 4},
		model.Duty{ID: "d5", Unit: "EC", Text: named("处理退款"), Title: named("退款"), Rank: 5},
		model.Collaboration{ID: "c", Name: named("闭环"), Description: named("媒体部引流，电商部承接")},
		model.Handoff{ID: "h1", From: "d2", To: "d1", Object: named("流量"), Collaboration: "c", Rank: 1},
		model.Handoff{ID: "h2", From: "d1", To: "d3", Object: named("数据"), Collaboration: "c", Rank: 2},
		model.Handoff{ID: "h3", From: "d4", To: "d2", Object: named("备货")},
		model.Role{ID: model.RoleID("d5", "MD"), Duty: "d5", Unit: "MD", Role: "C"},
	)
}

var wide = fyne.NewSize(1440, 840)

func TestWhatIsOpenStandsFirstWithItsDeed(t *testing.T) {
	x := shows(t, wide, world(t))
	x.has("没有划清  3", "已划清  1", "闭环", "无牵头", "指定牵头", "2个牵头", "划界", "用词含糊", "改写", "已划清", "画像")
	x.lang = model.EN
	x.draw()
	x.has("No lead", "Name a lead", "2 leads", "Vague words", "Reword")
}

func TestALeadIsNamedThenWhoOwnsTheStageThatNobodyOwns(t *testing.T) {
	x := shows(t, wide, world(t))
	x.tap("bounds:deed:joint:c")
	x.choose("lead:MD")
	if c, _ := x.now.Collaboration("c"); c.Integrator != "MD" {
		t.Fatalf("led by %q", c.Integrator)
	}
	x.has("一段无人")
	x.tap("bounds:deed:joint:c")
	x.choose("owner:EC")
	if d, _ := x.now.Duty("d3"); d.Unit != "EC" {
		t.Errorf("the stage is owned by %q", d.Unit)
	}
}

func TestALineIsDrawnWhereSeveralLead(t *testing.T) {
	x := shows(t, wide, world(t))
	x.tap("bounds:deed:overlap:")
	x.choose("lead:MD")
	if r, _ := x.now.Role(model.RoleID("d2", "EC")); r.Role != "R" {
		t.Errorf("who supports has %q", r.Role)
	}
	x.has("已划清  2")
}

func TestVagueWordsLeadToWhatIsToBeReworded(t *testing.T) {
	x := shows(t, wide, world(t))
	x.tap("bounds:deed:duty:d4")
	if fmt.Sprint(x.went) != "[duty:d4]" {
		t.Errorf("went to %v", x.went)
	}
}

func TestKeysWalkGoToTheNextOpenRowAndChangeIt(t *testing.T) {
	x := shows(t, wide, world(t))
	at := func() string {
		cursor, ok := x.page.Targets()["bounds:cursor"]
		if !ok {
			t.Fatal("no row has the keyboard")
		}
		y := fyne.CurrentApp().Driver().AbsolutePositionForObject(cursor).Y
		for name, o := range x.page.Targets() {
			if top := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y; strings.HasPrefix(name, "bounds:row:") && top <= y && y < top+40 {
				key, _, _ := strings.Cut(strings.TrimPrefix(name, "bounds:row:"), ":")
				return key
			}
		}
		return ""
	}
	var went []string
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyN, fyne.KeyUp} {
		if !x.page.Key(key) {
			t.Fatalf("%s is not taken", key)
		}
		went = append(went, at())
	}
	if fmt.Sprint(went) != "[overlap duty duty joint joint]" {
		t.Errorf("went to %v", went)
	}
	x.page.Key(fyne.KeyReturn)
	x.choose("lead:EC")
	if c, _ := x.now.Collaboration("c"); c.Integrator != "EC" {
		t.Errorf("led by %q", c.Integrator)
	}
}

func TestWhereNothingIsSharedItSaysWhatToDo(t *testing.T) {
	x := shows(t, fyne.NewSize(1024, 600), model.Scenario{})
	if all := strings.Join(x.texts(), ""); !strings.Contains(all, "没有跨单位的事项") {
		t.Errorf("it says %q", all)
	}
	x.tap("bounds:add")
	if len(x.went) != 1 {
		t.Error("no matter can be added")
	}
}

// The first picture of 10,000 duties in 500 units, and a step of scrolling.
func BenchmarkTenThousandDuties(b *testing.B) {
	var records []model.Record
	for i := range 500 {
		records = append(records, model.Unit{ID: model.ID(fmt.Sprintf("u%03d", i)), Level: model.Department, Name: named(fmt.Sprint("单位", i)), Rank: i})
	}
	for i := range 10000 {
		records = append(records, model.Duty{ID: model.ID(fmt.Sprintf("d%05d", i)), Unit: model.ID(fmt.Sprintf("u%03d", i%500)), Text: named(fmt.Sprintf("处理第%d类单据", i)), Title: named(fmt.Sprintf("单据%d", i)), Rank: i})
	}
	for i := range 6000 {
		records = append(records, model.Handoff{ID: model.ID(fmt.Sprintf("h%05d", i)), From: model.ID(fmt.Sprintf("d%05d", i)), To: model.ID(fmt.Sprintf("d%05d", (i*7+1)%10000)), Object: named("物")})
	}
	x := shows(b, wide, holding(b, records...))
	found := check.Check(x.now)
	snap := scenarios.Snapshot{Info: scenarios.Info{ID: "s"}, Scenario: x.now, Baseline: x.now, Findings: found, Themes: theme.Of(x.now, found)}
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			x.page.Draw(snap, text.For(model.ZH))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/picture")
	})
	b.Run("down", func(b *testing.B) {
		for b.Loop() {
			x.page.Key(fyne.KeyDown)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/frame")
	})
}
