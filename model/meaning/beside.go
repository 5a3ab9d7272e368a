package meaning

import (
	"fmt"
	"io/fs"
	"strings"
)

// besides are the kinds of words that show what a text says beside its work: with whom it
// is done: the warehouse that a date is agreed with is nothing that this duty does. The
// table is lexicon/beside.txt.
type besides uint16

const (
	party besides = 1 << iota
	partUnit
	meet
	aid
	joint
	with
	from
	skip
	list
)

var besideKinds = map[string]besides{"party": party, "unit": partUnit, "meet": meet, "aid": aid, "joint": joint,
	"with": with, "from": from, "skip": skip, "list": list}

// besideSays is what counts of the words that stand beside.
const besideSays = .3

// says tells how much of a unit counts.
func (r reading) says(unit int) float64 {
	if r.beside != nil && r.beside[unit] {
		return besideSays
	}
	return 1
}

func (l *Lexicon) readBeside(files fs.FS) error {
	l.besides = newTrie()
	return eachRow(files, "lexicon/beside.txt", func(f []string) error {
		k, ok := besideKinds[f[0]]
		if !ok || len(f) != 2 {
			return fmt.Errorf("there is no kind %q", f[0])
		}
		for term := range strings.SplitSeq(f[1], "|") {
			l.besides.add(term, sense{concept: -1, beside: k})
		}
		return nil
	})
}

// besideText finds words of the table in a text.
type besideText struct {
	words *trie
	us    []unit
	marks []string
}

// at gives the kinds of the longest words of some kinds that begin at a unit, and where
// they end.
func (x besideText) at(i int, kinds besides) (end int, ok bool) {
	node := int32(0)
	for j := i; j < len(x.us) && (j == i || !x.cut(j)); j++ {
		next, on := x.words.step(node, x.words.number(x.us[j]))
		if !on {
			break
		}
		node = next
		for _, s := range x.words.senses[node] {
			if s.beside&kinds != 0 {
				end, ok = j+1, true
			}
		}
	}
	return end, ok
}

// cut reports whether a sign stands before a unit.
func (x besideText) cut(i int) bool { return strings.TrimSpace(x.marks[i]) != "" }

// ends reports whether a sign that ends more than an item of a list stands before a unit,
// or the text ends there.
func (x besideText) ends(i int) bool {
	return i >= len(x.us) || strings.ContainsAny(x.marks[i], ",，;；。.:：!！?？\n()（）")
}

// beside tells of each unit whether it stands beside what the work is.
func (l *Lexicon) beside(us []unit, marks []string) []bool {
	x := besideText{l.besides, us, marks}
	var out []bool
	mark := func(from, to int) {
		if out == nil {
			out = make([]bool, len(us))
		}
		for i := from; i < to; i++ {
			out[i] = true
		}
	}
	for i := range us {
		if us[i].han != 0 {
			if after, ok := x.at(i, meet|aid); ok {
				if to, ok := x.parties(after, false); ok && x.together(i, to) {
					mark(after, to)
				}
			}
			continue
		}
		if after, ok := x.at(i, with|from); ok {
			_, plain := x.at(i, with)
			if to, ok := x.parties(after, !plain); ok {
				mark(after, to)
			}
		}
	}
	return out
}

// parties reads a list of departments. titled wants the last to be called a team or the
// like; where nothing calls it so the words must end there.
func (x besideText) parties(at int, titled bool) (to int, ok bool) {
	called := false
	for at < len(x.us) {
		if end, on := x.at(at, skip); on && x.us[at].han == 0 {
			at = end
			continue
		}
		end, on := x.at(at, party)
		if !on {
			break
		}
		to, called = end, false
		if end, on = x.at(to, partUnit); on {
			to, called = end, true
		}
		at, ok = to, true
		if end, on = x.at(at, list); on {
			at = end
		} else if at < len(x.us) && !strings.ContainsAny(x.marks[at], ",，、/&") {
			break
		}
	}
	if ok && !called && x.us[to-1].han == 0 {
		ok = !titled && x.ends(to)
	}
	return to, ok
}

// together reports whether the Chinese words behind some departments say that the work is
// done with them; a word of aid before them says it by itself.
func (x besideText) together(before, to int) bool {
	if _, on := x.at(before, aid); on {
		_, called := x.at(to-1, partUnit)
		return called || !x.ends(to)
	}
	for i := to; !x.ends(i) && i < to+6; i++ {
		if _, on := x.at(i, joint); on {
			return true
		}
	}
	return false
}
