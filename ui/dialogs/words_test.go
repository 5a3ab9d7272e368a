package dialogs

import (
	"encoding/json"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// flat gives the words of a language by full key.
func flat(t *testing.T, file string) map[string]string {
	t.Helper()
	b, err := words.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var tree map[string]any
	if err := json.Unmarshal(b, &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var walk func(prefix string, v any)
	walk = func(prefix string, v any) {
		if s, ok := v.(string); ok {
			out[prefix] = s
			return
		}
		for k, v := range v.(map[string]any) {
			walk(strings.TrimPrefix(prefix+"."+k, "."), v)
		}
	}
	walk("", tree)
	return out
}

func TestBothLanguagesHaveTheSameWordsAndPlaceholders(t *testing.T) {
	zh, en := flat(t, "zh.json"), flat(t, "en.json")
	hole := regexp.MustCompile(`\{(\w+)[}|]`)
	holes := func(s string) []string {
		var out []string
		for _, m := range hole.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	if a, b := slices.Sorted(maps.Keys(zh)), slices.Sorted(maps.Keys(en)); !slices.Equal(a, b) {
		t.Fatalf("keys differ:\n%v\n%v", a, b)
	}
	for k := range zh {
		if a, b := holes(zh[k]), holes(en[k]); !slices.Equal(a, b) {
			t.Errorf("%s: %v and %v", k, a, b)
		}
	}
}
