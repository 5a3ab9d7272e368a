package panel

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/entry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Measures of the inspector (picture 01).
const (
	propertyRow   = 26
	propertyLabel = 64 // from the left edge of the label to the value
	basisSize     = 14
	sentenceLines = 12 // longer sentences end in an ellipsis until they are edited
	listedDuties  = 8
)

// InspectorHands is what the inspector may ask for. A nil Lock hides its button.
type InspectorHands struct {
	EditHands
	Move       func(duties []model.ID, at fyne.Position)
	Fuse       func(duties []model.ID, at fyne.Position)
	Split      func(duty model.ID)
	Lock       func(duties []model.ID, at fyne.Position)
	Unlock     func(lock model.ID)
	Role       func(duty, unit model.ID, at fyne.Position) // change the unit's part; "" = add one
	EndRole    func(duty, unit model.ID)
	MergeUnits func(unit model.ID, at fyne.Position)
	SplitUnit  func(unit model.ID)
	RemoveUnit func(unit model.ID, at fyne.Position)
	Charter    func(unit model.ID) // opens the charter of the unit
	Jump       func(to model.Ref)
	Review     func(unit model.ID) // opens the review of the unit's department; nil hides the offer
	// Left lists what stayed where a duty was moved from, and Along sends it after the duty.
	Left  func(duty model.ID) []model.Ref
	Along func(duty model.ID)
	Teach func() // where the terms of the organisation are written; nil hides the offer
	// Do carries out a verb and NewID makes an id for what is entered; nil hides all offers
	// to enter something. Do tells whether it is done, at once or when the file has answered;
	// who has nothing to do then gives nil.
	Do    func(v model.Verb, then func(done bool))
	NewID func(model.Kind) model.ID
	// Comments is how something is asked about what is shown; without Ask it is only read.
	Comments CommentHands
}

// Inspector shows what is selected: a duty, several duties, a unit, or nothing. A
// click on a value edits it in place: Enter or leaving commits, Escape reverts.
type Inspector struct {
	page
	hands    InspectorHands
	print    text.Printer
	snap     scenarios.Snapshot
	seals    map[model.ID]look.Seal
	selected []model.Ref
	edit     editor
	entering entering
	remarks  remarks
}

// NewInspector makes an empty inspector.
func NewInspector(h InspectorHands) *Inspector {
	if h.Drafts == nil {
		h.Drafts = &entry.Drafts{}
	}
	i := &Inspector{hands: h}
	i.begin(i, i.sheets)
	i.edit = newEditor(&i.page, h.EditHands)
	return i
}

// Draw shows what is selected. References to what the scenario does not have are
// left out.
func (i *Inspector) Draw(snap scenarios.Snapshot, p text.Printer, selected []model.Ref) {
	selected = slices.DeleteFunc(slices.Clone(selected), func(r model.Ref) bool { return !snap.Scenario.Has(r) })
	if !i.edit.follow(snap, chrome.In(p.Lang()), func(r model.Ref) bool { return slices.Contains(selected, r) }) {
		return
	}
	same := slices.Equal(selected, i.selected)
	if !same {
		i.keepUp(false)
	}
	i.print, i.snap, i.selected = chrome.In(p.Lang()), snap, selected
	i.keepUp(true)
	i.seals = marks.Seals(i.print, snap.Scenario, snap.Baseline)
	i.draw()
}

// Natural is the height at which nothing is scrolled.
func (i *Inspector) Natural(width float32) float32 { return i.natural(width) }

// duties gives the selected duties.
func (i *Inspector) duties() (out []model.ID) {
	for _, r := range i.selected {
		if r.Kind == model.DutyKind {
			out = append(out, r.ID)
		}
	}
	return out
}

func (i *Inspector) sheets(width float32) folio {
	if i.print.Lang() == "" || i.seals == nil {
		return folio{}
	}
	i.remarks.here = false
	duties := i.duties()
	switch {
	case len(duties) > 1:
		return i.several(duties, width)
	case len(duties) == 1:
		d, _ := i.snap.Scenario.Duty(duties[0])
		return i.duty(d, width)
	case len(i.selected) > 0 && i.selected[0].Kind == model.UnitKind:
		u, _ := i.snap.Scenario.Unit(i.selected[0].ID)
		return i.unit(u, width)
	case len(i.selected) > 0:
		return i.record(i.snap.Scenario.Get(i.selected[0]), width)
	}
	return i.nothing(width)
}

