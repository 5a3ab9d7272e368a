package pack_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// reports gathers reports of scenarios of an example, as the programs do.
func reports(t testing.TB, example string, ids ...model.ID) (out []export.Report) {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), example, model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, id := range ids {
		r, err := gather.Report(l, id, "0.1")
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

// between reports on a scenario against a baseline, without a library.
func between(baseline, s model.Scenario) export.Report {
	r := export.Report{
		Scenario: s, Baseline: baseline, Name: s.Brief().Name, BaselineName: baseline.Brief().Name, ID: "S1",
		Fingerprint: s.Fingerprint(), Findings: check.Check(s), BaselineFindings: check.Check(baseline),
	}
	r.Scorecard, r.BaselineScorecard = r.Findings.Score(baseline), r.BaselineFindings.Score(baseline)
	return r
}

// words lists the lines of a page from above, and those of a whole pack.
func words(pages ...page.Page) (out []string) {
	for _, p := range pages {
		for _, m := range p.Marks {
			if w, ok := m.(page.Words); ok {
				out = append(out, w.Text)
			}
		}
	}
	return out
}

func says(lines []string, what string) bool {
	return strings.Contains(strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(what, " ", ""))
}

// sound fails for what lies off a sheet, is too small to be read, or runs into the foot.
func sound(t *testing.T, d page.Document) {
	t.Helper()
	for n, p := range d.Pages {
		for _, m := range p.Marks {
			switch m := m.(type) {
			case page.Words:
				if end := m.X + page.Width(m.Text, m.Type); m.X < 30 || end > p.Width-30 || m.Y < 20 || m.Y > p.Height-15 {
					t.Errorf("page %d: %q lies at %.0f to %.0f, %.0f", n+1, m.Text, m.X, end, m.Y)
				}
				if m.Type.Size < 7 {
					t.Errorf("page %d: %q is set in %g points", n+1, m.Text, m.Type.Size)
				}
				if m.Y > 563 && m.Y < 575 {
					t.Errorf("page %d: %q runs into the foot", n+1, m.Text)
				}
			case page.Jump:
				if m.Page < 1 || m.Page >= len(d.Pages) {
					t.Errorf("page %d: a jump to page %d of %d", n+1, m.Page+1, len(d.Pages))
				}
			case page.Box:
				if m.X < 30 || m.X+m.W > p.Width-30 || m.Y+m.H > 575 {
					t.Errorf("page %d: a box lies at %.0f to %.0f, %.0f to %.0f", n+1, m.X, m.X+m.W, m.Y, m.Y+m.H)
				}
			}
		}
	}
}

func TestEverySheetHoldsWhatIsOnItAndTheirNumberKeepsToTheBudget(t *testing.T) {
	for _, x := range []struct {
		example string
		ids     []model.ID
		most    int
	}{
		{"seed-b", []model.ID{"V1", "V2", "V3"}, 6},
		{"seed-b", []model.ID{"V0"}, 6},
		{"seed-b", []model.ID{"V2"}, 6},
		{"seed-a", []model.ID{"V3", "V1"}, 6},
		{"seed-ab", []model.ID{"V2", "V1", "V3"}, 8},
		{"seed-ab", []model.ID{"V0"}, 8},
		{"seed-ab", []model.ID{"V1"}, 8},
		{"empty", []model.ID{"V0"}, 6},
	} {
		all := reports(t, x.example, x.ids...)
		for _, lang := range []model.Lang{model.ZH, model.EN} {
			t.Run(x.example+"-"+string(x.ids[0])+"-"+string(lang), func(t *testing.T) {
				d := pack.Document(text.For(lang), all...)
				if len(d.Pages) > x.most {
					t.Errorf("%d sheets, want %d at most", len(d.Pages), x.most)
				}
				sound(t, d)
				var a, b bytes.Buffer
				if err := page.PDF(&a, d); err != nil {
					t.Fatal(err)
				}
				if err := page.PDF(&b, pack.Document(text.For(lang), all...)); err != nil || !bytes.Equal(a.Bytes(), b.Bytes()) {
					t.Errorf("the same reports give other bytes (%v)", err)
				}
				if len(d.Missing()) > 0 {
					t.Errorf("the typeface lacks %q", string(d.Missing()))
				}
			})
		}
	}
}

func TestAPackOfALargeOrganisationKeepsToTheBudget(t *testing.T) {
	was, err := examples.Synthetic(200, 12, 3)
	if err != nil {
		t.Fatal(err)
	}
	s := was
	for i, d := range s.Duties() {
		if to := model.ID("U" + string(rune('1'+i%9))); i%4 == 0 && d.Unit != to {
			s = do(t, s, model.MoveDuties(to, d.ID))
		}
	}
	d := pack.Document(text.For(model.EN), between(was, s))
	if len(d.Pages) > 12 {
		t.Errorf("%d sheets", len(d.Pages))
	}
	sound(t, d)
}

func do(t testing.TB, s model.Scenario, verbs ...model.Verb) model.Scenario {
	t.Helper()
	for _, v := range verbs {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

func TestWhateverIsEnteredTheDecisionStaysOneSheet(t *testing.T) {
	long := strings.Repeat("请董事会批准：自2027年1月1日起电商部与媒体部合并，编制不变，六个月后复盘。", 40)
	all := reports(t, "seed-b", "V1", "V2", "V3")
	for i := range all {
		all[i].Name = model.Text{ZH: long, EN: strings.Repeat("One name that goes on. ", 20)}
		all[i].Scenario = do(t, all[i].Scenario, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: "brief"}, map[string]string{
			"decision.zh": long, "decision.en": strings.Repeat("Approve. ", 300), "recommendation.zh": long, "meeting.zh": long, "recommendation.en": strings.Repeat("word ", 300),
		}))
	}
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		d := pack.Document(text.For(lang), all...)
		sound(t, d)
		first := words(d.Pages[0])
		if !says(first, "…") || says(words(d.Pages[1]), "Signature") || says(words(d.Pages[1]), "签字") {
			t.Errorf("%s: the first sheet is %q", lang, first)
		}
	}
}

