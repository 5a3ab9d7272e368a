package examples

import (
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"sandtable/model"
	"sandtable/scenarios"
)

//go:embed story.json
var storyJSON []byte

// wording is a text of story.json.
type wording struct{ ZH, EN string }

func (w wording) text() model.Text { return model.Text{ZH: w.ZH, EN: w.EN} }

// story holds the words that seed.json has not: names, and reasons for the steps.
type story struct {
	Examples []struct {
		ID, Lists string
		wording
		Note wording
	}
	Names   map[string]wording
	Reasons map[string]wording
	Outputs map[model.ID]wording
}

// Example is one library to start from.
type Example struct {
	ID    string
	Title model.Text
	Note  model.Text // what is in it, in a few words
	// Industry and Size say what a template refines the brief for; a template has one
	// of them or both, any other example neither.
	Industry, Size model.Text
}

// Template reports whether the example is a template for an industry or a size.
func (e Example) Template() bool { return !e.Industry.Empty() || !e.Size.Empty() }

// Default is the example that a first start shows.
const Default = "seed-b"

// List lists the examples, the default first and the templates last: those for an
// industry, those for a size, those for both.
func List() ([]Example, error) {
	told, err := readStory()
	if err != nil {
		return nil, err
	}
	c, err := readTemplates()
	if err != nil {
		return nil, err
	}
	var out []Example
	for _, e := range told.Examples {
		out = append(out, Example{ID: e.ID, Title: e.text(), Note: e.Note.text()})
	}
	return append(out, c.examples()...), nil
}

func readStory() (s story, err error) { return s, json.Unmarshal(storyJSON, &s) }

// ErrUnknown says that there is no example with that id.
var ErrUnknown = errors.New("no such example")

// Write makes a library file with an example in it and opens it with the given
// options; like [scenarios.Create] it refuses an existing file. The reasons of the
// steps are in lang. Same example and language, same content: dates and signatures
// are those of the example, not of the moment.
func Write(path, id string, lang model.Lang, o scenarios.Options) (*scenarios.Library, error) {
	told, err := readStory()
	if err != nil {
		return nil, err
	}
	for _, e := range told.Examples {
		if e.ID != id {
			continue
		}
		return write(path, o, func(l *scenarios.Library) error {
			if e.Lists == "" {
				s, err := newCollector(told.Names["empty"].text()).scenario()
				if err != nil {
					return err
				}
				_, err = l.Add("V0", s)
				return err
			}
			return told.tell(l, e.Lists, lang)
		})
	}
	c, err := readTemplates()
	if err != nil {
		return nil, err
	}
	for _, t := range c.Templates {
		if t.example() == id {
			return write(path, o, func(l *scenarios.Library) error { return told.refine(l, c, t, lang) })
		}
	}
	return nil, fmt.Errorf("%q: %w", id, ErrUnknown)
}

// WriteSynthetic makes a library file whose baseline is [Synthetic], and no more.
func WriteSynthetic(path string, duties, units int, seed uint64, o scenarios.Options) (*scenarios.Library, error) {
	return WriteForest(path, Forest{Duties: duties, Units: units, Seed: seed}, model.ZH, o)
}

// write fills a new library with the dates and the signature of an example.
func write(path string, o scenarios.Options, fill func(*scenarios.Library) error) (*scenarios.Library, error) {
	l, err := scenarios.Create(path, scenarios.Reproducible("Sandtable"), fill)
	if err != nil {
		return nil, err
	}
	if err := l.Close(); err != nil {
		return nil, err
	}
	return scenarios.Open(path, o)
}

// teller tells the story of the variants in one library.
type teller struct {
	seed  seed
	story story
	lang  model.Lang
	l     *scenarios.Library
}

// baseline makes V0, from which everything is told.
func (told story) baseline(l *scenarios.Library, lists string, lang model.Lang) (teller, error) {
	d, err := readSeed()
	if err != nil {
		return teller{}, err
	}
	outputs := map[model.ID]model.Text{}
	for id, w := range told.Outputs {
		outputs[id] = w.text()
	}
	start, err := d.baseline(lists, told.Names["V0"].text(), outputs)
	if err != nil {
		return teller{}, err
	}
	_, err = l.Add("V0", start)
	return teller{d, told, lang, l}, err
}

