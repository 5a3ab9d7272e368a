package panel

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/ui/entry"
	"sandtable/ui/look"
)

// CasesHands is what the page of warnings may ask for.
type CasesHands struct {
	// Verb gives what a remedy would do; nil = it cannot be done now.
	Verb    func(check.Fix) model.Verb
	Preview func(model.Verb) scenarios.Consequence
	Fix     func(check.Fix)
	Accept  func(f check.Finding, why string, then func(done bool))
	Unwaive func(check.Finding)
	Show    func(check.Finding) // on the board
	// AcceptTheme, UnwaiveTheme and ShowTheme do the same for all that is behind a theme.
	AcceptTheme  func(x *theme.Theme, why string, then func(done bool))
	UnwaiveTheme func(*theme.Theme)
	ShowTheme    func(*theme.Theme)
	Fill         func(theme.Missing) // nil hides the offer
	Jump         func(model.Ref)     // to what a piece of evidence names, on the board
	Units        func(at fyne.Position)
	// Do carries out a verb, as a form has it; nil when nothing can be entered.
	Do    func(v model.Verb, then func(done bool))
	NewID func(model.Kind) model.ID
	EditHands
}

// Cases is the page of warnings: the list at the left, and of the one that is looked at
// all that speaks for it, the remedies with what each would bring about, and the offer
// to accept it.
type Cases struct {
	widget.BaseWidget
	sight
	List  *Warnings
	desk  *caseDesk
	below *ground
	both  *fyne.Container
	hands CasesHands
	key   string // of the warning that is looked at
	why   *look.Entry
	// whyOf is what the field is for. To accept a warning is a decision, so leaving its
	// field does not make it: the reason that was begun is kept.
	whyOf entry.About
}

// caseListWidth is the width of the list of warnings.
const caseListWidth = 328

// NewCases makes an empty page.
func NewCases(h CasesHands) *Cases {
	if h.Drafts == nil {
		h.Drafts = &entry.Drafts{}
	}
	c := &Cases{hands: h}
	c.List = NewWarnings(WarningsHands{Pick: func(key string) { c.Open(key) }, Units: h.Units, Fill: h.Fill})
	c.desk = newCaseDesk(c)
	c.below = newGround(caseListWidth, caseListWidth-1)
	c.both = container.New(listPage{caseListWidth, 700}, c.below, c.List, c.desk)
	c.ExtendBaseWidget(c)
	return c
}

// CreateRenderer implements fyne.Widget.
func (c *Cases) CreateRenderer() fyne.WidgetRenderer { return look.Laid(c, c.both) }

// Draw shows the themes of a snapshot. The one that is looked at stays, or the next
// in the list takes its place when it is gone.
func (c *Cases) Draw(snap scenarios.Snapshot, p text.Printer, baseline theme.Themes) {
	if !c.desk.edit.follow(snap, chrome.In(p.Lang()), snap.Scenario.Has) {
		return
	}
	c.sight = see(snap, p)
	c.below.Refresh()
	c.List.Draw(snap, p, baseline, nil)
	if _, ok := c.theme(); !ok {
		if _, ok := c.finding(); !ok {
			c.key = c.List.beside(c.List.open)
		}
	}
	c.Open(c.key)
}

// Open looks at a theme, or at one finding behind it; "" at the first of the list.
func (c *Cases) Open(key string) {
	if key == "" {
		key = c.List.beside("")
	}
	of := c.hands.Drafts.About(c.snap.Info.ID, key)
	if c.key = key; c.whyOf != of || c.why == nil {
		letGo(c.why)
		c.whyOf = of
		c.why = look.NewEntry(c.hands.Drafts.Of(of), "", func(string) { c.accept() })
		c.why.OnChanged = func(typed string) {
			c.hands.Drafts.Keep(of, typed)
			c.desk.drawAccept()
		}
	}
	c.why.SetPlaceHolder(c.print.T("case.why"))
	c.List.Open(key)
	c.desk.keepUp()
	c.desk.draw()
}

// Showing gives the key of the warning that is looked at; "" when there is none.
func (c *Cases) Showing() string { return c.key }

func (c *Cases) finding() (check.Finding, bool) { return c.snap.Findings.Get(c.key) }

func (c *Cases) theme() (*theme.Theme, bool) { return c.snap.Themes.Get(c.key) }

// accept accepts the warning with the reason that was written.
func (c *Cases) accept() {
	field, of := c.why, c.whyOf
	why := strings.TrimSpace(field.Text)
	if why == "" {
		return
	}
	c.hands.Drafts.Keep(of, "")
	then := func(done bool) {
		if !done {
			c.hands.Drafts.Keep(of, field.Text)
			return
		}
		letGo(field)
		field.SetText("")
	}
	if x, ok := c.theme(); ok && c.hands.AcceptTheme != nil {
		c.hands.AcceptTheme(x, why, then)
	} else if f, ok := c.finding(); ok && c.hands.Accept != nil {
		c.hands.Accept(f, why, then)
	}
}

// Key answers a key typed while no field has the keyboard, and reports whether it did:
// a digit carries out a remedy, W goes to the reason, R to who sees to it, up and down walk through the list.
func (c *Cases) Key(name fyne.KeyName) bool {
	var fixes []check.Fix
	open := false
	if x, ok := c.theme(); ok {
		fixes, open = c.snap.Themes.Fixes(x), x.Waived == nil
	} else if f, ok := c.finding(); ok {
		fixes, open = f.Fixes, f.Waived == nil
	}
	switch {
	case name == fyne.KeyUp || name == fyne.KeyDown:
		c.Open(c.List.step(c.List.open, name == fyne.KeyDown))
	case name == fyne.KeyR && c.answerable():
		x, _ := c.theme()
		c.desk.respond(x)
	case !open:
		return false
	case name == fyne.KeyW:
		c.desk.focus(c.why)
		c.why.ToEnd()
	case len(name) == 1 && name[0] >= '1' && name[0] <= '9' && int(name[0]-'1') < len(fixes) && fixes[name[0]-'1'].Call.Verb != "":
		c.hands.Fix(fixes[name[0]-'1'])
	default:
		return false
	}
	return true
}

// answerable reports whether it can be said what is done about what is looked at.
func (c *Cases) answerable() bool {
	_, ok := c.theme()
	return ok && c.hands.Do != nil
}

// Targets names what can be clicked now.
func (c *Cases) Targets() map[string]fyne.CanvasObject {
	out := c.List.Targets()
	for name, o := range c.desk.Targets() {
		out[name] = o
	}
	return out
}
