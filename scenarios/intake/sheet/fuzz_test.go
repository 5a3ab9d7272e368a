package sheet

import (
	"bytes"
	"errors"
	"testing"
)

func FuzzWhateverStandsInASheetOrADocument(f *testing.F) {
	f.Add(`<sheetData><row r="2" hidden="1">`+inline("B2", "x")+`<c s="1"><f>1</f><v>4.5</v></c></row></sheetData><mergeCell ref="A1:B2"/>`, line(list(1, 0), "x")+`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/><w:vMerge w:val="restart"/></w:tcPr>`+line("", "y")+`</w:tc></w:tr></w:tbl>`)
	f.Fuzz(func(t *testing.T, sheet, body string) {
		for name, data := range map[string][]byte{"a.xlsx": book(t, sheet, map[string]string{"xl/styles.xml": `<styleSheet>` + body + `<cellXfs><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>`}), "a.docx": letter(t, body, nil)} {
			d, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
			sound(t, d, err)
		}
	})
}

func FuzzWhateverIsReadIsRowsOrAProblem(f *testing.F) {
	f.Add("a.xlsx", book(f, `<sheetData><row r="1">`+inline("A1", "x")+`</row></sheetData><mergeCell ref="A1:B2"/>`, nil))
	f.Add("a.csv", []byte("部门,职责\n\"销售\"部,\"拜访\n客户\"\n"))
	f.Add("a.xls", []byte("<html><table><tr><td rowspan=2>部门<td>职责<tr><td>x</table>"))
	f.Add("a.xls", []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Add("a.txt", []byte("\xB2\xBF\xC3\xC5\x00"))
	f.Fuzz(func(t *testing.T, name string, data []byte) {
		d, err := Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
		sound(t, d, err)
	})
}

// sound holds what was read to what document.go promises.
func sound(t *testing.T, d Document, err error) {
	t.Helper()
	var file *FileError
	if err != nil && (!errors.As(err, &file) || file.Code() == "") {
		t.Error(err)
	}
	for _, s := range d.Sheets {
		for i, r := range s.Rows {
			if len(r.Cells) == 0 || r.Cells[len(r.Cells)-1] == "" || len(r.Cells) > MaxCols || r.Number < 1 || i > 0 && r.Number < s.Rows[i-1].Number {
				t.Errorf("%+v", r)
			}
			for _, c := range r.Cells {
				if c != clean(c) {
					t.Errorf("%q is not clean", c)
				}
			}
		}
	}
}
