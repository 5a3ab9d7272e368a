// Package boundaries is the page of the list of boundaries (职责边界清单): the matters that
// several units share, who leads each, who supports, who does which stage, on which words.
//
// What it shows is derived by model/boundary; this package says it and draws it. It is made
// once with the functions it may call and drawn by Draw. The row that has the keyboard, the
// filter, folded groups and the place of scrolling are state of the page.
//
//	page.go    its parts and its state
//	frame.go   heads, tools and the line at the foot
//	rows.go    groups and rows, of which only what is in sight is drawn
//	stages.go  the stages of a row
//	place.go   places that react to the pointer
//	deeds.go   what a row offers; keys
package boundaries
