package board

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/ui/look"
)

func TestACtrlClickAddsAndTakesAway(t *testing.T) {
	s := example(t, "V0")
	s.card("B-EC-D1").Tapped(nil)
	s.toggle("B-MD-D2", fyne.KeyModifierControl)
	s.toggle("B-EC-D3", fyne.KeyModifierControl)
	s.toggle("B-MD-D2", fyne.KeyModifierControl)
	if want := []model.ID{"B-EC-D1", "B-EC-D3"}; !slices.Equal(s.selected, want) {
		t.Errorf("selected %v, want %v", s.selected, want)
	}
}

func TestAShiftClickSelectsWhatLiesBetween(t *testing.T) {
	s := example(t, "V0")
	s.card("B-EC-D4").Tapped(nil)
	s.toggle("B-EC-D2", fyne.KeyModifierShift)
	if want := []model.ID{"B-EC-D4", "B-EC-D3", "B-EC-D2"}; !slices.Equal(s.selected, want) {
		t.Errorf("selected %v, want %v", s.selected, want)
	}
	s.toggle("B-MD-D1", fyne.KeyModifierShift)
	if want := []model.ID{"B-MD-D1"}; !slices.Equal(s.selected, want) {
		t.Errorf("across columns selected %v, want %v", s.selected, want)
	}
}

func TestARightClickIsAboutTheSelectionItHits(t *testing.T) {
	s := example(t, "V0")
	s.Select("B-EC-D1", "B-EC-D2")
	s.card("B-EC-D1").TappedSecondary(&fyne.PointEvent{})
	if !slices.Equal(s.menu, []model.ID{"B-EC-D1", "B-EC-D2"}) {
		t.Errorf("the menu is about %v", s.menu)
	}
	s.card("B-MD-D1").TappedSecondary(&fyne.PointEvent{})
	if !slices.Equal(s.menu, []model.ID{"B-MD-D1"}) || !slices.Equal(s.selected, s.menu) {
		t.Errorf("the menu is about %v, selected %v", s.menu, s.selected)
	}
}

func TestAnotherLanguageKeepsSelectionAndScrolling(t *testing.T) {
	s := synthetic(t, 500, 10)
	c := s.columns[1]
	ids := s.order(c.plan.unit)
	s.Select(ids[len(ids)-1])
	offset := c.scroll.Offset
	if offset.Y == 0 {
		t.Fatal("the last card was not scrolled to")
	}
	s.Draw(s.session.Now(), text.For(model.EN))
	if s.columns[1] != c || c.scroll.Offset != offset || !slices.Equal(s.Selected(), ids[len(ids)-1:]) {
		t.Errorf("offset %v was %v, selected %v", c.scroll.Offset, offset, s.Selected())
	}
	last := s.columns[len(s.columns)-1]
	s.revealColumn(last)
	if got := readable(last.head); !last.Visible() || strings.ContainsRune(got, '待') && !strings.Contains(got, "Un") {
		t.Errorf("the head still says %q", got)
	}
}

func TestOnlyTheCardsInSightAreWidgets(t *testing.T) {
	s := synthetic(t, 500, 4)
	c := s.columns[0]
	if n := len(c.plan.items); n < 100 {
		t.Fatalf("the column has only %d items", n)
	}
	for y := float32(0); y < c.plan.height; y += 333 {
		c.scroll.Offset.Y = y
		c.scroll.OnScrolled(c.scroll.Offset)
		if n := len(c.cards) + len(c.spare); n > 30 {
			t.Fatalf("%d card widgets at %v", n, y)
		}
		for id, w := range c.cards {
			if at, ok := c.plan.card(id); !ok || w.duty != id || w.Position().Y != at.top || w.Size().Height != at.height {
				t.Fatalf("at %v the card of %s shows %s at %v", y, id, w.duty, w.Position())
			}
		}
	}
}

func TestAFilterHidesCardsAndKeepsTheirOrder(t *testing.T) {
	s := example(t, "V0")
	s.Focus(only("B-EC-D3", "B-EC-D5"))
	var shown []model.ID
	for _, p := range s.plans {
		for _, i := range p.items {
			shown = append(shown, i.duty)
		}
	}
	if want := []model.ID{"B-EC-D3", "B-EC-D5"}; !slices.Equal(shown, want) {
		t.Fatalf("shown %v, want %v", shown, want)
	}
	s.press("B-EC-D5", s.on("B-EC-D3", .5), s.on("B-EC-D3", .2)).release()
	got := s.order("EC")
	if i := slices.Index(got, "B-EC-D5"); got[i+1] != "B-EC-D3" {
		t.Errorf("order %v", got)
	}
	s.Focus(Focus{})
	if n := len(s.plans[0].items); n != 7 {
		t.Errorf("%d cards without the filter", n)
	}
}

