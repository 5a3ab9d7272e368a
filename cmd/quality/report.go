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
// that compares bigrams of characters, and words of English.
func report(out io.Writer, training, pairs []pair) {
	l := meaning.Standard()
	w := meaning.Trained()
	fmt.Fprintf(out, "%d concepts; weights trained on %d pairs\n", l.Len(), len(training))
	fmt.Fprintf(out, "%-18s %-6s %5s | %-32s | %-38s\n", "set", "texts", "pairs", "related: AUC (95 %) bigrams", "same: AUC (95 %) bigrams, F1")
	sets := map[string][]pair{}
	for _, p := range pairs {
		sets[p.set] = append(sets[p.set], p)
	}
	names := []string{}
	for name := range sets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		for i, tongues := range []string{"zh", "en", "mixed"} {
			related, same := score(l, w, sets[name], tongues)
			if len(related) < 10 {
				continue
			}
			base := baseline(related)
			fmt.Fprintf(out, "%-18s %-6s %5d | %s %s | %s %s  F1 %.3f\n", name, tongues, len(related),
				figure(related, 1), plain(auc(base, 1)), figure(same, 2), plain(auc(base, 2)), f1(same, 2, w.Thresholds[i].Same))
		}
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
		v := w.Judge(l.Features(&a, &b))
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

// cross prints how well weights do on training pairs that they were not trained on:
// five times, with another fifth left out.
func cross(out io.Writer, training []pair, frames [][2]string) {
	const folds = 5
	l := meaning.Standard()
	related, same := map[string][]scored{}, map[string][]scored{}
	for fold := range folds {
		var learn, test []pair
		for i, p := range training {
			if i%folds == fold {
				test = append(test, p)
			} else {
				learn = append(learn, p)
			}
		}
		w := train(learn, frames)
		for _, tongues := range []string{"zh", "en", "mixed"} {
			r, s := score(l, w, test, tongues)
			related[tongues], same[tongues] = append(related[tongues], r...), append(same[tongues], s...)
		}
	}
	for _, tongues := range []string{"zh", "en", "mixed"} {
		fmt.Fprintf(out, "%-6s %4d  related %s  same %s\n", tongues, len(related[tongues]), figure(related[tongues], 1), figure(same[tongues], 2))
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
		v := w.Judge(l.Features(&a, &b))
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
