package look

import (
	"reflect"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// hinted is content under a layer for hints.
type hinted struct {
	widget.BaseWidget
	content fyne.CanvasObject
	hints   *Hints
}

func (h *hinted) Hints() *Hints { return h.hints }
func (h *hinted) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(container.NewStack(h.content, h.hints))
}

// byHand is a clock that a test moves: due is what is still to be done.
type byHand struct{ due []func() }

func (c *byHand) after(_ time.Duration, f func()) func() {
	i := len(c.due)
	c.due = append(c.due, f)
	return func() { c.due[i] = func() {} }
}

func (c *byHand) pass() {
	due := c.due
	c.due = nil
	for _, f := range due {
		f()
	}
}

// window shows content in the light theme under a layer for hints.
func window(t *testing.T, content fyne.CanvasObject) (fyne.Window, *byHand) {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	clock := &byHand{}
	h := &hinted{content: content, hints: NewHints(clock.after)}
	h.ExtendBaseWidget(h)
	w := test.NewTempWindow(t, h)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(720, 500))
	return w, clock
}

func key(f fyne.Focusable, name fyne.KeyName) { f.TypedKey(&fyne.KeyEvent{Name: name}) }

// TestTheControlsLookAsDesigned draws what the sheet of components does not show.
func TestTheControlsLookAsDesigned(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	s := NewSheet()
	s.Fill(0, 0, 720, 500, Panel)
	hint := "搜索职责、单位、警示,或执行命令。"

	rest, focused, refused := NewEntry("数字营销部", "", nil), NewEntry("数字营销部", "", nil), NewEntry("", "名称", nil)
	refused.Refused = true
	for i, e := range []*Entry{rest, focused, refused} {
		s.Put(e, 24, 24+float32(i)*44, 240, 32)
	}
	area := NewTextArea("把内容生产和投放放在一起,转化率由一个人负责。", "", nil)
	s.Put(area, 24, 160, 240, 72)

	head := NewRadio(0, nil, Option{"数字营销总监", "新任"}, Option{"电商部经理", "留任"}, Option{"媒体部经理", "留任"})
	s.Put(head, 300, 20, 200, head.MinSize().Height)
	s.Put(NewCheck("带走指标与工具", true, nil), 300, 124, 200, OptionHeight)
	s.Put(NewCheck("只看有关联", false, nil), 300, 156, 200, OptionHeight)

	tabs := NewTabs(0, nil, "看板", "架构图", "交接图", "部门对照", "方案对比")
	s.Put(tabs, 24, 244, tabs.Wide(), TabsHeight)
	s.Rule(0, 288, 720, Line)

	x := float32(24)
	off := NewButton(Secondary, "合并", "fuse", nil)
	off.Disabled = true
	for _, b := range []*Button{
		NewButton(Primary, "导出 Excel", "export", nil), NewButton(Secondary, "演示", "present", nil),
		NewButton(Secondary, "拆分", "split", nil), NewButton(Quiet, "返回看板", "arrow-left", nil), off,
	} {
		s.Put(b, x, 304, b.Wide(), ButtonHeight)
		x += b.Wide() + 8
	}
	tip := NewIconButton("search", nil)
	s.Put(tip, 640, 306, 28, 28)

	x = 24
	for _, p := range []Pill{
		TagPill("草稿"), NewPill("新"), CountPill(High, "6"), CountPill(Medium, "12"), CountPill(Low, "1"),
		CountPill(Info, "1"), SeverityPill(Medium, "同一能力:数据分析"), SeverityPill(Low, "同类:数据分析工具"),
	} {
		x += s.Pill(x, 352, p) + 8
	}
	s.Marked(24, 388, 330, Reading, Ink, "利用数据分析工具(如Google Analytics、生意参谋)追踪用户行为,优化流量分配和商品策略。", 0,
		TextMark{Text: "流量"}, TextMark{Text: "数据分析"}, TextMark{Text: "追踪用户行为", Near: true})
	s.Sparkline(400, 396, 40, 20, []float64{70, 70, 73, 73})
	s.Bar(460, 398, 136, .8, Ink3)
	s.Bar(460, 414, 136, .33, Accent)
	toast := NewToast("已移到 电商部 / 数据分析", Offer{Label: "撤销", Icon: "undo", Key: "Ctrl Z"})
	s.Put(toast, 380, 440, toast.Wide(), 44)

	hints := NewHints(nil)
	w := test.NewTempWindow(t, container.NewStack(s.Object(720, 500), hints))
	w.SetPadded(false)
	w.Resize(fyne.NewSize(720, 500))
	focused.focused = true // without Fyne's blinking cursor
	focused.Refresh()
	hints.Say(hint, tip)
	test.AssertRendersToImage(t, "controls-light.png", w.Canvas())
}

