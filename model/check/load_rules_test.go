package check

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"sandtable/model"
)

// ruleRow is one office, and what a rule says of one thing in it.
type ruleRow struct {
	sentence string
	records  []model.Record
	severity Severity // 0 = no finding
	amount   float64
	remedies []remedy // all of them, in order; none = only people can decide
}

// remedy is the call of a fix, and the amount of the finding once it is carried out.
type remedy struct {
	call string
	left float64 // 0 = the finding is gone
}

// checkRule compares what is found under a key in every row, and carries out every fix.
func checkRule(t *testing.T, key string, rows []ruleRow) {
	t.Helper()
	for _, row := range rows {
		t.Run(row.sentence, func(t *testing.T) {
			s := office(t, row.records...)
			x, found := Check(s).Get(key)
			if x.Severity != row.severity || !near(x.Amount, row.amount) || len(x.Fixes) != len(row.remedies) {
				t.Fatalf("found %v: %v of %v, fixes %v", found, x.Severity, x.Amount, x.Fixes)
			}
			if !found {
				return
			}
			if outside := x.Evidence[len(x.Evidence)-1].Kind == "decide-outside"; outside != (len(row.remedies) == 0) {
				t.Errorf("that only people can decide it: %v", outside)
			}
			for i, want := range row.remedies {
				call := x.Fixes[i].Call
				if said := call.Verb + " " + strings.Join(call.Args, " "); said != want.call {
					t.Errorf("fix %d is %q, want %q", i, said, want.call)
				}
				minted := 0
				v, err := call.Resolve(s, model.Caller{Lang: model.ZH, Mint: func(k model.Kind) model.ID {
					minted++
					return model.ID(fmt.Sprint("new-", minted))
				}})
				if err != nil {
					t.Fatal(err)
				}
				y, still := Check(do(t, s, v)).Get(key)
				if still != (want.left != 0) || !near(y.Amount, want.left) {
					t.Errorf("after %q: found %v, %v of %v left, want %v", want.call, still, y.Severity, y.Amount, want.left)
				}
			}
		})
	}
}

func near(a, b float64) bool { return math.Abs(a-b) < 1e-9 }

// unsaid takes away that somebody has stated a unit or a duty.
func unsaid(r model.Record) model.Record {
	switch r := r.(type) {
	case model.Unit:
		r.Basis = model.Unstated
		return r
	case model.Duty:
		r.Basis = model.Unstated
		return r
	}
	return r
}

func deferred(d *model.Duty) { d.State = model.Deferred }

// team is a team below a unit.
func team(id, parent model.ID) model.Record {
	return model.Unit{ID: id, Parent: parent, Level: model.Team, Name: model.Text{ZH: "小组" + string(id)}, FTE: 1, Basis: model.Stated}
}

func teams(n int) (out []model.Record) {
	for i := range n {
		out = append(out, team(model.ID("T"+string(rune('1'+i))), "A"))
	}
	return out
}

// advised makes a unit advise so many direct reports at most.
func advised(r model.Record, most int) model.Record {
	u := r.(model.Unit)
	u.SpanMax = most
	return u
}

// below puts a unit under another one.
func below(parent model.ID, r model.Record) model.Record {
	u := r.(model.Unit)
	u.Parent = parent
	return u
}

