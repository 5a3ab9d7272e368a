package ui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/ui/look"
)

// Measures of the frame (design tokens §5).
const (
	topHeight   = 48
	tabsHeight  = look.TabsHeight
	scoreHeight = 76
	leftWidth   = 232
	leftFolded  = 48
	leftWide    = 264
	rightWidth  = 328
	rightWide   = 376
	foldBelow   = 1280 // narrower windows fold the scenario panel
	hideBelow   = 1160 // narrower windows show the right panel only for a selection
	wideFrom    = 1920
	toolRoom    = 60 // behind the tabs, for the last of the tools of a page
	toolPitch   = 34 // for every other
)

// frame is the window's content: it places the parts and draws what stands between them.
type frame struct {
	widget.BaseWidget
	w     *Window
	top   *topBar
	tabs  *look.Segment
	back  *look.Button
	start *startPage
	news  *banner
	toast *look.Toast
	hints *look.Hints
	shown float32 // width of the right panel as drawn last

	grounds *fyne.Container
	parts   *fyne.Container
}

func newFrame(w *Window) *frame {
	f := &frame{w: w, grounds: container.NewWithoutLayout(), hints: look.NewHints(w.after)}
	f.top = newTopBar(w)
	f.tabs = look.NewTabs(0, func(i int) { w.Show(w.tabs()[i].view) }, "")
	f.tabs.OnMore = w.tabMenu
	f.back = look.NewButton(look.Quiet, "", "arrow-left", func() { w.Show(BoardView) })
	f.start = newStartPage(w)
	f.news = newBanner(w)
	f.parts = container.New(frameLayout{f})
	f.ExtendBaseWidget(f)
	return f
}

// CreateRenderer implements fyne.Widget.
func (f *frame) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(f, container.NewStack(append(append([]fyne.CanvasObject{f.grounds, f.parts}, f.w.hanging()...), f.hints)...))
}

// Hints implements [look.Hinted].
func (f *frame) Hints() *look.Hints { return f.hints }

// MinSize implements fyne.CanvasObject: what is drawn has the size of the window, which
// must not keep the window from getting smaller.
func (f *frame) MinSize() fyne.Size { return f.w.least() }

// draw shows the parts that belong to the present view.
func (f *frame) draw() {
	w := f.w
	p := w.print
	f.top.draw()
	f.news.say(w.news())
	f.tabs.Words, f.tabs.Chosen = nil, -1
	for i, tab := range w.tabs() {
		f.tabs.Words = append(f.tabs.Words, p.T("tab."+string(tab.view)))
		if tab.view == w.view {
			f.tabs.Chosen = i
		}
	}
	f.tabs.Refresh()
	f.back.Label, f.back.Key = p.T("tab.back"), "Esc"
	f.back.Refresh()
	was := f.parts.Objects
	f.parts.Objects = f.visible()
	f.parts.Layout.Layout(nil, f.Size())
	// The parts draw themselves. To refresh them here would draw everything twice, and
	// read every picture in the window anew.
	if f.grounds.Refresh(); !slices.Equal(was, f.parts.Objects) {
		f.parts.Refresh()
	}
}

func (f *frame) visible() []fyne.CanvasObject {
	w := f.w
	if w.session == nil && w.view != ImportView {
		f.start.draw()
		return []fyne.CanvasObject{f.start}
	}
	p := w.page()
	if w.session == nil || p.alone { // nothing is open around it
		out := []fyne.CanvasObject{p.content}
		if f.toast != nil && w.session != nil {
			out = append(out, f.toast)
		}
		return out
	}
	out := []fyne.CanvasObject{f.top}
	add := func(shown bool, o fyne.CanvasObject) {
		if shown {
			out = append(out, o)
		}
	}
	add(!p.untabbed, f.tabs)
	add(!p.beside.left && !p.whole, f.back)
	for _, tool := range p.tools {
		out = append(out, tool)
	}
	add(true, p.content)
	add(p.beside.left, w.panels.left)
	add(p.beside.below, w.panels.score)
	add(p.beside.right && f.rightWidth() > 0, w.panels.right)
	if f.news.height() > 0 {
		out = append(out, f.news)
	}
	if f.toast != nil {
		out = append(out, f.toast)
	}
	return out
}

func (f *frame) leftWidth() float32 {
	switch width := f.Size().Width; {
	case width < foldBelow:
		return leftFolded
	case width >= wideFrom:
		return leftWide
	}
	return leftWidth
}

func (f *frame) rightWidth() float32 {
	switch width := f.Size().Width; {
	case f.w.dragging(): // nothing moves under the pointer
		return f.shown
	case width < hideBelow && len(f.w.selection()) == 0 && !f.w.asking:
		return 0
	case width >= wideFrom:
		return rightWide
	}
	return rightWidth
}

// Resize implements fyne.CanvasObject: some parts come and go with the width.
func (f *frame) Resize(size fyne.Size) {
	changed := f.Size().Width != size.Width
	f.w.lookAround() // the window may be on another screen now
	f.BaseWidget.Resize(size)
	if changed {
		f.w.drawLeft()
		f.w.drawRight()
		f.w.drawPage()
	}
	f.draw()
}

