// Package intake is the page on which people bring in an organisation that they have
// written down themselves: the rows of their document with what each column was taken
// for, what was not understood of it, and what would come of it. What a document means is
// found out by scenarios/intake; this package asks, shows and corrects.
//
//	page.go        Page: what is shown, from Begin to Leave; layout.go where it stands
//	task.go        what is worked out beside the window: reading, comparing
//	grid.go        the rows of the document under the meanings of its columns
//	questions.go   what was not understood, row by row, with one answer each
//	proposals.go   what the words of the duties say beside, taken over by kind
//	coming.go      what comes in, as a tree; difference.go what changes, row by row
//	way.go         the ways on
//
// Nothing is written here: the page hands an [Import] to the window, or leaves without a
// trace.
package intake
