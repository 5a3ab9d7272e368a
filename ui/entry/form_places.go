package entry

import (
	"strings"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/ui/look"
)

// Measures of a form.
const (
	labelHeight = 16
	fieldHeight = 30
	areaHeight  = 52
	across      = 8
)

// place is where a field stands in the form.
type place struct {
	x, y, w, h float32
}

// lay gives the fields their places for a width, row by row.
func (f *Form) lay(width float32) ([]place, float32) {
	out := make([]place, len(f.inputs))
	x, y, tall, row := float32(0), float32(0), float32(0), 0
	label := f.label()
	stretch := func(to int) { // what is left of a row goes to its first field
		if to > row {
			spare := width - (out[to-1].x + out[to-1].w)
			for n := row; n < to; n++ {
				if n > row {
					out[n].x += spare
				}
			}
			out[row].w += spare
		}
		row = to
	}
	for n, i := range f.inputs {
		w, h := i.width(), float32(fieldHeight)
		if i.cell.long() {
			w = min(max(width*.4, 200), width)
		}
		if i.Field.MultiLine {
			h = areaHeight
		}
		if x > 0 && x+w > width {
			stretch(n)
			x, y, tall = 0, y+tall+6, 0
		}
		w = min(w, width)
		out[n] = place{x, y + label, w, h}
		x += w + across
		tall = max(tall, label+h)
	}
	stretch(len(out))
	return out, y + tall
}

// label is the height of the names above the fields: one field alone stands below its row
// in the panel, which names it.
func (f *Form) label() float32 {
	if len(f.inputs) == 1 && f.of.ID != "" {
		return 0
	}
	return labelHeight
}

// width is what a field needs.
func (i *Input) width() float32 {
	w := max(look.Width(i.Label(), look.Micro)+4, 64)
	switch f := i.cell.Field; {
	case f.Type == model.Whole || f.Type == model.Number:
		return w
	case f.Type == model.Reference:
		return 168
	case f.Type == model.List:
		return 150
	case i.options != nil:
		return max(w, 112)
	}
	return 132
}

// below is what stands below the fields: why something does not do, what may be chosen,
// or which keys there are.
func (f *Form) below(width float32) (height float32, paint func(s *look.Sheet, x, y float32)) {
	said := f.error
	if f.at >= 0 && f.inputs[f.at].error != "" {
		said = f.inputs[f.at].error
	}
	if said == "" {
		for _, i := range f.inputs {
			if i.error != "" {
				said = i.error
				break
			}
		}
	}
	tall := float32(0)
	if said != "" {
		tall = float32(len(look.Wrap(said, look.Small, width-20, 0)))*look.Small.Line() + 4
	}
	var o *Offers
	if f.at >= 0 {
		o = f.inputs[f.at].offers
	}
	offers := float32(0)
	if o != nil {
		offers = o.Height(width) + 6
	}
	near, nearly := f.alike(width)
	return tall + near + offers + 22, func(s *look.Sheet, x, y float32) {
		if said != "" {
			s.Glyph(x, y+3, 12, look.High)
			s.Paragraph(x+20, y, width-20, look.Small, look.HighInk, said, 0)
			y += tall
		}
		nearly(s, x, y)
		y += near
		if o != nil {
			s.Put(o, x, y, width, offers-6)
			y += offers
		}
		f.keys(s, x, y, width)
	}
}

// alike says which duties there are already that are nearly what is being typed, and what
// the one says that somebody wants to see.
func (f *Form) alike(width float32) (height float32, paint func(s *look.Sheet, x, y float32)) {
	const line = 24
	text := func(n int) []string {
		if n != f.told {
			return nil
		}
		return look.Wrap(f.near[n].Text, look.Small, width-20, 4)
	}
	for n := range f.near {
		height += line + float32(len(text(n)))*look.Small.Line()
	}
	return height, func(s *look.Sheet, x, y float32) {
		for n, d := range f.near {
			s.Glyph(x, y+6, 12, look.Medium)
			s.Seal(x+20, y+3, 18, d.Seal)
			show := newPush("", f.print.T("entry.show"), f.Hold, func() {
				if f.told == n {
					n = -1
				}
				f.told = n
				f.to(0)
				f.redraw()
			})
			w := look.Width(f.print.T("entry.near", "duty", f.print.Quote(d.Name)), look.Small)
			w = min(w, width-44-show.wide())
			s.TextCut(x+44, y+3, w, look.Small, look.MediumInk, f.print.T("entry.near", "duty", f.print.Quote(d.Name)))
			s.Put(show, x+48+w, y, show.wide(), line)
			y += line
			if said := text(n); said != nil {
				y += s.Paragraph(x+20, y, width-20, look.Small, look.Ink2, d.Text, 4)
			}
		}
	}
}

// keys names the keys of the form.
func (f *Form) keys(s *look.Sheet, x, y, width float32) {
	names := []string{"tab", "again", "escape"}
	if f.of.ID != "" {
		names[1] = "store"
	}
	right := x + width
	if f.of.ID != "" && f.place.Removes {
		remove := newPush("trash", f.print.T("entry.remove"), f.Hold, f.Remove)
		w := remove.wide()
		right -= w + 6
		s.Put(remove, right+6, y-2, w, 24)
	}
	for _, n := range names {
		said := f.print.T("entry.key." + n)
		w := look.Width(said, look.Micro) + 12
		if x+w > right {
			return
		}
		edge := look.NewEdged(look.Card, look.LineStrong, look.RadiusSeal)
		s.Put(edge, x, y, w, 20)
		s.Text(x+6, y+2, look.Micro, look.Ink2, said)
		x += w + 6
	}
}

// Height is how high the form is at a width.
func (f *Form) Height(width float32) float32 {
	_, h := f.lay(width)
	below, _ := f.below(width)
	return h + 6 + below
}

// Paint puts the form on a sheet. name is told of every field, by its cell; may be nil.
func (f *Form) Paint(s *look.Sheet, x, y, width float32, name func(cell string, o fyne.CanvasObject)) {
	places, h := f.lay(width)
	for n, p := range places {
		i := f.inputs[n]
		if f.label() > 0 {
			s.TextCut(x+p.x, y+p.y-labelHeight, p.w, look.Micro, look.Ink3, i.Label())
		}
		s.Put(i.Field, x+p.x, y+p.y, p.w, p.h)
		if i.offers != nil && !i.Field.MultiLine && strings.TrimSpace(i.Field.Text) == "" {
			s.Icon(x+p.x+p.w-20, y+p.y+(p.h-12)/2, 12, "chevron-down", look.Ink3)
		}
		if name != nil {
			name(i.cell.Name, i.Field)
		}
	}
	_, paint := f.below(width)
	paint(s, x, y+h+6)
}
