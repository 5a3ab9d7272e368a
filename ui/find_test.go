package ui

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/look"
)

// finds types into the dialog for finding.
func typesToFind(t *testing.T, w *Window, words string) {
	t.Helper()
	w.seek()
	field, ok := w.open.dialog().Targets()["dialog:text"].(*look.Entry)
	if !ok || w.canvas.Focused() != fyne.Focusable(field) {
		t.Fatal("no field has the keyboard")
	}
	test.Type(field, words)
}

func keys(w *Window, names ...fyne.KeyName) {
	for _, k := range names {
		w.open.dialog().Targets()["dialog:text"].(*look.Entry).TypedKey(&fyne.KeyEvent{Name: k})
	}
}

func TestEnterGoesToTheDutyThatInitialsFind(t *testing.T) {
	w, _ := opens(t, "seed-b")
	w.Show(CompareView)
	duty := w.session.Now().Scenario.Duties()[0]
	typesToFind(t, w, duty.Title.ZH)
	keys(w, fyne.KeyReturn)
	if got := w.board.Selected(); w.open.dialog() != nil || w.view != BoardView || len(got) != 1 || got[0] != duty.ID {
		t.Errorf("selected %v in %s", got, w.view)
	}
}

func TestADepartmentAKPIAndAScenarioAreFound(t *testing.T) {
	w, _ := opens(t, "seed-b")
	s := w.session.Now().Scenario
	unit := s.Units()[0]
	typesToFind(t, w, unit.Name.ZH)
	keys(w, fyne.KeyReturn)
	if w.unit != unit.ID {
		t.Errorf("the unit shown is %q", w.unit)
	}
	kpi := s.KPIs()[0]
	typesToFind(t, w, kpi.Name.ZH)
	keys(w, fyne.KeyReturn)
	if w.record.Kind != model.KPIKind {
		t.Errorf("shown is %v", w.record)
	}
	other := w.sight().Infos[1]
	typesToFind(t, w, other.Name.ZH)
	keys(w, fyne.KeyReturn)
	if w.session.Now().Info.ID != other.ID {
		t.Errorf("open is %q", w.session.Now().Info.Name.ZH)
	}
}

func TestACommandIsDoneByItsName(t *testing.T) {
	w, _ := opens(t, "seed-b")
	typesToFind(t, w, ">"+w.print.T("action.export"))
	keys(w, fyne.KeyReturn)
	if w.open.dialog() == nil {
		t.Error("the dialog for exporting did not open")
	}
}

func TestWhatIsNotFoundIsOfferedAsANewDuty(t *testing.T) {
	w, _ := opens(t, "seed-b")
	typesToFind(t, w, "完全没有的事")
	keys(w, fyne.KeyReturn)
	d := w.open.dialog()
	if d == nil {
		t.Fatal("nothing is offered")
	}
	if field := d.Targets()["dialog:text"].(*look.Entry); field.Text != "完全没有的事" {
		t.Errorf("offered is %q", field.Text)
	}
}

func TestEscapeLeavesFindingAsItWas(t *testing.T) {
	w, _ := opens(t, "seed-b")
	before := w.board.Selected()
	typesToFind(t, w, "直播")
	keys(w, fyne.KeyEscape)
	if w.open.dialog() != nil || len(w.board.Selected()) != len(before) {
		t.Error("something was done")
	}
}