// heading is the line that says where the thing is: kind › unit.
func (i *Inspector) heading(kind string, unit *model.ID, width float32) *look.Sheet {
	s := look.NewSheet()
	s.Reach(headHeight)
	x := pad + s.Text(pad, 13, look.Small, look.Ink3, kind)
	if unit == nil {
		return s
	}
	s.Icon(x+6, 16, 12, "chevron-right", look.Ink3)
	x += 24
	if *unit != "" {
		i.stretch(s, x-4, 8, width-x-8, 28, "inspector-unit", func() { i.jump(model.Ref{Kind: model.UnitKind, ID: *unit}) }).Radius = look.RadiusButton
	}
	s.Seal(x, 13, sealSize, i.seals[*unit])
	s.Text(x+24, 13, look.Small, look.Ink2, look.CutLeft(i.print.Unit(i.snap.Scenario, *unit), look.Small, width-x-24-pad))
	return s
}

func (i *Inspector) jump(to model.Ref) {
	if i.hands.Jump != nil {
		i.hands.Jump(to)
	}
}

func (i *Inspector) duty(d model.Duty, width float32) folio {
	p, lang := i.print, i.print.Lang()
	f := folio{head: i.heading(p.T("inspector.duty"), &d.Unit, width)}
	f.body = append(f.body, i.wording(d.Ref(), "title", d.Title, lang, p.Name(i.snap.Scenario, d.Ref()), look.Title, look.Ink, 3, width))
	f.body = append(f.body, i.wording(d.Ref(), "text", d.Text, lang, p.T("inspector.no-text"), look.Body, look.Ink, sentenceLines, width))
	f.body = append(f.body, gap(4), i.wording(d.Ref(), "text", d.Text, lang.Other(), p.T("inspector.no-other"), look.Small, look.Ink3, sentenceLines, width), gap(8))
	if !i.snap.Pending && !i.snap.Findings.Recognises(d) {
		f.body = append(f.body, i.unknown(width))
	}
	f.body = append(f.body, i.left(d, width)...)
	f.body = append(f.body, i.locks(d, width)...) // first: they say what cannot be done
	user := false
	for _, r := range i.dutyProperties(d) {
		user = user || r.basis == model.User
		f.body = append(f.body, i.rows(d.Ref(), r, width)...)
	}
	f.body = append(f.body, i.more(d.Ref(), width, cellsBeside(model.DutyKind, "title", "text", "unit")...)...)
	f.body = append(f.body, i.reading(d, width)...)
	f.body = append(f.body, i.links(d.Ref(), width)...)
	f.body = append(f.body, i.passing(d, width)...)
	f.body = append(f.body, i.roles(d, width)...)
	f.body = append(f.body, i.legend(user))
	f.body = append(f.body, i.comments(d.Ref(), width)...)
	f.foot = i.buttons(width, append(i.dutyButtons([]model.ID{d.ID}), i.button("split-duty", "split", "split", i.hands.Split != nil, func(*look.Button) { i.hands.Split(d.ID) }))...)
	return f
}

// unknown says that the lexicon does not know what the duty is about, and leads to where
// it can be taught.
func (i *Inspector) unknown(width float32) block {
	words := i.print.T("inspector.unrecognised")
	lines := float32(len(look.Wrap(words, look.Small, width-2*pad-22, 3)))
	return block{lines*look.Small.Line() + 12, func(s *look.Sheet, y float32) {
		if i.hands.Teach != nil {
			i.stretch(s, rowPad, y, width-2*rowPad, lines*look.Small.Line()+8, "teach", i.hands.Teach).Radius = look.RadiusButton
		}
		s.Icon(pad, y+5, glyphSize, "info", look.Ink2)
		s.Paragraph(pad+22, y+4, width-2*pad-22, look.Small, look.Ink2, words, 3)
	}}
}

// several lists duties with what can be done with all of them.
func (i *Inspector) several(duties []model.ID, width float32) folio {
	p, s := i.print, i.snap.Scenario
	f := folio{head: i.heading(p.T("inspector.several", "n", len(duties)), nil, width)}
	for n, id := range duties {
		if n == listedDuties {
			f.body = append(f.body, note(p.T("inspector.more", "n", len(duties)-n), width))
			break
		}
		d, _ := s.Duty(id)
		f.body = append(f.body, block{28, func(sheet *look.Sheet, y float32) {
			i.stretch(sheet, rowPad, y, width-2*rowPad, 28, "jump:"+string(id), func() { i.jump(d.Ref()) }).Radius = look.RadiusButton
			sheet.Seal(pad, y+5, sealSize, i.seals[d.Unit])
			sheet.TextCut(pad+26, y+4, width-pad-26-pad, look.Body, look.Ink, p.Name(s, d.Ref()))
		}})
	}
	f.foot = i.buttons(width, i.dutyButtons(duties)...)
	return f
}

