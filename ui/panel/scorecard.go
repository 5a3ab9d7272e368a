package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Measures of the scorecard (design tokens §5 and §6).
const (
	scoreHead      = 124
	scorePad       = 14
	scoreHeadLow   = 92 // in a window narrower than this
	scorePadLow    = 7
	lowBelow       = 960
	noHeadBelow    = 720
	sparkWidth     = 40
	sparkHeight    = 20
	noSparksBelow  = 1100
	noUnitsBelow   = 1040
	scoreLabelLine = 12
	scoreValueLine = 32
)

// Scorecard shows the seven measures in equal cells.
type Scorecard struct {
	widget.BaseWidget
	print    text.Printer
	head     string
	against  string
	previews bool
	pending  bool // the measures are still being worked out
	before   check.Scorecard
	now      check.Scorecard
	history  []check.Scorecard
	sheet    *fyne.Container
	width    float32
}

// NewScorecard makes an empty scorecard.
func NewScorecard() *Scorecard {
	c := &Scorecard{sheet: container.NewWithoutLayout()}
	c.ExtendBaseWidget(c)
	return c
}

// Draw shows the measures of a snapshot against those of its baseline, whose name
// is given, and the states that led there, the oldest first. Without a name it is the
// baseline itself, which is neither better nor worse than anything.
func (c *Scorecard) Draw(snap scenarios.Snapshot, p text.Printer, baseline string, before check.Scorecard, history []check.Scorecard) {
	p = chrome.In(p.Lang())
	c.print, c.previews, c.pending = p, false, snap.Pending
	c.head, c.against = p.T("score.head"), p.T("score.against", "name", brief(baseline))
	c.before, c.now, c.history = before, snap.Scorecard, history
	if baseline == "" {
		c.against, c.before = p.T("score.itself"), nil
	}
	c.draw()
}

// brief leaves out what stands after a colon: “V0 现状” of “V0 现状：两个部门”.
func brief(name string) string {
	if i := strings.IndexAny(name, "：:"); i > 0 {
		return name[:i]
	}
	return name
}

// DrawPreview shows what the measures would become, against what they are.
func (c *Scorecard) DrawPreview(p text.Printer, would scenarios.Consequence) {
	p = chrome.In(p.Lang())
	c.print, c.previews, c.pending = p, true, would.Pending
	c.head, c.against = p.T("after.head"), p.T("score.current")
	c.before, c.now, c.history = would.Before, would.After, nil
	if would.Refusal != nil {
		return // what was shown before still holds
	}
	c.draw()
}

// Targets names what can be clicked: nothing.
func (c *Scorecard) Targets() map[string]fyne.CanvasObject { return nil }

// CreateRenderer implements fyne.Widget.
func (c *Scorecard) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(c, container.New(scoreLayout{c}, c.sheet))
}

type scoreLayout struct{ c *Scorecard }

func (l scoreLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 75) }

func (l scoreLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	if size.Width != l.c.width {
		l.c.width = size.Width
		l.c.draw()
	}
}

func (c *Scorecard) draw() {
	if c.width == 0 || c.head == "" {
		return
	}
	s := look.NewSheet()
	ink := look.Ink
	if c.previews {
		ink = look.Accent
	}
	head, inner, edge := float32(scoreHead), float32(scorePad), float32(pad)
	if c.width < lowBelow {
		head, inner, edge = scoreHeadLow, scorePadLow, 10
	}
	if c.width < noHeadBelow {
		head = 0
	}
	if head > 0 {
		s.TextCut(edge, 13, head-edge-4, look.BodyBold, ink, c.head)
		s.TextCut(edge, 33, head-edge-4, look.Small, look.Ink2, c.against)
	}
	if c.pending {
		s.Upright(head, 0, 75, look.Line)
		s.TextCut(head+inner, 28, c.width-head-2*inner, look.Body, look.Ink3, c.print.T("score.pending"))
	}
	cell := (c.width - head) / float32(max(len(c.now), 1))
	for i, m := range c.now {
		x := head + float32(i)*cell
		s.Upright(x, 0, 75, look.Line)
		c.drawCell(s, x+inner, cell-inner-min(inner, 12), i, m)
	}
	c.sheet.Objects = []fyne.CanvasObject{s.Object(c.width, 75)}
	c.sheet.Refresh()
}

// was is a measure before.
func (c *Scorecard) was(i int) check.Metric {
	if i < len(c.before) {
		return c.before[i]
	}
	return check.Metric{}
}

// verdict is how a measure changed, in as many words as a cell has room for: beside its
// label, or in the line of its value where the label needs the room; the number goes
// before the label is cut. Without room it is nothing.
func (c *Scorecard) verdict(label, value string, pill look.Pill, width float32) (_ look.Pill, lower bool) {
	const space, sign = 6, 14 // a percent sign may follow the value
	short := pill
	short.Text = ""
	for _, p := range []look.Pill{pill, short} {
		switch {
		case p.Word == "":
		case look.Width(label, look.Small)+space+p.Width() <= width:
			return p, false
		case !c.previews && look.Width(value, look.Metric)+sign+space+p.Width() <= width:
			return p, true
		}
	}
	if c.previews || c.width >= noSparksBelow {
		return pill, false
	}
	return look.Pill{}, false
}

func (c *Scorecard) drawCell(s *look.Sheet, x, width float32, i int, m check.Metric) {
	p := c.print
	was := c.was(i)
	value, unit := p.MetricValue(m)
	right, end := x+width, x+width
	_, label := p.Metric(m.Name)
	beside := look.Width(label, look.Small)+look.Width(unit, look.Micro)+6 <= width // the reason fits beside the label
	switch pill, lower := c.verdict(label, value, marks.Verdict(p, was, m), width); {
	case !m.Known && beside:
		right -= s.TextRight(right, scoreLabelLine+1, look.Micro, look.Ink2, unit) + 6
	case pill.Word != "" && lower:
		s.PillRight(right, scoreValueLine+6, pill)
		end -= pill.Width() + 6
	case pill.Word != "":
		right -= s.PillRight(right, 10, pill) + 6
	}
	s.TextCut(x, scoreLabelLine, right-x, look.Small, look.Ink2, label)
	at := x
	units := c.width >= noUnitsBelow && at+look.Width(value, look.Metric)+3+look.Width(unit, look.Small) <= end || unit == "%"
	if c.previews && was.Known && m.Known {
		if old, _ := p.MetricValue(was); old != value {
			at += s.Text(at, scoreValueLine+6, look.Body, look.Ink3, old) + 3
			s.Icon(at, scoreValueLine+10, 12, "arrow-right", look.Ink3)
			at += 15
		}
	}
	at += s.Text(at, scoreValueLine, look.Metric, look.Ink, value)
	if m.Known && units && at+3+look.Width(unit, look.Small) <= end || !m.Known && !beside {
		s.TextCut(at+3, scoreValueLine+7, end-at-3, look.Small, look.Ink3, unit)
	}
	if !c.previews && m.Known && c.width >= noSparksBelow && end == x+width {
		var line []float64
		for _, h := range c.history {
			if old := h.Get(m.Name); old.Known {
				line = append(line, old.Value)
			}
		}
		if len(line) < 2 {
			line = []float64{m.Value, m.Value}
		}
		s.Sparkline(x+width-sparkWidth, 41, sparkWidth, sparkHeight, line)
	}
}
