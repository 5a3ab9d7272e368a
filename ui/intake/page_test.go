package intake

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
)

// stage is a page in a window, whose work is done at once, and what it asked for.
type stage struct {
	*Page
	t       *testing.T
	choices []look.Choice
	brought []Import
	left    bool
}

func set(t *testing.T, lang model.Lang) *stage {
	t.Helper()
	app := test.NewTempApp(t)
	app.Settings().SetTheme(look.NewTheme(look.Light()))
	s := &stage{t: t}
	s.Page = New(Hands{
		Beside: func(f func()) { f() },
		Post:   func(f func()) { f() },
		Menu:   func(_ fyne.Position, choices ...look.Choice) { s.choices = choices },
		Bring:  func(i Import, _ Way) { s.brought = append(s.brought, i) },
		Leave:  func() { s.left = true },
	})
	win := test.NewTempWindow(t, container.NewStack(s.Page))
	win.Resize(fyne.NewSize(1280, 800))
	s.Draw(scenarios.Snapshot{}, false, text.For(lang))
	return s
}

// reads shows a text as a file of that name.
func (s *stage) reads(name, text string) {
	s.Begin(Source{Name: name, Read: func(ctx context.Context, progress func(done, total int64)) (sheet.Document, error) {
		return sheet.Read(ctx, name, strings.NewReader(text), int64(len(text)), progress)
	}})
}

// opens shows a file of the corpus.
func (s *stage) opens(name string) {
	s.t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "scenarios", "intake", "testdata", "corpus", name))
	if err != nil {
		s.t.Fatal(err)
	}
	s.reads(name, string(b))
}

func (s *stage) tap(name string) {
	s.t.Helper()
	o, ok := s.Targets()[name].(fyne.Tappable)
	if !ok {
		s.t.Fatalf("there is no %s to click", name)
	}
	test.Tap(o)
}

func (s *stage) choose(name string) {
	s.t.Helper()
	for _, c := range s.choices {
		if c.Name == name {
			c.Perform()
			return
		}
	}
	s.t.Fatalf("the menu has no %s", name)
}

const list = "部门,职责,考核\n物业部,维护楼宇设备并安排巡检；处理报修；登记能耗,设备完好率\n,收取物业费,收缴率\n保安部,值守大门并登记访客,\n合计,3,\n"

func TestARowThatWasNotUnderstoodIsTakenAndTakenBack(t *testing.T) {
	s := set(t, model.ZH)
	s.reads("a.csv", list)
	at := func() int { return len(s.made.reading.Draft.Duties) }
	if at() != 3 {
		t.Fatalf("%d duties", at())
	}
	s.tap("take:2") // three things in one cell
	if at() != 5 {
		t.Errorf("%d duties when the cell is split", at())
	}
	s.tap("take:5") // a total
	if at() != 6 {
		t.Errorf("%d duties when the total is one", at())
	}
	s.tap("take:2")
	s.tap("take:5")
	if at() != 3 {
		t.Errorf("%d duties when both are taken back", at())
	}
}

func TestAColumnIsWhatItIsChosenToBe(t *testing.T) {
	s := set(t, model.EN)
	s.reads("a.csv", list)
	s.tap("role:3")
	if len(s.choices) < len(intake.Roles()) {
		t.Fatalf("%d meanings are offered", len(s.choices))
	}
	s.choose("role:tool")
	if c := s.made.reading.Columns[2]; c.Role != intake.Tool || c.Certainty != intake.Chosen || s.made.things[model.ToolKind] != 2 {
		t.Errorf("the column is %+v, with %d tools", c, s.made.things[model.ToolKind])
	}
	s.tap("way:library")
	if len(s.brought) != 1 || s.brought[0].Mapping.Columns[2] != intake.Tool {
		t.Errorf("brought in: %+v", s.brought)
	}
}

func TestAListWithoutADutyColumnAsksWhichItIsAndBringsNothingIn(t *testing.T) {
	s := set(t, model.ZH)
	s.reads("a.csv", "甲,乙\n12,3.5\n14,2.5\n")
	if !s.made.reading.Unclear() {
		t.Fatalf("it is read as %s", s.made.reading.Shape)
	}
	s.tap("way:library")
	if len(s.brought) != 0 {
		t.Error("it is brought in")
	}
	s.tap("role:1")
	s.choose("role:duty")
	s.tap("way:library")
	if len(s.brought) != 1 {
		t.Error("a column of duties was chosen, and nothing comes in")
	}
}

