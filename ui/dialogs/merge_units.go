package dialogs

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// unitMerge shows two or more units side by side with what they become, row by row, so
// that every sum can be checked by eye before anything happens.
type unitMerge struct {
	*Dialog
	snap  scenarios.Snapshot
	units []model.Unit
	id    model.ID
	name  *look.Entry
	heads []model.Text // to choose from; empty = nobody for now
	head  int
	typed *look.Entry // title of a new head
}

// MergeUnits asks how to merge units into a new one.
func MergeUnits(h Hands, p text.Printer, snap scenarios.Snapshot, units ...model.ID) *Dialog {
	m := &unitMerge{Dialog: open(h, p), snap: snap, id: h.NewID(model.UnitKind)}
	lang := p.Lang()
	for _, id := range units {
		if u, ok := snap.Scenario.Unit(id); ok {
			m.units = append(m.units, u)
			if !u.Head.Empty() {
				m.heads = append(m.heads, u.Head)
			}
		}
	}
	m.name = look.NewEntry(m.proposed(lang), "", func(string) { m.act() })
	m.name.Cancel = m.Close
	m.name.OnChanged = func(string) { m.draw() }
	m.typed = look.NewEntry("", m.print.T("merge.head.hint"), func(string) { m.act() })
	m.typed.Cancel = m.Close
	m.typed.OnChanged = func(s string) {
		m.head = len(m.heads)
		if s == "" {
			m.head = len(m.heads) + 1
		}
		m.draw()
	}
	m.head = len(m.heads) + 1
	m.draw()
	m.focus(m.name)
	m.name.TypedShortcut(&fyne.ShortcutSelectAll{}) // typing replaces the proposal
	return m.Dialog
}

// proposed is a first name for the merged unit: the names joined.
func (m *unitMerge) proposed(lang model.Lang) string {
	var names []string
	for _, u := range m.units {
		names = append(names, u.Name.In(lang))
	}
	p := chrome.In(lang)
	return p.T("merge.proposed", "names", strings.Join(names, p.T("merge.and")))
}

// newName is what the merged unit will be called: in both languages while the
// proposed name stands.
func (m *unitMerge) newName() model.Text {
	lang, name := m.print.Lang(), strings.TrimSpace(m.name.Text)
	if name == m.proposed(lang) {
		return model.Text{ZH: m.proposed(model.ZH), EN: m.proposed(model.EN)}
	}
	return model.Wording(lang, name)
}

// verb is what the dialog would do now.
func (m *unitMerge) verb() model.Verb {
	lang := m.print.Lang()
	var head model.Text
	switch {
	case m.head < len(m.heads):
		head = m.heads[m.head]
	case m.head == len(m.heads):
		head = model.Wording(lang, strings.TrimSpace(m.typed.Text))
	}
	ids := make([]model.ID, len(m.units))
	for i, u := range m.units {
		ids[i] = u.ID
	}
	return model.MergeUnits(m.id, m.newName(), head, ids...)
}

func (m *unitMerge) act() { m.Dialog.act(m.verb()) }

// measure is one row of the table: what is counted, in a unit with all below it.
type measure struct {
	key   string
	count func(s model.Scenario, unit model.ID) int
}

func owned(kind model.Kind) func(model.Scenario, model.ID) int {
	return func(s model.Scenario, unit model.ID) int {
		n := 0
		for _, r := range s.Records(kind) {
			if s.Inside(model.ID(model.Cell(r, "unit")), unit) {
				n++
			}
		}
		return n
	}
}

func channels(s model.Scenario, unit model.ID) int { return len(channelsOf(s, unit)) }

// channelsOf collects the channels that the duties of a unit use.
func channelsOf(s model.Scenario, unit model.ID) map[model.ID]bool {
	out := map[model.ID]bool{}
	for _, l := range s.Links() {
		if l.To.Kind != model.ChannelKind || l.From.Kind != model.DutyKind {
			continue
		}
		if d, ok := s.Duty(l.From.ID); ok && s.Inside(d.Unit, unit) {
			out[l.To.ID] = true
		}
	}
	return out
}

func measures() []measure {
	return []measure{
		{"duties", func(s model.Scenario, u model.ID) int { return len(s.DutiesUnder(u)) }},
		{"goals", owned(model.GoalKind)},
		{"tasks", owned(model.TaskKind)},
		{"kpis", owned(model.KPIKind)},
		{"tools", owned(model.ToolKind)},
		{"channels", channels},
	}
}

const (
	mostHeads   = 4 // to choose from
	mergeColumn = 236
	mergeRow    = 36
	mergeHead   = 56
)

