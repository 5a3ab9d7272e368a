package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
)

func TestDutiesRemovedTogetherAreOneStepBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	chosen := []model.ID{"B-MD-D7", "B-EC-D1", "B-MD-D2"}
	seq, held := w.session.Now().Seq, len(w.session.Now().Scenario.Duties())
	w.removeDuties(chosen)
	if now := w.session.Now(); now.Seq != seq+1 || len(now.Scenario.Duties()) != held-3 {
		t.Fatalf("%d steps, %d duties of %d are left: %s", now.Seq-seq, len(now.Scenario.Duties()), held, w.failure)
	}
	w.Undo()
	if n := len(w.session.Now().Scenario.Duties()); n != held {
		t.Errorf("one step back gives %d of %d duties", n, held)
	}
	done(w, model.LockDuties("L1", "pinned", "合同约定", "B-EC-D1"))
	w.removeDuties(chosen)
	if n := len(w.session.Now().Scenario.Duties()); n != held || w.failure == "" {
		t.Errorf("%d of %d duties are left though one is pinned: %q", n, held, w.failure)
	}
}

func TestDutiesDeferredTogetherAreOneStepBack(t *testing.T) {
	w, _ := opens(t, "seed-b")
	chosen := []model.ID{"B-MD-D7", "B-EC-D1", "B-MD-D2"}
	states := func() (deferred int) {
		for _, id := range chosen {
			if d, _ := w.session.Now().Scenario.Duty(id); d.State == model.Deferred {
				deferred++
			}
		}
		return deferred
	}
	seq := w.session.Now().Seq
	w.dutyMenu(chosen, fyne.NewPos(300, 200))
	choose(t, w, "defer")
	if states() != 3 || w.session.Now().Seq != seq+1 {
		t.Fatalf("%d deferred by %d steps: %s", states(), w.session.Now().Seq-seq, w.failure)
	}
	w.Undo()
	if states() != 0 {
		t.Errorf("%d are still deferred after one step back", states())
	}
}
