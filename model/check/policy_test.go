package check

import (
	"errors"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"sandtable/model"
)

func TestAPolicyIsWhatDiffersFromTheCatalogue(t *testing.T) {
	var p Policy
	for _, step := range []struct{ key, value string }{
		{"rule/OV-04", "off"}, {"threshold/LD-04.functions", " 25 "}, {"threshold/IF-02.weight", "9.50"}, {"rule/GP-01", "off"}, {"rule/GP-01", "on"},
	} {
		var err error
		if p, err = p.With(step.key, step.value); err != nil {
			t.Fatal(err)
		}
	}
	want := map[string]string{"rule/OV-04": "off", "threshold/LD-04.functions": "25", "threshold/IF-02.weight": "9.5"}
	if !maps.Equal(p.Map(), want) || !slices.Equal(p.Keys(), []string{"rule/OV-04", "threshold/IF-02.weight", "threshold/LD-04.functions"}) {
		t.Errorf("%v %v", p.Map(), p.Keys())
	}
	if q, err := PolicyOf(want); q != p || err != nil {
		t.Errorf("read back it is %v %v", q, err)
	}
	for key := range want {
		p, _ = p.With(key, "default")
	}
	if p != (Policy{}) {
		t.Errorf("with everything as by default it is %v", p.Map())
	}
}

func TestAWrongSettingNamesItsKeyAndBounds(t *testing.T) {
	for _, row := range []struct{ key, value, code, says string }{
		{"rule/XX-01", "off", "policy-unknown-key", `"rule/XX-01"`},
		{"term/a=b", "x", "policy-bad-term", "equals sign"},
		{"term/", "x", "policy-bad-term", "60 characters"},
		{"words/直播", "x", "policy-unknown-key", "words/"},
		{"threshold/LD-04.widgets", "3", "policy-unknown-key", "widgets"},
		{"rule/OV-04", "5", "policy-bad-value", "rule/OV-04 is on or off"},
		{"threshold/LD-04.functions", "off", "policy-bad-value", "threshold/LD-04.functions is from 2 to 200"},
		{"threshold/LD-04.functions", "201", "policy-bad-value", "201"},
		{"threshold/LD-04.functions", "20.5", "policy-bad-value", "20.5"},
		{"threshold/LD-05.share", "NaN", "policy-bad-value", ".05 to 1"},
	} {
		p, err := Policy{}.With(row.key, row.value)
		wrong, ok := errors.AsType[*PolicyError](err)
		if !ok || wrong.Code() != row.code || !strings.Contains(err.Error(), row.says) || p != (Policy{}) {
			t.Errorf("%s=%s: %v", row.key, row.value, err)
		}
		if _, err := PolicyOf(map[string]string{"rule/OV-04": "off", row.key: row.value}); err == nil {
			t.Errorf("%s=%s is read", row.key, row.value)
		}
	}
}

func TestEveryThresholdLiesWithinItsBoundsAndStandsInTheCatalogue(t *testing.T) {
	for _, x := range Thresholds() {
		if !isRule(x.Rule) || x.Default < x.Min || x.Default > x.Max || x.Step <= 0 || x.Name == "" {
			t.Errorf("%+v", x)
		}
		if p, err := (Policy{}).With(x.Key(), number(x.Default)); p != (Policy{}) || err != nil {
			t.Errorf("%s: its default is not nothing: %v %v", x.Key(), p.Map(), err)
		}
		for _, end := range []float64{x.Min, x.Max} {
			if _, err := (Policy{}).With(x.Key(), number(end)); err != nil {
				t.Error(err)
			}
		}
	}
}

// office is three departments below a company, with records added to it.
func office(t *testing.T, records ...model.Record) model.Scenario {
	t.Helper()
	out := []model.Record{model.Unit{ID: "CO", Level: model.Company, Name: model.Text{ZH: "公司"}, Basis: model.Stated}}
	for _, id := range []model.ID{"A", "B", "C"} {
		out = append(out, model.Unit{ID: id, Parent: "CO", Level: model.Department, Name: model.Text{ZH: "部门" + string(id)}, Head: model.Text{ZH: "经理"}, FTE: 10, Basis: model.Stated})
	}
	return scenarioOf(t, append(out, records...)...)
}

