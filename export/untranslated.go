package export

import (
	"unicode"

	"sandtable/model"
	"sandtable/model/text"
)

// Untranslated reports whether a text that people wrote is not in the language of a printer:
// one without a Chinese character in Chinese, one of Chinese characters in English.
func Untranslated(p text.Printer, said string) bool {
	letters, squares := 0, 0
	for _, r := range said {
		switch {
		case unicode.Is(unicode.Han, r):
			squares++
		case unicode.IsLetter(r):
			letters++
		}
	}
	if p.Lang() == model.EN {
		return squares > letters
	}
	return squares == 0 && letters > 12
}

// foreign marks a text that nobody has translated.
func (b *pages) foreign(said string) string {
	if Untranslated(b.p, said) {
		return b.p.T("export.untranslated", "text", said)
	}
	return said
}
