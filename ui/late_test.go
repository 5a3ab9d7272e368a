package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

func TestAMovedCardGoesBackWithTheReasonWhenItIsRefusedLate(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	was := homeOf(s.Window, "B-MD-D7")
	s.hold()
	s.moveTo([]model.ID{"B-MD-D7"}, "EC")
	s.onDisk()
	s.time.pass()
	if err := elsewhere(t, s.library.Path()).SetStatus(s.in, scenarios.Adopted); err != nil {
		t.Fatal(err)
	}
	s.answers()
	seen, coming := s.foreseen(s.session.Now())
	if d, _ := seen.Scenario.Duty("B-MD-D7"); d.Unit != was || len(coming) > 0 {
		t.Errorf("the card is in %s, on their way are %v", d.Unit, coming)
	}
	if want, _ := s.print.Error(s.scenario(), scenarios.ErrAdopted); s.failure != want || s.asked != nil {
		t.Errorf("it says %q, not %q", s.failure, want)
	}
}

func TestAWindowThatIsToCloseStaysWhenWhatWasOnItsWayIsRefused(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	s.hold()
	s.do(model.MoveDuties("EC", "B-MD-D7"), "", nil)
	s.onDisk()
	s.leaving(func() { t.Error("nobody has read why") })
	if err := elsewhere(t, s.library.Path()).SetStatus(s.in, scenarios.Archived); err != nil {
		t.Fatal(err)
	}
	if s.answers(); s.failure == "" || s.session == nil {
		t.Error("nothing is said")
	}
}

func TestAQuestionComesBackWithWhatWasTypedWhenItIsRefusedLate(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	s.askDuty("EC")
	s.hold()
	dialogText(t, s.Window, "一条新职责")
	s.onDisk()
	if s.open.dialog() != nil || s.canvas.Overlays().Top() != nil {
		t.Fatal("the question stands in the way while the disk does not answer")
	}
	s.goesOn()
	if err := elsewhere(t, s.library.Path()).SetStatus(s.in, scenarios.Adopted); err != nil {
		t.Fatal(err)
	}
	s.answers()
	s.open.dialog().Close() // why it was refused stands over it
	if d := s.open.dialog(); d == nil || d.Targets()["dialog:text"].(*look.Entry).Text != "一条新职责" {
		t.Error("what was typed is lost")
	}
}

func TestWhatWasFilledInComesBackWhenItIsRefusedLate(t *testing.T) {
	unit, duty := model.Ref{Kind: model.UnitKind, ID: "EC"}, model.Ref{Kind: model.DutyKind, ID: "B-MD-D7"}
	for name, x := range map[string]struct {
		open  func(s *slow)
		row   string
		field string
		typed string
		while func(s *slow)
	}{
		"a new goal on the page of departments": {func(s *slow) { s.Show(DepartmentsView) }, "departments:add:goal:MD", "field:text", "新的目标", (*slow).goesOn},
		"a duty that is changed there":          {func(s *slow) { s.Show(DepartmentsView) }, "departments:change:B-MD-D7", "field:title", "新的标题", (*slow).goesOn},
		"a control in the panel":                {func(s *slow) { s.jump(unit) }, "fill:control", "field:note", "双人复核", (*slow).redraw},
		"a cell in the panel":                   {func(s *slow) { s.jump(duty) }, "fill:cells", "field:group", "投放组", (*slow).redraw},
		"a duty at the foot of a column":        {func(s *slow) {}, "foot:EC", "foot-field", "新的职责", (*slow).goesOn},
	} {
		t.Run(name, func(t *testing.T) {
			s := opensSlow(t, "seed-b", true)
			s.win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
			x.open(s)
			tapTarget(t, s.Window, x.row)
			field := func() *look.Entry {
				f, _ := s.targets()[x.field].(*look.Entry)
				return f
			}
			if field() == nil {
				t.Fatalf("no %s", x.field)
			}
			if x.row == "fill:control" {
				s.targets()["field:type"].(*look.Entry).SetText("补偿性控制")
			}
			start := s.session.Now().Seq
			field().SetText(x.typed)
			s.hold()
			field().TypedKey(pressed(fyne.KeyReturn))
			s.onDisk()
			x.while(s)
			there := elsewhere(t, s.library.Path())
			if err := there.SetStatus(s.in, scenarios.Archived); err != nil {
				t.Fatal(err)
			}
			s.answers()
			if s.failure == "" || s.session.Now().Seq != start {
				t.Fatalf("%d steps, %q", s.session.Now().Seq-start, s.failure)
			}
			for s.open.dialog() != nil { // why it was refused
				s.open.dialog().Close()
			}
			if x.open(s); field() == nil || field().Text != x.typed {
				t.Fatal("what was typed is lost")
			}
			s.canvas.Focus(field())
			s.canvas.Unfocus()
			if s.rest(); s.open.dialog() != nil || field() == nil {
				t.Fatal("leaving it asks again")
			}
			if err := there.SetStatus(s.in, scenarios.Draft); err != nil {
				t.Fatal(err)
			}
			s.until(func(done func()) { s.desk.Survey(func(error) { done() }) })
			field().TypedKey(pressed(fyne.KeyReturn))
			if s.rest(); s.session.Now().Seq != start+1 {
				t.Errorf("Enter does not store it: %d steps, %q", s.session.Now().Seq-start, s.failure)
			}
		})
	}
}

// redraw shows all anew while what is selected stays.
func (s *slow) redraw() {
	s.time.pass()
	s.draw()
}

func TestWhatWasFilledInIsHandedBackWhenItIsRefusedLateAndItsPlaceIsGone(t *testing.T) {
	s := opensSlow(t, "seed-b", true)
	s.win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
	s.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	tapTarget(t, s.Window, "fill:control")
	s.targets()["field:type"].(*look.Entry).SetText("补偿性控制")
	note := s.targets()["field:note"].(*look.Entry)
	note.SetText("双人复核")
	s.hold()
	note.TypedKey(pressed(fyne.KeyReturn))
	s.onDisk()
	s.goesOn() // another duty is selected
	if err := elsewhere(t, s.library.Path()).SetStatus(s.in, scenarios.Archived); err != nil {
		t.Fatal(err)
	}
	s.answers()
	s.open.dialog().Close() // why it was refused stands over it
	if s.open.dialog() == nil {
		t.Fatal("nothing is handed back")
	}
	said := strings.Join(shown(s.canvas.Overlays().Top()), "")
	for _, want := range []string{s.print.T("edits.unstored", "name", s.print.Kind(model.ControlKind)), "双人复核"} {
		if !strings.Contains(said, want) {
			t.Errorf("it says %q, without %q", said, want)
		}
	}
}
