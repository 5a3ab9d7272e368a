package intake

import (
	"context"
	"errors"
	"maps"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"sandtable/model"
	"sandtable/model/proposal"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/look"
)

// Hands are what the page asks of the window.
type Hands struct {
	Beside func(func()) // runs something beside the window
	Post   func(func()) // has the window do something, in the order of the calls
	Menu   func(at fyne.Position, choices ...look.Choice)
	Bring  func(Import, Way)
	Leave  func() // without a trace
	Choose func() // another document
}

// Page shows a document that is to be brought in. Make it with New, show a document with
// Begin and draw it with Draw; it waits while other views are in front, and Leave lets go of
// everything.
type Page struct {
	widget.BaseWidget
	hands Hands
	print text.Printer
	snap  scenarios.Snapshot
	open  bool // a scenario is

	source    Source
	doc       sheet.Document
	mapping   intake.Mapping
	answers   []answer // to questions about rows, in the order in which they were given
	keep      map[model.ID]bool
	postponed []intake.Row // of a template, other than duties: not now
	remove    map[model.ID]bool
	made      *made // nil = nothing has been made of it yet

	proposed proposals // read from the words of its duties; nil = not yet
	accepted map[proposal.Kind]bool

	problem error // why it is not read

	turn        int // of the work that was asked for last; what comes of others is old
	stop        context.CancelFunc
	ended       context.Context // when the document is let go of
	reading     bool            // the document is being read
	working     bool            // it is being thought about
	bringing    bool            // it is being brought in
	done, total int64

	unfolded map[string]bool // groups and units of the right side, other than at first
	box      *fyne.Container
	named    map[string]fyne.CanvasObject
	grid     *grid
	asked    *look.Roll
	coming   *look.Roll
	reads    *look.Roll
	all      *look.Button
	back     *look.Button
	sheets   *look.Button
	choose   *look.Button
	ways     [2]*look.Button
	offered  [2]Way
}

// answer is what was said about a row that was asked about.
type answer struct {
	question intake.Question
	take     intake.Take
}

// New makes an empty page.
func New(h Hands) *Page {
	p := &Page{hands: h, box: container.NewWithoutLayout(), named: map[string]fyne.CanvasObject{}, asked: look.NewRoll(), coming: look.NewRoll(), reads: look.NewRoll()}
	p.grid = newGrid(p)
	p.back = look.NewButton(look.Quiet, "", "arrow-left", p.leave)
	p.sheets = look.NewButton(look.LinkLike, "", "", p.askSheet)
	p.choose = look.NewButton(look.Secondary, "", "folder", func() { p.hands.Choose() })
	p.all = look.NewButton(look.Secondary, "", "check", p.AcceptAll)
	p.ways[0] = look.NewButton(look.Primary, "", "", func() { p.bring(p.offered[0]) })
	p.ways[1] = look.NewButton(look.Secondary, "", "", func() { p.bring(p.offered[1]) })
	p.forget()
	p.ExtendBaseWidget(p)
	return p
}

