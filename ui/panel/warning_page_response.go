package panel

import (
	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/theme"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// answering is the response to a theme that is being filled in; the zero answering is none.
type answering struct {
	form     *entry.Form
	key      string   // of the theme
	scenario model.ID // where it is
}

// response is the card of what is done about a theme: who sees to it until when, how far
// that is and what was answered. A click, or R, opens its fields in place.
func (d *caseDesk) response(x *theme.Theme, width float32) block {
	p := d.c.print
	room := width - 2*deskPad - 2*pad
	if f := d.answering.form; f != nil && d.answering.key == x.Key {
		tall := f.Height(room)
		return block{44 + tall + 10, func(s *look.Sheet, y float32) {
			s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, 44+tall+10)
			s.Text(deskPad+pad, y+12, look.BodyBold, look.Ink, p.T("case.response"))
			f.Paint(s, deskPad+pad, y+44, room, func(cell string, o fyne.CanvasObject) { d.name("field:"+cell, o) })
		}}
	}
	r, said := d.c.snap.Themes.Response(x)
	facts, answer := p.ResponseFacts(r), r.Answer.In(p.Lang())
	if !said {
		facts = p.T("case.no-response")
	}
	lines := float32(len(look.Wrap(answer, look.Body, room-40, 4)))
	if answer == "" {
		lines = 0
	}
	high := 44 + 8 + look.Body.Line() + lines*look.Body.Line() + 8
	return block{high, func(s *look.Sheet, y float32) {
		s.Put(look.NewEdged(look.Card, look.Line, look.RadiusCard), deskPad, y, width-2*deskPad, high)
		left := deskPad + pad + s.Text(deskPad+pad, y+12, look.BodyBold, look.Ink, p.T("case.response"))
		s.KeyCap(left+10, y+13, "R")
		s.Rule(deskPad, y+44, width-2*deskPad, look.Line)
		ink := look.Ink
		if !said {
			ink = look.Accent
		}
		if d.c.hands.Do != nil {
			d.stretch(s, deskPad+4, y+47, width-2*deskPad-8, high-50, "fill:response", func() { d.respond(x) }).Radius = look.RadiusButton
			s.Icon(width-deskPad-pad-12, y+56, 12, "edit", look.Ink3)
		}
		s.TextCut(deskPad+pad, y+52, room-40, look.Body, ink, facts)
		if answer != "" {
			s.Paragraph(deskPad+pad, y+52+look.Body.Line(), room-40, look.Body, look.Ink2, answer, 4)
		}
	}}
}

// respond opens the fields of the response to a theme, with the keyboard in the first one.
func (d *caseDesk) respond(x *theme.Theme) {
	if d.c.hands.Do == nil || !d.unanswer() {
		return
	}
	of := model.Ref{Kind: model.ResponseKind}
	if r, ok := d.c.snap.Themes.Response(x); ok {
		of = r.Ref()
	}
	hands := entry.Hands{Do: d.c.hands.Do, NewID: d.c.hands.NewID, Focus: d.focus, Lost: d.c.hands.Lost}
	f := entry.Change(hands, d.c.print, d.c.snap.Scenario, of, entry.Place{Given: map[string]string{"theme": x.Key}, Only: []string{"owner", "due", "status", "answer"}})
	d.answer(f, x.Key)
	if below := d.responseAt + f.Height(d.width-2*deskPad-2*pad) + 60 - d.scroll.Offset.Y - d.scroll.Size().Height; below > 0 {
		d.scroll.ScrollToOffset(fyne.NewPos(0, d.scroll.Offset.Y+below))
		d.reveal(false)
	}
	f.Begin("")
}

// answer makes a form the one that is open.
func (d *caseDesk) answer(f *entry.Form, key string) {
	d.answering = answering{f, key, d.c.snap.Info.ID}
	f.Changed = d.draw
	f.Closed = func(model.Ref, bool) {
		if d.answering.form == f {
			d.answering = answering{}
		}
		d.draw()
	}
	f.Refused = func() {
		if d.c.key != key {
			f.Lose(d.c.print, d.c.snap.Scenario)
		} else if back := f.Back(d.answering.form, d.c.print, d.c.snap.Scenario); back != nil {
			d.answer(back, key)
		}
	}
	d.draw()
}

// unanswer stores what stands in the open form, and reports whether it is closed.
func (d *caseDesk) unanswer() bool { return d.answering.form == nil || d.answering.form.Leave() }

// keepUp takes over a newer scenario, or another theme, into what is being filled in.
func (d *caseDesk) keepUp() {
	f := d.answering.form
	if f == nil || d.answering.key == d.c.key && d.answering.scenario == d.c.snap.Info.ID && f.Follow(d.c.snap.Scenario, d.c.print) {
		return
	}
	if !f.Leave() && d.answering.form == f {
		d.answering = answering{}
		f.Lose(d.c.print, d.c.snap.Scenario)
	}
}
