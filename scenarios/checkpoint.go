package scenarios

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"sandtable/model"
)

// checkpoint is a scenario after one row of its log, kept so that a long log is not
// carried out from its start each time it is opened. It is a cache and no part of the
// library: it lies beside it with the backups, a library opens without it and never
// changes because of it, and programs that do not know of it do not see it.
//
// What is believed of it: it has its own digest, and it names the row by the digest that
// the log has for it, which covers all rows before, and what the log starts from
// ([Library.origin]). A checkpoint of another log, of a log that went another way, of
// another version of the model or with a byte that flipped is not used. It always comes
// from a log that was carried out from the start, never from another checkpoint, and
// [Library.Verify] compares it with the log again.
type checkpoint struct {
	Form     int // of this struct, see checkpointForm
	Model    int // model.Format of who made it
	Scenario model.ID
	Origin   string // see Library.origin
	Seq      int    // the row after which the scenario was so
	Row      string // digest of that row
	State    []byte // the scenario as packScenario writes it
	Sum      string // digest of all the above

	scenario model.Scenario // State, when it was unpacked
	unpacked bool
}

// checkpointForm is raised when checkpoints of before must not be believed any more: when
// they are written otherwise, or when carrying out a change comes to mean something else.
const checkpointForm = 1

// checkpointSteps is how many rows are carried out before a checkpoint is worth its
// file: some 10 ms of work.
const checkpointSteps = 256

// checkpointsKept is how many moments of a scenario are kept, the latest made: where it
// stands, and where forks left it.
const checkpointsKept = 4

const checkpointSuffix = ".checkpoint"

func (c checkpoint) sum() string {
	return digest(fmt.Sprint(c.Form), fmt.Sprint(c.Model), string(c.Scenario), c.Origin, fmt.Sprint(c.Seq), c.Row, string(c.State))
}

// of reports whether c is of the log that rows begin.
func (c checkpoint) of(e entry, origin string, rows []Row) bool {
	return c.Scenario == e.id && c.Origin == origin && 0 < c.Seq && c.Seq <= len(rows) && rows[c.Seq-1].digest == c.Row
}

// origin is the digest of what the log of a scenario starts from. Of the table scenario
// it covers what never changes.
func (l *Library) origin(q querier, e entry) (string, error) {
	if e.parent == "" {
		return digest(string(e.id), string(e.start)), nil
	}
	parent, err := l.entry(q, e.parent)
	if err != nil {
		return "", err
	}
	if parent.ordinal >= e.ordinal { // nobody descends from himself
		return "", l.damaged(e.id, 0, errors.New("the parent is younger"))
	}
	before, err := l.origin(q, parent)
	if err != nil {
		return "", err
	}
	row, err := rowDigest(q, parent.id, e.forkedSeq)
	return digest(string(e.id), before, fmt.Sprint(e.forkedSeq), row, e.name), err
}

// checkpointPath is where a checkpoint lies.
func (l *Library) checkpointPath(id model.ID, seq int) string {
	return l.checkpointPrefix(id) + fmt.Sprint(seq) + checkpointSuffix
}

// checkpointPrefix is how the names of all checkpoints of a scenario begin.
func (l *Library) checkpointPrefix(id model.ID) string {
	name := sha256.Sum256([]byte(id)) // an id may have characters that a file must not
	return filepath.Join(filepath.Dir(l.path), backupFolder, filepath.Base(l.path)+"-"+hex.EncodeToString(name[:6])+"-")
}

// checkpointsOf gives the checkpoints of a scenario, the latest made last; they are read
// when they are first asked for.
func (l *Library) checkpointsOf(id model.ID) []*checkpoint {
	if found, ok := l.checkpoints[id]; ok {
		return found
	}
	found := l.readCheckpoints(id)
	l.checkpoints[id] = found
	return found
}

// readCheckpoints reads the files of the checkpoints of a scenario that are whole.
func (l *Library) readCheckpoints(id model.ID) (found []*checkpoint) {
	prefix := l.checkpointPrefix(id)
	entries, err := os.ReadDir(filepath.Dir(prefix))
	if err != nil { // there are none
		return nil
	}
	made := map[*checkpoint]time.Time{}
	for _, f := range entries {
		if !strings.HasPrefix(f.Name(), filepath.Base(prefix)) || !strings.HasSuffix(f.Name(), checkpointSuffix) {
			continue
		}
		info, err := f.Info()
		if err != nil {
			continue
		}
		b, err := os.ReadFile(filepath.Join(filepath.Dir(prefix), f.Name()))
		c := &checkpoint{}
		if err == nil && json.Unmarshal(b, c) == nil && c.Form == checkpointForm && c.Model == model.Format && c.Sum == c.sum() {
			made[c] = info.ModTime()
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b *checkpoint) int { return made[a].Compare(made[b]) })
	return found
}

