//go:build e2e

package main

import "testing"

func TestTheFirstDragOnTheBaselineLandsInAForkOfIt(t *testing.T) {
	d := sit(t, 1440, 900)
	library := d.example()
	before := library.show("V0").Fingerprint
	w := d.open(library.path)
	w.drag(w.find(card(plan)).centre(), w.free(media))
	w.until("a scenario was forked", func() bool { return len(library.scenarios()) == 5 })
	fork := library.scenarios()[4]
	library.logged(fork.ID, 1)
	library.lives(fork.ID, plan, media)
	if fork.Parent != "V0" || library.show("V0").Fingerprint != before || len(library.log("V0")) != 0 {
		t.Fatalf("forked is %+v, and the baseline has %d rows", fork, len(library.log("V0")))
	}
	w.find("scenario:" + fork.ID)
	w.find("toast")
	w.picture("branched")

	w.key("ctrl+z") // takes the fork back too, and redo makes both again
	w.until("the fork is gone", func() bool { return len(library.scenarios()) == 4 })
	w.until("the baseline is shown", func() bool { return w.at(plan, commerce) })
	w.key("ctrl+y")
	w.until("the fork is back", func() bool { return len(library.scenarios()) == 5 })

	w.find("toast:1")
	w.click("toast:1") // rather correct the baseline
	library.logged("V0", 1)
	library.lives("V0", plan, media)
	w.find("banner:done")
	w.picture("correcting")
	if n := len(library.scenarios()); n != 4 {
		t.Errorf("%d scenarios", n)
	}
	w.click("banner:done")
	w.gone("banner:done")
	w.close()
	library.sound()
}
