package board

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"sandtable/model"
)

// onHead is a point of the head of a column, in shares of its width.
func (s *stage) onHead(unit model.ID, share float32) fyne.Position {
	c := s.column(unit)
	return absolute(c).AddXY(c.Size().Width*share, 30)
}

// inOrder lists the departments from left to right.
func (s *stage) inOrder() (ids []model.ID) {
	for _, p := range s.plans {
		ids = append(ids, p.unit)
	}
	return ids
}

func TestADepartmentLetGoOnAnotherAsksAboutAMerger(t *testing.T) {
	s := example(t, "V0")
	before := s.session.Now().Scenario.Fingerprint()
	for name, to := range map[string]fyne.Position{"its head": s.onHead("MD", .5), "its cards": s.on("B-MD-D3", .5)} {
		s.merging = nil
		g := s.pressAt(s.onHead("EC", .4), steps(s.onHead("EC", .4), to)...)
		p := s.predicted
		if !s.Dragging() || p == nil || !p.Merge || p.Unit != "EC" || p.To != "MD" || len(p.Consequence.Lost)+len(p.Consequence.Gained) == 0 {
			t.Fatalf("on %s: predicted %v", name, p != nil)
		}
		if got := readable(s.lift.ghost); !strings.Contains(got, "电商部") || !strings.Contains(got, "与它合并") || !strings.Contains(got, "媒体部") {
			t.Errorf("on %s: the plate says %q", name, got)
		}
		if got := readable(s.column("MD").head); !strings.Contains(got, s.print.T("verdict.better")) {
			t.Errorf("on %s: the head predicts nothing: %q", name, got)
		}
		g.release()
		if !slices.Equal(s.merging, []model.ID{"MD", "EC"}) || s.done != 0 || s.session.Now().Scenario.Fingerprint() != before {
			t.Errorf("on %s: asked about %v after %d steps", name, s.merging, s.done)
		}
		if s.predicted != nil || s.Dragging() || len(s.above.Objects)+len(s.layer.Objects) != 0 {
			t.Errorf("on %s: something of the drag is still there", name)
		}
	}
}

func TestADepartmentLetGoBesideAnotherStandsThere(t *testing.T) {
	for name, to := range map[string]func(*stage) fyne.Position{
		"on the left side of its neighbour": func(s *stage) fyne.Position { return s.onHead("EC", .1) },
		"left of it":                        func(s *stage) fyne.Position { return s.onHead("EC", 0).AddXY(-6, 200) },
	} {
		s := example(t, "V0")
		g := s.pressAt(s.onHead("MD", .4), steps(s.onHead("MD", .4), to(s))...)
		if p := s.predicted; p == nil || !p.Same || p.Merge || p.Outside || p.Stays {
			t.Errorf("%s: the prediction is not that of another order", name)
		}
		if got := readable(s.lift.ghost); !strings.Contains(got, "只换次序，警示不变") {
			t.Errorf("%s: the plate says %q", name, got)
		}
		if !s.lift.line.Visible() {
			t.Errorf("%s: no line shows the place", name)
		}
		g.release()
		if got := s.inOrder(); !slices.Equal(got, []model.ID{"MD", "EC", ""}) || s.done != 1 || !slices.Equal(s.placed, []model.ID{"MD"}) {
			t.Errorf("%s: the departments are %v after %d steps", name, got, s.done)
		}
	}
	s := example(t, "V0")
	s.pressAt(s.onHead("EC", .4), steps(s.onHead("EC", .4), s.onHead("", .1))...).release()
	if got := s.inOrder(); !slices.Equal(got, []model.ID{"MD", "EC", ""}) {
		t.Errorf("before the unplaced duties: %v", got)
	}
}

func TestADepartmentLetGoWhereItIsOrOutsideStays(t *testing.T) {
	s := example(t, "V0")
	for name, to := range map[string]fyne.Position{
		"on itself":         s.onHead("EC", .5).AddXY(10, 60),
		"right beside":      s.onHead("MD", .1),
		"on the unplaced":   s.onHead("", .6),
		"in the right pane": absolute(s.panel).AddXY(10, 300),
		"above the window":  fyne.NewPos(300, 3),
	} {
		g := s.pressAt(s.onHead("EC", .4), steps(s.onHead("EC", .4), to)...)
		if p := s.predicted; p == nil || !p.Outside && !p.Stays {
			t.Errorf("%s: the prediction does not say that nothing happens", name)
		}
		if s.lift.line.Visible() && s.predicted.Outside {
			t.Errorf("%s: a line shows a place", name)
		}
		g.release()
		if s.done != 0 || len(s.refused) != 0 || s.merging != nil {
			t.Fatalf("%s: something happened", name)
		}
	}
}

func TestEscapeAndOtherButtonsGiveADraggedDepartmentUp(t *testing.T) {
	s := example(t, "V0")
	way := steps(s.onHead("MD", .4), s.onHead("EC", .1))
	g := s.pressAt(s.onHead("MD", .4), way...)
	s.key(fyne.KeyEscape)
	if s.Dragging() || s.predicted != nil {
		t.Error("Escape did not end the drag")
	}
	g.move(way...)
	g.release()
	g = s.pressAt(s.onHead("MD", .4), way...)
	g.down(s.mouse().at, desktop.MouseButtonSecondary)
	g.up(desktop.MouseButtonSecondary)
	g.up(desktop.MouseButtonPrimary)
	if s.done != 0 || s.placed != nil {
		t.Error("the department was let go")
	}
}

