//go:build workbook

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// inspection is how another program reads our workbook: it fails with a sentence
// for what is not as it should be. Sheets are named by place, since their names are
// in the language of the workbook.
const inspection = `
import sys, warnings, zipfile
import openpyxl
warnings.simplefilter("ignore")  # it leaves out our solid data bars when it saves, and says so
faults = []
def must(holds, sentence):
    if not holds:
        faults.append(sentence)
path, names, alone = sys.argv[1], sys.argv[2].split(","), sys.argv[3] == "V0"
book = openpyxl.load_workbook(path)
must(book.sheetnames == names, f"sheets {book.sheetnames}, want {names}")
for sheet in book:
    for row in sheet.iter_rows():
        for cell in row:
            must(cell.data_type != "f", f"{sheet.title}!{cell.coordinate} is a formula")
            must(cell.data_type != "e", f"{sheet.title}!{cell.coordinate} is an error")
    must(sheet.page_setup.fitToWidth == 1, f"{sheet.title} is not one page wide")
    must(sheet.sheet_properties.pageSetUpPr and sheet.sheet_properties.pageSetUpPr.fitToPage, f"{sheet.title} does not fit to pages")
    must(sheet.page_setup.paperSize in ("9", 9, "8", 8), f"{sheet.title} is not on A4 or A3: {sheet.page_setup.paperSize}")
    must(sheet.print_area, f"{sheet.title} has no print area")
front, analysis = book[names[0]], names[-15:-1]
must(len(front._charts) == 1 and len(front._charts[0].series) == 3, f"{names[0]}: charts {front._charts}")
media = [n for n in zipfile.ZipFile(path).namelist() if n.startswith("xl/media/")]  # it needs another module to see them
must(media, f"{names[1]} has no drawing")
figures = [n for n in book.defined_names.definedName if n.name.startswith("Figure_")]
must(len(figures) >= 9, f"only {len(figures)} figures have names")
for name in figures:
    for sheet, at in name.destinations:
        must(isinstance(book[sheet][at].value, (int, float)), f"{name.name} is no number: {book[sheet][at].value}")
for name in analysis:
    sheet = book[name]
    must(sheet.freeze_panes is not None and sheet.freeze_panes.endswith("4"), f"{name}: the head is not frozen: {sheet.freeze_panes}")
    must(sheet.print_title_rows == "$3:$3", f"{name}: the head is not repeated on paper: {sheet.print_title_rows}")
    if name == analysis[1] and alone:
        continue  # one sentence: nothing differs from the baseline
    filters = [t.autoFilter.ref for t in sheet.tables.values() if t.autoFilter] or [sheet.auto_filter.ref]
    must(len(filters) == 1 and filters[0] and filters[0].startswith("A3:"), f"{name}: no filter on the head: {filters}")
    if name not in (analysis[4], analysis[-1]):
        ids = [c.value for c in sheet["A"][3:]]
        must(all(ids), f"{name}: a row without an id in column A: {ids}")
duties = [c.value for c in book[analysis[3]]["A"][3:]]
must(sorted(duties) == sorted(f"B-{u}-D{n}" for u in ("EC", "MD") for n in range(1, 8)), f"{analysis[3]}: duties {duties}")
print("\n".join(faults))
sys.exit(1 if faults else 0)
`

// sheets are the names of the sheets of a workbook, in order: those of the pack, of which the
// baseline has fewer, and those for the analyst.
func sheets(lang string, alone bool) []string {
	pages := map[string][]string{
		"zh": {"决议", "架构前后", "方案比较", "变更", "风险与问题", "交接与职责边界", "实施"},
		"en": {"Decision", "Structure before and after", "Options", "Changes", "Risks and issues", "Hand-offs and boundaries", "Transition"},
	}[lang]
	if alone {
		pages = slices.Concat(pages[:1], map[string][]string{"zh": {"现有架构"}, "en": {"Structure today"}}[lang], pages[4:6])
	}
	return append(pages, map[string][]string{
		"zh": {"架构", "变更明细", "警示", "职责", "部门对照", "RACI", "交接清单", "目标", "任务", "指标", "工具", "渠道", "协同场景", "关系", "说明"},
		"en": {"Structure", "Change list", "Warnings", "Duties", "Departments", "RACI", "Hand-off list", "Goals", "Tasks", "KPIs", "Tools", "Channels", "Joint undertakings", "Relations", "Read me"},
	}[lang]...)
}

