package main

import (
	"maps"
	"math"
	"regexp"
	"slices"

	"sandtable/model/meaning"
)

// space is where English words lie, each at length 1.
type space struct {
	words []english
	index map[string]int
}

// newSpace takes the middle of the commonest words and their main directions out: those
// tell how common a word is, not what it means.
func newSpace(words []english) space {
	common := words[:min(len(words), commonly)]
	middle := make([]float64, size)
	for _, w := range common {
		for i, x := range w.at {
			middle[i] += x / float64(len(common))
		}
	}
	for _, w := range words {
		for i := range w.at {
			w.at[i] -= middle[i]
		}
	}
	rows := make([][]float64, len(common))
	for i, w := range common {
		rows[i] = w.at
	}
	directions := principal(rows)[:taken]
	s := space{words, map[string]int{}}
	for k, w := range words {
		for _, d := range directions {
			along := dot(w.at, d)
			for i := range w.at {
				w.at[i] -= along * d[i]
			}
		}
		unit(w.at)
		s.index[w.word] = k
	}
	return s
}

// ordinary are words that mean something.
var ordinary = regexp.MustCompile(`^[a-z0-9][a-z0-9&+./-]*$`)

// table picks the words of the program's table and says where they lie in fewer
// dimensions, how much each says, and how Chinese ones are cut.
func (s space) table(l *meaning.Lexicon, texts []string) meaning.Vectors {
	held := map[string]float64{} // word -> texts with it
	chinese, latin := 0.0, 0.0
	for _, t := range texts {
		ws := meaning.WordsOf(t)
		if meaning.Chinese(t) {
			chinese++
		} else {
			latin++
		}
		slices.Sort(ws)
		for _, w := range slices.Compact(ws) {
			held[w]++
		}
	}
	harmonic := 0.0
	for i := range 400_000 {
		harmonic += 1 / (float64(i) + 2.7)
	}
	say := func(stem string, rank int) float64 { // a/(a+p): what is common says little
		general := 1 / (float64(rank) + 2.7) / harmonic
		return .001 / (.001 + .5*general + .5*held[stem]/latin/12)
	}
	sayHan := func(word string) float64 { return .001 / (.001 + held[word]/chinese/8) }
	phrase := func(p string) []float64 {
		sum, any := make([]float64, size), false
		for _, w := range meaning.Words(p) {
			if k, ok := s.find(w); ok {
				any = true
				for i, x := range s.words[k].at {
					sum[i] += x * say(meaning.Stem(w), k)
				}
			}
		}
		if !any {
			return nil
		}
		return unit(sum)
	}
	mean := func(parts []string) []float64 {
		places := make([][]float64, len(parts))
		for i, p := range parts {
			places[i] = phrase(p)
		}
		return between(places)
	}
	type entry struct {
		word string
		at   []float64
		says float64
	}
	var entries []entry
	seen := map[string]bool{}
	add := func(word string, at []float64, says float64) {
		if at != nil && !seen[word] {
			seen[word] = true
			entries = append(entries, entry{word, at, says})
		}
	}
	wanted := map[string]bool{}
	concepts := map[string][]float64{}
	l.EachGloss(func(id string, zh, en []string) {
		concepts[id] = mean(en)
		for _, t := range en {
			for _, w := range meaning.Words(t) {
				wanted[w] = true
			}
		}
	})
	for k, w := range s.words {
		if ordinary.MatchString(w.word) && (k < kept || wanted[w.word]) {
			add(meaning.Stem(w.word), w.at, say(meaning.Stem(w.word), k))
		}
	}
	l.EachGloss(func(id string, zh, en []string) { // livestream, webinar: where the concept lies
		for _, t := range en {
			if ws := meaning.Words(t); len(ws) == 1 && concepts[id] != nil {
				add(meaning.Stem(ws[0]), concepts[id], say(meaning.Stem(ws[0]), 300_000))
			}
		}
	})
	glossed := map[string][]float64{}
	meaning.EachWord(func(word string, english []string) { glossed[word] = mean(english) })
	terms := map[string][][]float64{}
	l.EachGloss(func(id string, zh, en []string) {
		for _, t := range zh {
			if n := len([]rune(t)); n > 1 && n <= 6 && meaning.Chinese(t) && concepts[id] != nil {
				terms[t] = append(terms[t], concepts[id])
			}
		}
	})
	for word, place := range glossed {
		terms[word] = append(terms[word], place)
	}
	for _, word := range slices.Sorted(maps.Keys(terms)) {
		add(word, between(terms[word]), sayHan(word))
	}
	rows := make([][]float64, len(entries))
	for i, e := range entries {
		rows[i] = e.at
	}
	axes := principal(rows)[:meaning.Dimensions]
	out := meaning.Vectors{}
	for _, e := range entries {
		v := make([]float64, len(axes))
		for i, a := range axes {
			v[i] = dot(e.at, a)
		}
		unit(v)
		most := 0.0
		for _, x := range v {
			most = max(most, math.Abs(x))
		}
		row := make([]int8, len(v))
		for i, x := range v {
			row[i] = int8(math.Round(x / most * 127))
		}
		out.Words = append(out.Words, e.word)
		out.Rows = append(out.Rows, row)
		out.Says = append(out.Says, uint8(math.Round(255*e.says)))
	}
	return out
}

