package text

import (
	"io/fs"
	"maps"
	"sync"

	"sandtable/model"
)

// Chrome is the words that a part of the program adds to those of this package: those
// of the window, of a view, of the workbook.
type Chrome struct {
	printers func() map[model.Lang]Printer
}

// NewChrome takes the words from zh.json and en.json, JSON objects of strings and groups.
// They are read when they are asked for first, and once. A key of them wins over one of
// this package; a file that is not of this form adds nothing, so its keys show up as
// missing.
func NewChrome(files fs.FS) Chrome {
	return Chrome{sync.OnceValue(func() map[model.Lang]Printer {
		out := map[model.Lang]Printer{}
		for lang, more := range read(files) {
			words := maps.Clone(tables()[lang])
			maps.Copy(words, more)
			out[lang] = Printer{lang: lang, words: words}
		}
		return out
	})}
}

// In gives the printer of a language with these words; any word but "en" gives Chinese.
func (c Chrome) In(lang model.Lang) Printer { return c.printers()[known(lang)] }

// known is the language that is spoken when one is asked for.
func known(lang model.Lang) model.Lang {
	if lang != model.EN {
		return model.ZH
	}
	return lang
}

// read gives the words of both languages by full key.
func read(files fs.FS) map[model.Lang]map[string]string {
	out := map[model.Lang]map[string]string{}
	for _, lang := range []model.Lang{model.ZH, model.EN} {
		b, err := fs.ReadFile(files, string(lang)+".json")
		if err == nil {
			out[lang], err = flatten(b)
		}
		if err != nil { // proved impossible for ours by TestEveryFolderSaysTheSameInBothLanguages
			out[lang] = map[string]string{}
		}
	}
	return out
}
