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

// retitled derives the title of a duty anew in the languages in which its text was
// edited, where the title that it had was derived; cells are those that were given.
func retitled(was, now Duty, cells map[string]string) Duty {
	for _, lang := range []Lang{ZH, EN} {
		_, given := cells["title."+string(lang)]
		if text := now.Text.exact(lang); !given && text != was.Text.exact(lang) && was.Title.exact(lang) == firstClause(was.Text.exact(lang)) {
			now.Title = now.Title.With(lang, firstClause(text))
		}
	}
	return now
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
