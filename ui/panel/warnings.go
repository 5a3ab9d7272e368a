package panel

import (
	"slices"

	"fyne.io/fyne/v2"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// familyRows is how many rows of a group are shown before 还有 n 条.
const familyRows = 60

// The groups of the list.
const (
	openGroup   = "open"
	waivedGroup = "waived"
	goneGroup   = "gone"
)

// WarningsHands is what the list of warnings may ask for.
type WarningsHands struct {
	Show    func(check.Finding) // mark what the finding is about on the board
	Fix     func(check.Fix)     // carry a remedy out
	Waive   func(check.Finding) // accept the finding; nil hides the offer
	Unwaive func(check.Finding) // take the acceptance back; nil hides the offer
	// ShowTheme marks what a theme is about on the board, WaiveTheme accepts all behind it,
	// UnwaiveTheme takes that back; nil hides the offer.
	ShowTheme, WaiveTheme, UnwaiveTheme func(*theme.Theme)
	// Fill goes to where what is missing can be entered; nil hides the offer.
	Fill func(theme.Missing)
	// Would tells what a remedy would bring about; nil says nothing of it.
	Would func(check.Fix) scenarios.Consequence
	// Pick is told which row was tapped, by the key of a theme; then rows do not open where
	// they stand.
	Pick func(key string)
	// Units offers the departments to show only one of them ([Warnings.Only]); nil hides
	// the offer.
	Units func(at fyne.Position)
	// Review opens the review of a department that was put together anew; nil hides the offer.
	Review func(unit model.ID)
	// Page opens the page at a theme or a warning; nil hides the offer.
	Page func(key string)
	EditHands
}

// Warnings lists the themes as they rank, and behind the one that is open its findings.
// Which severities are shown, which groups are folded and what is open is kept from one
// Draw to the next.
type Warnings struct {
	page
	hands     WarningsHands
	print     text.Printer
	snap      scenarios.Snapshot
	baseline  theme.Themes
	selection map[model.Ref]bool
	seals     map[model.ID]look.Seal

	only   map[check.Severity]bool // empty = all
	unit   model.ID                // only themes about it and what is below; "" = all
	folded map[string]bool
	whole  map[string]bool // groups shown to the last row
	open   string          // key of the theme that shows its remedy and its findings, or was picked
	behind string          // key of the finding of it that shows evidence and remedies
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

// Draw shows the themes of a snapshot. Those that the baseline has not are marked as new,
// those that only it has are listed as gone.
func (w *Warnings) Draw(snap scenarios.Snapshot, p text.Printer, baseline theme.Themes, selection []model.Ref) {
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

// Open opens a theme, or a finding in its theme; "" nothing.
func (w *Warnings) Open(key string) {
	w.open, w.behind = key, ""
	if f, ok := w.snap.Findings.Get(key); ok {
		w.behind = key
		if x, ok := w.snap.Themes.Holding(f); ok {
			w.open = x.Key
		}
	}
	if w.hands.Pick != nil {
		w.walked = w.keys()
	}
	w.draw()
}

// sort lists the open themes that are shown, and apart those that are accepted. open
// counts all that are not accepted.
func (w *Warnings) sort() (open [check.High + 1]int, rows, waived []*theme.Theme) {
	for _, x := range w.snap.Themes.All() {
		switch {
		case x.Waived != nil:
			waived = append(waived, x)
			continue
		case w.unit != "" && !w.isAbout(x, w.unit):
			continue
		}
		open[x.Severity]++
		if len(w.only) == 0 || w.only[x.Severity] {
			rows = append(rows, x)
		}
	}
	return open, rows, waived
}

func total(n [check.High + 1]int) (sum int) {
	for _, k := range n {
		sum += k
	}
	return sum
}

// Only shows the themes about one unit and what is below it; "" all of them.
func (w *Warnings) Only(unit model.ID) {
	w.unit = unit
	w.draw()
}

// Unit is the one whose themes are shown; "" when all are.
func (w *Warnings) Unit() model.ID { return w.unit }

// isAbout reports whether a theme names a unit, something below it, or a duty there.
func (w *Warnings) isAbout(x *theme.Theme, unit model.ID) bool {
	s := w.snap.Scenario
	within := func(id model.ID) bool { return s.Inside(id, unit) }
	return slices.ContainsFunc(x.Units, within) || len(x.Units) == 0 && slices.ContainsFunc(x.Refs, func(r model.Ref) bool {
		record := s.Find(r.ID)
		return record != nil && within(model.ID(model.Cell(record, "unit")))
	})
}

// keys lists the rows in their order.
func (w *Warnings) keys() []string {
	_, rows, _ := w.sort()
	out := make([]string, len(rows))
	for i, x := range rows {
		out[i] = x.Key
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

// concerns reports whether a theme is about something that is selected.
func (w *Warnings) concerns(x *theme.Theme) bool {
	return len(w.selection) > 0 && slices.ContainsFunc(x.Refs, func(r model.Ref) bool { return w.selection[r] })
}

// isNew reports whether the baseline does not have the theme.
func (w *Warnings) isNew(x *theme.Theme) bool {
	was, ok := w.baseline.Get(x.Key)
	return !ok || was.Waived != nil
}

// grew reports whether a finding is behind a theme that the baseline does not have.
func (w *Warnings) grew(f check.Finding) bool {
	was, ok := w.baseline.Findings().Get(f.Key)
	return !ok || was.Waived != nil
}

func (w *Warnings) sheets(width float32) folio {
	p := w.print
	if p.Lang() == "" {
		return folio{}
	}
	open, rows, waived := w.sort()
	f := folio{head: w.heading(open, width), foot: w.missing(width)}
	if w.snap.Pending {
		f.body = append(f.body, note(p.T("warnings.pending"), width))
		return f
	}
	if total(open) == 0 {
		f.body = append(f.body, w.nothing(width))
	}
	f.body = append(f.body, w.reviews(width)...)
	for i, x := range rows {
		if i == familyRows && !w.whole[openGroup] {
			f.body = append(f.body, w.more(openGroup, p.T("warnings.more", "n", len(rows)-i), width))
			break
		}
		f.body = append(f.body, w.themeBlocks(x, width)...)
	}
	_, gone := theme.Compare(w.baseline, w.snap.Themes)
	f.body = append(f.body, w.closed(goneGroup, p.T("warnings.gone"), gone, w.snap.Baseline, width)...)
	f.body = append(f.body, w.closed(waivedGroup, p.T("warnings.waived"), waived, w.snap.Scenario, width)...)
	return f
}

// heading shows the number of themes and a filter for each severity.
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

// nothing says that there are no themes.
func (w *Warnings) nothing(width float32) block {
	return block{96, func(s *look.Sheet, y float32) {
		s.Icon(width/2-10, y+24, 20, "check", look.BetterInk)
		words := w.print.T("warnings.none")
		s.Text((width-look.Width(words, look.Small))/2, y+52, look.Small, look.Ink3, words)
	}}
}

func (w *Warnings) fold(code string) {
	w.folded[code] = !w.folded[code]
	w.draw()
}

// more offers the rows of a group that are not shown.
func (w *Warnings) more(code, label string, width float32) block {
	return block{36, func(s *look.Sheet, y float32) {
		w.stretch(s, 0, y, width, 36, "more:"+code, func() {
			w.whole[code] = true
			w.draw()
		})
		s.Text(findingText, y+8, look.BodyBold, look.Accent, label)
	}}
}
