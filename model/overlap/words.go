package overlap

import (
	_ "embed"
	"hash/fnv"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed boilerplate.txt
var boilerplate string

//go:embed stopwords.txt
var stopwords string

// wording cuts texts into the grams that are compared.
type wording struct {
	cut  *strings.Replacer
	stop map[string]bool
}

// words is built on first use and never changes.
var words = sync.OnceValue(newWording)

func newWording() wording {
	var pairs []string
	for _, w := range strings.Fields(boilerplate) {
		pairs = append(pairs, w, " ")
	}
	stop := map[string]bool{}
	for _, w := range strings.Fields(stopwords) {
		stop[w] = true
	}
	return wording{strings.NewReplacer(pairs...), stop}
}

// normal folds full-width forms, case and punctuation: letters and digits stay,
// everything else becomes a blank.
func normal(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0xff01 && r <= 0xff5e { // full-width forms of the ASCII characters
			r -= 0xfee0
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return ' '
		}
		return unicode.ToLower(r)
	}, s)
}

// runs splits a text into runs of Han characters and words of other scripts.
func (w wording) runs(s string) []string {
	var out []string
	for _, field := range strings.Fields(w.cut.Replace(normal(s))) {
		start, han := 0, false
		for i, r := range field {
			if is := unicode.Is(unicode.Han, r); i > 0 && is != han {
				out = append(out, field[start:i])
				start, han = i, is
			} else {
				han = is
			}
		}
		out = append(out, field[start:])
	}
	return out
}

// grams gives the sorted distinct grams of the runs of a text: the bigrams of Han
// runs, and other words whole. A single Han character carries nothing.
func (w wording) grams(runs []string) []uint64 {
	var out []uint64
	for _, run := range runs {
		rs := []rune(run)
		if !unicode.Is(unicode.Han, rs[0]) {
			if !w.stop[run] {
				out = append(out, wordGram(run))
			}
			continue
		}
		for i := 1; i < len(rs); i++ {
			out = append(out, bigram(rs[i-1], rs[i]))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func bigram(a, b rune) uint64 { return uint64(a)<<32 | uint64(b) }

// wordGram is a 63-bit hash with the top bit set, so that no word equals a bigram.
func wordGram(word string) uint64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(strings.TrimSuffix(word, "s"))) // a hash accepts every write
	return h.Sum64() | 1<<63
}

// common counts the members that two sorted lists share.
func common[T uint64 | string](a, b []T) int {
	n, i, j := 0, 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	return n
}