// find finds a word, or one of its plainer forms.
func (s space) find(w string) (int, bool) {
	for _, form := range []string{w, meaning.Stem(w), meaning.Stem(w) + "e"} {
		if k, ok := s.index[form]; ok {
			return k, true
		}
	}
	return 0, false
}

// between is the middle of some places; nil when none is known.
func between(places [][]float64) []float64 {
	sum, known := make([]float64, size), false
	for _, at := range places {
		known = known || at != nil
		for i, x := range at {
			sum[i] += x
		}
	}
	if !known {
		return nil
	}
	return unit(sum)
}

func dot(a, b []float64) float64 {
	sum := 0.0
	for i, x := range a {
		sum += x * b[i]
	}
	return sum
}

func unit(v []float64) []float64 {
	length := math.Sqrt(dot(v, v)) + 1e-12
	for i := range v {
		v[i] /= length
	}
	return v
}

// principal gives the directions of rows, the one along which they spread most first:
// the eigenvectors of rowsᵀ·rows, by Jacobi's rotations.
func principal(rows [][]float64) [][]float64 {
	n := len(rows[0])
	a, v := make([][]float64, n), make([][]float64, n)
	for i := range n {
		a[i], v[i] = make([]float64, n), make([]float64, n)
		v[i][i] = 1
	}
	for _, r := range rows {
		for i := range n {
			for j := range n {
				a[i][j] += r[i] * r[j]
			}
		}
	}
	for range 60 {
		off := 0.0
		for p := range n {
			for q := p + 1; q < n; q++ {
				off += a[p][q] * a[p][q]
				if math.Abs(a[p][q]) < 1e-12 {
					continue
				}
				theta := (a[q][q] - a[p][p]) / (2 * a[p][q])
				t := math.Copysign(1, theta) / (math.Abs(theta) + math.Sqrt(theta*theta+1))
				c := 1 / math.Sqrt(t*t+1)
				s := t * c
				for k := range n {
					a[k][p], a[k][q] = c*a[k][p]-s*a[k][q], s*a[k][p]+c*a[k][q]
				}
				for k := range n {
					a[p][k], a[q][k] = c*a[p][k]-s*a[q][k], s*a[p][k]+c*a[q][k]
				}
				for k := range n {
					v[k][p], v[k][q] = c*v[k][p]-s*v[k][q], s*v[k][p]+c*v[k][q]
				}
			}
		}
		if off < 1e-9 {
			break
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(x, y int) int {
		switch {
		case a[x][x] > a[y][y]:
			return -1
		case a[x][x] < a[y][y]:
			return 1
		}
		return x - y
	})
	out := make([][]float64, n)
	for i, k := range order {
		out[i] = make([]float64, n)
		for j := range n {
			out[i][j] = v[j][k]
		}
	}
	return out
}