func (m *unitMerge) draw() {
	p, s := m.print, m.snap.Scenario
	const (
		left  = 2 * (mergeColumn + 34)
		width = float32(2*pad + left + 16 + 330)
	)
	sheet := look.NewSheet()
	sheet.Text(pad, 20, look.Title, look.Ink, p.T("merge.title"))
	sheet.Text(pad, 48, look.Body, look.Ink2, p.T("merge.about"))
	seals := marks.Seals(p, s, m.snap.Baseline)
	told := m.hands.Preview(m.verb())
	top := float32(84)
	rows := measures()
	tall := mergeHead + float32(len(rows))*mergeRow

	x := float32(pad)
	if len(m.units) > 2 {
		m.list(sheet, x, top, left-34, tall, seals)
	} else {
		for _, u := range m.units {
			m.source(sheet, x, top, tall, u, seals[u.ID], rows)
			x += mergeColumn + 34
		}
		sheet.Icon(pad+mergeColumn+9, top+tall/2-8, 16, "plus", look.Ink3)
	}
	x = pad + left
	sheet.Icon(x-25, top+tall/2-8, 16, "arrow-right", look.Ink3)
	x += 8
	m.result(sheet, x, top, 330+8, tall, rows, told)
	y := top + tall + 20
	choice := m.headChoice(sheet, pad, y, left-24)
	y += max(choice, m.verdicts(sheet, x, y, 338, "merge", told)) + 16
	ok := look.NewButton(look.Primary, p.T("merge.ok"), "fuse", m.act)
	ok.Disabled = told.Refusal != nil
	y += m.buttons(width, ok)
	m.targets["dialog:name"] = m.name
	m.targets["dialog:head"] = m.typed
	focused := m.hands.Canvas.Focused()
	m.show(width, y, sheet.Object(width, y))
	if focused == m.name || focused == m.typed {
		m.hands.Canvas.Focus(focused)
	}
}

// source draws a unit that will be merged.
func (m *unitMerge) source(s *look.Sheet, x, top, tall float32, u model.Unit, seal look.Seal, rows []measure) {
	p, now := m.print, m.snap.Scenario
	m.column(s, x, top, mergeColumn, tall)
	s.Seal(x+14, top+14, 28, seal)
	s.TextCut(x+52, top+8, mergeColumn-64, look.BodyBold, look.Ink, u.Name.In(p.Lang()))
	s.TextCut(x+52, top+28, mergeColumn-64, look.Small, look.Ink2, u.Head.In(p.Lang()))
	for j, r := range rows {
		y := top + mergeHead + float32(j)*mergeRow
		s.Text(x+16, y+8, look.Body, look.Ink2, p.T("merge.row."+r.key))
		s.TextRight(x+130, y+8, look.BodyBold, look.Ink, p.Number(float64(r.count(now, u.ID))))
		if below := len(now.Children(u.ID)); r.key == "duties" && below > 0 {
			s.TextRight(x+mergeColumn-14, y+9, look.Small, look.Ink3, p.T("merge.positions", "n", below))
		}
	}
}

// list draws more units than two, one on a line.
func (m *unitMerge) list(s *look.Sheet, x, top, w, tall float32, seals map[model.ID]look.Seal) {
	p, now := m.print, m.snap.Scenario
	s.Put(look.NewEdged(look.Card, look.Line, look.RadiusTable), x, top, w, tall)
	rows := look.NewSheet()
	for i, u := range m.units {
		y := float32(i) * mergeRow
		rows.Seal(14, y+9, 18, seals[u.ID])
		rows.TextCut(42, y+8, 180, look.BodyBold, look.Ink, u.Name.In(p.Lang()))
		rows.TextCut(232, y+9, 150, look.Small, look.Ink2, u.Head.In(p.Lang()))
		rows.TextRight(w-16, y+9, look.Small, look.Ink2, p.T("merge.duties", "n", len(now.DutiesUnder(u.ID))))
		rows.Rule(1, y+mergeRow-1, w-2, look.Line)
	}
	s.Put(container.NewVScroll(rows.Object(w, 0)), x, top+1, w, tall-2)
}

// column draws the edged ground of a table column with its hairlines.
func (m *unitMerge) column(s *look.Sheet, x, y, w, h float32) *look.Surface {
	ground := look.NewEdged(look.Card, look.Line, look.RadiusTable)
	s.Put(ground, x, y, w, h)
	for at := y + mergeHead; at < y+h-1; at += mergeRow {
		s.Rule(x+1, at, w-2, look.Line)
	}
	return ground
}

func (m *unitMerge) result(s *look.Sheet, x, top, w, tall float32, rows []measure, told scenarios.Consequence) {
	p := m.print
	ground := m.column(s, x, top, w, tall)
	ground.Edge, ground.EdgeWidth = look.Accent, 2
	ground.Refresh()
	after := told.Scenario
	seal := look.Seal{Slot: 2}
	if told.Refusal == nil {
		seal = marks.Seals(p, after, m.snap.Baseline)[m.id]
	}
	s.Seal(x+14, top+14, 28, seal)
	s.Put(m.name, x+52, top+12, w-66, 32)
	for j, r := range rows {
		y := top + mergeHead + float32(j)*mergeRow
		s.Text(x+16, y+8, look.Body, look.Ink2, p.T("merge.row."+r.key))
		if told.Refusal != nil {
			continue
		}
		sum, parts := r.count(after, m.id), 0
		for _, u := range m.units {
			parts += r.count(m.snap.Scenario, u.ID)
		}
		s.TextRight(x+112, y+8, look.BodyBold, look.Ink, p.Number(float64(sum)))
		note, severity := m.note(r.key, sum, parts, told)
		end := x + w - 14
		note = look.Cut(note, look.Small, w-150)
		end -= s.TextRight(end, y+9, look.Small, look.Ink2, note)
		if severity != look.NoSeverity {
			s.Glyph(end-17, y+12, 12, severity)
		}
	}
}

