// Package look is the one place of the product's appearance: colours, type, icons
// and the small widgets from which every view is made. It knows nothing of the
// model.
//
//	palette.go  the colour roles, light and dark
//	theme.go    the same as a fyne.Theme, with the bundled fonts
//	typeface.go the type scale; measuring, wrapping and cutting of text
//	sheet.go    drawing at exact places: text, glyphs, hairlines, widgets
//	icon.go     icons and severity glyphs, tinted by role
//	surface.go  rounded grounds with edge, ring and shadow
//	seal.go     部门印: the mark of a unit; pill.go: verdicts, counts and tags
//	card.go     the face of a duty; column.go: heads of columns and lanes
//	button.go, entry.go, segment.go, menu.go, modal.go, toast.go
//
// Sizes are device-independent pixels. Widgets read the palette of the current
// theme whenever they are refreshed, so a change of theme needs only a redraw.
package look
