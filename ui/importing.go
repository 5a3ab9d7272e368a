package ui

import (
	"context"
	"encoding/json"
	"errors"
	"hash/fnv"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sandtable/model"
	"sandtable/scenarios"
	meaning "sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
	"sandtable/ui/intake"
	"sandtable/ui/look"
)

// documents that can be imported, by the endings of their names.
const documentEndings = ".xlsx .xlsm .csv .tsv .txt .docx .xls .htm .html"

// askImport asks for a document, or goes back to the one that waits.
func (w *Window) askImport() {
	if w.view != ImportView && w.imports.Begun() {
		w.resumeImport()
		return
	}
	w.nearby(func(folder string) {
		w.askFile("import", folder+string(filepath.Separator), documentEndings, false, func(c chosen) { w.Take(c.path) })
	})
}

// Import shows a document that is to be brought in.
func (w *Window) Import(path string) {
	w.beginImport(intake.Source{Name: filepath.Base(path), Recall: w.recalling(), Read: func(ctx context.Context, progress func(done, total int64)) (sheet.Document, error) {
		return readDocument(ctx, path, progress)
	}})
}

// importClipboard shows what lies on the clipboard.
func (w *Window) importClipboard() {
	lies := w.app.Clipboard().Content()
	if strings.TrimSpace(lies) == "" {
		w.tell(look.NewToast(w.print.T("toast.import-empty")))
		return
	}
	w.beginImport(intake.Source{Recall: w.recalling(), Read: func(context.Context, func(done, total int64)) (sheet.Document, error) {
		return sheet.ReadText(lies), nil
	}})
}

// documentError says why a document cannot be read at all.
type documentError struct {
	sheet.Problem
	path string
}

// Path names the document.
func (e *documentError) Path() string { return e.path }

// readDocument reads a file as rows.
func readDocument(ctx context.Context, path string, progress func(done, total int64)) (doc sheet.Document, err error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return doc, &documentError{sheet.Problem(scenarios.ErrMissing), name}
	case err == nil && info.IsDir():
		return doc, &documentError{"file-is-folder", name}
	case err == nil && !info.Mode().IsRegular():
		return doc, &documentError{"file-not-regular", name}
	}
	f, err := os.Open(path)
	if err != nil {
		return doc, &documentError{sheet.Unreadable, name}
	}
	defer f.Close()
	return sheet.Read(ctx, name, f, info.Size(), progress)
}

// recalling gives what remembers, for the open library, what was said of columns.
func (w *Window) recalling() func(heads []string) map[int]meaning.Role {
	l := w.library
	if l == nil {
		return nil
	}
	return func(heads []string) map[int]meaning.Role {
		said, ok, err := l.Setting(mappingKey(heads))
		var columns map[int]meaning.Role
		if err != nil || !ok || json.Unmarshal([]byte(said), &columns) != nil { // it is asked for again
			return nil
		}
		return columns
	}
}

// mappingKey is the key of the setting that keeps what was said of columns with heads.
func mappingKey(heads []string) string {
	h := fnv.New64a()
	h.Write([]byte(strings.ToLower(strings.Join(heads, "\x1f")))) // never fails
	return "import/" + strconv.FormatUint(h.Sum64(), 36)
}

// arrival is an import that is being written, beside the window.
type arrival struct {
	intake.Import
	way     intake.Way
	library *scenarios.Library // nil = one is made
	open    model.ID           // the open scenario
	name    model.Text         // of a new one
	create  func() (*scenarios.Library, error)
}

// arrived is what an import went into, and as which verb.
type arrived struct {
	library  *scenarios.Library
	scenario model.ID
	verb     model.Verb
}

// bringIn writes an import beside the window and shows what came of it.
func (w *Window) bringIn(i intake.Import, way intake.Way) {
	a := arrival{Import: i, way: way, library: w.library}
	title := strings.TrimSuffix(i.Name, filepath.Ext(i.Name))
	if w.session != nil {
		a.open, a.name = w.session.Now().Info.ID, w.unusedName(title)
	} else {
		a.create = w.fresh(title, "empty")
	}
	from := w.session
	w.desk.Ask(func() func() {
		in, err := a.write()
		return func() {
			switch {
			case err != nil:
				w.imports.Stay()
				w.fail(err)
			case way == intake.Library:
				w.take(in.library, "", func(shown bool) {
					if !shown {
						w.imports.Stay()
						return
					}
					w.broughtIn(i)
				})
			case w.library != in.library: // it was left meanwhile; what was asked for is in it
				w.imports.Stay()
			default:
				w.desk.Enter(in.library, in.scenario, func(err error) {
					if err != nil {
						w.imports.Stay()
						w.fail(err)
						return
					}
					if way == intake.Fork {
						w.branched, w.withdrawn = &branched{in.scenario, from, in.verb, ""}, nil
					}
					w.entered()
					w.broughtIn(i)
				})
			}
		}
	})
}

