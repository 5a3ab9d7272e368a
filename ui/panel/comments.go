package panel

import (
	"cmp"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// CommentHands is how something is asked about a record and answered. The deeds tell
// whether they are done.
type CommentHands struct {
	Ask    func(about model.Ref, said string, then func(done bool))
	Answer func(comment model.ID, answer string, then func(done bool))
	Remove func(comment model.ID)
}

// remarks are the fields in which something is asked and answered. What was typed about
// a record of a scenario is kept until it is stored.
type remarks struct {
	ask, answer *look.Entry
	here        bool        // ask belongs to what is shown
	about       entry.About // of what is typed in ask
	of          model.ID    // the comment that is being answered; "" = none
	answered    entry.About // of what is typed in answer
}

// mostSaid is how many lines of a comment are shown.
const mostSaid = 8

// comments lists what was asked about a record, with the answers, and the field to ask.
func (i *Inspector) comments(about model.Ref, width float32) []block {
	all := i.snap.Scenario.CommentsOn(about)
	may := i.hands.Comments.Ask != nil
	if len(all) == 0 && !may {
		return nil
	}
	p := i.print
	open := 0
	for _, c := range all {
		if c.Open() {
			open++
		}
	}
	head := p.T("comments.none")
	if len(all) > 0 {
		head = p.T("comments.head", "n", len(all), "open", open)
	}
	out := []block{gap(8), {groupHead, func(s *look.Sheet, y float32) {
		s.Rule(0, y, width, look.Line)
		s.Icon(pad, y+9, glyphSize, "comment", look.Ink2)
		s.TextCut(pad+22, y+7, width-2*pad-22, look.SmallBold, look.Ink2, head)
	}}}
	for _, c := range all {
		out = append(out, i.comment(c, width))
	}
	if may {
		out = append(out, i.asking(about, width), gap(8))
	}
	return out
}

// comment is one question or remark, its answer below it; a click on an open one answers it.
func (i *Inspector) comment(c model.Comment, width float32) block {
	p, left := i.print, float32(pad+22)
	room := width - left - pad
	said := float32(len(look.Wrap(c.Text, look.Body, room-20, mostSaid))) * look.Body.Line()
	high := 4 + said + look.Small.Line()
	answered := float32(len(look.Wrap(c.Answer, look.Body, room-16, mostSaid))) * look.Body.Line()
	answering := i.remarks.of == c.ID && i.remarks.answer != nil && i.remarks.answered == i.answering(c.ID)
	switch {
	case answering:
		high += 40
	case !c.Open():
		high += answered + look.Small.Line() + 2
	}
	may := i.hands.Comments.Ask != nil
	return block{high + 8, func(s *look.Sheet, y float32) {
		if may && !answering {
			i.stretch(s, rowPad, y, width-2*rowPad, high+6, "comment:"+string(c.ID), func() { i.reply(c) }).Radius = look.RadiusButton
		}
		if may {
			b := look.NewIconButton("close", func() { i.hands.Comments.Remove(c.ID) })
			b.Hint = p.T("comments.remove")
			s.Put(b, width-pad-24, y, 28, 28)
			i.name("comment-remove:"+string(c.ID), b)
		}
		s.Paragraph(left, y+4, room-20, look.Body, look.Ink, c.Text, mostSaid)
		y += 4 + said
		x := left
		if by := p.SignedBy(c.By, c.On); by != "" {
			x += s.Text(x, y, look.Small, look.Ink3, by) + 10
		}
		switch {
		case answering:
			s.Put(i.remarks.answer, left, y+look.Small.Line()+4, room, 32)
			i.name("comment-answer", i.remarks.answer)
		case c.Open():
			s.Text(x, y, look.Small, look.Accent, p.T("comments.reply"))
		default:
			y += look.Small.Line() + 2
			s.Upright(left+3, y+2, answered+look.Small.Line()-4, look.LineStrong)
			s.Paragraph(left+16, y, room-16, look.Body, look.Ink2, c.Answer, mostSaid)
			s.TextCut(left+16, y+answered, room-16, look.Small, look.Ink3, p.SignedBy(c.AnsweredBy, c.AnsweredOn))
		}
	}}
}

// asking is the field in which something is asked about a record.
func (i *Inspector) asking(about model.Ref, width float32) block {
	r, drafts := &i.remarks, i.hands.Drafts
	if of := drafts.About(i.snap.Info.ID, "ask:"+about.String()); r.ask == nil || r.about != of {
		if r.ask != nil {
			letGo(r.ask)
		}
		r.about = of
		field := look.NewEntry(drafts.Of(of), "", nil)
		field.OnChanged = func(s string) { drafts.Keep(of, s) }
		field.Commit = func(s string) {
			if said := model.CleanText(s); said != "" {
				i.hands.Comments.Ask(about, said, func(done bool) {
					if done {
						field.SetText("")
					}
				})
			}
		}
		r.ask = field
	}
	r.here = true
	r.ask.PlaceHolder = i.print.T("comments.ask")
	return block{40, func(s *look.Sheet, y float32) {
		s.Put(r.ask, pad, y+4, width-2*pad, 32)
		i.name("comment-ask", r.ask)
	}}
}

// reply opens the field in which a comment is answered.
func (i *Inspector) reply(c model.Comment) {
	if i.hands.Comments.Answer == nil {
		return
	}
	r, drafts, of := &i.remarks, i.hands.Drafts, i.answering(c.ID)
	if r.answer != nil {
		letGo(r.answer)
	}
	field := look.NewEntry(cmp.Or(drafts.Of(of), c.Answer), i.print.T("comments.answer"), nil)
	field.OnChanged = func(s string) { drafts.Keep(of, s) }
	leave := func() {
		if r.answer == field {
			r.answer, r.of = nil, ""
			letGo(field)
			i.draw()
		}
	}
	field.Commit = func(s string) {
		if answer := model.CleanText(s); answer != c.Answer {
			i.hands.Comments.Answer(c.ID, answer, func(done bool) {
				if done {
					drafts.Keep(of, "")
					leave()
				}
			})
			return
		}
		leave()
	}
	field.Cancel = func() {
		drafts.Keep(of, "")
		leave()
	}
	r.answer, r.of, r.answered = field, c.ID, of
	i.draw()
	i.focus(field)
	field.ToEnd()
}

// answering is what the answer to a comment is about.
func (i *Inspector) answering(comment model.ID) entry.About {
	return i.hands.Drafts.About(i.snap.Info.ID, "answer:"+string(comment))
}

// Ask brings the keyboard to the field in which something is asked about what is selected,
// behind what was begun there. It reports false when there is no such field: several things
// are selected.
func (i *Inspector) Ask() bool {
	f := i.remarks.ask
	if f == nil || !i.remarks.here {
		return false
	}
	i.scroll.ScrollToBottom()
	i.reveal(true)
	i.focus(fyne.Focusable(f))
	f.ToEnd()
	return true
}

// Asking reports whether the keyboard is in that field.
func (i *Inspector) Asking() bool {
	f, on := i.remarks.ask, fyne.CurrentApp().Driver().CanvasForObject(i)
	return f != nil && i.remarks.here && on != nil && on.Focused() == fyne.Focusable(f)
}
