package chart

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// list is the hand-offs of what is chosen, beside the map: each is changed where it
// stands, and further ones are entered below.
type list struct {
	widget.BaseWidget
	h     *Handoffs
	roll  *look.Roll
	head  *fyne.Container
	add   *look.Button
	close *look.IconButton
	named map[string]fyne.CanvasObject
	rows  []*look.Row
	inner *fyne.Container
}

// Measures of the list.
const (
	listHead = 76
	listFoot = 52
	listPad  = 16
	itemHigh = 74
)

func newList(h *Handoffs) *list {
	l := &list{h: h, roll: look.NewRoll(), head: container.NewWithoutLayout(), named: map[string]fyne.CanvasObject{}}
	l.add = look.NewButton(look.Secondary, "", "plus", h.begin)
	l.close = look.NewIconButton("close", func() { h.choose(pair{}) })
	l.inner = container.New(listLayout{l}, l.head, l.roll, l.add, l.close)
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *list) CreateRenderer() fyne.WidgetRenderer { return look.Laid(l, l.inner) }

type listLayout struct{ l *list }

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, 100) }
func (k listLayout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	l := k.l
	l.roll.Move(fyne.NewPos(1, listHead))
	l.roll.Resize(fyne.NewSize(size.Width-1, max(size.Height-listHead-listFoot, 0)))
	l.add.Move(fyne.NewPos(listPad, size.Height-listFoot+10))
	l.add.Resize(fyne.NewSize(l.add.Wide(), look.ButtonHeight))
	l.close.Move(fyne.NewPos(size.Width-40, 8))
	l.close.Resize(fyne.NewSize(32, 32))
	if l.h.print.Lang() != "" {
		l.draw()
	}
}

// shown lists the hand-offs of what is chosen: of two units what one hands to the other,
// of one all that it gives and takes, else those between departments without an agreed time.
func (l *list) shown() (out []model.Handoff) {
	at := l.h.at
	for _, x := range l.h.traffic.streams {
		switch {
		case at == (pair{}):
			for _, h := range x.handoffs {
				if x.crossing && h.SLA == "" {
					out = append(out, h)
				}
			}
		case at.to == "" && (x.from == at.from || x.to == at.from), x.from == at.from && x.to == at.to:
			out = append(out, x.handoffs...)
		}
	}
	return out
}

// draw shows what is chosen.
func (l *list) draw() {
	size := l.Size()
	if size.Width <= 0 || l.h.print.Lang() == "" {
		return
	}
	h, p := l.h, l.h.print
	clear(l.named)
	l.rows = nil
	given := l.shown()
	l.add.Label = p.T("handoffs.add")
	l.close.Hint = p.T("handoffs.close")
	shown(l.close, h.at != (pair{}))
	l.add.Resize(fyne.NewSize(l.add.Wide(), look.ButtonHeight))
	l.add.Refresh()
	l.close.Refresh()
	l.named["handoff-add"] = l.add
	if l.close.Visible() {
		l.named["handoff-close"] = l.close
	}
	s := look.NewSheet()
	s.Fill(0, 0, size.Width, size.Height, look.Panel)
	s.Upright(0, 0, size.Height, look.Line)
	l.title(s, size.Width, given)
	s.Rule(0, listHead-1, size.Width, look.Line)
	s.Rule(0, size.Height-listFoot, size.Width, look.Line)
	l.head.Objects = []fyne.CanvasObject{s.Object(size.Width, size.Height)}
	l.head.Refresh()

	var lines []look.RollLine
	entering := h.form != nil && h.form.Of().ID == ""
	if len(given) == 0 && !entering {
		lines = append(lines, l.nothing())
	}
	for _, x := range given {
		lines = append(lines, l.item(x))
		if h.form != nil && h.form.Of() == x.Ref() {
			lines = append(lines, l.fields())
		}
	}
	if entering {
		lines = append(lines, l.fields())
	}
	if h.traffic.loose > 0 && h.at == (pair{}) {
		lines = append(lines, l.note(p.T("handoffs.loose", "n", h.traffic.loose)))
	}
	l.roll.Set(lines, 0)
}