func job(id, home model.ID, edit ...func(*model.Duty)) model.Record {
	d := model.Duty{ID: id, Unit: home, Text: model.Text{ZH: "工作" + string(id)}, Basis: model.Stated}
	for _, e := range edit {
		e(&d)
	}
	return d
}

func effort(v float64) func(*model.Duty) { return func(d *model.Duty) { d.Effort = v } }
func functions(names ...string) func(*model.Duty) {
	return func(d *model.Duty) { d.Functions = model.NewSet(names...) }
}
func crucial(d *model.Duty) { d.Criticality = critical }

func pass(id, from, to model.ID, weight int, c model.ID) model.Record {
	return model.Handoff{ID: id, From: from, To: to, Object: model.Text{ZH: "资料"}, Type: model.Pooled, Weight: weight, Collaboration: c, Basis: model.Stated}
}

func TestAThresholdMovedPastWhatIsFoundChangesTheFindingAndUpToItDoesNot(t *testing.T) {
	letters := func(n int) []string { return strings.Split("abcdefghijklmnopqrstuvwxyz"[:n], "") }
	collaboration := model.Collaboration{ID: "S", Name: model.Text{ZH: "协同"}, Basis: model.Stated}
	tested := map[string]bool{}
	for _, row := range []struct {
		threshold, key string
		records        []model.Record
		same, other    string // the last value with the finding of the default, and the first without
	}{
		{"OV-02.functions", "OV-02|d1|d2", []model.Record{job("d1", "A", functions("a", "b", "c", "d")), job("d2", "B", functions("a", "b", "c", "e"))}, ".6", ".65"}, // 3/5
		{"OV-02.partners", "OV-02|d2|d3", nil, "", ""}, // below
		{"OV-05.strength", "OV-05|k", []model.Record{job("d1", "A"), job("d2", "B"), model.KPI{ID: "k", Unit: "A", Name: model.Text{ZH: "指标"}, Basis: model.Stated},
			drive("d1", "k", 3), drive("d2", "k", 2)}, "2", "3"},
		{"LD-01.medium", "LD-01|A", []model.Record{job("d1", "A", effort(11))}, "1.05", "1.1"},
		{"LD-01.high", "LD-01|A", []model.Record{job("d1", "A", effort(11))}, "1.1", "1.05"},
		{"LD-02.variation", "LD-02|CO", []model.Record{job("d1", "A", effort(10)), job("d2", "B", effort(6)), job("d3", "C", effort(5))}, ".3", ".35"}, // CV .309
		{"LD-02.idle", "LD-02|CO", []model.Record{job("d1", "A", effort(6)), job("d2", "B", effort(6)), job("d3", "C", effort(4.5))}, ".5", ".45"},
		{"LD-03.reports", "LD-03|A", seats(9), "8", "9"},
		{"LD-04.functions", "LD-04|A", []model.Record{job("d1", "A", functions(letters(20)...)), job("d2", "A", functions("1"))}, "20", "21"},
		{"LD-04.share", "LD-04|A", []model.Record{job("d1", "A"), job("d2", "A"), job("d3", "A"), job("d4", "B"),
			model.Goal{ID: "g", Unit: "A", Text: model.Text{ZH: "目标"}, Stances: model.NewSet("sales", "cost"), Basis: model.Stated}}, ".7", ".75"},
		{"LD-04.times", "LD-04|A", []model.Record{job("d1", "A", functions(letters(20)...)), job("d2", "A", functions("1")), job("d3", "B", functions(letters(7)...))}, "2.5", "3"},
		{"LD-05.share", "LD-05|P", []model.Record{seat("P", 1), job("d1", "P", crucial), job("d2", "P", crucial), job("d3", "A", crucial), job("d4", "B", crucial)}, ".45", ".5"},
		{"LD-05.fewest", "LD-05|P", []model.Record{seat("P", 1), job("d1", "P", crucial), job("d2", "P", crucial), job("d3", "A", crucial), job("d4", "B", crucial)}, "4", "5"},
		{"IF-02.weight", "IF-02|h", []model.Record{job("d1", "A"), job("d2", "B"), sequential(pass("h", "d1", "d2", 5, ""))}, "10", "10.5"},
		{"IF-04.crossings", "IF-04|S", []model.Record{collaboration, job("d1", "A"), job("d2", "B"), job("d3", "C"), job("d4", "A"),
			pass("h1", "d1", "d2", 1, "S"), pass("h2", "d2", "d3", 1, "S"), pass("h3", "d3", "d4", 1, "S")}, "3", "4"},
		{"IF-05.share", "IF-05|A", []model.Record{job("d1", "A"), job("d2", "B"), job("d3", "C"), pass("h1", "d1", "d2", 4, ""), pass("h2", "d1", "d3", 3, ""), pass("h3", "d2", "d3", 3, "")}, ".65", ".7"},
		{"IF-05.departments", "IF-05|A", []model.Record{job("d1", "A"), job("d2", "B"), job("d3", "C"), pass("h1", "d1", "d2", 4, ""), pass("h2", "d1", "d3", 3, ""), pass("h3", "d2", "d3", 3, "")}, "3", "4"},
		{"GV-06.share", "GV-06|A", []model.Record{job("d1", "A"), job("d2", "A"), serves("g1"), serves("g2"),
			model.Goal{ID: "g1", Unit: "A", Text: model.Text{ZH: "卖"}, Stances: model.NewSet("sales"), Weight: 3, Basis: model.Stated},
			model.Goal{ID: "g2", Unit: "A", Text: model.Text{ZH: "牌"}, Stances: model.NewSet("brand"), Weight: 2, Basis: model.Stated}}, ".4", ".45"},
	} {
		tested["threshold/"+row.threshold] = true
		if row.records == nil {
			continue
		}
		t.Run(row.threshold, func(t *testing.T) {
			s := office(t, row.records...)
			found := Check(s)
			now, ok := found.Get(row.key)
			if !ok {
				t.Fatal("by default it is not found")
			}
			under := func(value string) (Finding, bool) {
				p, err := (Policy{}).With("threshold/"+row.threshold, value)
				if err != nil {
					t.Fatal(err)
				}
				x, ok := Under(p, s).Get(row.key)
				y, again := found.Under(p).Get(row.key)
				if !reflect.DeepEqual(x, y) || ok != again {
					t.Fatalf("under %s, from scratch %+v, from what was found %+v", value, x, y)
				}
				return x, ok
			}
			if x, ok := under(row.same); !ok || x.Severity != now.Severity {
				t.Errorf("at %s: found %v, %v instead of %v", row.same, ok, x.Severity, now.Severity)
			}
			if x, ok := under(row.other); ok && x.Severity == now.Severity {
				t.Errorf("at %s it is found as before", row.other)
			}
		})
	}
	for _, x := range Thresholds() {
		if !tested[x.Key()] {
			t.Errorf("%s is not tested", x.Key())
		}
	}
}

