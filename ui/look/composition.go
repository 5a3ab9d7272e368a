package look

import (
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// composition tells which keys belong to an input method. The toolkit reports a key
// that an input method has taken as any other, and says nothing of what is being
// composed. But a letter that is typed brings its character before the next key does
// anything, and one that goes into a composition brings none: from then on the keys that
// work on a composition are not for the field, until characters arrive or the composition
// is given up. When in doubt a key does nothing, which can be pressed again; it never
// deletes, submits or gives up what was written.
//
// Without an input method every letter brings its character at once, and nothing is
// taken away. The zero composition is none.
type composition struct {
	keys    int  // pressed for it and not yet taken back, as far as is known; 0 = none is open
	letter  bool // the last key was a letter
	carried bool // characters have arrived after the last key, and that began another one
	tap     bool // Shift went down and no other key since
	level3  bool // AltGr is held
}

// taken answers a key that is pressed or repeated, and reports whether it belongs to the
// input method.
func (c *composition) taken(k fyne.KeyName, held fyne.KeyModifier) bool {
	if c.sideways(k) {
		return false
	}
	letter := len(k) == 1 && k[0] >= 'A' && k[0] <= 'Z'
	c.letter, c.carried, c.tap = false, false, false
	switch {
	case c.level3 || held&^fyne.KeyModifierShift != 0: // a shortcut, or a character of its own
		return c.keys > 0 && c.edits(k)
	case letter:
		c.keys++
		c.letter = true
		return false
	case c.keys == 0:
		return false
	}
	switch k {
	case fyne.KeyBackspace: // takes the last letter back, or the last choice
		c.keys--
		return true
	case fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		c.keys = 0
		return true
	case fyne.KeySpace, fyne.KeyApostrophe:
		c.keys++
	default:
		if strings.Contains("0123456789", string(k)) { // chooses a part
			c.keys++
		}
	}
	return c.edits(k)
}

// edits reports whether a key would work on the text of a field.
func (c *composition) edits(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyLeft, fyne.KeyRight, fyne.KeyUp, fyne.KeyDown,
		fyne.KeyHome, fyne.KeyEnd, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab, fyne.KeyInsert:
		return true
	}
	return false
}

// sideways reports whether a key only changes what others mean.
func (c *composition) sideways(k fyne.KeyName) bool {
	switch k {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight, desktop.KeyControlLeft, desktop.KeyControlRight,
		desktop.KeyAltLeft, desktop.KeyAltRight, desktop.KeySuperLeft, desktop.KeySuperRight, desktop.KeyCapsLock, desktop.KeyMenu:
		return true
	}
	return false
}

// typed answers a character that arrives: what was composed is there, or the letter was
// only a letter. Some methods hand out what is finished when the next letter begins
// another: Hangul does with every syllable, tables of four letters with the fifth.
func (c *composition) typed(r rune) {
	next := unicode.Is(unicode.Hangul, r) && c.keys > 1 || unicode.Is(unicode.Han, r) && c.keys == 5
	if c.letter && (next || c.carried) {
		c.keys, c.carried = 1, true
		return
	}
	c.keys, c.carried = 0, false
}

// down and up follow the keys that are held. Shift alone turns the input method to
// letters and back, and AltGr makes other characters of the letters.
func (c *composition) down(k fyne.KeyName) {
	c.tap = k == desktop.KeyShiftLeft || k == desktop.KeyShiftRight
	c.level3 = c.level3 || k == desktop.KeyAltRight
}

func (c *composition) up(k fyne.KeyName) {
	switch k {
	case desktop.KeyShiftLeft, desktop.KeyShiftRight:
		if c.tap {
			*c = composition{level3: c.level3}
		}
	case desktop.KeyAltRight:
		c.level3 = false
	}
	c.tap = false
}

// shortcut answers one that is pressed in the field, and reports whether it belongs to
// the input method. Space with a key held turns that on and off.
func (c *composition) shortcut(s fyne.Shortcut) bool {
	custom, ok := s.(*desktop.CustomShortcut)
	if !ok {
		return false
	}
	c.letter, c.carried, c.tap = false, false, false
	if custom.KeyName == fyne.KeySpace {
		c.keys = 0
	}
	return c.keys > 0 && c.edits(custom.KeyName)
}
