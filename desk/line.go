package desk

import (
	"sync"
	"time"

	"sandtable/model"
)

// Patience is how long something may take before it is shown as on its way.
const Patience = 100 * time.Millisecond

// line carries pieces of work out beside the owner, one at a time and in the order in
// which they came.
type line struct {
	mu      sync.Mutex
	waiting []func()
	running bool
	rests   *sync.Cond // nothing waits and nothing runs
}

func newLine() *line {
	l := &line{}
	l.rests = sync.NewCond(&l.mu)
	return l
}

// add puts a piece of work at the end. beside runs what has to run beside the owner.
func (l *line) add(beside func(func()), work func()) {
	l.mu.Lock()
	l.waiting = append(l.waiting, work)
	start := !l.running
	l.running = true
	l.mu.Unlock()
	if start {
		beside(l.run)
	}
}

func (l *line) run() {
	for {
		l.mu.Lock()
		if len(l.waiting) == 0 {
			l.running = false
			l.rests.Broadcast()
			l.mu.Unlock()
			return
		}
		work := l.waiting[0]
		l.waiting = l.waiting[1:]
		l.mu.Unlock()
		work()
	}
}

// wait returns when nothing waits any more and nothing runs.
func (l *line) wait() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.running {
		l.rests.Wait()
	}
}

// Ask has work done that reads or writes files: beside the owner, after all that was asked
// before and before all that will be, and then by the owner what it gives, if anything.
// What takes long is shown as on its way meanwhile, see [Sight.Coming].
func (d *Desk) Ask(work func() (then func())) {
	d.asked++
	if d.asked == 1 {
		d.watchTheClock()
	}
	d.quietly(func() func() {
		then := work()
		return func() {
			if d.asked--; then != nil {
				then()
			}
			d.foresee()
		}
	})
	d.foresee()
}

// quietly is Ask for what nobody waits for.
func (d *Desk) quietly(work func() (then func())) {
	d.working++
	d.line.add(d.around.Beside, func() {
		then := work()
		d.around.Post(func() {
			if d.working--; then != nil {
				then()
			}
		})
	})
}

// watchTheClock has what is on its way shown as that when it takes long.
func (d *Desk) watchTheClock() {
	if d.stop != nil {
		d.stop()
	}
	d.stop = d.around.After(Patience, d.Foresee)
}

// Foresee has what is on its way shown at once, without waiting whether it takes long: what
// comes next stands on it.
func (d *Desk) Foresee() {
	if d.asked > 0 && !d.slow {
		d.slow = true
		d.foresee()
	}
}

// foresee brings what is shown to be on its way up to date.
func (d *Desk) foresee() {
	if d.asked == 0 {
		d.slow = false
		if d.stop != nil {
			d.stop()
			d.stop = nil
		}
	}
	was, next := d.sight.Coming, Coming{}
	if d.slow {
		next.Asked = d.asked
		if d.session != nil && len(d.session.underway()) > 0 {
			next.Deeds = len(d.session.underway())
			next.Scenario = d.session.next()
			next.Change = model.Diff(d.sight.Now.Scenario, next.Scenario)
		}
	}
	if was.Asked == 0 && next.Asked == 0 {
		return
	}
	d.sight.Coming = next
	d.tell(Way)
}

// Asked reports how many pieces of work were asked for and not answered yet.
func (d *Desk) Asked() int { return d.asked }

// Finish waits until all that was asked for has been carried out: it is in the file, or
// refused. The answers come later, through Post.
func (d *Desk) Finish() { d.line.wait() }