// serves is a duty of unit A that serves a goal.
func serves(g model.ID) model.Record {
	return model.Link{ID: model.LinkID("d1", g), From: duty("d1"), To: model.Ref{Kind: model.GoalKind, ID: g}, Strength: 2, Basis: model.Stated}
}

func drive(d, k model.ID, strength int) model.Record {
	return model.Link{ID: model.LinkID(d, k), From: duty(d), To: model.Ref{Kind: model.KPIKind, ID: k}, Strength: strength, Basis: model.Stated}
}

func seat(id model.ID, fte float64) model.Record {
	return model.Unit{ID: id, Parent: "A", Level: model.Position, Name: model.Text{ZH: "岗位" + string(id)}, FTE: fte, Basis: model.Stated}
}

func seats(n int) (out []model.Record) {
	for i := range n {
		out = append(out, seat(model.ID("P"+string(rune('1'+i))), 1))
	}
	return out
}

func sequential(r model.Record) model.Record {
	h := r.(model.Handoff)
	h.Type = model.Sequential
	return h
}

func TestSoManyPartnersOfADutyAreToldAsThePolicySays(t *testing.T) {
	s := office(t, job("d1", "A", functions("a", "b")), job("d2", "B", functions("a", "b")), job("d3", "C", functions("a", "b")), job("d4", "B", functions("a", "b")))
	for value, want := range map[string]int{"1": 3, "2": 5, "3": 6, "10": 6} {
		p, err := (Policy{}).With("threshold/OV-02.partners", value)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for x := range Under(p, s).Each() {
			if x.Rule == "OV-02" {
				n++
			}
		}
		if n != want {
			t.Errorf("with %s there are %d pairs, want %d", value, n, want)
		}
	}
}

