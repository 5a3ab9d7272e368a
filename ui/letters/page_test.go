package letters_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/letters"
	"sandtable/ui/look"
)

func named(s string) model.Text { return model.Text{ZH: s, EN: s} }

// shown is a page with a scenario behind it, which the page changes by verbs.
type shown struct {
	t      testing.TB
	page   *letters.Page
	window fyne.Window
	now    model.Scenario
	before model.Scenario
	seq    int
	said   []string
	lang   model.Lang
}

func shows(t testing.TB, size fyne.Size, before model.Scenario, moves ...model.Verb) *shown {
	t.Helper()
	x := &shown{t: t, now: before, before: before, lang: model.ZH}
	for _, v := range moves {
		x.do(v, "")
	}
	x.page = letters.New(letters.Hands{Do: x.do, Say: func(s string) { x.said = append(x.said, s) }, Who: func() string { return "me" }})
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	x.window = test.NewTempWindow(t, x.page)
	x.window.SetPadded(false)
	x.window.Resize(size)
	x.draw()
	return x
}

func (x *shown) do(v model.Verb, say string) {
	x.t.Helper()
	c, err := v(x.now)
	if err != nil {
		x.t.Fatal(err)
	}
	if x.now, err = model.Apply(x.now, c); err != nil {
		x.t.Fatal(err)
	}
	x.seq++
	if x.said = append(x.said, say); x.page != nil {
		x.draw()
	}
}

func (x *shown) draw() {
	x.page.Draw(scenarios.Snapshot{Info: scenarios.Info{ID: "s"}, Scenario: x.now, Baseline: x.before, Seq: x.seq}, text.For(x.lang))
}

func (x *shown) keys(names ...fyne.KeyName) {
	x.t.Helper()
	for _, n := range names {
		if !x.page.Key(n) {
			x.t.Fatalf("%s is not taken", n)
		}
	}
}