func TestEnterAndSpacePressAFocusedButton(t *testing.T) {
	pressed := 0
	b := NewButton(Primary, "合并", "", func() { pressed++ })
	w, _ := window(t, b)
	w.Canvas().FocusNext()
	if w.Canvas().Focused() != fyne.Focusable(b) {
		t.Fatalf("Tab focuses %v", w.Canvas().Focused())
	}
	key(b, fyne.KeyReturn)
	key(b, fyne.KeySpace)
	if pressed != 2 {
		t.Errorf("pressed %d times", pressed)
	}
	b.Disabled = true
	test.Tap(b)
	key(b, fyne.KeyReturn)
	if pressed != 2 {
		t.Error("a disabled button acts")
	}
}

func TestEscapeClosesTheDialogAroundWhateverHasTheFocus(t *testing.T) {
	w, _ := window(t, NewSurface(Canvas, 0))
	for name, inside := range map[string]fyne.Focusable{
		"button": NewButton(Primary, "合并", "", nil), "field": NewEntry("", "", nil),
		"segment": NewSegment(0, nil, "全部", "只看差异"), "radio": NewRadio(0, nil, Option{Label: "保留"}),
		"check": NewCheck("带走", false, nil),
	} {
		closed := false
		m := ShowModal(w.Canvas(), fyne.NewSize(300, 200), inside.(fyne.CanvasObject), func() { closed = true })
		w.Canvas().Focus(inside)
		key(inside, fyne.KeyEscape)
		if !closed || w.Canvas().Overlays().Top() != nil {
			t.Errorf("Escape in a %s leaves the dialog open", name)
			m.Close()
		}
	}
}

func TestTabStaysInsideADialog(t *testing.T) {
	outside := NewButton(Secondary, "外", "", nil)
	w, _ := window(t, outside)
	a, b := NewButton(Secondary, "甲", "", nil), NewButton(Primary, "乙", "", nil)
	ShowModal(w.Canvas(), fyne.NewSize(300, 200), Across(8, a, b), nil)
	for range 6 {
		w.Canvas().FocusNext()
		if w.Canvas().Focused() == fyne.Focusable(outside) {
			t.Fatal("Tab leaves the dialog")
		}
	}
}

func TestEscapeGivesUpAFieldAndLeavingCommitsIt(t *testing.T) {
	var committed []string
	cancelled := 0
	field := func() *Entry {
		e := NewEntry("旧", "", func(s string) { committed = append(committed, s) })
		e.Cancel, e.Leave = func() { cancelled++ }, true
		return e
	}
	w, _ := window(t, NewSurface(Canvas, 0))
	first, second := field(), field()
	w.SetContent(Down(8, first, second))
	w.Canvas().Focus(first)
	first.SetText("新")
	w.Canvas().Focus(second)
	if len(committed) != 1 || committed[0] != "新" {
		t.Errorf("leaving committed %q", committed)
	}
	key(second, fyne.KeyEscape)
	w.Canvas().Unfocus()
	if cancelled != 1 || len(committed) != 1 {
		t.Errorf("Escape: %d cancelled, committed %q", cancelled, committed)
	}
}

func TestArrowKeysChooseInSegmentsAndQuestions(t *testing.T) {
	chosen := -1
	segment := NewSegment(0, func(i int) { chosen = i }, "中", "EN")
	radio := NewRadio(0, func(i int) { chosen = i }, Option{Label: "甲"}, Option{Label: "乙"}, Option{Label: "丙"})
	window(t, Down(8, segment, radio))
	key(segment, fyne.KeyRight)
	key(segment, fyne.KeyRight)
	if chosen != 1 || segment.Chosen != 1 {
		t.Errorf("segment chose %d", chosen)
	}
	test.TapAt(radio, fyne.NewPos(10, 2*OptionHeight+5))
	if chosen != 2 {
		t.Errorf("a click on the third answer chose %d", chosen)
	}
	key(radio, fyne.KeyUp)
	if chosen != 1 {
		t.Errorf("up chose %d", chosen)
	}
}