func TestWhyAFileIsNotReadIsSaidInBothLanguagesInPlaceOfIt(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		s := set(t, lang)
		for name, text := range map[string]string{"a.pdf": "%PDF-1.7", "b.csv": "", "c.xlsx": "PK\x03\x04broken", "d.csv": "\x00\x01\x02\x03\x04"} {
			s.reads(name, text)
			if s.made != nil || s.problem == nil || s.Targets()["choose"] == nil {
				t.Errorf("%s is read: %v", name, s.problem)
				continue
			}
			headline, hint := s.print.Error(model.Scenario{}, s.problem)
			if !strings.Contains(headline, name) || hint == "" || strings.Contains(headline+hint, "{") {
				t.Errorf("%s, %s: %q %q", lang, name, headline, hint)
			}
		}
		s.reads("a.csv", list)
		if s.made == nil || s.problem != nil {
			t.Error("after a file that could not be read none can")
		}
	}
}

func TestOneOfTheOtherSheetsCanBeShown(t *testing.T) {
	s := set(t, model.ZH)
	s.opens("zh_bank_cover_hidden.xlsx")
	s.tap("sheet")
	first := s.made.reading.Sheet
	for i := range s.doc.Sheets {
		if i != first && len(s.doc.Sheets[i].Rows) > 0 {
			s.choose("sheet:" + s.doc.Sheets[i].Name)
			if s.made.reading.Sheet != i && s.mapping.Sheet != i+1 {
				t.Errorf("sheet %d is shown", s.made.reading.Sheet)
			}
			return
		}
	}
	t.Fatal("there is no other sheet")
}

func TestEveryKindOfDocumentIsDrawnInBothLanguagesAndAnySize(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "scenarios", "intake", "testdata", "corpus", "*_d*"))
	if err != nil || len(files) < 5 {
		t.Fatal(len(files), err)
	}
	for i, f := range files {
		if strings.HasSuffix(f, ".tsv") {
			continue
		}
		s := set(t, []model.Lang{model.ZH, model.EN}[i%2])
		s.opens(filepath.Base(f))
		for _, size := range []fyne.Size{{Width: 1024, Height: 600}, {Width: 640, Height: 400}, {Width: 1920, Height: 1080}} {
			s.Resize(size)
			if s.made == nil || len(s.grid.roll.Drawn()) == 0 {
				t.Errorf("%s at %v: nothing is drawn", f, size)
			}
		}
	}
}

func TestOfALongListOnlyWhatIsInSightExists(t *testing.T) {
	var b strings.Builder
	b.WriteString("部门,职责\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "第%d部,办理第%d类事务并归档\n", i/50, i)
	}
	s := set(t, model.ZH)
	s.reads("long.csv", b.String())
	if n := len(s.made.reading.Draft.Duties); n != 20_000 {
		t.Fatalf("%d duties", n)
	}
	for range 200 {
		s.grid.roll.ScrollTo(s.grid.roll.Offset().AddXY(0, 900))
		if n := len(s.grid.roll.Drawn()); n > 40 || n == 0 {
			t.Fatalf("%d rows exist", n)
		}
	}
	s.grid.goTo(19_000)
	if _, ok := s.grid.roll.Drawn()[19_000]; !ok {
		t.Error("the row that was gone to is not in sight")
	}
	if n := len(s.coming.Drawn()); n > 40 {
		t.Errorf("%d lines exist at the right", n)
	}
}

func TestEscapeLeavesAndForgets(t *testing.T) {
	s := set(t, model.ZH)
	s.reads("a.csv", list)
	if !s.Key(fyne.KeyEscape) || !s.left || s.Begun() || len(s.doc.Sheets) != 0 {
		t.Error("the document is still there")
	}
}

func TestWhatTheWordsSayIsTakenOverByKindOrAllAtOnce(t *testing.T) {
	s := set(t, model.ZH)
	s.reads("a.csv", "部门,职责\n市场部,在抖音投放广告并监测转化率\n市场部,审批广告预算\n")
	if len(s.kindsRead()) < 2 {
		t.Fatalf("read is %v", s.proposed)
	}
	s.tap("way:library")
	s.Stay()
	plain := s.brought[0].Reading.Draft
	s.tap("accept:" + string(s.kindsRead()[0]))
	if len(s.accepted) != 1 {
		t.Fatalf("taken over is %v", s.accepted)
	}
	s.tap("accept-all")
	s.tap("way:library")
	full := s.brought[1].Reading.Draft
	if len(full.Things) <= len(plain.Things) || len(full.Duties[0].Functions)+len(full.Duties[0].Control) == 0 || len(plain.Duties[0].Functions) != 0 {
		t.Errorf("comes in: %+v, before %+v", full, plain)
	}
	n := 0
	plan := s.brought[1].Plan(model.Scenario{}, func(k model.Kind) model.ID { n++; return model.ID(fmt.Sprintf("%c%d", k[0], n)) })
	if c, err := plan.Verb()(model.Scenario{}); err != nil {
		t.Error(err)
	} else if _, err := model.Apply(model.Scenario{}, c); err != nil {
		t.Error(err)
	}
}
