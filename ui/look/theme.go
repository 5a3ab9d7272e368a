package look

import (
	"image/color"
	"sync"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"sandtable/export/page"
)

// Theme carries a palette and the bundled fonts to Fyne. It also holds the cache
// of character widths, so that text is measured once per character.
type Theme struct {
	palette atomic.Pointer[Palette]
	fonts   *fonts
}

type fonts struct {
	regular, bold fyne.Resource
	narrow        [2][narrow]atomic.Uint32 // regular and bold: bits of a float32, 0 = not measured
	widths        sync.Map                 // runeKey → float32, of the other characters
	heights       sync.Map                 // heightKey → float32
	icons         sync.Map                 // iconKey → fyne.Resource
}

// NewTheme makes the theme of a palette.
func NewTheme(p *Palette) *Theme {
	t := &Theme{fonts: bundled()}
	t.palette.Store(p)
	return t
}

var bundled = sync.OnceValue(func() *fonts {
	return &fonts{
		regular: fyne.NewStaticResource("NotoSansSC-Regular.ttf", page.Face(false)),
		bold:    fyne.NewStaticResource("NotoSansSC-Bold.ttf", page.Face(true)),
	}
})

var fallback = sync.OnceValue(func() *Theme { return NewTheme(Light()) })

// Palette gives the colours of the theme.
func (t *Theme) Palette() *Palette { return t.palette.Load() }

// Paint gives the theme other colours; what shows them has to be drawn anew. The fonts
// stay: at every new theme the toolkit reads them again, and keeps those it had.
func (t *Theme) Paint(p *Palette) { t.palette.Store(p) }

// Color implements fyne.Theme for the few widgets of Fyne's own that are used.
func (t *Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	role := Ink
	switch name {
	case theme.ColorNameBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground:
		role = Panel
	case theme.ColorNameButton, theme.ColorNameHeaderBackground:
		role = Canvas
	case theme.ColorNameInputBackground:
		role = Card
	case theme.ColorNameInputBorder:
		role = Field
	case theme.ColorNameDisabled, theme.ColorNamePlaceHolder:
		role = Ink3
	case theme.ColorNameDisabledButton, theme.ColorNameSeparator:
		role = Line
	case theme.ColorNameError:
		role = HighInk
	case theme.ColorNameFocus, theme.ColorNameSelection:
		role = Tint
	case theme.ColorNameForegroundOnPrimary:
		role = OnAccent
	case theme.ColorNameHover:
		role = Hover
	case theme.ColorNameHyperlink, theme.ColorNamePrimary:
		role = Accent
	case theme.ColorNamePressed:
		role = TintStrong
	case theme.ColorNameScrollBar:
		role = LineStrong
	case theme.ColorNameScrollBarBackground, theme.ColorNameShadow:
		role = Clear
	case theme.ColorNameSuccess:
		role = BetterInk
	case theme.ColorNameWarning:
		role = MediumGlyph
	}
	return t.Palette().Color(role)
}

// Font implements fyne.Theme: one family, two weights, no italics.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol:
		return theme.DefaultTheme().Font(s)
	case s.Bold:
		return t.fonts.bold
	}
	return t.fonts.regular
}

// Icon implements fyne.Theme.
func (t *Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size implements fyne.Theme.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case theme.SizeNameText:
		return 13
	case theme.SizeNameCaptionText:
		return 12
	case theme.SizeNameHeadingText:
		return 18
	case theme.SizeNameSubHeadingText:
		return 15
	case theme.SizeNamePadding:
		return 4
	case theme.SizeNameInnerPadding:
		return 6
	case theme.SizeNameInputBorder, theme.SizeNameSeparatorThickness:
		return 1
	case theme.SizeNameInputRadius, theme.SizeNameSelectionRadius:
		return RadiusButton
	case theme.SizeNameScrollBar:
		return 10
	case theme.SizeNameScrollBarSmall:
		return 4
	case theme.SizeNameScrollBarRadius:
		return 3
	case theme.SizeNameModalBlurRadius:
		// The toolkit would blur the whole window behind its dialogs anew in every frame;
		// without a graphics card one frame takes a second and more.
		return 0
	}
	return theme.DefaultTheme().Size(name)
}

// Radii of corners (design tokens §4).
const (
	RadiusSeal   = 4
	RadiusCheck  = 5
	RadiusButton = 6
	RadiusCard   = 8
	RadiusTable  = 10
	RadiusColumn = 12
	RadiusDialog = 14
)
