package panel

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/ui/look"
)

func TestAWarningShowsItsSubjectThenItsEvidenceAndRemedies(t *testing.T) {
	w := open(t)
	snap, p := w.session.Now(), text.For(model.ZH)
	at := slices.IndexFunc(snap.Findings.All(), func(f check.Finding) bool { return len(f.Fixes) > 1 && len(f.Evidence) > 0 })
	if at < 0 {
		t.Fatal("no finding with evidence and two remedies")
	}
	f := snap.Findings.All()[at]
	var shown, fixed []string
	list := NewWarnings(WarningsHands{
		Show: func(f check.Finding) { shown = append(shown, f.Key) },
		Fix:  func(x check.Fix) { fixed = append(fixed, p.Fix(snap.Scenario, x)) },
	})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(snap, p, w.baseline, nil)
	fact := p.Evidence(snap.Scenario, f.Evidence[0])
	if strings.Contains(texts(list), fact) {
		t.Error("the evidence is shown before the row is open")
	}
	tap(t, list.Targets(), "warning:"+f.Key)
	if !slices.Equal(shown, []string{f.Key}) {
		t.Errorf("asked to show %v", shown)
	}
	if !strings.Contains(strings.ReplaceAll(texts(list), "\n", ""), fact) {
		t.Errorf("%q is not among\n%s", fact, texts(list))
	}
	tap(t, list.Targets(), "fix:1")
	if want := p.Fix(snap.Scenario, f.Fixes[1]); !slices.Equal(fixed, []string{want}) {
		t.Errorf("fixed %v, not %s", fixed, want)
	}
	tap(t, list.Targets(), "warning:"+f.Key)
	if len(shown) != 1 || list.open != "" {
		t.Error("a second click does not fold the row")
	}
}

func TestCountsFilterBySeverityAndFamiliesFold(t *testing.T) {
	w := open(t)
	snap := w.session.Now()
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(snap, text.For(model.ZH), w.baseline, nil)
	rows := func() (n int) {
		for name := range list.Targets() {
			if strings.HasPrefix(name, "warning:") {
				n++
			}
		}
		return n
	}
	n := counted(snap.Findings.All())
	if rows() != snap.Findings.Len() {
		t.Errorf("%d rows for %d findings", rows(), snap.Findings.Len())
	}
	tap(t, list.Targets(), "severity:high")
	if rows() != n[check.High] {
		t.Errorf("%d rows for %d of high severity", rows(), n[check.High])
	}
	tap(t, list.Targets(), "severity:high")
	tap(t, list.Targets(), "family:OV")
	for name := range list.Targets() {
		if strings.HasPrefix(name, "warning:OV") {
			t.Errorf("%s is shown though its family is folded", name)
		}
	}
}

func TestWarningsAboutTheSelectionComeFirst(t *testing.T) {
	w := open(t)
	snap := w.session.Now()
	list := NewWarnings(WarningsHands{})
	list.Draw(snap, text.For(model.ZH), w.baseline, []model.Ref{snap.Scenario.Duties()[3].Ref()})
	_, parts, _ := list.sort()
	about := 0
	for i, part := range parts {
		if i > 0 && part.about > 0 && parts[i-1].about == 0 {
			t.Errorf("family %s stands below one without the selection", part.code)
		}
		for n, f := range part.rows {
			if list.concerns(f) != (n < part.about) {
				t.Errorf("%s stands at %d of %d", f.Key, n, part.about)
			}
		}
		about += part.about
	}
	if about == 0 {
		t.Error("no warning is about the duty")
	}
}

func TestWhatTheBaselineHadIsListedAsGoneAndTheRestAsNew(t *testing.T) {
	w := open(t)
	last := w.tree[len(w.tree)-1].Info
	s, err := w.library.Session(last.ID)
	if err != nil {
		t.Fatal(err)
	}
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(s.Now(), text.For(model.ZH), w.baseline, nil)
	gained, lost := check.Compare(w.baseline, s.Now().Findings)
	if len(gained) == 0 || len(lost) == 0 {
		t.Fatalf("%d new and %d gone", len(gained), len(lost))
	}
	if n := strings.Count(texts(list), "\n新\n"); n < 1 {
		t.Errorf("%d of %d new warnings are marked", n, len(gained))
	}
	if !strings.Contains(texts(list), "已消除") {
		t.Error("what is gone has no group")
	}
	tap(t, list.Targets(), "family:"+goneGroup)
	title, _ := text.For(model.ZH).Finding(s.Now().Baseline, lost[0])
	if !strings.Contains(texts(list), title) {
		t.Errorf("%q is not in the group", title)
	}
}

