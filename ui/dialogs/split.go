package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
)

// mostParts is how many parts the dialogs offer.
const mostParts = 6

// split puts the duties of a unit into parts: each duty has a column of choices,
// one for each part and one for staying.
type split struct {
	*Dialog
	snap   scenarios.Snapshot
	unit   model.Unit
	level  int // 0 positions below it, 1 departments beside it
	names  []*look.Entry
	ids    []model.ID
	duties []model.Duty
	list   *container.Scroll
	part   map[model.ID]int // of a duty: number of its part from 1; 0 = stays
}

// Split asks how to split a unit into positions or departments.
func Split(h Hands, p text.Printer, snap scenarios.Snapshot, unit model.ID) *Dialog {
	d := &split{Dialog: open(h, p), snap: snap, part: map[model.ID]int{}}
	d.unit, _ = snap.Scenario.Unit(unit)
	d.duties = snap.Scenario.DutiesUnder(unit)
	d.addPart()
	d.addPart()
	d.draw()
	d.focus(d.names[0])
	return d.Dialog
}

func (d *split) addPart() {
	n := len(d.names)
	e := look.NewEntry("", d.print.T("split.part", "n", n+1), func(string) { d.act() })
	e.Cancel = d.Close
	e.OnChanged = func(string) { d.draw() }
	d.names = append(d.names, e)
	d.ids = append(d.ids, d.hands.NewID(model.UnitKind))
	d.targets["dialog:part:"+d.print.Number(float64(n+1))] = e
}

func (d *split) verb() model.Verb {
	level := []model.UnitLevel{model.Position, model.Department}[d.level]
	var parts []model.UnitPart
	for i, e := range d.names {
		name := strings.TrimSpace(e.Text)
		part := model.UnitPart{ID: d.ids[i], Name: model.Wording(d.print.Lang(), name)}
		for _, duty := range d.duties {
			if d.part[duty.ID] == i+1 {
				part.Duties = append(part.Duties, duty.ID)
			}
		}
		if name != "" || len(part.Duties) > 0 {
			parts = append(parts, part)
		}
	}
	return model.SplitUnit(d.unit.ID, level, parts...)
}

// untouched reports whether no name and no duty has been given to a part yet.
func (d *split) untouched() bool {
	for _, e := range d.names {
		if e.Text != "" {
			return false
		}
	}
	for _, part := range d.part {
		if part > 0 {
			return false
		}
	}
	return true
}

func (d *split) act() { d.Dialog.act(d.verb()) }

func (d *split) draw() {
	p, s := d.print, d.snap.Scenario
	const label, wide, narrow = 240, 132, 84
	choices := float32(len(d.names) + 1)
	room := d.hands.Canvas.Size().Width - 32 - 2*pad - label
	column := max(min(room/choices, wide), narrow)
	width := max(2*pad+label+column*choices, 720)
	sheet := look.NewSheet()
	sheet.Text(pad, 20, look.Title, look.Ink, p.T("split.title", "unit", d.unit.Name))
	sheet.Text(pad, 48, look.Body, look.Ink2, p.T("split.about"))
	kind := look.NewSegment(d.level, func(i int) { d.level = i; d.draw() }, p.T("split.positions"), p.T("split.departments"))
	sheet.Put(kind, pad, 82, kind.Wide(), look.SegmentHeight)
	delete(d.targets, "dialog:more")
	if len(d.names) < mostParts {
		more := look.NewButton(look.Quiet, p.T("split.more"), "plus", func() { d.addPart(); d.draw() })
		sheet.Put(more, width-pad-more.Wide(), 80, more.Wide(), 32)
		d.targets["dialog:more"] = more
	}
	top := float32(124)
	x := float32(pad + label)
	stays := p.T("split.stays")
	sheet.Text(x+(column-look.Width(stays, look.Small))/2, top+7, look.Small, look.Ink3, stays)
	for i, e := range d.names {
		sheet.Put(e, x+column*float32(i+1)+4, top, column-8, 32)
	}
	rows := look.NewSheet()
	const row = 34
	for j, duty := range d.duties {
		y := float32(j) * row
		rows.TextCut(12, y+7, label-20, look.Body, look.Ink, p.Name(s, duty.Ref()))
		for i := 0; i <= len(d.names); i++ {
			choose := look.NewRow(func() { d.part[duty.ID] = i; d.draw() })
			choose.Radius = look.RadiusButton
			at := label + column*float32(i)
			rows.Put(choose, at+4, y+2, column-8, row-4)
			radio(rows, at+column/2-8, y+10, d.part[duty.ID] == i)
			d.targets["dialog:choose:"+string(duty.ID)+":"+p.Number(float64(i))] = choose
		}
		if j < len(d.duties)-1 {
			rows.Rule(0, y+row-1, width-2*pad, look.Line)
		}
	}
	tall := min(float32(len(d.duties))*row, d.fit(320, 376))
	ground := look.NewEdged(look.Card, look.Line, look.RadiusTable)
	sheet.Put(ground, pad, top+40, width-2*pad, tall+2)
	scroll := container.NewVScroll(rows.Object(width-2*pad, 0))
	if d.list != nil {
		scroll.Offset = d.list.Offset
	}
	d.list = scroll
	sheet.Put(scroll, pad, top+41, width-2*pad, tall)
	y := top + 40 + tall + 18
	told := d.hands.Preview(d.verb())
	if d.untouched() { // nothing to blame yet
		sheet.Paragraph(pad, y, width-2*pad, look.Small, look.Ink3, p.T("split.start"), 2)
		y += 96
	} else {
		y += max(d.verdicts(sheet, pad, y, width-2*pad, "split", told), 84) + 12
	}
	ok := look.NewButton(look.Primary, p.T("split.ok"), "split", d.act)
	ok.Disabled = told.Refusal != nil
	y += d.buttons(width, ok)
	focused := d.hands.Canvas.Focused()
	d.show(width, y, sheet.Object(width, y))
	for _, e := range d.names {
		if focused == e {
			d.hands.Canvas.Focus(e)
		}
	}
}

