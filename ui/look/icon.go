package look

import (
	"bytes"
	"embed"
	"fmt"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

//go:embed icons/*.svg
var iconFiles embed.FS

type iconKey struct {
	name string
	c    color.NRGBA
}

// Icon is one of the SVGs in icons/, on a grid of 16, in the colour of a role. A
// name that does not exist gives an empty picture (proved not to happen in tests).
func Icon(name string, c Role) fyne.Resource { return tinted(name, Color(c)) }

func tinted(name string, c color.NRGBA) fyne.Resource {
	f := Current().fonts
	k := iconKey{name, c}
	if r, ok := f.icons.Load(k); ok {
		return r.(fyne.Resource)
	}
	svg, err := iconFiles.ReadFile("icons/" + name + ".svg")
	if err != nil {
		svg = []byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"/>`)
	}
	hex := fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B)
	r := fyne.NewStaticResource(fmt.Sprintf("%s-%s.svg", name, hex[1:]), bytes.ReplaceAll(svg, []byte("currentColor"), []byte(hex)))
	f.icons.Store(k, r)
	return r
}

// NewIcon makes a picture of an icon.
func NewIcon(name string, c Role) *canvas.Image {
	i := canvas.NewImageFromResource(Icon(name, c))
	i.FillMode = canvas.ImageFillContain
	return i
}

// Severity is the weight of a warning, with the numbers of the findings: 1 info to
// 4 high. The zero Severity is none.
type Severity int

// The severities.
const (
	NoSeverity Severity = iota
	Info
	Low
	Medium
	High
)

// Glyph is the shape of a severity: filled triangle, filled diamond, ring, square.
func (s Severity) Glyph() *canvas.Image { return NewIcon(s.glyph()) }

func (s Severity) glyph() (icon string, c Role) {
	switch s {
	case High:
		return "severity-high", HighInk
	case Medium:
		return "severity-medium", MediumGlyph
	case Low:
		return "severity-low", LowInk
	}
	return "severity-info", Ink3
}

// Ink is the colour of text about a severity, Ground the one behind it, Ring that
// of a ring around a marked card.
func (s Severity) Ink() Role {
	return [...]Role{Ink3, Ink3, LowInk, MediumInk, HighInk}[s]
}

// Ground is the colour behind text about a severity.
func (s Severity) Ground() Role {
	return [...]Role{SameTint, SameTint, LowTint, MediumTint, HighTint}[s]
}

// Ring is the colour of the ring around a marked card.
func (s Severity) Ring() Role {
	return [...]Role{Ink3, Ink3, LowInk, MediumGlyph, HighInk}[s]
}

// Mark is the product's own mark.
func Mark() fyne.Resource {
	name := "mark"
	if Current().Palette().dark {
		name = "mark-dark"
	}
	return tinted(name, color.NRGBA{A: 0xff})
}
