package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// gestures are the cells that are entered by a gesture of their own, and by which.
var gestures = map[string]string{
	"duty.unit": "move", "link.from": "fill:link", "control.unit": "fill:control",
	"role.duty": "add-role", "role.unit": "add-role", "role.role": "add-role",
	"lock.type": "lock", "lock.duties": "lock", "lock.reason": "lock",
	"waiver.reason": "accept", // the warning says so, see TestAcceptingAsksForAReason and its like
}

// samples is what is typed into a cell so that it changes.
func sample(p func(f model.Field, v string) string, words []string, f model.Field, now string) (typed, want string) {
	switch f.Type {
	case model.Whole, model.Number:
		if f.Max <= 3 {
			return "1", "1"
		}
		return "4", "4"
	case model.Word, model.List:
		for _, w := range words {
			if w != now && w != "" {
				return p(f, w), w
			}
		}
	}
	if f.Day {
		return "2027/3/1", "2027-03-01"
	}
	return "Sample", "Sample"
}

// Every field of every kind can be entered in the window, or has a reason why nobody
// enters it. Whoever adds a field has to give it a place.
func TestEveryFieldOfTheModelCanBeEnteredInTheWindow(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
	w.SetLang(model.EN)
	w.Switch("V3")
	entered := 0
	for _, kind := range model.Kinds() {
		for _, f := range model.Fields(kind) {
			if _, not := entry.Unentered(kind, f.Name); not {
				continue
			}
			base, lang, text := strings.Cut(f.Name, ".")
			if text && lang == "zh" {
				continue // as English, in the other language of the window or the line below
			}
			name := string(kind) + "." + base
			gesture, own := gestures[name]
			if own && gesture == "accept" || kind == model.ResponseKind || // see TestWhoSeesToAThemeIsEnteredWhereItIsShown
				kind == model.DecisionRightKind || // see ui/rights
				kind == model.CommentKind || kind == model.ResolutionKind {
				continue
			}
			s := w.session.Now().Scenario
			var of model.Ref
			switch kind {
			case model.RoleKind, model.LockKind, model.LinkKind:
				of = s.Duties()[0].Ref()
			case model.ControlKind:
				of = model.Ref{Kind: model.UnitKind, ID: "EC"}
			case model.UnitKind:
				of = model.Ref{Kind: model.UnitKind, ID: "MD"}
			default:
				if all := s.Records(kind); len(all) > 0 {
					of = all[0].Ref()
				} else if kind != model.BriefKind {
					t.Fatalf("the example has no %s", kind)
				}
			}
			if kind == model.BriefKind {
				w.board.Select()
				w.unit, w.record = "", model.Ref{}
				w.draw()
				of = model.Ref{Kind: model.BriefKind, ID: model.BriefID}
			} else {
				w.jump(of)
			}
			if own {
				if w.targets()[gesture] == nil {
					t.Errorf("%s has no %s", name, gesture)
				}
				continue
			}
			before := s.Get(of)
			row := "fill:cells"
			switch {
			case kind == model.LinkKind:
				row, before = "fill:link", nil
			case kind == model.ControlKind:
				row, before = "fill:control", nil
			case kind == model.BriefKind && base == "name":
				continue // the scenario is renamed by its menu
			case kind == model.BriefKind:
				row = "cell:" + base
			case w.targets()["edit:"+f.Name] != nil:
				row = "edit:" + f.Name
			}
			tap, ok := w.targets()[row].(fyne.Tappable)
			if !ok {
				t.Errorf("%s: no %s on the panel of %s", name, row, of)
				continue
			}
			tap.Tapped(&fyne.PointEvent{})
			target := "field:" + base
			if strings.HasPrefix(row, "edit:") {
				target = "edit-field"
			}
			field, ok := w.targets()[target].(*look.Entry)
			if !ok {
				t.Errorf("%s: nothing can be typed", name)
				continue
			}
			if before == nil { // entered together with the rest, see below
				w.escapeField(field)
				continue
			}
			now := model.Cell(before, f.Name)
			p := w.print
			typed, want := sample(func(f model.Field, v string) string { return p.Value(s, f, v) }, p.Words(f), f, now)
			if f.Type == model.Reference {
				for _, r := range s.Records(f.Target) {
					if id := string(r.Ref().ID); id != now && !s.Inside(r.Ref().ID, of.ID) && id != model.Cell(before, "from") && id != model.Cell(before, "to") {
						typed, want = p.RecordName(s, r), id
						if f.Target == model.UnitKind {
							typed = p.Unit(s, r.Ref().ID)
						}
						break
					}
				}
			}
			field.SetText(typed)
			field.TypedKey(pressed(fyne.KeyReturn))
			entered++
			if got := model.Cell(w.session.Now().Scenario.Get(of), f.Name); got != want {
				t.Errorf("%s: %q was typed, it is %q and not %q; %q", name, typed, got, want, w.failure)
			}
		}
	}
	if entered < 50 {
		t.Errorf("only %d cells were entered", entered)
	}
}

