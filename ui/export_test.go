package ui

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/ui/look"
)

// exported lists the files beside the library that are none of its own, by their endings.
func exported(t *testing.T, w *Window) map[string][]string {
	t.Helper()
	list, err := os.ReadDir(filepath.Dir(w.library.Path()))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, f := range list {
		if ending := filepath.Ext(f.Name()); slices.Contains([]string{".pdf", ".xlsx", ".png", ".svg"}, ending) {
			out[ending] = append(out[ending], f.Name())
		}
	}
	return out
}

func TestOneEnterWritesTheBoardPackBesideTheLibrary(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askExport()
	strikes(w, fyne.KeyReturn)
	got := exported(t, w)
	if len(got) != 1 || len(got[".pdf"]) != 1 {
		t.Fatalf("written is %v: %s", got, w.failure)
	}
	b, err := os.ReadFile(filepath.Join(filepath.Dir(w.library.Path()), got[".pdf"][0]))
	if err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("it begins with %.8q, %v", b, err)
	}
	if w.frame.toast == nil || !strings.Contains(legible(w.frame.toast)[0], "已导出") {
		t.Error("that it is there is not said")
	}
}

func TestNothingIsWrittenWhenTheExportIsGivenUp(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.askExport()
	strikes(w, fyne.KeyEscape)
	w.askExport()
	answer(t, w, "cancel")
	if got := exported(t, w); len(got) > 0 || w.open.dialog() != nil {
		t.Errorf("written is %v", got)
	}
}

func TestOfPicturesItIsSaidHowManyThereAre(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch("V3")
	w.askExport()
	strikes(w, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	got := exported(t, w)[".svg"]
	if len(got) < 2 {
		t.Fatalf("written is %v: %s", got, w.failure)
	}
	if said := legible(w.frame.toast)[0]; !strings.Contains(said, w.print.Number(float64(len(got)))+" 张图") {
		t.Errorf("of %d pictures it is said %q", len(got), said)
	}
}

func TestScenariosOfTheTreeMayStandBesideTheOneThatIsExportedButNotItsBaseline(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for of, want := range map[model.ID][]model.ID{"V0": {"V1", "V2", "V3"}, "V2": {"V1", "V3"}} {
		w.Switch(of)
		w.askExport()
		var got []model.ID
		for name := range w.open.targets() {
			if id, ok := strings.CutPrefix(name, "dialog:beside:"); ok {
				got = append(got, model.ID(id))
			}
		}
		slices.Sort(got)
		if !slices.Equal(got, want) {
			t.Errorf("beside %s may stand %v, want %v", of, got, want)
		}
		answer(t, w, "cancel")
	}
}

func TestWhatWasExportedLastIsProposedNextTimeOnThisMachine(t *testing.T) {
	folder := t.TempDir()
	w, a := asksSystem(t, filepath.Join(folder, "a.xlsx"))
	asksBook(t, w, true)
	w.canvas.Focus(w.open.targets()["dialog:lang"].(*look.Segment))
	strikes(w, fyne.KeyRight)
	answer(t, w, "ok")
	w.askExport()
	kind, lang := w.open.targets()["dialog:kind"].(*look.Radio), w.open.targets()["dialog:lang"].(*look.Segment)
	if kind.Chosen != 1 || lang.Chosen != 1 {
		t.Errorf("proposed is kind %d, language %d", kind.Chosen, lang.Chosen)
	}
	answer(t, w, "change")
	if got := a.requests[len(a.requests)-1].Path; filepath.Dir(got) != folder || filepath.Base(got) == "a.xlsx" {
		t.Errorf("proposed is %s", got)
	}
	answer(t, w, "cancel")
	if err := os.RemoveAll(folder); err != nil {
		t.Fatal(err)
	}
	w.askExport()
	answer(t, w, "change")
	if got := a.requests[len(a.requests)-1].Path; filepath.Dir(got) != filepath.Dir(w.library.Path()) {
		t.Errorf("its folder is gone, and proposed is %s", got)
	}
}

func TestCharactersThatThePackCannotShowAreListed(t *testing.T) {
	w, _ := opens(t, "seed-b")
	if !done(w, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: model.BriefID}, map[string]string{"name.zh": "现状 \U0002a6a5"})) {
		t.Fatal(w.failure)
	}
	w.askExport()
	strikes(w, fyne.KeyReturn)
	if got := shownText(w); !strings.Contains(got, "有 1 个字没有写出来") || !strings.Contains(got, "\U0002a6a5 U+2A6A5") || !strings.Contains(got, "〓") {
		t.Errorf("it says %q", got)
	}
	if len(exported(t, w)[".pdf"]) != 1 {
		t.Error("there is no file")
	}
}

