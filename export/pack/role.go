package pack

import "sandtable/export/page"

// Role is what the colours of a cell say, for forms with colours of their own.
type Role int

// The roles.
const (
	Plain  Role = iota
	Head        // of a row
	Blank       // to be filled in
	Better      // than what it is set beside
	Worse
	Grave
	Middling
	Slight
	Fresh // of the proposal
	Muted
)

// RoleOf tells the role of a cell.
func RoleOf(c page.Cell) Role {
	switch c.Sign {
	case page.Triangle:
		return Grave
	case page.Diamond:
		return Middling
	case page.Dot:
		return Slight
	}
	switch {
	case c.Fill == yellow:
		return Blank
	case c.Fill == betterBg || c.Ink == better:
		return Better
	case c.Fill == worseBg || c.Ink == worse:
		return Worse
	case c.Ink == high:
		return Grave
	case c.Fill == wash && c.Bold:
		return Head
	case c.Ink == blue:
		return Fresh
	case c.Ink == muted:
		return Muted
	}
	return Plain
}
