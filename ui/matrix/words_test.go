package matrix

import (
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func flatten(t *testing.T, lang string) map[string]string {
	t.Helper()
	b, err := words.ReadFile(lang + ".json")
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
			out[strings.TrimPrefix(prefix, ".")] = s
			return
		}
		for k, sub := range v.(map[string]any) {
			walk(prefix+"."+k, sub)
		}
	}
	walk("", tree)
	return out
}

func TestBothLanguagesHaveTheSameKeysAndPlaceholders(t *testing.T) {
	zh, en := flatten(t, "zh"), flatten(t, "en")
	if a, b := slices.Sorted(maps.Keys(zh)), slices.Sorted(maps.Keys(en)); !slices.Equal(a, b) {
		t.Fatalf("keys differ:\n%v\n%v", a, b)
	}
	holes := regexp.MustCompile(`\{([a-z]+)`)
	names := func(s string) []string {
		var out []string
		for _, m := range holes.FindAllStringSubmatch(s, -1) {
			out = append(out, m[1])
		}
		slices.Sort(out)
		return slices.Compact(out)
	}
	for _, key := range slices.Sorted(maps.Keys(zh)) {
		if a, b := names(zh[key]), names(en[key]); !slices.Equal(a, b) {
			t.Errorf("%s: %v and %v", key, a, b)
		}
	}
}

// Keys that are put together at run time end in a group; those groups are listed here.
func TestEveryWordIsUsed(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	code := ""
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		code += string(b)
	}
	for _, key := range slices.Sorted(maps.Keys(flatten(t, "zh"))) {
		group := key[:strings.LastIndex(key, ".")+1]
		if !strings.Contains(code, `"`+key+`"`) && !strings.Contains(code, `"`+group+`"`) {
			t.Errorf("%s is never said", key)
		}
	}
}
