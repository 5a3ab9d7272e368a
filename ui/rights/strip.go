package rights

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/ui/look"
)

// fields are those in which the matter of the row is worded.
type fields struct {
	of                model.DecisionRight
	lang              model.Lang
	matter, threshold *look.Entry
}

// below draws the strip: the wording of the matter that has the keyboard, what the unit of
// the cell does in it, and the duties it belongs to.
func (p *Page) below() {
	size := p.Size()
	r, ok := p.row()
	if size.Width == 0 || p.print.Lang() == "" || !ok {
		return
	}
	t, width := p.print, size.Width-2*gutter
	p.field(r)
	s := look.NewSheet()
	s.Ground(0, 0, width, stripHigh, look.RadiusTable, look.Card, look.Line, 0, look.Flat)
	// the wording
	label := func(x, y, wide float32, key string) {
		s.TextCut(x, y, wide, look.Small, look.Ink2, t.Capital(t.T("field."+key)))
	}
	half := (width - 3*gutter) / 2
	name := max(look.Width(t.Capital(t.T("field.threshold")), look.Small), look.Width(t.Capital(t.T("field.matter")), look.Small)) + 10
	label(gutter, 16, name, "matter")
	s.Put(p.fields.matter, gutter+name, 8, half-name, 32)
	label(2*gutter+half, 16, name, "threshold")
	s.Put(p.fields.threshold, 2*gutter+half+name, 8, half-name, 32)
	p.fixed["rights:matter"], p.fixed["rights:threshold"] = p.fields.matter, p.fields.threshold
	// the cell
	x := gutter + name
	s.Seal(gutter, 53, 22, p.seals[p.cursor.unit])
	for i, part := range model.RightParts() {
		b, wide := p.partKey(i, part, r)
		s.Put(b, x, 50, wide, 30)
		p.fixed["rights:press:"+string(part)] = b
		x += wide + 8
	}
	// the duties
	said := t.T("rights.no-duties")
	if r.Duties != "" {
		said = t.T("rights.of-duties", "list", p.duties(r))
	}
	b := look.NewButton(look.Quiet, t.T("rights.duties"), "link", nil)
	b.OnTapped = func() { look.ShowMenuUnder(b, p.dutyChoices(r)...) }
	b.Disabled = p.shut()
	right := width - gutter - b.Wide()
	s.Put(b, right, 49, b.Wide(), look.ButtonHeight)
	p.fixed["rights:duties"] = b
	s.TextCut(x+8, 57, right-x-16, look.Small, look.Ink2, said)
	p.strip.Objects = []fyne.CanvasObject{s.Object(width, stripHigh)}
	canvas.Refresh(p.strip)
}

// field makes the fields of a matter, or leaves those that are its own.
func (p *Page) field(r model.DecisionRight) {
	lang := p.print.Lang()
	if f := p.fields; f.matter != nil && f.of.ID == r.ID && f.lang == lang {
		if f.of.Matter != r.Matter {
			f.matter.SetText(r.Matter.In(lang))
		}
		if f.of.Threshold != r.Threshold {
			f.threshold.SetText(r.Threshold.In(lang))
		}
		p.fields.of = r
		p.open(f.matter, f.threshold)
		return
	}
	edit := func(cell, hint string, was func(model.DecisionRight) model.Text) *look.Entry {
		var e *look.Entry
		commit := func(typed string) {
			now, ok := p.snap.Scenario.DecisionRight(r.ID)
			if typed = model.OneLine(typed); !ok || typed == was(now).In(lang) || p.shut() {
				return
			}
			if typed == "" && cell == "matter" {
				e.SetText(was(now).In(lang))
				return
			}
			text := was(now).Typed(lang, typed)
			if typed == "" {
				text = model.Text{}
			}
			p.do(model.EditRecord(r.Ref(), map[string]string{cell + ".zh": text.ZH, cell + ".en": text.EN, cell + ".stale": string(text.Stale)}))
		}
		e = look.NewEntry(was(r).In(lang), hint, commit)
		e.OnFocus = func(on bool) {
			if !on {
				commit(e.Text)
			}
		}
		e.Cancel = func() {
			if now, ok := p.snap.Scenario.DecisionRight(r.ID); ok {
				e.SetText(was(now).In(lang))
			}
			if on := fyne.CurrentApp().Driver().CanvasForObject(e); on != nil {
				on.Unfocus()
			}
		}
		return e
	}
	p.fields = fields{of: r, lang: lang,
		matter:    edit("matter", p.print.T("rights.hint-matter"), func(r model.DecisionRight) model.Text { return r.Matter }),
		threshold: edit("threshold", p.print.T("rights.hint-threshold"), func(r model.DecisionRight) model.Text { return r.Threshold })}
	p.open(p.fields.matter, p.fields.threshold)
}

func (p *Page) open(all ...*look.Entry) {
	for _, e := range all {
		if p.shut() {
			e.Disable()
		} else {
			e.Enable()
		}
	}
}

// partKey is the button of a part, marked where the cell has it.
func (p *Page) partKey(i int, part model.RightPart, r model.DecisionRight) (*look.Spot, float32) {
	has := false
	for _, x := range r.Parts(p.cursor.unit) {
		has = has || x == part
	}
	said, key := p.print.T("right.part."+string(part)), string(rune('1'+i))
	return look.NewSpot(func() { p.press(part) }, func(s *look.Sheet, w, h float32, hot bool) {
		face, ink := s.Toggle(w, h, has, p.shut(), hot)
		s.Text(12, (h-20)/2, face, ink, said)
		s.TextRight(w-10, (h-16)/2, look.Micro, look.Ink3, key)
	}), look.Width(said, look.BodyBold) + 40
}
