package check

import (
	"testing"

	"sandtable/model"
)

// matter is one that is decided, with the units of its parts.
func matter(edit func(*model.DecisionRight)) model.Record {
	r := model.DecisionRight{ID: "a1", Matter: model.Text{ZH: "定价"}, Basis: model.Stated}
	edit(&r)
	return r
}

func desk(id, parent model.ID) model.Record {
	return model.Unit{ID: id, Parent: parent, Level: model.Position, Name: model.Text{ZH: "岗位" + string(id)}, Basis: model.Stated}
}

func TestAMatterNeedsOneWhoApproves(t *testing.T) {
	toTop := []remedy{{"edit a1 approves=CO", 0}}
	checkRule(t, "GV-07|a1", []ruleRow{
		{"one proposes and nobody approves", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes = "A" })}, High, 0, toTop},
		{"two propose and nobody approves", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes = "A\nB" })}, High, 0, toTop},
		{"nobody has stated it", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Basis = "A", model.Unstated })}, Medium, 0, toTop},
		{"it is only reviewed", []model.Record{matter(func(r *model.DecisionRight) { r.Reviews = "A" })}, High, 0, nil},
		{"the top itself proposes", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes = "CO" })}, High, 0, nil},
		{"one approves", []model.Record{matter(func(r *model.DecisionRight) { r.Approves = "A" })}, 0, 0, nil},
		{"nothing was entered yet", []model.Record{matter(func(r *model.DecisionRight) { r.Duties = "d1" }), job("d1", "A")}, 0, 0, nil},
	})
	checkRule(t, "GV-08|a1", []ruleRow{
		{"two approve", []model.Record{matter(func(r *model.DecisionRight) { r.Approves = "A\nB" })}, Medium, 2, []remedy{{"edit a1 approves=A", 0}, {"edit a1 approves=B", 0}}},
		{"one approves", []model.Record{matter(func(r *model.DecisionRight) { r.Approves = "A" })}, 0, 0, nil},
	})
}

func TestNobodyApprovesWhatHeProposes(t *testing.T) {
	toTop := []remedy{{"edit a1 approves=CO", 0}}
	checkRule(t, "GV-09|a1", []ruleRow{
		{"one does both", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "A", "A" })}, High, 0, toTop},
		{"another reviews it", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Reviews, r.Approves = "A", "B", "A" })}, Medium, 0, toTop},
		{"another approves it too", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "A", "A\nB" })}, Medium, 0, toTop},
		{"he reviews it himself", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Reviews, r.Approves = "A", "A", "A" })}, High, 0, toTop},
		{"nobody has stated it", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Approves, r.Basis = "A", "A", model.Unstated })}, Medium, 0, toTop},
		{"a desk below approves what its department proposes", []model.Record{desk("P", "A"), matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "A", "P" })}, Medium, 0, toTop},
		{"the department approves what its desk proposes", []model.Record{desk("P", "A"), matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "P", "A" })}, 0, 0, nil},
		{"the top does both", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "CO", "CO" })}, 0, 0, nil},
		{"two units", []model.Record{matter(func(r *model.DecisionRight) { r.Proposes, r.Approves = "A", "B" })}, 0, 0, nil},
	})
}

func TestTheDecisionGoesWhereTheWorkGoes(t *testing.T) {
	of := func(home model.ID, edit func(*model.DecisionRight), more ...model.Record) []model.Record {
		return append([]model.Record{job("d1", home), matter(func(r *model.DecisionRight) {
			r.Duties, r.Proposes, r.Approves = "d1", "A", "CO"
			edit(r)
		})}, more...)
	}
	same := func(*model.DecisionRight) {}
	toB := []remedy{{"hand-decision-right a1 A B", 0}}
	checkRule(t, "GV-10|a1", []ruleRow{
		{"the duty is in another department", of("B", same), Medium, 0, toB},
		{"it is at a desk of another department", of("P", same, desk("P", "B")), Medium, 0, toB},
		{"nobody proposes, and who reviews does not do it", of("B", func(r *model.DecisionRight) { r.Proposes, r.Reviews = "", "A" }), Medium, 0, toB},
		{"a desk proposes what another desk does", of("Q", func(r *model.DecisionRight) { r.Proposes = "P" }, desk("P", "A"), desk("Q", "B")), Medium, 0, []remedy{{"hand-decision-right a1 P Q", 0}}},
		{"who proposes does another of its duties", of("B", func(r *model.DecisionRight) { r.Duties = "d1\nd2" }, job("d2", "A")), Medium, 0, []remedy{{"edit a1 proposes=A,B", 0}}},
		{"one of two who propose does nothing of it", of("B", func(r *model.DecisionRight) { r.Duties, r.Proposes = "d1\nd2", "A\nC" }, job("d2", "A")), Medium, 0, []remedy{{"hand-decision-right a1 C B", 0}}},
		{"the duty is where it is proposed", of("A", same), 0, 0, nil},
		{"it is at a desk of who proposes", of("P", same, desk("P", "A")), 0, 0, nil},
		{"one of two who propose does it", of("B", func(r *model.DecisionRight) { r.Proposes = "A\nB" }), 0, 0, nil},
		{"the duty is not placed", of("", same), 0, 0, nil},
		{"nobody has a part", of("B", func(r *model.DecisionRight) { r.Proposes, r.Approves, r.Informed = "", "", "A" }), 0, 0, nil},
		{"it belongs to no duty", of("B", func(r *model.DecisionRight) { r.Duties = "" }), 0, 0, nil},
	})
}

func TestAMoveSaysThatTheDecisionStayedBehind(t *testing.T) {
	s := office(t, job("d1", "A"), job("d2", "B"), matter(func(r *model.DecisionRight) { r.Duties, r.Proposes, r.Approves = "d1", "A", "CO" }))
	was := Check(s)
	verb := model.MoveDuties("B", "d1")
	c, err := verb(s)
	if err != nil {
		t.Fatal(err)
	}
	now := was.Update(s, do(t, s, verb), c)
	if _, found := was.Get("GV-10|a1"); found {
		t.Error("it is told before the move")
	}
	if _, found := now.Get("GV-10|a1"); !found {
		t.Error("it is not told after the move")
	}
}
