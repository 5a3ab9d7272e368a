package panel

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/typography"
	"sandtable/ui/look"
)

// unagreed is the first warning of a hand-off without an agreed time.
func unagreed(t *testing.T, w world) check.Finding {
	t.Helper()
	for f := range w.session.Now().Findings.Each() {
		if f.Rule == "IF-02" {
			return *f
		}
	}
	t.Fatal("every hand-off has an agreed time")
	return check.Finding{}
}

func TestAMissingAgreementIsEnteredWhereTheWarningStands(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w := open(t)
		f := unagreed(t, w)
		store := EditHands{Edit: func(of model.Ref, cells, _ map[string]string, then func(bool)) {
			then(w.session.Do(model.EditRecord(of, cells), "") == nil)
		}}
		list := NewWarnings(WarningsHands{Fix: func(check.Fix) {}, EditHands: store})
		page := NewCases(CasesHands{Verb: func(check.Fix) model.Verb { return nil }, Fix: func(check.Fix) {}, EditHands: store})
		for name, panel := range map[string]struct {
			object  fyne.CanvasObject
			targets func() map[string]fyne.CanvasObject
			show    func()
		}{
			"list": {list, list.Targets, func() {
				list.Draw(w.session.Now(), text.For(lang), w.baseline, nil)
				list.Open(f.Key)
			}},
			"page": {page, page.Targets, func() {
				page.Draw(w.session.Now(), text.For(lang), w.baseline)
				page.Open(f.Key)
			}},
		} {
			stage(t, look.Light(), panel.object, 1000, 9000)
			panel.show()
			for cell, value := range map[string]string{"lag": "3", "frequency": text.For(lang).T("value.frequency.weekly")} {
				tap(t, panel.targets(), "ask:"+f.Subjects[0].String()+":"+cell)
				field := panel.targets()["edit-field"].(*look.Entry)
				field.SetText(value)
				field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
				panel.show()
			}
			h, _ := w.session.Now().Scenario.Handoff(f.Subjects[0].ID)
			if h.Lag != 3 || h.Frequency != "weekly" {
				t.Errorf("%s: %v days, %q", name, h.Lag, h.Frequency)
			}
		}
		tap(t, list.Targets(), "ask:"+f.Subjects[0].String()+":sla")
		field := list.Targets()["edit-field"].(*look.Entry)
		field.SetText("两个工作日内，附数据口径")
		field.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		if _, still := w.session.Now().Findings.Get(f.Key); still {
			t.Error("the warning is still there")
		}
	}
}

func TestARemedyIsReadWhole(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		w := open(t)
		list := NewWarnings(WarningsHands{Fix: func(check.Fix) {}})
		page := NewCases(CasesHands{Verb: func(check.Fix) model.Verb { return nil }, Fix: func(check.Fix) {}})
		stage(t, look.Light(), list, 328, 9000)
		stage(t, look.Light(), page, 700, 3000)
		p := text.For(lang)
		snap := w.session.Now()
		list.Draw(snap, p, w.baseline, nil)
		page.Draw(snap, p, w.baseline)
		n := 0
		for _, f := range snap.Findings.All() {
			list.Open(f.Key)
			page.Open(f.Key)
			for _, fix := range f.Fixes {
				n++
				want := squeezed(typography.FullWidth(p.Fix(snap.Scenario, fix)))
				for name, o := range map[string]fyne.CanvasObject{"list": list, "page": page} {
					if !strings.Contains(squeezed(texts(o)), want) {
						t.Errorf("%s: %q is not to be read", name, want)
					}
				}
			}
		}
		if n < 20 {
			t.Errorf("only %d remedies", n)
		}
		list.Open(snap.Findings.All()[0].Key)
		primary := 0
		walk(list, func(o fyne.CanvasObject) {
			if b, ok := o.(*look.Button); ok && b.Weight == look.Primary {
				primary++
			}
		})
		if primary > 1 {
			t.Errorf("%d primary buttons", primary)
		}
	}
}

// squeezed leaves out the spaces at which lines break.
func squeezed(s string) string { return strings.Join(strings.Fields(s), "") }
