package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"sandtable/model/meaning"
)

// org is an organisation whose duties two readers put into sets: those that executives
// must be told about.
type org struct {
	name   string
	units  []string
	texts  []string
	a, b   []set
	number map[int]int // of the table -> index
}

// set is what one reader says about some duties.
type set struct {
	name         string
	major, cross bool
	duties       []int
}

// duo is a pair of duties of two units.
type duo struct {
	i, j   int
	likely int // 2 when both readers put it into one set, 1 when one of them did
	x      []float64
}

func readOrgs(folder string) ([]org, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.sets.a.tsv"))
	if err != nil {
		return nil, err
	}
	var out []org
	for _, file := range files {
		name := strings.TrimSuffix(file, ".sets.a.tsv")
		o := org{name: filepath.Base(name), number: map[int]int{}}
		err := rows(name+".tsv", func(get func(string) string) error {
			no, err := strconv.Atoi(get("no"))
			o.number[no] = len(o.texts)
			o.units, o.texts = append(o.units, get("unit")), append(o.texts, get("duty"))
			return err
		})
		if err != nil {
			return nil, err
		}
		for reader, sets := range map[string]*[]set{"a": &o.a, "b": &o.b} {
			err := rows(name+".sets."+reader+".tsv", func(get func(string) string) error {
				s := set{name: get("name"), major: get("weight") == "major", cross: get("scope") == "cross"}
				for n := range strings.SplitSeq(get("duties"), ",") {
					no, err := strconv.Atoi(strings.TrimSpace(n))
					if err != nil {
						return err
					}
					s.duties = append(s.duties, o.number[no])
				}
				*sets = append(*sets, s)
				return nil
			})
			if err != nil {
				return nil, err
			}
		}
		out = append(out, o)
	}
	return out, nil
}

// rows calls with the cells of every row of a table with a header.
func rows(path string, with func(get func(string) string) error) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	var columns []string
	for line := range strings.Lines(string(data)) {
		cells := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if columns == nil {
			columns = cells
			continue
		}
		err := with(func(name string) string {
			if i := slices.Index(columns, name); i >= 0 && i < len(cells) {
				return cells[i]
			}
			return ""
		})
		if err != nil {
			return fmt.Errorf("%s: %q: %w", path, line, err)
		}
	}
	return nil
}

func together(sets []set) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, s := range sets {
		for _, i := range s.duties {
			for _, j := range s.duties {
				if i < j {
					out[[2]int{i, j}] = true
				}
			}
		}
	}
	return out
}

// duos gives all pairs of duties of two units with their features.
func (o org) duos(l *meaning.Lexicon) []duo {
	a, b := together(o.a), together(o.b)
	ms := make([]*meaning.Meaning, len(o.texts))
	for i, t := range o.texts {
		m := l.Read(t)
		ms[i] = &m
	}
	crowd := meaning.NewCrowd(ms)
	ps := make([]*meaning.Portrait, len(ms))
	for i, m := range ms {
		ps[i] = meaning.Portray(m, crowd)
	}
	var out []duo
	for i := range ps {
		for j := i + 1; j < len(ps); j++ {
			if o.units[i] == o.units[j] {
				continue
			}
			d := duo{i: i, j: j, x: l.Within(ps[i], ps[j])}
			for _, m := range []map[[2]int]bool{a, b} {
				if m[[2]int{i, j}] {
					d.likely++
				}
			}
			out = append(out, d)
		}
	}
	return out
}

// learn finds weights from the pairs of all organisations but one, each of which counts
// the same; without -1 leaves none out.
func learn(all [][]duo, without int, ridge float64) []float64 {
	var ss []sample
	for k, ds := range all {
		if k == without {
			continue
		}
		yes, no := 0.0, 0.0
		for _, d := range ds {
			switch d.likely {
			case 2:
				yes++
			case 0:
				no++
			}
		}
		for _, d := range ds {
			if d.likely == 1 {
				continue
			}
			w := math.Sqrt(yes) / no
			if d.likely == 2 {
				w = math.Sqrt(yes) / yes
			}
			ss = append(ss, sample{d.x, d.likely == 2, w})
		}
	}
	return regress(ss, ridge)
}

func sum(w, x []float64) float64 {
	z := 0.0
	for i := range w {
		z += w[i] * x[i]
	}
	return z
}

// orgFigures are those of one organisation.
type orgFigures struct {
	auc, r           float64
	said, true, core int
	major, found     int
}

func (o org) figures(ds []duo, w []float64, from float64) orgFigures {
	var ps []scored
	f := orgFigures{}
	core := map[[2]int]bool{}
	for _, d := range ds {
		if d.likely == 2 {
			f.core++
			core[[2]int{d.i, d.j}] = true
		}
	}
	order := slices.Clone(ds)
	slices.SortStableFunc(order, func(a, b duo) int { return cmp.Compare(sum(w, b.x), sum(w, a.x)) })
	said := map[[2]int]bool{}
	hits := 0
	for k, d := range order {
		z := sum(w, d.x)
		if d.likely != 1 {
			ps = append(ps, scored{pair{label: d.likely / 2}, z})
		}
		if k < f.core && d.likely == 2 {
			hits++
		}
		if z >= from {
			f.said++
			said[[2]int{d.i, d.j}] = true
			if d.likely > 0 {
				f.true++
			}
		}
	}
	f.auc, f.r = auc(ps, 1), float64(hits)/float64(max(1, f.core))
	for _, s := range o.a {
		if !s.cross || !s.major {
			continue
		}
		has, met := false, false
		for p := range together([]set{s}) {
			has, met = has || core[p], met || core[p] && said[p]
		}
		if has {
			f.major++
			if met {
				f.found++
			}
		}
	}
	return f
}

// orgReport prints what is told of each organisation: by weights that were trained on the
// others, or by those of the program.
func orgReport(out io.Writer, orgs []org, shipped bool) {
	all := duosOf(orgs)
	for _, from := range []float64{1, 1.25, 1.5, 2, 2.5} {
		fmt.Fprintf(out, "told from %.2f\n", from)
		var t orgFigures
		line := func(name string, f orgFigures, n float64) {
			fmt.Fprintf(out, "  %-18s AUC %.3f, first pairs right %.3f; told %3d, true %3d (%.2f); major matters found %d of %d\n",
				name, f.auc/n, f.r/n, f.said, f.true, float64(f.true)/float64(max(1, f.said)), f.found, f.major)
		}
		for i, o := range orgs {
			w := meaning.Trained().Within
			if !shipped {
				w = learn(all, i, inRidge)
			}
			f := o.figures(all[i], w, from)
			line(o.name, f, 1)
			t.auc, t.r, t.said, t.true, t.major, t.found = t.auc+f.auc, t.r+f.r, t.said+f.said, t.true+f.true, t.major+f.major, t.found+f.found
		}
		line("all", t, float64(len(orgs)))
	}
}

// duosOf gives the pairs of every organisation.
func duosOf(orgs []org) [][]duo {
	l := meaning.Standard()
	all := make([][]duo, len(orgs))
	for i, o := range orgs {
		all[i] = o.duos(l)
	}
	return all
}

const inRidge = .02

// trainWithin finds the weights of pairs within an organisation.
func trainWithin(orgs []org) error {
	all := duosOf(orgs)
	w := meaning.Trained()
	w.Within = learn(all, -1, inRidge)
	return writeWeights(w, "model/meaning/weights.json")
}
