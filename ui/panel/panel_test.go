package panel

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// world is the example library, opened at the fork in which both departments have
// positions.
type world struct {
	library  *scenarios.Library
	session  *scenarios.Session
	baseline theme.Themes
	tree     []TreeRow
}

func open(t *testing.T) world {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), examples.Default, model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	w := world{library: l}
	for _, i := range infos {
		s, err := l.At(i.ID, scenarios.Latest)
		if err != nil {
			t.Fatal(err)
		}
		n := counted(check.Check(s).All())
		w.tree = append(w.tree, TreeRow{Info: i, High: n[check.High], Medium: n[check.Medium]})
	}
	if w.session, err = l.Session(infos[0].ID); err != nil {
		t.Fatal(err)
	}
	w.baseline = theme.Of(w.session.Now().Baseline, check.Check(w.session.Now().Baseline))
	return w
}

// stage shows an object in a window of a size under the palette.
func stage(t *testing.T, p *look.Palette, o fyne.CanvasObject, width, height float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(p))
	w := test.NewTempWindow(t, o)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(width, height))
	return w
}

// picture writes what a window shows when pictures are asked for.
func picture(t *testing.T, w fyne.Window, name string) {
	t.Helper()
	folder := os.Getenv("PANEL_PICTURES")
	if folder == "" {
		return
	}
	f, err := os.Create(filepath.Join(folder, name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := png.Encode(f, w.Canvas().Capture()); err != nil {
		t.Fatal(err)
	}
}

// texts gives all that can be read on an object.
func texts(o fyne.CanvasObject) string {
	var b strings.Builder
	walk(o, func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		case *look.Entry:
			b.WriteString("[" + o.Text + "]\n")
		}
	})
	return b.String()
}

func walk(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if !o.Visible() {
		return
	}
	visit(o)
	switch o := o.(type) {
	case *fyne.Container:
		for _, c := range o.Objects {
			walk(c, visit)
		}
	case *container.Scroll:
		walk(o.Content, visit)
	case *look.Entry:
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(o).Objects() {
			walk(c, visit)
		}
	}
}

func tap(t *testing.T, targets map[string]fyne.CanvasObject, name string) {
	t.Helper()
	o, ok := targets[name].(fyne.Tappable)
	if !ok {
		t.Fatalf("no target %q among %v", name, targets)
	}
	o.Tapped(&fyne.PointEvent{})
}

func trail(t *testing.T, w world, id model.ID, p text.Printer) (out []TrailRow) {
	t.Helper()
	rows, err := w.library.Log(id)
	if err != nil {
		t.Fatal(err)
	}
	s, err := w.library.At(id, 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rows {
		out = append([]TrailRow{{Seq: r.Seq, At: r.At, Sentence: p.Change(s, r.Change), Why: r.Why, Who: r.Who}}, out...)
		if s, err = model.Apply(s, r.Change); err != nil {
			t.Fatal(err)
		}
	}
	return out
}

func all(t *testing.T) (InspectorHands, WarningsHands) {
	t.Helper()
	return InspectorHands{
		EditHands: EditHands{Edit: func(_ model.Ref, _, _ map[string]string, then func(bool)) { then(true) }}, Move: func([]model.ID, fyne.Position) {}, Fuse: func([]model.ID, fyne.Position) {},
		Split: func(model.ID) {}, Lock: func([]model.ID, fyne.Position) {}, MergeUnits: func(model.ID, fyne.Position) {}, SplitUnit: func(model.ID) {},
		RemoveUnit: func(model.ID, fyne.Position) {}, Jump: func(model.Ref) {},
	}, WarningsHands{Show: func(check.Finding) {}, Fix: func(check.Fix) {}}
}

// squeeze leaves spaces out, which lines are broken at.
func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }

