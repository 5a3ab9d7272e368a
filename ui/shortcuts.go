package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// shortcut is a key of the window and what it does.
type shortcut struct {
	words   string // key of the words that say what it does
	key     fyne.KeyName
	with    fyne.KeyModifier // 0: the key alone, heard only while nothing has the focus
	arrives fyne.Shortcut    // under which the toolkit sends it; nil: under its own name
	perform func()
}

// shortcuts are the keys of the window, in the order in which a list shows them. The
// views that take further keys while they have the focus are asked first.
func (w *Window) shortcuts() []shortcut {
	const ctrl, shift = fyne.KeyModifierShortcutDefault, fyne.KeyModifierShift
	find := func() { w.ifOpen(w.seek) }
	redo := func() { w.inFront(w.Redo) }
	larger := func() { w.inFront(func() { w.zoomBy(1) }) }
	keys := []shortcut{
		{words: "action.new", key: fyne.KeyN, with: ctrl, perform: func() { w.inFront(w.askNew) }},
		{words: "action.open", key: fyne.KeyO, with: ctrl, perform: func() { w.inFront(w.askOpen) }},
		{words: "action.import", key: fyne.KeyI, with: ctrl, perform: func() { w.inFront(w.askImport) }},
		{words: "action.fork", key: fyne.KeyN, with: ctrl | shift, perform: func() { w.ifOpen(w.askFork) }},
		{words: "action.add-duty", key: fyne.KeyD, with: ctrl, perform: func() { w.ifOpen(func() { w.askDuty("") }) }},
		{words: "action.comment", key: fyne.KeyM, with: ctrl, perform: func() { w.ifOpen(w.comment) }},
		{words: "key.take-read", key: fyne.KeyReturn, with: ctrl, perform: func() { w.inFront(w.takeRead) }},
		{words: "action.export", key: fyne.KeyE, with: ctrl, perform: func() { w.ifOpen(w.askExport) }},
		{words: "action.undo", key: fyne.KeyZ, with: ctrl, arrives: &fyne.ShortcutUndo{}, perform: func() { w.inFront(w.Undo) }},
		{words: "key.redo", key: fyne.KeyY, with: ctrl, arrives: &fyne.ShortcutRedo{}, perform: redo},
		{words: "key.redo", key: fyne.KeyZ, with: ctrl | shift, perform: redo},
		{words: "action.find", key: fyne.KeyF, with: ctrl, perform: find},
		{words: "action.find", key: fyne.KeyK, with: ctrl, perform: find},
		{words: "action.narrow", key: fyne.KeyF, with: ctrl | shift, perform: func() { w.ifOpen(w.narrowMenu) }},
	}
	for i, p := range w.tabs() {
		if key := tabKey(i); key != "" {
			keys = append(keys, shortcut{words: "tab." + string(p.view), key: key, with: ctrl,
				perform: func() { w.ifOpen(func() { w.goTo(p) }) }})
		}
	}
	return append(keys, []shortcut{
		{words: "action.remove-duty", key: fyne.KeyDelete, perform: func() { w.ifOpen(func() { w.removeDuties(w.board.Selected()) }) }},
		{words: "key.next-tab", key: fyne.KeyPageDown, with: ctrl, perform: func() { w.ifOpen(func() { w.turn(1) }) }},
		{words: "key.previous-tab", key: fyne.KeyPageUp, with: ctrl, perform: func() { w.ifOpen(func() { w.turn(-1) }) }},
		{words: "key.zoom-in", key: fyne.KeyPlus, with: ctrl, perform: larger},
		{words: "key.zoom-in", key: fyne.KeyEqual, with: ctrl, perform: larger},
		{words: "key.zoom-in", key: fyne.KeyEqual, with: ctrl | shift, perform: larger},
		{words: "key.zoom-out", key: fyne.KeyMinus, with: ctrl, perform: func() { w.inFront(func() { w.zoomBy(-1) }) }},
		{words: "key.zoom-whole", key: fyne.Key0, with: ctrl, perform: func() { w.inFront(func() { w.zoomTo(zoomWhole) }) }},
		{words: "action.keys", key: fyne.KeyF1, perform: func() { w.inFront(w.askKeys) }},
		{words: "action.meeting", key: fyne.KeyF11, perform: func() { w.ifOpen(w.beginMeeting) }},
		{words: "key.leave", key: fyne.KeyEscape, perform: w.escape},
	}...)
}

// tabKey is the key of a tab by its place, 1 to 9; further ones have none.
func tabKey(i int) fyne.KeyName {
	if i > 8 {
		return ""
	}
	return fyne.KeyName(strconv.Itoa(i + 1))
}

// keyNames are what keyboards say where the toolkit says something else.
var keyNames = map[fyne.KeyName]string{fyne.KeyReturn: "Enter", fyne.KeyPageUp: "PageUp", fyne.KeyPageDown: "PageDown"}

// label names the keys as a keyboard does: "Ctrl+Shift+N".
func (s shortcut) label() string {
	var b strings.Builder
	if s.with&fyne.KeyModifierShortcutDefault != 0 {
		b.WriteString("Ctrl+")
	}
	if s.with&fyne.KeyModifierShift != 0 {
		b.WriteString("Shift+")
	}
	if name, ok := keyNames[s.key]; ok {
		return b.String() + name
	}
	return b.String() + string(s.key)
}

// pressed does what a shortcut does. It closes the menu that is open: everything
// would happen beneath it.
func (w *Window) pressed(s shortcut) {
	if w.open.menu != nil {
		w.open.menu.Close()
	}
	s.perform()
}

// listen makes the window hear its shortcuts.
func (w *Window) listen() {
	alone := map[fyne.KeyName]func(){}
	for _, s := range w.shortcuts() {
		if s.with == 0 {
			alone[s.key] = s.perform
			continue
		}
		key := s.arrives
		if key == nil {
			key = &desktop.CustomShortcut{KeyName: s.key, Modifier: s.with}
		}
		w.canvas.AddShortcut(key, func(fyne.Shortcut) { w.pressed(s) })
	}
	w.canvas.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if key := w.page().key; key != nil && w.canvas.Overlays().Top() == nil && key(e.Name) {
			return
		}
		if perform, ok := alone[e.Name]; ok {
			perform()
		}
	})
}