type frameLayout struct{ f *frame }

func (l frameLayout) MinSize([]fyne.CanvasObject) fyne.Size { return l.f.MinSize() }

func (l frameLayout) Layout(_ []fyne.CanvasObject, _ fyne.Size) {
	f, w := l.f, l.f.w
	size := f.Size()
	g := look.NewSheet()
	defer func() { f.grounds.Objects = []fyne.CanvasObject{g.Object(size.Width, size.Height)} }()
	place := func(o fyne.CanvasObject, x, y, width, height float32) {
		o.Move(fyne.NewPos(x, y))
		o.Resize(fyne.NewSize(width, height))
	}
	g.Fill(0, 0, size.Width, size.Height, look.Canvas)
	if w.session == nil || w.page().alone {
		place(f.start, 0, 0, size.Width, size.Height)
		place(w.page().content, 0, 0, size.Width, size.Height)
		if w.session != nil { // below are what it shows and its buttons
			f.placeToast(0, size.Width, topHeight+16)
			return
		}
		f.placeToast(0, size.Width, size.Height)
		return
	}
	g.Fill(0, 0, size.Width, topHeight, look.Panel)
	g.Rule(0, topHeight-1, size.Width, look.Line)
	place(f.top, 0, 0, size.Width, topHeight)
	place(f.news, 0, topHeight, size.Width, bannerHeight)
	top := topHeight + f.news.height()
	left, right := f.leftWidth(), f.rightWidth()
	f.shown = right
	bottom := size.Height - scoreHeight
	p := w.page()
	from, to, body, end := float32(0), size.Width, top+tabsHeight, size.Height // of the content
	tabsAt := float32(leftWidth)
	if p.beside.left {
		from, tabsAt = left, left
	} else {
		place(f.back, 8, top+6, f.back.Wide(), 32)
		if size.Width < foldBelow {
			tabsAt = 8 + f.back.Wide()
		}
	}
	tools := toolRoom + toolPitch*float32(max(len(p.tools)-1, 0))
	if room := size.Width - tabsAt - 16 - tools; room != f.tabs.Room {
		f.tabs.Room = room
		f.tabs.Refresh()
	}
	if p.whole {
		body = top
	}
	if !p.beside.right {
		right = 0
	}
	if to -= right; p.beside.below {
		end = bottom
	}
	place(f.tabs, tabsAt+16, top, f.tabs.Wide(), tabsHeight)
	beside, edge := top, to // of the right panel, and of what stands in the row of the tabs
	if tabsAt+16+f.tabs.Wide()+tools > to {
		beside, edge = body, size.Width // the tabs reach over it
	}
	for i, tool := range p.tools {
		place(tool, edge-44-float32(len(p.tools)-1-i)*toolPitch, top+8, 28, 28)
	}
	if !p.whole {
		g.Rule(from, body-1, edge-from, look.Line)
	}
	place(p.content, from, body, to-from, end-body)
	if p.beside.left {
		g.Fill(0, top, left, end-top, look.Panel)
		g.Upright(left-1, top, end-top, look.Line)
		place(w.panels.left, 0, top, left-1, end-top)
	}
	if right > 0 {
		g.Fill(to, beside, right, end-beside, look.Panel)
		g.Upright(to, beside, end-beside, look.Line)
		place(w.panels.right, to+1, beside, right-1, end-beside)
	}
	if p.beside.below {
		g.Fill(0, bottom, size.Width, scoreHeight, look.Panel)
		g.Rule(0, bottom, size.Width, look.Line)
		place(w.panels.score, 0, bottom+1, size.Width, scoreHeight-1)
	}
	if p.foot != nil {
		end -= p.foot()
	}
	f.placeToast(left, size.Width-right, end-f.typed())
}

// placeToast puts the toast above a line, in the middle of a stretch where there is room.
func (f *frame) placeToast(from, to, end float32) {
	if f.toast == nil {
		return
	}
	const edge = 8
	all := f.Size().Width
	wide := f.toast.Fit(all - 2*edge)
	f.toast.Move(fyne.NewPos(max(min(from+(to-from-wide)/2, all-edge-wide), edge), end-16-44))
	f.toast.Resize(fyne.NewSize(wide, 44))
}

// typed is how much room there is to be below a line over the window, for what is being
// typed at the foot of a column.
func (f *frame) typed() float32 {
	if f.w.page().view != BoardView {
		return 0
	}
	return f.w.board.Typing()
}

func (f *frame) showToast(t *look.Toast) {
	f.toast = t
	f.draw()
}

// hideToast takes the toast away; endToast only this one.
func (f *frame) hideToast() {
	if f.toast != nil {
		f.toast = nil
		f.draw()
	}
}

func (f *frame) endToast(t *look.Toast) {
	if f.toast == t {
		f.hideToast()
	}
}
