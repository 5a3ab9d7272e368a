package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field. Enter commits (in a multi-line field Ctrl+Enter), Escape
// gives up, leaving commits when Leave is set.
type Entry struct {
	widget.Entry
	Commit func(string)
	Cancel func()
	Leave  bool
	// EnterCommits lets Enter commit in a field of several lines as well.
	EnterCommits bool

	done bool
}

// NewEntry makes a one-line field.
func NewEntry(text, hint string, commit func(string)) *Entry {
	e := &Entry{Commit: commit}
	e.Text, e.PlaceHolder = text, hint
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollNone
	e.OnSubmitted = func(s string) { e.commit(s) }
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea makes a field of several lines.
func NewTextArea(text, hint string, commit func(string)) *Entry {
	e := NewEntry(text, hint, commit)
	e.MultiLine = true
	e.Wrapping = fyne.TextWrapWord
	return e
}

func (e *Entry) commit(s string) {
	if !e.done && e.Commit != nil {
		e.done = e.Leave
		e.Commit(s)
	}
}

// TypedKey implements fyne.Focusable.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	if k.Name == fyne.KeyEscape && e.Cancel != nil {
		e.done = true
		e.Cancel()
		return
	}
	if e.EnterCommits && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
		e.commit(e.Text)
		return
	}
	e.Entry.TypedKey(k)
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	if e.Leave {
		e.commit(e.Text)
	}
}