// title says what is listed.
func (l *list) title(s *look.Sheet, w float32, given []model.Handoff) {
	h, p := l.h, l.h.print
	y := float32(14)
	right := w - listPad
	if h.at != (pair{}) {
		right = w - 44
	}
	seal := func(x float32, unit model.ID) float32 {
		s.Seal(x, y+1, 22, h.seals[h.snap.Scenario.DepartmentOf(unit)])
		return x + 28
	}
	switch {
	case h.at == (pair{}):
		said, face := p.T("handoffs.open", "across", h.across()), look.Heading
		if look.Width(said, face) > right-listPad { // in smaller letters before it is cut
			face = look.BodyBold
		}
		s.TextCut(listPad, y, right-listPad, face, look.Ink, said)
		share := 0.0
		if h.traffic.all > 0 {
			share = 100 * float64(h.traffic.crossing) / float64(h.traffic.all)
		}
		s.TextCut(listPad, y+28, w-2*listPad, look.Small, look.Ink2, p.T("handoffs.whole", "across", h.across(), "n", h.traffic.all, "crossing", h.traffic.crossing, "share", int(share+.5)))
	case h.at.to == "":
		x := seal(listPad, h.at.from)
		s.TextCut(x, y, right-x, look.Heading, look.Ink, h.name(h.at.from))
		s.TextCut(listPad, y+28, w-2*listPad, look.Small, look.Ink2, h.gives(h.at.from))
	default:
		x := seal(listPad, h.at.from)
		half := (right - x - 28 - 24) / 2
		from, to := h.name(h.at.from), h.name(h.at.to)
		room := max(half, right-x-52-look.Width(to, look.Heading))
		x += s.TextCut(x, y, room, look.Heading, look.Ink, from) + 6
		s.Icon(x, y+5, 14, "arrow-right", look.Ink2)
		x = seal(x+20, h.at.to)
		s.TextCut(x, y, right-x, look.Heading, look.Ink, to)
		strength := 0
		for _, g := range given {
			strength += weighed(g)
		}
		said := p.T("handoffs.sum", "n", len(given), "strength", strength)
		if x, ok := h.traffic.between(h.at.from, h.at.to); ok && x.crossing && h.traffic.strength > 0 {
			said = p.T("handoffs.sum-share", "across", h.across(), "n", len(given), "strength", strength, "share", int(100*float64(strength)/float64(h.traffic.strength)+.5))
		}
		s.TextCut(listPad, y+28, w-2*listPad, look.Small, look.Ink2, said)
	}
}

// across is what the hand-offs that cross are called.
func (h *Handoffs) across() string {
	if h.traffic.one {
		return h.print.T("handoffs.between")
	}
	return h.print.T("handoffs.across")
}

// nothing says why nothing is listed and what to do.
func (l *list) nothing() look.RollLine {
	key := "handoffs.none-open"
	switch {
	case l.h.traffic.all == 0 && l.h.only == "":
		key = "handoffs.none"
	case l.h.at != (pair{}):
		key = "handoffs.none-here"
	}
	return l.note(l.h.print.T(key, "across", l.h.across()))
}

func (l *list) note(said string) look.RollLine {
	w := l.roll.Size().Width - 2*listPad
	n := len(look.Wrap(said, look.Small, w, 0))
	return look.RollLine{Height: float32(n)*look.Small.Line() + 24, Paint: func(s *look.Sheet, _ float32) {
		s.Paragraph(listPad, 12, w, look.Small, look.Ink2, said, 0)
	}}
}

// item is one hand-off: what, from which duty to which, how often, of what type, within
// what time. A click changes it; one on its time, the time.
func (l *list) item(x model.Handoff) look.RollLine {
	h, p, sc := l.h, l.h.print, l.h.snap.Scenario
	duty := func(id model.ID) string { return p.Name(sc, model.Ref{Kind: model.DutyKind, ID: id}) }
	row := look.NewRow(func() { h.change(x.Ref(), "") })
	row.Chosen = h.form != nil && h.form.Of() == x.Ref()
	l.rows = append(l.rows, row)
	return look.RollLine{Height: itemHigh, Paint: func(s *look.Sheet, w float32) {
		s.Put(row, 0, 0, w, itemHigh-1)
		l.named["handoff:"+string(x.ID)] = row
		right := w - listPad
		for n := 5; n >= 1; n-- { // the weight, in blocks
			ink := look.LineStrong
			if n <= weighed(x) {
				ink = look.Accent
			}
			right -= 8
			s.Ground(right, 15, 6, 10, 2, ink, look.Clear, 0, look.Flat)
		}
		left := float32(listPad)
		if h.fresh[x.Ref()] {
			left += s.Pill(left, 9, look.NewPill(p.T("handoffs.new"))) + 6
		}
		s.TextCut(left, 8, right-left-8, look.BodyBold, look.Ink, p.RecordName(sc, x))
		s.TextCut(listPad, 28, w-2*listPad, look.Small, look.Ink2, p.T("handoffs.route", "from", duty(x.From), "to", duty(x.To)))
		at := float32(listPad)
		for _, cell := range []struct{ field, value string }{{"frequency", x.Frequency}, {"type", string(x.Type)}} {
			if cell.value != "" {
				field, _ := model.FieldOf(model.HandoffKind, cell.field)
				at += s.Pill(at, 49, look.TagPill(p.Value(sc, field, cell.value))) + 6
			}
		}
		pill := look.Pill{Text: look.Cut(x.SLA, look.Micro, max(w-at-listPad-16, 20)), Ink: look.BetterInk, Ground: look.BetterTint, Edge: look.Clear}
		if x.SLA == "" {
			pill = look.Pill{Text: p.T("handoffs.no-time"), Ink: look.MediumInk, Ground: look.MediumTint, Edge: look.Clear, Glyph: look.Medium}
		}
		mark := look.NewRow(func() { h.change(x.Ref(), "sla") })
		mark.Radius = look.PillHeight / 2
		mark.Hint = p.T("handoffs.agree")
		s.Pill(at, 49, pill)
		s.Put(mark, at-2, 44, max(pill.Width()+4, 32), 29)
		l.named["handoff-sla:"+string(x.ID)] = mark
		s.Rule(0, itemHigh-1, w, look.Line)
	}}
}

