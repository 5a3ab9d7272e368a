package board

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/ui/carry"
	"sandtable/ui/look"
	"sandtable/ui/marks"
)

// Hands are what the board asks of the window. All are called on the main thread;
// none may be nil but where it says so.
type Hands struct {
	// Do carries a verb out and tells whether it was, at once or when the file has
	// answered; when not, the window says why.
	Do func(v model.Verb, then func(done bool))
	// Foresee has what is on its way drawn, if anything is: a gesture begins, which stands
	// on it.
	Foresee func()
	// Preview tells what a verb would do, without doing it.
	Preview func(model.Verb) scenarios.Consequence
	// Selected says that other cards are selected now.
	Selected func([]model.ID)
	// Predicted says what letting go now would do; nil when nothing is dragged.
	Predicted func(*carry.Prediction)
	// Moved says that a drag ended in a move of duties.
	Moved func(duties []model.ID, to model.ID)
	// Keep stores what has been typed as the reason of the last move while the question
	// stays open, as often as the field is left.
	Keep func(why string)
	// Reason stores why the last move was made and ends the question; "" when the user
	// went on without saying.
	Reason func(why string)
	// Undo takes the last step back: Ctrl+Z in the empty reason line.
	Undo func()
	// Merge asks about bringing two units together: other was let go on unit.
	Merge func(unit, other model.ID)
	// Placed says that a drag gave a unit another place.
	Placed func(unit model.ID)
	// Edit asks for the sentence of a duty to be edited.
	Edit func(duty model.ID)
	// MoveMenu asks where the selected duties shall go.
	MoveMenu func(duties []model.ID, at fyne.Position)
	// DutyMenu and UnitMenu ask for the commands on the selected duties or on a unit.
	DutyMenu func(duties []model.ID, at fyne.Position)
	UnitMenu func(unit model.ID, at fyne.Position)
	// Menu asks for the commands on the board as a whole.
	Menu func(at fyne.Position)
	// Shown is told when other columns stand within the board; may be nil.
	Shown func()
	// Narrow asks what of the scenario shall be shown.
	Narrow func()
	// Review opens the review of a department; nil = nothing says that it waits.
	Review func(unit model.ID)
	// Add adds what was typed or pasted at the foot of a unit's column as duties, "" = of the
	// unplaced ones, and tells whether it is done: at once, or when the file has answered;
	// nil = nothing can be typed there.
	Add func(unit model.ID, typed string, then func(done bool))
	// Lost hands back what was typed there, was refused and has no field any more.
	Lost func(typed string)
}

// Board is the widget. Make it with New, draw it with Draw.
type Board struct {
	widget.BaseWidget
	hands Hands

	snap    scenarios.Snapshot
	roster  roster
	print   text.Printer
	planner planner
	// counted and countedIn are the width and the language for which the planner has
	// counted the lines of the cards.
	counted   float32
	strands   int // of all columns
	countedIn model.Lang
	plans     []columnPlan

	columns []*column
	row     *fyne.Container
	across  *container.Scroll
	layer   *fyne.Container // what lies above the columns while something is pulled
	above   *fyne.Container // what hangs at the pointer, above the whole window
	floor   fyne.Position   // of above, while something is pulled

	selected []model.ID // in the order of selection; the last one is shown in the inspector
	unit     model.ID   // selected by its head; "" = none
	marked   marked
	clicked  struct { // the card clicked last, and when
		duty model.ID
		at   time.Time
	}
	focused model.ID
	focus   Focus
	opened  []model.ID                    // departments that are shown though the focus folds them away
	waiting map[model.ID]int              // of every department: the overlaps inside it to review
	worst   map[model.ID][]check.Severity // of every duty: its findings, highest first
	seals   map[model.ID]look.Seal
	former  map[model.ID]look.Seal // of the baseline's units
	heirs   map[model.ID]model.ID  // of departments of the baseline that are no more
	locked  map[model.ID]bool
	asked   map[model.ID]int // open comments on a duty
	suggest []string         // reasons offered in the reason line
	asking  *reason          // the reason line; nil = none

	press     *carry.Press // the button is down, and nothing has been given up since
	drag      *drag
	lift      *lift
	lasso     *lasso
	modifiers func() fyne.KeyModifier // keys that are down now
	held      *carried                // picked up by keyboard
	coming    map[model.Ref]bool      // not in the file yet
	resting   *resting                // let go, and not answered; nil = nothing is
	keyboard  bool                    // the board has the focus, and it came by a key
}

