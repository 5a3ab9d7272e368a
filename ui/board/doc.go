// Package board shows one scenario as departments side by side: columns for
// departments, lanes for the units inside them, cards for duties, and a last
// column for duties without a home (待分配).
//
// The board decides nothing. It turns gestures into verbs and hands them to the
// functions of [Hands]; it is redrawn from a snapshot by Draw. A drag goes
//
//	drag.go (pointer → target) → Hands.Preview / Hands.Do (scenarios.Session)
//
// foot.go is where duties are typed into a column.
//
// plan.go is geometry without any widget: what lies where in a column, and what a
// pointer position means. Only the cards that can be seen exist as widgets.
package board