// escapeField gives up what is being entered.
func (w *Window) escapeField(field *look.Entry) { field.TypedKey(pressed(fyne.KeyEscape)) }

func TestAControlAndALinkAreEnteredInThePanel(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
	w.Switch("V3")
	fill := func(row string, cells ...string) {
		t.Helper()
		tap, ok := w.targets()[row].(fyne.Tappable)
		if !ok {
			t.Fatalf("no %s", row)
		}
		tap.Tapped(&fyne.PointEvent{})
		for i := 0; i < len(cells); i += 2 {
			w.targets()["field:"+cells[i]].(*look.Entry).SetText(cells[i+1])
		}
		w.targets()["field:"+cells[0]].(*look.Entry).TypedKey(pressed(fyne.KeyReturn))
	}
	w.jump(model.Ref{Kind: model.UnitKind, ID: "EC"})
	fill("fill:control", "type", "补偿性控制", "note", "双人复核")
	if c, ok := w.session.Now().Scenario.Control(model.ControlID("EC", "compensating")); !ok || c.Note != "双人复核" {
		t.Errorf("%+v", c)
	}
	duty := w.session.Now().Scenario.DutiesOf("EC")[0]
	w.jump(duty.Ref())
	before := len(w.session.Now().Scenario.LinksFrom(duty.Ref()))
	kpi := w.session.Now().Scenario.KPIs()[20]
	fill("fill:link", "to", "指标："+w.print.Name(w.session.Now().Scenario, kpi.Ref()), "strength", "直接")
	l, _ := w.session.Now().Scenario.Link(model.LinkID(duty.ID, kpi.ID))
	if len(w.session.Now().Scenario.LinksFrom(duty.Ref())) != before+1 || l.Strength != 3 {
		t.Errorf("%+v; %q", l, w.failure)
	}
	w.board.Select() // ends the form for the next one
	w.jump(duty.Ref())
	tap := w.targets()["links"].(fyne.Tappable)
	tap.Tapped(&fyne.PointEvent{})
	for _, name := range []string{"link:" + string(kpi.ID), "unlink"} {
		menu := w.canvas.Overlays().Top().(*look.Menu)
		for _, r := range menu.Rows {
			if r.Name() == name {
				test.Tap(r)
			}
		}
	}
	if len(w.session.Now().Scenario.LinksFrom(duty.Ref())) != before {
		t.Error("the link is still there")
	}
}

func TestAnUnknownCodeIsRefusedWithASentence(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 4000)) // everything is in sight
	w.Switch("V3")
	duty := w.session.Now().Scenario.DutiesOf("EC")[0]
	w.jump(duty.Ref())
	w.targets()["cell:functions"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	field := w.targets()["field:functions"].(*look.Entry)
	field.SetText("xyz_code")
	field.TypedKey(pressed(fyne.KeyReturn))
	if d, _ := w.session.Now().Scenario.Duty(duty.ID); d.Functions != duty.Functions || !field.Refused || field.Text != "xyz_code" {
		t.Errorf("%q, refused %v, %q", d.Functions, field.Refused, field.Text)
	}
}

