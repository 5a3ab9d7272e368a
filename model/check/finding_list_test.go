package check

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

func TestAListOfFindingsHoldsWhatASortedOneWouldAndSharesItsPages(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		draw := func(label string, most int) (out []*Finding) {
			dice := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, label), 0))
			for _, k := range dice.Perm(4 * pageSize)[:rapid.IntRange(0, most).Draw(t, "how many "+label)] {
				out = append(out, &Finding{Rule: "OV-02", Key: fmt.Sprintf("%05d", k), Severity: Severity(k % 3)})
			}
			return out
		}
		has := func(list []*Finding, x *Finding) bool {
			return slices.ContainsFunc(list, func(y *Finding) bool { return y.Key == x.Key })
		}
		before := newFindingList(draw("first", 4*pageSize))
		was := slices.Collect(before.each())
		gone, come := draw("gone", 40), draw("come", 3*pageSize)
		come = slices.DeleteFunc(come, func(x *Finding) bool { return has(was, x) && !has(gone, x) })
		after := before.replaced(slices.Clone(gone), slices.Clone(come))

		want := slices.Concat(slices.DeleteFunc(slices.Clone(was), func(x *Finding) bool { return has(gone, x) }), come)
		slices.SortFunc(want, compareFindings)
		if got := slices.Collect(after.each()); !slices.Equal(got, want) || after.n != len(want) {
			t.Fatalf("%d findings, n = %d, want %d", len(got), after.n, len(want))
		}
		if !slices.Equal(slices.Collect(before.each()), was) || before.n != len(was) {
			t.Fatal("the state before was written to")
		}
		for _, page := range after.pages {
			if len(page) == 0 || len(page) > 2*pageSize {
				t.Fatalf("a page of %d", len(page))
			}
		}
		onlyBefore, onlyAfter := apart(before, after)
		for _, x := range was {
			if slices.Contains(onlyBefore, x) == slices.Contains(want, x) {
				t.Fatalf("%s is told apart wrongly", x.Key)
			}
		}
		for _, x := range want {
			if slices.Contains(onlyAfter, x) == slices.Contains(was, x) {
				t.Fatalf("%s is told apart wrongly", x.Key)
			}
		}
	})
}

func TestAnEditOfOnePageSharesTheOthers(t *testing.T) {
	var list []*Finding
	for i := range 10 * pageSize {
		list = append(list, &Finding{Rule: "OV-02", Key: fmt.Sprintf("%05d", i)})
	}
	before := newFindingList(list)
	after := before.replaced([]*Finding{{Rule: "OV-02", Key: "00700"}}, nil)
	shared := 0
	for i := range before.pages {
		if samePage(before.pages[i], after.pages[i]) {
			shared++
		}
	}
	if shared != 9 || after.n != before.n-1 {
		t.Errorf("%d pages of 10 are shared, %d findings are left of %d", shared, after.n, before.n)
	}
}
