package proposal

import (
	"slices"
	"strings"
)

// Signs are what a text shows of money spent on media: a rule may rest on them where no
// function and no role is entered.
type Signs struct {
	Spends bool // money is spent on media
	Judges bool // the effect of what was spent is judged
}

// SignsOf reads the signs of a text.
func SignsOf(text string) Signs {
	lower := strings.ToLower(text)
	shows := func(words []string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return find(lower, w) >= 0 })
	}
	return Signs{shows(tables().media), shows(tables().effect)}
}
