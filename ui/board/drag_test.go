package board

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
)

func TestACardLetGoBetweenTwoCardsOfAnotherColumnGoesThere(t *testing.T) {
	s := example(t, "V0")
	before := s.order("EC")
	s.press("B-MD-D7", s.on("B-EC-D2", .5), s.on("B-EC-D2", .2)).release()
	want := slices.Insert(before, 1, "B-MD-D7")
	if got := s.order("EC"); !slices.Equal(got, want) {
		t.Errorf("the column holds %v, want %v", got, want)
	}
	if s.done != 1 {
		t.Errorf("%d steps, want one", s.done)
	}
	if !slices.Equal(s.moved, []model.ID{"B-MD-D7"}) || s.movedTo != "EC" {
		t.Errorf("the window was told of %v to %q", s.moved, s.movedTo)
	}
	if s.predicted != nil || s.Dragging() || len(s.layer.Objects) != 0 {
		t.Error("something of the drag is still there")
	}
}

func TestACardLetGoInItsOwnColumnChangesTheOrderOnly(t *testing.T) {
	s := example(t, "V0")
	ids := s.order("EC")
	s.press(ids[0], s.on(ids[2], .5), s.on(ids[2], .8)).release()
	want := []model.ID{ids[1], ids[2], ids[0]}
	if got := s.order("EC")[:3]; !slices.Equal(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
	if s.moved != nil {
		t.Error("a change of order was announced as a move: the reason would be asked for")
	}
}

func TestACardLetGoOnALaneGoesIntoThatUnit(t *testing.T) {
	s := example(t, "V2")
	first := s.order("P-EC")
	s.press("B-MD-D2", s.lane("P-EC")).release()
	if got, want := s.order("P-EC"), append([]model.ID{"B-MD-D2"}, first...); !slices.Equal(got, want) {
		t.Errorf("the lane holds %v, want %v", got, want)
	}
}

func TestACardLetGoInTheLastColumnHasNoHomeAnyMore(t *testing.T) {
	s := example(t, "V0")
	s.press("B-EC-D1", s.below("")).release()
	if got := s.order(""); !slices.Equal(got, []model.ID{"B-EC-D1"}) {
		t.Errorf("without a home: %v", got)
	}
}

func TestSelectedCardsAreDraggedTogetherAndKeepTheirOrder(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-MD-D3", "B-EC-D2", "B-MD-D1") // not the order on the board
	s.press("B-MD-D3", s.below("")).release()
	if got, want := s.order(""), []model.ID{"B-EC-D2", "B-MD-D1", "B-MD-D3"}; !slices.Equal(got, want) {
		t.Errorf("moved %v, want %v", got, want)
	}
	if s.done != 1 {
		t.Errorf("%d steps, want one", s.done)
	}
}

func TestACardThatIsNotSelectedIsDraggedAlone(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-MD-D3", "B-EC-D2")
	s.press("B-MD-D1", s.below("")).release()
	if got := s.order(""); !slices.Equal(got, []model.ID{"B-MD-D1"}) {
		t.Errorf("moved %v", got)
	}
}

func TestAShakyClickSelects(t *testing.T) {
	s := example(t, "V0")
	at := s.on("B-MD-D7", .5)
	s.press("B-MD-D7", at.AddXY(3, 0), at.AddXY(4, 4), at.AddXY(1, 2)).release()
	if s.done != 0 || !slices.Equal(s.selected, []model.ID{"B-MD-D7"}) {
		t.Errorf("%d steps, selected %v", s.done, s.selected)
	}
}

func TestEscapeGivesADragUpUntilTheButtonIsReleased(t *testing.T) {
	s := example(t, "V0")
	g := s.press("B-MD-D7", s.on("B-EC-D2", .2))
	if !s.Dragging() || s.predicted == nil {
		t.Fatal("the drag has not begun")
	}
	if s.window.Canvas().Focused() != fyne.Focusable(s.Board) {
		t.Fatal("Escape would not reach the board")
	}
	s.key(fyne.KeyEscape)
	if s.Dragging() || s.predicted != nil {
		t.Fatal("Escape did not end the drag")
	}
	g.move(s.on("B-EC-D3", .2))
	if s.Dragging() {
		t.Error("the drag went on")
	}
	g.release()
	if s.done != 0 {
		t.Error("the cards were let go")
	}
	s.press("B-MD-D7", s.on("B-EC-D2", .2)).release()
	if s.done != 1 {
		t.Error("the next drag does nothing")
	}
}

func TestOnlyTheLeftButtonDrags(t *testing.T) {
	s := example(t, "V0")
	for _, button := range []desktop.MouseButton{desktop.MouseButtonSecondary, desktop.MouseButtonTertiary} {
		s.mouse().down(s.on("B-MD-D7", .5), button)
		s.mouse().move(s.on("B-EC-D2", .5), s.on("B-EC-D2", .2))
		if s.Dragging() {
			t.Error("the card is dragged")
		}
		s.mouse().up(button)
		if s.done != 0 {
			t.Error("the card was moved")
		}
	}
	s.mouse().down(s.on("B-MD-D7", .5), desktop.MouseButtonSecondary)
	s.mouse().up(desktop.MouseButtonSecondary)
	if !slices.Equal(s.menu, []model.ID{"B-MD-D7"}) {
		t.Errorf("the menu is about %v", s.menu)
	}
	s.press("B-MD-D7", s.on("B-EC-D2", .2)).release()
	if s.done != 1 {
		t.Error("the left button does not drag any more")
	}
}

func TestAnotherButtonGivesADragUp(t *testing.T) {
	s := example(t, "V0")
	gap := absolute(s.column("MD")).AddXY(-columnGap/2, 300)
	for name, at := range map[string]fyne.Position{"over a card": s.on("B-EC-D2", .2), "beside the cards": s.below(""), "between columns": gap,
		"over a head": absolute(s.column("EC")).AddXY(80, 20)} {
		s.press("B-MD-D7", s.on("B-EC-D2", .2), at)
		s.mouse().down(at, desktop.MouseButtonSecondary)
		if s.Dragging() {
			t.Errorf("%s: the drag goes on", name)
		}
		s.mouse().up(desktop.MouseButtonSecondary) // the toolkit ends a drag when any button is released
		s.mouse().up(desktop.MouseButtonPrimary)
		if s.done != 0 {
			t.Errorf("%s: the card was let go", name)
		}
	}
}

func TestLettingGoOutsideOfTheBoardDoesNothing(t *testing.T) {
	s := example(t, "V0")
	s.Resize(fyne.NewSize(500, 700)) // the last columns reach beyond the edge
	for _, p := range []fyne.Position{{X: 5, Y: 5}, {X: 60 + 500 + 20, Y: 300}, {X: -40, Y: 300}, {X: 300, Y: 29}, {X: 60 + 296, Y: 300}} {
		g := s.press("B-EC-D1", s.on("B-EC-D1", .5).AddXY(9, 9), p)
		if s.drag.over >= 0 {
			t.Errorf("%v is in column %d", p, s.drag.over)
		}
		g.release()
	}
	if s.done != 0 {
		t.Errorf("%d steps", s.done)
	}
}

func TestLettingGoAtTheSamePlaceDoesNothing(t *testing.T) {
	s := example(t, "V0")
	at := s.on("B-EC-D3", .5)
	g := s.press("B-EC-D3", at.AddXY(30, 0), at.AddXY(20, 8))
	if s.predicted == nil || !s.predicted.Same {
		t.Error("the prediction does not say that nothing would change")
	}
	if s.drag.line.Visible() {
		t.Error("an insertion line shows at the same place")
	}
	g.release()
	if s.done != 0 || s.moved != nil {
		t.Error("something was done")
	}
}

func TestARefusedPlaceSaysWhyAndTheCardGoesBack(t *testing.T) {
	s := example(t, "V0")
	s.carry(model.AddRecord(model.Lock{ID: "fixed", Type: "pinned", Duties: model.SetOf("B-MD-D7"), Reason: "…"}))
	before := s.session.Now().Scenario.Fingerprint()
	g := s.press("B-MD-D7", s.on("B-EC-D2", .2))
	refusal := s.predicted.Consequence.Refusal
	if refusal == nil {
		t.Fatal("a fixed duty may be moved")
	}
	why, _ := s.Board.print.Error(s.session.Now().Scenario, refusal)
	if got := readable(s.column("EC").head); !strings.Contains(got, string([]rune(why)[:8])) {
		t.Errorf("the head says %q, want %q", got, why)
	}
	if got := readable(s.drag.ghost); !strings.Contains(strings.ReplaceAll(got, "\n", ""), why) {
		t.Errorf("the plate says %q, want %q", got, why)
	}
	if s.drag.line.Visible() {
		t.Error("a line shows a place in a column that refuses")
	}
	g.release()
	if s.session.Now().Scenario.Fingerprint() != before || s.Dragging() || len(s.refused) > 0 {
		t.Error("the card did not simply go back")
	}
}

func TestTheHeadsPredictEveryColumnWithinAFewFrames(t *testing.T) {
	s := example(t, "V0")
	at := s.on("B-MD-D7", .5)
	s.press("B-MD-D7", at.AddXY(0, 7))
	s.settle()
	if got := readable(s.column("MD").head); !strings.Contains(got, s.Board.print.T("head.origin")) {
		t.Errorf("the column it comes from says %q", got)
	}
	worse := s.print.T("verdict.worse")
	for _, unit := range []model.ID{"EC", ""} {
		if got := readable(s.column(unit).head); !strings.Contains(got, worse) {
			t.Errorf("column %q hides what would get worse: %q", unit, got)
		}
	}
	s.Cancel()
	if got := readable(s.column("EC").head); strings.Contains(got, worse) {
		t.Errorf("the prediction is still there: %q", got)
	}
}

func TestADragThatLostItsDutyIsGivenUp(t *testing.T) {
	s := example(t, "V0")
	g := s.press("B-MD-D7", s.on("B-EC-D2", .2))
	s.carry(model.RemoveDuties("B-MD-D7"))
	if s.Dragging() || s.predicted != nil {
		t.Error("the drag goes on without its duty")
	}
	g.move(s.on("B-EC-D3", .2))
	g.release()
	if s.done != 0 {
		t.Error("the duty was moved")
	}
}

func TestADragPredictsAnewWhenOthersHaveChangedTheScenario(t *testing.T) {
	s := example(t, "V0")
	g := s.press("B-MD-D7", s.on("B-EC-D2", .2))
	was := s.predicted.Consequence.Scenario.Fingerprint()
	s.carry(model.MoveDuties("", "B-MD-D1"))
	if !s.Dragging() {
		t.Fatal("the drag was given up")
	}
	if s.predicted.Consequence.Scenario.Fingerprint() == was {
		t.Error("the prediction is that of the scenario before")
	}
	g.release()
	if got := s.order("EC")[1]; got != "B-MD-D7" {
		t.Errorf("second is %s", got)
	}
}

func TestTheColumnScrollsWhileACardIsHeldAtItsEdge(t *testing.T) {
	s := synthetic(t, 500, 10)
	c := s.columns[0]
	duty := c.plan.items[1].duty
	if duty == "" {
		duty = c.plan.items[0].duty
	}
	edge := absolute(c).AddXY(100, c.Size().Height-12)
	g := s.press(duty, edge)
	place := s.drag.place
	s.tick(.1)
	if c.scroll.Offset.Y <= 0 {
		t.Fatal("the column did not scroll")
	}
	for range 30 {
		s.tick(.1)
	}
	if s.drag.place == place {
		t.Error("the place is that of the card that was there before")
	}
	if most := c.scroll.Content.Size().Height - c.scroll.Size().Height; c.scroll.Offset.Y > most {
		t.Errorf("scrolled to %v of %v", c.scroll.Offset.Y, most)
	}
	y := c.scroll.Offset.Y
	g.move(absolute(c).AddXY(100, headHeight+4))
	s.tick(.1)
	if c.scroll.Offset.Y >= y {
		t.Error("the column did not scroll back")
	}
	before := s.drag.place.before
	unit := s.drag.place.unit
	g.release() // the card that was pressed has been recycled
	order := s.order(unit)
	if i := slices.Index(order, duty); i < 0 || before != "" && order[i+1] != before {
		t.Errorf("%s is not before %s in %v", duty, before, order)
	}
}

func TestTheBoardScrollsSidewaysAtItsEdge(t *testing.T) {
	s := synthetic(t, 100, 30)
	g := s.press(s.columns[0].plan.items[0].duty, fyne.NewPos(60+870, 300))
	for range 20 {
		s.tick(.1)
	}
	if s.across.Offset.X == 0 {
		t.Fatal("the board did not scroll")
	}
	last := s.drag.place.unit
	if s.predicted.To != last {
		t.Errorf("predicts %q over %q", s.predicted.To, last)
	}
	g.release()
	if s.done != 1 || s.movedTo != last {
		t.Errorf("moved to %q, want %q", s.movedTo, last)
	}
}

func TestTheWheelMovesThePlaceUnderAHeldCard(t *testing.T) {
	s := synthetic(t, 500, 10)
	c := s.columns[1]
	s.press(s.columns[0].plan.items[0].duty, absolute(c).AddXY(100, 300))
	place := s.drag.place
	test.Scroll(s.window.Canvas(), absolute(c).AddXY(100, 300), 0, -400)
	if c.scroll.Offset.Y == 0 {
		t.Fatal("the wheel did not scroll")
	}
	if s.drag.place == place {
		t.Error("the place did not follow")
	}
}

func TestAFoldedLaneOpensUnderARestingCard(t *testing.T) {
	s := example(t, "V2")
	for _, c := range s.columns {
		if w := c.lanes["P-EC"]; w != nil {
			w.fold()
		}
	}
	g := s.press("B-MD-D2", s.lane("P-EC"))
	s.tick(.3)
	if !s.planner.collapsed["P-EC"] {
		t.Fatal("the lane opened at once")
	}
	s.tick(.3)
	if s.planner.collapsed["P-EC"] {
		t.Fatal("the lane stayed closed")
	}
	g.release()
	if got := s.order("P-EC"); got[0] != "B-MD-D2" {
		t.Errorf("the lane holds %v", got)
	}
}

func TestADragKeepsHoldOfTheCardWhereItWasTaken(t *testing.T) {
	s := example(t, "V0")
	w := s.card("B-MD-D7")
	corner, to := absolute(w), s.on("B-EC-D2", .2)
	from := s.on("B-MD-D7", .5)
	s.press("B-MD-D7", from.AddXY(7, 0), to)
	got := absolute(s.drag.ghost).Subtract(to)
	if want := corner.Subtract(from); got != want {
		t.Errorf("the ghost stands at %v from the pointer, want %v", got, want)
	}
}