func TestNoWarningsIsSaid(t *testing.T) {
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 400)
	list.Draw(scenarios.Snapshot{}, text.For(model.ZH), check.Findings{}, nil)
	if !strings.Contains(texts(list), "没有警示") {
		t.Errorf("shown:\n%s", texts(list))
	}
}

func TestAThousandWarningsAreDrawnAtOnce(t *testing.T) {
	s, err := examples.Synthetic(1500, 40, 7)
	if err != nil {
		t.Fatal(err)
	}
	snap := scenarios.Snapshot{Scenario: s, Findings: check.Check(s)}
	if snap.Findings.Len() < 1000 {
		t.Fatalf("only %d findings", snap.Findings.Len())
	}
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 400)
	p := text.For(model.ZH)
	list.Draw(snap, p, check.Findings{}, nil)
	start := time.Now()
	list.Draw(snap, p, snap.Findings, nil)
	if took := time.Since(start); took > 500*time.Millisecond {
		t.Errorf("took %v", took)
	} else {
		t.Logf("%d findings in %v", snap.Findings.Len(), took)
	}
	objects := 0
	walk(list, func(fyne.CanvasObject) { objects++ })
	if objects > 300 {
		t.Errorf("%d objects for a list of 400 pixels", objects)
	}
	list.scroll.ScrollToBottom()
	for !strings.Contains(texts(list), "还有") {
		if list.scroll.Offset.Y <= 0 {
			t.Fatal("nothing offers the rest of a family")
		}
		list.scroll.ScrollToOffset(list.scroll.Offset.SubtractXY(0, 300))
		list.scroll.OnScrolled(list.scroll.Offset) // a finger would tell, the call does not
	}
}

func TestARefusedDropSaysWhy(t *testing.T) {
	w := open(t)
	snap, p := w.session.Now(), text.For(model.ZH)
	d := snap.Scenario.Duties()[0]
	would := scenarios.Consequence{Refusal: &model.Refusal{Code: model.NothingChanges}}
	a := NewAfter(AfterHands{})
	stage(t, look.Light(), a, 328, 400)
	a.Draw(snap, p, Drop{Duties: []model.ID{d.ID}, Consequence: would})
	headline, _ := p.Error(snap.Scenario, would.Refusal)
	if !strings.Contains(texts(a), headline) || strings.Contains(texts(a), "不受影响") {
		t.Errorf("shown:\n%s", texts(a))
	}
}

func TestANarrowScorecardDropsItsLinesThenItsUnits(t *testing.T) {
	w := open(t)
	c := NewScorecard()
	win := stage(t, look.Light(), c, 1440, 76)
	snap := w.session.Now()
	c.Draw(snap, text.For(model.ZH), "V0", snap.Scorecard, nil)
	seen := func(width float32) (dots int, words string) {
		win.Resize(fyne.NewSize(width, 76))
		walk(c, func(o fyne.CanvasObject) {
			if _, ok := o.(*canvas.Circle); ok {
				dots++
			}
		})
		return dots, texts(c)
	}
	if dots, words := seen(1440); dots != 6 || !strings.Contains(words, "类职能") {
		t.Errorf("at 1440: %d lines\n%s", dots, words)
	}
	if dots, words := seen(1090); dots != 0 || !strings.Contains(words, "类职能") {
		t.Errorf("at 1090: %d lines\n%s", dots, words)
	}
	if _, words := seen(1030); strings.Contains(words, "类职能") || !strings.Contains(words, "未录入编制") {
		t.Errorf("at 1030:\n%s", words)
	}
}

func TestTheBaselineIsNotJudgedByItself(t *testing.T) {
	w := open(t)
	c := NewScorecard()
	stage(t, look.Light(), c, 1440, 76)
	snap := w.session.Now()
	same, _ := text.For(model.ZH).Verdict(snap.Scorecard[0], snap.Scorecard[0])
	c.Draw(snap, text.For(model.ZH), "V0", snap.Scorecard, nil)
	if !strings.Contains(texts(c), same) {
		t.Fatalf("against another it says\n%s", texts(c))
	}
	c.Draw(snap, text.For(model.ZH), "", snap.Scorecard, nil)
	if said := texts(c); strings.Contains(said, same) || !strings.Contains(said, "这就是现状") {
		t.Errorf("against itself it says\n%s", said)
	}
}
