package ui

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/panel"
)

// topBar says what is open and holds what is always at hand.
type topBar struct {
	widget.BaseWidget
	w      *Window
	menu   *look.IconButton
	undo   *look.IconButton
	redo   *look.IconButton
	lang   *look.Segment
	theme  *look.IconButton
	export *look.Button
	find   *look.Button
	box    *fyne.Container
}

// findFrom is the width from which finding has its words; below it is an icon.
const findFrom = 1000

func newTopBar(w *Window) *topBar {
	t := &topBar{w: w, box: container.NewWithoutLayout()}
	t.menu = look.NewIconButton("menu", w.mainMenu)
	t.undo = look.NewIconButton("undo", w.Undo)
	t.redo = look.NewIconButton("redo", w.Redo)
	t.lang = look.NewSegment(0, func(i int) { w.SetLang([]model.Lang{model.ZH, model.EN}[i]) }, w.print.T("lang.zh"), w.print.T("lang.en"))
	t.theme = look.NewIconButton("moon", func() { w.SetDark(!look.Current().Palette().IsDark()) })
	t.export = look.NewButton(look.Primary, "", "export", w.askExport)
	t.find = look.NewButton(look.Secondary, "", "search", w.seek)
	t.ExtendBaseWidget(t)
	return t
}

// CreateRenderer implements fyne.Widget.
func (t *topBar) CreateRenderer() fyne.WidgetRenderer { return look.Laid(t, t.box) }

// Resize implements fyne.CanvasObject.
func (t *topBar) Resize(size fyne.Size) {
	changed := size != t.Size()
	t.BaseWidget.Resize(size)
	if changed {
		t.draw()
	}
}

func (t *topBar) draw() {
	w, p := t.w, t.w.print
	width := t.Size().Width
	if w.session == nil || width == 0 {
		return
	}
	snap := w.session.Now()
	s := look.NewSheet()
	t.menu.Hint, t.theme.Hint = p.T("hint.menu"), p.T("hint.theme")
	t.undo.Hint, t.redo.Hint = p.T("hint.nothing-to-undo"), p.T("hint.nothing-to-redo")
	if snap.CanUndo {
		t.undo.Hint = p.T("hint.undo", "verb", p.Verb(snap.Undoes.Verb))
	}
	if snap.CanRedo {
		t.redo.Hint = p.T("hint.redo", "verb", p.Verb(snap.Redoes.Verb))
	}

	right := width - 12
	put := func(o fyne.CanvasObject, wide, high float32) {
		right -= wide
		s.Put(o, right, (topHeight-high)/2, wide, high)
	}
	t.export.Label = p.T("action.export")
	t.export.Disabled = w.writing != nil
	t.export.Refresh()
	put(t.export, t.export.Wide(), 32)
	right -= 8
	t.theme.Icon = "moon"
	if look.Current().Palette().IsDark() {
		t.theme.Icon = "sun"
	}
	t.theme.Refresh()
	put(t.theme, 32, 32)
	right -= 8
	t.lang.Chosen = 0
	if w.lang == model.EN {
		t.lang.Chosen = 1
	}
	t.lang.Refresh()
	put(t.lang, t.lang.Wide(), look.SegmentHeight)
	right -= 8
	t.find.Label, t.find.Key, t.find.Hint = p.T("action.find"), "Ctrl K", ""
	if width < findFrom {
		t.find.Label, t.find.Key, t.find.Hint = "", "", p.T("action.find")
	}
	t.find.Refresh()
	put(t.find, t.find.Wide(), 32)
	right -= 12
	t.redo.Disabled, t.undo.Disabled = !w.canRedo(), !w.canUndo()
	t.redo.Refresh()
	t.undo.Refresh()
	put(t.redo, 32, 32)
	put(t.undo, 32, 32)
	right -= 16

	s.Put(t.menu, 8, 8, 32, 32)
	mark := canvas.NewImageFromResource(look.Mark())
	s.Put(mark, 52, 14, 20, 20)
	x := float32(82)
	pill, name := panel.StatusPill(p, snap.Info), snap.Info.Name.In(w.lang)
	room := right - x - 8 - 20 - 8 - pill.Width() // of both names: they come before when it was saved
	x += s.TextCut(x, 14, min(max(room-look.Width(name, look.Body), room/2), 260), look.BodyBold, look.Ink, w.libraryName()) + 8
	s.Icon(x, 18, 12, "chevron-right", look.Ink3)
	x += 20
	x += s.TextCut(x, 14, max(right-x-8-pill.Width(), 60), look.Body, look.Ink, name) + 8
	x += s.Pill(x, 14, pill) + 12
	if x+110 < right {
		switch {
		case snap.ReadOnly:
			s.Icon(x, 17, 14, "lock", look.HighInk)
			s.TextCut(x+18, 15, right-x-18, look.Small, look.HighInk, p.T("saved.readonly"))
		case w.reading != "":
			s.TextCut(x, 15, right-x, look.Small, look.HighInk, w.reading)
		case w.sight().Coming.Asked > 0:
			s.Icon(x, 17, 14, "clock", look.Ink2)
			s.TextCut(x+18, 15, right-x-18, look.Small, look.Ink2, p.T("saved.coming"))
		default:
			s.Icon(x, 17, 14, "check", look.Ink3)
			s.TextCut(x+18, 15, right-x-18, look.Small, look.Ink3, p.T("saved.at", "time", w.savedAt(snap.Info)))
		}
	}
	t.box.Objects = []fyne.CanvasObject{s.Object(width, topHeight)}
	t.box.Refresh()
}

// savedAt says when a scenario was saved: at its last step, or later with the file, whose
// steps may be older, as those of an example are. Today it is the time alone.
func (w *Window) savedAt(info scenarios.Info) string {
	at := info.Edited
	if at.Before(w.saved) {
		at = w.saved
	}
	at = at.In(w.now().Location())
	if at.Format(time.DateOnly) == w.now().Format(time.DateOnly) {
		return w.print.Clock(at)
	}
	return w.when(at)
}