// Fuse asks for the text of the one duty that several become. The first ones are
// offered as they are.
func Fuse(h Hands, p text.Printer, snap scenarios.Snapshot, duties ...model.ID) *Dialog {
	d := open(h, p)
	lang := p.Lang()
	id := h.NewID(model.DutyKind)
	keep := 0 // number of the duty kept, from 1; 0 = a new text
	var texts []model.Duty
	var words []string
	for _, x := range duties {
		if duty, ok := snap.Scenario.Duty(x); ok {
			texts = append(texts, duty)
			words = append(words, strings.TrimRight(duty.Text.In(lang), "。.;；"))
		}
	}
	entry := look.NewTextArea(strings.Join(words, d.print.T("fuse.join"))+d.print.T("fuse.stop"), "", nil)
	entry.Cancel = d.Close
	verb := func() model.Verb {
		if keep > 0 {
			return model.FuseDuties(texts[keep-1].ID, model.Text{}, duties...)
		}
		return model.FuseDuties(id, model.Wording(lang, entry.Text), duties...)
	}
	act := func() { d.act(verb()) }
	var draw func()
	draw = func() {
		const width = 620
		s := look.NewSheet()
		s.Text(pad, 20, look.Title, look.Ink, d.print.T("fuse.title"))
		s.Text(pad, 48, look.Body, look.Ink2, d.print.T("fuse.about"))
		y := float32(84)
		choose := func(n int, label, body string) {
			row := look.NewRow(func() { keep = n; draw() })
			row.Radius = look.RadiusCard
			lines := float32(0)
			if body != "" {
				lines = float32(len(look.Wrap(body, look.Small, width-2*pad-40, 2)))
			}
			s.Put(row, pad, y, width-2*pad, 28+lines*18)
			radio(s, pad+8, y+7, keep == n)
			s.TextCut(pad+34, y+4, width-2*pad-40, look.BodyBold, look.Ink, label)
			s.Paragraph(pad+34, y+24, width-2*pad-40, look.Small, look.Ink2, body, 2)
			d.targets["dialog:keep:"+d.print.Number(float64(n))] = row
			y += 34 + lines*18
		}
		for i, duty := range texts {
			choose(i+1, d.print.T("fuse.keep", "duty", d.print.Name(snap.Scenario, duty.Ref())), duty.Text.In(lang))
		}
		choose(0, d.print.T("fuse.new"), "")
		if keep == 0 {
			s.Put(entry, pad+34, y-4, width-2*pad-34, 92)
			y += 98
		}
		told := h.Preview(verb())
		y += max(d.verdicts(s, pad, y+8, width-2*pad, "fuse", told), 84) + 28
		ok := look.NewButton(look.Primary, d.print.T("fuse.ok"), "fuse", act)
		ok.Disabled = told.Refusal != nil
		entry.OnChanged = func(v string) {
			if off := strings.TrimSpace(v) == ""; off != ok.Disabled {
				ok.Disabled = off
				ok.Refresh()
			}
		}
		y += d.buttons(width, ok)
		d.show(width, y, s.Object(width, y))
	}
	draw()
	d.targets["dialog:text"] = entry
	return d
}

// SplitDuty asks for the texts of the parts of a duty, one on a line.
func SplitDuty(h Hands, p text.Printer, snap scenarios.Snapshot, duty model.ID) *Dialog {
	words := chrome.In(p.Lang())
	x, _ := snap.Scenario.Duty(duty)
	lang := p.Lang()
	return Ask(h, p, Question{
		Title: words.T("splitduty.title", "duty", words.Name(snap.Scenario, x.Ref())),
		Label: words.T("splitduty.label"), Note: words.T("splitduty.note"), OK: words.T("split.ok"),
		Text: clauses(x.Text.In(lang)), Lines: 5,
		Answer: func(answer string, then func(done bool)) {
			var parts []model.Part
			for line := range strings.Lines(answer) {
				if line = strings.TrimSpace(line); line != "" {
					parts = append(parts, model.Part{ID: h.NewID(model.DutyKind), Text: model.Wording(lang, line)})
				}
			}
			h.Do(model.SplitDuty(duty, parts...), then)
		},
	})
}

// clauses puts the clauses of a sentence on lines of their own, as a first
// proposal; what stands in brackets stays with its clause.
func clauses(s string) string {
	var out strings.Builder
	depth := 0
	for _, r := range strings.TrimRight(s, "。.") {
		switch {
		case strings.ContainsRune("（(", r):
			depth++
		case strings.ContainsRune("）)", r):
			depth = max(depth-1, 0)
		case depth == 0 && strings.ContainsRune("，；,;", r):
			out.WriteByte('\n')
			continue
		}
		out.WriteRune(r)
	}
	var lines []string
	for line := range strings.Lines(out.String()) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}
