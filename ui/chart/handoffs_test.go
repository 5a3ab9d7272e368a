package chart

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"pgregory.net/rapid"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

// flowStage is a map of hand-offs on a canvas, with a session that carries out what it
// asks for.
type flowStage struct {
	*Handoffs
	t       testing.TB
	session *scenarios.Session
	window  fyne.Window
	offered []look.Choice
	refused int
}

func flows(t testing.TB, example string, id model.ID) *flowStage {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), example, model.ZH, scenarios.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	if id == "" {
		infos, err := l.Scenarios()
		if err != nil {
			t.Fatal(err)
		}
		id = infos[0].ID
	}
	session, err := l.Session(id)
	if err != nil {
		t.Fatal(err)
	}
	s := &flowStage{t: t, session: session}
	s.Handoffs = NewHandoffs(HandoffHands{
		Do: func(v model.Verb, then func(bool)) {
			err := session.Do(v, "")
			if _, refused := errors.AsType[*model.Refusal](err); refused {
				s.refused++
			} else if err != nil {
				t.Fatal(err)
			}
			if then != nil {
				then(err == nil)
			}
		},
		NewID:    session.NewID,
		Lost:     func(string, string, bool) { t.Error("something typed is lost") },
		Menu:     func(_ fyne.Position, rows ...look.Choice) { s.offered = rows },
		UnitMenu: func(model.ID, fyne.Position) {},
	})
	session.Changed = func(now scenarios.Snapshot) { s.Draw(now, text.For(model.ZH)) }
	test.NewTempApp(t).Settings().SetTheme(look.NewTheme(look.Light()))
	s.window = test.NewTempWindow(t, container.NewWithoutLayout(s.Handoffs))
	s.window.SetPadded(false)
	s.window.Resize(fyne.NewSize(1200, 760))
	s.Resize(fyne.NewSize(1160, 700))
	s.Draw(session.Now(), text.For(model.ZH))
	return s
}

func (s *flowStage) target(key string) fyne.CanvasObject {
	s.t.Helper()
	o := s.Targets()[key]
	if o == nil {
		s.t.Fatalf("%s is not to be seen", key)
	}
	return o
}

func TestEveryHandoffIsInOneStreamAndTheSharesAddUp(t *testing.T) {
	for _, scenario := range []model.ID{"V0", "V1", "V2", "V3"} {
		s := flows(t, examples.Default, scenario).session.Now().Scenario
		for _, departments := range []bool{true, false} {
			got := watch(s, departments, "")
			n, crossing := 0, 0
			for _, x := range got.streams {
				n += len(x.handoffs)
				if x.crossing {
					crossing += len(x.handoffs)
				}
			}
			if n != got.all || n+got.loose != s.Count(model.HandoffKind) || crossing != got.crossing {
				t.Errorf("%s: %d of %d hand-offs are in streams, %d crossing of %d", scenario, n, s.Count(model.HandoffKind), crossing, got.crossing)
			}
		}
	}
}

func TestTheTwoColumnsOfAMapAreOfLikeLength(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var x traffic
		names := []model.ID{"A", "B", "C", "D", "E", "F", "G", "H", "I"}
		x.units = names[:rapid.IntRange(1, len(names)).Draw(t, "units")]
		for range rapid.IntRange(0, 20).Draw(t, "streams") {
			x.streams = append(x.streams, stream{from: rapid.SampledFrom(x.units).Draw(t, "from"), to: rapid.SampledFrom(x.units).Draw(t, "to"), strength: rapid.IntRange(1, 9).Draw(t, "strength")})
		}
		var long [2]int
		for _, side := range x.sides() {
			long[side]++
		}
		if long[0]-long[1] > 2 || long[1]-long[0] > 2 || long[0]+long[1] != len(x.units) {
			t.Errorf("%d stand left, %d right, of %d", long[0], long[1], len(x.units))
		}
	})
}

func TestAClickOnAWayItsLabelOrItsCellListsWhatIsHandedOver(t *testing.T) {
	s := flows(t, examples.Default, "V2")
	for i, w := range s.ways {
		want := pair{w.from, w.to}
		at := s.flow.Curves[i].At(.04)
		s.choose(pair{})
		c := s.ground.corner()
		s.ground.floor.Tapped(&fyne.PointEvent{Position: fyne.NewPos(float32(at.X)*s.ground.zoom, float32(at.Y)*s.ground.zoom).Add(c)})
		if s.at != want {
			t.Errorf("a click on the way of %v chooses %v", want, s.at)
		}
		if len(s.side.shown()) != len(w.handoffs) {
			t.Errorf("%v: %d are listed of %d", want, len(s.side.shown()), len(w.handoffs))
		}
	}
	s.faces.OnChosen(1)
	for _, w := range s.ways {
		test.Tap(s.target("flow:" + string(w.from) + ">" + string(w.to)).(fyne.Tappable))
		if (s.at != pair{w.from, w.to}) {
			t.Errorf("a click on the cell chooses %v", s.at)
		}
	}
	test.Tap(s.target("flow-row:" + string(s.ways[0].from)).(fyne.Tappable))
	if (s.at != pair{from: s.ways[0].from}) {
		t.Errorf("a click on the name chooses %v", s.at)
	}
}

