package look

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// Role is what a colour is for. The zero Role is Canvas.
type Role int

// The colour roles.
const (
	Canvas     Role = iota // ground of the board, tab row, group heads
	Panel                  // top bar, side panels, scorecard, dialogs
	Column                 // department column
	Card                   // card, field, table body
	Line                   // hairlines and card edges
	LineStrong             // button edges, tree lines
	Field                  // outline of entries, radios, switches
	Ink                    // titles and body
	Ink2                   // card body, secondary text, icons
	Ink3                   // captions, times, placeholders
	Hover                  // wash over rows and icon buttons
	Scrim                  // behind dialogs
	Accent                 // selected, focused, drop target, primary action
	OnAccent
	Tint       // selected row, target column, changed cell
	TintStrong // pressed
	HighInk
	HighTint
	MediumGlyph
	MediumInk
	MediumTint
	LowInk
	LowTint
	BetterInk
	BetterTint
	WorseInk
	WorseTint
	SameInk
	SameTint
	Seal1Ink
	Seal1Tint
	Seal2Ink
	Seal2Tint
	Seal3Ink
	Seal3Tint
	Seal4Ink
	Seal4Tint
	MarkTint // behind a shared word
	MarkLine // beneath a shared or nearly shared word
	Shadow
	ToastGround
	ToastInk
	Clear // nothing
	roles
)

// Palette gives every role its colour. The zero Palette is invisible; use [Light],
// [Dark] or [HighContrast].
type Palette struct {
	dark     bool
	contrast bool
	colors   [roles]color.NRGBA
}

// Color gives the colour of a role.
func (p *Palette) Color(r Role) color.NRGBA { return p.colors[r] }

// IsDark reports whether the palette is the dark one.
func (p *Palette) IsDark() bool { return p.dark }

// EdgeWidth is the width of every edge that is not a ring: 1, in high contrast 2.
func (p *Palette) EdgeWidth() float32 {
	if p.contrast {
		return 2
	}
	return 1
}

// Light is the palette of paper and ink.
func Light() *Palette {
	return &Palette{colors: [roles]color.NRGBA{
		Canvas: hex(0xF5F4F1), Panel: hex(0xFBFAF8), Column: hex(0xECEAE5), Card: hex(0xFFFFFF),
		Line: hex(0xE1DED7), LineStrong: hex(0xCFCBC2), Field: hex(0x8C877D),
		Ink: hex(0x1E1D1A), Ink2: hex(0x55524B), Ink3: hex(0x6B675F),
		Hover: part(0x1E1D1A, 5), Scrim: part(0x221F1A, 34),
		Accent: hex(0x2650C8), OnAccent: hex(0xFFFFFF), Tint: hex(0xE9EEFB), TintStrong: hex(0xD5DFF8),
		HighInk: hex(0xB3261E), HighTint: hex(0xFBEAE8),
		MediumGlyph: hex(0xBF7600), MediumInk: hex(0x8A5200), MediumTint: hex(0xFCF1DC),
		LowInk: hex(0x46596F), LowTint: hex(0xE8ECF1),
		BetterInk: hex(0x0B6B50), BetterTint: hex(0xE1F1EB), WorseInk: hex(0xA33A0E), WorseTint: hex(0xFAEAE2),
		SameInk: hex(0x6B675F), SameTint: hex(0xEFEDE9),
		Seal1Ink: hex(0x1F6B86), Seal1Tint: hex(0xE0EEF3), Seal2Ink: hex(0x9E3A60), Seal2Tint: hex(0xF7E6EC),
		Seal3Ink: hex(0x56702A), Seal3Tint: hex(0xEBF0DF), Seal4Ink: hex(0x4A4037), Seal4Tint: hex(0xE9E4DD),
		MarkTint: hex(0xFFF0B8), MarkLine: hex(0xBF7600), Shadow: part(0x28241C, 100),
		ToastGround: hex(0x1E1D1A), ToastInk: hex(0xFFFFFF),
	}}
}

// Dark is built from lightness steps: what is nearer to the hand is lighter.
func Dark() *Palette {
	return &Palette{dark: true, colors: [roles]color.NRGBA{
		Canvas: hex(0x151513), Panel: hex(0x1A1A18), Column: hex(0x20201D), Card: hex(0x2B2A27),
		Line: hex(0x33312D), LineStrong: hex(0x47453F), Field: hex(0x858178),
		Ink: hex(0xF2F0EB), Ink2: hex(0xBBB7AE), Ink3: hex(0x9C988F),
		Hover: part(0xFFFFFF, 6), Scrim: part(0x000000, 55),
		Accent: hex(0x8FA9FF), OnAccent: hex(0x10131F), Tint: hex(0x27304C), TintStrong: hex(0x33406A),
		HighInk: hex(0xFF9A8C), HighTint: hex(0x45231F),
		MediumGlyph: hex(0xF0B950), MediumInk: hex(0xF0B950), MediumTint: hex(0x3E3118),
		LowInk: hex(0xA8BACF), LowTint: hex(0x2B333D),
		BetterInk: hex(0x63CDA9), BetterTint: hex(0x173830), WorseInk: hex(0xFFA27E), WorseTint: hex(0x43291D),
		SameInk: hex(0x9C988F), SameTint: hex(0x2F2E2A),
		Seal1Ink: hex(0x7CC3DC), Seal1Tint: hex(0x1C3640), Seal2Ink: hex(0xF0A0B8), Seal2Tint: hex(0x43252F),
		Seal3Ink: hex(0xB1CB82), Seal3Tint: hex(0x2E3720), Seal4Ink: hex(0xE4DDD3), Seal4Tint: hex(0x3A352F),
		MarkTint: hex(0x4D4014), MarkLine: hex(0xF0B950), Shadow: part(0x000000, 100),
		ToastGround: hex(0x3A3935), ToastInk: hex(0xF2F0EB),
	}}
}

// HighContrast is black on white with strong edges, without shadows; tints are off
// except that of the selected row. Offered in the settings and when the system asks.
func HighContrast() *Palette {
	p := Light()
	p.contrast = true
	set := func(c color.NRGBA, roles ...Role) {
		for _, r := range roles {
			p.colors[r] = c
		}
	}
	set(hex(0xFFFFFF), Canvas, Panel, Card, HighTint, MediumTint, LowTint, BetterTint, WorseTint, SameTint,
		Seal1Tint, Seal2Tint, Seal3Tint, Seal4Tint)
	set(hex(0xF0F0F0), Column)
	set(hex(0x6B675F), Line, LineStrong, Field)
	set(hex(0x000000), Ink, ToastGround)
	set(hex(0x3A3833), Ink2, Ink3, SameInk, LowInk)
	set(hex(0x0B3BB8), Accent)
	set(hex(0xB00000), HighInk)
	set(hex(0x302000), MediumGlyph, MediumInk, MarkLine)
	set(hex(0x00503A), BetterInk)
	set(hex(0x7D2600), WorseInk)
	return p
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
}

// part is a colour at so many per cent.
func part(rgb uint32, percent int) color.NRGBA {
	c := hex(rgb)
	c.A = uint8(percent * 255 / 100)
	return c
}

// Color gives the colour of a role in the current theme.
func Color(r Role) color.NRGBA { return Current().Palette().Color(r) }

// Current is the theme in force; the light one while no other is set.
func Current() *Theme {
	if app := fyne.CurrentApp(); app != nil {
		if t, ok := app.Settings().Theme().(*Theme); ok {
			return t
		}
	}
	return fallback()
}