// fields are those of what is being entered or changed.
func (l *list) fields() look.RollLine {
	w := l.roll.Size().Width - 2*listPad
	f := l.h.form
	return look.RollLine{Height: f.Height(w) + 20, Paint: func(s *look.Sheet, wide float32) {
		s.Fill(0, 0, wide, f.Height(w)+19, look.Card)
		f.Paint(s, listPad, 10, w, func(cell string, o fyne.CanvasObject) { l.named["field:"+cell] = o })
		s.Rule(0, f.Height(w)+19, wide, look.Line)
	}}
}

// first brings the keyboard to the first hand-off of the list.
func (l *list) first() {
	if on := fyne.CurrentApp().Driver().CanvasForObject(l); on != nil && len(l.rows) > 0 {
		l.roll.ScrollTo(fyne.Position{})
		on.Focus(l.rows[0])
	}
}

// reveal scrolls to what is being entered.
func (l *list) reveal() {
	if l.h.form == nil {
		return
	}
	y := float32(0)
	for _, x := range l.shown() {
		y += itemHigh
		if l.h.form.Of() == x.Ref() {
			break
		}
	}
	end := y + l.h.form.Height(l.roll.Size().Width-2*listPad) + 20
	if off := l.roll.Offset().Y; end > off+l.roll.Size().Height {
		l.roll.ScrollTo(fyne.NewPos(0, end-l.roll.Size().Height))
	} else if y-itemHigh < off {
		l.roll.ScrollTo(fyne.NewPos(0, max(y-itemHigh, 0)))
	}
}

// asked are the cells of a hand-off that are asked for here, in order.
func asked() []string {
	return []string{"object", "from", "to", "sla", "frequency", "type", "weight", "lag", "collaboration"}
}

// begin opens the fields of a new hand-off, between the units that are chosen.
func (h *Handoffs) begin() {
	if !h.leaveForm() {
		return
	}
	s := h.snap.Scenario
	within := func(unit model.ID) func(model.ID) bool {
		if unit == "" {
			return nil
		}
		return func(id model.ID) bool {
			d, ok := s.Duty(id)
			return ok && s.Inside(d.Unit, unit)
		}
	}
	place := entry.Place{Only: asked(), First: func(cell string) func(model.ID) bool {
		switch cell {
		case "from":
			return within(h.at.from)
		case "to":
			return within(h.at.to)
		}
		return nil
	}}
	if h.only != "" {
		place.Given = map[string]string{"collaboration": string(h.only)}
	}
	h.show(entry.New(h.entryHands(), h.print, s, model.HandoffKind, place), "")
}

// change opens the fields of a hand-off, with the keyboard in one of them.
func (h *Handoffs) change(of model.Ref, cell string) {
	if !h.leaveForm() || !h.snap.Scenario.Has(of) {
		return
	}
	h.show(entry.Change(h.entryHands(), h.print, h.snap.Scenario, of, entry.Place{Only: asked(), Removes: true}), cell)
}

func (h *Handoffs) entryHands() entry.Hands {
	return entry.Hands{Do: h.hands.Do, NewID: h.hands.NewID, Lost: h.hands.Lost, Focus: func(o fyne.Focusable) {
		if on := fyne.CurrentApp().Driver().CanvasForObject(h); on != nil {
			on.Focus(o)
		}
	}}
}

func (h *Handoffs) show(f *entry.Form, cell string) {
	h.put(f)
	f.Begin(cell)
}

// put makes a form the one that is open.
func (h *Handoffs) put(f *entry.Form) {
	h.form = f
	f.Changed = func() { h.side.draw(); h.side.reveal() }
	f.Closed = func(stored model.Ref, again bool) {
		h.form = nil
		if stored.ID != "" && f.Of().ID == "" {
			h.fresh[stored] = true
			h.follow(stored.ID)
		}
		if again {
			h.begin()
			return
		}
		h.side.draw()
	}
	f.Refused = func() {
		if back := f.Back(h.form, h.print, h.snap.Scenario); back != nil {
			h.put(back)
		}
	}
	f.Changed()
}

// follow chooses the stream that a new hand-off belongs to, when it is not in sight.
func (h *Handoffs) follow(id model.ID) {
	for _, x := range h.side.shown() {
		if x.ID == id {
			return
		}
	}
	for _, x := range h.traffic.streams {
		for _, y := range x.handoffs {
			if y.ID == id {
				h.at = pair{x.from, x.to}
				h.lay()
				return
			}
		}
	}
}

// leaveForm ends what is being entered as going elsewhere does; false when it cannot be
// stored and so stays.
func (h *Handoffs) leaveForm() bool { return h.form == nil || h.form.Leave() }
