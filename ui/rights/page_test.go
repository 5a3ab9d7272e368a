package rights_test

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/rights"
)

// shown is a page with a scenario behind it, which the page changes by verbs.
type shown struct {
	t      testing.TB
	page   *rights.Page
	window fyne.Window
	now    model.Scenario
	seq    int
	said   []string
	lang   model.Lang
	fixed  []check.Fix
	shut   bool
}

func named(s string) model.Text { return model.Text{ZH: s, EN: s} }

func shows(t testing.TB, size fyne.Size, records ...model.Record) *shown {
	t.Helper()
	x := &shown{t: t, lang: model.ZH}
	var c model.Change
	for _, r := range append([]model.Record{
		model.Unit{ID: "CO", Level: model.Company, Name: named("公司")},
		model.Unit{ID: "EC", Parent: "CO", Level: model.Department, Name: named("电商部"), Rank: 1},
		model.Unit{ID: "MD", Parent: "CO", Level: model.Department, Name: named("媒体部"), Rank: 2},
		model.Unit{ID: "P1", Parent: "MD", Level: model.Position, Name: named("投放岗")},
		model.Unit{ID: "X", Level: model.External, Name: named("供应链")},
		model.Duty{ID: "d1", Unit: "EC", Text: named("定价"), Title: named("定价管理"), Functions: model.NewSet("pricing"), Rank: 1},
	}, records...) {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	var err error
	if x.now, err = model.Apply(model.Scenario{}, c); err != nil {
		t.Fatal(err)
	}
	ids := 0
	x.page = rights.New(rights.Hands{
		Do:    x.do,
		Fix:   func(f check.Fix) { x.fixed = append(x.fixed, f) },
		Say:   func(s string) { x.said = append(x.said, s) },
		NewID: func() model.ID { ids++; return model.ID("new" + string(rune('0'+ids))) },
	})
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	x.window = test.NewTempWindow(t, x.page)
	x.window.SetPadded(false)
	x.window.Resize(size)
	x.draw()
	return x
}

func (x *shown) do(v model.Verb, then func(bool)) {
	x.t.Helper()
	c, err := v(x.now)
	if err != nil {
		x.t.Fatal(err)
	}
	if x.now, err = model.Apply(x.now, c); err != nil {
		x.t.Fatal(err)
	}
	x.seq++
	x.draw()
	then(true)
}

func (x *shown) draw() {
	x.page.Draw(scenarios.Snapshot{Info: scenarios.Info{ID: "s"}, Scenario: x.now, Baseline: x.now, Seq: x.seq, Findings: check.Check(x.now), ReadOnly: x.shut}, text.For(x.lang))
}

func (x *shown) keys(names ...fyne.KeyName) {
	x.t.Helper()
	for _, n := range names {
		if !x.page.Key(n) {
			x.t.Fatalf("%s is not taken", n)
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

func (x *shown) texts() (out []string) {
	for _, o := range test.LaidOutObjects(x.page) {
		if t, ok := o.(*canvas.Text); ok && t.Text != "" {
			out = append(out, t.Text)
		}
	}
	return out
}

func (x *shown) right(id model.ID) model.DecisionRight {
	x.t.Helper()
	r, ok := x.now.DecisionRight(id)
	if !ok {
		x.t.Fatalf("there is no %s", id)
	}
	return r
}

var pricing = model.DecisionRight{ID: "a1", Matter: model.Text{ZH: "定价", EN: "Pricing"}, Rank: 1}

func TestTheUsualMattersAreOfferedAndTakenOneByOneOrAll(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 900))
	n := 0
	for name := range x.page.Targets() {
		if strings.HasPrefix(name, "rights:take:") {
			n++
		}
	}
	if n < 5 || n > 15 {
		t.Errorf("%d matters are offered", n)
	}
	x.tap("rights:take:a-pricing")
	if r := x.right("a-pricing"); r.Matter.ZH == "" || r.Matter.EN == "" || r.Threshold.Empty() || r.Duties != "d1" {
		t.Errorf("%+v", r)
	}
	x.tap("rights:usual")
	x.choose("take:a-budget")
	if x.now.Count(model.DecisionRightKind) != 2 {
		t.Errorf("%d matters", x.now.Count(model.DecisionRightKind))
	}
	x = shows(t, fyne.NewSize(1280, 900))
	x.tap("rights:take-all")
	if x.now.Count(model.DecisionRightKind) != n || x.seq != 1 {
		t.Errorf("%d matters in %d steps", x.now.Count(model.DecisionRightKind), x.seq)
	}
}

func TestPartsAreGivenByKeys(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 800), pricing, model.DecisionRight{ID: "a2", Matter: named("预算"), Rank: 2})
	x.keys(fyne.Key3, fyne.KeyRight, fyne.Key1, fyne.KeyR, fyne.KeyRight, fyne.Key4) // company, e-commerce, media
	if r := x.right("a1"); r.Approves != "CO" || r.Proposes != "EC" || r.Reviews != "EC" || r.Informed != "MD" {
		t.Errorf("%+v", r)
	}
	x.keys(fyne.Key4, fyne.KeyHome, fyne.KeyRight, fyne.KeyDelete)
	if r := x.right("a1"); r.Informed != "" || r.Parts("EC") != nil {
		t.Errorf("%+v", r)
	}
	x.keys(fyne.KeyDown, fyne.KeyEnd)
	x.tap("rights:press:approves")
	if r := x.right("a2"); r.Approves != "MD" {
		t.Errorf("%+v", r)
	}
}

