package intake

import (
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// parseNumber reads a count or a share as people write it: 3, 3人, 2.5 FTE, 30%.
func parseNumber(s string) (float64, bool) {
	at := vocabulary().forms["number"].FindStringSubmatch(strings.ToLower(strings.ReplaceAll(norm.NFKC.String(strings.TrimSpace(s)), ",", "")))
	if at == nil {
		return 0, false
	}
	n, err := strconv.ParseFloat(at[1], 64)
	return n, err == nil
}

// weighted takes the weight off the end of a name: 销售额(30%).
func weighted(s string) (name string, weight float64) {
	s = strings.TrimSpace(s)
	if at := vocabulary().forms["weight"].FindStringSubmatch(s); at != nil {
		if n, err := strconv.ParseFloat(at[2], 64); err == nil {
			return at[1], n
		}
	}
	return s, 0
}

// counted takes the number of people off the end of the name of a post: 活动专员(2人).
func counted(s string) (name string, n float64) {
	s = strings.Trim(strings.TrimSpace(s), "。.;；")
	if at := vocabulary().forms["count"].FindStringSubmatch(strings.ToLower(s)); at != nil {
		if n, err := strconv.ParseFloat(at[2], 64); err == nil {
			return strings.TrimSpace(s[:len(at[1])]), n
		}
	}
	return s, 0
}
