package gather_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/xuri/excelize/v2"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/model"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// returned reads a workbook, changed on the way, back as a plan for the scenario it is of.
func returned(t *testing.T, id model.ID, lang model.Lang, change func(f *excelize.File, duties string)) (intake.Plan, model.Scenario) {
	t.Helper()
	l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), "seed-ab", model.ZH, scenarios.Options{Who: "Ann"})
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	format, _ := gather.FormatOf(".xlsx", "0.1", export.Full)
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
	n := 0
	return intake.Compare(intake.Read(doc, "board.xlsx", intake.Mapping{}), s, intake.Options{Source: "board.xlsx", NewID: func(k model.Kind) model.ID {
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
