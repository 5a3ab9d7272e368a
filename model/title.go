package model

import (
	"strings"
	"unicode"
)

// shortTitle takes the first clause of a text as the title of its card, at most
// 12 Han characters or 40 others.
func shortTitle(t Text) Text {
	return Text{ZH: firstClause(t.ZH), EN: firstClause(t.EN), Stale: t.Stale}
}

func firstClause(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	width, end := 0, 0
	for i, r := range s {
		if strings.ContainsRune("，。；：、（,;:(", r) && i > 0 {
			return strings.TrimSpace(s[:i])
		}
		if r == '.' && i > 0 && i+1 == len(s) {
			return s[:i]
		}
		if width++; unicode.Is(unicode.Han, r) {
			width += 2
		}
		if width > 40 {
			if sp := strings.LastIndexByte(s[:end], ' '); sp > 12 && !unicode.Is(unicode.Han, r) {
				end = sp
			}
			return strings.TrimSpace(s[:end]) + "…"
		}
		end = i + len(string(r))
	}
	return s
}
