package workbook_test

import (
	"bytes"
	"context"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/gather"
	"sandtable/export/pack"
	"sandtable/export/page"
	"sandtable/export/workbook"
	"sandtable/export/xlsx"
	"sandtable/model"
	"sandtable/model/check"
	"sandtable/model/text"
	"sandtable/scenarios"
	"sandtable/scenarios/examples"
)

// told is every text of the files of reports in Chinese: of each sheet of the workbook by
// its name, of the paper, and of the slides.
type told struct {
	sheets map[string][][]string
	paper  string
	wall   string
}

func tell(t *testing.T, of ...export.Report) told {
	t.Helper()
	p := text.For(model.ZH)
	var b bytes.Buffer
	if err := workbook.Write(context.Background(), &b, p, func(int, int) {}, of...); err != nil {
		t.Fatal(err)
	}
	c, err := xlsx.Read(bytes.NewReader(b.Bytes()), int64(b.Len()), xlsx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	out := told{sheets: map[string][][]string{}}
	for _, s := range c.Sheets {
		out.sheets[s.Name] = s.Rows
	}
	for _, x := range pack.Document(p, of...).Pages {
		out.paper += spoken(x)
	}
	for _, x := range pack.Slides(p, of...) {
		out.wall += spoken(x.Page)
		for _, m := range x.Page.Marks {
			if w, ok := m.(page.Words); ok {
				out.wall += w.Text + "\t"
			}
		}
	}
	return out
}

// spoken is what stands on a page, lines that were broken put together.
func spoken(p page.Page) (out string) {
	for _, m := range p.Marks {
		if w, ok := m.(page.Words); ok {
			out += w.Text
		}
	}
	return out + "\n"
}

func (x told) sheet(name string) (out string) {
	for _, row := range x.sheets[name] {
		out += strings.Join(row, "|") + "\n"
	}
	return out
}

// number finds a number by a pattern; -1 when nothing says it.
func number(said, pattern string) int {
	m := regexp.MustCompile(pattern).FindStringSubmatch(said)
	if m == nil {
		return -1
	}
	n, _ := strconv.Atoi(m[1])
	return n
}

// column counts the rows below a head whose cell in the column passes.
func (x told) column(sheet, head string, counts func(string) bool) (n int) {
	at := -1
	for _, row := range x.sheets[sheet] {
		if i := slices.Index(row, head); i >= 0 && at < 0 {
			at = i
			continue
		}
		if at >= 0 && at < len(row) && counts(row[at]) {
			n++
		}
	}
	return n
}

// sum adds the numbers of a column below a head.
func (x told) sum(sheet, head string) (n int) {
	x.column(sheet, head, func(cell string) bool {
		if k, err := strconv.Atoi(cell); err == nil {
			n += k
		}
		return false
	})
	return n
}

// figure is a figure of the first sheet for what is proposed.
func (x told) figure(label string) int {
	for _, row := range x.sheets["决议"] {
		row = slices.DeleteFunc(slices.Clone(row), func(s string) bool { return s == "" })
		if len(row) > 2 && row[0] == label {
			n, err := strconv.Atoi(row[2])
			if err == nil {
				return n
			}
		}
		if len(row) > 3 && row[1] == label && row[0] == "未了结" {
			n, _ := strconv.Atoi(row[3])
			return n
		}
	}
	return -1
}

// everything is every scenario of every example, and one of two hundred duties.
func everything(t *testing.T) map[string]export.Report {
	t.Helper()
	out := map[string]export.Report{}
	list, err := examples.List()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range list {
		l, err := examples.Write(filepath.Join(t.TempDir(), "a.sandtable"), x.ID, model.ZH, scenarios.Options{Who: "Ann"})
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		infos, err := l.Scenarios()
		if err != nil {
			t.Fatal(err)
		}
		for _, info := range infos {
			r, err := gather.Report(l, info.ID, "0.1")
			if err != nil {
				t.Fatal(err)
			}
			if key := string(info.ID); !r.Alone && !strings.HasPrefix(key, "T-") { // a template stands in several examples
				out[x.ID+"-"+key] = r
			} else if !r.Alone {
				out[key] = r
			}
		}
	}
	was, err := examples.Synthetic(200, 12, 3)
	if err != nil {
		t.Fatal(err)
	}
	now := was
	for i, d := range was.Duties() {
		if to := model.ID("U" + strconv.Itoa(1+i%9)); i%4 == 0 && d.Unit != to {
			c, err := model.MoveDuties(to, d.ID)(now)
			if err != nil {
				t.Fatal(err)
			}
			if now, err = model.Apply(now, c); err != nil {
				t.Fatal(err)
			}
		}
	}
	r := export.Report{Scenario: now, Baseline: was, Name: model.Text{ZH: "方案"}, BaselineName: model.Text{ZH: "现状"}, ID: "S1",
		Fingerprint: now.Fingerprint(), Findings: check.Check(now), BaselineFindings: check.Check(was)}
	r.Scorecard, r.BaselineScorecard = r.Findings.Score(was), r.BaselineFindings.Score(was)
	out["synthetic-200"] = r
	return out
}

// A number that stands in two places is one number.
func TestWhatTwoPlacesCountIsTheSame(t *testing.T) {
	for name, r := range everything(t) {
		t.Run(name, func(t *testing.T) {
			x := tell(t, r)
			decision, issues, guide := x.sheet("决议"), x.sheet("风险与问题"), x.sheet("说明")
			agree := func(what string, of map[string]int) {
				t.Helper()
				seen := map[int]bool{}
				for _, n := range of {
					seen[max(n, 0)] = true
				}
				if len(seen) > 1 {
					t.Errorf("%s: %v", what, of)
				}
			}
			agree("duties that are handed over", map[string]int{
				"决议": x.figure("需调动的职责"), "实施": x.sum("实施", "项数"), "说明": number(guide, `变动量（项移动）\|0\|(\d+)`)})
			agree("duplicates within a department", map[string]int{
				"决议": x.figure("部门内未合并的重复"), "说明": number(guide, `部门内未合并的重复\|\d+\|(\d+)`),
				"架构": number(x.paper[strings.Index(x.paper, "方案："):], `部门内有(\d+)处重复`)})
			solved, created := number(decision, `解决(\d+)项议题`), number(decision, `新增(\d+)项`)
			agree("what is solved", map[string]int{"结论": solved, "风险与问题": number(issues, `已了结(\d+)项`), "方案比较": x.matters("解决"), "PDF": number(x.paper, `解决(\d+)项议题`), "投影": number(x.wall, `解决(\d+)项议题`)})
			agree("what is new", map[string]int{"结论": created, "方案比较": x.matters("新增"), "PDF": number(x.paper, `解决\d+项议题，新增(\d+)项`)})
			high, medium, low := x.figure("高"), x.figure("中"), x.figure("低")
			agree("high", map[string]int{"决议": high, "结论": number(decision, `仍有高风险(\d+)项`), "投影": number(x.wall, `未了结的议题（高）\t\d+\t(\d+)`)})
			agree("medium", map[string]int{"决议": medium, "结论": number(decision, `仍有高风险\d+项、中风险(\d+)项`)})
			agree("low", map[string]int{"决议": low, "风险与问题": number(issues, `另有低程度问题(\d+)项`)})
			rows := x.column("风险与问题", "程度", func(s string) bool { return strings.HasSuffix(s, "高") || strings.HasSuffix(s, "中") })
			agree("high and medium", map[string]int{"决议": high + medium, "风险与问题": rows + max(number(issues, `另有(\d+)项，见后面的表`), 0)})
			if n := number(x.wall, `另有(\d+)项议题，见材料`); n >= 0 {
				agree("what the slides leave to the papers", map[string]int{"决议": high + medium + low, "投影": n + 4})
			}
			crossing := regexp.MustCompile(`跨(部门|单位)交接(\d+)/(\d+)项`).FindAllStringSubmatch(x.paper, -1)
			if len(crossing) > 0 {
				last := crossing[len(crossing)-1]
				of := map[string]int{"架构": number(last[2], `(\d+)`)}
				if n := number(x.sheet("交接与职责边界"), `其中跨`+last[1]+`(\d+)项`); n >= 0 {
					of["交接"] = n
				}
				mark := map[string]string{"部门": "跨部门", "单位": "同部门跨单位"}[last[1]]
				of["交接清单"] = x.column("交接清单", "范围", func(s string) bool { return s == mark })
				agree("hand-offs that cross", of)
			}
		})
	}
}

// matters counts those in the row of a head on the sheet of options, the ones that are only
// counted too.
func (x told) matters(head string) (n int) {
	for _, row := range x.sheets["方案比较"] {
		if len(row) == 0 || row[0] != head {
			continue
		}
		for _, said := range strings.Split(strings.Join(row[1:], ""), "\n") {
			switch more := number(said, `^另有(\d+)项`); {
			case more > 0:
				n += more
			case slices.ContainsFunc([]string{"高：", "中：", "低："}, func(s string) bool { return strings.HasPrefix(said, s) }):
				n++
			}
		}
	}
	return n
}

// The matters that an option leaves open stand by their weight: no high one is crowded out.
func TestAnOptionLeavesTheHighMattersOpenInTheFirstPlace(t *testing.T) {
	for name, r := range everything(t) {
		of, err := pack.Of(context.Background(), text.For(model.ZH), r)
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range of.Sections {
			if s.Key != "options" {
				continue
			}
			leaves := s.Blocks[0].(pack.Grid).Rows[1].Cells[1].Text
			high := 0
			for _, level := range of.Decision.Open {
				if level.Key == "high" {
					high = level.N[1]
				}
			}
			created := strings.Count(s.Blocks[0].(pack.Grid).Rows[2].Cells[1].Text, "高：")
			got := strings.Count(leaves, "高：")
			if got < min(high-created, 4) && !strings.Contains(leaves, "其中高风险") {
				t.Errorf("%s: of %d high matters %d are named: %s", name, high, got, leaves)
			}
			rank := 3
			for _, line := range strings.Split(leaves, "\n") {
				at := map[bool]int{}
				for i, word := range []string{"低：", "中：", "高："} {
					if strings.HasPrefix(line, word) {
						at[true] = i + 1
					}
				}
				if n, ok := at[true]; ok && n > rank {
					t.Errorf("%s: a weightier matter stands below a lighter one: %s", name, leaves)
				} else if ok {
					rank = n
				}
			}
		}
	}
}
