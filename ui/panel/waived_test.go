package panel

import (
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/ui/look"
)

func TestAnAcceptedFindingStaysBehindItsThemeWithItsReasonAndCanBeTakenBack(t *testing.T) {
	w := open(t)
	var f check.Finding
	for _, x := range w.session.Now().Themes.All() {
		if len(x.Findings) > 1 {
			f = *x.Findings[0]
			break
		}
	}
	evidence, found := w.session.Now().Findings.Evidence(f.Key)
	if !found {
		t.Fatal("no theme has two findings")
	}
	if err := w.session.Do(model.Waive(f.Key, "季度内不调整", "张敏", evidence), ""); err != nil {
		t.Fatal(err)
	}
	x, _ := w.session.Now().Themes.Holding(f)
	if x.Waived != nil || x.Findings[len(x.Findings)-1].Key != f.Key {
		t.Errorf("what is accepted does not stand last in %+v", x)
	}
	var taken []string
	list := NewWarnings(WarningsHands{Unwaive: func(f check.Finding) { taken = append(taken, f.Key) }})
	stage(t, look.Light(), list, 328, 8000)
	list.Draw(w.session.Now(), text.For(model.ZH), w.baseline, nil)
	tap(t, list.Targets(), "theme:"+x.Key)
	if !strings.Contains(texts(list), "季度内不调整（张敏）") {
		t.Errorf("the reason and who gave it are not among\n%s", texts(list))
	}
	tap(t, list.Targets(), "warning:"+f.Key)
	tap(t, list.Targets(), "unwaive")
	if len(taken) != 1 || taken[0] != f.Key {
		t.Errorf("asked to take back %v", taken)
	}
}

func TestAWarningWhoseFactsChangedSinceItWasAcceptedSaysSo(t *testing.T) {
	w := open(t)
	f := w.session.Now().Findings.All()[0]
	if err := w.session.Do(model.Waive(f.Key, "季度内不调整", "张敏", "on other evidence"), ""); err != nil {
		t.Fatal(err)
	}
	asked := 0
	list := NewWarnings(WarningsHands{Waive: func(check.Finding) { asked++ }})
	stage(t, look.Light(), list, 328, 8000)
	list.Draw(w.session.Now(), text.For(model.ZH), w.baseline, nil)
	if x, ok := w.session.Now().Themes.Holding(f); ok {
		tap(t, list.Targets(), "theme:"+x.Key)
	}
	if !strings.Contains(texts(list), "\n情况已变\n") || !strings.Contains(texts(list), "曾接受，情况已变") {
		t.Errorf("not marked among\n%s", texts(list))
	}
	tap(t, list.Targets(), "warning:"+f.Key)
	if !strings.Contains(texts(list), "当时的理由：季度内不调整（张敏）") {
		t.Errorf("the former reason is not among\n%s", texts(list))
	}
	tap(t, list.Targets(), "waive")
	if asked != 1 {
		t.Error("it cannot be accepted again")
	}
}
