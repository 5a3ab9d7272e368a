package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Entry is a text field. Enter commits (in a multi-line field Ctrl+Enter), Escape
// gives up. A field with Leave set is one that edits in place: leaving it in any way but
// Escape commits, and once it has committed or given up it lets go of the keyboard, for
// it is about to go and would keep the shortcuts of the window.
type Entry struct {
	widget.Entry
	Commit func(string)
	Cancel func()
	Leave  bool
	// EnterCommits lets Enter commit in a field of several lines as well.
	EnterCommits bool

	// Undo answers Ctrl+Z while the field is empty, when there is nothing of its own
	// to take back; nil = the field keeps it.
	Undo func()

	OnFocus func(bool) // focus gained or lost; may be nil
	// Key answers keys before the field does, Tab among them, and reports whether it did;
	// back says that Shift was held. nil = all are the field's.
	Key func(k fyne.KeyName, back bool) bool
	// Paste answers a text that is pasted before the field takes it, and reports whether it
	// did; nil = all are the field's.
	Paste func(text string) bool
	// Stays: what is filled in belongs to no one scenario, and goes on in a fork of it.
	Stays bool
	// Pressed is told of a press of the pointer before the field takes the keyboard.
	Pressed func()
	Refused bool // outlined in the colour of high severity; say why beside it

	done, focused bool
	gone          bool // see Gone
	held          bool // see Hold

	composing composition
	muted     rune // see Mute
}

// NewEntry makes a one-line field.
func NewEntry(text, hint string, commit func(string)) *Entry {
	e := &Entry{Commit: commit}
	e.Text, e.PlaceHolder = text, hint
	e.Wrapping = fyne.TextWrapOff
	e.Scroll = fyne.ScrollHorizontalOnly
	e.OnSubmitted = func(s string) { e.commit(s) }
	e.ExtendBaseWidget(e)
	return e
}

// NewTextArea makes a field of several lines.
func NewTextArea(text, hint string, commit func(string)) *Entry {
	e := NewEntry(text, hint, commit)
	e.MultiLine, e.Scroll = true, fyne.ScrollVerticalOnly
	e.Wrapping = fyne.TextWrapWord
	return e
}

func (e *Entry) commit(s string) {
	if e.done || e.Commit == nil {
		return
	}
	e.done = e.Leave
	on := e.canvas()
	e.Commit(s)
	e.release(on)
}

// Hold says while a field commits that what was typed has not been taken: the field
// stays, and from now on only Enter commits.
func (e *Entry) Hold() { e.done, e.held = false, true }

// Held reports whether the field stays for Enter or Escape only.
func (e *Entry) Held() bool { return e.held }

// canvas is where the field is; nil when it is nowhere.
func (e *Entry) canvas() fyne.Canvas { return canvasOf(e) }

// release takes the keyboard from a field that edits in place and is done.
func (e *Entry) release(on fyne.Canvas) {
	if e.Leave && e.done && on != nil && on.Focused() == fyne.Focusable(e) {
		on.Unfocus()
	}
}

// Gone says that the field is taken out of the window. It loses the keyboard, which it
// would keep unseen: now, or once what lies over the window is taken away.
func (e *Entry) Gone() {
	e.gone = true
	if on := e.canvas(); on != nil && on.Focused() == fyne.Focusable(e) {
		on.Unfocus()
	}
}

// Mute says which letter belongs to the key that has just given the keyboard to the field: it
// comes after the key, and is not typed.
func (e *Entry) Mute(letter rune) { e.muted = letter }

// left reports whether the field is not in the window any more.
func (e *Entry) left() bool { return e.gone || e.Leave && e.done }

// TypedKey implements fyne.Focusable. A key that an input method has taken does nothing
// here.
func (e *Entry) TypedKey(k *fyne.KeyEvent) {
	held := modifiers()
	e.muted = 0
	if e.composing.taken(k.Name, held) {
		return
	}
	if e.Key != nil && e.Key(k.Name, held&fyne.KeyModifierShift != 0) {
		return
	}
	if ofTheWindow(k.Name) {
		PassOn(e, k)
		return
	}
	if k.Name == fyne.KeyEscape {
		if e.Cancel == nil {
			PassOn(e, k)
			return
		}
		e.done = true
		on := e.canvas()
		e.Cancel()
		e.release(on)
		return
	}
	if e.EnterCommits && (k.Name == fyne.KeyReturn || k.Name == fyne.KeyEnter) {
		e.commit(e.Text)
		return
	}
	e.Entry.TypedKey(k)
}

// ofTheWindow reports whether a key is one that no field has a use for: F1 to F12.
func ofTheWindow(k fyne.KeyName) bool {
	return len(k) > 1 && k[0] == 'F' && k[1] >= '1' && k[1] <= '9'
}

// modifiers are the keys held now.
func modifiers() fyne.KeyModifier {
	if app := fyne.CurrentApp(); app != nil {
		if d, ok := app.Driver().(desktop.Driver); ok {
			return d.CurrentKeyModifiers()
		}
	}
	return 0
}

// TypedRune implements fyne.Focusable.
func (e *Entry) TypedRune(r rune) {
	muted := e.muted
	if e.muted = 0; r == muted {
		return
	}
	e.composing.typed(r)
	e.Entry.TypedRune(r)
}