func TestADutyThatIsThereAlreadyIsShownWhileItIsTyped(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 2000))
	w.Show(DepartmentsView)
	mark := w.targets()["departments:add:duty:MD"].(fyne.Tappable)
	mark.Tapped(&fyne.PointEvent{})
	field := w.targets()["field:text"].(*look.Entry)
	there, _ := w.session.Now().Scenario.Duty("B-EC-D2")
	field.SetText(there.Text.ZH)
	found := false
	visit(w.canvas.Content(), func(o fyne.CanvasObject, _ fyne.Position) {
		if x, ok := o.(*canvas.Text); ok && strings.HasPrefix(x.Text, "与“"+w.print.Name(w.session.Now().Scenario, there.Ref())+"”相近") {
			found = true
		}
	})
	if !found {
		t.Error("nobody says that there is such a duty")
	}
	field.TypedKey(pressed(fyne.KeyEscape))
	if w.session.Now().Seq != 0 {
		t.Error("looking stored something")
	}
}

// The first thing that is entered on the baseline makes a fork; the next one is begun by
// then, and goes on there.
func TestEnteringGoesOnInTheForkThatItMakes(t *testing.T) {
	w := opensSlow(t, "seed-b", false)
	w.win.Resize(fyne.NewSize(1440, 2000))
	w.Show(DepartmentsView)
	w.targets()["departments:add:goal:MD"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	for n, text := range []string{"第一个", "第二个"} {
		field, ok := w.canvas.Focused().(*look.Entry)
		if !ok || field != w.targets()["field:text"] {
			t.Fatalf("%d: the keyboard belongs to %T", n, w.canvas.Focused())
		}
		field.SetText(text)
		field.TypedKey(pressed(fyne.KeyReturn))
		w.rest()
	}
	if now := w.session.Now(); now.Info.ID == "V0" || now.Seq != 2 {
		t.Errorf("%s has %d steps", now.Info.ID, now.Seq)
	}
	w.Show(BoardView)
	w.Switch("V0")
	w.rest()
	w.targets()["foot:EC"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	for _, text := range []string{"一", "二"} {
		field, ok := w.targets()["foot-field"].(*look.Entry)
		if !ok || w.canvas.Focused() != fyne.Focusable(field) {
			t.Fatalf("the keyboard belongs to %T", w.canvas.Focused())
		}
		field.SetText(text)
		field.TypedKey(pressed(fyne.KeyReturn))
		w.rest()
	}
	if n := len(w.session.Now().Scenario.DutiesOf("EC")); n != 9 {
		t.Errorf("%d duties", n)
	}
}

func TestWhatIsReadIsTakenByAKey(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.Resize(fyne.NewSize(1440, 2000))
	w.Switch("V3")
	w.Show(DepartmentsView)
	w.targets()["departments:add:duty:MD"].(fyne.Tappable).Tapped(&fyne.PointEvent{})
	field := w.targets()["field:text"].(*look.Entry)
	field.SetText("统筹抖音信息流广告投放")
	field.TypedKey(pressed(fyne.KeyReturn))
	read := func() (n int) {
		for name := range w.targets() {
			if strings.HasPrefix(name, "read:") {
				n++
			}
		}
		return n
	}
	if read() == 0 {
		t.Fatal("nothing is read")
	}
	seq := w.session.Now().Seq
	w.canvas.Unfocus()
	for _, s := range w.shortcuts() {
		if s.label() == "Ctrl+Enter" {
			w.pressed(s)
		}
	}
	if read() != 0 || w.session.Now().Seq != seq+1 {
		t.Errorf("%d are left after %d steps; %q", read(), w.session.Now().Seq-seq, w.failure)
	}
}
