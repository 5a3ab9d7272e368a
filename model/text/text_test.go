package text

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"sandtable/model"
)

var placeholder = regexp.MustCompile(`\{([a-zA-Z]+)(\|[^}]*)?\}`)

func placeholders(w string) []string {
	var out []string
	for _, m := range placeholder.FindAllStringSubmatch(w, -1) {
		out = append(out, m[1])
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func TestBothLanguagesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	zh, en := For(model.ZH).words, For(model.EN).words
	if len(zh) < 100 {
		t.Fatalf("only %d wordings were read", len(zh))
	}
	for _, key := range slices.Sorted(maps.Keys(zh)) {
		if _, ok := en[key]; !ok {
			t.Errorf("%s has no English", key)
			continue
		}
		// The number itself may stay unsaid in one language.
		if a, b := placeholders(zh[key]), placeholders(en[key]); !slices.Equal(a, b) && !strings.HasSuffix(key, ".unit") {
			t.Errorf("%s: Chinese has the placeholders %v, English %v", key, a, b)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(en)) {
		if _, ok := zh[key]; !ok {
			t.Errorf("%s has no Chinese", key)
		}
	}
}

func TestChinesePunctuationIsFullWidth(t *testing.T) {
	for key, w := range For(model.ZH).words {
		rs := []rune(placeholder.ReplaceAllString(w, "字"))
		for i, r := range rs {
			if !strings.ContainsRune(`,:;?!()"`, r) {
				continue
			}
			if i > 0 && unicode.Is(unicode.Han, rs[i-1]) || i+1 < len(rs) && unicode.Is(unicode.Han, rs[i+1]) {
				t.Errorf("%s: half-width %q beside a Chinese character in %q", key, r, w)
			}
		}
	}
}

func TestEnglishHasOnlyPunctuationThatTheFontDrawsNarrow(t *testing.T) {
	for key, w := range For(model.EN).words {
		if strings.ContainsAny(w, "“”‘’…·—–，。：；？！（）、") {
			t.Errorf("%s: %q", key, w)
		}
	}
}
