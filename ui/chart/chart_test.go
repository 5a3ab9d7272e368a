package chart

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

func TestADutyLetGoOnAUnitIsMovedThereWithWhatThatWouldDoSaidBefore(t *testing.T) {
	s := example(t, "V2")
	d := s.session.Now().Scenario.Duties()[0]
	var to model.Unit
	for _, u := range s.session.Now().Scenario.Units() {
		if u.Level == model.Position && u.ID != d.Unit {
			to = u
		}
	}
	target := s.in("chart-unit:" + string(to.ID))
	p := s.pull("chart-duty:"+string(d.ID), target.AddXY(-9, 0), target)
	if !s.Dragging() || s.predicted == nil || s.predicted.To != to.ID {
		t.Fatalf("over %s it is foretold %+v", to.ID, s.predicted)
	}
	if got := readable(s.drag.ghost); !strings.Contains(got, to.Name.ZH) || !strings.Contains(got, "放到") {
		t.Errorf("the plate says %q", got)
	}
	p.DragEnd()
	now, _ := s.session.Now().Scenario.Duty(d.ID)
	if now.Unit != to.ID || s.movedTo != to.ID || len(s.moved) != 1 || s.moved[0] != d.ID {
		t.Errorf("the duty is in %s, told was %v to %s", now.Unit, s.moved, s.movedTo)
	}
	if s.Dragging() || len(s.Above().(*fyne.Container).Objects) > 0 || s.predicted != nil {
		t.Error("something still hangs at the pointer")
	}
}

func TestAllSelectedDutiesGoWithTheOneThatIsDragged(t *testing.T) {
	s := example(t, "V0")
	duties := s.session.Now().Scenario.DutiesOf("EC")
	s.ground.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierControl }
	test.Tap(s.part("chart-duty:" + string(duties[0].ID)))
	test.Tap(s.part("chart-duty:" + string(duties[2].ID)))
	to := s.in("chart-unit:MD")
	s.pull("chart-duty:"+string(duties[2].ID), to.AddXY(-9, 0), to).DragEnd()
	if len(s.moved) != 2 || len(s.session.Now().Scenario.DutiesOf("EC")) != len(duties)-2 {
		t.Errorf("moved are %v", s.moved)
	}
}

func TestADutyLetGoOnTheShelfHasNoUnit(t *testing.T) {
	s := example(t, "V0")
	d := s.session.Now().Scenario.DutiesOf("EC")[0]
	to := s.in("chart-unit:-")
	s.pull("chart-duty:"+string(d.ID), to.AddXY(-9, 0), to).DragEnd()
	if now, _ := s.session.Now().Scenario.Duty(d.ID); now.Unit != "" {
		t.Errorf("it is in %s", now.Unit)
	}
	s.part("chart-duty:" + string(d.ID)) // it lies there
}

func TestAUnitLetGoOnAnotherHangsOnIt(t *testing.T) {
	s := example(t, "V2")
	var from, to model.Unit
	for _, u := range s.session.Now().Scenario.Units() {
		if u.Level == model.Position {
			from, to = to, u
		}
	}
	target := s.in("chart-unit:" + string(to.ID))
	p := s.pull("chart-unit:"+string(from.ID), target.AddXY(-9, 0), target)
	if s.predicted == nil || s.predicted.Unit != from.ID || s.predicted.To != to.ID {
		t.Fatalf("foretold is %+v", s.predicted)
	}
	p.DragEnd()
	if now, _ := s.session.Now().Scenario.Unit(from.ID); now.Parent != to.ID || len(s.placed) != 1 {
		t.Errorf("%s hangs on %s; told was %v", from.ID, now.Parent, s.placed)
	}
}

func TestARefusedDropSaysWhyAndChangesNothing(t *testing.T) {
	s := example(t, "V2")
	s.do(model.AddUnit("N1", "", model.Department, model.Text{ZH: "新部"}))
	s.do(model.AddUnit("N2", "N1", model.Position, model.Text{ZH: "新岗"}))
	done := s.done
	to := s.in("chart-unit:N2")
	p := s.pull("chart-unit:N1", to.AddXY(-9, 0), to)
	_, err := model.MoveUnit("N1", "N2")(s.session.Now().Scenario)
	why, _ := s.print.Error(s.session.Now().Scenario, err)
	if got := strings.ReplaceAll(readable(s.drag.ghost), "\n", ""); !strings.Contains(got, strings.ReplaceAll(why, "\n", "")) {
		t.Errorf("the plate says %q, the reason is %q", got, why)
	}
	p.DragEnd()
	if s.done != done || len(s.refused) > 0 || len(s.placed) > 0 {
		t.Error("it was tried all the same")
	}
}

