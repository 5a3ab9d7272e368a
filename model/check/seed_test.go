package check

import (
	"encoding/json"
	"os"
	"slices"
	"testing"

	"sandtable/model"
)

// seedFile is the part of the example that the tests read.
type seedFile struct {
	Units []struct {
		ID, ZH, EN string
		HeadZH     string `json:"head_zh"`
		HeadEN     string `json:"head_en"`
	}
	Duties []struct {
		ID, Dept, Source, ZH, EN string
		Functions, Channels      []string
		Roles                    []string `json:"control_roles"`
	}
	Goals []struct {
		ID, Dept, Source, Horizon, ZH, EN string
		Components                        []struct{ Stance string }
	}
	Tasks []struct {
		ID, Dept, Source, ZH, EN      string
		Duties, KPIs, Tools, Channels []string
	} `json:"key_tasks"`
	KPIs   []struct{ ID, ZH, EN string }
	Owners []struct {
		KPI  string
		Unit string `json:"owner_unit"`
	} `json:"kpi_owners"`
	Tools    []struct{ ID, ZH, EN, Dept string }
	Channels []struct{ ID, ZH, EN string }
	Links    []struct {
		Kind, From, To string
		Strength       int
	}
	Scenarios []struct{ ID, ZH, EN string }
	Handoffs  []struct {
		ID, Scenario, Source, From, To, Type string
		ZH                                   string `json:"object_zh"`
		EN                                   string `json:"object_en"`
		Weight                               int
		Frequency                            string `json:"default_frequency"`
	}
	Variants []struct {
		ID    string
		Units []struct {
			Unit, Kind, ZH, EN string
			Duties             []model.ID
		}
	} `json:"structure_variants"`
	Expected []struct {
		Rule           string
		Items          []string
		Variant, Match string
		Slice          int
	} `json:"expected_findings"`
}

func readSeed(t testing.TB) seedFile {
	t.Helper()
	b, err := os.ReadFile("../../scenarios/examples/seed.json")
	if err != nil {
		t.Fatal(err)
	}
	var f seedFile
	if err := json.Unmarshal(b, &f); err != nil {
		t.Fatal(err)
	}
	return f
}

// seed builds V0 of the example from the lists A, B or both. A KPI belongs to a
// list when a duty or goal of the list is linked with it.
func seed(t testing.TB, lists ...string) model.Scenario {
	t.Helper()
	f := readSeed(t)
	records := []model.Record{model.Unit{ID: "CO", Level: model.Company, Name: model.Text{ZH: "公司"}, Basis: model.Stated}}
	known := map[string]model.Kind{}
	add := func(r model.Record) {
		known[string(r.Ref().ID)] = r.Ref().Kind
		records = append(records, r)
	}
	linkUp := func(from, to string, strength int) {
		a, ok := known[from]
		b, ok2 := known[to]
		if ok && ok2 {
			add(model.Link{ID: model.LinkID(model.ID(from), model.ID(to)), From: model.Ref{Kind: a, ID: model.ID(from)},
				To: model.Ref{Kind: b, ID: model.ID(to)}, Strength: strength, Basis: model.Analyst})
		}
	}
	for _, u := range f.Units {
		add(model.Unit{ID: model.ID(u.ID), Parent: "CO", Level: model.Department, Name: model.Text{ZH: u.ZH, EN: u.EN},
			Head: model.Text{ZH: u.HeadZH, EN: u.HeadEN}, Basis: model.Stated})
	}
	for i, d := range f.Duties {
		if slices.Contains(lists, d.Source) {
			add(model.Duty{ID: model.ID(d.ID), Unit: model.ID(d.Dept), Text: model.Text{ZH: d.ZH, EN: d.EN}, Rank: i,
				Functions: model.NewSet(d.Functions...), Control: model.NewSet(d.Roles...), Basis: model.Stated})
		}
	}
	for _, g := range f.Goals {
		if slices.Contains(lists, g.Source) {
			var stances []string
			for _, c := range g.Components {
				stances = append(stances, c.Stance)
			}
			add(model.Goal{ID: model.ID(g.ID), Unit: model.ID(g.Dept), Text: model.Text{ZH: g.ZH, EN: g.EN},
				Horizon: model.Horizon(g.Horizon), Stances: model.NewSet(stances...), Basis: model.Stated})
		}
	}
	for _, k := range f.Tasks {
		if slices.Contains(lists, k.Source) {
			add(model.Task{ID: model.ID(k.ID), Unit: model.ID(k.Dept), Text: model.Text{ZH: k.ZH, EN: k.EN}, Basis: model.Stated})
		}
	}
	owner := map[string]string{}
	for _, o := range f.Owners {
		owner[o.KPI] = o.Unit
	}
	listed := map[string]bool{}
	for _, l := range f.Links {
		_, fromKnown := known[l.From]
		_, toKnown := known[l.To]
		listed[l.To] = listed[l.To] || l.Kind == "duty_kpi" && fromKnown
		listed[l.From] = listed[l.From] || l.Kind == "kpi_goal" && toKnown
	}
	for _, k := range f.KPIs {
		if listed[k.ID] {
			add(model.KPI{ID: model.ID(k.ID), Unit: model.ID(owner[k.ID]), Name: model.Text{ZH: k.ZH, EN: k.EN}, Basis: model.Stated})
		}
	}
	for _, x := range f.Tools {
		add(model.Tool{ID: model.ID(x.ID), Unit: model.ID(x.Dept), Name: model.Text{ZH: x.ZH, EN: x.EN}, Basis: model.Stated})
	}
	for _, x := range f.Channels {
		add(model.Channel{ID: model.ID(x.ID), Name: model.Text{ZH: x.ZH, EN: x.EN}, Basis: model.Stated})
	}
	for _, s := range f.Scenarios {
		c := model.Collaboration{ID: model.ID(s.ID), Name: model.Text{ZH: s.ZH, EN: s.EN}, Basis: model.Stated}
		if s.ID == "S3" {
			c.Output = model.Text{ZH: "精准用户画像", EN: "precise user profile"}
		}
		add(c)
	}
	for i, h := range f.Handoffs {
		if slices.Contains(lists, h.Source) {
			add(model.Handoff{ID: model.ID(h.ID), From: model.ID(h.From), To: model.ID(h.To), Object: model.Text{ZH: h.ZH, EN: h.EN}, Rank: i,
				Type: model.Interdependence(h.Type), Weight: h.Weight, Frequency: h.Frequency, Collaboration: model.ID(h.Scenario), Basis: model.Analyst})
		}
	}
	for _, l := range f.Links {
		linkUp(l.From, l.To, l.Strength)
	}
	for _, d := range f.Duties {
		for _, c := range d.Channels {
			linkUp(d.ID, c, 2)
		}
	}
	for _, k := range f.Tasks {
		for _, d := range k.Duties {
			linkUp(d, k.ID, 2)
		}
		for _, to := range slices.Concat(k.KPIs, k.Tools, k.Channels) {
			linkUp(k.ID, to, 2)
		}
	}
	return scenarioOf(t, records...)
}

