package intake_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"sandtable/scenarios/intake"
	"sandtable/scenarios/intake/sheet"
)

// wanted is a reading as the want files of the corpus put it, see testdata/generate.py:
// a line per duty, per unit without duties, and per unit with KPIs of its own.
func wanted(r intake.Reading) []string {
	if r.Unclear() {
		return nil
	}
	d := r.Draft
	kpis := func(belongs func(intake.Thing) bool) string {
		var names []string
		for _, th := range d.Things {
			if th.Kind == "kpi" && belongs(th) {
				names = append(names, th.Name)
			}
		}
		return strings.Join(names, "; ")
	}
	line := func(u int, duty, kpis string) string {
		parent := ""
		x := intake.Unit{}
		if u != intake.None {
			if x = d.Units[u]; x.Parent != intake.None {
				parent = d.Units[x.Parent].Name
			}
		}
		return strings.Join([]string{x.Name, parent, string(x.Level), duty, kpis, x.Head}, "\t")
	}
	var out []string
	says := map[int]bool{}
	for i, x := range d.Duties {
		says[x.Unit] = true
		text := strings.TrimRight(x.Text.ZH+x.Text.EN, "。；;.")
		out = append(out, line(x.Unit, text, kpis(func(th intake.Thing) bool { return slices.Contains(th.Duties, i) })))
	}
	for u := range d.Units {
		if own := kpis(func(th intake.Thing) bool { return th.Unit == u && len(th.Duties) == 0 }); own != "" || !says[u] {
			out = append(out, line(u, "", own))
		}
	}
	return out
}

// otherwise lists the files that are not read yet as they should be. One that is goes off
// the list.
var otherwise = map[string]string{}

func TestTheCorpusIsReadAsAnAttentiveReaderReadsIt(t *testing.T) {
	wants, err := filepath.Glob("testdata/corpus/*.want.tsv")
	if err != nil || len(wants) < 40 {
		t.Fatal(len(wants), err)
	}
	for _, w := range wants {
		file := strings.TrimSuffix(w, ".want.tsv")
		name := filepath.Base(file)
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(w)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := sheet.Read(t.Context(), name, bytes.NewReader(data), int64(len(data)), nil)
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			for l := range strings.Lines(string(text)) {
				want = append(want, strings.TrimSuffix(l, "\n"))
			}
			got := wanted(intake.Read(doc, name, intake.Mapping{}))
			slices.Sort(want)
			slices.Sort(got)
			switch diff := cmp.Diff(want, got); {
			case diff != "" && otherwise[name] == "":
				t.Error(diff)
			case diff == "" && otherwise[name] != "":
				t.Error("it is read as it should be: strike it from the list")
			}
		})
	}
}
