package check

import (
	"fmt"
	"testing"

	"sandtable/model"
)

// reciprocal, agreed and waiting change a hand-off.
func reciprocal(r model.Record) model.Record {
	h := r.(model.Handoff)
	h.Type = model.Reciprocal
	return h
}

func agreed(r model.Record) model.Record {
	h := r.(model.Handoff)
	h.SLA = "每周一"
	return h
}

func waiting(r model.Record, days float64) model.Record {
	h := r.(model.Handoff)
	h.Lag = days
	return h
}

// joint is a collaboration that a unit leads; "" is nobody.
func joint(id, integrator model.ID) model.Record {
	return model.Collaboration{ID: id, Name: model.Text{ZH: "协同"}, Integrator: integrator, Basis: model.Stated}
}

func TestAHeavyHandOffBetweenDepartmentsNeedsAnAgreement(t *testing.T) {
	at := func(a, b model.ID, h model.Record, more ...model.Record) []model.Record {
		return append([]model.Record{seat("P", 1), job("d1", a), job("d2", b), h}, more...)
	}
	h := func(weight int) model.Record { return pass("h", "d1", "d2", weight, "") }
	checkRule(t, "IF-02|h", []ruleRow{
		{"above eight", at("A", "B", sequential(h(5))), Medium, 10, []remedy{{"move-duty d1 B", 0}}},
		{"exactly eight", at("A", "B", sequential(h(4))), Medium, 8, []remedy{{"move-duty d1 B", 0}}},
		{"below eight", at("A", "B", sequential(h(3))), 0, 0, nil},
		{"what is waited for today can be agreed", at("A", "B", waiting(sequential(h(4)), 2.5)), Medium, 8,
			[]remedy{{"edit h sla=≤ 2.5 d", 0}, {"move-duty d1 B", 0}}},
		{"the duty with fewer ties follows", at("A", "B", sequential(h(4)), job("d3", "A"), pass("i", "d1", "d3", 1, "")), Medium, 8,
			[]remedy{{"move-duty d2 A", 0}}},
		{"a pooled hand-off weighs least", at("A", "B", h(5)), 0, 0, nil},
		{"a reciprocal one weighs most", at("A", "B", reciprocal(h(3))), Medium, 9, []remedy{{"move-duty d1 B", 0}}},
		{"a weight that nobody has stated is three", at("A", "B", reciprocal(h(0))), Medium, 9, []remedy{{"move-duty d1 B", 0}}},
		{"within a department half of it counts", at("A", "P", reciprocal(h(5))), 0, 0, nil},
		{"within a unit nothing counts", at("A", "A", reciprocal(h(5))), 0, 0, nil},
		{"it is agreed", at("A", "B", agreed(reciprocal(h(5)))), 0, 0, nil},
		{"nobody carries out one end", []model.Record{job("d1", "A"), job("d2", "B", deferred), reciprocal(h(5))}, 0, 0, nil},
		{"one end has no home", []model.Record{job("d1", "A"), job("d2", ""), reciprocal(h(5))}, 0, 0, nil},
	})
}

