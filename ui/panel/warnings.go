package panel

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// familyRows is how many rows of a family are shown before 还有 n 条.
const familyRows = 60

// The groups that are no families.
const (
	waivedGroup = "waived"
	goneGroup   = "gone"
)

// WarningsHands is what the list of warnings may ask for.
type WarningsHands struct {
	Show    func(check.Finding) // mark what the finding is about on the board
	Fix     func(check.Fix)     // carry a remedy out
	Waive   func(check.Finding) // accept the finding; nil hides the offer
	Unwaive func(check.Finding) // take the acceptance back; nil hides the offer
	// Pick is told which row was tapped; then rows do not open where they stand.
	Pick func(check.Finding)
	// Units offers the departments to show only one of them ([Warnings.Only]); nil hides
	// the offer.
	Units func(at fyne.Position)
	// Review opens the review of a department that was put together anew; nil hides the offer.
	Review func(unit model.ID)
	// Page opens the page of a warning; nil hides the offer.
	Page func(check.Finding)
	EditHands
}

// Warnings lists the findings by family, those about the selection first. Which
// severities are shown, which families are folded and which row is open is kept
// from one Draw to the next.
type Warnings struct {
	page
	hands     WarningsHands
	print     text.Printer
	snap      scenarios.Snapshot
	baseline  check.Findings
	selection map[model.Ref]bool
	seals     map[model.ID]look.Seal

	only   map[check.Severity]bool // empty = all
	unit   model.ID                // only findings about it and what is below; "" = all
	folded map[string]bool
	whole  map[string]bool // families shown to the last row
	open   string          // key of the row that shows evidence and remedies, or was picked
	walked []string        // the rows as they stood when one was picked
	edit   editor          // of what a warning asks for
}

// NewWarnings makes an empty list.
func NewWarnings(h WarningsHands) *Warnings {
	w := &Warnings{hands: h, only: map[check.Severity]bool{}, whole: map[string]bool{},
		folded: map[string]bool{waivedGroup: true, goneGroup: true}}
	w.begin(w, w.sheets)
	w.edit = newEditor(&w.page, h.EditHands)
	return w
}

// Draw shows the findings of a snapshot. Those that the baseline has not are marked
// as new, those that only it has are listed as gone.
func (w *Warnings) Draw(snap scenarios.Snapshot, p text.Printer, baseline check.Findings, selection []model.Ref) {
	if !w.edit.follow(snap, chrome.In(p.Lang()), snap.Scenario.Has) {
		return
	}
	w.print, w.snap, w.baseline = chrome.In(p.Lang()), snap, baseline
	w.seals = marks.Seals(w.print, snap.Scenario, snap.Baseline)
	w.selection = map[model.Ref]bool{}
	for _, r := range selection {
		w.selection[r] = true
	}
	w.draw()
}

// Open shows evidence and remedies of one finding; "" of none.
func (w *Warnings) Open(key string) {
	w.open = key
	if w.hands.Pick != nil {
		w.walked = w.keys()
	}
	w.draw()
}

// family is the part of the findings that one family of rules has made.
type family struct {
	code   string
	weight int
	rows   []*check.Finding
	about  int // rows about the selection
	worst  check.Severity
}

// sort puts the open findings into families; families and their rows that are about
// the selection come first, then the graver ones. Accepted findings are apart. open
// counts all that are not accepted.
func (w *Warnings) sort() (open [check.High + 1]int, parts []family, waived []check.Finding) {
	at := map[string]int{}
	rest := map[string][]*check.Finding{}   // of a family, what is not about the selection
	for f := range w.snap.Findings.Each() { // the graver ones first
		if f.Waived != nil {
			waived = append(waived, *f)
			continue
		}
		if w.unit != "" && !w.isAbout(f, w.unit) {
			continue
		}
		open[f.Severity]++
		if len(w.only) > 0 && !w.only[f.Severity] {
			continue
		}
		of := check.FamilyOf(f.Rule)
		code := of.ID
		i, ok := at[code]
		if !ok {
			i = len(parts)
			at[code] = i
			parts = append(parts, family{code: code, weight: of.Weight})
		}
		parts[i].worst = max(parts[i].worst, f.Severity)
		if w.concerns(f) {
			parts[i].rows = append(parts[i].rows, f)
			parts[i].about++
		} else {
			rest[code] = append(rest[code], f)
		}
	}
	for i, part := range parts {
		parts[i].rows = append(part.rows, rest[part.code]...)
	}
	slices.SortStableFunc(parts, func(a, b family) int {
		return cmp.Or(model.LastIf(b.about > 0, a.about > 0), cmp.Compare(b.worst, a.worst),
			cmp.Compare(b.weight, a.weight))
	})
	return open, parts, waived
}

func total(n [check.High + 1]int) (sum int) {
	for _, k := range n {
		sum += k
	}
	return sum
}

