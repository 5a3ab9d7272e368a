package intake

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// markClass is a way of numbering. Which of two stands above the other says only the text
// in which they are used.
type markClass int

const (
	noMark     markClass = iota
	chapter              // 第一章
	hanComma             // 一、
	hanBracket           // (一)
	article
	digit        // 1、 1. 1)
	digitSpace   // 1 and a space; a number only where others follow
	digitBracket // (1)
	circled      // ①
	decimal      // 1.1
	letter       // a) A.
	roman        // ii)
	bullet
	styled // numbered by the program that wrote it, at some level
)

// mark is the number or bullet at the beginning of a line.
type mark struct {
	class   markClass
	depth   int // of decimal (1.1 = 2) and styled
	ordinal int // 0 where it has none
	width   int // in bytes, with the space behind
}

// markForm is one way in which a mark is written.
type markForm struct {
	class markClass
	form  *regexp.Regexp
}

// markClasses are the classes by the names of forms.txt.
var markClasses = map[string]markClass{"chapter": chapter, "article": article, "han": hanComma, "han-bracket": hanBracket, "digit": digit, "digit-space": digitSpace,

	"digit-bracket": digitBracket, "circled": circled, "decimal": decimal, "letter": letter, "roman": roman, "bullet": bullet}

const hanDigits = "\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d" // one to nine

const (
	hanTen     = '\u5341'
	hanHundred = '\u767e'
	hanOrdinal = '\u7b2c' // leads an ordinal number
)

// marked reads the mark at the beginning of a line.
func marked(s string) (mark, bool) {
	first, _ := utf8.DecodeRuneInString(s)
	if isHan(first) && first != hanOrdinal && first != hanTen && !strings.ContainsRune(hanDigits, first) {
		return mark{}, false // most lines
	}
	for _, f := range vocabulary().marks {
		at := f.form.FindStringSubmatchIndex(s)
		if at == nil {
			continue
		}
		m := mark{class: f.class, width: at[1]}
		if len(at) > 2 && at[2] >= 0 {
			m.ordinal, m.depth = ordinal(f.class, s[at[2]:at[3]])
		}
		next, _ := utf8.DecodeRuneInString(s[m.width:])
		switch {
		case m.width == len(s): // a number and nothing else
			return mark{}, false
		case f.class == digit && unicode.IsDigit(next): // 1.5, 3:00, 1,000
			continue
		case f.class == decimal && vocabulary().forms["quantity"].MatchString(s[m.width:]):
			continue
		case f.class == digitSpace && !unicode.IsLetter(next):
			continue
		case f.class == bullet && m.width == 1 && (unicode.IsDigit(next) || next == '-'):
			continue
		case f.class == letter && m.ordinal == 0:
			continue
		}
		return m, true
	}
	return mark{}, false
}

func ordinal(class markClass, s string) (n, depth int) {
	switch class {
	case chapter, article, hanComma, hanBracket:
		if n, err := strconv.Atoi(s); err == nil {
			return n, 0
		}
		return hanNumber(s), 0
	case circled:
		r, _ := utf8.DecodeRuneInString(s)
		for _, first := range []rune{'①', '㈠', '⑴', '⒈', '➀', '❶'} {
			if r >= first && r < first+20 {
				return int(r-first) + 1, 0
			}
		}
	case decimal:
		parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == '．' })
		n, _ = strconv.Atoi(parts[len(parts)-1])
		return n, len(parts)
	case letter:
		return int(unicode.ToLower(rune(s[0]))-'a') + 1, 0
	case roman:
		return map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}[s], 0
	}
	n, _ = strconv.Atoi(s)
	return n, 0
}

func hanNumber(s string) int {
	n, last := 0, 0
	for _, r := range s {
		switch r {
		case hanTen:
			n, last = n+max(last, 1)*10, 0
		case hanHundred:
			n, last = n+max(last, 1)*100, 0
		default:
			last = 0
			if at := strings.IndexRune(hanDigits, r); at >= 0 {
				last = at/len(string(hanTen)) + 1
			}
		}
	}
	return n + last
}
