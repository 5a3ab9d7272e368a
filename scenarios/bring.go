package scenarios

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"sandtable/model"
)

// Coming tells how a scenario of another library comes in.
type Coming string

// The ways of coming in.
const (
	// ComesNot: every step of it is here already.
	ComesNot Coming = "already"
	// ComesAsFork: it is a fork of the scenario here from which it comes, or with which it
	// has its first steps in common.
	ComesAsFork Coming = "fork"
	// ComesAsTree: nothing here has anything in common with it.
	ComesAsTree Coming = "tree"
)

// Brought says what became of one scenario of another library.
type Brought struct {
	Name model.Text // in the other library
	Way  Coming
	ID   model.ID // the scenario here that holds its steps now
	// Called is the name of that. It differs from Name when a scenario here had the name
	// already: the last step of the log gives it, all others are the other's.
	Called model.Text
	Parent model.ID // of which it is a fork; "" for a tree of its own
	Steps  int      // rows of the log that came in
	// Reopened: it was adopted there. The seal is on its name too, which it could not keep.
	Reopened bool
}

// Bring takes over the scenarios of another library file, a colleague's copy or what a
// program that synchronises folders has put beside ours, and tells of each what became of
// it, in the order of the other. Who wrote a row there and when is kept, and so is every
// fingerprint. Nothing that is here changes: where a scenario here and there began alike
// and went different ways, theirs becomes a fork of ours. What was brought in before is
// known again, and only what is new to it comes. The rule policy of the other library and
// its other settings do not come.
//
// The other file is read as a whole before anything is written, and is not changed. It is
// refused for the reasons of [Open] and of [Library.Verify]; then nothing has come in.
func (l *Library) Bring(path string) ([]Brought, error) { return l.bring(path, nil) }

// errAsked takes back what was written only to see what it would be.
var errAsked = errors.New("only asked")

// PreviewBring tells what [Library.Bring] would do and does nothing. The ids of scenarios
// that would be made are not those that they will have.
func (l *Library) PreviewBring(path string) ([]Brought, error) { return l.bring(path, errAsked) }

func (l *Library) bring(path string, end error) (out []Brought, err error) {
	if l.readOnly {
		return nil, &FileError{problem: ErrReadOnly, path: l.path}
	}
	theirs, err := openAnother(path, l.options)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, theirs.close()) }()
	theirs.mark = markOf(theirs.file, baseName(l.path))
	if os.SameFile(l.file, theirs.library.file) {
		return theirs.here(), nil
	}
	err = l.write(func(q querier) error {
		l.unaided = true // nothing is remembered of what may be taken back
		defer func() {
			l.unaided = false
			clear(l.starts)
		}()
		if out, err = l.takeIn(q, theirs); err != nil {
			return err
		}
		return end
	})
	if err != nil && (end == nil || !errors.Is(err, end)) {
		return nil, err
	}
	return out, nil
}

// another is a library that is open to be brought in.
type another struct {
	library *Library
	file    string // its name, for people
	mark    string // what tells its scenarios from ours of the same name
	folder  string // of the copy that is read instead; "" = none
	entries []entry
	rows    map[model.ID][]Row
	heads   map[model.ID]head
}

// openAnother opens a library and reads it from end to end. A file of an older format is
// brought to ours in a copy. What is not as it was written, or was written by a newer
// program, is an error.
func openAnother(path string, o Options) (_ *another, err error) {
	if path, err = filepath.Abs(path); err != nil {
		return nil, err
	}
	if err := inspect(path); err != nil {
		return nil, readError(path, err)
	}
	a := &another{file: baseName(path)}
	if a.library, err = connect(path, o, durable); err != nil {
		return nil, fileError(path, err)
	}
	if a.library.format < FileFormat {
		err = a.renew()
	}
	if err == nil {
		err = a.read()
	}
	if err != nil {
		return nil, errors.Join(err, a.close())
	}
	return a, nil
}

func (a *another) close() error {
	err := a.library.Close()
	if a.folder != "" {
		err = errors.Join(err, os.RemoveAll(a.folder))
	}
	return err
}

// here tells that everything is here: of the library itself.
func (a *another) here() (out []Brought) {
	for _, e := range a.entries {
		name := a.heads[e.id].name
		out = append(out, Brought{Name: name, Way: ComesNot, ID: e.id, Called: name, Parent: e.parent})
	}
	return out
}

// renew goes on with a copy of the present format.
func (a *another) renew() (err error) {
	old := a.library
	if a.folder, err = os.MkdirTemp("", draftPrefix); err != nil {
		return err
	}
	to := filepath.Join(a.folder, filepath.Base(old.path))
	if err := old.SaveCopy(to); err != nil {
		return err
	}
	renewed, err := Open(to, old.options)
	if err != nil {
		return err
	}
	a.library = renewed
	return old.Close()
}

// read reads one state of everything.
func (a *another) read() error {
	l := a.library
	if err := l.read(l.understood); err != nil {
		return err
	}
	if err := l.Verify(); err != nil && !errors.Is(err, ErrCheckpoint) {
		return err
	}
	a.rows = map[model.ID][]Row{}
	return l.read(func(q querier) (err error) {
		if a.entries, err = l.entries(q); err != nil {
			return err
		}
		if a.heads, err = l.heads(q, a.entries); err != nil {
			return err
		}
		for _, e := range a.entries {
			if a.rows[e.id], err = l.rows(q, e.id, history{}, Latest); err != nil {
				return err
			}
		}
		return nil
	})
}

// nameAt writes what a scenario was called at a moment as the table has it.
func (a *another) nameAt(m moment) (string, error) {
	s, err := a.library.At(m.scenario, m.seq)
	if err != nil {
		return "", err
	}
	return forkName(s.Brief().Name)
}

// markOf is the name of a file, or what it has more than that of ours: of "plan (Bob's
// copy)" it is "Bob's copy" beside "plan".
func markOf(file, ours string) string {
	more, found := strings.CutPrefix(file, ours)
	if more = strings.Trim(more, " .-_()\uff08\uff09"); !found || more == "" {
		return file
	}
	return more
}

// free gives a name with that of the file after it, and a number when that is taken too.
func free(name model.Text, file string, taken func(model.Text) bool) model.Text {
	for n := 1; ; n++ {
		mark := " (" + file + ")"
		if n > 1 {
			mark = fmt.Sprintf(" (%s %d)", file, n)
		}
		out := name
		if out.ZH != "" {
			out.ZH += mark
		}
		if out.EN != "" {
			out.EN += mark
		}
		if !taken(out) {
			return out
		}
	}
}

// NameOf is what a scenario is called of a library into which others came: those that it
// lists, and those that came or would come.
func NameOf(id model.ID, here []Info, came []Brought) model.Text {
	for _, b := range came {
		if b.ID == id {
			return b.Called
		}
	}
	for _, i := range here {
		if i.ID == id {
			return i.Name
		}
	}
	return model.Text{}
}