// forget lets go of the document and of all that was said about it.
func (p *Page) forget() {
	if p.stop != nil {
		p.stop()
		p.stop = nil
	}
	p.turn++
	p.source, p.doc, p.mapping, p.answers, p.made, p.problem = Source{}, sheet.Document{}, intake.Mapping{}, nil, nil, nil
	p.keep, p.postponed, p.remove, p.unfolded = map[model.ID]bool{}, nil, map[model.ID]bool{}, map[string]bool{}
	p.reading, p.working, p.bringing, p.done, p.total = false, false, false, 0, 0
	p.grid.show(nil)
	p.proposed, p.accepted = nil, map[proposal.Kind]bool{}
	p.reads.Set(nil, 0)
	p.asked.Set(nil, 0)
	p.coming.Set(nil, 0)
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

// Draw shows the page in the printer's language, held against a snapshot; open tells
// whether a scenario is open at all.
func (p *Page) Draw(now scenarios.Snapshot, open bool, print text.Printer) {
	other := p.open != open || p.snap.Info.ID != now.Info.ID || p.snap.Seq != now.Seq || p.print.Lang() != print.Lang()
	p.snap, p.open, p.print = now, open, chrome.In(print.Lang())
	if other && p.made != nil {
		p.think()
	}
	p.build()
}

// Begun reports whether a document is on the page, or on its way to it.
func (p *Page) Begun() bool { return p.reading || p.made != nil || p.problem != nil || p.working }

// Working tells whether the document is being read, understood or brought in.
func (p *Page) Working() bool { return p.reading || p.working || p.bringing }

// Stay says that what was to be brought in did not come in: the page is as before.
func (p *Page) Stay() {
	p.bringing = false
	p.build()
}

// Begin reads a document and shows what it says.
func (p *Page) Begin(s Source) {
	p.forget()
	ctx, stop := context.WithCancel(context.Background())
	p.source, p.stop, p.ended, p.reading = s, stop, ctx, true
	turn := p.turn
	p.build()
	p.hands.Beside(func() {
		doc, err := s.Read(ctx, p.progress(turn))
		p.hands.Post(func() {
			if p.turn == turn {
				p.taken(doc, err)
			}
		})
	})
}

// progress gives what shows how far the reading is, now and then.
func (p *Page) progress(turn int) func(done, total int64) {
	var last time.Time
	return func(done, total int64) {
		if now := time.Now(); now.Sub(last) > 60*time.Millisecond || done == total {
			last = now
			p.hands.Post(func() {
				if p.turn == turn && p.reading {
					p.done, p.total = done, total
					p.build()
				}
			})
		}
	}
}

// taken takes over what was read.
func (p *Page) taken(doc sheet.Document, err error) {
	p.reading = false
	if err == nil && empty(doc) {
		err = sheet.Nothing
	}
	if err != nil {
		if !errors.Is(err, context.Canceled) {
			p.problem = err
		}
		p.build()
		return
	}
	p.doc = doc
	p.think()
}

func empty(doc sheet.Document) bool {
	for _, s := range doc.Sheets {
		if len(s.Rows) > 0 {
			return false
		}
	}
	return true
}

// think has it worked out beside the window what the document means. What is shown stays
// until that is there.
func (p *Page) think() {
	p.turn++
	turn, recall := p.turn, p.source.Recall
	first := p.made == nil && len(p.mapping.Columns) == 0
	m := p.mapping
	m.Columns, m.Take = maps.Clone(m.Columns), map[int]intake.Take{}
	for _, a := range p.answers {
		m.Take[a.question.Row] = a.take
	}
	t := task{p.doc, p.source.Name, m, p.source.Adds, keys(p.postponed), p.snap.Scenario, p.print}
	p.working = true
	p.build()
	p.hands.Beside(func() {
		out := t.work()
		if first && recall != nil {
			if known := recall(columnHeads(out.reading)); len(known) > 0 {
				t.mapping.Columns = known
				out = t.work()
			}
		}
		p.hands.Post(func() {
			if p.turn == turn {
				p.working, p.made, p.mapping.Columns = false, out, out.mapping.Columns
				p.grid.show(out)
				p.asked.Expire()
				p.coming.Expire()
				p.reads.Expire()
				p.proposed = nil
				p.build()
				p.read()
			}
		})
	})
}

// read has the words of the duties read beside the window.
func (p *Page) read() {
	draft, m := p.made.reading.Draft, p.made
	over := p.ended
	p.hands.Beside(func() {
		found := propose(draft, func() bool { return over.Err() != nil })
		p.hands.Post(func() {
			if p.made == m {
				p.proposed = found
				p.build()
			}
		})
	})
}

// say gives a column another meaning and has the document read again.
func (p *Page) say(column int, role intake.Role) {
	if p.mapping.Columns == nil {
		p.mapping.Columns = map[int]intake.Role{}
	}
	if p.mapping.Sheet == 0 && p.made != nil {
		p.mapping.Sheet = p.made.reading.Sheet + 1 // the one that is shown stays
	}
	p.mapping.Columns[column] = role
	p.think()
}

// settle answers a question about a row; with the answer that was given already it is taken
// back.
func (p *Page) settle(q intake.Question, take intake.Take) {
	for i, a := range p.answers {
		if a.question.Row == q.Row {
			p.answers = append(p.answers[:i:i], p.answers[i+1:]...)
			if a.take == take {
				take = 0
			}
			break
		}
	}
	if take != 0 {
		p.answers = append(p.answers, answer{q, take})
	}
	p.think()
}

// askSheet offers the sheets of a workbook.
func (p *Page) askSheet() {
	var rows []look.Choice
	for i, s := range p.doc.Sheets {
		if len(s.Rows) == 0 {
			continue
		}
		note := p.print.T("rows", "n", len(s.Rows))
		if s.Hidden {
			note = p.print.T("hidden") + " " + note
		}
		rows = append(rows, look.Choice{Name: "sheet:" + s.Name, Label: s.Name, Icon: "grid", Note: note, Chosen: p.made != nil && p.made.reading.Sheet == i,
			Perform: func() {
				p.mapping, p.answers = intake.Mapping{Sheet: i + 1}, nil
				p.think()
			}})
	}
	p.hands.Menu(look.Below(p.sheets), rows...)
}

// leave lets go of everything and goes back.
func (p *Page) leave() {
	p.Leave()
	p.hands.Leave()
}

// Leave ends whatever is under way and lets go of the document; nothing stays behind.
func (p *Page) Leave() { p.forget() }

// Rest is told that another view comes to the front: the document and all that was said of
// it wait for one to come back. One that could not be read is let go of.
func (p *Page) Rest() {
	if p.problem != nil {
		p.forget()
	}
}

// Name is what the document is called; "" when it has no name.
func (p *Page) Name() string { return p.source.Name }

// Key answers the keys of the page.
func (p *Page) Key(k fyne.KeyName) bool {
	if k == fyne.KeyEscape {
		p.leave()
		return true
	}
	return false
}

// Targets names what can be clicked.
func (p *Page) Targets() map[string]fyne.CanvasObject {
	out := maps.Clone(p.named)
	maps.Copy(out, p.grid.named)
	return out
}