func TestARuleThatIsSwitchedOffIsSilentAndTheOthersSayTheSame(t *testing.T) {
	s := seed(t, "A", "B")
	all := Check(s)
	for _, r := range rules() {
		p, err := (Policy{}).With(RuleKey(r.id), "off")
		if err != nil {
			t.Fatal(err)
		}
		found := Under(p, s)
		var want []Finding
		for _, x := range all.All() {
			if x.Rule != r.id {
				want = append(want, x)
			}
		}
		if !reflect.DeepEqual(found.All(), want) {
			t.Errorf("%s off: %d findings, want %d", r.id, found.Len(), len(want))
		}
		if back := found.Under(Policy{}); !reflect.DeepEqual(back.All(), all.All()) || !reflect.DeepEqual(back.Scorecard(), all.Scorecard()) {
			t.Errorf("%s on again: %d findings, want %d", r.id, back.Len(), all.Len())
		}
	}
}

// drawPolicy draws a few settings.
func drawPolicy(t *rapid.T) (p Policy) {
	for range rapid.IntRange(0, 6).Draw(t, "settings") {
		if rapid.Bool().Draw(t, "rule") {
			p, _ = p.With(RuleKey(rapid.SampledFrom(rules()).Draw(t, "which").id), "off")
			continue
		}
		x := rapid.SampledFrom(Thresholds()).Draw(t, "threshold")
		p, _ = p.With(x.Key(), number(rapid.SampledFrom([]float64{x.Min, x.Max, x.Default - x.Step, x.Default + x.Step}).Draw(t, "value")))
	}
	return p
}

func TestUpdateKeepsThePolicyAndFindsWhatCheckFindsUnderIt(t *testing.T) {
	start := seed(t, "A", "B")
	rapid.Check(t, func(t *rapid.T) {
		p := drawPolicy(t)
		s, f := start, Under(p, start)
		for n := range rapid.IntRange(1, 10).Draw(t, "steps") {
			c, err := drawVerb(t, s, f, n)(s)
			if err != nil {
				continue
			}
			after, err := model.Apply(s, c)
			if err != nil {
				t.Fatal(err)
			}
			next := f.Update(s, after, c)
			if next.Policy() != p {
				t.Fatal("the policy is gone")
			}
			if rapid.IntRange(0, 3).Draw(t, "other policy") == 0 {
				p = drawPolicy(t)
				next = next.Under(p)
			}
			truth := Under(p, after)
			compareAll(t, c, next, truth)
			if !reflect.DeepEqual(next.Scorecard(), truth.Scorecard()) {
				t.Fatalf("the scorecard is %v, from scratch %v", next.Scorecard(), truth.Scorecard())
			}
			s, f = after, next
		}
	})
}

func TestATermOfTheOrganisationJoinsWhatItNames(t *testing.T) {
	s := office(t,
		model.Duty{ID: "d1", Unit: "A", Text: model.Text{ZH: "负责金蟾计划"}, Basis: model.Stated},
		model.Duty{ID: "d2", Unit: "B", Text: model.Text{ZH: "处理用户投诉"}, Basis: model.Stated})
	const pair = "OV-02|d1|d2"
	f := Check(s)
	if _, ok := f.Get(pair); ok {
		t.Fatal("they are alike without the term")
	}
	p, err := (Policy{}).With("term/ 金蟾计划", "投诉处理")
	if err != nil {
		t.Fatal(err)
	}
	after := f.Under(p)
	if _, ok := after.Get(pair); !ok {
		t.Error("with the term they are not alike")
	}
	if !reflect.DeepEqual(after.All(), Under(p, s).All()) {
		t.Error("from what was found it differs from a check from scratch")
	}
	p, err = p.With("term/金蟾计划", "default")
	if back := after.Under(p); err != nil || p != (Policy{}) || !reflect.DeepEqual(back.All(), f.All()) {
		t.Errorf("without the term again: %v, %v", p.Map(), err)
	}
}