// New makes an empty board.
func New(hands Hands) *Board {
	b := &Board{hands: hands, worst: map[model.ID][]check.Severity{}, modifiers: modifiers}
	b.planner = planner{collapsed: map[model.ID]bool{}, counted: map[model.ID]counted{}, lines: b.lines}
	b.row = container.New(rowLayout{b})
	b.across = container.NewHScroll(b.row)
	b.across.OnScrolled = func(fyne.Position) { b.sight(); b.scrolled() }
	b.layer, b.above = container.NewWithoutLayout(), container.NewWithoutLayout()
	b.ExtendBaseWidget(b)
	return b
}

// Repaint draws what only depends on the palette; Draw does the rest.
func (b *Board) Repaint() { b.across.Refresh() }

// CreateRenderer implements fyne.Widget.
func (b *Board) CreateRenderer() fyne.WidgetRenderer {
	return look.Laid(b, container.NewStack(b.across, b.layer))
}

// Above is what hangs at the pointer while something is dragged. Its owner puts it over
// everything else in the window, in the window's size.
func (b *Board) Above() fyne.CanvasObject { return b.above }

// Draw shows a snapshot in the printer's language; coming is what of it is not in the file
// yet. Selection and scrolling stay as far as what they are about is still there.
func (b *Board) Draw(snap scenarios.Snapshot, p text.Printer, coming ...model.Ref) {
	b.coming = nil
	for _, r := range coming {
		if b.coming == nil {
			b.coming = map[model.Ref]bool{}
		}
		b.coming[r] = true
	}
	if len(coming) > 0 {
		b.land()
	}
	if b.drag != nil && !b.drag.fits(snap.Scenario) || b.lift != nil && !snap.Scenario.Has(model.Ref{Kind: model.UnitKind, ID: b.lift.unit}) {
		b.Cancel()
	}
	b.release()
	if p.Lang() != b.print.Lang() {
		b.print = chrome.In(p.Lang())
		b.translateReason()
	}
	b.judge(snap.Findings)
	b.snap, b.print, b.roster = snap, chrome.In(p.Lang()), b.roster.next(snap.Scenario)
	b.waiting = b.reviews()
	if b.drag != nil {
		clear(b.drag.known) // others may have changed the scenario
	}
	if b.lift != nil {
		clear(b.lift.known)
	}
	unit := b.unit
	if _, ok := snap.Scenario.Unit(unit); !ok {
		b.unit = ""
	}
	b.seals, b.former = marks.Seals(p, snap.Scenario, snap.Baseline), marks.Seals(p, snap.Baseline, snap.Baseline)
	b.heirs = heirs(snap.Scenario, snap.Baseline)
	b.asked = map[model.ID]int{}
	for _, c := range snap.Scenario.Comments() {
		if c.Open() && c.About.Kind == model.DutyKind {
			b.asked[c.About.ID]++
		}
	}
	b.locked = map[model.ID]bool{}
	for _, l := range snap.Scenario.Locks() {
		for id := range l.Duties.All() {
			b.locked[model.ID(id)] = true
		}
	}
	had := len(b.selected)
	b.selected = slices.DeleteFunc(b.selected, func(id model.ID) bool {
		_, ok := snap.Scenario.Duty(id)
		return !ok
	})
	b.narrow()
	b.layout()
	switch {
	case !b.Dragging():
	case b.drag != nil:
		b.drag.over = -1
		b.repredict()
		b.follow()
	default:
		b.follow()
		b.tellUnit()
	}
	if len(b.selected) != had || b.unit != unit {
		b.hands.Selected(b.Selected())
	}
}

// layout plans the columns anew and redraws what can be seen.
func (b *Board) layout() {
	tops := len(b.planner.tops(b.roster)) + 1
	strands := b.planner.spread(b.roster, slots(b.Size().Width, tops), b.Size().Height-2*boardPadY-headHeight)
	b.strands = 0
	for _, n := range strands {
		b.strands += n
	}
	if width := b.widthOf(tops); width != b.counted || b.print.Lang() != b.countedIn {
		clear(b.planner.counted)
		b.counted, b.countedIn = width, b.print.Lang()
	}
	b.plans = b.planner.plan(b.roster, strands)
	if b.asking != nil && !slices.ContainsFunc(b.plans, columnPlan.asks) {
		b.closeReason() // its card is hidden: nobody types into what cannot be seen
		return
	}
	count := len(b.columns)
	for len(b.columns) < len(b.plans) {
		c := newColumn(b)
		b.columns = append(b.columns, c)
		b.row.Add(c)
	}
	for len(b.columns) > len(b.plans) {
		last := len(b.columns) - 1
		b.row.Remove(b.columns[last])
		b.columns = b.columns[:last]
	}
	over := b.over()
	for i, c := range b.columns {
		c.show(b.plans[i], i == over)
	}
	if len(b.columns) != count {
		b.across.Refresh() // there is more or less to scroll
	}
	b.row.Layout.Layout(b.row.Objects, b.row.Size())
	b.sight()
}