// printed is what the pages have to say, beside the sheets' own titles.
func printed() map[string][]string {
	return map[string][]string{
		"zh": {"B-EC-D1", "跨部门交接", "精准用户画像"},
		"en": {"B-EC-D1", "Boundary hand-offs", "Precise user profile"},
	}
}

// most is how many pages the sheets of a workbook of this size may take: of the pack one to
// three each, of the analyst's as many as here, in their order.
func most(sheets int) []int {
	return append(slices.Repeat([]int{3}, sheets-15), 2, 7, 9, 4, 4, 3, 2, 2, 2, 3, 2, 2, 2, 12, 3)
}

func tool(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	c := exec.Command(name, args...)
	c.Dir = dir
	var out, said bytes.Buffer
	c.Stdout, c.Stderr = &out, &said
	if err := c.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", filepath.Base(name), strings.Join(args, " "), err, out.String(), said.String())
	}
	return out.String()
}

func TestOtherProgramsReadAndPrintEveryWorkbook(t *testing.T) {
	dir := t.TempDir()
	out, err := filepath.Abs(filepath.Join("..", "..", "out", "workbook"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(out); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		t.Fatal(err)
	}
	ctl := filepath.Join(dir, "sandtablectl")
	tool(t, "", "go", "build", "-o", ctl, "sandtable/cmd/sandtablectl")
	tool(t, dir, ctl, "new", "board.sandtable")
	python := reader(t)
	for _, lang := range []string{"zh", "en"} {
		for _, id := range []string{"V0", "V1", "V2", "V3"} {
			t.Run(id+"-"+lang, func(t *testing.T) {
				name := id + "-" + lang
				book := filepath.Join(out, name+".xlsx")
				tool(t, dir, ctl, "--lang", lang, "export", "board.sandtable", id, "-o", book)
				names := sheets(lang, id == "V0")
				tool(t, dir, python, "-c", inspection, book, strings.Join(names, ","), id)
				onPaper(t, out, name, names, printed()[lang])
			})
		}
	}
}

// reader is the Python that has openpyxl: the one in front of the path, or the system's.
func reader(t *testing.T) string {
	t.Helper()
	for _, python := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(python, "-c", "import openpyxl").Run() == nil {
			return python
		}
	}
	t.Fatal("no python3 has openpyxl (Debian: python3-openpyxl)")
	return ""
}

// onPaper prints a workbook with an office suite, keeps pictures of the pages, and
// checks how many each sheet takes and what they say. Every page has the name of its
// sheet at the end of its head line.
func onPaper(t *testing.T, out, name string, sheets, words []string) {
	t.Helper()
	profile := "-env:UserInstallation=file://" + t.TempDir()
	tool(t, out, "soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", out, name+".xlsx")
	pdf := name + ".pdf"
	tool(t, out, "pdftoppm", "-r", "60", "-png", pdf, name)
	pages := strings.Split(strings.TrimSuffix(tool(t, out, "pdftotext", "-layout", pdf, "-"), "\f"), "\f")
	taken := make([]int, len(sheets))
	for n, page := range pages {
		head, body, _ := strings.Cut(strings.TrimLeft(page, "\n"), "\n")
		i := slices.IndexFunc(sheets, func(s string) bool { return strings.HasSuffix(strings.TrimSpace(head), s) })
		if i < 0 {
			t.Errorf("page %d names no sheet: %q", n+1, head)
			continue
		}
		taken[i]++
		if len(strings.Fields(body)) < 10 {
			t.Errorf("page %d, of %s, is all but empty: %q", n+1, sheets[i], body)
		}
	}
	for i, n := range taken {
		if n < 1 || n > most(len(sheets))[i] {
			t.Errorf("%s takes %d pages, expected 1 to %d", sheets[i], n, most(len(sheets))[i])
		}
	}
	text := strings.Join(pages, "")
	for _, w := range words {
		if !strings.Contains(text, w) {
			t.Errorf("no page says %q", w)
		}
	}
	drawn, err := filepath.Glob(filepath.Join(out, name+"-*.png"))
	if err != nil || len(drawn) != len(pages) {
		t.Errorf("%d pictures of %d pages, %v", len(drawn), len(pages), err)
	}
}
