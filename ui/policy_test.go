package ui

import (
	"maps"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
)

func findsOf(w *Window, rule string) (n int) {
	for f := range w.session.Now().Findings.Each() {
		if f.Rule == rule {
			n++
		}
	}
	return n
}

func TestRulesThresholdsAndTermsAreSetInTheWindowForTheWholeLibrary(t *testing.T) {
	w, _ := opens(t, "seed-b")
	other := forks(t, w, "另一方案")
	w.mainMenu()
	choose(t, w, "policy")
	d := w.open.dialog()
	if d == nil {
		t.Fatal("no dialog opens")
	}
	at := func(name string) fyne.CanvasObject {
		t.Helper()
		o := d.Targets()["dialog:"+name]
		if o == nil {
			t.Fatalf("the dialog has no %s", name)
		}
		return o
	}
	before, counted := w.session.Now().Findings.Len(), maps.Clone(w.sight().Counts)
	if findsOf(w, "GP-03") == 0 {
		t.Fatal("GP-03 finds nothing to begin with")
	}
	test.Tap(at("rule/GP-03").(fyne.Tappable))
	if n := findsOf(w, "GP-03"); n != 0 || len(w.sight().Counts) != len(counted) || counted[other].High == 0 {
		t.Errorf("after the rule is off it finds %d, counted %+v", n, w.sight().Counts)
	}
	for id, c := range w.sight().Counts {
		if c.High >= counted[id].High {
			t.Errorf("%s was not counted anew: %+v, before %+v", id, c, counted[id])
		}
	}

	// Shares are typed in percent; what is out of bounds is said, and stays to be mended.
	knob := at("threshold/LD-04.share").(*look.Entry)
	if knob.Text != "60" {
		t.Errorf("60 %% is shown as %q", knob.Text)
	}
	knob.SetText("300")
	knob.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if knob = at("threshold/LD-04.share").(*look.Entry); !knob.Refused || knob.Text != "300" || w.session.Now().Policy.Value("threshold/LD-04.share") != "0.6" {
		t.Errorf("300 %% was taken: %v", w.session.Now().Policy.Map())
	}
	knob.SetText("75%")
	knob.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := w.session.Now().Policy.Value("threshold/LD-04.share"); got != "0.75" {
		t.Errorf("75%% is kept as %s", got)
	}

	at("tabs").(*look.Segment).OnChosen(1)
	at("term").(*look.Entry).SetText("金蟾计划")
	at("means").(*look.Entry).SetText("投诉处理")
	test.Tap(at("add-term").(fyne.Tappable))
	if got := w.session.Now().Policy.Terms()["金蟾计划"]; got != "投诉处理" || at("term").(*look.Entry).Text != "" {
		t.Errorf("the term means %q", got)
	}
	test.Tap(at("remove:金蟾计划").(fyne.Tappable))
	at("tabs").(*look.Segment).OnChosen(0)
	test.Tap(at("usual").(fyne.Tappable))
	if p := w.session.Now().Policy; p != (check.Policy{}) || w.session.Now().Findings.Len() != before {
		t.Errorf("reset, it still sets %v", p.Map())
	}
	test.Tap(at("ok").(fyne.Tappable))
	if w.open.dialog() != nil || w.failure != "" {
		t.Errorf("left open: %s", w.failure)
	}
	log, err := w.library.Settings()
	if err != nil || len(log) != 6 || !strings.HasPrefix(log[0].Key, "rule/") {
		t.Errorf("the log is %+v, %v", log, err)
	}
}

func TestADutyThatIsNotRecognisedSaysSoAndLeadsToTheTerms(t *testing.T) {
	w, _ := opens(t, "seed-b")
	does(t, w, model.AddDuty("n1", "MD", model.Text{ZH: "负责金蟾"}))
	w.board.Select("n1")
	teach := w.panels.inspector.Targets()["teach"]
	if teach == nil {
		t.Fatal("nothing says that it is not recognised")
	}
	test.Tap(teach.(fyne.Tappable))
	d := w.open.dialog()
	if d == nil || d.Targets()["dialog:term"] == nil {
		t.Fatal("it does not lead to the terms")
	}
	d.Targets()["dialog:term"].(*look.Entry).SetText("金蟾")
	d.Targets()["dialog:means"].(*look.Entry).SetText("投诉处理")
	test.Tap(d.Targets()["dialog:add-term"].(fyne.Tappable))
	d.Close()
	if w.panels.inspector.Targets()["teach"] != nil {
		t.Error("taught, it is still not recognised")
	}
	w.board.Select("B-MD-D1")
	if w.panels.inspector.Targets()["teach"] != nil {
		t.Error("a duty of the brief is not recognised")
	}
}
