package boundary

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
)

//go:embed vague.txt
var vagueWords string

// vague is a word with what it may be part of.
type vague struct {
	word string
	but  []string
}

var vagues = sync.OnceValue(func() (out []vague) {
	for line := range strings.Lines(vagueWords) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		parts := strings.Split(line, "!")
		v := vague{word: strings.TrimSpace(parts[0])}
		for _, but := range parts[1:] {
			v.but = append(v.but, strings.TrimSpace(but))
		}
		out = append(out, v)
	}
	return out
})

// Vague lists the words of a text that leave open who does what, as they stand there, each
// once. An English word is listed with its ending.
func Vague(text string) (found []string) {
	low := strings.ToLower(text)
	if len(low) != len(text) { // letters that are longer when they are small
		low = text
	}
	for _, v := range vagues() {
		for at := 0; ; {
			i := strings.Index(low[at:], v.word)
			if i < 0 {
				break
			}
			from := at + i
			to := from + len(v.word)
			at = to
			if v.excused(low, from) {
				continue
			}
			if v.word[0] < 0x80 {
				if from > 0 && letter(low[from-1]) {
					continue
				}
				for to < len(low) && letter(low[to]) {
					to++
				}
			}
			if word := text[from:to]; !slices.Contains(found, word) {
				found = append(found, word)
			}
		}
	}
	return found
}

// excused reports whether a word stands in something that is not vague.
func (v vague) excused(text string, at int) bool {
	return slices.ContainsFunc(v.but, func(but string) bool {
		inside := strings.Index(but, v.word)
		from := at - inside
		return inside >= 0 && from >= 0 && strings.HasPrefix(text[from:], but)
	})
}

func letter(b byte) bool { return b < 0x80 && unicode.IsLetter(rune(b)) }
