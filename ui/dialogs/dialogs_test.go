package dialogs

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/ui/look"
)

// all opens each dialog in turn.
func all(s *stage) map[string]func() *Dialog {
	snap := s.session.Now()
	return map[string]func() *Dialog{
		"merge":  func() *Dialog { return MergeUnits(s.hands(), s.print, snap, "EC", "MD") },
		"split":  func() *Dialog { return Split(s.hands(), s.print, snap, "EC") },
		"fuse":   func() *Dialog { return Fuse(s.hands(), s.print, snap, "B-EC-D5", "B-MD-D7") },
		"divide": func() *Dialog { return SplitDuty(s.hands(), s.print, snap, "B-EC-D1") },
		"ask": func() *Dialog {
			return Ask(s.hands(), s.print, Question{Title: "名称", Text: "甲", OK: "好", Answer: func(_ string, then func(bool)) { s.done++; then(true) }})
		},
		"policy": func() *Dialog {
			return Policy(s.hands(), s.print, Policies{Policy: snap.Policy, Set: func(key, value string, then func(check.Policy, error)) { s.done++; then(snap.Policy, nil) }})
		},
		"export":  func() *Dialog { return s.export(".pdf") },
		"notice":  func() *Dialog { return Notice(s.hands(), s.print, "标题", "说明", "", nil) },
		"confirm": func() *Dialog { return Notice(s.hands(), s.print, "标题", "说明", "做", func() { s.done++ }) },
	}
}

func TestEscapeClosesEveryDialogAndNothingHappens(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	before := s.scenario().Fingerprint()
	for name, show := range all(s) {
		closed := s.closed
		s.dialog = show()
		if !s.isOpen() {
			t.Errorf("%s does not open", name)
			continue
		}
		s.escape()
		if s.isOpen() || s.closed != closed+1 {
			t.Errorf("%s: open %v, told of closing %d times", name, s.isOpen(), s.closed-closed)
		}
	}
	if s.done+s.refused > 0 || s.scenario().Fingerprint() != before {
		t.Error("something happened")
	}
}

func TestCancelClosesADialogAndNothingHappens(t *testing.T) {
	s := opened(t, model.EN, look.Dark())
	for name, show := range all(s) {
		closed := s.closed
		if s.dialog = show(); name == "notice" {
			s.tap("ok")
		} else {
			s.tap("cancel")
		}
		if s.isOpen() || s.closed != closed+1 {
			t.Errorf("%s: open %v, told of closing %d times", name, s.isOpen(), s.closed-closed)
		}
	}
	if s.done+s.refused > 0 {
		t.Error("something happened")
	}
}

func TestMergingTakesTheTypedNameAndTheChosenHead(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = MergeUnits(s.hands(), s.print, s.session.Now(), "EC", "MD")
	s.rewrite("name", "数字营销部")
	s.rewrite("head", "数字营销总监")
	s.picture("merge-zh-light")
	s.tap("ok")
	units := s.scenario().Children("")
	units = slices.DeleteFunc(units, func(u model.Unit) bool { return u.Level == model.External })
	if len(units) != 1 || units[0].Name.ZH != "数字营销部" || units[0].Head.ZH != "数字营销总监" {
		t.Fatalf("the units are %+v", units)
	}
	if n := len(s.scenario().DutiesUnder(units[0].ID)); n != 14 {
		t.Errorf("%d duties, want 14", n)
	}
	if s.isOpen() || s.done != 1 || s.closed != 1 {
		t.Errorf("open %v, %d steps, closed %d times", s.isOpen(), s.done, s.closed)
	}
	s.ok().Tapped(nil) // the second half of a double click
	if s.refused+s.done != 1 {
		t.Error("a closed dialog acts")
	}
}

func TestMergingWithTheProposedNameNamesTheUnitInBothLanguages(t *testing.T) {
	s := opened(t, model.EN, look.Light())
	s.dialog = MergeUnits(s.hands(), s.print, s.session.Now(), "EC", "MD")
	md, _ := s.scenario().Unit("MD")
	s.tap("head:1")
	s.tap("ok")
	u := s.scenario().Children("")[0]
	if u.Name.ZH != "电商部与媒体部" || !strings.Contains(u.Name.EN, " & ") {
		t.Errorf("named %+v", u.Name)
	}
	if md.Head.Empty() || u.Head != md.Head {
		t.Errorf("headed by %+v", u.Head)
	}
}