func TestAUnitThatCarriesMoreThanItsCapacityIsOverloaded(t *testing.T) {
	partner := []model.Record{job("e", "B"), pass("h1", "d1", "e", 5, ""), pass("h2", "d2", "e", 1, "")}
	with := func(rs ...model.Record) []model.Record { return append(rs, partner...) }
	checkRule(t, "LD-01|P", []ruleRow{
		{"a little more", []model.Record{seat("P", 4), job("d1", "P", effort(3)), job("d2", "P", effort(1.5))}, Medium, 1.125,
			[]remedy{{"set-fte P 4.5", 0}}},
		{"the lightest duty that takes enough away goes to whom it hands most", with(seat("P", 4), job("d1", "P", effort(3)), job("d2", "P", effort(1.5))), Medium, 1.125,
			[]remedy{{"move-duty d2 B", 0}, {"set-fte P 4.5", 0}}},
		{"exactly enough is enough", with(seat("P", 4), job("d1", "P", effort(3.5)), job("d2", "P", effort(.75)), job("d3", "P", effort(.5))), Medium, 1.1875,
			[]remedy{{"move-duty d2 B", 0}, {"set-fte P 4.8", 0}}},
		{"no duty is heavy enough: the heaviest goes", with(seat("P", 1), job("d1", "P", effort(1)), job("d2", "P", effort(.5)), job("d3", "P", effort(.75)), job("d4", "P", effort(.25))), High, 2.5,
			[]remedy{{"move-duty d1 B", 1.5}, {"set-fte P 2.5", 0}}},
		{"exactly its capacity", []model.Record{seat("P", 4), job("d1", "P", effort(3)), job("d2", "P", effort(1))}, 0, 0, nil},
		{"just above its capacity", []model.Record{seat("P", 4), job("d1", "P", effort(3)), job("d2", "P", effort(1.0625))}, Medium, 1.015625,
			[]remedy{{"set-fte P 4.1", 0}}},
		{"exactly six fifths are no high warning yet", []model.Record{seat("P", 5), job("d1", "P", effort(6))}, Medium, 1.2,
			[]remedy{{"set-fte P 6", 0}}},
		{"above six fifths", []model.Record{seat("P", 4), job("d1", "P", effort(5))}, High, 1.25, []remedy{{"set-fte P 5", 0}}},
		{"above six fifths, by an effort that nobody has stated", []model.Record{seat("P", 4), unsaid(job("d1", "P", effort(5)))}, Medium, 1.25,
			[]remedy{{"set-fte P 5", 0}}},
		{"above six fifths, of a unit that nobody has stated", []model.Record{unsaid(seat("P", 4)), job("d1", "P", effort(5))}, Medium, 1.25,
			[]remedy{{"set-fte P 5", 0}}},
		{"half of its capacity", []model.Record{seat("P", 4), job("d1", "P", effort(2))}, 0, 0, nil},
		{"the capacity was not entered", []model.Record{seat("P", 0), job("d1", "P", effort(5))}, 0, 0, nil},
		{"no effort was entered", []model.Record{seat("P", 1), job("d1", "P"), job("d2", "P")}, 0, 0, nil},
		{"a deferred duty takes no effort", []model.Record{seat("P", 4), job("d1", "P", effort(4)), job("d2", "P", effort(1), deferred)}, 0, 0, nil},
	})
}

func TestUnitsBesideOneAnotherWithUnevenLoadsAreTold(t *testing.T) {
	share := func(a, b, c float64) float64 { return variation([]float64{a, b, c}) }
	checkRule(t, "LD-02|CO", []ruleRow{
		{"one is full and one half empty: a duty evens it out",
			[]model.Record{job("d1", "A", effort(6)), job("d2", "A", effort(4)), job("d3", "B", effort(6)), job("d4", "C", effort(5))}, Low, share(1, .6, .5),
			[]remedy{{"move-duty d2 C", 0}}},
		{"only a duty too heavy to move", []model.Record{job("d1", "A", effort(10)), job("d3", "B", effort(6)), job("d4", "C", effort(5))}, Low, share(1, .6, .5), nil},
		{"a move that evens it out in part", []model.Record{job("d1", "A", effort(12)), job("d2", "A", effort(1)), job("d3", "B", effort(3)), job("d4", "C", effort(3))}, Low, share(1.3, .3, .3),
			[]remedy{{"move-duty d2 B", share(1.2, .4, .3)}}},
		{"all about the same", []model.Record{job("d1", "A", effort(8)), job("d3", "B", effort(7)), job("d4", "C", effort(7))}, 0, 0, nil},
		{"one of them is idle, however even", []model.Record{job("d1", "A", effort(5.5)), job("d2", "A", effort(.5)), job("d3", "B", effort(5)), job("d4", "C", effort(4.75))}, Low, share(.6, .5, .475),
			[]remedy{{"move-duty d2 C", 0}}},
		{"exactly half full is not idle", []model.Record{job("d1", "A", effort(6)), job("d3", "B", effort(6)), job("d4", "C", effort(5))}, 0, 0, nil},
		{"one has entered its efforts", []model.Record{job("d1", "A", effort(1))}, 0, 0, nil},
		{"a deferred duty fills nobody", []model.Record{job("d1", "A", effort(6)), job("d2", "A", effort(6), deferred), job("d3", "B", effort(6))}, 0, 0, nil},
	})
	checkRule(t, "LD-02|A", []ruleRow{ // loads 13/8 and 7/8: their variation is exactly .3
		{"a variation of exactly three tenths", []model.Record{seat("P", 8), seat("Q", 8), job("d1", "P", effort(13)), job("d2", "Q", effort(7))}, 0, 0, nil},
		{"a variation just above", []model.Record{seat("P", 8), seat("Q", 8), job("d1", "P", effort(13)), job("d3", "P", effort(1)), job("d2", "Q", effort(7))}, Low, 1. / 3,
			[]remedy{{"move-duty d3 Q", 0}}},
		{"one of the two has no capacity", []model.Record{seat("P", 8), seat("Q", 0), job("d1", "P", effort(13)), job("d2", "Q", effort(1))}, 0, 0, nil},
	})
}

