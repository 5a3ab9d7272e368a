package check

import (
	"testing"

	"sandtable/model"
)

// does gives a duty control roles.
func does(roles ...string) func(*model.Duty) {
	return func(d *model.Duty) { d.Control = model.NewSet(roles...) }
}

func control(u model.ID, typ string, basis model.Basis) model.Record {
	return model.Control{ID: model.ControlID(u, typ), Unit: u, Type: typ, Basis: basis}
}

func TestOnePositionMustNotPriceOrReportWhatItSells(t *testing.T) {
	prices := func(home model.ID) model.Record { return job("d1", home, does(model.Authorises), functions("pricing")) }
	target := func(home model.ID) model.Record { return job("d2", home, functions("sales_target")) }
	sells := func(home model.ID) model.Record {
		return job("d1", home, does(model.Executes), functions("sales_target"))
	}
	reports := func(home model.ID) model.Record { return job("d2", home, does(model.Evaluates), functions("data")) }
	at := func(rs ...model.Record) []model.Record { return append(rs, seat("P", 1), seat("Q", 1)) }
	state := remedy{"set-control P compensating", 0}
	checkRule(t, "GV-03|d2", []ruleRow{
		{"it approves prices and carries the target", at(prices("P"), target("P")), Medium, 0, []remedy{state}},
		{"it sells and reports the sales", at(sells("P"), reports("P")), Medium, 0, []remedy{state}},
		{"the target can go where it is handed to", at(prices("P"), target("P"), job("d3", "B"), pass("h", "d2", "d3", 1, "")), Medium, 0,
			[]remedy{{"move-duty d2 B", 0}, state}},
		{"the report can go where it is handed to", at(sells("P"), reports("P"), job("d3", "Q"), pass("h", "d2", "d3", 1, "")), Medium, 0,
			[]remedy{{"move-duty d2 Q", 0}, state}},
		{"it cannot go to another who approves prices", at(prices("P"), target("P"), job("d3", "Q", does(model.Authorises), functions("pricing")), pass("h", "d2", "d3", 1, "")), Medium, 0, []remedy{state}},
		{"exactly one duty is both", at(job("d2", "P", does(model.Authorises), functions("pricing", "sales_target"))), 0, 0, nil},
		{"a department always holds both", at(prices("A"), target("A")), 0, 0, nil},
		{"two positions of one department", at(prices("P"), target("Q")), 0, 0, nil},
		{"it proposes prices and approves none", at(job("d1", "P", does(model.Plans), functions("pricing")), target("P")), 0, 0, nil},
		{"it approves something else", at(job("d1", "P", does(model.Authorises), functions("budget")), target("P")), 0, 0, nil},
		{"it reports and does not sell itself", at(job("d1", "P", does(model.Plans), functions("sales_target")), reports("P")), 0, 0, nil},
		{"it collects data and judges nothing", at(sells("P"), job("d2", "P", does(model.Executes), functions("data"))), 0, 0, nil},
		{"nobody approves prices any more", at(job("d1", "P", does(model.Authorises), functions("pricing"), deferred), target("P")), 0, 0, nil},
		{"a control compensates for it", at(prices("P"), target("P"), control("P", "compensating", model.Stated)), 0, 0, nil},
		{"a control that came along compensates once it is stated", at(prices("P"), target("P"), control("P", "compensating", model.Unstated)), Medium, 0, []remedy{state}},
		{"a ring-fenced budget does not compensate", at(prices("P"), target("P"), control("P", "ring-fenced", model.Stated)), Medium, 0, []remedy{state}},
	})
}

