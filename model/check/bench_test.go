package check

import (
	"fmt"
	"testing"

	"sandtable/model"
)

// synthetic repeats the example: n duties in n/50 departments (two at least), each
// copy with its own hand-offs, goals and KPIs, and wording of its own.
func synthetic(t testing.TB, n int) model.Scenario {
	base := seed(t, "A", "B")
	duties := base.Duties()
	departments, tags := max(2, n/50), max(100, n/2)
	home := func(i int) model.ID { return model.ID(fmt.Sprintf("U%d", i%departments)) }
	records := []model.Record{model.Unit{ID: "CO", Level: model.Company, Name: model.Text{ZH: "公司"}}}
	for i := range departments {
		records = append(records, model.Unit{ID: home(i), Parent: "CO", Level: model.Department, Basis: model.Stated,
			Name: model.Text{ZH: fmt.Sprintf("部门%d", i)}, Head: model.Text{ZH: "经理"}})
	}
	kinds := []model.Kind{model.GoalKind, model.TaskKind, model.KPIKind, model.ToolKind, model.ChannelKind, model.CollaborationKind, model.HandoffKind, model.LinkKind}
	for copy := 0; copy*len(duties) < n; copy++ {
		suffix := func(id model.ID) model.ID { return model.ID(fmt.Sprintf("%s.%d", id, copy)) }
		have := map[model.ID]bool{}
		for i, d := range duties {
			if copy*len(duties)+i >= n {
				break
			}
			have[d.ID] = true
			d.Text.ZH = wordingOf(d.Text.ZH, copy*len(duties)+i)
			d.ID, d.Unit = suffix(d.ID), home(copy*2+i*departments/len(duties))
			d.Functions = model.NewSet(fmt.Sprintf("f%d", (i*31+copy*17)%tags), fmt.Sprintf("f%d", (i*13+copy*29)%tags), fmt.Sprintf("f%d", (i+copy*7)%tags))
			records = append(records, d)
		}
		keep := func(r model.Ref) bool { return r.Kind != model.DutyKind || have[r.ID] }
		for _, k := range kinds {
			for _, r := range base.Records(k) {
				switch r := r.(type) {
				case model.Goal:
					r.ID, r.Unit = suffix(r.ID), home(copy)
					records = append(records, r)
				case model.Task:
					r.ID, r.Unit = suffix(r.ID), home(copy)
					records = append(records, r)
				case model.KPI:
					r.ID, r.Unit = suffix(r.ID), home(copy)
					records = append(records, r)
				case model.Tool:
					r.ID, r.Unit = suffix(r.ID), ""
					records = append(records, r)
				case model.Channel:
					r.ID = suffix(r.ID)
					records = append(records, r)
				case model.Collaboration:
					r.ID = suffix(r.ID)
					records = append(records, r)
				case model.Handoff:
					if have[r.From] && have[r.To] {
						r.ID, r.From, r.To, r.Collaboration = suffix(r.ID), suffix(r.From), suffix(r.To), suffix(r.Collaboration)
						if r.Collaboration == suffix("") {
							r.Collaboration = ""
						}
						records = append(records, r)
					}
				case model.Link:
					if keep(r.From) && keep(r.To) {
						r.From.ID, r.To.ID = suffix(r.From.ID), suffix(r.To.ID)
						r.ID = model.LinkID(r.From.ID, r.To.ID)
						records = append(records, r)
					}
				}
			}
		}
	}
	return scenarioOf(t, records...)
}

// wordingOf is the beginning of a text and what only the nth duty says.
func wordingOf(text string, n int) string {
	rs := []rune(text)[:8]
	for i := range 16 {
		rs = append(rs, rune(0x4e00+(n*37+i*i*101)%20000))
	}
	return string(rs)
}

func sizes(b *testing.B, run func(*testing.B, model.Scenario)) {
	for _, n := range []int{100, 1_000, 3_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, synthetic(b, n)) })
	}
}

func BenchmarkCheck(b *testing.B) {
	sizes(b, func(b *testing.B, s model.Scenario) {
		var f Findings
		for b.Loop() {
			f = Check(s)
		}
		o := f.Score(s).Get(Overlap)
		b.ReportMetric(float64(f.Len()), "findings")
		b.ReportMetric(float64(o.Open+o.Hidden), "near-pairs")
		b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N), "ms/check")
	})
}

func BenchmarkUpdateOfOneMove(b *testing.B) {
	sizes(b, func(b *testing.B, s model.Scenario) {
		f := Check(s)
		duties := s.Records(model.DutyKind)
		d := duties[len(duties)/2].(model.Duty)
		to := model.ID("U0")
		if d.Unit == to {
			to = "U1"
		}
		c, err := model.MoveDuties(to, d.ID)(s)
		if err != nil {
			b.Fatal(err)
		}
		after, err := model.Apply(s, c)
		if err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		for b.Loop() {
			f.Update(s, after, c)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N), "µs/update")
	})
}

func BenchmarkUpdateOfAMerge(b *testing.B) {
	sizes(b, func(b *testing.B, s model.Scenario) {
		f := Check(s)
		c, err := model.MergeUnits("M", model.Text{ZH: "合并部"}, model.Text{}, "U0", "U1")(s)
		if err != nil {
			b.Fatal(err)
		}
		after, err := model.Apply(s, c)
		if err != nil {
			b.Fatal(err)
		}
		b.ResetTimer()
		for b.Loop() {
			f.Update(s, after, c)
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N), "µs/update")
	})
}

func BenchmarkScore(b *testing.B) {
	sizes(b, func(b *testing.B, s model.Scenario) {
		f := Check(s)
		for b.Loop() {
			f.Scorecard()
		}
		b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N), "µs/score")
	})
}
