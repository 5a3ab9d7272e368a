package desk

import (
	"context"
	"maps"
	"slices"

	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
)

// Surroundings are how a desk does what takes long.
type Surroundings struct {
	Beside func(func()) // runs something beside the owner
	Post   func(func()) // has the owner do something, in the order of the calls
}

// Desk is what is open of a library. Use it from one goroutine, its owner's.
type Desk struct {
	around   Surroundings
	print    text.Printer
	watchers []*watcher

	library *scenarios.Library
	session *scenarios.Session
	entered context.Context // ends when another scenario is opened or the desk is left
	leave   context.CancelFunc

	sight  Sight
	teller teller
	// against is what the open scenario is measured against instead of the baseline as it
	// took it; nil = that.
	against  *model.Scenario
	counting context.CancelFunc // of the count under way
	beside   []model.ID         // see Beside
	asked    map[model.ID]bool  // those that are being worked out
	parent   parent

	opening bool // what is asked for stands between the user and a first sight
	working int  // pieces of work beside the owner
	busy    int  // depth of what is under way, at whose end the new sight is told
	news    Part // of it
}

type watcher struct{ see func(Sight, Part) }

// New makes a desk on which nothing is open.
func New(p text.Printer, around Surroundings) *Desk {
	d := &Desk{around: around, print: p}
	d.Leave()
	return d
}

// Library gives the library that is open; nil when none is.
func (d *Desk) Library() *scenarios.Library { return d.library }

// Session gives the session of the open scenario; nil when none is. Who edits through it
// finds the new sight on the desk.
func (d *Desk) Session() *scenarios.Session { return d.session }

// Sight gives what there is to be seen now.
func (d *Desk) Sight() Sight { return d.sight }

// Watch has f called with every new sight and what may be another in it, in the owner's
// goroutine, until stop is called. f must not change the desk.
func (d *Desk) Watch(f func(Sight, Part)) (stop func()) {
	w := &watcher{f}
	d.watchers = append(slices.Clip(d.watchers), w)
	return func() {
		d.watchers = slices.DeleteFunc(slices.Clone(d.watchers), func(other *watcher) bool { return other == w })
	}
}

// tell says what is another, at once or when what is under way has ended.
func (d *Desk) tell(what Part) {
	if d.news |= what; d.busy > 0 || d.news == 0 {
		return
	}
	what, d.news = d.news, 0
	for _, w := range d.watchers {
		w.see(d.sight, what)
	}
}

// whole has everything that f changes told as one new sight.
func (d *Desk) whole(f func()) {
	d.busy++
	f()
	d.busy--
	d.tell(0)
}

// small is the number of duties up to which everything about the other scenarios is
// worked out before anything is shown. Above it the board comes first, and the rest
// arrives from beside.
const small = 600

// atOnce reports whether something is worked out before anything is shown. What comes
// later never keeps the owner from going on.
func (d *Desk) atOnce() bool {
	return d.opening && d.sight.Now.Scenario.Count(model.DutyKind) <= small
}

// open does what stands between the user and a first sight.
func (d *Desk) open(f func()) {
	d.opening = true
	d.whole(f)
	d.opening = false
}

// Enter opens a scenario of a library. What is known of the library's other scenarios
// stays, unless the library is another. The error is that of reading the list of
// scenarios; then all is as it was.
func (d *Desk) Enter(l *scenarios.Library, s *scenarios.Session) error {
	infos, err := l.Scenarios()
	if err != nil {
		return err
	}
	d.open(func() { d.enter(l, s, infos) })
	if d.sight.Now.Pending {
		d.settle()
	}
	return nil
}

func (d *Desk) enter(l *scenarios.Library, s *scenarios.Session, infos []scenarios.Info) {
	was := d.sight
	known := d.library == l && was.Now.Policy == s.Now().Policy
	if d.session != nil {
		d.session.Changed = nil
	}
	d.leave()
	if d.library != l {
		d.beside = nil
	}
	d.library, d.session, d.against, d.parent = l, s, nil, parent{}
	d.entered, d.leave = context.WithCancel(context.Background())
	d.asked = map[model.ID]bool{}
	d.sight = Sight{Now: s.Now(), Infos: infos}
	if known {
		d.sight.Counts, d.sight.Base = was.Counts, was.Base
	}
	if d.atOnce() {
		s.Settle()
		d.sight.Now = s.Now()
		d.sight.History = []check.Scorecard{d.sight.Now.Scorecard}
	}
	s.Changed = d.changed
	d.lookBack()
	d.recall()
	d.countOthers()
	d.begin()
	d.correct()
	d.judgeOthers()
	d.tell(Open | Tree | Score | Log | News | Others)
}

// Leave closes what is open; the library is the caller's to close.
func (d *Desk) Leave() {
	if d.leave != nil {
		d.leave()
	}
	if d.session != nil {
		d.session.Changed = nil
	}
	d.library, d.session, d.sight, d.teller, d.against, d.beside = nil, nil, Sight{}, teller{}, nil, nil
	d.entered, d.leave = context.WithCancel(context.Background())
}

