package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"sandtable/model"
	"sandtable/ui/look"
)

// goes taps a row of the inspector, and the first row of the menu when one opens.
func goes(t *testing.T, w *Window, target string) {
	t.Helper()
	tapTarget(t, w, target)
	if menu, ok := w.canvas.Overlays().Top().(*look.Menu); ok {
		test.Tap(menu.Rows[0])
		menu.Close()
	}
}

func TestEveryRowThatLightsUpInTheInspectorLeadsSomewhere(t *testing.T) {
	w, _ := opens(t, "seed-b")
	for _, from := range []func(){
		func() { w.board.Select("B-MD-D7") },
		func() { w.board.Select("B-EC-D1") },
		func() { w.jump(model.Ref{Kind: model.UnitKind, ID: "MD"}) },
	} {
		from()
		led := 0
		for name := range w.panels.inspector.Targets() {
			if !strings.HasPrefix(name, "jump") {
				continue
			}
			from()
			before := w.selection()
			goes(t, w, name)
			if slices.Equal(w.selection(), before) {
				t.Errorf("%s of %v does nothing", name, before)
			}
			led++
		}
		if led == 0 {
			t.Error("no row leads anywhere")
		}
	}
}

func TestARecordIsShownWithItsDutiesAndItsCellsAreEdited(t *testing.T) {
	w, _ := opens(t, "seed-b")
	s := w.session.Now().Scenario
	for _, kind := range []model.Kind{model.GoalKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.TaskKind, model.HandoffKind} {
		for _, rec := range s.Records(kind)[:1] {
			ref := rec.Ref()
			w.jump(ref)
			if got := w.selection(); len(got) != 1 || got[0] != ref {
				t.Fatalf("%s: selected are %v", ref, got)
			}
			base := map[model.Kind]string{model.GoalKind: "text", model.TaskKind: "text", model.HandoffKind: "object"}[kind]
			if base == "" {
				base = "name"
			}
			tapTarget(t, w, "edit:"+base+".zh")
			field := w.targets()["edit-field"].(*look.Entry)
			field.SetText("换一个说法")
			field.TypedKey(pressed(fyne.KeyReturn))
			if got := model.Cell(w.session.Now().Scenario.Get(ref), base+".zh"); got != "换一个说法" {
				t.Errorf("%s is called %q", ref, got)
			}
		}
	}
	kpi := s.KPIs()[0]
	w.jump(kpi.Ref())
	tapTarget(t, w, "choose:unit")
	menu := w.canvas.Overlays().Top().(*look.Menu)
	for _, r := range menu.Rows {
		if r.Name() == "unit:EC" || r.Name() == "unit:MD" && kpi.Unit == "EC" {
			test.Tap(r)
		}
	}
	if now, _ := w.session.Now().Scenario.KPI(kpi.ID); now.Unit == kpi.Unit {
		t.Errorf("the KPI still belongs to %s", now.Unit)
	}
	w.SetLang(model.EN)
	w.jump(s.Handoffs()[0].Ref())
	tapTarget(t, w, "edit:sla")
	field := w.targets()["edit-field"].(*look.Entry)
	field.SetText("within two days")
	field.TypedKey(pressed(fyne.KeyReturn))
	if h, _ := w.session.Now().Scenario.Handoff(s.Handoffs()[0].ID); h.SLA != "within two days" {
		t.Errorf("agreed is %q", h.SLA)
	}
}
