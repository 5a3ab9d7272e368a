package examples

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"sandtable/model"
	"sandtable/scenarios"
)

//go:embed templates.json
var templatesJSON []byte

// catalogue is templates.json: what the brief leaves to “industry or company size”
// (its last note), worked out by an analyst.
type catalogue struct {
	Industries, Sizes []axis
	Templates         []template
}

// axis is one value of what a template depends on: an industry or a size.
type axis struct {
	ID string
	wording
}

// template refines the second list of the brief for an industry, a size, or both.
type template struct {
	ID model.ID
	wording
	Note           wording
	Industry, Size string
	// Extends names the templates that come first. A template of an industry and a
	// size says only what the two mean together.
	Extends []model.ID
	Steps   []step
}

// example is the id under which the template is an example: T-FMCG is template-fmcg.
func (t template) example() string {
	return "template-" + strings.ToLower(strings.TrimPrefix(string(t.ID), "T-"))
}

// step is one gesture of a template. What the fields mean depends on Op, see
// [step.verbs]; a record may be named by the id it had before it was merged.
type step struct {
	Op  string
	ID  model.ID   // of what is added
	IDs []model.ID // of what is changed
	wording
	Why         wording
	Title, Head wording
	Unit        model.ID // where a thing goes, or which unit is meant
	Parent      model.ID
	Level       model.UnitLevel
	Functions   []string
	Control     json.RawMessage // control roles of a duty, or the type of a control
	Serves      []model.ID      // goals and KPIs
	Drivers     []model.ID      // duties
	Measure     string
	Better      string
	FTE         float64
	Cells       map[string]string
}

func readTemplates() (c catalogue, err error) { return c, json.Unmarshal(templatesJSON, &c) }

// examples lists the templates to start from.
func (c catalogue) examples() []Example {
	var out []Example
	for _, t := range c.Templates {
		out = append(out, Example{ID: t.example(), Title: t.text(), Note: t.Note.text(),
			Industry: nameOf(c.Industries, t.Industry), Size: nameOf(c.Sizes, t.Size)})
	}
	return out
}

// nameOf gives the name of a value, empty for the id "".
func nameOf(in []axis, id string) model.Text {
	i := slices.IndexFunc(in, func(x axis) bool { return x.ID == id })
	if i < 0 {
		return model.Text{}
	}
	return in[i].text()
}

func (c catalogue) template(id model.ID) (template, error) {
	i := slices.IndexFunc(c.Templates, func(t template) bool { return t.ID == id })
	if i < 0 {
		return template{}, fmt.Errorf("%q: %w", id, ErrUnknown)
	}
	return c.Templates[i], nil
}

// refine makes V0 and the scenarios of a template: one for each template that it
// extends, so that these can be compared, and its own, which goes on from the first
// of them.
func (told story) refine(l *scenarios.Library, c catalogue, t template, lang model.Lang) error {
	teller, err := told.baseline(l, "B", lang)
	if err != nil {
		return err
	}
	parent, steps := model.ID("V0"), t.Steps
	for i, id := range t.Extends {
		base, err := c.template(id)
		if err != nil {
			return err
		}
		if err := teller.fork(base.ID, "V0", base.text(), teller.walk(base.Steps)); err != nil {
			return err
		}
		if i == 0 {
			parent = base.ID
		} else {
			steps = slices.Concat(base.Steps, steps)
		}
	}
	return teller.fork(t.ID, parent, t.text(), teller.walk(steps))
}

// walk takes the steps one after another, each as one row with its reason.
func (t teller) walk(steps []step) func(*scenarios.Session) error {
	return func(s *scenarios.Session) error {
		for _, x := range steps {
			if err := s.Do(x.verb(t.lang), x.Why.text().In(t.lang)); err != nil {
				return fmt.Errorf("%s %s %v: %w", x.Op, x.ID, x.IDs, err)
			}
		}
		return nil
	}
}

// verb makes one gesture of the verbs of the step: it has the name of the first, and
// what it adds or words anew is marked as the analyst's.
func (x step) verb(lang model.Lang) model.Verb {
	return func(s model.Scenario) (model.Change, error) {
		verbs, err := x.verbs(s, lang)
		if err != nil {
			return model.Change{}, err
		}
		done, s, err := together(model.Change{}, s, verbs...)
		if err != nil {
			return done, err
		}
		var marks []model.Verb
		for _, e := range done.Edits {
			if e.After != nil && model.Cell(e.After, "basis") == string(model.User) {
				marks = append(marks, model.EditRecord(e.Ref(), map[string]string{"basis": string(model.Analyst)}))
			}
		}
		done, _, err = together(done, s, marks...)
		return done, err
	}
}