func (i *Inspector) unit(u model.Unit, width float32) folio {
	p, lang := i.print, i.print.Lang()
	f := folio{head: i.heading(p.T("inspector.unit"), &u.ID, width)}
	f.body = append(f.body,
		i.wording(u.Ref(), "name", u.Name, lang, p.Name(i.snap.Scenario, u.Ref()), look.Title, look.Ink, 3, width),
		i.wording(u.Ref(), "name", u.Name, lang.Other(), p.T("inspector.no-other"), look.Small, look.Ink3, 2, width), gap(8))
	home := i.snap.Scenario.DepartmentOf(u.ID)
	if n := i.snap.Findings.Unsettled()[home]; n > 0 && i.hands.Review != nil && i.snap.Scenario.Joined(home, i.snap.Baseline) {
		f.body = append(f.body, door(&i.page, i.seals[home], p.T("inspector.to-review", "n", n), "review:"+string(u.ID), func() { i.hands.Review(u.ID) }, width), gap(8))
	}
	user := false
	for _, r := range i.unitProperties(u) {
		user = user || r.basis == model.User
		f.body = append(f.body, i.rows(u.Ref(), r, width)...)
	}
	f.body = append(f.body, i.more(u.Ref(), width, cellsBeside(model.UnitKind, "name")...)...)
	f.body = append(f.body, i.holdings(u, width)...)
	f.body = append(f.body, i.legend(user))
	f.body = append(f.body, i.comments(u.Ref(), width)...)
	h := i.hands
	f.foot = i.buttons(width,
		i.button("merge", "merge", "", h.MergeUnits != nil, func(b *look.Button) { h.MergeUnits(u.ID, look.Below(b)) }),
		i.button("split-unit", "split-unit", "", h.SplitUnit != nil, func(*look.Button) { h.SplitUnit(u.ID) }),
		i.button("rename", "rename", "", h.Edit != nil, func(*look.Button) { i.edit.change(u.Ref(), "name."+string(lang), 1) }),
		i.button("remove", "remove", "", h.RemoveUnit != nil, func(b *look.Button) { h.RemoveUnit(u.ID, look.Below(b)) }),
		i.charter(u.ID))
	return f
}

// nothing says what the scenario holds and what can be done.
func (i *Inspector) nothing(width float32) folio {
	p, s := i.print, i.snap.Scenario
	f := folio{head: i.heading(p.T("inspector.scenario"), nil, width)}
	name := i.snap.Info.Name.In(p.Lang())
	f.body = append(f.body, block{36, func(sheet *look.Sheet, y float32) {
		sheet.TextCut(pad, y, width-2*pad, look.Title, look.Ink, name)
	}})
	departments, unplaced := 0, len(s.DutiesOf(""))
	for _, u := range s.Units() {
		if u.Level != model.Company && u.Level != model.External && s.DepartmentOf(u.ID) == u.ID {
			departments++
		}
	}
	f.body = append(f.body, paragraph(p.T("inspector.counts", "u", departments, "d", s.Count(model.DutyKind), "f", unplaced), look.Body, look.Ink2, width), gap(8))
	f.body = append(append(f.body, i.frame(width)...), gap(8))
	for _, hint := range []string{"inspector.hint-select", "inspector.hint-drag", "inspector.hint-find"} {
		f.body = append(f.body, paragraph(p.T(hint), look.Small, look.Ink3, width))
	}
	f.body = append(f.body, i.comments(model.Ref{}, width)...)
	f.body = append(f.body, gap(12))
	return f
}

func paragraph(words string, t look.Type, ink look.Role, width float32) block {
	lines := float32(len(look.Wrap(words, t, width-2*pad, 4)))
	return block{lines * t.Line(), func(s *look.Sheet, y float32) { s.Paragraph(pad, y, width-2*pad, t, ink, words, 4) }}
}