func TestALoopOfHandOffsAcrossDepartmentsIsTold(t *testing.T) {
	// ring hands on from each duty to the next one and from the last to the first.
	ring := func(edit func(model.Record) model.Record, homes ...model.ID) []model.Record {
		out := []model.Record{seat("P", 1)}
		for i, home := range homes {
			from, to := fmt.Sprint("d", i+1), fmt.Sprint("d", (i+1)%len(homes)+1)
			out = append(out, job(model.ID(from), home), edit(pass(model.ID("h"+from), model.ID(from), model.ID(to), 1, "")))
		}
		return out
	}
	checkRule(t, "IF-03|d1", []ruleRow{
		{"two departments", ring(sequential, "A", "B"), Medium, 2, []remedy{{"move-duty d1 B", 0}}},
		{"three departments: each step helps", ring(sequential, "A", "B", "C"), Medium, 3, []remedy{{"move-duty d1 B", 2}}},
		{"two times two: no single move makes fewer cross", ring(sequential, "A", "A", "B", "B"), Medium, 2, nil},
		{"a time is agreed on every hand-off: it is meant", ring(agreed, "A", "B"), Info, 2, []remedy{{"move-duty d1 B", 0}}},
		{"a time is agreed on all but one", append(ring(agreed, "A", "B", "C"), pass("x", "d2", "d1", 1, "")), Medium, 4, []remedy{{"move-duty d1 B", 2}}},
		{"two units of one department", ring(sequential, "A", "P"), 0, 0, nil},
		{"a position and another department", ring(sequential, "P", "B"), Medium, 2, []remedy{{"move-duty d1 B", 0}}},
		{"one unit", ring(sequential, "A", "A"), 0, 0, nil},
		{"it does not close", []model.Record{job("d1", "A"), job("d2", "B"), job("d3", "C"), pass("h1", "d1", "d2", 1, ""), pass("h2", "d2", "d3", 1, ""), pass("h3", "d1", "d3", 1, "")}, 0, 0, nil},
		{"one of them is deferred", []model.Record{job("d1", "A"), job("d2", "B", deferred), pass("h1", "d1", "d2", 1, ""), pass("h2", "d2", "d1", 1, "")}, 0, 0, nil},
	})
	homes := make([]model.ID, loopSought+1)
	for i := range homes {
		homes[i] = "A"
	}
	homes[len(homes)-1] = "B"
	checkRule(t, "IF-03|d1", []ruleRow{
		{"in a very large loop no move is sought", ring(sequential, homes...), Medium, 2, nil},
		{"in one that is as large as can be, it is", ring(sequential, homes[1:]...), Medium, 2, []remedy{{fmt.Sprintf("move-duty d%d A", loopSought), 0}}},
	})
}

// chain hands on from each duty to the next one, in one collaboration.
func chain(homes ...model.ID) []model.Record {
	out := []model.Record{seat("P", 1)}
	for i, home := range homes {
		d := model.ID(fmt.Sprint("d", i+1))
		if out = append(out, job(d, home)); i > 0 {
			out = append(out, pass(model.ID(fmt.Sprint("h", i)), model.ID(fmt.Sprint("d", i)), d, 1, "S"))
		}
	}
	return out
}

func TestACollaborationThatCrossesThreeTimesIsPingPong(t *testing.T) {
	led := func(records []model.Record) []model.Record { return append(records, joint("S", "A")) }
	checkRule(t, "IF-04|S", []ruleRow{
		{"exactly three times, there and back", led(chain("A", "B", "A", "B")), Medium, 3, []remedy{{"move-duty d2 A", 0}}},
		{"twice", led(chain("A", "B", "A")), 0, 0, nil},
		{"four times: a move takes two away", led(chain("A", "B", "A", "B", "A")), Medium, 4, []remedy{{"move-duty d2 A", 0}}},
		{"six times: a move helps", led(chain("A", "B", "A", "B", "A", "B", "A")), Medium, 6, []remedy{{"move-duty d2 A", 4}}},
		{"three departments in a row", led(chain("A", "B", "C", "A")), Medium, 3, []remedy{{"move-duty d1 B", 0}}},
		{"no single move makes it fewer", led(chain("A", "A", "B", "B", "A", "A", "B", "B")), Medium, 3, nil},
		{"steps within a department do not count", led(chain("A", "P", "A", "B", "P")), 0, 0, nil},
		{"a hand-off of no collaboration does not count", led(append(chain("A", "B", "A"), pass("x", "d1", "d2", 1, ""))), 0, 0, nil},
		{"one that does", led(append(chain("A", "B", "A"), pass("x", "d1", "d2", 1, "S"))), Medium, 3, []remedy{{"move-duty d2 A", 0}}},
		{"what nobody carries out does not count", led([]model.Record{job("d1", "A"), job("d2", "B", deferred), job("d3", "A"), job("d4", "B"),
			pass("h1", "d1", "d2", 1, "S"), pass("h2", "d2", "d3", 1, "S"), pass("h3", "d3", "d4", 1, "S")}), 0, 0, nil},
	})
}

