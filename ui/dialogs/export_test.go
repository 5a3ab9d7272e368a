package dialogs

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// export opens the dialog of a scenario beside which six may stand, four at once. What it
// exports is in exported; it asks for no other place.
func (s *stage) export(ending string) *Dialog {
	var others []scenarios.Info
	for _, id := range []model.ID{"V1", "V2", "V3", "V4", "V5", "V6"} {
		others = append(others, scenarios.Info{ID: id, Name: model.Text{ZH: "方案 " + string(id) + strings.Repeat("很长", 20), EN: "Option " + string(id)}})
	}
	return Export(s.hands(), s.print, Exports{
		File: ExportFile{Scenario: "V0", Ending: ending, Lang: s.print.Lang(), Folder: "/home/li/Documents"}, Of: "现状",
		Others: others, Most: 4, Endings: []string{".pdf", ".xlsx", ".png", ".svg"}, Several: func(e string) bool { return e == ".pdf" },
		Propose: func(f ExportFile) string { return "board " + string(f.Lang) },
		Place:   func(folder string) string { return filepath.Base(folder) },
		Change:  s.place,
		Export:  func(f ExportFile) { s.done++; s.exported = f },
	})
}

// strike presses keys where the keyboard is.
func (s *stage) strike(keys ...fyne.KeyName) {
	s.t.Helper()
	for _, k := range keys {
		if k == fyne.KeyTab {
			s.window.Canvas().FocusNext()
			continue
		}
		s.window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// atKinds brings the keyboard to the sorts of files.
func (s *stage) atKinds() { s.window.Canvas().Focus(s.dialog.Targets()["dialog:kind"].(*look.Radio)) }

func TestOneEnterExportsWhatIsProposed(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = s.export("")
	s.strike(fyne.KeyReturn)
	want := ExportFile{Scenario: "V0", Ending: ".pdf", Lang: model.ZH, Folder: "/home/li/Documents", Name: "board zh.pdf"}
	if s.isOpen() || s.done != 1 || s.exported.Path() != want.Path() || s.exported.Ending != want.Ending || len(s.exported.Beside) > 0 {
		t.Errorf("exported %+v, %d times, want %+v", s.exported, s.done, want)
	}
}

func TestAFileIsChosenAndExportedByTheKeyboardAlone(t *testing.T) {
	s := opened(t, model.EN, look.Light())
	s.dialog = s.export(".svg")
	s.strike(fyne.KeyUp, fyne.KeyUp, fyne.KeyUp, fyne.KeyTab, fyne.KeyTab, fyne.KeySpace, fyne.KeyTab, fyne.KeySpace)
	s.strike(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyLeft, fyne.KeyReturn)
	if f := s.exported; s.done != 1 || f.Name != "board zh.pdf" || f.Lang != model.ZH || !slices.Equal(f.Beside, []model.ID{"V2", "V3"}) {
		t.Errorf("exported %+v, %d times", f, s.done)
	}
}

func TestNoMoreScenariosAreTickedThanThePackSetsSideBySide(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = s.export(".pdf")
	for _, id := range []string{"V6", "V5", "V4", "V3", "V2", "V1"} {
		s.tap("beside:" + id)
	}
	s.picture("export-zh-light-full")
	s.tap("ok")
	if !slices.Equal(s.exported.Beside, []model.ID{"V3", "V4", "V5", "V6"}) {
		t.Errorf("beside it stand %v", s.exported.Beside)
	}
}

func TestAFileAboutOneScenarioTakesNoneBesideItAndSaysSo(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = s.export(".pdf")
	s.tap("beside:V2")
	high := s.dialog.size
	s.atKinds()
	s.strike(fyne.KeyDown)
	s.picture("export-zh-light-alone")
	if got := s.readable(); !strings.Contains(got, "这种文件只写“现状”") || s.dialog.Targets()["dialog:beside:V2"] != nil {
		t.Errorf("it says %q", got)
	}
	if s.dialog.size != high {
		t.Errorf("the dialog was %v, and is %v", high, s.dialog.size)
	}
	s.strike(fyne.KeyReturn)
	if f := s.exported; f.Name != "board zh.xlsx" || len(f.Beside) > 0 {
		t.Errorf("exported %+v", f)
	}
}

func TestWhatWasTickedIsThereStillAfterAnotherSortOfFileWasLookedAt(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = s.export(".pdf")
	s.tap("beside:V2")
	s.atKinds()
	s.strike(fyne.KeyDown, fyne.KeyUp, fyne.KeyReturn)
	if !slices.Equal(s.exported.Beside, []model.ID{"V2"}) {
		t.Errorf("beside it stand %v", s.exported.Beside)
	}
}

func TestAPlaceThatWasChosenIsKeptWithItsNameAndTakesTheEndingOfTheSort(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.places = []ExportFile{{Folder: "/tmp", Name: "给 CEO.xlsx", Agreed: true}}
	s.dialog = s.export(".pdf")
	s.tap("change")
	if got := s.readable(); !strings.Contains(got, "给 CEO.xlsx") || !strings.Contains(got, "tmp") {
		t.Errorf("it says %q", got)
	}
	s.strike(fyne.KeyReturn)
	if f := s.exported; f.Path() != "/tmp/给 CEO.xlsx" || f.Ending != ".xlsx" || !f.Agreed {
		t.Errorf("exported %+v", f)
	}
	s.places = []ExportFile{{Folder: "/tmp", Name: "给 CEO.xlsx", Agreed: true}}
	s.dialog = s.export(".pdf")
	s.tap("change")
	s.atKinds()
	s.strike(fyne.KeyUp, fyne.KeyReturn)
	if f := s.exported; f.Path() != "/tmp/给 CEO.pdf" || f.Agreed {
		t.Errorf("exported %+v: nobody agreed to replace that", f)
	}
}

func TestEnterOnAnotherButtonOfTheExportIsThatButtons(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	for _, name := range []string{"change", "cancel"} {
		s.dialog = s.export(".pdf")
		s.window.Canvas().Focus(s.dialog.Targets()["dialog:"+name].(*look.Button))
		s.strike(fyne.KeyReturn)
		if s.done > 0 {
			t.Errorf("%s exports", name)
		}
	}
}

func TestTheScenarioThatTheKeyboardComesToIsInSight(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = s.export(".pdf")
	last := s.dialog.Targets()["dialog:beside:V6"].(*look.Check)
	s.strike(fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyTab)
	if s.window.Canvas().Focused() != fyne.Focusable(last) {
		t.Fatalf("the keyboard is with %T", s.window.Canvas().Focused())
	}
	driver := fyne.CurrentApp().Driver()
	lang := driver.AbsolutePositionForObject(s.dialog.Targets()["dialog:lang"])
	if at := driver.AbsolutePositionForObject(last); at.Y+last.Size().Height > lang.Y {
		t.Errorf("it stands at %v, below the list, which ends above %v", at.Y, lang.Y)
	}
	s.picture("export-zh-light-last")
}
