// Package timeline is the page on which the steps of a scenario are looked at (时间线): every
// step with who, when and why, the board as it was after any of them, and the way from
// there: a fork, or the same again as a new step.
//
// It is made once with the functions it may call and drawn by Draw. Which moment is looked
// at, and whether it plays, are state of the page.
//
//	page.go    its parts, its state and the moment that is looked at
//	frame.go   the strip that says which moment it is, and where everything stands
//	list.go    the steps by day
//	bar.go     the bar on which they are played
//	keys.go    what the keys do
package timeline
