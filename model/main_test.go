package model

import (
	"flag"
	"os"
	"testing"
)

// TestMain gives the random tests 3,000 tries each unless the flag says otherwise.
func TestMain(m *testing.M) {
	if err := flag.Set("rapid.checks", "3000"); err != nil {
		panic(err)
	}
	flag.Parse()
	os.Exit(m.Run())
}