func TestEveryPanelIsDrawnInBothLanguagesAndThemes(t *testing.T) {
	for _, c := range []struct {
		name    string
		lang    model.Lang
		palette *look.Palette
	}{{"zh-light", model.ZH, look.Light()}, {"en-dark", model.EN, look.Dark()}} {
		t.Run(c.name, func(t *testing.T) {
			w := open(t)
			p := text.For(c.lang)
			snap := w.session.Now()
			duty := snap.Scenario.Duties()[len(snap.Scenario.Duties())-3]
			for _, d := range snap.Scenario.Duties() {
				if strings.Contains(d.Title.ZH, "媒体效果") {
					duty = d
				}
			}
			ih, wh := all(t)
			tree, trails := NewTree(TreeHands{}), NewTrail(TrailHands{})
			inspector, warnings := NewInspector(ih), NewWarnings(wh)
			score, after := NewScorecard(), NewAfter(AfterHands{})
			ground := func(o fyne.CanvasObject) fyne.CanvasObject {
				return container.NewStack(canvas.NewRectangle(c.palette.Color(look.Panel)), o)
			}
			show := func(name string, o fyne.CanvasObject, width, height float32) {
				win := stage(t, c.palette, ground(o), width, height)
				picture(t, win, name+"-"+c.name)
			}
			draw := func() {
				tree.Draw(p, w.tree, w.tree[len(w.tree)-1].Info.ID)
				trails.Draw(p, trail(t, w, w.tree[len(w.tree)-1].Info.ID, p))
				inspector.Draw(snap, p, []model.Ref{duty.Ref()})
				warnings.Draw(snap, p, w.baseline, []model.Ref{duty.Ref()})
				score.Draw(snap, p, snap.Info.Name.In(c.lang), snap.Scorecard, nil)
			}
			test.NewTempApp(t).Settings().SetTheme(look.NewTheme(c.palette))
			draw()
			show("left", NewLeft(tree, trails), 231, 776)
			show("right", NewRight(inspector, warnings), 327, 776)
			show("score", score, 1440, 75)
			other := model.ID("")
			for _, u := range snap.Scenario.Units() {
				if u.Level == model.Department && snap.Scenario.DepartmentOf(duty.Unit) != u.ID {
					other = u.ID
				}
			}
			would, err := w.session.Preview(model.MoveDuties(other, duty.ID))
			if err != nil {
				t.Fatal(err)
			}
			after.Draw(snap, p, Drop{Duties: []model.ID{duty.ID}, To: other, Consequence: would})
			show("after", after, 327, 776)
			score.DrawPreview(p, would)
			unit, _ := snap.Scenario.Unit(other)
			for key, d := range map[string]Drop{
				"after.outside":    {Duties: []model.ID{duty.ID}, Outside: true},
				"after.unit-order": {Unit: other, Same: true},
				"after.asks":       {Unit: other, To: duty.Unit, Merge: true, Consequence: would},
			} {
				drop := NewAfter(AfterHands{})
				drop.Draw(snap, p, d)
				show(key, drop, 327, 776)
				if got := strings.ReplaceAll(texts(drop), "\n", " "); !strings.Contains(squeeze(got), squeeze(drop.print.T(key))) || d.Unit != "" && !strings.Contains(got, p.Name(snap.Scenario, unit.Ref())) {
					t.Errorf("%s: %s", key, got)
				}
			}
			show("score-preview", score, 1440, 75)
			shown := texts(after)
			if n := len(would.Gained) + len(would.Lost); n == 0 || !strings.Contains(shown, p.Name(snap.Scenario, duty.Ref())) {
				t.Errorf("%d findings change; shown: %s", n, shown)
			}
			inspector.Draw(snap, p, []model.Ref{{Kind: model.UnitKind, ID: other}})
			warnings.Open(w.session.Now().Findings.All()[0].Key)
			warnings.Draw(snap, p, theme.Themes{}, nil)
			show("right-unit", NewRight(inspector, warnings), 327, 776)
			inspector.Draw(snap, p, nil)
			show("right-nothing", NewRight(inspector, warnings), 327, 776)
			show("rail", tree, 47, 400)
			for _, o := range []fyne.CanvasObject{tree, trails, inspector, warnings, score, after} {
				if s := texts(o); strings.Contains(s, "inspector.") || strings.Contains(s, "warnings.") || strings.Contains(s, "property.") {
					t.Errorf("a key is shown: %s", s)
				}
			}
		})
	}
}

func TestCodesOfRulesAndPlacesInFilesStayOutOfSight(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w := open(t)
		page := NewCases(CasesHands{Verb: func(check.Fix) model.Verb { return nil }, Fix: func(check.Fix) {}})
		stage(t, look.Light(), page, 1100, 2000)
		page.Draw(w.session.Now(), text.For(lang), w.baseline)
		for _, x := range w.session.Now().Themes.All() {
			page.Open(x.Key)
			for _, f := range x.Findings {
				if strings.Contains(texts(page), f.Rule) {
					t.Errorf("%s is in sight of %s", f.Rule, x.Key)
				}
			}
		}
		for _, f := range w.session.Now().Findings.All() {
			page.Open(f.Key)
			if strings.Contains(texts(page), f.Rule) {
				t.Errorf("%s is in sight", f.Rule)
			}
		}
		i := NewInspector(InspectorHands{})
		stage(t, look.Light(), i, 328, 900)
		for _, d := range w.session.Now().Scenario.Duties() {
			i.Draw(w.session.Now(), text.For(lang), []model.Ref{d.Ref()})
			if d.Source != "" && strings.Contains(texts(i), d.Source) {
				t.Errorf("%s is in sight", d.Source)
			}
		}
	}
}

func TestInANarrowScorecardEveryMeasureKeepsItsLabelAndItsVerdict(t *testing.T) {
	w := open(t)
	snap := w.session.Now()
	before := slices.Clone(snap.Scorecard)
	for i := range before {
		before[i].Value += 3
	}
	for _, width := range []float32{640, 720, 800, 960, 1024} {
		c, p := NewScorecard(), text.For(model.ZH)
		stage(t, look.Light(), c, width, 76)
		c.Draw(snap, p, "V0", before, nil)
		words := texts(c)
		for i, m := range snap.Scorecard {
			_, label := p.Metric(m.Name)
			if !strings.Contains(words, label) {
				t.Errorf("at %v %q is cut:\n%s", width, label, words)
			}
			if word, _ := p.Verdict(before[i], m); word != "" && width >= 720 && strings.Count(words, word) == 0 {
				t.Errorf("at %v nothing says that %q is %q:\n%s", width, label, word, words)
			}
		}
	}
}

func TestLabelsOfTheScorecardAreWhole(t *testing.T) {
	w := open(t)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, width := range []float32{1024, 1280, 1440} {
			c := NewScorecard()
			stage(t, look.Light(), c, width, 76)
			snap := w.session.Now()
			c.Draw(snap, text.For(lang), "V0", snap.Scorecard, nil)
			words := texts(c)
			for _, m := range snap.Scorecard {
				_, label := text.For(lang).Metric(m.Name)
				if !strings.Contains(words, label) {
					t.Errorf("%s at %v: %q is cut:\n%s", lang, width, label, words)
				}
				if value, unit := text.For(lang).MetricValue(m); unit == "%" && strings.Count(words, "%") == 0 {
					t.Errorf("%s at %v: %s has lost its sign", lang, width, value)
				}
			}
		}
	}
}