func scenarioOf(t testing.TB, records ...model.Record) model.Scenario {
	t.Helper()
	var c model.Change
	for _, r := range records {
		c.Edits = append(c.Edits, model.Edit{After: r})
	}
	s, err := model.Apply(model.Scenario{}, c)
	if err != nil {
		t.Fatal(err)
	}
	if broken := s.Dangling(); len(broken) > 0 {
		t.Fatalf("the scenario has dangling references: %v", broken)
	}
	return s
}

// do applies verbs one after another.
func do(t testing.TB, s model.Scenario, verbs ...model.Verb) model.Scenario {
	t.Helper()
	for _, v := range verbs {
		c, err := v(s)
		if err != nil {
			t.Fatal(err)
		}
		if s, err = model.Apply(s, c); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// variant makes a structure variant of the example out of V0.
func variant(t testing.TB, v0 model.Scenario, id string) model.Scenario {
	t.Helper()
	text := func(zh string) model.Text { return model.Text{ZH: zh} }
	for _, v := range readSeed(t).Variants {
		if v.ID != id {
			continue
		}
		switch id {
		case "V1":
			return do(t, v0, model.MergeUnits("DM", text("数字营销部"), text("数字营销总监"), "EC", "MD"))
		case "V2":
			s := do(t, v0, model.MergeUnits("DM2", text("数字营销部"), model.Text{}, "EC", "MD"))
			var parts []model.UnitPart
			for _, u := range v.Units {
				if u.Kind == "position" {
					duties := slices.DeleteFunc(u.Duties, func(d model.ID) bool { return !s.Has(duty(d)) })
					parts = append(parts, model.UnitPart{ID: model.ID(u.Unit), Name: text(u.ZH), Duties: duties})
				}
			}
			return do(t, s, model.SplitUnit("DM2", model.Position, parts...))
		case "V3":
			s := do(t, v0, model.AddUnit("DI", "CO", model.Department, text("数据与效果评估组")))
			for _, u := range v.Units {
				if u.Unit == "DI" {
					duties := slices.DeleteFunc(u.Duties, func(d model.ID) bool { return !s.Has(duty(d)) })
					s = do(t, s, model.MoveDuties("DI", duties...))
				}
			}
			return s
		}
	}
	if id != "V0" {
		t.Fatalf("the example has no variant %s", id)
	}
	return v0
}
