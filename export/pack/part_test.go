package pack_test

import (
	"context"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"sandtable/export"
	"sandtable/export/pack"
	"sandtable/model"
	"sandtable/model/text"
)

func figure(t *testing.T, said, pattern string) int {
	t.Helper()
	m := regexp.MustCompile(pattern).FindStringSubmatch(said)
	if m == nil {
		t.Fatalf("nothing says %s: %s", pattern, said)
	}
	n, err := strconv.Atoi(m[1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// A unit's file counts what passes its border once, and praises nothing that only left it.
func TestTheFileOfAUnitCountsItsHandoffsOnceAndPraisesNothingThatItCannotSee(t *testing.T) {
	for _, x := range []struct {
		example string
		id      model.ID
		unit    string
	}{{"seed-ab", "V3", "EC"}, {"seed-ab", "V3", "MD"}, {"seed-b", "V2", "DM"}, {"seed-ab", "V0", "EC"}} {
		whole := reports(t, x.example, x.id)[0]
		r := whole.For(export.Profile("unit:" + x.unit))
		said := strings.Join(words(pack.Document(text.For(model.ZH), r).Pages...), "\n")
		given, got := figure(t, said, `交出(\d+)项`), figure(t, said, `接收(\d+)项`)
		if m := regexp.MustCompile(`其中跨部门(\d+)项`).FindStringSubmatch(said); m != nil && m[1] != strconv.Itoa(given+got) {
			t.Errorf("%s-%s %s: %d and %d cross, the map says %s", x.example, x.id, x.unit, given, got, m[1])
		}
		if m := regexp.MustCompile(`跨部门交接(\d+)/`).FindAllStringSubmatch(said, -1); len(m) > 0 && m[len(m)-1][1] != strconv.Itoa(given+got) {
			t.Errorf("%s-%s %s: %d and %d cross, the chart says %s", x.example, x.id, x.unit, given, got, m[len(m)-1][1])
		}
		for _, no := range []string{"改善", "变差", "无人负责", "跨单位交接占比", "\n没有高、中程度的问题"} {
			if strings.Contains(said, no) {
				t.Errorf("%s-%s %s: it says %s", x.example, x.id, x.unit, no)
			}
		}
	}
}

// What stands in the whole scenario still is not settled because a unit does not see it.
func TestAnIssueThatWentToAnotherUnitIsNotSettled(t *testing.T) {
	whole := reports(t, "seed-ab", "V3")[0]
	r := whole.For("unit:EC")
	of, err := pack.Of(context.Background(), text.For(model.ZH), r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range of.Sections {
		if s.Key != "options" {
			continue
		}
		solved := s.Blocks[0].(pack.Grid).Rows[0].Cells[1].Text
		if strings.Contains(solved, "没有负责人") {
			t.Errorf("solved: %s", solved)
		}
	}
}
