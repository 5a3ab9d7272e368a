package entry

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/ui/look"
)

// Option is one thing that may be chosen: what is stored, and what it is called.
type Option struct {
	value, label string
}

// options lists what may stand in a cell; nil = anything. first puts some before the others.
func options(p text.Printer, s model.Scenario, f model.Field, first func(model.ID) bool) []Option {
	var out []Option
	switch f.Type {
	case model.Reference:
		called := map[string]int{}
		for _, r := range records(s, f.Target) {
			called[name(p, s, r)]++
		}
		for _, r := range records(s, f.Target) {
			label := name(p, s, r)
			if called[label] > 1 {
				label = p.T("entry.where", "x", label, "unit", p.Unit(s, model.ID(model.Cell(r, "unit"))))
			}
			out = append(out, Option{string(r.Ref().ID), label})
		}
		if first != nil {
			slices.SortStableFunc(out, func(a, b Option) int {
				return model.LastIf(!first(model.ID(a.value)), !first(model.ID(b.value)))
			})
		}
		if out == nil {
			out = []Option{}
		}
	case model.AnyRef: // what a link leads to
		for _, k := range []model.Kind{model.GoalKind, model.KPIKind, model.TaskKind, model.ChannelKind, model.ToolKind} {
			for _, r := range records(s, k) {
				out = append(out, Option{r.Ref().String(), p.T("entry.of-kind", "kind", p.Capital(p.Kind(k)), "x", name(p, s, r))})
			}
		}
		if first != nil {
			preferred := func(o Option) bool { r, err := model.ParseRef(o.value); return err == nil && first(r.ID) }
			slices.SortStableFunc(out, func(a, b Option) int { return model.LastIf(!preferred(a), !preferred(b)) })
		}
	case model.Whole: // few of which have words
		for n := f.Max; f.Max <= 3 && n >= max(f.Min, 1); n-- {
			v := strconv.Itoa(int(n))
			out = append(out, Option{v, p.Capital(p.Value(s, f, v))})
		}
	case model.Word:
		for _, v := range p.Words(f) {
			out = append(out, Option{v, p.Capital(p.Value(s, f, v))})
		}
	case model.List:
		for _, v := range p.Words(f) {
			out = append(out, Option{v, p.Value(s, f, v)})
		}
	}
	return out
}

func name(p text.Printer, s model.Scenario, r model.Record) string {
	if r.Ref().Kind == model.UnitKind {
		return p.Unit(s, r.Ref().ID)
	}
	return p.RecordName(s, r)
}

// records lists what a reference may point at.
func records(s model.Scenario, k model.Kind) []model.Record {
	var out []model.Record
	if k == model.UnitKind {
		for _, u := range s.Units() {
			out = append(out, u)
		}
		return out
	}
	return s.Records(k)
}

const (
	offerHeight = 26
	offerGap    = 6
	offerRows   = 3  // of what one is chosen from
	offerMost   = 10 // of a list in which several are ticked
)

// Offers are what may be chosen in the field that has the keyboard, below it: sifted as
// one types, marked with the arrow keys, taken with Tab, Enter or a click. They never
// take the keyboard.
type Offers struct {
	widget.BaseWidget
	input   *Input
	shown   []Option
	marked  int // of shown; -1 = none
	hover   int
	pressed func() // told of a press, before the field loses the keyboard
	taken   func() // told when one was taken by a click
}

func newOffers(i *Input) *Offers {
	o := &Offers{input: i, marked: -1, hover: -1, shown: i.options}
	o.ExtendBaseWidget(o)
	return o
}

func (o *Offers) list() bool { return o.input.cell.Field.Type == model.List }

// typed is the word that is being typed: in a list the last one.
func (o *Offers) typed() string {
	s := o.input.Field.Text
	if i := strings.LastIndexFunc(s, separates); o.list() && i >= 0 {
		s = strings.TrimLeft(s[i:], ",;\n，、；")
	}
	return strings.ToLower(strings.TrimSpace(s))
}

// typing follows what is typed. A comma ends a word of a list: of what was begun the whole
// word is taken.
func (o *Offers) typing() {
	text := strings.TrimRight(o.input.Field.Text, " ")
	last, size := utf8.DecodeLastRuneInString(text)
	if !o.list() || o.marked < 0 || o.marked >= len(o.shown) || !separates(last) {
		o.sift()
		return
	}
	x := o.shown[o.marked]
	o.marked = -1
	text = text[:len(text)-size]
	parts := o.input.parts(text)
	parts[len(parts)-1] = x.label
	and := o.input.print.T("entry.and")
	o.input.Field.SetText(strings.Join(parts, and) + and)
	o.input.Field.ToEnd()
}

// sift shows what fits what has been typed.
func (o *Offers) sift() {
	said := o.typed()
	o.shown, o.marked = nil, -1
	_, whole := o.input.find(said)
	for _, beginning := range []bool{true, false} { // what begins so stands first
		for _, x := range o.input.options {
			at := strings.Index(strings.ToLower(x.label), said)
			if at < 0 && o.input.cell.Field.Type != model.Reference && strings.HasPrefix(x.value, said) {
				at = 0 // the word that files have for it
			}
			if whole || said == "" {
				at = 0
			}
			if at >= 0 && (at == 0) == beginning {
				o.shown = append(o.shown, x)
			}
		}
	}
	if said != "" && !whole && len(o.shown) > 0 {
		o.marked = 0
	}
	o.Refresh()
}

// step marks the next or the previous.
func (o *Offers) step(by int) {
	if n := len(o.shown); n > 0 {
		o.marked = (max(o.marked, min(-by, 0)) + by + n) % n
		o.Refresh()
	}
}

