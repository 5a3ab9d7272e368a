package main

import (
	"errors"
	"strings"
)

// errQuote says that a quotation mark of a line is not closed.
var errQuote = errors.New("unclosed quotation mark")

// split cuts a line into words as a POSIX shell does, without expansions: white
// space separates, '…' keeps everything, "…" keeps all but \" and \\, a backslash
// outside keeps the next character. A word that begins with # starts a comment.
func split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	begun := false
	end := func() {
		if begun {
			words = append(words, word.String())
			word.Reset()
			begun = false
		}
	}
	for i := 0; i < len(line); i++ {
		switch c := line[i]; c {
		case ' ', '\t', '\r', '\n':
			end()
		case '#':
			if !begun {
				return words, nil
			}
			word.WriteByte(c)
		case '\'':
			begun = true
			n := strings.IndexByte(line[i+1:], '\'')
			if n < 0 {
				return nil, errQuote
			}
			word.WriteString(line[i+1 : i+1+n])
			i += n + 1
		case '"':
			begun = true
			for i++; ; i++ {
				if i >= len(line) {
					return nil, errQuote
				}
				if line[i] == '"' {
					break
				}
				if line[i] == '\\' && i+1 < len(line) && (line[i+1] == '"' || line[i+1] == '\\') {
					i++
				}
				word.WriteByte(line[i])
			}
		case '\\':
			begun = true
			if i++; i < len(line) {
				word.WriteByte(line[i])
			}
		default:
			begun = true
			word.WriteByte(c)
		}
	}
	end()
	return words, nil
}
