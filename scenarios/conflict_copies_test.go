package scenarios_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"sandtable/scenarios"
)

func TestWhatASynchronisingProgramPutBesideALibraryIsFoundByItsName(t *testing.T) {
	dir := t.TempDir()
	want := []string{"plan (Bob's conflicted copy 2026-01-05).sandtable", "plan(冲突文件-Bob-2026-01-05).sandtable", "plan.sync-conflict-20260105-090000-ABCDEF.sandtable"}
	for _, name := range append([]string{"plan.sandtable", "plan b.sandtable", "other (conflicted copy).sandtable", "plan conflict.xlsx"}, want...) {
		must(t, os.WriteFile(filepath.Join(dir, name), nil, 0o600))
	}
	var got []string
	for _, path := range scenarios.ConflictCopies(filepath.Join(dir, "plan.sandtable")) {
		got = append(got, filepath.Base(path))
	}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("found %q", got)
	}
}
