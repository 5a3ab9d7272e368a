// Package pack lays out the board pack: the few sheets of paper that directors have before
// them when they decide on a scenario.
//
//	decision.go    决议 what is asked, what it changes, what is still wrong, the vote; measures.go its figures
//	structure.go   架构前后 the organisation as it is and as proposed; chart.go draws it
//	options.go     比较 what each scenario solves, leaves and creates
//	changes.go     变更 one line per decision step, with its reason
//	issues.go      风险与问题 the matters of high and medium weight
//	handoffs.go    交接 who hands over to whom, and who leads what several do
//	transition.go  实施 who hands what over to whom
//	deck.go        投影 the same for the wall of the room, one change a slide: deck_decision.go,
//	               deck_structure.go, deck_turns.go, deck_changes.go, deck_columns.go,
//	               deck_effects.go, deck_issues.go
//	sheet.go       heads, feet, and text that goes on from sheet to sheet
//
// [Document] is a pure function of reports and of the language of a printer; its sheets are
// plain data (package page). The scenario that is the baseline itself gets a diagnosis: the
// sheets that set something beside the baseline are left out.
package pack
