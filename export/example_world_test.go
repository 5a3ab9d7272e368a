package export_test

import (
	"bytes"
	"context"
	"path/filepath"
	"testing"

	"sandtable/export"
	"sandtable/export/workbook"
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// reportOf fills a report as the program does: one scenario of the example "seed-b"
// in a library with a log.
func reportOf(t testing.TB, variant model.ID) export.Report {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "seed.sandtable"), "seed-b", model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	session, err := l.Session(variant)
	if err != nil {
		t.Fatal(err)
	}
	reasons, err := l.Reasons(variant)
	if err != nil {
		t.Fatal(err)
	}
	now := session.Now()
	r := between(now.Baseline, now.Scenario)
	r.ID, r.Name, r.Status, r.Date = string(variant), now.Info.Name, string(now.Info.Status), now.Info.Edited
	for i, e := range r.Changes {
		if why, ok := reasons.OfEdit(e.Edit); ok {
			r.Changes[i].Why, r.Changes[i].Who, r.Changes[i].At = why.Why, why.Who, why.At
		}
	}
	return r
}

// between reports on a scenario against a baseline, without a library.
func between(baseline, s model.Scenario) export.Report {
	r := export.Report{
		Scenario: s, Baseline: baseline, Name: s.Brief().Name, BaselineName: baseline.Brief().Name, ID: "S1",
		Library: "seed.sandtable", Status: "draft", Fingerprint: s.Fingerprint(), Version: "0.1",
		Findings: check.Check(s), BaselineFindings: check.Check(baseline),
	}
	r.Scorecard, r.BaselineScorecard = r.Findings.Score(baseline), r.BaselineFindings.Score(baseline)
	for _, e := range model.Diff(baseline, s).Edits {
		r.Changes = append(r.Changes, export.Entry{Edit: e})
	}
	return r
}

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

func bytesOf(t testing.TB, r export.Report, lang model.Lang) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := workbook.Write(context.Background(), &b, text.For(lang), func(int, int) {}, r); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// readBack writes a report and reads the workbook as another program would.
func readBack(t testing.TB, r export.Report, lang model.Lang) xlsx.Contents {
	t.Helper()
	b := bytesOf(t, r, lang)
	c, err := xlsx.Read(bytes.NewReader(b), int64(len(b)), xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// sheetsOf lays a report out.
func sheetsOf(t testing.TB, r export.Report, lang model.Lang) xlsx.Book {
	t.Helper()
	b, err := workbook.Book(context.Background(), text.For(lang), func(int, int) {}, r)
	if err != nil {
		t.Fatal(err)
	}
	return b
}
