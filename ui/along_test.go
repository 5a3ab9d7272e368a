package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/model/check"
)

func ownerOf(w *Window, kpi model.ID) model.ID {
	k, _ := w.session.Now().Scenario.KPI(kpi)
	return k.Unit
}

func TestAfterAMoveWhatStayedBehindIsSaidAndCanBeSentAfterItInOneStep(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if left := model.LeftBehind(w.session.Now().Scenario, "MD", "EC", "B-MD-D7"); len(left) == 0 {
		t.Fatal("nothing would stay behind; take another duty")
	}
	w.moveTo([]model.ID{"B-MD-D7"}, "EC")
	seq := w.session.Now().Seq
	if w.frame.toast == nil || len(w.frame.toast.Offers) != 3 {
		t.Fatalf("the line after the drop offers %v", w.frame.toast)
	}
	if ownerOf(w, "K-CTR") != "MD" {
		t.Fatal("the KPI did not stay")
	}
	test.Tap(w.frame.toast.Offers[0].(fyne.Tappable))
	if ownerOf(w, "K-CTR") != "EC" || homeOf(w, "B-MD-D7") != "EC" || w.session.Now().Seq != seq+1 {
		t.Errorf("the KPI is with %q after %d steps: %s", ownerOf(w, "K-CTR"), w.session.Now().Seq-seq, w.failure)
	}
	w.Undo()
	if ownerOf(w, "K-CTR") != "MD" || homeOf(w, "B-MD-D7") != "EC" {
		t.Error("undo does not bring back what was sent after it, and only that")
	}
	w.moveTo([]model.ID{"B-MD-D7"}, "")
	if len(w.frame.toast.Offers) != 1 {
		t.Error("something is to follow a duty that went nowhere")
	}
}

func TestWhatStayedBehindHasADoorThatStaysAsLongAsItDoes(t *testing.T) {
	for _, scenario := range []model.ID{"V0", "V3"} { // the baseline itself, and one that looks back to it
		w, _ := opens(t, "seed-b")
		w.Switch(scenario)
		home := homeOf(w, "B-MD-D4")
		duty := model.ID("")
		for _, d := range w.session.Now().Scenario.Duties() {
			if d.Unit == home && len(model.LeftBehind(w.session.Now().Scenario, home, "EC", d.ID)) > 0 {
				duty = d.ID
			}
		}
		if duty == "" {
			t.Fatal("nothing would stay behind")
		}
		w.board.Select(duty)
		if w.targets()["along"] != nil {
			t.Fatal("it has not been moved")
		}
		w.moveTo([]model.ID{duty}, "EC")
		left := model.LeftBehind(w.session.Now().Scenario, home, "EC", duty)
		w.frame.hideToast()
		w.board.Select()
		w.SetLang(model.EN)
		w.board.Select(duty)
		seq := w.session.Now().Seq
		tapTarget(t, w, "along")
		for _, r := range left {
			if got := model.Cell(w.session.Now().Scenario.Get(r), "unit"); got != "EC" {
				t.Errorf("%s is with %s: %s", r, got, w.failure)
			}
		}
		if w.session.Now().Seq != seq+1 {
			t.Errorf("that took %d steps", w.session.Now().Seq-seq)
		}
		if w.targets()["along"] != nil {
			t.Error("it is still offered")
		}
		w.Undo()
		if w.targets()["along"] == nil {
			t.Error("after undo it is not offered again")
		}
	}
}

func TestThePageOfWarningsCarriesARemedyOutAndAcceptsWithAReason(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(WarningsView)
	cases := w.panels.cases
	first := cases.Showing()
	if first == "" {
		t.Fatal("no warning is looked at")
	}
	w.openCase(mustFind(t, w, "GP-03|K-TRAFFIC").Key)
	if cases.Showing() != "GP-03|K-TRAFFIC" {
		t.Fatalf("it shows %s", cases.Showing())
	}
	if !cases.Key(fyne.Key1) || ownerOf(w, "K-TRAFFIC") == "" {
		t.Fatalf("the remedy was not carried out: %s", w.failure)
	}
	if next := cases.Showing(); next == "GP-03|K-TRAFFIC" || next == "" {
		t.Errorf("afterwards it shows %q", next)
	}
	w.Undo()
	w.openCase(mustFind(t, w, "GP-03|K-TRAFFIC").Key)
	if cases.Targets()["case-why"] == nil {
		t.Fatal("there is no field for the reason")
	}
	if !waived(w, mustFind(t, w, "GP-03|K-TRAFFIC"), "六月起才考核") {
		t.Fatal(w.failure)
	}
	if f := mustFind(t, w, "GP-03|K-TRAFFIC"); f.Waived == nil || !strings.Contains(f.Waived.Reason, "六月") {
		t.Errorf("accepted: %+v", f.Waived)
	}
	cases.List.Only("MD")
	for _, x := range w.session.Now().Themes.All() {
		if x.Sort == "goal" && cases.Targets()["theme:"+x.Key] != nil {
			t.Error("a goal of the other department is listed")
		}
	}
}

func mustFind(t *testing.T, w *Window, key string) check.Finding {
	t.Helper()
	f, ok := w.session.Now().Findings.Get(key)
	if !ok {
		t.Fatalf("there is no warning %s", key)
	}
	return f
}
