package check

import (
	"testing"

	"sandtable/model"
)

func TestEvidenceIsThatOfTheScenarioThatIsAskedAbout(t *testing.T) {
	s := seed(t, "B")
	f := Check(s)
	changed := do(t, s, model.MergeInto("EC", "MD"))
	fresh := Check(changed)
	n := 0
	for x := range fresh.Each() {
		n++
		hash, found := f.EvidenceIn()(changed, x.Key)
		if !found || hash != EvidenceHash(*x) {
			t.Errorf("%s: %s, %v; want %s", x.Key, hash, found, EvidenceHash(*x))
		}
	}
	if n == 0 {
		t.Fatal("nothing is found")
	}
	for x := range f.Each() {
		if _, still := fresh.Get(x.Key); still {
			continue
		}
		if _, found := f.EvidenceIn()(changed, x.Key); found {
			t.Errorf("%s is found where it is not", x.Key)
		}
	}
}

func TestAMergedDepartmentHoldsThePairsThatWereBetweenItsParts(t *testing.T) {
	f := Check(do(t, seed(t, "B"), model.MergeInto("EC", "MD")))
	near := f.Near("EC")
	if len(near) < 3 || f.Unsettled()["EC"] != len(near) {
		t.Fatalf("%d pairs, %v to settle", len(near), f.Unsettled())
	}
	for i, x := range near[1:] {
		if x.Amount > near[i].Amount {
			t.Errorf("%s stands above %s", near[i].Key, x.Key)
		}
	}
	if n := len(f.Near("MD")) + f.Unsettled()["MD"] + f.Unsettled()[""]; n > 0 {
		t.Errorf("%d pairs in what is no department", n)
	}
	hash, _ := f.Evidence(near[0].Key)
	accepted := Check(do(t, f.facts.s, model.Waive(near[0].Key, "x", "y", hash)))
	if got := accepted.Unsettled()["EC"]; got != len(near)-1 || len(accepted.Near("EC")) != len(near) {
		t.Errorf("%d to settle of %d", got, len(near))
	}
}

// One that is asked about several scenarios in turn answers as one that is asked about each
// alone.
func TestEvidenceIsTheSameWhateverWasAskedBefore(t *testing.T) {
	s := seed(t, "B")
	f := Check(s)
	changed := do(t, s, model.MergeInto("EC", "MD"))
	all, gone := f.EvidenceIn(), 0
	for _, at := range []model.Scenario{changed, s, changed} {
		for x := range f.Each() {
			hash, found := all(at, x.Key)
			if alone, there := f.EvidenceIn()(at, x.Key); hash != alone || found != there {
				t.Fatalf("%s: %q %v, alone %q %v", x.Key, hash, found, alone, there)
			}
			if !found {
				gone++
			}
		}
	}
	if gone == 0 {
		t.Error("no merger takes a warning away")
	}
}
