// Package ui is the window: it shows a snapshot of a scenario in views and turns
// what the user does into verbs.
//
//	look     colours, type, icons and the small widgets of the design
//	board    departments as columns, duties as cards; drag and drop
//	panel    what stands around the board: scenario tree, reasons, inspector,
//	         warnings, scorecard; the page of warnings and the review of overlaps
//	entry    the fields in which records are entered and changed in place
//	matrix   tables: scenarios compared, departments compared
//	dialogs  what is asked before a verb: names, merge, split, fuse, the rules
//	marks    how seals, verdicts and consequences are drawn, wherever they stand
//	native   the system's own dialogs for files, and its file manager
//
// The big views are pages: pages.go lists them, and each is made in a page_*.go of its
// own. Frame, menus, keys, reports and pictures read that list.
//
// A view is made once with the functions it may call and is drawn by Draw with a
// snapshot and a printer. Views know neither each other nor the session nor the
// file: [Window] is the only place where they meet. What is open and all that is shown of
// it stands on the desk (package desk), which the window watches: nothing that draws reads
// a file. Selection, zoom and open panels are state of the window, never of the model.
//
// The package does not import fyne/app, so that everything but main can be tested
// without a screen.
package ui
