package meaning

import (
	"io/fs"
	"regexp"
	"strings"
)

// latinWords finds the words that a spelling may be known for: letters and digits of English,
// also in the middle of Chinese.
var latinWords = regexp.MustCompile(`[0-9A-Za-z]+(?:[&/][0-9A-Za-z]+)*`)

// spell writes the names of concepts as they are written: SEM, WeChat. The tables
// have all words in small letters, which is how they are looked for.
func (l *Lexicon) spell(files fs.FS) error {
	known := map[string]string{}
	err := eachRow(files, "lexicon/spellings.txt", func(f []string) error {
		known[strings.ToLower(f[0])] = f[0]
		return nil
	})
	if err != nil {
		return err
	}
	write := func(name string) string {
		return latinWords.ReplaceAllStringFunc(name, func(word string) string {
			if as, ok := known[word]; ok {
				return as
			}
			return word
		})
	}
	for i := range l.concepts {
		name := &l.concepts[i].name
		name.ZH, name.EN = write(name.ZH), write(name.EN)
	}
	return nil
}
