package look

import (
	"image/color"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
)

// components draws the sheet of components at the places of the design's picture,
// so that both can be laid side by side.
func components() fyne.CanvasObject {
	s := NewSheet()
	s.Fill(0, 0, 720, 900, Canvas)
	componentCards(s)
	componentColumns(s)
	componentMarks(s)
	componentControls(s)
	return s.Object(720, 900)
}

func componentCards(s *Sheet) {
	pricing := DutyCard{Title: "定价与促销策略", Body: "根据竞品和市场趋势调整定价、促销策略。"}
	opinion := DutyCard{Title: "网络舆情监控", Body: "监控网络舆情,及时应对负面舆论。"}
	with := func(c DutyCard, change func(*DutyCard)) DutyCard { change(&c); return c }
	s.Text(28, 24, BodyBold, Ink, "职责卡")
	for i, c := range []struct {
		name string
		card DutyCard
	}{
		{"平常", pricing},
		{"悬停", with(pricing, func(c *DutyCard) { c.Hover = true })},
		{"选中", with(pricing, func(c *DutyCard) { c.Selected = true })},
		{"键盘焦点", with(pricing, func(c *DutyCard) { c.Focused = true })},
		{"多选中的一张", with(pricing, func(c *DutyCard) { c.Selected, c.Checked = true, true })},
		{"与所点警示有关", with(opinion, func(c *DutyCard) { c.Marked, c.Severities = Medium, []Severity{Medium} })},
		{"从媒体部移来", with(opinion, func(c *DutyCard) { c.Origin = &Seal{"媒", 1} })},
		{"已锁定", with(opinion, func(c *DutyCard) { c.Locked = true })},
		{"暂缓", with(opinion, func(c *DutyCard) { c.Muted, c.Tag = true, "暂缓" })},
		{"拖动中", with(opinion, func(c *DutyCard) { c.Ghost = true })},
		{"原位置", with(opinion, func(c *DutyCard) { c.Left = true })},
		{"文字未识别", with(opinion, func(c *DutyCard) { c.Unknown = "未识别" })},
	} {
		x, y := 28+float32(i%3)*228, 74+float32(i/3)*88
		s.Text(x, y-22, Small, Ink3, c.name)
		face := NewCardFace()
		face.SetCard(c.card)
		s.Put(face, x, y, 208, CardOneLine)
	}
}

func componentColumns(s *Sheet) {
	s.Text(28, 415, BodyBold, Ink, "部门列")
	for i, c := range []struct {
		name string
		fill Role
		ring Role
		head Head
	}{
		{"平常", Column, Clear, Head{Seal: Seal{"电", 0}, Name: "电商部", Second: "7 项 · 19 类职能"}},
		{"可放下", Tint, Accent, Head{Seal: Seal{"电", 0}, Name: "电商部", Pills: []Pill{VerdictPill(Better, "优", "重叠 −2")}}},
		{"拒绝", Column, HighInk, Head{Seal: Seal{"媒", 1}, Name: "媒体部", Refusal: "与投放须分开"}},
	} {
		x := 28 + float32(i)*216
		s.Text(x, 441, Small, Ink3, c.name)
		ground := NewSurface(c.fill, RadiusColumn)
		ground.Edge, ground.EdgeWidth = c.ring, 2
		ground.Refresh()
		s.Put(ground, x, 464, 200, 110)
		head := NewColumnHead(nil, nil)
		head.More.Hide()
		head.Set(c.head)
		s.Put(head, x, 464, 200, HeadHeight)
		face := NewCardFace()
		face.SetCard(DutyCard{Title: "平台日常运营", Refused: c.ring == HighInk})
		s.Put(face, x+8, 524, 184, CardCompact)
		if c.ring == Accent {
			s.Fill(x+12, 566, 176, 2, Accent)
			for _, end := range []float32{x + 8, x + 184} {
				s.Put(canvas.NewCircle(Color(Accent)), end, 563, 8, 8)
			}
		}
	}
}