func TestADragIsGivenUpByEscapeByTheOtherButtonAndBesideEverything(t *testing.T) {
	s := example(t, "V0")
	d := s.session.Now().Scenario.DutiesOf("EC")[0]
	key := "chart-duty:" + string(d.ID)
	to := s.in("chart-unit:MD")
	for name, end := range map[string]func(p *part){
		"escape": func(p *part) { s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape}); p.DragEnd() },
		"right":  func(p *part) { p.MouseDown(&desktop.MouseEvent{Button: desktop.MouseButtonSecondary}); p.DragEnd() },
		"focus":  func(p *part) { s.window.Canvas().Unfocus(); p.DragEnd() },
		"beside": func(p *part) {
			p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(61, 90)}})
			p.DragEnd()
		},
		"outside": func(p *part) {
			p.Dragged(&fyne.DragEvent{PointEvent: fyne.PointEvent{AbsolutePosition: fyne.NewPos(2, 2)}})
			p.DragEnd()
		},
	} {
		end(s.pull(key, to.AddXY(-9, 0), to))
		if s.done > 0 || s.Dragging() || s.predicted != nil || len(s.Above().(*fyne.Container).Objects) > 0 {
			t.Errorf("%s: the drag is not over, or has done something", name)
		}
	}
}

func TestAPressThatWandersLittleIsAClick(t *testing.T) {
	s := example(t, "V0")
	at := s.in("chart-unit:MD")
	s.pull("chart-unit:MD", at.AddXY(3, 1), at.AddXY(2, 3)).DragEnd()
	if s.Chart.unit != "MD" || s.done > 0 {
		t.Errorf("selected is %q", s.Chart.unit)
	}
}

func TestADragOnTheGroundMovesThePlaneAndCtrlAndTheWheelZoomItAboutThePointer(t *testing.T) {
	s := example(t, "V2")
	s.zoom.by(2)
	s.zoom.by(2)
	before := s.ground.Offset
	s.ground.floor.Dragged(&fyne.DragEvent{Dragged: fyne.NewDelta(-40, -30)})
	if by := s.ground.Offset.Subtract(before); by != fyne.NewPos(40, 30) {
		t.Errorf("the plane has moved by %v", by)
	}
	s.ground.zoomed(1, fyne.Position{})
	at := fyne.NewPos(300, 200)
	x, y := s.ground.on(at)
	s.ground.modifiers = func() fyne.KeyModifier { return fyne.KeyModifierShortcutDefault }
	s.ground.Scrolled(&fyne.ScrollEvent{PointEvent: fyne.PointEvent{Position: at}, Scrolled: fyne.NewDelta(0, 60)})
	if s.ground.zoom <= 1 {
		t.Fatalf("the zoom is %v", s.ground.zoom)
	}
	nx, ny := s.ground.on(at)
	most := s.ground.reach().Subtract(s.ground.Size())
	between := func(v, most float32) bool { return v > 0 && v < most-1 } // elsewhere the plane ends
	if between(s.ground.Offset.X, most.Width) && (nx-x)*(nx-x) > 2 || between(s.ground.Offset.Y, most.Height) && (ny-y)*(ny-y) > 2 {
		t.Errorf("beneath the pointer is %v, %v, was %v, %v", nx, ny, x, y)
	}
	for range 30 {
		s.zoom.by(zoomStep)
	}
	if s.ground.zoom != zoomMost {
		t.Errorf("it zooms to %v", s.ground.zoom)
	}
	for range 30 {
		s.zoom.by(1 / zoomStep)
	}
	if s.ground.zoom != zoomLeast {
		t.Errorf("it zooms to %v", s.ground.zoom)
	}
}

func TestTheArrowsWalkTheWholeTree(t *testing.T) {
	s := example(t, "V2")
	been := map[spot]bool{}
	s.key(fyne.KeyHome)
	start := s.at
	var spread func(at spot)
	spread = func(at spot) {
		if been[at] {
			return
		}
		been[at] = true
		for _, n := range []fyne.KeyName{fyne.KeyDown, fyne.KeyRight, fyne.KeyUp, fyne.KeyLeft} {
			s.at = at
			s.key(n)
			spread(s.at)
		}
	}
	spread(start)
	want := 0
	for i, n := range s.tree.nodes {
		if !n.former && s.tree.seen(i) {
			want += 1 + min(n.rows(), len(n.duties))
		}
	}
	if len(been) != want {
		t.Errorf("the arrows come to %d of %d", len(been), want)
	}
}

func TestEnterListsTheDutiesOfAUnitAndSpaceFoldsWhatHangsOnIt(t *testing.T) {
	s := example(t, "V2")
	s.full = false
	s.draw()
	s.key(fyne.KeyHome, fyne.KeyDown)
	unit := s.at.unit
	duties := s.session.Now().Scenario.DutiesOf(unit)
	key := "chart-duty:" + string(duties[0].ID)
	if s.ground.parts[key] != nil {
		t.Fatal("they are listed before")
	}
	s.key(fyne.KeyReturn)
	s.part(key)
	s.key(fyne.KeyReturn)
	if s.ground.parts[key] != nil {
		t.Error("they are listed still")
	}
	s.key(fyne.KeyHome, fyne.KeySpace)
	if s.ground.parts["chart-unit:"+string(unit)] != nil {
		t.Error("what hangs on the department is shown still")
	}
	s.key(fyne.KeySpace)
	s.part("chart-unit:" + string(unit))
}