// complete takes what is marked, and reports whether something was.
func (o *Offers) complete() bool {
	if o.marked < 0 || o.marked >= len(o.shown) {
		return false
	}
	o.take(o.shown[o.marked])
	return true
}

// take puts a word into the field; in a list in the place of the last, or away again.
func (o *Offers) take(x Option) {
	i := o.input
	if !o.list() {
		i.Field.SetText(x.label)
	} else {
		var parts []string
		had := false
		for _, part := range i.parts(i.Field.Text) {
			if strings.EqualFold(part, x.label) {
				had = true
				continue
			}
			if _, known := i.find(part); known {
				parts = append(parts, part)
			}
		}
		if !had {
			parts = append(parts, x.label)
		}
		i.Field.SetText(strings.Join(parts, i.print.T("entry.and")))
	}
	i.Field.ToEnd()
	o.marked = -1
	o.Refresh()
}

// rows breaks options into rows of a width.
func (o *Offers) rows(all []Option, width float32) [][]fyne.Position {
	var out [][]fyne.Position
	x := width
	for n, a := range all {
		w := o.wide(a, width)
		if n == 0 || x+w > width {
			out, x = append(out, nil), 0
		}
		out[len(out)-1] = append(out[len(out)-1], fyne.NewPos(x, w))
		x += w + offerGap
	}
	return out
}

func (o *Offers) wide(a Option, width float32) float32 {
	w := look.Width(a.label, look.Small) + 20
	if o.list() {
		w += 16
	}
	return min(w, width, 260)
}

// Height is what they need at a width, however much is typed.
func (o *Offers) Height(width float32) float32 {
	most := offerRows
	if o.list() {
		most = offerMost
	}
	n := min(len(o.rows(o.input.options, width)), most)
	return float32(max(n, 1))*(offerHeight+4) - 4
}

// CreateRenderer implements fyne.Widget.
func (o *Offers) CreateRenderer() fyne.WidgetRenderer {
	return look.NewDrawing(o, func(s *look.Sheet, w, h float32) {
		if len(o.shown) == 0 {
			key := "entry.no-such"
			if len(o.input.options) == 0 {
				key = "entry.none-yet"
			}
			s.TextCut(0, 4, w, look.Small, look.Ink3, o.input.print.T(key))
			return
		}
		n := 0
		for r, row := range o.rows(o.shown, w) {
			y := float32(r) * (offerHeight + 4)
			if y+offerHeight > h+1 {
				return
			}
			for _, at := range row {
				o.paint(s, at.X, y, at.Y, n)
				n++
			}
		}
	})
}

func (o *Offers) paint(s *look.Sheet, x, y, w float32, n int) {
	a := o.shown[n]
	fill, edge, ink := look.Card, look.LineStrong, look.Ink2
	ticked := o.ticked(a)
	if ticked {
		ink = look.Accent
	}
	if n == o.hover {
		edge = look.Ink3
	}
	if n == o.marked {
		fill, edge, ink = look.Tint, look.Accent, look.Accent
	}
	ground := canvas.NewRectangle(look.Color(fill))
	ground.StrokeColor, ground.StrokeWidth, ground.CornerRadius = look.Color(edge), 1, offerHeight/2
	s.Put(ground, x, y, w, offerHeight)
	left := x + 10
	if o.list() {
		if ticked {
			s.Icon(left-2, y+6, 14, "check", look.Accent)
		} else {
			s.Icon(left-2, y+6, 14, "plus", look.Ink3)
		}
		left += 16
	}
	s.TextCut(left, y+4, w-(left-x)-8, look.Small, ink, a.label)
}

// ticked reports whether the field holds an option already.
func (o *Offers) ticked(a Option) bool {
	if !o.list() {
		return strings.EqualFold(strings.TrimSpace(o.input.Field.Text), a.label)
	}
	return slices.ContainsFunc(o.input.parts(o.input.Field.Text), func(p string) bool { return strings.EqualFold(p, a.label) })
}

// at finds the option at a place; -1 = none.
func (o *Offers) at(p fyne.Position) int {
	n := 0
	for r, row := range o.rows(o.shown, o.Size().Width) {
		y := float32(r) * (offerHeight + 4)
		for _, at := range row {
			if p.Y >= y && p.Y < y+offerHeight && p.X >= at.X && p.X < at.X+at.Y {
				return n
			}
			n++
		}
	}
	return -1
}

// MouseDown and MouseUp implement desktop.Mouseable.
func (o *Offers) MouseDown(*desktop.MouseEvent) {
	if o.pressed != nil {
		o.pressed()
	}
}
func (o *Offers) MouseUp(*desktop.MouseEvent) {}

// Tapped implements fyne.Tappable.
func (o *Offers) Tapped(e *fyne.PointEvent) {
	if n := o.at(e.Position); n >= 0 {
		o.take(o.shown[n])
	}
	if o.taken != nil {
		o.taken()
	}
}

// MouseIn, MouseMoved and MouseOut implement desktop.Hoverable.
func (o *Offers) MouseIn(e *desktop.MouseEvent) { o.MouseMoved(e) }
func (o *Offers) MouseMoved(e *desktop.MouseEvent) {
	if n := o.at(e.Position); n != o.hover {
		o.hover = n
		o.Refresh()
	}
}
func (o *Offers) MouseOut() { o.hover = -1; o.Refresh() }

// Cursor implements desktop.Cursorable.
func (o *Offers) Cursor() desktop.Cursor { return desktop.PointerCursor }
