package meaning

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// What two sets share is what counting in maps gives, however many share a bit of the
// sketch, and never more than the bound.
func TestDice(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		some := rapid.SliceOfN(rapid.Uint64Range(1, 400), 0, 300)
		a, b := some.Draw(t, "a"), some.Draw(t, "b")
		in := map[uint64]int{}
		for _, x := range a {
			in[x] |= 1
		}
		for _, x := range b {
			in[x] |= 2
		}
		both, sizes := 0, 0
		for _, sides := range in {
			switch sides {
			case 3:
				both++
				sizes += 2
			default:
				sizes++
			}
		}
		want := share(both, sizes)
		g, h := newGrams(slices.Clone(a)), newGrams(slices.Clone(b))
		if got, back := g.dice(&h), h.dice(&g); got != want || back != want {
			t.Fatalf("dice %v and %v, want %v", got, back, want)
		}
		if most := g.diceAtMost(&h); most < want {
			t.Fatalf("at most %v, but it is %v", most, want)
		}
		if equal := g.equal(&h); equal != (2*both == sizes) {
			t.Fatalf("equal is %v", equal)
		}
	})
}