func TestCompactCardsAreLowAndShowTheTitleOnly(t *testing.T) {
	s := example(t, "V0")
	s.SetDensity(Compact)
	w := s.card("B-EC-D4")
	if w.Size().Height != cardCompact {
		t.Errorf("height %v", w.Size().Height)
	}
	if got := strings.Count(readable(w), "\n"); got != 1 {
		t.Errorf("%d texts on a compact card", got)
	}
	s.SetDensity(Full)
	if s.card("B-EC-D4").Size().Height == cardCompact {
		t.Error("the card stayed low")
	}
}

func TestAFoldedLaneHidesItsCardsUntilOneIsLookedFor(t *testing.T) {
	s := example(t, "V2")
	s.columns[0].lanes["P-NM"].fold()
	if _, ok := s.plans[0].card("B-MD-D2"); ok {
		t.Fatal("the lane is not folded")
	}
	s.Reveal("B-MD-D2")
	if _, ok := s.plans[0].card("B-MD-D2"); !ok {
		t.Error("the lane stayed folded")
	}
}

func TestAReasonIsStoredOnce(t *testing.T) {
	s := example(t, "V0")
	s.press("B-MD-D7", s.on("B-EC-D2", .2)).release()
	s.AskWhy("B-MD-D7", "投放与评估分离")
	entry, ok := s.Targets()["reason"].(*look.Entry)
	if !ok || s.window.Canvas().Focused() != fyne.Focusable(entry) {
		t.Fatal("the reason line has not got the keyboard")
	}
	entry.SetText("试一试")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !slices.Equal(s.reasons, []string{"试一试"}) {
		t.Errorf("reasons %q", s.reasons)
	}
	if s.Targets()["reason"] != nil {
		t.Error("the reason line is still there")
	}
}

func TestGoingOnClosesTheReasonLineUnanswered(t *testing.T) {
	for name, next := range map[string]func(*stage){
		"escape": func(s *stage) {
			s.Targets()["reason"].(*look.Entry).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
		},
		"another card":  func(s *stage) { s.card("B-EC-D2").Tapped(nil) },
		"another drag":  func(s *stage) { s.press("B-EC-D2", s.below("")).release() },
		"by the keys":   func(s *stage) { s.Select("B-EC-D2"); s.key(fyne.KeySpace) },
		"the wandering": func(s *stage) { s.press("B-EC-D2", s.on("B-EC-D2", .5).AddXY(2, 2)).release() },
	} {
		s := example(t, "V0")
		s.carry(model.MoveDuties("EC", "B-MD-D7"))
		s.AskWhy("B-MD-D7")
		next(s)
		if !slices.Equal(s.reasons, []string{""}) || s.Targets()["reason"] != nil {
			t.Errorf("%s: reasons %q", name, s.reasons)
		}
	}
}

func TestGoingOnStoresWhatWasTypedAsReason(t *testing.T) {
	for name, next := range map[string]func(*stage){
		"another card": func(s *stage) { s.card("B-EC-D2").Tapped(nil) },
		"another drag": func(s *stage) { s.press("B-EC-D2", s.below("")).release() },
		"by the keys":  func(s *stage) { s.Select("B-EC-D2"); s.key(fyne.KeySpace) },
		"the window":   func(s *stage) { s.GoOn() },
	} {
		s := example(t, "V0")
		s.carry(model.MoveDuties("EC", "B-MD-D7"))
		s.AskWhy("B-MD-D7")
		s.Targets()["reason"].(*look.Entry).SetText(" 投放与评估分离")
		next(s)
		if !slices.Equal(s.reasons, []string{"投放与评估分离"}) || s.Targets()["reason"] != nil {
			t.Errorf("%s: reasons %q", name, s.reasons)
		}
	}
}

func TestAReasonThatIsLeftIsKeptAndTheQuestionStays(t *testing.T) {
	s := example(t, "V0")
	s.carry(model.MoveDuties("EC", "B-MD-D7"))
	s.AskWhy("B-MD-D7", "投放与评估分离")
	s.Targets()["reason"].(*look.Entry).SetText("半句")
	s.window.Canvas().Unfocus()
	if !slices.Equal(s.kept, []string{"半句"}) || len(s.reasons) != 0 || s.Targets()["reason"] == nil {
		t.Errorf("kept %q, ended with %q", s.kept, s.reasons)
	}
	s.window.Canvas().Focus(s.Targets()["reason"].(*look.Entry))
	s.Targets()["reason"].(*look.Entry).TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !slices.Equal(s.kept, []string{"半句"}) || !slices.Equal(s.reasons, []string{""}) {
		t.Errorf("after Escape kept %q, ended with %q", s.kept, s.reasons)
	}
}