func componentMarks(s *Sheet) {
	s.Text(28, 593, BodyBold, Ink, "严重程度:形状加颜色")
	x := float32(28)
	for _, v := range []struct {
		severity Severity
		word     string
	}{{High, "高"}, {Medium, "中"}, {Low, "低"}, {Info, "提示"}} {
		s.Glyph(x, 623, 15, v.severity)
		x += 22 + s.Text(x+22, 620, BodyBold, v.severity.Ink(), v.word) + 18
	}
	s.Text(28, 655, BodyBold, Ink, "变化:字加颜色")
	x = 28
	x += s.Pill(x, 682, VerdictPill(Better, "优", "重叠 −2")) + 6
	x += s.Pill(x, 682, VerdictPill(Worse, "劣", "跨部门交接 +1")) + 6
	s.Pill(x, 682, VerdictPill(Same, "平", "覆盖率 89%"))
	s.Text(28, 715, BodyBold, Ink, "部门印")
	x = 28
	for i, u := range []struct{ char, name string }{{"电", "电商部"}, {"媒", "媒体部"}, {"数", "数字营销部"}, {"效", "效果组"}, {"待", "待分配"}} {
		slot := i
		if i == 4 {
			slot = -1
		}
		s.Seal(x, 742, 22, Seal{u.char, slot})
		x += 28 + s.Text(x+28, 744, Small, Ink, u.name) + 10
	}
	s.Text(468, 593, BodyBold, Ink, "字号")
	for _, l := range []struct {
		y          float32
		face       Type
		name, text string
	}{
		{637, Metric, "22 粗", "73% 类职能"}, {666, Title, "18 粗", "媒体效果分析与预算"},
		{691, Heading, "15 粗", "电商部 E-commerce"}, {714, BodyBold, "13 粗", "平台日常运营"},
		{736, Body, "13 常规", "正文 统筹广告投放 Body"}, {757, Small, "12 常规", "说明 Caption 促销策略"},
	} {
		s.Text(468, l.y-8, Micro, Ink3, l.name)
		s.Text(520, l.y-l.face.Line()/2, l.face, Ink, l.text)
	}
}

func componentControls(s *Sheet) {
	x := float32(28)
	place := func(b *Button, gap float32) {
		s.Put(b, x, 776, b.Wide(), ButtonHeight)
		x += b.Wide() + gap
	}
	place(NewButton(Primary, "导出 Excel", "", nil), 8)
	move := NewButton(Secondary, "移动到", "", nil)
	move.Key = "M"
	place(move, 8)
	place(NewButton(Quiet, "取消", "", nil), 8)
	place(NewButton(LinkLike, "预览", "", nil), 8)
	segment := NewSegment(0, nil, "全部", "只看差异")
	s.Put(segment, 335, 778, segment.Wide(), SegmentHeight)
	x = 28
	for _, b := range []struct{ icon, word string }{{"basis-stated", "原文"}, {"basis-analyst", "分析补充"}, {"basis-default", "默认值"}} {
		s.Icon(x-3, 825, 14, b.icon, Ink3)
		x += 15 + s.Text(x+15, 823, Small, Ink, b.word) + 17
	}
	x = 332
	for _, r := range []Role{Canvas, Panel, Column, Card, Line, LineStrong, Ink3, Ink2, Ink, Clear, Accent, Tint} {
		if r == Clear {
			x += 12
			continue
		}
		s.Put(NewEdged(r, Line, RadiusSeal), x, 822, 28, 20)
		x += 32
	}
}

// TestTheComponentsLookAsDesigned compares both halves of the design's sheet of
// components with accepted pictures.
func TestTheComponentsLookAsDesigned(t *testing.T) {
	for _, c := range []struct {
		name    string
		palette *Palette
	}{{"light", Light()}, {"dark", Dark()}} {
		t.Run(c.name, func(t *testing.T) {
			test.NewTempApp(t).Settings().SetTheme(NewTheme(c.palette))
			w := test.NewTempWindow(t, container.NewStack(canvas.NewRectangle(color.Transparent), components()))
			w.SetPadded(false)
			w.Resize(fyne.NewSize(720, 900))
			test.AssertRendersToImage(t, "components-"+c.name+".png", w.Canvas())
		})
	}
}

func TestWhatHasNoRoomIsDrawnAsNothing(t *testing.T) {
	s := NewSheet()
	ring := NewRow(nil)
	s.Put(ring, 1, 1, -2, -2)
	if size := ring.Size(); size.Width < 0 || size.Height < 0 {
		t.Errorf("it is %v large", size)
	}
}

func TestTheNameOfADepartmentGetsSmallerBeforeItIsCut(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(NewTheme(Light()))
	const name, width = "E-commerce Department", 272 // as wide as columns are at 1280
	h := NewColumnHead(nil, nil)
	h.Set(Head{Name: name})
	h.Resize(fyne.NewSize(width, HeadHeight))
	if Width(name, Heading) <= width-88 {
		t.Fatal("it fits in large letters")
	}
	if said := written(h); !strings.Contains(said, name) {
		t.Errorf("the head says %q", said)
	}
}

// written gives the texts of a widget.
func written(w fyne.Widget) string {
	var out []string
	var walk func(fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *canvas.Text:
			out = append(out, o.Text)
		case *fyne.Container:
			for _, c := range o.Objects {
				walk(c)
			}
		case fyne.Widget:
			for _, c := range test.WidgetRenderer(o).Objects() {
				walk(c)
			}
		}
	}
	walk(w)
	return strings.Join(out, " ")
}
