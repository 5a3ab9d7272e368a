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
	"sandtable/model/theme"
	"sandtable/model/typography"
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
	x, ok := snap.Themes.Holding(f)
	if !ok {
		t.Fatalf("%s is behind no theme", f.Key)
	}
	var shown, fixed []string
	list := NewWarnings(WarningsHands{
		ShowTheme: func(x *theme.Theme) { shown = append(shown, x.Key) },
		Show:      func(f check.Finding) { shown = append(shown, f.Key) },
		Fix:       func(x check.Fix) { fixed = append(fixed, p.Fix(snap.Scenario, x)) },
	})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(snap, p, w.baseline, nil)
	fact := p.Evidence(snap.Scenario, f.Evidence[0])
	if strings.Contains(texts(list), fact) {
		t.Error("the evidence is shown before the row is open")
	}
	tap(t, list.Targets(), "theme:"+x.Key)
	if strings.Contains(texts(list), fact) {
		t.Error("the evidence is shown before the finding is open")
	}
	_, sentence := p.ThemeFix(snap.Scenario, snap.Themes.Fixes(x)[0])
	if !strings.Contains(squeezed(texts(list)), squeezed(typography.FullWidth(sentence))) {
		t.Errorf("the first remedy %q is not among\n%s", sentence, texts(list))
	}
	tap(t, list.Targets(), "warning:"+f.Key)
	if !slices.Equal(shown, []string{x.Key, f.Key}) {
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
	if len(shown) != 2 || list.behind != "" {
		t.Error("a second click does not fold the finding")
	}
	tap(t, list.Targets(), "theme:"+x.Key)
	if len(shown) != 2 || list.open != "" {
		t.Error("a second click does not fold the theme")
	}
}

func TestCountsFilterBySeverity(t *testing.T) {
	w := open(t)
	snap := w.session.Now()
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(snap, text.For(model.ZH), w.baseline, nil)
	rows := func() (n int) {
		for name := range list.Targets() {
			if strings.HasPrefix(name, "theme:") {
				n++
			}
		}
		return n
	}
	if rows() != len(snap.Themes.All()) {
		t.Errorf("%d rows for %d themes", rows(), len(snap.Themes.All()))
	}
	tap(t, list.Targets(), "severity:high")
	if n := snap.Themes.Count(); rows() != n[check.High] || n[check.High] == 0 {
		t.Errorf("%d rows for %d of high severity", rows(), n[check.High])
	}
	tap(t, list.Targets(), "severity:high")
	if rows() != len(snap.Themes.All()) {
		t.Error("a second click does not show all again")
	}
}

func TestThemesStandAsTheyRankAlsoWhenSomethingIsSelected(t *testing.T) {
	w := open(t)
	snap := w.session.Now()
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 6000)
	list.Draw(snap, text.For(model.ZH), w.baseline, []model.Ref{snap.Scenario.Duties()[3].Ref()})
	about, below := 0, float32(-1)
	for x := range snap.Themes.Open() {
		row := list.Targets()["theme:"+x.Key].(*look.Row)
		if row.Position().Y <= below {
			t.Errorf("%s does not stand as it ranks", x.Key)
		}
		below = row.Position().Y
		if row.Chosen != list.concerns(x) {
			t.Errorf("%s is marked %v", x.Key, row.Chosen)
		}
		if row.Chosen {
			about++
		}
	}
	if about == 0 {
		t.Error("no theme is about the duty")
	}
}