func TestWhatIsTypedAsReasonOutlivesARedraw(t *testing.T) {
	s := synthetic(t, 200, 4)
	duty := s.columns[0].plan.items[1].duty
	s.AskWhy(duty)
	s.Targets()["reason"].(*look.Entry).SetText("半句")
	s.Draw(s.session.Now(), s.print)
	c := s.columns[0]
	c.scroll.Offset.Y = 3000
	c.update()
	c.scroll.Offset.Y = 0
	c.update()
	if got := s.Targets()["reason"].(*look.Entry).Text; got != "半句" {
		t.Errorf("the line holds %q", got)
	}
}

func TestAReasonOfACardThatIsHiddenIsTakenAsItIs(t *testing.T) {
	s := example(t, "V2")
	lane := s.units()[0][1]
	duty := s.order(lane)[0]
	s.AskWhy(duty)
	s.window.Canvas().Focus(s.Targets()["reason"].(*look.Entry))
	s.Targets()["reason"].(*look.Entry).SetText("半句")
	s.planner.collapsed[lane] = true
	s.layout()
	if s.asking != nil || !slices.Equal(s.reasons, []string{"半句"}) {
		t.Errorf("the line still asks: %v; answered with %q", s.asking != nil, s.reasons)
	}
	delete(s.planner.collapsed, lane)
	s.layout()
	if s.Targets()["reason"] != nil {
		t.Error("the line comes back with the card")
	}
}

func TestAReasonLineStandsUnderItsCardAndPushesTheRestDown(t *testing.T) {
	s := example(t, "V0")
	before := s.card("B-EC-D3").Position().Y
	s.AskWhy("B-EC-D2")
	under := s.card("B-EC-D2")
	if got, want := s.columns[0].reason.Position().Y, under.Position().Y+under.Size().Height+cardGap; got != want {
		t.Errorf("the line stands at %v, want %v", got, want)
	}
	if got := s.card("B-EC-D3").Position().Y; got != before+reasonHeight+cardGap {
		t.Errorf("the next card stands at %v", got)
	}
}

func TestAClickOnAWarningRingsItsCards(t *testing.T) {
	s := example(t, "V0")
	s.Mark(check.Medium, duty("B-EC-D5"), duty("B-MD-D7"))
	if s.face("B-EC-D5").Marked != look.Medium || s.face("B-EC-D1").Marked != look.NoSeverity {
		t.Error("other cards are ringed")
	}
	s.card("B-EC-D1").Tapped(nil)
	if s.face("B-EC-D5").Marked != look.NoSeverity {
		t.Error("the ring stays for ever")
	}
}

func TestCardsTellWhereTheyCameFromAndWhatIsNew(t *testing.T) {
	s := example(t, "V3")
	if o := s.face("B-MD-D7").Origin; o == nil || o.Char != "媒" {
		t.Errorf("origin %v", o)
	}
	if s.face("B-EC-D1").Origin != nil {
		t.Error("a card that stayed says that it has moved")
	}
	s.carry(model.AddDuty("n", "EC", zh("新的职责")))
	if s.face("n").New == "" {
		t.Error("a new card does not say so")
	}
	s.carry(model.SetDutyState(model.Deferred, "B-EC-D1"))
	if f := s.face("B-EC-D1"); !f.Muted || f.Tag == "" {
		t.Error("a deferred card looks like the others")
	}
	s.carry(model.AddRecord(model.Lock{ID: "fixed", Type: "pinned", Duties: model.SetOf("B-EC-D2"), Reason: "…"}))
	if !s.face("B-EC-D2").Locked {
		t.Error("a fixed card looks like the others")
	}
}

func TestTheHeadCountsDutiesAndFunctions(t *testing.T) {
	s := example(t, "V0")
	functions := model.Set("")
	for _, d := range s.session.Now().Scenario.DutiesUnder("EC") {
		functions = functions.Plus(d.Functions)
	}
	want := s.Board.print.T("head.counts", "n", 7, "f", functions.Len())
	if got := readable(s.column("EC").head); !strings.Contains(got, want) {
		t.Errorf("the head says %q, want %q", got, want)
	}
}

func TestTargetsNameWhatCanBeSeen(t *testing.T) {
	s := example(t, "V2")
	targets := s.Targets()
	for _, name := range []string{"column:DM", "column:-", "column-menu:DM", "card:B-MD-D2", "lane:P-NM"} {
		if o := targets[name]; o == nil || o.Size().Width == 0 {
			t.Errorf("no %s", name)
		}
	}
	s.column("DM").head.face.More.OnTapped()
	s.columns[0].lanes["P-NM"].TappedSecondary(&fyne.PointEvent{})
	if !slices.Equal(s.unitMenu, []model.ID{"DM", "P-NM"}) {
		t.Errorf("menus about %v", s.unitMenu)
	}
}
