// Package panel draws what stands around the board: on the left the scenarios and
// the trail of changes, on the right what is selected and the warnings, below the
// scorecard.
//
//	tree.go       Tree: the scenarios as a graph of forks
//	trail.go      Trail: 改动与理由, what was changed and why
//	inspector.go  Inspector: the selected duty, unit or duties, edited in place
//	warnings.go   Warnings: the findings by family, with filters, evidence, remedies
//	after.go      After: 松手之后, what letting go of a drag would do
//	review.go     Review: 合并复核, the overlaps of a merged unit pair by pair
//	scorecard.go  Scorecard: the seven measures, or what they would become
//	pair.go       Pair: two panels above each other in one column
//
// Every panel is drawn anew by its Draw and decides nothing: what the user wants
// goes to the functions of its Hands, of which any may be nil. page.go is what all
// share: a fixed head, a body of which only the visible blocks exist, a fixed foot.
package panel