func TestGoalsThatPullBothWaysInOneUnitAreTold(t *testing.T) {
	goal := func(id model.ID, weight float64, stances ...string) model.Record {
		return model.Goal{ID: id, Unit: "A", Text: model.Text{ZH: "目标" + string(id)}, Stances: model.NewSet(stances...), Weight: weight, Basis: model.Stated}
	}
	later := func(r model.Record) model.Record {
		g := r.(model.Goal)
		g.State = model.Deferred
		return g
	}
	strong := func(g model.ID, strength int) model.Record {
		l := serves(g).(model.Link)
		l.Strength = strength
		return l
	}
	both := func(short, long float64, more ...model.Record) []model.Record {
		return append([]model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), serves("g2"), goal("g1", short, "sales"), goal("g2", long, "brand")}, more...)
	}
	judging := func(d1, d2 []string) []model.Record {
		return append(both(1, 1)[2:], job("d1", "A", does(d1...)), job("d2", "A", does(d2...)))
	}
	fence := []remedy{{"set-control A ring-fenced", 0}}
	checkRule(t, "GV-06|A", []ruleRow{
		{"two fifths pull the other way", both(3, 2), Medium, .4, fence},
		{"two fifths pull to the short term", both(2, 3), Medium, .4, fence},
		{"exactly seven twentieths", both(13, 7), Medium, .35, fence},
		{"a third", both(2, 1), 0, 0, nil},
		{"a goal without a weight counts once", both(0, 1), Medium, .5, fence},
		{"a stronger link counts more", []model.Record{job("d1", "A"), job("d2", "A"), strong("g1", 3), strong("g2", 1), goal("g1", 1, "cost"), goal("g2", 1, "loyalty")}, 0, 0, nil},
		{"one goal has both stances", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), goal("g1", 1, "sales", "loyalty")}, Medium, .5, fence},
		{"half of a goal counts half", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), serves("g2"), goal("g1", 1, "sales"), goal("g2", 1, "brand", "traffic")}, 0, 0, nil},
		{"sales and cost pull one way", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), serves("g2"), goal("g1", 1, "sales"), goal("g2", 1, "cost")}, 0, 0, nil},
		{"other stances pull no way", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), goal("g1", 1, "traffic", "share")}, 0, 0, nil},
		{"one of the goals is deferred", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), serves("g2"), goal("g1", 1, "sales"), later(goal("g2", 1, "brand"))}, 0, 0, nil},
		{"the duty that serves them is deferred", append(both(1, 1)[1:], job("d1", "A", deferred)), 0, 0, nil},
		{"the duty that serves them is elsewhere", append(both(1, 1)[1:], job("d1", "B")), 0, 0, nil},
		{"the budget is ring-fenced", both(1, 1, control("A", "ring-fenced", model.Stated)), 0, 0, nil},
		{"a fence that came along settles it once it is stated", both(1, 1, control("A", "ring-fenced", model.Unstated)), Medium, .5, fence},
		{"a compensating control is no fence", both(1, 1, control("A", "compensating", model.Stated)), Medium, .5, fence},
		{"all of its duties only judge", judging([]string{model.Evaluates}, []string{model.Evaluates}), 0, 0, nil},
		{"all but one of its duties only judge", judging([]string{model.Evaluates}, []string{model.Evaluates, model.Executes}), Medium, .5, fence},
	})
}

func TestAUnitThatSpendsAndJudgesIsReadFromTheWordsWhereNothingElseIsEntered(t *testing.T) {
	worded := func(id model.ID, home model.ID, text string, more ...func(*model.Duty)) model.Record {
		return job(id, home, append(more, func(d *model.Duty) { d.Text, d.Functions, d.Control = model.Text{ZH: text}, "", "" })...)
	}
	state := remedy{"set-control A compensating", 0}
	checkRule(t, "GV-01|d2", []ruleRow{
		{"two duties of one unit", []model.Record{worded("d1", "A", "直播间付费投流"), worded("d2", "A", "统计推广效果")}, Low, 0, []remedy{state}},
		{"one duty says both", []model.Record{worded("d2", "A", "站内投放的预算使用与效果复盘")}, Info, 0, []remedy{state}},
		{"two units", []model.Record{worded("d1", "A", "直播间付费投流"), worded("d2", "B", "统计推广效果")}, 0, 0, nil},
		{"nothing is spent", []model.Record{worded("d1", "A", "直播间布景"), worded("d2", "A", "统计推广效果")}, 0, 0, nil},
		{"what is entered counts, not the words", []model.Record{worded("d1", "A", "直播间付费投流"), job("d2", "A", does(model.Plans), func(d *model.Duty) { d.Text = model.Text{ZH: "统计推广效果"} })}, 0, 0, nil},
	})
}
