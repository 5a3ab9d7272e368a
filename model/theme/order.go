package theme

import (
	"cmp"
	"slices"
)

// byWords sorts things by what they say, in place.
func byWords[T cmp.Ordered](list []T, said func(T) string) []T {
	words := make(map[T]string, len(list))
	for _, x := range list {
		words[x] = said(x)
	}
	slices.SortFunc(list, func(a, b T) int { return cmp.Or(cmp.Compare(words[a], words[b]), cmp.Compare(a, b)) })
	return list
}
