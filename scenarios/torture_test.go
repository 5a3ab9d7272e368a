//go:build torture

package scenarios_test

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
)

// number reads a number that "make torture" passes on in the environment.
func number(t *testing.T, name string, missing int) int {
	t.Helper()
	v, ok := os.LookupEnv(name)
	if !ok {
		return missing
	}
	n, err := strconv.Atoi(v)
	must(t, err)
	return n
}

// dice gives how long to go on, and dice that fall the same way for the same seed.
func dice(t *testing.T) (rounds int, r *rand.Rand) {
	t.Helper()
	rounds, seed := number(t, "TORTURE_ROUNDS", 40), number(t, "TORTURE_SEED", 1)
	t.Logf("%d rounds with seed %d", rounds, seed)
	return rounds, rand.New(rand.NewPCG(uint64(seed), 0))
}

// inMemory gives a folder, in memory where the system has a place for that.
func inMemory(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "torture-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// TestUnderTortureAllWritersOfOneFileConvergeAndNoneLosesAStep is the test of the
// same name with 25 gestures for each round, 10,000 at most.
func TestUnderTortureAllWritersOfOneFileConvergeAndNoneLosesAStep(t *testing.T) {
	writeTogether(t, min(10_000, 25*number(t, "TORTURE_ROUNDS", 40)), uint64(number(t, "TORTURE_SEED", 1)))
}
