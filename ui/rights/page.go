package rights

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/entry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Hands are what the page asks of the window.
type Hands struct {
	// Do carries out a verb; then is told whether it was.
	Do func(v model.Verb, then func(done bool))
	// Fix carries out a remedy of a finding.
	Fix func(f check.Fix)
	// Say tells something that is no step: why a key did nothing.
	Say func(words string)
	// NewID makes the id of a new matter.
	NewID func() model.ID
	// Finding shows a finding where it is explained.
	Finding func(key string)
	// Drafts keep the matter that was begun and not added.
	Drafts *entry.Drafts
}

// Page is the matrix of decision rights. Make it with New, draw it with Draw.
type Page struct {
	widget.BaseWidget
	hands Hands

	snap    scenarios.Snapshot
	print   text.Printer
	seals   map[model.ID]look.Seal
	matters []model.DecisionRight
	columns []model.ID
	cursor  spot
	offered int // of what is offered while there is none, the one that has the keyboard

	box, head, strip *fyne.Container
	roll             *look.Roll
	left             float32 // how far the columns are scrolled
	adder            *look.Entry
	begun            entry.About // what is typed there
	fields           fields

	places map[string]fyne.CanvasObject // of what is in sight, by name
	fixed  map[string]fyne.CanvasObject
}

// spot is a cell.
type spot struct{ matter, unit model.ID }

// New makes an empty page.
func New(hands Hands) *Page {
	p := &Page{hands: hands, places: map[string]fyne.CanvasObject{}, fixed: map[string]fyne.CanvasObject{},
		box: container.NewWithoutLayout(), head: container.NewWithoutLayout(), strip: container.NewWithoutLayout(), roll: look.NewRoll()}
	if p.hands.Drafts == nil {
		p.hands.Drafts = &entry.Drafts{}
	}
	p.adder = look.NewEntry("", "", p.add)
	p.adder.OnChanged = func(typed string) { p.hands.Drafts.Keep(p.begun, typed) }
	p.roll.Moved = func(at fyne.Position) {
		if at.X != p.left {
			p.left = at.X
			p.heads()
			p.roll.Redraw()
		}
	}
	p.ExtendBaseWidget(p)
	return p
}

// CreateRenderer implements fyne.Widget.
func (p *Page) CreateRenderer() fyne.WidgetRenderer { return look.Laid(p, p.box) }

// Resize implements fyne.CanvasObject.
func (p *Page) Resize(size fyne.Size) {
	changed := size != p.Size()
	p.BaseWidget.Resize(size)
	if changed {
		p.build()
	}
}

// Draw shows a snapshot in the printer's language. The cell that has the keyboard and what
// is being typed stay as far as they are still there.
func (p *Page) Draw(snap scenarios.Snapshot, print text.Printer) {
	if snap.Info.ID != p.snap.Info.ID {
		p.left, p.cursor = 0, spot{}
	}
	p.snap, p.print = snap, chrome.In(print.Lang())
	if of := p.hands.Drafts.About(snap.Info.ID, "right"); p.begun != of {
		p.begun = of
		p.adder.SetText(p.hands.Drafts.Of(of))
	}
	p.seals = marks.Seals(print, snap.Scenario, snap.Baseline)
	p.matters, p.columns = snap.Scenario.DecisionRights(), columns(snap.Scenario)
	if p.index(p.cursor.matter) < 0 && len(p.matters) > 0 {
		p.cursor.matter = p.matters[0].ID
	}
	if !slices.Contains(p.columns, p.cursor.unit) && len(p.columns) > 0 {
		p.cursor.unit = p.columns[0]
	}
	p.build()
}

// columns are the units that may have a part: the company, its departments, and whoever has
// one; in the order of the tree.
func columns(s model.Scenario) (out []model.ID) {
	has := map[model.ID]bool{}
	for _, r := range s.DecisionRights() {
		for _, part := range model.RightParts() {
			for _, u := range r.Units(part) {
				has[u] = true
			}
		}
	}
	var walk func(parent model.ID, depth int)
	walk = func(parent model.ID, depth int) {
		for _, u := range s.Children(parent) {
			if has[u.ID] || u.Level == model.Company || u.Level == model.Department || depth == 0 && u.Level != model.External {
				out = append(out, u.ID)
			}
			if depth < s.Count(model.UnitKind) {
				walk(u.ID, depth+1)
			}
		}
	}
	walk("", 0)
	return out
}

// index finds the row of a matter; -1 when it is not there.
func (p *Page) index(matter model.ID) int {
	return slices.IndexFunc(p.matters, func(r model.DecisionRight) bool { return r.ID == matter })
}

// row is the matter that has the keyboard.
func (p *Page) row() (model.DecisionRight, bool) {
	if i := p.index(p.cursor.matter); i >= 0 {
		return p.matters[i], true
	}
	return model.DecisionRight{}, false
}

// findings lists what is wrong with a matter, the gravest first.
func (p *Page) findings(matter model.ID) (out []check.Finding) {
	for _, rule := range []string{check.NobodyApproves, check.TwoApprove, check.SelfApproval, check.StayedBehind} {
		if x, found := p.snap.Findings.Get(rule + "|" + string(matter)); found && x.Waived == nil {
			out = append(out, x)
		}
	}
	slices.SortStableFunc(out, func(a, b check.Finding) int { return int(b.Severity) - int(a.Severity) })
	return out
}

// shut reports whether nothing can be changed.
func (p *Page) shut() bool {
	return p.snap.ReadOnly || p.snap.Info.Adopted != "" || p.snap.Info.Status == scenarios.Archived
}

// Targets names what can be clicked, for those who drive the window from outside.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{}
	for _, from := range []map[string]fyne.CanvasObject{p.fixed, p.places} {
		for name, o := range from {
			out[name] = o
		}
	}
	return out
}

func (p *Page) unit(id model.ID) string {
	return p.print.Name(p.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: id})
}