// Only shows the findings about one unit and what is below it; "" all of them.
func (w *Warnings) Only(unit model.ID) {
	w.unit = unit
	w.draw()
}

// Unit is the one whose findings are shown; "" when all are.
func (w *Warnings) Unit() model.ID { return w.unit }

// isAbout reports whether a finding names a unit, something below it, or a duty there.
func (w *Warnings) isAbout(f *check.Finding, unit model.ID) bool {
	s := w.snap.Scenario
	within := func(id model.ID) bool { return s.Inside(id, unit) }
	return slices.ContainsFunc(f.Units, within) || len(f.Units) == 0 && slices.ContainsFunc(f.Subjects, func(r model.Ref) bool {
		if r.Kind == model.UnitKind {
			return within(r.ID)
		}
		record := s.Find(r.ID)
		return record != nil && within(model.ID(model.Cell(record, "unit")))
	})
}

// keys lists the rows in their order, folded families left out.
func (w *Warnings) keys() (out []string) {
	_, parts, _ := w.sort()
	for _, part := range parts {
		if !w.folded[part.code] {
			for _, f := range part.rows {
				out = append(out, f.Key)
			}
		}
	}
	return out
}

// beside gives the row that stands where a row was that is gone; the first when it is
// not known, "" when there is none.
func (w *Warnings) beside(gone string) string {
	keys := w.keys()
	if i := slices.Index(w.walked, gone); i >= 0 {
		for _, k := range w.walked[i:] {
			if slices.Contains(keys, k) {
				return k
			}
		}
	}
	if len(keys) == 0 {
		return ""
	}
	return keys[0]
}

// step gives the row below one, or above it; the row itself at an end.
func (w *Warnings) step(from string, down bool) string {
	keys := w.keys()
	i := slices.Index(keys, from)
	if down {
		i++
	} else {
		i--
	}
	if i < 0 || i >= len(keys) {
		return from
	}
	return keys[i]
}

// concerns reports whether a finding is about something that is selected.
func (w *Warnings) concerns(f *check.Finding) bool {
	if len(w.selection) == 0 {
		return false
	}
	return slices.ContainsFunc(f.Refs, func(r model.Ref) bool { return w.selection[r] })
}

// isNew reports whether the baseline does not have the finding.
func (w *Warnings) isNew(f check.Finding) bool {
	was, ok := w.baseline.Get(f.Key)
	return !ok || was.Waived != nil
}

func (w *Warnings) sheets(width float32) folio {
	p := w.print
	if p.Lang() == "" {
		return folio{}
	}
	open, parts, waived := w.sort()
	f := folio{head: w.heading(open, width)}
	if w.snap.Pending {
		f.body = append(f.body, note(p.T("warnings.pending"), width))
		return f
	}
	if total(open) == 0 {
		f.body = append(f.body, w.nothing(width))
	}
	f.body = append(f.body, w.reviews(width)...)
	for _, part := range parts {
		f.body = append(f.body, w.familyBlocks(part, width)...)
	}
	_, gone := check.Compare(w.baseline, w.snap.Findings)
	f.body = append(f.body, w.closed(goneGroup, p.T("warnings.gone"), gone, w.snap.Baseline, width)...)
	f.body = append(f.body, w.closed(waivedGroup, p.T("warnings.waived"), waived, w.snap.Scenario, width)...)
	return f
}

// heading shows the number of warnings and a filter for each severity.
func (w *Warnings) heading(open [check.High + 1]int, width float32) *look.Sheet {
	s := look.NewSheet()
	s.Reach(headHeight)
	s.Rule(0, 0, width, look.Line)
	x := pad + s.Text(pad, 12, look.BodyBold, look.Ink, w.print.T("warnings.head"))
	n, right := open, width-12
	for v := check.Info; v <= check.High; v++ {
		if n[v] == 0 && !w.only[v] {
			continue
		}
		pill := look.CountPill(marks.Severity(v), w.print.Number(float64(n[v])))
		if w.only[v] {
			pill.Ground, pill.Edge = look.Tint, look.Accent
		}
		wide := pill.Width()
		hit := w.stretch(s, right-wide-2, 6, wide+4, 32, "severity:"+v.String(), func() {
			if w.only[v] {
				delete(w.only, v)
			} else {
				w.only[v] = true
			}
			w.draw()
		})
		hit.Radius = look.PillHeight / 2
		hit.Hint = w.print.T("warnings.severity", "severity", w.print.T("severity."+v.String()))
		right -= s.PillRight(right, 12, pill) + 8
	}
	filter := float32(0)
	if w.hands.Units != nil && x+36 < right {
		filter = 32
	}
	if all := w.print.Number(float64(total(open))); !w.snap.Pending && x+8+look.Width(all, look.Small)+filter < right {
		x += 8 + s.Text(x+8, 13, look.Small, look.Ink3, all)
	}
	if filter > 0 {
		b := look.NewIconButton("filter", nil)
		b.OnTapped = func() { w.hands.Units(fyne.CurrentApp().Driver().AbsolutePositionForObject(b).AddXY(0, 30)) }
		b.Hint, b.Active = w.print.T("warnings.filter"), w.unit != ""
		s.Put(b, x+4, 8, 28, 28)
		w.name("warnings-unit", b)
	}
	if w.unit == "" {
		return s
	}
	name := w.print.T("warnings.only", "unit", w.print.Unit(w.snap.Scenario, w.unit))
	all := w.stretch(s, 8, headHeight, width-16, 28, "warnings-all", func() { w.Only("") })
	all.Radius = look.RadiusButton
	s.Seal(pad, headHeight+5, sealSize, w.seals[w.unit])
	s.TextCut(pad+26, headHeight+5, width-2*pad-50, look.SmallBold, look.Accent, name)
	s.Icon(width-pad-14, headHeight+8, 12, "close", look.Ink2)
	s.Reach(headHeight + 32)
	return s
}

