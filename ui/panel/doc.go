// Package panel draws what stands around the board: on the left the scenarios and
// the trail of changes, on the right what is selected and the warnings, below the
// scorecard. Two pages are made of the same parts: that of the warnings, and the review.
//
//	tree.go       Tree: the scenarios as a graph of forks
//	trail.go      Trail: 改动与理由, what was changed and why
//	inspector.go  Inspector: the selected duty, unit or duties, edited in place
//	warnings.go   Warnings: the findings by family, with filters; finding_row.go a
//	              row, waived.go the row that is open
//	after.go      After: 松手之后, what letting go of a drag would do
//	warning_page.go  Cases: 警示, a warning with all that speaks for it, its
//	              remedies and their consequences; at its left the Warnings
//	themes.go, warning_page_theme.go  a theme, as a row of the list and on the page
//	review.go     Review: 合并复核, the overlaps of a merged unit pair by pair;
//	              review_list.go its list, review_desk.go the pair, review_draft.go
//	              what was begun for it
//	scorecard.go  Scorecard: the seven measures, or what they would become
//	pair.go       Pair: two panels above each other in one column
//	edit.go       the cell that is being edited, in whichever panel
//	entering.go   what is filled in below a row of the inspector
//	record.go, property.go, roles_and_locks.go, ask.go  the rows of the inspector
//	sight.go      a scenario with the words and seals by which its duties are shown
//
// Every panel is drawn anew by its Draw and decides nothing: what the user wants
// goes to the functions of its Hands, of which any may be nil. page.go is what all
// share: a fixed head, a body of which only the visible blocks exist, a fixed foot.
package panel