func TestASpanOfControlIsAboveWhatIsAdvisedOrOne(t *testing.T) {
	checkRule(t, "LD-03|A", []ruleRow{
		{"nine positions report", seats(9), Medium, 9, nil},
		{"exactly eight report", seats(8), 0, 0, nil},
		{"nine teams report: two become one", teams(9), Medium, 9, []remedy{{"merge-units --into T2 T1", 0}}},
		{"ten teams report: it helps by one", append(teams(9), team("TX", "A")), Medium, 10, []remedy{{"merge-units --into T2 T1", 9}}},
		{"exactly eight teams report", teams(8), 0, 0, nil},
		{"everybody of a position reports", []model.Record{seat("P", 9)}, Medium, 9, nil},
		{"eight and a half are nine people", []model.Record{seat("P", 8.5)}, Medium, 9, nil},
		{"a little less are eight", []model.Record{seat("P", 8.4)}, 0, 0, nil},
		{"two part-timers become one", []model.Record{seat("P", 7.25), seat("X", .25), seat("Y", .5)}, Medium, 9, []remedy{{"merge-units --into Y X", 0}}},
		{"one reports", seats(1), Medium, 1, []remedy{{"remove-unit P1 --heir A", 0}}},
		{"one reports, to whom two report", []model.Record{team("T", "A"), below("T", seat("P", 1)), below("T", seat("Q", 1))}, Medium, 1, []remedy{{"remove-unit T --heir A", 0}}},
		{"one reports, to whom one reports: taking it out settles nothing", []model.Record{team("T", "A"), below("T", seat("P", 1))}, Medium, 1, nil},
		{"two report", seats(2), 0, 0, nil},
		{"nobody reports", nil, 0, 0, nil},
		{"an external party does not report", append(seats(8), model.Unit{ID: "X", Parent: "A", Level: model.External, Name: model.Text{ZH: "代理商"}, Basis: model.Stated}), 0, 0, nil},
	})
	advises := func(n int, rs ...model.Record) (out []model.Record) {
		out = append(out, advised(team("T", "A"), n))
		for _, r := range rs {
			out = append(out, below("T", r))
		}
		return out
	}
	checkRule(t, "LD-03|T", []ruleRow{
		{"more than the unit itself advises", advises(3, teams(4)...), Medium, 4, []remedy{{"merge-units --into T2 T1", 0}}},
		{"exactly what the unit itself advises", advises(3, teams(3)...), 0, 0, nil},
		{"a unit may advise more than usual", advises(9, seats(9)...), 0, 0, nil},
	})
	var many []model.Record
	for i := range 9 {
		many = append(many, below("CO", team(model.ID(fmt.Sprint("T", i)), "A")))
	}
	checkRule(t, "LD-03|CO", []ruleRow{{"the company is left out", many, 0, 0, nil}})
}

func TestAUnitWithManyFunctionsOrMostDutiesAndTwoStancesIsTooWide(t *testing.T) {
	some := func(from, to int) (out []string) {
		for i := from; i < to; i++ {
			out = append(out, fmt.Sprint("f", i))
		}
		return out
	}
	stances := func(names ...string) model.Record {
		return model.Goal{ID: "g", Unit: "P", Text: model.Text{ZH: "目标"}, Stances: model.NewSet(names...), Basis: model.Stated}
	}
	beside := func(n int) []model.Record {
		return []model.Record{seat("Q", 1), job("e", "Q", functions(some(0, n)...))}
	}
	wide := func(n int, more ...model.Record) []model.Record {
		return append([]model.Record{seat("P", 1), job("d1", "P", functions(some(0, n-1)...)), job("d2", "P", functions(some(n-2, n)...))}, more...)
	}
	held := func(n int, more ...model.Record) []model.Record { // of five duties
		out := append([]model.Record{seat("P", 1)}, more...)
		for i := range 5 {
			home := model.ID("P")
			if i >= n {
				home = "B"
			}
			out = append(out, job(model.ID(fmt.Sprint("d", i+1)), home))
		}
		return out
	}
	split := []remedy{{"split-unit P 岗位P 1=d1 岗位P 2=d2", 0}}
	checkRule(t, "LD-04|P", []ruleRow{
		{"twenty-one functions", wide(21), Medium, 21, split},
		{"exactly twenty functions", wide(20), 0, 0, nil},
		{"more than twice as many as the unit beside it", wide(21, beside(10)...), High, 21, split},
		{"exactly twice as many as the unit beside it", wide(22, beside(11)...), Medium, 22, split},
		{"far more, but nobody has stated the unit", append(wide(21, beside(10)...)[1:], unsaid(seat("P", 1))), Medium, 21, split},
		{"the functions of a deferred duty", append(wide(20), job("d3", "P", functions("x", "y"), deferred)), 0, 0, nil},
		{"one function in all duties", held(5), 0, 0, nil},
		{"four of five duties and two stances", held(4, stances("sales", "brand")), Medium, 0,
			[]remedy{{"split-unit P 岗位P 1=d1,d2 岗位P 2=d3,d4", 0}}},
		{"exactly three of five duties and two stances", held(3, stances("sales", "brand")), 0, 0, nil},
		{"four of five duties and one stance", held(4, stances("sales")), 0, 0, nil},
		{"four of five duties, and the goals are another's", held(4, model.Goal{ID: "g", Unit: "B", Text: model.Text{ZH: "目标"}, Stances: model.NewSet("sales", "brand"), Basis: model.Stated}), 0, 0, nil},
		{"the duties that share functions and hand-offs stay together",
			[]model.Record{seat("P", 1), job("d1", "P", functions(some(0, 11)...)), job("d2", "P", functions(some(11, 22)...)), job("d3", "P", functions("f0")), job("d4", "P", functions("f11")),
				pass("h", "d1", "d3", 1, "")}, Medium, 22, []remedy{{"split-unit P 岗位P 1=d1,d3 岗位P 2=d2,d4", 0}}},
	})
}