func TestMergingShowsSumsThatCanBeChecked(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = MergeUnits(s.hands(), s.print, s.session.Now(), "EC", "MD")
	got := s.readable()
	for _, want := range []string{"7\n", "14\n", s.dialog.print.T("merge.row.channels"), s.print.T("verdict.better")} {
		if !strings.Contains(got, want) {
			t.Errorf("no %q in %q", want, got)
		}
	}
}

func TestARefusedNameSaysWhyAndKeepsWhatWasTyped(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = MergeUnits(s.hands(), s.print, s.session.Now(), "EC", "MD")
	s.rewrite("head", "总监")
	s.rewrite("name", "")
	if !s.ok().Disabled {
		t.Error("a unit without a name may be made")
	}
	s.field("name").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.isOpen() || s.done > 0 {
		t.Fatal("the dialog has closed")
	}
	told := s.hands().Preview(model.MergeUnits("x", model.Text{}, model.Text{}, "EC", "MD"))
	why, _ := s.print.Error(s.scenario(), told.Refusal)
	if got := strings.ReplaceAll(s.readable(), "\n", ""); told.Refusal == nil || !strings.Contains(got, why) {
		t.Errorf("%q is not said: %q", why, got)
	}
	if s.field("head").Text != "总监" {
		t.Error("what was typed is lost")
	}
}

func TestMergingManyUnitsListsThemAndFitsASmallWindow(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	for _, id := range []model.ID{"C", "D", "E"} {
		if err := s.session.Do(model.AddUnit(id, "", model.Department, model.Text{ZH: "新部门" + string(id)}), ""); err != nil {
			t.Fatal(err)
		}
	}
	s.dialog = MergeUnits(s.hands(), s.print, s.session.Now(), "EC", "MD", "C", "D", "E")
	s.picture("merge-five-zh-light")
	got := s.readable()
	for _, name := range []string{"电商部", "媒体部", "新部门C", "新部门D", "新部门E"} {
		if !strings.Contains(got, name) {
			t.Errorf("%s is not listed", name)
		}
	}
	s.fits()
}

func TestSplittingPutsTheChosenDutiesIntoTheParts(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = Split(s.hands(), s.print, s.session.Now(), "EC")
	s.picture("split-zh-light-empty")
	s.rewrite("part:1", "运营岗")
	s.rewrite("part:2", "分析岗")
	s.tap("choose:B-EC-D1:1")
	s.tap("choose:B-EC-D2:1")
	s.tap("choose:B-EC-D5:2")
	s.picture("split-zh-light")
	s.tap("ok")
	got := map[string]int{}
	for _, u := range s.scenario().Children("EC") {
		got[u.Name.ZH] = len(s.scenario().DutiesOf(u.ID))
		if u.Level != model.Position {
			t.Errorf("%s is a %s", u.Name.ZH, u.Level)
		}
	}
	if got["运营岗"] != 2 || got["分析岗"] != 1 || len(got) != 2 || len(s.scenario().DutiesOf("EC")) != 4 {
		t.Errorf("parts %v", got)
	}
	if s.isOpen() {
		t.Error("the dialog stays open")
	}
}

func TestEveryPartOfASplitFitsASmallWindow(t *testing.T) {
	s := opened(t, model.EN, look.Dark())
	s.dialog = Split(s.hands(), s.print, s.session.Now(), "MD")
	for n := 0; n < 20 && s.dialog.Targets()["dialog:more"] != nil; n++ {
		s.tap("more")
	}
	s.picture("split-six-en-dark")
	s.fits()
	if s.dialog.Targets()["dialog:part:6"] == nil || s.dialog.Targets()["dialog:part:7"] != nil {
		t.Error("not six parts")
	}
}

