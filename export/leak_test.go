package export_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/model/theme"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// marked is a report in which every text of every record ends in a word that stands nowhere
// else, and what each word belongs to.
type marked struct {
	export.Report
	words map[string]mark
}

// mark is one text: a cell of a record.
type mark struct {
	ref   model.Ref
	field string
}

func (m marked) word(ref model.Ref, field string) string {
	w := fmt.Sprintf("Zq%dx", len(m.words))
	for known, x := range m.words {
		if x == (mark{ref, field}) {
			return known
		}
	}
	m.words[w] = mark{ref, field}
	return w
}

// mark puts a word behind every text of a scenario.
func (m marked) mark(t *testing.T, s model.Scenario) model.Scenario {
	t.Helper()
	var c model.Change
	for _, k := range model.Kinds() {
		for _, was := range s.Records(k) {
			r := was
			for _, f := range model.Fields(k) {
				said := model.Cell(was, f.Name)
				if f.Type != model.Prose && (f.Type != model.Word || f.Options != nil) || said == "" || f.Name == "basis" || f.Name == "theme" || f.Name == "key" || f.Name == "evidence" || f.Name == "subtype" || f.Day || strings.HasSuffix(f.Name, ".stale") {
					continue
				}
				next, err := model.WithCell(r, f.Name, said+m.word(was.Ref(), strings.TrimSuffix(strings.TrimSuffix(f.Name, ".zh"), ".en")))
				if err != nil {
					continue
				}
				r = next
			}
			if e := (model.Edit{Before: was, After: r}); len(e.Cells()) > 0 {
				c.Edits = append(c.Edits, e)
			}
		}
	}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// markedReport is a scenario of an example with a note, a control, an answer, a comment and
// a resolution about each department.
func markedReport(t *testing.T, example string, id model.ID) marked {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "seed.sandtable"), example, model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	r, err := gather.Report(l, id, "0.1")
	if err != nil {
		t.Fatal(err)
	}
	m := marked{words: map[string]mark{}}
	s := r.Scenario
	for i, u := range s.Units() {
		s = do(t, s, model.AddComment(model.ID(fmt.Sprintf("c%d", i)), u.Ref(), "问", "Comments", "2027-01-01"),
			model.EditRecord(u.Ref(), map[string]string{"mission.zh": "使命", "mission.en": "mission", "authority.zh": "权限", "authority.en": "authority"}),
			model.Decide(model.Resolution{ID: model.ID(fmt.Sprintf("r%d", i)), About: u.Ref(), Text: model.Text{ZH: "定", EN: "decided"}, Vote: model.Approved, Note: "条件", On: "2027-01-02", Owner: "某人"}))
	}
	for _, h := range s.Handoffs() {
		s = do(t, s, model.EditRecord(h.Ref(), map[string]string{"sla": "每周一"}))
	}
	for x := range theme.Of(s, check.Check(s)).Open() {
		s = do(t, s, model.SetResponse(x.Key, map[string]string{"owner": "某人", "due": "2027-03-01", "answer.zh": "应对", "answer.en": "answer"}))
	}
	s = do(t, s, model.EditRecord(s.Brief().Ref(), map[string]string{"decision.zh": "批准", "recommendation.zh": "建议", "options.zh": "备选", "notes.zh": "备注"}))
	m.Report = between(m.mark(t, r.Baseline), m.mark(t, s))
	m.ID, m.Alone, m.Status = string(id), r.Alone, r.Status
	m.Library = "Zqlibx"
	m.words[m.Library] = mark{field: "library"}
	for i := range m.Changes {
		m.Changes[i].Why, m.Changes[i].Who = "Zqwhyx", "Zqwhox"
	}
	m.words["Zqwhyx"], m.words["Zqwhox"] = mark{field: "why"}, mark{field: "who"}
	before := m.Baseline
	for _, e := range model.Diff(m.Baseline, m.Scenario).Edits {
		m.Steps = append(m.Steps, export.Step{Before: before, Change: model.Change{Verb: "edit", Edits: []model.Edit{e}}, Why: "Zqwhyx", Who: "Zqwhox"})
	}
	return m
}

// leaked lists the words that stand in the files of a report: in any part of the workbook,
// and on any sheet of the pack.
func (m marked) leaked(t *testing.T, of export.Report, lang model.Lang) map[string]mark {
	t.Helper()
	b := bytesOf(t, of, lang)
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Builder{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		all.WriteString(f.Name)
	}
	for _, pages := range [][]page.Page{pack.Document(text.For(lang), of).Pages, pack.Pictures(text.For(lang), of)} {
		for _, p := range pages {
			for _, x := range p.Marks {
				if w, ok := x.(page.Words); ok {
					all.WriteString(w.Text + "\n")
				}
			}
		}
	}
	out, said := map[string]mark{}, all.String()
	for w, x := range m.words {
		if strings.Contains(said, w) {
			out[w] = x
		}
	}
	return out
}

