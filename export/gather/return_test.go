package gather_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// returned reads a workbook, changed on the way, back as a plan for the scenario it is of.
func returned(t *testing.T, id model.ID, lang model.Lang, change func(f *excelize.File, duties string)) (intake.Plan, model.Scenario) {
	t.Helper()
	l := example(t, "seed-ab")
	return returnedTo(t, l, id, lang, export.Full, change)
}

// returnedTo is the same for a scenario of a library that is at hand.
func returnedTo(t *testing.T, l *scenarios.Library, id model.ID, lang model.Lang, profile export.Profile, change func(f *excelize.File, duties string)) (intake.Plan, model.Scenario) {
	t.Helper()
	format, _ := gather.FormatOf(".xlsx", "0.1", profile)
	made, err := format(context.Background(), l, []model.ID{id}, text.For(lang), func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	file, err := excelize.OpenReader(bytes.NewReader(made.Files[0].Bytes))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	change(file, map[model.Lang]string{model.ZH: "职责", model.EN: "Duties"}[lang])
	var b bytes.Buffer
	if err := file.Write(&b); err != nil { // as another program writes it
		t.Fatal(err)
	}
	doc, err := sheet.Read(context.Background(), "board.xlsx", bytes.NewReader(b.Bytes()), int64(b.Len()), nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := l.At(id, scenarios.Latest)
	if err != nil {
		t.Fatal(err)
	}
	r := intake.Read(doc, "board.xlsx", intake.Mapping{})
	if !r.Own || r.Of != id || r.Called == "" || r.Part != profile.Unit() {
		t.Errorf("it is not known for a workbook of our own: %v %q %q %q", r.Own, r.Of, r.Called, r.Part)
	}
	n := 0
	return intake.Compare(r, s, intake.Options{Source: "board.xlsx", NewID: func(k model.Kind) model.ID {
		n++
		return model.ID(fmt.Sprintf("%s-%d", k, n))
	}}), s
}

func TestAWorkbookThatComesBackUntouchedChangesNothing(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		for _, id := range []model.ID{"V0", "V1", "V2", "V3", "V4"} {
			p, s := returned(t, id, lang, func(*excelize.File, string) {})
			if p.Counts[intake.Changed]+p.Counts[intake.New]+p.Counts[intake.Missing]+p.Counts[intake.Refused] > 0 {
				t.Errorf("%s %s: %v", id, lang, p.Counts)
			}
			if n := p.Counts[intake.Unchanged]; n < s.Count(model.DutyKind) {
				t.Errorf("%s %s: only %d of %d duties are met again", id, lang, n, s.Count(model.DutyKind))
			}
		}
	}
}

// What somebody changes in the table of duties is what comes in: a wording, a department, a
// new row; a row that is gone is asked about. The rows may stand in any order.
func TestWhatWasChangedInAWorkbookComesBack(t *testing.T) {
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p, s := returned(t, "V0", lang, func(f *excelize.File, duties string) {
			rows, err := f.GetRows(duties)
			if err != nil {
				t.Fatal(err)
			}
			column := func(head string) int {
				i := slices.Index(rows[2], head)
				if i < 0 {
					t.Fatalf("no column %s in %q", head, rows[2])
				}
				return i
			}
			wording := column(map[model.Lang]string{model.ZH: "职责（中文）", model.EN: "Duty (Chinese)"}[lang])
			home := column(map[model.Lang]string{model.ZH: "部门", model.EN: "Department"}[lang])
			body := rows[3:]
			other := body[len(body)-1][home]
			body[0][wording] += "，每周向管理层汇报"
			body[1][home] = other
			body[2] = make([]string, len(body[2])) // taken out below
			added := make([]string, len(body[3]))
			added[home], added[wording] = other, "建立达人黑名单并按季度更新"
			body = append(body, added)
			slices.Reverse(body)
			body = slices.DeleteFunc(body, func(r []string) bool { return len(r) > home && r[home] == "" })
			for i := range max(len(body), len(rows)-3) {
				for c := range rows[2] {
					cell, err := excelize.CoordinatesToCellName(c+1, i+4)
					if err != nil {
						t.Fatal(err)
					}
					v := ""
					if i < len(body) && c < len(body[i]) {
						v = body[i][c]
					}
					if err := f.SetCellValue(duties, cell, v); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
		if c := p.Counts; c[intake.Changed] != 2 || c[intake.New] != 1 || c[intake.Missing] != 1 || c[intake.Refused] != 0 {
			t.Fatalf("%s: %v", lang, c)
		}
		c, err := p.Verb()(s)
		if err != nil {
			t.Fatal(err)
		}
		after, err := model.Apply(s, c)
		if err != nil {
			t.Fatal(err)
		}
		moved, reworded := 0, 0
		for _, d := range s.Duties() {
			now, _ := after.Duty(d.ID)
			switch {
			case now.Unit != d.Unit:
				moved++
			case now.Text.ZH != d.Text.ZH:
				reworded++
				if now.Text.EN != d.Text.EN && now.Text.EN != "" {
					t.Errorf("%s: the other wording is %q", lang, now.Text.EN)
				}
			}
		}
		if moved != 1 || reworded != 1 || after.Count(model.DutyKind) != s.Count(model.DutyKind)+1 {
			t.Errorf("%s: %d moved, %d in other words, %d duties", lang, moved, reworded, after.Count(model.DutyKind))
		}
	}
}

// What a whole workbook does not say is missing, also when nothing of its department is left;
// that of a department says nothing of the others.
func TestRowsThatAreGoneAreMissingUnlessTheWorkbookIsOfADepartment(t *testing.T) {
	p, s := returned(t, "V0", model.EN, func(f *excelize.File, duties string) {
		rows, err := f.GetRows(duties)
		if err != nil {
			t.Fatal(err)
		}
		for i := len(rows) - 1; i >= 3; i-- {
			if len(rows[i]) > 1 && rows[i][1] == rows[3][1] {
				if err := f.RemoveRow(duties, i+1); err != nil {
					t.Fatal(err)
				}
			}
		}
	})
	if n := p.Counts[intake.Missing]; n == 0 || n+p.Counts[intake.Unchanged] < s.Count(model.DutyKind) {
		t.Errorf("%v of %d duties", p.Counts, s.Count(model.DutyKind))
	}
	for _, row := range p.Rows {
		if d, ok := s.Duty(row.Ref.ID); row.Result == intake.Missing && ok && row.Text != d.Text.ZH {
			t.Errorf("without a language the row says %q", row.Text)
		}
	}
	l := example(t, "seed-ab")
	p, _ = returnedTo(t, l, "V0", model.ZH, export.Profile("unit:"+string(s.Duties()[0].Unit)), func(*excelize.File, string) {})
	if p.Counts[intake.Missing] > 0 || p.Counts[intake.Unchanged] == 0 {
		t.Errorf("a department: %v", p.Counts)
	}
}

// applied is what a scenario is after a plan.
func applied(t *testing.T, p intake.Plan, s model.Scenario) model.Scenario {
	t.Helper()
	c, err := p.Verb()(s)
	if err != nil {
		t.Fatal(err)
	}
	after, err := model.Apply(s, c)
	if err != nil {
		t.Fatal(err)
	}
	return after
}

// A duty that the workbook names is that duty, whatever else is said of it.
func TestADutyInAWorkbookIsKnownByItsID(t *testing.T) {
	for _, x := range []struct {
		sentence string
		cells    map[string]string // of the row of a duty, by the letter of the column
		check    func(was, now model.Duty) bool
	}{
		{"other words in one language", map[string]string{"E": "完全不同的一件事"}, func(was, now model.Duty) bool {
			return now.Text.ZH == "完全不同的一件事" && now.Unit == was.Unit
		}},
		{"other words in the other one", map[string]string{"F": "Something else altogether"}, func(was, now model.Duty) bool {
			return now.Text.EN == "Something else altogether" && now.Text.ZH == was.Text.ZH
		}},
		{"no department", map[string]string{"B": ""}, func(was, now model.Duty) bool { return now == was }},
	} {
		t.Run(x.sentence, func(t *testing.T) {
			var id model.ID
			p, s := returned(t, "V2", model.ZH, func(f *excelize.File, duties string) {
				said, err := f.GetCellValue(duties, "A5")
				if err != nil {
					t.Fatal(err)
				}
				id = model.ID(said)
				for column, v := range x.cells {
					if err := f.SetCellValue(duties, column+"5", v); err != nil {
						t.Fatal(err)
					}
				}
			})
			after := s
			if p.Counts[intake.Changed] > 0 {
				after = applied(t, p, s)
			}
			was, ok := s.Duty(id)
			now, still := after.Duty(id)
			if !ok || !still || !x.check(was, now) || p.Counts[intake.New] > 0 || after.Count(model.DutyKind) != s.Count(model.DutyKind) {
				t.Errorf("%v: %+v is %+v", p.Counts, was, now)
			}
		})
	}
}

func TestUnitsWithLongNamesComeBackAsTheyAre(t *testing.T) {
	l := example(t, "seed-ab")
	session, err := l.Session("V2")
	if err != nil {
		t.Fatal(err)
	}
	for i, u := range session.Now().Scenario.Units() {
		if u.Level == model.External {
			continue
		}
		name := model.Text{ZH: fmt.Sprintf("全渠道数字化增长与品牌整合传播以及客户全生命周期价值经营第%d中心", i), EN: fmt.Sprintf("Senior cross-regional centre for integrated omnichannel growth and brand number %d", i)}
		if err := session.Do(model.EditRecord(u.Ref(), map[string]string{"name.zh": name.ZH, "name.en": name.EN}), ""); err != nil {
			t.Fatal(err)
		}
	}
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p, _ := returnedTo(t, l, "V2", lang, export.Full, func(*excelize.File, string) {})
		if p.Counts[intake.Changed]+p.Counts[intake.New]+p.Counts[intake.Missing] > 0 {
			t.Errorf("%s: %v", lang, p.Counts)
		}
	}
}

func TestAWorkbookWithoutDutiesBringsNothing(t *testing.T) {
	l := example(t, "empty")
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p, _ := returnedTo(t, l, "V0", lang, export.Full, func(*excelize.File, string) {})
		if len(p.Rows) > 0 {
			t.Errorf("%s: %+v", lang, p.Rows)
		}
	}
}

// The file of a department names duties of others by their titles: no duty loses its words.
func TestTheFileOfADepartmentTakesNoWordsFromTheOthers(t *testing.T) {
	l := example(t, "seed-ab")
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		p, _ := returnedTo(t, l, "V0", lang, "unit:EC", func(*excelize.File, string) {})
		if p.Counts[intake.Changed]+p.Counts[intake.New] > 0 {
			t.Errorf("%s: %v", lang, p.Counts)
		}
	}
}
