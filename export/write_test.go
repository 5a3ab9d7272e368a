package export_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/scenarios/examples"
)

func evidence(f check.Finding) string { return check.EvidenceHash(f) }

func TestNoWordingIsMissingOrLeftUnfilled(t *testing.T) {
	trace := regexp.MustCompile(`[{}]|\b(export|list|value|status|relation|reason|family|field)\.[a-z]`)
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, variant := range []model.ID{"V0", "V1", "V2", "V3"} {
			for _, g := range readBack(t, reportOf(t, variant), lang).Sheets {
				for _, cell := range slices.Concat(g.Rows...) {
					if trace.MatchString(cell) {
						t.Errorf("%s %s %s: %s", lang, variant, g.Name, cell)
					}
				}
			}
		}
	}
}

func TestTheSameReportGivesTheSameBytes(t *testing.T) {
	r := reportOf(t, "V2")
	first := bytesOf(t, r, model.ZH)
	for range 3 {
		if !bytes.Equal(first, bytesOf(t, r, model.ZH)) {
			t.Fatal("two workbooks of one report differ")
		}
	}
}

func TestTheWorkbookCarriesWhatIdentifiesItsScenario(t *testing.T) {
	r := reportOf(t, "V1")
	c := readBack(t, r, model.ZH)
	want := []xlsx.Property{{Name: "Fingerprint", Value: r.Scenario.Fingerprint()}, {Name: "Format", Value: export.Format}, {Name: "ScenarioID", Value: "V1"}}
	if !slices.Equal(c.Custom, want) {
		t.Errorf("the properties are %v, want %v", c.Custom, want)
	}
	if len(c.Foreign) > 0 {
		t.Errorf("the workbook leads outside: %v", c.Foreign)
	}
}

func TestHostileTextIsTextInEverySheet(t *testing.T) {
	hostile := []string{
		`=cmd|'/c calc'!A1`, "+1", "-1", "@SUM(A1)", "_x000D_", "</c><c>", "&K&P&\"Arial\"", "👩‍👩‍👧‍👦 家庭", "مرحبا بالعالم", "\u202eabc", "[]:*?/\\'",
	}
	s := model.Scenario{}
	for i, x := range hostile {
		u, d := model.ID("U"+string(rune('a'+i))), model.ID("D"+string(rune('a'+i)))
		var err error // as older libraries hold them: verbs leave out what cannot be seen
		if s, err = model.Apply(s, model.Change{Edits: []model.Edit{{After: model.Unit{ID: u, Level: model.Department, Name: model.Text{ZH: x, EN: x}}},
			{After: model.Duty{ID: d, Unit: u, Text: model.Text{ZH: x, EN: x}}}}}); err != nil {
			t.Fatal(err)
		}
	}
	long := strings.Repeat("很长的职责。", 10_000/6)
	s = do(t, s, model.AddDuty("Dlong", "Ua", model.Text{ZH: long}))
	for _, name := range hostile {
		r := between(model.Scenario{}, s)
		r.Name, r.BaselineName, r.Library, r.Status = model.Text{ZH: name}, model.Text{ZH: name}, name, name
		for i := range r.Changes {
			r.Changes[i].Why, r.Changes[i].Who = name, name
		}
		c := readBack(t, r, model.ZH)
		g := grid(t, c, "职责")
		if got := rowOf(t, g, "Dlong")["职责（中文）"]; got != long {
			t.Errorf("%q: the long text has %d bytes left of %d", name, len(got), len(long))
		}
		for i, x := range hostile {
			if got := rowOf(t, g, "D"+string(rune('a'+i)))["职责（中文）"]; got != x {
				t.Errorf("%q became %q", x, got)
			}
		}
	}
}

func TestEveryDutyOfALargeOrganisationHasItsRow(t *testing.T) {
	s, err := examples.Synthetic(300, 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	s2 := do(t, s, model.MoveDuties("", s.Duties()[0].ID, s.Duties()[1].ID))
	g := grid(t, readBack(t, between(s, s2), model.EN), "Duties")
	if len(g.Rows) != 3+300 {
		t.Errorf("%d rows", len(g.Rows))
	}
}

func write(content string, err error) func(io.Writer) error {
	return func(w io.Writer) error {
		if _, err := io.WriteString(w, content); err != nil {
			return err
		}
		return err
	}
}

func TestAFileAppearsWholeOrNotAtAll(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "方案.xlsx")
	broken := errors.New("broken")

	if err := export.WriteFile(path, write("half", broken)); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if names := listed(t, dir); len(names) > 0 {
		t.Errorf("a failed writer left %v", names)
	}
	const first, second = "PK\x03\x04first", "PK\x03\x04second"
	if err := export.WriteFile(path, write(first, nil)); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if err := export.WriteFile(path, write("half", broken)); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != first {
		t.Errorf("a failed writer left %q, %v", b, err)
	}
	if err := export.WriteFile(path, write(second, nil)); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if b, _ := os.ReadFile(path); err != nil || string(b) != second || info.Mode().Perm() != 0o644 {
		t.Errorf("the file is %q, mode %v, %v", b, info.Mode(), err)
	}
	if names := listed(t, dir); !slices.Equal(names, []string{"方案.xlsx"}) {
		t.Errorf("the folder holds %v", names)
	}
}

func TestANewFileIsForItsOwnerOnly(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.xlsx")
	if err := export.WriteFile(path, write("x", nil)); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the mode is %v, %v", info.Mode(), err)
	}
}

func listed(t testing.TB, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func BenchmarkWorkbookOf10000Duties(b *testing.B) {
	s, err := examples.Synthetic(10_000, 40, 1)
	if err != nil {
		b.Fatal(err)
	}
	var units []model.ID
	for _, u := range s.Units() {
		if u.Level == model.Department && len(units) < 2 {
			units = append(units, u.ID)
		}
	}
	now := do(b, s, model.MergeUnits("NEW", model.Text{ZH: "合并部", EN: "Merged"}, model.Text{}, units...))
	r := between(s, now)
	b.Run("sheets", func(b *testing.B) {
		for b.Loop() {
			sheetsOf(b, r, model.ZH)
		}
	})
	b.Run("file", func(b *testing.B) {
		size := 0
		for b.Loop() {
			size = len(bytesOf(b, r, model.ZH))
		}
		b.ReportMetric(float64(size)/1e6, "MB")
		b.ReportMetric(float64(r.Findings.Len()), "findings")
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/workbook")
	})
}
