// Package theme puts the findings of a scenario together into matters that can be
// decided (议题).
//
// A board does not decide pairs of duties. It decides who leads live streaming, or
// whether one department may spend and judge its own spending. A [Theme] is made of the
// findings that share what they are about: an object named in several duties, a channel,
// a KPI, a joint undertaking, a unit. It keeps its key while its duties change, so that
// it can be followed from scenario to scenario; it is accepted when every finding behind
// it is.
//
// Themes are ranked by what is at stake. Neither the order nor the remedies depend on
// the ids of records: the same organisation entered again gives the same list.
//
// What was not entered is no fault. [Missing] counts it, a line for each kind of data.
//
//	place.go    which theme a finding belongs to
//	themes.go   the ranked list, and how it follows a change
//	stakes.go   what is at stake
//	fixes.go    what would settle a theme, the best first; lead.go who should lead
//	missing.go  what was not entered
//
// Sentences are said by model/text.
package theme