// broughtIn shows the board with what came in, and says what that is. What came in is the
// organisation as it is: to move things in it is to try something.
func (w *Window) broughtIn(i intake.Import) {
	w.correcting, w.begun = nil, w.session
	w.imports.Leave()
	w.Show(BoardView)
	w.toast(w.print.T("toast.imported", "name", i.Name, "what", i.Said))
}

// unusedName is a name for a new scenario that none in the library has.
func (w *Window) unusedName(title string) model.Text {
	taken := func(name string) bool {
		return slices.ContainsFunc(w.sight().Infos, func(i scenarios.Info) bool {
			return i.Status != scenarios.Archived && (i.Name.ZH == name || i.Name.EN == name)
		})
	}
	name := model.OneLine(title)
	for n := 2; taken(name) || name == ""; n++ {
		name = strings.TrimSpace(model.OneLine(title) + " " + strconv.Itoa(n))
	}
	return w.wording(name)
}

// write writes the import: all of it, or nothing.
func (a arrival) write() (arrived, error) {
	if a.library != nil {
		in, err := a.within(a.library)
		if err == nil {
			a.remember(a.library)
		}
		return in, err
	}
	made, err := a.create()
	if err != nil {
		return arrived{}, err
	}
	in := arrived{}
	infos, err := made.Scenarios()
	if err == nil {
		in, err = a.into(made, infos[0].ID)
	}
	if err != nil { // nothing half made stays behind
		_ = made.Close()
		_ = os.Remove(made.Path())
		return arrived{}, err
	}
	a.remember(made)
	return in, nil
}

// within writes the import into an open library.
func (a arrival) within(l *scenarios.Library) (arrived, error) {
	switch a.way {
	case intake.Tree:
		return a.apart(l)
	case intake.Fork:
		s, err := l.SessionSoon(a.open)
		if err != nil {
			return arrived{}, err
		}
		verb := a.Plan(s.Now().Scenario, s.NewID).Verb()
		fork, err := s.Branch(a.name, verb, "")
		if err != nil {
			return arrived{}, err
		}
		return arrived{l, fork.Now().Info.ID, verb}, nil
	}
	return a.into(l, a.open)
}

// into carries the import out in a scenario.
func (a arrival) into(l *scenarios.Library, id model.ID) (arrived, error) {
	s, err := l.SessionSoon(id)
	if err != nil {
		return arrived{}, err
	}
	verb := a.Plan(s.Now().Scenario, s.NewID).Verb()
	return arrived{l, id, verb}, s.Do(verb, "")
}

// apart makes a scenario that comes from no other and carries the import out in it.
func (a arrival) apart(l *scenarios.Library) (arrived, error) {
	start, err := model.Apply(model.Scenario{}, model.Change{Edits: []model.Edit{{After: model.Brief{ID: model.BriefID, Name: a.name}}}})
	if err != nil {
		return arrived{}, err
	}
	verb := a.Plan(start, func(k model.Kind) model.ID { return l.NewID(k, start) }).Verb()
	if _, err := verb(start); err != nil { // what is refused leaves no scenario behind
		return arrived{}, err
	}
	id, err := l.Add("", start)
	if err != nil {
		return arrived{}, err
	}
	s, err := l.SessionSoon(id)
	if err != nil {
		return arrived{}, err
	}
	return arrived{l, id, verb}, s.Do(verb, "")
}

// remember keeps what people said of the columns. That it could not be kept is not said:
// what was imported is there, and the next time it is asked again.
func (a arrival) remember(l *scenarios.Library) {
	columns := maps.Clone(a.Mapping.Columns)
	if len(columns) == 0 || a.Adds || l.ReadOnly() {
		return
	}
	said, err := json.Marshal(columns)
	if err == nil {
		_ = l.SetSetting(mappingKey(a.Heads), string(said))
	}
}
