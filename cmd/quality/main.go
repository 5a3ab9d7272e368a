// Command quality trains the weights of package meaning and measures how well they
// do.
//
//	go run ./cmd/quality train            write model/meaning/weights.json
//	go run ./cmd/quality eval [FILE…]     print figures, also for further pairs
//	go run ./cmd/quality kinds [FILE…]    print how the kinds of pairs fare
//	go run ./cmd/quality misses [FILE…]   print the pairs that go wrong
//	go run ./cmd/quality orgs FOLDER      print figures of whole organisations, each by weights of the others
//	go run ./cmd/quality told FOLDER      the same, by the weights of the program
//	go run ./cmd/quality cards FOLDER     print what boards are shown of whole organisations
//	go run ./cmd/quality listed FOLDER    the same, with every card and what none shows
//	go run ./cmd/quality within FOLDER    train the weights within organisations, in weights.json
//
// The pairs in pairs/ are our own words (pairs/README.md). Weights are trained on all
// of them; what eval prints of each source is by weights that were trained on the other
// sources only.
package main

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"sandtable/model/meaning"
)

const (
	home  = "cmd/quality/pairs"
	tasks = "train, eval, kinds, misses, orgs, told, cards, listed or within"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("say %s", tasks)
	}
	if slices.Contains([]string{"orgs", "told", "cards", "listed", "within"}, args[0]) {
		if len(args) != 2 {
			return fmt.Errorf("say which folder holds the organisations")
		}
		orgs, err := readOrgs(args[1])
		if err != nil {
			return err
		}
		switch args[0] {
		case "within":
			return trainWithin(orgs)
		case "cards", "listed":
			return cardReport(os.Stdout, orgs, args[0] == "listed")
		}
		orgReport(os.Stdout, orgs, args[0] == "told")
		return nil
	}
	sources, err := readSources()
	if err != nil {
		return err
	}
	frames, err := readFrames(filepath.Join(home, "frames.tsv"))
	if err != nil {
		return err
	}
	if args[0] == "train" {
		w := train(slices.Concat(sources...), frames)
		w.Within = meaning.Trained().Within
		return writeWeights(w, "model/meaning/weights.json")
	}
	var pairs []pair
	for _, file := range args[1:] {
		ps, err := readPairs(file, strings.TrimSuffix(filepath.Base(file), ".tsv"))
		if err != nil {
			return err
		}
		pairs = append(pairs, ps...)
	}
	switch args[0] {
	case "eval":
		report(os.Stdout, sources, frames, pairs)
		return nil
	case "kinds":
		kinds(os.Stdout, slices.Concat(append(sources, pairs)...))
		return nil
	case "misses":
		misses(os.Stdout, slices.Concat(append(sources, pairs)...))
		return nil
	}
	return fmt.Errorf("say %s, not %q", tasks, args[0])
}

