package main

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"sandtable/model/meaning"
)

// report prints the figures of every set and language, beside those of a baseline
// that compares bigrams of characters: first our own sources, each by weights that were
// trained without it, then further sets by the weights of the program.
func report(out io.Writer, sources [][]pair, frames [][2]string, further []pair) {
	fmt.Fprintf(out, "%d concepts; weights trained on %d pairs of %d sources\n", meaning.Standard().Len(), len(slices.Concat(sources...)), len(sources))
	fmt.Fprintf(out, "%-18s %-6s %5s | %-32s | %-38s\n", "set", "texts", "pairs", "related: AUC (95 %) bigrams, F1", "same: AUC (95 %) bigrams, F1")
	for i, source := range sources {
		others := slices.Concat(slices.Delete(slices.Clone(sources), i, i+1)...)
		figures(out, train(others, frames), source)
	}
	sets := map[string][]pair{}
	for _, p := range further {
		sets[p.set] = append(sets[p.set], p)
	}
	for _, name := range slices.Sorted(maps.Keys(sets)) {
		figures(out, meaning.Trained(), sets[name])
	}
}

// figures prints those of one set.
func figures(out io.Writer, w meaning.Weights, set []pair) {
	for _, tongues := range []string{"zh", "en", "mixed"} {
		related, same := score(meaning.Standard(), w, set, tongues)
		if len(related) < 10 {
			continue
		}
		base := baseline(related)
		fmt.Fprintf(out, "%-18s %-6s %5d | %s %s %.3f | %s %s %.3f\n", set[0].set, tongues, len(related),
			figure(related, 1), plain(auc(base, 1)), f1(related, 1, .5), figure(same, 2), plain(auc(base, 2)), f1(same, 2, .5))
	}
}

// kinds prints, for each kind of pair and label, how many there are, how many have a
// text of which nothing is recognised, and the mean verdict.
func kinds(out io.Writer, pairs []pair) {
	l, w := meaning.Standard(), meaning.Trained()
	type sums struct{ n, blank, exact, related, same float64 }
	by := map[string]*sums{}
	for _, p := range pairs {
		a, b := l.Read(p.a), l.Read(p.b)
		key := fmt.Sprintf("%s %s %d", p.tongues(), p.kind, p.label)
		if by[key] == nil {
			by[key] = &sums{}
		}
		x := by[key]
		v := w.Judge(meaning.TonguesOf(&a, &b), l.Features(&a, &b))
		x.n++
		if a.Unrecognised() || b.Unrecognised() {
			x.blank++
		}
		met := 0.0
		meaning.EachShared(a.Subjects, b.Subjects, func(_, _ meaning.Subject) { met = 1 })
		x.exact += met
		x.related += v.Related
		x.same += v.Same
	}
	fmt.Fprintf(out, "%-22s %4s %12s %12s %8s %6s\n", "kind and label", "n", "unrecognised", "one concept", "related", "same")
	for _, key := range slices.Sorted(maps.Keys(by)) {
		x := by[key]
		fmt.Fprintf(out, "%-22s %4.0f %12.2f %12.2f %8.2f %6.2f\n", key, x.n, x.blank/x.n, x.exact/x.n, x.related/x.n, x.same/x.n)
	}
}

func figure(ps []scored, level int) string {
	low, high := spread(ps, func(ps []scored) float64 { return auc(ps, level) })
	return fmt.Sprintf("%s (%s–%s)", plain(auc(ps, level)), plain(low), plain(high))
}

func plain(v float64) string {
	if v < 0 {
		return "  –  "
	}
	return fmt.Sprintf("%.3f", v)
}

// baseline scores by the Jaccard of bigrams of all characters that are no blanks.
func baseline(ps []scored) []scored {
	out := slices.Clone(ps)
	for i, p := range out {
		a, b := bigrams(p.a), bigrams(p.b)
		both := 0
		for g := range a {
			if b[g] {
				both++
			}
		}
		if n := len(a) + len(b) - both; n > 0 {
			out[i].score = float64(both) / float64(n)
		}
	}
	return out
}

func bigrams(s string) map[string]bool {
	rs := []rune(strings.ToLower(strings.Join(strings.Fields(s), "")))
	out := map[string]bool{}
	for i := 1; i < len(rs); i++ {
		out[string(rs[i-1:i+1])] = true
	}
	return out
}

// misses prints the pairs on which the verdict is wrong by far, with what was read.
func misses(out io.Writer, pairs []pair) {
	l := meaning.Standard()
	w := meaning.Trained()
	for _, p := range pairs {
		a, b := l.Read(p.a), l.Read(p.b)
		v := w.Judge(meaning.TonguesOf(&a, &b), l.Features(&a, &b))
		t := meaning.Thresholds(&a, &b)
		wrong := (p.label >= 1) != (v.Related >= t.Related) || (p.label >= 2) != (v.Same >= t.Same)
		if wrong {
			fmt.Fprintf(out, "%s %s %s: %d, related %.2f, same %.2f\n  %s\n    %s\n  %s\n    %s\n", p.set, p.id, p.kind, p.label, v.Related, v.Same,
				p.a, describe(l, a), p.b, describe(l, b))
		}
	}
}

func describe(l *meaning.Lexicon, m meaning.Meaning) string {
	var words []string
	for _, s := range m.Subjects {
		head := ""
		if s.Head {
			head = "*"
		}
		words = append(words, fmt.Sprintf("%s%s %.2f", head, l.ID(s.Concept), s.Weight))
	}
	for _, s := range m.Things {
		words = append(words, "+"+l.ID(s.Concept))
	}
	return fmt.Sprintf("%s · known %.2f", strings.Join(words, ", "), m.Known)
}