// Merging moves overlap into one unit; it does not settle it.
func TestWhatOnlyLiesWithinOneUnitNowIsNotShownAsSolved(t *testing.T) {
	d := pack.Document(text.For(model.ZH), reports(t, "seed-b", "V1")...)
	first, all := words(d.Pages[0]), words(d.Pages...)
	if n := strings.Count(strings.Join(first, "\n"), "只剩一个部门，必为0"); n != 2 {
		t.Errorf("said %d times of hand-offs and overlap that they are nought by definition", n)
	}
	if !says(first, "部门内未合并的重复") || !says(all, "转入部门内、未合并的重叠3项") {
		t.Errorf("the duplicates within the department are not told: %q", all)
	}
	i := slices.Index(all, "解决")
	j := slices.Index(all, "留下")
	if i < 0 || j < i || says(all[i:j], "直播") {
		t.Errorf("solved: %q", all)
	}
}

func TestThePackOfTheBaselineIsADiagnosis(t *testing.T) {
	for lang, not := range map[model.Lang][]string{
		model.ZH: {"新出现", "持平", "改善", "方案比较", "表决", "实施", "提请决议"},
		model.EN: {"unchanged", "better", "Options", "Vote", "Transition", "Decision requested"},
	} {
		all := words(pack.Document(text.For(lang), reports(t, "seed-b", "V0")...).Pages...)
		for _, x := range not {
			if slices.Contains(all, x) {
				t.Errorf("%s: it says %s", lang, x)
			}
		}
		if !says(all, map[model.Lang]string{model.ZH: "现状诊断", model.EN: "Where the organisation stands"}[lang]) {
			t.Errorf("%s: it says %q", lang, all)
		}
	}
}

func TestAStepStandsWithItsReasonInOneLine(t *testing.T) {
	all := words(pack.Document(text.For(model.ZH), reports(t, "seed-b", "V1")...).Pages...)
	for _, x := range []string{"把“电商部”、“媒体部”合并为“数字营销部”", "14项职责", "简报注意事项"} {
		if !says(all, x) {
			t.Errorf("it does not say %s", x)
		}
	}
	en := words(pack.Document(text.For(model.EN), reports(t, "seed-b", "V1")...).Pages...)
	if !says(en, "(not translated)") {
		t.Error("a reason in Chinese is not marked")
	}
}

func TestDutiesThatMoveAreHandedOverFromHeadToHead(t *testing.T) {
	r := reports(t, "seed-b", "V1")
	r[0].Scenario = do(t, r[0].Scenario, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: "brief"}, map[string]string{"effective": "2027-01-01"}))
	d := pack.Document(text.For(model.ZH), r...)
	last := words(d.Pages[len(d.Pages)-1])
	for _, x := range []string{"电商部经理", "数字营销总监", "2027年1月1日"} {
		if !slices.Contains(last, x) {
			t.Errorf("%s is not among %q", x, last)
		}
	}
}

func TestCharactersThatTheTypefaceLacksAreListed(t *testing.T) {
	r := reports(t, "seed-b", "V1")
	r[0].Scenario = do(t, r[0].Scenario, model.EditRecord(model.Ref{Kind: model.BriefKind, ID: "brief"}, map[string]string{"decision.zh": "説𠮷🙂"}))
	if got := string(pack.Document(text.For(model.ZH), r...).Missing()); got != "説🙂𠮷" {
		t.Errorf("listed are %q", got)
	}
}

// BenchmarkPack lays out and writes the pack of 200 duties, the findings known.
func BenchmarkPack(b *testing.B) {
	was, err := examples.Synthetic(200, 12, 3)
	if err != nil {
		b.Fatal(err)
	}
	r := between(was, do(b, was, model.MergeUnits("NEW", model.Text{ZH: "合并部", EN: "Merged"}, model.Text{}, "U1", "U2")))
	sheets, size := 0, 0
	for b.Loop() {
		d := pack.Document(text.For(model.ZH), r)
		var out bytes.Buffer
		if err := page.PDF(&out, d); err != nil {
			b.Fatal(err)
		}
		sheets, size = len(d.Pages), out.Len()
	}
	b.ReportMetric(float64(sheets), "sheets")
	b.ReportMetric(float64(size)/1024, "KB")
}
