package ui

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
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

func TestAToastStaysInsideTheWindowHoweverMuchItSays(t *testing.T) {
	w, win := opens(t, "seed-b")
	win.SetPadded(false)
	for _, words := range []string{"3 duties moved", strings.Repeat("已移到媒体部；", 4), strings.Repeat("已移到媒体部；", 40)} {
		win.Resize(fyne.NewSize(1440, 900))
		w.tell(look.NewToast(words, look.Offer{Label: "Move 3 along", Icon: "undo", Perform: func() {}}))
		win.Resize(fyne.NewSize(800, 560))
		toast := w.frame.toast
		if left, right := toast.Position().X, toast.Position().X+toast.Size().Width; left < 0 || right > 800 {
			t.Errorf("%.20s… reaches from %v to %v", words, left, right)
		}
		offer := toast.Offers[0]
		if right := fyne.CurrentApp().Driver().AbsolutePositionForObject(offer).X + offer.Size().Width; right > 800 {
			t.Errorf("%.20s…: what it offers reaches to %v", words, right)
		}
	}
}
