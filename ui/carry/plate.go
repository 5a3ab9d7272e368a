package carry

import (
	"embed"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

//go:embed zh.json en.json
var words embed.FS

// chrome is the words of this package.
var chrome = text.NewChrome(words)

// platePad is what lies between the edge of a plate and its words.
const platePad = 12

// Plate hangs beneath what is dragged, and says what letting go would do. Make it with
// [NewPlate].
type Plate struct {
	print text.Printer
	s     model.Scenario
	seals map[model.ID]look.Seal
}

// NewPlate makes one that speaks of a scenario in a language.
func NewPlate(lang model.Lang, s model.Scenario, seals map[model.ID]look.Seal) Plate {
	return Plate{chrome.In(lang), s, seals}
}

// Duties says what letting duties go would do.
func (l Plate) Duties(plate *look.Sheet, width float32, p *Prediction) {
	const pad = platePad
	if l.nothing(plate, p, "plate.order") {
		return
	}
	x := pad + plate.Text(pad, 8, look.Small, look.Ink3, l.print.T("plate.to")) + 8
	plate.Seal(x, 8, 18, l.seals[l.s.DepartmentOf(p.To)])
	x += 24
	name := l.print.Unit(l.s, p.To)
	if room := width - x - pad; p.To != "" && look.Width(name, look.BodyBold) > room {
		name = l.print.Name(l.s, model.Ref{Kind: model.UnitKind, ID: p.To}) // the seal tells the department
	}
	plate.TextCut(x, 7, width-x-pad, look.BodyBold, look.Ink, name)
	plate.Reach(l.verdict(plate, 32, width, p.Consequence))
}

// Unit says what letting a unit go would do.
func (l Plate) Unit(plate *look.Sheet, width float32, p *Prediction) {
	const pad = platePad
	if l.nothing(plate, p, "plate.unit-order") {
		return
	}
	key := "plate.below"
	if p.Merge {
		key = "plate.merge"
	}
	x := pad + plate.Text(pad, 8, look.Small, look.Ink3, l.print.T(key)) + 8
	if p.To != "" {
		plate.Seal(x, 8, 18, l.seals[p.To])
		plate.TextCut(x+24, 7, width-x-24-pad, look.BodyBold, look.Ink, l.print.Name(l.s, model.Ref{Kind: model.UnitKind, ID: p.To}))
	}
	y := l.verdict(plate, 32, width, p.Consequence)
	if p.Merge && p.Consequence.Refusal == nil {
		plate.Text(pad, y+4, look.Small, look.Ink3, l.print.T("plate.asks"))
		y += 24
	}
	plate.Reach(y)
}

// Link says what linking a duty to a record would do; the zero Ref is none, and same says
// that they are linked already.
func (l Plate) Link(plate *look.Sheet, width float32, to model.Ref, same bool, c scenarios.Consequence) {
	const pad = platePad
	if to.ID == "" {
		plate.Text(pad, 8, look.Small, look.Ink3, l.print.T("plate.link-none"))
		return
	}
	x := pad + plate.Text(pad, 8, look.Small, look.Ink3, l.print.T("plate.link")) + 8
	plate.TextCut(x, 7, width-x-pad, look.BodyBold, look.Ink, l.print.Name(l.s, to))
	if same {
		plate.Text(pad, 32, look.Small, look.Ink3, l.print.T("plate.linked"))
		plate.Reach(54)
		return
	}
	plate.Reach(l.verdict(plate, 32, width, c))
}

// verdict writes a refusal or the consequences on a plate, and gives where it ends.
func (l Plate) verdict(plate *look.Sheet, y, width float32, c scenarios.Consequence) float32 {
	const pad = platePad
	if c.Refusal != nil {
		why, _ := l.print.Error(l.s, c.Refusal)
		plate.Icon(pad, y+3, 13, "refuse", look.HighInk)
		return y + plate.Paragraph(pad+18, y, width-2*pad-18, look.Small, look.HighInk, why, 3)
	}
	x := float32(pad)
	for _, v := range marks.Consequence(l.print, c, 4) {
		if x > pad && x+v.Width() > width-pad {
			x, y = pad, y+24
		}
		x += plate.Pill(x, y, v) + 4
	}
	return y + 22
}

// nothing says that letting go would change nothing, or only an order, and reports
// whether that is so.
func (l Plate) nothing(plate *look.Sheet, p *Prediction, order string) bool {
	key := order
	switch {
	case p.Outside:
		key = "plate.none"
	case p.Stays:
		key = "plate.same"
	case !p.Same:
		return false
	}
	plate.Text(platePad, 8, look.Small, look.Ink3, l.print.T(key))
	return true
}
