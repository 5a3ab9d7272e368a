package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
)

// attempts makes the present state, a merger, and one moved duty.
func attempts(t *testing.T) (model.Scenario, compare.Table) {
	s := office(t)
	merged := after(t, s, model.MergeUnits("DM", zhEn("数字营销部", "Digital marketing"), model.Text{}, "EC", "MD"))
	moved := after(t, s, model.MoveDuties("MD", "d2"))
	return s, compare.Scenarios(side("V0", s, s), side("V1", merged, s), side("V2", moved, s))
}

// cells writes a row as text: places of the first side | of the second …, > where changed.
func cells(r compare.RecordRow) string {
	out := []string{string(r.Ref.ID)}
	for _, c := range r.Cells {
		said := "-"
		if len(c.Refs) > 0 {
			said = fmt.Sprint(c.Places)
			if c.Lineage || len(c.Refs) > 1 {
				var ids []string
				for _, h := range c.Refs {
					ids = append(ids, string(h.ID))
				}
				said = strings.Join(ids, "+") + "@" + said
			}
		}
		if c.Changed {
			said = ">" + said
		}
		out = append(out, said)
	}
	return strings.Join(out, " ")
}

func rowOf(t *testing.T, sec compare.Records, id model.ID) compare.RecordRow {
	t.Helper()
	for _, r := range sec.Rows {
		if r.Ref.ID == id {
			return r
		}
	}
	t.Fatalf("no row for %s", id)
	return compare.RecordRow{}
}

