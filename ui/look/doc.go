// Package look is the one place of the product's appearance: colours, type, icons
// and the small widgets from which every view is made. It knows nothing of the
// model. The numbers are those of the design tokens; the pictures in testdata show
// the result.
//
// # Colour
//
// A [Role] says what a colour is for, a [Palette] ([Light], [Dark], [HighContrast])
// what it is. [NewTheme] makes a palette and the bundled fonts a fyne.Theme; set it
// with app.Settings().SetTheme. [Color] asks the theme in force, which is the only
// thing that this package takes from its surroundings.
//
// # Type
//
// [Body], [Small], [Heading] and the other [Type]s carry size, line and weight.
// [Width] adds up widths of characters, each measured once; [Wrap] and [Cut] use it
// and keep the rules of Chinese typesetting, with punctuation as model/typography has
// it. Texts of several lines are always wrapped here and drawn line by line, never by
// Fyne.
//
// # Drawing
//
// A [Sheet] puts texts, icons, pills, seals and widgets at exact places: make one per
// snapshot, draw, and show [Sheet.Object]. A widget of a view paints a sheet of its
// size through [NewDrawing] and is repainted by Refresh, also after a change of theme.
// Sheets on their own keep their colours: views draw them anew.
//
//	s := look.NewSheet()
//	s.Seal(16, 12, 28, look.Seal{Char: "E", Slot: 0})
//	s.Text(56, 12, look.Heading, look.Ink, "E-commerce")
//	s.PillRight(300, 14, look.VerdictPill(look.Better, "better", "overlaps −2"))
//	y := 44 + s.Paragraph(16, 44, 284, look.Small, look.Ink2, sentence, 2)
//	scroll := container.NewVScroll(s.Object(316, y))
//
// # What there is
//
//	Surface, Row                   grounds with edge, ring and shadow; clickable stretches
//	Roll                           lines of which only those in sight exist
//	Seal, Pill, Severity, Icon     the marks of units, verdicts, warnings and commands
//	CardFace, ColumnHead, LaneHead the parts of the board, set anew and recycled
//	Button, IconButton, Segment    with keyboard focus; tabs are a Segment as well
//	Entry, Check, Radio            what dialogs ask with
//	Menu, Modal, Toast, Hints      what lies above the window; Escape closes it
//	Sparkline, Bar, Marked         on a sheet: histories, shares, shared words
//	Spot, Gloss                    places for the pointer: pressed, or saying what is drawn short
//	Keys, Fold, Toggle             on a sheet: names of keys, heads of groups, buttons that are on
//
// Sizes are device-independent pixels. Widths of what is measured are whole pixels,
// so that what stands beside it is sharp.
package look