// nothing says that there are no warnings.
func (w *Warnings) nothing(width float32) block {
	return block{96, func(s *look.Sheet, y float32) {
		s.Icon(width/2-10, y+24, 20, "check", look.BetterInk)
		words := w.print.T("warnings.none")
		s.Text((width-look.Width(words, look.Small))/2, y+52, look.Small, look.Ink3, words)
	}}
}

func (w *Warnings) familyBlocks(part family, width float32) []block {
	p := w.print
	g := group{name: p.Family(part.rows[0].Rule), count: p.Number(float64(len(part.rows))),
		folded: w.folded[part.code], target: "family:" + part.code, tapped: func() { w.fold(part.code) }}
	if part.about > 0 {
		g.right = func(s *look.Sheet, right, y float32) {
			s.TextRight(right, y+6, look.Micro, look.Accent, p.T("warnings.about", "n", part.about))
		}
	} else if g.folded && slices.ContainsFunc(part.rows, func(f *check.Finding) bool { return w.isNew(*f) }) {
		g.right = func(s *look.Sheet, right, y float32) { s.PillRight(right, y+4, look.NewPill(p.T("warnings.new"))) }
	}
	out := []block{g.block(&w.page, width)}
	if g.folded {
		return out
	}
	for i, f := range part.rows {
		if i == familyRows && !w.whole[part.code] {
			rest := len(part.rows) - i
			return append(out, w.more(part.code, p.T("warnings.more", "n", rest), width))
		}
		out = append(out, w.row(*f, width))
	}
	return out
}

func (w *Warnings) fold(code string) {
	w.folded[code] = !w.folded[code]
	w.draw()
}

// more offers the rows of a family that are not shown.
func (w *Warnings) more(code, label string, width float32) block {
	return block{36, func(s *look.Sheet, y float32) {
		w.stretch(s, 0, y, width, 36, "more:"+code, func() {
			w.whole[code] = true
			w.draw()
		})
		s.Text(findingText, y+8, look.BodyBold, look.Accent, label)
	}}
}

// row shows one finding; when it is open also the evidence and the remedies.
func (w *Warnings) row(f check.Finding, width float32) block {
	p, s := w.print, w.snap.Scenario
	row := said(p, s, f)
	row.seals = departments(p, s, w.seals, f)
	row.chosen = w.concerns(&f)
	row.name = "warning:" + f.Key
	row.tapped = func() { w.tap(f) }
	fresh := w.isNew(f)
	switch {
	case f.Returned:
		row.pill = look.TagPill(p.T("warnings.returned"))
	case fresh:
		row.pill = look.NewPill(p.T("warnings.new"))
	}
	if w.hands.Pick != nil {
		row.chosen = w.open == f.Key
	} else if w.open == f.Key {
		row.lines = 0
		return w.opened(f, row, width)
	}
	height := row.height(width)
	offered := fresh && row.chosen && len(f.Fixes) > 0 && w.hands.Fix != nil
	if !offered {
		return block{height, func(sheet *look.Sheet, y float32) { row.draw(&w.page, sheet, y, width) }}
	}
	label, room := p.Fix(s, f.Fixes[0]), width-findingText-pad
	tall := remedyTall(label, false, room)
	return block{height + tall + rowPad, func(sheet *look.Sheet, y float32) {
		sheet.Fill(0, y+height, width, tall+rowPad, look.Tint)
		row.draw(&w.page, sheet, y, width)
		remedy(&w.page, sheet, findingText, y+height, room, label, "remedy:"+f.Key, false, func() { w.hands.Fix(f.Fixes[0]) })
	}}
}

// tap opens a row and shows what it is about; a second one folds it.
func (w *Warnings) tap(f check.Finding) {
	if w.hands.Pick != nil {
		w.hands.Pick(f)
		return
	}
	if w.open == f.Key {
		w.Open("")
		return
	}
	w.Open(f.Key)
	if w.hands.Show != nil {
		w.hands.Show(f)
	}
}