func TestFusingKeepsOneTextOrTakesANewOne(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = Fuse(s.hands(), s.print, s.session.Now(), "B-EC-D5", "B-MD-D7")
	s.rewrite("text", "")
	if !s.ok().Disabled {
		t.Error("duties may become an empty one")
	}
	s.rewrite("text", "统一分析数据")
	s.picture("fuse-zh-light")
	s.tap("ok")
	fused := s.scenario().Duties()
	i := slices.IndexFunc(fused, func(d model.Duty) bool { return d.Text.ZH == "统一分析数据" })
	if i < 0 || len(fused) != 13 || fused[i].Origin != model.SetOf("B-EC-D5", "B-MD-D7") {
		t.Fatalf("%d duties, the fused one is number %d", len(fused), i)
	}
	if err := s.session.Undo(); err != nil {
		t.Fatal(err)
	}
	s.dialog = Fuse(s.hands(), s.print, s.session.Now(), "B-EC-D5", "B-MD-D7")
	s.tap("keep:2")
	s.tap("ok")
	if _, ok := s.scenario().Duty("B-MD-D7"); !ok || len(s.scenario().Duties()) != 13 {
		t.Error("the kept duty is not there")
	}
}

func TestSplittingADutyProposesItsClauses(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	s.dialog = SplitDuty(s.hands(), s.print, s.session.Now(), "B-EC-D1")
	s.picture("divide-zh-light")
	lines := strings.Count(strings.TrimSpace(s.field("text").Text), "\n") + 1
	if lines < 2 {
		t.Fatalf("proposed %q", s.field("text").Text)
	}
	s.tap("ok")
	if got := len(s.scenario().Duties()); got != 13+lines {
		t.Errorf("%d duties after splitting one into %d", got, lines)
	}
}

func TestClausesStayWholeInBrackets(t *testing.T) {
	for _, c := range []struct{ sentence, want string }{
		{"制定计划，监控指标（GMV，转化率）。", "制定计划\n监控指标（GMV，转化率）"},
		{"Plan sales; monitor KPIs (GMV, CVR).", "Plan sales\nmonitor KPIs (GMV, CVR)"},
		{"一句话", "一句话"},
		{"，，。", ""},
		{"a）b，c", "a）b\nc"},
		{"", ""},
	} {
		if got := clauses(c.sentence); got != c.want {
			t.Errorf("%q becomes %q, want %q", c.sentence, got, c.want)
		}
	}
}

func TestAQuestionTakesNoEmptyAnswer(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	var got []string
	take := false
	s.dialog = Ask(s.hands(), s.print, Question{Title: "名称", OK: "好", Answer: func(v string, then func(bool)) { got = append(got, v); then(take) }})
	if !s.ok().Disabled {
		t.Error("the button offers nothing")
	}
	s.field("text").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	s.rewrite("text", " 甲 ")
	if s.ok().Disabled {
		t.Error("the button stays off")
	}
	s.field("text").TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !s.isOpen() || s.field("text").Text != " 甲 " {
		t.Error("an answer that was not taken is gone")
	}
	take = true
	s.picture("ask-zh-light")
	s.tap("ok")
	if s.isOpen() || !slices.Equal(got, []string{"甲", "甲"}) {
		t.Errorf("answers %q", got)
	}
}

func TestANoticePerformsWhatItOffersAfterClosing(t *testing.T) {
	s := opened(t, model.ZH, look.Light())
	open := true
	s.dialog = Notice(s.hands(), s.print, "文件被占用", strings.Repeat("另一个程序正在写这个文件。", 9), "再试", func() { open = s.isOpen() })
	s.picture("notice-zh-light")
	s.tap("ok")
	if open {
		t.Error("the dialog was still in the way")
	}
}

func TestTheDialogsAreDrawnInEnglishAndInTheDark(t *testing.T) {
	s := opened(t, model.EN, look.Dark())
	for name, show := range all(s) {
		s.dialog = show()
		s.picture(name + "-en-dark")
		s.fits()
		if got := s.readable(); strings.ContainsAny(got, "{}") || strings.Contains(got, "merge.") {
			t.Errorf("%s says %q", name, got)
		}
		s.escape()
	}
}