// note says what becomes of one row: what stays, what is shared, what needs care.
func (m *unitMerge) note(key string, sum, parts int, told scenarios.Consequence) (string, look.Severity) {
	p := m.print
	switch key {
	case "duties":
		near := 0
		for _, f := range told.Gained {
			if f.Rule == check.NearDuplicates {
				near++
			}
		}
		if near > 0 {
			return p.T("merge.note.near", "n", near), look.Medium
		}
	case "kpis":
		unowned := func(fs []check.Finding) (n int) {
			for _, f := range fs {
				if f.Rule == check.UnownedKPI && f.Waived == nil {
					n++
				}
			}
			return n
		}
		open := unowned(m.snap.Findings.All()) - unowned(told.Lost) + unowned(told.Gained)
		if open > 0 {
			return p.T("merge.note.unowned", "n", open), look.High
		}
	case "channels":
		if sum < parts {
			return p.T("merge.note.shared", "n", parts-sum), look.NoSeverity
		}
	}
	return p.T("merge.note.all"), look.NoSeverity
}

// headChoice asks who will head the merged unit, and gives its height.
func (m *unitMerge) headChoice(s *look.Sheet, x, y, w float32) float32 {
	p, from := m.print, y
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("merge.head"))
	y += 28
	choose := func(i int, label, note string) {
		row := look.NewRow(func() { m.head = i; m.draw() })
		row.Radius = look.RadiusButton
		s.Put(row, x-4, y-4, w, 28)
		radio(s, x, y+3, m.head == i)
		end := x + 26 + s.TextCut(x+26, y, 200, look.Body, look.Ink, label)
		s.Text(end+8, y+1, look.Small, look.Ink3, note)
		m.targets["dialog:head:"+p.Number(float64(i))] = row
		y += 30
	}
	for i, h := range m.heads[:min(len(m.heads), mostHeads)] {
		choose(i, h.In(p.Lang()), p.T("merge.head.stays"))
	}
	radio(s, x, y+3, m.head == len(m.heads))
	s.Put(m.typed, x+24, y-6, min(w-30, 260), 32)
	y += 30
	choose(len(m.heads)+1, p.T("merge.head.none"), p.T("merge.head.later"))
	return y - from
}

func radio(s *look.Sheet, x, y float32, on bool) {
	ring := canvas.NewCircle(look.Color(look.Card))
	ring.StrokeColor, ring.StrokeWidth = look.Color(look.Field), 1.5
	if on {
		ring.StrokeColor = look.Color(look.Accent)
	}
	s.Put(ring, x, y, 16, 16)
	if on {
		s.Put(canvas.NewCircle(look.Color(look.Accent)), x+4, y+4, 8, 8)
	}
}

// verdicts says what the deed, a merge or a split, would improve and worsen, or why it
// is refused. It gives its height.
func (d *Dialog) verdicts(s *look.Sheet, x, y, w float32, deed string, told scenarios.Consequence) float32 {
	p := d.print
	from := y
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("after."+deed))
	y += 28
	if told.Refusal != nil {
		why, hint := p.Error(told.Scenario, told.Refusal)
		y += s.Paragraph(x, y, w, look.Small, look.HighInk, why, 3)
		y += s.Paragraph(x, y, w, look.Small, look.Ink2, hint, 3)
		return y - from
	}
	var pills []look.Pill
	for i, before := range told.Before {
		if !before.Known || i >= len(told.After) || before.Name == check.Disruption {
			continue
		}
		_, short := p.Metric(before.Name)
		was, _ := p.MetricValue(before)
		is, unit := p.MetricValue(told.After[i])
		if unit == "%" {
			was, is, unit = was+unit, is+unit, ""
		}
		pill := marks.Verdict(p, before, told.After[i])
		pill.Text = short + " " + was
		if was != is {
			pill.Text += " → " + is
		}
		if unit != "" {
			pill.Text += " " + unit
		}
		pills = append(pills, pill)
	}
	at := x
	for _, pill := range pills {
		if at > x && at+pill.Width() > x+w {
			at, y = x, y+26
		}
		at += s.Pill(at, y, pill) + 6
	}
	y += 30
	s.Text(x, y, look.Small, look.Ink2, p.T("dialog.findings", "lost", len(told.Lost), "gained", len(told.Gained)))
	return y + 18 - from
}
