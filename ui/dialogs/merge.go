package dialogs

import (
	"strings"

	"fyne.io/fyne/v2/canvas"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// merge shows two or more units side by side with what they become, row by row, so
// that every sum can be checked by eye before anything happens.
type merge struct {
	*Dialog
	snap  scenarios.Snapshot
	units []model.Unit
	id    model.ID
	name  *look.Entry
	heads []model.Text // to choose from; empty = nobody for now
	head  int
	typed *look.Entry // title of a new head
}

// Merge asks how to merge units into a new one.
func Merge(h Hands, p text.Printer, snap scenarios.Snapshot, units ...model.ID) *Dialog {
	m := &merge{Dialog: open(h, p), snap: snap, id: h.NewID(model.UnitKind)}
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
	return m.Dialog
}

// proposed is a first name for the merged unit: the names joined.
func (m *merge) proposed(lang model.Lang) string {
	var names []string
	for _, u := range m.units {
		names = append(names, u.Name.In(lang))
	}
	return m.print.T("merge.proposed", "names", strings.Join(names, m.print.T("merge.and")))
}

// verb is what the dialog would do now.
func (m *merge) verb() model.Verb {
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
	return model.MergeUnits(m.id, model.Wording(lang, m.name.Text), head, ids...)
}

func (m *merge) act() {
	if m.hands.Do(m.verb()) {
		m.Close()
	}
}

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
	mergeColumn = 236
	mergeRow    = 36
	mergeHead   = 56
)

func (m *merge) draw() {
	p, s := m.print, m.snap.Scenario
	shown := m.units[:min(len(m.units), 3)]
	left := float32(len(shown)) * (mergeColumn + 34)
	width := 2*pad + left + 16 + 330
	sheet := look.NewSheet()
	sheet.Text(pad, 20, look.Title, look.Ink, p.T("merge.title"))
	sheet.Text(pad, 48, look.Body, look.Ink2, p.T("merge.about"))
	seals := marks.Seals(p, s, m.snap.Baseline)
	told := m.hands.Preview(m.verb())
	top := float32(84)
	rows := measures()
	tall := mergeHead + float32(len(rows))*mergeRow

	x := float32(pad)
	for i, u := range shown {
		m.column(sheet, x, top, mergeColumn, tall)
		sheet.Seal(x+14, top+14, 28, seals[u.ID])
		sheet.TextCut(x+52, top+8, mergeColumn-64, look.BodyBold, look.Ink, u.Name.In(p.Lang()))
		sheet.TextCut(x+52, top+28, mergeColumn-64, look.Small, look.Ink2, u.Head.In(p.Lang()))
		for j, r := range rows {
			y := top + mergeHead + float32(j)*mergeRow
			sheet.Text(x+16, y+8, look.Body, look.Ink2, p.T("merge.row."+r.key))
			sheet.TextRight(x+130, y+8, look.BodyBold, look.Ink, p.Number(float64(r.count(s, u.ID))))
			if below := len(s.Children(u.ID)); r.key == "duties" && below > 0 {
				sheet.TextRight(x+mergeColumn-14, y+9, look.Small, look.Ink3, p.T("merge.positions", "n", below))
			}
		}
		x += mergeColumn
		mark := "plus"
		if i == len(shown)-1 {
			mark = "arrow-right"
		}
		sheet.Icon(x+9, top+tall/2-8, 16, mark, look.Ink3)
		x += 34
	}
	x += 8
	m.result(sheet, x, top, 330+8, tall, rows, told)
	y := top + tall + 20
	m.headChoice(sheet, pad, y, left-24)
	m.verdicts(sheet, x, y, 338, told)
	y += 28 + float32(len(m.heads)+2)*30 + 16
	ok := look.NewButton(look.Primary, p.T("merge.ok"), "fuse", m.act)
	ok.Disabled = told.Refusal != nil
	y += m.buttons(sheet, y, width, ok)
	m.targets["dialog:name"] = m.name
	m.targets["dialog:head"] = m.typed
	focused := m.hands.Canvas.Focused()
	m.show(width, y, sheet.Object(width, y))
	if focused == m.name || focused == m.typed {
		m.hands.Canvas.Focus(focused)
	}
}

// column draws the edged ground of a table column with its hairlines.
func (m *merge) column(s *look.Sheet, x, y, w, h float32) *look.Surface {
	ground := look.NewEdged(look.Card, look.Line, look.RadiusTable)
	s.Put(ground, x, y, w, h)
	for at := y + mergeHead; at < y+h-1; at += mergeRow {
		s.Rule(x+1, at, w-2, look.Line)
	}
	return ground
}

func (m *merge) result(s *look.Sheet, x, top, w, tall float32, rows []measure, told scenarios.Consequence) {
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
func (m *merge) note(key string, sum, parts int, told scenarios.Consequence) (string, look.Severity) {
	p := m.print
	switch key {
	case "duties":
		near := 0
		for _, f := range told.Gained {
			if f.Rule == "OV-02" {
				near++
			}
		}
		if near > 0 {
			return p.T("merge.note.near", "n", near), look.Medium
		}
	case "kpis":
		open := 0
		for _, f := range m.snap.Findings.All() {
			if f.Rule == "GP-03" && f.Waived == nil {
				open++
			}
		}
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

func (m *merge) headChoice(s *look.Sheet, x, y, w float32) {
	p := m.print
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("merge.head"))
	y += 28
	choose := func(i int, label, note string) {
		row := look.NewRow(func() { m.head = i; m.draw() })
		row.Radius = look.RadiusButton
		s.Put(row, x-4, y-4, w, 28)
		radio(s, x, y+2, m.head == i)
		end := x + 26 + s.TextCut(x+26, y, 200, look.Body, look.Ink, label)
		s.Text(end+8, y+1, look.Small, look.Ink3, note)
		m.targets["dialog:head:"+p.Number(float64(i))] = row
		y += 30
	}
	for i, h := range m.heads {
		choose(i, h.In(p.Lang()), p.T("merge.head.stays"))
	}
	radio(s, x, y+2, m.head == len(m.heads))
	s.Put(m.typed, x+24, y-6, min(w-30, 260), 32)
	y += 30
	choose(len(m.heads)+1, p.T("merge.head.none"), p.T("merge.head.later"))
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

// verdicts says what the verb would improve and worsen, or why it is refused.
func (d *Dialog) verdicts(s *look.Sheet, x, y, w float32, told scenarios.Consequence) float32 {
	p := d.print
	from := y
	s.Text(x, y, look.SmallBold, look.Ink2, p.T("dialog.after"))
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
		pill := marks.Verdict(p, before, told.After[i])
		pill.Text = short + " " + was
		if was != is {
			pill.Text += " → " + is
		}
		pill.Text += unit
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