// letters lists those in sight of a duty, as "EC:A".
func (x *shown) letters(duty string) string {
	var out []string
	for name := range x.page.Targets() {
		if rest, ok := strings.CutPrefix(name, "raci:letter:"+duty+":"); ok {
			out = append(out, rest)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
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

func (x *shown) tap(name string) {
	x.t.Helper()
	o, ok := x.page.Targets()[name].(fyne.Tappable)
	if !ok {
		x.t.Fatalf("no %s", name)
	}
	test.Tap(o)
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

func world(t testing.TB) model.Scenario {
	return holding(t,
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Unit{ID: "DT", Parent: "CO", Level: model.Department, Name: named("数据部"), Rank: 3},
		model.Unit{ID: "X", Level: model.External, Name: named("供应链")},
		model.Duty{ID: "d1", Unit: "EC", Text: named("平台运营"), Title: named("平台运营"), Rank: 1},
		model.Duty{ID: "d2", Unit: "MD", Text: named("内容生产"), Title: named("内容生产"), Rank: 2},
		model.Duty{ID: "d3", Text: named("用户画像"), Title: named("用户画像"), Rank: 3},
		model.Duty{ID: "d4", Unit: "EC", Text: named("客服"), Title: named("客服"), Rank: 4},
		model.Handoff{ID: "h", From: "d1", To: "d2", Object: named("货盘")},
		model.Role{ID: model.RoleID("d2", "EC"), Duty: "d2", Unit: "EC", Role: "A"},
	)
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

var wide = fyne.NewSize(1440, 840)

func TestWhatIsContestedStandsFirstAndSaysWhatIsWrong(t *testing.T) {
	x := shows(t, wide, world(t), model.MoveDuties("DT", "d4"))
	x.has("有争议  2", "没有 A：谁对它负责？", "两个 A：电商部和媒体部", "指定 A", "划界", "移动后待核  1", "从电商部移来 · 电商部 R待核", "沿用", "清掉", "跨单位  1", "只看有争议 3")
	if got := x.letters("d1"); got != "EC:A EC:R MD:I" {
		t.Errorf("letters %q", got)
	}
	x.lang = model.EN
	x.draw()
	x.has("Contested  2", "No A: who answers for it?", "Name A", "Keep", "Drop")
}

func TestAKeyWritesALetterAndTakesItAway(t *testing.T) {
	x := shows(t, wide, world(t))
	x.keys(fyne.KeyN, fyne.KeyDown, fyne.KeyHome, fyne.KeyRight, fyne.KeyRight, fyne.KeyRight) // d1, the data department
	x.keys(fyne.KeyC)
	if got := x.letters("d1"); got != "DT:C EC:A EC:R MD:I" {
		t.Fatalf("letters %q of %q", got, x.said)
	}
	x.keys(fyne.KeyC)
	if got := x.letters("d1"); got != "EC:A EC:R MD:I" {
		t.Errorf("again: %q", got)
	}
	x.keys(fyne.KeyA)
	if got := x.letters("d1"); got != "DT:A DT:R EC:R MD:I" || x.said[len(x.said)-1] != "A 给了数据部，电商部改为 R" {
		t.Errorf("a second A: %q, said %q", got, x.said)
	}
	x.keys(fyne.KeyI)
	if last := x.said[len(x.said)-1]; !strings.Contains(last, "数据部是职责的归属") {
		t.Errorf("at home it says %q", last)
	}
}

func TestDeleteTakesAwayWhatWasSaidAndSaysWhereThereIsNothing(t *testing.T) {
	x := shows(t, wide, world(t))
	x.keys(fyne.KeyN) // the claim on d2
	x.keys(fyne.KeyHome, fyne.KeyRight, fyne.KeyDelete)
	if got := x.letters("d2"); got != "EC:C MD:A MD:R" {
		t.Fatalf("cleared: %q", got)
	}
	x.keys(fyne.KeyDelete)
	if last := x.said[len(x.said)-1]; !strings.Contains(last, "推出来的") {
		t.Errorf("of a derived letter it says %q", last)
	}
}

func TestTheNextDisputeIsGoneToFromTheLastToTheFirst(t *testing.T) {
	x := shows(t, wide, world(t), model.MoveDuties("DT", "d4"))
	at := func() string {
		c := x.page.Targets()["raci:cell"]
		for name, o := range x.page.Targets() {
			if strings.HasPrefix(name, "raci:row:") {
				if a, b := fyne.CurrentApp().Driver().AbsolutePositionForObject(o), fyne.CurrentApp().Driver().AbsolutePositionForObject(c); a.Y <= b.Y && b.Y < a.Y+34 {
					return strings.TrimPrefix(name, "raci:row:")
				}
			}
		}
		return ""
	}
	var went []string
	for range 4 {
		x.keys(fyne.KeyN)
		went = append(went, at())
	}
	if fmt.Sprint(went) != "[d2 d4 d3 d2]" {
		t.Errorf("went to %v", went)
	}
	x.keys(fyne.KeyN, fyne.KeySpace)
	if got := x.letters("d4"); got != "DT:A DT:R EC:R" {
		t.Errorf("kept: %q", got)
	}
	if x.has("跨单位  2"); len(x.now.Roles()) != 2 {
		t.Errorf("roles %+v", x.now.Roles())
	}
}

func TestARowOffersWhatPutsItRight(t *testing.T) {
	x := shows(t, wide, world(t), model.MoveDuties("DT", "d4"))
	x.tap("raci:deed:d3")
	x.choose("unit:MD")
	if d, _ := x.now.Duty("d3"); d.Unit != "MD" {
		t.Errorf("it is at home in %q", d.Unit)
	}
	x.tap("raci:deed:d2")
	x.choose("one:EC")
	if got := x.letters("d2"); got != "EC:A EC:R MD:R" {
		t.Errorf("settled: %q", got)
	}
	x.tap("raci:deed:d4")
	if got := x.letters("d4"); got != "DT:A DT:R" {
		t.Errorf("dropped: %q", got)
	}
}

func TestHeadAndFirstColumnStayWhileItIsScrolled(t *testing.T) {
	x := shows(t, fyne.NewSize(1024, 600), large(t, 60, 40))
	name := func() fyne.Position {
		for _, o := range test.LaidOutObjects(x.page) {
			if c, ok := o.(*canvas.Text); ok && c.Text == "职责00040" {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			}
		}
		t.Fatal("the row is not in sight")
		return fyne.Position{}
	}
	for range 40 {
		x.keys(fyne.KeyDown)
	}
	before := name()
	x.keys(fyne.KeyEnd)
	if after := name(); after.X != before.X {
		t.Errorf("the first column went from %v to %v", before.X, after.X)
	}
	x.has("职责", "说明")
	if n := len(test.LaidOutObjects(x.page)); n > 4000 {
		t.Errorf("%d objects for what is in sight", n)
	}
}

func TestWithoutDutiesItSaysWhatToDo(t *testing.T) {
	x := shows(t, wide, model.Scenario{})
	if all := strings.Join(x.texts(), ""); !strings.Contains(all, "还没有职责") || !strings.Contains(all, "看板") {
		t.Errorf("it says %q", all)
	}
	if x.page.Key(fyne.KeyA) {
		t.Error("a key writes into nothing")
	}
}

func large(t testing.TB, units, duties int) model.Scenario {
	records := []model.Record{model.Unit{ID: "CO", Level: model.Company, Name: named("公司")}}
	for i := range units {
		records = append(records, model.Unit{ID: model.ID(fmt.Sprintf("u%03d", i)), Parent: "CO", Level: model.Department, Name: named(fmt.Sprint("单位", i)), Rank: i})
	}
	for i := range duties * 3 / 2 {
		words := named(fmt.Sprintf("职责%05d", i))
		records = append(records, model.Duty{ID: model.ID(fmt.Sprintf("d%05d", i)), Unit: model.ID(fmt.Sprintf("u%03d", i%units)), Text: words, Title: words, Rank: i})
	}
	for i := range duties {
		records = append(records, model.Handoff{ID: model.ID(fmt.Sprintf("h%05d", i)), From: model.ID(fmt.Sprintf("d%05d", i)), To: model.ID(fmt.Sprintf("d%05d", (i*7+1)%duties)), Object: named("物")})
	}
	return holding(t, records...)
}

// The first picture of 10,000 duties in 500 units, and one step of scrolling each way.
func BenchmarkTenThousandDutiesOfFiveHundredUnits(b *testing.B) {
	s := large(b, 500, 6667)
	x := shows(b, wide, s)
	b.Run("first", func(b *testing.B) {
		for b.Loop() {
			x.seq++
			x.draw()
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/picture")
	})
	for name, key := range map[string]fyne.KeyName{"down": fyne.KeyDown, "right": fyne.KeyRight} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				x.page.Key(key)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/frame")
		})
	}
}