func TestEveryDutyShowsItsHomeInEveryScenarioAndWhereItDiffers(t *testing.T) {
	_, table := attempts(t)
	sec := table.Section(model.DutyKind)
	for id, want := range map[model.ID]string{
		"d1": "d1 [EC] >[DM] [EC]",
		"d2": "d2 [EC] >[DM] >[MD]",
		"e2": "e2 [P1] [P1] [P1]",
		"p1": "p1 [PR] [PR] [PR]",
	} {
		if got := cells(rowOf(t, sec, id)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if got := sec.Differing(); got != 5 {
		t.Errorf("%d rows differ", got)
	}
}

func TestAFusedDutyIsFoundAgainInTheRowsOfItsParents(t *testing.T) {
	s := office(t)
	fused := after(t, s, model.FuseDuties("n1", zhEn("统一分析", "Analyse"), "d2", "e2"))
	table := compare.Scenarios(side("V0", s, s), side("V1", fused, s))
	sec := table.Section(model.DutyKind)
	home, _ := fused.Duty("n1")
	for _, id := range []model.ID{"d2", "e2"} {
		was, _ := s.Duty(id)
		want := fmt.Sprintf("%s [%s] >n1@[%s]", id, was.Unit, home.Unit)
		if got := cells(rowOf(t, sec, id)); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	if len(sec.Rows) != 7 {
		t.Errorf("%d rows: the fused duty has one of its own", len(sec.Rows))
	}
}

func TestASplitDutyIsFoundAgainInItsParts(t *testing.T) {
	s := office(t)
	split := after(t, s, model.SplitDuty("d2", model.Part{ID: "n1", Text: zhEn("采集", "Collect")}, model.Part{ID: "n2", Text: zhEn("解读", "Interpret")}))
	table := compare.Scenarios(side("V0", s, s), side("V1", split, s))
	if got := cells(rowOf(t, table.Section(model.DutyKind), "d2")); got != "d2 [EC] >n1+n2@[EC]" {
		t.Error(got)
	}
}

func TestAMergedUnitStandsForItsSourcesAndIsCounted(t *testing.T) {
	_, table := attempts(t)
	sec := table.Section(model.UnitKind)
	if got := cells(rowOf(t, sec, "EC")); got != "EC [CO] >DM@[CO] >[CO]" {
		t.Error(got)
	}
	r := rowOf(t, sec, "EC")
	if r.Cells[0].Duties != 3 || r.Cells[1].Duties != 6 || r.Cells[2].Duties != 2 {
		t.Errorf("duties: %d, %d, %d", r.Cells[0].Duties, r.Cells[1].Duties, r.Cells[2].Duties)
	}
}

func TestAHandoffFollowsTheDutiesAtItsEnds(t *testing.T) {
	_, table := attempts(t)
	if got := cells(rowOf(t, table.Section(model.HandoffKind), "h1")); got != "h1 [EC P1] >[DM P1] >[MD P1]" {
		t.Error(got)
	}
}

func TestOwnersOfKPIsAndGoalsAreCompared(t *testing.T) {
	s := office(t)
	other := after(t, s, model.SetKPIOwner("k3", "EC"))
	table := compare.Scenarios(side("V0", s, s), side("V1", other, s))
	r := rowOf(t, table.Section(model.KPIKind), "k3")
	if got := cells(r); got != "k3 [] >[EC]" {
		t.Error(got)
	}
	if len(r.Cells[1].Fields) != 1 || r.Cells[1].Fields[0].Field.Name != "unit" || r.Cells[1].Fields[0].Canonical != "EC" {
		t.Errorf("fields are %+v", r.Cells[1].Fields)
	}
}

func TestFindingsStandVanishAndAppear(t *testing.T) {
	_, table := attempts(t)
	want := map[string][]compare.State{
		"OV-03|dy": {compare.Standing, compare.Gone, compare.Standing},
		"GP-02|g3": {compare.Standing, compare.Standing, compare.Standing},
		"GV-04|DM": {compare.Absent, compare.New, compare.Absent},
	}
	for _, r := range table.Findings {
		if w, ok := want[r.Finding.Key]; ok {
			if !slices.Equal(r.States, w) {
				t.Errorf("%s is %v, want %v", r.Finding.Key, r.States, w)
			}
			delete(want, r.Finding.Key)
		}
		if r.Differs != slices.ContainsFunc(r.States, func(s compare.State) bool { return s != r.States[0] }) {
			t.Errorf("%s differs: %v", r.Finding.Key, r.Differs)
		}
	}
	if len(want) > 0 {
		t.Errorf("not compared: %v", want)
	}
	if !slices.IsSortedFunc(table.Findings, func(a, b compare.FindingRow) int { return int(b.Finding.Severity - a.Finding.Severity) }) {
		t.Error("the strongest do not come first")
	}
}

func TestThemesAreFollowedFromScenarioToScenario(t *testing.T) {
	_, table := attempts(t)
	if len(table.Themes) == 0 {
		t.Fatal("no themes are compared")
	}
	differs := 0
	for _, r := range table.Themes {
		if x, ok := table.Sides[r.Side].Themes.Get(r.Theme.Key); !ok || x != r.Theme || !r.In[r.Side] {
			t.Errorf("%s is not of side %d", r.Theme.Key, r.Side)
		}
		for i, s := range table.Sides {
			x, has := s.Themes.Get(r.Theme.Key)
			want := compare.Absent
			_, first := table.Sides[0].Themes.Get(r.Theme.Key)
			switch {
			case has && x.Waived != nil:
				want = compare.Accepted
			case has && first:
				want = compare.Standing
			case has:
				want = compare.New
			case first:
				want = compare.Gone
			}
			if r.In[i] != has || r.States[i] != want {
				t.Errorf("%s in side %d is %q, want %q", r.Theme.Key, i, r.States[i], want)
			}
		}
		if r.Differs {
			differs++
		}
	}
	if differs == 0 || differs == len(table.Themes) {
		t.Errorf("%d of %d themes differ", differs, len(table.Themes))
	}
}

func TestAWaivedFindingIsAcceptedNotGone(t *testing.T) {
	s := office(t)
	x, ok := check.Check(s).Get("OV-03|dy")
	if !ok {
		t.Fatal("no finding to waive")
	}
	waived := after(t, s, model.Waive(x.Key, "分工已定", "王总", check.EvidenceHash(x)))
	table := compare.Scenarios(side("V0", s, s), side("V1", waived, s))
	for _, r := range table.Findings {
		if r.Finding.Key == x.Key && (r.States[1] != compare.Accepted || !r.In[1] || !r.Differs) {
			t.Errorf("it is %v", r.States)
		}
	}
}

func TestTheScorecardNamesTheBestAndScalesItsBars(t *testing.T) {
	_, table := attempts(t)
	for _, m := range table.Metrics {
		if m.Verdicts[0] != check.Same {
			t.Errorf("%s: the first is %s than itself", m.Name, m.Verdicts[0])
		}
		switch m.Name {
		case check.Boundary:
			if !slices.Equal(m.Best, []bool{false, true, false}) || m.Verdicts[1] != check.Better {
				t.Errorf("boundary: best %v, verdicts %v", m.Best, m.Verdicts)
			}
			if slices.Max(m.Share) != 1 {
				t.Errorf("no bar is full: %v", m.Share)
			}
		case check.Load:
			if slices.Contains(m.Best, true) || slices.Max(m.Share) != 0 {
				t.Error("an unknown load has a best value")
			}
		case check.Disruption:
			if !m.Best[0] || m.Verdicts[2] != check.Worse {
				t.Errorf("disruption: best %v, verdicts %v", m.Best, m.Verdicts)
			}
		}
	}
}

func TestTheHeadlineIsThatOfTheChecks(t *testing.T) {
	_, table := attempts(t)
	a, b := table.Sides[0], table.Sides[1]
	got, want := table.Headline(1), check.NewHeadline(a.Scorecard, b.Scorecard, a.Findings, b.Findings)
	if !slices.Equal(got.Steps, want.Steps) || len(got.Steps) == 0 {
		t.Errorf("steps %v, want %v", got.Steps, want.Steps)
	}
	if len(table.Headline(7).Steps) != 0 {
		t.Error("a side that does not exist has a headline")
	}
}

func TestDutiesAreGroupedByFunctionOrByHeading(t *testing.T) {
	s := office(t)
	s = after(t, s, model.EditRecord(duty("d3"), map[string]string{"group.zh": "履约"}))
	table := compare.Scenarios(side("V0", s, s))
	var heads []string
	for _, g := range table.Groups(model.DutyKind, compare.ByFunction) {
		heads = append(heads, fmt.Sprintf("%s%d", g.Function, len(g.Rows)))
	}
	if got := strings.Join(heads, " "); got != "channel_bd1 community1 data3 supply1 media_buy1" {
		t.Errorf("groups are %s", got)
	}
	by := table.Groups(model.DutyKind, compare.BySource)
	if len(by) != 2 || by[0].Heading.ZH != "履约" || len(by[1].Rows) != 6 {
		t.Errorf("by heading: %+v", by)
	}
}

func TestDifferencesAreListedCellByCell(t *testing.T) {
	_, table := attempts(t)
	found := 0
	for _, d := range table.Differences() {
		if d.Field.Name == "rank" {
			t.Errorf("the rank of %s is a difference", d.Ref)
		}
		switch {
		case d.Ref == duty("d2") && d.Field.Name == "unit":
			found++
			if *d.Values[0] != "EC" || *d.Values[1] != "DM" || *d.Values[2] != "MD" {
				t.Errorf("d2: %s, %s, %s", *d.Values[0], *d.Values[1], *d.Values[2])
			}
		case d.Ref == unit("EC") && d.Field.Name == "":
			found++
			if d.Values[0] == nil || d.Values[1] != nil || d.Values[2] == nil {
				t.Error("EC exists where it does not")
			}
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 differences found", found)
	}
}

func TestAdoptingOneCellBringsTheUnitsItNeeds(t *testing.T) {
	s := office(t)
	other := after(t, s,
		model.AddUnit("DI", "CO", model.Team, zhEn("数据组", "Data")),
		model.AddUnit("DP", "DI", model.Position, zhEn("分析岗", "Analyst")),
		model.MoveDuties("DP", "d2", "e2"),
		model.EditRecord(duty("d2"), map[string]string{"criticality": "3"}))
	got := after(t, s, model.Adopt(compare.Adoption(s, other, duty("d2"), "unit")))
	d, _ := got.Duty("d2")
	if d.Unit != "DP" || d.Criticality != 0 {
		t.Errorf("d2 is in %s with criticality %d", d.Unit, d.Criticality)
	}
	if e, _ := got.Duty("e2"); e.Unit != "P1" {
		t.Errorf("e2 came along to %s", e.Unit)
	}
	if u, ok := got.Unit("DI"); !ok || u.Name.ZH != "数据组" {
		t.Error("the team above the position did not come")
	}
}

func TestAdoptingAWholeRecordAddsChangesOrRemovesIt(t *testing.T) {
	s := office(t)
	other := after(t, s, model.AddDuty("n1", "EC", zhEn("新增", "New")), model.RemoveDuties("d3"),
		model.EditRecord(duty("d1"), map[string]string{"criticality": "3", "frequency": "daily"}))
	for _, id := range []model.ID{"n1", "d3", "d1"} {
		got := after(t, s, model.Adopt(compare.Adoption(s, other, duty(id), "")))
		if got.Get(duty(id)) != other.Get(duty(id)) {
			t.Errorf("%s was not adopted", id)
		}
	}
	if c := compare.Adoption(s, other, duty("e1"), ""); !c.Empty() {
		t.Errorf("there is nothing to adopt, but %v", c)
	}
	if c := compare.Adoption(s, other, duty("d1"), "unit"); !c.Empty() {
		t.Errorf("the home is the same, but %v", c)
	}
}

func TestNoScenariosIsNoError(t *testing.T) {
	table := compare.Scenarios()
	if len(table.Metrics)+len(table.Findings)+len(table.Differences()) != 0 {
		t.Errorf("%+v", table)
	}
}
