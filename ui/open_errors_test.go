package ui

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/scenarios"
)

func TestADamagedLibraryOffersItsNewestBackup(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := w.library.Path()
	w.copied.wait() // for the one that opening has made
	w.Close()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(raw); i += 512 {
		raw[i] ^= 0xff
	}
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	if shows(w, path) {
		t.Fatal("a damaged library opens")
	}
	d := w.open.dialog()
	if d == nil || d.Targets()["dialog:cancel"] == nil {
		t.Fatalf("the backup is not offered: %s", w.failure)
	}
	test.Tap(d.Targets()["dialog:ok"].(fyne.Tappable))
	if w.session == nil || w.library.Path() == path || homeOf(w, "B-MD-D7") != "MD" {
		t.Fatalf("the backup does not open: %s", w.failure)
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(raw) {
		t.Error("the damaged file is not left as it was")
	}
}

func TestWhenTheFileIsGoneWorkGoesOnInACopy(t *testing.T) {
	w, _ := opens(t, "seed-b")
	away := filepath.Join(t.TempDir(), "elsewhere.sandtable")
	if err := os.Rename(w.library.Path(), away); err != nil {
		t.Fatal(err)
	}
	if done(w, model.MoveDuties("EC", "B-MD-D7")) {
		t.Fatal("a step was saved into a file that is gone")
	}
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	copied := filepath.Join(t.TempDir(), "copy.sandtable")
	dialogText(t, w, copied)
	if w.library == nil || w.library.Path() != copied || !done(w, model.MoveDuties("EC", "B-MD-D7")) {
		t.Errorf("work does not go on in the copy: %s", w.failure)
	}
}

func TestALibraryThatIsGoneIsSeenWithoutAStepAndNotClosedWithoutAWord(t *testing.T) {
	w, _ := opens(t, "seed-b")
	path := w.library.Path()
	w.Poll()
	if w.reading != "" || staysOpen(w) {
		t.Fatalf("nothing is wrong yet, but it says %q", w.reading)
	}
	if err := os.Rename(path, path+".aside"); err != nil {
		t.Fatal(err)
	}
	w.Poll()
	if w.reading == "" {
		t.Error("it still says that all is saved")
	}
	if err := os.Rename(path+".aside", path); err != nil {
		t.Fatal(err)
	}
	if w.Poll(); w.reading != "" || staysOpen(w) {
		t.Errorf("it is back, but it says %q", w.reading)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if !staysOpen(w) {
		t.Fatal("it closes without a word")
	}
	test.Tap(w.open.dialog().Targets()["dialog:ok"].(fyne.Tappable))
	copied := filepath.Join(t.TempDir(), "copy.sandtable")
	dialogText(t, w, copied)
	if w.library == nil || w.library.Path() != copied || staysOpen(w) {
		t.Errorf("work does not go on in the copy: %s", w.failure)
	}
}

func TestWhoClosesASecondTimeLeavesWithoutACopy(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if err := os.Remove(w.library.Path()); err != nil {
		t.Fatal(err)
	}
	if !staysOpen(w) || staysOpen(w) {
		t.Error("it asks never, or for ever")
	}
}

func TestALibraryOfANewerProgramIsSaidToBeNewerAndWhatIsOpenStays(t *testing.T) {
	w, _ := opens(t, "seed-b")
	open := w.library.Path()
	raw, err := os.ReadFile(open)
	if err != nil {
		t.Fatal(err)
	}
	raw[63] = scenarios.FileFormat + 1 // the last byte of the number of the format
	path := filepath.Join(t.TempDir(), "later.sandtable")
	if err := os.WriteFile(path, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	for lang, want := range map[model.Lang]string{model.ZH: path + " 由更新的版本写成", model.EN: path + " was written by a newer version"} {
		w.SetLang(lang)
		if shows(w, path) || w.failure != want {
			t.Errorf("%s: it says %q", lang, w.failure)
		}
		if w.library.Path() != open || w.session == nil {
			t.Error("what was open is not any more")
		}
	}
	if now, err := os.ReadFile(path); err != nil || string(now) != string(raw) {
		t.Error("the file was touched:", err)
	}
}