func TestALaneLetGoOnAnotherDepartmentMovesThere(t *testing.T) {
	s := positions(t)
	from := s.lane("PA")
	g := s.pressAt(from, steps(from, s.below("MD"))...)
	if p := s.predicted; p == nil || p.Unit != "PA" || p.To != "MD" || p.Same || p.Merge || p.Consequence.Refusal != nil {
		t.Fatal("the prediction is not that of a move")
	}
	g.release()
	if u, _ := s.session.Now().Scenario.Unit("PA"); u.Parent != "MD" || s.done != 1 {
		t.Errorf("below %s after %d steps", u.Parent, s.done)
	}
	from = s.lane("PD")
	s.pressAt(from, steps(from, s.lane("PM").AddXY(0, -8))...).release()
	var order []model.ID
	for _, u := range s.session.Now().Scenario.Children("MD") {
		order = append(order, u.ID)
	}
	if !slices.Equal(order, []model.ID{"PD", "PM", "PA"}) {
		t.Errorf("the lanes are %v", order)
	}
	from = s.lane("PD")
	s.pressAt(from, steps(from, s.below(""))...).release()
	if s.done != 2 || len(s.refused) != 0 {
		t.Error("a lane let go among the unplaced duties did something")
	}
}

func TestAClickOnAHeadSelectsItsUnit(t *testing.T) {
	s := positions(t)
	s.Select("B-EC-D1")
	s.mouse().click(s.onHead("MD", .4))
	if s.Unit() != "MD" || len(s.Selected()) != 0 || !s.column("MD").head.face.Selected() {
		t.Errorf("unit %q, duties %v", s.Unit(), s.Selected())
	}
	s.mouse().click(s.lane("PM"))
	if s.Unit() != "PM" || s.column("MD").head.face.Selected() {
		t.Errorf("unit %q", s.Unit())
	}
	s.mouse().click(s.on("B-EC-D1", .5))
	if s.Unit() != "" || !slices.Equal(s.Selected(), []model.ID{"B-EC-D1"}) {
		t.Errorf("unit %q, duties %v", s.Unit(), s.Selected())
	}
	at := s.onHead("EC", .4)
	s.mouse().down(at, desktop.MouseButtonSecondary)
	s.mouse().up(desktop.MouseButtonSecondary)
	if !slices.Equal(s.unitMenu, []model.ID{"EC"}) {
		t.Errorf("menus about %v", s.unitMenu)
	}
	s.mouse().click(s.onHead("MD", .4))
	s.key(fyne.KeyEscape)
	if s.Unit() != "" {
		t.Error("Escape leaves the unit selected")
	}
}

func TestTheSignOfALaneFoldsItAndNothingElseDoes(t *testing.T) {
	s := positions(t)
	sign := absolute(s.column("EC").lanes["PO"]).AddXY(8, 14)
	s.mouse().click(sign)
	if !s.planner.collapsed["PO"] || s.Unit() != "" {
		t.Error("the lane is not folded")
	}
	s.mouse().click(sign)
	s.mouse().click(s.lane("PO"))
	if s.planner.collapsed["PO"] {
		t.Error("the lane is folded")
	}
}

func TestADoubleClickOnACardAsksForItsSentence(t *testing.T) {
	s := example(t, "V0")
	s.mouse().click(s.on("B-EC-D1", .5))
	s.mouse().click(s.on("B-EC-D2", .5))
	if s.edited != nil {
		t.Errorf("two cards were taken for one: %v", s.edited)
	}
	s.clicked.at = s.clicked.at.Add(-fyne.CurrentApp().Driver().DoubleTapDelay())
	s.mouse().click(s.on("B-EC-D2", .5))
	if s.edited != nil {
		t.Errorf("two slow clicks were taken for a double click: %v", s.edited)
	}
	s.mouse().click(s.on("B-EC-D2", .5))
	if !slices.Equal(s.edited, []model.ID{"B-EC-D2"}) || !slices.Equal(s.Selected(), s.edited) {
		t.Errorf("asked for %v, selected %v", s.edited, s.Selected())
	}
}

func TestTheBoardScrollsUnderADepartmentThatIsDraggedToItsEdge(t *testing.T) {
	s := synthetic(t, 60, 9)
	first := s.plans[0].unit
	edge := fyne.NewPos(60+880-6, 60)
	g := s.pressAt(s.onHead(first, .4), steps(s.onHead(first, .4), edge)...)
	for range 200 {
		s.tick(.1)
	}
	if last := s.columns[len(s.columns)-1]; !last.Visible() || s.across.Offset.X == 0 {
		t.Errorf("scrolled to %v, the last column is in sight: %v", s.across.Offset.X, last.Visible())
	}
	s.mouse().move(s.onHead("", .1))
	g.release()
	if got := s.inOrder(); got[len(got)-2] != first || s.done != 1 {
		t.Errorf("the departments are %v after %d steps", got, s.done)
	}
}

func TestADepartmentIsDraggedOnWhateverOthersDoMeanwhile(t *testing.T) {
	s := example(t, "V0")
	g := s.pressAt(s.onHead("EC", .4), steps(s.onHead("EC", .4), s.onHead("MD", .5))...)
	s.carry(model.MoveDuties("MD", "B-EC-D1"))
	if p := s.predicted; !s.Dragging() || p == nil || !p.Merge || p.To != "MD" {
		t.Fatalf("dragging %v, predicted %v", s.Dragging(), p)
	}
	if got := readable(s.column("MD").head); !strings.Contains(got, s.print.T("verdict.better")) {
		t.Errorf("the head predicts nothing: %q", got)
	}
	g.release()
	if !slices.Equal(s.merging, []model.ID{"MD", "EC"}) {
		t.Errorf("asked about %v", s.merging)
	}
}