// KeyDown and KeyUp implement desktop.Keyable.
func (e *Entry) KeyDown(k *fyne.KeyEvent) {
	e.composing.down(k.Name)
	e.Entry.KeyDown(k)
}

// KeyUp implements desktop.Keyable.
func (e *Entry) KeyUp(k *fyne.KeyEvent) {
	e.composing.up(k.Name)
	e.Entry.KeyUp(k)
}

// AcceptsTab implements fyne.Tabbable: a composition has the key before the field.
func (e *Entry) AcceptsTab() bool {
	return e.composing.keys > 0 || e.Key != nil || e.Entry.AcceptsTab()
}

// MouseDown implements desktop.Mouseable.
func (e *Entry) MouseDown(m *desktop.MouseEvent) {
	if e.Pressed != nil {
		e.Pressed()
	}
	e.Entry.MouseDown(m)
}

// ToEnd puts the cursor behind the text, where typing goes on.
func (e *Entry) ToEnd() {
	for _, k := range []fyne.KeyName{fyne.KeyPageDown, fyne.KeyEnd} {
		e.Entry.TypedKey(&fyne.KeyEvent{Name: k})
	}
}

// TypedShortcut implements fyne.Shortcutable.
func (e *Entry) TypedShortcut(s fyne.Shortcut) {
	if e.composing.shortcut(s) {
		return
	}
	if paste, ok := s.(*fyne.ShortcutPaste); ok && e.Paste != nil && paste.Clipboard != nil && e.Paste(paste.Clipboard.Content()) {
		return
	}
	if _, undo := s.(*fyne.ShortcutUndo); undo && e.Undo != nil && e.Text == "" {
		e.Undo()
		return
	}
	e.Entry.TypedShortcut(s)
	if _, custom := s.(*desktop.CustomShortcut); !custom {
		return
	}
	// The toolkit gives shortcuts to the focused field only; those of the window
	// have to work from there too.
	if on, ok := e.canvas().(fyne.Shortcutable); ok {
		on.TypedShortcut(s)
	}
}

// FocusGained implements fyne.Focusable.
func (e *Entry) FocusGained() {
	e.Entry.FocusGained()
	e.composing = composition{}
	e.done = false // what was given up or committed is over
	e.focus(true)
}

func (e *Entry) focus(on bool) {
	e.focused = on
	e.Refresh()
	if e.OnFocus != nil {
		e.OnFocus(on)
	}
}

// FocusLost implements fyne.Focusable.
func (e *Entry) FocusLost() {
	e.Entry.FocusLost()
	e.focus(false)
	if e.Leave && !e.held {
		e.commit(e.Text)
	}
}

// DoubleTapped implements fyne.DoubleTappable. The toolkit tells of it a moment after the
// second click, when the keyboard may be elsewhere already, and would let the cursor blink
// on in a field that has it no more.
func (e *Entry) DoubleTapped(at *fyne.PointEvent) {
	if e.focused {
		e.Entry.DoubleTapped(at)
	}
}

// CreateRenderer implements fyne.Widget: Fyne's field with the edges of the design,
// which Fyne draws equally thin at rest and with focus.
func (e *Entry) CreateRenderer() fyne.WidgetRenderer {
	e.ExtendBaseWidget(e)
	r := &entryRenderer{WidgetRenderer: e.Entry.CreateRenderer(), entry: e, ring: &canvas.Rectangle{}}
	if !e.MultiLine {
		r.strip = newStrip(e)
	}
	r.ring.CornerRadius = RadiusButton
	r.style()
	r.Layout(e.Size()) // the toolkit does not, when it makes another renderer for a field that was hidden
	return r
}

type entryRenderer struct {
	fyne.WidgetRenderer
	entry *Entry
	ring  *canvas.Rectangle
	strip *strip // nil in fields of several lines
}

func (r *entryRenderer) style() {
	for _, o := range r.WidgetRenderer.Objects() {
		if border, ok := o.(*canvas.Rectangle); ok && border.StrokeWidth > 0 {
			border.StrokeColor = Color(Clear) // the ring takes its place
		}
	}
	stroke, width := Color(Field), Current().Palette().EdgeWidth()
	switch {
	case r.entry.Refused:
		stroke, width = Color(HighInk), 2
	case r.entry.focused:
		stroke, width = Color(Accent), 2
	}
	r.ring.StrokeWidth = width
	r.ring.StrokeColor, r.ring.FillColor = stroke, trace(stroke)
}

// Objects implements fyne.WidgetRenderer.
func (r *entryRenderer) Objects() []fyne.CanvasObject {
	inner := r.WidgetRenderer.Objects()
	inner = inner[:len(inner):len(inner)]
	if r.strip != nil {
		inner = append(inner, r.strip)
	}
	return append(inner, r.ring)
}

// Layout implements fyne.WidgetRenderer.
func (r *entryRenderer) Layout(size fyne.Size) {
	r.WidgetRenderer.Layout(size)
	r.ring.Resize(size)
	if r.strip != nil {
		r.strip.Move(fyne.NewPos(2, size.Height-1-stripHeight))
		r.strip.Resize(fyne.NewSize(max(size.Width-4, 0), stripHeight))
	}
}

// Refresh implements fyne.WidgetRenderer.
func (r *entryRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.style()
	r.ring.Refresh()
	if r.strip != nil {
		r.strip.Refresh()
	}
}
