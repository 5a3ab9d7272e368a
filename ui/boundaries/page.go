package boundaries

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/boundary"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Hands are what the page asks of the window.
type Hands struct {
	// Do carries out a verb for a reason, which may be empty.
	Do func(v model.Verb, why string)
	// Say tells something that is no step.
	Say func(words string)
	Who func() string // the author of what is agreed
	// Theme goes to a theme, Show to a record.
	Theme func(key string)
	Show  func(r model.Ref)
	// Add asks for a new matter in these words: title, label, hint, name of the button, note.
	Add func(title, label, hint, ok, note string)
}

// Page is the list of boundaries. Make it with New, draw it with Draw.
type Page struct {
	widget.BaseWidget
	hands Hands

	snap   scenarios.Snapshot
	print  text.Printer
	seals  map[model.ID]look.Seal
	list   []boundary.Matter
	only   bool          // open rows alone
	folded map[bool]bool // by whether the group is that of the open rows
	shown  []entry
	cursor string // key of the row that has the keyboard

	box    *fyne.Container
	filter *look.Segment
	add    *look.Button
	roll   *look.Roll
	places map[string]fyne.CanvasObject // of what is in sight, by name
}

// entry is a line: a group's head, or a row of it.
type entry struct {
	open bool // the group
	row  int  // in the list; -1 = the head
}

// New makes an empty page.
func New(hands Hands) *Page {
	p := &Page{hands: hands, folded: map[bool]bool{}, places: map[string]fyne.CanvasObject{}, box: container.NewWithoutLayout(), roll: look.NewRoll()}
	p.filter = look.NewSegment(0, func(i int) { p.only = i == 1; p.lay(); p.build() }, "", "")
	p.add = look.NewButton(look.Secondary, "", "plus", func() {
		t := p.print
		p.hands.Add(t.T("bounds.ask.title"), t.T("bounds.ask.label"), t.T("bounds.ask.hint"), t.T("bounds.ask.ok"), t.T("bounds.ask.note"))
	})
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

// Draw shows a snapshot in the printer's language. Row, filter and the place of scrolling stay
// as far as they are still there.
func (p *Page) Draw(snap scenarios.Snapshot, print text.Printer) {
	p.snap, p.print = snap, chrome.In(print.Lang())
	p.seals = marks.Seals(print, snap.Scenario, snap.Baseline)
	p.list = boundary.Of(snap.Scenario, snap.Themes)
	p.lay()
	p.build()
}

// mostSettled is how many settled rows are shown before they are folded at first.
const mostSettled = 30

// lay lists the lines that are shown.
func (p *Page) lay() {
	p.shown = p.shown[:0]
	open := boundary.Count(p.list)
	if _, chosen := p.folded[false]; !chosen && len(p.list)-open > mostSettled {
		p.folded[false] = true
	}
	for _, group := range []bool{true, false} {
		if n := open; group && n == 0 || !group && (p.only || len(p.list) == open) {
			continue
		}
		p.shown = append(p.shown, entry{group, -1})
		for i, m := range p.list {
			if m.Open() == group && !p.folded[group] {
				p.shown = append(p.shown, entry{group, i})
			}
		}
	}
	if p.lineOf(p.cursor) < 0 {
		p.cursor = ""
		for _, e := range p.shown {
			if e.row >= 0 {
				p.cursor = p.list[e.row].Key
				break
			}
		}
	}
}

// lineOf finds the line of a row; -1 when it is not shown.
func (p *Page) lineOf(key string) int {
	for i, e := range p.shown {
		if e.row >= 0 && p.list[e.row].Key == key {
			return i
		}
	}
	return -1
}

// shut reports whether nothing can be changed.
func (p *Page) shut() bool {
	return p.snap.ReadOnly || p.snap.Info.Adopted != "" || p.snap.Info.Status == scenarios.Archived
}

// Targets names what can be clicked, for those who drive the window from outside.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := map[string]fyne.CanvasObject{"bounds:filter": p.filter, "bounds:add": p.add}
	maps.Copy(out, p.places)
	return out
}

func (p *Page) unit(id model.ID) string {
	return p.print.Name(p.snap.Scenario, model.Ref{Kind: model.UnitKind, ID: id})
}
