package model

import "testing"

func TestARecordOfAnyKindIsEnteredInOneStep(t *testing.T) {
	for _, row := range []struct {
		ref   Ref
		cells map[string]string
		verb  string
	}{
		{Ref{UnitKind, "nu"}, map[string]string{"name.zh": "法务部", "mission.zh": "守住底线", "authority.zh": "五万元以下合同", "fte": "4", "spanMax": "8"}, "add-unit"},
		{Ref{DutyKind, "nd"}, map[string]string{"text.zh": "审查合同", "unit": "EC", "functions": "compliance", "control": "authorise", "criticality": "3"}, "add-duty"},
		{Ref{GoalKind, "ng"}, map[string]string{"text.zh": "零诉讼", "unit": "EC", "horizon": "short", "weight": "40", "stances": "cost"}, "add-goal"},
		{Ref{TaskKind, "nt"}, map[string]string{"text.zh": "备战大促", "unit": "EC", "season": "618"}, "add-task"},
		{Ref{KPIKind, "nk"}, map[string]string{"name.zh": "毛利率", "unit": "EC", "measure": "%", "better": "up", "cadence": "month", "weight": "20"}, "add-kpi"},
		{Ref{ToolKind, "no"}, map[string]string{"name.zh": "合同系统", "unit": "EC", "sort": "system"}, "add-tool"},
		{Ref{ChannelKind, "nc"}, map[string]string{"name.zh": "视频号", "unit": "EC", "sort": "social"}, "add-channel"},
		{Ref{HandoffKind, "nh"}, map[string]string{"object.zh": "合同", "from": "d1", "to": "d2", "type": "reciprocal", "frequency": "weekly", "lag": "2", "sla": "两个工作日", "weight": "4"}, "add-handoff"},
		{Ref{CollaborationKind, "nx"}, map[string]string{"name.zh": "大促", "integrator": "EC", "output.zh": "方案", "outputOwner": "EC"}, "add-collaboration"},
		{Ref{BriefKind, BriefID}, map[string]string{"options.zh": "一\n二", "recommendation.zh": "选二", "meeting.zh": "三月董事会", "effective": "2027-01-01"}, "edit"},
	} {
		t.Run(string(row.ref.Kind), func(t *testing.T) {
			s, c := checkLaws(t, world(t), Enter(row.ref, row.cells))
			if c.Verb != row.verb {
				t.Errorf("the step is %s", c.Verb)
			}
			r := s.Get(row.ref)
			for name, want := range row.cells {
				if got := Cell(r, name); got != want {
					t.Errorf("%s is %q", name, got)
				}
			}
			if Cell(r, "basis") != string(User) {
				t.Errorf("its basis is %q", Cell(r, "basis"))
			}
		})
	}
}

func TestWhatIsNotFilledInRightIsNotHalfEntered(t *testing.T) {
	s := world(t)
	checkRefused(t, s, Enter(Ref{DutyKind, "nd"}, map[string]string{"unit": "EC"}), EmptyText)
	checkRefused(t, s, Enter(Ref{HandoffKind, "nh"}, map[string]string{"object.zh": "x", "from": "d1", "to": "d1"}), SelfHandoff)
	if _, err := Enter(Ref{DutyKind, "nd"}, map[string]string{"text.zh": "x", "effort": "much"})(s); err == nil {
		t.Error("a duty of much effort was entered")
	}
}

func TestWhatIsEnteredComesBehindTheOthersOfItsKind(t *testing.T) {
	s := world(t)
	for _, id := range []ID{"z9", "a1"} { // not in the order of their ids
		s = after(t, s, Enter(Ref{GoalKind, id}, map[string]string{"text.zh": "目标", "unit": "EC"}))
	}
	all := s.Goals()
	if n := len(all); n < 2 || all[n-2].ID != "z9" || all[n-1].ID != "a1" {
		t.Errorf("%v", all)
	}
}