// tell makes V0 to V3, and V4 where there are duties to fuse.
func (told story) tell(l *scenarios.Library, lists string, lang model.Lang) error {
	t, err := told.baseline(l, lists, lang)
	if err != nil {
		return err
	}
	for _, v := range []struct {
		id, parent model.ID
		steps      func(*scenarios.Session) error
	}{{"V1", "V0", t.merge}, {"V2", "V1", t.split}, {"V3", "V0", t.cell}, {"V4", "V0", t.fuse}} {
		if v.id == "V4" && lists != "AB" {
			continue
		}
		if err := t.fork(v.id, v.parent, told.Names[string(v.id)].text(), v.steps); err != nil {
			return err
		}
	}
	return nil
}

func (t teller) fork(id, parent model.ID, name model.Text, steps func(*scenarios.Session) error) error {
	if _, err := t.l.ForkAs(id, parent, name); err != nil {
		return err
	}
	s, err := t.l.SessionSoon(id)
	if err != nil {
		return err
	}
	return steps(s)
}

func (t teller) why(step string) string { return t.story.Reasons[step].text().In(t.lang) }

// merge is V1: both departments become one.
func (t teller) merge(s *scenarios.Session) error {
	for _, v := range t.seed.Variants {
		if v.ID != "V1" {
			continue
		}
		u := v.Units[0]
		err := s.Do(model.MergeUnits(u.Unit, u.text(), model.Text{ZH: u.HeadZH, EN: u.HeadEN}, "EC", "MD"), t.why("merge"))
		if err != nil {
			return err
		}
	}
	return nil
}

// split is V2, below V1: the merged department gets positions. seed.json calls the
// department DM2 there; a fork of V1 keeps its DM. A position without duties in the
// lists at hand is left out.
func (t teller) split(s *scenarios.Session) error {
	var parts []model.UnitPart
	for _, v := range t.seed.Variants {
		if v.ID != "V2" {
			continue
		}
		for _, u := range v.Units {
			if duties := present(s, u.Duties); u.Kind == string(model.Position) && len(duties) > 0 {
				parts = append(parts, model.UnitPart{ID: u.Unit, Name: u.text(), Duties: duties})
			}
		}
	}
	return s.Do(model.SplitUnit("DM", model.Position, parts...), t.why("split"))
}

// cell is V3: a third unit takes what both departments analyse and evaluate.
func (t teller) cell(s *scenarios.Session) error {
	for _, v := range t.seed.Variants {
		if v.ID != "V3" {
			continue
		}
		for _, u := range v.Units {
			if s.Now().Scenario.Has(model.Ref{Kind: model.UnitKind, ID: u.Unit}) {
				continue
			}
			if err := s.Do(model.AddUnit(u.Unit, "", model.Team, u.text()), t.why("cell")); err != nil {
				return err
			}
			if err := s.Do(model.MoveDuties(u.Unit, present(s, u.Duties)...), t.why("cell-duties")); err != nil {
				return err
			}
		}
	}
	return nil
}

// fuse is V4: duties that both lists describe become one, under the second's id.
func (t teller) fuse(s *scenarios.Session) error {
	for _, c := range t.seed.Correspondences {
		pair := present(s, []model.ID{c.B, c.A})
		if c.Degree != "same" || len(pair) < 2 {
			continue
		}
		if err := s.Do(model.FuseDuties(c.B, model.Text{}, pair...), t.why("fuse")); err != nil {
			return err
		}
	}
	return nil
}

// present keeps the ids of duties that the scenario has.
func present(s *scenarios.Session, ids []model.ID) []model.ID {
	return slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool {
		return !s.Now().Scenario.Has(model.Ref{Kind: model.DutyKind, ID: id})
	})
}

// Organisation gives the organisation that an example, or a template, comes to: that of
// its last scenario. folder is an empty one, for the file that is made on the way.
func Organisation(folder, id string, lang model.Lang, o scenarios.Options) (s model.Scenario, err error) {
	l, err := Write(filepath.Join(folder, "organisation.sandtable"), id, lang, o)
	if err != nil {
		return s, err
	}
	defer func() { err = errors.Join(err, l.Close()) }()
	infos, err := l.Scenarios()
	if err != nil {
		return s, err
	}
	return l.At(infos[len(infos)-1].ID, scenarios.Latest)
}
