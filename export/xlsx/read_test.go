package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestBookComesBackThroughRead(t *testing.T) {
	c := read(t, write(t, sample()))
	if c.Title != "方案B" || c.Creator != "Sandtable" || !slices.Equal(c.Custom, []Property{{"Baseline", "S-1"}, {"ScenarioID", "S-2"}}) || c.Foreign != nil {
		t.Errorf("%+v", c.Custom)
	}
	var names []string
	for _, table := range c.Sheets {
		names = append(names, fmt.Sprintf("%s %v %d", table.Name, table.Hidden, len(table.Rows)))
	}
	want := []string{"摘要 Summary false 11", "职责 Duties false 15", "RACI false 2", "_meta true 1", "_lists true 1"}
	if !slices.Equal(names, want) {
		t.Errorf("%q", names)
	}
	duty := c.Sheets[1].Rows[4]
	if duty[0] != "D-00001" || duty[3] != "100" || duty[4] != "-5" {
		t.Errorf("%q", duty)
	}
	if day, ok := ParseDate(duty[6]); !ok || !day.Equal(time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("%q is %v", duty[6], day)
	}
}

func TestPasswordLocksTheFile(t *testing.T) {
	const password = "好密码 1"
	data, err := Encrypt(write(t, column("秘密")), password)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		password string
		want     error
	}{{"", ErrPassword}, {"wrong", ErrPassword}, {password, nil}} {
		got, err := Read(bytes.NewReader(data), int64(len(data)), Limits{Password: c.password})
		if !errors.Is(err, c.want) {
			t.Errorf("%q: %v", c.password, err)
		}
		if c.want == nil && got.Sheets[0].Rows[0][0] != "秘密" {
			t.Errorf("%q", got.Sheets[0].Rows)
		}
	}
}

// repacked is a workbook with parts replaced or added.
func repacked(t testing.TB, data []byte, change map[string]string) []byte {
	t.Helper()
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	zw := zip.NewWriter(&out)
	add := func(name string, content []byte) {
		w, err := zw.Create(name)
		if err == nil {
			_, err = w.Write(content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range zr.File {
		if _, changed := change[f.Name]; changed {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		add(f.Name, content)
	}
	for name, content := range change {
		add(name, []byte(content))
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func sheetXML(rows string) map[string]string {
	return map[string]string{"xl/worksheets/sheet1.xml": `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`}
}

func TestBombsAreRefused(t *testing.T) {
	plain := write(t, column("x"))
	var sparse strings.Builder
	for r := 1; r <= 2000; r++ {
		fmt.Fprintf(&sparse, `<row r="%d"><c r="XFC%d"><v>1</v></c></row>`, r, r)
	}
	for _, c := range []struct {
		name   string
		data   []byte
		limits Limits
		want   error
	}{
		{"zip bomb", repacked(t, plain, map[string]string{"xl/media/zero": strings.Repeat("\x00", 65<<20)}), Limits{}, ErrTooLarge},
		{"many small parts", repacked(t, plain, map[string]string{"a": strings.Repeat("a", 600), "b": strings.Repeat("a", 600)}), Limits{Unpacked: 1000}, ErrTooLarge},
		{"too many parts", plain, Limits{Parts: 3}, ErrTooLarge},
		{"file too large", plain, Limits{File: 100}, ErrTooLarge},
		{"far columns", repacked(t, plain, sheetXML(sparse.String())), Limits{}, ErrTooLarge},
		{"far row", repacked(t, plain, sheetXML(`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`)), Limits{}, ErrTooLarge},
		{"entities", repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": `<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row></sheetData></worksheet>`}), Limits{}, ErrNotWorkbook},
		{"half a sheet", repacked(t, plain, map[string]string{"xl/worksheets/sheet1.xml": `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c`}), Limits{}, ErrNotWorkbook},
		{"cut short", plain[:len(plain)/2], Limits{}, ErrNotWorkbook},
		{"not a zip", []byte("hello, this is text"), Limits{}, ErrNotWorkbook},
		{"empty", nil, Limits{}, ErrNotWorkbook},
		{"a zip of something else", repacked(t, plain, map[string]string{"xl/workbook.xml": ""}), Limits{}, ErrNotWorkbook},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(bytes.NewReader(c.data), int64(len(c.data)), c.limits)
			if !errors.Is(err, c.want) {
				t.Errorf("%v, want %v", err, c.want)
			}
		})
	}
}

func TestForeignPartsAreReported(t *testing.T) {
	data := repacked(t, write(t, column("x")), map[string]string{
		"xl/vbaProject.bin": "x", "xl/externalLinks/externalLink1.xml": "<x/>", "../../evil": "x", "xl/embeddings/o.bin": "x", "xl/connections.xml": "<x/>",
	})
	want := []string{"../../evil", "xl/connections.xml", "xl/embeddings/o.bin", "xl/externalLinks/externalLink1.xml", "xl/vbaProject.bin"}
	if c := read(t, data); !slices.Equal(c.Foreign, want) {
		t.Errorf("%q", c.Foreign)
	}
}

func FuzzReadNeverPanics(f *testing.F) {
	plain := write(f, column("x"))
	f.Add(plain)
	f.Add(plain[:200])
	f.Add([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := Read(bytes.NewReader(data), int64(len(data)), Limits{Unpacked: 1 << 20, Password: "x"})
		if err == nil && len(c.Sheets) == 0 {
			t.Error("neither sheets nor an error")
		}
	})
}