// sight shows the columns that stand within the board and hides the others: the
// toolkit walks all that is not hidden, with every frame and every move of the pointer.
func (b *Board) sight() {
	over := b.over()
	for i, c := range b.columns {
		x := b.columnPosition(c).X
		seen := x < b.Size().Width && x+c.Size().Width > 0
		switch {
		case seen && !c.Visible():
			c.Show()
			c.show(b.plans[i], i == over)
		case !seen && c.Visible():
			if c.foot.field != nil && !c.foot.held {
				c.foot.leave()
			}
			c.Hide()
		}
	}
	if b.hands.Shown != nil {
		b.hands.Shown()
	}
}

// redraw repaints the cards that can be seen, after a change of selection or marks.
func (b *Board) redraw() {
	for _, c := range b.columns {
		c.update()
	}
}

// AskWhy shows the reason line under a duty, with reasons to choose from; with ""
// it hides it. A duty whose card is hidden is not asked for: the answer is "".
func (b *Board) AskWhy(duty model.ID, suggestions ...string) {
	if was := b.asking; was != nil {
		defer was.entry.Gone()
	}
	b.planner.reason, b.suggest, b.asking = duty, suggestions, nil
	if duty != "" {
		b.asking = newReason(b, "")
		if d, ok := b.snap.Scenario.Duty(duty); ok {
			delete(b.planner.collapsed, d.Unit)
		}
	}
	b.layout()
	if b.asking != nil {
		b.Reveal(duty)
		b.asking.focus()
	}
}

// translateReason makes the reason line anew in the board's language and keeps what
// was typed.
func (b *Board) translateReason() {
	if was := b.asking; was != nil {
		b.asking = newReason(b, was.entry.Text)
		was.entry.Gone()
	}
}

// closeReason closes the reason line with what has been typed: going on is an answer too.
func (b *Board) closeReason() {
	if b.asking != nil {
		b.asking.answer(b.asking.typed())
	}
}

// GoOn closes the reason line, as any gesture on the board does.
func (b *Board) GoOn() { b.closeReason() }

// SetDensity chooses how much of a duty its card shows.
func (b *Board) SetDensity(d Density) {
	b.planner.density = d
	b.layout()
}

// Density is the current one.
func (b *Board) Density() Density { return b.planner.density }

// grabFocus brings the keyboard to the board.
func (b *Board) grabFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		c.Focus(b)
	}
}

// lines tells how many lines of a card the sentence of a duty takes.
func (b *Board) lines(d *model.Duty) int {
	said := sentence(d, b.print.Lang())
	if said == "" {
		return 0
	}
	return look.Lines(said, look.Small, b.width()-2*columnPad-2*12, 2)
}

// left is where an item lies in its column, wide how wide it is.
func (b *Board) left(i item) float32 { return columnPad + float32(i.strand)*b.width() }

func (b *Board) wide(item) float32 { return b.width() - 2*columnPad }

// width is that of a strand, and of a column that has one.
func (b *Board) width() float32 {
	if b.counted == 0 {
		return columnWidth
	}
	return b.counted
}

// widthOf is what the strands of so many columns get: all fill the board when they fit.
func (b *Board) widthOf(columns int) float32 {
	room := (b.Size().Width - 2*boardPadX - columnGap*float32(columns-1)) / float32(max(b.strands, columns, 1))
	return min(max(room, columnWidth), columnMaxWidth)
}

// rowLayout puts the columns side by side.
type rowLayout struct{ b *Board }

func (l rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	width := 2*boardPadX + columnGap*float32(len(objects)-1)
	for _, p := range l.b.plans {
		width += float32(p.strands()) * l.b.width()
	}
	return fyne.NewSize(width, 200)
}

func (l rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	x := float32(boardPadX)
	for i, o := range objects {
		width := l.b.width()
		if i < len(l.b.plans) {
			width *= float32(l.b.plans[i].strands())
		}
		o.Move(fyne.NewPos(x, boardPadY))
		o.Resize(fyne.NewSize(width, size.Height-2*boardPadY))
		x += width + columnGap
	}
}

// Resize implements fyne.CanvasObject; another width wraps the sentences anew.
func (b *Board) Resize(size fyne.Size) {
	same := size == b.Size()
	b.BaseWidget.Resize(size)
	if !same && len(b.plans) > 0 {
		b.layout()
	}
	b.sight()
	b.layer.Resize(size)
}
