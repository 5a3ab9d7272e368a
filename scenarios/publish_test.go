package scenarios

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// A draft that stays may be a second name of a secret library.
func TestALibraryWhoseDraftCannotBeRemovedIsNotThereAndThatIsSaid(t *testing.T) {
	path := filepath.Join(t.TempDir(), "plan.sandtable")
	err := publish(path, func(draft string) error {
		return os.MkdirAll(filepath.Join(draft+"-journal", "stays"), 0o700)
	})
	if err == nil {
		t.Error("nothing is said")
	}
	if _, err := os.Lstat(path); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("the file: %v", err)
	}
}

func TestNothingOfADraftStaysWhateverBecomesOfIt(t *testing.T) {
	failure := errors.New("failure")
	for _, fails := range []error{nil, failure} {
		folder := t.TempDir()
		path := filepath.Join(folder, "plan.sandtable")
		err := publish(path, func(draft string) error {
			return errors.Join(os.WriteFile(draft, []byte("plan"), 0o600), os.WriteFile(draft+"-journal", []byte("plan"), 0o600), fails)
		})
		if !errors.Is(err, fails) {
			t.Errorf("%v, want %v", err, fails)
		}
		entries, err := os.ReadDir(folder)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range entries {
			if e.Name() != filepath.Base(path) || fails != nil {
				t.Errorf("%s is left", e.Name())
			}
		}
	}
}
