package look

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
)

// presses plays keys as the toolkit reports them: a word in capitals is the name of a
// key that brings nothing, "a=" a letter that brings itself, ">x" characters that arrive,
// "Shift*" Shift that goes down and up.
func presses(e *Entry, keys string) {
	for _, k := range strings.Fields(keys) {
		switch {
		case strings.HasPrefix(k, ">"):
			for _, r := range k[1:] {
				e.TypedRune(r)
			}
		case strings.HasSuffix(k, "="):
			r := rune(k[0])
			e.KeyDown(&fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(k[:1]))})
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(strings.ToUpper(k[:1]))})
			e.TypedRune(r)
		case k == "Shift*":
			e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			e.TypedKey(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
			e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyShiftLeft})
		case k == "AltGr+":
			e.KeyDown(&fyne.KeyEvent{Name: desktop.KeyAltRight})
		case k == "AltGr-":
			e.KeyUp(&fyne.KeyEvent{Name: desktop.KeyAltRight})
		case k == "Ctrl+Space":
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeySpace, Modifier: fyne.KeyModifierControl})
		case k == "Ctrl+BackSpace":
			e.TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyBackspace, Modifier: fyne.KeyModifierControl})
		default:
			e.KeyDown(&fyne.KeyEvent{Name: fyne.KeyName(k)})
			e.TypedKey(&fyne.KeyEvent{Name: fyne.KeyName(k)})
		}
	}
}

func TestAKeyThatTheInputMethodTookDoesNothingElse(t *testing.T) {
	for _, row := range []struct{ name, keys, text, done string }{
		{"a letter that was too much", "J I A N BackSpace Space >家", "旧家", ""},
		{"the letters themselves", "K P I Return >kpi", "旧kpi", ""},
		{"thought better of it", "J I A N Escape BackSpace", "", ""},
		{"taken back to nothing, and one more", "J I BackSpace BackSpace BackSpace", "", ""},
		{"the arrows go through the candidates", "J Left Left Space >家", "旧家", ""},
		{"a part is chosen and taken back", "X I A N 1 BackSpace BackSpace BackSpace BackSpace BackSpace", "旧", ""},
		{"a candidate is chosen by its number", "J I A 2 >加 BackSpace", "旧", ""},
		{"Delete is for the letters", "J I Left Delete Space >几", "旧几", ""},
		{"then Enter submits", "K P I Return >kpi Return", "旧kpi", "submitted 旧kpi"},
		{"then Escape gives up", "J Escape Escape", "旧", "gave up"},
		{"Shift turns it to letters", "J I A N Shift* >jian BackSpace", "旧jia", ""},
		{"Shift drops what was composed", "J I A N Shift* BackSpace", "", ""},
		{"Shift writes a capital inside it", "J LeftShift A BackSpace BackSpace Space >x", "旧x", ""},
		{"it is turned off with Ctrl and Space", "J I Ctrl+Space BackSpace", "", ""},
		{"Ctrl and BackSpace take back a syllable", "J I Ctrl+BackSpace Space >几", "旧几", ""},
		{"four letters of a table are one character", "A A A A >工 BackSpace", "旧", ""},
		{"the fifth begins the next", "A A A A A >工工 BackSpace BackSpace", "旧工", ""},
		{"a syllable is handed out when the next begins", "G K S K >하 BackSpace BackSpace", "旧", ""},

		{"without one every key works", "a= b= BackSpace Return", "旧a", "submitted 旧a"},
		{"a key held down", "a= a= a= BackSpace BackSpace", "旧a", ""},
		{"letters that arrive late are only letters", "A B >a >b BackSpace", "旧a", ""},
		{"Cyrillic letters that arrive late too", "F D >а >в BackSpace", "旧а", ""},
		{"a dead key is no letter", "` BackSpace", "", ""},
		{"AltGr makes other characters", "AltGr+ E >€ Q AltGr- BackSpace", "旧", ""},
		{"keys that bring nothing are no letters", "F5 CapsLock LeftControl BackSpace", "", ""},
	} {
		t.Run(row.name, func(t *testing.T) {
			test.NewTempApp(t)
			done := ""
			e := NewEntry("旧", "", func(s string) { done = "submitted " + s })
			e.Cancel = func() { done = "gave up" }
			w := test.NewTempWindow(t, e)
			w.Canvas().Focus(e)
			e.CursorColumn = 1
			presses(e, row.keys)
			if e.Text != row.text || done != row.done {
				t.Errorf("%s: it reads %q, %q; want %q, %q", row.keys, e.Text, done, row.text, row.done)
			}
		})
	}
}

func TestACompositionIsNotForTheFieldThatHasTheKeyboardNext(t *testing.T) {
	test.NewTempApp(t)
	one, two := NewEntry("一", "", nil), NewEntry("二", "", nil)
	w := test.NewTempWindow(t, one)
	w.Canvas().Focus(one)
	presses(one, "J I A N")
	if !one.AcceptsTab() {
		t.Error("Tab leaves the field while something is composed")
	}
	one.FocusLost()
	two.FocusGained()
	two.CursorColumn = 1
	presses(two, "BackSpace")
	one.FocusGained()
	one.CursorColumn = 1
	presses(one, "BackSpace")
	if one.Text != "" || two.Text != "" || one.AcceptsTab() {
		t.Errorf("they read %q and %q", one.Text, two.Text)
	}
}

func TestASelectionStaysWhileSomethingIsComposed(t *testing.T) {
	test.NewTempApp(t)
	e := NewEntry("旧的字", "", nil)
	w := test.NewTempWindow(t, e)
	w.Canvas().Focus(e)
	e.TypedShortcut(&fyne.ShortcutSelectAll{})
	presses(e, "J I A N BackSpace Left Delete")
	if e.Text != "旧的字" || e.SelectedText() != "旧的字" {
		t.Fatalf("it reads %q, %q of it chosen", e.Text, e.SelectedText())
	}
	presses(e, "Space >家")
	if e.Text != "家" {
		t.Errorf("it reads %q", e.Text)
	}
}