// wording shows a text in one language; a click edits it. missing stands for a
// wording that does not exist.
func (i *Inspector) wording(of model.Ref, cell string, t model.Text, lang model.Lang, missing string, face look.Type, ink look.Role, most int, width float32) block {
	words := t.With(lang.Other(), "").In(lang)
	cell += "." + string(lang)
	if b, ok := i.edit.block(of, cell, pad-8, width-2*pad+16); ok {
		return b
	}
	shown, faint := words, ink
	if shown == "" {
		shown = missing
		if face != look.Title {
			faint = look.Ink3
		}
	}
	stale := ""
	if t.Stale == lang && words != "" {
		stale = i.print.T("inspector.stale")
	}
	lines := look.Wrap(shown, face, width-2*pad, most)
	height := float32(len(lines)) * face.Line()
	if stale != "" {
		height += look.PillHeight + 2
	}
	space := float32(0)
	if face == look.Title {
		space = 2
	}
	return block{height + space, func(s *look.Sheet, y float32) {
		if i.hands.Edit != nil {
			area := 1
			if !strings.HasPrefix(cell, "name") && !strings.HasPrefix(cell, "title") {
				area = len(look.Wrap(words, look.Body, width-2*pad-8, 0)) + 1
			}
			hit := i.stretch(s, pad-8, y, width-2*pad+16, height, "edit:"+cell, func() { i.edit.change(of, cell, area) })
			hit.Radius = look.RadiusButton
		}
		s.Paragraph(pad, y, width-2*pad, face, faint, shown, most)
		if stale != "" {
			s.Pill(pad, y+height-look.PillHeight, look.TagPill(stale))
		}
	}}
}

// Edit opens the field of a cell, as a click on its words does.
func (i *Inspector) Edit(cell string) {
	if words, ok := i.Targets()["edit:"+cell].(fyne.Tappable); ok {
		words.Tapped(&fyne.PointEvent{})
	}
}

// button makes a button of the foot; nil when it has nothing to do.
func (i *Inspector) button(target, word, icon string, able bool, tapped func(*look.Button)) *look.Button {
	if !able {
		return nil
	}
	b := i.push(look.Secondary, i.print.T("button."+word), icon, target, nil)
	b.OnTapped = func() { tapped(b) }
	return b
}

// charter is the button that opens the charter of a unit; it has its name as a hint, so that
// it stands beside the others.
func (i *Inspector) charter(unit model.ID) *look.Button {
	b := i.button("charter", "charter", "document", i.hands.Charter != nil, func(*look.Button) { i.hands.Charter(unit) })
	if b != nil {
		b.Label, b.Hint = "", b.Label
	}
	return b
}

func (i *Inspector) dutyButtons(duties []model.ID) []*look.Button {
	h := i.hands
	move := i.button("move", "move", "arrow-right", h.Move != nil, func(b *look.Button) {
		h.Move(duties, look.Below(b))
	})
	if move != nil {
		move.Key = "M"
	}
	return []*look.Button{move, i.button("fuse", "fuse", "fuse", h.Fuse != nil, func(b *look.Button) { h.Fuse(duties, look.Below(b)) })}
}

// buttons places the buttons in rows; key names go when they do not fit.
func (i *Inspector) buttons(width float32, all ...*look.Button) *look.Sheet {
	all = slices.DeleteFunc(all, func(b *look.Button) bool { return b == nil })
	duties := i.duties()
	locks := i.hands.Lock != nil && len(duties) > 0
	if len(all) == 0 && !locks {
		return nil
	}
	const space = 5
	room := width - 2*pad
	if locks {
		room -= 22 // its icon; the space around it may reach into the margin
	}
	need := func() (w float32) {
		for _, b := range all {
			w += b.Wide() + space
		}
		return w - space
	}
	if need() > room {
		for _, b := range all {
			b.Key = ""
		}
	}
	s := look.NewSheet()
	x, y := float32(pad), float32(4)
	for _, b := range all {
		w := min(b.Wide(), width-2*pad)
		if x > pad && x+w > width-pad {
			x, y = pad, y+look.ButtonHeight+space
		}
		s.Put(b, x, y, w, look.ButtonHeight)
		x += w + space
	}
	if locks {
		lock := look.NewIconButton("lock", nil)
		lock.OnTapped = func() { i.hands.Lock(duties, look.Below(lock)) }
		lock.Hint = i.print.T("inspector.lock-these")
		s.Put(lock, x-2, y+2, 28, 28)
		i.name("lock", lock)
	}
	s.Reach(y + look.ButtonHeight + 12)
	return s
}
