package desk

import (
	"context"
	"maps"
	"slices"
	"time"

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
	// After has the owner do something after a while, unless it is stopped before.
	After func(time.Duration, func()) (stop func())
}

// Desk is what is open of a library. Use it from one goroutine, its owner's.
type Desk struct {
	around   Surroundings
	print    text.Printer
	watchers []*watcher

	line  *line
	asked int    // pieces of work in the line that somebody waits for
	slow  bool   // they are shown as on their way
	stop  func() // takes back that they will be; nil = nothing to take back

	library *scenarios.Library
	session *Session
	entered context.Context // ends when another scenario is opened or the desk is left
	leave   context.CancelFunc

	sight   Sight
	teller  teller
	telling int // the turn of the telling of the log that was begun last
	// against is what the open scenario is measured against instead of the baseline as it
	// took it; nil = that.
	against   *model.Scenario
	counting  context.CancelFunc // of the count under way
	beside    []model.ID         // see Beside
	looking   int                // the turn of the moment asked for last, see Past
	judging   map[model.ID]bool  // those that are being worked out
	parent    parent
	exporting *exporting // the file that is being made; nil = none

	draft   bool // it is being made in the line, see prepare
	working int  // pieces of work beside the owner
	polling bool
	busy    int  // depth of what is under way, at whose end the new sight is told
	news    Part // of it
}

type watcher struct{ see func(Sight, Part) }

// New makes a desk on which nothing is open.
func New(p text.Printer, around Surroundings) *Desk {
	d := &Desk{around: around, print: p, line: newLine()}
	d.Leave()
	return d
}

// Library gives the library that is open; nil when none is.
func (d *Desk) Library() *scenarios.Library { return d.library }

// Session gives the session of the open scenario; nil when none is.
func (d *Desk) Session() *Session { return d.session }

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

// run has work done beside the owner, and then by the owner what it gives, unless
// another scenario was opened meanwhile. A draft does both at once.
func (d *Desk) run(work func(context.Context) func()) {
	ctx := d.entered
	if d.draft {
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

// settle has the findings of the open scenario worked out, and taken over in the line.
func (d *Desk) settle() {
	s := d.session
	d.quietly(func() func() {
		ready := s.beside.Ready()
		return func() {
			d.run(func(context.Context) func() {
				<-ready
				return func() {
					d.quietly(func() func() {
						seen, err := s.carryOut(func(beside *scenarios.Session) error { beside.Settle(); return nil })
						return func() {
							if s.take(seen); err == nil && d.session == s {
								d.recall()
							}
						}
					})
				}
			})
		}
	})
}

// changed takes over a new state of the open scenario; infos is the list of the
// scenarios when that was read anew, else nil.
func (d *Desk) changed(now scenarios.Snapshot, infos []scenarios.Info) {
	d.whole(func() {
		was := d.sight.Now
		d.sight.Now = now
		if infos != nil {
			d.sight.Infos = infos
		}
		for i, info := range d.sight.Infos {
			if info.ID == now.Info.ID {
				d.sight.Infos = slices.Clone(d.sight.Infos)
				d.sight.Infos[i] = now.Info
			}
		}
		d.follow(now.Rows)
		switch {
		case now.Policy != was.Policy: // what was found under another one says nothing any more
			d.sight.Counts, d.sight.Base, d.sight.sides = nil, Judged{}, nil
			d.sight.History = []check.Scorecard{now.Scorecard}
			d.lookBack()
			d.countOthers()
			d.recall()
		case was.Pending && !now.Pending:
			d.remember(now)
			d.lookBack()
			d.countOthers()
		default:
			d.remember(now)
			d.counted(now.Info.ID, count(now.Themes, now.Seq))
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

// listed takes over the list of the library's scenarios and counts those that have changed.
func (d *Desk) listed(infos []scenarios.Info) {
	d.whole(func() {
		d.sight.Infos = infos
		d.lookBack()
		d.countOthers()
		d.correct()
		d.judgeOthers()
		d.tell(Open | Tree | Score | News | Others)
	})
}

// Poll takes over what other programs have written to the library, see
// [scenarios.Session.Poll]. While something else is in the line, which looks at that too,
// it does nothing and does not answer.
func (d *Desk) Poll(answer func(error)) {
	if s := d.session; s != nil && d.asked == 0 && !d.polling {
		d.polling = true
		d.quietly(func() func() {
			then := d.look(s, (*scenarios.Session).Poll, answer)
			return func() { d.polling = false; then() }
		})
	}
}

// Survey is Poll for who has written to the library outside the session: it waits for its
// turn and for other programs.
func (d *Desk) Survey(answer func(error)) {
	if s := d.session; s != nil {
		d.Ask(func() func() { return d.look(s, (*scenarios.Session).Follow, answer) })
	}
}

// look has a session look at what others have written, in the line.
func (d *Desk) look(s *Session, look func(*scenarios.Session) error, answer func(error)) (then func()) {
	seen, err := s.carryOut(look)
	listed := s.beside.Scenarios()
	return func() {
		d.whole(func() {
			s.take(seen)
			if err == nil && d.session == s && listed != nil && !slices.EqualFunc(listed, d.sight.Infos, sameShown) {
				d.listed(listed)
			}
		})
		told(answer, err)
	}
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
	if d.draft {
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
