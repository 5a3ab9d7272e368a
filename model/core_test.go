package model

import "testing"

func TestKindsAndSpecsAreInOneOrder(t *testing.T) {
	for i, k := range Kinds() {
		if specs[i].kind() != k {
			t.Errorf("spec %d is %s, kind is %s", i, specs[i].kind(), k)
		}
	}
}