func TestTheCriticalDutiesOfACompanyMustNotRestOnOnePerson(t *testing.T) {
	held := func(fte float64, mine, others int, more ...model.Record) []model.Record {
		out := append([]model.Record{seat("P", fte)}, more...)
		for i := range mine {
			out = append(out, job(model.ID(fmt.Sprint("d", i+1)), "P", crucial))
		}
		for i := range others {
			out = append(out, job(model.ID(fmt.Sprint("e", i+1)), "B", crucial))
		}
		return out
	}
	deputy := []remedy{{"set-fte P 2", 0}}
	checkRule(t, "LD-05|P", []ruleRow{
		{"half of them", held(1, 2, 2), Medium, .5, deputy},
		{"half of them, one of which can go where it hands to", held(1, 2, 2, pass("h", "d1", "e1", 1, "")), Medium, .5,
			[]remedy{{"set-fte P 2", 0}, {"move-duty d1 B", 0}}},
		{"all but one: moving one is not enough", held(1, 3, 1, pass("h", "d1", "e1", 1, "")), Medium, .75,
			[]remedy{{"set-fte P 2", 0}, {"move-duty d1 B", .5}}},
		{"exactly four tenths", held(1, 2, 3), 0, 0, nil},
		{"just above four tenths", held(1, 3, 4), Medium, 3. / 7, deputy},
		{"on half a person", held(.5, 2, 2), Medium, .5, deputy},
		{"of exactly three", held(1, 2, 1), Medium, 2. / 3, deputy},
		{"both of the only two are no concentration", held(1, 2, 0), 0, 0, nil},
		{"a position of two people", held(2, 2, 2), 0, 0, nil},
		{"its capacity was not entered", held(0, 2, 2), 0, 0, nil},
		{"one of them is deferred", append(held(1, 1, 2), job("d9", "P", crucial, deferred)), 0, 0, nil},
		{"the duties are important, not critical", []model.Record{seat("P", 1), job("d1", "P", func(d *model.Duty) { d.Criticality = 2 }), job("d2", "P"),
			job("e1", "B", crucial), job("e2", "B", crucial), job("e3", "B", crucial)}, 0, 0, nil},
	})
	checkRule(t, "LD-05|B", []ruleRow{{"a department is not one person", held(1, 0, 4), 0, 0, nil}})
}

func TestWhatLiesVeryDeepInTheTreeCountsForTheTop(t *testing.T) {
	records := []model.Record{model.Unit{ID: "T0", Parent: "CO", Level: model.Department, Name: model.Text{ZH: "总部"}, FTE: 1, Basis: model.Stated}}
	for i := 1; i <= 100; i++ {
		id := model.ID(fmt.Sprint("T", i))
		records = append(records, model.Unit{ID: id, Parent: model.ID(fmt.Sprint("T", i-1)), Level: model.Team, Name: model.Text{ZH: "小组" + string(id)}, Basis: model.Stated})
	}
	s := office(t, append(records, job("d", "T100", effort(3)))...)
	f := Check(s)
	if x, found := f.Get("LD-01|T0"); !found || !near(x.Amount, 3) {
		t.Errorf("the top carries %v, found %v", x.Amount, found)
	}
	if _, found := f.Get("GV-04|T0"); !found {
		t.Error("nobody heads it, and nothing is said")
	}
}
