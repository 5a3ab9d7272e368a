package scenarios

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"

	"sandtable/model"
)

// Grow gives the one scenario of a library forks, and those forks again, and
// logs in which duties move, go back and are explained. One transaction does it all:
// twenty thousand durable gestures would take minutes.
func (l *Library) Grow(forks, rows int, seed uint64) ([]model.ID, error) {
	r := rand.New(rand.NewPCG(seed, 1))
	type grown struct {
		entry   entry
		history history
		now     model.Scenario
	}
	var all []grown
	err := l.write(func(q querier) error {
		entries, err := l.entries(q)
		if err != nil {
			return err
		}
		root := grown{entry: entries[0]}
		if root.now, root.history, err = l.state(q, root.entry, Latest); err != nil {
			return err
		}
		all = append(all, root)
		units, duties := root.now.Units(), root.now.Duties()
		for i := range rows {
			if len(all) <= forks && i%max(1, rows/(forks+1)) == 0 {
				parent := all[r.IntN(len(all))]
				e := entry{id: model.ID(fmt.Sprintf("F%d", len(all))), ordinal: len(all), parent: parent.entry.id, forkedSeq: parent.history.seq,
					status: Draft, statusWho: "bench", statusAt: l.now(), format: model.Format, who: "bench", created: l.now()}
				name := model.Text{ZH: fmt.Sprint("分支", len(all)), EN: fmt.Sprint("Fork ", len(all))}
				if e.name, err = forkName(name); err != nil {
					return err
				}
				if err := insertEntry(q, e); err != nil {
					return err
				}
				now, err := named(parent.now, name)
				if err != nil {
					return err
				}
				all = append(all, grown{entry: e, now: now})
			}
			g := &all[r.IntN(len(all))]
			row := Row{Verb: UndoRow, Target: g.history.done.top()}
			if row.Target == 0 || r.IntN(8) > 0 {
				c, err := model.MoveDuties(units[r.IntN(len(units))].ID, duties[r.IntN(len(duties))].ID)(g.now)
				if err != nil {
					continue
				}
				if row, err = doRow(c, "bench"); err != nil {
					return err
				}
			}
			row.Seq, row.Who, row.At, row.format = g.history.seq+1, "bench", l.now(), model.Format
			row.digest = row.sum(g.entry.id, g.history.digest)
			var c model.Change
			if g.history, c, err = g.history.step(row); err != nil {
				return err
			}
			if g.now, err = model.Apply(g.now, c); err != nil {
				return err
			}
			if err := insertRow(q, g.entry.id, row); err != nil {
				return err
			}
		}
		return nil
	})
	ids := make([]model.ID, len(all))
	for i, g := range all {
		ids[i] = g.entry.id
	}
	return ids, err
}

// Carried tells how many changes were carried out since the library was opened to find
// where its scenarios stand.
func (l *Library) Carried() int { return l.carried }

// CheckpointSteps is how many steps make a checkpoint worth its file.
const CheckpointSteps = checkpointSteps

// Checkpoints lists the files of the checkpoints of a scenario.
func (l *Library) Checkpoints(id model.ID) (paths []string) {
	for _, c := range l.readCheckpoints(id) {
		paths = append(paths, l.checkpointPath(id, c.Seq))
	}
	return paths
}

// ForgeCheckpoint writes another scenario into the checkpoint of one and signs it, as
// somebody could who knows how we do it.
func (l *Library) ForgeCheckpoint(id model.ID, v model.Verb) error {
	for _, c := range l.readCheckpoints(id) {
		c.unpack()
		change, err := v(c.scenario)
		if err != nil {
			return err
		}
		s, err := model.Apply(c.scenario, change)
		if err != nil {
			return err
		}
		if c.State, err = packScenario(s); err != nil {
			return err
		}
		c.Sum = c.sum()
		b, err := json.Marshal(c)
		if err = errors.Join(err, replaceFile(l.checkpointPath(id, c.Seq), b)); err != nil {
			return err
		}
	}
	return nil
}