func TestTheAgreedTimeIsEnteredInTheList(t *testing.T) {
	s := flows(t, examples.Default, "V0")
	open := s.side.shown()
	if len(open) == 0 {
		t.Fatal("nothing is open")
	}
	id := open[0].ID
	test.Tap(s.target("handoff-sla:" + string(id)).(fyne.Tappable))
	field := s.target("field:sla").(*look.Entry)
	if s.window.Canvas().Focused() != fyne.Focusable(field) {
		t.Error("the field has not the keyboard")
	}
	field.SetText("当日")
	field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if h, _ := s.session.Now().Scenario.Handoff(id); h.SLA != "当日" {
		t.Errorf("it is %q", h.SLA)
	}
	if len(s.side.shown()) != len(open)-1 {
		t.Errorf("%d are open, were %d", len(s.side.shown()), len(open))
	}
}

func TestAHandoffIsAddedBetweenWhatIsChosen(t *testing.T) {
	s := flows(t, examples.Default, "V0")
	n := s.session.Now().Scenario.Count(model.HandoffKind)
	s.choose(pair{"EC", "MD"})
	test.Tap(s.target("handoff-add").(fyne.Tappable))
	now := s.session.Now().Scenario
	s.target("field:object").(*look.Entry).SetText("样品清单")
	s.target("field:from").(*look.Entry).SetText(s.print.RecordName(now, now.DutiesOf("EC")[0]))
	s.target("field:to").(*look.Entry).SetText(s.print.RecordName(now, now.DutiesOf("MD")[0]))
	s.Left()
	if got := s.session.Now().Scenario.Count(model.HandoffKind); got != n+1 {
		t.Fatalf("there are %d, were %d", got, n)
	}
	if !strings.Contains(readable(s.side.roll), "样品清单") {
		t.Error("it is not listed")
	}
}

func TestTheMapIsOfOneUndertakingOnly(t *testing.T) {
	s := flows(t, examples.Default, "V0")
	test.Tap(s.filter)
	c := s.session.Now().Scenario.Collaborations()[0]
	for _, row := range s.offered {
		if row.Name == "of:"+string(c.ID) {
			row.Perform()
		}
	}
	for _, x := range s.traffic.streams {
		for _, h := range x.handoffs {
			if h.Collaboration != c.ID {
				t.Errorf("%s is of %s", h.ID, h.Collaboration)
			}
		}
	}
	if s.traffic.all == 0 || s.traffic.all == s.session.Now().Scenario.Count(model.HandoffKind) {
		t.Errorf("%d are shown", s.traffic.all)
	}
}

func TestTheArrowsComeToEveryWayAndEveryCell(t *testing.T) {
	s := flows(t, examples.Default, "V2")
	been := map[pair]bool{}
	for range len(s.ways) {
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		been[s.at] = true
	}
	if len(been) != len(s.ways) {
		t.Errorf("the arrows come to %d of %d ways", len(been), len(s.ways))
	}
	s.faces.OnChosen(1)
	s.choose(pair{})
	clear(been)
	n := len(s.traffic.units)
	for range n {
		for range n {
			been[s.at] = true
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}
		been[s.at] = true
		for range n {
			s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
			been[s.at] = true
		}
		s.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}
	delete(been, pair{})
	if len(been) != n*n {
		t.Errorf("the arrows come to %d of %d cells", len(been), n*n)
	}
}

func TestTheNamesOfTheTableStayInSight(t *testing.T) {
	s := flows(t, examples.Default, "V2")
	s.faces.OnChosen(1)
	s.ground.zoomed(2, fyne.Position{})
	s.ground.goTo(fyne.NewPos(200, 150))
	if s.ground.Offset.Y == 0 && s.ground.Offset.X == 0 {
		t.Fatal("nothing is to be scrolled")
	}
	u := s.traffic.units[len(s.traffic.units)-1]
	if x := s.ground.parts["flow-row:"+string(u)].Position().X; x < s.ground.Offset.X {
		t.Errorf("the names of the rows stand at %v, in sight begins at %v", x, s.ground.Offset.X)
	}
	if y := s.ground.parts["flow-column:"+string(u)].Position().Y; y < s.ground.Offset.Y {
		t.Errorf("the names of the columns stand at %v, in sight begins at %v", y, s.ground.Offset.Y)
	}
}

func TestWithoutHandoffsTheListSaysWhatToDo(t *testing.T) {
	s := flows(t, "empty", "")
	if said := readable(s.side.roll); !strings.Contains(said, "新增交接") {
		t.Errorf("it says %q", said)
	}
}
