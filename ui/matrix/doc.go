// Package matrix is the two big tables: [Departments] sets units of one scenario
// side by side (部门对照), [Compare] sets scenarios side by side (方案对比).
//
// What they show is computed by model/compare; this package says it and draws it.
// A view is made once with the functions it may call and drawn by Draw with what it
// is to show and a printer. Which units are compared, filters, folded groups and the
// place of scrolling are state of the view.
//
//	departments.go    部门对照: state, parts; departments_rows.go its lines,
//	                  departments_lists.go hand-offs, collaborations, sums of weights;
//	                  departments_entry.go what is entered and changed in it,
//	                  departments_drag.go duties that are linked by dragging them
//	relations.go      the words and pill of a relation
//	compare.go        方案对比: state, parts; compare_rows.go, compare_cells.go its lines
//	rows.go           a look.Roll of lines in sections, whose head stays in sight
//	spot.go           a place that reacts to pointer and keyboard
//	flow.go           text with a bold beginning and marked words; chips
package matrix
