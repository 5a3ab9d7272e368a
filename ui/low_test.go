package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

func TestInTheLowestWindowEveryDialogKeepsItsAnswersInSight(t *testing.T) {
	w, win := opens(t, "seed-ab")
	win.SetPadded(false)
	win.Resize(fyne.NewSize(800, 560))
	duties := w.session.Now().Scenario.DutiesUnder("EC")
	for name, ask := range map[string]func(){
		"rules":      func() { w.askPolicy(false) },
		"terms":      func() { w.askPolicy(true) },
		"merge":      func() { w.askMerge(fyne.Position{}, "EC", "MD") },
		"split unit": func() { w.askSplitUnit("EC") },
		"split duty": func() { w.askSplitDuty(duties[0].ID) },
		"fuse":       func() { w.askFuse([]model.ID{duties[0].ID, duties[1].ID}) },
		"fork":       w.askFork,
		"about":      w.about,
	} {
		ask()
		d := w.open.dialog()
		if d == nil {
			t.Errorf("%s: no dialog", name)
			continue
		}
		o := d.Targets()["dialog:ok"]
		if bottom := fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height; bottom > 560 {
			t.Errorf("%s: the answer ends at %v, below the window", name, bottom)
		}
		d.Close()
	}
}
