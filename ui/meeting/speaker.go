package meeting

import (
	"fmt"
	"image/color"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Speaker is the speaker's screen: the slide that is shown, the next one, notes, clock, and
// what was decided.
type Speaker struct {
	widget.BaseWidget
	talk   *Talk
	box    *fyne.Container
	ground *canvas.Rectangle
	shown  *canvas.Image
	next   *canvas.Image
	clock  *canvas.Text
	votes  []*look.Button
	note   *look.Entry
	whatIf *look.Button
	blank  *look.Button
	end    *look.Button
	back   *look.IconButton
	on     *look.IconButton
}

func newSpeaker(t *Talk) *Speaker {
	s := &Speaker{talk: t, box: container.NewWithoutLayout(), ground: canvas.NewRectangle(color.Black),
		shown: &canvas.Image{FillMode: canvas.ImageFillContain}, next: &canvas.Image{FillMode: canvas.ImageFillContain},
		clock: canvas.NewText("", color.White)}
	s.note = noteEntry(t)
	s.whatIf = look.NewButton(look.Secondary, "", "fork", func() { t.hands.WhatIf() })
	s.blank = look.NewButton(look.Secondary, "", "", func() { t.Key(fyne.KeyB) })
	s.end = look.NewButton(look.Secondary, "", "", func() { t.hands.End() })
	s.back = look.NewIconButton("arrow-left", func() { t.turn(-1) })
	s.on = look.NewIconButton("arrow-right", func() { t.turn(1) })
	s.ExtendBaseWidget(s)
	return s
}

// CreateRenderer implements fyne.Widget.
func (s *Speaker) CreateRenderer() fyne.WidgetRenderer { return look.Laid(s, s.box) }

// MinSize implements fyne.CanvasObject.
func (s *Speaker) MinSize() fyne.Size { return fyne.NewSize(320, 240) }

// Resize implements fyne.CanvasObject.
func (s *Speaker) Resize(size fyne.Size) {
	changed := size != s.Size()
	s.BaseWidget.Resize(size)
	if changed {
		s.draw()
	}
}

// spoken sets notes as paragraphs below what the speaker has to know first.
func spoken(p text.Printer, notes []string, first string) string {
	var out []string
	if first != "" {
		out = append(out, first)
	}
	for _, n := range notes {
		out = append(out, p.T("meeting.sentence", "said", strings.TrimRight(n, "。.")))
	}
	return strings.Join(out, "\n")
}

// voteButton is the button of a decision.
func (t *Talk) voteButton(i int, v model.Vote, chosen bool) *look.Button {
	weight := look.Secondary
	if chosen {
		weight = look.Primary
	}
	b := look.NewButton(weight, t.print.Capital(t.print.Vote(v)), "", func() { t.decide(v) })
	b.Key = fmt.Sprint(i + 1)
	return b
}

// draw lays the screen out anew.
func (s *Speaker) draw() {
	t, size := s.talk, s.Size()
	if size.Width < 1 || !t.Under() || !t.shared {
		return
	}
	s.ground.FillColor = look.Color(look.Canvas)
	s.ground.Resize(size)
	g := look.NewSheet()
	const edge, bar, gap = 24, 64, 20
	lowest := max(size.Height*.26, 150)
	left := min((size.Width-2*edge-gap)*.6, (size.Height-bar-lowest-56)*16/9)
	high := left * 9 / 16
	right := edge + left + gap
	wide := size.Width - edge - right

	s.head(g, size.Width)
	s.slide(g, edge, bar, left)
	nextWide := min(wide*.6, 420, max(high-220, 60)*16/9) // as long as there is room for notes
	nextHigh := nextWide * 9 / 16
	s.coming(g, right, bar, wide, nextWide)
	s.notes(g, right, bar+28+nextHigh+gap, wide, high-nextHigh-28-gap)
	y := bar + high + 56
	s.decided(g, edge, y, left, size.Height-edge-y)
	buttons := s.decide(g, right, bar+high+gap, wide, size.Height-edge-bar-high-gap)
	s.box.Objects = append([]fyne.CanvasObject{s.ground, g.Object(size.Width, size.Height), s.shown, s.next, s.clock, s.back, s.on, s.blank, s.whatIf, s.end}, buttons...)
	s.box.Refresh()
}

func place(o fyne.CanvasObject, x, y, width, height float32) {
	o.Move(fyne.NewPos(x, y))
	o.Resize(fyne.NewSize(max(width, 0), max(height, 0)))
}

// head says which slide of how many, since when, and how one ends.
func (s *Speaker) head(g *look.Sheet, width float32) {
	t, p := s.talk, s.talk.print
	s.end.Label, s.end.Key = p.T("meeting.end"), "Esc"
	s.end.Refresh()
	w := s.end.Wide()
	place(s.end, width-24-w, 16, w, look.ButtonHeight)
	s.clock.Color, s.clock.TextStyle.Bold, s.clock.TextSize = look.Color(look.Ink), true, look.Metric.Size()
	s.tick()
	x := width - 24 - w - 24 - look.Width("00:00:00", look.Metric)
	s.clock.Move(fyne.NewPos(x, 18))
	name := g.TextCut(24, 18, max(x-320, 60), look.Title, look.Ink, t.title)
	g.Text(24+name+16, 22, look.Body, look.Ink2, p.T("meeting.slide", "n", t.at+1, "all", max(len(t.slides), 1)))
}

// tick brings the clock up to date.
func (s *Speaker) tick() {
	t := s.talk
	if !t.Under() {
		return
	}
	d := t.hands.Now().Sub(t.begun).Truncate(time.Second)
	said := fmt.Sprintf("%d:%02d", int(d.Minutes()), int(d.Seconds())%60)
	if said != s.clock.Text {
		s.clock.Text = said
		s.clock.Refresh()
	}
}

// slide is what is on the wall, with what turns it.
func (s *Speaker) slide(g *look.Sheet, x, y, width float32) {
	t, p := s.talk, s.talk.print
	high := width * 9 / 16
	ring := look.NewSurface(look.Clear, 8)
	ring.Edge, ring.EdgeWidth = look.Accent, 2
	g.Put(ring, x-3, y-3, width+6, high+6)
	s.picture(s.shown, t.onWall(), x, y, width)
	s.shown.Hidden = t.blank
	said := p.T("meeting.on-wall")
	if t.blank {
		said = p.T("meeting.dark")
	}
	g.TextCut(x, y+high+18, width*.3, look.BodyBold, look.Accent, said)
	s.whatIf.Label, s.whatIf.Key = p.T("meeting.what-if"), "W"
	s.blank.Label, s.blank.Key = p.T("meeting.blank"), "B"
	at := x + width
	for _, b := range []*look.Button{s.whatIf, s.blank} {
		b.Refresh()
		at -= b.Wide()
		place(b, at, y+high+12, b.Wide(), look.ButtonHeight)
		at -= 8
	}
	s.on.Hint, s.back.Hint = p.T("meeting.next"), p.T("meeting.back")
	for _, b := range []*look.IconButton{s.on, s.back} {
		at -= 32
		place(b, at, y+high+12, 32, 32)
		at -= 4
	}
}

func (s *Speaker) picture(on *canvas.Image, slide int, x, y, width float32) {
	wide := fit(on, fyne.NewSize(width, width*9/16), fyne.NewPos(x, y), s)
	on.Image = s.talk.pictures.get(slide, wide)
	on.Refresh()
}

// coming is the next slide, and what comes after it.
func (s *Speaker) coming(g *look.Sheet, x, y, width, wide float32) {
	t, p := s.talk, s.talk.print
	g.Text(x, y-2, look.Body, look.Ink2, p.T("meeting.coming"))
	s.picture(s.next, t.at+1, x, y+24, wide)
	s.next.Hidden = t.at+1 >= len(t.slides)
	if s.next.Hidden {
		g.Text(x, y+32, look.Body, look.Ink3, p.T("meeting.last"))
		return
	}
	room := width - wide - 16
	tall := g.Paragraph(x+wide+16, y+24, room, look.BodyBold, look.Ink, t.slides[t.at+1].Title, 3)
	var then []string
	for _, later := range t.slides[min(t.at+2, len(t.slides)):] {
		then = append(then, later.Title)
	}
	if len(then) > 0 {
		most := max(int((wide*9/16-tall-8)/look.Small.Line()), 1)
		g.Paragraph(x+wide+16, y+24+tall+8, room, look.Small, look.Ink2, p.T("meeting.then", "list", p.List(then...)), most)
	}
}

// headed is the head of a part, with a remark where there is room for it.
func headed(g *look.Sheet, x, y, width float32, title, remark string) {
	room := width - 32 - g.TextCut(x+16, y+12, width-32, look.BodyBold, look.Ink, title) - 16
	if look.Width(remark, look.Small) <= room {
		g.TextRight(x+width-16, y+12, look.Small, look.Ink3, remark)
	}
}

// notes is what only the speaker reads.
func (s *Speaker) notes(g *look.Sheet, x, y, width, high float32) {
	t, p := s.talk, s.talk.print
	if high < 60 {
		return
	}
	g.Put(look.NewSurface(look.Panel, look.RadiusCard), x, y, width, high)
	headed(g, x, y, width, p.T("meeting.notes"), p.T("meeting.private"))
	slide, _ := t.now()
	said := spoken(p, slide.Notes, t.news)
	style := look.Reading
	for _, larger := range []look.Type{look.Metric, look.Title} {
		if float32(len(look.Wrap(said, larger, width-32, 0)))*larger.Line() <= high-52 {
			style = larger
			break
		}
	}
	if said == "" {
		said = p.T("meeting.no-notes")
	}
	g.Paragraph(x+16, y+42, width-32, style, look.Ink, said, max(int((high-52)/style.Line()), 1))
}

// decided lists what was decided, the last ones when there is no room for all.
func (s *Speaker) decided(g *look.Sheet, x, y, width, high float32) {
	t, p := s.talk, s.talk.print
	g.Put(look.NewSurface(look.Panel, look.RadiusCard), x, y, width, high)
	headed(g, x, y, width, p.T("meeting.decided", "n", len(t.decided)), p.T("meeting.written"))
	const row = 34
	most := max(int((high-44)/row), 0)
	all := t.decided[max(len(t.decided)-most, 0):]
	if len(t.decided) == 0 && most > 0 {
		g.Text(x+16, y+50, look.Body, look.Ink3, p.T("meeting.nothing"))
	}
	for i, d := range all {
		at := y + 44 + float32(i)*row
		g.Rule(x+16, at, width-32, look.Line)
		w := g.PillRight(x+width-16, at+6, votePill(p, d.Vote))
		n := float32(-12)
		if slide := t.slideOf(d); slide > 0 {
			n = g.Text(x+16, at+7, look.Body, look.Ink2, p.T("meeting.page", "n", slide))
		}
		room := width - 32 - w - n - 28
		topic := g.TextCut(x+16+n+12, at+7, room*.6, look.BodyBold, look.Ink, d.Topic)
		if left := room - topic - 12; d.Note != "" && left > 40 {
			note := look.Cut(d.Note, look.Small, left)
			g.TextRight(x+width-16-w-12, at+8, look.Small, look.Ink2, note)
		}
	}
}

func votePill(p text.Printer, v model.Vote) look.Pill {
	verdict := look.Same
	switch v {
	case model.Approved, model.Conditional:
		verdict = look.Better
	case model.Rejected:
		verdict = look.Worse
	}
	return look.VerdictPill(verdict, p.Vote(v), "")
}

// decide is where the topic of the slide is decided on.
func (s *Speaker) decide(g *look.Sheet, x, y, width, high float32) (out []fyne.CanvasObject) {
	t, p := s.talk, s.talk.print
	slide, ok := t.now()
	g.Put(look.NewSurface(look.Panel, look.RadiusCard), x, y, width, high)
	s.votes = s.votes[:0]
	if !ok || slide.Topic == "" {
		headed(g, x, y, width, p.T("meeting.decision"), "")
		g.Paragraph(x+16, y+46, width-32, look.Body, look.Ink3, p.T("meeting.no-topic"), 2)
		return nil
	}
	headed(g, x, y, width, p.T("meeting.decision"), p.T("meeting.until-end"))
	d := t.decision(slide.Topic)
	const gap = 8
	at, row := x+16, y+44
	for i, v := range model.Votes() {
		b := t.voteButton(i, v, d != nil && d.Vote == v)
		if at > x+16 && at+b.Wide() > x+width-16 {
			at, row = x+16, row+look.ButtonHeight+gap
		}
		place(b, at, row, b.Wide(), look.ButtonHeight)
		at += b.Wide() + gap
		s.votes = append(s.votes, b)
		out = append(out, b)
	}
	if d != nil {
		hold(s.note, p.T("meeting.note"), t.noted())
		place(s.note, x+16, row+look.ButtonHeight+12, width-32, 36)
		out = append(out, s.note)
	}
	return out
}

func (s *Speaker) targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"meeting-end": s.end, "meeting-blank": s.blank, "meeting-what-if": s.whatIf, "meeting-next": s.on, "meeting-back": s.back}
	if len(s.talk.slides) > 0 {
		out[s.talk.place()] = s.shown
	}
	for i, b := range s.votes {
		out["meeting-vote:"+string(model.Votes()[i])] = b
	}
	if len(s.votes) > 0 && s.note.Visible() && s.talk.decision(s.talk.slides[s.talk.at].Topic) != nil {
		out["meeting-note"] = s.note
	}
	return out
}