func TestWhatIsGoneIsStruckAtItsOldPlaceAndWhatIsNewSaysFromWhat(t *testing.T) {
	s := example(t, "V2")
	var said []string
	for i, n := range s.tree.nodes {
		f := s.face(i)
		if n.former {
			said = append(said, f.name+" "+f.second)
		} else if f.tag != "" {
			said = append(said, f.name+" "+f.tag)
		}
	}
	all := strings.Join(said, "\n")
	for _, want := range []string{"电商部 并入 数字营销部", "媒体部 并入 数字营销部", "数字营销部 合并自 电商部、媒体部", "新设"} {
		if !strings.Contains(all, want) {
			t.Errorf("%q is not said in %q", want, all)
		}
	}
	s.against = false
	s.draw()
	for _, n := range s.tree.nodes {
		if n.former {
			t.Errorf("%s is shown beside the scenario alone", n.unit.Name.ZH)
		}
	}
}

func TestAUnitThatMovedStandsAtBothPlaces(t *testing.T) {
	o := example(t, "V3")
	o.do(model.MoveUnit("MD", "EC"))
	var tag, was string
	for i, n := range o.tree.nodes {
		switch f := o.face(i); {
		case n.unit.ID == "MD" && n.former:
			was = f.second
		case n.unit.ID == "MD":
			tag = f.tag
		}
	}
	if tag != "移自 最上级" || was != "移至 电商部" {
		t.Errorf("at the new place %q, at the old one %q", tag, was)
	}
}

func TestAnEmptyScenarioSaysWhatToDo(t *testing.T) {
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), "empty", model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, l, infos[0].ID, fyne.NewSize(880, 700))
	test.Tap(s.Targets()["chart-add"].(fyne.Tappable))
	if len(s.menus) != 1 || s.menus[0] != "add" || !strings.Contains(readable(s.legend), "部门") {
		t.Errorf("it offers %v and says %q", s.menus, readable(s.legend))
	}
}

func TestOnlyWhatCanBeSeenExists(t *testing.T) {
	s := large(t, 400, 400)
	s.folded = map[model.ID]bool{}
	for range 40 {
		s.ground.goTo(s.ground.Offset.AddXY(0, 300))
		if n := len(s.ground.parts); n > 200 {
			t.Fatalf("%d parts exist of %d things", n, len(s.ground.things))
		}
	}
}

// large opens an organisation of so many units and duties.
func large(t testing.TB, units, duties int) *stage {
	t.Helper()
	l, err := examples.WriteSynthetic(filepath.Join(t.TempDir(), "a.sandtable"), duties, 60, 1, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	infos, err := l.Scenarios()
	if err != nil {
		t.Fatal(err)
	}
	s := open(t, l, infos[0].ID, fyne.NewSize(1000, 700))
	var tops []model.ID
	for _, u := range s.session.Now().Scenario.Units() {
		tops = append(tops, u.ID)
	}
	var verbs []model.Verb
	for i := range units - len(tops) {
		verbs = append(verbs, model.AddUnit(model.ID(fmt.Sprint("X", i)), tops[i%len(tops)], model.Position, model.Text{ZH: fmt.Sprint("岗位", i), EN: fmt.Sprint("Post ", i)}))
	}
	if len(verbs) > 0 {
		s.do(model.InOneStep("add-unit", verbs...))
	}
	return s
}

// BenchmarkChart shows 500 units with 10,000 duties, and moves the plane beneath the
// window.
func BenchmarkChart(b *testing.B) {
	s := large(b, 500, 10000)
	now := s.session.Now()
	b.Run("first picture", func(b *testing.B) {
		for b.Loop() {
			s.Chart.print = text.Printer{}
			s.Draw(now, s.print, nil, "")
		}
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/picture")
		b.ReportMetric(float64(s.session.Now().Scenario.Count(model.UnitKind)), "units")
	})
	for _, u := range now.Scenario.Units() { // all of them
		s.Chart.folded[u.ID] = u.Level == model.Department
	}
	s.lay()
	b.Run("frame", func(b *testing.B) {
		for i := 0; b.Loop(); i++ {
			by := float32(24)
			if i/200%2 == 1 {
				by = -by
			}
			s.ground.goTo(s.ground.Offset.AddXY(0, by))
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms/frame")
		b.ReportMetric(float64(len(s.ground.parts)), "parts")
	})
}
