package ui

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// choices opens a menu of the comparison and taps one of its rows.
func (w *Window) choices(t *testing.T, target, row string) {
	t.Helper()
	door, ok := w.targets()[target].(fyne.Tappable)
	if !ok {
		t.Fatalf("%s is not there", target)
	}
	test.Tap(door)
	w.picks(t, row)
}

// picks taps a row of the menu that is open.
func (w *Window) picks(t *testing.T, row string) {
	t.Helper()
	menu, ok := w.canvas.Overlays().Top().(*look.Menu)
	if !ok {
		t.Fatal("no menu is open")
	}
	for _, r := range menu.Rows {
		if r.Name() == row {
			test.Tap(r)
			menu.Close()
			return
		}
	}
	t.Fatalf("the menu has no %s", row)
}

func compared(w *Window) string {
	var out []string
	for name := range w.targets() {
		if id, ok := strings.CutPrefix(name, "compare:column:"); ok {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return strings.Join(out, " ")
}

func TestAColumnIsTakenOutOfTheComparison(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	w.choices(t, "compare:column:V1", "remove")
	if got := compared(w); got != "V0 V2 V3" {
		t.Errorf("%s are compared", got)
	}
}

func TestTheScenarioJustMadeStandsInTheComparison(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	w.Show(BoardView)
	mine := forks(t, w, "Mine")
	w.Show(CompareView)
	if got := compared(w); !strings.Contains(got, string(mine)) {
		t.Errorf("only %s are compared", got)
	}
	w.choices(t, "compare:column:"+string(mine), "remove")
	if got := compared(w); !strings.Contains(got, string(mine)) {
		t.Errorf("the open scenario was taken out: %s", got)
	}
	w.Switch("V2")
	w.choices(t, "compare:add", "scenario:"+string(mine))
	if got := strings.Fields(compared(w)); len(got) != 5 {
		t.Errorf("after adding %s are compared", got)
	}
}

func TestOfManyScenariosTheOpenOneIsAlwaysCompared(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	var last model.ID
	for n := range 8 {
		last = forks(t, w, "分支 "+strconv.Itoa(n))
		for _, i := range w.sight().Infos {
			if !slices.Contains(w.columns(), i.ID) && len(w.columns()) < 8 {
				w.choices(t, "compare:add", "scenario:"+string(i.ID))
			}
		}
	}
	if len(w.sight().Infos) != 12 {
		t.Fatalf("%d scenarios", len(w.sight().Infos))
	}
	for _, i := range w.sight().Infos {
		w.Switch(i.ID)
		if got := strings.Fields(compared(w)); len(got) != 8 || !slices.Contains(got, string(i.ID)) {
			t.Errorf("with %s open %s are compared", i.ID, got)
		}
	}
	w.Switch(last)
	w.choices(t, "compare:column:"+string(last), "baseline")
	if w.columns()[0] != last {
		t.Errorf("%s is the first", w.columns()[0])
	}
}

func TestAScenarioPutAwayByAnotherWriterIsDrawnAsThatWhileItIsCompared(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	other, err := scenarios.Open(w.library.Path(), scenarios.Options{Who: "other"})
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	for _, id := range []model.ID{"V2", "V3"} {
		if err := other.SetStatus(id, scenarios.Archived); err != nil {
			t.Fatal(err)
		}
		if _, err := other.Fork(id, model.Text{ZH: "又一个 " + string(id)}); err != nil {
			t.Fatal(err)
		}
		w.Poll()
		w.SetLang(w.lang.Other())
	}
	if got := compared(w); got != "V0 V1 V2 V3" {
		t.Errorf("%s are compared", got)
	}
}

func TestAfterAdoptingItIsSaidWhatWasTakenFromWhereAndUndoTakesItBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch("V3")
	w.Show(CompareView)
	before := homeOf(w, "B-EC-D1")
	test.Tap(w.targets()["cell:duty:B-EC-D1@V2"].(fyne.Tappable))
	if homeOf(w, "B-EC-D1") != before {
		t.Fatal("a click on the cell adopted it")
	}
	test.Tap(w.targets()["adopt:duty:B-EC-D1@V2"].(fyne.Tappable))
	if homeOf(w, "B-EC-D1") == before {
		t.Fatal("the button did not adopt it")
	}
	if w.frame.toast == nil {
		t.Fatal("nothing is said")
	}
	said := strings.Join(shown(w.frame.toast), "")
	if !strings.Contains(said, "平台日常运营") || !strings.Contains(said, "V2") {
		t.Errorf("it says %q", said)
	}
	test.Tap(w.frame.toast.Offers[0].(fyne.Tappable))
	if homeOf(w, "B-EC-D1") != before {
		t.Error("undo did not take it back")
	}
}