func TestADepartmentThroughWhichMostHandOffsPassIsABottleneck(t *testing.T) {
	star := func(ab, ac, bc int, more ...model.Record) []model.Record {
		out := append([]model.Record{seat("P", 1), job("d1", "A"), job("d2", "B"), job("d3", "C")}, more...)
		for i, h := range []model.Record{pass("h1", "d1", "d2", ab, ""), pass("h2", "d1", "d3", ac, ""), pass("h3", "d2", "d3", bc, "")} {
			if []int{ab, ac, bc}[i] > 0 {
				out = append(out, h)
			}
		}
		return out
	}
	checkRule(t, "IF-05|A", []ruleRow{
		{"seven of ten: whoever hands most there goes", star(4, 3, 3), Low, .7, []remedy{{"move-duty d1 B", 0}}},
		{"everything", star(2, 1, 0), Low, 1, []remedy{{"move-duty d1 B", 0}}},
		{"exactly six of ten", star(3, 3, 4), 0, 0, nil},
		{"just above", star(4, 4, 5), Low, 8. / 13, []remedy{{"move-duty d1 B", 0}}},
		{"between two departments everything passes through both", star(5, 0, 0), 0, 0, nil},
		{"bound more to its own department, whose share would grow", star(4, 3, 3, job("d4", "A"), reciprocal(pass("x", "d1", "d4", 5, "")), pass("y", "d4", "d1", 3, "")), Low, .7, nil},
		{"of two duties the one that hands out more goes", star(4, 0, 3, job("d4", "A"), pass("x", "d4", "d3", 3, "")), Low, .7, []remedy{{"move-duty d1 B", 0}}},
		{"its positions count with it", []model.Record{seat("P", 1), job("d1", "P"), job("d2", "B"), job("d3", "C"), pass("h1", "d1", "d2", 4, ""), pass("h2", "d1", "d3", 3, ""), pass("h3", "d2", "d3", 3, "")}, Low, .7,
			[]remedy{{"move-duty d1 B", 0}}},
		{"what passes within a department does not count", []model.Record{seat("P", 1), job("d1", "A"), job("d2", "P"), job("d3", "B"), job("d4", "C"),
			pass("h1", "d1", "d2", 5, ""), pass("h2", "d1", "d3", 1, ""), pass("h3", "d3", "d4", 2, "")}, 0, 0, nil},
		{"what nobody carries out does not count", star(1, 1, 3, job("d4", "A", deferred), pass("x", "d4", "d2", 5, "")), 0, 0, nil},
	})
}

func TestACollaborationOfDepartmentsNeedsALeader(t *testing.T) {
	leads := func(more ...model.ID) (out []remedy) {
		for _, u := range more {
			out = append(out, remedy{"set-integrator S " + string(u), 0})
		}
		return out
	}
	unled := func(records ...model.Record) []model.Record { return append(records, joint("S", "")) }
	under := func(parent model.ID) []model.Record { // two departments there, which hand over
		at := func(id model.ID) model.Record {
			return model.Unit{ID: id, Parent: parent, Level: model.Department, Name: model.Text{ZH: "部门" + string(id)}, Basis: model.Stated}
		}
		return []model.Record{at("X"), at("Y"), job("d1", "X"), job("d2", "Y"), pass("h", "d1", "d2", 1, "S")}
	}
	subsidiary := model.Unit{ID: "SUB", Parent: "CO", Level: model.Company, Name: model.Text{ZH: "子公司"}, Basis: model.Stated}
	division := model.Unit{ID: "DIV", Parent: "CO", Level: model.Department, Name: model.Text{ZH: "事业部"}, Basis: model.Stated}
	checkRule(t, "IF-06|S", []ruleRow{
		{"exactly two departments", unled(chain("A", "B")...), Medium, 2, leads("A", "B")},
		{"three departments: whoever hands most comes first", unled(chain("A", "C", "B")...), Medium, 3, leads("C", "A", "B")},
		{"one department", unled(chain("A", "P")...), 0, 0, nil},
		{"a position and another department", unled(chain("P", "B")...), Medium, 2, leads("B", "P")},
		{"somebody leads it", append(chain("A", "B"), joint("S", "C")), 0, 0, nil},
		{"only one of two departments carries out its end", unled(job("d1", "A"), job("d2", "B", deferred), pass("h", "d1", "d2", 1, "S")), 0, 0, nil},
		{"the hand-off is of no collaboration", unled(job("d1", "A"), job("d2", "B"), pass("h", "d1", "d2", 1, "")), 0, 0, nil},
		{"one division heads both", unled(append(under("DIV"), division)...), 0, 0, nil},
		{"the head of a subsidiary heads both", unled(append(under("SUB"), subsidiary)...), 0, 0, nil},
		{"only the top heads a subsidiary and a department", unled(append(under("SUB"), subsidiary, job("d3", "A"), pass("x", "d2", "d3", 1, "S"))...), Medium, 3, leads("Y", "A", "X")},
	})
}