// concerns tells of a text whether a unit's file may hold it: it is of the unit, or of what
// stands at its border, by name.
func (m marked) concerns(unit model.ID, x mark) bool {
	for _, s := range []model.Scenario{m.Scenario, m.Baseline} {
		own := func(u model.ID) bool {
			for up := range s.Upward(u) {
				if up.ID == unit {
					return true
				}
				if now, ok := m.Scenario.Unit(unit); ok && now.Origin.Has(string(up.ID)) {
					return true
				}
			}
			return false
		}
		mine := func(duty model.ID) bool { d, ok := s.Duty(duty); return ok && own(d.Unit) }
		named := func(fields ...string) bool { return slices.Contains(fields, x.field) }
		ok := false
		switch r := s.Get(x.ref).(type) {
		case model.Brief:
			ok = named("name")
		case model.Unit:
			ok = own(r.ID) || named("name")
		case model.Duty:
			ok = own(r.Unit) || named("title") || named("text") && r.Title.Empty()
		case model.Goal, model.Task, model.KPI, model.Tool, model.Channel:
			ok = own(model.ID(model.Cell(r, "unit")))
			if !ok && named("name", "text") {
				ok = slices.ContainsFunc(s.Links(), func(l model.Link) bool { return l.To == x.ref && mine(l.From.ID) })
			}
		case model.Handoff:
			ok = mine(r.From) || mine(r.To)
		case model.Collaboration:
			ok = slices.ContainsFunc(s.Handoffs(), func(h model.Handoff) bool { return h.Collaboration == r.ID && (mine(h.From) || mine(h.To)) })
		case model.Link:
			ok = mine(r.From.ID)
		case model.Role:
			ok = mine(r.Duty)
		case model.Control:
			ok = own(r.Unit)
		case model.Response:
			th, there := theme.Of(m.Scenario, m.Findings).Get(r.Theme)
			ok = named("answer") && there && (slices.ContainsFunc(th.Units, own) || slices.ContainsFunc(th.Duties, mine))
		}
		if ok {
			return true
		}
	}
	return false
}

// What is said of a record that is neither a unit's own nor at its border is in no part of
// the unit's file, and what only the authors should read is not either.
func TestNoTextOfAForeignRecordIsInTheFileOfAUnit(t *testing.T) {
	for _, x := range []struct {
		example string
		id      model.ID
		units   []model.ID
	}{
		{"seed-ab", "V3", []model.ID{"EC", "MD"}},
		{"seed-ab", "V0", []model.ID{"EC"}},
		{"seed-b", "V2", []model.ID{"DM"}},
	} {
		m := markedReport(t, x.example, x.id)
		if whole := m.leaked(t, m.For(export.Full), model.ZH); len(whole) < 100 {
			t.Fatalf("only %d of %d words are in the whole file", len(whole), len(m.words))
		}
		units := x.units
		for _, u := range m.Scenario.Units() {
			if u.Level == model.Position && len(units) < 3 {
				units = append(units, u.ID)
			}
		}
		for _, unit := range units {
			for _, lang := range []model.Lang{model.ZH, model.EN} {
				for word, of := range m.leaked(t, m.For(export.Profile("unit:"+string(unit))), lang) {
					if !m.concerns(unit, of) {
						t.Errorf("%s-%s %s %s: %s is the %s of %s", x.example, x.id, unit, lang, word, of.field, of.ref)
					}
				}
			}
		}
	}
}

// A file that is handed round tells the board what it decides on and why, not who said it.
func TestAFileToHandRoundHoldsTheReasonsAndNoNamesOrComments(t *testing.T) {
	m := markedReport(t, "seed-ab", "V3")
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		why := false
		for word, of := range m.leaked(t, m.For(export.Board), lang) {
			switch {
			case of == (mark{field: "why"}):
				why = true
			case of.ref == (model.Ref{}), of.ref.Kind == model.CommentKind, of.field == "notes", of.field == "by",
				of.ref.Kind == model.ResponseKind && of.field == "owner":
				t.Errorf("%s: %s is the %s of %s", lang, word, of.field, of.ref)
			}
		}
		if !why {
			t.Errorf("%s: it does not say why", lang)
		}
	}
}