func TestWhatCannotBeWrittenIsNotOfferedOnceAnotherLibraryIsOpen(t *testing.T) {
	w, _ := asksSystem(t, filepath.Join(t.TempDir(), "没有", "a.xlsx"))
	other := copyOf(t, w)
	var later []func()
	w.askExportTo(t, &later)
	w.background = atOnce
	if !shows(w, other) {
		t.Fatal(w.failure)
	}
	later[0]()
	if w.failure == "" || w.open.dialog() == nil {
		t.Fatal("it is not said")
	}
	test.Tap(w.open.targets()["dialog:ok"].(fyne.Tappable))
	if w.open.targets()["dialog:kind"] != nil {
		t.Error("a scenario of a library that is not open is asked about")
	}
}

func TestAFileThatIsHandedRoundHasNoNamesAndNotThatOfTheLibraryOutsideOrInside(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Switch("V3")
	if !doneBecause(w, model.MoveDuties("EC", "B-MD-D7"), "投放与评估分离") {
		t.Fatal(w.failure)
	}
	says := func() string {
		got := exported(t, w)[".xlsx"]
		if len(got) != 1 {
			t.Fatalf("written is %v: %s", got, w.failure)
		}
		path := filepath.Join(filepath.Dir(w.library.Path()), got[0])
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		book, err := xlsx.Read(bytes.NewReader(b), int64(len(b)), xlsx.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := os.Remove(path); err != nil {
			t.Fatal(err)
		}
		all := got[0]
		for _, s := range book.Sheets {
			for _, row := range s.Rows {
				all += "\n" + strings.Join(row, "\n")
			}
		}
		return all
	}
	const library = "部门 100% #1"
	asksBook(t, w, false)
	answer(t, w, "ok")
	if got := says(); !strings.Contains(got, library) {
		t.Error("the whole file does not name the library")
	}
	asksBook(t, w, false)
	tick, _ := w.open.targets()["dialog:discreet"].(fyne.Tappable)
	tick.Tapped(&fyne.PointEvent{})
	answer(t, w, "ok")
	if got := says(); strings.Contains(got, library) || !strings.Contains(got, "投放与评估分离") {
		t.Error("the file that is handed round names the library, or lacks a reason")
	}
	w.askExport()
	if c := w.open.targets()["dialog:discreet"].(*look.Check); !c.Ticked {
		t.Error("next time everything would be in it")
	}
}

func TestAFileForOneUnitIsAskedForInItsMenuAndHoldsNothingOfTheOthers(t *testing.T) {
	w, _ := opens(t, "seed-ab")
	w.Switch("V3")
	w.unitMenu("EC", fyne.NewPos(100, 100))
	choose(t, w, "export-unit")
	if w.open.targets()["dialog:discreet"] != nil || w.open.targets()["dialog:beside:V1"] != nil {
		t.Error("it is asked what a file for one unit does not have")
	}
	w.open.targets()["dialog:kind"].(*look.Radio).TypedKey(pressed(fyne.KeyDown))
	answer(t, w, "ok")
	got := exported(t, w)[".xlsx"]
	if len(got) != 1 || !strings.Contains(got[0], "电商部") || strings.Contains(got[0], w.libraryName()) {
		t.Fatalf("written is %v: %s", got, w.failure)
	}
	b, err := os.ReadFile(filepath.Join(filepath.Dir(w.library.Path()), got[0]))
	if err != nil {
		t.Fatal(err)
	}
	book, err := xlsx.Read(bytes.NewReader(b), int64(len(b)), xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			all += "\n" + strings.Join(row, "\n")
		}
	}
	for _, d := range w.scenario().Duties() {
		base := w.session.Now().Baseline
		was, _ := base.Duty(d.ID)
		here := w.scenario().DepartmentOf(d.Unit) == "EC"
		if said := strings.Contains(all, d.Text.ZH); here && !said || said && !here && base.DepartmentOf(was.Unit) != "EC" {
			t.Errorf("%s of %s is in it: %v", d.ID, d.Unit, said)
		}
	}
}
