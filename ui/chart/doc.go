// Package chart draws one scenario as pictures that are read and changed: [Chart] is its
// units as a tree (架构图), [Handoffs] who hands over to whom (交接图).
//
// Where things stand is computed by model/layout; what became of units by model/compare.
// A view is made once with the functions it may call and drawn by Draw. What is folded,
// zoom and place of scrolling are state of the view; what is selected is the board's, and
// comes by Mark.
//
//	ground.go    a plane that is scrolled and zoomed, of which only what is in sight exists
//	part.go      a thing on it that reacts to pointer
//	zoom.go      the buttons that zoom
//	chart.go     架构图: state, parts; tree.go which boxes there are, boxes.go where they
//	             stand and what they list, face.go how they look, drag.go, keys.go what is done with them
//	handoffs.go  交接图: state, parts; traffic.go who hands over to whom, map.go and
//	             heat.go its two faces, list.go what is handed over, and changed there
package chart