// checkpoint gives the last checkpoint of a scenario whose log begins with rows; nil when
// there is none that can be believed and used.
func (l *Library) checkpoint(q querier, e entry, rows []Row) (*checkpoint, error) {
	if l.unaided || len(rows) < checkpointSteps {
		return nil, nil
	}
	origin, err := l.origin(q, e)
	if err != nil {
		return nil, err
	}
	var best *checkpoint
	for _, c := range l.checkpointsOf(e.id) {
		if c.of(e, origin, rows) && len(rows)-c.Seq < checkpointSteps && (best == nil || c.Seq > best.Seq) && c.unpack() {
			best = c
		}
	}
	return best, nil
}

// unpack reads the scenario, if it is one.
func (c *checkpoint) unpack() bool {
	if !c.unpacked {
		s, err := unpackScenario(c.State)
		c.scenario, c.unpacked = s, err == nil
	}
	return c.unpacked
}

// keep makes a checkpoint of where a log has led that was carried out from its start,
// when that is worth it. Nothing depends on it: where no file can be written there is
// none.
func (l *Library) keep(q querier, e entry, s model.Scenario, h history) {
	if l.unaided || h.seq < checkpointSteps {
		return
	}
	origin, err := l.origin(q, e)
	if err != nil {
		return
	}
	c := &checkpoint{Form: checkpointForm, Model: model.Format, Scenario: e.id, Origin: origin, Seq: h.seq, Row: h.digest, scenario: s, unpacked: true}
	all := append(slices.DeleteFunc(slices.Clone(l.checkpointsOf(e.id)), func(other *checkpoint) bool { return other.Seq == c.Seq }), c)
	gone := all[:max(0, len(all)-checkpointsKept)]
	l.checkpoints[e.id] = all[len(gone):]
	if l.readOnly || l.draft || h.seq < size(s) { // to write the scenario would take longer than to carry the log out
		return
	}
	if c.State, err = packScenario(s); err != nil {
		return
	}
	c.Sum = c.sum()
	b, err := json.Marshal(c)
	if err != nil || replaceFile(l.checkpointPath(e.id, c.Seq), b) != nil {
		return
	}
	for _, old := range gone {
		_ = os.Remove(l.checkpointPath(e.id, old.Seq))
	}
}

// size counts the records of a scenario.
func size(s model.Scenario) (n int) {
	for _, k := range model.Kinds() {
		n += s.Count(k)
	}
	return n
}

// replaceFile writes a file that nobody but its owner can read in the place of what is
// there, wholly or not at all.
func replaceFile(path string, b []byte) error {
	folder := filepath.Dir(path)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(folder, draftPrefix+"*"+exportSuffix)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = cmp.Or(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		_ = os.Remove(f.Name())
	}
	return err
}

// onwards gives a scenario as the rows after a checkpoint leave it. The rows before are
// known to be as they were written; what they changed is read when it is taken back.
func (l *Library) onwards(e entry, c *checkpoint, rows []Row) (model.Scenario, history, error) {
	s := c.scenario
	h, err := history{}.fold(rows[:c.Seq])
	if err != nil {
		return s, h, l.damaged(e.id, h.seq+1, err)
	}
	changes := make([]model.Change, 0, len(rows)-c.Seq)
	for _, r := range rows[c.Seq:] {
		var change model.Change
		if err := r.read(); err != nil {
			return s, h, l.damaged(e.id, r.Seq, err)
		}
		if h, change, err = h.step(r); err != nil {
			return s, h, l.damaged(e.id, r.Seq, err)
		}
		changes = append(changes, change)
	}
	if s, err = l.carryOut(s, changes); err != nil {
		return s, h, l.damaged(e.id, h.seq, err)
	}
	return s, h, nil
}

// carryOut applies changes and sees that what they leave is whole; a start was looked at
// when it was unpacked.
func (l *Library) carryOut(s model.Scenario, changes []model.Change) (model.Scenario, error) {
	l.carried += len(changes)
	s, err := model.Apply(s, changes...)
	if err == nil && len(changes) > 0 {
		err = whole(s)
	}
	return s, err
}