// run has work done beside the owner, and then by the owner what it gives, unless
// another scenario was opened meanwhile. With now it does both at once.
func (d *Desk) run(now bool, work func(context.Context) func()) {
	ctx := d.entered
	if now {
		if then := work(ctx); then != nil {
			then()
		}
		return
	}
	d.working++
	d.around.Beside(func() {
		var then func()
		if ctx.Err() == nil {
			then = work(ctx)
		}
		d.around.Post(func() {
			if d.working--; then != nil && ctx.Err() == nil {
				then()
			}
		})
	})
}

// Working reports whether something that can be seen of the open scenario is still being
// worked out. The counts of the others may come later still.
func (d *Desk) Working() bool { return d.working > 0 }

// settle waits beside the owner for the findings of the open scenario.
func (d *Desk) settle() {
	session := d.session
	ready := session.Ready()
	d.run(false, func(context.Context) func() {
		<-ready
		return func() {
			session.Settle() // which tells changed
			d.recall()
		}
	})
}

// changed takes over a new state of the open scenario.
func (d *Desk) changed(now scenarios.Snapshot) {
	d.whole(func() {
		was := d.sight.Now
		d.sight.Now = now
		for i, info := range d.sight.Infos {
			if info.ID == now.Info.ID {
				d.sight.Infos = slices.Clone(d.sight.Infos)
				d.sight.Infos[i] = now.Info
			}
		}
		d.follow(now.Rows)
		var err error
		switch {
		case now.Policy != was.Policy: // what was found under another one says nothing any more
			d.sight.Counts, d.sight.Base, d.sight.sides = nil, Judged{}, nil
			d.sight.History = []check.Scorecard{now.Scorecard}
			err = d.survey()
			d.recall()
		case was.Pending && !now.Pending:
			d.remember(now)
			err = d.survey()
		default:
			d.remember(now)
			d.counted(now.Info.ID, count(now.Themes, now.Seq))
			d.lookBack()
		}
		if err != nil { // what is wrong with the file is said by what is done next
			d.lookBack()
		}
		if now.BaselineID == now.Info.ID { // what others have more and less of
			d.sight.sides = nil
		}
		d.correct()
		d.judgeOthers()
		d.tell(Open | Tree | Score | Log | News | Others)
	})
}

// Survey reads the list of the library's scenarios anew and counts those that have
// changed. It is for who has written to the library outside the session.
func (d *Desk) Survey() error {
	if d.session == nil {
		return nil
	}
	var err error
	d.whole(func() {
		if err = d.survey(); err == nil {
			d.correct()
			d.judgeOthers()
			d.tell(Open | Tree | Score | News | Others)
		}
	})
	return err
}

func (d *Desk) survey() error {
	infos, err := d.library.Scenarios()
	if err != nil {
		return err
	}
	d.sight.Infos = infos
	d.lookBack()
	d.countOthers()
	return nil
}

// Poll takes over what other programs have written to the library, see
// [scenarios.Session.Poll].
func (d *Desk) Poll() error {
	if err := d.session.Poll(); err != nil {
		return err
	}
	if infos := d.session.Scenarios(); infos != nil && !slices.EqualFunc(infos, d.sight.Infos, sameShown) {
		return d.Survey()
	}
	return nil
}

// sameShown reports whether the same is shown of a scenario.
func sameShown(a, b scenarios.Info) bool {
	return a.ID == b.ID && a.Name == b.Name && a.Status == b.Status && a.Adopted == b.Adopted && a.Seq == b.Seq
}

// counted keeps the count of a scenario.
func (d *Desk) counted(id model.ID, c Count) {
	if d.sight.Now.Pending && id == d.sight.Now.Info.ID {
		return
	}
	counts := maps.Clone(d.sight.Counts)
	if counts == nil {
		counts = map[model.ID]Count{}
	}
	counts[id] = c
	d.sight.Counts = counts
}

// countOthers counts the themes of the scenarios that have changed, each as it is done.
func (d *Desk) countOthers() {
	now := d.sight.Now
	if now.Pending {
		return
	}
	d.counted(now.Info.ID, count(now.Themes, now.Seq))
	if d.counting != nil {
		d.counting()
	}
	ctx, cancel := context.WithCancel(d.entered)
	d.counting = cancel
	var stale []scenarios.Info
	for _, i := range d.sight.Infos {
		if c, ok := d.sight.Counts[i.ID]; !ok || c.Seq != i.Seq {
			stale = append(stale, i)
		}
	}
	library := d.library
	one := func(i scenarios.Info) (Count, bool) {
		s, err := library.At(i.ID, scenarios.Latest)
		if err != nil {
			return Count{}, false
		}
		return count(theme.Of(s, reckon(now, s)), i.Seq), true
	}
	if d.atOnce() {
		for _, i := range stale {
			if c, ok := one(i); ok {
				d.counted(i.ID, c)
			}
		}
		return
	}
	d.around.Beside(func() {
		for k, i := range stale {
			if ctx.Err() != nil {
				return
			}
			c, ok := one(i)
			d.around.Post(func() {
				if ctx.Err() != nil {
					return
				}
				if ok {
					d.counted(i.ID, c)
				}
				if k%16 == 15 || k == len(stale)-1 {
					d.tell(Tree)
				}
			})
		}
	})
}