func TestWhatIsWrongWithAMatterStandsAtItsRowWithItsRemedies(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 800), pricing, model.DecisionRight{ID: "a2", Matter: named("预算"), Proposes: "EC", Rank: 2, Basis: model.Stated})
	if all := x.texts(); !slices.Contains(all, text.For(model.ZH).T("rule-short."+check.NobodyApproves)) {
		t.Errorf("it says %q", all)
	}
	x.keys(fyne.KeyN)
	x.tap("rights:fix:a2")
	x.choose(check.NobodyApproves + ":1")
	if len(x.fixed) != 1 || x.fixed[0].Refs[1].ID != "CO" {
		t.Errorf("%v", x.fixed)
	}
	if x.page.Targets()["rights:fix:a1"] != nil {
		t.Error("nothing is wrong with a matter in which nobody has a part yet")
	}
}

func TestAMatterIsTypedWordedAndSaidWhatItBelongsTo(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 800))
	field := func(name string) *look.Entry {
		t.Helper()
		e, ok := x.page.Targets()[name].(*look.Entry)
		if !ok {
			t.Fatalf("no %s", name)
		}
		return e
	}
	enter := func(name, typed string) {
		t.Helper()
		e := field(name)
		x.window.Canvas().Focus(e)
		e.SetText("")
		test.Type(e, typed)
		e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	}
	enter("rights:new", "达人选择")
	if r := x.right("new1"); r.Matter.ZH != "达人选择" || field("rights:new").Text != "" {
		t.Errorf("%+v, left %q", r, field("rights:new").Text)
	}
	enter("rights:matter", "达人的选择")
	enter("rights:threshold", "超过5万元")
	if r := x.right("new1"); r.Matter.ZH != "达人的选择" || r.Threshold.ZH != "超过5万元" {
		t.Errorf("%+v", r)
	}
	seq := x.seq
	enter("rights:matter", " ")
	if r := x.right("new1"); r.Matter.ZH != "达人的选择" || x.seq != seq || field("rights:matter").Text != "达人的选择" {
		t.Errorf("%+v, the field says %q", r, field("rights:matter").Text)
	}
	x.tap("rights:duties")
	x.choose("duty:d1")
	if r := x.right("new1"); r.Duties != "d1" {
		t.Errorf("%+v", r)
	}
}

func TestWhoHasAPartHasAColumn(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 800), pricing)
	has := func(u string) bool { return x.page.Targets()["rights:column:"+u] != nil }
	if has("P1") || !has("CO") || has("X") {
		t.Error("columns are not the company and its departments")
	}
	x.do(model.SetDecisionRight("a1", "P1", model.Reviews), func(bool) {})
	if !has("P1") {
		t.Error("a desk with a part has no column")
	}
}

func TestAScenarioThatCannotBeChangedSaysSo(t *testing.T) {
	x := shows(t, fyne.NewSize(1280, 800), pricing)
	x.shut = true
	x.draw()
	x.keys(fyne.Key1)
	if x.seq != 0 || len(x.said) != 1 {
		t.Errorf("%d steps, said %q", x.seq, x.said)
	}
}

func TestThePageFitsEveryWindow(t *testing.T) {
	for _, size := range []fyne.Size{{Width: 800, Height: 600}, {Width: 1024, Height: 700}, {Width: 1920, Height: 1000}} {
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			x := shows(t, size, pricing)
			x.lang = lang
			x.draw()
			for name, o := range x.page.Targets() {
				if at := test.LaidOutObjects(o); len(at) == 0 {
					t.Errorf("%v %s: %s is not there", size, lang, name)
				}
				if name == "rights:new" || name == "rights:duties" || strings.HasPrefix(name, "rights:press:") {
					at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
					if at.X < 0 || at.X+o.Size().Width > size.Width || at.Y+o.Size().Height > size.Height {
						t.Errorf("%v %s: %s lies at %v", size, lang, name, at)
					}
				}
			}
		}
	}
}
