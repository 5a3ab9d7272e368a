package panel

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"sandtable/model/text"
	"sandtable/ui/look"
)

// Measures of the trail.
const (
	trailText  = 56 // left edge of the sentences
	trailSpace = 14 // between two rows
	trailField = 30 // height of the field for a reason
)

// TrailRow is one step of a scenario's log.
type TrailRow struct {
	Seq      int
	At       time.Time // shown in the zone it carries
	Sentence string
	Why      string
	Who      string
	Undone   bool
}

// TrailHands is what the trail may ask for.
type TrailHands struct {
	Explain func(seq int)             // a row was clicked; its reason is being written
	Reason  func(seq int, why string) // the reason is written
}

// Trail lists what was changed and why (改动与理由), the newest first. A click on a
// row opens a field for its reason.
type Trail struct {
	page
	hands   TrailHands
	print   text.Printer
	rows    []TrailRow
	writing int // Seq of the row whose reason is being written, 0 = none
	field   *look.Entry
}

// NewTrail makes an empty trail.
func NewTrail(h TrailHands) *Trail {
	t := &Trail{hands: h}
	t.begin(t, t.sheets)
	return t
}

// Draw shows the rows, in the order in which they are to stand.
func (t *Trail) Draw(p text.Printer, rows []TrailRow) {
	t.print, t.rows = chrome.In(p.Lang()), rows
	t.draw()
}

func (t *Trail) sheets(width float32) folio {
	p := t.print
	f := folio{head: look.NewSheet()}
	f.head.Reach(headHeight)
	f.head.Rule(0, 0, width, look.Line)
	right := width - pad
	if who := t.writer(); who != "" {
		right -= f.head.TextRight(right, 13, look.Small, look.Ink3, look.Cut(who, look.Small, width/2)) + 8
	}
	f.head.TextCut(pad, 12, right-pad, look.BodyBold, look.Ink, p.T("trail.head"))
	if len(t.rows) == 0 {
		f.body = append(f.body, note(p.T("trail.empty"), width))
	}
	day := ""
	for _, r := range t.rows {
		if d := r.At.Format("01-02"); d != day && len(t.rows) > 0 {
			day = d
			f.body = append(f.body, dayBlock(p.DayOf(r.At)))
		}
		f.body = append(f.body, t.block(r, width))
	}
	return f
}

// writer is who wrote all rows, "" when they are several.
func (t *Trail) writer() string {
	if len(t.rows) == 0 {
		return ""
	}
	for _, r := range t.rows[1:] {
		if r.Who != t.rows[0].Who {
			return ""
		}
	}
	return t.rows[0].Who
}

func dayBlock(day string) block {
	return block{24, func(s *look.Sheet, y float32) { s.Text(pad, y+2, look.Micro, look.Ink3, day) }}
}

// note is a body that says why there is nothing else.
func note(words string, width float32) block {
	lines := look.Wrap(words, look.Small, width-2*pad, 0)
	return block{float32(len(lines))*look.Small.Line() + rowPad, func(s *look.Sheet, y float32) {
		s.Paragraph(pad, y, width-2*pad, look.Small, look.Ink3, words, 0)
	}}
}

func (t *Trail) block(r TrailRow, width float32) block {
	room := width - trailText - 12
	sentence := strong(t.print, r.Sentence, room, 3)
	why, ink := t.print.T("trail.why", "why", r.Why), look.Ink2
	if r.Why == "" {
		why, ink = t.print.T("trail.explain"), look.Ink3
	}
	under := float32(len(look.Wrap(why, look.Small, room, 2))) * look.Small.Line()
	if r.Undone {
		why, ink = t.print.T("trail.undone"), look.Ink3
	}
	writing := t.writing == r.Seq && t.field != nil
	if writing {
		under = trailField + 6
	}
	height := float32(len(sentence))*look.Small.Line() + under
	return block{height + trailSpace, func(s *look.Sheet, y float32) {
		hit := t.stretch(s, rowPad, y-4, width-2*rowPad, height+8, "trail:"+t.print.Number(float64(r.Seq)), func() { t.explain(r) })
		hit.Radius = look.RadiusCard
		s.Text(pad, y+1, look.Micro, look.Ink3, r.At.Format("15:04"))
		body := look.Ink
		if r.Undone {
			body = look.Ink3
		}
		y += drawStrong(s, trailText, y, sentence, body)
		if writing {
			s.Put(t.field, trailText-8, y+4, room+8, trailField)
			return
		}
		s.Paragraph(trailText, y, room, look.Small, ink, why, 2)
	}}
}

// explain opens the field for a row's reason.
func (t *Trail) explain(r TrailRow) {
	if t.hands.Reason == nil || r.Undone {
		return
	}
	if open := t.field; open != nil {
		open.Commit(open.Text)
	}
	var field *look.Entry
	field = look.NewEntry(r.Why, t.print.T("trail.hint"), func(why string) {
		if t.field != field {
			return // another row has been opened meanwhile
		}
		t.close()
		if why = strings.TrimSpace(why); why != "" && why != r.Why {
			t.hands.Reason(r.Seq, why)
		}
	})
	t.writing, t.field = r.Seq, field
	t.field.Leave = true
	t.field.Cancel = t.close
	if t.hands.Explain != nil {
		t.hands.Explain(r.Seq)
	}
	t.draw()
	t.focus(t.field)
}

func (t *Trail) close() {
	t.writing, t.field = 0, nil
	t.draw()
}

// Targets names the rows and the open field.
func (t *Trail) Targets() map[string]fyne.CanvasObject {
	out := t.page.Targets()
	if t.field != nil {
		out["trail-reason"] = t.field
	}
	return out
}

// span is a stretch of a line in one weight.
type span struct {
	words string
	bold  bool
}

// strong breaks a sentence into lines and shows the names quoted in it bold,
// without their quotation marks.
func strong(p text.Printer, sentence string, width float32, most int) [][]span {
	open, end, _ := strings.Cut(p.Quote("\x00"), "\x00")
	if open == "" || end == "" {
		return [][]span{{{sentence, false}}}
	}
	var plain []rune
	var bold []bool // by character of plain
	for inside := false; ; inside = !inside {
		mark := open
		if inside {
			mark = end
		}
		before, after, found := strings.Cut(sentence, mark)
		for _, r := range before {
			plain, bold = append(plain, r), append(bold, inside)
		}
		if !found {
			break
		}
		sentence = after
	}
	var out [][]span
	at := 0
	for _, line := range look.Wrap(string(plain), look.SmallBold, width, most) {
		var spans []span
		for _, r := range line {
			for at < len(plain) && plain[at] == ' ' && r != ' ' { // left out where a line ends
				at++
			}
			heavy := at < len(plain) && bold[at]
			at++
			if n := len(spans); n > 0 && spans[n-1].bold == heavy {
				spans[n-1].words += string(r)
			} else {
				spans = append(spans, span{string(r), heavy})
			}
		}
		out = append(out, spans)
	}
	return out
}

func drawStrong(s *look.Sheet, x, y float32, lines [][]span, ink look.Role) float32 {
	for i, line := range lines {
		at := x
		for _, part := range line {
			face := look.Small
			if part.bold {
				face = look.SmallBold
			}
			at += s.Text(at, y+float32(i)*look.Small.Line(), face, ink, part.words)
		}
	}
	return float32(len(lines)) * look.Small.Line()
}