func TestAMenuRowThatIsOffStaysOff(t *testing.T) {
	w, _ := window(t, NewSurface(Canvas, 0))
	did := ""
	menu := ShowMenu(w.Canvas(), fyne.NewPos(2000, 2000),
		Choice{Label: "合并…", Off: true, Note: "只有一个部门", Perform: func() { did = "merge" }}, Choice{},
		Choice{Label: "改名", Perform: func() { did = "rename" }})
	key(menu, fyne.KeyDown)
	key(menu, fyne.KeyReturn)
	if did != "rename" {
		t.Errorf("the first row that is on does %q", did)
	}
}

func TestAMenuThatIsTallerThanTheWindowFollowsTheKeyboard(t *testing.T) {
	w, _ := window(t, NewSurface(Canvas, 0))
	var choices []Choice
	for i := range 60 {
		choices = append(choices, Choice{Label: "第" + string(rune('一'+i%5)) + "行"})
	}
	menu := ShowMenu(w.Canvas(), fyne.NewPos(0, 0), choices...)
	for _, step := range []fyne.KeyName{fyne.KeyUp, fyne.KeyDown} { // the last one, then the first
		key(menu, step)
		row, from, high := menu.Rows[menu.at-1].Position().Y, menu.scroll.Offset.Y, menu.scroll.Size().Height
		if row < from || row+menuRow > from+high {
			t.Errorf("row %d stands at %v, the window shows %v of %v", menu.at, row, from, high)
		}
	}
}

func TestAHintShowsAfterARestAndLeavesWithThePointer(t *testing.T) {
	b := NewIconButton("search", nil)
	b.Hint = "查找"
	win, clock := window(t, Down(0, Sized(28, 28, b)))
	shown := func() string { return win.Canvas().Content().(Hinted).Hints().Text() }
	b.MouseIn(&desktop.MouseEvent{})
	if shown() != "" {
		t.Error("a hint shows at once")
	}
	b.MouseOut()
	clock.pass()
	if shown() != "" {
		t.Error("a hint shows after the pointer has left")
	}
	b.MouseIn(&desktop.MouseEvent{})
	clock.pass()
	if shown() != "查找" {
		t.Errorf("hint %q", shown())
	}
	b.MouseOut()
	if shown() != "" {
		t.Error("the hint stays")
	}
}

func TestEscapeOnAnIconButtonOfADialogClosesTheDialog(t *testing.T) {
	b := NewIconButton("close", nil)
	win, _ := window(t, NewSurface(Panel, 0))
	ShowModal(win.Canvas(), fyne.NewSize(200, 100), Down(0, Sized(28, 28, b)), nil)
	if b.whole != fyne.Widget(b) {
		t.Error("the button takes a part of itself for what is on the canvas")
	}
	key(b, fyne.KeyEscape)
	if win.Canvas().Overlays().Top() != nil {
		t.Error("the dialog is still open")
	}
}

func TestInADialogTheHintShowsOnTheDialog(t *testing.T) {
	b := NewIconButton("close", nil)
	b.Hint = "删去"
	win, clock := window(t, NewSurface(Panel, 0))
	m := ShowModal(win.Canvas(), fyne.NewSize(200, 100), Down(0, Sized(28, 28, b)), nil)
	b.MouseIn(&desktop.MouseEvent{})
	clock.pass()
	if m.Hints().Text() != "删去" {
		t.Errorf("hint %q", m.Hints().Text())
	}
}

// The toolkit tells of a double click a moment after it: Escape may have come between.
func TestADoubleClickIntoAFieldThatWasLeftMeanwhileBringsItsCursorNotBack(t *testing.T) {
	e := NewEntry("one two", "", nil)
	w, _ := window(t, e)
	w.Canvas().Focus(e)
	e.DoubleTapped(&fyne.PointEvent{})
	if got := e.SelectedText(); got != "one" {
		t.Errorf("a double click selects %q", got)
	}
	w.Canvas().Unfocus()
	left := w.Canvas().Capture()
	e.DoubleTapped(&fyne.PointEvent{})
	if now := w.Canvas().Capture(); !reflect.DeepEqual(now, left) {
		t.Error("the field is drawn as if it had the keyboard")
	}
}
