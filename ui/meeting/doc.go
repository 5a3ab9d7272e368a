// Package meeting is the board meeting itself: a deck on the wall, and the speaker's screen
// with its notes, the next slide, the clock and what was decided.
//
//	talk.go      which slide is shown, keys, what was decided, the clock
//	wall.go      the slide as the room sees it; on an only screen with notes and decision over it
//	speaker.go   the speaker's screen: speaker_parts.go what stands on it
//	pictures.go  slides painted beside the window and kept
//
// A [Talk] is made once with the functions it may call, begun with a deck, and drawn by two
// widgets that may stand in two windows. It knows nothing of libraries.
package meeting
