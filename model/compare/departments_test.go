package compare_test

import (
	"slices"
	"strings"
	"testing"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/compare"
)

func sectionOf(c compare.Comparison, d compare.Dimension) compare.Section {
	for _, s := range c.Sections {
		if s.Dimension == d {
			return s
		}
	}
	return compare.Section{}
}

// lines writes rows as text: left ids | reason of the ties | right ids.
func lines(s compare.Section) string {
	var out []string
	for _, r := range s.Rows {
		var cells []string
		for i, its := range r.Items {
			var ids []string
			for _, it := range its {
				id := string(it.Ref.ID)
				if it.Seen {
					id += "(seen)"
				}
				if it.Borrowed {
					id += "(borrowed)"
				}
				ids = append(ids, id)
			}
			cells = append(cells, strings.Join(ids, " "))
			if i < len(r.Ties) {
				var ties []string
				for _, tie := range r.Ties[i] {
					said := string(tie.Reason)
					for _, sub := range tie.Subjects {
						said += " " + string(sub.ID)
					}
					if len(tie.Words) > 0 {
						said += " " + strings.Join(tie.Words, "+")
					}
					ties = append(ties, said)
				}
				cells = append(cells, "<"+strings.Join(ties, "; ")+">")
			}
		}
		line := strings.Join(cells, " ")
		if r.Rest {
			line = "rest: " + line
		}
		if s.Dimension == compare.Goals {
			line = string(r.Horizon) + ": " + line
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func wantLines(t *testing.T, s compare.Section, want ...string) {
	t.Helper()
	if got := lines(s); got != strings.Join(want, "\n") {
		t.Errorf("%s:\n%s\nwant\n%s", s.Dimension, got, strings.Join(want, "\n"))
	}
}

func twoDepartments(t *testing.T) (model.Scenario, compare.Comparison) {
	s := office(t)
	return s, compare.Departments(s, check.Check(s), "EC", "MD")
}

func TestLikeDutiesStandOnOneRowAndTheRestIsGathered(t *testing.T) {
	_, c := twoDepartments(t)
	wantLines(t, sectionOf(c, compare.Duties),
		"d1 <same-channel dy zb; same-kpi k1> e1",
		"d2 <same-function data+insight> e2",
		"rest: d3 <> e3",
	)
}

func TestARelationLeadsToItsFindings(t *testing.T) {
	s, c := twoDepartments(t)
	f := check.Check(s)
	for _, sec := range c.Sections {
		for _, r := range sec.Rows {
			for _, ties := range r.Ties {
				for _, tie := range ties {
					for _, key := range tie.Findings {
						if x, ok := f.Get(key); !ok || x.Severity > tie.Severity {
							t.Errorf("%s: %q is not a finding of at most %v", sec.Dimension, key, tie.Severity)
						}
					}
				}
			}
		}
	}
	row := sectionOf(c, compare.Duties).Rows[0]
	if got := row.Ties[0][0].Findings; !slices.Equal(got, []string{"OV-03|dy", "OV-03|zb"}) {
		t.Errorf("the channels lead to %q", got)
	}
	if row.Ties[0][0].Relation != compare.Overlapping {
		t.Errorf("running one channel twice is %q", row.Ties[0][0].Relation)
	}
}

func TestChannelsOfOneDutyShareARowAlsoWhereOthersRunThem(t *testing.T) {
	s := after(t, office(t),
		model.Unlink("e1", "zb"), model.EditRecord(duty("e3"), map[string]string{"control": model.Executes}),
		model.LinkRecords("e3", "zb", 2))
	c := compare.Departments(s, check.Check(s), "EC", "MD")
	wantLines(t, sectionOf(c, compare.Duties),
		"d1 <same-channel dy zb; same-kpi k1> e1 e3",
		"d2 <same-function data+insight> e2",
		"rest: d3 <> ",
	)
}

func TestWordsInCommonAreMarkedOnBothSides(t *testing.T) {
	_, c := twoDepartments(t)
	for side, its := range sectionOf(c, compare.Duties).Rows[0].Items {
		for _, word := range []string{"抖音", "Douyin", "直播"} {
			if !slices.Contains(its[0].Marks, word) {
				t.Errorf("side %d: %q is not among %q", side, word, its[0].Marks)
			}
		}
	}
}

func TestDutiesOfPositionsCountForTheirDepartment(t *testing.T) {
	s, c := twoDepartments(t)
	if got := sectionOf(c, compare.Duties).Counts; !slices.Equal(got, []int{3, 3}) {
		t.Errorf("counts are %v", got)
	}
	position := compare.Departments(s, check.Check(s), "MD", "P1") // the nearest compared unit counts
	if got := sectionOf(position, compare.Duties).Counts; !slices.Equal(got, []int{2, 1}) {
		t.Errorf("beside its own position the department has %v", got)
	}
}

func TestGoalsMeetByHorizonWithTensionAgreementAndGap(t *testing.T) {
	_, c := twoDepartments(t)
	wantLines(t, sectionOf(c, compare.Goals),
		"short: g1 <opposed sales+brand; shared-stance cost> g2",
		"long: g3 <unsupported g3> ",
	)
	gap := sectionOf(c, compare.Goals).Rows[1].Ties[0][0]
	if gap.Relation != compare.Lacking || gap.Side != 0 || !slices.Equal(gap.Findings, []string{"GP-02|g3"}) {
		t.Errorf("the gap is %+v", gap)
	}
}

func TestKeyTasksMeetBySeasonAndLooseOnesAreNamed(t *testing.T) {
	_, c := twoDepartments(t)
	wantLines(t, sectionOf(c, compare.Tasks),
		"t1 <same-season 618> t2",
		"rest:  <loose t3> t3",
	)
}

func TestKPIsToolsAndChannelsStandTogetherWithWhatIsShared(t *testing.T) {
	_, c := twoDepartments(t)
	kpis := sectionOf(c, compare.KPIs)
	wantLines(t, kpis, "k1 <shared k1; undriven k2; unowned k3> k2 k1(borrowed)")
	if its := kpis.Rows[0].Items; !its[0][0].Shared || its[1][0].Shared || !its[1][1].Shared {
		t.Errorf("shared marks are wrong: %+v", its)
	}
	if kpis.Total != 2 {
		t.Errorf("%d different KPIs", kpis.Total)
	}
	wantLines(t, sectionOf(c, compare.Tools), "tl1 <same-sort analytics> tl2")
	wantLines(t, sectionOf(c, compare.Channels), "tm dy(borrowed) zb(borrowed) <shared dy zb> dy(borrowed) zb(borrowed)")
}

func TestHandoffsAreToldBothWaysWithThoseWithoutATime(t *testing.T) {
	_, c := twoDepartments(t)
	wantLines(t, sectionOf(c, compare.Handoffs), "h1 <no-sla h1> h2")
}

func TestAThirdUnitGoesOnInTheRowOfItsNeighbour(t *testing.T) {
	s := office(t)
	c := compare.Departments(s, check.Check(s), "EC", "MD", "PR")
	wantLines(t, sectionOf(c, compare.Duties),
		"d1 <same-channel dy zb; same-kpi k1> e1 <> ",
		"d2 <same-function data+insight> e2 <same-function data+insight> p1",
		"rest: d3 <> e3 <> ",
	)
}

func TestTheOrderOfTheUnitsIsTheOrderOfTheSides(t *testing.T) {
	s := office(t)
	c := compare.Departments(s, check.Check(s), "MD", "EC", "MD", "nobody")
	if !slices.Equal(c.Units, []model.ID{"MD", "EC"}) {
		t.Fatalf("units are %v", c.Units)
	}
	if got := lines(sectionOf(c, compare.Goals)); !strings.HasPrefix(got, "short: g2 <opposed brand+sales;") {
		t.Errorf("the goals read %q", got)
	}
}

func TestEverythingOfAUnitIsListedExactlyOnceInFull(t *testing.T) {
	_, c := twoDepartments(t)
	for _, sec := range c.Sections {
		for i := range c.Units {
			full, borrowed := map[model.Ref]int{}, map[model.Ref]bool{}
			for _, r := range sec.Rows {
				for _, it := range r.Items[i] {
					if !it.Seen {
						full[it.Ref]++
					}
					if it.Borrowed {
						borrowed[it.Ref] = true
					}
				}
			}
			for ref, n := range full {
				if n != 1 {
					t.Errorf("%s: %s stands %d times in full", sec.Dimension, ref, n)
				}
			}
			if owned := len(full) - len(borrowed); owned != sec.Counts[i] {
				t.Errorf("%s: %d of its own in full, counted %d", sec.Dimension, owned, sec.Counts[i])
			}
		}
	}
}

func TestOneUnitOrNoneIsNoError(t *testing.T) {
	s := office(t)
	for _, units := range [][]model.ID{nil, {"EC"}} {
		c := compare.Departments(s, check.Check(s), units...)
		if c.Ties() != 0 || len(c.Sections) != 7 {
			t.Errorf("%v: %d ties, %d sections", units, c.Ties(), len(c.Sections))
		}
	}
}