// readSources reads the tables of our own pairs, each the work of one author.
func readSources() ([][]pair, error) {
	files, err := filepath.Glob(filepath.Join(home, "*-*.tsv"))
	if err != nil {
		return nil, err
	}
	out := make([][]pair, len(files))
	for i, file := range files {
		if out[i], err = readPairs(file, strings.TrimSuffix(filepath.Base(file), ".tsv")); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// copies is how often every pair is seen in training with part of the lexicon
// silenced, beside once with all of it.
const copies = 6

// train finds the weights.
func train(pairs []pair, frames [][2]string) meaning.Weights {
	full := meaning.Standard()
	lexicons := []*meaning.Lexicon{full}
	for i := range copies {
		lexicons = append(lexicons, full.Without(func(c meaning.Concept) bool { return silenced(full.ID(c), i) }))
	}
	var w meaning.Weights
	plain := everyday(pairs, frames)
	w.Related = regress(slices.Concat(samples(lexicons, pairs, 1, 1), samples(lexicons, plain, 1, everydayWeight)), ridge)
	w.Same = regress(slices.Concat(samples(lexicons, pairs, 2, 1), samples(lexicons, plain, 2, everydayWeight)), ridge)
	// Even chances are where most pairs are told rightly, but not below what pairs reach
	// that come together by chance.
	for i, tongues := range []string{"zh", "en", "mixed"} {
		related, same := score(full, w, pairs, tongues)
		chanceRelated, chanceSame := score(full, w, strangers(pairs, tongues), tongues)
		w.Even[i] = meaning.Verdict{
			Related: max(threshold(related, 1), above(chanceRelated, chanceEven)),
			Same:    max(threshold(same, 2), above(chanceSame, chanceEven)),
		}
	}
	for i, tongues := range []string{"zh", "en", "mixed"} {
		chanceRelated, chanceSame := score(full, w, strangers(pairs, tongues), tongues)
		w.Thresholds[i] = meaning.Verdict{
			Related: max(.5, above(chanceRelated, chanceFlagged)),
			Same:    max(.5, above(chanceSame, chanceFlagged/10)),
		}
	}
	return w
}

// chanceEven is how many of the pairs that come together by chance may be judged more
// likely than not.
const chanceEven = .03

// chanceFlagged is how many of the pairs that come together by chance may be called
// related; of the same work a tenth of that. An organisation has thousands of such
// pairs for every real overlap.
const chanceFlagged = .01

// strangers puts together texts of different pairs in some languages.
func strangers(pairs []pair, tongues string) []pair {
	dice := rand.New(rand.NewPCG(3, 4))
	var texts []string
	for _, p := range pairs {
		texts = append(texts, p.a, p.b)
	}
	var out []pair
	for len(out) < 4000 {
		i, j := dice.IntN(len(texts)), dice.IntN(len(texts))
		if p := (pair{a: texts[i], b: texts[j]}); i/2 != j/2 && p.tongues() == tongues {
			out = append(out, p)
		}
	}
	return out
}

// above gives the score that a share of pairs reach.
func above(ps []scored, share float64) float64 {
	scores := make([]float64, len(ps))
	for i, p := range ps {
		scores[i] = p.score
	}
	slices.Sort(scores)
	return scores[int(float64(len(scores)-1)*(1-share))]
}

const ridge = .003

// everydayWeight is how much an everyday pair counts beside a written one.
const everydayWeight = .01

// everyday makes pairs as they occur without anybody's cunning: every text beside
// itself in another frame (the same), beside itself with further work (related), and
// beside a stranger (distinct). The written pairs are all traps; alone they would teach
// that likeness of letters speaks against likeness of work.
func everyday(pairs []pair, frames [][2]string) []pair {
	dice := rand.New(rand.NewPCG(5, 6))
	var texts []string
	for _, p := range pairs {
		texts = append(texts, p.a, p.b)
	}
	stranger := func(t string) string {
		for {
			if o := texts[dice.IntN(len(texts))]; o != t && meaning.Chinese(o) == meaning.Chinese(t) {
				return o
			}
		}
	}
	var out []pair
	for i, t := range texts {
		language := 1
		if meaning.Chinese(t) {
			language = 0
		}
		if i%2 == 0 {
			out = append(out, pair{a: t, b: fmt.Sprintf(frames[0][language], t), label: 2})
		} else {
			out = append(out, pair{a: t, b: fmt.Sprintf(frames[1][language], t, stranger(t)), label: 1})
		}
		out = append(out, pair{a: t, b: stranger(t)}, pair{a: t, b: texts[(i+len(texts)/2)%len(texts)]})
	}
	return out
}

// silenced draws the concepts of a copy: each a third of them, by their ids, so that a
// new concept changes nothing for the others.
func silenced(id string, copy int) bool {
	h := fnv.New32a()
	fmt.Fprintf(h, "%d %s", copy, id)
	return h.Sum32()%3 == 0
}

func samples(lexicons []*meaning.Lexicon, pairs []pair, level int, each float64) []sample {
	var out []sample
	for i, l := range lexicons {
		weight := each
		if i == 0 {
			weight *= copies
		}
		for _, p := range pairs {
			a, b := l.Read(p.a), l.Read(p.b)
			out = append(out, sample{l.Features(&a, &b), p.label >= level, weight})
		}
	}
	return out
}

// score gives the pairs of some languages their scores for both questions.
func score(l *meaning.Lexicon, w meaning.Weights, pairs []pair, tongues string) (related, same []scored) {
	for _, p := range pairs {
		if tongues != "" && p.tongues() != tongues {
			continue
		}
		a, b := l.Read(p.a), l.Read(p.b)
		v := w.Judge(meaning.TonguesOf(&a, &b), l.Features(&a, &b))
		related = append(related, scored{p, v.Related})
		same = append(same, scored{p, v.Same})
	}
	return related, same
}

func writeWeights(w meaning.Weights, path string) error {
	data, err := json.MarshalIndent(w, "", "\t")
	if err != nil {
		return err
	}
	return os.WriteFile(path, append(data, '\n'), 0o644)
}
