package desk

import (
	"context"
	"slices"

	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
)

// soon is the number of rows up to which a log is told before anything is shown.
const soon = 200

// teller tells a log row by row.
type teller struct {
	known    bool
	start    model.Scenario
	scenario model.Scenario  // after the last row
	rows     []scenarios.Row // told, with those that say something of others
	told     []Told
	at       map[int]int     // in told, by the number of the row that did it
	waiting  []scenarios.Row // came while the log was being read
}

// telling begins to tell a log.
func telling(start model.Scenario) teller {
	return teller{known: true, start: start, scenario: start, at: map[int]int{}}
}

// tell tells the next row. told is its own meanwhile: a sight has another slice.
func (t *teller) tell(p text.Printer, r scenarios.Row) {
	apply := func(c model.Change) {
		if next, err := model.Apply(t.scenario, c); err == nil {
			t.scenario = next
		}
	}
	t.rows = append(t.rows, r)
	i, known := t.at[r.Target]
	switch {
	case r.Verb == scenarios.DoRow:
		t.at[r.Seq] = len(t.told)
		t.told = append(t.told, Told{Row: r, Sentence: p.Change(t.scenario, r.Change)})
		apply(r.Change)
	case !known:
	case r.Verb == scenarios.UndoRow:
		t.told[i].Undone = true
		apply(model.Invert(t.told[i].Change))
	case r.Verb == scenarios.RedoRow:
		t.told[i].Undone = false
		apply(t.told[i].Change)
	case r.Verb == scenarios.NoteRow:
		t.told[i].Why = r.Why
	}
}

func (t *teller) last() int {
	if len(t.rows) == 0 {
		return 0
	}
	return t.rows[len(t.rows)-1].Seq
}

// tellAnew forgets what was told and gives the turn of the telling that begins; what comes
// of those before it is told no more, in whatever order they end.
func (d *Desk) tellAnew() (turn int) {
	d.teller = teller{}
	d.telling++
	return d.telling
}

// begin reads the log of the open scenario and tells it.
func (d *Desk) begin() {
	library, id, p := d.library, d.sight.Now.Info.ID, d.print
	turn := d.tellAnew()
	d.run(func(ctx context.Context) func() {
		start, err := library.At(id, 0)
		if err != nil {
			return nil
		}
		rows, err := library.Log(id)
		if err != nil { // what is wrong with the file is said elsewhere
			return nil
		}
		t, ok := retold(ctx, p, start, rows)
		if !ok {
			return nil
		}
		return func() { d.told(t, turn) }
	})
}

// retold tells a log from its start, unless nobody wants to hear it any more.
func retold(ctx context.Context, p text.Printer, start model.Scenario, rows []scenarios.Row) (teller, bool) {
	t := telling(start)
	for _, r := range rows {
		if ctx.Err() != nil {
			return t, false
		}
		t.tell(p, r)
	}
	return t, true
}

// told takes over a log that was told in its turn, and goes on with what came meanwhile.
func (d *Desk) told(t teller, turn int) {
	if turn != d.telling {
		return // it is being told anew
	}
	waiting := d.teller.waiting
	d.teller = t
	d.follow(waiting)
	d.sight.Trail, d.sight.Start = slices.Clone(d.teller.told), &t.start
	d.tell(Log)
}

// follow goes on telling with rows that came.
func (d *Desk) follow(rows []scenarios.Row) {
	if !d.teller.known {
		d.teller.waiting = append(d.teller.waiting, rows...)
		return
	}
	before := d.teller.last()
	for _, r := range rows {
		if r.Seq == d.teller.last()+1 {
			d.teller.tell(d.print, r)
		}
	}
	if d.teller.last() != before {
		d.sight.Trail = slices.Clone(d.teller.told)
	}
}

// Speak tells the log in the words of another printer.
func (d *Desk) Speak(p text.Printer) {
	if d.print = p; d.session == nil {
		return
	}
	was := d.teller
	if !was.known {
		d.begin()
		return
	}
	turn := d.tellAnew()
	rows := slices.Clone(was.rows)
	tell := func(ctx context.Context) func() {
		t, ok := retold(ctx, p, was.start, rows)
		if !ok {
			return nil
		}
		return func() { d.told(t, turn) }
	}
	if len(rows) <= soon { // it is at hand
		tell(d.entered)()
		return
	}
	d.run(tell)
}

// Recollect reads the steps that the parents of the open scenario bring, for
// [Sight.Steps].
func (d *Desk) Recollect() {
	library, now := d.library, d.sight.Now
	if now.Info.Parent == "" {
		return
	}
	d.run(func(context.Context) func() {
		steps, err := library.Steps(now.Info.ID)
		if err != nil { // what is wrong with the file is said elsewhere
			return nil
		}
		return func() {
			d.sight.inherited = slices.DeleteFunc(steps, func(s scenarios.Step) bool { return s.Scenario == now.Info.ID })
			d.tell(Log)
		}
	})
}