func TestAThemeIsAcceptedAndTakenBackInTheList(t *testing.T) {
	w := open(t)
	x := w.session.Now().Themes.All()[0]
	accepted, back := "", ""
	list := NewWarnings(WarningsHands{WaiveTheme: func(x *theme.Theme) { accepted = x.Key }, UnwaiveTheme: func(x *theme.Theme) { back = x.Key }})
	stage(t, look.Light(), list, 328, 8000)
	list.Draw(w.session.Now(), text.For(model.ZH), w.baseline, nil)
	tap(t, list.Targets(), "theme:"+x.Key)
	tap(t, list.Targets(), "theme-waive")
	if accepted != x.Key {
		t.Fatalf("asked to accept %q", accepted)
	}
	if err := w.session.Do(model.AcceptAll(w.session.Now().Themes.Behind(x.Key), "季度内不调整", "张敏", w.session.Now().Findings.EvidenceIn()), ""); err != nil {
		t.Fatal(err)
	}
	list.Open("")
	list.Draw(w.session.Now(), text.For(model.ZH), w.baseline, nil)
	if list.Targets()["theme:"+x.Key] != nil {
		t.Error("the group of accepted themes is not folded")
	}
	tap(t, list.Targets(), "family:"+waivedGroup)
	if !strings.Contains(texts(list), "季度内不调整（张敏）") {
		t.Errorf("the reason and who gave it are not among\n%s", texts(list))
	}
	tap(t, list.Targets(), "theme:"+x.Key)
	tap(t, list.Targets(), "theme-unwaive")
	if back != x.Key {
		t.Errorf("asked to take back %q", back)
	}
}

func TestWhatWasNotEnteredIsOneLineWithADoor(t *testing.T) {
	w := open(t)
	var filled []string
	list := NewWarnings(WarningsHands{Fill: func(m theme.Missing) { filled = append(filled, m.What) }})
	stage(t, look.Light(), list, 328, 800)
	list.Draw(w.session.Now(), text.For(model.ZH), w.baseline, nil)
	missing := w.session.Now().Themes.Missing()
	if len(missing) == 0 || !strings.Contains(texts(list), "资料未填："+text.For(model.ZH).MissingShort(missing[0])) {
		t.Fatalf("%v is not among\n%s", missing, texts(list))
	}
	tap(t, list.Targets(), "fill")
	if !slices.Equal(filled, []string{missing[0].What}) {
		t.Errorf("leads to %v", filled)
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
	gained, lost := theme.Compare(w.baseline, s.Now().Themes)
	if len(gained) == 0 || len(lost) == 0 {
		t.Fatalf("%d new and %d gone", len(gained), len(lost))
	}
	if n := strings.Count(texts(list), "\n新\n"); n < 1 {
		t.Errorf("%d of %d new themes are marked", n, len(gained))
	}
	if !strings.Contains(texts(list), "已消除") {
		t.Error("what is gone has no group")
	}
	tap(t, list.Targets(), "family:"+goneGroup)
	title := text.For(model.ZH).Theme(s.Now().Baseline, lost[0])
	if !strings.Contains(texts(list), title) {
		t.Errorf("%q is not in the group", title)
	}
}

func TestNoThemesIsSaid(t *testing.T) {
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 400)
	list.Draw(scenarios.Snapshot{}, text.For(model.ZH), theme.Themes{}, nil)
	if !strings.Contains(texts(list), "没有议题") {
		t.Errorf("shown:\n%s", texts(list))
	}
}

func TestAThousandWarningsAreDrawnAtOnce(t *testing.T) {
	s, err := examples.Synthetic(1500, 40, 7)
	if err != nil {
		t.Fatal(err)
	}
	found := check.Check(s)
	snap := scenarios.Snapshot{Scenario: s, Findings: found, Themes: theme.Of(s, found)}
	if snap.Findings.Len() < 1000 || len(snap.Themes.All()) <= familyRows {
		t.Fatalf("only %d findings, %d themes", snap.Findings.Len(), len(snap.Themes.All()))
	}
	list := NewWarnings(WarningsHands{})
	stage(t, look.Light(), list, 328, 400)
	p := text.For(model.ZH)
	list.Draw(snap, p, theme.Themes{}, nil)
	start := time.Now()
	list.Draw(snap, p, snap.Themes, nil)
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
			t.Fatal("nothing offers the rest")
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