// together adds what verbs do one after another to the change that led to s.
func together(done model.Change, s model.Scenario, verbs ...model.Verb) (model.Change, model.Scenario, error) {
	for _, v := range verbs {
		c, err := v(s)
		if err != nil {
			return done, s, err
		}
		if s, err = model.Apply(s, c); err != nil {
			return done, s, err
		}
		if done.Empty() {
			done = c
		} else if done, err = model.Compose(done.Verb, done, c); err != nil {
			return done, s, err
		}
	}
	return done, s, nil
}

// heir follows a duty or unit that was merged to what it has become.
func heir(s model.Scenario, id model.ID) model.ID {
	if s.Find(id) != nil {
		return id
	}
	for _, u := range s.Units() {
		if u.Origin.Has(string(id)) {
			return u.ID
		}
	}
	for _, d := range s.Duties() {
		if d.Origin.Has(string(id)) {
			return d.ID
		}
	}
	return id
}

// verbs says what a step means. An unknown record or word is left to the verbs to refuse.
func (x step) verbs(s model.Scenario, lang model.Lang) (out []model.Verb, err error) {
	ids := make([]model.ID, len(x.IDs))
	for i, id := range x.IDs {
		ids[i] = heir(s, id)
	}
	unit := heir(s, x.Unit)
	each := func(verb func(model.Ref) model.Verb) {
		for _, id := range ids {
			ref := model.Ref{ID: id}
			if r := s.Find(id); r != nil {
				ref = r.Ref()
			}
			out = append(out, verb(ref))
		}
	}
	link := func(from, to model.ID) { out = append(out, model.LinkRecords(heir(s, from), heir(s, to), 2)) }
	switch x.Op {
	case "add-unit":
		out = append(out, model.AddUnit(x.ID, heir(s, x.Parent), x.Level, x.text()), model.SetHead(x.ID, x.Head.text()))
	case "merge-units":
		out = append(out, model.MergeUnits(x.ID, x.text(), x.Head.text(), ids...))
	case "set-fte":
		out = append(out, model.SetFTE(unit, x.FTE))
	case "add-duty":
		var control []string
		if err := json.Unmarshal(x.Control, &control); err != nil {
			return nil, err
		}
		out = append(out, model.AddDuty(x.ID, unit, x.text()), x.titled(map[string]string{
			"functions": string(model.NewSet(x.Functions...)), "control": string(model.NewSet(control...))}))
		for _, to := range x.Serves {
			link(x.ID, to)
		}
	case "move-duty":
		out = append(out, model.MoveDuties(unit, ids...))
	case "fuse-duties":
		out = append(out, model.FuseDuties(x.ID, x.text(), ids...), x.titled(map[string]string{}))
	case "add-kpi":
		out = append(out, model.AddRecord(model.KPI{ID: x.ID, Unit: unit, Name: x.text(), Measure: x.Measure, Better: x.Better,
			Rank: 1024 * (1 + s.Count(model.KPIKind)), Basis: model.Analyst}))
		for _, to := range x.Serves {
			link(x.ID, to)
		}
		for _, from := range x.Drivers {
			link(from, x.ID)
		}
	case "defer":
		each(func(r model.Ref) model.Verb {
			if r.Kind == model.DutyKind {
				return model.SetDutyState(model.Deferred, r.ID)
			}
			return model.EditRecord(r, map[string]string{"state": string(model.Deferred)})
		})
	case "edit":
		each(func(r model.Ref) model.Verb { return model.EditRecord(r, x.Cells) })
	case "remove":
		each(model.RemoveRecord)
	case "set-control":
		var typ string
		if err := json.Unmarshal(x.Control, &typ); err != nil {
			return nil, err
		}
		out = append(out, model.SetControl(unit, typ, x.text().In(lang)))
	case "set-kpi-owner":
		each(func(r model.Ref) model.Verb { return model.SetKPIOwner(r.ID, unit) })
	case "set-output-owner":
		each(func(r model.Ref) model.Verb { return model.SetOutputOwner(r.ID, unit) })
	case "set-integrator":
		each(func(r model.Ref) model.Verb { return model.SetIntegrator(r.ID, unit) })
	default:
		return nil, &model.Refusal{Code: model.UnknownVerb, Detail: x.Op}
	}
	return out, nil
}

// titled gives the duty of the step its short title and other cells.
func (x step) titled(cells map[string]string) model.Verb {
	cells["title.zh"], cells["title.en"] = x.Title.ZH, x.Title.EN
	return model.EditRecord(model.Ref{Kind: model.DutyKind, ID: x.ID}, cells)
}
