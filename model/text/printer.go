package text

import (
	"embed"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"sandtable/model"
)

//go:embed zh.json en.json
var wordings embed.FS

// tables reads both wordings once; they are never written afterwards.
var tables = sync.OnceValue(func() map[model.Lang]map[string]string { return read(wordings) })

// Printer says things in one language. It is a value: copy it, pass it, compare
// its language. The zero Printer knows no words; make one with [For] or
// [Chrome.In].
type Printer struct {
	lang  model.Lang
	words map[string]string
	whole bool // names of units are not cut
}

// For gives the printer of a language; any word but "en" gives Chinese.
func For(lang model.Lang) Printer {
	lang = known(lang)
	return Printer{lang: lang, words: tables()[lang]}
}

// WholeUnits gives a printer that cuts no name of a unit: where names are read back.
func (p Printer) WholeUnits() Printer {
	p.whole = true
	return p
}

// Lang is the printer's language.
func (p Printer) Lang() model.Lang { return p.lang }

// flatten joins the keys of nested groups with dots.
func flatten(b []byte) (map[string]string, error) {
	var tree map[string]any
	if err := json.Unmarshal(b, &tree); err != nil {
		return nil, err
	}
	out := map[string]string{}
	var walk func(prefix string, v any) error
	walk = func(prefix string, v any) error {
		switch v := v.(type) {
		case string:
			out[prefix] = v
		case map[string]any:
			for k, sub := range v {
				if prefix != "" {
					k = prefix + "." + k
				}
				if err := walk(k, sub); err != nil {
					return err
				}
			}
		default:
			return fmt.Errorf("%s is neither a string nor a group", prefix)
		}
		return nil
	}
	return out, walk("", tree)
}

// Has reports whether the printer knows a key.
func (p Printer) Has(key string) bool { _, ok := p.words[key]; return ok }

// T says the wording of a key. The args are names and values in turn, as in
// log/slog: T("board.count", "n", 3). Strings are put in as they are, numbers as
// [Printer.Number] writes them, and a [model.Text] in the printer's language. A
// key that is missing is returned itself.
func (p Printer) T(key string, args ...any) string {
	w, ok := p.words[key]
	if !ok {
		return key
	}
	if !strings.Contains(w, "{") {
		return w
	}
	return p.fill(w, func(name string) (any, bool) {
		for i := 0; i+1 < len(args); i += 2 {
			if args[i] == name {
				return args[i+1], true
			}
		}
		return nil, false
	})
}

// fill replaces the placeholders in one pass, so that braces in values stay as
// they are. A placeholder without a value stays too.
func (p Printer) fill(w string, value func(name string) (any, bool)) string {
	var b strings.Builder
	for {
		before, rest, ok := strings.Cut(w, "{")
		b.WriteString(before)
		if !ok {
			return b.String()
		}
		inner, after, ok := strings.Cut(rest, "}")
		if !ok {
			b.WriteString("{" + rest)
			return b.String()
		}
		name, forms, plural := strings.Cut(inner, "|")
		v, ok := value(name)
		switch {
		case !ok:
			b.WriteString("{" + inner + "}")
		case plural:
			one, many, _ := strings.Cut(forms, "|")
			if p.say(v) == "1" {
				many = one
			}
			b.WriteString(many)
		case strings.HasSuffix(before, "“") || strings.HasSuffix(before, `"`):
			b.WriteString(p.inner(p.say(v)))
		default:
			b.WriteString(p.say(v))
		}
		w = after
	}
}

// inner turns the quotation marks of a name that is itself quoted into single ones.
func (p Printer) inner(name string) string {
	if !strings.ContainsAny(name, "\"“”") {
		return name
	}
	if p.lang == model.EN {
		return strings.NewReplacer(`"`, "'", "“", "'", "”", "'").Replace(name)
	}
	return strings.NewReplacer("“", "‘", "”", "’").Replace(name)
}

func (p Printer) say(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case int:
		return p.Number(float64(v))
	case float64:
		return p.Number(v)
	case model.Text:
		return v.In(p.lang)
	}
	return fmt.Sprint(v)
}

// minus is the real minus sign, which is as wide as the plus.
const minus = "−"

// Number writes a number for reading: at most two decimals, a zero before the point of a
// number below one (0.43), a real minus.
func (p Printer) Number(v float64) string {
	s := strconv.FormatFloat(v, 'f', 2, 64)
	s = strings.TrimRight(strings.TrimRight(s, "0"), ".")
	negative := strings.HasPrefix(s, "-")
	s = strings.TrimPrefix(s, "-")
	if negative && s != "0" {
		s = minus + s
	}
	return s
}

// Index writes a value from 0 to 1 with two decimals, 0 and 1 without: 0.20, 1.
func (p Printer) Index(v float64) string {
	if s := p.Number(v); !strings.Contains(s, ".") {
		return s
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', 2, 64)
	if v < 0 {
		s = minus + s
	}
	return s
}

// Signed is Number with the sign always written: +3, −.43; 0 has none.
func (p Printer) Signed(v float64) string {
	s := p.Number(v)
	if v > 0 && s != "0" {
		return "+" + s
	}
	return s
}

// Quote puts a name into the quotation marks of the language.
func (p Printer) Quote(name string) string { return p.T("list.quote", "x", name) }

// Capital begins what is said in English with a capital letter.
func (p Printer) Capital(s string) string {
	if p.lang != model.EN || s == "" {
		return s
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// List joins words as an enumeration.
func (p Printer) List(words ...string) string { return strings.Join(words, p.T("list.comma")) }

// listed is how many members a sentence names before it counts the rest.
const listed = 4

// few enumerates the first words and counts the rest.
func (p Printer) few(words []string) string {
	if len(words) <= listed {
		return p.List(words...)
	}
	rest := len(words) - listed + 1
	if p.lang == model.ZH {
		rest = len(words) // 等 n 项 counts them all
	}
	return p.T("list.more", "list", p.List(words[:listed-1]...), "n", rest)
}
